"""Someone who was erased is known again however a list writes their name; others of a like name are not."""

import datetime as dt

import pytest

from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.contacts import ContactDraft
from outreach_desktop.domain.erasing.otherwise import spelt_otherwise
from outreach_desktop.domain.erasing.traces import recognised, traces

DAY = dt.date(2026, 3, 2)
ERASED = {
    "plain": ContactDraft(first_name="Zebediah", last_name="Quintrellius"),
    "initial": ContactDraft(first_name="Zebediah J", last_name="Quintrellius"),
    "particle": ContactDraft(first_name="Anna", last_name="von der Heide"),
    "two names": ContactDraft(first_name="Anna Maria", last_name="Müller"),
    "at home": ContactDraft(
        last_name="Quill", address=Address(street="417 Fletchgate", postcode="QX41 7ZZ")
    ),
}


def known(erased: ContactDraft, coming: ContactDraft) -> bool:
    kept = set(traces(erased))
    return (
        recognised(spelt_otherwise([coming]), lambda one: DAY if one in kept else None) is not None
    )


@pytest.mark.parametrize(
    ("who", "first", "last"),
    [
        ("plain", "", "Dr Zebediah Quintrellius"),
        ("plain", "", "Quintrellius, Zebediah"),
        ("plain", "", "ZEBEDIAH QUINTRELLIUS"),
        ("plain", "", "Zebediah J. Quintrellius MD"),
        ("plain", "Zebediah Quintrellius", ""),
        ("plain", "Quintrellius", "Zebediah"),
        ("plain", "Zebediah J", "Quintrellius"),
        ("plain", "Zebediah J.", "Quintrellius"),
        ("plain", "J. Zebediah", "Quintrellius"),
        ("plain", "Zebediah John", "Quintrellius"),
        ("plain", "Quintrellius", "Zebediah J."),
        ("initial", "Zebediah", "Quintrellius"),
        ("initial", "Zebediah J.", "Quintrellius"),
        ("initial", "", "Prof Zebediah J Quintrellius"),
        ("particle", "", "Anna von der Heide"),
        ("particle", "", "Frau Anna von der Heide"),
        ("particle", "von der Heide", "Anna"),
        ("two names", "", "Anna Maria Müller"),
        ("two names", "Anna Maria", "Mueller"),
        ("two names", "Mueller", "Anna Maria"),
    ],
)
def test_who_was_erased_is_known_however_a_list_writes_the_name(
    who: str, first: str, last: str
) -> None:
    assert known(ERASED[who], ContactDraft(first_name=first, last_name=last))


@pytest.mark.parametrize(
    ("who", "first", "last"),
    [
        ("plain", "Zebediah", "Quintrell"),
        ("plain", "Jeremiah", "Quintrellius"),
        ("plain", "", "Quintrellius"),
        ("plain", "", "Zebediah"),
        ("plain", "Z", "Quintrellius"),
        ("plain", "", "Dr Quintrellius"),
        ("initial", "Zebediah", "Jones"),
        ("particle", "Anna", "Heide"),
        ("two names", "Maria", "Müller"),
        ("at home", "Wendel", "Quill"),
    ],
)
def test_others_of_a_like_name_are_not(who: str, first: str, last: str) -> None:
    assert not known(ERASED[who], ContactDraft(first_name=first, last_name=last))
