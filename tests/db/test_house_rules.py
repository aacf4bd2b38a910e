"""Calls that lost or spoilt data in trials, and that nobody makes here."""

import re
from pathlib import Path

import pytest

_PROGRAM = Path(__file__).resolve().parents[2] / "outreach_desktop"

BANNED = {
    r"\.conn\.execute": "writes outside the transaction that the library knows of",
    r"\.executescript\b": "commits what is open, and keeps the first half when the second fails",
    r"replace=True": "deletes the row first, and with it what hangs on it",
    r"with (self\.)?db\.conn\b|with connection\b": "is no transaction for the library's writes",
    r"with (self\.)?db:": "closes the data file",
    r"alter=True": "makes a column of a misspelt name",
    r"\.upsert(_all)?\(": "empties the columns that a row does not name",
    r"\.transform\(": "drops the triggers of the table",
    r"rows_from_file|csv\.Sniffer": "misreads ordinary address books",
    r"import sqlite3$|from sqlite3 |import pysqlite3": "is another library with other errors",
    r"\bVACUUM\b": "may number rows anew",
}
# The pragma at closing is no write.
ALLOWED = {("connection.py", r"\.conn\.execute")}


@pytest.mark.parametrize("call", BANNED)
def test_nobody_makes_a_call_that_loses_data(call: str) -> None:
    pattern = re.compile(call, re.MULTILINE)
    found = [
        path.name
        for path in _PROGRAM.rglob("*.py")
        if (path.name, call) not in ALLOWED
        and pattern.search(
            path.read_text(encoding="utf-8").replace("from sqlite_utils.utils import sqlite3", "")
        )
    ]

    assert found == [], BANNED[call]
