"""Row by row through a list of people: what each row will do, and doing it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date

from outreach_desktop.db import contacts, organisations, roles
from outreach_desktop.db.connection import Data
from outreach_desktop.domain import contacts as rules
from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.contacts import Contact, ContactDraft
from outreach_desktop.domain.merging import changes, given, merged
from outreach_desktop.domain.organisations import OrganisationDraft, place_key
from outreach_desktop.domain.roles import RoleDraft
from outreach_desktop.exchange.entries import Entry
from outreach_desktop.exchange.layouts import People as Told
from outreach_desktop.services.matching import (
    Known,
    People,
    Places,
    Work,
    name_key,
    postcode_key,
)

REFUSED_BEFORE = "Somebody of this e-mail address, or name and postcode, asked not to be contacted and was removed."


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRow:
    """What a row will do: `verdict` is new, updated, unchanged or rejected.

    `reason` says why it is rejected, or what to look at; `changes` what will be different, in words.
    """

    line: int
    verdict: str
    name: str
    reason: str = ""
    changes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A row with what is to be written for it: what is None or empty stays as it is.

    `work` and the person it is of are written as the whole file leaves them.
    """

    row: ImportRow
    person: Known | None = None
    organisation: str = ""
    work: Work | None = None


class Walk:
    """One way through a file. `steps` decides, `write` does; both see the rows in the file's order."""

    def __init__(self, db: Data, told: Told, source: str, today: date) -> None:
        self._db = db
        self._told = told
        self._source = f"{source}, {today.isoformat()}"
        self._people = People(db, today, (entry.contact.email for entry in told.entries))
        self._places = Places(db)
        self._usual = _usual_addresses(told)
        self._refused = {trace for gone in contacts.refused_in_bin(db) for trace in _traces(gone)}

    def steps(self) -> list[Step]:
        """What every row will do, the unreadable ones too, by line."""
        found = [self._step(entry) for entry in self._told.entries]
        found += [_rejected(*ragged) for ragged in self._told.ragged]
        return sorted(found, key=lambda step: step.row.line)

    def _step(self, entry: Entry) -> Step:
        if problems := rules.problems(entry.contact):
            name = entry.contact.name or entry.organisation or entry.contact.email
            return _rejected(entry.line, name, " ".join(problems))
        found, look = self._people.match(entry)
        known = found or Known(ContactDraft(source=self._source))
        before = known.contact
        told = self._told_of(known, entry)
        _learn(known, told, entry)
        self._people.add(known)
        work, at_work = _work(known, entry)
        at_place = self._learn_place(entry)
        differs = [*(changes(before, known.contact) if found else []), *at_work, *at_place]
        verdict = "new" if found is None else "updated" if differs else "unchanged"
        reasons = [look, *entry.notes, told.do_not_contact_reason]
        if verdict != "unchanged":
            reasons.append(self._other_address(entry))
        row = ImportRow(
            line=entry.line,
            verdict=verdict,
            name=entry.contact.name,
            reason=" ".join(filter(None, reasons)),
            changes=tuple(differs),
        )
        return Step(
            row=row,
            person=None if known.contact == before else known,
            organisation=entry.organisation if work or at_place else "",
            work=work,
        )

    def _told_of(self, known: Known, entry: Entry) -> ContactDraft:
        """What the row tells of a person, with what follows from it."""
        told = entry.contact
        reason = ""
        if known.contact.do_not_contact:
            told = replace(told, do_not_contact=True)
        elif told.do_not_contact:
            reason = told.do_not_contact_reason or f"Asked for in {self._source}."
        elif not (known.line or known.id or self._refused.isdisjoint(_traces(told))):
            told, reason = replace(told, do_not_contact=True), REFUSED_BEFORE
        # What somebody is called at work is the best guess at what they are, but only a guess.
        guess = "" if known.contact.profession else entry.role
        return replace(told, do_not_contact_reason=reason, profession=told.profession or guess)

    def _learn_place(self, entry: Entry) -> list[str]:
        """What the row tells of an organisation not known yet, or known without an address."""
        key, name = place_key(entry.organisation), entry.organisation
        if not key or self._places.addresses.get(key):
            return []
        usual = self._usual.get(key, Address())
        is_new = key not in self._places.addresses
        if not is_new and not usual:
            return []
        self._places.addresses[key] = usual
        if not is_new:
            self._places.filled.add(key)
        return [f"New organisation: {name}" if is_new else f"Address of {name}: {_one_line(usual)}"]

    def _other_address(self, entry: Entry) -> str:
        """A sentence where letters will go to another address than the row's."""
        there = self._places.addresses.get(place_key(entry.organisation), Address())
        here = entry.contact.address
        if not (there and here) or here == there:
            return ""
        # The row's address may be in one piece, its postcode in the middle of it.
        written = "".join(char for char in _one_line(here).casefold() if char.isalnum())
        if postcode_key(there) in written:
            return ""
        return f"Letters go to the address of {entry.organisation}: {_one_line(there)}."

    def write(self, steps: Sequence[Step]) -> None:
        """Do what was decided for some rows. What is new goes in a table at a time, which is quick."""
        self._write_people({step.person: None for step in steps if step.person})
        self._write_places([step.organisation for step in steps if step.organisation])
        self._write_work(dict.fromkeys(step.work for step in steps if step.work))

    def _write_people(self, people: Iterable[Known]) -> None:
        new = [known for known in people if not known.id]
        kept = [known for known in people if known.id]
        ids = contacts.keep_all(self._db, [known.contact for known in new])
        for known, contact_id in zip(new, ids, strict=True):
            known.id = contact_id
        contacts.change_all(self._db, [_contact(known) for known in kept])

    def _write_places(self, names: Iterable[str]) -> None:
        places = {place_key(name): name for name in names}
        new = {key: name for key, name in places.items() if key not in self._places.ids}
        drafts = [
            OrganisationDraft(name=name, address=self._places.addresses[key])
            for key, name in new.items()
        ]
        ids = organisations.keep_all(self._db, drafts)
        self._places.ids |= zip(new, ids, strict=True)
        for key in places.keys() & self._places.filled:
            self._places.filled.remove(key)
            kept = organisations.get(self._db, self._places.ids[key])
            filled = replace(kept, address=self._places.addresses[key])
            organisations.change(self._db, filled)

    def _write_work(self, done: Iterable[Work]) -> None:
        new = [work for work in done if not work.id]
        kept = [work for work in done if work.id]
        drafts = [
            RoleDraft(
                contact_id=work.person.id,
                organisation_id=self._places.ids[place_key(work.organisation)],
                title=work.title,
                department=work.department,
                is_main=work.is_main,
            )
            for work in new
        ]
        for work, role_id in zip(new, roles.keep_all(self._db, drafts), strict=True):
            work.id = role_id
        for work in kept:
            role = roles.get(self._db, work.id)
            roles.change(self._db, replace(role, title=work.title, department=work.department))


