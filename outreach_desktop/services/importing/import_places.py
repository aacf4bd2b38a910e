"""The organisations a file speaks of: which of them are kept already, which are new, and where post for them goes."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.search import plain
from outreach_desktop.db.subjects import organisations
from outreach_desktop.domain.addresses import Address, bare_postcode
from outreach_desktop.domain.organisations import (
    FIELDS,
    Organisation,
    OrganisationDraft,
    above,
    place_key,
    postal_address,
)
from outreach_desktop.exchange.entries import Entry
from outreach_desktop.words import say

_FILLED = ("phone", "email", "website")


class Places:
    """Organisations by key: their name however it is spelt, and for the branches of a chain the postcode too."""

    def __init__(self, db: Data, entries: Iterable[Entry]) -> None:
        every = {place.id: place for place in organisations.every(db)}
        self.ids: dict[str, str] = {}
        self.addresses: dict[str, Address] = {}
        """Where post for each goes, as the file will leave it."""
        self.drafts: dict[str, OrganisationDraft] = {}
        """Those that the file makes or adds to, as they will be."""
        self.above: dict[str, tuple[tuple[str, ...], Address]] = {}
        """What new ones of an export of ours belong to, the nearest first, and the address of the outermost of these."""
        self.keys: dict[str, str] = {}
        """The key of each that is kept, by its id."""
        self._branches: dict[str, list[str]] = defaultdict(list)
        self._where: dict[str, Address] = {}
        self._kept: dict[str, Organisation] = {}
        for place in every.values():
            self._keep(place, postal_address(place, above(place.id, every)))
        with_place = [entry for entry in entries if entry.organisation]
        self._postcodes = _postcodes(with_place)
        self.of_line = {entry.line: self._key(entry) for entry in with_place}
        self.usual = self._usual(with_place)
        """Each one's address in the file: the one that most of its people have."""

    def key(self, entry: Entry) -> str:
        """Which organisation a row means; "" where it names none."""
        return self.of_line.get(entry.line, "")

    def learn(self, entry: Entry) -> list[str]:
        """What a row tells of an organisation that is not known yet, or not all of it, in words."""
        key = self.key(entry)
        if not key:
            return []
        usual = self.usual.get(key, Address())
        is_new = key not in self.ids and key not in self.drafts
        before = (
            self.drafts.get(key)
            or self._kept.get(key)
            or OrganisationDraft(name=entry.organisation)
        )
        after = _added(before, entry.place)
        told = (
            [say("New organisation: {name}", name=self._called(key, entry.organisation))]
            if is_new
            else []
        )
        if not self.addresses.get(key) and usual:
            after = replace(after, address=usual)
            self.addresses[key] = usual
            told += (
                []
                if is_new
                else [
                    say(
                        "Address of {name}: {address}",
                        name=entry.organisation,
                        address=one_line(usual),
                    )
                ]
            )
        self.addresses.setdefault(key, Address())
        if is_new and entry.above:
            self.above[key] = entry.above, usual
            after = replace(after, address=Address())
        if not is_new and entry.place is not None:
            told += _differences(before, after)
        if told:
            self.drafts[key] = after
        return told

    def other_address(self, entry: Entry) -> str:
        """A sentence where letters will go to another address than the row's."""
        key = self.key(entry)
        there = self.addresses.get(key, Address())
        here = entry.contact.address
        if not (there and here) or here == there:
            return ""
        # The row's address may be in one piece, its postcode in the middle of it.
        written = "".join(char for char in one_line(here).casefold() if char.isalnum())
        postcode = postcode_key(there)
        if postcode and postcode in written:
            return ""
        told = say(
            "Letters go to the address of {organisation}: {address}.",
            organisation=entry.organisation,
            address=one_line(there),
        )
        usual = self.usual.get(key, Address())
        if (
            key in self.ids
            and here == usual
            and len(self._postcodes[place_key(entry.organisation)]) == 1
        ):
            told += say(
                " Everyone in this file has it at {address}; if it has moved, change its address.",
                address=one_line(usual),
            )
        return told

    def _keep(self, place: Organisation, address: Address) -> None:
        name = place_key(place.name)
        key = name if name not in self.ids else _branch(name, address)
        if key in self.ids:
            key = f"{name}\n{place.id}"
        self.ids[key], self.addresses[key], self._kept[key] = place.id, address, place
        self.keys[place.id] = key
        self._where[key] = address
        self._branches[name].append(key)

    def _key(self, entry: Entry) -> str:
        """The organisation of this name that is at the row's postcode, else one that may be, else a new branch."""
        return self.key_at(entry.organisation, _address(entry))

    def key_at(self, called: str, address: Address) -> str:
        """The organisation of this name at this address."""
        name = place_key(called)
        known = self._branches[name]
        postcode = postcode_key(address)
        if not known:
            return self._new(name, name, address)
        if not postcode:
            town = plain(address.town)
            there = (key for key in known if town and plain(self._where[key].town) == town)
            return next(there, known[0])
        if same := next((key for key in known if postcode_key(self._where[key]) == postcode), None):
            return same
        if bare := next((key for key in known if not postcode_key(self._where[key])), None):
            self._where[bare] = address
            return bare
        # All that the file has of it is at one place: that one has moved, or these are where people live.
        if len(self._postcodes[name]) == 1 and len(known) == 1:
            return known[0]
        return self._new(name, _branch(name, address), address)

    def _new(self, name: str, key: str, address: Address) -> str:
        self._branches[name].append(key)
        self._where[key] = address
        return key

    def _usual(self, entries: Iterable[Entry]) -> dict[str, Address]:
        counted: dict[str, Counter[Address]] = defaultdict(Counter)
        for entry in entries:
            if address := _address(entry):
                counted[self.of_line[entry.line]][address] += 1
        return {key: addresses.most_common(1)[0][0] for key, addresses in counted.items()}

    def _called(self, key: str, name: str) -> str:
        """The name, with the postcode where there are several of it."""
        usual = self.usual.get(key, Address())
        several = len(self._branches[place_key(name)]) > 1
        return f"{name} ({usual.postcode})" if several and usual.postcode else name


