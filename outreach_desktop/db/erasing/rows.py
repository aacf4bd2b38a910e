"""Every row that is a person's, found from the tables themselves, and what only refers to them.

A row goes with the person if it cannot be without them, or says by its `contact_id`, `owner_id` or another id without a
reference whose it is. Any other reference to them is set to nobody.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.history.journal import journalled

PEOPLE: Final = "contacts"


@dataclass(slots=True)
class Theirs:
    """Rows by table that go, and columns of other rows that are set to nobody."""

    goes: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)
    loose: list[tuple[str, str, str]] = field(default_factory=list)
    """Table, column and id."""

    def keys(self) -> set[str]:
        """The ids of all rows that go."""
        return {key for rows in self.goes.values() for key in rows}


def found(db: Data, ids: Sequence[str]) -> Theirs:
    """All that goes with these entries of people; in the bin too."""
    theirs = Theirs()
    waiting: list[tuple[str, str]] = []
    for one in ids:
        _add(db, theirs, waiting, PEOPLE, "id", one)
    links = list(_links(db))
    while waiting:
        table, key = waiting.pop()
        for link in links:
            if link.target in (table, ""):
                if link.goes_with:
                    _add(db, theirs, waiting, link.table, link.column, key)
                else:
                    _loosen(db, theirs, link, key)
    for home in _empty_homes(db, theirs):
        _add(db, theirs, waiting, *home)
    theirs.loose = [one for one in theirs.loose if one[2] not in theirs.goes.get(one[0], {})]
    return theirs


@dataclass(frozen=True, slots=True)
class _Link:
    table: str
    column: str
    target: str
    """The table it refers to; "" where it is an id of no particular one."""
    goes_with: bool


def _links(db: Data) -> Iterator[_Link]:
    for table, columns in journalled(db).items():
        references = {
            name: (target, needed)
            for name, target, needed in db.execute(
                'SELECT f."from", f."table", c."notnull" FROM pragma_foreign_key_list(:table) f'
                ' JOIN pragma_table_info(:table) c ON c.name = f."from"',
                {"table": table},
            )
        }
        for column in columns:
            if column in references:
                target, needed = references[column]
                own = target == PEOPLE and column == "contact_id"
                yield _Link(table, column, target, goes_with=bool(needed) or own)
            elif column.endswith("_id"):
                yield _Link(table, column, "", goes_with=True)


def _add(
    db: Data, theirs: Theirs, waiting: list[tuple[str, str]], table: str, column: str, value: str
) -> None:
    rows = theirs.goes.setdefault(table, {})
    for row in db.query(f'SELECT * FROM {table} WHERE "{column}" = ?', [value]):
        if row["id"] not in rows:
            rows[row["id"]] = row
            waiting.append((table, row["id"]))


def _loosen(db: Data, theirs: Theirs, link: _Link, key: str) -> None:
    for (row,) in db.execute(f'SELECT id FROM {link.table} WHERE "{link.column}" = ?', [key]):
        theirs.loose.append((link.table, link.column, row))


def _empty_homes(db: Data, theirs: Theirs) -> Iterator[tuple[str, str, str]]:
    """What people's entries alone refer to, such as a household, where nobody else is in it."""
    gone = json.dumps([*theirs.goes.get(PEOPLE, {})])
    every = db.execute(
        'SELECT m.name, f."from", f."table" FROM sqlite_schema m, pragma_foreign_key_list(m.name) f'
        " WHERE m.type = 'table'"
    ).fetchall()
    for column, target in {(column, target) for table, column, target in every if table == PEOPLE}:
        of_people_alone = {table for table, _, other in every if other == target} == {PEOPLE}
        if target == PEOPLE or not of_people_alone:
            continue
        left = (
            f"SELECT DISTINCT {column} FROM {PEOPLE} WHERE id IN (SELECT value FROM json_each(:gone))"
            f" AND {column} IS NOT NULL AND {column} NOT IN (SELECT {column} FROM {PEOPLE} WHERE {column} IS NOT NULL"
            " AND id NOT IN (SELECT value FROM json_each(:gone)))"
        )
        for (home,) in db.execute(left, {"gone": gone}).fetchall():
            yield target, "id", home


def merged_into(db: Data, contact_id: str) -> list[str]:
    """The entries in the bin that are the same person: they were merged into this one, directly or in several steps."""
    found_ids, waiting = {contact_id}, [contact_id]
    while waiting:
        kept = waiting.pop()
        for (other,) in db.execute(
            "SELECT DISTINCT away.row FROM journal away WHERE away.tbl = 'contacts' AND away.change = 'update'"
            " AND away.before ->> '$.deleted_at' IS NULL AND away.after ->> '$.deleted_at' IS NOT NULL"
            " AND NOT away.undone AND away.row <> :kept AND away.action IN (SELECT action FROM journal"
            " WHERE tbl = 'contacts' AND row = :kept AND change = 'update' AND NOT undone"
            " AND after ->> '$.deleted_at' IS NULL)"
            " AND 1 = (SELECT count(DISTINCT row) FROM journal one WHERE one.action = away.action AND one.tbl = 'contacts'"
            " AND one.after ->> '$.deleted_at' IS NOT NULL)",
            {"kept": kept},
        ).fetchall():
            if other not in found_ids and _is_in_bin(db, other):
                found_ids.add(other)
                waiting.append(other)
    return [contact_id, *(found_ids - {contact_id})]


def _is_in_bin(db: Data, contact_id: str) -> bool:
    asked = "SELECT 1 FROM contacts WHERE id = ? AND deleted_at IS NOT NULL"
    return db.execute(asked, [contact_id]).fetchone() is not None
