"""Everything held about one person, collected and put into words: what the law calls a subject access request."""

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.erasing import people
from outreach_desktop.db.erasing.borne import Others, by_others
from outreach_desktop.db.history import history, row_names
from outreach_desktop.db.history.journal import journalled
from outreach_desktop.db.history.links import PEOPLE
from outreach_desktop.db.holding import rows
from outreach_desktop.db.holding.rows import HeldOf
from outreach_desktop.db.subjects import contacts, group
from outreach_desktop.domain import fields
from outreach_desktop.domain.contacts import Contact
from outreach_desktop.domain.erasing.mentions import Fate, fate
from outreach_desktop.domain.erasing.spellings import Naming, spellings
from outreach_desktop.domain.fields import Field, FieldKind, begun
from outreach_desktop.domain.history import Change
from outreach_desktop.domain.holding.held import (
    HeldChange,
    HeldFact,
    HeldMention,
    HeldOn,
    HeldRow,
    HeldTable,
)
from outreach_desktop.domain.knowing import part_dates
from outreach_desktop.domain.labour import Steps
from outreach_desktop.domain.names import couples
from outreach_desktop.domain.own_fields.own_fields import NO, YES, as_day
from outreach_desktop.domain.safety.moments import moment
from outreach_desktop.domain.subjects import SUBJECTS, TECHNICAL, field_of
from outreach_desktop.words import local, say

_EVERY: Final = 1_000_000_000
_OWN: Final = "own_values"
_SAID_BY_US: Final = {
    _OWN: say("Entries in fields of our own"),
}
"""The group speaks on these pages, and the reader is the person."""
_WHO_REFERS: Final = ("referral_routes", "direction")
_TOLD_TO_THEM: Final = {"in": say("they refer to us"), "out": say("we refer to them")}
_TICKS: Final = {YES: say("yes"), NO: say("no")}
_NOT_DESCRIBED: Final = {
    "drafts": say("Typed and not saved yet"),
    "batches": say("Letters that are not finished"),
}
_STAMPS: Final = ("created_at", "updated_at", "deleted_at")
_OF_OURSELVES: Final = frozenset(("senders", "group_profile", "points", "list_items", "segments"))
"""What is said there is about the group; a name in it is told all the same."""


def collected(db: Data, contact_id: str, *, today: dt.date) -> Steps[HeldOn]:
    """All of it, in steps: nothing that refers to the person is left out, whichever table it is in."""
    person = contacts.get(db, contact_id)
    teller = _Teller(db, person)
    told: dict[str, list[HeldRow]] = {}
    own: list[str] = []
    seen: set[tuple[str, str]] = set()
    for each in rows.found(db, contact_id):
        row = teller.row(each)
        told.setdefault(each.table, []).append(row)
        key = each.row.get("id")
        if key is not None and not row.of_other:  # of a row of someone else only the link is told
            seen.add((each.table, key))
        if each.is_theirs and key is not None and each.table in SUBJECTS:
            own.append(key)
        yield len(seen)
    changed = list[HeldChange]()
    for action_id in rows.actions(db, contact_id, own):
        changed += _changes(db, action_id, contact_id, own)
        yield len(changed)
    mentions = yield from _mentions(db, teller, person, seen)
    profile = group.profile(db)
    return HeldOn(
        person_id=contact_id,
        name=person.name,
        made_on=today,
        group={
            "name": profile.name,
            "address": "\n".join(profile.address.lines()),
            "phone": profile.phone,
            "email": profile.email,
            "privacy_line": profile.privacy_line,
            "paper": profile.paper,
            "language": profile.language,
        },
        quiet_years=profile.quiet_years,
        tables=tuple(
            HeldTable(
                table=table, heading=_heading(table), rows=tuple(sorted(told[table], key=_when))
            )
            for table in sorted(told, key=_place)
        ),
        history=tuple(changed),
        mentions=mentions,
        others=tuple(sorted(teller.others)),
    )


def _heading(table: str) -> str:
    if table == PEOPLE:
        return say("The person")
    if table in _SAID_BY_US:
        return _SAID_BY_US[table]
    if table in SUBJECTS:
        return begun(SUBJECTS[table].many)
    return _NOT_DESCRIBED.get(table, begun(table.replace("_", " ")))


