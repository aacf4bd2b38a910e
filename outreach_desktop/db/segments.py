"""Choosing people: the conditions of a segment, as one query."""

import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final, NamedTuple
from weakref import WeakKeyDictionary

from outreach_desktop.db import search
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.history import since
from outreach_desktop.db.history.since import HistoryMark
from outreach_desktop.db.subjects import tags
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

# SQL that gives people's ids, and the values it names.
_Found = tuple[str, dict[str, str]]


def find(
    db: Data, terms: Sequence[Term], *, today: date, order: str = "name", descending: bool = False
) -> list[str]:
    """The ids of people who meet every one of `terms`."""
    conditions, values = list[tuple[bool, str]](), {"today": today.isoformat()}
    for number, term in enumerate(terms):
        if found := _condition(db, term, f"v{number}"):
            conditions.append((term.negated, found[0]))
            values |= found[1]
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


def _condition(db: Data, term: Term, name: str) -> _Found | None:
    """Who meets `term`; its values are called by `name`. None where it asks nothing, like a lone "&"."""
    match term.key:
        case "profession":
            return _profession(db, term.value, name)
        case "tag":
            return _tag(term.value, name)
        case "place":
            return _place(db, term.value, name)
        case _:
            return _word(term.value, name) if search.match(term.value, "contacts") else None


def _word(value: str, name: str) -> _Found:
    """A word on the card: of the person, of what they do now and where, of a membership, or a tag.

    The name of a hospital finds those who work in its departments too. There are few tags and many
    marks: left to itself, SQLite would look at every mark for each letter that is typed.
    """
    sql = f"""
        {_rows(f"{name}_contacts")}
        UNION ALL SELECT r.contact_id FROM roles r
            WHERE {HELD_TODAY} AND r.id IN ({_rows(f"{name}_roles")})
        UNION ALL SELECT r.contact_id FROM roles r
            WHERE {HELD_TODAY} AND r.organisation_id IN ({_within(_rows(f"{name}_organisations"))})
        UNION ALL SELECT m.contact_id FROM memberships m WHERE m.id IN ({_rows(f"{name}_memberships")})
        UNION ALL SELECT t.contact_id FROM tags CROSS JOIN contact_tags t ON t.tag_id = tags.id
            WHERE substr(tags.folded, 1, length(:{name}_tag)) = :{name}_tag
    """
    subjects = ("contacts", "roles", "organisations", "memberships")
    asked = {f"{name}_{subject}": search.match(value, subject) for subject in subjects}
    return sql, {**asked, f"{name}_tag": tags.folded(value)}


def _rows(name: str) -> str:
    return f"""
        SELECT s.row FROM search JOIN search_rows s ON s.number = search.rowid
        WHERE search MATCH :{name}
    """


def _profession(db: Data, value: str, name: str) -> _Found:
    """What they are or what they have specialised in, or a part of it."""
    sql = f"""
        SELECT p.id FROM json_each(:{name}) j
        JOIN contacts p ON p.profession = j.value ->> 0 AND p.specialty = j.value ->> 1
    """
    pairs = db.execute("SELECT DISTINCT profession, specialty FROM contacts")
    return sql, {name: json.dumps(_with(value, pairs))}


def _tag(value: str, name: str) -> _Found:
    """The whole tag; `tag:pro` is not `tag:prostate`."""
    sql = f"""
        SELECT t.contact_id FROM contact_tags t JOIN tags ON tags.id = t.tag_id
        WHERE tags.folded = :{name}
    """
    return sql, {name: tags.folded(value)}


def _place(db: Data, value: str, name: str) -> _Found:
    """Where they live, or where they work now: that organisation, which may be called with the one
    it belongs to ("Urology, Lakeside General"), or one that it is a part of.
    """
    here = f"SELECT value FROM json_each(:{name}_here)"
    sql = f"""
        SELECT p.id FROM json_each(:{name}_towns) j
        JOIN contacts p ON p.town = j.value ->> 0 AND p.region = j.value ->> 1
        UNION ALL SELECT r.contact_id FROM roles r
            WHERE {HELD_TODAY} AND r.organisation_id IN ({_within(here)})
    """
    towns = db.execute("SELECT DISTINCT town, region FROM contacts")
    organisations = db.execute(
        "SELECT o.id, o.name, o.name || ', ' || p.name, o.town, o.area, o.region"
        " FROM organisations o LEFT JOIN organisations p ON p.id = o.parent_id"
        " WHERE o.deleted_at IS NULL"
    )
    named = [row[0] for row in organisations if _with(value, [tuple(filter(None, row[1:]))])]
    return sql, {
        f"{name}_towns": json.dumps(_with(value, towns)),
        f"{name}_here": json.dumps(named),
    }


def _within(organisations: str) -> str:
    """The ids of `organisations`, given by SQL of their own, and of all that are parts of them."""
    return f"""
        WITH RECURSIVE part (id) AS (
            {organisations}
            UNION SELECT o.id FROM organisations o JOIN part ON o.parent_id = part.id
            WHERE o.deleted_at IS NULL
        ) SELECT id FROM part
    """


def _with(value: str, rows: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The rows in which a text has `value` in it, accents and capitals aside."""
    wanted = search.plain(value)
    return [texts for texts in rows if any(wanted in search.plain(text) for text in texts)]
