"""People: their names, and what is wrong with a draft."""

import pytest

from outreach_desktop.domain.contacts import ContactDraft, problems
from outreach_desktop.domain.problems import Problem


def test_a_name_is_title_first_name_and_surname_without_gaps() -> None:
    assert ContactDraft(title="Dr", first_name="Ann", last_name="O'Neil").name == "Dr Ann O'Neil"
    assert ContactDraft(title=" ", last_name=" O'Neil ").name == "O'Neil"


def test_an_index_orders_people_by_surname() -> None:
    assert ContactDraft(title="Dr", first_name="Ann", last_name="O'Neil").sort_name == "O'Neil, Ann"
    assert ContactDraft(first_name="Ann").sort_name == "Ann"


@pytest.mark.parametrize(
    "draft", [ContactDraft(first_name="Ann"), ContactDraft(last_name="O'Neil")]
)
def test_one_name_is_enough(draft: ContactDraft) -> None:
    assert problems(draft) == ()


def test_a_person_without_any_name_is_refused() -> None:
    assert problems(ContactDraft(title="Dr", first_name=" ")) == (
        Problem("first_name", "Type a first name or a surname."),
    )


@pytest.mark.parametrize(
    "email", ["", " ", "ann@example.org", " ann@example.org ", "o'neil+nhs@mail.example.org"]
)
def test_an_e_mail_address_that_might_work_is_taken(email: str) -> None:
    assert problems(ContactDraft(last_name="O'Neil", email=email)) == ()


@pytest.mark.parametrize(
    "email", ["ann", "ann@", "@example.org", "ann@example", "a b@c.d", "a@b@c.d", "a@b.c, d@e.f"]
)
def test_an_e_mail_address_that_cannot_work_is_taken_too(email: str) -> None:
    assert problems(ContactDraft(last_name="O'Neil", email=email)) == ()


def test_what_is_no_line_cannot_be_kept() -> None:
    assert problems(ContactDraft(last_name="O'Neil", email="a@b.c\nd@e.f")) == (
        Problem("email", "Type it in one line."),
    )
