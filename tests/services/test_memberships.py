"""Memberships: kept, changed and removed in one named action each, and people are found by them."""

from dataclasses import replace
from datetime import date

import pytest

from outreach_desktop.domain.memberships import Membership, MembershipDraft
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import contacts, memberships, undo
from outreach_desktop.services.data_file import Data
from tests import builders


def of(db: Data, contact_id: str, today: date) -> tuple[Membership, ...]:
    return contacts.card(db, contact_id, today=today).memberships


def sentences(db: Data) -> tuple[str, ...]:
    return undo.details(db, undo.history(db)[0].id).sentences


def test_what_somebody_is_a_member_of_is_on_their_card_in_order(db: Data, today: date) -> None:
    ann, ben = builders.person(db), builders.person(db, "Fox")
    for body in ("Royal College of Physicians", "baus"):
        builders.membership(db, ann, body)
    builders.membership(db, ben, "Macmillan")

    assert [one.body for one in of(db, ann.id, today)] == ["baus", "Royal College of Physicians"]


def test_each_change_has_its_name_and_its_sentence(db: Data, today: date) -> None:
    ann = builders.person(db)
    kept = builders.membership(db, ann, since=date(2019, 5, 1))
    assert undo.next_undo(db) == "Add membership of Dr Ann O'Neil"
    assert sentences(db) == ("\u201cBAUS\u201d, Dr Ann O'Neil: added (member since 1 May 2019)",)
    memberships.change(db, replace(kept, body="EAU", since=None))
    assert sentences(db) == (
        "\u201cEAU\u201d, Dr Ann O'Neil: body BAUS \u2192 EAU",
        "\u201cEAU\u201d, Dr Ann O'Neil: member since emptied (was 1 May 2019)",
    )
    memberships.remove(db, kept.id)
    assert (undo.next_undo(db), of(db, ann.id, today)) == (
        "Remove membership of Dr Ann O'Neil",
        (),
    )
    undo.undo(db)
    undo.undo(db)

    assert of(db, ann.id, today) == (kept,)


def test_a_membership_of_nothing_or_of_nobody_is_refused(db: Data) -> None:
    ann = builders.person(db)
    with pytest.raises(OutreachError, match="Type the name of the body"):
        builders.membership(db, ann, " ")
    contacts.remove(db, [ann.id])
    with pytest.raises(OutreachError, match="This person is no longer there"):
        memberships.add(db, MembershipDraft(contact_id=ann.id, body="BAUS"))


def test_people_are_found_by_what_they_are_members_of(db: Data, today: date) -> None:
    ann, ben = builders.person(db), builders.person(db, "Fox")
    kept = builders.membership(db, ann, "British Association of Urological Surgeons")
    builders.membership(db, ben, "Royal College of Nursing")

    def found(words: str) -> list[str]:
        return contacts.find(db, words, today=today)

    assert (found("urological o'neil"), found("college")) == ([ann.id], [ben.id])
    memberships.remove(db, kept.id)
    assert found("urological") == []


def test_the_sample_group_has_some(db: Data, today: date) -> None:
    builders.sample_group(db, today)
    found = contacts.find(db, "association of urological", today=today)

    assert len(found) == 2
    assert all(of(db, contact_id, today)[0].since for contact_id in found)
