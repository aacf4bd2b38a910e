"""Whichever way someone gets another name, email, number or address: who was erased, or refused and was removed, is asked about."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.contacts import FIELDS, Contact, ContactDraft
from outreach_desktop.domain.duplicates.merging import Side
from outreach_desktop.domain.duplicates.pairs import PEOPLE
from outreach_desktop.domain.registers.changes import AsKept, Differs, RegisterChange
from outreach_desktop.domain.registers.entries import RegisterEntry
from outreach_desktop.domain.roles import RoleDraft
from outreach_desktop.domain.wishes.wishes import WishDraft, in_words, standing
from outreach_desktop.services import contacts, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.duplicates import merging
from outreach_desktop.services.erasing import erasing
from outreach_desktop.services.knowing import wishes
from outreach_desktop.services.living import joining
from outreach_desktop.services.many import changes as many
from outreach_desktop.services.registers import changes as registers
from outreach_desktop.services.safety.known_before import (
    NOT_ASKED,
    Answered,
    ErasedBeforeError,
    Gone,
    KnownBeforeError,
    RefusedBeforeError,
)
from tests import builders
from tests.conftest import TODAY

ERASED = ContactDraft(
    first_name="Wendel",
    last_name="Quill",
    email="wendel@quill.example",
    mobile="07700 900417",
    address=Address(street="417 Fletchgate", postcode="QX41 7ZZ"),
)
WAYS: dict[str, dict[str, Any]] = {
    "name": {"first_name": "Wendel", "last_name": "Quill"},
    "email": {"email": "Wendel@quill.example"},
    "secure email": {"secure_email": "wendel@quill.example"},
    "mobile": {"mobile": "+44 7700 900 417"},
    "address": {"first_name": "W", "last_name": "Quill", "address": ERASED.address},
}


def erased(db: Data) -> None:
    erasing.erase(db, contacts.add(db, ERASED).id, today=TODAY)


@pytest.mark.parametrize("way", WAYS)
def test_who_is_edited_to_be_someone_who_was_erased_is_asked_about(db: Data, way: str) -> None:
    erased(db)
    ann = builders.person(db, "Fox")
    edited = replace(ann, **WAYS[way])

    with pytest.raises(ErasedBeforeError, match=r"asked to be erased in March 2026\."):
        contacts.change(db, edited)
    assert contacts.get(db, ann.id) == ann

    kept = contacts.change(db, edited, answered=Answered(erased=True))
    assert contacts.get(db, ann.id) == kept
    contacts.change(db, replace(kept, notes="who came back is not asked about again"))


def test_who_is_changed_in_other_ways_is_not_asked_about(db: Data) -> None:
    ann = builders.person(db, email="wendel@quill.example")
    erased(db)

    assert contacts.change(db, replace(ann, phone="01632 960001", notes="rang")).notes == "rang"


def _add_role(db: Data, ann: Contact, answered: Answered) -> object:
    draft = RoleDraft(contact_id=ann.id, organisation_id="", email="wendel@quill.example")
    return contacts.add_role(db, draft, place="Mere", answered=answered)


def _change_role(db: Data, ann: Contact, answered: Answered) -> object:
    role = contacts.card(db, ann.id, today=TODAY).roles[0].role
    return contacts.change_role(db, replace(role, email=ERASED.email), answered=answered)


def _new_with_role(db: Data, _: Contact, answered: Answered) -> object:
    role = RoleDraft(contact_id="", organisation_id="", email=ERASED.email)
    draft = ContactDraft(first_name="Cy", last_name="Ng")
    return contacts.add(db, draft, role=role, place="Mere", answered=answered)


def _living_with(db: Data, ann: Contact, answered: Answered) -> object:
    return joining.add_living_with(db, ann.id, ERASED, answered=answered)


def _merge(db: Data, ann: Contact, answered: Answered) -> None:
    wendel = replace(builders.person(db, "Marsh"), first_name="Wendel")
    wendel = contacts.change(db, replace(wendel, notes="known for long", phone="01632 960002"))
    other = contacts.add(db, ContactDraft(first_name="Q", last_name="Quill"))
    chosen = {"first_name": Side.ONE, "last_name": Side.OTHER}
    merging.merge(db, PEOPLE, wendel.id, other.id, chosen=chosen, answered=answered)


def _register(db: Data, ann: Contact, answered: Answered) -> None:
    kept = AsKept(id=ann.id, code="G1", is_person=True, name=ann.name, address=ann.address)
    new = RegisterEntry(
        register="nppes",
        code="G1",
        is_person=True,
        name="Q",
        last_name="Quill",
        phone=ERASED.mobile,
    )
    change = RegisterChange(kept=kept, entry=new, what=Differs.PHONE, before="", after="")
    other = replace(change, what=Differs.NAME)
    both = [change, other]
    registers.take_over(db, Path(), both, today=TODAY, answered={ann.id: answered})


@pytest.mark.parametrize(
    "enter", [_add_role, _change_role, _new_with_role, _living_with, _merge, _register]
)
def test_every_other_way_in_asks_too(
    db: Data, enter: Callable[[Data, Contact, Answered], object]
) -> None:
    ann = builders.person(db, "Fox")
    builders.role(db, ann, builders.organisation(db))
    contacts.change(db, replace(ann, first_name="Wendel"))
    erased(db)

    before = undo.next_undo(db)
    with pytest.raises(ErasedBeforeError):
        enter(db, ann, NOT_ASKED)
    if enter is not _merge:
        assert undo.next_undo(db) == before
    enter(db, ann, Answered(erased=True))
    assert undo.next_undo(db) != before


def test_what_is_changed_of_several_is_nothing_that_anyone_is_known_by() -> None:
    known_by = {"first_name", "last_name", "email", "secure_email", "phone", "mobile"}
    known_by |= {"street", "town", "region", "postcode", "country"}

    assert known_by < {*FIELDS}
    assert not known_by & {field.name for field in many.fields(PEOPLE)}


# -- who lies in the bin -----------------------------------------------------------------------

GONE = ContactDraft(
    first_name="Dora", last_name="Dean", do_not_contact=True, do_not_contact_reason="rang us"
)


def test_who_was_undone_with_a_wish_is_asked_about_when_they_are_added_again(db: Data) -> None:
    gone = contacts.add(db, GONE)
    undo.undo(db)
    again = replace(GONE, do_not_contact=False, do_not_contact_reason="")

    with pytest.raises(RefusedBeforeError, match=r"Someone of this name is in the bin") as asked:
        contacts.add(db, again)
    assert asked.value.hint == "Dora Dean: do not contact (rang us)."
    assert (asked.value.gone, asked.value.can_come_back) == (gone.id, True)
    assert contacts.count(db) == 0

    kept = contacts.add(db, again, answered=Answered(gone=Gone.CARRY))
    assert (kept.do_not_contact, kept.do_not_contact_reason) == (True, "rang us")
    other = contacts.add(db, again, answered=Answered(gone=Gone.ANOTHER))
    assert not other.do_not_contact


@pytest.mark.parametrize("way", WAYS)
def test_wishes_of_who_was_removed_go_along_whatever_they_are_known_by(db: Data, way: str) -> None:
    gone = contacts.add(db, ERASED)
    for channel, state in (("post", "no"), ("email", "yes")):
        said = WishDraft(channel=channel, state=state, reason="rang", asked_on=date(2026, 1, 1))
        wishes.add(db, gone.id, said, today=TODAY)
    contacts.remove(db, [gone.id])
    ann = builders.person(db, "Fox")
    edited = replace(ann, **WAYS[way])

    with pytest.raises(RefusedBeforeError):
        contacts.add(db, ContactDraft(**{"last_name": "Ng", **WAYS[way]}))
    with pytest.raises(RefusedBeforeError):
        contacts.change(db, edited)
    kept = contacts.change(db, edited, answered=Answered(gone=Gone.CARRY))
    said_now = [in_words(one) for one in standing(contacts.get(db, kept.id).wishes)]
    assert said_now == ["No post (rang)", "Agreed to email (rang)"]


def test_a_role_with_the_email_of_who_was_removed_brings_their_wishes(db: Data) -> None:
    gone = contacts.add(db, replace(ERASED, do_not_contact=True))
    contacts.remove(db, [gone.id])
    ann = builders.person(db, "Fox")

    with pytest.raises(RefusedBeforeError):
        _add_role(db, ann, NOT_ASKED)
    _add_role(db, ann, Answered(gone=Gone.CARRY))
    assert contacts.get(db, ann.id).do_not_contact


def test_who_is_known_by_the_email_of_a_role_is_known_in_the_bin_too(db: Data) -> None:
    gone = contacts.add(db, replace(GONE, first_name=""))
    builders.role(db, gone, builders.organisation(db), email="dora@mere.example")
    contacts.remove(db, [gone.id])

    with pytest.raises(RefusedBeforeError):
        contacts.add(db, ContactDraft(last_name="D", email="dora@mere.example"))


def test_what_allows_no_more_than_the_one_in_the_bin_is_not_asked_about(db: Data) -> None:
    post = WishDraft(channel="post", reason="rang")
    gone = contacts.add(db, replace(ERASED, wishes=(post,)))
    contacts.remove(db, [gone.id])

    refused = contacts.add(db, replace(ERASED, wishes=(replace(post, reason="wrote"),)))
    everything = contacts.add(db, replace(ERASED, do_not_contact=True))
    assert (len(refused.wishes), everything.wishes) == (1, ())


def test_what_they_said_since_goes_before_what_the_one_in_the_bin_had_said(db: Data) -> None:
    no = WishDraft(channel="post", reason="rang", asked_on=date(2025, 1, 1))
    yes = WishDraft(channel="post", state="yes", reason="wrote", asked_on=date(2025, 6, 1))
    gone = contacts.add(db, replace(ERASED, wishes=(no,)))
    contacts.remove(db, [gone.id])

    assert contacts.add(db, replace(ERASED, wishes=(yes,))).wishes
    with pytest.raises(RefusedBeforeError):
        contacts.add(db, replace(ERASED, wishes=(replace(yes, asked_on=date(2024, 1, 1)),)))


def test_who_died_or_was_merged_is_told_of_and_only_who_was_removed_comes_back(db: Data) -> None:
    one = contacts.add(db, replace(GONE, do_not_contact=False, deceased=True))
    other = builders.person(db, "Fox")
    merging.merge(db, PEOPLE, other.id, one.id)

    with pytest.raises(RefusedBeforeError) as asked:
        contacts.add(db, ContactDraft(first_name="Dora", last_name="Dean"))
    assert asked.value.hint == "Dora Dean: has died."
    assert not asked.value.can_come_back


def test_who_was_erased_and_who_lies_in_the_bin_are_asked_about_one_after_the_other(
    db: Data,
) -> None:
    erased(db)
    contacts.remove(db, [contacts.add(db, GONE).id])
    both = replace(ERASED, first_name="Dora", last_name="Dean")

    for answered in (NOT_ASKED, Answered(gone=Gone.CARRY), Answered(erased=True)):
        with pytest.raises(KnownBeforeError):
            contacts.add(db, both, answered=answered)
    assert contacts.add(db, both, answered=Answered(erased=True, gone=Gone.CARRY)).do_not_contact
