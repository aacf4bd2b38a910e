"""A copy of the open file is of one moment, whatever is asked and changed while it is taken."""

import random
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from sqlite_utils.utils import sqlite3

from outreach_desktop.db.backups import backup, snapshot
from outreach_desktop.db.engine import rows
from outreach_desktop.db.engine.connection import Data, connect
from outreach_desktop.db.file import data_file
from outreach_desktop.db.history.journal import changing
from outreach_desktop.domain.labour import ApartStep, Steps, outcome
from outreach_desktop.errors import OutreachError

NOW = datetime(2026, 3, 2, 9, 5).astimezone()
_PAGE = 4096
_CHANGE_COUNTERS = (
    range(24, 28),
    range(92, 96),
)  # of the header: how often each file was written to


@pytest.fixture
def large(tmp_path: Path) -> Iterator[Data]:
    """A data file that takes some ten steps."""
    db = data_file.open_file(tmp_path / "Large.outreach", create=True)
    db.execute("PRAGMA synchronous = OFF")  # no power goes here
    db.execute("PRAGMA cache_size = 100")  # so that changes are written before they are taken back
    with changing(db, "Import"):
        rows.keep_all(
            db, "contacts", [{"last_name": f"Ng {n}", "notes": "x" * 1800} for n in range(1500)]
        )
    yield db
    db.close()


def _differing_pages(one: Path, other: Path) -> list[int]:
    ours, theirs = bytearray(one.read_bytes()), bytearray(other.read_bytes())
    assert len(ours) == len(theirs)
    for data in (ours, theirs):
        for places in _CHANGE_COUNTERS:
            data[places.start : places.stop] = bytes(4)
    starts = range(0, len(ours), _PAGE)
    return [n for n in starts if ours[n : n + _PAGE] != theirs[n : n + _PAGE]]


def _disturb(db: Data, chance: random.Random) -> None:
    """What people do meanwhile: changes to pages that are copied and to others, some taken back."""
    match chance.randrange(4):
        case 0:
            with changing(db, "Add"):
                rows.keep_all(db, "contacts", [{"last_name": "New", "notes": "n" * 2000}] * 40)
        case 1:
            with changing(db, "Edit"):
                db.execute("UPDATE contacts SET notes = 'changed' WHERE rowid % 50 = 1")
        case 2:
            with pytest.raises(ZeroDivisionError):
                _give_up(db)
        case _:
            with changing(db, "Erase"):
                db.execute("DELETE FROM contacts WHERE rowid % 97 = ?", [chance.randrange(97)])


def _give_up(db: Data) -> None:
    with changing(db, "Given up"):
        db.execute("UPDATE contacts SET notes = notes || 'never' WHERE rowid % 3 = 1")
        raise ZeroDivisionError


@pytest.mark.parametrize("seed", range(4))
def test_what_is_changed_meanwhile_is_in_the_copy_to_the_last_byte(
    large: Data, tmp_path: Path, seed: int
) -> None:
    chance, part = random.Random(seed), tmp_path / "copy"
    path = data_file.path_of(large)
    assert path
    steps, copying = 0, snapshot.copied(large, part, "the copy")

    def disturbed() -> Steps[list[int]]:
        nonlocal steps
        while True:
            try:
                next(copying)
            except StopIteration as end:
                told: list[int] = end.value
                return told
            steps += 1
            if chance.random() < 0.5:
                _disturb(large, chance)
            yield None

    told = outcome(disturbed())
    with closing(connect(part)) as copy:
        assert snapshot.told(copy) == told == snapshot.told(large)
        assert copy.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    large.close()

    assert steps > 10
    assert _differing_pages(path, part) == []


def test_while_a_change_is_open_the_copy_waits_and_nothing_of_it_is_in_it(
    large: Data, tmp_path: Path
) -> None:
    copying = snapshot.copied(large, tmp_path / "copy", "the copy")
    for _ in range(3):
        next(copying)
    large.execute("BEGIN")
    large.execute("UPDATE drafts SET title = 'open'")
    waits = [next(copying) for _ in range(3)]
    large.execute("ROLLBACK")
    told = outcome(copying)

    assert all(isinstance(step, ApartStep) for step in waits)
    assert told == snapshot.told(large)


def test_the_other_thread_never_asks_the_file(large: Data) -> None:
    refused: list[sqlite3.ProgrammingError] = []

    def ask() -> None:
        try:
            large.execute("SELECT 1")
        except sqlite3.ProgrammingError as error:
            refused.append(error)

    asking = threading.Thread(target=ask)
    asking.start()
    asking.join()

    assert "in the thread that opened it" in str(refused[0])


def test_a_copy_that_nobody_wants_any_more_leaves_no_thread_and_no_file(
    large: Data, tmp_path: Path
) -> None:
    threads = threading.active_count()
    path = data_file.path_of(large)
    assert path
    making = backup.making(large, path, now=NOW)
    for _ in range(3):
        next(making)
    assert threading.active_count() == threads + 1
    assert [each.suffix for each in (tmp_path / "Backups").iterdir()]
    making.close()

    assert threading.active_count() == threads
    assert list((tmp_path / "Backups").iterdir()) == []


def test_two_that_are_made_side_by_side_are_two_good_backups(large: Data, tmp_path: Path) -> None:
    path = data_file.path_of(large)
    assert path
    first, second = (backup.making(large, path, now=NOW) for _ in range(2))
    for _ in range(3):
        next(first)
        next(second)

    assert len({outcome(each).path for each in (first, second)}) == 2
    assert not [each for each in (tmp_path / "Backups").iterdir() if each.suffix == ".part"]


def test_a_disk_that_fails_in_the_middle_is_said_and_leaves_nothing(
    large: Data, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = data_file.path_of(large)
    assert path
    making = backup.making(large, path, now=NOW)
    for _ in range(3):
        next(making)
    [part] = (tmp_path / "Backups").glob(".~*.part")
    part.write_bytes(b"something else" * 1000)

    with pytest.raises(OutreachError):
        outcome(making)
    assert not list((tmp_path / "Backups").glob(".~*.part*"))
