"""How much may be looked for at once, as what is longer was pasted into the wrong field; and which key a mistyped one is meant to be."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final, TypeVar

from outreach_desktop.errors import OutreachError
from outreach_desktop.words import say

T = TypeVar("T")

LONGEST = 500
"""Letters that a search field takes."""
_MOST = 250
_LONGEST_ANYWHERE = 20_000
_ELSE: Final = {
    "mail": "email",
    "tel": "phone",
    "telephone": "phone",
    "mobile": "phone",
    "job": "role",
    "organisation": "place",
    "organization": "place",
    "hospital": "place",
    "city": "town",
    "county": "area",
    "region": "area",
    "label": "tag",
    "status": "stage",
    "seen": "last",
}
"""Other words for keys, which are offered and not understood: each means one thing, and has one name."""
_PART: Final = re.compile(r"[\W\d_]+")
_SHORTEST_BEGUN, _SHORTEST_NAME = 3, 4
_NEAR: Final = 0.75


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


def nearest(typed: str, names: Mapping[str, str]) -> str:
    """The key that one is a slip for, or another word for; "" where none is near. Dashes and digits in it are passed over.

    `names` are the keys there are, each with what it is called.
    """
    from difflib import get_close_matches  # only who mistyped needs it

    letters = _letters(typed)
    known = _known(names)
    for one in (letters, *_PART.split(typed.casefold())):
        if known.get(one, "") in names:
            return known[one]
    if len(letters) >= _SHORTEST_BEGUN:
        for key in names:
            if key.startswith(letters):
                return key
    return next(iter(get_close_matches(letters, names, n=1, cutoff=_NEAR)), "")


def _known(names: Mapping[str, str]) -> dict[str, str]:
    """Keys by themselves, by what they are called, by a word that only one is called by, and by what else people type."""
    words = [(_letters(word), key) for key, name in names.items() for word in name.split()]
    times = Counter(word for word, _ in dict.fromkeys(words))
    return {
        **{word: key for word, key in words if times[word] == 1 and len(word) >= _SHORTEST_NAME},
        **{_letters(name): key for key, name in names.items()},
        **_ELSE,
        **{key: key for key in names},
    }


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text.casefold()))
