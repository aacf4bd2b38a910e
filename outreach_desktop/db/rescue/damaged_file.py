"""What can be read of a damaged data file, table by table, row by row.

The file's own list of tables says where each begins. Pages that no way leads to any more are told by
what is on them: the kinds of the values, and which of them are ids.
"""

import re
import uuid
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from typing import Final

from sqlite_utils.utils import sqlite3

from outreach_desktop.db.engine import connection
from outreach_desktop.db.engine.pages import LIST, Bytes, Cell, Pages, Values
from outreach_desktop.db.history.row_names import name_in
from outreach_desktop.db.shape import migrations, statements
from outreach_desktop.domain.safety.moments import may_stand_in, told_by
from outreach_desktop.errors import OutreachError

Row = dict[str, object]

# What SQLite ends with on damage; its complaint may quote what is no text.
UNREADABLE: Final = (sqlite3.DatabaseError, OutreachError, UnicodeDecodeError)

_LOOK: Final = 8  # rows of a page: enough to know which table it is of
_ADDED: Final = 4  # columns at the end that an older row may do without
# Made by the program itself, and anew in a new file.
_MADE: Final = frozenset({"_sqlite_migrations", "now_doing", "search_rows"})
_OF_THE_PROGRAM: Final = ("search_", "sqlite_")
_KINDS: Final = {"TEXT": str, "INTEGER": int, "BLOB": bytes}
_LONGEST_STATEMENT: Final = 100_000  # letters: the longest of ours has 1,566
_LONGEST_TEXT: Final = 10_000_000  # letters: nobody typed as many
_HIGHEST: Final = 1 << 53  # of rows that are numbered one by one
# Put between others by the step that made the table again.
_BETWEEN: Final = frozenset([("interactions", "organisation_id")])
_PERSON: Final = "contact_id"
_WISH: Final = "do_not_contact"
_ID: Final = re.compile(r"[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}|group")


@dataclass(frozen=True, slots=True)
class StoredColumn:
    """A column, and whether it is the number of the row itself, which is stored beside its values."""

    name: str
    kind: str
    needed: bool
    is_number: bool
    is_between: bool = False
    """Whether a step put it between others when it made the table again: an older row lacks it there."""

    def takes(self, value: object) -> bool:
        """Whether such a value may stand here; what is called an id has to look like one."""
        if value is None:
            return self.is_number or not self.needed
        if not isinstance(value, _KINDS.get(self.kind, object)):
            return False
        if isinstance(value, str) and len(value) > _LONGEST_TEXT:
            return False
        is_id = self.name == "id" or self.name.endswith("_id")
        return not is_id or (isinstance(value, str) and _ID.fullmatch(value) is not None)


class Wreck:
    """A damaged data file, from its bytes."""

    def __init__(self, content: Bytes) -> None:
        self._pages = Pages(content)
        self._known = _newest_shape()
        self.doubted: dict[str, str] = {}  # whose wish could not be read: id and name

    @property
    def tables(self) -> list[str]:
        """What there is to read, in the order in which tables refer to each other."""
        return [table for table in self._known if table not in _MADE]

    def rows(self, table: str) -> Iterator[Row]:
        """Every row that can be read, each once, those that hang on the way into the table first."""
        columns = self._columns(table)
        seen = set()
        for number in [*self._on_the_way.get(table, ()), *self._strays.get(table, ())]:
            for cell in self._pages.cells(number):
                if not (fits(columns, cell[1]) or is_known_by_its_id(columns, cell[1])):
                    continue
                row = {**_instead(columns, cell), **_row(columns, cell)}
                key = row.get(columns[0].name)
                in_bounds = not columns[0].is_number or 0 < cell[0] < _HIGHEST
                if in_bounds and key not in seen:
                    seen.add(key)
                    yield self._without_doubt(table, row)

    def _without_doubt(self, table: str, row: Row) -> Row:
        """A wish not to be contacted that cannot be read is one: nobody hears from us because a file is damaged."""
        if table == "contacts" and row.get(_WISH) not in (0, 1):
            self.doubted[str(row["id"])] = name_in(table, row)
            return {**row, _WISH: 1}
        return row

    def _columns(self, table: str) -> list[StoredColumn]:
        """Those we know, as long as the file's own list has most of them at the same place: it may be damaged itself.

        What somebody put behind them is read with them, and left out by whoever asks for ours.
        """
        known, listed = self._known[table], self._listed[1].get(table, [])
        names, others = [each.name for each in known], [each.name for each in listed]
        if len(others) > len(names) and others[: len(names)] == names:
            return listed
        same = sum(mine == other for mine, other in zip(names, others, strict=False))
        return known if 2 * same >= len(others) else listed

    @cached_property
    def _listed(self) -> tuple[dict[str, int], dict[str, list[StoredColumn]]]:
        """Where each table begins, and the columns of those we know, as far as the file's own list can be read.

        In small letters, as our own: SQLite takes a name in any capitals.
        """
        roots: dict[str, int] = {}
        columns: dict[str, list[StoredColumn]] = {}
        for number in self._pages.leaves_under(LIST):
            for _, values in self._pages.cells(number):
                match values:
                    case (str(kind), str(name), _, int(root), str(statement)) if (
                        statements.folded(kind) == "table"
                    ):
                        table = statements.folded(name)
                        roots[table] = root
                        if table in self._known:
                            columns[table] = _columns_in(statement)
                    case _:
                        continue
        return roots, columns

    @cached_property
    def _on_the_way(self) -> dict[str, list[int]]:
        roots, _ = self._listed
        return {
            table: list(self._pages.leaves_under(root))
            for table, root in roots.items()
            if table in self._known or not self._is_perhaps_ours(table)
        }

    def _is_perhaps_ours(self, table: str) -> bool:
        """Whether the rows of a table that we do not know may be those of one we miss, which somebody gave another name."""
        is_of_the_program = table.startswith(_OF_THE_PROGRAM) or table in _MADE
        return not is_of_the_program and not set(self.tables) <= self._listed[0].keys()

    @cached_property
    def _strays(self) -> dict[str, list[int]]:
        """Pages with rows that were not reached, each with the table that its rows fit."""
        reached = {number for pages in self._on_the_way.values() for number in pages}
        reached.update(self._pages.leaves_under(LIST))
        strays: dict[str, list[int]] = {}
        for number in self._pages.leaves():
            if number not in reached:
                table = self._guess(list(islice(self._pages.cells(number), _LOOK)))
                strays.setdefault(table, []).append(number)
        return strays

    def _guess(self, cells: Sequence[Cell]) -> str:
        """The table that most of these rows fit: best without a column missing, with most ids, with days where days are."""
        votes: Counter[str] = Counter()
        for _, values in cells:
            votes.update(name for name, columns in self._known.items() if fits(columns, values))
        longest = max((len(values) for _, values in cells), default=0)

        def likeness(table: str) -> tuple[int, int, int]:
            columns = self._known[table]
            ids = sum(column.name.endswith("_id") for column in columns)
            return votes[table], longest - len(columns), ids

        likest = max(map(likeness, votes), default=None)
        alike = [table for table in votes if likeness(table) == likest]
        return max(alike, key=lambda table: _days(table, self._known[table], cells), default="")


