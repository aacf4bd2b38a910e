"""Wishes: what people said of hearing from us, channel by channel."""

import json
from collections.abc import Mapping, Sequence
from typing import Final

from outreach_desktop.db.engine import rows
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.engine.values import from_row, to_row
from outreach_desktop.domain.wishes.wishes import Wish, WishDraft

TABLE: Final = "wishes"
# A row of wishes that forbids something today.
STANDS: Final = "state = 'no' AND lifted_on IS NULL AND deleted_at IS NULL"


def of(db: Data, contact_ids: Sequence[str]) -> dict[str, tuple[Wish, ...]]:
    """The wishes of people by their id, in the order they were kept; who has none is left out."""
    found: dict[str, tuple[Wish, ...]] = {}
    for row in db.query(
        "SELECT w.* FROM json_each(?) wanted JOIN wishes w ON w.contact_id = wanted.value"
        " WHERE w.deleted_at IS NULL ORDER BY w.contact_id, w.created_at, w.rowid",
        [json.dumps(list(contact_ids))],
    ):
        found[row["contact_id"]] = (*found.get(row["contact_id"], ()), from_row(Wish, row))
    return found


def get(db: Data, wish_id: str) -> Wish:
    """The wish with this id."""
    return from_row(Wish, rows.one(db, TABLE, wish_id))


def add(db: Data, contact_id: str, draft: WishDraft) -> Wish:
    """Keep a new wish of a person."""
    return get(db, rows.keep(db, TABLE, {"contact_id": contact_id, **to_row(draft)}))


def keep(db: Data, wishes: Mapping[str, Sequence[WishDraft]]) -> None:
    """Keep what people wish, by their id: new ones are added, those kept already become what they are now.

    A wish is never taken out, only lifted.
    """
    kept = [wish for said in wishes.values() for wish in said if isinstance(wish, Wish)]
    new = [
        {"contact_id": contact_id, **to_row(wish)}
        for contact_id, said in wishes.items()
        for wish in said
        if not isinstance(wish, Wish)
    ]
    for wish in kept:
        rows.change(db, TABLE, wish.id, to_row(wish))
    rows.keep_all(db, TABLE, new)
