"""Lists: the words that fields offer, added to, renamed, put in order."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.history.journal import changing
from outreach_desktop.db.subjects import list_items, saved_searches
from outreach_desktop.domain.fields import folded
from outreach_desktop.domain.lists import arranging, keeping
from outreach_desktop.domain.lists import lists as rules
from outreach_desktop.domain.lists import own_words as own_rules
from outreach_desktop.domain.lists.arranging import Word
from outreach_desktop.domain.lists.lists import LISTS, ListItem, OfferedList
from outreach_desktop.domain.own_fields.own_fields import OwnField
from outreach_desktop.domain.safety.backups import is_bulk
from outreach_desktop.domain.segments import OWN
from outreach_desktop.errors import OutreachError, stop_for
from outreach_desktop.services.own_fields import own_fields
from outreach_desktop.services.own_fields import words as own_words
from outreach_desktop.services.safety import backup
from outreach_desktop.words import say


def own(db: Data) -> tuple[OwnField, ...]:
    """The fields of the group's own whose words are a list beside those that the program brings along."""
    return own_words.lists(db)


def about(db: Data, key: str) -> OfferedList:
    """What is known of a list."""
    return (
        own_rules.as_list(own_fields.get(db, _field(key))) if own_rules.is_own(key) else LISTS[key]
    )


def words(db: Data, key: str) -> tuple[Word, ...]:
    """All words of a list in their order, the hidden ones too, with how many rows have each."""
    if own_rules.is_own(key):
        return own_words.words(db, _field(key))
    about = LISTS[key]
    return arranging.arranged(about, list_items.of(db, key), list_items.used(db, about))


def offered(db: Data, *keys: str) -> dict[str, tuple[tuple[str, str], ...]]:
    """What fields offer, by list: each word as it is kept and as people read it."""
    return {key: arranging.offered(arranging.most_used(words(db, key))) for key in keys}


def add(db: Data, key: str, word: str, means: str = "") -> None:
    """Put a word at the end of a list; one that is hidden is offered again."""
    if own_rules.is_own(key):
        own_words.add(db, _field(key), word)
        return
    stop_for(rules.problems(ListItem(list=key, word=word)))
    word = " ".join(word.split())
    every = words(db, key)
    there = arranging.find(every, word)
    if there is not None and there.is_listed and not there.is_hidden:
        raise OutreachError(
            say("\u201c{word}\u201d is in the list already.", word=there.shown),
            hint=say("Type another word."),
        )
    name = say("Add \u201c{word}\u201d to \u201c{list}\u201d", word=word, list=LISTS[key].title)
    with changing(db, name):
        if there is not None:
            item = replace(keeping.as_item(there), is_hidden=False, means=means or there.means)
        else:
            last = max((one.position for one in every), default=0)
            item = ListItem(list=key, word=word, means=means, position=last + rules.GAP)
        _keep(db, key, [item])


def reword(db: Data, key: str, old: str, new: str, *, means: str | None = None) -> int:
    """Call a word something else, in the list and wherever it stands; returns in how many rows.

    Where `new` is in the list already, the two become one; saved searches follow. `means` is what it counts as from now on.
    """
    if own_rules.is_own(key):
        return own_words.reword(db, _field(key), old, new)
    stop_for(rules.problems(ListItem(list=key, word=new)))
    about, new = LISTS[key], " ".join(new.split())
    every = words(db, key)
    word = _the(every, old)
    _see_that_it_is_free(word)
    _see_that_it_can_be_seen(word, new)
    _see_that_it_means_something(about, every, word, new, word.means if means is None else means)
    there = arranging.find(every, new)
    written = new if there is None or there is word else there.word
    if is_bulk(word.used):
        backup.before(db, "renaming a word of a list")
    with changing(
        db, say("Rename \u201c{old}\u201d to \u201c{new}\u201d", old=word.shown, new=new)
    ):
        list_items.exchange(db, about, word.word, written)
        _follow(db, about, word, written)
        _keep(db, key, keeping.renamed(about, every, word, new))
        _keep(db, key, keeping.followed(list_items.of(db, key), word.word, written))
        is_new = there is None or there is word or not there.is_listed
        if means is not None and about.meanings and is_new:
            count_as(db, key, written, means)
        is_another = folded(written) != folded(word.word)
        if is_another and not keeping.is_shipped(about, word.word):
            list_items.remove(db, key, word.word)
    return word.used


