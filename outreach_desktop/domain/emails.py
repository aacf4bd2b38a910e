"""E-mail addresses: what is plainly not one."""

import re

from outreach_desktop.domain.problems import Problem
from outreach_desktop.words import say

# Deliberately loose: an address that a mail server might take is not refused here.
_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_NO_ADDRESS = say(
    "Check the email address: it needs a name, an @ and a place, like ann@example.org."
)


def email_problems(email: str, field: str = "email") -> tuple[Problem, ...]:
    """What is wrong with an address as typed into `field`; none at all is fine."""
    if not email.strip() or _ADDRESS.fullmatch(email.strip()):
        return ()
    return (Problem(field, _NO_ADDRESS),)
