"""Households, as they are stored: each row of people says in which they live, and who is named first."""

import json
from collections.abc import Iterable, Mapping, Sequence

from outreach_desktop.db.engine import rows
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.engine.values import from_row, to_row
from outreach_desktop.db.subjects import contacts
from outreach_desktop.domain.contacts import Contact
from outreach_desktop.domain.knowing.households import Household, HouseholdDraft

_TABLE = "households"


def keep_all(db: Data, drafts: Sequence[HouseholdDraft]) -> list[str]:
    """Keep new households, and give their ids in the same order."""
    return rows.keep_all(db, _TABLE, [to_row(draft) for draft in drafts])


def change(db: Data, household: Household) -> None:
    """Keep what a household has become."""
    rows.change(db, _TABLE, household.id, to_row(household))


def remove(db: Data, household_id: str) -> None:
    """Put a household into the bin, once nobody lives there."""
    rows.put_in_bin(db, _TABLE, [household_id])


def some(db: Data, ids: Iterable[str | None]) -> dict[str, Household]:
    """These households by their ids; what is in the bin, and None, is left out."""
    found = db.query(
        "SELECT * FROM households WHERE deleted_at IS NULL AND id IN (SELECT value FROM json_each(?))",
        [json.dumps(sorted({one for one in ids if one}))],
    )
    return {row["id"]: from_row(Household, row) for row in found}


def every(db: Data) -> list[Household]:
    """All households, in no promised order."""
    return [
        from_row(Household, row)
        for row in db.query("SELECT * FROM households WHERE deleted_at IS NULL")
    ]


def members(db: Data, ids: Iterable[str]) -> dict[str, list[Contact]]:
    """Who lives in each of these households, who is named first in front; nobody who is in the bin."""
    found = db.execute(
        "SELECT household_id, id FROM contacts WHERE deleted_at IS NULL"
        " AND household_id IN (SELECT value FROM json_each(?))"
        " ORDER BY household_place, created_at, rowid",
        [json.dumps(list(ids))],
    ).fetchall()
    people = {one.id: one for one in contacts.get_all(db, [contact_id for _, contact_id in found])}
    homes: dict[str, list[Contact]] = {}
    for household_id, contact_id in found:
        homes.setdefault(household_id, []).append(people[contact_id])
    return homes


def with_someone_in_the_bin(db: Data, ids: Iterable[str]) -> set[str]:
    """Those of these households of which somebody lies in the bin: what was typed for all of them names that one too."""
    found = db.execute(
        "SELECT DISTINCT household_id FROM contacts WHERE deleted_at IS NOT NULL"
        " AND household_id IN (SELECT value FROM json_each(?))",
        [json.dumps(list(ids))],
    )
    return {household_id for (household_id,) in found.fetchall()}


def settle_in(db: Data, places: Mapping[str, tuple[str, int]]) -> None:
    """Let each of these people, by id, live in a household, at a place in the order of names."""
    for contact_id, (household_id, place) in places.items():
        rows.change(
            db, "contacts", contact_id, {"household_id": household_id, "household_place": place}
        )


def move_out(db: Data, contact_ids: Iterable[str]) -> None:
    """Let these people live in no household."""
    for contact_id in contact_ids:
        rows.change(db, "contacts", contact_id, {"household_id": None, "household_place": 0})
