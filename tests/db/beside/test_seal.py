"""The seal: written, read again, and never in the way of work."""

import datetime as dt
import logging
from pathlib import Path

import pytest

from outreach_desktop.db.beside import seal
from outreach_desktop.db.engine import connection, rows
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.engine.refusals import DamagedError
from outreach_desktop.db.file import data_file
from outreach_desktop.db.history.journal import changing
from outreach_desktop.domain.safety.seals import SealState


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A data file with somebody in it, closed."""
    path = tmp_path / "mine.outreach"
    db = opened(path)
    add(db, "Ng")
    db.close()
    return path


def opened(path: Path, *, create: bool = True, accept: bool = False) -> Data:
    return data_file.open_file(path, create=create, accept=accept, device="desk")


def add(db: Data, name: str) -> None:
    with changing(db, "Add"):
        rows.keep(db, "contacts", {"last_name": name})


def test_a_closed_file_is_sealed_to_the_last_byte(path: Path) -> None:
    closed = seal.read(path)

    assert closed is not None
    assert closed.state is SealState.CLOSED
    assert closed.closing is not None
    assert closed.closing.sha256 == seal.digest(path)
    assert closed.closing.content.people == 1
    assert dt.datetime.now(dt.UTC) - closed.closing.closed_at < dt.timedelta(minutes=1)


def test_an_open_file_is_sealed_as_open_and_remembers_how_it_was_closed(path: Path) -> None:
    before = seal.read(path)
    db = opened(path)
    during = seal.read(path)
    db.close()

    assert before is not None
    assert during is not None
    assert during.state is SealState.OPEN
    assert during.closing == before.closing


def test_looking_leaves_the_file_as_it_was_on_any_computer(path: Path) -> None:
    before = path.read_bytes()
    data_file.open_file(path, create=False, device="laptop").close()

    assert path.read_bytes() == before


def test_the_first_change_is_signed_by_the_computer_at_work(path: Path) -> None:
    db = data_file.open_file(path, create=False, device="laptop")
    add(db, "Ito")
    signed = db.execute("SELECT device FROM contacts ORDER BY last_name").fetchall()
    db.close()

    assert signed == [("laptop",), ("desk",)]


@pytest.mark.parametrize(
    "words", ["", "{", "[]", '{"state": "open"}', '{"state": "ajar", "holder": {}, "since": "x"}']
)
def test_a_seal_that_cannot_be_understood_means_a_full_reading_and_no_question(
    path: Path, words: str, caplog: pytest.LogCaptureFixture
) -> None:
    seal.place(path).write_text(words)
    opened(path, create=False).close()

    assert "seal not understood" in caplog.text
    assert seal.read(path) is not None


def test_without_a_seal_the_file_is_read_whole_and_sealed(path: Path) -> None:
    seal.place(path).unlink()
    db = opened(path, create=False)
    assert db.news == ()
    db.close()

    assert seal.read(path) is not None


def test_work_goes_on_where_no_seal_can_be_written(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    seal.place(path).unlink()
    seal.place(path).mkdir()
    with caplog.at_level(logging.WARNING):
        db = opened(path, create=False)
        add(db, "Ito")
        db.close()

    assert "seal not written" in caplog.text
    db = opened(path, create=False)
    assert db.table("contacts").count == 2
    db.close()


def test_damage_met_at_work_is_sealed_and_means_a_full_reading(path: Path) -> None:
    db = opened(path)
    db.conn.is_damaged = True
    db.close()
    flagged = seal.read(path)
    assert flagged
    assert flagged.state is SealState.DAMAGED

    db = opened(path)
    assert "checked" in db.news[0]
    db.close()
    sound = seal.read(path)
    assert sound
    assert sound.state is SealState.CLOSED


@pytest.mark.parametrize("trace", ["seal", "backup", "journal"])
def test_a_file_that_was_there_is_never_silently_begun_anew(path: Path, trace: str) -> None:
    backups = path.parent / "Backups"
    if trace == "backup":
        backups.mkdir()
        (backups / "mine 2026-03-02 09.05.00.outreach").write_bytes(path.read_bytes())
    if trace == "journal":
        path.with_name("mine.outreach-journal").write_bytes(b"x" * 600)
    if trace != "seal":
        seal.place(path).unlink()
    path.unlink()

    for create in (True, False):
        with pytest.raises(DamagedError, match="is no longer in") as refused:
            opened(path, create=create)
        assert "backup" in refused.value.hint
        assert not path.exists()
    path.touch()
    with pytest.raises(DamagedError, match="is empty"):
        opened(path)
    path.unlink()

    db = opened(path, accept=True)
    assert db.table("contacts").count == 0
    db.close()
    opened(path, create=False, accept=True).close()


def test_a_search_index_that_was_left_behind_is_made_anew(path: Path) -> None:
    seal.place(path).unlink()
    raw = connection.connect(path)
    raw.execute("INSERT INTO search (search) VALUES ('delete-all')")
    raw.close()

    db = opened(path)
    assert "rebuilt" in db.news[0]
    assert db.execute("SELECT count(*) FROM search WHERE search MATCH 'ng'").fetchone() == (1,)
    db.close()


def test_sealing_is_quick(path: Path) -> None:
    db = opened(path)
    db.execute("INSERT INTO file_contents VALUES ('much', zeroblob(40000000))")
    db.close()

    began = dt.datetime.now()
    opened(path).close()
    assert dt.datetime.now() - began < dt.timedelta(seconds=2)
