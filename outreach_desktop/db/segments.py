"""Choosing people and organisations: who and what meets every condition of a segment, in the order that was asked for."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from operator import methodcaller
from typing import Final

from outreach_desktop.db import (
    segment_below,
    segment_orders,
    segment_organisation_orders,
    segment_organisations,
    segment_own,
)
from outreach_desktop.db import segment_card_texts as card_texts
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.own_fields.texts import OWN_TEXTS
from outreach_desktop.db.segment_columns import ADDED_ON
from outreach_desktop.db.segment_conditions import condition
from outreach_desktop.db.segment_facts import ADDRESS, PeopleFacts
from outreach_desktop.db.segment_organisations import OrganisationFacts
from outreach_desktop.db.segment_people import Choice, people
from outreach_desktop.db.subjects import saved_searches
from outreach_desktop.domain.choosing.saved import SavedSearch
from outreach_desktop.domain.contacts import FIELDS as PERSON
from outreach_desktop.domain.fields import folded
from outreach_desktop.domain.organisations import FIELDS as PLACE
from outreach_desktop.domain.organisations import TreeLine
from outreach_desktop.domain.segments import PEOPLE, SAVED, Term, parse
from outreach_desktop.errors import OutreachError
from outreach_desktop.words import say

_OF_PEOPLE: Final = (*((name,) for name in PERSON if name != "notes"), ADDRESS, ADDED_ON)
"""The columns that keys or orders ask for: together they are read in a tenth of the time."""
_OF_PLACES: Final = (*((name,) for name in PLACE if name != "notes"), ADDRESS, ADDED_ON)
"""The same of organisations."""
_OF_ROLES: Final = ("organisation_id", "title", "department", "decision", "email", "phone")
_OF_WORK: Final[Sequence[Callable[[PeopleFacts], object]]] = (
    PeopleFacts.held,
    *(methodcaller("of_roles", name) for name in _OF_ROLES),
    PeopleFacts.places,
    PeopleFacts.wishes,
    PeopleFacts.kinds_of_contact,
)
"""What keys ask of roles held now, of wishes and of entries."""
_DEEPEST: Final = 20
"""Saved searches that name one another: more came from elsewhere, to keep the program busy."""


def find(
    db: Data, terms: Sequence[Term], *, today: date, order: str = "name", descending: bool = False
) -> list[str]:
    """The ids of people who meet every one of `terms`."""
    facts = PeopleFacts(db, today)
    everyone = facts.people
    chosen = _Choosing(db, today).people(terms)
    if order != "name":
        return segment_orders.ordered(facts, order).of(everyone, chosen, descending=descending)
    ids = everyone.by_name(chosen)
    return ids[::-1] if descending else ids


def outline(db: Data, terms: Sequence[Term], *, today: date) -> list[TreeLine]:
    """The organisations that meet every one of `terms`, and what they belong to."""
    facts = OrganisationFacts(db, today)
    return facts.outline(_Choosing(db, today).organisations(terms))


def found_by(db: Data, search: SavedSearch, *, today: date) -> int:
    """How many people, or organisations, a saved search finds."""
    choosing, terms = _Choosing(db, today), parse(search.words, search.vocabulary)
    if search.vocabulary is PEOPLE:
        return choosing.people(terms).bit_count()
    return choosing.organisations(terms).bit_count()


class _Choosing:
    """Who and what meets conditions, whichever saved searches these go through."""

    def __init__(self, db: Data, today: date) -> None:
        self._db = db
        self._today = today
        self._known: dict[str, Choice | None] = {}
        """What the saved searches find that were asked for before, each once however often it is named; None for
        those that are being asked for."""

    def people(self, terms: Sequence[Term]) -> Choice:
        """Who meets all of them."""
        facts = PeopleFacts(self._db, self._today)
        chosen = everyone = facts.people.all
        for term in terms:
            if term.key == SAVED:
                meet: Choice | None = self._people_of(facts, saved(self._db, term.value))
            else:
                meet = condition(facts, term, self._today)
            if meet is not None:
                chosen &= everyone ^ meet if term.negated else meet
        return chosen

    def organisations(self, terms: Sequence[Term]) -> Choice:
        """Which organisations meet all of them."""
        facts = OrganisationFacts(self._db, self._today)
        chosen = everyone = facts.everyone.all
        for term in terms:
            if term.key == SAVED:
                meet: Choice | None = self._organisations_of(facts, saved(self._db, term.value))
            else:
                meet = segment_organisations.condition_of(facts, term)
            if meet is not None:
                chosen &= everyone ^ meet if term.negated else meet
        return chosen

    def _people_of(self, facts: PeopleFacts, search: SavedSearch) -> Choice:
        """Whom it finds; who works now at the organisations that it finds, or at a part of one."""
        chosen = self._found(search)
        if search.vocabulary is PEOPLE:
            return chosen
        return facts.at(OrganisationFacts(self._db, self._today).everyone.by_name(chosen))

    def _organisations_of(self, facts: OrganisationFacts, search: SavedSearch) -> Choice:
        """Which it finds; those where someone works now whom it finds, there or at a part of it."""
        chosen = self._found(search)
        return chosen if search.vocabulary is not PEOPLE else facts.with_people(chosen)

    def _found(self, search: SavedSearch) -> Choice:
        """What it finds, people or organisations. OutreachError for one that asks for itself, or that goes through too many."""
        key = folded(search.name)
        if (found := self._known.get(key)) is not None:
            return found
        if key in self._known:
            raise OutreachError(
                say("The saved search \u201c{name}\u201d asks for itself.", name=search.name),
                hint=say(
                    "Change its words, so that it no longer names itself or a search that names it."
                ),
            )
        if sum(one is None for one in self._known.values()) >= _DEEPEST:
            raise OutreachError(
                say(
                    "The saved search \u201c{name}\u201d goes through too many others.",
                    name=search.name,
                ),
                hint=say("Write out the words of some of them instead."),
            )
        self._known[key] = None
        terms = parse(search.words, search.vocabulary)
        asked = self.people if search.vocabulary is PEOPLE else self.organisations
        found = self._known[key] = asked(terms)
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
        else say("Save one first: search, then choose Save this search."),
    )


def read_ahead(db: Data, orders: Sequence[str], *, today: date) -> Iterator[None]:
    """Get to know what searches and these orders will ask for, in steps: each would wait for it when it is asked first.

    Others may change something between two steps, so each step looks anew at what there is.
    """

    def facts() -> PeopleFacts:
        return PeopleFacts(db, today)

    for look in _OF_WORK:
        look(facts())
        yield
    yield from facts().read_columns(_OF_PEOPLE)
    for order in orders:
        if order not in ("name", "last_contact"):
            segment_orders.ordered(facts(), order)
            yield
    yield from segment_own.read_ahead(facts)
    for words in (card_texts.PEOPLE, card_texts.PLACES, *OWN_TEXTS.values()):
        yield from words.read_ahead(db, today)
    yield from facts().read_tags()
    for order in segment_orders.slow(facts()):
        segment_orders.ordered(facts(), order)
        yield
    yield from facts().read_touch()
    if "last_contact" in orders:
        segment_orders.ordered(facts(), "last_contact")
        yield


def read_ahead_of_organisations(db: Data, orders: Sequence[str], *, today: date) -> Iterator[None]:
    """The same for organisations: what is asked of people who work there is asked of those columns too."""

    def facts() -> OrganisationFacts:
        return OrganisationFacts(db, today)

    for look in _OF_WORK:
        look(facts().of_people)
        yield
    facts().tree()
    yield
    yield from facts().read_columns(_OF_PLACES)
    yield from segment_own.read_ahead(facts)
    for words in (card_texts.PLACES, card_texts.AT_PLACES, OWN_TEXTS["organisations"]):
        yield from words.read_ahead(db, today)
    yield from facts().of_people.read_tags()
    for order in (one for one in orders if one != "last_contact"):  # which takes its time
        every = facts().everyone
        segment_organisation_orders.in_order(db, every.by_name(every.all), order, today=today)
        yield
    yield from facts().of_people.read_touch()
    for of_those in (OrganisationFacts.entries, segment_below.champions, segment_below.last_days):
        of_those(facts())
        yield


def count(db: Data) -> int:
    """How many people there are."""
    return len(people(db).in_order)
