"""The disk fails at the n-th call: the file is as it was or wholly changed, and a sentence says what to do."""

import gzip
from collections.abc import Callable
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from random import Random

import apsw
import pytest

from outreach_desktop.db import migrations, trouble
from outreach_desktop.db.connection import SETTINGS, connect
from tests.reliability.counts import Counted, Share, proof
from tests.reliability.disk import ERRORS, Disk, Fault, connected
from tests.reliability.recorded import (
    FILE,
    History,
    Recording,
    found_in,
    listening,
    recorded,
    replay,
)

PART, BACKUP = "backup.part", "backup"
OLDEST = Path(__file__).parents[1] / "data" / "released" / "shape-1.outreach.gz"
WAYS = list(product(ERRORS, (False, True)))
"""Each error once, and each from the n-th call on."""


@dataclass
class Flow:
    """Something the program does to a file, and the states that the file goes through meanwhile."""

    before: bytes
    play: Callable[[Disk, History | None], None]

    def undisturbed(self) -> tuple[History, int]:
        """What happens on a sound disk, and with how many calls."""
        disk, history = Disk({FILE: self.before}), History([found_in({FILE: self.before})])
        self.play(disk, history)
        return history, disk.calls


def _of(recording: Recording) -> Flow:
    closing = [("PRAGMA journal_mode=DELETE", ())]  # the program's last word to a file
    whole = Recording(recording.before, [*recording.steps, closing])
    return Flow(whole.before, lambda disk, history: replay(whole, disk, history=history))


def _migration(folder: Path) -> Flow:
    """A file of the first shape, brought to the newest."""
    path = folder / FILE
    path.write_bytes(gzip.decompress(OLDEST.read_bytes()))
    before = path.read_bytes()
    db = connect(path)
    with listening(db) as said:
        migrations.migrate(db)
    db.close()
    return _of(Recording(before, [said]))


def _backup(folder: Path) -> Flow:
    """A copy under another name, read back, then given its own."""

    def play(disk: Disk, history: History | None) -> None:
        with connected(disk, FILE, SETTINGS) as ours:
            with connected(disk, PART, SETTINGS) as copy, copy.backup("main", ours, "main") as run:
                run.step()
            with connected(disk, PART, SETTINGS) as copy:
                assert copy.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
                copy.execute("PRAGMA journal_mode=DELETE").fetchall()
            disk.rename(PART, BACKUP)

    return Flow(recorded("save", 1, folder).before, play)


FLOWS: dict[str, Callable[[Path], Flow]] = {
    "save": lambda folder: _of(recorded("save", 3, folder)),
    "import": lambda folder: _of(recorded("import", 2, folder)),
    "backup": _backup,
    "migration": _migration,
}


@proof(
    "R3", "the n-th call to the disk fails in save, import, backup, migration", quick=50, full=4_000
)
@pytest.mark.parametrize("flow", FLOWS)
def test_a_failing_disk_leaves_the_file_as_it_was_or_wholly_changed(
    flow: str, share: Share, chance: Random, counted: Counted, tmp_path: Path
) -> None:
    tried = FLOWS[flow](tmp_path)
    history, calls = tried.undisturbed()
    faults = _dealt([Fault(n + 1, *way) for way in WAYS for n in range(calls)], share, chance)

    unclear = [fault for fault in faults if not _is_clear(tried, history, fault)]

    counted(failures=len(faults), half_changed=len(unclear))
    assert unclear == []


def _dealt(every: list[Fault], share: Share, chance: Random) -> list[Fault]:
    """Every n-th call in every way if there is room for them, else as many as there is room for."""
    mine = every[share.number :: share.shares]
    return mine if len(mine) <= share.count else chance.sample(mine, share.count)


def _is_clear(flow: Flow, history: History, fault: Fault) -> bool:
    """Whether the file is in a state it may be in, and what was said is in plain words."""
    disk = Disk({FILE: flow.before})
    disk.fault = fault
    complaint = ""
    try:
        flow.play(disk, None)
    except apsw.Error as error:
        complaint = str(error)
    files = disk.as_it_is()
    in_words = not complaint or trouble.sentence(complaint, "The file") is not None
    backup_is_whole = BACKUP not in files or found_in(files, BACKUP) == history.states[0]
    return in_words and found_in(files) in history.may_be(disk.acknowledged) and backup_is_whole
