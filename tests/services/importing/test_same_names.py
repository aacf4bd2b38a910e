"""Departments of one name: each person comes to the one that they are at, and their letters go there."""

from datetime import date
from pathlib import Path

import pytest

from outreach_desktop.db.subjects import contacts as kept
from outreach_desktop.db.subjects import organisations as kept_places
from outreach_desktop.db.subjects import roles
from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.contacts import Contact
from outreach_desktop.domain.labour import outcome
from outreach_desktop.domain.organisations import (
    Organisation,
    OrganisationDraft,
    above,
    postal_address,
)
from outreach_desktop.services import contacts, data_file, organisations
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.exporting import exports
from outreach_desktop.services.importing import imports
from outreach_desktop.services.importing.imports import ImportPlan
from tests import builders

TODAY = date(2026, 11, 30)
FILES = ("list.csv", "list.xlsx", "list.vcf", "old.vcf")


def place(db: Data, name: str, below: Organisation | None = None, **parts: str) -> Organisation:
    draft = OrganisationDraft(
        name=name, parent_id=below.id if below else None, address=Address(**parts)
    )
    return organisations.add(db, draft)


def person(db: Data, name: str, at: Organisation) -> Contact:
    first, _, last = name.partition(" ")
    kept = builders.person(db, last, first_name=first)
    builders.role(db, kept, at, title="nurse")
    return kept


