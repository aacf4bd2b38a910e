"""What is known of a person keeps to its rules."""

from outreach_desktop.domain import contacts
from outreach_desktop.domain.contacts import Contact, ContactDraft


def test_nobody_is_introduced_by_themselves() -> None:
    person = Contact(id="a", last_name="Orpen", introduced_by_id="a")

    assert [problem.field for problem in contacts.problems(person)] == ["introduced_by_id"]
    other = Contact(id="a", last_name="Orpen", introduced_by_id="b")
    assert contacts.problems(other) == ()


def test_a_secure_address_is_one_line() -> None:
    draft = ContactDraft(last_name="Orpen", secure_email="a@b.org\nc@d.org")

    assert [problem.field for problem in contacts.problems(draft)] == ["secure_email"]
