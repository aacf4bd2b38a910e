"""Whatever is kept and whatever a file holds, an import loses nothing, repeats nothing, can be undone."""

import csv
import tempfile
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from outreach_desktop.db.subjects import contacts as kept
from outreach_desktop.db.subjects import organisations, roles
from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.contacts import Contact, ContactDraft
from outreach_desktop.services import data_file, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.importing import imports
from outreach_desktop.services.importing.imports import ImportPlan
from tests.examples import few

Rows = list[dict[str, str]]

TODAY = date(2026, 3, 2)

# Few values, so that rows meet each other and the people kept in every way there is.
VALUES = {
    "Title": ["", "Dr", "Ms"],
    "First name": ["", "Ann", "A.", "Anne", "Bo"],
    "Last name": ["", "Lee", "Ek"],
    "Profession": ["", "nurse"],
    "E-mail": ["", "ann@example.org", "ANN@example.org", "bo@example.org", "desk@example.org", "x"],
    "Phone": ["", "01632 960001", "01632960001", "01632 960002"],
    "Organisation": ["", "Ashby", "ASHBY", "Mere"],
    "Role": ["", "Nurse", "Sister"],
    "Department": ["", "Ward 4"],
    "Street": ["", "1 Hill", "2 Row"],
    "Postcode": ["", "QX1 1AA", "qx11aa", "QX2 2BB"],
    "Tags": ["", "a", "A;b"],
    "Notes": ["", "one", "two"],
    "Do not contact": ["", "yes", "no"],
}
rows = st.lists(
    st.fixed_dictionaries({name: st.sampled_from(values) for name, values in VALUES.items()}),
    min_size=1,
    max_size=6,
).filter(lambda told: any(any(row.values()) for row in told))


def looked_through(db: Data, rows: Rows) -> ImportPlan:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "list.csv")
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(VALUES))
            writer.writeheader()
            writer.writerows(rows)
        return imports.plan(db, path, today=TODAY)


def take_in(db: Data, rows: Rows) -> ImportPlan:
    plan = looked_through(db, rows)
    assert list(imports.apply(db, plan))[-1] == len(plan.rows)
    return plan


def everything(db: Data) -> list[object]:
    people = sorted(kept.every(db), key=lambda contact: contact.id)
    places = sorted(organisations.every(db), key=lambda place: place.id)
    return [people, places, roles.of_all(db, [contact.id for contact in people])]


def stands_in(field: str, person: Contact) -> bool:
    """An email address is in the place of the name only until there is one."""
    return field == "last_name" and person.last_name == person.email and not person.first_name


def lost(before: Contact, after: Contact) -> list[str]:
    """Fields that held something and no longer do, tags and notes that went, a latch that opened."""
    gone = []
    for part in fields(ContactDraft):
        old, new = getattr(before, part.name), getattr(after, part.name)
        if isinstance(old, Address):
            gone += [
                name for name in Address.__slots__ if getattr(old, name) and not getattr(new, name)
            ]
        elif isinstance(old, tuple):
            gone += [part.name] if not set(old) <= set(new) else []
        elif part.name == "notes":
            gone += [part.name] if old not in new else []
        elif old and not new and not stands_in(part.name, before):
            gone.append(part.name)
    return gone


@few(30)
@given(rows, rows)
def test_an_import_loses_nothing_repeats_nothing_and_can_be_undone(
    first: Rows, second: Rows
) -> None:
    loses_nothing(first, second)


def test_a_part_of_an_address_that_is_known_whole_is_no_other_one() -> None:
    empty = dict.fromkeys(
        ("Title", "First name", "Last name", "Organisation", "Street", "Postcode"), ""
    )
    told = [
        {**empty, "Last name": "Lee", "Organisation": "Ashby", "Postcode": "QX1 1AA"},
        {**empty, "Organisation": "Ashby", "Street": "1 Hill"},
    ]
    db = data_file.open_in_memory()
    take_in(db, told)
    assert [row.verdict for row in looked_through(db, told).rows] == ["unchanged", "unchanged"]
    [place] = organisations.every(db)
    assert (place.address.street, place.address.postcode) == ("1 Hill", "QX1 1AA")
    assert place.notes == ""


@pytest.mark.slow
@settings(max_examples=10_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rows, rows)
def test_ten_thousand_imports_lose_nothing(first: Rows, second: Rows) -> None:
    loses_nothing(first, second)


def loses_nothing(first: Rows, second: Rows) -> None:
    db = data_file.open_in_memory()
    try:
        take_in(db, first)
        again = looked_through(db, first)
        assert {row.verdict for row in again.rows} <= {"unchanged", "rejected"}, again.rows
        keeps_what_is_there(db, second)
    finally:
        data_file.close(db)


def keeps_what_is_there(db: Data, told: Rows) -> None:
    before = everything(db)
    people = {contact.id: contact for contact in kept.every(db)}

    plan = take_in(db, told)

    counted = plan.new + plan.updated + plan.unchanged + plan.rejected
    assert counted == len(plan.rows) == sum(any(row.values()) for row in told)
    after = {contact.id: contact for contact in kept.every(db)}
    assert [lost(contact, after[key]) for key, contact in people.items()] == [[]] * len(people)
    new = [row for row in plan.rows if row.verdict == "new" and not row.is_organisation]
    assert len(after) == len(people) + len(new)
    # Undo does not let go of anybody who asked not to be contacted.
    if plan.new + plan.updated and not any(row["Do not contact"] == "yes" for row in told):
        undo.undo(db)
        assert everything(db) == before
