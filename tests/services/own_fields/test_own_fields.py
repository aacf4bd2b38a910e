"""Fields of a group's own: made, renamed everywhere, of another kind, chosen by, merged."""

from dataclasses import replace
from datetime import date

import pytest

from outreach_desktop.domain import segments
from outreach_desktop.domain.choosing.completing import keys_for, open_word
from outreach_desktop.domain.choosing.conditions import Condition, read
from outreach_desktop.domain.choosing.own import with_own
from outreach_desktop.domain.choosing.saved import SavedSearch
from outreach_desktop.domain.duplicates.pairs import PEOPLE as PAIRS
from outreach_desktop.domain.own_fields.own_fields import (
    MOST,
    ORGANISATIONS,
    PEOPLE,
    OwnFieldDraft,
    OwnKind,
    identifier,
    problems,
)
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import contacts, organisations, undo
from outreach_desktop.services.choosing import completing, saved
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.duplicates import merging
from outreach_desktop.services.own_fields import own_fields
from tests import builders
from tests.conftest import TODAY


def found(db: Data, segment: str) -> list[str]:
    return [one.last_name for one in contacts.get_all(db, contacts.find(db, segment, today=TODAY))]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Parking permit", "parking_permit"),
        ("  Café & Küche (2) ", "cafe_kuche_2"),
        ("Straße", "strasse"),
        ("2nd home", "_2nd_home"),
        ("Class", "_class"),
        (
            "\u041f\u0440\u043e\u043f\u0443\u0441\u043a",
            "\u043f\u0440\u043e\u043f\u0443\u0441\u043a",
        ),
    ],
)
def test_a_name_is_folded_to_what_templates_call_it(name: str, key: str) -> None:
    assert identifier(name) == key


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("", "Type a name."),
        ("x" * 41, "Type a shorter name, of at most 40 letters."),
        ('a "b"', "Type a name without quotation marks, on one line."),
        ("a\nb", "Type a name without quotation marks, on one line."),
        ("\u2026", "Type a name that has a letter or a digit."),
        ("parking  PERMIT", "There is a field of this name already. Choose another name."),
        (
            "Parking-permit",
            "Templates could not tell this name from \u201cParking permit\u201d. Choose another name.",
        ),
    ],
)
def test_a_name_that_cannot_be_is_told(db: Data, name: str, told: str) -> None:
    other = builders.own_field(db, "Parking permit")

    assert [str(one) for one in problems(OwnFieldDraft(about=PEOPLE, name=name), [other])] == [told]


def test_one_name_can_be_of_people_and_of_organisations(db: Data) -> None:
    builders.own_field(db, "Permit")
    builders.own_field(db, "Permit", about=ORGANISATIONS)

    assert [one.name for one in own_fields.every(db, ORGANISATIONS)] == ["Permit"]


def test_the_twenty_first_is_refused_in_a_sentence(db: Data) -> None:
    for number in range(MOST):
        builders.own_field(db, f"Field {number}")

    with pytest.raises(OutreachError, match="There are 20 own fields of people already"):
        builders.own_field(db, "One more")
    builders.own_field(db, "Of organisations", about=ORGANISATIONS)


def test_what_is_entered_is_kept_changed_emptied_and_undone(db: Data) -> None:
    meal = builders.own_field(db, "Meal")
    until = builders.own_field(db, "Until", kind=OwnKind.DATE)
    ann = builders.person(db, own=((meal.id, "fish"),))
    changed = replace(ann, own=((until.id, "2027-01-31"),))

    assert contacts.change(db, changed).own == ((until.id, "2027-01-31"),)
    undo.undo(db)
    assert contacts.get(db, ann.id).own == ((meal.id, "fish"),)
    undo.redo(db)
    contacts.change(db, replace(ann, own=((meal.id, "soup"), (until.id, "2027-01-31"))))
    assert contacts.get(db, ann.id).own == ((meal.id, "soup"), (until.id, "2027-01-31"))


