"""The words of a list in their order, as they stand now: its own, those added, those that only stand in rows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from outreach_desktop.domain.fields import folded
from outreach_desktop.domain.lists.lists import GAP, MOST_OTHERS, ListItem, OfferedList


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word of a list as it stands now. `used` says how many rows have it."""

    word: str
    shown: str
    """As people read it."""
    means: str = ""
    position: int = 0
    is_hidden: bool = False
    is_fixed: bool = False
    is_listed: bool = True
    """Whether it is a word of the list; else it only stands in rows."""
    used: int = 0


def arranged(
    about: OfferedList, items: Iterable[ListItem], used: Mapping[str, int] = MappingProxyType({})
) -> tuple[Word, ...]:
    """All words of a list in their order: its own, those added, then those that only stand in rows.

    `used` has how many rows hold which word; spellings of one word are counted together.
    """
    known = {folded(item.word): item for item in items}
    counts: dict[str, int] = {}
    spelt: dict[str, str] = {}
    for word, count in used.items():
        key = folded(word)
        if key:
            counts[key] = counts.get(key, 0) + count
            spelt.setdefault(key, word)
    found: dict[str, Word] = {}
    for place, (kept, shown) in enumerate(about.words, 1):
        key = folded(kept)
        item = known.pop(key, None)
        if item and item.became:
            continue
        found[key] = Word(
            word=item.word if item else kept,
            shown=shown if item is None or item.word == kept else item.word,
            means=item.means if item else dict(about.means).get(kept, ""),
            position=item.position if item else place * GAP,
            is_hidden=bool(item and item.is_hidden),
            is_fixed=kept in about.fixed,
            used=counts.get(key, 0),
        )
    for key, item in known.items():
        found[key] = Word(
            word=item.word,
            shown=item.word,
            means=item.means,
            position=item.position,
            is_hidden=item.is_hidden,
            used=counts.get(key, 0),
        )
    last = max((word.position for word in found.values()), default=0)
    others = sorted(set(spelt) - found.keys())
    for place, key in enumerate(others, 1):
        found[key] = Word(
            word=spelt[key],
            shown=spelt[key],
            position=last + place * GAP,
            is_listed=False,
            used=counts[key],
        )
    return tuple(sorted(found.values(), key=lambda word: (word.position, folded(word.word))))


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedWords:
    """A list as it stands now, for rules."""

    words: tuple[Word, ...]
    became: Mapping[str, str]
    """What a word that the program brings along was renamed to, by the word, folded."""

    def now(self, word: str) -> str:
        """What a word is called in this group."""
        return self.became.get(folded(word), word)

    def meaning(self, means: str) -> frozenset[str]:
        """The words that mean this to a rule, folded."""
        return meaning(self.words, means)

    def meanings(self) -> dict[str, str]:
        """What each word means to a rule, by the word, folded; "" for nothing of its own."""
        return {folded(word.word): word.means for word in self.words}


def listed(about: OfferedList, items: Sequence[ListItem]) -> ListedWords:
    """A list, without words that only stand in rows: those mean nothing to a rule."""
    became = {folded(item.word): item.became for item in items if item.became}
    return ListedWords(words=arranged(about, items), became=became)


def most_used(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words of a list, and of those that only stand in rows the ones that most have."""
    others = sorted((one for one in words if not one.is_listed), key=lambda one: -one.used)
    rare = {one.word for one in others[MOST_OTHERS:]}
    return tuple(one for one in words if one.word not in rare)


def offered(words: Iterable[Word]) -> tuple[tuple[str, str], ...]:
    """What a field offers: each word as it is kept and as people read it, without the hidden ones."""
    return tuple((word.word, word.shown) for word in words if not word.is_hidden)


def meaning(words: Iterable[Word], means: str) -> frozenset[str]:
    """The words that mean this to a rule, folded."""
    return frozenset(folded(word.word) for word in words if word.means == means)


def find(words: Iterable[Word], word: str) -> Word | None:
    """This word, in whatever spelling: as it is kept, else as people read it."""
    wanted, every = folded(word), list(words)
    kept = next((one for one in every if folded(one.word) == wanted), None)
    return kept or next((one for one in every if folded(one.shown) == wanted), None)
