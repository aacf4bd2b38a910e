"""How a day is written out, such as “4 Mar 2026”."""

from outreach_desktop.words.saying import language

_PATTERNS = {"de": "dd.MM.yyyy"}


def day_pattern() -> str:
    """As Qt takes it; the names of the months are the computer's."""
    return _PATTERNS.get(language(), "d MMM yyyy")
