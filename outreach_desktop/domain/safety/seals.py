"""The seal beside a data file: what the file was like when it was closed, and who has it open."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

Kind = Literal["older", "parted", "altered"]


class SealState(StrEnum):
    """Damaged: it is closed, but was met damaged while it was open, so it is checked before it is used."""

    OPEN = "open"
    CLOSED = "closed"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """A program that has the file open, and on which computer."""

    device: str
    computer: str
    pid: int

    def is_on_computer_of(self, other: "Holder") -> bool:
        """A computer is known by its name too: another person's start on it has another device."""
        return self.device == other.device or self.computer == other.computer


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """How far the file has come: its newest action, with its id, and how many people are in it."""

    action: int = 0
    action_id: str = ""
    people: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """The file as it was closed, to the last byte."""

    sha256: str
    size: int
    closed_at: dt.datetime
    computer: str
    content: Content


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """What stands beside the file. `closing` is the last one, also while the file is open again.

    `mark` says who wrote it: nobody can make it who does not know the secret of that computer.
    `rescued` names the file in which the work was kept that could not be closed in its place.
    """

    state: SealState
    holder: Holder
    since: dt.datetime
    closing: Closing | None = None
    rescued: str = ""
    mark: str = ""

    def is_held_elsewhere(self, here: Holder) -> bool:
        """Whether another computer has the file open, or stopped without closing it."""
        return self.state is SealState.OPEN and not self.holder.is_on_computer_of(here)


def difference(seal: Seal | None, now: Content, *, knows_closing: bool) -> Kind | None:
    """What speaks against a sound file that is not, byte for byte, as it was closed; None where nothing is missing.

    `knows_closing` says whether the newest action at closing is in it. With more done since, the file was
    used where this seal did not go along; after a stop without closing it may differ as it likes.
    """
    if seal is None or seal.closing is None:
        return None
    then = seal.closing.content
    if then.action and not knows_closing:
        return "older" if now.action < then.action else "parted"
    if seal.state is SealState.CLOSED and now.action == then.action:
        return "altered"
    return None
