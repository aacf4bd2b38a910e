"""What takes long is read from a private copy of the open file, which nothing is left of."""

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from outreach_desktop import writing
from outreach_desktop.db.backups import backup
from outreach_desktop.db.backups.aside import CopyAside, asked_aside
from outreach_desktop.db.engine import rows
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.file import data_file
from outreach_desktop.db.history.journal import changing
from outreach_desktop.domain.labour import ApartStep, Steps, outcome
from outreach_desktop.errors import OutreachError

_ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
_KILLED = """
import os, sys
from pathlib import Path
from outreach_desktop.db.backups.aside import CopyAside
from outreach_desktop.db.file import data_file
db = data_file.open_file(Path(sys.argv[1]), create=False)
copying = CopyAside(db).copying()
for _ in range(3):
    next(copying)
os.kill(os.getpid(), 9)
"""


@pytest.fixture
def large(tmp_path: Path) -> Iterator[Data]:
    """A data file that takes some ten steps."""
    db = data_file.open_file(tmp_path / "Large.outreach", create=True)
    db.execute("PRAGMA synchronous = OFF")  # no power goes here
    with changing(db, "Import"):
        rows.keep_all(
            db, "contacts", [{"last_name": f"Ng {n}", "notes": "x" * 1800} for n in range(1500)]
        )
    yield db
    db.close()


def _people(db: Data) -> int:
    number: int = db.execute("SELECT count(*) FROM contacts").fetchone()[0]
    return number


def _left(folder: Path) -> list[str]:
    return [each.name for each in folder.iterdir() if ".part" in each.name]


def _apart(steps: Steps[int]) -> ApartStep[None]:
    """Walk to what is done in another thread."""
    for step in steps:
        if isinstance(step, ApartStep):
            return step
    pytest.fail("nothing is done apart")


def test_another_thread_finds_what_is_in_the_file_and_nothing_is_left(
    large: Data, tmp_path: Path
) -> None:
    asked: list[str] = []

    def look(db: Data) -> int:
        asked.append(threading.current_thread().name)
        return _people(db)

    with closing(CopyAside(large)) as aside:
        outcome(aside.copying())
        steps = aside.ask(look)
        step = _apart(steps)
        other = threading.Thread(target=step.run, name="other")
        other.start()
        other.join()
        assert outcome(steps) == 1500
        assert len(_left(tmp_path)) == 1
    assert asked == ["other"]
    assert _left(tmp_path) == []


def test_what_is_changed_while_it_is_read_is_not_in_it_and_is_kept(large: Data) -> None:
    steps = asked_aside(large, _people)
    _apart(steps)
    with changing(large, "Erase"):
        large.execute("DELETE FROM contacts WHERE rowid > 1000")

    assert outcome(steps) == 1500
    assert _people(large) == 1000


def test_left_in_the_middle_of_a_question_it_ends_at_once_and_leaves_nothing(
    large: Data, tmp_path: Path
) -> None:
    threads = threading.active_count()
    steps = asked_aside(large, lambda db: db.execute(_ENDLESS).fetchone()[0])
    step = _apart(steps)
    reader = threading.Thread(target=step.run)
    reader.start()
    while not step._lock.locked():
        time.sleep(0.001)
    steps.close()
    reader.join()

    assert threading.active_count() == threads
    assert _left(tmp_path) == []
    assert _people(large) == 1500


def test_left_before_it_is_read_nothing_is_read(large: Data, tmp_path: Path) -> None:
    steps = asked_aside(large, lambda _: pytest.fail("nobody wants to know"))
    _apart(steps)
    steps.close()

    assert _left(tmp_path) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no kill -9")
def test_what_a_kill_leaves_is_cleared_away_by_the_next_and_the_file_is_as_it_was(
    large: Data, tmp_path: Path
) -> None:
    path = data_file.path_of(large)
    assert path
    large.close()
    killed = subprocess.run([sys.executable, "-c", _KILLED, str(path)], check=False)
    assert killed.returncode == -9
    assert _left(tmp_path)

    with closing(data_file.open_file(path, create=False)) as db:
        assert outcome(asked_aside(db, _people)) == 1500 == _people(db)
        backup.make(db, path, now=datetime.now().astimezone())
        assert _left(tmp_path) == []
        assert backup.read_back(next((tmp_path / "Backups").glob("*.outreach")), "it").people


def test_where_there_is_no_room_for_a_copy_the_file_itself_is_read(
    large: Data, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(_: Path) -> None:
        raise OutreachError("The disk is full.")

    monkeypatch.setattr(writing, "begin_private", no_room)

    assert outcome(asked_aside(large, lambda db: (db is large, _people(db)))) == (True, 1500)
    assert _left(tmp_path) == []


def test_of_a_file_in_memory_no_copy_is_made(db: Data) -> None:
    assert outcome(asked_aside(db, lambda asked: asked is db))


def test_that_the_copy_is_damaged_is_known_of_the_file(large: Data) -> None:
    def find_damage(db: Data) -> None:
        db.conn.is_damaged = True

    outcome(asked_aside(large, find_damage))

    assert large.conn.is_damaged


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps its locks")
def test_nobody_else_gets_in_while_it_is_read_or_after(large: Data) -> None:
    path = data_file.path_of(large)
    asked = (
        "import sqlite3, sys\n"
        "try: sqlite3.connect(sys.argv[1], timeout=0).execute('SELECT 1 FROM contacts')\n"
        "except sqlite3.OperationalError as error: print(error)"
    )

    def others_are_told(_: Data | None = None) -> str:
        command = [sys.executable, "-c", asked, str(path)]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()

    assert outcome(asked_aside(large, others_are_told)) == "database is locked"
    assert others_are_told() == "database is locked"
