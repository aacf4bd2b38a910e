"""The words of a group's own list: added, renamed wherever they stand, hidden, put into order, removed; each in one action."""

from collections.abc import Callable

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.history.journal import changing
from outreach_desktop.db.own_fields import described, entered
from outreach_desktop.db.subjects import saved_searches
from outreach_desktop.domain.fields import folded
from outreach_desktop.domain.lists import arranging
from outreach_desktop.domain.lists import lists as list_rules
from outreach_desktop.domain.lists import own_words as rules
from outreach_desktop.domain.lists.arranging import Word
from outreach_desktop.domain.lists.lists import ListItem
from outreach_desktop.domain.own_fields.own_fields import OwnField, OwnKind, problems
from outreach_desktop.domain.safety.backups import is_bulk
from outreach_desktop.errors import OutreachError, stop_for
from outreach_desktop.services.safety import backup
from outreach_desktop.words import say


def lists(db: Data) -> tuple[OwnField, ...]:
    """The fields of people, then of organisations, that hold a word of a list."""
    found = (one for about in ("contacts", "organisations") for one in described.every(db, about))
    return tuple(one for one in found if one.kind is OwnKind.LIST)


def words(db: Data, field_id: str) -> tuple[Word, ...]:
    """All words of a field in their order, the hidden ones too, with how many entries have each."""
    return rules.arranged(described.get(db, field_id), entered.in_field(db, field_id))


def add(db: Data, field_id: str, word: str) -> None:
    """Put a word at the end; one that is hidden is offered again."""
    stop_for(list_rules.problems(ListItem(list="", word=word)))
    word = " ".join(word.split())
    field = described.get(db, field_id)
    there = arranging.find(rules.arranged(field, {}), word)
    if there is not None and not there.is_hidden:
        raise OutreachError(
            say("\u201c{word}\u201d is in the list already.", word=there.shown),
            hint=say("Type another word."),
        )
    name = say("Add \u201c{word}\u201d to \u201c{list}\u201d", word=word, list=field.name)
    _change(db, field, name, lambda one: rules.added(one, word))


def reword(db: Data, field_id: str, old: str, new: str) -> int:
    """Call a word something else, in the list and wherever it stands, in the bin too; returns in how many entries.

    Where `new` is in the list already, the two become one; saved searches follow.
    """
    stop_for(list_rules.problems(ListItem(list="", word=new)))
    field, new = described.get(db, field_id), " ".join(new.split())
    word = _the(db, field, old)
    there = arranging.find(rules.arranged(field, {}), new)
    written = new if there is None or folded(there.word) == folded(word.word) else there.word
    changed = rules.renamed(field, word.word, written)
    _stop_for_what_is_wrong(db, changed)
    if is_bulk(word.used):
        backup.before(db, "renaming a word of a list")
    name = say("Rename \u201c{old}\u201d to \u201c{new}\u201d", old=word.shown, new=new)
    with changing(db, name):
        entered.exchange(db, field_id, _spellings(db, field_id, word.word, written))
        keys = rules.as_list(field).keys
        saved_searches.reword(db, keys, {word.word}, written, about=field.about)
        described.change(db, changed)
    return word.used


def hide(db: Data, field_id: str, word: str, *, hidden: bool = True) -> None:
    """No longer offer a word, or offer it again; who has it keeps it."""
    field = described.get(db, field_id)
    found = _the(db, field, word)
    name = (
        say(
            "No longer offer \u201c{word}\u201d in \u201c{list}\u201d",
            word=found.shown,
            list=field.name,
        )
        if hidden
        else say(
            "Offer \u201c{word}\u201d in \u201c{list}\u201d again",
            word=found.shown,
            list=field.name,
        )
    )
    with_it = field if found.is_listed else rules.added(field, found.word)
    _change(db, with_it, name, lambda one: rules.hidden(one, found.word, is_hidden=hidden))


def move(db: Data, field_id: str, word: str, place: int) -> None:
    """Put a word at this place of its list, counted from 0 without it."""
    field = described.get(db, field_id)
    found = _the(db, field, word)
    name = say("Move \u201c{word}\u201d in \u201c{list}\u201d", word=found.shown, list=field.name)
    _change(db, field, name, lambda one: rules.moved(one, found.word, place))


def remove(db: Data, field_id: str, word: str) -> int:
    """Take a word out of the list and out of the field of everyone who has it; returns in how many entries it stood."""
    field = described.get(db, field_id)
    found = _the(db, field, word)
    changed = rules.without(field, found.word)
    _stop_for_what_is_wrong(db, changed)
    if is_bulk(found.used):
        backup.before(db, "removing a word of a list")
    name = say(
        "Remove \u201c{word}\u201d from \u201c{list}\u201d", word=found.shown, list=field.name
    )
    with changing(db, name):
        spelt = _spellings(db, field_id, found.word, "").keys()
        held = [owner for owner, value in entered.whole(db, field_id) if value in spelt]
        entered.put(db, {owner: {field_id: ""} for owner in held})
        described.change(db, changed)
    return found.used


def _spellings(db: Data, field_id: str, old: str, new: str) -> dict[str, str]:
    """What stands in the field for a word, in whatever spelling, with what is to stand there."""
    return {
        value: new
        for value in entered.different(db, field_id)
        if folded(value) == folded(old) and value != new
    }


def _change(db: Data, field: OwnField, name: str, change: Callable[[OwnField], OwnField]) -> None:
    changed = change(field)
    _stop_for_what_is_wrong(db, changed)
    with changing(db, name):
        described.change(db, changed)


def _stop_for_what_is_wrong(db: Data, field: OwnField) -> None:
    others = [one for one in described.every(db, field.about) if one.id != field.id]
    stop_for(problems(field, others))


def _the(db: Data, field: OwnField, word: str) -> Word:
    found = arranging.find(words(db, field.id), word)
    if found is None:
        raise OutreachError(
            say("\u201c{word}\u201d is no longer in the list.", word=word),
            hint=say("It was renamed or removed. Look at the list again."),
        )
    return found
