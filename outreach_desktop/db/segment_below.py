"""What is known of an organisation by who works there or at a part of it: how many are champions, and when someone was last in touch."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import compress
from typing import Final

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.segment_facts import HELD, TOUCH
from outreach_desktop.db.segment_organisations import OrganisationFacts
from outreach_desktop.db.segment_people import NO_ONE
from outreach_desktop.db.segment_touch import COUNTED
from outreach_desktop.db.subjects import organisations
from outreach_desktop.domain.contacts import CHAMPION

_WORK: Final = {
    "roles": (*HELD, "organisation_id"),
    "organisations": ("parent_id", "deleted_at"),
}


def people_below(db: Data, ids: Iterable[str], *, today: date) -> dict[str, tuple[int, str]]:
    """Of those who work at each of these or at a part of it now: how many are champions, and the day of the last contact
    with them or with it as such, "" for none.

    Until it is known when everyone was last in touch, which takes a second among a million entries, SQL is asked about these alone.
    """
    facts = OrganisationFacts(db, today)
    if not facts.of_people.in_touch().knows_all:
        return organisations.people_below(db, ids, today)
    champions_of, days = champions(facts), last_days(facts)
    return {one: (champions_of.get(one, 0), days.get(one, "")) for one in ids}


def champions(facts: OrganisationFacts) -> Mapping[str, int]:
    """How many work there or at a part of it; one who works in two parts counts once."""

    def read() -> Mapping[str, int]:
        people = facts.of_people
        flags = people.people.flags(
            people.people.chosen(people.column("champion").one_of([CHAMPION]))
        )
        there = {(place, one) for place, at in _held(facts, flags) for one in _line(facts, at)}
        return Counter(one for _, one in there)

    columns = {**_WORK, "contacts": ("champion", "deleted_at")}
    return facts.fact(("champions", facts.today), columns, read)


def last_days(facts: OrganisationFacts) -> Mapping[str, str]:
    """The last day on which someone who works there now, or it as such, was in touch; who has none is left out."""

    def read() -> Mapping[str, str]:
        days = facts.of_people.in_touch().days(facts.db, facts.today)
        own: dict[str, str] = {}
        for at, _, day in facts.entries():
            own[at] = max(own.get(at, ""), day)
        people = facts.of_people.people
        for place, at in _held(facts, people.flags(people.all)):
            if days[place] > own.get(at, ""):
                own[at] = days[place]
        found: dict[str, str] = {}
        for at, day in own.items():
            for one in _line(facts, at):
                found[one] = max(found.get(one, ""), day)
        return found

    entries = ("organisation_id", *TOUCH)
    columns = {**_WORK, "contacts": ("deleted_at",), "interactions": entries, **COUNTED}
    return facts.fact(("last days", facts.today), columns, read)


def _held(facts: OrganisationFacts, flags: bytes) -> Iterator[tuple[int, str]]:
    """The place of each of these people, and an organisation where they work now."""
    _, whose = facts.of_people.held()
    column = facts.of_people.of_roles("organisation_id")
    chosen = [place != NO_ONE and flags[place] for place in whose]
    for place, code in compress(zip(whose, column.codes, strict=True), chosen):
        yield place, column.values[code]


def _line(facts: OrganisationFacts, one: str) -> Iterator[str]:
    """It, and what it belongs to."""
    wholes, seen = facts.of_people.wholes(), set[str]()
    while one and one not in seen:
        seen.add(one)
        yield one
        one = wholes.get(one, "")
