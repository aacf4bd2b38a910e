"""What two data files have in common, and what only one of them has, table by table.

Both are read in the order of their ids, side by side, so that neither has to fit into memory.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Final

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.history import row_names
from outreach_desktop.db.history.journal import journalled
from outreach_desktop.db.rescue.damaged_file import Wreck

Row = tuple[object, ...]
"""A row that is not in the bin: its id first."""

# When and where a row was written says nothing of what is in it.
_STAMPS: Final = frozenset({"id", "created_at", "updated_at", "device", "deleted_at"})

_AT_ONCE: Final = 1000


@dataclass(frozen=True, slots=True)
class Difference:
    """The names of a table's rows that only the first file has, only the second, or both in other words."""

    lost: list[str] = field(default_factory=list)
    gained: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)


def difference(mine: Data | Wreck, theirs: Data, table: str) -> Difference:
    """What `mine` has that `theirs` has not, and the other way round; the bin counts as not having it."""
    columns = ["id", *_shared(mine, theirs, table)]
    found = Difference()
    for ours, other in _side_by_side(
        _living(mine, table, columns), _living(theirs, table, columns)
    ):
        if ours == other:
            continue
        into = found.gained if ours is None else found.lost if other is None else found.changed
        named = dict(zip(columns, ours or other or (), strict=True))
        into.append(row_names.name_in(table, named))
    return found


def count(source: Data | Wreck, table: str) -> int:
    """How many rows of a table are not in the bin."""
    if isinstance(source, Wreck):
        return sum(1 for _ in _living(source, table, ["id"]))
    if not source.table(table).exists():
        return 0
    living = f"SELECT count(*) FROM {table} WHERE deleted_at IS NULL"
    number: int = source.execute(living).fetchone()[0]
    return number


def newest_action(source: Data | Wreck) -> tuple[str, str] | None:
    """Name and time of the last thing that was done."""
    if isinstance(source, Wreck):
        actions = sorted(source.rows("actions"), key=lambda row: str(row["number"]).zfill(20))
        return (str(actions[-1]["name"]), str(actions[-1]["made_at"])) if actions else None
    row = source.execute("SELECT name, made_at FROM actions ORDER BY number DESC LIMIT 1")
    found: tuple[str, str] | None = row.fetchone()
    return found


def _shared(mine: Data | Wreck, theirs: Data, table: str) -> Sequence[str]:
    """The columns that both know; an older file knows fewer, or not even the table."""
    known = journalled(theirs).get(table)
    also = journalled(mine).get(table) if isinstance(mine, Data) else known
    if known is None:  # then all that the other has is its own
        return row_names.columns(table)
    return [name for name in known if name in (also or ()) and name not in _STAMPS]


def _living(source: Data | Wreck, table: str, columns: Sequence[str]) -> Iterator[Row]:
    if isinstance(source, Wreck):
        rows = (row for row in source.rows(table) if row.get("deleted_at") is None)
        yield from sorted((tuple(map(row.get, columns)) for row in rows), key=itemgetter(0))
        return
    if not source.table(table).exists():  # a file of an older shape has nothing of the kind
        return
    names = ", ".join(f'"{name}"' for name in columns)
    found = source.execute(f"SELECT {names} FROM {table} WHERE deleted_at IS NULL ORDER BY id")
    while some := found.fetchmany(_AT_ONCE):
        yield from some


def _side_by_side(
    mine: Iterator[Row], theirs: Iterator[Row]
) -> Iterator[tuple[Row | None, Row | None]]:
    """Rows of the same id together; None where one of the files has none."""
    ours, other = next(mine, None), next(theirs, None)
    while ours is not None or other is not None:
        if other is None or (ours is not None and str(ours[0]) < str(other[0])):
            yield ours, None
            ours = next(mine, None)
        elif ours is None or str(other[0]) < str(ours[0]):
            yield None, other
            other = next(theirs, None)
        else:
            yield ours, other
            ours, other = next(mine, None), next(theirs, None)
