"""How a list may spell somebody otherwise than they were kept: told before hashes are compared, for a hash knows one spelling."""

import re
from collections.abc import Iterable, Iterator
from itertools import product
from string import ascii_lowercase
from typing import Final

from outreach_desktop.domain.contacts import ContactDraft
from outreach_desktop.domain.erasing.traces import (
    NAME,
    Trace,
    as_compared,
    of_name,
    reached,
    surest_first,
)
from outreach_desktop.domain.names.names import parsed

_MOST_WORDS: Final = 6
"""Of a name in one cell: a sentence is nobody's name."""
_BREAKS: Final = re.compile(r"[\s.,]+")
_TWO: Final = re.compile("[aou]e", re.IGNORECASE)
_UMLAUTS: Final = (("ä", "ae"), ("ö", "oe"), ("ü", "ue"))


def spelt_otherwise(
    after: Iterable[ContactDraft], before: Iterable[ContactDraft] = ()
) -> tuple[Trace, ...]:
    """What a person may be known by now and was not before, however their name is written; what is surest first."""
    had = {trace for one in before for trace in _every(one)}
    return surest_first(trace for one in after for trace in _every(one) if trace not in had)


def _every(draft: ContactDraft) -> Iterator[Trace]:
    ways = reached(draft)
    first, last = as_compared(draft.first_name), as_compared(draft.last_name)
    yield from of_name(first, last, ways)
    spelt = ((as_compared(one), as_compared(other)) for one, other in _names(draft))
    for one, other in dict.fromkeys(spelt):
        yield from of_name(one, other, ways)
    if (
        first and last
    ):  # whoever was kept with a middle initial, in a list without: it is one of these
        yield from (Trace(NAME, f"{first}{letter} {last}") for letter in ascii_lowercase)


def _names(draft: ContactDraft) -> Iterator[tuple[str, str]]:
    """First name and surname in all the ways in which lists have them."""
    if (
        not draft.first_name
    ):  # “Orpen, Wilhelmina” among surnames may be read as letters behind a name
        yield draft.post_nominals, draft.last_name
    for first, last in _parted(draft.first_name, draft.last_name):
        for one, other in ((first, last), (last, first)):
            for short in (one, *_without_what_is_in_the_middle(one)):
                yield short, other
                yield from _with_other_letters(short, other)


def _parted(first: str, last: str) -> Iterator[tuple[str, str]]:
    """A whole name in one of the two columns is taken apart, wherever the surname begins."""
    if first.strip() and last.strip():
        yield first, last
        return
    whole = first.strip() or last.strip()
    found = parsed(whole).name
    yield found.first_name, found.last_name
    words = f"{found.first_name} {found.last_name}".split()
    if len(words) <= _MOST_WORDS:
        for end in range(1, len(words)):
            yield " ".join(words[:end]), " ".join(words[end:])


def _without_what_is_in_the_middle(first: str) -> Iterator[str]:
    """“Zebediah J” and “J. Zebediah” without the initial, “Zebediah John” without the second name."""
    if first.isalpha():  # most are
        return
    words = list(filter(None, _BREAKS.split(first)))
    if len(words) > 1:
        yield " ".join(word for word in words if len(word) > 1)
        yield words[0]


def _with_other_letters(first: str, last: str) -> Iterator[tuple[str, str]]:
    """“Müller” as “Mueller”, and the other way round."""
    if first.isascii() and last.isascii() and not _TWO.search(f"{first} {last}"):
        return
    here, there = list(_letters(first)), list(_letters(last))
    yield from product(here, there)


def _letters(name: str) -> Iterator[str]:
    yield name
    small = name.casefold()
    for one, both in _UMLAUTS:
        if one in small:
            yield small.replace(one, both)
        elif both in small:
            yield small.replace(both, one)
