"""Fields of a group's own of two entries that become one: chosen side by side like any other."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from outreach_desktop.domain.duplicates.merging import MergeField, Side
from outreach_desktop.domain.fields import folded
from outreach_desktop.domain.own_fields.entered import Own
from outreach_desktop.domain.own_fields.own_fields import OwnField, OwnKind, in_words
from outreach_desktop.domain.segments import OWN

_NONE: Final = ""


def merge_fields(
    one: Own, other: Own, described: Sequence[OwnField], short_date: Callable[[dt.date], str] = str
) -> tuple[MergeField, ...]:
    """Every field that one of them has, in the order of a form."""
    mine, theirs = dict(one), dict(other)
    found = []
    for field in described:
        values = mine.get(field.id, _NONE), theirs.get(field.id, _NONE)
        if any(values):
            texts = [in_words(field, value, short_date) for value in values]
            found.append(
                MergeField(
                    name=OWN + field.id,
                    label=field.name,
                    one=texts[0],
                    other=texts[1],
                    chosen=_sensible(*values),
                    differs=texts[0] != texts[1],
                    is_text=False,
                )
            )
    return tuple(found)


def merged(
    one: Own, other: Own, described: Sequence[OwnField], chosen: Mapping[str, Side]
) -> tuple[Own, tuple[str, ...]]:
    """What stands in the fields of the entry that is kept, and what goes to its notes: texts that were not chosen."""
    mine, theirs = dict(one), dict(other)
    own: list[tuple[str, str]] = []
    left: list[str] = []
    for field in described:
        here, there = mine.get(field.id, _NONE), theirs.get(field.id, _NONE)
        side = chosen.get(OWN + field.id) or _sensible(here, there)
        value, lost = (there, here) if side is Side.OTHER else (here, there)
        if value:
            own.append((field.id, value))
        if field.kind is OwnKind.TEXT and lost and not _same(value, lost):
            left.append(f"{field.name}: {lost}")
    return tuple(own), tuple(left)


def _sensible(mine: str, theirs: str) -> Side:
    return Side.OTHER if theirs and not mine else Side.ONE


def _same(one: str, other: str) -> bool:
    return folded(one) == folded(other)
