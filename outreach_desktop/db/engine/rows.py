"""What the rows of every subject have in common: an id, the time of a change, and the bin."""

import json
import uuid
from collections.abc import Iterable, Sequence

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.engine.values import Row
from outreach_desktop.domain.subjects import in_short
from outreach_desktop.errors import OutreachError
from outreach_desktop.words import say

# SQLite's own clock, in the shape of the columns' default.
CLOCK = "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')"
# The computer at work.
DEVICE = "(SELECT device FROM now_doing)"


def new_id() -> str:
    """An id that no other laptop gives."""
    return str(uuid.uuid4())


def natural_id(*parts: str) -> str:
    """The id of what there can be only once, from what makes it one: the same on every laptop."""
    return str(uuid.uuid5(uuid.NAMESPACE_OID, "\0".join(parts)))


def fetched(db: Data, sql: str, parameters: Sequence[object]) -> list[Row]:
    """What `db.query` gives one by one, of a question whose rows are all wanted: they are fetched in one go, which is quicker."""
    cursor = db.execute(sql, parameters)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def keep(db: Data, table: str, columns: Row) -> str:
    """Keep a new row and return its id."""
    return keep_all(db, table, [columns])[0]


def keep_all(db: Data, table: str, rows: Iterable[Row]) -> list[str]:
    """Keep new rows, which all name the same columns, and return their ids in the same order."""
    new = [{"id": new_id(), "device": None, **columns} for columns in rows]
    if new:
        given = {name: f":{name}" for name in new[0]}
        given["device"] = f"coalesce(:device, {DEVICE})"
        # In one statement: the library asks first what is there, for every row that is kept alone.
        insert = f"INSERT INTO {table} ({', '.join(given)}) VALUES ({', '.join(given.values())})"
        with db.atomic():
            db.conn.executemany(insert, new)
    return [row["id"] for row in new]


def change(db: Data, table: str, row_id: str, columns: Row) -> None:
    """Give a row new values; the columns not named keep theirs.

    Where they all stand already nothing is written, so that an unchanged form leaves nothing to undo.
    """
    differ = " OR ".join(f'"{name}" IS NOT ?' for name in columns)
    values = ", ".join(f'"{name}" = ?' for name in columns)
    db.execute(
        f"UPDATE {table} SET {values}, updated_at = {CLOCK}, device = {DEVICE}"
        f" WHERE id = ? AND ({differ})",
        [*columns.values(), row_id, *columns.values()],
    )


def change_all(db: Data, table: str, ids: Sequence[str], column: str, value: str | None) -> int:
    """Give many rows one value in a column; those that have it, or lie in the bin, stay as they are. How many did not."""
    changed = db.execute(
        f'UPDATE {table} SET "{column}" = :value, updated_at = {CLOCK}, device = {DEVICE}'
        f' WHERE deleted_at IS NULL AND "{column}" IS NOT :value'
        " AND id IN (SELECT value FROM json_each(:ids))",
        {"value": value, "ids": json.dumps(list(ids))},
    )
    return int(changed.rowcount)


def values_of(db: Data, table: str, ids: Sequence[str], column: str) -> dict[str, list[str]]:
    """Each value that these rows have in a column, with the ids of those that have it; not of those in the bin."""
    found: dict[str, list[str]] = {}
    asked = f'''SELECT "{column}", id FROM {table} WHERE deleted_at IS NULL
        AND id IN (SELECT value FROM json_each(?))'''
    for value, row_id in db.execute(asked, [json.dumps(list(ids))]):
        found.setdefault(value, []).append(row_id)
    return found


def put_in_bin(db: Data, table: str, ids: Sequence[str]) -> None:
    """Take rows off every list; those already in the bin keep the time they were put there."""
    # The table's name comes from this room, never from outside.
    db.execute(
        f"UPDATE {table} SET deleted_at = {CLOCK}, updated_at = {CLOCK}, device = {DEVICE}"
        " WHERE deleted_at IS NULL AND id IN (SELECT value FROM json_each(?))",
        [json.dumps(list(ids))],
    )


def any_in_bin(db: Data, table: str) -> bool:
    """Whether rows of this table lie in the bin."""
    there = f"SELECT (SELECT count(*) FROM {table}) > (SELECT count(*) FROM {table} WHERE deleted_at IS NULL)"
    return bool(db.execute(there).fetchone()[0])


def one(db: Data, table: str, row_id: str) -> Row:
    """The row with this id. OutreachError where it is gone."""
    # In one statement: the library would look first at what the table's key is, in five.
    found = db.execute(f"SELECT * FROM {table} WHERE id = ? AND deleted_at IS NULL", [row_id])
    row = found.fetchone()
    if row is None:
        raise OutreachError(
            say("This {thing} is no longer there.", thing=in_short(table)),
            hint=say("The entry was removed, or undone. Look at the list again."),
        )
    return {name: value for (name, *_), value in zip(found.description, row, strict=True)}


def some(db: Data, table: str, ids: Iterable[str]) -> list[Row]:
    """The rows with these ids that are there, in the order of the ids."""
    return fetched(
        db,
        f"SELECT t.* FROM json_each(?) wanted JOIN {table} t ON t.id = wanted.value"
        " WHERE t.deleted_at IS NULL ORDER BY wanted.key",
        [json.dumps(list(ids))],
    )
