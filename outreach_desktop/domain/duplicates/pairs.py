"""Pairs that may be one person or one organisation, and why."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from outreach_desktop.words import say


class Reason(StrEnum):
    """Why two entries look like one, in the order in which it is told."""

    NAME = "same name"
    NICKNAME = "short name"
    INITIAL = "initial"
    SPELLING = "spelling"
    SWAPPED = "swapped"
    PART = "part of the name"
    SURNAME = "other surname"
    CODE = "same code"
    EMAIL = "same email"
    MOBILE = "same mobile"
    PHONE = "same phone"
    WEBSITE = "same website"
    ADDRESS = "same address"
    POSTCODE = "same postcode"
    ORGANISATION = "same organisation"
    PARENT = "belong to the same"
    WORK = "same profession"


_IN_WORDS: Final = {
    Reason.NAME: say("same name"),
    Reason.NICKNAME: say("short form of the same first name"),
    Reason.INITIAL: say("initials fit"),
    Reason.SPELLING: say("names spelt nearly alike"),
    Reason.SWAPPED: say("first name and surname swapped"),
    Reason.PART: say("part of the name is the same"),
    Reason.SURNAME: say("same first name, another surname"),
    Reason.CODE: say("same number in a register"),
    Reason.EMAIL: say("same email"),
    Reason.MOBILE: say("same mobile"),
    Reason.PHONE: say("same phone"),
    Reason.WEBSITE: say("same website"),
    Reason.ADDRESS: say("same address"),
    Reason.POSTCODE: say("same postcode"),
    Reason.ORGANISATION: say("same organisation"),
    Reason.PARENT: say("parts of the same organisation"),
    Reason.WORK: say("same profession"),
}

PEOPLE: Final = "contacts"
ORGANISATIONS: Final = "organisations"
LIKELY: Final = 10.0
"""From so many points on, two are very likely one."""
POSSIBLE: Final = 6.0
"""From so many points on, somebody should look."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two entries that may be one. `points` only puts pairs in order; the most alike come first."""

    one_id: str
    other_id: str
    points: float
    reasons: tuple[Reason, ...]

    @property
    def is_likely(self) -> bool:
        """Whether they are very likely one."""
        return self.points >= LIKELY


def in_words(reason: Reason) -> str:
    """\u201csame email\u201d, in the reader's language."""
    return _IN_WORDS[reason]
