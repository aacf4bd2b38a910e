"""The doctor: says what it finds in sentences, mends what is ours and safe, touches nothing of anybody's."""

import datetime as dt
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from outreach_desktop import paths, writing
from outreach_desktop.db.history.journal import off_the_record
from outreach_desktop.services import contacts, data_file
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.health import doctor
from outreach_desktop.services.health.doctor import Remark, RemarkKind
from outreach_desktop.services.making import letters
from outreach_desktop.services.safety import backup
from tests import builders
from tests.conftest import TODAY

NOW = dt.datetime(2026, 3, 2, 9).astimezone()
LATER = dt.datetime.now().astimezone() + dt.timedelta(days=1)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "group.outreach"


@pytest.fixture
def kept(path: Path) -> Iterator[Data]:
    """A data file on a disk, with Ann in it."""
    db = data_file.open_data(path, remember=False)
    builders.person(db)
    yield db
    data_file.close(db)


def about(db: Data, subject: str) -> list[Remark]:
    return [one for one in doctor.examine(db, now=NOW) if one.about == subject]


def found(db: Data, subject: str) -> Remark:
    """The one thing about a subject that is not as it should be."""
    (remark,) = (one for one in about(db, subject) if one.kind != RemarkKind.FINE)
    return remark


def made(db: Data, folder: Path) -> list[Path]:
    """Letters to everybody, in "out"."""
    note = letters.choice(str(builders.template(folder / "note.docx", "{{ contact.last_name }}")))
    plan = letters.plan(db, contacts.find(db, today=TODAY), [note], today=TODAY)
    outcomes = letters.make(db, plan, folder / "out", now=NOW)
    return [outcome.path for outcome in outcomes if outcome.path]


def test_every_subject_is_spoken_of_and_a_file_in_order_is_fine(kept: Data) -> None:
    backup.back_up(kept, now=NOW)

    remarks = list(doctor.examine(kept, now=NOW))

    assert list(dict.fromkeys(one.about for one in remarks)) == list(doctor.SUBJECTS)
    assert {one.kind for one in remarks} == {RemarkKind.FINE}
    assert remarks[0].message == "The file is in order: 1 person, 0 organisations, 0 events."
    assert list(doctor.mend(kept, now=NOW)) == []


def test_a_file_in_memory_can_be_examined_too(db: Data) -> None:
    assert found(db, "backups").message.startswith("This file is not kept on a disk")


def test_an_index_that_lost_somebody_is_made_anew(db: Data) -> None:
    ann = builders.person(db)
    with off_the_record(db):
        db.execute("DELETE FROM search_rows WHERE row = ?", [ann.id])
    assert contacts.find(db, "neil", today=TODAY) == []

    assert found(db, "search").mend == "search"
    assert list(doctor.mend(db, now=NOW)) == ["The search index was rebuilt."]

    assert contacts.find(db, "neil", today=TODAY) == [ann.id]
    assert {one.kind for one in about(db, "search")} == {RemarkKind.FINE}


def test_an_index_that_is_damaged_is_made_anew(kept: Data) -> None:
    kept.execute("UPDATE search_data SET block = zeroblob(30) WHERE id > 1000")

    assert found(kept, "search").kind == RemarkKind.WRONG
    assert list(doctor.mend(kept, now=NOW)) == ["The search index was rebuilt."]

    assert len(contacts.find(kept, "neil", today=TODAY)) == 1
    assert {one.kind for one in about(kept, "file")} == {RemarkKind.FINE}


def test_an_action_that_seems_under_way_is_ended(db: Data) -> None:
    builders.person(db)
    db.execute("UPDATE now_doing SET action = 1")

    assert found(db, "history").mend == "history"
    assert len(list(doctor.mend(db, now=NOW))) == 1
    assert {one.kind for one in about(db, "history")} == {RemarkKind.FINE}


def test_a_backup_that_cannot_be_read_is_named(kept: Data) -> None:
    good = backup.back_up(kept, now=NOW)
    bad = backup.back_up(kept, now=NOW + dt.timedelta(minutes=1))
    bad.write_bytes(good.read_bytes()[:5000])

    remark = found(kept, "backups")

    assert remark.kind == RemarkKind.WRONG
    assert bad.name in remark.message
    assert about(kept, "backups")[-1].message == "1 backup can be opened and read completely."


