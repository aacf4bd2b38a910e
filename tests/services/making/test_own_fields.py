"""Letters print the fields that a group made for itself, and Check tells of those that are not there any more."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from outreach_desktop.domain.contacts import Contact
from outreach_desktop.domain.own_fields.own_fields import ORGANISATIONS, OwnKind
from outreach_desktop.services import contacts
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.making import letters, templates
from outreach_desktop.services.own_fields import own_fields
from tests import builders
from tests.services.letter_steps import made, note, planned, text


def test_a_letter_says_what_stands_in_fields_of_every_kind(
    db: Data, people: list[Contact], tmp_path: Path, out: Path, today: date
) -> None:
    permit = builders.own_field(db, "Parking permit", kind=OwnKind.TICK)
    until = builders.own_field(db, "Until", kind=OwnKind.DATE)
    meal = builders.own_field(db, "Meal", kind=OwnKind.LIST, words="fish")
    gate = builders.own_field(db, "Gate")
    ramp = builders.own_field(db, "Ramp", kind=OwnKind.TICK, about=ORGANISATIONS)
    mill = builders.organisation(db, "Mill", own=((ramp.id, "yes"),))
    own = ((permit.id, "yes"), (until.id, "2027-01-31"), (meal.id, "fish"))
    ann = contacts.change(db, replace(people[0], own=own))
    builders.role(db, ann, mill)
    template = note(
        tmp_path,
        "{% if contact.own.parking_permit %}Park until {{ contact.own.until | date }}{% endif %}, "
        "{{ contact.own.meal }}, gate {{ contact.own.gate }}."
        "{% if organisation.own.ramp %} A ramp.{% endif %}",
    )
    plan = planned(db, [ann], template)

    assert letters.check(plan) == []
    (letter,) = made(db, plan, out)
    assert letter.path is not None
    assert text(letter.path) == ["Park until 31\u00a0January 2027, fish, gate . A ramp."]
    assert gate.key == "gate"


def test_a_day_and_a_yes_or_no_that_nobody_filled_in_are_missing(
    db: Data, people: list[Contact], tmp_path: Path
) -> None:
    builders.own_field(db, "Until", kind=OwnKind.DATE)
    (found,) = letters.check(
        planned(db, people[:1], note(tmp_path, "{{ contact.own.until | date }}"))
    )

    assert (found.field, found.stops) == ("contact.own.until", True)


def test_an_unknown_field_offers_the_nearest_and_a_removed_one_says_so(
    db: Data, people: list[Contact], tmp_path: Path
) -> None:
    meal = builders.own_field(db, "Meal")
    found = letters.check(planned(db, people[:1], note(tmp_path, "{{ contact.own.mael }}")))
    assert any("contact.own.meal" in one.message for one in found)
    own_fields.hide(db, meal.id)
    (found_one,) = letters.check(
        planned(db, people[:1], note(tmp_path, "{{ contact.own.meal }}", name="b"))
    )
    assert "is no longer offered in forms" in found_one.message
    assert not found_one.stops
    own_fields.remove(db, meal.id)
    found = letters.check(
        planned(db, people[:1], note(tmp_path, "{{ contact.own.meal }}", name="c"))
    )
    assert any("your own field \u201cMeal\u201d was removed" in one.message for one in found)
    assert any(one.stops for one in found)


def test_a_template_alone_is_checked_without_a_data_file(tmp_path: Path) -> None:
    choice = note(tmp_path, "{{ contact.own.until | date }} {{ contact.own.anything }}")

    assert templates.check(choice.path) == []
