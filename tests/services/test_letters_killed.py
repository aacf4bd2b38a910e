"""A run killed at any moment: after the next start, files and timelines agree."""

import datetime as dt
import hashlib
import subprocess
import sys
import time
from pathlib import Path

import pytest

from outreach_desktop.db import documents
from outreach_desktop.services import contacts, data_file, timeline
from outreach_desktop.services.data_file import Data
from tests import builders

TODAY = dt.date(2026, 3, 2)
PEOPLE = 400

_MAKE = """
import datetime as dt, sys
from pathlib import Path
from outreach_desktop.services import contacts, data_file, letters
folder, today = Path(sys.argv[1]), dt.date(2026, 3, 2)
db = data_file.open_data(folder / "group.outreach")
people = contacts.find(db, today=today)
plan = letters.plan(db, people, [letters.choice(str(folder / "note.docx"))], today=today)
print("making", flush=True)
for outcome in letters.make(db, plan, folder / "out", now=dt.datetime(2026, 3, 2, 9)):
    pass
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data file with people, a template, and settings that are nobody's."""
    for name in ("HOME", "XDG_CONFIG_HOME", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "settings"))
    db = data_file.open_data(tmp_path / "group.outreach")
    for number in range(PEOPLE):
        builders.person(db, f"Person {number}")
    data_file.close(db)
    builders.template(tmp_path / "note.docx", "Dear {{ contact.salutation }},")
    return tmp_path


def kill_after(folder: Path, files: int) -> None:
    """Make letters in another process, and kill it once so many stand in the folder."""
    run = subprocess.Popen([sys.executable, "-c", _MAKE, str(folder)], stdout=subprocess.PIPE)
    assert run.stdout is not None
    run.stdout.readline()
    out = folder / "out"
    while run.poll() is None and len(list(out.glob("*.docx"))) < files:
        time.sleep(0.001)
    run.kill()
    run.wait()
    run.stdout.close()


def made(db: Data) -> dict[str, str]:
    """Path and hash of every document on a timeline."""
    people = contacts.find(db, today=TODAY)
    rows = [document for contact_id in people for document in documents.of(db, contact_id)]
    on_timelines = [entry for contact_id in people for entry in timeline.of(db, contact_id)]
    assert {entry.document_id for entry in on_timelines} == {row.id for row in rows}
    assert {entry.detail for entry in on_timelines} == {
        f"Our reference {row.reference}" for row in rows
    }
    return {row.path: row.sha256 for row in rows}


@pytest.mark.parametrize("files", [1, 60, 170])
def test_after_a_kill_the_timeline_holds_just_the_files_that_are_whole(
    folder: Path, files: int
) -> None:
    kill_after(folder, files)

    db = data_file.open_data(folder / "group.outreach")
    try:
        on_disk = {
            str(path): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in (folder / "out").iterdir()
        }
        assert files <= len(on_disk) <= PEOPLE
        assert on_disk == made(db)
        assert documents.writing(db) == []
    finally:
        data_file.close(db)
