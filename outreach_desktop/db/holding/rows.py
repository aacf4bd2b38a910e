"""Every row that is about a person or refers to them, found from the tables themselves.

`links` says what refers to them. A table without a bin is in it by any text that holds the person's id.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.history.journal import journalled
from outreach_desktop.db.history.links import PEOPLE, LinkColumn, link_columns, shared_by_people

Row = dict[str, Any]

_TOLD_OTHERWISE: Final = frozenset(("actions", "journal", "now_doing", "search_rows"))
"""The history is told as a history, and the search index holds nothing of its own."""

_AT_ONCE: Final = 20_000
"""Rows whose texts are read in one step: others are answered in between."""


@dataclass(frozen=True, slots=True)
class HeldOf:
    """A row that was found. `column` is the one that refers to the person, "" for their own entry."""

    table: str
    row: Row
    column: str = ""
    is_theirs: bool = True
    """Whether it is a row of theirs; else it belongs to someone else, and only names them."""
    is_shared: bool = False
    """Whether `column` is one of people's entries, such as that of their household."""


def found(db: Data, person_id: str) -> Iterator[HeldOf]:
    """All of them, each once: the person's own entry first, what lies in the bin too."""
    links = link_columns(db)
    seen: set[tuple[str, str]] = set()
    theirs: list[HeldOf] = []
    for each in (
        *_of(db, PEOPLE, "id", person_id, ""),
        *_shared(db, links, person_id),
        *_referring(db, links, PEOPLE, person_id),
    ):
        if (each.table, each.row["id"]) not in seen:
            seen.add((each.table, each.row["id"]))
            theirs += [each] if each.is_theirs else []
            yield each
    while theirs:  # what hangs on a row of theirs is theirs too
        above = theirs.pop()
        for each in _hanging(db, links, above, person_id):
            if (each.table, each.row["id"]) not in seen:
                seen.add((each.table, each.row["id"]))
                theirs.append(each)
                yield each
    yield from _beside(db, person_id)


def naming(
    db: Data, columns: Mapping[str, Sequence[str]], needles: Sequence[Sequence[str]]
) -> Iterator[HeldOf | None]:
    """Rows in whose texts all parts of one of these needles stand, whoever they are about; None after every few thousand that were read."""
    names, asked = says_one_of("said.words", needles)
    for table, texts in columns.items():
        if not (texts and needles):
            continue
        held = " || char(10) || ".join(f"coalesce({one}, '')" for one in texts)
        last = db.execute(f"SELECT coalesce(max(rowid), 0) FROM {table}").fetchone()[0]
        found: list[dict[str, Any]] = []
        for first in range(0, last + 1, _AT_ONCE):
            found += db.query(
                f"WITH said AS MATERIALIZED (SELECT rowid AS number, lower({held}) AS words FROM {table}"
                f" WHERE rowid BETWEEN ? AND ? AND deleted_at IS NULL)"
                f" SELECT t.* FROM said JOIN {table} t ON t.rowid = said.number WHERE {names}",
                [first, first + _AT_ONCE - 1, *asked],
            )
            yield None
        for row in sorted(found, key=lambda one: (one["created_at"], one["id"])):
            yield HeldOf(table, row)


def says_one_of(words: str, needles: Sequence[Sequence[str]]) -> tuple[str, list[str]]:
    """SQL for whether `words`, in small letters, has all parts of one of these needles, and its values.

    SQLite knows the small letters of English alone, so others are looked for in either size.
    """
    asked: list[str] = []
    either = []
    for parts in dict.fromkeys(tuple(dict.fromkeys(one)) for one in needles):
        every = []
        for part in parts:
            sizes = (part.lower(),) if part.isascii() else (part, part.lower(), part.upper())
            every.append(f"({' OR '.join([f'instr({words}, ?)'] * len(sizes))})")
            asked += map(_small, sizes)
        either.append(f"({' AND '.join(every)})")
    return f"({' OR '.join(either)})" if either else "false", asked


