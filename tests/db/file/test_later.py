"""A large file is read before all of it was hashed, and neither changed nor sealed before it is known to be as it was closed."""

import subprocess
import sys
from pathlib import Path

import pytest

from outreach_desktop.db.backups import backup
from outreach_desktop.db.beside import hashing, seal
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.domain.safety.seals import SealState
from outreach_desktop.services import contacts, data_file
from outreach_desktop.services.data_file import ChangedOutsideError, DamagedError, NotAsClosedError
from tests import builders
from tests.reliability import group_file
from tests.reliability.group_file import Kept

_READ = """
import sqlite3, sys
try:
    sqlite3.connect(sys.argv[1], timeout=0).execute("SELECT count(*) FROM contacts").fetchone()
    print("got in")
except sqlite3.OperationalError as error:
    print(error)
"""


@pytest.fixture(autouse=True)
def every_file_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hashing, "AT_LEAST", 0)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "group.outreach"


@pytest.fixture
def good(path: Path) -> Kept:
    return group_file.make(path)


def opened(path: Path, *, later: bool = True) -> Data:
    return data_file.open_data(path, create=False, remember=False, later=later)


def _put_in_order(db: Data) -> None:
    builders.person(db)


def with_a_bit_turned(kept: Kept) -> bytes:
    """In a letter of somebody's notes, which no check of SQLite's finds."""
    return kept.data.replace(b"met in Hereford", b"met in Hereforf", 1)


def test_it_is_read_before_and_changed_after(path: Path, good: Kept) -> None:
    db = opened(path)
    assert contacts.count(db) == group_file.PEOPLE
    doubt = data_file.doubt(db)
    assert doubt
    assert doubt()
    assert seal.place(path).read_bytes() == good.seal

    builders.person(db)
    known = seal.read(path)
    assert known
    assert known.state is SealState.OPEN
    assert data_file.doubt(db) is None
    data_file.close(db)
    data_file.close(opened(path, later=False))


def test_a_turned_bit_is_found_before_anything_is_changed(path: Path, good: Kept) -> None:
    path.write_bytes(with_a_bit_turned(good))
    before = group_file.lies_in(path.parent)
    db = opened(path)
    doubt = data_file.doubt(db)
    assert doubt
    assert not doubt()
    with pytest.raises(NotAsClosedError, match="nothing is saved into it"):
        builders.person(db)
    data_file.close(db)

    assert group_file.lies_in(path.parent) == before
    with pytest.raises(ChangedOutsideError):
        opened(path, later=False)


def test_what_is_put_in_order_at_opening_waits_for_it(path: Path, good: Kept) -> None:
    path.write_bytes(with_a_bit_turned(good))

    with pytest.raises(ChangedOutsideError):
        data_file.open_data(path, remember=False, later=True, on_opening=[_put_in_order])
    path.write_bytes(good.data)
    db = data_file.open_data(path, remember=False, later=True, on_opening=[_put_in_order])
    assert contacts.count(db) == group_file.PEOPLE + 1
    data_file.close(db)


def test_closed_at_once_it_is_as_it_was_and_the_next_opening_looks_again(
    path: Path, good: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.write_bytes(with_a_bit_turned(good))
    data_file.close(opened(path))

    assert seal.place(path).read_bytes() == good.seal
    with pytest.raises(ChangedOutsideError):
        opened(path, later=False)


@pytest.mark.parametrize("how", ["shorter", "no seal", "another's seal", "a journal", "a crash"])
def test_whatever_else_is_odd_is_looked_into_first(path: Path, good: Kept, how: str) -> None:
    match how:
        case "shorter":
            path.write_bytes(good.data[:-4096])
        case "no seal":
            seal.place(path).unlink()
        case "another's seal":
            seal.place(path).write_bytes(good.seal.replace(b'"mark": "', b'"mark": "0'))
        case "a journal":
            path.with_name(f"{path.name}-journal").write_bytes(b"x" * 600)
        case _:
            seal.place(path).write_bytes(good.seal.replace(b'"closed"', b'"open"', 1))
    if how == "shorter":
        with pytest.raises(DamagedError):
            opened(path)
        return
    db = opened(path)
    assert data_file.doubt(db) is None
    data_file.close(db)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps its locks")
def test_nobody_else_gets_in_while_it_is_hashed_or_after(path: Path, good: Kept) -> None:
    def others_are_told() -> str:
        asked = [sys.executable, "-c", _READ, str(path)]
        return subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()

    db = opened(path)
    assert others_are_told() == "database is locked"
    doubt = data_file.doubt(db)
    assert doubt
    assert doubt()
    assert others_are_told() == "database is locked"
    builders.person(db)
    backup.copy(db, path.with_name("copy.outreach"))
    assert others_are_told() == "database is locked"
    data_file.close(db)
    assert others_are_told() == "got in"


def test_what_was_only_read_is_not_hashed_again_at_closing(
    path: Path, good: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = seal.read(path)
    db = opened(path, later=False)
    monkeypatch.setattr(seal, "digest", lambda path: pytest.fail("hashed again"))
    data_file.close(db)

    after = seal.read(path)
    assert before
    assert after
    assert before.closing
    assert after.closing
    assert after.closing.sha256 == before.closing.sha256
    assert after.closing.closed_at > before.closing.closed_at