def write(db: Data, places: Places, keys: Iterable[str]) -> None:
    """Keep what became of these organisations; the new ones go in a table at a time."""
    wanted = list(dict.fromkeys(keys))
    for key in wanted:
        if key in places.drafts and key in places.above:
            parent_id = _parent(db, places, *places.above.pop(key))
            if key in places.drafts:
                places.drafts[key] = replace(places.drafts[key], parent_id=parent_id)
    drafts = {key: places.drafts[key] for key in wanted if key in places.drafts}
    new = [key for key in drafts if key not in places.ids]
    ids = organisations.keep_all(db, [drafts[key] for key in new])
    places.ids |= zip(new, ids, strict=True)
    for key in drafts.keys() - set(new):
        kept = organisations.get(db, places.ids[key])
        told = {name: getattr(drafts[key], name) for name in (*_FILLED, "address", "notes")}
        organisations.change(db, replace(kept, **told))
    for key in drafts:
        del places.drafts[key]


def _parent(db: Data, places: Places, names: Sequence[str], address: Address) -> str:
    """The nearest of these organisations, each a part of the next; those that are new are made."""
    parent_id: str | None = None
    for name in reversed(names):
        key = places.key_at(name, address)
        if key not in places.ids:
            new = places.drafts.pop(key, OrganisationDraft(name=name))
            own = new.address if parent_id else new.address or address
            draft = replace(new, parent_id=parent_id or new.parent_id, address=own)
            places.ids[key] = organisations.keep_all(db, [draft])[0]
            places.addresses.setdefault(key, address)
        parent_id = places.ids[key]
    return parent_id or ""


def postcode_key(address: Address) -> str:
    """What makes two spellings one postcode."""
    return bare_postcode(address.postcode) if address.postcode else ""


@lru_cache(maxsize=4096)
def one_line(address: Address) -> str:
    """An address with commas."""
    return ", ".join(address.lines())


def _branch(name: str, address: Address) -> str:
    return f"{name}\n{postcode_key(address)}"


def _address(entry: Entry) -> Address:
    if entry.at is not None:
        return entry.at.address
    return entry.place.address if entry.place is not None else entry.contact.address


def _postcodes(entries: Iterable[Entry]) -> dict[str, set[str]]:
    """At how many postcodes the file has each name."""
    found: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        if postcode := postcode_key(_address(entry)):
            found[place_key(entry.organisation)].add(postcode)
    return found


def _added(before: OrganisationDraft, told: OrganisationDraft | None) -> OrganisationDraft:
    """What is kept stays; what is empty is filled, and other words go to the notes."""
    if told is None:
        return before
    filled = {name: getattr(before, name) or getattr(told, name) for name in _FILLED}
    address = before.address or told.address
    lines = [line for line in told.notes.splitlines() if line not in before.notes.splitlines()]
    notes = "\n".join(filter(None, [before.notes, *lines]))
    return replace(before, **filled, address=address, notes=notes)


def _differences(before: OrganisationDraft, after: OrganisationDraft) -> list[str]:
    return [
        f"{FIELDS[name].label} added"
        for name in (*_FILLED, "notes")
        if getattr(before, name) != getattr(after, name)
    ]
