"""What sync programs do to a file behind the program's back: it is noticed, or it does no harm."""

import os
import platform
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest
from sqlite_utils.utils import sqlite3

from outreach_desktop.db.beside import seal
from outreach_desktop.services import data_file
from outreach_desktop.services.data_file import (
    AlreadyOpenError,
    ChangedOutsideError,
    Data,
    ReplacedError,
)
from tests import builders
from tests.opening import open_data
from tests.reliability import group_file
from tests.reliability.counts import Counted, proof
from tests.reliability.group_file import Kept

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows lets nobody replace a file that is open"
)

_KILLED_AT_WORK = """
import os, signal, sys
from sqlite_utils.utils import sqlite3
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute("PRAGMA cache_size = 5")
db.execute("BEGIN")
db.execute("UPDATE now_doing SET action = 0")
db.execute("UPDATE contacts SET notes = hex(randomblob(900))")
db.execute("UPDATE interactions SET detail = hex(randomblob(900))")
os.kill(os.getpid(), signal.SIGKILL)
"""


@dataclass(frozen=True, slots=True)
class Desk:
    """A folder with the data file of a group, closed a moment ago, and what it was like before."""

    path: Path
    then: Kept
    now: Kept
    people: int
    chance: Random


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    return group_file.make(tmp_path_factory.mktemp("good") / "group.outreach")


def opened(path: Path, *, accept: bool = False) -> Data:
    return open_data(path, create=False, remember=False, accept=accept)


def people_in(path: Path, *, accept: bool = False) -> int:
    """How many people are found in the file, which must be sound."""
    db = opened(path, accept=accept)
    found = group_file.walk(db)
    data_file.close(db)
    return found


def add_some(path: Path, number: int) -> None:
    db = opened(path)
    for each in range(number):
        builders.person(db, f"Later {each}")
    data_file.close(db)


def refused(desk: Desk, kind: str) -> None:
    """The file is refused as `kind`, untouched, and taken as it is when that is asked for."""
    before = group_file.lies_in(desk.path.parent)
    with pytest.raises(ChangedOutsideError) as error:
        opened(desk.path)
    assert error.value.kind == kind
    assert error.value.hint
    assert group_file.lies_in(desk.path.parent) == before
    people_in(desk.path, accept=True)
    people_in(desk.path)


def older_copy_is_brought_back(desk: Desk) -> None:
    desk.path.write_bytes(desk.then.data)
    refused(desk, "older")


def older_copy_is_brought_back_after_a_stop(desk: Desk) -> None:
    desk.path.write_bytes(desk.then.data)
    mark = seal.place(desk.path)
    mark.write_text(mark.read_text().replace('"closed"', '"open"', 1))
    refused(desk, "older")


def other_work_takes_the_place_of_ours(desk: Desk) -> None:
    elsewhere = group_file.emptied(desk.path.parent / "stick") / desk.path.name
    desk.then.put(elsewhere)
    add_some(elsewhere, desk.people + desk.chance.randrange(1, 4))
    desk.path.write_bytes(elsewhere.read_bytes())
    refused(desk, "parted")


def file_was_used_elsewhere_and_comes_back_without_its_seal(desk: Desk) -> None:
    elsewhere = group_file.emptied(desk.path.parent / "stick") / desk.path.name
    desk.now.put(elsewhere, sealed=False)
    add_some(elsewhere, 2)
    desk.path.write_bytes(elsewhere.read_bytes())
    assert people_in(desk.path) == group_file.PEOPLE + desk.people + 2


def file_was_used_elsewhere_and_comes_back_with_its_seal(desk: Desk) -> None:
    elsewhere = group_file.emptied(desk.path.parent / "stick") / desk.path.name
    desk.now.put(elsewhere)
    add_some(elsewhere, 2)
    group_file.kept(elsewhere).put(desk.path)
    db = opened(desk.path)
    assert data_file.news(db) == ()
    data_file.close(db)


def another_computer_has_it_open(desk: Desk) -> None:
    mark = seal.place(desk.path)
    words = mark.read_text().replace('"closed"', '"open"', 1)
    mark.write_text(words.replace(f'"{platform.node()}"', '"ANNS-LAPTOP"'))
    mine = seal.read(desk.path)
    assert mine is not None
    mark.write_text(mark.read_text().replace(mine.holder.device, "another"))
    with pytest.raises(AlreadyOpenError, match="ANNS-LAPTOP") as error:
        opened(desk.path)
    assert error.value.computer == "ANNS-LAPTOP"
    assert error.value.since is not None
    assert people_in(desk.path, accept=True) == group_file.PEOPLE + desk.people


def stale_journal_lies_beside(desk: Desk) -> None:
    journal = desk.path.with_name(f"{desk.path.name}-journal")
    journal.write_bytes(hot_journal(desk))
    _is_put_aside(desk, journal)


def log_of_an_older_file_lies_beside(desk: Desk) -> None:
    elsewhere = group_file.emptied(desk.path.parent / "stick") / desk.path.name
    desk.then.put(elsewhere, sealed=False)
    other = sqlite3.connect(elsewhere, isolation_level=None)
    other.execute("PRAGMA journal_mode = WAL")
    other.execute("UPDATE now_doing SET action = 0")
    other.execute("DELETE FROM interactions")
    for ending in ("-wal", "-shm"):
        stray = desk.path.with_name(desk.path.name + ending)
        stray.write_bytes(elsewhere.with_name(elsewhere.name + ending).read_bytes())
    other.close()
    _is_put_aside(desk, desk.path.with_name(f"{desk.path.name}-wal"))


