"""Email addresses and phone numbers: what looks odd, what is meant, and what cannot be kept."""

import pytest

from outreach_desktop.domain import contacts, group, organisations, roles
from outreach_desktop.domain.contacts import ContactDraft
from outreach_desktop.domain.fields import Fields, ReachedBy
from outreach_desktop.domain.reach import doubt, is_email, mailbox, unkept


@pytest.mark.parametrize(
    "email",
    ["", "  ", "ann@example.org", "ann.o'neil@mail.example.org ", "a+b@x.co", "jörg@müller.de"],
)
def test_no_address_and_one_that_might_work_are_fine(email: str) -> None:
    assert doubt(ReachedBy.EMAIL, email) == ""


@pytest.mark.parametrize(
    "email", ["ann", "ring Mary", "ann at example.org", "mary@surgery", "ann@example,org"]
)
def test_what_cannot_work_is_shown_how_it_should_look(email: str) -> None:
    assert "like ann@example.org" in doubt(ReachedBy.EMAIL, email)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("mary @nhs.uk", "mary@nhs.uk"),
        ("mary@ nhs.uk", "mary@nhs.uk"),
        ("mary@nhs.uk.", "mary@nhs.uk"),
        ("Mary Dale <mary@nhs.uk>", "mary@nhs.uk"),
        ("mailto:mary@nhs.uk", "mary@nhs.uk"),
        ("mary@nhs.uk (secretary)", "mary@nhs.uk"),
    ],
)
def test_a_slip_is_told_with_what_was_meant(typed: str, meant: str) -> None:
    assert doubt(ReachedBy.EMAIL, typed).startswith(f"Did you mean {meant}?")


def test_two_addresses_in_a_field_are_one_too_many() -> None:
    assert doubt(ReachedBy.EMAIL, "a@b.org; c@d.org").startswith("This looks like several")


@pytest.mark.parametrize(
    "phone",
    [
        "", "01632 960202", "+44 (0)1632 960-202", "0049/30/1234567", "01632 960202 ext. 12", "01632 960202 x12",
        "(555) 555-0134", "555-0134", "0800 1111", "111", "116 123", "01632 960202 / 01632 960203",
        "01632 960202, ask for Mary", "Tel: 01632 960202", "1632960202", "07700\u00a0900\u00a0321",
    ],
)  # fmt: skip
def test_numbers_as_people_write_them_are_fine(phone: str) -> None:
    assert doubt(ReachedBy.PHONE, phone) == ""


@pytest.mark.parametrize(
    ("phone", "sentence"),
    [
        ("ring Mary", "A phone number looks like"),
        ("ann@example.org", "A phone number looks like"),
        ("01234 55", "Is a part missing?"),
        ("ext 4321", "Is a part missing?"),
        ("O1632 96O2O2", "Is a part missing?"),
        ("01632 960202 01632 960203", "This is longer than"),
    ],
)
def test_an_odd_number_is_told_why(phone: str, sentence: str) -> None:
    assert doubt(ReachedBy.PHONE, phone).startswith(sentence)
    assert doubt(ReachedBy.PHONE, phone).endswith("It can be saved as it is.")


def test_what_reaches_no_one_is_never_odd() -> None:
    assert doubt(ReachedBy.NOT, "ring Mary") == ""


def test_only_an_email_of_several_lines_cannot_be_kept() -> None:
    odd = ContactDraft(last_name="Dale", email="ring Mary", phone="01234 55", mobile="?")
    assert unkept(contacts.FIELDS, odd) == ()

    broken = ContactDraft(
        last_name="Dale", email="ann@example.org\nbob@example.org", secure_email="1\u20282"
    )
    assert [problem.field for problem in unkept(contacts.FIELDS, broken)] == [
        "email",
        "secure_email",
    ]
    assert {problem.field for problem in contacts.problems(broken)} == {"email", "secure_email"}


def test_words_that_are_no_address_are_nobody_elses_mailbox() -> None:
    assert mailbox(" Ann@Example.org") == "ann@example.org"
    assert mailbox("ring Mary") == ""
    assert not is_email("mary@surgery")


@pytest.mark.parametrize(
    "fields",
    [contacts.FIELDS, organisations.FIELDS, roles.FIELDS, group.FIELDS, group.SENDER_FIELDS],
    ids=["people", "organisations", "roles", "group", "senders"],
)
def test_every_field_for_an_email_or_a_phone_says_so(fields: Fields) -> None:
    called = {name: field.reached_by for name, field in fields.items()}
    assert {name for name, reach in called.items() if reach is ReachedBy.EMAIL} == {
        name for name in called if name.endswith("email")
    }
    assert {name for name, reach in called.items() if reach is ReachedBy.PHONE} == {
        name for name in called if name.endswith(("phone", "mobile"))
    }
