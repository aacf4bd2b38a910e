"""Rows of two people become two entries with one household, and what cannot be told apart stays one."""

from pathlib import Path

import pytest

from outreach_desktop.services import contacts, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.importing import imports
from outreach_desktop.services.importing.imports import ImportPlan
from outreach_desktop.services.knowing import households
from tests import builders
from tests.conftest import TODAY

LIST = """Name,Email,Phone,Address,Postcode,Greeting
"Dr John & Mrs Mary Fennick",f@example.org,01632 960001,"1 Low Lane, Ashby",QX1 2AB,John and Mary
"Mr & Mrs P Quellow",p@example.org,,,,
"Mr & Mrs J Quellow",j@example.org,,,,
"Dr Ann Lee & Mr Bo Chen",,,"9 Hill St, Ashby",QX1 2AD,
"The Smith family",,,"10 Hill St, Ashby",QX1 2AD,
"Ann Fox + guest",,,"18 Hill St, Ashby",QX1 2AG,
"""


@pytest.fixture
def people(tmp_path: Path) -> Path:
    path = tmp_path / "cards.csv"
    path.write_text(LIST)
    return path


def taken_in(db: Data, path: Path) -> ImportPlan:
    plan = imports.plan(db, path, today=TODAY)
    for _ in imports.apply(db, plan):
        pass
    return plan


def everyone(db: Data) -> list[str]:
    return sorted(one.name for one in contacts.get_all(db, contacts.find(db, today=TODAY)))


def test_each_of_two_gets_an_entry_and_both_one_household(db: Data, people: Path) -> None:
    plan = taken_in(db, people)

    assert everyone(db) == [
        "Ann Fox and guest",
        "Dr Ann Lee",
        "Dr John Fennick",
        "Mr Bo Chen",
        "Mr J Quellow",
        "Mr P Quellow",
        "Mrs Mary Fennick",
        "Mrs Quellow",
        "Mrs Quellow",
        "The Smith family",
    ]
    (john,) = contacts.get_all(db, contacts.find(db, "John Fennick", today=TODAY))
    home = households.of(db, john)
    assert home is not None
    assert (home.envelope, home.dear) == ("Dr John and Mrs Mary Fennick", "John and Mary")
    assert [one.email for one in home.people] == ["f@example.org", ""]
    assert home.people[1].address == john.address
    assert home.people[1].phone == "01632 960001"
    first, *_, family, fox = plan.rows
    assert (first.name, first.dear) == ("Dr John and Mrs Mary Fennick", "John and Mary")
    assert first.reason == "Two people, in one household."
    assert (family.dear, family.reason) == ("Smith family", "")
    assert fox.reason == "Two people, kept as one entry."


def test_the_same_list_again_changes_nothing_and_undo_takes_all_of_it_back(
    db: Data, people: Path
) -> None:
    taken_in(db, people)
    again = imports.plan(db, people, today=TODAY)
    assert [row.verdict for row in again.rows] == ["unchanged"] * 6

    assert undo.undo(db).name == "Import 10 people from cards.csv"
    assert everyone(db) == []
    assert db.execute("SELECT count(*) FROM households").fetchone() == (0,)


def test_what_was_wished_in_a_row_of_two_is_wished_by_both(db: Data, tmp_path: Path) -> None:
    path = tmp_path / "cards.csv"
    path.write_text('Name,Postcode,Do not mail\n"Mr & Mrs J Smith",QX1 2AB,yes\n')
    taken_in(db, path)

    found = contacts.get_all(db, contacts.find(db, today=TODAY))
    assert [one.mark_on(None) for one in found] == ["no post", "no post"]


def test_two_who_were_parted_stay_apart(db: Data, people: Path) -> None:
    taken_in(db, people)
    (john,) = contacts.find(db, "John Fennick", today=TODAY)
    households.part(db, john)
    taken_in(db, people)

    assert contacts.get(db, john).household_id is None
    assert len(everyone(db)) == 10


def test_an_entry_of_two_from_before_becomes_the_first_of_them(db: Data, people: Path) -> None:
    builders.person(
        db,
        "Fennick",
        title="",
        first_name="Dr John and Mrs Mary",
        email="f@example.org",
        couple="Dr|John|Fennick\nMrs|Mary|Fennick",
    )
    taken_in(db, people)

    assert [name for name in everyone(db) if "Fennick" in name] == [
        "Dr John Fennick",
        "Mrs Mary Fennick",
    ]


