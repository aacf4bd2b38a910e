"""What organisations and people need, as it is stored."""

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from outreach_desktop.db.engine import rows
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.engine.values import from_row, to_row
from outreach_desktop.domain.knowing.needs import GAP, Need, NeedDraft

_TABLE: Final = "needs"
OF_PLACES: Final = "organisation_id"
OF_PEOPLE: Final = "contact_id"


def add(db: Data, draft: NeedDraft) -> Need:
    """Keep a new need, behind the others of the same."""
    column, owner = _owner(draft)
    last = db.execute(
        f"SELECT coalesce(max(position), 0) FROM needs WHERE {column} = ?", [owner]
    ).fetchone()[0]
    placed = draft if draft.position else replace(draft, position=last + GAP)
    return get(db, rows.keep(db, _TABLE, to_row(placed)))


def keep_all(db: Data, drafts: Iterable[NeedDraft]) -> None:
    """Keep new needs of organisations, each behind the others of the same, in their order here."""
    new = list(drafts)
    found = db.execute(
        f"SELECT organisation_id, max(position) FROM {_TABLE} WHERE organisation_id IN (SELECT value FROM json_each(?)) GROUP BY 1",
        [json.dumps([draft.organisation_id for draft in new])],
    )
    last: dict[str | None, int] = dict(found.fetchall())
    placed = []
    for draft in new:
        last[draft.organisation_id] = last.get(draft.organisation_id, 0) + GAP
        placed.append(replace(draft, position=last[draft.organisation_id]))
    rows.keep_all(db, _TABLE, map(to_row, placed))


def change(db: Data, need: Need) -> Need:
    """Keep what a need has become."""
    rows.change(db, _TABLE, need.id, to_row(need))
    return get(db, need.id)


def remove(db: Data, ids: Iterable[str]) -> None:
    """Put needs into the bin."""
    rows.put_in_bin(db, _TABLE, list(ids))


def get(db: Data, need_id: str) -> Need:
    """The need with this id."""
    return from_row(Need, rows.one(db, _TABLE, need_id))


def of(db: Data, ids: Iterable[str], whose: str = OF_PLACES) -> dict[str, list[Need]]:
    """Those of each of these organisations, or people, in their order; one without any is left out."""
    found: dict[str, list[Need]] = {}
    for row in db.query(
        f"SELECT n.* FROM json_each(?) wanted JOIN needs n ON n.{whose} = wanted.value"
        " WHERE n.deleted_at IS NULL ORDER BY n.position, n.id",
        [json.dumps(list(ids))],
    ):
        found.setdefault(row[whose], []).append(from_row(Need, row))
    return found


def every(db: Data, whose: str = OF_PLACES) -> dict[str, list[Need]]:
    """Those of every organisation, or person, as `of` has them."""
    named = db.execute(
        f"SELECT DISTINCT {whose} FROM needs WHERE deleted_at IS NULL AND {whose} IS NOT NULL"
    )
    return of(db, [one for (one,) in named.fetchall()], whose)


def _owner(draft: NeedDraft) -> tuple[str, str | None]:
    if draft.organisation_id is not None:
        return OF_PLACES, draft.organisation_id
    return OF_PEOPLE, draft.contact_id
