"""Choosing people: who meets every condition of a segment, in the order that was asked for."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple
from weakref import WeakKeyDictionary

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.history import since
from outreach_desktop.db.history.since import HistoryMark
from outreach_desktop.db.segment_conditions import condition
from outreach_desktop.db.subjects.contacts import IN_TOUCH
from outreach_desktop.db.subjects.roles import HELD_TODAY
from outreach_desktop.domain.segments import Term

_MAIN_ORGANISATION: Final = (
    "(SELECT o.name FROM roles r"
    " JOIN organisations o ON o.id = r.organisation_id AND o.deleted_at IS NULL"
    f" WHERE r.contact_id = c.id AND {HELD_TODAY}"
    " ORDER BY r.is_main DESC, r.starts_on DESC, r.id DESC LIMIT 1)"
)
_LAST_CONTACT: Final = (
    f"(SELECT max(i.date) FROM interactions i WHERE i.contact_id = c.id AND {IN_TOUCH})"
)

# What people are put in order by, before their names.
ORDERS: Final = {
    "name": "",
    "profession": "c.profession COLLATE NOCASE",
    "organisation": f"{_MAIN_ORGANISATION} COLLATE NOCASE",
    "last_contact": _LAST_CONTACT,
}


class _InOrder(NamedTuple):
    ids: list[str]
    places: dict[str, int]
    as_of: HistoryMark


_by_name: WeakKeyDictionary[Data, _InOrder] = WeakKeyDictionary()
_met: WeakKeyDictionary[Data, tuple[HistoryMark, dict[str, frozenset[str]]]] = WeakKeyDictionary()
_TERMS_KEPT: Final = 6
_FEW: Final = 8  # times as many people as fit

_ITS_ORDER: Final = {"contacts": ("sort_name", "deleted_at")}


def find(
    db: Data, terms: Sequence[Term], *, today: date, order: str = "name", descending: bool = False
) -> list[str]:
    """The ids of people who meet every one of `terms`."""
    conditions, values = list[tuple[bool, str]](), {"today": today.isoformat()}
    for number, term in enumerate(terms):
        if found := condition(db, term, f"v{number}", today):
            conditions.append((term.negated is not found.all_but, found.sql))
            values |= found.values
    if ORDERS[order]:
        return _in_order_of(db, ORDERS[order], conditions, values, descending=descending)
    people = _by_names(db, conditions, values)
    return list(reversed(people)) if descending else people


def _by_names(
    db: Data, conditions: Sequence[tuple[bool, str]], values: dict[str, str]
) -> list[str]:
    """Few are put in order by their places, many by going through everybody."""
    people = _everybody(db)
    left_out = set[str]().union(*(_meet(db, sql, values) for negated, sql in conditions if negated))
    asked = [_meet(db, sql, values) for negated, sql in conditions if not negated]
    if not asked:
        return [one for one in people.ids if one not in left_out] if left_out else [*people.ids]
    fits = frozenset.intersection(*asked) - left_out
    if len(fits) * _FEW < len(people.ids):
        return sorted(fits & people.places.keys(), key=people.places.__getitem__)
    return [one for one in people.ids if one in fits]


def _meet(db: Data, sql: str, values: dict[str, str]) -> frozenset[str]:
    """Who meets a condition; the last few are kept until anything is changed: of "ann smith" only "smith" is typed."""
    now = since.mark(db)
    as_of, kept = _met.get(db, (now, dict[str, frozenset[str]]()))
    if as_of != now or not now.is_settled:
        kept = {}
    asked = {name: value for name, value in values.items() if f":{name}" in sql}
    key = json.dumps([sql, asked], sort_keys=True)
    found = kept.pop(key, None)
    if found is None:
        found = frozenset(contact_id for (contact_id,) in db.execute(sql, values).fetchall())
    kept[key] = found
    while len(kept) > _TERMS_KEPT:
        del kept[next(iter(kept))]
    _met[db] = (now, kept)
    return found


def everybody(db: Data) -> Sequence[str]:
    """The ids of all people by name; asked again only where one came or went, or is called otherwise.

    To put tens of thousands that were found in order takes SQLite five times as long as finding them.
    """
    return _everybody(db).ids


def _everybody(db: Data) -> _InOrder:
    kept = _by_name.get(db)
    as_of = since.unchanged(db, kept.as_of, _ITS_ORDER) if kept else None
    if kept is None or as_of is None:
        as_of = since.mark(db)
        found = db.execute(
            "SELECT id FROM contacts WHERE deleted_at IS NULL ORDER BY sort_name, id"
        ).fetchall()
        ids = [contact_id for (contact_id,) in found]
        kept = _InOrder(ids, {one: place for place, one in enumerate(ids)}, as_of)
    _by_name[db] = kept._replace(as_of=as_of)
    return kept


def _in_order_of(
    db: Data,
    order: str,
    conditions: Sequence[tuple[bool, str]],
    values: dict[str, str],
    *,
    descending: bool,
) -> list[str]:
    """The same, put in order by SQL before their names."""
    way = " DESC" if descending else ""
    asked = [f"c.id {'NOT ' * negated}IN ({sql})" for negated, sql in conditions]
    columns = ", ".join(column + way for column in (order, "c.sort_name", "c.id"))
    people = db.execute(
        f"SELECT c.id FROM contacts c WHERE {' AND '.join(['c.deleted_at IS NULL', *asked])}"
        f" ORDER BY {columns}",
        values,
    ).fetchall()
    return [contact_id for (contact_id,) in people]
