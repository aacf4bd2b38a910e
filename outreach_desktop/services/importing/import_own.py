"""What a list has for the fields that a group made for itself: read as each field keeps it, and new fields made."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.own_fields import described
from outreach_desktop.domain.contacts import ContactDraft
from outreach_desktop.domain.labour import Steps, for_each
from outreach_desktop.domain.organisations import OrganisationDraft
from outreach_desktop.domain.own_fields.entered import Own
from outreach_desktop.domain.own_fields.own_fields import (
    MOST,
    PEOPLE,
    OwnField,
    OwnFieldDraft,
    OwnKind,
    find,
    problems,
)
from outreach_desktop.domain.own_fields.targets import (
    BY_KEY,
    BY_NAME,
    ReadingOfDays,
    called,
    days_of,
    likely,
    read,
)
from outreach_desktop.exchange.entries import Entry
from outreach_desktop.words import local, say


class OwnCells:
    """Settles which field each target is, and what stands in it; a new field gets the id that it will be kept by."""

    def __init__(self, db: Data, about: str) -> None:
        self._db = db
        self._about = about
        self._there: list[OwnField] = []
        self._new: list[OwnField] = []
        self._nowhere: list[str] = []
        self._fields: dict[str, OwnField | None] = {}
        self._days: dict[str, ReadingOfDays] = {}
        self.names: dict[str, str] = {}

    def look(self, entries: Sequence[Entry]) -> Steps[None]:
        """Settle what the rows of the list have for such fields."""
        cells: dict[str, list[str]] = defaultdict(list)
        order: list[str] = []

        def take(entry: Entry) -> None:
            draft = self._draft(entry)
            own = draft.own if draft else ()
            for target, cell in own:
                cells[target].append(cell)
            _take_in(order, [target for target, _ in own])

        yield from for_each(take, entries)
        self._there = described.every(self._db, self._about) if cells else []
        self._fields = {target: self._field(target, cells[target]) for target in order}
        self._days = {target: days_of(held) for target, held in cells.items()}
        self.names = {one.id: one.name for one in (*self._there, *self._new)}

    def _draft(self, entry: Entry) -> ContactDraft | OrganisationDraft | None:
        """What of a row these fields are of."""
        return entry.contact if self._about == PEOPLE else entry.place

    def _field(self, target: str, cells: Sequence[str]) -> OwnField | None:
        """The field of a target; one that is not there is made where it is asked for by its name."""
        known = [*self._there, *self._new]
        if target.startswith(BY_KEY):
            found = next((one for one in known if one.key == target.removeprefix(BY_KEY)), None)
        else:
            found = find(known, called(target)) or self._made(target.removeprefix(BY_NAME), cells)
        if found is None:
            self._nowhere.append(called(target))
        return found

    def _made(self, name: str, cells: Sequence[str]) -> OwnField | None:
        kind, words = likely(cells)
        known = [*self._there, *self._new]
        last = max((one.position for one in known), default=0)
        draft = OwnFieldDraft(
            about=self._about, name=name, kind=kind, words=words, position=last + 1
        )
        if len(known) >= MOST or problems(draft, known):
            return None
        made = described.with_its_id(self._db, draft)
        self._new.append(made)
        return made

    def settled(self, entry: Entry) -> Entry:
        """The entry with what stands in fields by their ids; what a field cannot hold goes to the notes, and is told."""
        draft = self._draft(entry)
        if draft is None or not draft.own:
            return entry
        own: list[tuple[str, str]] = []
        notes, told = [draft.notes], list(entry.notes)
        for target, cell in draft.own:
            field = self._fields[target]
            value = read(field, cell, self._days[target]) if field else None
            if field is not None and value is not None:
                own += [(field.id, value)] if value else []
                continue
            name = field.name if field else called(target)
            notes.append(f"{name}: {cell}")
            if field is not None:
                told.append(_unread(field, cell))
        kept = replace(draft, own=tuple(own), notes="\n".join(filter(None, notes)))
        if isinstance(kept, ContactDraft):
            return replace(entry, contact=kept, notes=tuple(told))
        return replace(entry, place=kept, notes=tuple(told))

    def notes(self) -> tuple[str, ...]:
        """Which fields are made, and which could not be, as sentences."""
        found = []
        if self._new:
            found.append(
                say(
                    "New fields of your own: {names}.",
                    names=local.list_of([one.name for one in self._new]),
                )
            )
        if self._nowhere:
            found.append(
                say(
                    "No field of your own, so kept in the notes: {names}.",
                    names=local.list_of(sorted(self._nowhere)),
                )
            )
        return tuple(found)

    def write(self) -> None:
        """Keep the new fields; what stands in them comes with its people."""
        for field in self._new:
            described.keep(self._db, field)
        self._new = []


def _take_in(order: list[str], targets: Sequence[str]) -> None:
    """Put targets that are new into their order, which is that of columns as far as rows tell it."""
    for place, target in enumerate(targets):
        if target in order:
            continue
        if place:
            order.insert(order.index(targets[place - 1]) + 1, target)
        else:
            behind = next((one for one in targets if one in order), None)
            order.insert(order.index(behind) if behind else len(order), target)


def changes(before: Own, after: Own, names: dict[str, str]) -> list[str]:
    """What differs, in words: \u201cMeal: fish \u2192 soup\u201d."""
    was = dict(before)
    return [
        f"{names.get(key, key)}: {was[key]} \u2192 {value}"
        if was.get(key)
        else f"{names.get(key, key)}: {value}"
        for key, value in after
        if was.get(key, "") != value
    ]


def _unread(field: OwnField, cell: str) -> str:
    if field.kind is OwnKind.DATE:
        return say(
            "\u201c{cell}\u201d is no date for \u201c{name}\u201d; it is in the notes.",
            cell=cell,
            name=field.name,
        )
    return say(
        "\u201c{cell}\u201d is neither yes nor no for \u201c{name}\u201d; it is in the notes.",
        cell=cell,
        name=field.name,
    )
