"""Backups."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from outreach_desktop.db import backup as copying
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import backup, contacts, data_file
from outreach_desktop.services.data_file import Data
from tests import builders

NOW = datetime(2026, 3, 2, 9, 5).astimezone()


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Data]:
    db = data_file.open_data(tmp_path / "My group.outreach")
    builders.person(db)
    yield db
    data_file.close(db)


def names(folder: Path) -> list[str]:
    """What is in the folder, but for the file that knows what each backup was like."""
    return sorted(path.name for path in folder.iterdir() if path.name != ".~backups.sha256")


def test_a_backup_is_a_data_file_with_everybody_in_it(kept: Data, tmp_path: Path) -> None:
    path = backup.back_up(kept, now=NOW)

    assert path == tmp_path / "Backups" / "My group 2026-03-02 09.05.00.outreach"
    assert names(path.parent) == [path.name]
    assert path.stat().st_mode & 0o077 == 0
    builders.person(kept, "Ng")
    db = data_file.open_data(path, create=False)
    assert contacts.count(db) == 1
    data_file.close(db)


def test_a_backup_is_never_written_over(kept: Data) -> None:
    first = backup.back_up(kept, now=NOW)
    before = first.read_bytes()
    builders.person(kept, "Ng")
    second = backup.back_up(kept, now=NOW)

    assert second.name == "My group 2026-03-02 09.05.00 (2).outreach"
    assert first.read_bytes() == before


def test_the_last_backup_is_known_by_its_name(kept: Data, tmp_path: Path) -> None:
    assert backup.last_backup(kept) is None
    later = NOW.replace(hour=17)
    for when in (NOW, later, later):
        backup.back_up(kept, now=when)
    (tmp_path / "Backups" / "My group in summer 2027.outreach").touch()
    (tmp_path / "Backups" / "My group of old 2030-01-01 00.00.00.outreach").touch()

    assert backup.last_backup(kept) == later


def test_a_copy_that_does_not_hold_together_is_thrown_away(
    kept: Data, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = copying._told
    monkeypatch.setattr(
        copying, "_told", lambda db: [] if db is kept else real(db)
    )  # as if people had been lost on the way

    with pytest.raises(OutreachError, match="thrown away"):
        backup.back_up(kept, now=NOW)
    assert names(tmp_path / "Backups") == []


def test_no_backup_is_made_of_a_damaged_data_file_and_the_older_ones_stay(
    kept: Data, tmp_path: Path
) -> None:
    good = backup.back_up(kept, now=NOW)
    kept.execute("PRAGMA foreign_keys = OFF")
    kept.execute("DELETE FROM now_doing")

    with pytest.raises(data_file.DamagedError, match="itself is damaged") as refused:
        backup.back_up(kept, now=NOW + timedelta(days=400))
    assert refused.value.path == tmp_path / "My group.outreach"
    assert names(tmp_path / "Backups") == [good.name]


def test_an_index_that_does_not_fit_keeps_nobody_from_a_backup(kept: Data) -> None:
    kept.execute("INSERT INTO search (search) VALUES ('delete-all')")

    assert backup.back_up(kept, now=NOW).exists()


def test_a_file_where_the_folder_should_be_is_said(kept: Data, tmp_path: Path) -> None:
    (tmp_path / "Backups").write_text("not a folder")

    with pytest.raises(OutreachError, match="is a file, not a folder"):
        backup.back_up(kept, now=NOW)


def test_what_a_crash_left_of_a_backup_is_in_nobodys_way(kept: Data, tmp_path: Path) -> None:
    (tmp_path / "Backups").mkdir()
    part = tmp_path / "Backups" / ".~My group 2026-03-02 09.05.00.outreach.part"
    part.write_bytes(b"half a backup")

    assert names(backup.back_up(kept, now=NOW).parent) == ["My group 2026-03-02 09.05.00.outreach"]


def test_a_data_file_in_memory_has_nothing_to_copy(db: Data) -> None:
    with pytest.raises(OutreachError, match="no file to back up"):
        backup.back_up(db, now=NOW)
    assert backup.last_backup(db) is None
