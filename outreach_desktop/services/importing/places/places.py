"""The organisations a file speaks of: which of them are kept already, which are new, and where post for them goes."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.search import plain
from outreach_desktop.db.subjects import organisations
from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.fields import folded
from outreach_desktop.domain.incoming.places import changes, given, merged
from outreach_desktop.domain.labour import Steps, for_each
from outreach_desktop.domain.organisations import (
    Organisation,
    OrganisationDraft,
    above,
    place_key,
    postal_address,
)
from outreach_desktop.domain.own_fields.entered import Own
from outreach_desktop.exchange.entries import Entry
from outreach_desktop.exchange.places.told import ToldPlace
from outreach_desktop.services.importing.places.belonging import (
    Belonging,
    KeptPlaces,
    RowOfPlace,
)
from outreach_desktop.services.importing.places.ours import OurPlaces
from outreach_desktop.services.importing.places.whereabouts import (
    above_of,
    address_of,
    branch,
    is_told_by_town,
    may_be_at,
    may_be_there,
    one_line,
    postcode_key,
)
from outreach_desktop.words import say

_NOTHING = ToldPlace()
_NO_ADDRESS = Address()
_NONE_KEPT = KeptPlaces(names={}, paths={}, parents={}, by_code={}, by_id={})
_SHORT = 3
"""Letters of a word that says nothing: \u201cthe\u201d, \u201cst\u201d."""


class Places:
    """Organisations by key: their name however it is spelt, and for the branches of a chain the postcode too."""

    def __init__(self) -> None:
        self.ids: dict[str, str] = {}
        self.addresses: dict[str, Address] = {}
        """Where post for each goes, as the file will leave it."""
        self.drafts: dict[str, OrganisationDraft] = {}
        """Those that the file makes or adds to, as they will be."""
        self.above: dict[str, tuple[tuple[str, ...], Address]] = {}
        """What new ones of an export of ours belong to, the nearest first, and the address of the outermost of these."""
        self.keys: dict[str, str] = {}
        """The key of each that is kept, by its id."""
        self.names: dict[str, str] = {}
        """The name of each that is kept, by its id."""
        self.of_line: dict[int, str] = {}
        self.usual: dict[str, Address] = {}
        """Each one's address in the file: the one that most of its people have."""
        self.belonging = Belonging((), _NONE_KEPT)
        self._branches: dict[str, list[str]] = defaultdict(list)
        self._where: dict[str, Address] = {}
        self._kept: dict[str, Organisation] = {}
        self._by_code: dict[str, str] = {}
        self._codes: dict[str, str] = {}
        self._settled: dict[str, frozenset[str]] = defaultdict(frozenset)
        self._paths: dict[str, tuple[str, ...]] = {}
        """The keys of the names of what each kept one belongs to, from the outermost in."""
        self._claimed: dict[str, str] = {}
        """The key of the name of what the list says that each belongs to."""
        self._ours = OurPlaces()
        self._taken: set[str] = set()
        self._of_rows: set[str] = set()
        self._postcodes: dict[str, set[str]] = defaultdict(set)
        """At how many postcodes the file has each name."""
        self._towns: dict[str, set[str]] = defaultdict(set)
        """In how many towns the file has each name of those that no postcode tells apart."""

    def look(self, db: Data, entries: Iterable[Entry]) -> Steps[None]:
        """Settle which organisation each row of the list means."""
        every = {place.id: place for place in organisations.every(db)}
        self.names = {place.id: place.name for place in every.values()}

        def keep(place: Organisation) -> None:
            line = above(place.id, every)
            self._keep(place, postal_address(place, line))
            key, path = self.keys[place.id], tuple(place_key(one.name) for one in line)
            self._paths[key] = path
            self._ours.keep(place_key(place.name), key, path, postal_address(place, line))

        yield from for_each(keep, every.values())
        with_place = [entry for entry in entries if entry.organisation]
        self._taken = {
            self.keys[told.id]
            for entry in with_place
            if (told := entry.told_place) and told.is_own and told.id in self.keys
        }
        yield from for_each(self._see_where, with_place)
        counted: dict[str, Counter[Address]] = defaultdict(Counter)

        def settle(entry: Entry) -> None:
            self.of_line[entry.line] = key = self._key(entry)
            if address := address_of(entry):
                counted[key][address] += 1

        yield from for_each(settle, with_place)

        def count(key: str) -> None:
            self.usual[key] = counted[key].most_common(1)[0][0]

        yield from for_each(count, counted)
        self.belonging = self._belonging(with_place, every)

    def _see_where(self, entry: Entry) -> None:
        """At which postcode the row has an organisation, or in which town."""
        if entry.at is not None:
            self._ours.see((entry.organisation, *entry.above), entry.at.address)
        if postcode := postcode_key(address_of(entry)):
            self._postcodes[place_key(entry.organisation)].add(postcode)
        if is_told_by_town(entry):
            self._towns[place_key(entry.organisation)].add(plain(address_of(entry).town))

    def key(self, entry: Entry) -> str:
        """Which organisation a row means; "" where it names none."""
        return self.of_line.get(entry.line, "")

    def learn(self, entry: Entry) -> list[str]:
        """What a row tells of an organisation that is not known yet, or not all of it, in words."""
        key = self.key(entry)
        if not key:
            return []
        is_new = key not in self.ids and key not in self.drafts
        before = (
            self.drafts.get(key)
            or self._kept.get(key)
            or OrganisationDraft(name=entry.organisation)
        )
        after = self._learnt(key, before, entry, is_new=is_new)
        told = (
            [say("New organisation: {name}", name=self._called(key, entry.organisation))]
            if is_new
            else changes(before, after)
        )
        after = self._with_usual_address(key, entry, after, told, is_new=is_new)
        told += [*self.belonging.told(key, is_new=is_new), *self._made_above(key)]
        if told or before.own != after.own:
            self.drafts[key] = after
        return told

    def _with_usual_address(
        self,
        key: str,
        entry: Entry,
        place: OrganisationDraft,
        told: list[str],
        *,
        is_new: bool,
    ) -> OrganisationDraft:
        """With the address that most rows of its people have, where none is known; the people\u2019s post goes there."""
        is_own = entry.told_place is not None and entry.told_place.is_own
        usual = _NO_ADDRESS if is_own else self.usual.get(key, _NO_ADDRESS)
        if entry.place is not None and place.address:
            self.addresses[key] = place.address
        elif not self.addresses.get(key) and usual:
            place = replace(place, address=usual)
            self.addresses[key] = usual
            if not is_new:
                address = one_line(usual)
                told.append(
                    say("Address of {name}: {address}", name=entry.organisation, address=address)
                )
        self.addresses.setdefault(key, _NO_ADDRESS)
        if is_new and entry.above:
            self.above[key] = entry.above, usual
            place = replace(place, address=_NO_ADDRESS)
        return place

    def _made_above(self, key: str) -> list[str]:
        """What it will belong to and nobody knows yet, each told once."""
        told = []
        for made in self.belonging.made(key):
            if made not in self.ids and made not in self.drafts:
                self.drafts[made] = self.belonging.draft(made)
                told.append(say("New organisation: {name}", name=self.drafts[made].name))
        return told

    def own(self, key: str) -> Own:
        """What stands in fields of the group\u2019s own."""
        draft = self.drafts.get(key) or self._kept.get(key)
        return draft.own if draft else ()

    def write_again(self, key: str) -> None:
        """Something that hangs on it is new: it is written, as it is."""
        if key in self._kept:
            self.drafts[key] = self._kept[key]

    def _learnt(
        self, key: str, before: OrganisationDraft, entry: Entry, *, is_new: bool
    ) -> OrganisationDraft:
        if entry.place is None:
            return before
        told = entry.told_place
        if is_new and told is not None:
            self._settled[key] |= given(entry.place)
            return replace(entry.place, name=entry.place.name or entry.organisation)
        after = merged(
            before,
            entry.place,
            settled=self._settled[key],
            is_own=told is not None and told.is_own,
            fills=told is None,
        )
        self._settled[key] |= given(entry.place)
        return after

    def other_address(self, entry: Entry) -> str:
        """A sentence where letters will go to another address than the row's."""
        key = self.key(entry)
        there = self.addresses.get(key, _NO_ADDRESS)
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
        usual = self.usual.get(key, _NO_ADDRESS)
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
        key = name if name not in self.ids else branch(name, address)
        if key in self.ids:
            key = f"{name}\n{place.id}"
        self.ids[key], self.addresses[key], self._kept[key] = place.id, address, place
        if code := folded(place.code):
            self._by_code.setdefault(code, key)
            self._codes[key] = code
        self.keys[place.id] = key
        self._where[key] = address
        self._branches[name].append(key)

    def _key(self, entry: Entry) -> str:
        """The organisation with the code of the row; else the one of its name that is at its postcode, or may be."""
        if entry.told_place is not None and entry.told_place.is_own:
            return self._own_key(entry, entry.told_place)
        if entry.at is not None:
            return self.key_below((entry.organisation, *entry.above), entry.at.address)
        code = folded(entry.place.code) if entry.place is not None else ""
        if code in self._by_code and self._may_be(self._by_code[code], entry):
            return self._by_code[code]
        name, above = place_key(entry.organisation), above_of(entry)
        key = self._in_another_town(entry) or self._at(name, address_of(entry), above)
        if code and self._codes.get(key, code) != code:
            key = self._new(name, f"{key}\n{code}", address_of(entry), above)
        if above:
            self._claimed.setdefault(key, above)
        if code:
            self._by_code[code] = key
            self._codes[key] = code
        return key

    def _in_another_town(self, entry: Entry) -> str:
        """A new one, where the list has the name in several towns without postcodes and none of those known is here."""
        name, here = place_key(entry.organisation), address_of(entry)
        if not is_told_by_town(entry) or len(self._towns[name]) < 2:
            return ""
        known = [self._where[key] for key in self._known(name, above_of(entry))]
        if not known or any(may_be_there(here, there) for there in known):
            return ""
        return self._new(name, f"{name}\n{plain(here.town)}", here, above_of(entry))

    def _known(self, name: str, above: str) -> list[str]:
        """Those of a name so far, without what belongs to another than `above`, where that is told."""
        return [
            key
            for key in self._branches[name]
            if not above or above in (self._paths.get(key) or (self._claimed.get(key, above),))
        ]

    def _may_be(self, key: str, entry: Entry) -> bool:
        """Whether nothing speaks against one code: lists number their rows, too, and 12 is another place in each."""
        here, there = postcode_key(address_of(entry)), postcode_key(self._where.get(key, Address()))
        if may_be_at(here, there) and (here or there):
            return True
        name = key.partition("\n")[0]
        words = set(place_key(entry.organisation).split()) & set(name.split())
        return any(len(word) > _SHORT for word in words)

    def _own_key(self, entry: Entry, told: ToldPlace) -> str:
        """Each row of an export of ours is an organisation of its own: by its ID, its code, or its name at its place."""
        name = place_key(entry.organisation)
        if told.id in self.keys and self.keys[told.id] not in self._of_rows:
            self._of_rows.add(self.keys[told.id])
            return self.keys[told.id]
        place = entry.place or OrganisationDraft()
        path = tuple(map(place_key, told.belongs_to))
        postcode = postcode_key(place.address)
        fitting = (
            key
            for key in self._branches[name]
            if self._paths.get(key) == path
            and key in self._kept
            and may_be_at(postcode, postcode_key(self._kept[key].address))
        )
        for key in (self._by_code.get(folded(place.code), ""), *fitting):
            if key and key not in self._taken:
                self._taken.add(key)
                return key
        return self._new(name, f"{name}\n#{entry.line}", place.address)

    def key_below(self, names: Sequence[str], address: Address) -> str:
        """The organisation of our own list that is called so and belongs to these, the nearest first."""
        key = self._ours.key(names, address)
        return key if key in self._where else self._new(place_key(names[0]), key, address)

    def _at(self, name: str, address: Address, above: str) -> str:
        """The organisation of this name at this address, below this one."""
        known = self._known(name, above)
        postcode = postcode_key(address)
        if not known:
            return self._new(name, name, address, above)
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
        return self._new(name, branch(name, address), address, above)

    def _new(self, name: str, key: str, address: Address, above: str = "") -> str:
        if key in self._where:  # of the same name and place, and belongs to another
            key = f"{key}\n^{above}"
        self._branches[name].append(key)
        self._where[key] = address
        return key

    def _belonging(self, entries: Iterable[Entry], every: Mapping[str, Organisation]) -> Belonging:
        rows = [
            RowOfPlace(
                line=entry.line,
                key=self.of_line[entry.line],
                name=entry.organisation,
                told=entry.told_place,
                town=plain(address_of(entry).town),
            )
            for entry in entries
            if entry.told_place is not None
        ]
        above = {one.id: self.keys.get(one.parent_id or "", "") for one in every.values()}
        kept = KeptPlaces(
            names={key: one.name for key, one in self._kept.items()},
            paths=self._paths,
            parents={self.keys[one]: key for one, key in above.items() if key},
            by_code=self._by_code,
            by_id=self.keys,
        )
        return Belonging(rows, kept)

    def _called(self, key: str, name: str) -> str:
        """The name, with the postcode where there are several of it."""
        usual = self.usual.get(key, Address())
        several = len(self._branches[place_key(name)]) > 1
        return f"{name} ({usual.postcode})" if several and usual.postcode else name
