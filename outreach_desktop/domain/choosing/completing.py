"""What the word at the cursor may become while conditions are typed: a key, or a value of the key that is open."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from outreach_desktop.domain.segments import ALSO, PEOPLE, Vocabulary, term, typed
from outreach_desktop.words import say, say_many

_SHORTEST: Final = 2
"""Letters of a word that may become a key: with one, every other name would do."""
_SHORTEST_NAME: Final = 3
"""Letters of what a key is called where one chooses among them; there are more of those that people are called by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenWord:
    """A word that is still being typed: of a key while `key` is "", else of the value of that key."""

    start: int
    end: int
    negated: bool
    key: str
    begun: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Completion:
    """What takes the place of the open word, and how it is told: \u201ctier:\u201d, \u201cpriority\u201d."""

    text: str
    words: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Offered:
    """A value that a key may have, in the reader's words, and how many people have it where that is known."""

    value: str
    words: str
    count: int | None = None


def open_word(text: str, cursor: int, vocabulary: Vocabulary = PEOPLE) -> OpenWord | None:
    """The word that ends at the cursor, where it may become a key or is the value of one."""
    at_cursor = [one for one in typed(text) if one.end == cursor]
    if not at_cursor:
        return None
    one = at_cursor[-1]
    is_unknown = one.key and one.key not in vocabulary.keys
    if one.is_closed or is_unknown or (one.is_quoted and not one.key):
        return None
    begun = "" if one.value == "-" else one.value
    return OpenWord(
        start=one.start, end=one.end, negated=one.negated, key=one.key, begun=begun.casefold()
    )


def keys_for(word: OpenWord, vocabulary: Vocabulary = PEOPLE) -> list[Completion]:
    """The keys that it begins; a dash alone may become any."""
    if word.key:
        return []
    no = "-" * word.negated
    return [
        Completion(
            text=f"{no}{key}:",
            words=f"{no}{key}:",
            about=say("leave out: {about}", about=about.about) if no else about.about,
        )
        for key, about in vocabulary.keys.items()
        if _begins(word, key, about.name)
    ]


def _begins(word: OpenWord, key: str, name: str) -> bool:
    if not word.begun:
        return word.negated
    names = (key, *(old for old, present in ALSO.items() if present == key))
    by_key = len(word.begun) >= _SHORTEST and any(one.startswith(word.begun) for one in names)
    by_name = len(word.begun) >= _SHORTEST_NAME and name.casefold().startswith(word.begun)
    return by_key or by_name


def values_for(word: OpenWord, offered: Iterable[Offered]) -> list[Completion]:
    """These values as they complete the open word, each with a blank behind it: the next condition may follow."""
    return [
        Completion(
            text=term(word.key, one.value, negated=word.negated) + " ",
            words=one.words,
            about=_about(one),
        )
        for one in offered
        if word.begun not in (one.value.casefold(), one.words.casefold())
    ]


def _about(one: Offered) -> str:
    """How many have it, or else how it is typed, where that is not what it is called."""
    if one.count:
        return say_many("{count} person", "{count} people", one.count)
    return one.value if one.value.casefold() != one.words.casefold() else ""
