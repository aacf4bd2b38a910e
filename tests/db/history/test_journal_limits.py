"""The journal within its bounds."""

import os
import shutil
import signal
import subprocess
import sys
import textwrap
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from outreach_desktop.db.engine.rows import new_id
from outreach_desktop.db.history import journal_limits
from outreach_desktop.db.history.journal import begun_by, changing
from outreach_desktop.db.subjects import documents
from outreach_desktop.domain.contacts import Contact
from outreach_desktop.domain.documents.documents import Document, DocumentState
from outreach_desktop.domain.history import NEWEST
from outreach_desktop.services import contacts, data_file, undo
from outreach_desktop.services.data_file import Data
from tests import builders
from tests.services.test_undo import age


def ring(db: Data, person: Contact, *numbers: str) -> Contact:
    for number in numbers:
        person = contacts.change(db, replace(person, phone=number))
    return person


def details(db: Data) -> list[str]:
    found = db.execute(
        "SELECT DISTINCT a.name FROM journal j JOIN actions a ON a.number = j.action ORDER BY a.number"
    )
    return [name for (name,) in found]


def test_the_details_of_the_oldest_go_and_their_names_stay(db: Data) -> None:
    ann = builders.person(db)
    ring(db, ann, "1", "2")
    builders.person(db, "Ng")
    age(db)
    rows = undo.history(db)

    assert journal_limits.tidy(db, newest=2) == 2

    assert details(db) == ["Change person Dr Ann O'Neil", "Add person Dr Ann Ng"]
    now = undo.history(db)
    assert [row.can_undo for row in now] == [True, True, False, False]
    assert [replace(row, can_undo=True) for row in now] == rows
    assert undo.details(db, now[-1].id).sentences == ()


def test_what_is_left_is_undone_as_before_and_then_there_is_nothing_to_undo(db: Data) -> None:
    ann = ring(db, builders.person(db), "1", "2")
    age(db)
    journal_limits.tidy(db, newest=1)

    assert undo.undo(db).kept == ()
    assert contacts.get(db, ann.id).phone == "1"
    assert undo.next_undo(db) is None
    undo.redo(db)
    assert contacts.get(db, ann.id).phone == "2"


def test_the_newest_five_hundred_stay_whatever_their_age(db: Data) -> None:
    ann = builders.person(db)
    ring(db, ann, *map(str, range(NEWEST)))
    age(db)

    assert journal_limits.is_due(db)
    assert journal_limits.tidy(db) == 1
    assert len(details(db)) == 1  # all of the same name
    assert db.execute("SELECT count(DISTINCT action) FROM journal").fetchone() == (NEWEST,)
    assert not journal_limits.is_due(db)
    assert journal_limits.tidy(db) == 0


def test_what_is_of_this_year_stays(db: Data) -> None:
    ring(db, builders.person(db), *map(str, range(NEWEST + 20)))

    assert not journal_limits.is_due(db)
    assert journal_limits.tidy(db) == 0


def test_what_waits_for_redo_stays_until_something_else_is_done(db: Data) -> None:
    ring(db, builders.person(db), "1")
    ben = ring(db, builders.person(db, "Adams"), "2", "3")
    age(db)
    oldest = undo.history(db)[3]
    undo.undo(db, oldest.id)

    assert journal_limits.tidy(db, newest=1) == 1  # adding her, before it
    assert undo.redo(db).name == oldest.name
    undo.undo(db, oldest.id)
    ring(db, contacts.get(db, ben.id), "4")
    age(db)
    assert journal_limits.tidy(db, newest=1) == 4


def test_a_document_that_was_announced_is_still_settled_under_its_own_action(db: Data) -> None:
    ann = builders.person(db)
    document = Document(
        id=new_id(),
        contact_id=ann.id,
        event_id=None,
        template="Note",
        template_sha256="",
        path="/there/is/no/such/folder/note.docx",
        sha256="",
        state=DocumentState.WRITING,
        made_at=datetime(2026, 3, 2),
        reference="",
    )
    with changing(db, "Make Note"):
        documents.announce(db, [document])
    number = begun_by(db, document.id)
    ring(db, ann, "1", "2")
    age(db)

    assert journal_limits.tidy(db, newest=1) == 3
    assert begun_by(db, document.id) == number
    assert journal_limits.tidy(db, newest=1) == 0  # it is not counted again and again


@pytest.fixture(scope="module")
def long_kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with two actions too many, the oldest of which know a number that nobody has now."""
    path = tmp_path_factory.mktemp("kept") / "group.outreach"
    db = data_file.open_data(path, remember=False)
    db.execute("PRAGMA synchronous = OFF")
    ring(db, builders.person(db, phone="01632 555 0199"), *map(str, range(NEWEST + 1)))
    age(db)
    db.close()
    return path


@pytest.fixture
def path(long_kept: Path, tmp_path: Path) -> Path:
    """A copy of that file."""
    return Path(shutil.copy(long_kept, tmp_path))


def test_closing_lets_them_go_and_not_a_byte_of_them_stays(path: Path) -> None:
    assert b"01632 555 0199" in path.read_bytes()

    data_file.close(data_file.open_data(path, remember=False))

    assert b"01632 555 0199" not in path.read_bytes()


def test_a_file_that_cannot_be_written_is_closed_all_the_same(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    db = data_file.open_data(path, remember=False)
    db.execute("PRAGMA query_only = ON")

    data_file.close(db)

    assert "journal left as it is" in caplog.text
    data_file.close(data_file.open_data(path, remember=False))


_KILLED = """
    import os, signal, sys
    from pathlib import Path
    from outreach_desktop.services import data_file

    db = data_file.open_data(Path(sys.argv[1]), remember=False)
    deleting = []
    def watch(statement):
        if statement.startswith("DELETE FROM journal"):
            deleting.append(statement)
    db.conn.set_trace_callback(watch)
    db.conn.set_progress_handler(lambda: deleting and os.kill(os.getpid(), signal.SIGKILL), 20)
    data_file.close(db)
"""


def test_killed_half_way_nothing_has_gone(path: Path) -> None:
    child = [sys.executable, "-c", textwrap.dedent(_KILLED), str(path)]
    killed = subprocess.run(child, env={**os.environ, "PYTHONPATH": "."}, check=False)
    assert killed.returncode == -signal.SIGKILL

    db = data_file.open_data(path, remember=False)
    assert db.execute("SELECT count(DISTINCT action) FROM journal").fetchone() == (NEWEST + 2,)
    assert db.execute("SELECT count(*) FROM actions WHERE NOT undoable").fetchone() == (0,)
    data_file.close(db)
