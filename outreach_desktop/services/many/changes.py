"""One field of many people or organisations, changed in one action: a word set, or one of several added or taken off."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from outreach_desktop.db.engine import rows
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.history.journal import changing
from outreach_desktop.db.own_fields import described, entered
from outreach_desktop.db.subjects import list_items, senders, tags
from outreach_desktop.domain import contacts, organisations
from outreach_desktop.domain.fields import Field, FieldKind, Fields, folded, in_short, in_words
from outreach_desktop.domain.labour import Steps
from outreach_desktop.domain.lists import arranging, lists
from outreach_desktop.domain.lists.lists import LISTS, list_behind
from outreach_desktop.domain.own_fields.own_fields import NO, YES, OwnField, OwnKind
from outreach_desktop.domain.safety.backups import is_bulk
from outreach_desktop.domain.segments import OWN
from outreach_desktop.domain.subjects import counted
from outreach_desktop.errors import OutreachError
from outreach_desktop.services.safety.backup import making_before
from outreach_desktop.words import say

TAGS: Final = Field("tags", say("Tags"), FieldKind.LINES)
LEAD: Final = "lead_id"
_FIELDS: Final[Mapping[str, Fields]] = {
    "contacts": contacts.FIELDS,
    "organisations": organisations.FIELDS,
}
_AT_ONCE: Final = 500


class Way(StrEnum):
    """What becomes of a field: another word in it, or one of several put to the others or taken from them."""

    SET = "set"
    ADD = "add"
    TAKE_OFF = "off"


@dataclass(frozen=True, slots=True)
class ManyChange:
    """What is to be done to each; the value is as it is kept, of the lead the id of a sender, "" for none."""

    table: str
    field: str
    way: Way
    value: str


def fields(table: str, own: Sequence[OwnField] = ()) -> list[Field]:
    """What can be changed of many: what is chosen from a list or from words of the program, tags, and the lead.

    And of the group's `own` fields those that hold a word of a list, or a yes or no.
    """
    listed = {about.column for about in LISTS.values() if table in about.tables}
    found = [
        field
        for field in _FIELDS[table].values()
        if field.name in listed or field.name == LEAD or _is_choice(field)
    ]
    found += [_of_own(one) for one in own if one.kind in (OwnKind.LIST, OwnKind.TICK)]
    return [TAGS, *found] if table == "contacts" else found


def _of_own(field: OwnField) -> Field:
    is_list = field.kind is OwnKind.LIST
    words = (
        [(word, word) for word in field.offered]
        if is_list
        else [(YES, say("yes")), (NO, say("no"))]
    )
    return Field(OWN + field.id, field.name, values=tuple(words))


def takes_new_words(field: Field) -> bool:
    """Whether another word than those offered may stand in a field of the group's own."""
    return field.name.startswith(OWN) and YES not in dict(field.values)


def _is_choice(field: Field) -> bool:
    return bool(field.values) and field.kind is FieldKind.TEXT


def has_several(field: Field) -> bool:
    """Whether a row may have several words there, so that one is added or taken off."""
    return field.kind is FieldKind.LINES


def change(db: Data, ids: Sequence[str], wanted: ManyChange) -> Steps[int]:
    """Change all of these, in steps that say how many were looked at; one that is closed earlier has changed nothing.

    Gives how many are different now. Who is no longer there is passed over.
    """
    own = described.every(db, wanted.table) if wanted.field.startswith(OWN) else ()
    field = next((one for one in fields(wanted.table, own) if one.name == wanted.field), None)
    if field is None:
        raise OutreachError(
            say("This field of your own is no longer there."), hint=say("Choose another field.")
        )
    wanted = _checked(db, wanted, field)
    if is_bulk(len(ids)):
        those = "people" if wanted.table == "contacts" else wanted.table
        yield from making_before(db, f"changing {len(ids)} {those}")
    changed = 0
    with changing(db, _name(db, ids, wanted, field)):
        for first in range(0, len(ids), _AT_ONCE):
            some = ids[first : first + _AT_ONCE]
            changed += _change_some(db, some, wanted, field)
            yield first + len(some)
    return changed