def as_stored(columns: Sequence[StoredColumn], values: Values) -> Sequence[StoredColumn]:
    """The columns of a row: one from before a step that put more between them lacks just those, and is told by its values."""
    older = [column for column in columns if not column.is_between]
    return (
        older
        if len(older) < len(columns) and _taken(older, values) > _taken(columns, values)
        else columns
    )


def _taken(columns: Sequence[StoredColumn], values: Values) -> int:
    return sum(column.takes(value) for column, value in zip(columns, values, strict=False))


def fits(columns: Sequence[StoredColumn], values: Values) -> bool:
    """Whether a row of these values can be one of a table with these columns."""
    columns = as_stored(columns, values)
    if not len(columns) - _ADDED <= len(values) <= len(columns):
        return False
    return all(column.takes(value) for column, value in zip(columns, values, strict=False))


def _days(table: str, columns: Sequence[StoredColumn], cells: Sequence[Cell]) -> int:
    """How many values are days and moments where such are kept, without the texts that are none there."""
    told = [
        may_stand_in(table, column.name, value)
        for _, values in cells
        for column, value in zip(as_stored(columns, values), values, strict=False)
        if told_by(column.name) and value is not None
    ]
    return 2 * sum(told) - len(told)


def is_known_by_its_id(columns: Sequence[StoredColumn], values: Values) -> bool:
    """Whether a row has an id, its own or that of its person, and most of what it should have.

    Then what else is in it is no reason to lose it.
    """
    columns = as_stored(columns, values)
    if columns[0].name != "id" or not len(columns) - _ADDED <= len(values) <= len(columns):
        return False
    pairs = list(zip(columns, values, strict=False))
    is_known = any(c.name in ("id", _PERSON) and v is not None and c.takes(v) for c, v in pairs)
    return is_known and 4 * sum(not c.takes(v) for c, v in pairs) <= len(pairs)


def _instead(columns: Sequence[StoredColumn], cell: Cell) -> Row:
    """An id for a row of somebody's whose own cannot be read: the same at each reading."""
    if columns[0].name != "id":
        return {}
    return {"id": str(uuid.uuid5(uuid.NAMESPACE_OID, repr(cell)))}


def _row(columns: Sequence[StoredColumn], cell: Cell) -> Row:
    """The values that may stand where they stand."""
    number, values = cell
    return {
        column.name: number if column.is_number else value
        for column, value in zip(as_stored(columns, values), values, strict=False)
        if column.takes(value)
    }


def _newest_shape() -> dict[str, list[StoredColumn]]:
    """The tables of a new data file, in the order they were made."""
    scratch = connection.connect_in_memory()
    try:
        migrations.migrate(scratch)
        found = scratch.execute(
            "SELECT s.name FROM sqlite_schema s JOIN pragma_table_list l ON l.name = s.name"
            " WHERE l.type = 'table' AND l.strict ORDER BY s.rowid"
        ).fetchall()
        return {
            name: [
                replace(one, is_between=(name, one.name) in _BETWEEN)
                for one in _columns(scratch, name)
            ]
            for (name,) in found
        }
    finally:
        scratch.close()


def _columns_in(statement: str) -> list[StoredColumn]:
    """The columns that are stored of a table as the damaged file describes it; none where that makes no sense."""
    if len(statement) > _LONGEST_STATEMENT:
        return []
    return [
        StoredColumn(told.name, told.kind, told.needed, told.is_key and told.kind == "INTEGER")
        for told in statements.columns(statement)
        if told.is_stored
    ]


def _columns(db: connection.Data, table: str) -> list[StoredColumn]:
    found = db.execute(
        'SELECT name, type, "notnull", pk FROM pragma_table_info(?) ORDER BY cid', [table]
    )
    return [
        StoredColumn(name, kind, bool(needed), bool(key) and kind == "INTEGER")
        for name, kind, needed, key in found
    ]
