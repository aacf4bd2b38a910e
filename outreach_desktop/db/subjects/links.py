"""Everything that refers to an entry, found from the tables themselves, and moved to another entry."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from outreach_desktop.db.engine import rows
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.history.links import LinkColumn, link_columns
from outreach_desktop.db.subjects import duplicates
from outreach_desktop.domain.duplicates.same_rows import are_one, filled

Row = dict[str, Any]

_STAY: Final = frozenset(("wishes", "contact_tags", duplicates.TABLE))
"""Of these the entry that is kept gets rows of its own; the old ones stay with the entry that they were written for."""


def referring(db: Data, table: str) -> list[LinkColumn]:
    """The columns that may refer to a row of this table."""
    return [
        link for link in link_columns(db) if link.may_refer_to(table) and link.table not in _STAY
    ]


def counts(db: Data, table: str, row_id: str) -> dict[str, int]:
    """How many rows of each table refer to an entry; what lies in the bin is not counted."""
    found: dict[str, int] = {}
    for link in referring(db, table):
        number: int = db.execute(
            f"SELECT count(*) FROM {link.table} WHERE {link.column} = ? AND deleted_at IS NULL",
            [row_id],
        ).fetchone()[0]
        if number:
            found[link.table] = found.get(link.table, 0) + number
    return found


def people_at(db: Data, organisation_id: str) -> int:
    """How many people have a role there."""
    number: int = db.execute(
        "SELECT count(DISTINCT contact_id) FROM roles WHERE organisation_id = ? AND deleted_at IS NULL",
        [organisation_id],
    ).fetchone()[0]
    return number


def move(db: Data, table: str, away_id: str, kept_id: str) -> None:
    """Let everything that refers to one entry refer to another; what would be there twice becomes one.

    What would refer to the same entry at both ends says nothing any more, and goes to the bin.
    """
    links = referring(db, table)
    ends: dict[str, list[str]] = {}
    for link in links:
        ends.setdefault(link.table, []).append(link.column)
    for name, columns in ends.items():
        asked = " OR ".join(f"{column} = :away" for column in columns)
        found = list(
            db.query(
                f"SELECT * FROM {name} WHERE deleted_at IS NULL AND id <> :away AND ({asked})"
                " ORDER BY created_at, rowid",
                {"away": away_id},
            )
        )
        for row in found:
            _move_row(db, name, columns, row, away_id, kept_id)


def _move_row(
    db: Data, table: str, columns: Iterable[str], row: Row, away_id: str, kept_id: str
) -> None:
    moved = {column: kept_id for column in columns if row[column] == away_id}
    at_both_ends = sum(({**row, **moved})[column] == kept_id for column in columns) > 1
    if row["id"] == kept_id:
        rows.change(db, table, row["id"], dict.fromkeys(moved))
    elif at_both_ends:
        rows.put_in_bin(db, table, [row["id"]])
    elif twin := _twin(db, table, {**row, **moved}, moved):
        _unite(db, table, twin, row)
    else:
        rows.change(db, table, row["id"], moved)


def _twin(db: Data, table: str, row: Row, moved: Mapping[str, str]) -> Row | None:
    """The row that says the same already, or has the place that this one would take."""
    asked = " AND ".join(f"{column} = :{column}" for column in moved)
    beside = list(
        db.query(f"SELECT * FROM {table} WHERE {asked} AND id <> :id", {**moved, "id": row["id"]})
    )
    live = (one for one in beside if one["deleted_at"] is None and are_one(table, one, row))
    if found := next(live, None):
        return found
    for columns, is_whole in _unique(db, table):
        for one in beside:
            if (is_whole or one["deleted_at"] is None) and all(one[c] == row[c] for c in columns):
                return one
    return None


def _unique(db: Data, table: str) -> list[tuple[list[str], bool]]:
    """What there can be once in a table: its columns, and whether what is in the bin counts."""
    listed = db.execute(
        "SELECT name, partial FROM pragma_index_list(?) WHERE \"unique\" AND origin <> 'pk'",
        [table],
    ).fetchall()
    return [
        (
            [c for (c,) in db.execute("SELECT name FROM pragma_index_info(?)", [name])],
            not partial,
        )
        for name, partial in listed
    ]


def _unite(db: Data, table: str, twin: Row, row: Row) -> None:
    """Two rows that are one: the one there gets what it lacks, and what refers to the other refers to it."""
    usual = dict(
        db.execute("SELECT name, dflt_value FROM pragma_table_info(?)", [table]).fetchall()
    )
    change: Row = filled(table, twin, row, {name: _plain(value) for name, value in usual.items()})
    if twin["deleted_at"] is not None:
        change["deleted_at"] = None
    if change:
        rows.change(db, table, twin["id"], change)
    rows.put_in_bin(db, table, [row["id"]])
    move(db, table, row["id"], twin["id"])


def _plain(default: str | None) -> Any:
    """The value of a column's default as SQL has it: 'guest', 0."""
    if default is None:
        return None
    return int(default) if default.lstrip("-").isdigit() else default.strip("'")
