"""A backup in the place of a data file: what would be lost and gained, what goes aside, whose wishes are kept."""

import errno
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from outreach_desktop import writing
from outreach_desktop.db.file import swap
from outreach_desktop.domain.safety.recovery import AT_MOST
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import contacts, data_file, files, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.safety import backup, recovery
from tests import builders, released

NOW = datetime(2026, 11, 22, 10, 30).astimezone()
EARLIER = NOW - timedelta(days=3)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "My group.outreach"


@contextmanager
def opened(path: Path) -> Iterator[Data]:
    db = data_file.open_data(path, remember=False)
    try:
        yield db
    finally:
        data_file.close(db)


def with_a_backup(path: Path, *people: str) -> Path:
    """A data file with these people, and a backup of it three days old."""
    with opened(path) as db:
        for name in people:
            builders.person(db, name)
        return backup.back_up(db, now=EARLIER)


def people(path: Path) -> set[str]:
    with opened(path) as db:
        return {each.last_name for each in contacts.get_all(db, contacts.find(db, today=date.max))}


def ruin(path: Path, *pages: int) -> None:
    """Write zeros over pages, the first being 0; without any, over the last three quarters."""
    content = bytearray(path.read_bytes())
    for page in pages or range(len(content) // 4096 // 4, len(content) // 4096):
        content[page * 4096 : (page + 1) * 4096] = bytes(4096)
    path.write_bytes(content)


def test_a_comparison_names_what_would_be_lost_gained_and_different(path: Path) -> None:
    kept = with_a_backup(path, "Ng", "O'Neil", "Moved")
    with opened(path) as db:
        ng, moved, neil = contacts.get_all(db, contacts.find(db, today=NOW.date()))
        assert [ng.last_name, moved.last_name, neil.last_name] == ["Moved", "Ng", "O'Neil"]
        contacts.remove(db, [ng.id])
        contacts.change(db, replace(moved, phone="01632 960001"))
        new = builders.person(db, "New")
        builders.call(db, new, NOW.date())
        builders.open_evening(db, NOW.date())

    found = recovery.compare(path, kept)

    assert found.lost == ("Dr Ann New", "Open evening", "1 entry on a timeline")
    assert found.gained == ("Dr Ann Moved",)
    assert found.changed == ("Dr Ann Ng",)
    assert (found.present.rows["contacts"], found.backup.rows["contacts"]) == (3, 3)
    assert found.present.last_action == "Add event Open evening"
    assert found.backup.last_action == "Add person Dr Ann Moved"
    assert not found.unread


def test_the_open_file_is_compared_too(path: Path) -> None:
    kept = with_a_backup(path, "Ng")
    with opened(path) as db:
        builders.person(db, "New")
        assert recovery.compare(db, kept).lost == ("Dr Ann New",)


def test_a_long_list_of_names_ends_with_how_many_more_there_are(path: Path) -> None:
    kept = with_a_backup(path)
    with opened(path) as db:
        for number in range(AT_MOST + 2):
            builders.person(db, f"P{number:02}")

    lost = recovery.compare(path, kept).lost

    assert lost[0] == "Dr Ann P00"
    assert lost[-1] == "and 2 more people"
    assert len(lost) == AT_MOST + 1


def test_a_damaged_file_is_compared_as_far_as_it_can_be_read(path: Path) -> None:
    kept = with_a_backup(path, "Ng")
    with opened(path) as db:
        builders.person(db, "New")
    ruin(path, 0)
    before = path.read_bytes()

    found = recovery.compare(path, kept)

    assert found.unread
    assert found.lost == ("Dr Ann New",)
    assert path.read_bytes() == before


def test_a_restored_backup_takes_the_place_of_the_file_and_the_file_is_set_aside_whole(
    path: Path,
) -> None:
    kept = with_a_backup(path, "Ng")
    with opened(path) as db:
        builders.person(db, "New")
    before = path.read_bytes()

    done = recovery.restore(path, kept, now=NOW)

    assert done.path == path
    assert done.set_aside == path.parent / "Set aside 2026-11-22 10.30.00"
    assert (done.set_aside / path.name).read_bytes() == before
    assert "2026-11-22 at 10:30" in (done.set_aside / "About these files.txt").read_text("utf-8")
    assert people(path) == {"Ng"}
    newest = backup.backups(path)[0]
    assert (newest.why, newest.contacts) == ("a restore", 2)
    recovery.restore(path, newest.path, now=NOW)
    assert people(path) == {"Ng", "New"}


def test_a_damaged_file_is_set_aside_with_the_journal_that_belongs_to_it(path: Path) -> None:
    kept = with_a_backup(path, "Ng")
    ruin(path)
    before = path.read_bytes()
    journal = path.with_name(f"{path.name}-journal")
    journal.write_bytes(b"half a change")

    done = recovery.restore(path, kept, now=NOW)

    assert people(path) == {"Ng"}
    assert (done.set_aside / path.name).read_bytes() == before
    assert (done.set_aside / journal.name).read_bytes() == b"half a change"


def test_a_file_that_is_gone_comes_back_from_its_backup(path: Path) -> None:
    kept = with_a_backup(path, "Ng")
    path.unlink()

    recovery.restore(path, kept, now=NOW)

    assert people(path) == {"Ng"}


@pytest.mark.parametrize("damaged", [False, True])
def test_wishes_not_to_be_contacted_outlive_a_restore(path: Path, damaged: bool) -> None:
    kept = with_a_backup(path, "Ng", "Free")
    with opened(path) as db:
        _, ng = contacts.get_all(db, contacts.find(db, today=NOW.date()))
        contacts.change(db, replace(ng, do_not_contact=True, do_not_contact_reason="Asked us"))
        builders.person(db, "New", do_not_contact=True)
    if damaged:
        ruin(path, 0)

    done = recovery.restore(path, kept, now=NOW)

    assert sorted(done.kept) == [
        f"Dr Ann {name}: the wish not to be contacted, which the backup did not have, was kept."
        for name in ("New", "Ng")
    ]
    with opened(path) as db:
        free, new, ng = contacts.get_all(db, contacts.find(db, today=NOW.date()))
        assert not free.do_not_contact
        assert (new.do_not_contact, ng.do_not_contact) == (True, True)
        assert ng.do_not_contact_reason == "Asked us"
        assert undo.history(db)[0].name == "Keep wishes not to be contacted"


def test_a_wish_in_a_newer_backup_is_kept_although_the_file_is_gone(path: Path) -> None:
    kept = with_a_backup(path, "Ng")
    with opened(path) as db:
        builders.person(db, "New", do_not_contact=True)
        backup.back_up(db, now=NOW - timedelta(days=1))
    path.unlink()

    assert len(recovery.restore(path, kept, now=NOW).kept) == 1
    assert people(path) == {"Ng", "New"}


def test_a_backup_copied_today_is_still_older_than_the_wish_of_yesterday(path: Path) -> None:
    kept = with_a_backup(path, "Ng")
    with opened(path) as db:
        builders.person(db, "New", do_not_contact=True)
        backup.back_up(db, now=datetime.now().astimezone() + timedelta(seconds=1))
    path.unlink()
    copied = Path(shutil.copyfile(kept, path.with_name("Copy of a backup.outreach")))
    tomorrow = time.time() + 86_400
    os.utime(copied, (tomorrow, tomorrow))

    assert len(recovery.restore(path, copied, now=NOW).kept) == 1
    assert people(path) == {"Ng", "New"}


def test_a_backup_that_cannot_be_read_is_refused_and_everything_stays(path: Path) -> None:
    kept = with_a_backup(path, "Ng")
    ruin(kept)
    before = path.read_bytes()

    with pytest.raises(OutreachError, match="cannot be restored"):
        recovery.restore(path, kept, now=NOW)
    assert path.read_bytes() == before
    assert sorted(each.name for each in path.parent.iterdir() if "seal" not in each.name) == [
        "Backups",
        path.name,
    ]


def test_a_file_that_a_window_has_open_is_not_exchanged(path: Path) -> None:
    kept = with_a_backup(path, "Ng")
    with opened(path), pytest.raises(data_file.AlreadyOpenError):
        recovery.restore(path, kept, now=NOW)


def test_the_data_file_is_no_backup_of_itself(path: Path) -> None:
    with_a_backup(path, "Ng")
    with pytest.raises(OutreachError, match="the data file itself"):
        recovery.restore(path, path, now=NOW)


def salvaged(path: Path) -> tuple[recovery.Salvaged, set[str]]:
    before = path.read_bytes()
    done = recovery.salvage(path, now=NOW)
    assert path.read_bytes() == before
    return done, people(done.path)


def test_what_can_be_read_of_a_damaged_file_is_in_a_new_one_beside_it(path: Path) -> None:
    with_a_backup(path, "Ng", "O'Neil")
    with opened(path) as db:
        place = builders.organisation(db)
        ann = builders.person(db, "Osei", tags=("core",))
        builders.role(db, ann, place)
        builders.call(db, ann, NOW.date())
        files.attach(db, ann.id, "card.txt", b"Dr Ann Osei" * 1000)
    ruin(path, 0)

    done, found = salvaged(path)

    assert done.path.name == "My group (salvaged 2026-11-22 10.30).outreach"
    assert found == {"Ng", "O'Neil", "Osei"}
    assert done.lost == 0
    assert done.sentences == (
        "3 people, 1 organisation, 0 events and 1 entry on a timeline could be read.",
        "What was done before can no longer be undone in this file.",
    )
    with opened(done.path) as db:
        card = contacts.card(db, ann.id, today=NOW.date())
        assert (card.main and card.main.organisation.name) == "Lakeside General"
        assert (len(card.timeline), card.contact.tags) == (1, ("core",))
        (file,) = files.attached(db, ann.id)
        assert files.content(db, file.id) == b"Dr Ann Osei" * 1000
        assert contacts.find(db, "osei", today=NOW.date()) == [ann.id]
        builders.person(db, "Later")
        undo.undo(db)


def test_files_whose_content_is_lost_are_counted_once_and_each_of_them(path: Path) -> None:
    with opened(path) as db:
        ann = builders.person(db)
        for name in ("a form.txt", "the same form.txt"):
            files.attach(db, ann.id, name, b"Signed by Ann" * 2000)
        files.attach(db, ann.id, "a card.txt", b"Dr Ann Osei")
    content = path.read_bytes()
    ruin(path, content.rindex(b"Signed by Ann" * 200) // 4096)

    done, _ = salvaged(path)

    assert "2 of 3 attached files could not be read." in done.sentences


def test_whom_others_refer_to_is_made_anew_under_a_name_that_says_so(path: Path) -> None:
    with opened(path) as db:
        ann = builders.person(db)
        builders.call(db, ann, NOW.date())
        data = contacts_pages(db)
    ruin(path, *data)

    done, found = salvaged(path)

    assert found == {"Unknown person"}
    assert done.sentences[:2] == (
        "0 people, 0 organisations, 0 events and 1 entry on a timeline could be read.",
        "1 person could not be read.",
    )
    assert any(each.startswith("\u201cUnknown person\u201d stands for") for each in done.sentences)
    assert done.lost == 1


def test_whom_nobody_could_read_is_left_alone_if_the_newest_backup_says_so(path: Path) -> None:
    with opened(path) as db:
        ann = builders.person(db, "Ng", do_not_contact=True, do_not_contact_reason="Asked us")
        builders.call(db, ann, NOW.date())
        backup.back_up(db, now=EARLIER)
        data = contacts_pages(db)
    ruin(path, *data)

    done, found = salvaged(path)

    assert found == {"Unknown person"}
    with opened(done.path) as db:
        assert contacts.get(db, ann.id).do_not_contact
    assert done.sentences[-1] == (
        "Dr Ann Ng: the wish not to be contacted was kept, from the newest backup."
    )


def test_a_new_file_of_what_could_be_read_is_not_called_backed_up(path: Path) -> None:
    with_a_backup(path, "Ng")
    with opened(path) as db:
        assert backup.last_backup(db) is not None
        stick = path.parent / "Stick"
        stick.mkdir()
        backup.copy_elsewhere(db, stick, now=EARLIER)
    ruin(path, 0)

    done, _ = salvaged(path)

    with opened(done.path) as db:
        assert backup.last_backup(db) is None
        assert backup.elsewhere(db, now=NOW).made_at is None
        builders.person(db, "Later")
        assert backup.back_up_if_due(db, now=NOW) is not None


def test_where_nothing_can_be_read_nothing_is_left(path: Path) -> None:
    with_a_backup(path, "Ng")
    path.write_bytes(bytes(path.stat().st_size))

    with pytest.raises(OutreachError, match="Nothing in"):
        recovery.salvage(path, now=NOW)
    assert not [each for each in path.parent.iterdir() if "salvaged" in each.name]


def test_where_there_is_no_file_nothing_is_salvaged(path: Path) -> None:
    with pytest.raises(OutreachError, match="There is no data file"):
        recovery.salvage(path, now=NOW)


def contacts_pages(db: Data) -> list[int]:
    """The pages, counted from 0, of a table of people that needs only one."""
    root = db.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'contacts'").fetchone()[0]
    return [root - 1]


def test_a_restore_that_was_interrupted_is_finished_by_the_next_start_which_says_so(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = with_a_backup(path, "Ng")
    with opened(path) as db:
        builders.person(db, "New")
    with monkeypatch.context() as patch:
        patch.setattr(swap, "_tell", no_room)
        with pytest.raises(OutreachError, match="The disk is full"):
            recovery.restore(path, kept, now=NOW)
    assert not path.exists()

    with opened(path) as db:
        (sentence,) = data_file.news(db)
    assert "was being restored; that has been finished" in sentence
    assert "Set aside 2026-11-22 10.30.00" in sentence
    assert people(path) == {"Ng"}
    assert (path.parent / "Set aside 2026-11-22 10.30.00" / path.name).exists()


def test_what_a_restore_left_that_was_stopped_before_it_changed_anything_is_cleared_away(
    path: Path,
) -> None:
    with_a_backup(path, "Ng")
    new = swap.waiting(path)
    for left in (new, writing.part_of(new), new.with_name(f"{new.name}-journal")):
        left.write_bytes(b"half a file")

    assert people(path) == {"Ng"}
    assert not [each for each in path.parent.iterdir() if "restored" in each.name]


def test_a_backup_of_an_older_shape_is_restored_in_the_newest(path: Path, tmp_path: Path) -> None:
    with_a_backup(path, "Ng")
    (tmp_path / "old").mkdir()

    recovery.restore(path, released.unpacked(1, tmp_path / "old"), now=NOW)

    with opened(path) as db:
        assert contacts.count(db) == 95


def test_for_a_day_after_a_restore_no_backup_is_thrown_away(path: Path) -> None:
    long_ago = NOW - timedelta(days=10)
    with opened(path) as db:
        builders.person(db)
        of_one_day = [backup.back_up(db, now=long_ago + timedelta(hours=hour)) for hour in range(3)]
    recovery.restore(path, of_one_day[0], now=NOW)

    with opened(path) as db:
        backup.back_up(db, now=NOW + timedelta(hours=20))
        assert all(each.exists() for each in of_one_day)
        backup.back_up(db, now=NOW + timedelta(hours=30))
        assert [each.exists() for each in of_one_day] == [False, False, True]


def test_a_journal_of_another_file_does_not_spoil_what_is_compared(path: Path) -> None:
    kept = with_a_backup(path, "Ng")
    path.with_name(f"{path.name}-journal").write_bytes(bytes(9000))

    found = recovery.compare(path, kept)

    assert (found.numbers, found.unread) == ((0, 0, 0), False)


def no_room(*_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")
