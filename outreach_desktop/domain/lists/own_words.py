"""The words that a field of a group's own offers: as a list like those that the program brings along, and what a change makes of it.

A field has its words one a line, and beside them those that it no longer offers. A word that only stands in rows is in its list too, as
it is in any other, until somebody takes it in or calls it otherwise.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from outreach_desktop.domain.fields import folded
from outreach_desktop.domain.lists import arranging
from outreach_desktop.domain.lists.arranging import Word
from outreach_desktop.domain.lists.lists import GAP, OfferedList
from outreach_desktop.domain.own_fields.own_fields import PEOPLE, VALUE_FIELDS, OwnField
from outreach_desktop.domain.segments import OWN
from outreach_desktop.words import say

_TITLES: Final = {
    True: say("{name} (people)"),
    False: say("{name} (organisations)"),
}


def key_of(field: OwnField) -> str:
    """What the list of a field is called among the others."""
    return f"{OWN}{field.id}"


def is_own(key: str) -> bool:
    """Whether a list is that of a field of the group's own."""
    return key.startswith(OWN)


def as_list(field: OwnField) -> OfferedList:
    """The words of a field, as a list."""
    return OfferedList(
        key=key_of(field),
        title=_TITLES[field.about == PEOPLE].format(name=field.name),
        about=say("Offered in your own field \u201c{name}\u201d.", name=field.name),
        keys=(f"{OWN}{field.key}",),
        table=field.about,
        field=VALUE_FIELDS["value"],
        words=(),
    )


def arranged(field: OwnField, used: Mapping[str, int]) -> tuple[Word, ...]:
    """All words of a field in their order, then those that only stand in rows; `used` has how many rows hold which."""
    counts: dict[str, int] = {}
    for value, count in used.items():
        counts[folded(value)] = counts.get(folded(value), 0) + count
    hidden = {folded(word) for word in field.hidden_words.splitlines()}
    listed = [
        Word(
            word=word,
            shown=word,
            position=place * GAP,
            is_hidden=folded(word) in hidden,
            used=counts.pop(folded(word), 0),
        )
        for place, word in enumerate(field.every_word, 1)
    ]
    spelt = {folded(value): value for value in reversed([*used])}
    others = sorted(counts.keys() - {""})
    return (
        *listed,
        *(
            Word(
                word=spelt[key],
                shown=spelt[key],
                position=(len(listed) + place) * GAP,
                is_listed=False,
                used=counts[key],
            )
            for place, key in enumerate(others, 1)
        ),
    )


def added(field: OwnField, word: str) -> OwnField:
    """The field with a word more at the end; one that is hidden is offered again."""
    there = arranging.find(arranged(field, {}), word)
    if there is not None:
        return hidden(field, there.word, is_hidden=False)
    return _with(field, [*field.every_word, word])


def renamed(field: OwnField, old: str, new: str) -> OwnField:
    """The field with `new` in the place of `old`; where it has that already, the two become one."""
    words = arranged(field, {})
    was, there = arranging.find(words, old), arranging.find(words, new)
    if was is None:
        return added(field, new)
    kept = [new if folded(one) == folded(old) else one for one in field.every_word]
    if there is not None and there is not was:
        kept = [one for one in field.every_word if folded(one) != folded(old)]
        field = hidden(field, there.word, is_hidden=False)
    lines = [new if folded(one) == folded(old) else one for one in field.hidden_words.splitlines()]
    return _with(replace(field, hidden_words="\n".join(lines)), kept)


def moved(field: OwnField, word: str, place: int) -> OwnField:
    """The field with a word at this place, counted from 0 without it; one that only stands in rows is in the list from then on."""
    others = [one for one in field.every_word if folded(one) != folded(word)]
    others.insert(place, word)
    return _with(field, others)


def hidden(field: OwnField, word: str, *, is_hidden: bool) -> OwnField:
    """The field that no longer offers a word, or does again."""
    others = [one for one in field.hidden_words.splitlines() if folded(one) != folded(word)]
    return replace(field, hidden_words="\n".join([*others, *([word] * is_hidden)]))


def without(field: OwnField, word: str) -> OwnField:
    """The field that has a word no more."""
    return _with(field, [one for one in field.every_word if folded(one) != folded(word)])


def _with(field: OwnField, words: list[str]) -> OwnField:
    there = {folded(one) for one in words}
    lines = [one for one in field.hidden_words.splitlines() if folded(one) in there]
    return replace(field, words="\n".join(words), hidden_words="\n".join(lines))
