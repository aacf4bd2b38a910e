"""The disk is full while somebody saves: a sentence says so, what was saved stays, and work goes on afterwards."""

import sys
from collections.abc import Iterator
from itertools import islice
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

import pytest

from outreach_desktop.errors import OutreachError
from outreach_desktop.services import data_file
from tests.opening import open_data
from tests.reliability import children
from tests.reliability.counts import Counted, proof
from tests.reliability.deeds import DEEDS
from tests.reliability.small_disk import clear, files_up_to, fill, small_disk

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither")

FREE = 400_000
GROWTH = 20_000
"""At most so many bytes of a disk, or of a file, are left: enough for some steps, never for all."""
AFTERWARDS = 3
NEVER = 1_000


@proof("R4", "saving on a full disk of 3 MB", quick=5, full=25, shares=5)
def test_a_full_disk_is_said_and_nothing_is_lost(
    count: int, chance: Random, counted: Counted, tmp_path: Path
) -> None:
    with small_disk(tmp_path) as disk:
        for number in range(count):
            path = disk / f"{number}.outreach"
            db = open_data(path)
            fill(disk, leaving=chance.randrange(FREE))
            saving = DEEDS["save"].do(db, "run", disk)
            saved, complaint = _until_refused(saving)
            assert complaint.startswith("The disk is full")
            assert DEEDS["save"].done(db, "run") == saved
            clear(disk)
            again, _ = _until_refused(islice(DEEDS["save"].do(db, "again", disk), AFTERWARDS))
            data_file.close(db)
            db = open_data(path, create=False)
            found = [DEEDS["save"].done(db, run) for run in ("run", "again")]
            data_file.close(db)
            assert found == [saved, again] == [saved, AFTERWARDS]
            assert not list(disk.glob("**/*.part"))
            counted(full_disks=1, steps_acknowledged=saved, lost=saved - found[0])
            path.unlink()


@proof("R4", "saving and importing where no file may grow", quick=5, full=25, shares=5)
@pytest.mark.parametrize("deed", ["save", "import"])
def test_a_file_that_may_not_grow_is_said_and_nothing_is_lost(
    deed: str, count: int, chance: Random, counted: Counted, tmp_path: Path
) -> None:
    for number in range(count):
        path = tmp_path / f"{number}.outreach"
        data_file.close(open_data(path))
        size = path.stat().st_size + chance.randrange(GROWTH)
        ours, theirs = children.context().Pipe(duplex=False)
        worker = children.context().Process(target=_work, args=(deed, path, size, theirs))
        worker.start()
        theirs.close()
        done, complaint, again = ours.recv()
        worker.join()
        db = open_data(path, create=False)
        found = [DEEDS[deed].done(db, run) for run in ("run", "again")]
        data_file.close(db)
        assert complaint.endswith(".")
        assert found == [done, again] == [done, AFTERWARDS]
        assert not list(tmp_path.glob("**/*.part"))
        counted(limits=1, steps_acknowledged=done, lost=done - found[0])


def _work(deed: str, path: Path, size: int, pipe: Connection) -> None:
    db = open_data(path)
    with files_up_to(size):
        done, complaint = _until_refused(DEEDS[deed].do(db, "run", path.parent))
    again, _ = _until_refused(islice(DEEDS[deed].do(db, "again", path.parent), AFTERWARDS))
    data_file.close(db)
    pipe.send((done, complaint, again))


def _until_refused(steps: Iterator[None]) -> tuple[int, str]:
    """How many steps were taken, and what was said then."""
    taken = 0
    try:
        for _ in islice(steps, NEVER):
            taken += 1
    except OutreachError as error:
        return taken, error.message
    return taken, ""