def _contact(known: Known) -> Contact:
    parts = {part.name: getattr(known.contact, part.name) for part in fields(ContactDraft)}
    return Contact(id=known.id, **parts)


def _traces(person: ContactDraft) -> Iterator[str]:
    """By what somebody who was removed is known again."""
    if person.email:
        yield person.email.casefold()
    if postcode := postcode_key(person.address):
        yield f"{name_key(person)}, {postcode}"


def _rejected(line: int, name: str, reason: str) -> Step:
    return Step(row=ImportRow(line=line, verdict="rejected", name=name, reason=reason))


def _learn(known: Known, told: ContactDraft, entry: Entry) -> None:
    """What an earlier row of the file gave stands; a later one only adds to it."""
    known.contact = merged(known.contact, told, settled=known.given)
    known.given |= given(entry.contact)
    known.line = known.line or entry.line


def _work(known: Known, entry: Entry) -> tuple[Work | None, list[str]]:
    """What the row makes of the person's work, and that in words; None where it stays as it is."""
    key = place_key(entry.organisation)
    if not key:
        return None, []
    held = known.places.get(key, [])
    work = next((one for one in held if one.title == entry.role), held[0] if held else None)
    if work is None:
        work = Work(
            person=known,
            organisation=entry.organisation,
            title=entry.role,
            department=entry.department,
            is_main=not known.places,
            told=True,
        )
        known.places[key] = [work]
        text = f"Works at {entry.organisation}"
        return work, [f"{text} as {entry.role}" if entry.role else text]
    was = work.title, work.department
    if entry.role and not (work.told and work.title):
        work.title = entry.role
    if entry.department and not (work.told and work.department):
        work.department = entry.department
    work.told = True
    differs = [
        f"{label}: {old} \u2192 {new}" if old else f"{label}: {new}"
        for label, old, new in zip(
            ("Role", "Department"), was, (work.title, work.department), strict=True
        )
        if old != new
    ]
    return (work if differs else None), differs


def _usual_addresses(told: Told) -> dict[str, Address]:
    """Each organisation's address: the one that most of its people in the file have."""
    counted: dict[str, Counter[Address]] = defaultdict(Counter)
    for entry in told.entries:
        if entry.contact.address:
            counted[place_key(entry.organisation)][entry.contact.address] += 1
    return {key: addresses.most_common(1)[0][0] for key, addresses in counted.items()}


def _one_line(address: Address) -> str:
    return ", ".join(address.lines())
