"""What SQLite complains of comes out in words, at a statement and at a row that is read later."""

from pathlib import Path

import pytest
from sqlite_utils.utils import sqlite3

from outreach_desktop.db.engine import connection, rows, trouble
from outreach_desktop.db.engine.refusals import DamagedError, ReadOnlyError, StrangeError
from outreach_desktop.db.history.journal import changing
from outreach_desktop.db.shape import migrations
from outreach_desktop.errors import OutreachError


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A data file of four hundred people, closed."""
    path = tmp_path / "mine.outreach"
    db = connection.connect(path)
    migrations.migrate(db)
    with changing(db, "Add"):
        rows.keep_all(
            db, "contacts", ({"last_name": f"n{n}", "notes": "x" * 900} for n in range(400))
        )
    db.close()
    return path


def damage(path: Path, at: int) -> None:
    """Fill what comes behind a place with nothing."""
    with path.open("r+b") as file:
        size = file.seek(0, 2)
        file.seek(at)
        file.write(bytes(size - at))


def test_a_row_on_a_damaged_page_is_said_when_it_is_read(path: Path) -> None:
    damage(path, path.stat().st_size // 2)
    db = connection.connect(path)

    with pytest.raises(DamagedError, match=r"“mine\.outreach” is damaged") as said:
        for _ in db.execute("SELECT * FROM contacts"):
            pass
    assert said.value.path == path
    assert db.conn.is_damaged
    with pytest.raises(DamagedError):
        db.execute("SELECT * FROM contacts").fetchall()
    with pytest.raises(DamagedError):
        list(db.query("SELECT * FROM contacts"))
    db.close()


def test_a_disk_that_was_pulled_is_said(path: Path) -> None:
    db = connection.connect(path)
    path.write_bytes(b"")  # nothing can be read any more, as of a stick that is gone

    with pytest.raises(OutreachError) as said:
        db.execute("SELECT * FROM contacts").fetchall()
    assert said.value.hint
    db.close()


def test_our_own_mistakes_fly_as_they_are(path: Path) -> None:
    db = connection.connect(path)
    with pytest.raises(sqlite3.IntegrityError):
        db.execute("UPDATE now_doing SET one = 2")
    with pytest.raises(sqlite3.OperationalError, match="no such column"):
        db.execute("SELECT shoe_size FROM contacts")
    assert not db.conn.is_damaged
    db.close()


@pytest.mark.parametrize(
    ("complaint", "kind", "words"),
    [
        ("database is locked", OutreachError, "Another program"),
        ("attempt to write a readonly database", ReadOnlyError, "not changed"),
        ("database or disk is full", OutreachError, "disk is full"),
        ("unable to open database file", OutreachError, "could not be opened"),
        ("disk I/O error", OutreachError, "did not answer"),
        ("database disk image is malformed", DamagedError, "is damaged"),
        (
            "malformed database schema (x) - near",
            StrangeError,
            "Its list of parts cannot be understood",
        ),
        ("file is not a database", DamagedError, "is damaged"),
        ("Could not decode to UTF-8 column 'notes'", DamagedError, "is damaged"),
    ],
)
def test_each_complaint_has_its_sentence_and_a_next_step(
    complaint: str, kind: type[OutreachError], words: str
) -> None:
    said = trouble.sentence(complaint, "“mine”", Path("mine"))

    assert type(said) is kind
    assert words in said.message
    assert said.hint
