"""What a row makes of a person's work: a place that is new to them, other words for one, or a change of employer."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.subjects import roles
from outreach_desktop.domain.roles import RoleDraft
from outreach_desktop.exchange.entries import Entry
from outreach_desktop.services.importing.matching import Known, KnownPeople, RoleWork
from outreach_desktop.services.importing.places.places import Places
from outreach_desktop.words import say


def of(
    known: Known, entry: Entry, place: str, people: KnownPeople
) -> tuple[tuple[RoleWork, ...], list[str]]:
    """The roles that the row makes or changes, and that in words; none where they stay as they are."""
    if not place:
        return (), []
    held = known.places.get(place, [])
    same = [one for one in held if one.title == entry.role]
    same.sort(key=lambda one: one.department != entry.department)
    work = next(iter(same or held), None)
    if work is None:
        return _elsewhere(known, entry, place, people)
    was = work.title, work.department
    if entry.role and not (work.told and work.title):
        work.title = entry.role
    if entry.department and not (work.told and work.department):
        work.department = entry.department
    work.told = True
    differs = [
        f"{label}: {old} \u2192 {new}" if old else f"{label}: {new}"
        for label, old, new in zip(
            (say("Role"), say("Department")), was, (work.title, work.department), strict=True
        )
        if old != new
    ]
    return ((work,) if differs else ()), differs


def _elsewhere(
    known: Known, entry: Entry, place: str, people: KnownPeople
) -> tuple[tuple[RoleWork, ...], list[str]]:
    """A place that is new to the person; the only other one they had is left, unless the file has them there too."""
    left = _left(known, entry, people)
    work = RoleWork(
        person=known,
        organisation=entry.organisation,
        place=place,
        title=entry.role,
        department=entry.department,
        is_main=not known.places or bool(left),
        told=True,
    )
    name = entry.organisation
    told = [
        say("Works at {name} as {role}", name=name, role=entry.role)
        if entry.role
        else say("Works at {name}", name=name)
    ]
    for one in left:
        one.ended = True
        del known.places[one.place]
        told.append(say("No longer at {name}", name=one.organisation))
    known.places[place] = [work]
    return (work, *left), told


def _left(known: Known, entry: Entry, people: KnownPeople) -> list[RoleWork]:
    """The one role that somebody kept had until now: with several nobody can say which has ended."""
    held = [work for works in known.places.values() for work in works]
    if len(held) != 1 or not held[0].id or held[0].told:
        return []
    return [] if people.also_in_file(entry, held[0].place) else held


def write(db: Data, places: Places, done: Iterable[RoleWork], today: date) -> None:
    """Keep new roles a table at a time, and what became of the others."""
    every = list(done)
    new = [work for work in every if not work.id]
    drafts = [
        RoleDraft(
            contact_id=work.person.id,
            organisation_id=places.ids[work.place],
            title=work.title,
            department=work.department,
            is_main=work.is_main,
        )
        for work in new
    ]
    kept = [work for work in every if work.id]
    for work in kept:
        role = roles.get(db, work.id)
        role = replace(role, title=work.title, department=work.department)
        if work.ended:
            yesterday = today - timedelta(days=1)
            role = replace(role, ends_on=max(yesterday, role.starts_on or yesterday), is_main=False)
        roles.change(db, role)
    for work, role_id in zip(new, roles.keep_all(db, drafts), strict=True):
        work.id = role_id