def test_a_removed_field_shows_nothing_and_comes_back_with_all_that_stood_in_it(db: Data) -> None:
    meal = builders.own_field(db, "Meal")
    ann = builders.person(db, own=((meal.id, "fish"),))
    own_fields.remove(db, meal.id)

    assert contacts.get(db, ann.id).own == ()
    contacts.change(db, replace(contacts.get(db, ann.id), phone="01632 960001"))
    undo.undo(db)
    undo.undo(db)
    assert contacts.get(db, ann.id).own == ((meal.id, "fish"),)


def test_people_are_chosen_by_what_stands_in_a_field(db: Data) -> None:
    permit = builders.own_field(db, "Parking permit", kind=OwnKind.TICK)
    meal = builders.own_field(db, "Meal", kind=OwnKind.LIST, words="fish\nfish and chips\nsoup")
    until = builders.own_field(db, "Until", kind=OwnKind.DATE)
    note = builders.own_field(db, "Café")
    builders.person(db, "Ash", own=((permit.id, "yes"), (meal.id, "fish")))
    builders.person(db, "Birch", own=((permit.id, "no"), (until.id, "2026-12-24")))
    builders.person(db, "Cole", own=((meal.id, "fish and chips"), (note.id, "Tables outside")))
    builders.person(db, "Dell", own=((until.id, "2025-03-01"),))

    assert found(db, 'own."Parking permit":yes') == ["Ash"]
    assert found(db, "own.parking_permit:no") == ["Birch"]
    assert found(db, "-own.Parking_Permit:yes -own.parking_permit:no") == ["Cole", "Dell"]
    assert found(db, "own.parking_permit:perhaps") == []
    assert found(db, "own.meal:fish") == ["Ash"]
    assert found(db, 'own.meal:"fish and"') == ["Cole"]
    assert found(db, "own.meal:yes") == ["Ash", "Cole"]
    assert found(db, "own.meal:no") == ["Birch", "Dell"]
    assert found(db, "own.caf\u00e9:TABLES") == ["Cole"]
    assert found(db, "own.until:2026") == ["Birch"]
    assert found(db, "own.until:<2026-12") == ["Dell"]
    assert found(db, "own.until:>2026-12-23") == ["Birch"]
    assert found(db, "own.until:>1y") == ["Dell"]
    assert found(db, "own.meal:bread") == []


def test_organisations_are_chosen_by_their_own_fields_alone(db: Data) -> None:
    ramp = builders.own_field(db, "Ramp", kind=OwnKind.TICK, about=ORGANISATIONS)
    mill = builders.organisation(db, "Mill", own=((ramp.id, "yes"),))
    builders.organisation(db, "Tower", own=((ramp.id, "no"),))

    assert organisations.find(db, "own.ramp:yes", today=TODAY) == [mill.id]
    with pytest.raises(OutreachError, match="There is no field"):
        contacts.find(db, "own.ramp:yes", today=TODAY)


def test_a_mistyped_field_offers_the_nearest(db: Data) -> None:
    builders.own_field(db, "Parking permit", kind=OwnKind.TICK)

    with pytest.raises(OutreachError, match="no field \u201cown\\.parking_premit\u201d") as told:
        contacts.find(db, 'own."Parking premit":yes', today=TODAY)
    assert told.value.hint == "Did you mean own.parking_permit:?"
    with pytest.raises(OutreachError, match="needs a value"):
        contacts.find(db, "own.parking_permit:", today=TODAY)


def test_people_are_put_in_order_by_a_field_those_without_last(db: Data) -> None:
    meal = builders.own_field(db, "Meal", kind=OwnKind.LIST, words="soup\nfish")
    for name, value in (("Ash", ""), ("Birch", "fish"), ("Cole", "soup")):
        builders.person(db, name, own=((meal.id, value),) if value else ())

    ids = contacts.find(db, "", today=TODAY, order=f"own.{meal.id}")
    assert [one.last_name for one in contacts.get_all(db, ids)] == ["Cole", "Birch", "Ash"]
    ids = contacts.find(db, "", today=TODAY, order=f"own.{meal.id}", descending=True)
    assert [one.last_name for one in contacts.get_all(db, ids)] == ["Birch", "Cole", "Ash"]


