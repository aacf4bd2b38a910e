"""What this computer keeps for its next start, beside no data file: who it is, what only it knows, what was open last."""

import logging
import secrets
import uuid

from outreach_desktop import paths, private, writing
from outreach_desktop.errors import OutreachError

_DEVICE = "device.txt"
_SEAL_KEY = "seal-key.txt"


def name() -> str:
    """Rows say on which computer they were written; a team will one day want to know."""
    return remembered(_DEVICE) or remember(_DEVICE, str(uuid.uuid4()))


def secret() -> bytes:
    """What nobody else knows, so that a seal or a list of hashes that came with a file is not taken for one of this computer."""
    return (remembered(_SEAL_KEY) or remember(_SEAL_KEY, secrets.token_hex(32))).encode()


def remembered(name: str) -> str:
    """What was kept for this start; "" where nothing was, or where it cannot be read any more."""
    path = paths.settings_folder() / name
    try:
        return path.read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        logging.getLogger(__name__).warning("%s could not be read: %s", name, type(error).__name__)
        return ""


def remember(name: str, text: str) -> str:
    """Keep `text` for the next start. Where that is forbidden, work goes on without."""
    path = paths.settings_folder() / name
    try:
        private.make_folder(path.parent, parents=True)
        writing.write_over(path, text.encode())
    except (OSError, OutreachError) as error:
        logging.getLogger(__name__).warning("%s could not be kept: %s", name, type(error).__name__)
    return text