def _when(row: HeldRow) -> tuple[bool, str]:
    """What happened on a day stands in that order; the rest, such as their own entry, before what is of others."""
    days = {fact.name: str(fact.kept) for fact in row.facts}
    named = (days.get(one, "") for one in ("date", "made_at", "asked_on", "starts_on"))
    return (bool(row.of_other), next(filter(None, named), row.entered))


def _place(table: str) -> tuple[int, str]:
    order = list(SUBJECTS)
    return (order.index(table) if table in order else len(order), table)


class _Teller:
    """Puts rows into words, and notes whom else they name."""

    def __init__(self, db: Data, person: Contact) -> None:
        self._db = db
        self._person = person
        self._targets = history.references(db)
        self.others: set[str] = set()

    def row(self, each: HeldOf) -> HeldRow:
        """What a row says."""
        row, table = each.row, each.table
        of_other = "" if each.is_theirs else self._whose(each)
        columns = [each.column] if of_other else [one for one in row if one not in _STAMPS]
        facts = [fact for name in columns for fact in self._facts(table, name, row)]
        if each.is_shared:
            facts += self._together(each)
        return HeldRow(
            called=_called(each),
            facts=tuple(facts),
            entered=row.get("created_at") or row.get("kept_at") or "",
            changed="" if of_other else row.get("updated_at") or "",
            binned=row.get("deleted_at") or "",
            of_other=of_other,
        )

    def entry(self, each: HeldOf) -> str:
        """What a row of someone else is called, and whose it is."""
        of = self._name(PEOPLE, each.row.get("contact_id"))
        name = _called(each) or begun(SUBJECTS[each.table].one)
        return say("{name}, of {person}", name=name, person=of) if of else name

    def _whose(self, each: HeldOf) -> str:
        if each.table not in SUBJECTS:
            return ""
        key = each.row["id"] if each.table == PEOPLE else each.row.get("contact_id")
        return self._name(PEOPLE, key)

    def _together(self, each: HeldOf) -> Iterator[HeldFact]:
        names = [self._name(PEOPLE, one) for one in rows.together(self._db, each, self._person.id)]
        if names:
            shown = local.list_of(names)
            yield HeldFact(name="together", label=say("With"), kept=names, shown=shown)

    def _name(self, table: str, key: object) -> str:
        """The name of what is referred to; of the person themselves, and of nothing, ""."""
        if not key or key == self._person.id:
            return ""
        name = row_names.name_of(self._db, table, str(key))
        if table == PEOPLE and name:
            self.others.add(name)
        return name

    def _facts(self, table: str, column: str, row: Mapping[str, Any]) -> Iterator[HeldFact]:
        kept, field = row.get(column), field_of(table, column)
        if kept in (None, "") or (not kept and (field is None or field.kind is not FieldKind.TEXT)):
            return
        target = self._targets.get(table, {}).get(column)
        if target or column.endswith("_id"):
            yield from self._reference(table, column, str(kept), target)
        elif column == "couple":
            names = ", ".join(half.name for half in couples.read(str(kept)))
            yield HeldFact(name=column, label=say("A couple"), kept=kept, shown=names)
        elif table not in SUBJECTS:
            if column != "id":
                label = begun(column.replace("_", " "))
                yield HeldFact(name=column, label=label, kept=_opened(kept), shown=_plain(kept))
        elif column not in TECHNICAL:
            field = field or Field(column, begun(column.replace("_", " ")))
            told = _shown_of(table, field, kept)
            yield HeldFact(name=column, label=field.label, kept=kept, shown=told)

    def _reference(
        self, table: str, column: str, key: str, target: str | None
    ) -> Iterator[HeldFact]:
        if key == self._person.id and target != PEOPLE and column not in ("one_id", "other_id"):
            return
        tables = [target] if target else [PEOPLE, "organisations"]
        named = ((one, self._name(one, key)) for one in tables)
        found, name = next(((one, name) for one, name in named if name), ("", ""))
        field = field_of(table, column)
        if key == self._person.id and field is not None:
            found, name = PEOPLE, self._person.name
        if name:
            label = field.label if field else begun(SUBJECTS[found].one)
            yield HeldFact(name=column, label=label, kept=name, shown=name, refers=name)


def _called(each: HeldOf) -> str:
    name = row_names.name_in(each.table, each.row)
    return name or str(each.row.get("title") or each.row.get("name") or "")


def shown(field: Field, value: object) -> str:
    """A value as people read it."""
    text = str(value).strip()
    match field.kind:
        case FieldKind.YES_NO:
            return say("yes") if value else ""
        case FieldKind.DATE:
            return day(text)
        case FieldKind.MOMENT:
            return _moment(text)
        case _:
            return fields.in_words(field, text)


