"""Backups."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from outreach_desktop.db.backups import backup as copying
from outreach_desktop.db.backups import backup_state, snapshot
from outreach_desktop.db.engine.connection import connect
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import contacts, data_file, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.safety import backup
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
    return sorted(path.name for path in folder.iterdir() if path.suffix != ".sha256")


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
    real = snapshot.told
    monkeypatch.setattr(
        snapshot, "told", lambda db: [*real(db), 1]
    )  # as if people had been lost on the way

    with pytest.raises(OutreachError, match="so it was deleted"):
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
    assert kept.conn.is_damaged


def test_an_index_that_does_not_fit_keeps_nobody_from_a_backup(kept: Data) -> None:
    kept.execute("INSERT INTO search (search) VALUES ('delete-all')")

    assert backup.back_up(kept, now=NOW).exists()


def test_a_file_where_the_folder_should_be_is_said(kept: Data, tmp_path: Path) -> None:
    (tmp_path / "Backups").write_text("not a folder")

    with pytest.raises(OutreachError, match="Rename the file, or move it away"):
        backup.back_up(kept, now=NOW)


def test_what_a_crash_left_of_a_backup_is_in_nobodys_way(kept: Data, tmp_path: Path) -> None:
    (tmp_path / "Backups").mkdir()
    part = tmp_path / "Backups" / ".~My group 2026-03-02 09.05.00.outreach.part"
    part.write_bytes(b"half a backup")

    assert names(backup.back_up(kept, now=NOW).parent) == ["My group 2026-03-02 09.05.00.outreach"]


def test_a_backup_is_due_after_half_an_hour_of_change_and_on_leaving_after_any(kept: Data) -> None:
    def minutes(number: int) -> datetime:
        return NOW + timedelta(minutes=number)

    assert backup.back_up_if_due(kept, now=NOW)
    assert not backup.back_up_if_due(kept, now=minutes(60), leaving=True)  # nothing was changed
    builders.person(kept, "Ng")
    assert not backup.back_up_if_due(kept, now=minutes(29))
    assert backup.back_up_if_due(kept, now=minutes(29), leaving=True)
    builders.person(kept, "Ho")
    assert backup.back_up_if_due(kept, now=minutes(59))


def test_what_was_taken_back_or_brought_again_is_a_change_too(kept: Data) -> None:
    backup.back_up(kept, now=NOW)
    for change in (undo.undo, undo.redo):
        change(kept)
        assert backup.back_up_if_due(kept, now=NOW, leaving=True)
        assert not backup.back_up_if_due(kept, now=NOW, leaving=True)


def test_who_looks_into_a_backup_leaves_it_as_it_was(kept: Data) -> None:
    made = backup.back_up(kept, now=NOW)
    db = data_file.open_data(made, create=False, remember=False)
    assert contacts.count(db) == 1
    assert not backup.back_up_if_due(db, now=NOW, leaving=True)
    data_file.close(db)
    assert backup_state.problem_of(made) == ""

    db = data_file.open_data(made, create=False, remember=False)
    builders.person(db, "Ng")
    assert backup.back_up_if_due(db, now=NOW)
    data_file.close(db)


def test_a_backup_that_is_gone_is_made_again(kept: Data) -> None:
    backup.back_up(kept, now=NOW).unlink()

    assert backup.last_backup(kept) is None
    assert backup.back_up_if_due(kept, now=NOW, leaving=True)


def test_a_clock_that_was_ahead_keeps_no_backup_from_being_made(kept: Data) -> None:
    backup.back_up(kept, now=NOW + timedelta(days=365))
    builders.person(kept, "Ng")

    assert backup.back_up_if_due(kept, now=NOW)
    assert backup.last_backup(kept) == NOW


def test_older_ones_are_thinned_out_and_what_somebody_worked_on_in_stays(
    kept: Data, tmp_path: Path
) -> None:
    made = [backup.back_up(kept, now=NOW - timedelta(hours=hours)) for hours in (80, 79, 78, 77)]
    other = tmp_path / "Backups" / "Our list 2020-01-01 09.00.00.outreach"
    other.write_bytes(made[0].read_bytes())
    db = data_file.open_data(made[1], create=False, remember=False)
    builders.person(db, "Ng")
    data_file.close(db)

    last = backup.back_up(kept, now=NOW)

    left = [path.name for path in (made[1], made[3], last, other)]
    assert [name for name in names(tmp_path / "Backups") if not name.startswith(".")] == left
    assert set(backup_state.hashes(last)) >= {path.name for path in (made[1], made[3], last)}


def test_while_people_are_missing_nothing_is_thrown_away(kept: Data) -> None:
    for number in range(4):
        builders.person(kept, f"Ng {number}")
    for hours in (80, 79, 78):
        backup.back_up(kept, now=NOW - timedelta(hours=hours))
    contacts.remove(kept, contacts.find(kept, today=NOW.date())[:3])
    path = backup.back_up(kept, now=NOW).parent.parent / "My group.outreach"
    assert [row.contacts for row in backup.backups(path)] == [2, 5, 5, 5]

    # After fourteen days of work somebody has seen it, and one of each day is enough.
    for day in range(1, 14):
        backup.back_up(kept, now=NOW + timedelta(days=day))
        assert [row.contacts for row in backup.backups(path)][-3:] == [5, 5, 5]
    backup.back_up(kept, now=NOW + timedelta(days=14))
    assert [row.contacts for row in backup.backups(path)][-3:] == [2, 2, 5]


def test_a_new_file_of_the_same_name_takes_no_backup_of_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "My group.outreach"
    db = data_file.open_data(path)
    builders.person(db)
    old = [backup.back_up(db, now=NOW - timedelta(hours=hours)) for hours in (80, 79)]
    data_file.close(db)
    path.unlink()

    db = data_file.open_data(path, accept=True)
    backup.back_up(db, now=NOW)
    data_file.close(db)

    assert all(path.exists() for path in old)


def test_the_list_says_what_is_in_each_whatever_became_of_the_data_file(
    kept: Data, tmp_path: Path
) -> None:
    builders.organisation(kept)
    person = builders.person(kept, "Ng")
    builders.open_evening(kept, NOW.date())
    builders.call(kept, person, NOW.date())
    made = backup.back_up(kept, now=NOW)
    contacts.remove(kept, [person.id])
    backup.back_up(kept, now=NOW + timedelta(hours=1))
    path = tmp_path / "My group.outreach"
    path.write_bytes(b"nothing")

    newest, oldest = backup.backups(path)
    assert newest.contacts == 1
    assert oldest == backup.BackupRow(
        path=made,
        made_at=NOW,
        size=made.stat().st_size,
        counts={"contacts": 2, "organisations": 1, "events": 1, "interactions": 1},
    )
    assert backup.backups(tmp_path / "Another.outreach") == []


def test_one_changed_bit_is_found_by_the_test_and_what_is_plainly_wrong_by_the_list(
    kept: Data, tmp_path: Path
) -> None:
    path = tmp_path / "My group.outreach"
    hours = [NOW + timedelta(hours=hour) for hour in range(6)]
    made = [backup.back_up(kept, now=hour) for hour in hours]
    content = bytearray(made[0].read_bytes())
    content[-1] ^= 1  # the end of a page, where nothing is kept
    made[0].write_bytes(content)
    made[1].write_bytes(made[1].read_bytes()[:-4096])
    made[2].write_bytes(b"")
    made[3].write_bytes(b"a letter" * 1000)
    db = connect(made[4])
    db.execute("PRAGMA user_version = 99")
    db.close()

    problems = [row.problem for row in reversed(backup.backups(path))]
    assert problems[0] == problems[5] == ""
    assert "its end is missing" in problems[1]
    assert "its end is missing" in problems[2]
    assert "damaged" in problems[3]
    assert "newer" in problems[4]
    tested = [row.problem for row in reversed(list(backup.test(path)))]
    assert "not as it was made" in tested[0]
    assert tested[1:] == problems[1:]


def test_without_the_hashes_a_sound_backup_is_sound_and_a_damaged_one_is_not(
    kept: Data, tmp_path: Path
) -> None:
    path = tmp_path / "My group.outreach"
    made = backup.back_up(kept, now=NOW)
    (tmp_path / "Backups" / ".~My group.sha256").unlink()
    assert [row.problem for row in backup.test(path)] == [""]

    content = bytearray(made.read_bytes())
    content[8192:-8192] = bytes(len(content) - 16384)
    made.write_bytes(content)
    assert [bool(row.problem) for row in backup.test(path)] == [True]


def test_a_backup_from_a_stick_is_known_by_its_name_or_by_its_date(
    kept: Data, tmp_path: Path
) -> None:
    made = backup.back_up(kept, now=NOW)
    stick = tmp_path / "stick"
    stick.mkdir()
    there = stick / made.name
    there.write_bytes(made.read_bytes())
    assert backup.backup_at(there).made_at == NOW

    renamed = there.rename(stick / "of Ann.outreach")
    row = backup.backup_at(renamed)
    assert (row.contacts, row.why) == (1, "")
    assert abs(row.made_at.timestamp() - renamed.stat().st_mtime) < 1
    with pytest.raises(OutreachError, match="There is no file"):
        backup.backup_at(there)


def test_too_little_room_is_said_in_bytes_and_nothing_is_thrown_away(
    kept: Data, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = [backup.back_up(kept, now=NOW - timedelta(hours=hours)) for hours in (80, 79)]
    monkeypatch.setattr(copying, "_SPARE", 10**18)  # more than there is on any disk

    with pytest.raises(OutreachError, match=r"not enough space .* needs [\d,.]+ MB") as refused:
        backup.back_up(kept, now=NOW)
    assert "as they were" in refused.value.hint
    assert names(tmp_path / "Backups") == [path.name for path in old]


def test_the_backups_of_a_file_that_is_linked_to_are_beside_the_file(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    link = tmp_path / "Shortcut.outreach"
    link.symlink_to(tmp_path / "real" / "My group.outreach")
    data_file.close(data_file.open_data(tmp_path / "real" / "My group.outreach"))
    db = data_file.open_data(link)
    made = backup.back_up(db, now=NOW)
    assert backup.back_up_if_due(db, now=NOW, leaving=True) is None
    data_file.close(db)

    assert made == tmp_path / "real" / "Backups" / "My group 2026-03-02 09.05.00.outreach"
    assert [row.path for row in backup.backups(link)] == [made]


def test_a_data_file_in_memory_has_nothing_to_copy(db: Data) -> None:
    with pytest.raises(OutreachError, match="no file to back up"):
        backup.back_up(db, now=NOW)
    assert backup.last_backup(db) is None
