"""Whether what is in a data file holds together: every check there is, each told in words, and none that raises.

All of it is asked of a file that is built as ours are, which `db.soundness` finds out first.
"""

import hashlib
from collections import deque
from collections.abc import Callable, Iterator
from typing import Final

from sqlite_utils.utils import sqlite3

from outreach_desktop.db import search
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.engine.pages import LONGEST
from outreach_desktop.db.engine.refusals import DamagedError
from outreach_desktop.domain.safety.moments import When, may_stand_in, told_by
from outreach_desktop.domain.subjects import SUBJECTS
from outreach_desktop.errors import OutreachError
from outreach_desktop.words import say, say_many

SEARCH: Final = say("The search index does not match what is in the file.")
BEGUN: Final = say("Something was started and not finished.")
UNREADABLE: Final = say("Parts of the file cannot be read.")
_TWO: Final = "[0-9][0-9]"
_USUAL: Final = {
    "moment": f"'20{_TWO}-{_TWO}-{_TWO}T[01][0-9]:[0-5][0-9]:[0-5][0-9].[0-9]{_TWO}Z'",
    "day": f"'20{_TWO}-{_TWO}-{_TWO}'",
    "time": "'[01][0-9]:[0-5][0-9]'",
}
_IS_OLD: Final = sqlite3.sqlite_version_info < (3, 43)
_OCTETS: Final = 'length(CAST("{}" AS BLOB))' if _IS_OLD else 'octet_length("{}")'
_LONGEST: Final = 40  # letters of a moment
_ENOUGH: Final = 100  # complaints: more of them say nothing new

# What is not filled in by people, and yet is theirs; the rest is what the program notes for itself.
_ROWS_OF: Final = {
    "file_contents": say("the attached files"),
    "actions": say("the entries of the history"),
    "journal": say("the entries of the history"),
}


def _rows_of(table: str) -> str:
    if table in SUBJECTS:
        return say("the {many}", many=SUBJECTS[table].many)
    return _ROWS_OF.get(table, say("the notes of the program itself"))


def faults(db: Data) -> list[str]:
    """What is wrong with the data file, in sentences; none where it is sound. Reads all of it.

    The index for searching is compared with what it indexes only where `db` may be written to.
    """
    if heavy := list(_told(see_sizes, db)):
        return heavy  # the rest would read it, and fill the memory
    found = [said for check in _CHECKS for said in _told(check, db)]
    return list(dict.fromkeys(found))


def see_sizes(db: Data) -> Iterator[str]:
    """A value longer than any of ours, found out without reading it."""
    columns = db.execute(
        "SELECT t.name, c.name FROM pragma_table_list t, pragma_table_info(t.name) c"
        " WHERE t.schema = 'main' AND t.type IN ('table', 'shadow')"
    ).fetchall()
    tables: dict[str, list[str]] = {}
    for table, column in columns:
        tables.setdefault(table, []).append(f"{_OCTETS.format(column)} > {LONGEST}")
    for table, heavy in tables.items():
        if db.execute(f'SELECT 1 FROM "{table}" WHERE {" OR ".join(heavy)} LIMIT 1').fetchone():
            yield say("Some of {entries} are far larger than they can be.", entries=_rows_of(table))


def _told(check: Callable[[Data], Iterator[str]], db: Data) -> Iterator[str]:
    """What a check finds; that it could not be made is a finding too."""
    try:
        yield from check(db)
    except DamagedError:
        yield UNREADABLE
    except OutreachError as error:
        yield error.message
    except sqlite3.DatabaseError:
        yield UNREADABLE


def _pages(db: Data) -> Iterator[str]:
    complaints = [said for (said,) in db.execute(f"PRAGMA integrity_check({_ENOUGH})")]
    if complaints == ["ok"]:
        return
    others = [said for said in complaints if "fts5" not in said.casefold()]
    if len(others) < len(complaints):
        yield SEARCH
    if others:
        yield say_many(
            "The file is damaged in one place.",
            "The file is damaged in {count} places.",
            len(others),
        )


def _references(db: Data) -> Iterator[str]:
    strays = len(db.execute("PRAGMA foreign_key_check").fetchmany(_ENOUGH))
    if strays:
        yield say_many(
            "One entry refers to something that is not in the file.",
            "{count} entries refer to something that is not in the file.",
            strays,
        )


def _search(db: Data) -> Iterator[str]:
    if not search.is_sound(db):
        yield SEARCH


def _rows(db: Data) -> Iterator[str]:
    """Read every row: text that is none, and pages that only a reader finds."""
    tables = db.execute(
        "SELECT name FROM pragma_table_list"
        " WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%'"
    ).fetchall()
    for (table,) in tables:
        try:
            deque(db.execute(f'SELECT * FROM "{table}"'), maxlen=0)
        except (DamagedError, sqlite3.DatabaseError):
            yield say("Some of {entries} cannot be read.", entries=_rows_of(table))


def _contents(db: Data) -> Iterator[str]:
    """An attached file goes under the name of its content, so it can be held against it."""
    changed = sum(
        hashlib.sha256(content).hexdigest() != name
        for name, content in db.execute("SELECT sha256, content FROM file_contents")
    )
    if changed:
        yield say_many(
            "One attached file was changed after it was attached.",
            "{count} attached files were changed after they were attached.",
            changed,
        )


def _times(db: Data) -> Iterator[str]:
    """A moment, day or time of day that is none would stop whoever reads it."""
    columns = db.execute(
        "SELECT t.name, c.name FROM pragma_table_list t, pragma_table_info(t.name) c"
        " WHERE t.schema = 'main' AND t.type = 'table'"
        " AND t.name <> '_sqlite_migrations'"  # which nobody reads
    ).fetchall()
    for table, column in columns:
        if (told := told_by(column)) and not all(
            may_stand_in(table, column, text) for text in _doubtful(db, table, column, told)
        ):
            yield say("Some of {entries} have no date that can be read.", entries=_rows_of(table))


def _doubtful(db: Data, table: str, column: str, told: When) -> Iterator[object]:
    """All but those of the form that nearly all have, which is known at once, up to a day that every month has."""
    usual = f'"{column}" GLOB {_USUAL[told]}'
    if told != "time":
        usual += (
            f" AND substr(\"{column}\", 6, 2) BETWEEN '01' AND '12'"
            f" AND substr(\"{column}\", 9, 2) BETWEEN '01' AND '28'"
        )
    found = db.execute(
        f'SELECT iif(length("{column}") > {_LONGEST}, NULL, "{column}") FROM "{table}"'
        f' WHERE "{column}" IS NOT NULL AND NOT ({usual})'
    )
    return (text for (text,) in found)


def _history(db: Data) -> Iterator[str]:
    under_way = db.execute("SELECT action FROM now_doing").fetchall()
    if under_way != [(None,)] and not db.conn.in_transaction:
        yield BEGUN
    garbled = (
        "SELECT 1 FROM journal WHERE json_valid(before) IS FALSE OR json_valid(after) IS FALSE"
    )
    if db.execute(f"{garbled} LIMIT 1").fetchone():
        yield say("Some of the history cannot be read.")


_CHECKS: Final = (_pages, _references, _search, _rows, _contents, _times, _history)
