"""What has to be kept so that a list is as somebody wants it: a word moved, renamed, hidden."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from outreach_desktop.domain.fields import folded
from outreach_desktop.domain.lists.arranging import Word, find
from outreach_desktop.domain.lists.lists import GAP, ListItem, OfferedList


def between(words: Sequence[Word], moved: str, place: int) -> tuple[ListItem, ...]:
    """What has to be kept so that `moved` stands at `place`, counted from 0 without it.

    Only its own row where there is room between its new neighbours; else all of the list get a place
    of their own. `list` of each is "": it is the one that was asked about.
    """
    word = next(one for one in words if one.word == moved)
    others = [one for one in words if one.word != moved]
    place = min(max(place, 0), len(others))
    before = others[place - 1].position if place else 0
    after = others[place].position if place < len(others) else before + 2 * GAP
    if after - before >= 2:
        return (as_item(word, position=(before + after) // 2),)
    order = [*others[:place], word, *others[place:]]
    return tuple(as_item(one, position=number * GAP) for number, one in enumerate(order, 1))


def renamed(about: OfferedList, words: Sequence[Word], old: Word, new: str) -> tuple[ListItem, ...]:
    """What has to be kept so that `new` stands where `old` did.

    A word that is in the list already stays where it is, and has those of the old one too; one that only stood
    in rows takes the place. Of one that the program brings along is kept what it became, since it would be offered again.
    """
    new = " ".join(new.split())
    there = find(words, new)
    if folded(new) == folded(old.word):
        return (replace(as_item(old), word=new),)
    if there is None or not there.is_listed:
        kept = replace(as_item(old), word=there.word if there else new, is_hidden=False)
    else:
        kept = replace(as_item(there), is_hidden=False)
    left = replace(as_item(old), became=new)
    return (kept, left) if is_shipped(about, old.word) else (kept,)


def lost_meaning(words: Sequence[Word], old: Word, new: str, means: str) -> str:
    """What no word of the list would mean any more once `old` is called `new` and counts as `means`; "" where nothing is lost.

    A word that is in the list already keeps what it counts as, and so has those of the old one too.
    """
    there = find(words, new)
    if there is not None and there != old and there.is_listed:
        means = there.means
    others = (one.means for one in words if one != old and one.is_listed)
    return old.means if old.means not in (means, "", *others) else ""


def followed(items: Iterable[ListItem], old: str, new: str) -> tuple[ListItem, ...]:
    """What has to be kept of words that were renamed to `old` before, so that they are known under its new name."""
    if folded(old) == folded(new):
        return ()
    return tuple(replace(item, became=new) for item in items if folded(item.became) == folded(old))


def is_shipped(about: OfferedList, word: str) -> bool:
    """Whether the program brings this word along, in whatever spelling."""
    return any(folded(kept) == folded(word) for kept, _ in about.words)


def as_item(word: Word, *, position: int | None = None) -> ListItem:
    """What is kept of a word."""
    return ListItem(
        list="",
        word=word.word,
        means=word.means,
        position=word.position if position is None else position,
        is_hidden=word.is_hidden,
    )
