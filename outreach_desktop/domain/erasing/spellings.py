"""How a text would name someone, and how sure it is that it means them: what others have too is never sure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final, NamedTuple

from outreach_desktop.domain.contacts import ContactDraft

_SHORTEST: Final = 3
"""Letters of what is looked for."""
_RUN: Final = re.compile(r"[a-z0-9@._'-]+")
_RUNS: Final = 3
"""So many parts of a spelling are looked for in the rows of a table; then its letters are held against it."""


class NamedBy(Enum):
    """In which way a text names someone."""

    EMAIL = "email"
    PHONE = "phone"
    STREET = "street"
    NAME = "name"
    TITLED = "titled"
    """By title and surname."""
    WORD = "word"
    """By a single word, such as the only name that is known; or by the name of a house."""


class Says(Enum):
    """What a text says of someone."""

    NOTHING = 0
    PERHAPS = 1
    SURELY = 2


class Spelling(NamedTuple):
    """Words by which somebody may be named."""

    way: NamedBy
    text: str

    @property
    def parts(self) -> tuple[str, ...]:
        """What stands in every text that says it, in small letters; of letters that only some languages have, the words."""
        runs = [one for one in _RUN.findall(self.text.lower()) if len(one) >= _SHORTEST - 1]
        return tuple(sorted(runs, key=len, reverse=True)[:_RUNS]) or (self.text,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Borne:
    """What others have of all this, in small letters."""

    values: frozenset[str] = frozenset()
    """Emails, numbers and streets."""
    names: frozenset[str] = frozenset()
    """Whole names that someone else has, or that stand in the name or the address of anyone or anything."""
    surnames: frozenset[str] = frozenset()


def spellings(people: Iterable[ContactDraft]) -> tuple[Spelling, ...]:
    """All that may name any of these, who are one person at different times."""
    every = dict.fromkeys(_spellings(list(people)))
    return tuple(one for one in every if len(one.text) >= _SHORTEST)


def _spellings(people: list[ContactDraft]) -> Iterator[Spelling]:
    firsts, lasts, titles = (
        {" ".join(each.split()): None for each in some if each.strip()}
        for some in (
            [one.first_name for one in people],
            [one.last_name for one in people],
            [one.title for one in people],
        )
    )
    for last in lasts:
        for first in firsts:
            yield Spelling(NamedBy.NAME, f"{first} {last}")
            yield Spelling(NamedBy.NAME, f"{last}, {first}")
        yield from (Spelling(NamedBy.TITLED, f"{title} {last}") for title in titles)
    if not (firsts and lasts):
        yield from (Spelling(NamedBy.WORD, word) for word in (*firsts, *lasts))
    for one in people:
        yield from (Spelling(NamedBy.EMAIL, each.strip()) for each in (one.email, one.secure_email))
        for number in (one.phone.strip(), one.mobile.strip()):
            yield Spelling(NamedBy.PHONE, number)
            yield Spelling(NamedBy.PHONE, "".join(re.findall(r"[\d+]", number)))
        street = one.address.street.strip()
        # A street that has no number is many people's; a house with a name may be.
        yield Spelling(NamedBy.STREET if any(map(str.isdigit, street)) else NamedBy.WORD, street)


def is_sure(one: Spelling, borne: Borne) -> bool:
    """Whether it means this person and no one else."""
    text = one.text.casefold()
    match one.way:
        case NamedBy.WORD:
            return False
        case NamedBy.NAME:
            last, comma, first = text.partition(", ")
            return (f"{first} {last}" if comma else text) not in borne.names
        case NamedBy.TITLED:
            return not any(text.endswith(f" {surname}") for surname in borne.surnames)
        case _:
            return text not in borne.values


class Naming:
    """What finds in texts how someone may be named."""

    def __init__(self, every: Iterable[Spelling], borne: Borne) -> None:
        self.every, self.borne = tuple(every), borne
        self.sure = tuple(one for one in self.every if is_sure(one, borne))
        self._sure, self._every = _pattern(self.sure), _pattern(self.every)

    def says(self, text: str) -> Says:
        """Whether a text names them; a name without a capital letter may be words."""
        if self._every is None or not self._every.search(text):
            return Says.NOTHING
        if self._sure is not None and any(
            not each[0].islower() or any(one in each[0] for one in "@0123456789")
            for each in self._sure.finditer(text)
        ):
            return Says.SURELY
        return Says.PERHAPS

    def ways(self, text: str) -> frozenset[NamedBy]:
        """In which ways a text names them."""
        return frozenset(one.way for one in self.every if (p := _pattern([one])) and p.search(text))

    def without(self, text: str, instead: str) -> str:
        """A text in which `instead` stands for whatever may name them."""
        return self._every.sub(instead, text) if self._every else text

    def without_sure(self, text: str, instead: str) -> str:
        """A text in which `instead` stands for what surely names them."""
        return self._sure.sub(instead, text) if self._sure else text


def _pattern(some: Iterable[Spelling]) -> re.Pattern[str] | None:
    parts = "|".join(_part(one) for one in sorted(some, key=lambda one: -len(one.text)))
    return re.compile(parts) if parts else None


def _part(one: Spelling) -> str:
    text = re.escape(one.text)
    match one.way:
        case NamedBy.EMAIL:  # and not a part of a longer one
            return rf"(?<![\w.+-])(?i:{text})(?![\w-])(?!\.\w)"
        case NamedBy.PHONE:
            return rf"(?<![\d+]){text}(?!\d)"
        case NamedBy.WORD if one.text.isalpha():
            # With its capital letter alone: somebody called May is in no text that says “may”.
            return rf"(?<!\w)(?:{_capital(one.text)}|{re.escape(one.text.upper())})(?!\w)"
        case _:
            spaced = text.replace(r"\ ", r"\s+")
            return rf"(?<!\w)(?i:{spaced})(?!\w)"


def _capital(text: str) -> str:
    return re.escape(text.capitalize() if text.islower() else text)
