"""Who gets a label or an envelope, and who does not and why."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.subjects import contacts, group
from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.contacts import Contact
from outreach_desktop.domain.documents.leaving_out import LeftOutPerson
from outreach_desktop.domain.documents.letters import why_not
from outreach_desktop.domain.documents.readers.recipients import Recipient
from outreach_desktop.domain.documents.returned import reason
from outreach_desktop.domain.fields import folded
from outreach_desktop.domain.group import GroupProfile
from outreach_desktop.domain.labour import Steps
from outreach_desktop.domain.names import together
from outreach_desktop.domain.post.address_block import Addressed
from outreach_desktop.services.group import home_country
from outreach_desktop.services.making import letter_context
from outreach_desktop.services.making.letter_context import Contexts
from outreach_desktop.services.making.letter_households import at_home
from outreach_desktop.services.making.letter_look import from_letterhead
from outreach_desktop.words import say
from outreach_desktop.words.local import short_date

PERSON, HOUSEHOLD, ORGANISATION, ADDRESS = "person", "household", "organisation", "address"
PER: Final = (PERSON, HOUSEHOLD, ORGANISATION, ADDRESS)
"""For whom there is one of them."""
_NAMED: Final = 3
"""So many people are named together at one address; of more, the organisation is, or one with the household."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressees:
    """To whom and where, in the order in which people were chosen; `left_out` has everyone else, each with the reason."""

    entries: tuple[Addressed, ...]
    left_out: tuple[LeftOutPerson, ...] = ()
    twice: tuple[str, ...] = ()
    """The names that come twice at one address: perhaps one person with two entries."""
    gone: int = 0
    """How many of those chosen are no longer there."""
    home_country: frozenset[str] = frozenset()
    american: bool = False
    language: str = "en_GB"
    paper: str = "A4"
    font: str = ""
    """The font that the group writes in; "" for the usual one."""
    sender: tuple[str, ...] = ()
    """Who we are, as it stands in the corner of an envelope."""


@dataclass(frozen=True, slots=True)
class _Post:
    """To whom something is posted: as an address, and the people."""

    to: Addressed
    people: tuple[Contact, ...]


def collected(db: Data, ids: Sequence[str], *, per: str, today: dt.date) -> Steps[Addressees]:
    """Everyone among these people who may be written to and has an address, `per` person, household, organisation or address; in steps."""
    if per not in PER:
        raise ValueError(f"per must be one of {PER}, not {per!r}")
    ids = tuple(dict.fromkeys(ids))
    contexts = Contexts(db, today=today, event=None, sender=None)
    yield 0
    everybody: list[Recipient] = []
    for number, one in enumerate(letter_context.recipients(db, ids, today=today, event=None), 1):
        everybody.append(one)
        if number % _AT_ONCE == 0:
            yield number
    found = tuple(everybody)
    joined = at_home(db, found, today=today).recipients if per in (HOUSEHOLD, ADDRESS) else found
    yield len(found)
    entries, left_out = list[_Post](), list[LeftOutPerson]()
    for number, one in enumerate(joined):
        if number % _AT_ONCE == 0:
            yield len(found)
        to = _named(contexts.addressed(one), one)
        if why := why_not(one.contact, today):
            left_out.append((one.contact.name, why))
        elif not to.name:
            left_out.append((one.contact.name, _NO_NAME))
        elif (back := contexts.mail_came_back(one)) is not None:
            left_out += [(each.name, reason(back, short_date)) for each in one.people]
        elif not to.address:
            left_out += [(each.name, NO_ADDRESS) for each in one.people]
        else:
            entries.append(_Post(to, one.people))
    gone = len(ids) - len(contacts.there(db, list(ids))) if ids else 0
    return in_one(db, tuple(_once(entries, per)), left_out, gone)


