"""One letter for those who live together: who gets it, where it goes, and what is said of it beforehand."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.knowing import households
from outreach_desktop.db.subjects import roles
from outreach_desktop.domain.contacts import Contact
from outreach_desktop.domain.documents.letters import Finding
from outreach_desktop.domain.documents.readers.recipients import Recipient
from outreach_desktop.domain.knowing.households import Household
from outreach_desktop.domain.roles import Role, main_role
from outreach_desktop.words import say, say_many
from outreach_desktop.words.local import list_of

_NAMED = 6
"""So many households are told by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AtHome:
    """Those who are written to, a household once; `apart` says why some get a letter each."""

    recipients: tuple[Recipient, ...]
    apart: tuple[Finding, ...] = ()


def at_home(db: Data, recipients: Iterable[Recipient], *, today: dt.date) -> AtHome:
    """The same people, with one letter for each household that wants one.

    Who must not be written to stays as they are, to be left out with the reason; the others of their household get a
    letter without them.
    """
    everybody = tuple(recipients)
    asked: dict[str, list[Recipient]] = {}
    for one in everybody:
        if one.contact.household_id and not one.contact.mark_on(today):
            asked.setdefault(one.contact.household_id, []).append(one)
    if not asked:
        return AtHome(recipients=everybody)
    homes = {key: home for key, home in households.some(db, asked).items() if home.one_letter}
    living = households.members(db, homes)
    held = roles.of_all(db, [one.id for people in living.values() for one in people])
    work = {key: main_role(each, today) for key, each in held.items()}
    joint: dict[str, Recipient] = {}
    apart: list[Finding] = []
    lacking = households.with_someone_in_the_bin(db, homes)
    for key, home in homes.items():
        there = living.get(key, ())
        all_of_them = len(there) + (key in lacking)
        found = _one_of(home, all_of_them, _may_get_post(there, today), asked[key], work)
        if isinstance(found, Recipient):
            joint[key] = found
        elif found is not None:
            apart.append(found)
    return AtHome(recipients=tuple(_once(everybody, joint, today)), apart=tuple(apart))


def told_of_homes(recipients: Sequence[Recipient], apart: Sequence[Finding]) -> Iterable[Finding]:
    """What to know before: who gets one letter together, and for whom it is though nobody chose them."""
    shared = [one for one in recipients if one.together]
    both = [one for one in shared if not one.unasked]
    if both:
        message = say_many(
            "{names} live together and get one letter.",
            "{count} households get one letter each: {names}.",
            len(both),
            names=_named(both),
        )
        yield _about(both, message)
    more = [one for one in shared if one.unasked]
    if more:
        message = say_many(
            "The letter goes to {names}, who live together, though not all of them were chosen.",
            "{count} letters go to everyone who lives there, though not all were chosen: {names}.",
            len(more),
            names=_named(more),
        )
        yield _about(more, message)
    yield from apart


def _may_get_post(living: Iterable[Contact], today: dt.date) -> tuple[Contact, ...]:
    return tuple(one for one in living if not one.mark_on(today))


def _once(
    everybody: Iterable[Recipient], joint: Mapping[str, Recipient], today: dt.date
) -> Iterable[Recipient]:
    """Each as they were, and the letter of a household where the first of it was."""
    told: set[str] = set()
    for one in everybody:
        key = "" if one.contact.mark_on(today) else one.contact.household_id or ""
        if key not in joint:
            yield one
        elif key not in told:
            told.add(key)
            yield joint[key]


def _one_of(
    home: Household,
    living: int,
    people: tuple[Contact, ...],
    asked: Sequence[Recipient],
    work: Mapping[str, Role | None],
) -> Recipient | Finding | None:
    """The letter for those of so many of it who may be written to; why there is none; None where only one of them may be written to."""
    if len(people) < 2:
        return None
    first = asked[0]
    thanks = list(
        {one.thanks.interaction_id or "": one.thanks for one in asked if one.thanks}.values()
    )
    if len(thanks) > 1:
        return _apart(people, say("each is thanked for something of their own"))
    own = next((one.address for one in people if one.address), None)
    roles_held = [role for one in people if (role := work.get(one.id))]
    together = replace(
        first,
        part=first.part or next((one.part for one in asked if one.part), None),
        thanks=next(iter(thanks), None),
        together=people,
        envelope=home.name if len(people) == living else "",
        dear=home.dear if len(people) == living else "",
        unasked=tuple(
            one.name for one in people if one.id not in {each.contact_id for each in asked}
        ),
    )
    if own is not None:
        return replace(together, contact=replace(first.contact, address=own), role=None)
    if not roles_held:
        return together
    if len(roles_held) == len(people) and len({one.organisation_id for one in roles_held}) == 1:
        same = len({one.title for one in roles_held}) == 1
        return together if same else replace(together, role=replace(roles_held[0], title=""))
    return _apart(people, say("no home address is known"))


def _apart(people: Sequence[Contact], why: str) -> Finding:
    names = list_of([one.name for one in people])
    return Finding(
        contact_id=None,
        name="",
        message=say("{names} live together, but get a letter each: {why}.", names=names, why=why),
        among=tuple(one.id for one in people),
    )


def _named(some: Sequence[Recipient]) -> str:
    names = [one.name for one in some[:_NAMED]]
    if len(some) > _NAMED:
        names.append(say("{count} more", count=len(some) - _NAMED))
    return "; ".join(names)


def _about(some: Sequence[Recipient], message: str) -> Finding:
    return Finding(
        contact_id=None,
        name="",
        message=message,
        among=tuple(one.contact_id for one in some),
    )
