"""The disk fails at the n-th call: the file is as it was or wholly changed, and a sentence says what to do."""

import gzip
from collections.abc import Callable
from dataclasses import dataclass, field
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
    Recording,
    found_in,
    listening,
    recorded,
    replay,
    state,
)

PART, BACKUP = "backup.part", "backup"
OLDEST = Path(__file__).parents[1] / "data" / "released" / "shape-1.outreach.gz"
WAYS = list(product(ERRORS, (False, True)))
"""Each error once, and each from the n-th call on."""


@dataclass
class Flow:
    """Something the program does to a file; `states` are those between its steps."""

    before: bytes
    play: Callable[[Disk, Callable[[apsw.Connection], None]], None]
    states: list[str] = field(default_factory=list)
    calls: int = 0

    def play_undisturbed(self) -> None:
        disk = Disk({FILE: self.before})
        self.states = [found_in({FILE: self.before})]
        self.play(disk, lambda connection: self.states.append(state(connection)))
        self.calls = disk.calls


def _of(recording: Recording) -> Flow:
    closing = [("PRAGMA journal_mode=DELETE", ())]  # the program's last word to a file
    whole = Recording(recording.before, [*recording.steps, closing])
    return Flow(whole.before, lambda disk, done: replay(whole, disk, acknowledged=done))


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

    def play(disk: Disk, done: Callable[[apsw.Connection], None]) -> None:
        with connected(disk, FILE, SETTINGS) as ours:
            with connected(disk, PART, SETTINGS) as copy, copy.backup("main", ours, "main") as run:
                run.step()
            with connected(disk, PART, SETTINGS) as copy:
                assert copy.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
                copy.execute("PRAGMA journal_mode=DELETE").fetchall()
            disk.rename(PART, BACKUP)
            done(ours)

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
    tried.play_undisturbed()
    faults = _dealt([Fault(n + 1, *way) for way in WAYS for n in range(tried.calls)], share, chance)

    unclear = [fault for fault in faults if not _is_clear(tried, fault)]

    counted(failures=len(faults), half_changed=len(unclear))
    assert unclear == []


def _dealt(every: list[Fault], share: Share, chance: Random) -> list[Fault]:
    """Every n-th call in every way if there is room for them, else as many as there is room for."""
    mine = every[share.number :: share.shares]
    return mine if len(mine) <= share.count else chance.sample(mine, share.count)


def _is_clear(flow: Flow, fault: Fault) -> bool:
    """Whether the file is in a state it may be in, and what was said is in plain words."""
    disk, acknowledged = Disk({FILE: flow.before}), 0

    def done(connection: apsw.Connection) -> None:
        nonlocal acknowledged
        acknowledged += 1

    disk.fault = fault
    complaint = ""
    try:
        flow.play(disk, done)
    except apsw.Error as error:
        complaint = str(error)
    files = disk.as_it_is()
    in_words = not complaint or trouble.sentence(complaint, "The file") is not None
    may_be = flow.states[acknowledged : acknowledged + 2]
    backup_is_whole = BACKUP not in files or found_in(files, BACKUP) == flow.states[0]
    return in_words and found_in(files) in may_be and backup_is_whole
