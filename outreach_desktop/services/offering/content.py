"""The content bank: texts kept, read through again, and found by what stands in them."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from outreach_desktop.db import search
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.history.journal import changing
from outreach_desktop.db.offering import content
from outreach_desktop.domain.fields import in_words
from outreach_desktop.domain.offering.content import (
    FIELDS,
    ContentDraft,
    ContentStanding,
    ContentText,
    is_to_do,
    named,
    problems,
    review_due_on,
    standing,
    told,
    what_to_do,
)
from outreach_desktop.errors import stop_for
from outreach_desktop.words import say, say_many


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentRow:
    """A text with how it stands, and what is to be done about it."""

    content: ContentText
    standing: ContentStanding
    told: str
    to_do: str
    due_on: dt.date | None

    @property
    def id(self) -> str:
        """That of the text."""
        return self.content.id


def get(db: Data, content_id: str) -> ContentText:
    """The text with this id."""
    return content.get(db, content_id)


def row(db: Data, content_id: str, *, today: dt.date) -> ContentRow:
    """The text with this id, with how it stands."""
    return _row(content.get(db, content_id), today)


def find(
    db: Data, words: str = "", *, today: dt.date, order: str = "", descending: bool = False
) -> list[str]:
    """The ids of all in which every one of `words` is found: what is to be done first, or in the `order` of a column."""
    kept = content.every(db)
    if search.asks(words):
        found = set(search.found(db, words, content.TABLE))
        kept = [one for one in kept if one.id in found]
    every = [_row(one, today) for one in kept]
    every.sort(key=lambda one: one.standing)
    if not order:
        return [one.id for one in every]
    filled = [one for one in every if _value(one, order) not in ("", None)]
    empty = [one for one in every if _value(one, order) in ("", None)]
    filled.sort(key=lambda one: _value(one, order), reverse=descending)
    return [one.id for one in (*filled, *empty)]


def rows(db: Data, ids: Sequence[str], *, today: dt.date) -> list[ContentRow]:
    """Those of these ids that are there, in the order of the ids."""
    return [_row(one, today) for one in content.get_all(db, ids)]


def count(db: Data) -> int:
    """How many there are."""
    return len(content.every(db))


def due(db: Data, *, today: dt.date) -> int:
    """How many someone has to do something about before they are printed again."""
    return sum(is_to_do(one, today) for one in content.every(db))


def add(db: Data, draft: ContentDraft, *, today: dt.date) -> ContentText:
    """Keep a text."""
    stop_for(problems(draft, today))
    with changing(db, say("Add text {name}", name=named(draft))):
        return content.add(db, draft)


def change(db: Data, text: ContentText, *, today: dt.date) -> ContentText:
    """Keep what a text has become."""
    stop_for(problems(text, today))
    with changing(db, say("Change text {name}", name=text.name)):
        return content.change(db, text)


def reviewed(db: Data, ids: Sequence[str], *, today: dt.date) -> None:
    """Note that these were read through today; a day that was set for it and has come is taken away."""
    kept = content.get_all(db, ids)
    name = (
        say("Read through {name}", name=kept[0].name)
        if len(kept) == 1
        else say_many("Read through {count} text", "Read through {count} texts", len(kept))
    )
    with changing(db, name):
        for one in kept:
            ahead = one.review_on if one.review_on and one.review_on > today else None
            content.change(db, replace(one, reviewed_on=today, review_on=ahead))


def remove(db: Data, ids: Sequence[str]) -> None:
    """Put texts into the bin."""
    kept = content.get_all(db, ids)
    name = (
        say("Remove text {name}", name=kept[0].name)
        if len(kept) == 1
        else say_many("Remove {count} text", "Remove {count} texts", len(kept))
    )
    with changing(db, name):
        content.remove(db, [one.id for one in kept])


def _row(text: ContentText, today: dt.date) -> ContentRow:
    return ContentRow(
        content=text,
        standing=standing(text, today),
        told=told(text, today),
        to_do=what_to_do(text, today),
        due_on=review_due_on(text),
    )


def _value(one: ContentRow, order: str) -> Any:
    """What a column sorts by."""
    match order:
        case "standing":
            return one.standing
        case "heading":
            return search.plain(one.content.name)
        case "kind":
            return search.plain(in_words(FIELDS["kind"], one.content.kind))
        case "review_on":
            return one.due_on
    value = getattr(one.content, order)
    return search.plain(value) if isinstance(value, str) else value
