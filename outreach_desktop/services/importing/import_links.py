"""Who refers to whom in our own exports: by name there, by row in the data file."""

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
    """Finds who is meant. A name that several people have, or nobody, leads nowhere."""

    def __init__(self, db: Data) -> None:
        self._db = db
        self._introduced: list[tuple[Known, str]] = []
        self._ours: dict[str, str] = {}
        self._leads: set[str] = set()
        self._new: list[Sender] = []

    def look(self, entries: Sequence[Entry]) -> Steps[None]:
        """Who keeps in touch with anyone, by the rows of the list."""

        def take(one: Entry) -> None:
            leads = (one.lead, one.told_place.lead if one.told_place else "")
            self._leads.update(filter(None, leads))

        yield from for_each(take, entries)
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

    def met(self, known: Known, entry: Entry) -> None:
        """Somebody new, whom somebody may have introduced."""
        if entry.introduced_by:
            self._introduced.append((known, folded(entry.introduced_by)))

    def write(self) -> Steps[None]:
        """Say of everyone new who introduced them: by now all are there."""
        ids = yield from contacts.ids_by_name(self._db, {name for _, name in self._introduced})

        def introduce(one: tuple[Known, str]) -> None:
            known, name = one
            found = ids.get(name, set()) - {known.id}
            if len(found) == 1:
                contacts.introduce(self._db, known.id, by=found.pop())

        yield from for_each(introduce, self._introduced)