def _follow(db: Data, about: OfferedList, word: Word, new: str) -> None:
    """Saved searches that ask for a word find the same people under its new name."""
    saved_searches.reword(db, about.keys, {word.word, word.shown}, new)


def hide(db: Data, key: str, word: str, *, hidden: bool = True) -> None:
    """No longer offer a word, or offer it again; who has it keeps it."""
    if own_rules.is_own(key):
        own_words.hide(db, _field(key), word, hidden=hidden)
        return
    every = words(db, key)
    found = _the(every, word)
    goes = hidden and not found.used and not keeping.is_shipped(LISTS[key], word)
    if hidden:
        _see_that_it_is_free(found)
    if goes:
        _see_that_it_means_something(LISTS[key], every, found, word, "")
    title = LISTS[key].title
    name = (
        say(
            "No longer offer \u201c{word}\u201d in \u201c{list}\u201d", word=found.shown, list=title
        )
        if hidden
        else say(
            "Offer \u201c{word}\u201d in \u201c{list}\u201d again", word=found.shown, list=title
        )
    )
    with changing(db, name):
        if goes:
            list_items.remove(db, key, found.word)  # nobody has it, and nobody would miss it
        else:
            _keep(db, key, [replace(keeping.as_item(found), is_hidden=hidden)])


def move(db: Data, key: str, word: str, place: int) -> None:
    """Put a word at this place of its list, counted from 0 without it."""
    if own_rules.is_own(key):
        own_words.move(db, _field(key), word, place)
        return
    every = words(db, key)
    found = _the(every, word)
    name = say(
        "Move \u201c{word}\u201d in \u201c{list}\u201d", word=found.shown, list=LISTS[key].title
    )
    with changing(db, name):
        _keep(db, key, keeping.between(every, found.word, place))


def remove(db: Data, key: str, word: str) -> int:
    """Take a word of a list of the group's own out of it, and from everyone who has it; returns from how many."""
    return own_words.remove(db, _field(key), word)


def count_as(db: Data, key: str, word: str, means: str) -> None:
    """Say what a word means to the rules of the program."""
    every = words(db, key)
    found = _the(every, word)
    _see_that_it_means_something(LISTS[key], every, found, word, means)
    said = dict(LISTS[key].meanings)[means]
    name = say("\u201c{word}\u201d counts as {meaning}", word=found.shown, meaning=said)
    with changing(db, name):
        _keep(db, key, [replace(keeping.as_item(found), means=means)])


def _field(key: str) -> str:
    return key.removeprefix(OWN)


def _the(every: Iterable[Word], word: str) -> Word:
    found = arranging.find(every, word)
    if found is None:
        raise OutreachError(
            say("\u201c{word}\u201d is no longer in the list.", word=word),
            hint=say("It was renamed or removed. Look at the list again."),
        )
    return found


def _see_that_it_can_be_seen(word: Word, new: str) -> None:
    """A word that people read otherwise than it is kept would read as before."""
    if folded(new) == folded(word.word) != folded(word.shown):
        raise OutreachError(
            say(
                "\u201c{word}\u201d cannot be called \u201c{new}\u201d: the program keeps it under that name itself.",
                word=word.shown,
                new=new,
            ),
            hint=say("Type another word."),
        )


def _see_that_it_means_something(
    about: OfferedList, every: Sequence[Word], word: Word, new: str, means: str
) -> None:
    """What rules of the program hang on is meant by one word at least."""
    sentence, hint = rules.without_meaning(about, keeping.lost_meaning(every, word, new, means))
    if sentence:
        raise OutreachError(sentence, hint=hint)


def _see_that_it_is_free(word: Word) -> None:
    if word.is_fixed:
        raise OutreachError(
            say(
                "\u201c{word}\u201d is written by the program itself, so it stays.", word=word.shown
            ),
            hint=say("You can move it within the list."),
        )


def _keep(db: Data, key: str, items: Iterable[ListItem]) -> None:
    for item in items:
        list_items.keep(db, replace(item, list=key))
