"""Row by row through a list of people: what each row will do, and doing it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.subjects import contacts
from outreach_desktop.domain import contacts as rules
from outreach_desktop.domain.contacts import Contact, ContactDraft
from outreach_desktop.domain.erasing.in_the_bin import REFUSED_BEFORE, anew
from outreach_desktop.domain.erasing.traces import new_traces
from outreach_desktop.domain.incoming.merging import changes, given, is_half, merged
from outreach_desktop.domain.labour import Steps, made_of
from outreach_desktop.domain.names.salutation import salutation
from outreach_desktop.domain.organisations import place_key
from outreach_desktop.domain.own_fields.own_fields import PEOPLE
from outreach_desktop.domain.wishes.wishes import (
    in_words,
    of_source,
    refused_in_words,
    standing,
)
from outreach_desktop.exchange.entries import Entry
from outreach_desktop.exchange.layouts import People as Told
from outreach_desktop.services.importing import import_homes, import_own, import_work
from outreach_desktop.services.importing.import_core import CoreComing
from outreach_desktop.services.importing.import_days import with_days_that_can_be
from outreach_desktop.services.importing.import_homes import Couple, HomeWork, ToldHomes
from outreach_desktop.services.importing.import_links import Links
from outreach_desktop.services.importing.import_own import OwnCells
from outreach_desktop.services.importing.import_rows import ImportRow
from outreach_desktop.services.importing.import_words import in_own_words
from outreach_desktop.services.importing.matching import Known, KnownPeople, RoleWork, name_key
from outreach_desktop.services.importing.places.rows import PlaceRows
from outreach_desktop.services.importing.places.whereabouts import one_line, postcode_key
from outreach_desktop.services.safety import erased_before
from outreach_desktop.services.settings.now_called import NowCalled
from outreach_desktop.words import say

_NO_NAME = say(
    "The row has no name and no email address. Add one of them in the file, and import it again."
)
_LEFT_OUT = say(
    "The row is left out. If it is someone else, or they came back to you themselves, add them by hand."
)
_NOBODY = ContactDraft()


@dataclass(frozen=True, slots=True, kw_only=True)
class RowStep:
    """A row with what is to be written for it: what is None or empty stays as it is.

    `work` and the person it is of are written as the whole file leaves them; `place` is the key of an
    organisation that is new or learned something.
    """

    row: ImportRow
    person: Known | None = None
    place: str = ""
    work: tuple[RoleWork, ...] = ()
    home: HomeWork | None = None
    """Of a row of two people: the other, and how both are written to."""


class Walk:
    """One way through a file. `steps` decides, `write` does; both see the rows in the file's order."""

    def __init__(self, db: Data, told: Told, source: str, today: date) -> None:
        self._db = db
        self._own, self._now = OwnCells(db, PEOPLE), NowCalled(db)
        self._links = Links(db)
        self._source = f"{source}, {today.isoformat()}"
        self._at = PlaceRows(db, self._source)
        self._places = self._at.places
        self._told = told
        self._today = today
        self._people = KnownPeople(self._places)
        self._erased = erased_before.known(db)
        self._homes = ToldHomes()
        self._core = CoreComing(db)
        self._refused: dict[str, Contact] = {}

    def look(self) -> Steps[None]:
        """Read what is kept, and see what the whole of the file says of it; before `each`."""
        told = self._told.entries
        yield from self._own.look(told)
        yield from self._links.look(told)
        settled = yield from made_of(self._settled, told)
        yield from self._at.look(settled)
        self._told = replace(self._told, entries=self._at.entries)
        yield from self._people.look(self._db, self._today, self._told.entries)
        gone = contacts.refused_in_bin(self._db)
        self._refused = {trace: one for one in gone for trace in _traces(one)}

    def _settled(self, entry: Entry) -> Entry:
        settled = self._links.told_of_place(self._own.settled(entry))
        named = self._core.hear(in_own_words(settled, self._now))
        return with_days_that_can_be(named, self._today)

    def each(self) -> Iterator[RowStep]:
        """What every row will do, the unreadable ones last."""
        yield from (self._step(entry) for entry in self._told.entries)
        yield from (_rejected(*ragged) for ragged in self._told.ragged)

    def _step(self, entry: Entry) -> RowStep:
        if entry.place is not None:
            return RowStep(**self._at.step(entry)._asdict())
        if problems := rules.problems(entry.contact):
            name = entry.contact.name or entry.organisation or entry.contact.email
            why = map(str, problems) if entry.contact.sort_name else [_NO_NAME]
            return _rejected(entry.line, name, " ".join([*why, *entry.notes]))
        couple = import_homes.parted(entry)
        if couple is not None:
            entry = couple.first
        found, look = self._people.match(entry, couple.other if couple else None)
        if found is None and couple is not None:
            found = self._people.of_two(couple.whole)
        for one in self._people.not_kept(found, entry, couple.other if couple else None):
            if erased := erased_before.remark(self._erased, one.contact):
                step = _rejected(entry.line, one.contact.name, f"{erased} {_LEFT_OUT}")
                return replace(step, row=replace(step.row, was_erased=True))
        known = found or Known(_NOBODY)
        before = known.contact
        told = self._told_of(known, entry)
        if found is None:
            _meet(known, told, entry)
        else:
            _learn(known, told, entry)
        self._links.met(known, entry, is_new=found is None)
        self._people.add(known)
        self._core.see(known, before)
        if entry.home is not None:
            self._homes.add(known, entry.home)
        key = self._key(known, entry)
        work, at_work = import_work.of(known, entry, key, self._people)
        at_place = self._places.learn(entry) if key == self._places.key(entry) else []
        differs = [*(self._changes(before, known) if found else []), *at_work, *at_place]
        verdict = "new" if found is None else "updated" if differs else "unchanged"
        odd = [look, *entry.notes, *_said_of_address(before, told)]
        odd.append(self._became_erased(before, known) if found else "")
        if verdict != "unchanged":
            odd.append("" if entry.at else self._places.other_address(entry))
        row = self._row(entry, known, verdict, odd, _said_of_wishes(known, before, told), differs)
        step = RowStep(
            row=row,
            person=None if found and known.contact == before else known,
            place=self._places.key(entry) if work or at_place else "",
            work=work,
        )
        return step if couple is None else self._with_other(step, known, couple)

    def _became_erased(self, before: ContactDraft, known: Known) -> str:
        """What is said where a row makes someone who is kept one who was erased; "" elsewhere."""
        if not self._erased or known.contact == before:
            return ""
        return erased_before.remark_on(self._erased, new_traces([known.contact], [before]))

    def _with_other(self, step: RowStep, one: Known, couple: Couple) -> RowStep:
        """The step of a row of two: the other of them beside the one."""
        found = self._people.partner(one, couple.other)
        known = found or Known(_NOBODY)
        before = known.contact
        told = self._told_of(known, couple.other)
        if found is None:
            _meet(known, told, couple.other)
        else:
            _learn(known, told, couple.other)
        self._people.add(known, beside=one)
        self._core.see(known, before)
        home = HomeWork(
            one=one,
            other=known,
            draft=couple.household,
            is_new=step.row.verdict == "new" or found is None,
            differs=known.contact != before,
        )
        row = step.row
        both = import_homes.told(row.verdict, row.reason, row.changes, home, before)
        row = replace(row, people=2, **both._asdict())
        return replace(step, row=row, home=home)

    def _changes(self, before: ContactDraft, known: Known) -> list[str]:
        own = import_own.changes(before.own, known.contact.own, self._own.names)
        return [*changes(before, known.contact), *own]

    def _key(self, known: Known, entry: Entry) -> str:
        """The organisation that a row means: our own list of before means where they work already, whatever it belongs to by now."""
        meant = self._places.key(entry)
        if entry.at is not None and known.id and entry.id == known.id and meant not in known.places:
            name = place_key(entry.organisation)
            for key, held in known.places.items():
                if any(place_key(work.organisation) == name for work in held):
                    return key
        return meant

    def _row(
        self,
        entry: Entry,
        known: Known,
        verdict: str,
        odd: Sequence[str],
        said: Iterable[str],
        differs: Sequence[str],
    ) -> ImportRow:
        person = known.contact
        return ImportRow(
            line=entry.line,
            verdict=verdict,
            name=entry.contact.name,
            first_line=known.line,
            reason=" ".join(filter(None, [*odd, *said])),
            changes=tuple(differs),
            dear=salutation(person),
            organisation=entry.organisation,
            address=one_line(self._places.addresses.get(self._places.key(entry)) or person.address),
            email=person.email,
            do_not_contact=person.do_not_contact,
            wishes=_in_short(person),
            doubtful=entry.doubtful if verdict != "unchanged" else (),
            to_look_at=any(odd),
        )

    def _told_of(self, known: Known, entry: Entry) -> ContactDraft:
        """What the row tells of a person, with what follows from it."""
        told = self._links.told(entry)
        is_own = entry.at is not None
        reason, wishes = told.do_not_contact_reason, told.wishes
        if not is_own:
            reason = ""
            wishes = of_source(told.wishes, self._source, self._today)
        gone = None if known.line or known.id else self._gone(told)
        if gone is not None:
            told_of = {wish.channel for wish in wishes}
            others = (one for one in standing(gone.wishes) if one.channel not in told_of)
            wishes = (*wishes, *map(anew, others))
        if known.contact.do_not_contact:
            told = replace(told, do_not_contact=True)
        elif told.do_not_contact:
            reason = told.do_not_contact_reason or (
                "" if is_own else f"Asked for in {self._source}."
            )
        elif gone is not None and (gone.do_not_contact or gone.deceased):
            told, reason = replace(told, do_not_contact=True), REFUSED_BEFORE
        source = told.source
        if not (source or is_own or known.id or known.line):
            source = self._source
        # What somebody is called at work is the best guess at what they are, but only a guess.
        guess = "" if is_own or known.contact.profession else entry.role
        return replace(
            told,
            do_not_contact_reason=reason,
            profession=told.profession or guess,
            wishes=wishes,
            source=source,
        )

    def _gone(self, told: ContactDraft) -> Contact | None:
        """Who was removed, and had said something about hearing from us."""
        if not self._refused:
            return None
        return next((gone for trace in _traces(told) if (gone := self._refused.get(trace))), None)

    def write(self, steps: Sequence[RowStep]) -> None:
        """Do what was decided for some rows. What is new goes in a table at a time, which is quick."""
        self._own.write()
        self._core.write()
        self._links.begin()
        people = {step.person: None for step in steps if step.person}
        homes = [step.home for step in steps if step.home]
        people |= {home.other: None for home in homes if home.differs}
        people |= dict.fromkeys(import_homes.settle(self._db, homes))
        people |= dict.fromkeys(self._homes.settle(self._db))
        self._write_people(people)
        self._at.write([step.place for step in steps if step.place])
        import_work.write(
            self._db,
            self._places,
            dict.fromkeys(work for step in steps for work in step.work),
            self._today,
        )

    def notes(self) -> tuple[str, ...]:
        """What is said of the file as a whole."""
        return (*self._own.notes(), *self._at.notes(), *self._links.notes())

    def at_last(self, rows: Sequence[ImportRow]) -> list[ImportRow]:
        """The rows with what can only be said of them once every row was looked at."""
        unclear = self._links.unclear()
        return [
            replace(row, reason=f"{row.reason} {unclear[row.line]}".strip(), to_look_at=True)
            if row.line in unclear
            else row
            for row in rows
        ]

    def told_of_core(self) -> str:
        """Who will be new in the core network, once every row was looked at."""
        return self._core.told()

    def link(self) -> Steps[None]:
        """Once everybody is there: say who introduced whom, and who took over from what closed."""
        self._at.link()
        yield from self._links.write()

    def _write_people(self, people: Iterable[Known]) -> None:
        new = [known for known in people if not known.id]
        kept = [known for known in people if known.id]
        ids = contacts.keep_all(self._db, [known.contact for known in new])
        for known, contact_id in zip(new, ids, strict=True):
            known.id = contact_id
        contacts.change_all(self._db, [_contact(known) for known in kept])


