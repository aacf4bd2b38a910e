"""Whether anything of a kind was changed since a moment: so that what is long to work out is not worked out again for nothing."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from outreach_desktop.db.engine.connection import Data

_MUCH: Final = 20_000
"""Entries of the journal."""
_NUMBER: Final = re.compile(r"\d+")
_NOW = """
    SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'journal'), 0),
    (SELECT json_group_array(number || state) FROM actions WHERE state <> 'done'),
    schema_version FROM pragma_schema_version
"""

_ENTRIES = """
    SELECT * FROM journal WHERE number > :number AND tbl = :tbl
    UNION ALL SELECT * FROM journal WHERE number <= :number AND tbl = :tbl
    AND action IN (SELECT value FROM json_each(:taken_back))
"""
"""In two parts: for one, SQLite may go through the whole journal."""


@dataclass(frozen=True, slots=True)
class HistoryMark:
    """Where the history stood: how much was written down, which actions were taken back, of which make the file was, and how often rows went without a word."""

    number: int
    taken_back: str
    make: tuple[int, int]
    is_settled: bool
    """Whether nothing was under way that could still be given up."""


def mark(db: Data) -> HistoryMark:
    """Where the history stands now."""
    number, taken_back, make = db.execute(_NOW).fetchone()
    return HistoryMark(number, taken_back, (make, db.unsaid), not db.conn.in_transaction)


def forget(db: Data) -> None:
    """Rows went of which the history says nothing: what was worked out before counts for nothing."""
    db.unsaid += 1


def taken_back_since(before: HistoryMark, now: HistoryMark) -> list[int]:
    """The actions that were undone, or done again, between two moments."""
    then, since = (set(json.loads(one.taken_back)) for one in (before, now))
    return sorted({int(_NUMBER.match(one)[0]) for one in then ^ since})  # type: ignore[index]


def unchanged(
    db: Data, since: HistoryMark, columns: Mapping[str, Sequence[str]]
) -> HistoryMark | None:
    """Where the history stands now, if no row of these tables came, went or has another value in these columns.

    None where one did, also by an undo or redo, or where it cannot be told.
    """
    now = mark(db)
    if now == since:
        return now
    values = _can_follow(db, since, now)
    if values is None:
        return None
    for table, names in columns.items():
        other = " OR ".join(f"before -> '$.{name}' IS NOT NULL" for name in names)
        found = db.execute(
            f"SELECT 1 FROM ({_ENTRIES}) WHERE change <> 'update' OR {other} LIMIT 1",
            {**values, "tbl": table},
        )
        if found.fetchone():
            return None
    return now


def written(
    db: Data, since: HistoryMark, now: HistoryMark, table: str, *, at_most: int
) -> list[str] | None:
    """The ids of rows of a table that were written between two moments, or taken back, or done again; they may be gone.

    None where they are more than that, or where it cannot be told.
    """
    found = entries(db, since, now, table, "j.row", at_most=at_most)
    return None if found is None else list(dict.fromkeys(row for (row,) in found))


def entries(
    db: Data,
    since: HistoryMark,
    now: HistoryMark,
    table: str,
    columns: str,
    join: str = "",
    *,
    at_most: int,
) -> list[tuple[Any, ...]] | None:
    """What SQL says of each entry `j` of the journal about a table that was made between two moments, or taken back, or done again.

    None where they are more than that, or where it cannot be told.
    """
    if now == since:
        return []
    values = _can_follow(db, since, now)
    if values is None:
        return None
    found = db.execute(
        f"SELECT {columns} FROM ({_ENTRIES}) j {join} LIMIT :at_most",
        {**values, "tbl": table, "at_most": at_most + 1},
    ).fetchall()
    return None if len(found) > at_most else found


def _can_follow(db: Data, since: HistoryMark, now: HistoryMark) -> dict[str, int | str] | None:
    """What `_ENTRIES` asks for but the table; None where the history does not say all that was done meanwhile, or where too much was taken back to look through it."""
    if not since.is_settled or now.make != since.make or now.number < since.number:
        return None
    taken_back = json.dumps(taken_back_since(since, now))
    if taken_back != "[]":
        asked = "SELECT 1 FROM journal WHERE action IN (SELECT value FROM json_each(?)) LIMIT 1 OFFSET ?"
        if db.execute(asked, [taken_back, _MUCH]).fetchone():
            return None
    return {"number": since.number, "taken_back": taken_back}
