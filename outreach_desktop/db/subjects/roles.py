"""Roles: who does what at which organisation."""

import json
from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import date

from outreach_desktop.db.engine import rows
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.engine.values import from_row, reader, to_row
from outreach_desktop.domain.roles import Role, RoleDraft

# A row `r` of roles that is held on `:today`; `domain.roles.is_current` is the same rule.
HELD_TODAY = (
    "r.deleted_at IS NULL AND (r.starts_on IS NULL OR r.starts_on <= :today)"
    " AND (r.ends_on IS NULL OR r.ends_on >= substr(:today, 1, length(r.ends_on)))"
)

# A role counts while neither the person nor the organisation is in the bin.
_LIVE = """
    SELECT roles.* FROM roles
    JOIN contacts ON contacts.id = roles.contact_id AND contacts.deleted_at IS NULL
    JOIN organisations ON organisations.id = roles.organisation_id AND organisations.deleted_at IS NULL
    WHERE roles.deleted_at IS NULL
"""
_MAIN_AND_NEWEST_FIRST = " ORDER BY roles.is_main DESC, roles.starts_on DESC, roles.id"


def add(db: Data, draft: RoleDraft) -> Role:
    """Keep a role; a main role takes the mark from the person's others."""
    return get(db, keep_all(db, [draft])[0])


def keep_all(db: Data, drafts: Sequence[RoleDraft]) -> list[str]:
    """Keep roles, and give their ids in the same order; of a person's main ones the last stays so."""
    ids = rows.keep_all(db, "roles", map(to_row, drafts))
    _only_main(
        db, {draft.contact_id: key for key, draft in zip(ids, drafts, strict=True) if draft.is_main}
    )
    return ids


def change(db: Data, role: Role) -> Role:
    """Keep what a role has become; a main role takes the mark from the person's others."""
    rows.change(db, "roles", role.id, to_row(role))
    _only_main(db, {role.contact_id: role.id} if role.is_main else {})
    return get(db, role.id)


def remove(db: Data, ids: Iterable[str]) -> None:
    """Put roles into the bin."""
    rows.put_in_bin(db, "roles", list(ids))


def get(db: Data, role_id: str) -> Role:
    """The role with this id."""
    return from_row(Role, rows.one(db, "roles", role_id))


def of(db: Data, contact_id: str) -> list[Role]:
    """A person's roles, past ones too: the main one first, then the one begun last."""
    return of_all(db, [contact_id])[contact_id]


def of_all(db: Data, contact_ids: Iterable[str]) -> dict[str, list[Role]]:
    """The roles of many people by their id, each list ordered as `of` orders it."""
    found: dict[str, list[Role]] = {contact_id: [] for contact_id in contact_ids}
    chosen = _LIVE + " AND roles.contact_id IN (SELECT value FROM json_each(?))"
    for row in rows.fetched(db, chosen + _MAIN_AND_NEWEST_FIRST, [json.dumps(list(found))]):
        found[row["contact_id"]].append(from_row(Role, row))
    return found


def reached_by(db: Data, contact_ids: Iterable[str]) -> dict[str, list[tuple[str, str]]]:
    """Email and phone of all that these people do or did anywhere, whatever of it lies in the bin."""
    asked = (
        "SELECT contact_id, email, phone FROM roles WHERE (email <> '' OR phone <> '')"
        " AND contact_id IN (SELECT value FROM json_each(?))"
    )
    found: dict[str, list[tuple[str, str]]] = {}
    for contact_id, email, phone in db.execute(asked, [json.dumps(list(contact_ids))]).fetchall():
        found.setdefault(contact_id, []).append((email, phone))
    return found


def of_those_there(
    db: Data, contact_ids: Iterable[str], organisation_ids: Container[str]
) -> dict[str, list[Role]]:
    """As `of_all`, of people of whom none is in the bin, at these organisations: so neither has to be looked up for each role."""
    found: dict[str, list[Role]] = {contact_id: [] for contact_id in contact_ids}
    read = reader(Role)
    asked = (
        f"SELECT {read.selected('roles')} FROM json_each(?) wanted"
        " CROSS JOIN roles ON roles.contact_id = wanted.value WHERE roles.deleted_at IS NULL"
    )
    ordered = db.execute(asked + _MAIN_AND_NEWEST_FIRST, [json.dumps(list(found))])
    for role in map(read.value, ordered.fetchall()):
        if role.organisation_id in organisation_ids:
            found[role.contact_id].append(role)
    return found


def at(db: Data, organisation_ids: Iterable[str]) -> list[Role]:
    """The roles at these organisations, past ones too, in no promised order."""
    chosen = _LIVE + " AND roles.organisation_id IN (SELECT value FROM json_each(?))"
    found = db.query(chosen, [json.dumps(list(organisation_ids))])
    return [from_row(Role, row) for row in found]


def people_counts(
    db: Data, today: date, organisation_ids: Iterable[str] | None = None
) -> dict[str, int]:
    """How many people hold a role at each of these organisations (at every one) on `today`; who has none is left out."""
    these = " AND organisation_id IN (SELECT value FROM json_each(:ids))"
    counted = db.execute(
        f"SELECT organisation_id, count(DISTINCT contact_id) FROM ({_LIVE}) r"
        f" WHERE {HELD_TODAY}{'' if organisation_ids is None else these} GROUP BY organisation_id",
        {"today": today.isoformat(), "ids": json.dumps(list(organisation_ids or ()))},
    )
    return dict(counted.fetchall())


def _only_main(db: Data, mains: Mapping[str, str]) -> None:
    """Take the mark from every other role of these people; `mains` has each one's main role."""
    others = (
        f"SELECT id FROM ({_LIVE}) WHERE is_main"
        " AND contact_id IN (SELECT key FROM json_each(:mains))"
        " AND id NOT IN (SELECT value FROM json_each(:mains))"
    )
    for (role_id,) in db.execute(others, {"mains": json.dumps(dict(mains))}).fetchall():
        rows.change(db, "roles", role_id, {"is_main": 0})
