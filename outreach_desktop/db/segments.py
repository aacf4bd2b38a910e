"""Choosing people: who meets every condition of a segment, in the order that was asked for."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Final

from outreach_desktop.db import segment_orders
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.segment_conditions import condition
from outreach_desktop.db.segment_facts import PeopleFacts
from outreach_desktop.db.segment_people import Choice, people
from outreach_desktop.db.subjects import saved_searches
from outreach_desktop.domain.choosing.saved import SavedSearch
from outreach_desktop.domain.fields import folded
from outreach_desktop.domain.segments import SEGMENT, Term, parse
from outreach_desktop.errors import OutreachError
from outreach_desktop.words import say

_DEEPEST: Final = 20
"""Saved searches that name one another: more came from elsewhere, to keep the program busy."""


def find(
    db: Data, terms: Sequence[Term], *, today: date, order: str = "name", descending: bool = False
) -> list[str]:
    """The ids of people who meet every one of `terms`."""
    facts = PeopleFacts(db, today)
    everyone = facts.people
    chosen = chosen_people(db, facts, terms, today)
    if order != "name":
        return segment_orders.ordered(facts, order).of(everyone, chosen, descending=descending)
    ids = everyone.by_name(chosen)
    return ids[::-1] if descending else ids


def chosen_people(db: Data, facts: PeopleFacts, terms: Sequence[Term], today: date) -> Choice:
    """Who meets every one of `terms`, as a choice."""
    return _chosen(db, facts, terms, today, {})


def _chosen(
    db: Data,
    facts: PeopleFacts,
    terms: Sequence[Term],
    today: date,
    known: dict[str, Choice | None],
) -> Choice:
    """Who meets all of them. `known` has whom the saved searches find that were asked for before, each once
    however often it is named; None for those that are being asked for.
    """
    everyone = facts.people.all
    chosen = everyone
    for term in terms:
        if term.key == SEGMENT:
            meet: Choice | None = _of_saved(db, facts, term.value, today, known)
        else:
            meet = condition(facts, term, today)
        if meet is not None:
            chosen &= everyone ^ meet if term.negated else meet
    return chosen


def _of_saved(
    db: Data, facts: PeopleFacts, name: str, today: date, known: dict[str, Choice | None]
) -> Choice:
    """Whom a saved search finds. OutreachError for one that asks for itself, that is not there, or that goes through too many."""
    search = saved(db, name)
    key = folded(search.name)
    if (found := known.get(key)) is not None:
        return found
    if key in known:
        raise OutreachError(
            say("The saved search \u201c{name}\u201d asks for itself.", name=search.name),
            hint=say(
                "Change its words, so that it no longer names itself or a search that names it."
            ),
        )
    if sum(one is None for one in known.values()) >= _DEEPEST:
        raise OutreachError(
            say(
                "The saved search \u201c{name}\u201d goes through too many others.",
                name=search.name,
            ),
            hint=say("Write out the words of some of them instead."),
        )
    known[key] = None
    found = known[key] = _chosen(db, facts, parse(search.words), today, known)
    return found


def saved(db: Data, name: str) -> SavedSearch:
    """The saved search of this name; OutreachError where there is none, with the nearest."""
    search = saved_searches.named(db, name)
    if search is None:
        raise _unknown(name, {folded(one.name): one.name for one in saved_searches.every(db)})
    return search


def _unknown(name: str, names: Mapping[str, str]) -> OutreachError:
    from difflib import get_close_matches  # only who mistyped needs it

    nearest = get_close_matches(folded(name), names, n=1, cutoff=0.6)
    return OutreachError(
        say("There is no saved search \u201c{name}\u201d.", name=name),
        hint=say("Did you mean \u201c{name}\u201d?", name=names[nearest[0]])
        if nearest
        else say("Save one first: search for people, then choose Save this search."),
    )


def read_ahead(db: Data, orders: Sequence[str], *, today: date) -> Iterator[None]:
    """Get to know what searches and these orders will ask for, in steps: each would wait for it when it is asked first."""
    facts = PeopleFacts(db, today)
    for read in (facts.held, partial(facts.of_roles, "organisation_id"), facts.places):
        read()
        yield
    for order in orders:
        if order not in ("name", "last_contact"):
            segment_orders.ordered(facts, order)
            yield
    yield from facts.read_touch()
    if "last_contact" in orders:
        segment_orders.ordered(facts, "last_contact")
        yield


def everybody(db: Data) -> Sequence[str]:
    """The ids of all people by name."""
    return people(db).ids
