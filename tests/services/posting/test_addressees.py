"""Who gets a label, for whom there is one, and who is left out with why."""

import datetime as dt

import pytest

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.contacts import Contact
from outreach_desktop.domain.labour import outcome
from outreach_desktop.domain.wishes.wishes import WishDraft
from outreach_desktop.services.posting.addressees import Addressees, collected
from tests import builders

HOME = Address(street="5 Mill Lane", town="Little Mere", postcode="QX1 2AB")
WORK = Address(street="Priory Road", town="Marrowby", postcode="QX9 8ZZ")


def found(db: Data, *people: Contact, per: str, today: dt.date) -> Addressees:
    return outcome(collected(db, [one.id for one in people], per=per, today=today))


def names(of: Addressees) -> list[str]:
    return [one.name for one in of.entries]


@pytest.fixture
def smiths(db: Data) -> tuple[Contact, Contact]:
    """John and Mary, who live together."""
    john = builders.person(db, "Smith", title="Mr", first_name="John", address=HOME)
    mary = builders.person(db, "Smith", title="Mrs", first_name="Mary", address=HOME)
    builders.household(db, john, mary)
    return john, mary


def test_a_household_gets_one_label_and_its_people_two(
    db: Data, today: dt.date, smiths: tuple[Contact, Contact]
) -> None:
    assert names(found(db, *smiths, per="household", today=today)) == ["Mr John and Mrs Mary Smith"]
    assert names(found(db, *smiths, per="person", today=today)) == [
        "Mr John Smith",
        "Mrs Mary Smith",
    ]


def test_who_wants_no_post_is_left_out_and_the_other_gets_the_label(
    db: Data, today: dt.date, smiths: tuple[Contact, Contact]
) -> None:
    john = builders.person(
        db,
        "Smith",
        first_name="Joe",
        address=HOME,
        wishes=(WishDraft(channel="post", reason="asked in May"),),
    )
    by_email = builders.person(db, "Brown", address=HOME, wishes=(WishDraft(channel="email"),))

    of = found(db, john, by_email, *smiths, per="household", today=today)

    assert of.left_out == (("Dr Joe Smith", "they do not want post (asked in May)"),)
    assert names(of) == ["Dr Ann Brown", "Mr John and Mrs Mary Smith"]


@pytest.mark.parametrize("per", ["person", "household", "organisation", "address"])
def test_the_dead_those_not_to_be_contacted_and_those_without_address_are_named(
    db: Data, today: dt.date, per: str
) -> None:
    dead = builders.person(db, "Grave", address=HOME, deceased=True)
    asked = builders.person(db, "Quiet", address=HOME, do_not_contact=True)
    nowhere = builders.person(db, "Nowhere", address=Address(country="France"))

    of = found(db, dead, asked, nowhere, per=per, today=today)

    assert of.entries == ()
    assert [name for name, _ in of.left_out] == ["Dr Ann Grave", "Dr Ann Quiet", "Dr Ann Nowhere"]
    assert of.left_out[2][1] == "no address is known"


def test_an_email_address_is_no_name(db: Data, today: dt.date) -> None:
    surgery = builders.organisation(db, "Mill Surgery", address=WORK)
    manager, desk, nobody = (
        builders.person(db, f"{who}@example.org", title="", first_name="", address=HOME)
        for who in ("manager", "desk", "nobody")
    )
    builders.role(db, manager, surgery, title="Practice manager")
    builders.role(db, desk, surgery)

    of = found(db, manager, desk, nobody, per="person", today=today)

    assert [(one.name, one.organisation) for one in of.entries] == [
        ("Practice manager", "Mill Surgery"),
        ("Mill Surgery", ""),
    ]
    assert of.left_out == (("nobody@example.org", "only an email address is known of them"),)


def test_who_was_removed_since_they_were_chosen_is_counted(db: Data, today: dt.date) -> None:
    person = builders.person(db, address=HOME)

    of = outcome(collected(db, [person.id, "gone", person.id], per="person", today=today))

    assert (len(of.entries), of.gone) == (1, 1)


@pytest.fixture
def staff(db: Data) -> list[Contact]:
    """Four people of one surgery, and one of nowhere."""
    surgery = builders.organisation(db, "Mill Surgery", address=WORK)
    people = [
        builders.person(db, name, first_name="Kim") for name in ("Ash", "Birch", "Cedar", "Dale")
    ]
    for one in people:
        builders.role(db, one, surgery, title="GP", department="Practice")
    return [*people, builders.person(db, "Elm", address=HOME)]


def test_an_organisation_gets_one_that_names_no_person(
    db: Data, today: dt.date, staff: list[Contact]
) -> None:
    of = found(db, *staff, per="organisation", today=today)

    assert names(of) == ["Mill Surgery", "Dr Ann Elm"]
    assert (of.entries[0].role, of.entries[0].organisation) == ("", "")


def test_at_one_address_a_few_are_named_and_of_many_the_organisation(
    db: Data, today: dt.date, staff: list[Contact]
) -> None:
    few = found(db, *staff[:2], per="address", today=today)
    many = found(db, *staff, per="address", today=today)

    assert names(few) == ["Dr Kim Ash and Dr Kim Birch"]
    assert (few.entries[0].organisation, few.entries[0].department, few.entries[0].role) == (
        "Mill Surgery",
        "Practice",
        "",
    )
    assert names(many) == ["Mill Surgery", "Dr Ann Elm"]


def test_an_address_is_one_however_it_was_typed(db: Data, today: dt.date) -> None:
    one = builders.person(db, "Ash", address=HOME)
    other = builders.person(
        db, "Birch", address=Address(street="5, mill lane", town="LITTLE MERE", postcode="qx12ab")
    )
    third = builders.person(db, "Cedar", address=WORK)

    assert names(found(db, one, third, other, per="address", today=today)) == [
        "Dr Ann Ash and Dr Ann Birch",
        "Dr Ann Cedar",
    ]
