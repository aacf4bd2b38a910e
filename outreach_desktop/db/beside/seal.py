"""The seal on disk: a small hidden file beside the data file. Where it cannot be written, work goes on without."""

import dataclasses
import datetime as dt
import hashlib
import hmac
import json
import logging
import os
import platform
from pathlib import Path
from typing import Any

from outreach_desktop import given, writing
from outreach_desktop.db.beside.lock import beside
from outreach_desktop.domain.safety.seals import Closing, Content, Holder, Seal, SealState
from outreach_desktop.errors import OutreachError

_log = logging.getLogger(__name__)
_LARGEST = 1 << 20


def place(path: Path) -> Path:
    """Where the seal of the data file at `path` is."""
    return beside(path, "seal")


def read(path: Path) -> Seal | None:
    """The seal of the data file at `path`; None where there is none that can be understood."""
    try:
        kept = json.loads(given.read(place(path), at_most=_LARGEST, is_note=True))
        return _seal(kept)
    except FileNotFoundError:
        return None
    except (
        OSError, OutreachError, given.TooLargeError,
        ValueError, TypeError, KeyError, AttributeError, RecursionError,
    ) as error:  # fmt: skip
        _log.warning("seal not understood: %s", type(error).__name__)
        return None


def write(path: Path, seal: Seal, secret: bytes) -> None:
    """Put `seal`, with the mark of who knows the `secret`, in place of the one before, safe on the disk."""
    marked = dataclasses.replace(seal, mark=_mark(seal, secret))
    words = json.dumps(dataclasses.asdict(marked), default=_as_text, indent=1)
    try:
        writing.write_over(place(path), words.encode())
    except OutreachError as error:
        _log.warning("seal not written: %s", type(error.__cause__).__name__)


def is_written_here(seal: Seal, secret: bytes) -> bool:
    """Whether who knows the `secret` wrote it: a seal may have come with the file, from whoever made both."""
    return hmac.compare_digest(seal.mark.encode(), _mark(seal, secret).encode())


def _mark(seal: Seal, secret: bytes) -> str:
    unmarked = dataclasses.asdict(dataclasses.replace(seal, mark=""))
    words = json.dumps(unmarked, default=_as_text, sort_keys=True).encode()
    return hmac.new(secret, words, "sha256").hexdigest()


def holder(device: str) -> Holder:
    """This program on this computer."""
    return Holder(device=device, computer=platform.node(), pid=os.getpid())


def digest(path: Path) -> str:
    """The hash of a file's bytes. Never while this program has it open: on POSIX that would drop its locks."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def closing(path: Path, computer: str, content: Content) -> Closing:
    """The file as it lies there, just closed."""
    return Closing(
        sha256=digest(path),
        size=path.stat().st_size,
        closed_at=dt.datetime.now(dt.UTC),
        computer=computer,
        content=content,
    )


def _seal(kept: dict[str, Any]) -> Seal:
    last = kept["closing"]
    return Seal(
        state=SealState(kept["state"]),
        holder=Holder(**kept["holder"]),
        since=dt.datetime.fromisoformat(kept["since"]),
        closing=_closing(last) if last else None,
        rescued=str(kept["rescued"]),
        mark=str(kept.get("mark", "")),
    )


def _closing(kept: dict[str, Any]) -> Closing:
    return Closing(
        **{
            **kept,
            "closed_at": dt.datetime.fromisoformat(kept["closed_at"]),
            "content": Content(**kept["content"]),
        }
    )


def _as_text(value: object) -> str:
    assert isinstance(value, dt.datetime), type(value)  # noqa: S101
    return value.isoformat()
