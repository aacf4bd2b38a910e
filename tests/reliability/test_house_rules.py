"""Calls that lost or spoilt data in trials, and that nobody makes here."""

import re
from dataclasses import dataclass
from pathlib import Path

from tests.reliability.counts import Counted, proof

_PROGRAM = Path(__file__).resolve().parents[2] / "outreach_desktop"
_CONNECTION = "db/engine/connection.py"


@dataclass(frozen=True, slots=True)
class Ban:
    """What nobody writes, a line of it, why, and where it may stand all the same."""

    pattern: str
    example: str
    because: str
    but_in: str | tuple[str, ...] = "nowhere"


BANS = (
    Ban(
        r"\.conn\.execute",
        'db.conn.execute("DELETE FROM tags")',
        "writes outside the transaction that the library knows of",
        # The pragma at closing is no write; a directory of a register is no data file, and takes a million rows at a time;
        # new rows are put in many at a time, within the transaction (`test_rows_that_one_cannot_be_kept_of_are_not_kept_at_all`).
        (_CONNECTION, "db/registers/", "db/engine/rows.py"),
    ),
    Ban(
        r"\.executescript\b",
        "db.executescript(sql)",
        "commits what is open, and keeps the first half when the second fails",
    ),
    Ban(
        r"replace=True|\bREPLACE INTO\b|\bOR REPLACE\b",
        'db.table("contacts").insert(row, replace=True)',
        "deletes the row first, and with it what hangs on it",
    ),
    Ban(
        r"with (self\.)?db\.conn\b|with connection\b",
        "with db.conn:",
        "is no transaction for the library's writes",
    ),
    Ban(r"with (self\.)?db:", "with db:", "closes the data file"),
    Ban(r"alter=True", "insert(row, alter=True)", "makes a column of a misspelt name"),
    Ban(r"\bdb\[", 'db["contcts"]', "makes a table of a misspelt name"),
    Ban(
        r"\.upsert(_all)?\(",
        "db.table(name).upsert_all(rows)",
        "empties the columns that a row does not name",
    ),
    Ban(r"\.transform\(", 'db.table("contacts").transform(', "drops the triggers of the table"),
    Ban(
        r"\bRETURNING\b", "INSERT ... RETURNING id", "is a write that is not done until it is read"
    ),
    Ban(
        r"\bdb\.attach\(|\bATTACH\b",
        'db.attach("other", path)',
        "pastes the path into the statement, and mixes two files in one transaction",
    ),
    Ban(
        r"rows_from_file|csv\.Sniffer",
        "rows_from_file(file)",
        "misreads ordinary address books",
    ),
    Ban(
        r"^import sqlite3|^from sqlite3 |import pysqlite3",
        "import sqlite3",
        "is another library with other errors",
    ),
    Ban(r"\bVACUUM\b", 'db.execute("VACUUM")', "may number rows anew", "db/erasing/"),
    Ban(
        r"\bDatabase\(\w|sqlite3\.connect\(",
        "Database(path)",
        "opens a file without the settings that keep it, and with plugins",
        _CONNECTION,
    ),
    Ban(
        r"PRAGMA (journal_mode|synchronous|locking_mode|trusted_schema)|isolation_level",
        "PRAGMA synchronous=OFF",
        "undoes the settings that keep the file",
        _CONNECTION,
    ),
    Ban(
        r"['\"]\s*(SELECT .+ FROM|INSERT INTO|UPDATE \S+ SET|DELETE FROM|PRAGMA|CREATE TABLE|DROP) ",
        '"DELETE FROM tags WHERE id = ?"',
        "says to SQLite what only the storage may say",
        "db/",
    ),
)


def _hits(ban: Ban) -> list[str]:
    return [
        str(path.relative_to(_PROGRAM))
        for path in _PROGRAM.rglob("*.py")
        if not path.relative_to(_PROGRAM).as_posix().startswith(ban.but_in)
        and re.search(ban.pattern, path.read_text(encoding="utf-8"), re.MULTILINE)
    ]


@proof("R15", "calls that lost data in trials, looked for in the program", quick=1, full=1)
def test_nobody_makes_a_call_that_loses_data(counted: Counted) -> None:
    found = {ban.because: hits for ban in BANS if (hits := _hits(ban))}

    counted(kinds_of_calls=len(BANS), files=len(list(_PROGRAM.rglob("*.py"))), found=len(found))
    assert found == {}


def test_each_ban_would_find_what_it_bans() -> None:
    assert [ban.example for ban in BANS if not re.search(ban.pattern, ban.example)] == []
