"""The bin: what was removed comes back with what went along, and goes for good when that is asked for."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from outreach_desktop.domain.contacts import ContactDraft
from outreach_desktop.domain.duplicates.pairs import ORGANISATIONS, PEOPLE
from outreach_desktop.domain.labour import outcome
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import contacts, data_file, events, organisations, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.duplicates import merging
from outreach_desktop.services.erasing import erasing
from outreach_desktop.services.knowing import house_rules, needs, referral_routes
from outreach_desktop.services.safety import bin as binned
from tests import builders
from tests.services.test_undo import dump


def names(db: Data, words: str = "") -> list[str]:
    return [row.name for row in binned.rows(db, binned.find(db, words))]


def test_what_was_removed_is_listed_last_first_and_found_by_its_name(db: Data, today: date) -> None:
    ann, ben = builders.person(db, "Ames"), builders.person(db, "Byrne")
    place = builders.organisation(db, "Lakeside General", kind="hospital")
    builders.person(db, "Cole")
    contacts.remove(db, [ann.id])
    organisations.remove(db, [place.id])
    contacts.remove(db, [ben.id])

    assert names(db) == ["Dr Ann Byrne", "Lakeside General", "Dr Ann Ames"]
    assert names(db, "LAKE") == ["Lakeside General"]
    assert names(db, "nobody") == []
    first, second, _ = binned.rows(db, binned.find(db))
    assert first.about.startswith("Person")
    assert second.about == "Organisation, Hospital"
    assert second.went_at.tzinfo is not None


def test_people_come_back_as_they_were_and_undo_puts_them_back(db: Data, today: date) -> None:
    ann = builders.person(db, "Ames", tags=("speaker",))
    builders.role(db, ann, builders.organisation(db))
    before = contacts.card(db, ann.id, today=today)
    contacts.remove(db, [ann.id])

    assert binned.bring_back(db, [ann.id]) == 1
    assert contacts.card(db, ann.id, today=today) == before
    assert undo.next_undo(db) == "Bring back Dr Ann Ames"
    undo.undo(db)
    assert names(db) == ["Dr Ann Ames"]


def test_an_organisation_comes_back_with_all_that_went_along(db: Data, today: date) -> None:
    trust = builders.organisation(db, "Riverside Trust")
    place = builders.organisation(db, "Lakeside General", parent_id=trust.id)
    ward = builders.organisation(db, "Ward 4", parent_id=place.id)
    ann = builders.person(db, "Ames")
    builders.role(db, ann, place)
    builders.house_rule(db, place)
    builders.need(db, place)
    builders.route(db, place)
    event = builders.open_evening(db, today, organisation_id=place.id)
    before = organisations.card(db, place.id, today=today)
    organisations.remove(db, [place.id])
    assert organisations.get(db, ward.id).parent_id == trust.id

    binned.bring_back(db, [place.id])

    assert organisations.card(db, place.id, today=today) == before
    assert organisations.get(db, ward.id).parent_id == place.id
    assert events.get(db, event.id).organisation_id == place.id
    assert house_rules.of(db, place.id) != []
    assert needs.of(db, place.id) != []
    assert referral_routes.of(db, place.id) != []


def test_what_became_something_else_meanwhile_stays_as_it_is(db: Data, today: date) -> None:
    trust, other = (builders.organisation(db, name) for name in ("Riverside Trust", "Fells"))
    place = builders.organisation(db, "Lakeside General", parent_id=trust.id)
    ward = builders.organisation(db, "Ward 4", parent_id=place.id)
    organisations.remove(db, [place.id])
    organisations.change(db, replace(organisations.get(db, ward.id), parent_id=other.id))
    organisations.remove(db, [trust.id])

    binned.bring_back(db, [place.id])

    assert organisations.get(db, ward.id).parent_id == other.id
    assert organisations.get(db, place.id).parent_id is None  # the trust is gone meanwhile


def test_of_a_tree_that_was_removed_each_stands_where_it_stood(db: Data) -> None:
    trust = builders.organisation(db, "Riverside Trust")
    place = builders.organisation(db, "Lakeside General", parent_id=trust.id)
    organisations.remove(db, [place.id])
    organisations.remove(db, [trust.id])

    binned.bring_back(db, [place.id, trust.id])

    assert organisations.get(db, place.id).parent_id == trust.id


def test_what_was_merged_is_told_and_stays(db: Data) -> None:
    kept, away = builders.person(db, "Ames"), builders.person(db, "Aymes")
    one, other = builders.organisation(db, "Lakeside"), builders.organisation(db, "Lake Side")
    builders.role(db, away, other)
    merging.merge(db, PEOPLE, kept.id, away.id)
    merging.merge(db, ORGANISATIONS, one.id, other.id)

    rows = {row.name: row.merged_into for row in binned.rows(db, binned.find(db))}
    assert rows == {"Dr Ann Aymes": "Dr Ann Ames", "Lake Side": "Lakeside"}
    with pytest.raises(OutreachError, match="was merged"):
        binned.bring_back(db, [away.id, other.id])


def test_a_merge_that_moved_nothing_is_told_as_one(db: Data) -> None:
    one, other = builders.organisation(db, "Lakeside"), builders.organisation(db, "Lakeside")
    gone = builders.organisation(db, "Quay Surgery")
    kept, away = builders.person(db, "Ames"), builders.person(db, "Ames")
    merging.merge(db, ORGANISATIONS, one.id, other.id)
    merging.merge(db, PEOPLE, kept.id, away.id)
    organisations.remove(db, [gone.id])
    db.execute("DELETE FROM journal")  # as it is once its details went

    rows = binned.rows(db, binned.find(db))
    assert {row.id: row.merged_into for row in rows} == {
        other.id: "Lakeside",
        away.id: "Dr Ann Ames",
        gone.id: "",
    }


def test_who_was_said_to_be_another_and_then_removed_was_merged_with_no_one(db: Data) -> None:
    one, other = builders.person(db, "Ames"), builders.person(db, "Aymes")
    merging.keep_apart(db, PEOPLE, one.id, other.id)
    contacts.remove(db, [other.id])

    (row,) = binned.rows(db, binned.find(db))
    assert row.merged_into == ""


def test_a_merge_after_both_were_said_to_be_two_is_told_as_one(db: Data) -> None:
    one, other = builders.person(db, "Ames"), builders.person(db, "Aymes")
    merging.keep_apart(db, PEOPLE, one.id, other.id)
    merging.merge(db, PEOPLE, one.id, other.id)

    (row,) = binned.rows(db, binned.find(db))
    assert row.merged_into == "Dr Ann Ames"
    assert merging.are_there(db, PEOPLE, one.id, other.id) is False


def test_an_organisation_goes_for_good_with_what_cannot_be_without_it(
    tmp_path: Path, today: date
) -> None:
    path = tmp_path / "Group.outreach"
    db = data_file.open_data(path)
    place = builders.organisation(db, "Quillostrab Clinic", notes="Wendelbrieg")
    ann = builders.person(db, "Ames")
    builders.role(db, ann, place)
    builders.need(db, place, text="Wendelbrieg")
    event = builders.open_evening(db, today, organisation_id=place.id)
    organisations.remove(db, [place.id])
    told = " ".join(binned.going(db, place.id))
    assert "1 role" in told
    assert "1 need" in told

    assert outcome(binned.removing_for_good(db, place.id)) == "Quillostrab Clinic"

    assert names(db) == []
    assert events.get(db, event.id).organisation_id is None
    assert contacts.get(db, ann.id).last_name == "Ames"
    assert undo.history(db)[0].name == "Remove an organisation for good"
    assert not undo.history(db)[0].can_undo
    data_file.close(db)
    assert b"Wendelbrieg" not in path.read_bytes()
    assert b"Quillostrab" not in path.read_bytes()


def test_only_what_is_in_the_bin_goes_for_good(db: Data) -> None:
    place = builders.organisation(db, "Lakeside General")
    before = dump(db)
    for ask in (binned.going, lambda db, one: outcome(binned.removing_for_good(db, one))):
        with pytest.raises(OutreachError, match="not in the bin"):
            ask(db, place.id)
    assert dump(db) == before


def test_a_person_in_the_bin_can_be_erased(db: Data, today: date) -> None:
    ann = contacts.add(db, ContactDraft(title="Dr", first_name="Ann", last_name="Quillostrab"))
    contacts.remove(db, [ann.id])
    found = binned.person(db, ann.id)
    assert found is not None
    assert (found.name, found.title) == ("Dr Ann Quillostrab", "Dr")

    seen = outcome(erasing.preview(db, ann.id, now=erasing.now_on(today)))
    assert seen.name == "Dr Ann Quillostrab"
    assert erasing.erase(db, ann.id, today=today) == "Dr Ann Quillostrab"
    assert names(db) == []
    assert binned.person(db, ann.id) is None
