"""Organisations that closed, or want no letters or emails: left out with the next step, and told of those who worked there."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.labour import outcome
from outreach_desktop.domain.organisations import Organisation, OrganisationDraft, problems
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import contacts, organisations, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.exporting import places as exported
from outreach_desktop.services.importing import imports
from outreach_desktop.services.mailing import drafts
from outreach_desktop.services.making import letters
from outreach_desktop.services.posting import places
from tests import builders
from tests.conftest import TODAY
from tests.services.letter_steps import NOW, note

WORDS = "Dear {{ contact.salutation }}"
THEN = TODAY - dt.timedelta(days=30)


@pytest.fixture
def surgery(db: Data) -> Organisation:
    return builders.organisation(
        db,
        "Mill Surgery",
        email="desk@mill.example",
        address=Address(street="2 Mill Lane", town="Ashby", postcode="AX1 2BC"),
    )


def changed(db: Data, place: Organisation, **fields: object) -> Organisation:
    now = organisations.get(db, place.id)
    return organisations.change(db, replace(now, **fields))  # type: ignore[arg-type]


def said(db: Data, tmp_path: Path, ids: Sequence[str]) -> list[str]:
    plan = letters.plan(db, ids, [note(tmp_path, WORDS)], today=TODAY)
    return [one.message for one in letters.check(plan)]


def test_one_that_closed_gets_nothing_and_it_is_said_who_took_over(
    db: Data, surgery: Organisation, tmp_path: Path, out: Path
) -> None:
    later = builders.organisation(db, "Ashby Health Centre")
    ward = builders.organisation(db, "Desk", kind="department", parent_id=surgery.id)
    changed(db, surgery, closed_on=THEN, successor_id=later.id)

    plan = letters.plan(db, [surgery.id, later.id], [note(tmp_path, WORDS)], today=TODAY)
    findings = letters.check(plan)
    made = list(letters.make(db, plan, out, now=NOW))

    why = "Leave Mill Surgery out: it has closed. Write to Ashby Health Centre, which took over."
    assert [one.message for one in findings if one.stops] == [why]
    assert letters.who_is_left_out(findings, plan) == (("Mill Surgery", why),)
    assert [one.path is None for one in made] == [True, False]
    assert [one for one in said(db, tmp_path, [ward.id]) if "closed" in one] == [
        "Leave Desk out: it has closed. Write to Ashby Health Centre, which took over."
    ]
    labels = outcome(places.collected(db, [surgery.id], today=TODAY))
    assert labels.left_out == (("Mill Surgery", "it has closed"),)
    (email,) = drafts.written(plan_of(db, surgery, tmp_path))
    assert email.problem == why
    day_before = THEN - dt.timedelta(days=1)
    assert (
        letters.check(letters.plan(db, [surgery.id], [note(tmp_path, WORDS)], today=day_before))
        == []
    )


def plan_of(db: Data, place: Organisation, tmp_path: Path) -> letters.Plan:
    return letters.plan(db, [place.id], [note(tmp_path, WORDS)], today=TODAY)


def test_letters_and_emails_are_unwanted_apart_and_at_its_parts_too(
    db: Data, surgery: Organisation, tmp_path: Path
) -> None:
    desk = builders.organisation(db, "Desk", kind="department", parent_id=surgery.id)
    changed(db, surgery, no_letters=True)

    assert "Leave Mill Surgery out: they do not want letters." in said(db, tmp_path, [surgery.id])
    assert "Leave Desk out: they do not want letters." in said(db, tmp_path, [desk.id])
    (email,) = drafts.written(plan_of(db, surgery, tmp_path))
    assert (email.problem, [one.email for one in email.to]) == ("", ["desk@mill.example"])

    changed(db, surgery, no_letters=False, no_emails=True)
    assert said(db, tmp_path, [surgery.id]) == []
    (email,) = drafts.written(plan_of(db, surgery, tmp_path))
    assert email.problem == "Leave Mill Surgery out: they do not want emails."


def test_an_email_to_an_organisation_is_noted_on_its_own_timeline(
    db: Data, surgery: Organisation, tmp_path: Path
) -> None:
    sent = list(drafts.written(plan_of(db, surgery, tmp_path)))

    assert drafts.note_sent(db, sent, TODAY, today=TODAY) == 1

    card = organisations.card(db, surgery.id, today=TODAY)
    assert [(one.kind, one.date) for one in card.timeline] == [("email", TODAY)]


def test_who_works_at_one_that_closed_is_remarked_with_the_next_step(
    db: Data, surgery: Organisation, tmp_path: Path
) -> None:
    ann = builders.person(db)
    builders.role(db, ann, surgery)
    changed(db, surgery, closed_on=THEN)

    plan = letters.plan(db, [ann.id], [note(tmp_path, WORDS)], today=TODAY)
    (told,) = letters.check(plan)

    assert told.message == (
        "Mill Surgery: Closed on 31 Jan 2026. Dr Ann O'Neil is still noted as working there."
        " Ask where they work now, and change it on their card."
    )
    assert not told.stops
    assert contacts.find(db, "wish:closed", today=TODAY) == [ann.id]
    assert organisations.find(db, "wish:closed", today=TODAY) == [surgery.id]


def test_one_that_closes_while_letters_are_made_gets_none(
    db: Data, surgery: Organisation, tmp_path: Path, out: Path
) -> None:
    plan = plan_of(db, surgery, tmp_path)
    changed(db, surgery, closed_on=TODAY)

    (outcome_of_it,) = letters.make(db, plan, out, now=NOW)

    assert outcome_of_it.problem.startswith("Leave Mill Surgery out: it has closed.")


def test_places_are_found_by_their_wishes(db: Data, surgery: Organisation) -> None:
    other = builders.organisation(db, "Hospice", no_emails=True)

    def found(words: str) -> list[str]:
        return organisations.find(db, words, today=TODAY)

    changed(db, surgery, no_letters=True)
    assert found("wish:letters") == [surgery.id]
    assert found('wish:"wants no emails"') == found("wish:emails") == [other.id]
    assert set(found("wish:yes")) == {surgery.id, other.id}
    assert found("wish:no") == found("wish:nonsense") == found("wish:closed") == []
    undo.undo(db)
    assert found("wish:letters") == []


def test_who_took_over_goes_out_and_comes_back_by_name(
    db: Data, surgery: Organisation, tmp_path: Path
) -> None:
    later = builders.organisation(db, "Ashby Health Centre")
    changed(db, surgery, closed_on=THEN, successor_id=later.id, no_emails=True)
    path = tmp_path / "places.csv"
    outcome(exported.write(db, path, [surgery.id, later.id]))
    organisations.remove(db, [later.id])
    assert organisations.get(db, surgery.id).successor_id is None
    organisations.remove(db, [surgery.id])

    for _ in imports.apply(db, imports.plan(db, path, today=TODAY)):
        pass

    there = organisations.named(db, "Mill Surgery")
    assert there is not None
    again = organisations.card(db, there.id, today=TODAY)
    assert (again.organisation.closed_on, again.organisation.no_emails) == (THEN, True)
    assert again.successor is not None
    assert again.successor.name == "Ashby Health Centre"


def test_a_successor_without_a_day_or_itself_is_refused(db: Data, surgery: Organisation) -> None:
    draft = OrganisationDraft(name="Mill", successor_id=surgery.id)
    assert [one.field for one in problems(draft)] == ["closed_on"]
    with pytest.raises(OutreachError, match="cannot take over from itself"):
        changed(db, surgery, closed_on=THEN, successor_id=surgery.id)