def _shown_of(table: str, field: Field, value: object) -> str:
    if (table, field.name) == _WHO_REFERS and value in _TOLD_TO_THEM:
        return _TOLD_TO_THEM[str(value)]
    return _own_value(str(value)) if table == _OWN else shown(field, value)


def _own_value(text: str) -> str:
    """What stands in a field of the group's own: a day as people read it, a tick as yes or no."""
    return day(text) if len(text) == 10 and as_day(text) else _TICKS.get(text, text)


def day(text: object) -> str:
    """A day or a moment as a day that people read; "" where there is none."""
    try:
        return local.short_date(part_dates.day(str(text)[:10])) if text else ""
    except ValueError:
        return str(text)


def _moment(text: str) -> str:
    found = moment(text)
    if found is None:
        return day(text)
    here = found.astimezone()
    return f"{local.short_date(here.date())} {here:%H:%M}"


def _opened(kept: object) -> object:
    """JSON that is kept in a column as what it says."""
    try:
        found = json.loads(str(kept))
    except ValueError:
        return kept
    return found if isinstance(found, dict | list) else kept


def _plain(kept: object) -> str:
    found = _opened(kept)
    if not isinstance(found, dict):
        return str(found)
    return "\n".join(f"{name}: {value}" for name, value in found.items() if value not in ("", None))


# -- what it said before ---------------------------------------------------------------------------


def _changes(db: Data, action_id: str, contact_id: str, own: Iterable[str]) -> Iterator[HeldChange]:
    (action,) = history.rows(db, [action_id])
    for change in history.changes(
        db, action_id, contact_id=contact_id, rows=list(own), at_most=_EVERY
    ):
        for label, before, after in _differences(change):
            yield HeldChange(
                moment=action.made_at,
                action=action.name,
                entry=change.called,
                kind=change.kind,
                label=label,
                before=before,
                after=after,
            )


def _differences(change: Change) -> Iterator[tuple[str, str, str]]:
    if change.kind == "update" and "deleted_at" in change.after:
        is_gone = bool(change.after["deleted_at"])
        yield ("", "", say("removed") if is_gone else say("brought back"))
    told = 0
    for column in {**change.before, **change.after}:
        if column in TECHNICAL and column != "couple":
            continue
        field = field_of(change.table, column) or Field(column, column.replace("_", " "))
        was, now = (
            _shown_of(change.table, field, values[column])
            if values.get(column) not in (None, "", 0)
            else ""
            for values in (change.before, change.after)
        )
        if was or now:
            told += 1
            yield field.label, was, now
    if not told and change.kind != "update":
        yield ("", say("removed") if change.kind == "delete" else "", say("added"))


# -- where else they are named -----------------------------------------------------------------------


def _mentions(
    db: Data, teller: _Teller, person: Contact, seen: set[tuple[str, str]]
) -> Steps[tuple[HeldMention, ...]]:
    columns = {
        table: [
            one.name
            for one in SUBJECTS[table].fields.values()
            if one.kind in (FieldKind.TEXT, FieldKind.LINES)
        ]
        for table in journalled(db)
        if table in SUBJECTS and table not in _OF_OURSELVES
    }
    naming, others = _may_mean(db, person)
    found = list[HeldMention]()
    needles = [each for one in naming.every for each in one.needles]
    for each in rows.naming(db, columns, needles):
        if each is None:
            yield len(found)
        elif (each.table, each.row["id"]) not in seen:
            for column in columns[each.table]:
                text = str(each.row[column] or "")
                whose = each.row["id"] if each.table == PEOPLE else each.row.get("contact_id")
                means = fate(
                    each.table,
                    column,
                    naming.says(text),
                    naming.ways(text),
                    is_past=False,
                    is_namesakes=whose in others.namesakes,
                )
                if means is not Fate.STAYS:
                    field = SUBJECTS[each.table].fields[column]
                    found.append(
                        HeldMention(entry=teller.entry(each), label=field.label, text=text)
                    )
    return tuple(found)


def _may_mean(db: Data, person: Contact) -> tuple[Naming, Others]:
    """What finds texts that may name them, under an earlier name too, and who else is called so."""
    known = people.at_all_times(db, [person.id], ())
    every = spellings(known)
    others = by_others(db, [person.id], known, every)
    return Naming(every, others.borne), others
