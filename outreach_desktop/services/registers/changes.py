"""What the registers say by now of the organisations and people that were taken from them, and taking it over."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path
from typing import Final

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.history.journal import changing
from outreach_desktop.db.registers import directory, kept
from outreach_desktop.db.subjects import contacts as people_rows
from outreach_desktop.db.subjects import organisations as place_rows
from outreach_desktop.db.subjects import roles as role_rows
from outreach_desktop.domain.labour import Steps
from outreach_desktop.domain.registers.changes import AsKept, Differs, RegisterChange, aspects
from outreach_desktop.domain.registers.changes import changes as differing
from outreach_desktop.domain.registers.entries import RegisterEntry
from outreach_desktop.domain.registers.kept import REGISTERS
from outreach_desktop.domain.roles import RoleDraft, is_current
from outreach_desktop.services import contacts, organisations
from outreach_desktop.services.registers import finding
from outreach_desktop.services.registers.taking import closing_note, place_of_register
from outreach_desktop.services.safety.backup import before_many
from outreach_desktop.services.safety.known_before import NOT_ASKED, Answered, KnownBeforeError
from outreach_desktop.words import say, say_many

_AT_ONCE: Final = 50
_QUOTED: Final = re.compile("[\u201c\u201e]([^\u201c\u201d\u201e]+)[\u201d\u201c]")


def found(db: Data, folder: Path, *, today: date) -> Steps[list[RegisterChange]]:
    """All that the registers say otherwise of those kept with a code, by name; in steps."""
    if not directory.registers(folder):
        return []
    everything: list[RegisterChange] = []
    every = {one.id: one for one in place_rows.every(db)}
    codes = {one.id: one.code for one in every.values()}
    places = [
        AsKept(
            id=one.id,
            code=one.code,
            is_person=False,
            name=one.name,
            address=one.address,
            phone=one.phone,
            is_closed=_says_closed(one.notes),
            parents=_codes([codes.get(one.parent_id or "", "")]),
            parent_name=every[one.parent_id].name if one.parent_id in every else "",
        )
        for one in every.values()
        if one.code
    ]
    yield None
    for some in _portions(places):
        everything += _of_some(folder, some)
        yield None
    ids = list(kept.people(db))
    for start in range(0, len(ids), _AT_ONCE):
        part = ids[start : start + _AT_ONCE]
        held = role_rows.of_all(db, part)
        people = []
        for person in people_rows.get_all(db, part):
            current = [role for role in held[person.id] if is_current(role, today)]
            at = [role.organisation_id for role in current]
            people.append(
                AsKept(
                    id=person.id,
                    code=person.code,
                    is_person=True,
                    name=person.name,
                    address=person.address,
                    phone=person.phone,
                    is_closed=_says_closed(person.notes),
                    parents=_codes(codes.get(one, "") for one in at),
                    parent_name=", ".join(every[one].name for one in at if codes.get(one)),
                )
            )
        everything += _of_some(folder, people)
        yield None
    return sorted(everything, key=lambda one: (one.kept.name.casefold(), one.kept.id))


def _portions(places: Sequence[AsKept]) -> Iterable[Sequence[AsKept]]:
    return (places[start : start + _AT_ONCE] for start in range(0, len(places), _AT_ONCE))


def _codes(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(filter(None, codes))


def _says_closed(notes: str) -> bool:
    """Whether the notes keep the line of a register that calls it closed: its name in quotation marks, not any mention of it."""
    quoted = {part for line in notes.splitlines() for part in _QUOTED.findall(line)}
    return any(one.name in quoted for one in REGISTERS.values())


def _of_some(folder: Path, some: Sequence[AsKept]) -> list[RegisterChange]:
    known = finding.entries(folder, [one.code for one in some])
    by_code = {one.code: one for one in finding.named(folder, list(known.values()))}
    seen = _seen(folder, by_code.values(), [one.id for one in some])
    return [
        change
        for one in some
        if (entry := by_code.get(one.code)) is not None and entry.is_person == one.is_person
        for change in differing(one, entry, seen.get(one.id, {}))
    ]


def _seen(
    folder: Path, found: Iterable[RegisterEntry], owners: Sequence[str]
) -> dict[str, dict[str, str]]:
    seen: dict[str, dict[str, str]] = {}
    for key in {one.register for one in found}:
        with directory.opened(directory.path_of(folder, REGISTERS[key])) as db:
            there = directory.seen(db, owners)
        seen |= {owner: json.loads(entry) for owner, entry in there.items()}
    return seen


def take_over(
    db: Data,
    folder: Path,
    chosen: Sequence[RegisterChange],
    *,
    today: date,
    answered: Mapping[str, Answered] | None = None,
) -> None:
    """Keep what the registers say in these respects, in one action; KnownBeforeError as in `contacts.change`, `answered` for each person by id."""
    if not chosen:
        return
    before_many(db, len({one.kept.id for one in chosen}), "changing")
    title = say_many(
        "Take over {count} change from a register",
        "Take over {count} changes from registers",
        len(chosen),
    )
    ordered = sorted(chosen, key=lambda one: one.kept.id)
    with changing(db, title):
        for _, each in groupby(ordered, key=lambda one: one.kept.id):
            these = list(each)
            if these[0].kept.is_person:
                _take_over_person(db, folder, these, today, answered or {})
            else:
                _take_over_place(db, folder, these)


def keep_ours(folder: Path, chosen: Sequence[RegisterChange]) -> None:
    """Leave these as they are, and do not tell of them again before the register says something else."""
    for key in {one.entry.register for one in chosen}:
        path = directory.path_of(folder, REGISTERS[key])
        ours = [one for one in chosen if one.entry.register == key]
        with directory.opened(path) as db:
            there = directory.seen(db, [one.kept.id for one in ours])
        notes = {owner: json.loads(entry) for owner, entry in there.items()}
        codes = {}
        for one in ours:
            notes.setdefault(one.kept.id, {})[one.what] = aspects(one.entry)[one.what]
            codes[one.kept.id] = one.kept.code
        directory.see(
            path, [(owner, codes[owner], json.dumps(note)) for owner, note in notes.items()]
        )


def _take_over_place(db: Data, folder: Path, these: Sequence[RegisterChange]) -> None:
    place = organisations.get(db, these[0].kept.id)
    for one in these:
        entry = one.entry
        if one.what is Differs.NAME:
            place = replace(place, name=entry.name)
        elif one.what is Differs.ADDRESS:
            place = replace(place, address=entry.address)
        elif one.what is Differs.PHONE:
            place = replace(place, phone=entry.phone)
        elif one.what is Differs.CLOSED:
            place = replace(place, notes=_with_line(place.notes, closing_note(entry)))
        else:
            above = place_of_register(db, folder, entry.parent, entry.parent_name)
            place = replace(place, parent_id=above)
    organisations.change(db, place)


def _take_over_person(
    db: Data,
    folder: Path,
    these: Sequence[RegisterChange],
    today: date,
    answered: Mapping[str, Answered],
) -> None:
    person = contacts.get(db, these[0].kept.id)
    for one in these:
        entry = one.entry
        if one.what is Differs.NAME:
            person = replace(person, last_name=entry.last_name)
        elif one.what is Differs.ADDRESS:
            person = replace(person, address=entry.address)
        elif one.what is Differs.PHONE:
            person = replace(person, phone=entry.phone)
        elif one.what is Differs.CLOSED:
            person = replace(person, notes=_with_line(person.notes, closing_note(entry)))
        else:
            _move(db, folder, one, today)
    try:
        contacts.change(db, person, answered=answered.get(person.id, NOT_ASKED))
    except KnownBeforeError as error:
        error.whom = person.id
        error.message = say("{name}: {problem}", name=person.name, problem=error.message)
        raise


def _move(db: Data, folder: Path, change: RegisterChange, today: date) -> None:
    """The role at the practice of before ends, and the same begins at the one of the register."""
    place = place_of_register(db, folder, change.entry.parent, change.entry.parent_name)
    held = role_rows.of(db, change.kept.id)
    ended = [
        role
        for role in held
        if is_current(role, today)
        and organisations.get(db, role.organisation_id).code in change.kept.parents
    ]
    first = ended[0] if ended else None
    for role in ended:
        last = max(today - timedelta(days=1), role.starts_on or date.min)
        contacts.change_role(db, replace(role, ends_on=last, is_main=False))
    contacts.add_role(
        db,
        RoleDraft(
            contact_id=change.kept.id,
            organisation_id=place,
            title=first.title if first else "",
            is_main=True,
            starts_on=today,
        ),
    )


def _with_line(notes: str, line: str) -> str:
    return f"{notes.rstrip()}\n{line}".lstrip("\n")
