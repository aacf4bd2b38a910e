"""How a text would name someone, and how sure it is that it means them: what others have too is never sure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final, NamedTuple

from outreach_desktop.domain.contacts import ContactDraft

_SHORTEST: Final = 3
"""Letters of what is looked for."""
_TITLES: Final = ("Mr", "Mrs", "Ms", "Miss", "Dr", "Prof", "Professor", "Sister", "Nurse")
_EVERYDAY: Final = frozenset(
    [
        "banks",
        "baker",
        "bell",
        "bishop",
        "black",
        "brook",
        "brooks",
        "brown",
        "burn",
        "carter",
        "chance",
        "church",
        "cook",
        "cooper",
        "cross",
        "day",
        "dean",
        "field",
        "fields",
        "fisher",
        "ford",
        "forest",
        "forth",
        "fox",
        "friend",
        "gray",
        "green",
        "grey",
        "hall",
        "hand",
        "hart",
        "head",
        "hill",
        "hope",
        "house",
        "hunter",
        "joy",
        "judge",
        "king",
        "lake",
        "lamb",
        "lane",
        "law",
        "little",
        "lock",
        "long",
        "lord",
        "major",
        "march",
        "marsh",
        "mason",
        "may",
        "meadows",
        "miller",
        "monday",
        "moor",
        "moss",
        "noble",
        "north",
        "page",
        "park",
        "parker",
        "paris",
        "parsons",
        "pike",
        "pool",
        "porter",
        "potter",
        "power",
        "price",
        "prior",
        "rich",
        "rivers",
        "rose",
        "rush",
        "savage",
        "sharp",
        "shepherd",
        "short",
        "singer",
        "small",
        "smart",
        "snow",
        "south",
        "spring",
        "stone",
        "street",
        "strong",
        "summer",
        "summers",
        "swift",
        "taylor",
        "temple",
        "turner",
        "vale",
        "waite",
        "walker",
        "wall",
        "ward",
        "water",
        "waters",
        "weaver",
        "wells",
        "west",
        "white",
        "winter",
        "wise",
        "wood",
        "woods",
        "young",
    ]
)
"""Surnames that are everyday words: a text that says one by itself means nobody."""
_SAME: Final = 9
"""Figures at the end of two numbers that make them one, whatever stands before: 0, or the code of a country."""
_SEPARATORS: Final = r"[\s\-()./\u2010-\u2013]*"
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
    """By a single word, such as the only name that is known; by the name of a house; or by another title and the surname."""
    SURNAME = "surname"
    """By the surname alone."""


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
    def needles(self) -> tuple[tuple[str, ...], ...]:
        """Parts of which all of one of these stand in every text that says it, in small letters; of letters that only some languages have, the words."""
        if self.way is NamedBy.PHONE:
            figures = _figures(self.text)
            pairs = (figures[-2:], figures[-4:-2], figures[-6:-4])
            return (figures[-3:],), tuple(one for one in pairs if one)
        runs = [one for one in _RUN.findall(self.text.lower()) if len(one) >= _SHORTEST - 1]
        return (tuple(sorted(runs, key=len, reverse=True)[:_RUNS]) or (self.text,),)


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
            yield Spelling(NamedBy.TITLED, f"{first[0]} {last}")
            yield Spelling(NamedBy.TITLED, f"{last}, {first[0]}")
        own = {title.strip(".") for title in titles}
        yield from (Spelling(NamedBy.TITLED, f"{title} {last}") for title in own)
        if firsts:
            others = (title for title in _TITLES if title not in own)
            yield from (Spelling(NamedBy.WORD, f"{title} {last}") for title in others)
            if last.casefold() not in _EVERYDAY:
                yield Spelling(NamedBy.SURNAME, last)
    if not (firsts and lasts):
        yield from (Spelling(NamedBy.WORD, word) for word in (*firsts, *lasts))
    for one in people:
        yield from (Spelling(NamedBy.EMAIL, each.strip()) for each in (one.email, one.secure_email))
        for number in (one.phone.strip(), one.mobile.strip()):
            if len(_figures(number)) >= _SHORTEST:
                yield Spelling(NamedBy.PHONE, number)
        street = one.address.street.strip()
        # A street that has no number is many people's; a house with a name may be.
        yield Spelling(NamedBy.STREET if any(map(str.isdigit, street)) else NamedBy.WORD, street)


def is_sure(one: Spelling, borne: Borne) -> bool:
    """Whether it means this person and no one else."""
    text = one.text.casefold()
    match one.way:
        case NamedBy.WORD | NamedBy.SURNAME:
            return False
        case NamedBy.NAME:
            last, comma, first = text.partition(", ")
            return (f"{first} {last}" if comma else text) not in borne.names
        case NamedBy.TITLED:
            surname = text.partition(", ")[0] if ", " in text else text.partition(" ")[2]
            return surname not in borne.surnames
        case _:
            return text not in borne.values


class Naming:
    """What finds in texts how someone may be named."""

    def __init__(self, every: Iterable[Spelling], borne: Borne) -> None:
        self.every = tuple(
            one
            for one in every
            if one.way is not NamedBy.SURNAME or one.text.casefold() not in borne.surnames
        )
        self.borne = borne
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
            return _number(one.text)
        case NamedBy.SURNAME | NamedBy.WORD if one.text.isalpha():
            # With its capital letter alone: somebody called May is in no text that says “may”.
            return rf"(?<!\w)(?:{_capital(one.text)}|{re.escape(one.text.upper())})(?!\w)"
        case NamedBy.NAME if (
            ", " not in one.text
        ):  # with or without what they are called in between
            return rf"(?<!\w)(?i:{_words(one.text, _INITIALS)})(?!\w)"
        case _:
            return rf"(?<!\w)(?i:{_words(one.text)})(?!\w)"


_INITIALS: Final = r"(?:\s+[^\W\d_]\.?){0,2}"


def _words(text: str, between: str = "") -> str:
    """Words one after another; a title or an initial may have its full stop."""
    said = [
        re.escape(word) + (r"\.?" if len(word) <= _LONGEST_TITLE else "") for word in text.split()
    ]
    return rf"{between}\s+".join(said)


_LONGEST_TITLE: Final = 4
"""Letters that are followed by a full stop where they are short for more."""


def _figures(number: str) -> str:
    """Its digits, without what stands for an extension."""
    main = re.split(r"(?i)\s*(?:ext?\.?|x|extension|#)\s*\d{1,6}\s*$", number)[0]
    return "".join(one for one in main if one.isdigit())


def _number(number: str) -> str:
    """A number however it is grouped, with a country\u2019s code or without; a short one as it is."""
    figures = _figures(number)
    end, before = figures[-_SAME:], ""
    if len(figures) >= _SAME:
        before = rf"\+?\(?(?:\d{_SEPARATORS}){{0,6}}"
    return rf"(?<![\d+]){before}{_SEPARATORS.join(end)}(?!\d)"


def _capital(text: str) -> str:
    return re.escape(text.capitalize() if text.islower() else text)
