"""Whether anything of a kind was changed since a moment: so that what is long to work out is not worked out again for nothing."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from outreach_desktop.db.engine.connection import Data

_NUMBER: Final = re.compile(r"\d+")
_NOW = """
    SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'journal'), 0),
    (SELECT json_group_array(number || state) FROM actions WHERE state <> 'done'),
    schema_version FROM pragma_schema_version
"""


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

    None where one did; an undo or redo counts as any change.
    """
    now = mark(db)
    known = (since.taken_back, since.make, since.is_settled)
    if (now.taken_back, now.make, True) != known or now.number < since.number:
        return None
    for table, names in columns.items():
        other = " OR ".join(f"before -> '$.{name}' IS NOT NULL" for name in names)
        found = db.execute(
            "SELECT 1 FROM journal WHERE number > ? AND tbl = ?"
            f" AND (change <> 'update' OR {other}) LIMIT 1",
            [since.number, table],
        )
        if found.fetchone():
            return None
    return now