def _said_of_wishes(known: Known, before: ContactDraft, told: ContactDraft) -> Iterator[str]:
    """New wishes in words, and a couple."""
    if told.do_not_contact_reason and not before.do_not_contact:
        reason = told.do_not_contact_reason
        yield reason if reason.endswith((".", "!", "?")) else f"{reason}."
    for wish in known.contact.wishes[len(before.wishes) :]:
        if wish.reason != told.do_not_contact_reason:
            yield f"{in_words(wish)}."
    if known.contact.couple and not before.couple:
        yield say("Two people, kept as one entry.")


def _said_of_address(before: ContactDraft, told: ContactDraft) -> Iterator[str]:
    """An address that is kept otherwise than the row has it."""
    if is_half(before.address, told.address):
        half = one_line(told.address)
        yield say(
            (
                "\u201c{half}\u201d is not a complete address, so the one you have stays; it is in "
                "the notes."
            ),
            half=half,
        )


def in_order(steps: Iterable[RowStep]) -> list[RowStep]:
    """Steps by the line of their row."""
    return sorted(steps, key=lambda step: step.row.line)


def omitted(entry: Entry) -> ImportRow:
    """A row that somebody chose to leave out, as it stands in the file."""
    person = entry.contact
    is_organisation = entry.place is not None
    address = entry.place.address if entry.place else person.address
    return ImportRow(
        line=entry.line,
        verdict="omitted",
        name=entry.organisation if is_organisation else person.name,
        dear="" if is_organisation else salutation(person),
        organisation=entry.organisation,
        address=one_line(address),
        email=entry.place.email if entry.place else person.email,
        is_organisation=is_organisation,
    )


