"""E-mail addresses: what is plainly not one."""

import pytest

from outreach_desktop.domain.emails import email_problems


@pytest.mark.parametrize("email", ["", "  ", "ann@example.org", "ann.o'neil@mail.example.org "])
def test_none_at_all_and_one_that_might_work_are_fine(email: str) -> None:
    assert email_problems(email) == ()


@pytest.mark.parametrize("email", ["ann", "ann at example.org", "ann@example", "a@b.org c@d.org"])
def test_what_cannot_work_is_shown_how_it_should_look(email: str) -> None:
    (problem,) = email_problems(email, "secure_email")

    assert problem.field == "secure_email"
    assert str(problem).endswith("like ann@example.org.")