def _is_put_aside(desk: Desk, stray: Path) -> None:
    strange = stray.read_bytes()
    db = opened(desk.path)
    (said, *_) = data_file.news(db)
    assert "moved to the folder" in said
    data_file.close(db)
    assert desk.path.read_bytes() == desk.now.data
    (folder,) = desk.path.parent.glob("Set aside *")
    assert (folder / stray.name).read_bytes() == strange
    assert not stray.exists()


def hot_journal(desk: Desk) -> bytes:
    """The journal of a program that was killed in the middle of a change to the file as it was before."""
    elsewhere = group_file.emptied(desk.path.parent / "stick") / desk.path.name
    desk.then.put(elsewhere, sealed=False)
    killed = subprocess.run([sys.executable, "-c", _KILLED_AT_WORK, str(elsewhere)])
    assert killed.returncode == -signal.SIGKILL
    journal = elsewhere.with_name(f"{elsewhere.name}-journal").read_bytes()
    assert len(journal) > 512
    return journal


def our_own_journal_is_played_back(desk: Desk) -> None:
    journal = hot_journal(desk)
    elsewhere = desk.path.parent / "stick" / desk.path.name
    desk.path.write_bytes(elsewhere.read_bytes())
    seal.place(desk.path).write_bytes(desk.then.seal.replace(b'"closed"', b'"open"', 1))
    desk.path.with_name(f"{desk.path.name}-journal").write_bytes(journal)
    assert desk.path.read_bytes() != desk.then.data
    db = opened(desk.path)
    assert db.execute(
        "SELECT count(*) FROM contacts WHERE notes <> 'met in Hereford'"
    ).fetchone() == (0,)
    data_file.close(db)


def conflict_copy_lies_beside(desk: Desk) -> None:
    copy = desk.path.with_name(f"{desk.path.stem} (Ann's conflicted copy 2026-11-22).outreach")
    copy.write_bytes(desk.then.data)
    assert data_file.conflict_copies(desk.path) == [copy]
    assert people_in(desk.path) == group_file.PEOPLE + desk.people
    assert copy.read_bytes() == desk.then.data


def file_is_replaced_while_it_is_open(desk: Desk) -> None:
    _is_rescued(desk, lambda: _put_over(desk))


def file_is_taken_away_while_it_is_open(desk: Desk) -> None:
    _is_rescued(desk, desk.path.unlink)


def file_is_written_over_while_it_is_open(desk: Desk) -> None:
    db = opened(desk.path)
    builders.person(db, "Saved before")
    desk.path.write_bytes(desk.then.data)
    with pytest.raises(ReplacedError, match="wrote over"):
        builders.person(db, "Refused")
    rescued = data_file.close(db)
    assert desk.path.read_bytes() == desk.then.data
    refused(desk, "older")
    if rescued:
        assert people_in(rescued) == group_file.PEOPLE + desk.people + 1


def only_the_time_of_the_file_changes(desk: Desk) -> None:
    db = opened(desk.path)
    builders.person(db, "Saved before")
    os.utime(desk.path, (0, 0))
    builders.person(db, "Saved after")
    data_file.close(db)
    assert people_in(desk.path) == group_file.PEOPLE + desk.people + 2


def _put_over(desk: Desk) -> None:
    other = desk.path.with_name("download")
    other.write_bytes(desk.then.data)
    other.replace(desk.path)


def _is_rescued(desk: Desk, happen: Callable[[], object]) -> None:
    db = opened(desk.path)
    builders.person(db, "Saved before")
    happen()
    with pytest.raises(ReplacedError, match="nothing more is saved"):
        builders.person(db, "Refused")
    assert group_file.walk(db) == group_file.PEOPLE + desk.people + 1
    rescued = data_file.close(db)
    assert rescued is not None
    assert "(rescued " in rescued.name
    assert people_in(rescued) == group_file.PEOPLE + desk.people + 1
    if desk.path.exists():
        assert desk.path.read_bytes() == desk.then.data
        refused(desk, "older")


SCENES: tuple[Callable[[Desk], None], ...] = (
    older_copy_is_brought_back,
    older_copy_is_brought_back_after_a_stop,
    other_work_takes_the_place_of_ours,
    file_was_used_elsewhere_and_comes_back_without_its_seal,
    file_was_used_elsewhere_and_comes_back_with_its_seal,
    another_computer_has_it_open,
    stale_journal_lies_beside,
    log_of_an_older_file_lies_beside,
    our_own_journal_is_played_back,
    conflict_copy_lies_beside,
    file_is_replaced_while_it_is_open,
    file_is_taken_away_while_it_is_open,
    file_is_written_over_while_it_is_open,
    only_the_time_of_the_file_changes,
)


@proof("R13", "what a sync program may do to the file", quick=2, full=30, shares=4)
@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: str(scene.__name__))
def test_a_sync_program_is_noticed_or_does_no_harm(
    scene: Callable[[Desk], None],
    good: Kept,
    tmp_path: Path,
    count: int,
    chance: Random,
    counted: Counted,
) -> None:
    for _ in range(count):
        path = group_file.emptied(tmp_path / "Dropbox") / "group.outreach"
        good.put(path)
        people = chance.randrange(1, 4)
        add_some(path, people)
        scene(Desk(path=path, then=good, now=group_file.kept(path), people=people, chance=chance))
    counted(scenes=count, silent_losses=0)
