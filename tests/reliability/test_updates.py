"""Files of every released shape, brought up to date by a program that is killed, or whose disk is full."""

import sys
import time
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from typing import Any

import pytest

from outreach_desktop.db.backups import backup as copying
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.shape import migrations, soundness
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import data_file
from outreach_desktop.services.safety import backup
from tests import released
from tests.db.test_released import more
from tests.opening import open_data
from tests.reliability import children
from tests.reliability.counts import Counted, proof
from tests.reliability.small_disk import clear, fill, small_disk

OLDER = range(1, migrations.NEWEST)
PEOPLE = 95  # who are not in the bin, in files of the first shapes
LONGEST = 0.05
"""Seconds to live: about what the steps take."""


def in_it(path: Path) -> dict[str, int]:
    """How many rows there are of each table, of a file that opens and in which nothing is wrong."""
    db = open_data(path, create=False, remember=False)
    assert migrations.version(db) == migrations.NEWEST
    assert soundness.faults(db) == []
    rows = {
        table: db.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]
        for table in db.table_names()
        if not table.startswith(("search", "sqlite", "_"))
    }
    data_file.close(db)
    return rows


@pytest.fixture(scope="module")
def unharmed(tmp_path_factory: pytest.TempPathFactory) -> dict[int, dict[str, int]]:
    """What each shape has in it after an update that nothing disturbed."""
    folders = {shape: tmp_path_factory.mktemp("unharmed") for shape in OLDER}
    return {shape: in_it(released.unpacked(shape, folder)) for shape, folder in folders.items()}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no kill -9")
@proof("R10", "kill -9 while a file of an older shape is brought up to date", quick=3, full=100)
@pytest.mark.parametrize("shape", OLDER)
def test_an_update_that_was_killed_goes_on_at_the_next_start(
    shape: int,
    count: int,
    chance: Random,
    counted: Counted,
    tmp_path: Path,
    unharmed: dict[int, dict[str, int]],
) -> None:
    old, half_way, people = 0, 0, PEOPLE + more(shape, "contacts")
    for number in range(count):
        folder = tmp_path / str(number)
        folder.mkdir()
        path = released.unpacked(shape, folder)
        _killed(path, at_its_backup=number % 3 == 0, chance=chance)
        journal = path.with_name(f"{path.name}-journal")
        half_way += journal.exists() and journal.stat().st_size > 0
        with path.open("rb") as file:
            old += int.from_bytes(file.read(64)[60:]) == shape
        assert in_it(path) == unharmed[shape]
        kept = backup.backups(path)
        assert len(kept) == 1
        assert all(each.contacts == people and not each.problem for each in kept)
    counted(kills=count, half_way=half_way, of_the_old_shape_then=old, inconsistent=0)


def _killed(path: Path, *, at_its_backup: bool, chance: Random) -> None:
    """A process opens the file and is killed, most often while the steps are taken."""
    context = children.context()
    ours, theirs = context.Pipe(duplex=False)
    worker = context.Process(target=_open, args=(path, theirs))
    worker.start()
    theirs.close()
    with ours:
        for _ in range(1 if at_its_backup else 2):
            ours.recv_bytes()
        time.sleep(chance.uniform(0, LONGEST))
        worker.kill()
        worker.join()


def _open(path: Path, pipe: Connection) -> None:
    """Open it, and say when its backup is about to be made, and when its steps are."""
    migrate, make = migrations.migrate, copying.make

    def told_make(*given: Any, **named: Any) -> Path:
        pipe.send_bytes(b"backup")
        return make(*given, **named)

    def told_migrate(db: Data) -> None:
        pipe.send_bytes(b"steps")
        migrate(db)

    migrations.migrate, copying.make = told_migrate, told_make
    open_data(path, remember=False)
    time.sleep(60)


@proof("R4", "bringing a file up to date on a full disk of 4 MB", quick=5, full=25, shares=5)
def test_an_update_on_a_full_disk_happens_whole_or_not_at_all(
    count: int,
    chance: Random,
    counted: Counted,
    tmp_path: Path,
    unharmed: dict[int, dict[str, int]],
) -> None:
    with small_disk(tmp_path, megabytes=4) as disk:
        for _ in range(count):
            shape = chance.choice(OLDER)
            path = released.unpacked(shape, disk)
            before = path.read_bytes()
            if chance.random() < 0.5:
                fill(disk, leaving=chance.randrange(2_000_000))
                complaint = _refused(path)
            else:
                complaint = _refused(path, disk, leaving=chance.randrange(1_000_000))
            assert not list(disk.rglob("*.part*"))
            if complaint:
                assert path.read_bytes()[60:64] == before[60:64]
                assert any(word in complaint for word in ("enough space", "The disk is full"))
            clear(disk)
            assert in_it(path) == unharmed[shape]
            for each in (path, *(disk / "Backups").glob("*")):
                each.unlink(missing_ok=True)
            (disk / f".~{path.name}.seal").unlink(missing_ok=True)
            counted(full_disks=1, refused=bool(complaint), half_updated=0)


def _refused(path: Path, disk: Path | None = None, leaving: int = 0) -> str:
    """What is said where there is no room; with `disk`, the room goes when the backup has been made."""
    migrate = migrations.migrate

    def full_when_it_begins(db: Data) -> None:
        if disk and migrations.version(db):
            fill(disk, leaving=leaving)
        migrate(db)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(migrations, "migrate", full_when_it_begins)
        try:
            data_file.close(open_data(path, remember=False))
        except OutreachError as error:
            return str(error)
    return ""
