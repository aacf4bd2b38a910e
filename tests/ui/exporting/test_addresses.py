"""Email addresses for one message to many: each once, and what several share is told."""

from outreach_desktop.domain.labour import outcome
from outreach_desktop.services import contacts
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.exporting import emails
from outreach_desktop.ui.exporting.addresses import copied
from tests import builders
from tests.conftest import TODAY


def test_an_address_that_two_share_goes_in_once_and_is_told(db: Data) -> None:
    builders.person(db, "Ames", email="home@example.org")
    builders.person(db, "Byrne", email="Home@example.org")
    builders.person(db, "Cole", email="cole@example.org")
    builders.person(db, "Dunn", email="")

    found = outcome(emails.collected(db, contacts.find(db, today=TODAY), today=TODAY))

    assert sorted(found.addresses) == ["cole@example.org", "home@example.org"]
    assert [why for _, why in found.left_out] == ["no email address known"]
    assert copied(found) == (
        "2 email addresses copied. 1 of them is an address that several people share."
        " Paste them into the BCC line, so that no one sees the others."
    )


def test_what_is_no_address_goes_into_no_message_and_is_told(db: Data) -> None:
    builders.person(db, "Ames", email="ring Mary")
    byrne = builders.person(db, "Byrne", email="byrne@example.org")
    builders.role(db, byrne, builders.organisation(db), email="byrne@ward")

    found = outcome(emails.collected(db, contacts.find(db, today=TODAY), today=TODAY))

    assert found.addresses == ("byrne@example.org",)
    assert [why for _, why in found.left_out] == ["\u201cring Mary\u201d is not an email address"]


def test_where_no_one_shares_an_address_nothing_is_said_of_it(db: Data) -> None:
    builders.person(db, "Ames", email="ames@example.org")

    found = outcome(emails.collected(db, contacts.find(db, today=TODAY), today=TODAY))

    assert found.shared == 0
    assert copied(found) == "1 email address copied."
