"""Organisations, and the tree they stand in."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from outreach_desktop.db.engine import rows
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.engine.values import Row, from_row, to_row
from outreach_desktop.db.own_fields import entered
from outreach_desktop.db.subjects.contacts import IN_TOUCH
from outreach_desktop.db.subjects.roles import HELD_TODAY
from outreach_desktop.domain.contacts import CHAMPION
from outreach_desktop.domain.organisations import (
    Organisation,
    OrganisationDraft,
    TreeNode,
    by_name,
    place_key,
)
from outreach_desktop.domain.own_fields.entered import Own


def add(db: Data, draft: OrganisationDraft) -> Organisation:
    """Keep a new organisation."""
    return get(db, keep_all(db, [draft])[0])


def keep_all(db: Data, drafts: Iterable[OrganisationDraft]) -> list[str]:
    """Keep new organisations, and give their ids in the same order."""
    drafts = list(drafts)
    ids = rows.keep_all(db, "organisations", map(to_row, drafts))
    entered.keep(db, {key: draft.own for key, draft in zip(ids, drafts, strict=True)})
    return ids


def change(db: Data, organisation: Organisation) -> Organisation:
    """Keep what an organisation has become."""
    rows.change(db, "organisations", organisation.id, to_row(organisation))
    entered.replace(db, {organisation.id: organisation.own})
    return get(db, organisation.id)


def remove(db: Data, ids: Iterable[str]) -> None:
    """Put organisations into the bin; what hangs on them is the caller's to decide."""
    rows.put_in_bin(db, "organisations", list(ids))


def get(db: Data, organisation_id: str) -> Organisation:
    """The organisation with this id."""
    row = rows.one(db, "organisations", organisation_id)
    return _organisation(row, entered.of(db, [organisation_id]))


def every(db: Data) -> list[Organisation]:
    """All of them, in no promised order."""
    found = list(db.query("SELECT * FROM organisations WHERE deleted_at IS NULL"))
    return _organisations(db, found)


def nodes(db: Data) -> list[TreeNode]:
    """All of them by their place in the tree, in no promised order."""
    sql = "SELECT id, name, parent_id FROM organisations WHERE deleted_at IS NULL"
    return [TreeNode(*row) for row in db.execute(sql).fetchall()]


def names(db: Data) -> list[tuple[str, str]]:
    """Id and name of each, with what it belongs to: "Urology, Lakeside General"; in no promised order."""
    return db.execute(
        "SELECT o.id, o.name || coalesce(', ' || p.name, '') FROM organisations o"
        " LEFT JOIN organisations p ON p.id = o.parent_id AND p.deleted_at IS NULL"
        " WHERE o.deleted_at IS NULL"
    ).fetchall()


def some(db: Data, ids: Iterable[str]) -> dict[str, Organisation]:
    """The organisations with these ids that are still there, by id."""
    found = db.query(
        "SELECT * FROM organisations WHERE deleted_at IS NULL"
        " AND id IN (SELECT value FROM json_each(?))",
        [json.dumps(list(ids))],
    )
    return {one.id: one for one in _organisations(db, list(found))}


def named(db: Data, name: str) -> Organisation | None:
    """The organisation of this name, whatever its capitals and spaces; the one kept first if several."""
    wanted = place_key(name)
    found = db.query(
        "SELECT id, name FROM organisations WHERE deleted_at IS NULL ORDER BY created_at, id"
    )
    return next((get(db, row["id"]) for row in found if place_key(row["name"]) == wanted), None)


def above(db: Data, organisation_id: str) -> list[Organisation]:
    """What the organisation belongs to, outermost first.

    Undoing an old move can leave two organisations under each other; nobody is named twice then.
    """
    line: dict[str, Organisation] = {}
    parent_id = get(db, organisation_id).parent_id
    while parent_id is not None and parent_id not in (organisation_id, *line):
        line |= some(db, [parent_id])
        parent_id = line[parent_id].parent_id if parent_id in line else None
    return list(line.values())[::-1]


def with_those_above(db: Data, places: dict[str, Organisation]) -> dict[str, Organisation]:
    """These and all that they belong to, by id; a question for each level, not for each organisation."""
    every = dict(places)
    missing = {one.parent_id for one in places.values() if one.parent_id} - every.keys()
    while missing:
        found = some(db, missing)
        every |= found
        missing = {one.parent_id for one in found.values() if one.parent_id} - every.keys()
    return every


def people_below(db: Data, ids: Iterable[str], today: date) -> dict[str, tuple[int, str]]:
    """Of those who work at each of these or at a part of it now: how many are champions, and the day of the last contact
    with them or with it as such, "" for none.
    """
    found = db.execute(
        f"""
        WITH RECURSIVE below (top, id) AS (
            SELECT value, value FROM json_each(:ids)
            UNION SELECT below.top, o.id FROM below JOIN organisations o ON o.parent_id = below.id
            WHERE o.deleted_at IS NULL
        ), people (top, id) AS (
            SELECT DISTINCT below.top, r.contact_id FROM below
            JOIN roles r ON r.organisation_id = below.id AND {HELD_TODAY}
        )
        SELECT top, sum(champions), max(day) FROM (
            SELECT top, c.champion = :champion AS champions, coalesce(
                (SELECT max(i.date) FROM interactions i WHERE i.contact_id = c.id AND {IN_TOUCH}), ''
            ) AS day
            FROM people JOIN contacts c ON c.id = people.id AND c.deleted_at IS NULL
            UNION ALL
            SELECT below.top, 0, i.date FROM below
            JOIN interactions i ON i.organisation_id = below.id AND {IN_TOUCH}
        ) GROUP BY top
        """,
        {"ids": json.dumps(list(ids)), "today": today.isoformat(), "champion": CHAMPION},
    )
    return {top: (champions, day) for top, champions, day in found}


def children(db: Data, organisation_id: str) -> list[Organisation]:
    """Those directly below, by name."""
    below = db.query(
        "SELECT * FROM organisations WHERE parent_id = ? AND deleted_at IS NULL", [organisation_id]
    )
    return sorted(_organisations(db, list(below)), key=by_name)


def _organisations(db: Data, found: Sequence[Row]) -> list[Organisation]:
    own = entered.of(db, [row["id"] for row in found])
    return [_organisation(row, own) for row in found]


def _organisation(row: Row, own: Mapping[str, Own]) -> Organisation:
    return from_row(Organisation, row, own=own.get(row["id"], ()))


def succeeded_by(db: Data, ids: Iterable[str]) -> list[Organisation]:
    """Those that closed and from which one of these took over."""
    found = db.query(
        "SELECT * FROM organisations WHERE deleted_at IS NULL"
        " AND successor_id IN (SELECT value FROM json_each(?))",
        [json.dumps(list(ids))],
    )
    return _organisations(db, list(found))