def _small(text: str) -> str:
    """As SQLite makes letters small."""
    return "".join(one.lower() if one.isascii() else one for one in text)


def actions(db: Data, person_id: str, keys: Sequence[str]) -> list[str]:
    """The ids of the actions that changed something of the person, or one of the rows with these ids; the oldest first."""
    return [
        action
        for (action,) in db.execute(
            "SELECT id FROM actions WHERE number IN (SELECT action FROM journal WHERE person = ?"
            " UNION SELECT action FROM journal WHERE row IN (SELECT value FROM json_each(?)))"
            " ORDER BY number",
            [person_id, json.dumps(list(keys))],
        ).fetchall()
    ]


def together(db: Data, each: HeldOf, person_id: str) -> list[str]:
    """The ids of the others who share a row that people's entries refer to, such as those of one household."""
    return [
        other
        for (other,) in db.execute(
            f"SELECT id FROM {PEOPLE} WHERE {each.column} = ? AND id <> ? AND deleted_at IS NULL"
            " ORDER BY created_at, id",
            [each.row["id"], person_id],
        ).fetchall()
    ]


def _of(db: Data, table: str, column: str, value: str, by: str) -> Iterator[HeldOf]:
    order = "created_at, id" if table != "drafts" else "kept_at, id"
    for row in db.query(f'SELECT * FROM {table} WHERE "{column}" = ? ORDER BY {order}', [value]):
        is_theirs = table == PEOPLE and row["id"] == value
        if table != PEOPLE:
            is_theirs = row.get("contact_id", value) == value
        yield HeldOf(table, row, by, is_theirs)


def _referring(db: Data, links: Sequence[LinkColumn], table: str, row_id: str) -> Iterator[HeldOf]:
    for link in links:
        if link.may_refer_to(table):
            yield from _of(db, link.table, link.column, row_id, link.column)


def _shared(db: Data, links: Sequence[LinkColumn], person_id: str) -> Iterator[HeldOf]:
    """What people share, such as a household."""
    for link in shared_by_people(links):
        for row in db.query(
            f"SELECT * FROM {link.target}"
            f" WHERE id = (SELECT {link.column} FROM {PEOPLE} WHERE id = ?)",
            [person_id],
        ):
            yield HeldOf(link.target, row, link.column, is_shared=True)


def _hanging(
    db: Data, links: Sequence[LinkColumn], above: HeldOf, person_id: str
) -> Iterator[HeldOf]:
    if above.table == PEOPLE:
        return
    without_others = [link for link in links if link.table != PEOPLE]  # others of a household
    for each in _referring(db, without_others, above.table, above.row["id"]):
        if each.row.get("contact_id", person_id) == person_id:
            yield each


def _beside(db: Data, person_id: str) -> Iterator[HeldOf]:
    """Rows of tables without a bin, such as what is being typed; a text that is about others too is left out of them."""
    journalled_tables = journalled(db)
    for (table,) in db.execute(
        "SELECT name FROM pragma_table_list WHERE type = 'table' AND strict AND schema = 'main'"
        " ORDER BY name"
    ).fetchall():
        if table in journalled_tables or table in _TOLD_OTHERWISE:
            continue
        texts = [
            name
            for name, kind in db.execute("SELECT name, type FROM pragma_table_info(?)", [table])
            if kind == "TEXT"
        ]
        holds = " OR ".join(f"instr({name}, :id)" for name in texts)
        for row in db.query(f"SELECT * FROM {table} WHERE {holds or 'false'}", {"id": person_id}):
            inside = [
                name for name in texts if row[name] != person_id and person_id in str(row[name])
            ]
            is_theirs = person_id in row.values()
            told = row if is_theirs else {k: v for k, v in row.items() if k not in inside}
            yield HeldOf(table, told, (inside or [""])[0], is_theirs)