def in_one(
    db: Data, entries: Sequence[Addressed], left_out: Sequence[LeftOutPerson], gone: int
) -> Addressees:
    """All of it, with what our group says of itself."""
    profile = group.profile(db)
    home = home_country(profile)
    return Addressees(
        entries=tuple(entries),
        twice=_twice(entries),
        left_out=tuple(left_out),
        gone=gone,
        home_country=home,
        american=profile.language.endswith("_US"),
        language=profile.language,
        paper=profile.paper,
        font=font_of(db, profile),
        sender=tuple(filter(None, (profile.name, *profile.address.lines(home_country=home)))),
    )


def font_of(db: Data, profile: GroupProfile) -> str:
    """The font that our letters have: chosen, else that of the letterhead."""
    return profile.font or (from_letterhead(db).font if profile.letterhead_id else "")


_AT_ONCE: Final = 200
NO_ADDRESS: Final = say("no address is known")
_NO_NAME: Final = say("only an email address is known of them")


def _named(to: Addressed, one: Recipient) -> Addressed:
    """As a label says it: a large household by the first of it, unless it said how it wants to be named.

    An email address is no name: of whom nothing else is known, the role or the organisation is named instead.
    """
    if len(one.together) > _NAMED and not one.envelope:
        return replace(to, name=together.with_household(one.together))
    if one.together or not one.contact.is_unnamed:
        return to
    return (
        replace(to, name=to.role, role="")
        if to.role
        else replace(to, name=to.organisation, organisation="")
    )


def _once(entries: Sequence[_Post], per: str) -> Iterator[Addressed]:
    """Each organisation, or each address, once: where the first of those there was."""
    key: Callable[[_Post], tuple[str, ...]]
    match per:
        case "organisation":
            key = _organisation
        case "address":
            key = _address
        case _:
            yield from (one.to for one in entries)
            return
    there: dict[tuple[str, ...], list[_Post]] = {}
    for number, one in enumerate(entries):
        there.setdefault(key(one) or (str(number),), []).append(one)
    for some in there.values():
        yield _to_the_place(some[0].to) if per == ORGANISATION else _to_all(some)


def _organisation(one: _Post) -> tuple[str, ...]:
    """What two who work at one place share; nothing for who works nowhere."""
    return (folded(one.to.organisation), *_place(one.to.address)) if one.to.organisation else ()


def _address(one: _Post) -> tuple[str, ...]:
    return (folded(one.to.organisation), *_place(one.to.address))


def _place(address: Address) -> tuple[str, ...]:
    """An address however it was typed: neither capitals nor commas nor line ends make another."""
    parts = (address.street, address.town, address.postcode, address.country)
    return tuple("".join(char for char in folded(part) if char.isalnum()) for part in parts)


def _to_the_place(to: Addressed) -> Addressed:
    """To the organisation itself, not to the one who works there; who works nowhere stays."""
    if not to.organisation:
        return to
    return Addressed(name=to.organisation, address=to.address)


def _to_all(some: Sequence[_Post]) -> Addressed:
    """To all at one address: one as ever, a few by their names, more by the name of the organisation, or of the first with the household."""
    first = some[0].to
    if len(some) == 1:
        return first
    people = _each_once(one for post in some for one in post.people)
    if len(people) > _NAMED:
        return (
            _to_the_place(first)
            if first.organisation
            else replace(first, name=together.with_household(people))
        )
    shared = len({post.to.department for post in some}) == 1
    return replace(
        first,
        name=together.envelope(people),
        role="",
        department=first.department if shared else "",
    )


def _twice(entries: Iterable[Addressed]) -> tuple[str, ...]:
    seen: dict[tuple[str, ...], list[str]] = {}
    for one in entries:
        seen.setdefault((folded(one.name), *_place(one.address)), []).append(one.name)
    return tuple(names[0] for names in seen.values() if len(names) > 1)


def told_twice(found: Addressees) -> str:
    """What is to be known of those, in a sentence; "" where there are none."""
    if not found.twice:
        return ""
    return say(
        "These names come twice at the same address: {names}. Check that no entry is there twice.",
        names=", ".join(found.twice),
    )


def _each_once(people: Iterable[Contact]) -> list[Contact]:
    return list({one.id: one for one in people}.values())
