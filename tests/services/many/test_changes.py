"""One field of many, changed in one action that one undo takes back."""

from collections.abc import Callable
from pathlib import Path

import pytest

from outreach_desktop.domain.contacts import Contact
from outreach_desktop.domain.fields import in_short
from outreach_desktop.domain.group import SenderDraft
from outreach_desktop.domain.labour import outcome
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import contacts, data_file, group, organisations, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.many import changes
from outreach_desktop.services.many.changes import ManyChange, Way
from outreach_desktop.services.safety import backup
from outreach_desktop.services.settings import lists
from tests import builders
from tests.conftest import TODAY


def change(db: Data, field: str, value: str, way: Way = Way.SET, table: str = "contacts") -> int:
    ids = {
        "contacts": lambda: contacts.find(db, today=TODAY),
        "organisations": lambda: organisations.find(db, today=TODAY),
    }[table]()
    return outcome(changes.change(db, ids, ManyChange(table, field, way, value)))


def of_people(db: Data, get: Callable[[Contact], object]) -> list[object]:
    return [get(one) for one in contacts.get_all(db, contacts.find(db, today=TODAY))]


@pytest.fixture
def people(db: Data) -> Data:
    builders.person(db, "Adams", stage="regular", conditions="Prostate cancer", tags=("Speaker",))
    builders.person(db, "Brown", conditions="Bladder cancer\nprostate cancer")
    builders.person(db, "Cole")
    return db


def test_every_list_field_tag_and_lead_can_be_changed() -> None:
    people = {in_short(one) for one in changes.fields("contacts")}
    assert {"Tags", "Profession", "Specialty", "Priority", "Stage", "Target", "Lead"} <= people
    assert {"Champion", "Prefers", "How we met", "Conditions"} <= people
    places = {one.name for one in changes.fields("organisations")}
    assert {"kind", "stage", "target", "lead_id", "source", "conditions"} <= places
    assert "tags" not in places


def test_a_word_is_set_for_all_as_one_named_action(people: Data) -> None:
    assert change(people, "stage", "introduced") == 3
    assert of_people(people, lambda one: one.stage) == ["introduced"] * 3
    newest = undo.history(people)[0]
    assert newest.name == "Set \u201cStage\u201d of 3 people to \u201cintroduced\u201d"
    undo.undo(people)
    assert of_people(people, lambda one: one.stage) == ["regular", "", ""]


def test_who_has_it_already_is_not_counted_and_a_word_of_the_list_keeps_its_spelling(
    people: Data,
) -> None:
    lists.add(people, "tier", "Inner ring")
    assert change(people, "tier", " inner  RING ") == 3
    assert of_people(people, lambda one: one.tier) == ["Inner ring"] * 3
    assert change(people, "tier", "Inner ring") == 0
    assert change(people, "tier", "") == 3


def test_a_new_word_is_taken_as_it_is_typed(people: Data) -> None:
    change(people, "profession", "link worker for men")
    assert of_people(people, lambda one: one.profession) == ["link worker for men"] * 3
    with pytest.raises(OutreachError, match="shorter"):
        change(people, "profession", "x" * 200)
    assert of_people(people, lambda one: one.profession) == ["link worker for men"] * 3


def test_one_of_several_words_is_added_or_taken_off_in_any_spelling(people: Data) -> None:
    assert change(people, "conditions", "Prostate cancer", Way.ADD) == 1
    assert of_people(people, lambda one: one.conditions) == [
        "Prostate cancer",
        "Bladder cancer\nprostate cancer",
        "prostate cancer",  # as the list spells it
    ]
    assert change(people, "conditions", "PROSTATE cancer", Way.TAKE_OFF) == 3
    assert of_people(people, lambda one: one.conditions) == ["", "Bladder cancer", ""]
    undo.undo(people)
    undo.undo(people)
    assert of_people(people, lambda one: one.conditions)[2] == ""


def test_tags_are_added_and_taken_off(people: Data) -> None:
    assert change(people, "tags", "speaker", Way.ADD) == 2
    assert of_people(people, lambda one: one.tags) == [("Speaker",)] * 3
    assert change(people, "tags", "SPEAKER", Way.TAKE_OFF) == 3
    assert of_people(people, lambda one: one.tags) == [()] * 3
    with pytest.raises(OutreachError, match="Type what"):
        change(people, "tags", " ", Way.ADD)


def test_the_lead_is_one_of_us_or_nobody(people: Data) -> None:
    beth = group.add_sender(people, SenderDraft(name="Beth Marsh"))
    assert change(people, "lead_id", beth.id) == 3
    newest = undo.history(people)[0]
    assert "Beth Marsh" in newest.name
    assert change(people, "lead_id", "") == 3
    assert of_people(people, lambda one: one.lead_id) == [None] * 3
    with pytest.raises(OutreachError, match="no longer there"):
        change(people, "lead_id", "nobody")


def test_organisations_are_changed_alike(db: Data) -> None:
    for name in ("Mill Surgery", "Quay Surgery"):
        builders.organisation(db, name)
    assert change(db, "kind", "GP practice", table="organisations") == 2
    assert organisations.find(db, 'kind:"gp practice"', today=TODAY)
    newest = undo.history(db)[0]
    assert newest.name == "Set \u201cKind\u201d of 2 organisations to \u201cGP practice\u201d"


def test_who_is_in_the_bin_is_passed_over(people: Data) -> None:
    ids = contacts.find(people, today=TODAY)
    contacts.remove(people, ids[:1])
    wanted = ManyChange("contacts", "stage", Way.SET, "meeting")
    assert outcome(changes.change(people, ids, wanted)) == 2
    for way, tagged in ((Way.ADD, [("Nurse",)] * 2), (Way.TAKE_OFF, [()] * 2)):
        nurse = ManyChange("contacts", "tags", way, "Nurse")
        assert outcome(changes.change(people, [*ids, "who never was"], nurse)) == 2
        assert of_people(people, lambda one: one.tags) == tagged


def test_what_is_closed_on_the_way_has_changed_nothing(db: Data) -> None:
    for number in range(1_200):
        builders.person(db, f"P{number:04}")
    steps = changes.change(
        db,
        contacts.find(db, today=TODAY),
        ManyChange("contacts", "target", Way.SET, "A"),
    )
    while next(steps) != 500:
        pass
    steps.close()
    assert contacts.find(db, "target:a", today=TODAY) == []
    assert undo.history(db)[0].name == "Add person Dr Ann P1199"


def test_before_twenty_five_there_is_a_backup(tmp_path: Path) -> None:
    path = tmp_path / "Group.outreach"
    db = data_file.open_data(path, remember=False)
    for number in range(25):
        builders.person(db, f"P{number:02}")
    outcome(
        changes.change(
            db,
            contacts.find(db, today=TODAY)[:24],
            ManyChange("contacts", "target", Way.SET, "A"),
        )
    )
    assert backup.backups(path) == []
    change(db, "target", "B")
    assert [row.why for row in backup.backups(path)] == ["changing 25 people"]
    for number in range(25):
        builders.organisation(db, f"House {number:02}")
    change(db, "target", "B", table="organisations")
    assert {row.why for row in backup.backups(path)} == {
        "changing 25 people",
        "changing 25 organisations",
    }
    data_file.close(db)