def letters(db: Data) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Where everybody is, from the inside out, and the lines of where their post goes."""
    every = {one.id: one for one in kept_places.every(db)}
    found = {}
    for one in kept.get_all(db, contacts.find(db, today=TODAY)):
        role = roles.of_those_there(db, [one.id], every)[one.id][0]
        at, line = every[role.organisation_id], above(role.organisation_id, every)
        names = (at.name, *(one.name for one in reversed(line)))
        found[one.name] = names, postal_address(at, line).lines()
    return found


def written(db: Data, path: Path) -> Path:
    version = "3.0" if path.name.startswith("old") else "4.0"
    ids = contacts.find(db, today=TODAY)
    outcome(exports.write(db, path, ids, today=TODAY, vcard=version))
    return path


def taken_in(db: Data, path: Path) -> ImportPlan:
    plan = imports.plan(db, path, today=TODAY)
    for _ in imports.apply(db, plan):
        pass
    return plan


def at_two_of_one_name(db: Data) -> None:
    """Below two hospitals that have a town and no postcode."""
    for name, town in (("Lakeside Hospital", "Lakeside"), ("Northtown Hospital", "Northtown")):
        hospital = place(db, name, town=town)
        person(db, f"Ann {town}", place(db, "Urology", hospital))


def at_two_with_streets(db: Data) -> None:
    for name, town in (("Lakeside Hospital", "Lakeside"), ("Northtown Hospital", "Northtown")):
        hospital = place(db, name, street="1 High Street", town=town)
        person(db, f"Ann {town}", place(db, "Urology", hospital))


def at_one_postcode(db: Data) -> None:
    for name in ("St Anne's Hospital", "Mill Hospital"):
        hospital = place(db, name, street="1 Mill Lane", town="Marrowby", postcode="MB1 2AB")
        person(db, f"Ann {name[:2]}", place(db, "Urology", hospital))


def without_any_address(db: Data) -> None:
    for name in ("Lakeside Hospital", "Northtown Hospital"):
        person(db, f"Ann {name[:4]}", place(db, "Urology", place(db, name)))


def in_three_levels(db: Data) -> None:
    for town in ("Lakeside", "Northtown"):
        hospital = place(db, "General Hospital", town=town)
        surgery = place(db, "Surgery", hospital)
        person(db, f"Ann {town}", place(db, "Urology", surgery))
        person(db, f"Bob {town}", surgery)
        person(db, f"Cid {town}", hospital)


def in_four_levels_with_an_address_between(db: Data) -> None:
    for town in ("Lakeside", "Northtown"):
        trust = place(db, "Trust", town=town)
        hospital = place(db, "General Hospital", trust, street=f"{town} Road 1")
        surgery = place(db, "Surgery", hospital)
        person(db, f"Ann {town}", place(db, "Urology", surgery))


def at_towns_alone(db: Data) -> None:
    for town in ("Lakeside", "Northtown", "Marrowby"):
        person(db, f"Ann {town}", place(db, "Day Hospice", town=town))


def in_streets_of_one_town(db: Data) -> None:
    for street in ("1 High Street", "7 Mill Lane"):
        person(db, f"Ann {street[2:6]}", place(db, "Rotary Club", street=street, town="Marrowby"))


def one_with_an_address_and_one_without(db: Data) -> None:
    person(db, "Ann Here", place(db, "Rotary Club", street="1 High Street", town="Marrowby"))
    person(db, "Bob Nowhere", place(db, "Rotary Club"))


CASES = (
    at_two_of_one_name,
    at_two_with_streets,
    at_one_postcode,
    without_any_address,
    in_three_levels,
    at_towns_alone,
    in_streets_of_one_town,
    one_with_an_address_and_one_without,
)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("case", CASES)
def test_our_own_list_brings_everybody_to_their_own_place(
    db: Data, tmp_path: Path, case: object, name: str
) -> None:
    assert callable(case)
    case(db)
    before = letters(db)
    other = data_file.open_in_memory()
    taken_in(other, written(db, tmp_path / name))
    assert letters(other) == before


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("case", CASES)
def test_and_into_the_same_file_nothing_is_changed(
    db: Data, tmp_path: Path, case: object, name: str
) -> None:
    assert callable(case)
    case(db)
    plan = imports.plan(db, written(db, tmp_path / name), today=TODAY)
    assert {row.verdict for row in plan.rows} == {"unchanged"}, [row.changes for row in plan.rows]


@pytest.mark.parametrize("name", FILES)
def test_post_goes_where_it_went_though_those_above_have_addresses_too(
    db: Data, tmp_path: Path, name: str
) -> None:
    in_four_levels_with_an_address_between(db)
    before = {who: post for who, (_, post) in letters(db).items()}
    other = data_file.open_in_memory()
    taken_in(other, written(db, tmp_path / name))
    assert {who: post for who, (_, post) in letters(other).items()} == before


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("case", CASES)
def test_people_come_to_the_places_that_are_there_already(
    db: Data, tmp_path: Path, case: object, name: str
) -> None:
    """The same organisations, but the people are new: no organisation is made."""
    assert callable(case)
    case(db)
    path, before = written(db, tmp_path / name), letters(db)
    contacts.remove(db, contacts.find(db, today=TODAY))
    count = organisations.count(db)
    taken_in(db, path)
    assert letters(db) == before
    assert organisations.count(db) == count


STRANGERS = {
    "a hospital and a department": (
        (
            "First name,Last name,Hospital,Department,Town\n"
            "Ann,Lake,Lakeside Hospital,Urology,Lakeside\n"
            "Bob,North,Northtown Hospital,Urology,Northtown\n"
        ),
        {
            "Ann Lake": (("Lakeside Hospital",), ("Lakeside",)),
            "Bob North": (("Northtown Hospital",), ("Northtown",)),
        },
    ),
    "a department and what it belongs to": (
        (
            "Name,Organisation,Belongs to,Town\n"
            "Dr Ann Lake,Urology,Lakeside Hospital,Lakeside\n"
            "Dr Bob North,Urology,Northtown Hospital,Northtown\n"
            "Dr Cid North,Urology,Northtown Hospital,Northtown\n"
        ),
        {
            "Dr Ann Lake": (("Urology", "Lakeside Hospital"), ("Lakeside",)),
            "Dr Bob North": (("Urology", "Northtown Hospital"), ("Northtown",)),
            "Dr Cid North": (("Urology", "Northtown Hospital"), ("Northtown",)),
        },
    ),
    "streets, and one postcode for all": (
        (
            "First name,Last name,Organisation,Parent organisation,Street,Town,Postcode\n"
            "Ann,Lake,Urology,St Anne's Hospital,1 Mill Lane,Marrowby,MB1 2AB\n"
            "Bob,North,Urology,Mill Hospital,1 Mill Lane,Marrowby,MB1 2AB\n"
        ),
        {
            "Ann Lake": (("Urology", "St Anne's Hospital"), ("1 Mill Lane", "Marrowby", "MB1 2AB")),
            "Bob North": (("Urology", "Mill Hospital"), ("1 Mill Lane", "Marrowby", "MB1 2AB")),
        },
    ),
}


@pytest.mark.parametrize("name", STRANGERS)
def test_so_does_the_list_of_a_stranger_that_names_both(
    db: Data, tmp_path: Path, name: str
) -> None:
    text, expected = STRANGERS[name]
    path = tmp_path / "list.csv"
    path.write_text(text, "utf-8")
    assert not [one for one in taken_in(db, path).notes if "Kept in the notes" in one]
    assert letters(db) == expected
    again = imports.plan(db, path, today=TODAY)
    assert {row.verdict for row in again.rows} == {"unchanged"}, [row.changes for row in again.rows]


@pytest.mark.parametrize(
    "text",
    [
        "Organisation,Parent organisation,Town\nUrology,A Hospital,\nUrology,B Hospital,\n",
        "Organisation,Part of,Town\nSurgery,General Hospital,Here\nSurgery,General Hospital,There\n",
        "Organisation,Website,Town\nRotary Club,,Here\nRotary Club,,There\n",
    ],
)
def test_organisations_of_one_name_below_two_or_in_two_towns_are_two(
    db: Data, tmp_path: Path, text: str
) -> None:
    path = tmp_path / "list.csv"
    path.write_text(text, "utf-8")
    assert [row.verdict for row in taken_in(db, path).rows] == ["new", "new"]
    again = imports.plan(db, path, today=TODAY)
    assert [row.verdict for row in again.rows] == ["unchanged", "unchanged"]


def test_each_department_comes_below_the_one_in_its_town(db: Data, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(
        "Organisation,Part of,Town\n"
        "Surgery,Here Hospital,Here\nUrology,Surgery,Here\n"
        "Surgery,There Hospital,There\nUrology,Surgery,There\n",
        "utf-8",
    )
    taken_in(db, path)
    every = {one.id: one for one in kept_places.every(db)}
    lines = {
        tuple(one.name for one in (*above(place.id, every), place)) for place in every.values()
    }
    assert {line for line in lines if line[-1] == "Urology"} == {
        ("Here Hospital", "Surgery", "Urology"),
        ("There Hospital", "Surgery", "Urology"),
    }


@pytest.mark.parametrize("column", ["Group", "Parent", "Member of"])
def test_a_group_or_a_parent_of_people_is_no_organisation(
    db: Data, tmp_path: Path, column: str
) -> None:
    path = tmp_path / "list.csv"
    path.write_text(f"Name,Organisation,{column}\nAnn Lake,Mill Clinic,Rotary Club\n", "utf-8")
    plan = imports.plan(db, path, today=TODAY)
    assert "belongs_to" not in {one.chosen for one in plan.columns}
