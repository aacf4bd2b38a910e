"""A data file that is looked at: everything can be read, nothing can be changed, and the file knows nothing of it."""

from pathlib import Path

import pytest

from outreach_desktop.db.shape import migrations
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import contacts, data_file, undo
from outreach_desktop.services.data_file import DamagedError
from tests import builders, released


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A data file with somebody in it, closed."""
    path = tmp_path / "mine.outreach"
    db = data_file.open_data(path, remember=False)
    builders.person(db)
    data_file.close(db)
    return path


def test_what_is_looked_at_can_be_read_and_not_changed(path: Path) -> None:
    before = {each.name: each.read_bytes() for each in path.parent.iterdir()}
    db = data_file.look_at(path)

    assert data_file.is_to_look_at(db)
    assert contacts.count(db) == 1
    with pytest.raises(OutreachError, match="open read-only"):
        builders.person(db, "Ng")
    with pytest.raises(OutreachError, match="open read-only"):
        undo.undo(db)
    with pytest.raises(OutreachError):
        db.execute("DELETE FROM contacts")
    data_file.close(db)
    assert {each.name: each.read_bytes() for each in path.parent.iterdir()} == before


def test_a_file_that_a_window_has_open_can_be_looked_at(path: Path) -> None:
    window = data_file.open_data(path, remember=False)
    builders.person(window, "Ng")
    db = data_file.look_at(path)

    assert contacts.count(db) == 2
    assert "last minute" in data_file.news(db)[0]
    data_file.close(db)
    builders.person(window, "Ito")
    with pytest.raises(data_file.AlreadyOpenError):
        data_file.open_data(path, remember=False)
    data_file.close(window)


def test_an_interrupted_change_is_taken_back_in_the_copy(path: Path) -> None:
    path.with_name(f"{path.name}-journal").write_bytes(b"no journal of ours" * 40)

    assert contacts.count(data_file.look_at(path)) == 1


def test_an_older_shape_is_looked_at_in_the_newest_and_stays_old(tmp_path: Path) -> None:
    path = released.unpacked(1, tmp_path)
    before = path.read_bytes()
    db = data_file.look_at(path)

    assert migrations.version(db) == migrations.NEWEST
    assert contacts.count(db) > 0
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"Dear Dr O'Neil", b"SQLite format 3\0" + b"\xaa" * 9000])
def test_what_is_no_data_file_is_said(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "letter.outreach"
    path.write_bytes(content)

    with pytest.raises(OutreachError):
        data_file.look_at(path)
    with pytest.raises(OutreachError, match="no data file"):
        data_file.look_at(tmp_path / "gone.outreach")


def test_a_damaged_file_is_said_to_be(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[8192:90_000] = bytes(90_000 - 8192)
    path.write_bytes(data)

    with pytest.raises(DamagedError):
        data_file.look_at(path)


def test_advice_looks_at_the_folder_and_at_its_neighbours(tmp_path: Path) -> None:
    path = tmp_path / "Dropbox" / "My group.outreach"
    path.parent.mkdir()
    copy = path.with_name("My group (conflicted copy).outreach")
    copy.touch()

    assert "Dropbox" in data_file.advice(path)
    assert data_file.conflict_copies(path) == [copy]
    assert data_file.advice(tmp_path / "My group.outreach") == ""
    (tmp_path / ".stfolder").mkdir()
    assert "Syncthing" in data_file.advice(tmp_path / "group" / "My group.outreach")
    assert data_file.conflict_copies(tmp_path / "gone" / "My group.outreach") == []
