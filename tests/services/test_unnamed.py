"""Rows without a name are kept where anything says whose they are."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from outreach_desktop.db.subjects import contacts as kept
from outreach_desktop.db.subjects import organisations as places
from outreach_desktop.domain.documents.letters import cautions
from outreach_desktop.domain.names.salutation import salutation
from outreach_desktop.services import contacts, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.importing import imports
from outreach_desktop.services.importing.imports import ImportPlan

Take = Callable[[str], ImportPlan]


@pytest.fixture
def take(db: Data, today: date, tmp_path: Path) -> Take:
    def take(text: str) -> ImportPlan:
        path = tmp_path / "list.csv"
        path.write_text(text, encoding="utf-8")
        plan = imports.plan(db, path, today=today)
        list(imports.apply(db, plan))
        return plan

    return take


def test_an_email_alone_makes_a_person_whose_letters_say_dear_colleague(
    db: Data, take: Take
) -> None:
    plan = take("Name,Email\n,only@example.org\n")

    (person,) = kept.every(db)
    assert (person.name, salutation(person)) == ("only@example.org", "Colleague")
    assert "There is no name" in plan.rows[0].reason
    assert "Add a surname" in cautions(person)[0].message
    assert [row.verdict for row in take("Email\nonly@example.org\n").rows] == ["unchanged"]


def test_a_name_that_comes_later_takes_the_place_of_the_email(db: Data, take: Take) -> None:
    take("Email\nonly@example.org\n")
    plan = take("First name,Last name,Email\nWilma,Marsh,ONLY@example.org\n")

    assert plan.rows[0].changes == (
        "First name: Wilma",
        "Surname: only@example.org \u2192 Marsh",
    )
    assert [one.name for one in kept.every(db)] == ["Wilma Marsh"]
    undo.undo(db)
    assert [one.name for one in kept.every(db)] == ["only@example.org"]


def test_a_name_that_is_known_stays_where_a_list_has_the_email_alone(db: Data, take: Take) -> None:
    take("First name,Email\nWilma,w@example.org\n")
    assert [row.verdict for row in take("Email\nw@example.org\n").rows] == ["unchanged"]
    assert [one.name for one in kept.every(db)] == ["Wilma"]


def test_an_organisation_without_a_name_is_kept_under_its_email_or_address(
    db: Data, take: Take
) -> None:
    text = (
        "Contact Type,First Name,Last Name,Email,Street Address,City\nOrganization,,,h@example.org,2 High St,Ashby\n"
        "Organization,,,,3 Mill Rd,Bere\n"
    )
    plan = take(text)

    assert sorted(one.name for one in places.every(db)) == ["3 Mill Rd, Bere", "h@example.org"]
    assert "has no name and is kept as" in plan.rows[0].reason
    assert {row.verdict for row in take(text).rows} == {"unchanged"}


def test_a_household_is_called_as_it_is_greeted(db: Data, take: Take, today: date) -> None:
    take(
        "Contact Type,First Name,Last Name,Street Address,City,Postal Greeting\n"
        "Household,,,3 Mill Rd,Bere,Dear The Penns\n"
    )
    (person,) = kept.every(db)
    assert (person.name, salutation(person)) == ("The Penns", "The Penns")
    assert contacts.card(db, person.id, today=today).address_lines == ("3 Mill Rd", "Bere")


def test_a_row_with_neither_is_told_with_what_to_do(take: Take) -> None:
    plan = take("Name,Email,Phone\nWilma Marsh,w@example.org,\n,,01632 960001\n")
    assert plan.rows[1].verdict == "rejected"
    assert plan.rows[1].reason.startswith("The row has no name and no email address. Add one")


def test_rows_that_another_program_has_deleted_are_told_and_not_taken_in(
    db: Data, take: Take
) -> None:
    plan = take("FirstName,LastName,IsDeleted\nWilma,Marsh,false\nIan,Tarn,TRUE\nKay,Brill,\n")

    assert {one.last_name for one in kept.every(db)} == {"Brill", "Marsh"}
    assert "Marked as deleted (“IsDeleted”), so not imported: line 3 “Ian Tarn TRUE”." in plan.notes


def test_a_column_of_days_on_which_things_were_deleted_leaves_nobody_out(
    db: Data, take: Take
) -> None:
    take("Name,Deleted\nWilma Marsh,2026-01-02\n")
    assert [one.notes for one in kept.every(db)] == ["Deleted: 2026-01-02"]


@pytest.mark.parametrize("said", ["N/A", "unknown", "-", "?", "(blank)"])
def test_a_word_that_says_that_nobody_knows_is_no_name(db: Data, take: Take, said: str) -> None:
    take(f"First name,Last name,Email\nWilma,{said},w@example.org\n{said},{said},n@example.org\n")
    assert sorted(one.name for one in kept.every(db)) == ["Wilma", "n@example.org"]
