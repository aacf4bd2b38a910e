"""Saved searches: kept under a name, counted, and used wherever people are chosen."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from outreach_desktop.db import segments
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.history.journal import changing
from outreach_desktop.db.subjects import saved_searches
from outreach_desktop.domain.choosing import saved as rules
from outreach_desktop.domain.choosing.saved import SavedSearch
from outreach_desktop.domain.fields import folded
from outreach_desktop.domain.segments import SAVED, term, typed
from outreach_desktop.errors import OutreachError, stop_for
from outreach_desktop.words import say, say_many


class NeededError(OutreachError):
    """A search is to go that others name."""

    def __init__(self, name: str, others: Sequence[str]) -> None:
        # Words bring the languages of the world, so not before they are asked.
        from outreach_desktop.words import local

        named = local.list_of([say("\u201c{name}\u201d", name=one) for one in others])
        super().__init__(
            say_many(
                "{searches} needs the saved search \u201c{name}\u201d.",
                "{searches} need the saved search \u201c{name}\u201d.",
                len(others),
                searches=named,
                name=name,
            ),
            hint=say("Without it they find nothing. Change them first, or remove it anyway."),
        )


def every(db: Data) -> list[SavedSearch]:
    """All of them, by name; those of people and those of organisations."""
    return saved_searches.every(db)


def get(db: Data, name: str) -> SavedSearch:
    """The one of this name, in whatever capitals; OutreachError, with the nearest, where there is none."""
    return segments.saved(db, name)


def count(db: Data, search: SavedSearch, *, today: date) -> int | None:
    """How many people or organisations it finds; None where it can no longer be understood."""
    try:
        return segments.found_by(db, search, today=today)
    except OutreachError:
        return None


def counts(db: Data, *, today: date) -> Iterator[tuple[SavedSearch, int | None]]:
    """Each with how many it finds, one after the other."""
    for search in every(db):
        yield search, count(db, search, today=today)


def save(db: Data, search: SavedSearch, *, today: date, instead_of: str = "") -> SavedSearch:
    """Keep a search under its name, in place of the one called `instead_of` or of one that has its name.

    Searches that name the old one name the new one. One that would ask for itself is refused.
    """
    search = replace(
        search, name=" ".join(search.name.split()), words=" ".join(search.words.split())
    )
    stop_for(rules.problems(search))
    with changing(db, say("Save search \u201c{name}\u201d", name=search.name)):
        if instead_of and folded(instead_of) != folded(search.name):
            saved_searches.remove(db, instead_of)
        saved_searches.keep(db, search)
        if instead_of:
            saved_searches.reword(db, (SAVED,), (instead_of,), search.name)
        segments.found_by(db, _naming(search), today=today)  # else it is not kept
    return search


def needing(db: Data, name: str) -> list[str]:
    """The names of the searches that name this one: without it they can no longer be understood."""
    return [
        one.name
        for one in every(db)
        if folded(one.name) != folded(name)
        and any(
            each.key == SAVED and folded(each.value) == folded(name) for each in typed(one.words)
        )
    ]


def remove(db: Data, name: str, *, anyway: bool = False) -> None:
    """Put a search into the bin. NeededError where others name it, unless it goes `anyway`."""
    search = get(db, name)
    if not anyway and (others := needing(db, name)):
        raise NeededError(search.name, others)
    with changing(db, say("Remove search \u201c{name}\u201d", name=search.name)):
        saved_searches.remove(db, name)


def _naming(search: SavedSearch) -> SavedSearch:
    """One that asks for this one and nothing else: refused where that asks for itself."""
    return replace(search, words=term(SAVED, search.name))
