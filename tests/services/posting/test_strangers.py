"""What people reported of labels in other programs, tried here.

CiviCRM CRM-13396 and 6120 (titles lost, “Jerry Smith & Beth Smith Smith”), 2681 (an organisation named twice); hitobito_pbs 80 (a
family of five pushes the postcode off); biblivre 289 and dominiontabs 1 (the last row lost, the first left empty); ChurchCRM 9873 (half an
address of one, half of another).
"""

import datetime as dt
import io

import pytest
from docx import Document

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.contacts import Contact
from outreach_desktop.domain.labour import outcome
from outreach_desktop.domain.post.label_sheets import LABEL_SHEETS
from outreach_desktop.services.posting import labels
from outreach_desktop.services.posting.addressees import collected
from tests import builders

HOME = Address(street="5 Mill Lane", town="Little Mere", postcode="QX1 2AB")


def printed(
    db: Data, people: list[Contact], today: dt.date, *, per: str = "address", sheet: str = "L7160"
) -> list[list[str]]:
    """The lines of each label that has any."""
    found = outcome(collected(db, [one.id for one in people], per=per, today=today))
    document = labels.as_word(outcome(labels.drawn(found, LABEL_SHEETS[sheet])))
    (table,) = Document(io.BytesIO(document)).tables
    return [cell.text.splitlines() for row in table.rows for cell in row.cells if cell.text]


@pytest.mark.parametrize(
    ("titles", "name"),
    [
        (("", ""), "Jerry and Beth Smith"),
        (("Mr", "Mrs"), "Mr Jerry and Mrs Beth Smith"),
        (("Dr", ""), "Dr Jerry Smith and Beth Smith"),
    ],
)
def test_two_of_one_name_and_address_are_named_once_with_their_titles(
    db: Data, today: dt.date, titles: tuple[str, str], name: str
) -> None:
    people = [
        builders.person(db, "Smith", title=title, first_name=first, address=HOME)
        for title, first in zip(titles, ("Jerry", "Beth"), strict=True)
    ]

    (lines,) = printed(db, people, today)

    assert lines[0] == name


@pytest.mark.parametrize("sheet", ["L7160", "L7651"])
@pytest.mark.parametrize("per", ["address", "household"])
def test_a_family_of_five_with_two_names_keeps_its_postcode(
    db: Data, today: dt.date, sheet: str, per: str
) -> None:
    people = [
        builders.person(db, last, title="", first_name=first, address=HOME)
        for first, last in (
            ("Aurelia", "Montgomery-Featherstone"),
            ("Bartholomew", "Quellow"),
            ("Cecily", "Quellow"),
            ("Dorothea", "Quellow"),
            ("Ed", "Quellow"),
        )
    ]
    builders.household(db, *people)

    (lines,) = printed(db, people, today, per=per, sheet=sheet)

    assert lines[-1].endswith("QX1 2AB")
    assert lines[0].startswith("Aurelia")
    assert " ".join(lines).count("and household") == 1


def test_an_organisation_that_is_a_person_too_is_named_once(db: Data, today: dt.date) -> None:
    surgery = builders.organisation(
        db,
        "Mill Surgery",
        address=Address(street="Mill Surgery\n3 High St", town="Marrowby", postcode="QX9 8ZZ"),
    )
    entry = builders.person(db, "Mill Surgery", title="", first_name="")
    builders.role(db, entry, surgery)

    for per in ("person", "organisation", "address"):
        (lines,) = printed(db, [entry], today, per=per)
        assert lines == ["Mill Surgery", "3 High St", "MARROWBY", "QX9 8ZZ"], per


def test_half_an_address_is_not_mended_with_half_of_another(db: Data, today: dt.date) -> None:
    surgery = builders.organisation(db, "Mill Surgery", address=Address(town="Marrowby"))
    person = builders.person(db, address=HOME)
    builders.role(db, person, surgery, title="GP")

    (lines,) = printed(db, [person], today, per="person")

    assert lines == ["Dr Ann O'Neil", "GP", "Mill Surgery", "MARROWBY"]


def test_as_many_as_are_on_a_sheet_fill_it_from_the_first_to_the_last(
    db: Data, today: dt.date
) -> None:
    people = [builders.person(db, f"Example {number}", address=HOME) for number in range(21)]

    assert len(printed(db, people, today, per="person")) == 21
