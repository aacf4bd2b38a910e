"""People with a wish whom undo takes away: to the bin, where what they said stays known."""

from typing import Final

from outreach_desktop.db.connection import Data
from outreach_desktop.db.rows import CLOCK

MUST_STAY: Final = "SELECT id FROM contacts WHERE do_not_contact OR deceased UNION ALL SELECT contact_id FROM wishes"
"""Everybody who said something about not being contacted: these rows are never deleted."""

_MADE: Final = "action = :action AND tbl = 'contacts' AND change = 'insert'"


def people_of(db: Data, action: int) -> set[str]:
    """Those of them whom an action made."""
    found = db.execute(
        f"SELECT row FROM journal WHERE {_MADE} AND row IN ({MUST_STAY})", {"action": action}
    )
    return {row for (row,) in found.fetchall()}


def is_needed(db: Data, contact_id: str) -> bool:
    """Whether anything but their own wishes refers to a person."""
    return any(
        db.execute(f"SELECT 1 FROM {table} WHERE {column} = ? LIMIT 1", [contact_id]).fetchone()
        for table, column in _referring(db)
    )


def put_aside(db: Data, number: int, contact_id: str) -> None:
    """Off every list. The journal keeps no copy beside a row that is still there: so redo knows it."""
    db.execute(f"UPDATE contacts SET deleted_at = {CLOCK} WHERE id = ?", [contact_id])
    db.execute("UPDATE journal SET undone = 1, after = NULL WHERE number = ?", [number])


def fetch(db: Data, action: int) -> None:
    """Onto the lists again, before anything that refers to them comes back."""
    db.execute(
        "UPDATE contacts SET deleted_at = NULL"
        f" WHERE id IN (SELECT row FROM journal WHERE {_MADE} AND undone AND after IS NULL)",
        {"action": action},
    )


def _referring(db: Data) -> list[tuple[str, str]]:
    """The tables that refer to people, each with its column, but for their wishes."""
    found: list[tuple[str, str]] = db.execute(
        'SELECT m.name, k."from" FROM sqlite_schema m, pragma_foreign_key_list(m.name) k'
        " WHERE m.type = 'table' AND k.\"table\" = 'contacts' AND m.name <> 'wishes'"
    ).fetchall()
    return found
