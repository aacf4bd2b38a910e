"""Conditions on the fields of a group's own: people and organisations alike are chosen by what stands in one."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Final

from outreach_desktop.db.own_fields import described, entered
from outreach_desktop.db.search import plain
from outreach_desktop.db.segment_columns import RowFacts
from outreach_desktop.db.segment_people import Choice, ValueColumn
from outreach_desktop.domain.own_fields.own_fields import OwnField, OwnKind
from outreach_desktop.domain.segments import NO, OWN, ago, cutoff, yes_or_no
from outreach_desktop.errors import OutreachError
from outreach_desktop.words import say

_DAY: Final = re.compile(r"([<>]?)\s*(\d{4}(?:-\d{2}(?:-\d{2})?)?)")


def own(facts: RowFacts, key: str, value: str) -> Choice:
    """Those in whose field `value` stands; OutreachError, with the nearest, where there is no such field."""
    field = named(described.every(facts.db, facts.table), key)
    column, answer, everyone = values(facts, field), yes_or_no(value), facts.everyone
    if field.kind is OwnKind.TICK:
        return everyone.chosen(column.one_of([answer])) if answer else 0
    # A field of text may hold as many texts as there are people: those are not gone through for an answer.
    words = (*field.every_word, *column.values) if field.kind is OwnKind.LIST else ()
    known = {plain(one) for one in words}
    if answer and plain(value) not in known:
        filled = everyone.chosen(column.filled())
        return everyone.all ^ filled if answer == NO else filled
    if field.kind is OwnKind.DATE:
        return everyone.chosen(_days(column, key, value, date.fromisoformat(facts.today)))
    if field.kind is OwnKind.LIST and plain(value) in known:
        wanted = plain(value)
        return everyone.chosen(column.flags(plain(one) == wanted for one in column.values))
    return everyone.chosen(column.holding(plain(value), plain))


def named(fields: Sequence[OwnField], key: str) -> OwnField:
    """The field that a key asks for; OutreachError, with the nearest, where there is none."""
    by_key = {f"{OWN}{one.key}": one for one in fields}
    if key in by_key:
        return by_key[key]
    from difflib import get_close_matches  # only who mistyped needs it

    nearest = get_close_matches(key, by_key, n=1, cutoff=0.6)
    raise OutreachError(
        say("There is no field \u201c{key}\u201d.", key=key),
        hint=say("Did you mean {key}:?", key=nearest[0])
        if nearest
        else say("Make fields of your own under Settings > Your own fields."),
    )


def values(facts: RowFacts, field: OwnField) -> ValueColumn:
    """What stands in a field, side by side for everyone."""

    def read() -> ValueColumn:
        # What is first stands for those who have nothing there.
        rows = [("", ""), *entered.whole(facts.db, field.id)]
        return ValueColumn.read(rows, facts.everyone.places, len(facts.everyone.ids))

    columns = ("owner_id", "field_id", "value", "deleted_at")
    column = facts.fact(("own", field.id), {entered.TABLE: columns}, read)
    column.change((), len(facts.everyone.ids))
    return column


def read_ahead(facts: Callable[[], RowFacts]) -> Iterator[None]:
    """Know what stands in each field before it is asked for, one at a time."""
    now = facts()
    for field in described.every(now.db, now.table):
        values(facts(), field)
        yield
        if field.kind is OwnKind.TEXT:
            values(facts(), field).holding("", plain)
            yield


def _days(column: ValueColumn, key: str, value: str, today: date) -> bytes:
    """A day, month or year, before or after one; or longer ago than a span of time."""
    if found := _DAY.fullmatch(value):
        sign, day = found.groups()
        if sign == "<":
            return column.flags("" < one[: len(day)] < day for one in column.values)
        if sign == ">":
            return column.flags(one[: len(day)] > day for one in column.values)
        return column.flags(one.startswith(day) for one in column.values)
    if not ago(value):
        raise OutreachError(
            say("\u201c{key}:{value}\u201d means nothing here.", key=key, value=value),
            hint=say("For example {key}:{value}.", key=key, value=f"<{today.isoformat()}"),
        )
    day_then, is_before = cutoff(value, today)
    then, now = day_then.isoformat(), today.isoformat()
    if is_before:
        return column.flags("" < one < then for one in column.values)
    return column.flags(then < one <= now for one in column.values)
