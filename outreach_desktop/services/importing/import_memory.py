"""What people chose for the columns of a list, kept for the next list with the same columns.

It is a setting of this computer: columns that somebody changed and the fields they go to, and
nothing of the people. A list is known by a hash of its column names.
"""

import hashlib
import json
import logging
from collections.abc import Mapping, Sequence
from pathlib import Path

from outreach_desktop import paths, private, writing
from outreach_desktop.errors import OutreachError

_MOST = 50
"""Lists whose choices are kept: the oldest go."""
_log = logging.getLogger(__name__)


def recalled(header: Sequence[str]) -> dict[str, str]:
    """Fields by column, as they were chosen last for a list with these columns."""
    kept = _kept().get(_key(header), {})
    return {column: field for column, field in kept.items() if column in header}


def remember(header: Sequence[str], chosen: Mapping[str, str]) -> None:
    """Keep what was chosen. Where that is forbidden, it is chosen again next time."""
    if not chosen:
        return
    lists = _kept()
    lists[_key(header)] = {**lists.pop(_key(header), {}), **chosen}
    newest = dict(list(lists.items())[-_MOST:])
    try:
        private.make_folder(_file().parent, parents=True)
        writing.write_over(_file(), json.dumps(newest, ensure_ascii=False).encode())
    except (OSError, OutreachError) as error:
        _log.warning("choices could not be kept: %s", type(error).__name__)


def _file() -> Path:
    return paths.settings_folder() / "imports.json"


def _key(header: Sequence[str]) -> str:
    return hashlib.sha256(json.dumps(list(header)).encode()).hexdigest()[:24]


def _kept() -> dict[str, dict[str, str]]:
    """Everything kept; nothing where the file is not there or not ours any more."""
    try:
        found = json.loads(_file().read_bytes())
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        _log.warning("choices could not be read: %s", type(error).__name__)
        return {}
    if not isinstance(found, dict):
        return {}
    return {
        key: {str(column): str(field) for column, field in chosen.items()}
        for key, chosen in found.items()
        if isinstance(chosen, dict)
    }
