"""Why a data file was not opened, or is not written to any more: each kind has its own ways out."""

import datetime as dt
from pathlib import Path
from typing import Final, Literal

from outreach_desktop.errors import OutreachError
from outreach_desktop.words import say


class DataFileError(OutreachError):
    """What a person can mend about the data file at `path`; it was left as it is."""

    def __init__(self, path: Path, message: str, *, hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.path = path


class AlreadyOpenError(DataFileError):
    """Another window or command has it open; or a computer called `computer` has, as it seems, since `since`.

    Only the second can be opened all the same, by accepting it as it is.
    """

    computer: str = ""
    since: dt.datetime | None = None


class ReadOnlyError(DataFileError):
    """It may be read and not changed: look at it, or open a copy in a folder of one's own."""


class NewerError(DataFileError):
    """A newer program made it, and this one would not understand it."""


class DamagedError(DataFileError):
    """It was a data file, and is gone, empty, cut short or does not hold together: restore a backup, or salvage it."""


class StrangeError(DamagedError):
    """Somebody else built something into it, or out of it, so nothing of it is used; `fault` says what, in a sentence."""

    def __init__(self, path: Path, fault: str, *, name: str = "") -> None:
        called = name or f"\u201c{path.name}\u201d"
        told = say(
            "{name} is not as Outreach Desktop makes its files. {fault}", name=called, fault=fault
        )
        super().__init__(path, told[0].upper() + told[1:], hint=_SAVE_PEOPLE)
        self.fault = fault


_SAVE_PEOPLE: Final = say(
    "It may have come from someone else, or another program or a failing disk may have changed "
    "it. None of that was run, and nothing was changed. Restore a backup, or save what can still "
    "be read: only people, organisations, events and timelines go into a new file."
)


class ChangedOutsideError(DataFileError):
    """It is whole, but not as it was closed here, and something may be missing: compare, accept or restore.

    `kind` is "older" where the newest of what was there at closing is missing, "parted" where other
    things were done instead of it, "altered" where the history is the same and the bytes are not.
    """

    kind: Literal["older", "parted", "altered"] = "altered"
    closed_at: dt.datetime | None = None
    last_change: dt.datetime | None = None
    people_then: int = 0
    people_now: int = 0


class NotAsClosedError(DataFileError):
    """It was opened before all of it was read, and is not as it was closed: it must be closed, and opened the long way."""


class ReplacedError(DataFileError):
    """Something else was put in its place while it was open, so nothing is written to it any more."""
