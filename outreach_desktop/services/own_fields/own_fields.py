"""Fields that a group makes for itself: added, renamed everywhere, put into order, hidden, removed."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.history.journal import changing
from outreach_desktop.db.own_fields import described, entered
from outreach_desktop.db.subjects import saved_searches
from outreach_desktop.domain.choosing.own import renamed_in_search
from outreach_desktop.domain.own_fields import converting
from outreach_desktop.domain.own_fields.own_fields import (
    MOST,
    OwnField,
    OwnFieldDraft,
    may_stand,
    problems,
    too_many,
)
from outreach_desktop.domain.problems import Problem
from outreach_desktop.errors import OutreachError, stop_for
from outreach_desktop.services.safety.backup import before_many
from outreach_desktop.words import say

Draft = TypeVar("Draft", bound=OwnFieldDraft)


def every(db: Data, about: str) -> list[OwnField]:
    """The own fields of people, or of organisations, in the order of forms; hidden ones too."""
    return described.every(db, about)


def get(db: Data, field_id: str) -> OwnField:
    """The field with this id."""
    return described.get(db, field_id)


def used(db: Data, about: str) -> dict[str, int]:
    """In how many entries something stands in each field, by the id of the field."""
    return {one.id: sum(entered.in_field(db, one.id).values()) for one in every(db, about)}


def add(db: Data, draft: OwnFieldDraft) -> OwnField:
    """Keep a new field, behind the others about the same."""
    others = described.every(db, draft.about)
    stop_for(problems(draft, others))
    see_that_there_is_room(others, draft.about)
    last = max((one.position for one in others), default=0)
    with changing(db, say("Add field \u201c{name}\u201d", name=draft.name.strip())):
        return described.add(db, replace(_neat(draft), position=last + 1))


def see_that_there_is_room(fields: Sequence[OwnField], about: str) -> None:
    """OutreachError where there are as many fields as there can be."""
    if len(fields) >= MOST:
        raise OutreachError(
            too_many(about), hint=say("Remove one under Settings > Your own fields first.")
        )


def change(db: Data, field: OwnField) -> OwnField:
    """Keep what a field has become: a new name everywhere, another kind where all that stands in it can be of that kind.

    Saved searches follow a new name; templates name it themselves.
    """
    old = described.get(db, field.id)
    others = [one for one in described.every(db, field.about) if one.id != field.id]
    there = entered.in_field(db, field.id)
    new = converting.converted(there, field.kind) if field.kind != old.kind else {}
    unfit = [value for value in there if new.get(value, value) is None]
    found = [*problems(field, others)]
    if unfit:
        found.append(Problem("kind", converting.told(unfit, field.kind)))
    stop_for(found)
    if new:
        before_many(db, sum(there.values()), "changing")
    with changing(db, say("Change field \u201c{name}\u201d", name=old.name)):
        entered.exchange(
            db, field.id, {value: to for value, to in new.items() if to and to != value}
        )
        if old.key != field.key:
            _follow(db, old, field)
        return described.change(db, _neat(field))


def hide(db: Data, field_id: str, *, hidden: bool = True) -> None:
    """No longer offer a field in forms, or offer it again; what stands in it stays."""
    field = described.get(db, field_id)
    name = (
        say("No longer offer field \u201c{name}\u201d", name=field.name)
        if hidden
        else say("Offer field \u201c{name}\u201d again", name=field.name)
    )
    with changing(db, name):
        described.change(db, replace(field, is_hidden=hidden))


def move(db: Data, field_id: str, place: int) -> None:
    """Put a field at this place among those about the same, counted from 0 without it."""
    field = described.get(db, field_id)
    fields = [one for one in described.every(db, field.about) if one.id != field_id]
    fields.insert(place, field)
    with changing(db, say("Move field \u201c{name}\u201d", name=field.name)):
        for position, one in enumerate(fields, 1):
            described.change(db, replace(one, position=position))


def remove(db: Data, field_id: str) -> None:
    """Put a field into the bin; what stands in it comes back with it."""
    field = described.get(db, field_id)
    with changing(db, say("Remove field \u201c{name}\u201d", name=field.name)):
        described.remove(db, field_id)


def fill(db: Data, owner_id: str, field_id: str, value: str) -> None:
    """Let a value stand in a field of a person or an organisation; "" empties it."""
    field = described.get(db, field_id)
    if not may_stand(field.kind, value):
        raise OutreachError(converting.told([value], field.kind))
    with changing(db, say("Fill in \u201c{name}\u201d", name=field.name)):
        entered.put(db, {owner_id: {field_id: value}})


def _follow(db: Data, old: OwnField, new: OwnField) -> None:
    """Saved searches that ask for a field find the same people by its new name."""
    for search in (one for one in saved_searches.every(db) if one.about == old.about):
        words = renamed_in_search(search.words, old.key, new.key)
        if words != search.words:
            saved_searches.keep(db, replace(search, words=words))


def _neat(draft: Draft) -> Draft:
    hidden = [word for word in draft.every_word if word not in draft.offered]
    return replace(
        draft,
        name=" ".join(draft.name.split()),
        words="\n".join(draft.every_word),
        hidden_words="\n".join(hidden),
    )
