"""Thousands of rows that one action made, taken away and brought again many at a time: search is five times faster so.

Each step is all of its rows or none, which are then gone through row by row.
"""

import contextlib
import json
from array import array
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import Final

from sqlite_utils.utils import sqlite3

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.history.journal import journalled
from outreach_desktop.db.history.setting_aside import EVERYBODY, MUST_STAY
from outreach_desktop.domain.labour import Steps

AT_ONCE: Final = 500
"""Changes of a step: SQLite takes some hundredths of a second for them."""
# An import makes thousands of rows in these, each of which comes before those that it refers to.
_OF_IMPORTS: Final = (
    "contact_tags",
    "tags",
    "roles",
    "wishes",
    "contacts",
    "organisations",
    "households",
)
_READ_AT_ONCE: Final = 20_000


def take_away(
    db: Data,
    action: int,
    changed: Container[tuple[str, str]],
    guarded: Container[object],
    protected: Container[str],
) -> Steps[None]:
    """Delete the rows that an action made, the newest first; each step yields how many of its changes are done.

    Those stay that were `changed` since, and the people and the rows of `protected` tables whose wishes are `guarded`.
    """
    wished = {row for (row,) in db.execute(MUST_STAY).fetchall() if row in guarded}
    made = yield from _numbers(db, action, "undone = 0")
    for table in _OF_IMPORTS:
        if table in protected and guarded is EVERYBODY:
            continue
        whole = _whole(db, table)
        whose = "person" if table in protected else "row"
        for some in _portions(made.get(table, ())[::-1]):
            rows = db.execute(
                f"SELECT number, row, {whose} FROM journal"
                " WHERE number IN (SELECT value FROM json_each(?))",
                [json.dumps(some)],
            ).fetchall()
            going = {
                number: row
                for number, row, person in rows
                if (table, row) not in changed and person not in wished
            }
            with contextlib.suppress(sqlite3.IntegrityError), db.atomic():
                db.execute(
                    f"UPDATE journal SET undone = 1, after = (SELECT json_object({whole}) FROM {table} t"
                    " WHERE t.id = journal.row) WHERE number IN (SELECT value FROM json_each(?))",
                    [json.dumps([*going])],
                )
                db.execute(
                    f"DELETE FROM {table} WHERE id IN (SELECT value FROM json_each(?))",
                    [json.dumps([*going.values()])],
                )
            yield len(some)


def bring_again(db: Data, action: int) -> Steps[None]:
    """Insert again what `take_away` deleted, in the same manner."""
    columns = journalled(db)
    away = yield from _numbers(db, action, "undone = 1 AND after IS NOT NULL")
    for table in reversed(_OF_IMPORTS):
        names = ", ".join(f'"{name}"' for name in columns[table])
        parts = ", ".join(f"after ->> '$.{name}'" for name in columns[table])
        for some in _portions(away.get(table, ())):
            numbers = [json.dumps(some)]
            with contextlib.suppress(sqlite3.IntegrityError), db.atomic():
                db.execute(
                    f"INSERT INTO {table} ({names}) SELECT {parts} FROM journal"
                    " WHERE number IN (SELECT value FROM json_each(?)) ORDER BY number",
                    numbers,
                )
                db.execute(
                    "UPDATE journal SET undone = 0, after = NULL"
                    " WHERE number IN (SELECT value FROM json_each(?))",
                    numbers,
                )
            yield len(some)


def keep_for_redo(db: Data, made: Mapping[str, Sequence[int]]) -> None:
    """Before new rows go, all that is in them is written beside their keys in the journal; `made` are its numbers by table."""
    for table, numbers in made.items():
        db.execute(
            f"UPDATE journal SET after = (SELECT json_object({_whole(db, table)}) FROM {table} t"
            " WHERE t.id = journal.row) WHERE number IN (SELECT value FROM json_each(?))",
            [json.dumps(numbers)],
        )


def _whole(db: Data, table: str) -> str:
    return ", ".join(f"'{name}', t.\"{name}\"" for name in journalled(db)[table])


def _numbers(db: Data, action: int, which: str) -> Steps[Mapping[str, "array[int]"]]:
    """By table, the numbers of the changes that made rows, in their order."""
    found: dict[str, array[int]] = {}
    after = 0
    while True:
        some = db.execute(
            f"SELECT number, tbl FROM journal WHERE action = ? AND number > ? AND change = 'insert' AND {which}"
            f" ORDER BY number LIMIT {_READ_AT_ONCE}",
            [action, after],
        ).fetchall()
        for number, table in some:
            found.setdefault(table, array("q")).append(number)
        if len(some) < _READ_AT_ONCE:
            return found
        after = some[-1][0]
        yield 0


def _portions(numbers: Sequence[int]) -> Iterator[list[int]]:
    for begin in range(0, len(numbers), AT_ONCE):
        yield list(numbers[begin : begin + AT_ONCE])
