"""E-mail addresses: what is plainly not one."""

import re

# Deliberately loose: an address that a mail server might take is not refused here.
_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def email_problems(email: str) -> list[str]:
    """What is wrong with an address as typed; none at all is fine."""
    if not email.strip() or _ADDRESS.fullmatch(email.strip()):
        return []
    return ["Check the e-mail address: it needs a name, an @ and a place, like ann@example.org."]
