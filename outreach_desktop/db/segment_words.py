"""How what was typed is compared with what stands in a column."""

from collections.abc import Iterable
from typing import Final

from outreach_desktop.db.search import plain
from outreach_desktop.db.segment_people import ValueColumn
from outreach_desktop.domain.fields import Field, in_words
from outreach_desktop.domain.lists.arranging import ListedWords

_OF_TWO: Final = frozenset(
    [
        "20",
        "27",
        "30",
        "31",
        "32",
        "33",
        "34",
        "36",
        "39",
        "40",
        "41",
        "43",
        "44",
        "45",
        "46",
        "47",
        "48",
        "49",
        "51",
        "52",
        "53",
        "54",
        "55",
        "56",
        "57",
        "58",
        "60",
        "61",
        "62",
        "63",
        "64",
        "65",
        "66",
        "81",
        "82",
        "84",
        "86",
        "90",
        "91",
        "92",
        "93",
        "94",
        "95",
        "98",
    ]
)
"""Codes of countries with two digits; none of them begins another."""
_TELLING: Final = 2
"""Digits behind the code of a country from which on a number without it may be meant."""
_GROUPING: Final = str.maketrans(dict.fromkeys(" -/.()", ""))


def ungrouped(number: str) -> str:
    """A phone number without what groups it."""
    return number.translate(_GROUPING)


def phone_line(number: str) -> str:
    """A number as it is looked for: \u201c +441632960001 =01632960001\u201d with the code of a country, else \u201c 01632960001\u201d."""
    code, rest = _taken_apart(ungrouped(number.replace("(0)", "")))
    return f" +{code}{rest} =0{rest}" if code else f" {ungrouped(number)}"


def phone_parts(value: str) -> tuple[str, ...]:
    """What of a number stands in its line where it is meant: written with the code of its country or with a nought; none for no number."""
    typed = ungrouped(value.replace("(0)", ""))
    digits = "".join(filter(str.isdigit, typed))
    if not digits:
        return ()
    code, rest = _taken_apart(typed)
    if code and len(rest) >= _TELLING:
        return (f" +{code}{rest}", f" 0{rest}", f" {rest}")
    if typed.startswith(("+", "00")):
        return (f" +{digits.removeprefix('00')}", f" {typed}")
    return (digits,)


def _taken_apart(number: str) -> tuple[str, str]:
    """The code of the country and what follows, of a number that is written with it; else nothing twice."""
    if not number.startswith(("+", "00")):
        return "", ""
    digits = number.removeprefix("+") if number.startswith("+") else number[2:]
    length = 1 if digits[:1] in ("1", "7") else 2 if digits[:2] in _OF_TWO else 3
    return digits[:length], digits[length:]


def filled(column: ValueColumn, values: Iterable[str]) -> bytes:
    """The rows in which one of the values stands, whole; an empty one is nobody's."""
    return column.one_of(filter(None, values))


def holding_part(column: ValueColumn, value: str) -> bytes:
    """The rows in which `value` stands, accents and capitals aside; an empty one is nobody's."""
    wanted = plain(value)
    return filled(column, (one for one in column.values if wanted in plain(one)))


def kept_as(
    in_use: Iterable[str], field: Field, value: str, listed: ListedWords | None = None
) -> list[str]:
    """The words in a column that `value` names: as they are kept or as people read them, whole or else begun.

    A word of the program that the group calls something else names that, where it is one of a list.
    """
    renamed = listed.became if listed else ()
    every = dict.fromkeys([*(value for value, _ in field.values), *in_use, *renamed])
    wanted = plain(value)
    said = {word: {plain(word), plain(in_words(field, word))} for word in every}
    whole = [word for word, spellings in said.items() if wanted in spellings]
    begun = [w for w, spellings in said.items() if any(s.startswith(wanted) for s in spellings)]
    return list(dict.fromkeys(map(listed.now, whole or begun))) if listed else whole or begun