def _checked(db: Data, wanted: ManyChange, field: Field) -> ManyChange:
    """The value as the list spells it. OutreachError for one that may not stand there."""
    value = " ".join(wanted.value.split())
    if has_several(field) and not value:
        raise OutreachError(
            say("Type what to add or to remove."), hint=say("A word or two, such as newsletter.")
        )
    if wanted.field == LEAD and value and value not in {one.id for one in senders.every(db)}:
        raise OutreachError(
            say("This person of yours is no longer there."), hint=say("Choose another one.")
        )
    about = list_behind(wanted.table, wanted.field)
    if about is not None and value:
        problems = lists.problems(lists.ListItem(list=about.key, word=value))
        if problems:
            raise OutreachError(str(problems[0]), hint=say("Choose a word from the list."))
        known = arranging.find(list_items.listed(db, about.key).words, value)
        value = known.word if known is not None else value
    return ManyChange(wanted.table, wanted.field, wanted.way, value)


def _name(db: Data, ids: Sequence[str], wanted: ManyChange, field: Field) -> str:
    those = counted(wanted.table, len(ids))
    if wanted.way is Way.SET and not wanted.value.strip():
        return say("Empty \u201c{field}\u201d of {rows}", field=in_short(field), rows=those)
    if wanted.way is Way.SET:
        return say(
            "Set \u201c{field}\u201d of {rows} to \u201c{value}\u201d",
            field=in_short(field),
            rows=those,
            value=_told(db, wanted, field),
        )
    if wanted.way is Way.ADD:
        return say(
            "Add \u201c{value}\u201d to \u201c{field}\u201d of {rows}",
            value=wanted.value,
            field=in_short(field),
            rows=those,
        )
    return say(
        "Take \u201c{value}\u201d from \u201c{field}\u201d of {rows}",
        value=wanted.value,
        field=in_short(field),
        rows=those,
    )


def _told(db: Data, wanted: ManyChange, field: Field) -> str:
    if wanted.field == LEAD:
        return next((one.name for one in senders.every(db) if one.id == wanted.value), "\u2013")
    return in_words(field, wanted.value) or "\u2013"


def _change_some(db: Data, ids: Sequence[str], wanted: ManyChange, field: Field) -> int:
    if field is TAGS:
        return _tag(db, ids, wanted)
    if wanted.field.startswith(OWN):
        there, own_field = (
            list(rows.values_of(db, wanted.table, ids, "id")),
            wanted.field[len(OWN) :],
        )
        had = {one: dict(own).get(own_field, "") for one, own in entered.of(db, there).items()}
        others = [one for one in there if had.get(one, "") != wanted.value]
        entered.put(db, {one: {own_field: wanted.value} for one in others})
        return len(others)
    if not has_several(field):
        value = wanted.value or (None if wanted.field == LEAD else "")
        return rows.change_all(db, wanted.table, ids, wanted.field, value)
    changed = 0
    for value, those in rows.values_of(db, wanted.table, ids, wanted.field).items():
        words = _with_or_without(value.splitlines(), wanted)
        if (after := "\n".join(words)) != value:
            changed += rows.change_all(db, wanted.table, those, wanted.field, after)
    return changed


def _with_or_without(words: Sequence[str], wanted: ManyChange) -> Iterator[str]:
    """The lines with the word at their end, or without it in any spelling."""
    key, is_there = folded(wanted.value), False
    for word in filter(str.strip, words):
        is_it = folded(word) == key
        is_there = is_there or is_it
        if not (is_it and wanted.way is Way.TAKE_OFF):
            yield word
    if wanted.way is Way.ADD and not is_there:
        yield wanted.value


def _tag(db: Data, ids: Sequence[str], wanted: ManyChange) -> int:
    there = list(rows.values_of(db, wanted.table, ids, "id"))
    key, had = folded(wanted.value), tags.of(db, there)
    with_it = [one for one, words in had.items() if key in map(folded, words)]
    if wanted.way is Way.TAKE_OFF:
        tags.remove(db, with_it, wanted.value)
        return len(with_it)
    marked = set(with_it)
    without = [one for one in there if one not in marked]
    tags.add(db, without, wanted.value)
    return len(without)
