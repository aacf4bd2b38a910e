"""Everyone is in one town: where they live, else where they mainly work now; organisations in their own or that above them."""

from dataclasses import replace
from datetime import date

import pytest

from outreach_desktop.domain.addresses import Address
from outreach_desktop.services import contacts, organisations
from outreach_desktop.services.choosing.completing import offered
from outreach_desktop.services.data_file import Data
from tests.builders import organisation, person, role


@pytest.fixture
def network(db: Data) -> Data:
    """A hospital in Selby with a ward on level 3, a surgery in Selby-on-Sea; of six people one has no town."""
    hospital = organisation(db, "Royal", address=Address(street="1 High Street", town="Selby"))
    ward = organisation(db, "Royal Ward", parent_id=hospital.id, address=Address(street="Level 3"))
    surgery = organisation(db, "Quay Surgery", address=Address(town="Selby-on-Sea"))
    organisation(db, "Nowhere Trust")
    role(db, person(db, "Adams", address=Address(town="Ludlow")), hospital)
    role(db, person(db, "Brown"), ward)
    cole = person(db, "Cole")
    role(db, cole, surgery)
    role(db, cole, hospital, is_main=True)
    person(db, "Dean", address=Address(town="SELBY"))
    role(db, person(db, "Evans"), hospital, ends_on=date(2026, 1, 31))
    role(db, person(db, "Fox"), surgery)
    return db


def found(db: Data, text: str, today: date) -> list[str]:
    return [contacts.get(db, one).last_name for one in contacts.find(db, text, today=today)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("town:selby", ["Brown", "Cole", "Dean"]),  # whole, though Selby-on-Sea has it as a part
        ("town:selb", ["Brown", "Cole", "Dean", "Fox"]),
        ("town:ludlow", ["Adams"]),  # home goes before work
        ("town:selby-on-sea", ["Fox"]),  # the main role alone
        ("town:royal", []),  # no organisation is asked for
        ("-town:selby", ["Adams", "Evans", "Fox"]),
        ("town:selby place:royal", ["Brown", "Cole"]),
    ],
)
def test_each_person_is_in_one_town(
    network: Data, text: str, names: list[str], today: date
) -> None:
    assert found(network, text, today) == names


def test_the_towns_offered_add_up_to_everyone_who_has_one(network: Data, today: date) -> None:
    towns = offered(network, "town", today=today, at_most=9)
    assert [(one.value, one.count) for one in towns] == [
        ("Selby", 3),  # and SELBY is no other
        ("Ludlow", 1),
        ("Selby-on-Sea", 1),
    ]
    for one in towns:
        there = contacts.find(network, f'town:"{one.value}"', today=today)
        assert len(there) == one.count


def test_a_ward_is_in_the_town_of_its_hospital(network: Data, today: date) -> None:
    def names(text: str) -> list[str]:
        every = organisations.find(network, text, today=today)
        return [organisations.get(network, one).name for one in every]

    assert names("town:selby") == ["Royal", "Royal Ward"]
    assert names("town:sea") == ["Quay Surgery"]
    towns = offered(network, "town", today=today, at_most=9, subject="organisations")
    assert [(one.value, one.count) for one in towns] == [("Selby", None), ("Selby-on-Sea", None)]


def test_whoever_is_found_is_shown_in_that_town(network: Data, today: date) -> None:
    ids = contacts.find(network, "town:selby", today=today)
    assert {row.town.casefold() for row in contacts.rows(network, ids, today=today)} == {"selby"}
    places = organisations.find(network, "town:selby", today=today)
    shown = organisations.listed(network, places, today=today)
    assert {row.town for row in shown} == {"Selby"}


def test_what_is_changed_is_followed(network: Data, today: date) -> None:
    assert found(network, "town:selby", today) == ["Brown", "Cole", "Dean"]
    person(network, "Gray", address=Address(town="Selby"))
    assert found(network, "town:selby", today) == ["Brown", "Cole", "Dean", "Gray"]

    (cole,) = contacts.find(network, "cole", today=today)
    for held in contacts.card(network, cole, today=today).roles:
        contacts.remove_role(network, held.role.id)
    assert found(network, "town:selby", today) == ["Brown", "Dean", "Gray"]

    royal = organisations.named(network, "Royal")
    assert royal is not None
    organisations.change(network, replace(royal, address=Address(town="York")))
    assert found(network, "town:selby", today) == ["Dean", "Gray"]
    assert found(network, "town:york", today) == ["Brown"]
    organisations.remove(network, [royal.id])
    assert found(network, "town:york", today) == []
