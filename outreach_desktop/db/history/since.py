"""Whether anything of a kind was changed since a moment: so that what is long to work out is not worked out again for nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from outreach_desktop.db.engine.connection import Data


@dataclass(frozen=True, slots=True)
class HistoryMark:
    """Where the history stood: how much was written down, and which actions were taken back."""

    number: int
    taken_back: str


def mark(db: Data) -> HistoryMark:
    """Where the history stands now."""
    found = db.execute(
        "SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'journal'), 0),"
        " (SELECT json_group_array(number || state) FROM actions WHERE state <> 'done')"
    ).fetchone()
    return HistoryMark(*found)


def changed(db: Data, since: HistoryMark, columns: Mapping[str, Sequence[str]]) -> bool:
    """Whether rows of these tables came, went or have other values in these columns; an undo or redo counts as any change."""
    now = mark(db)
    if now.taken_back != since.taken_back:
        return True
    for table, names in columns.items():
        other = " OR ".join(f"before -> '$.{name}' IS NOT NULL" for name in names)
        found = db.execute(
            "SELECT 1 FROM journal WHERE number > ? AND tbl = ?"
            f" AND (change <> 'update' OR {other}) LIMIT 1",
            [since.number, table],
        )
        if found.fetchone():
            return True
    return False
