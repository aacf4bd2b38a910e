"""Backups before what is regretted: imports, and changes of many people at once."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from outreach_desktop.db.history.journal import changing
from outreach_desktop.domain.roles import RoleDraft
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import contacts, data_file, events, organisations, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.importing import imports
from outreach_desktop.services.safety import backup
from tests import builders

TODAY = date(2026, 3, 2)


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Data]:
    db = data_file.open_data(tmp_path / "My group.outreach")
    ward = builders.organisation(db)
    with changing(db, "Begin"):
        for number in range(25):
            person = builders.person(db, f"Ng {number}")
            contacts.add_role(db, RoleDraft(contact_id=person.id, organisation_id=ward.id))
    builders.open_evening(db, TODAY)
    yield db
    data_file.close(db)


def everybody(db: Data) -> list[str]:
    return contacts.find(db, today=TODAY)


def evening(db: Data) -> str:
    return events.upcoming(db, today=TODAY)[0].event.id


def on_the_list(db: Data) -> list[str]:
    listed = events.participants(db, evening(db), today=TODAY)
    return [row.participant.id for row in listed]


def made_before(db: Data) -> list[tuple[str, int]]:
    path = data_file.path_of(db)
    assert path
    return [(row.why, row.contacts) for row in backup.backups(path)]


def invited(db: Data) -> None:
    with changing(db, "Begin"):
        events.add_participants(db, evening(db), everybody(db))


def change_replies(db: Data) -> None:
    listed = events.participants(db, evening(db), today=TODAY)
    events.change_participants(db, [row.participant for row in listed])


def remove_ward(db: Data) -> None:
    organisations.remove(db, [organisations.tree(db, today=TODAY)[0].organisation.id])


BULK: list[tuple[str, Callable[[Data], object]]] = [
    ("removing", lambda db: contacts.remove(db, everybody(db))),
    ("tagging", lambda db: contacts.add_tag(db, everybody(db), "new")),
    ("changing", lambda db: contacts.remove_tag(db, everybody(db), "new")),
    ("inviting", lambda db: events.add_participants(db, evening(db), everybody(db))),
    ("changing", change_replies),
    ("removing", lambda db: events.remove_participants(db, on_the_list(db))),
    ("changing", remove_ward),
]


@pytest.mark.parametrize(("name", "deed"), BULK)
def test_before_a_change_of_many_people_there_is_a_backup(
    kept: Data, name: str, deed: Callable[[Data], object]
) -> None:
    invited(kept)

    deed(kept)

    assert made_before(kept) == [(f"{name} 25 people", 25)]


def test_before_what_concerned_many_is_taken_back_there_is_a_backup(kept: Data) -> None:
    contacts.add_tag(kept, everybody(kept)[:24], "few")
    undo.undo(kept)
    assert made_before(kept) == []

    with changing(kept, "Tag"):
        contacts.add_tag(kept, everybody(kept), "new")
    undo.undo(kept)
    assert made_before(kept) == [("an undo", 25)]


def test_a_few_people_are_mended_by_hand(kept: Data) -> None:
    contacts.remove(kept, everybody(kept)[:24])

    assert made_before(kept) == []


def test_before_an_import_there_is_a_backup_and_none_where_it_brings_nothing(
    kept: Data, tmp_path: Path
) -> None:
    path = tmp_path / "people.csv"
    path.write_text("First name,Last name\nCy,Ho\n")
    list(imports.apply(kept, imports.plan(kept, path, today=TODAY)))
    assert made_before(kept) == [("an import", 25)]

    list(imports.apply(kept, imports.plan(kept, path, today=TODAY)))
    assert made_before(kept) == [("an import", 25)]


def test_without_a_backup_nothing_is_begun(kept: Data, tmp_path: Path) -> None:
    (tmp_path / "Backups").write_text("in its place")

    with pytest.raises(OutreachError, match=r"Nothing was begun.*is a file, and the backups need"):
        contacts.remove(kept, everybody(kept))
    assert contacts.count(kept) == 25


def test_in_memory_and_within_another_action_no_backup_is_made(db: Data, kept: Data) -> None:
    assert backup.before(db, "an import") is None
    with changing(kept, "Import"):
        builders.person(kept)
        assert backup.before(kept, "an import") is None


def test_the_time_of_a_backup_before_something_is_now(kept: Data) -> None:
    made = backup.before(kept, "an import")

    assert made
    age = datetime.now().astimezone() - backup.backup_at(made).made_at
    assert 0 <= age.total_seconds() < 60
