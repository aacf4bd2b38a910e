"""What people call an entry, whichever table it is in and whether or not it is still there."""

import json
from collections.abc import Mapping
from typing import Any

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.domain.subjects import SUBJECTS, in_short
from outreach_desktop.words import say


def called(db: Data, table: str, row_id: str, person: str | None) -> str:
    """“Dr Ann O'Neil”, “Open evening”, “A role of Dr Ann O'Neil”: for a sentence about one entry."""
    name = name_of(db, table, row_id)
    return f"\u201c{name}\u201d" if name else _kind_of(db, table, person)


def described(db: Data, table: str, row_id: str, person: str | None) -> str:
    """The same for a list of entries, which must tell two calls with different people apart."""
    name = name_of(db, table, row_id)
    if not name or table == "contacts":
        return name or _kind_of(db, table, person)
    of = name_of(db, "contacts", person or "")
    return f"\u201c{name}\u201d, {of}" if of else f"\u201c{name}\u201d"


def _kind_of(db: Data, table: str, person: str | None) -> str:
    kind = _kind(table)
    of = name_of(db, "contacts", person or "")
    return say("{kind} of {name}", kind=kind, name=of) if of else kind


def _kind(table: str) -> str:
    if table not in SUBJECTS:  # of which the history still tells
        return say("An entry")
    one = in_short(table)
    if SUBJECTS[table].called:
        return SUBJECTS[table].called
    return say("An {one}", one=one) if one[0] in "aeiou" else say("A {one}", one=one)


def columns(table: str) -> tuple[str, ...]:
    """Where the name of a row of this table is."""
    return SUBJECTS[table].name if table in SUBJECTS else ()


def name_of(db: Data, table: str, row_id: str) -> str:
    """The name of a row, "" where rows of this table have none; one that is gone is called as it was."""
    if not columns(table):
        return ""
    row = next(iter(db.query(f"SELECT * FROM {table} WHERE id = ?", [row_id])), None)
    return name_in(table, row or _as_it_was(db, table, row_id))


def name_in(table: str, row: Mapping[str, Any]) -> str:
    """The name that a row carries itself."""
    words = (str(row.get(column) or "").strip() for column in columns(table))
    return " ".join(filter(None, words))


def _as_it_was(db: Data, table: str, row_id: str) -> dict[str, Any]:
    """What the journal kept when the row went."""
    kept = db.execute(
        "SELECT coalesce(after, before) FROM journal WHERE row = ? AND tbl = ? AND change <> 'update'"
        " AND coalesce(after, before) IS NOT NULL ORDER BY number DESC LIMIT 1",
        [row_id, table],
    ).fetchone()
    return json.loads(kept[0]) if kept else {}
