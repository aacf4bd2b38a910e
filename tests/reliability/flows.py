"""What the program does to a file, step by step on a disk that may fail: what was recorded, an update, a backup."""

import gzip
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from outreach_desktop.db.backups import snapshot
from outreach_desktop.db.engine.connection import SETTINGS, connect
from outreach_desktop.db.shape import migrations
from tests.reliability.disk import Disk, connected
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


@dataclass(frozen=True, slots=True)
class Flow:
    """Something that is done to a file, which is `before` at first; `play` does it on a disk."""

    before: bytes
    play: Callable[[Disk, History | None], None]

    def undisturbed(self) -> tuple[History, int]:
        """What happens on a sound disk, and with how many calls."""
        disk, history = Disk({FILE: self.before}), History([found_in({FILE: self.before})])
        self.play(disk, history)
        return history, disk.calls


def of(recording: Recording, settings: dict[str, str] = SETTINGS) -> Flow:
    """What was recorded, and the program's last word to a file that it closes."""
    closing = [("PRAGMA journal_mode=DELETE", ())]
    whole = Recording(recording.before, [*recording.steps, closing])

    def play(disk: Disk, history: History | None) -> None:
        replay(whole, disk, settings=settings, history=history)

    return Flow(whole.before, play)


def migration(folder: Path) -> Flow:
    """A file of the first shape, brought to the newest."""
    path = folder / FILE
    path.write_bytes(gzip.decompress(OLDEST.read_bytes()))
    before = path.read_bytes()
    db = connect(path)
    with listening(db) as said:
        migrations.migrate(db)
    db.close()
    return of(Recording(before, [said]))


def backup(folder: Path) -> Flow:
    """A copy under another name, read back, then given its own."""

    def play(disk: Disk, history: History | None) -> None:
        with connected(disk, FILE, SETTINGS) as ours:
            copying = {**SETTINGS, **snapshot.SETTINGS}
            with connected(disk, PART, copying) as copy, copy.backup("main", ours, "main") as run:
                while not run.done:
                    run.step(4)
            with connected(disk, PART, SETTINGS) as copy:
                assert copy.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
                copy.execute("PRAGMA journal_mode=DELETE").fetchall()
            disk.sync(PART, disk.open(PART))
            disk.rename(PART, BACKUP)

    return Flow(recorded("save", 1, folder).before, play)


def fault_of(files: dict[str, bytes], was: str) -> str:
    """What is wrong with the backup among `files`, which is whole or not there; "" where nothing is."""
    found = found_in(files, BACKUP) if BACKUP in files else was
    return "" if found == was else f"the backup is not whole: {found}"
