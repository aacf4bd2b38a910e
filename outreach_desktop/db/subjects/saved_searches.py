"""Saved searches, as they are stored: each name there can be once."""

from collections.abc import Collection
from dataclasses import replace

from outreach_desktop.db.engine import rows
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.engine.values import from_row, to_row
from outreach_desktop.domain.choosing.saved import SavedSearch, reworded
from outreach_desktop.domain.fields import folded

_TABLE = "segments"


def every(db: Data) -> list[SavedSearch]:
    """All of them, by name."""
    found = db.query(
        "SELECT name, words, about FROM segments WHERE deleted_at IS NULL ORDER BY name COLLATE NOCASE, id"
    )
    return [from_row(SavedSearch, row) for row in found]


def named(db: Data, name: str) -> SavedSearch | None:
    """The one of this name, in whatever capitals."""
    found = list(
        db.query(
            "SELECT name, words, about FROM segments WHERE id = ? AND deleted_at IS NULL",
            [row_id(name)],
        )
    )
    return from_row(SavedSearch, found[0]) if found else None


def keep(db: Data, search: SavedSearch) -> None:
    """Keep a search, in place of one that had its name; also one that was removed before."""
    known = db.execute("SELECT 1 FROM segments WHERE id = ?", [row_id(search.name)]).fetchone()
    if known is None:
        rows.keep(db, _TABLE, {"id": row_id(search.name), **to_row(search)})
    else:
        rows.change(db, _TABLE, row_id(search.name), {**to_row(search), "deleted_at": None})


def reword(
    db: Data, keys: Collection[str], old: Collection[str], new: str, *, about: str = ""
) -> None:
    """Searches that ask for one of `old` by one of these keys ask for `new`; those of one subject alone where `about` says so."""
    for search in every(db):
        words = (
            search.words
            if about not in ("", search.about)
            else reworded(search.words, keys, old, new)
        )
        if words != search.words:
            keep(db, replace(search, words=words))


def remove(db: Data, name: str) -> None:
    """Put a search into the bin."""
    rows.put_in_bin(db, _TABLE, [row_id(name)])


def row_id(name: str) -> str:
    """The same on every laptop: a name is given once."""
    return rows.natural_id(_TABLE, folded(name))