@pytest.mark.parametrize(
    "name",
    [
        "Smith & Jones Solicitors",
        "Ann and Bob's Cafe",
        "Mary Smith and Sons",
        "John Smith & Co",
        "Tom Fox and Dog",
        "Ann Fox and Bob",
        "Ann Fox and 2 children",
        "Jo Lane and staff",
        "Ann Fox & husband Bob",
        "St Peter and St Paul",
        "Ann Fox and other children",
    ],
)
def test_a_firm_and_who_comes_along_are_no_two_people(db: Data, tmp_path: Path, name: str) -> None:
    path = tmp_path / "cards.csv"
    path.write_text(f'Name,Postcode\n"{name}",QX1 2AB\n"Ann Moss",QX1 2AC\n')
    taken_in(db, path)

    assert len(everyone(db)) <= 2
    assert db.execute("SELECT count(*) FROM households").fetchone() == (0,)
    again = imports.plan(db, path, today=TODAY)
    assert [row.verdict for row in again.rows] == ["unchanged"] * 2


def test_two_whose_surname_is_a_word_for_anyone_are_two_people(db: Data, tmp_path: Path) -> None:
    path = tmp_path / "cards.csv"
    path.write_text('Name,Postcode\n"Mr & Mrs J Guest",QX1 2AB\n"Ann and Tom Friend",QX1 2AC\n')
    taken_in(db, path)

    assert everyone(db) == ["Ann Friend", "Mr J Guest", "Mrs Guest", "Tom Friend"]


def test_one_name_beside_somebody_else_is_somebody_else(db: Data, tmp_path: Path) -> None:
    path = tmp_path / "guests.csv"
    path.write_text(
        "Name\nVince Orpen & Joy Tarn\nVince & Rose Orpen\nRose & Wes Orpen\nVince Orpen\n"
    )
    plan = taken_in(db, path)

    assert [row.verdict for row in plan.rows] == ["new", "new", "new", "unchanged"]
    assert "check whether they are the same person" in plan.rows[1].reason
    found = contacts.get_all(db, contacts.find(db, today=TODAY))
    homes = {home.envelope for one in found if (home := households.of(db, one))}
    assert homes == {"Vince Orpen and Joy Tarn", "Vince and Rose Orpen", "Rose and Wes Orpen"}
    again = imports.plan(db, path, today=TODAY)
    assert [row.verdict for row in again.rows] == ["unchanged"] * 4


def test_two_families_of_one_name_are_told_apart_by_their_greetings(
    db: Data, tmp_path: Path
) -> None:
    path = tmp_path / "families.csv"
    path.write_text(
        'Name,Greeting\nThe Orpen Family,"Ajay, Rin & Eva"\nThe Orpen Family,"Wil & Greta"\n'
    )
    plan = taken_in(db, path)

    assert [(row.verdict, row.dear) for row in plan.rows] == [
        ("new", "Ajay, Rin & Eva"),
        ("new", "Wil & Greta"),
    ]
    again = imports.plan(db, path, today=TODAY)
    assert [row.verdict for row in again.rows] == ["unchanged"] * 2


def test_an_entry_of_two_that_was_read_otherwise_becomes_the_first_of_them(
    db: Data, tmp_path: Path
) -> None:
    builders.person(
        db,
        "Fennick",
        title="",
        first_name="John M. and Mary F.",
        couple="|John|M.\n|Mary F.|Fennick",
    )
    path = tmp_path / "donors.csv"
    path.write_text("Name\nJohn M. & Mary F. Fennick\n")
    taken_in(db, path)

    assert everyone(db) == ["John M. Fennick", "Mary F. Fennick"]


def test_the_same_two_in_two_rows_are_two_people(db: Data, tmp_path: Path) -> None:
    path = tmp_path / "donors.csv"
    path.write_text("Name\nMr & Mrs J Orpen\nMR & MRS J ORPEN\n")
    plan = taken_in(db, path)

    assert [row.verdict for row in plan.rows] == ["new", "unchanged"]
    assert everyone(db) == ["Mr J Orpen", "Mrs Orpen"]


def test_two_spellings_of_one_list_do_not_take_turns(db: Data, tmp_path: Path) -> None:
    path = tmp_path / "donors.csv"
    path.write_text("Name\nIan & Carolyn Orpen\nIan & Carolynn Orpen\n")
    taken_in(db, path)

    again = imports.plan(db, path, today=TODAY)
    assert [row.verdict for row in again.rows] == ["unchanged"] * 2
