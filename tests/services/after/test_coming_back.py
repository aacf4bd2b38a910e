"""Mail that came back: no other letter goes to that address, until it is another or is said to be right."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from outreach_desktop.db.subjects import contacts as kept
from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.contacts import Contact
from outreach_desktop.domain.labour import outcome
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import contacts, organisations, undo
from outreach_desktop.services.after import coming_back, going_out
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.making import letters
from outreach_desktop.services.posting import addressees
from tests import builders
from tests.conftest import TODAY
from tests.services.letter_steps import GREETING, made, note, planned

HOME = Address(street="4 Mill Lane", town="Ashby", postcode="AX1 2BC")
BACK = TODAY - dt.timedelta(days=3)


@pytest.fixture
def ann(db: Data) -> Contact:
    return builders.person(db, address=HOME)


def found(db: Data) -> list[str]:
    return contacts.find(db, "post:came-back", today=TODAY)


def test_the_check_leaves_them_out_with_the_reason_and_nothing_is_made(
    db: Data, ann: Contact, tmp_path: Path, out: Path
) -> None:
    coming_back.note(db, ann.id, BACK, "moved away", today=TODAY)

    plan = planned(db, [ann], note(tmp_path, GREETING))
    (finding,) = [one for one in letters.check(plan) if one.stops]
    assert finding.message == (
        "Leave Dr Ann O'Neil out: mail came back from their address on 27 Feb 2026 (moved away)."
        " Change the address, or say on their card that it is right."
    )
    assert letters.who_is_left_out([finding], plan) == ((ann.name, finding.message),)
    (outcome_of_ann,) = made(db, plan, out)
    assert outcome_of_ann.path is None
    assert found(db) == [ann.id]
    assert contacts.card(db, ann.id, today=TODAY).post_is_back
    labels = outcome(addressees.collected(db, [ann.id], per="person", today=TODAY))
    assert labels.entries == ()
    assert labels.left_out == (
        (ann.name, "mail came back from their address on 27 Feb 2026 (moved away)"),
    )


def test_another_address_is_written_to_and_the_old_one_is_not(db: Data, ann: Contact) -> None:
    coming_back.note(db, ann.id, BACK, "", today=TODAY)

    now = contacts.get(db, ann.id)
    contacts.change(db, replace(now, address=replace(HOME, street="9 High Street")))
    assert found(db) == []
    assert not contacts.card(db, ann.id, today=TODAY).post_is_back

    contacts.change(db, replace(now, address=replace(HOME, street=" 4 mill LANE\n", country="UK")))
    assert found(db) == [ann.id]  # typed otherwise, and the same


def test_who_works_elsewhere_now_is_written_to(db: Data, ann: Contact) -> None:
    coming_back.note(db, ann.id, BACK, "", today=TODAY)
    clinic = builders.organisation(db, address=Address(street="1 Clinic Road", town="Ashby"))

    builders.role(db, ann, clinic, is_main=True)
    assert found(db) == []

    ben = builders.person(db, "Fox", first_name="Ben")
    builders.role(db, ben, clinic, is_main=True)
    coming_back.note(db, ben.id, BACK, "not known there", today=TODAY)
    assert found(db) == [ben.id]  # Ann works there too and still gets letters
    organisations.change(db, replace(clinic, address=replace(clinic.address, street="2 New Road")))
    assert found(db) == []


def test_it_can_be_said_that_the_address_is_right_and_undo_brings_each_back(
    db: Data, ann: Contact
) -> None:
    coming_back.note(db, ann.id, BACK, "refused", today=TODAY)
    assert undo.next_undo(db) == "Note that mail for Dr Ann O'Neil came back"

    coming_back.right(db, ann.id)
    assert found(db) == []
    undo.undo(db)
    assert found(db) == [ann.id]
    undo.undo(db)
    assert found(db) == []


def test_a_household_that_got_one_letter_is_marked_whole(
    db: Data, tmp_path: Path, out: Path
) -> None:
    cy = builders.person(db, "Hart", first_name="Cy", address=HOME)
    di = builders.person(db, "Hart", first_name="Di", address=HOME)
    builders.household(db, cy, di)
    made(db, planned(db, [cy, di], note(tmp_path, GREETING)), out)
    (document,) = contacts.card(db, di.id, today=TODAY).documents

    coming_back.note(db, di.id, BACK, "", today=TODAY, document_id=document.id)

    assert set(found(db)) == {cy.id, di.id}


def test_without_an_address_or_on_a_day_to_come_it_is_refused(db: Data, ann: Contact) -> None:
    ben = builders.person(db, "Fox", first_name="Ben")
    with pytest.raises(OutreachError, match="No address is known of Dr Ben Fox"):
        coming_back.note(db, ben.id, BACK, "", today=TODAY)
    with pytest.raises(OutreachError, match="Choose today or a day before"):
        coming_back.note(db, ann.id, TODAY + dt.timedelta(days=1), "", today=TODAY)
    assert coming_back.address_of(db, ann.id, today=TODAY).address == "4 Mill Lane, Ashby, AX1 2BC"
    assert found(db) == []


def last(db: Data, one: Contact) -> dt.date | None:
    return kept.last_contacts(db, [one.id], TODAY).get(one.id)


def test_a_letter_that_came_back_is_no_contact_until_it_is_posted_again(
    db: Data, ann: Contact, tmp_path: Path, out: Path
) -> None:
    before, sent = TODAY - dt.timedelta(days=40), TODAY - dt.timedelta(days=10)
    builders.call(db, ann, before)
    plan = planned(db, [ann], note(tmp_path, GREETING))
    list(letters.make(db, plan, out, now=dt.datetime(2026, 2, 1, 10)))
    (document,) = contacts.card(db, ann.id, today=TODAY).documents
    going_out.posted(db, [document.id], sent, today=TODAY)
    assert last(db, ann) == sent
    assert contacts.find(db, "last:<20d", today=TODAY) == [ann.id]

    coming_back.note(db, ann.id, BACK, "moved away", today=TODAY, document_id=document.id)

    assert last(db, ann) == before
    assert contacts.find(db, "last:<20d", today=TODAY) == []
    assert coming_back.letters_to(db, ann.id, today=TODAY) == []
    undo.undo(db)
    assert last(db, ann) == sent
    undo.redo(db)
    assert last(db, ann) == before
    going_out.posted(db, [document.id], TODAY, today=TODAY)
    assert last(db, ann) == TODAY


def test_a_letter_that_was_written_down_can_be_the_one(db: Data, ann: Contact) -> None:
    old = builders.call(db, ann, TODAY - dt.timedelta(days=90), "First letter", kind="letter")
    builders.call(db, ann, TODAY - dt.timedelta(days=9), "Second letter", kind="letter")

    newest, older = coming_back.letters_to(db, ann.id, today=TODAY)
    assert (newest.title, older.entry_id) == ("Second letter", old.id)
    with pytest.raises(OutreachError, match="the letter was not sent before"):
        coming_back.note(
            db, ann.id, newest.on - dt.timedelta(days=1), "", today=TODAY, entry_id=newest.entry_id
        )
    coming_back.note(db, ann.id, BACK, "", today=TODAY, entry_id=newest.entry_id)

    assert last(db, ann) == older.on
    assert found(db) == [ann.id]