def test_saved_searches_follow_a_new_name(db: Data) -> None:
    permit = builders.own_field(db, "Parking permit", kind=OwnKind.TICK)
    words = 'lake -own."Parking permit":yes own.parking_permit:"no"'
    saved.save(db, SavedSearch(name="Parked", words=words), today=TODAY)
    own_fields.change(db, replace(permit, name="Car: park"))

    assert saved.get(db, "Parked").words == 'lake -own.car_park:yes own.car_park:"no"'
    undo.undo(db)
    assert saved.get(db, "Parked").words == words


def test_a_kind_changes_where_all_that_stands_there_can_be_of_it(db: Data) -> None:
    permit = builders.own_field(db, "Permit")
    ann = builders.person(db, "Ash", own=((permit.id, "Ja"),))
    builders.person(db, "Birch", own=((permit.id, "x"),))
    tick = own_fields.change(db, replace(permit, kind=OwnKind.TICK))

    assert contacts.get(db, ann.id).own == ((permit.id, "yes"),)
    with pytest.raises(OutreachError, match="Not a date: \u201cyes\u201d"):
        own_fields.change(db, replace(tick, kind=OwnKind.DATE))
    undo.undo(db)
    with pytest.raises(OutreachError, match="Not a date"):
        own_fields.change(db, replace(permit, kind=OwnKind.DATE))


def test_a_merge_keeps_what_either_has_and_the_choice_where_both_have_something(db: Data) -> None:
    meal, note = builders.own_field(db, "Meal"), builders.own_field(db, "Note")
    code = builders.own_field(db, "Code")
    one = builders.person(db, "Ash", own=((meal.id, "fish"), (code.id, "A")))
    other = builders.person(db, "Ash", own=((meal.id, "soup"), (note.id, "early")))
    merging.merge(db, PAIRS, one.id, other.id)

    merged = contacts.get(db, one.id)
    assert dict(merged.own) == {meal.id: "fish", code.id: "A", note.id: "early"}
    assert merged.notes == "Meal: soup"  # nothing is lost
    undo.undo(db)
    assert dict(contacts.get(db, other.id).own) == {meal.id: "soup", note.id: "early"}


def test_a_day_stays_a_day(db: Data) -> None:
    until = builders.own_field(db, "Until", kind=OwnKind.DATE)
    ann = builders.person(db, own=((until.id, date(2027, 1, 31).isoformat()),))

    assert found(db, "own.until:2027-01") == [ann.last_name]


def test_keys_and_values_of_own_fields_are_offered_while_typing(db: Data) -> None:
    permit = builders.own_field(db, "Parking permit", kind=OwnKind.TICK)
    meal = builders.own_field(db, "Meal", kind=OwnKind.LIST, words="fish\nsoup")
    until = builders.own_field(db, "Until", kind=OwnKind.DATE)
    builders.person(db, own=((meal.id, "bread"), (until.id, "2027-01-31")))
    fields = own_fields.every(db, PEOPLE)
    vocabulary = with_own(segments.PEOPLE, fields)

    def keys(text: str) -> list[str]:
        word = open_word(text, len(text), vocabulary)
        return [one.text for one in keys_for(word, vocabulary)] if word else []

    def values(key: str, begun: str = "") -> list[str]:
        found = completing.offered(db, key, begun, today=TODAY, at_most=20)
        return [one.value for one in found]

    assert keys("own.par") == ["own.parking_permit:"]
    assert keys("-parking") == ["-own.parking_permit:"]
    assert keys("own.") == ["own.parking_permit:", "own.meal:", "own.until:"]
    assert values(f"own.{permit.key}") == ["yes", "no"]
    assert values("own.meal") == ["fish", "soup", "yes", "no", "bread"]
    assert values("own.meal", "b") == ["bread"]
    assert "2027" in values("own.until")
    assert read('lake own."Meal":fish', vocabulary) == (
        "lake",
        [Condition(key="own.meal", value="fish")],
    )
