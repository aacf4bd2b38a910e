"""In which town everyone is, each in one alone: where they live, else where they mainly work now, as lists show it."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import compress
from typing import Final

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.search import plain
from outreach_desktop.db.segment_facts import HELD, PeopleFacts
from outreach_desktop.db.segment_orders import main_roles, towns
from outreach_desktop.db.segment_people import NO_ONE, Choice, Everyone

OF_ORGANISATIONS: Final[Mapping[str, tuple[str, ...]]] = {
    "organisations": ("town", "parent_id", "deleted_at")
}
"""What the town of an organisation depends on."""
OF_PEOPLE: Final[Mapping[str, tuple[str, ...]]] = {
    "contacts": ("town", "deleted_at"),
    "roles": (*HELD, "organisation_id", "is_main"),
    **OF_ORGANISATIONS,
}
"""What the town of a person depends on."""


def people_in(facts: PeopleFacts, value: str) -> Choice:
    """Who is in the town of this name; where no one is, in one that has it as a part."""
    return _whole_or_part(value, facts.people, lambda part: _people_with(facts, part))


def organisations_in(facts: PeopleFacts, everyone: Everyone, value: str) -> Choice:
    """The same of organisations: their own town, else that of what they are a part of."""

    def with_part(part: str) -> Choice:
        return everyone.with_ids(one for one, line in _lines(facts).items() if part in line)

    return _whole_or_part(value, everyone, with_part)


def counted_people(db: Data, today: str) -> list[tuple[str, int]]:
    """Each town, and how many people are in it."""
    facts = PeopleFacts(db, date.fromisoformat(today))
    return _counted(compress(_of_each(facts), facts.people.flags(facts.people.all)))


def counted_organisations(db: Data, today: str) -> list[tuple[str, int]]:
    """Each town, and how many organisations are in it."""
    return _counted(_there(PeopleFacts(db, date.fromisoformat(today))).values())


def _whole_or_part(value: str, everyone: Everyone, with_part: Callable[[str], Choice]) -> Choice:
    chosen = with_part(_line(value))
    return chosen if chosen & everyone.all else with_part(plain(value))


def _line(town: str) -> str:
    """A name as it is compared, with its beginning and its end."""
    return f"\n{plain(town)}\n"


def _there(facts: PeopleFacts) -> dict[str, str]:
    """The town of each organisation."""

    def read() -> dict[str, str]:
        return towns({one.id: one for one in facts.places()})

    return facts.fact("towns", OF_ORGANISATIONS, read)


def _lines(facts: PeopleFacts) -> dict[str, str]:
    """The same as they are compared."""

    def read() -> dict[str, str]:
        lines = {town: _line(town) for town in {"", *_there(facts).values()}}
        return {one: lines[town] for one, town in _there(facts).items()}

    return facts.fact("town lines", OF_ORGANISATIONS, read)


def _people_with(facts: PeopleFacts, part: str) -> Choice:
    own, work, there = facts.column("town"), facts.of_roles("organisation_id"), _lines(facts)
    chosen = facts.people.chosen
    live = chosen(own.holding(part, _line))
    at = work.flags(part in there.get(one, "") for one in work.values)
    if b"\1" not in at:
        return live
    at_work = chosen(bytes(map((at + b"\0").__getitem__, main_roles(facts))))  # -1 is no role
    return live | (at_work & ~chosen(own.filled()))


def _of_each(facts: PeopleFacts) -> Iterator[str]:
    """The town of everyone by their places, "" where none is known."""
    own, work, there = facts.column("town"), facts.of_roles("organisation_id"), _there(facts)
    at = [there.get(one, "") for one in work.values]
    for code, role in zip(own.codes, main_roles(facts), strict=True):
        yield own.values[code] or (at[work.codes[role]] if role != NO_ONE else "")


def _counted(every: Iterable[str]) -> list[tuple[str, int]]:
    """Names that are written in several ways count as one, written as most have it."""
    counts, ways = Counter[str](), dict[str, str]()
    for word, count in Counter(every).most_common():
        counts[plain(word)] += count
        ways.setdefault(plain(word), word)
    return [(ways[one], count) for one, count in counts.most_common() if one]
