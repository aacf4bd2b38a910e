"""How much may be looked for at once: what is longer was pasted into the wrong field."""

from collections.abc import Iterable
from typing import TypeVar

from outreach_desktop.errors import OutreachError
from outreach_desktop.words import say

T = TypeVar("T")

LONGEST = 500
"""Letters that a search field takes."""
_MOST = 250
_LONGEST_ANYWHERE = 20_000


def words_of(text: str) -> list[str]:
    """The words of a search, each once, in their order. OutreachError where they are too many."""
    see_that_it_is_short(text)
    return few(text.split())


def few(conditions: Iterable[T]) -> list[T]:
    """The same, each once. OutreachError where they are more than SQLite puts together."""
    each_once = list(dict.fromkeys(conditions))
    if len(each_once) > _MOST:
        raise _too_long()
    return each_once


def see_that_it_is_short(text: str) -> None:
    """Refuse a search with more letters than anybody types."""
    if len(text) > _LONGEST_ANYWHERE:
        raise _too_long()


def _too_long() -> OutreachError:
    return OutreachError(
        say("This is too long to search for."),
        hint=say("Search for a few words: a name, a town, a tag."),
    )
