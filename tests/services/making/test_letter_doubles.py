"""Somebody who is there twice is not written to twice without a word."""

from pathlib import Path

from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.contacts import Contact
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.making import letters
from outreach_desktop.services.making.letters import Finding
from tests import builders
from tests.services.letter_steps import GREETING, made, note, planned

HOUSE = Address(street="1 Mill Lane", town="Ashby", postcode="QX1 1AA")
SAME_HOUSE = Address(street="1, Mill  Lane", town="ASHBY", postcode="QX1 1AA")


def told(db: Data, people: list[Contact], tmp_path: Path) -> list[Finding]:
    plan = planned(db, people, note(tmp_path, GREETING))
    return [found for found in letters.check(plan) if found.among]


def test_the_same_email_and_the_same_name_and_address_are_told_in_one_sentence(
    db: Data, tmp_path: Path, out: Path
) -> None:
    people = [
        builders.person(db, "O'Neil", first_name="Ann", title="Dr", email="Ann@Example.org"),
        builders.person(db, "O'Neil", first_name="A.", title="", email="ann@example.org "),
        builders.person(db, "Marsh", first_name="Jané", title="", address=HOUSE),
        builders.person(db, "Marsh", first_name="Jane", title="Mrs", address=SAME_HOUSE),
        builders.person(db, "Quellow", first_name="Bo", title="", email="bo@example.org"),
    ]
    [found] = told(db, people, tmp_path)
    assert found.message == (
        "One person may get two letters: Dr Ann O'Neil and A. O'Neil (same email); Jané Marsh "
        "and Mrs Jane Marsh (same name and address). Leave out one of the two entries."
    )
    assert set(found.among) == {one.id for one in people[:4]}
    assert found.whom == people[0].id
    plan = planned(db, people, note(tmp_path, GREETING))
    assert all(outcome.path for outcome in made(db, plan, out))  # nothing is stopped by it


def test_who_only_shares_a_name_or_a_house_is_told_of_by_nobody(db: Data, tmp_path: Path) -> None:
    elsewhere = Address(street="9 Fold Road", town="Ashby")
    people = [
        builders.person(db, "Marsh", first_name="Jane", title="Mrs", address=HOUSE),
        builders.person(db, "Marsh", first_name="Jane", title="Mrs", address=elsewhere),
        builders.person(db, "Marsh", first_name="Carl", title="Mr", address=HOUSE),
        builders.person(db, "Marsh", first_name="Carl", title="Dr", address=HOUSE),
        builders.person(db, "Vega", first_name="Lu", title="", post_nominals="Jr", address=HOUSE),
        builders.person(db, "Vega", first_name="Lu", title="", post_nominals="Sr", address=HOUSE),
        builders.person(db, "Ashe", first_name="Kim", title=""),
        builders.person(db, "Ashe", first_name="Kim", title=""),
    ]
    assert told(db, people, tmp_path) == []


def test_whoever_gets_no_letter_at_all_is_not_one_of_two(db: Data, tmp_path: Path) -> None:
    people = [
        builders.person(db, "Marsh", email="m@example.org", do_not_contact=True),
        builders.person(db, "Marsh", email="m@example.org"),
    ]
    assert told(db, people, tmp_path) == []


def test_of_a_list_that_was_imported_twice_some_are_named_and_the_others_counted(
    db: Data, tmp_path: Path
) -> None:
    people = [
        builders.person(db, f"Number {number // 2}", email=f"{number // 2}@example.org")
        for number in range(20)
    ]
    [found] = told(db, people, tmp_path)
    assert found.message.count("same email") == 6
    assert "and 4 more" in found.message
