"""Which word of a list somebody means who wrote it otherwise: as people read it, in another language, or by a word that says the same."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Final

from outreach_desktop.domain.fields import folded
from outreach_desktop.domain.lists import arranging
from outreach_desktop.domain.lists.arranging import ListedWords
from outreach_desktop.domain.lists.lists import LISTS, OfferedList
from outreach_desktop.domain.wishes.ways import way_of
from outreach_desktop.words.saying import elsewhere

_SYNONYMS: Final[Mapping[str, Callable[[str], str]]] = {"channel": way_of}
"""By the key of a list, what knows more words for those that the program brings along."""


def understood(about: OfferedList, listed: ListedWords, said: str) -> str:
    """The group's own word for it; a word that nobody here knows as it stands.

    A list whose words are kept as they are typed, such as that of professions, knows those alone that it calls something else.
    """
    if (now := listed.now(said)) != said or not about.field.values:
        return now
    if word := arranging.find(listed.words, said):
        return word.word
    shipped = _shipped(about.key).get(folded(said), "")
    if not shipped and about.key in _SYNONYMS:
        shipped = _SYNONYMS[about.key](said)
    return listed.now(shipped) if shipped else said


@cache
def _shipped(key: str) -> Mapping[str, str]:
    """The words that the program brings along, by what they are called in each language."""
    found: dict[str, str] = {}
    for kept, shown in LISTS[key].words:
        for word in (kept, shown, *elsewhere(shown)):
            found.setdefault(folded(word), kept)
    return found
