"""Desks, the people at them, and where people work, in a cell for a name: “Nurse (Ann)”, “Dr Orpen, Mere Surgery”."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from outreach_desktop.domain.names.given_names import is_given_name
from outreach_desktop.domain.names.name_order import without_title
from outreach_desktop.domain.names.name_values import Parsed
from outreach_desktop.domain.names.name_words import (
    ROLE_WORDS,
    bare,
    is_nobody,
    is_place,
    place_of_desk,
)

Read = Callable[[str], Parsed]
"""How a name is taken apart: a part of a cell may be a whole name."""

_MAY_SAY_WHERE = re.compile(r"[,:]| at ", re.IGNORECASE)
_DESK_AT = re.compile(r"([^,:]+?)(?:,|:| at ) *([^,:]+)", re.IGNORECASE)


def at_a_place(words: str, beside: Sequence[str], read: Read) -> Parsed | None:
    """A person with where they work: “Dr Ann Orpen, Mere Surgery”, “Mere Surgery - Kate Penn”; None for others."""
    name, comma, last = words.rpartition(",")
    if (
        comma
        and is_place(last)
        and ROLE_WORDS.isdisjoint(bare(word) for word in last.split())
        and not (is_place(name) or is_nobody(name))
    ):
        found = _holder(name, read) or (read(name) if len(name.split()) > 1 else None)
        if found and found.first_name + found.title:
            return replace(found, place=last.strip(), beside=(*found.beside, *beside))
    if len(beside) == 1 and not comma and is_place(words) and (found := _holder(beside[0], read)):
        return replace(found, place=words)
    return None


def at_a_desk(words: str, beside: Sequence[str], read: Read) -> Parsed | None:
    """A desk and where it is: “Pharmacist (Boots)”, “Practice Manager, Mere Surgery”; None for anything else.

    A desk with a name beside it, “Nurse (Ann)”, is that person, and the desk is the role.
    """
    if is_nobody(words):
        for place, one in enumerate(beside):
            if holder := _holder(one, read):
                others = (*beside[:place], *beside[place + 1 :])
                return replace(holder, role=words.removeprefix("The "), beside=others)
        where = next(filter(None, map(place_of_desk, beside)), "")
        others = tuple(one for one in beside if not where or place_of_desk(one) != where)
        return Parsed(nobody=words, place=where, beside=others)
    parts = _DESK_AT.fullmatch(words) if _MAY_SAY_WHERE.search(words) else None
    if parts is None or not is_nobody(parts[1]):
        return None
    if holder := _holder(parts[2], read):
        role = parts[1].strip().removeprefix("The ")
        return replace(holder, role=role, beside=(*holder.beside, *beside))
    if where := place_of_desk(parts[2]):
        return Parsed(nobody=parts[1], place=where, beside=tuple(beside))
    return None


def _holder(text: str, read: Read) -> Parsed | None:
    """Who is at a desk: “Ann”, “Ann Orpen”, “Mrs Tarn”; None where it may be a place, a day or a company."""
    words = without_title(text)[1].split()
    has_title = len(words) < len(text.split())
    if (
        not words
        or len(words) > 4
        or is_place(text)
        or is_nobody(text)
        or not words[0][0].isupper()
    ):
        return None
    if not (has_title or is_given_name(words[0])):
        return None
    if len(words) == 1 and not has_title:
        return Parsed(first_name=text)
    return read(text)
