"""What undo does about wishes: whose it leaves, and who goes to the bin, where what they said stays known.

A wish that somebody entered outlives undo. One that came with a list goes with it, as long as nothing else
is known of it: nobody said anything about that person since, and no later work keeps the person here. One that came
from another entry, when two were merged, goes back to whose it is, who comes back with it.
"""

import json
from collections.abc import Container, Iterable, Mapping
from typing import Final

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.engine.rows import CLOCK
from outreach_desktop.db.history.journal import is_newest
from outreach_desktop.domain.history import is_import

MUST_STAY: Final = "SELECT id FROM contacts WHERE do_not_contact OR deceased UNION ALL SELECT contact_id FROM wishes"
"""Everybody who said something about not being contacted: these rows are never deleted."""

PROTECTED: Final = frozenset({"do_not_contact", "do_not_contact_reason", "deceased", "deceased_on"})
"""What people have said about hearing from us, in the row of the person."""

_MADE: Final = "action = :action AND tbl = 'contacts' AND change = 'insert'"


# Found by the row: the plus keeps SQLite from going through all that the action did, once for each row.
_MADE_THIS: Final = "row = id AND +action = :action AND tbl = 'contacts' AND change = 'insert'"


def count_of_wishes(db: Data) -> int:
    """How many ways there are in which someone says that they are not to be contacted, those in the bin too; all ways count as one."""
    said: int = db.execute(
        "SELECT count(*) FROM (SELECT id, 'all' FROM contacts WHERE do_not_contact OR deceased"
        " UNION SELECT contact_id, channel FROM wishes"
        " WHERE state = 'no' AND lifted_on IS NULL AND deleted_at IS NULL)"
    ).fetchone()[0]
    return said


class _Everybody(Container[object]):
    def __contains__(self, _: object) -> bool:
        return True


EVERYBODY: Final[Container[object]] = _Everybody()


def left_to(
    db: Data, number: int, name: str, changed: Iterable[tuple[str, str]]
) -> Container[object]:
    """The people whose wishes undo of an action leaves: everybody's, or of an import those that are not its own.

    `changed` are table and key of the rows that were changed since. Where two entries were merged, and neither was changed
    since, only those of whom something was said since.
    """
    if _merged(db, number) and not any(table in ("contacts", "wishes") for table, _ in changed):
        return _said_of_since(db, number)
    if not is_import(name):
        return EVERYBODY
    if is_newest(db, number):
        return frozenset()
    changed_people = {row for table, row in changed if table == "contacts"}
    return _said_of_since(db, number) | changed_people | _needed_since(db, number)


def _merged(db: Data, action: int) -> bool:
    """Whether an action put somebody into the bin and gave what they wished to somebody else: both are as they were once it is undone."""
    binned = (
        "SELECT 1 FROM journal WHERE action = ? AND tbl = 'contacts' AND change = 'update'"
        " AND before ->> '$.deleted_at' IS NULL AND after ->> '$.deleted_at' IS NOT NULL LIMIT 1"
    )
    return db.execute(binned, [action]).fetchone() is not None


def _said_of_since(db: Data, action: int) -> set[str]:
    found = db.execute(
        "SELECT DISTINCT later.person FROM journal mine JOIN journal later ON later.person = mine.person"
        " AND later.number > mine.number AND later.action <> mine.action AND NOT later.undone"
        " WHERE mine.action = :action AND mine.tbl IN ('contacts', 'wishes') AND (later.tbl = 'wishes'"
        " OR (later.tbl = 'contacts' AND later.change = 'update' AND EXISTS (SELECT 1"
        " FROM json_each(later.before) WHERE key IN (SELECT value FROM json_each(:protected)))))",
        {"action": action, "protected": json.dumps([*PROTECTED])},
    )
    return {row for (row,) in found.fetchall()}


def _needed_since(db: Data, action: int) -> set[str]:
    """People whom the action made, and to whom something refers that it did not make."""
    made = {"action": action}
    return {
        row
        for table, column in _referring(db)
        for (row,) in db.execute(
            f"SELECT DISTINCT {column} FROM {table} WHERE {column} IN (SELECT row FROM journal WHERE {_MADE})"
            " AND id NOT IN (SELECT row FROM journal WHERE action = :action AND change = 'insert')",
            made,
        ).fetchall()
    }


def people_of(db: Data, action: int) -> set[str]:
    """Those of them whom an action made."""
    # From those few to their own changes: the action may have hundreds of thousands.
    found = db.execute(
        f"SELECT id FROM ({MUST_STAY}) WHERE EXISTS (SELECT 1 FROM journal WHERE {_MADE_THIS})",
        {"action": action},
    )
    return {row for (row,) in found.fetchall()}


def would_weaken(db: Data, wish_id: str, change: str, before: str | None) -> bool:
    """Whether a wish forbids something now and would forbid less without this change of it."""
    row = next(iter(db.query("SELECT * FROM wishes WHERE id = ?", [wish_id])), None)
    if row is None or not _forbids(row):
        return False
    if change != "update":
        return change == "insert"
    was = {**row, **json.loads(before or "{}")}
    ends_earlier = was["until"] is not None and (
        row["until"] is None or was["until"] < row["until"]
    )
    return not _forbids(was) or was["channel"] != row["channel"] or ends_earlier


def _forbids(row: Mapping[str, object]) -> bool:
    is_open = row["lifted_on"] is None and row["deleted_at"] is None
    return row["state"] == "no" and is_open


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
        "UPDATE contacts SET deleted_at = NULL WHERE deleted_at IS NOT NULL"
        f" AND EXISTS (SELECT 1 FROM journal WHERE {_MADE_THIS} AND undone AND after IS NULL)",
        {"action": action},
    )


def _referring(db: Data) -> list[tuple[str, str]]:
    """The tables that refer to people, each with its column, but for their wishes."""
    found: list[tuple[str, str]] = db.execute(
        'SELECT m.name, k."from" FROM sqlite_schema m, pragma_foreign_key_list(m.name) k'
        " WHERE m.type = 'table' AND k.\"table\" = 'contacts' AND m.name <> 'wishes'"
    ).fetchall()
    return found
