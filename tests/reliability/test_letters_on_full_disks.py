"""Letters to a disk that fills up: what is whole stays, nothing is half there, and the rest can be made afterwards."""

import datetime as dt
import hashlib
import sys
from pathlib import Path
from random import Random

import pytest

from outreach_desktop.db.history.journal import changing
from outreach_desktop.db.subjects import contacts as people_kept
from outreach_desktop.domain.contacts import ContactDraft
from outreach_desktop.services import contacts, data_file
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.making import letters
from tests import builders
from tests.opening import open_data
from tests.reliability.counts import Counted, proof
from tests.reliability.small_disk import clear, fill, small_disk

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows mounts no such disk")

TODAY = dt.date(2026, 3, 2)
NOW = dt.datetime(2026, 3, 2, 9)
PEOPLE = 60
LETTER = 16_000
"""Bytes a letter takes of the disk at the least: some of them fit, never all."""


@proof("R4", "batches of letters to a full disk, made whole afterwards", quick=5, full=25, shares=5)
def test_letters_on_a_full_disk_are_whole_or_not_there(
    count: int, chance: Random, counted: Counted, tmp_path: Path
) -> None:
    note = builders.template(tmp_path / "note.docx", "Dear {{ contact.last_name }}")
    with small_disk(tmp_path) as disk:
        for number in range(count):
            out = disk / f"letters {number}"
            out.mkdir()
            db = open_data(tmp_path / f"{number}.outreach", remember=False)
            _add_people(db)
            fill(disk, leaving=chance.randrange(PEOPLE * LETTER))
            complaints = _made(db, out, note)
            written = len(list(out.iterdir()))
            assert complaints
            assert all("disk is full" in one for one in complaints)
            assert _faults(db, out) == 0
            clear(disk)
            assert _made_the_rest(db) == set()
            faults = _faults(db, out)
            assert (faults, len(list(out.iterdir()))) == (0, PEOPLE)
            counted(full_disks=1, letters_before=written, letters_afterwards=PEOPLE, faults=faults)
            data_file.close(db)
            for path in out.iterdir():
                path.unlink()


def _add_people(db: Data) -> None:
    with changing(db, "Add people"):
        drafts = [ContactDraft(last_name=f"Person {number:02}") for number in range(PEOPLE)]
        people_kept.keep_all(db, drafts)


def _made(db: Data, out: Path, note: Path) -> set[str]:
    """What is complained of while everybody is written to."""
    people = contacts.find(db, today=TODAY)
    plan = letters.plan(db, people, [letters.choice(str(note))], today=TODAY)
    return {one.problem for one in letters.make(db, plan, out, now=NOW) if one.problem}


def _made_the_rest(db: Data) -> set[str]:
    (batch,) = letters.unfinished(db)
    plan = letters.go_on(db, batch.id, today=TODAY)
    found = letters.make(db, plan, batch.out, together=batch.together, now=NOW)
    return {one.problem for one in found if one.problem}


def _faults(db: Data, out: Path) -> int:
    """Files that no timeline knows or that differ, entries without a file, and pieces."""
    rows = db.execute(
        "SELECT d.path, d.sha256 FROM documents d JOIN interactions i ON i.document_id = d.id"
        " WHERE d.state = 'made'"
    ).fetchall()
    files = {(str(path), hashlib.sha256(path.read_bytes()).hexdigest()) for path in out.iterdir()}
    writing = db.execute("SELECT count(*) FROM documents WHERE state = 'writing'").fetchone()[0]
    return len(files ^ set(rows)) + len(rows) - len(set(rows)) + int(writing)
