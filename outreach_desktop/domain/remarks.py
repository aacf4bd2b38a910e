"""Remarks of the doctor: what was looked at, what was found, and what to do about it."""

from dataclasses import dataclass
from enum import StrEnum

SUBJECTS = ("file", "search", "history", "backups", "templates", "documents", "folders")
"""What is looked at, in this order."""


class RemarkKind(StrEnum):
    """Whether something is as it should be, good to know, or wrong."""

    FINE = "fine"
    NOTE = "note"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A sentence about one subject; `mend` names what mends it, "" where people must do it themselves."""

    about: str
    message: str
    hint: str = ""
    mend: str = ""
    kind: RemarkKind = RemarkKind.NOTE

    def __str__(self) -> str:
        """The message, and what to do."""
        return f"{self.message} {self.hint}".strip()


def fine(about: str, message: str) -> Remark:
    """That it is as it should be."""
    return Remark(about=about, message=message, kind=RemarkKind.FINE)


def wrong(about: str, message: str, hint: str = "", *, mend: str = "") -> Remark:
    """That something does not hold together."""
    return Remark(about=about, message=message, hint=hint, mend=mend, kind=RemarkKind.WRONG)
