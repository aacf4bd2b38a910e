"""Every row that goes with a person who is erased, and what only refers to them; `links` says which is which."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.history import bin as binned
from outreach_desktop.db.history import row_names
from outreach_desktop.db.history.links import PEOPLE, LinkColumn, link_columns, shared_by_people


@dataclass(slots=True)
class Theirs:
    """Rows by table that go, and columns of other rows that are set to nobody."""

    goes: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)
    loose: list[tuple[str, str, str]] = field(default_factory=list)
    """Table, column and id."""

    def counts(self) -> dict[str, int]:
        """How many rows of each table; pairs in the bin only tell of a merge, and of them no one is told."""
        told = {
            table: sum(table != "not_duplicates" or not row["deleted_at"] for row in some.values())
            for table, some in self.goes.items()
        }
        return {table: count for table, count in told.items() if count}

    def keys(self) -> set[str]:
        """The ids of all rows that go."""
        return {key for rows in self.goes.values() for key in rows}


def found(db: Data, ids: Sequence[str]) -> Theirs:
    """All that goes with these entries of people; in the bin too."""
    links = link_columns(db)
    theirs = _gone_with(db, links, {PEOPLE: ids})
    for link, home in _empty_homes(db, links, theirs):
        _added(db, theirs, link.target, "id", [home])
    return _settled(theirs)


def hanging_on(db: Data, ids: Mapping[str, Sequence[str]]) -> Theirs:
    """The same for rows of other tables: what cannot be without them goes."""
    return _settled(_gone_with(db, link_columns(db), ids))


def _gone_with(db: Data, links: Sequence[LinkColumn], ids: Mapping[str, Sequence[str]]) -> Theirs:
    theirs = Theirs()
    new: dict[str, list[str]] = {}
    for table, some in ids.items():
        new |= _added(db, theirs, table, "id", some)
    while new:
        new = _hanging_on(db, theirs, links, new)
    return theirs


def _settled(theirs: Theirs) -> Theirs:
    """What goes need not be set to nobody first."""
    theirs.loose = [one for one in theirs.loose if one[2] not in theirs.goes.get(one[0], {})]
    return theirs


def _hanging_on(
    db: Data, theirs: Theirs, links: Iterable[LinkColumn], asked: dict[str, list[str]]
) -> dict[str, list[str]]:
    """The rows by table that go with those of `asked`; each table is read once for all of them."""
    new: dict[str, list[str]] = {}
    for link in links:
        keys = [key for table, some in asked.items() if link.may_refer_to(table) for key in some]
        if not keys:
            continue
        if link.goes_with:
            for table, some in _added(db, theirs, link.table, link.column, keys).items():
                new.setdefault(table, []).extend(some)
        else:
            found = db.execute(
                f'SELECT id FROM {link.table} WHERE "{link.column}" IN (SELECT value FROM json_each(?))',
                [json.dumps(keys)],
            )
            theirs.loose += [(link.table, link.column, row) for (row,) in found.fetchall()]
    return new


def _added(
    db: Data, theirs: Theirs, table: str, column: str, values: Sequence[str]
) -> dict[str, list[str]]:
    """The ids by table of the rows with one of these values that are new among what goes."""
    rows = theirs.goes.setdefault(table, {})
    found = db.query(
        f'SELECT * FROM {table} WHERE "{column}" IN (SELECT value FROM json_each(?))',
        [json.dumps(list(values))],
    )
    new = {row["id"]: row for row in found if row["id"] not in rows}
    rows.update(new)
    return {table: list(new)} if new else {}


def _empty_homes(
    db: Data, links: list[LinkColumn], theirs: Theirs
) -> Iterator[tuple[LinkColumn, str]]:
    """What people share, such as a household, where nobody else is in it."""
    gone = json.dumps([*theirs.goes.get(PEOPLE, {})])
    for link in shared_by_people(links):
        column = link.column
        left = (
            f"SELECT DISTINCT {column} FROM {PEOPLE} WHERE id IN (SELECT value FROM json_each(:gone))"
            f" AND {column} IS NOT NULL AND {column} NOT IN (SELECT {column} FROM {PEOPLE} WHERE {column} IS NOT NULL"
            " AND id NOT IN (SELECT value FROM json_each(:gone)))"
        )
        for (home,) in db.execute(left, {"gone": gone}).fetchall():
            yield link, home


def called(db: Data, contact_id: str) -> str:
    """The name of a person, in the bin too; "" where they are gone."""
    row = next(iter(db.query(f"SELECT * FROM {PEOPLE} WHERE id = ?", [contact_id])), None)
    return row_names.name_in(PEOPLE, row) if row else ""


def merged_into(db: Data, contact_id: str) -> list[str]:
    """The entries in the bin that are the same person: they were merged into this one, directly or in several steps."""
    found_ids, waiting = {contact_id}, [contact_id]
    while waiting:
        kept = waiting.pop()
        by_journal = db.execute(
            "SELECT DISTINCT away.row FROM journal away WHERE away.tbl = 'contacts' AND away.change = 'update'"
            " AND away.before ->> '$.deleted_at' IS NULL AND away.after ->> '$.deleted_at' IS NOT NULL"
            " AND NOT away.undone AND away.row <> :kept AND away.action IN (SELECT action FROM journal"
            " WHERE tbl = 'contacts' AND row = :kept AND change = 'update' AND NOT undone"
            " AND after ->> '$.deleted_at' IS NULL)"
            " AND 1 = (SELECT count(DISTINCT row) FROM journal one WHERE one.action = away.action AND one.tbl = 'contacts'"
            " AND one.after ->> '$.deleted_at' IS NOT NULL)",
            {"kept": kept},
        ).fetchall()
        for other in (*(one for (one,) in by_journal), *binned.merged_into(db, PEOPLE, kept)):
            if other not in found_ids and _is_in_bin(db, other):
                found_ids.add(other)
                waiting.append(other)
    return [contact_id, *(found_ids - {contact_id})]


def _is_in_bin(db: Data, contact_id: str) -> bool:
    asked = "SELECT 1 FROM contacts WHERE id = ? AND deleted_at IS NOT NULL"
    return db.execute(asked, [contact_id]).fetchone() is not None
