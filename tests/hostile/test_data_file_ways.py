"""Ways to a data file that lead nowhere, and files whose texts are written otherwise: said, or saved, and never waited for."""

import os
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils.utils import sqlite3

from outreach_desktop import writing
from outreach_desktop.domain.contacts import ContactDraft
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import contacts, data_file
from outreach_desktop.services.safety import backup, recovery
from tests.hostile.test_schema_plants import NOW, TODAY

_TEXT = slice(56, 60)  # of the header: how texts are written


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("good") / "good.outreach"
    db = data_file.open_data(path, remember=False)
    contacts.add(db, ContactDraft(first_name="Anaïs", last_name="Ng"))
    contacts.add(db, ContactDraft(first_name="Jan", last_name="Łuczak", do_not_contact=True))
    data_file.close(db)
    return path.read_bytes()


@pytest.fixture
def path(tmp_path: Path, good: bytes) -> Path:
    path = tmp_path / "Mine.outreach"
    path.write_bytes(good)
    return path


def _written_as(path: Path, text: str) -> None:
    """The same file, its texts written in another way, as SQLite keeps them."""
    other = path.with_name("other")
    with closing(sqlite3.connect(path)) as db, closing(sqlite3.connect(other)) as new:
        new.execute(f"PRAGMA encoding = '{text}'")
        parts = db.execute(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND sql IS NOT NULL"
            " AND name NOT LIKE 'sqlite%' AND (name NOT LIKE 'search%' OR name = 'search_rows')"
        ).fetchall()
        for name, statement in parts:
            new.execute(statement)
            rows = db.execute(f'SELECT * FROM "{name}"').fetchall()
            if rows:
                marks = ", ".join("?" * len(rows[0]))
                new.executemany(f'INSERT INTO "{name}" VALUES ({marks})', rows)
        for pragma in ("application_id", "user_version"):
            (number,) = db.execute(f"PRAGMA {pragma}").fetchone()
            new.execute(f"PRAGMA {pragma} = {number}")
        new.commit()
    other.replace(path)


def _wishes(path: Path) -> dict[str, bool]:
    saved = recovery.salvage(path, now=NOW)
    with closing(data_file.look_at(saved.path)) as db:
        people = [contacts.get(db, one) for one in contacts.find(db, today=TODAY)]
        return {f"{one.first_name} {one.last_name}": one.do_not_contact for one in people}


EVERYBODY = {"Anaïs Ng": False, "Jan Łuczak": True}


@pytest.mark.parametrize("text", ["UTF-16le", "UTF-16be"])
def test_people_and_wishes_are_saved_however_texts_are_written(path: Path, text: str) -> None:
    _written_as(path, text)
    with pytest.raises(OutreachError, match="is not as Outreach Desktop makes its files"):
        data_file.open_data(path, remember=False)

    assert _wishes(path) == EVERYBODY


@pytest.mark.parametrize("told", [0, 2, 3, 4, 0xFFFFFFFF])
def test_so_they_are_where_the_header_is_wrong_about_it(path: Path, told: int) -> None:
    data = bytearray(path.read_bytes())
    data[_TEXT] = told.to_bytes(4, "big")
    path.write_bytes(data)

    assert _wishes(path) == EVERYBODY


def test_a_backup_that_is_a_pipe_or_a_device_is_never_waited_for(
    path: Path, tmp_path: Path
) -> None:
    if sys.platform == "win32":
        pytest.skip("has no pipes with names")
    pipe, link = tmp_path / "Pipe.outreach", tmp_path / "Link.outreach"
    os.mkfifo(pipe)
    link.symlink_to(pipe)
    for other in (pipe, link, Path("/dev/ptmx"), tmp_path):
        with pytest.raises(OutreachError, match="not a file"):
            recovery.restore(path, other, now=NOW)
        with pytest.raises(OutreachError, match="not a file"):
            backup.backup_at(other)


def test_links_that_lead_in_a_circle_are_said_by_every_door(path: Path, tmp_path: Path) -> None:
    circle = tmp_path / "Circle.outreach"
    circle.symlink_to(circle)
    below = circle / "Mine.outreach"
    for led in (circle, below):
        for door in (
            lambda led: data_file.open_data(led, remember=False),
            data_file.look_at,
            backup.backups,
            lambda led: recovery.salvage(led, now=NOW),
            lambda led: recovery.restore(led, path, now=NOW),
            lambda led: recovery.restore(path, led, now=NOW),
        ):
            with pytest.raises(OutreachError, match="back to itself"):
                door(led)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems take no such names")
@pytest.mark.parametrize("name", [b"\xff.outreach", b"d\xff/Mine.outreach", b"\xed\xa0\x80.csv"])
def test_a_name_that_is_no_text_is_said_by_every_door(
    path: Path, tmp_path: Path, name: bytes
) -> None:
    odd = tmp_path / os.fsdecode(name)
    odd.parent.mkdir(exist_ok=True)
    odd.write_bytes(path.read_bytes())
    for door in (
        lambda: data_file.open_data(odd, remember=False),
        lambda: data_file.look_at(odd),
        lambda: backup.backups(odd),
        lambda: recovery.salvage(odd, now=NOW),
        lambda: recovery.restore(odd, path, now=NOW),
        lambda: recovery.restore(path, odd, now=NOW),
    ):
        with pytest.raises(
            OutreachError, match="has something in it that is not a character"
        ) as refused:
            door()
        str(refused.value).encode()


def test_no_name_is_no_place_for_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(OutreachError, match="Give the file a name"):
        writing.write_new(Path(), b"x")
    assert list(tmp_path.iterdir()) == []


def test_a_link_that_leads_nowhere_makes_no_file_there(tmp_path: Path) -> None:
    there = tmp_path / "elsewhere" / "Theirs.outreach"
    there.parent.mkdir()
    link = tmp_path / "Mine.outreach"
    link.symlink_to(there)

    with pytest.raises(OutreachError, match="nothing is there"):
        data_file.open_data(link, remember=False)
    assert list(there.parent.iterdir()) == []
    data_file.close(data_file.open_data(there, remember=False))
    data_file.close(data_file.open_data(link, remember=False))  # one that leads somewhere is taken


def test_a_file_larger_than_the_memory_is_read_page_by_page(
    path: Path, good: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a hole of gigabytes behind it, as a file for which room was kept."""
    with path.open("r+b") as file:
        file.truncate(60_000_000)
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("read as a whole"))

    with closing(data_file.look_at(_small(path, good))) as db:
        assert contacts.count(db) == 2
    assert _wishes(path) == EVERYBODY


def _small(path: Path, good: bytes) -> Path:
    small = path.with_name("Small.outreach")
    small.write_bytes(good)
    return small
