"""A service that was renamed, and a point picked for a need, stay what they are."""

from dataclasses import replace

import pytest

from outreach_desktop.db.subjects import group as kept
from outreach_desktop.domain.group import Point
from outreach_desktop.services import contacts, group, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.knowing import needs
from outreach_desktop.services.making.letter_places import LetterPlaces
from outreach_desktop.services.offering import our_services
from tests import builders
from tests.conftest import TODAY

HELPLINE = Point(kind="value", heading="worry", text="A helpline until ten.")
EVENING = Point(kind="value", heading="partners", text="An evening for partners.")


def test_who_was_told_of_a_service_was_told_of_it_under_its_new_name(db: Data) -> None:
    ann = builders.person(db)
    hour = builders.service(db, "First evening", today=TODAY)
    builders.call(db, ann, TODAY, "Told of the first evening")

    our_services.change(db, replace(hour, name="Newcomers\u2019 hour"), today=TODAY)

    def told(name: str) -> list[str]:
        return contacts.find(db, f'told:"{name}"', today=TODAY)

    assert our_services.get(db, hour.id).former_names == "First evening"
    assert told("Newcomers\u2019 hour") == told("first evening") == [ann.id]
    other = builders.service(db, "First evening", today=TODAY)  # which the old name means now
    assert told("Newcomers\u2019 hour") == []
    our_services.remove(db, [other.id])
    undo.undo(db)
    undo.undo(db)
    undo.undo(db)
    assert our_services.get(db, hour.id).former_names == ""
    again = our_services.change(db, replace(hour, name="  first   EVENING"), today=TODAY)
    assert again.former_names == ""


def printed(db: Data, place_id: str) -> list[str]:
    return [one["text"] for one in LetterPlaces(db, ()).facts(place_id)["value_points"]]


@pytest.fixture
def _bank(db: Data) -> None:
    group.save_profile(db, replace(group.profile(db), name="Wend", points=(HELPLINE, EVENING)))


@pytest.mark.usefixtures("_bank")
def test_a_point_that_was_picked_goes_before_what_the_phrases_find(db: Data) -> None:
    place = builders.organisation(db)
    need = builders.need(db, place, "Men worry at night")
    assert printed(db, place.id) == [HELPLINE.text]
    evening = next(one for one, text in needs.value_points(db) if text == EVENING.text)

    needs.change(db, replace(need, point_id=evening))

    assert printed(db, place.id) == [EVENING.text]
    undo.undo(db)
    assert printed(db, place.id) == [HELPLINE.text]
    undo.redo(db)
    needs.change(db, replace(needs.get(db, need.id), answer="We ring them."))
    assert printed(db, place.id) == ["We ring them."]


@pytest.mark.usefixtures("_bank")
def test_a_point_stays_the_same_while_the_text_bank_is_edited(db: Data) -> None:
    ids = {one.text: point_id for point_id, one in kept.points_by_id(db).items()}
    first = Point(kind="value", heading="calls", text="We answer calls.")
    edited = replace(EVENING, text="An evening for partners, monthly.")
    profile = group.profile(db)

    group.save_profile(db, replace(profile, points=(first, edited, HELPLINE)))

    now = {point_id: one.text for point_id, one in kept.points_by_id(db).items()}
    assert now[ids[HELPLINE.text]] == HELPLINE.text
    assert now[ids[EVENING.text]] == edited.text
    assert group.profile(db).points == (first, edited, HELPLINE)
    group.save_profile(db, replace(profile, points=(edited,)))
    assert list(kept.points_by_id(db)) == [ids[EVENING.text]]


@pytest.mark.usefixtures("_bank")
def test_needs_without_the_point_go_by_phrases(db: Data) -> None:
    place = builders.organisation(db)
    evening = next(one for one, text in needs.value_points(db) if text == EVENING.text)
    builders.need(db, place, "Men worry at night", point_id=evening)

    group.save_profile(db, replace(group.profile(db), name="Wend", points=(HELPLINE,)))

    assert printed(db, place.id) == [HELPLINE.text]
