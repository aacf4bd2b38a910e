"""A month or a year, where no more is known, is kept, found, told, exported and taken back as it was said."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from outreach_desktop.db.shape import checks
from outreach_desktop.domain.contacts import Contact
from outreach_desktop.domain.knowing.part_dates import PartDate
from outreach_desktop.domain.labour import outcome
from outreach_desktop.services import contacts, memberships, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.exporting import exports
from outreach_desktop.services.holding import collecting, telling
from outreach_desktop.services.importing import imports
from tests import builders

YEAR, MONTH = PartDate(2019), PartDate(2021, 3)


@pytest.fixture
def ann(db: Data) -> Contact:
    """A champion since 2019, who worked at one place from 2019 until March 2021 and has been at another since."""
    one = builders.person(db, champion="champion", champion_since=YEAR)
    mill, ward = builders.organisation(db, "Mill"), builders.organisation(db, "Ward")
    builders.role(db, one, mill, starts_on=YEAR, ends_on=MONTH, is_main=False)
    builders.role(db, one, ward, starts_on=MONTH)
    builders.membership(db, one, since=YEAR)
    return one


def test_it_is_kept_as_it_was_said(db: Data, ann: Contact, today: date) -> None:
    card = contacts.card(db, ann.id, today=today)
    assert card.contact.champion_since == YEAR
    assert card.memberships[0].since == YEAR
    held = {one.organisation.name: one.role for one in card.roles}
    assert (held["Mill"].starts_on, held["Mill"].ends_on) == (YEAR, MONTH)
    assert card.main is not None
    assert card.main.organisation.name == "Ward"
    assert contacts.find(db, "place:Ward", today=today) == [ann.id]
    assert contacts.find(db, "place:Mill", today=today) == []
    assert list(checks.faults(db)) == []


def test_saying_more_exactly_is_a_change_that_undo_takes_back(db: Data, ann: Contact) -> None:
    contacts.change(db, replace(ann, champion_since=date(2019, 1, 1)))
    assert contacts.get(db, ann.id).champion_since == date(2019, 1, 1)
    undo.undo(db)
    assert contacts.get(db, ann.id).champion_since == YEAR

    membership = contacts.card(db, ann.id, today=date(2026, 3, 1)).memberships[0]
    memberships.change(db, replace(membership, since=None))
    undo.undo(db)
    assert contacts.card(db, ann.id, today=date(2026, 3, 1)).memberships[0].since == YEAR


@pytest.mark.parametrize("name", ["list.csv", "list.xlsx", "list.vcf"])
def test_it_goes_out_and_comes_back(
    db: Data, ann: Contact, tmp_path: Path, today: date, name: str
) -> None:
    died = builders.person(db, "Fox", deceased=True, deceased_on=MONTH)
    path = tmp_path / name
    ids = contacts.find(db, today=today)
    outcome(exports.write(db, path, ids, today=today))
    plan = imports.plan(db, path, today=today)
    assert (plan.unchanged, plan.updated, plan.new) == (2, 0, 0)

    contacts.change(db, replace(ann, champion_since=None))
    contacts.change(db, replace(died, deceased_on=None))
    for _ in imports.apply(db, imports.plan(db, path, today=today)):
        pass
    assert contacts.get(db, ann.id).champion_since == YEAR
    assert contacts.get(db, died.id).deceased_on == MONTH


def test_everything_held_says_it_as_far_as_it_is_known(db: Data, ann: Contact, today: date) -> None:
    contacts.change(db, replace(ann, champion_since=MONTH))
    held = outcome(collecting.collected(db, ann.id, today=today))
    said = json.dumps(telling.as_json(held), ensure_ascii=False)
    assert "Mar 2021" in said or "2021-03" in said
    assert "2021-03-01" not in said


@pytest.mark.parametrize(
    ("end", "is_there"),
    [
        (PartDate(2026), True),
        (PartDate(2026, 3), True),
        (PartDate(2026, 2), False),
        (PartDate(2025), False),
    ],
)
def test_an_end_known_in_part_lasts_to_the_end_of_it(
    db: Data, today: date, end: PartDate, *, is_there: bool
) -> None:
    one = builders.person(db)
    builders.role(db, one, builders.organisation(db, "Mill"), ends_on=end)
    assert (contacts.find(db, "place:Mill", today=today) == [one.id]) == is_there
    (row,) = contacts.rows(db, [one.id], today=today)
    assert (row.organisation == "Mill") == is_there
    assert contacts.find(db, today=today, order="organisation") == [one.id]
