"""The rows of a damaged data file in a new one, which holds together whatever is missing.

A row that makes no sense as it is loses what makes none of it, and only if that does not help is left out.
What rows refer to and nobody could read is made anew under a name that says so.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final, NamedTuple

from sqlite_utils.utils import sqlite3

from outreach_desktop.db import search
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.history import journal
from outreach_desktop.db.rescue.damaged_file import UNREADABLE, Row, Wreck
from outreach_desktop.db.shape import migrations
from outreach_desktop.db.shape.shape import open_to_read
from outreach_desktop.domain.safety.moments import may_stand_in, told_by
from outreach_desktop.domain.subjects import SUBJECTS
from outreach_desktop.domain.telling import Told
from outreach_desktop.words import say

_TOLD_EVERY: Final = 1000  # rows
_OF_THE_OLD_FILE: Final = ("copies",)
"""What says something of the damaged file itself: of the new one no copy was made yet, and it is not to say so."""


@dataclass(slots=True)
class Rescued:
    """How many rows of each table were read, lost, and made anew because others need them; and what lost its place."""

    read: Counter[str] = field(default_factory=Counter)
    lost: Counter[str] = field(default_factory=Counter)
    made: Counter[str] = field(default_factory=Counter)
    loosened: int = 0


def known_ids(file: Path) -> dict[str, set[str]]:
    """The ids of each table as its index has them, which often outlives the table: what is to be looked for."""
    with suppress(*UNREADABLE), closing(open_to_read(file)) as db:
        return {table: _ids(db, table) for table in journal.journalled(db)}
    return {}


def fill(
    db: Data, wreck: Wreck, known: Mapping[str, set[str]], told: Told, *, now: datetime
) -> Rescued:
    """Put what can be read of `wreck` into the new data file `db`, and see that it holds together."""
    done = Rescued()
    with migrations.without_references(db), db.atomic():
        migrations.drop_triggers(db)
        for table in wreck.tables:
            if table in _OF_THE_OLD_FILE:
                continue
            _fill_table(db, wreck, table, known.get(table, set()), told, now, done)
        told(say("Putting the entries together \u2026"))
        while _mend_references(db, now, done):
            pass
        # Part of the history may be missing, and undo would take it for the whole.
        db.execute("UPDATE actions SET undoable = 0, state = iif(state = 'done', 'done', 'over')")
        journal.make_triggers(db)
        search.make_triggers(db)
        search.rebuild(db)
    return done


def _ids(db: Data, table: str) -> set[str]:
    with suppress(*UNREADABLE):
        index = f"sqlite_autoindex_{table}_1"
        return {row for (row,) in db.execute(f'SELECT id FROM {table} INDEXED BY "{index}"')}
    return set()


def _fill_table(
    db: Data,
    wreck: Wreck,
    table: str,
    known: set[str],
    told: Told,
    now: datetime,
    done: Rescued,
) -> None:
    read = set()
    columns = _columns(db, table)
    for place, row in enumerate(wreck.rows(table)):
        if place % _TOLD_EVERY == 0:
            told(
                say(
                    "Reading what can be read: {total} entries so far \u2026",
                    total=done.read.total(),
                )
            )
        if table == "group_profile":
            db.execute("DELETE FROM group_profile")  # what a new file begins with
        if _makes_sense(table, row) and any(
            _put(db, table, each) for each in _lesser(table, row, *columns, now)
        ):
            read.add(row.get("id"))
            done.read[table] += 1
        else:
            done.lost[table] += row.get("id") not in known
    done.lost[table] += len(known - read)


def _makes_sense(table: str, row: Row) -> bool:
    match table:
        case "file_contents":  # it goes under the name of its content
            content = row.get("content")
            return isinstance(content, bytes) and _hash(content) == row.get("sha256")
        case "journal":
            return all(_is_json(row.get(name)) for name in ("before", "after"))
    return True


def _lesser(
    table: str, row: Row, needed: set[str], known: set[str], now: datetime
) -> Iterator[Row]:
    """The row as it is, then without any one of the values it can do without, then without all of them."""
    whole = {name: value for name, value in row.items() if name in known}
    unread = [
        name
        for name, value in whole.items()
        if value is not None and not may_stand_in(table, name, value)
    ]
    for name in unread:
        if name in needed:
            is_day = told_by(name) == "day"
            whole[name] = now.date().isoformat() if is_day else now.isoformat()
        else:
            del whole[name]  # the file puts its own clock there
    yield whole
    for left_out in whole.keys() - needed:
        yield {name: value for name, value in whole.items() if name != left_out}
    yield {name: value for name, value in whole.items() if name in needed}


def _put(db: Data, table: str, row: Row) -> bool:
    names = ", ".join(f'"{name}"' for name in row)
    marks = ", ".join("?" * len(row))
    try:
        db.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", list(row.values()))
    except (sqlite3.IntegrityError, sqlite3.DataError, OverflowError):
        return False
    return True


def _columns(db: Data, table: str) -> tuple[set[str], set[str]]:
    """Those that a row cannot do without, and all."""
    found = db.execute(
        'SELECT name, "notnull" AND dflt_value IS NULL OR pk FROM pragma_table_info(?)', [table]
    ).fetchall()
    return {name for name, needed in found if needed}, {name for name, _ in found}


def _mend_references(db: Data, now: datetime, done: Rescued) -> bool:
    """Whether anything had to be done so that every row has what it refers to; one thing may bring the next."""
    strays = [
        (table, reference, ids)
        for table in db.table_names()
        for reference in _references(db, table)
        if (ids := _missing(db, table, reference))
    ]
    for table, reference, ids in strays:
        _mend(db, table, reference, ids, now, done)
    return bool(strays)


def _mend(
    db: Data, table: str, to: "_Reference", ids: list[object], now: datetime, done: Rescued
) -> None:
    where = f'"{to.column}" IN (SELECT value FROM json_each(?))'
    if not to.is_needed:
        done.loosened += db.execute(
            f'UPDATE {table} SET "{to.column}" = NULL WHERE {where}', [json.dumps(ids)]
        ).rowcount
    elif to.table in SUBJECTS and SUBJECTS[to.table].stand_in:
        for row_id in set(ids) - {row for (row,) in db.execute(f"SELECT id FROM {to.table}")}:
            done.made[to.table] += 1
            _stand_in(db, to.table, row_id, done.made[to.table], now)
    else:
        # Several rows may refer to one that is lost. They were read, and go again.
        gone = db.execute(f"DELETE FROM {table} WHERE {where}", [json.dumps(ids)]).rowcount
        done.lost[table] += gone
        done.read[table] -= gone


class _Reference(NamedTuple):
    """A column, what it refers to, and whether the row cannot do without."""

    column: str
    table: str
    key: str
    is_needed: bool


_ONE_OF: Final[Mapping[str, tuple[str, ...]]] = {
    "interactions": ("contact_id", "organisation_id"),
    "needs": ("contact_id", "organisation_id"),
    "paragraphs": ("contact_id", "organisation_id"),
}
"""Columns of which a row has one, so that none of them can be emptied."""


def _references(db: Data, table: str) -> list[_Reference]:
    found = db.execute(
        'SELECT f."from", f."table", f."to", c."notnull" FROM pragma_foreign_key_list(:table) f'
        ' JOIN pragma_table_info(:table) c ON c.name = f."from"',
        {"table": table},
    )
    alone = _ONE_OF.get(table, ())
    return [
        _Reference(column, to, key, bool(is_needed) or column in alone)
        for column, to, key, is_needed in found
    ]


def _missing(db: Data, table: str, to: _Reference) -> list[object]:
    found = db.execute(
        f'SELECT DISTINCT "{to.column}" FROM {table} WHERE "{to.column}" IS NOT NULL'
        f' AND "{to.column}" NOT IN (SELECT "{to.key}" FROM {to.table})'
    )
    return [value for (value,) in found]


def _stand_in(db: Data, table: str, row_id: object, number: int, now: datetime) -> None:
    values = {
        name: text.format(n=number, today=now.date().isoformat())
        for name, text in SUBJECTS[table].stand_in.items()
    }
    db.table(table).insert({"id": row_id, **values})


def _is_json(value: object) -> bool:
    try:
        return value is None or json.loads(str(value)) is not None
    except ValueError:
        return False


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
