"""Who is there already is told while somebody is typed in: by email, telephone, name and organisation."""

from dataclasses import replace
from typing import Any

import pytest

from outreach_desktop.db.history.journal import changing
from outreach_desktop.db.subjects import organisations as kept_organisations
from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.contacts import Contact, ContactDraft
from outreach_desktop.domain.organisations import OrganisationDraft
from outreach_desktop.domain.roles import RoleDraft
from outreach_desktop.services import organisations, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.duplicates import places_near, while_typing
from tests import builders


@pytest.fixture
def ann(db: Data) -> Contact:
    """Ann, a consultant at Lakeside, and others."""
    found = builders.person(
        db, email="ann.oneil@example.org", phone="01632 960001", mobile="07700 900001"
    )
    builders.role(db, found, builders.organisation(db))
    builders.person(db, "Other")
    return found


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ({"first_name": "ANN", "last_name": "O\u2019Neil"}, "same name"),
        ({"last_name": "Somebody", "email": "Ann.Oneil@example.org"}, "same email"),
        ({"last_name": "Somebody", "first_name": "Cy", "phone": "+44 (0)1632 960-001"}, "same phone"),
        ({"email": "ann.oneil@example.org"}, "same email"),
        ({"first_name": "A", "last_name": "Oneil", "mobile": "07700900001"}, "initials fit and same mobile"),
        ({"first_name": "O\u2019Neil", "last_name": "Ann"}, "first name and surname swapped"),
    ],
)  # fmt: skip
def test_the_same_person_is_told_with_why(
    db: Data, ann: Contact, typed: dict[str, Any], why: str
) -> None:
    found = while_typing.person(db, ContactDraft(**typed))
    assert found is not None
    assert (found.id, found.name, found.why) == (ann.id, "Dr Ann O'Neil, Lakeside General", why)


@pytest.mark.parametrize(
    ("typed", "work", "why"),
    [
        ({"email": "Marsh@secure.example"}, {}, "same email"),
        ({"secure_email": "marsh@secure.example"}, {}, "same email"),
        ({"phone": "(01632) 960077"}, {}, "same phone"),
        ({}, {"phone": "01632 960077"}, "same phone"),
        ({}, {"email": "ward4@lakeside.example"}, "same email"),
    ],
)
def test_what_somebody_is_reached_by_at_work_or_securely_tells_them_too(
    db: Data, typed: dict[str, Any], work: dict[str, Any], why: str
) -> None:
    ben = builders.person(db, "Marsh", first_name="Ben", secure_email="marsh@secure.example")
    lakeside = builders.organisation(db)
    builders.role(db, ben, lakeside, phone="01632 960077", email="ward4@lakeside.example")
    draft = ContactDraft(first_name="Cy", last_name="Zed", **typed)
    found = while_typing.person(db, draft, RoleDraft(contact_id="", organisation_id="", **work))
    assert found is not None
    assert (found.id, found.why) == (ben.id, why)


def test_the_same_organisation_counts_as_it_is_typed(db: Data, ann: Contact) -> None:
    draft = ContactDraft(first_name="Ann", last_name="O'Neil")
    role = RoleDraft(contact_id="", organisation_id="")
    found = while_typing.person(db, draft, role, "lakeside general")
    assert found is not None
    assert found.why == "same name and same organisation"


@pytest.mark.parametrize(
    "typed",
    [
        {},
        {"last_name": "Ng"},
        {"first_name": "Ben", "last_name": "O'Neil"},
        {"phone": "12"},
        {"email": " "},
    ],
)
def test_someone_else_is_not_told_of(db: Data, ann: Contact, typed: dict[str, Any]) -> None:
    assert while_typing.person(db, ContactDraft(**typed)) is None


def test_nobody_is_like_themselves(db: Data) -> None:
    assert while_typing.person(db, builders.person(db)) is None


