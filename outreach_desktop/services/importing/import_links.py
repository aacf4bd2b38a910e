"""Who refers to whom in our own exports: by name there, by row in the data file."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.subjects import contacts, senders
from outreach_desktop.domain.contacts import ContactDraft
from outreach_desktop.domain.fields import folded
from outreach_desktop.domain.group import Sender, SenderDraft
from outreach_desktop.domain.labour import Steps, for_each
from outreach_desktop.exchange.entries import Entry
from outreach_desktop.services.importing.matching import Known
from outreach_desktop.words import local, say


class Links:
    """Finds who is meant, by the ID in the list, else by name. A name that several people have, or nobody, leads nowhere, and that is told."""

    def __init__(self, db: Data) -> None:
        self._db = db
        self._introduced: list[tuple[Known, Entry]] = []
        self._of_id: dict[str, Known] = {}
        """Everyone of the list by their ID there."""
        self._kept: dict[str, set[str]] = {}
        """The ids of those in the data file by the name that the list has for who introduced someone."""
        self._named: dict[str, list[Known]] = defaultdict(list)
        """New ones of such a name."""
        self._ours: dict[str, str] = {}
        self._leads: set[str] = set()
        self._new: list[Sender] = []

    def look(self, entries: Sequence[Entry]) -> Steps[None]:
        """Who keeps in touch with anyone, and who introduced them, by the rows of the list."""
        names: set[str] = set()

        def take(one: Entry) -> None:
            leads = (one.lead, one.told_place.lead if one.told_place else "")
            self._leads.update(filter(None, leads))
            names.add(folded(one.introduced_by))

        yield from for_each(take, entries)
        self._kept = yield from contacts.ids_by_name(self._db, names - {""})
        if self._leads:
            self._ours = {folded(one.name): one.id for one in reversed(senders.every(self._db))}
            if not self._ours:  # an empty file: the group's own list on another computer
                self._new = [senders.with_an_id(SenderDraft(name=one)) for one in self._by_name()]
                self._ours = {folded(one.name): one.id for one in self._new}

    def _by_name(self) -> list[str]:
        """Who keeps in touch by the file, each once."""
        return sorted({folded(one): one for one in sorted(self._leads)}.values())

    def told(self, entry: Entry) -> ContactDraft:
        """What a row tells of its person, with who of the group leads."""
        lead_id = self._ours.get(folded(entry.lead)) if entry.lead else None
        return replace(entry.contact, lead_id=lead_id) if lead_id else entry.contact

    def told_of_place(self, entry: Entry) -> Entry:
        """The same of a row that is an organisation."""
        lead_id = self._ours.get(folded(entry.told_place.lead)) if entry.told_place else None
        if lead_id is None or entry.place is None:
            return entry
        return replace(entry, place=replace(entry.place, lead_id=lead_id))

    def notes(self) -> tuple[str, ...]:
        """Who keeps in touch with somebody by the file and is nobody of this group, or comes with it, as a sentence."""
        if self._new:
            return (
                say(
                    "No one signs for your group yet, so those who keep in touch were added: {names}.",
                    names=local.list_of([one.name for one in self._new]),
                ),
            )
        names = [one for one in self._by_name() if folded(one) not in self._ours]
        if not names:
            return ()
        return (
            say(
                "Not among those who sign for your group, so left out as who keeps in touch: {names}.",
                names=local.list_of(names),
            ),
        )

    def begin(self) -> None:
        """Keep who signs, before anyone whom they lead."""
        for one in self._new:
            senders.keep(self._db, one)
        self._new = []

    def met(self, known: Known, entry: Entry, *, is_new: bool) -> None:
        """Who a row is; somebody new may have been introduced."""
        if entry.id:
            self._of_id[entry.id] = known
        if is_new:
            self._named[folded(known.contact.name)].append(known)
            if entry.introduced_by:
                self._introduced.append((known, entry))

    def unclear(self) -> dict[int, str]:
        """Why it cannot be kept who introduced someone, by line, once every row was looked at."""
        found = {}
        for known, entry in self._introduced:
            count = len(self._introducers(known, entry))
            name = entry.introduced_by
            if count > 1:
                found[entry.line] = say(
                    "Several people are called \u201c{name}\u201d, so who introduced them is left out.",
                    name=name,
                )
            elif not count:
                found[entry.line] = say(
                    "No one here is called \u201c{name}\u201d, so who introduced them is left out.",
                    name=name,
                )
        return found

    def _introducers(self, known: Known, entry: Entry) -> list[Known | str]:
        """Whom the list may mean, by id where they are in the data file already."""
        meant = self._of_id.get(entry.introduced_by_id)
        if meant is not None and meant is not known:
            return [meant]
        name = folded(entry.introduced_by)
        kept = self._kept.get(name, set()) - {known.id}
        if entry.introduced_by_id in kept:
            return [entry.introduced_by_id]
        return [*sorted(kept), *(one for one in self._named[name] if one is not known)]

    def write(self) -> Steps[None]:
        """Say of everyone new who introduced them: by now all are there."""

        def introduce(one: tuple[Known, Entry]) -> None:
            known, entry = one
            found = self._introducers(known, entry)
            if len(found) == 1:
                by = found[0]
                contacts.introduce(self._db, known.id, by=by if isinstance(by, str) else by.id)

        yield from for_each(introduce, self._introduced)