def _in_short(person: ContactDraft) -> tuple[str, ...]:
    """A death or “do not contact” says it all; else each wish about one way of being in touch."""
    if person.deceased or person.do_not_contact:
        return (person.mark_on(None),)
    refused = [wish for wish in standing(person.wishes) if wish.state == "no"]
    return tuple(dict.fromkeys(refused_in_words(wish.channel) for wish in refused))


def _contact(known: Known) -> Contact:
    parts = {part.name: getattr(known.contact, part.name) for part in fields(ContactDraft)}
    return Contact(id=known.id, **parts)


def _traces(person: ContactDraft) -> Iterator[str]:
    """By what somebody who was removed is known again."""
    if person.email:
        yield person.email.casefold()
    if postcode := postcode_key(person.address):
        yield f"{name_key(person)}, {postcode}"


def _rejected(line: int, name: str, reason: str) -> RowStep:
    row = ImportRow(line=line, verdict="rejected", name=name, reason=reason, to_look_at=True)
    return RowStep(row=row)


def _meet(known: Known, told: ContactDraft, entry: Entry) -> None:
    """Somebody new is what the row tells: most rows of most lists."""
    known.contact, known.given, known.line = told, given(entry.contact), entry.line


def _learn(known: Known, told: ContactDraft, entry: Entry) -> None:
    """What an earlier row of the file gave stands; a later one only adds to it."""
    known.contact = merged(known.contact, told, settled=known.given)
    known.given |= given(entry.contact)
    known.line = known.line or entry.line
