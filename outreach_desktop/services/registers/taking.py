"""An organisation or a person taken from a register: what their form begins with, and how they are kept."""

import contextlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.history.journal import changing
from outreach_desktop.db.registers import directory, kept
from outreach_desktop.db.subjects import organisations as rows
from outreach_desktop.domain.contacts import ContactDraft
from outreach_desktop.domain.organisations import OrganisationDraft, place_key
from outreach_desktop.domain.registers.changes import aspects
from outreach_desktop.domain.registers.entries import RegisterEntry
from outreach_desktop.domain.registers.kept import REGISTERS
from outreach_desktop.domain.roles import RoleDraft
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import contacts, organisations
from outreach_desktop.services.registers import finding
from outreach_desktop.services.safety.known_before import NOT_ASKED, Answered
from outreach_desktop.services.settings.now_called import NowCalled
from outreach_desktop.words import say


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenPlace:
    """What the form of an organisation begins with. `above` is what it belongs to, where that is not kept yet."""

    entry: RegisterEntry
    draft: OrganisationDraft
    above: OrganisationDraft | None = None
    folder: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenPerson:
    """What the form of a person begins with, and where they work: `place` by name, and whole where it is not kept yet."""

    entry: RegisterEntry
    draft: ContactDraft
    place: str = ""
    place_id: str = ""
    new_place: OrganisationDraft | None = None
    job_title: str = ""
    folder: Path


def kept_as(db: Data, found: Sequence[RegisterEntry]) -> dict[str, str]:
    """The ids of those that are kept already, by their codes."""
    people = [one.code for one in found if one.is_person]
    places = [one.code for one in found if not one.is_person]
    ids = kept.people(db, people) | kept.places(db, places)
    return {code: row for row, code in ids.items()}


def place(db: Data, folder: Path, entry: RegisterEntry) -> TakenPlace:
    """An organisation of a register, as its form shows it."""
    whole = finding.whole(folder, entry)
    parent_id, above = _above(db, folder, whole)
    draft = _place_draft(db, whole, parent_id)
    return TakenPlace(entry=whole, draft=draft, above=above, folder=folder)


def person(db: Data, folder: Path, entry: RegisterEntry) -> TakenPerson:
    """A person of a register, as their form shows them, with the practice where they work."""
    whole = finding.whole(folder, entry)
    place_id, new = _above(db, folder, whole)
    named = organisations.get(db, place_id).name if place_id else ""
    works_there, now = bool(place_id or new), NowCalled(db)
    draft = ContactDraft(
        title=whole.title,
        first_name=whole.first_name,
        last_name=whole.last_name,
        post_nominals=whole.post_nominals,
        profession=whole.kind.profession,
        specialty=whole.kind.specialty,
        email=whole.email,
        phone="" if works_there else whole.phone,
        # Where a practice is known its address is the practice's, else it is that where they practise.
        address=ContactDraft().address if works_there else whole.address,
        code=whole.code,
        notes=_note_of_closing(whole),
    )
    return TakenPerson(
        entry=whole,
        draft=now.person(draft),
        place=named or (new.name if new else ""),
        place_id=place_id or "",
        new_place=new,
        job_title=now.job_title(say("GP")) if works_there and whole.kind.profession == "GP" else "",
        folder=folder,
    )


def add_place(db: Data, taken: TakenPlace, draft: OrganisationDraft) -> str:
    """Keep an organisation as its form says, in one action with what it belongs to where that was not kept; gives its id."""
    with changing(db, say("Add organisation {name}", name=draft.name.strip())):
        if taken.above is not None and draft.parent_id is None:
            there = rows.named(db, taken.above.name) or organisations.add(db, taken.above)
            draft = replace(draft, parent_id=there.id)
        new = organisations.add(db, draft)
    _note_what_was_seen(taken.folder, new.id, taken.entry)
    return new.id


def add_person(
    db: Data,
    taken: TakenPerson,
    draft: ContactDraft,
    role: RoleDraft | None,
    place: str,
    *,
    answered: Answered = NOT_ASKED,
) -> str:
    """Keep a person as their form says; their practice is added whole where it is still the one of the register.

    `answered` is as in `contacts.add`.
    """
    with changing(db, say("Add person {name}", name=draft.name)):
        new = taken.new_place if role is not None and not role.organisation_id else None
        is_meant = new is not None and place_key(place) == place_key(new.name)
        if new is not None and is_meant and rows.named(db, new.name) is None:
            organisations.add(db, new)
        made = contacts.add(db, draft, role=role, place=place, answered=answered)
    _note_what_was_seen(taken.folder, made.id, taken.entry)
    return made.id


def place_of_register(db: Data, folder: Path, code: str, name: str) -> str:
    """The id of the organisation with this code, which is added from the register where it is not kept; within an action."""
    for row in kept.places(db, [code]):
        return row
    found = finding.entries(folder, [code]).get(code)
    draft = _place_draft(db, found, None) if found else OrganisationDraft(name=name, code=code)
    there = rows.named(db, draft.name)
    return there.id if there else organisations.add(db, draft).id


def _above(
    db: Data, folder: Path, entry: RegisterEntry
) -> tuple[str | None, OrganisationDraft | None]:
    """The id of what an entry belongs to, else what to add for it, where its name is known."""
    if entry.parent:
        for row in kept.places(db, [entry.parent]):
            return row, None
    if not entry.parent_name:
        return None, None
    if there := rows.named(db, entry.parent_name):
        return there.id, None
    found = finding.entries(folder, [entry.parent]).get(entry.parent) if entry.parent else None
    if found is not None and not found.is_person:
        return None, _place_draft(db, found, None)
    kind = "primary care network" if entry.parent.startswith("U") else ""
    draft = OrganisationDraft(name=entry.parent_name, code=entry.parent, kind=kind)
    return None, NowCalled(db).place(draft)


def _place_draft(db: Data, entry: RegisterEntry, parent_id: str | None) -> OrganisationDraft:
    draft = OrganisationDraft(
        name=entry.name,
        kind=entry.kind.kind,
        parent_id=parent_id,
        address=entry.address,
        phone=entry.phone,
        email=entry.email,
        website=entry.website,
        code=entry.code,
        notes=_note_of_closing(entry),
    )
    return NowCalled(db).place(draft)


def _note_of_closing(entry: RegisterEntry) -> str:
    return closing_note(entry) if entry.is_closed else ""


def closing_note(entry: RegisterEntry) -> str:
    """The line that notes keep of what a register calls closed."""
    if entry.closed:
        return say(
            "Closed on {day} by the register \u201c{register}\u201d.",
            day=entry.closed.isoformat(),
            register=entry.from_register,
        )
    return say("Closed by the register \u201c{register}\u201d.", register=entry.from_register)


def forget(folder: Path, ids: Sequence[str]) -> None:
    """Leave nothing of these in what was noted when they were taken: for people who are erased."""
    directory.forget_seen(folder, ids)


def _note_what_was_seen(folder: Path, owner: str, entry: RegisterEntry) -> None:
    """So that only what the register says otherwise later is told; a directory that may not be written to, or was removed meanwhile, is no obstacle."""
    path = directory.path_of(folder, REGISTERS[entry.register])
    if not path.is_file():  # to open it would make an empty one
        return
    with contextlib.suppress(OutreachError):
        directory.see(path, [(owner, entry.code, json.dumps(aspects(entry)))])
