"""A phone list to print: who is to be rung, where, under the letters of the alphabet; and who is left out, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.search import plain
from outreach_desktop.db.subjects import contacts, group, organisations, roles
from outreach_desktop.domain.contacts import Contact
from outreach_desktop.domain.documents.leaving_out import in_a_sentence
from outreach_desktop.domain.documents.papers import (
    LARGE,
    USUAL,
    OwnPaper,
    PaperPart,
    PaperTable,
)
from outreach_desktop.domain.labour import Steps
from outreach_desktop.domain.roles import Role, main_role
from outreach_desktop.domain.wishes.wishes import stops
from outreach_desktop.words import local, say, say_many, unbroken

_AT_ONCE: Final = 500
_SHARES: Final = (5, 5, 5, 4, 4)
_LARGE_SHARES: Final = (5, 6, 4.7, 4.7)
"""Of large print, in which what they do and where shares a column, so that a number has room on one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneEntry:
    """A line of it."""

    sort_name: str
    name: str
    role: str
    organisation: str
    phone: str
    mobile: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneList:
    """The lines in their order; `left_out` are the names of people who are not in it, and why."""

    entries: tuple[PhoneEntry, ...]
    left_out: tuple[tuple[str, str], ...]
    group: str
    paper: str


def collected(db: Data, ids: Sequence[str], *, today: date) -> Steps[PhoneList]:
    """These people by name, in steps. Left out is who is not to be rung, and of whom no number is known."""
    entries, left_out = list[PhoneEntry](), list[tuple[str, str]]()
    for first in range(0, len(ids), _AT_ONCE):
        some = ids[first : first + _AT_ONCE]
        held = roles.of_all(db, some)
        main = {one: main_role(each, today) for one, each in held.items()}
        places = organisations.some(db, {role.organisation_id for role in main.values() if role})
        for person in contacts.get_all(db, some):
            role = main[person.id]
            entry = _entry(person, role, places[role.organisation_id].name if role else "")
            if why := _why_not(person, entry, today):
                left_out.append((person.name, why))
            else:
                entries.append(entry)
        yield first + len(some)
    profile = group.profile(db)
    return PhoneList(
        entries=tuple(sorted(entries, key=lambda one: (plain(one.sort_name), one.name))),
        left_out=tuple(left_out),
        group=profile.name,
        paper=profile.paper,
    )


def paper(found: PhoneList, *, today: date, large: bool, size: str) -> OwnPaper:
    """The pages: a heading for each letter, and the columns of all of them below each other."""
    work = (say("Role and organisation"),) if large else (say("Role"), say("Organisation"))
    header = (say("Name"), *work, say("Phone"), say("Mobile"))
    shares = _LARGE_SHARES if large else _SHARES
    day = local.long_date(today)
    parts = []
    for letter, some in groupby(found.entries, key=_letter):
        rows = tuple(_cells(one, large=large) for one in some)
        parts.append(PaperPart(heading=letter, blocks=(PaperTable(header, rows, shares),)))
    return OwnPaper(
        title=say("Phone list"),
        lines=(
            ", ".join(filter(None, (found.group, day))),
            say_many("{count} person", "{count} people", len(found.entries)),
        ),
        parts=tuple(parts),
        foot=say("Phone list, {day}. Confidential: shred it when it is out of date.", day=day),
        paper=size,
        points=LARGE if large else USUAL,
    )


def left_out_words(found: PhoneList) -> str:
    """Who is not in it, and why, in a sentence; "" where everyone is."""
    return in_a_sentence(found.left_out)


def _entry(person: Contact, role: Role | None, organisation: str) -> PhoneEntry:
    return PhoneEntry(
        sort_name=person.sort_name or person.name,
        name=person.name,
        role=role.title if role else person.profession,
        organisation=organisation,
        phone=(role.phone if role else "") or person.phone,
        mobile=person.mobile,
    )


def _cells(one: PhoneEntry, *, large: bool) -> tuple[str, ...]:
    numbers = (unbroken.number(text) for text in (one.phone, one.mobile))
    if large:
        return (one.name, ", ".join(filter(None, (one.role, one.organisation))), *numbers)
    return (one.name, one.role, one.organisation, *numbers)


def _why_not(person: Contact, entry: PhoneEntry, today: date) -> str:
    if person.deceased:
        return say("has died")
    if person.do_not_contact:
        return say("do not contact")
    if stops(person.wishes, "phone", today):
        return say("no phone calls")
    return "" if entry.phone or entry.mobile else say("no number known")


def _letter(entry: PhoneEntry) -> str:
    """What it stands under: the first letter of the surname, without its accent."""
    first = plain(entry.sort_name)[:1].upper()
    return first if first.isalpha() else "#"