def test_a_template_with_mistakes_and_one_that_is_none_are_named(
    kept: Data, tmp_path: Path
) -> None:
    (tmp_path / "Templates").mkdir()
    builders.template(tmp_path / "Templates" / "visit.docx", "{{ contact.frist_name }}")
    (tmp_path / "Templates" / "odd.docx").write_bytes(b"no Word file")

    messages = [one.message for one in about(kept, "templates") if one.kind == RemarkKind.WRONG]

    assert messages[0].startswith("\u201cOdd\u201d cannot be used.")
    assert messages[1].startswith("The template \u201cVisit\u201d has 1 mistake: ")


@pytest.mark.parametrize("content", [b"", b"garbage\n\n", b'{"content": ""}\n'])
def test_kept_copies_that_cannot_be_read_are_cleared_away(db: Data, content: bytes) -> None:
    paths.tried_templates().mkdir(parents=True)
    copy = paths.tried_templates() / "0.tried"
    copy.write_bytes(content)

    assert found(db, "templates").mend == "templates"
    assert len(list(doctor.mend(db, now=NOW))) == 1
    assert not copy.exists()


def test_documents_that_are_gone_or_were_changed_are_counted_by_folder(
    db: Data, tmp_path: Path
) -> None:
    for number in range(4):
        builders.person(db, f"Person {number}")
    first, second, *_ = made(db, tmp_path)
    first.unlink()
    second.write_bytes(b"edited in Word")

    messages = [one.message for one in about(db, "documents")]

    assert messages == [
        f"No longer in \u201c{tmp_path / 'out'}\u201d: 1 document of 4.",
        f"Changed after they were made, in \u201c{tmp_path / 'out'}\u201d: 1 document of 4.",
        "3 documents are where they were made.",
    ]


def test_a_folder_that_is_not_plugged_in_is_one_remark(db: Data, tmp_path: Path) -> None:
    builders.person(db)
    made(db, tmp_path)
    (tmp_path / "out").rename(tmp_path / "unplugged")

    remark = found(db, "documents")

    assert remark.message.endswith("with 1 document is not there.")
    assert "Connect its disk" in remark.hint


def test_half_written_documents_are_settled(db: Data, tmp_path: Path) -> None:
    builders.person(db)
    (path,) = made(db, tmp_path)
    with off_the_record(db):
        db.execute("UPDATE documents SET state = 'writing'")
    path.unlink()
    writing.part_of(path).write_bytes(b"half")

    assert found(db, "documents").mend == "documents"
    assert list(doctor.mend(db, now=NOW)) == ["1 unfinished document cleared up."]
    assert list((tmp_path / "out").iterdir()) == []


def test_what_a_crash_left_is_cleared_away_and_nothing_else(kept: Data, path: Path) -> None:
    left = writing.part_of(path.with_name("letter.docx"))
    young, mine = path.with_name(".~young.docx.part"), path.with_name("mine.part")
    for one in (left, young, mine):
        one.write_bytes(b"half")
    os.utime(left, (0, 0))

    assert found(kept, "folders").mend == "folders"
    assert len(list(doctor.mend(kept, now=NOW.replace(year=2000)))) == 1
    assert (left.exists(), young.exists(), mine.exists()) == (False, True, True)


@pytest.mark.skipif(
    os.name == "nt" or os.geteuid() == 0, reason="the administrator may write everywhere"
)
def test_a_folder_that_cannot_be_written_to_is_named(kept: Data, path: Path) -> None:
    (path.parent / "Backups").mkdir(mode=0o500)

    assert "folder for backups" in found(kept, "folders").message


def test_a_folder_that_a_sync_program_keeps_and_what_it_left_there_are_told(
    kept: Data, path: Path
) -> None:
    (path.parent / ".stfolder").mkdir()
    path.with_name(f"{path.stem} (conflicted copy).outreach").touch()

    messages = [one.message for one in about(kept, "folders")]

    assert any("Syncthing" in message for message in messages)
    assert any("(conflicted copy).outreach" in message for message in messages)


def test_of_a_file_that_does_not_open_the_reason_and_the_backups_are_told(
    kept: Data, path: Path
) -> None:
    backup.back_up(kept, now=NOW)
    error = data_file.AlreadyOpenError(path, "Another window has it.", hint="Close it.")

    first, second = doctor.shut(path, error)

    assert str(first) == "Another window has it. Close it."
    assert second.message.startswith("There is a backup of 2 Mar 2026 09:00 (1 person")
