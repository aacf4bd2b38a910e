"""The rules behind letters: what is thanked for, what a file is called, what to know before writing."""

import datetime as dt
from typing import Any

import pytest

from outreach_desktop.domain.contacts import Contact
from outreach_desktop.domain.documents.letters import (
    cautions,
    done_without,
    file_title,
    reference,
    thanks_as_typed,
    thanks_for_part,
    thanks_owed,
)
from outreach_desktop.domain.documents.readers.recipients import Recipient, Thanks
from outreach_desktop.domain.events import Event, Participant
from outreach_desktop.domain.group import Gap
from outreach_desktop.domain.interactions import Interaction

TODAY = dt.date(2026, 3, 2)
ROLES = {"speaker": "speaker", "guest": "guest"}
EVENING = Event(id="e", title="Open evening", date=dt.date(2026, 2, 10))


def part(**fields: Any) -> Participant:
    return Participant(id="p", event_id="e", contact_id="c", **fields)


def ann(**fields: Any) -> Contact:
    return Contact(id="c", **{"title": "Dr", "first_name": "Ann", "last_name": "O'Neil"} | fields)


def test_a_speaker_who_came_is_thanked_for_speaking() -> None:
    spoke = part(role="speaker", attendance="attended")
    thanks = thanks_for_part(EVENING, spoke, TODAY, ROLES)
    assert thanks == Thanks(reason="speaking at \u201cOpen evening\u201d", date=EVENING.date)


@pytest.mark.parametrize(
    "fields",
    [{"attendance": "no-show", "rsvp": "accepted"}, {"rsvp": "declined"}, {"rsvp": "invited"}],
)
def test_who_did_not_come_is_thanked_for_nothing(fields: dict[str, str]) -> None:
    assert thanks_for_part(EVENING, part(**fields), TODAY, ROLES) is None


def test_nobody_is_thanked_for_an_event_that_is_still_to_come() -> None:
    assert thanks_for_part(EVENING, part(rsvp="accepted"), dt.date(2026, 2, 9), ROLES) is None


def test_a_role_that_means_nothing_more_is_thanked_for_the_part_in_it() -> None:
    thanks = thanks_for_part(EVENING, part(role="raffle", attendance="attended"), TODAY, ROLES)
    assert thanks is not None
    assert thanks.reason == "your part in \u201cOpen evening\u201d"


def test_a_reason_noted_with_a_full_stop_does_not_print_two() -> None:
    noted = Interaction(id="i", contact_id="c", date=TODAY, thanks_for="lending us the gym. ")
    assert thanks_owed(noted).reason == "lending us the gym"


@pytest.mark.parametrize(
    "typed", ["lending us the gym", " lending us  the gym. ", "Thank you for lending us the gym"]
)
def test_a_reason_may_be_typed_as_a_whole_sentence(typed: str) -> None:
    assert thanks_as_typed(typed, TODAY) == Thanks(reason="lending us the gym", date=TODAY)


def test_a_reason_of_blanks_is_none() -> None:
    assert thanks_as_typed(" . ", None) is None


def test_what_our_group_lacks_is_told_in_one_sentence_with_the_words_of_the_screen() -> None:
    gaps = [
        Gap(field="group.referral_phone", words=""),
        Gap(field="group.helps", words=""),
        Gap(field="sender.name", words=""),
    ]

    group, signer = done_without(gaps)

    assert not group.stops
    assert group.message == (
        "Fill in \u201cPhone for referrals\u201d, \u201cWho we help\u201d under Our group. "
        "Until then documents are made without."
    )
    assert signer.message.startswith("Say who signs")
    assert done_without([]) == []


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("thank-you", "TY"),
        ("information-packet", "IP"),
        ("proposal", "PR"),
        ("Visit request", "VR"),
        ("Thank-you for a referral, our own", "TR"),
        ("To & fro", "TF"),
        ("A to Z for us", "ATZF"),
        ("who-we-are-a5", "WWAA"),
    ],
)
def test_a_reference_begins_with_the_letters_of_its_document(name: str, letters: str) -> None:
    assert reference(name, TODAY, 147) == f"{letters}-2026-0147"


def test_files_sort_by_day_and_then_by_surname() -> None:
    assert (
        file_title(TODAY, Recipient(contact=ann()), "Thank-you note")
        == "2026-03-02 O'Neil, Ann - Thank-you note"
    )
    assert (
        file_title(TODAY, Recipient(contact=ann(last_name="")), "Proposal")
        == "2026-03-02 Ann - Proposal"
    )


def test_only_do_not_contact_stops_whatever_the_document() -> None:
    found = cautions(ann(last_name="", do_not_contact=True, do_not_contact_reason="By letter."))
    assert [finding.stops for finding in found] == [True, False]
    assert found[0].message == (
        "Leave Dr Ann out: they are marked \u201cdo not contact\u201d (By letter)."
    )


def test_there_is_nothing_to_know_of_most_people() -> None:
    assert cautions(ann()) == []
