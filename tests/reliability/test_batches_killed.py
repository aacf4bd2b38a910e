"""Letters whose program is killed while it makes them, again and again: in the end everybody has theirs, once."""

import datetime as dt
import hashlib
import io
import sys
import time
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

import pytest
from docx import Document as WordFile

from outreach_desktop.db.history.journal import changing
from outreach_desktop.db.subjects import contacts as people_kept
from outreach_desktop.domain.contacts import ContactDraft
from outreach_desktop.services import contacts, data_file
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.making import letters
from tests import builders
from tests.opening import open_data
from tests.reliability import children
from tests.reliability.counts import Counted, proof

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no kill -9")

TODAY = dt.date(2026, 3, 2)
NOW = dt.datetime(2026, 3, 2, 9)
PEOPLE = 500
TO_ONE_BATCH = 10
"""Kills that one batch has to bear before it may come to its end."""
LONGEST_LIFE = 0.1


@proof("S10", "kill -9 during a batch of 500 letters", quick=8, full=200)
def test_a_batch_killed_again_and_again_is_made_whole_and_nobody_twice(
    count: int, chance: Random, counted: Counted, tmp_path: Path
) -> None:
    half_way = 0
    for first in range(0, count, TO_ONE_BATCH):
        run = _Batch(tmp_path / f"batch{first}")
        for _ in range(min(TO_ONE_BATCH, count - first)):
            run.killed(after=chance.uniform(0, LONGEST_LIFE))
            counted(kills=1, **run.faults())
            half_way += 0 < len(run.files) < PEOPLE
        run.made_to_the_end()
        faults = run.faults()
        counted(letters=len(run.files), **faults)
        assert len(run.files) == PEOPLE
        assert not any(faults.values())
        assert run.names == [f"Dear Person {number:03}" for number in range(PEOPLE)]
    counted(stopped_half_way=half_way)
    assert half_way > count // 4, "the kills came too late or too early to prove anything"


@dataclass
class _Batch:
    """One press of Make for everybody in a data file of its own, and what is known of its files."""

    folder: Path
    files: dict[str, str] = field(default_factory=dict)
    """Every letter seen so far, and its hash."""

    def __post_init__(self) -> None:
        self.folder.mkdir()
        db = open_data(self._path, remember=False)
        drafts = [ContactDraft(last_name=f"Person {number:03}") for number in range(PEOPLE)]
        with changing(db, "Add people"):
            people_kept.keep_all(db, drafts)
        data_file.close(db)
        builders.template(self.folder / "note.docx", "Dear {{ contact.last_name }}")

    @property
    def _path(self) -> Path:
        return self.folder / "group.outreach"

    @property
    def names(self) -> list[str]:
        """What the printable file says, in its order."""
        paragraphs = WordFile(str(self.folder / "all.docx")).paragraphs
        return [paragraph.text for paragraph in paragraphs if paragraph.text]

    def killed(self, after: float) -> None:
        """Begin, or go on, in a process that has so many seconds to live."""
        context = children.context()
        ours, theirs = context.Pipe(duplex=False)
        worker = context.Process(target=_work, args=(self.folder, theirs))
        worker.start()
        theirs.close()
        ours.recv_bytes()
        time.sleep(after)
        worker.kill()
        worker.join()
        ours.close()

    def made_to_the_end(self) -> None:
        db = open_data(self._path, remember=False)
        _make(db, self.folder)
        assert letters.unfinished(db) == []
        data_file.close(db)

    def faults(self) -> dict[str, int]:
        """After a start: what is torn, written over, made twice, or unknown to the timeline."""
        db = open_data(self._path, remember=False)
        rows = db.execute(
            "SELECT d.path, d.sha256, d.contact_id, d.reference FROM documents d"
            " JOIN interactions i ON i.document_id = d.id WHERE d.state = 'made'"
        ).fetchall()
        data_file.close(db)
        out = self.folder / "out"
        on_disk = {str(path): path.read_bytes() for path in out.iterdir()} if out.is_dir() else {}
        before, self.files = self.files, {path: _hash(data) for path, data in on_disk.items()}
        torn = sum(not zipfile.is_zipfile(io.BytesIO(data)) for data in on_disk.values())
        left = len(list(self.folder.rglob(".*.part")))
        untold = self.files.items() ^ {(path, sha256) for path, sha256, *_ in rows}
        people, references = {row[2] for row in rows}, {row[3] for row in rows}
        return {
            "torn": torn + left,
            "written_over": len(before.items() - self.files.items()),
            "twice": 2 * len(rows) - len(people) - len(references),
            "untold": len(untold),
        }


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _work(folder: Path, pipe: Connection) -> None:
    db = open_data(folder / "group.outreach", remember=False)
    _make(db, folder, partial(pipe.send_bytes, b"begun"))


def _make(db: Data, folder: Path, begin: Callable[[], object] = bool) -> None:
    """The whole batch, or the rest of it."""
    waiting = letters.unfinished(db)
    if waiting:
        plan = letters.go_on(db, waiting[0].id, today=TODAY)
    elif db.execute("SELECT 1 FROM documents WHERE state = 'made'").fetchone():
        begin()
        return
    else:
        everybody = contacts.find(db, today=TODAY)
        note = letters.choice(str(folder / "note.docx"))
        plan = letters.plan(db, everybody, [note], today=TODAY)
    begin()
    for _ in letters.make(db, plan, folder / "out", together=folder / "all.docx", now=NOW):
        pass