def test_the_switchboard_of_many_is_no_reason(db: Data) -> None:
    for name in ("Orpen", "Marsh", "Lee"):
        builders.person(db, name, phone="01632 960001")
    draft = ContactDraft(first_name="Cy", last_name="Ash", phone="01632 960001")
    assert while_typing.person(db, draft) is None


@pytest.mark.parametrize(
    ("there", "typed"),
    [
        ("St. Mary's Hosp.", "Saint Marys Hospital"),
        ("Saint Marys Hospital", "St. Mary\u2019s Hosp."),
        ("The O'Neil Health Ctr", "ONeil Health Centre"),
        ("Klinikum M\u00fcnchen", "Klinikum Munchen"),
        ("Fells Road Medical Pract.", "fells road medical practice"),
    ],
)
def test_an_organisation_is_told_in_whatever_spelling(db: Data, there: str, typed: str) -> None:
    kept = builders.organisation(db, there)
    builders.organisation(db, "Hilltop Clinic")
    found = while_typing.organisation(db, OrganisationDraft(name=typed))
    assert found is not None
    assert (found.id, found.name) == (kept.id, there)


@pytest.mark.parametrize(
    ("there", "typed"),
    [
        ("St. Mary's Hosp.", "Hospital Saint Marys"),
        ("St Mary's Hospital", "St Marys Hospitl"),
        ("North Trust Lakeside Infirmary", "Lakeside Infirmary"),
    ],
)
def test_a_name_that_is_near_is_told_of_one_postcode(db: Data, there: str, typed: str) -> None:
    at = Address(postcode="QX1 2AB")
    kept = builders.organisation(db, there, address=at)
    found = while_typing.organisation(db, OrganisationDraft(name=typed, address=at))
    assert found is not None
    assert found.id == kept.id


def test_organisations_are_told_as_they_are_by_now(db: Data) -> None:
    typed = OrganisationDraft(name="Saint Marys Hospital")
    assert while_typing.organisation(db, typed) is None

    mary = builders.organisation(db, "St. Mary's Hosp.")
    found = while_typing.organisation(db, typed)
    assert found is not None
    assert while_typing.organisation(db, mary) is None

    organisations.change(db, replace(mary, name="Hilltop"))
    assert while_typing.organisation(db, typed) is None
    undo.undo(db)
    assert while_typing.organisation(db, typed) == found
    organisations.remove(db, [mary.id])
    assert while_typing.organisation(db, typed) is None
    undo.undo(db)
    assert while_typing.organisation(db, typed) == found


def test_what_was_read_ahead_is_read_in_steps_and_not_again(db: Data) -> None:
    rows = [OrganisationDraft(name=f"Surgery {number}") for number in range(600)]
    with changing(db, "many"):
        for row in rows:
            kept_organisations.add(db, row)
    assert len(list(places_near.read_ahead(db))) == 3
    statements = list[str]()
    db.conn.set_trace_callback(statements.append)
    found = while_typing.organisation(db, OrganisationDraft(name="Surgery 417"))
    db.conn.set_trace_callback(None)
    assert found is not None
    assert found.name == "Surgery 417"
    assert not [one for one in statements if "website" in one and "FROM organisations" in one]


@pytest.mark.parametrize(
    ("typed", "is_told"),
    [
        (OrganisationDraft(name="The Lakeside Gen. Hosp.", phone="01632 960009"), True),
        (OrganisationDraft(name="Lakeside General Hospital"), True),
        (OrganisationDraft(name="Hilltop", address=Address(postcode="QX1 2AB")), False),
        (OrganisationDraft(name=""), False),
    ],
)
def test_an_organisation_that_is_there_is_told(
    db: Data, typed: OrganisationDraft, is_told: bool
) -> None:
    there = builders.organisation(
        db, "Lakeside General Hosp", phone="01632960009", address=Address(postcode="QX12AB")
    )
    found = while_typing.organisation(db, typed)
    assert (found.id if found else None) == (there.id if is_told else None)
