"""Saved searches: kept under a name, counted, and used wherever people are chosen."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from outreach_desktop.db import segments
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.history.journal import changing
from outreach_desktop.db.subjects import saved_searches
from outreach_desktop.domain.choosing import saved as rules
from outreach_desktop.domain.choosing.saved import SavedSearch
from outreach_desktop.domain.fields import folded
from outreach_desktop.domain.segments import SAVED, term
from outreach_desktop.errors import OutreachError, stop_for
from outreach_desktop.words import say


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

    One that would ask for itself is refused.
    """
    search = replace(
        search, name=" ".join(search.name.split()), words=" ".join(search.words.split())
    )
    stop_for(rules.problems(search))
    with changing(db, say("Save search \u201c{name}\u201d", name=search.name)):
        if instead_of and folded(instead_of) != folded(search.name):
            saved_searches.remove(db, instead_of)
        saved_searches.keep(db, search)
        segments.found_by(db, _naming(search), today=today)  # else it is not kept
    return search


def remove(db: Data, name: str) -> None:
    """Put a search into the bin."""
    search = get(db, name)
    with changing(db, say("Remove search \u201c{name}\u201d", name=search.name)):
        saved_searches.remove(db, name)


def _naming(search: SavedSearch) -> SavedSearch:
    """One that asks for this one and nothing else: refused where that asks for itself."""
    return replace(search, words=term(SAVED, search.name))
