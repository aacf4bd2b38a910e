"""Data files as they were released: each opens, with everything in it, and can be gone on with."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlite_utils import Migrations

from outreach_desktop.db import search
from outreach_desktop.db.engine import connection
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.engine.refusals import ReadOnlyError
from outreach_desktop.db.shape import migrations, soundness
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import contacts, data_file, events, files, timeline, undo
from outreach_desktop.services.safety import backup
from tests import builders, released

SHAPES = range(1, migrations.NEWEST + 1)
OLDER = SHAPES[:-1]

COUNTS = {
    "contacts": 96,
    "organisations": 28,
    "roles": 99,
    "events": 13,
    "participants": 93,
    "interactions": 166,
    "documents": 1,
    "files": 5,
    "actions": 14,
    "journal": 21,
}
MORE = {
    12: {"contacts": 2, "roles": 1, "interactions": 1},
    17: {"actions": 2, "journal": 2},
    18: {"interactions": 4},
    24: {"journal": -1},  # thanks are said when they are posted
    21: {"events": 1, "participants": 4, "interactions": 1, "files": 1},
}
"""What the sample group had more of when a file of a shape was made."""


def more(shape: int, table: str) -> int:
    """How many rows of a table a file of this shape has more than those of the first shapes."""
    return sum(rows.get(table, 0) for since, rows in MORE.items() if shape >= since)


@pytest.fixture(params=SHAPES)
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Data]:
    db = data_file.open_data(released.unpacked(request.param, tmp_path), remember=False)
    yield db
    data_file.close(db)


def ann(db: Data) -> str:
    (found,) = contacts.find(db, "tag:new o'neil", today=released.TODAY)
    return found


@pytest.mark.parametrize("shape", SHAPES)
def test_there_is_a_file_of_every_shape_and_it_has_that_shape(shape: int, tmp_path: Path) -> None:
    path = released.unpacked(shape, tmp_path)

    assert int.from_bytes(path.read_bytes()[60:64], "big") == shape
    assert (released.FOLDER / f"shape-{shape}.outreach.gz").stat().st_size < 400_000


def test_everything_in_it_is_there(opened: Data, request: pytest.FixtureRequest) -> None:
    assert soundness.faults(opened) == []
    assert migrations.version(opened) == migrations.NEWEST
    (jan,) = contacts.get_all(opened, contacts.find(opened, "luczak", today=released.TODAY))
    wishes = len(jan.wishes)  # the first shapes had none
    for table, rows in COUNTS.items():
        rows += more(request.node.callspec.params["opened"], table)
        rows += wishes if table == "journal" else 0
        assert opened.execute(f"SELECT count(*) FROM {table}").fetchone()[0] == rows, table
    card = contacts.card(opened, ann(opened), today=released.TODAY)
    assert [entry.summary for entry in card.timeline if entry.kind == "phone"] == [
        "Rang about referrals"
    ]
    assert [document.state for document in card.documents] == ["made"]
    assert [event.title for event, _ in card.events] == ["Winter evening"]
    (card_file,) = files.attached(opened, card.contact.id)
    assert files.content(opened, card_file.id) == b"Dr Ann O'Neil, Lakeside General"
    assert (jan.do_not_contact, jan.do_not_contact_reason) == (True, "Asked us")
    assert [wish.channel for wish in jan.wishes] == ["email"] * wishes


def test_work_goes_on_in_it_and_can_be_undone(opened: Data) -> None:
    new = builders.person(opened, "Newcomer")
    builders.call(opened, new, released.TODAY)
    undo.undo(opened)

    assert timeline.of(opened, new.id) == []
    assert contacts.find(opened, "newcom", today=released.TODAY) == [new.id]


def test_what_was_done_before_the_update_is_still_undone_and_redone(opened: Data) -> None:
    assert undo.redo(opened).name == "Tag Dr Ann O'Neil taken back"
    assert "taken back" in contacts.get(opened, ann(opened)).tags
    for name in (
        "Tag Dr Ann O'Neil taken back",
        "Make Thank-you note for Dr Ann O'Neil",
        "Add 2 people to Winter evening",
        "Add event Winter evening",
        "Remove Gone Away",
    ):
        assert undo.undo(opened).name == name
    assert contacts.find(opened, "gone away", today=released.TODAY)
    assert contacts.card(opened, ann(opened), today=released.TODAY).documents == ()
    assert "Winter evening" not in [
        row.event.title for row in events.upcoming(opened, today=released.TODAY)
    ]
    assert undo.redo(opened).name == "Remove Gone Away"
    assert soundness.faults(opened) == []


@pytest.mark.parametrize("shape", OLDER)
def test_before_an_update_stands_one_backup_of_the_file_as_it_was(
    shape: int, tmp_path: Path
) -> None:
    path = released.unpacked(shape, tmp_path)
    before = path.read_bytes()
    for _ in range(2):  # a second start has nothing to bring up to date
        data_file.close(data_file.open_data(path, remember=False))

    (kept,) = backup.backups(path)
    assert kept.path.name.endswith(" before an update.outreach")
    assert kept.contacts == 95 + more(shape, "contacts")
    assert kept.path.read_bytes()[60:64] == before[60:64]


def test_an_update_that_failed_and_is_tried_again_makes_no_second_backup(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = released.unpacked(1, tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(search, "rebuild", fails)
        for _ in range(2):
            with pytest.raises(OutreachError, match="The disk is full"):
                data_file.open_data(path, remember=False)
    data_file.close(data_file.open_data(path, remember=False))

    assert len(backup.backups(path)) == 1


def test_without_a_backup_nothing_is_brought_up_to_date_and_the_file_can_be_looked_at(
    tmp_path: Path,
) -> None:
    path = released.unpacked(1, tmp_path)
    before = path.read_bytes()
    (tmp_path / "Backups").write_text("in the way")

    with pytest.raises(ReadOnlyError, match="older Outreach Desktop") as met:
        data_file.open_data(path, remember=False)
    assert "open it read-only" in met.value.hint
    assert path.read_bytes() == before


@pytest.mark.parametrize("means_to", [False, True])
def test_a_step_that_loses_rows_is_taken_back_unless_it_means_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, means_to: bool
) -> None:
    losing = Migrations("outreach")
    for step in migrations.STEPS:
        losing()(step)  # type: ignore[type-var]
    losing(name="lose")(lambda db: db.execute("DELETE FROM contact_tags"))
    monkeypatch.setattr(migrations, "_migrations", losing)
    monkeypatch.setattr(migrations, "DROPS", {2: {"contact_tags"}} if means_to else {})
    db = connection.connect(released.unpacked(1, tmp_path))
    if means_to:
        migrations.migrate(db)
    else:
        with pytest.raises(OutreachError, match="could not be brought up to date"):
            migrations.migrate(db)

    assert migrations.version(db) == (migrations.NEWEST if means_to else 1)
    assert db.execute("SELECT count(*) FROM contact_tags").fetchone() == (0 if means_to else 91,)
    assert db.execute("PRAGMA foreign_keys").fetchone() == (1,)
    db.close()


def fails(_: Data) -> None:
    raise OutreachError("The disk is full.")
