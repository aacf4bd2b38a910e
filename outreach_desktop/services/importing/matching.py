"""Who in a file is who in the data file: everybody known, found by e-mail, name and workplace."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import SequenceMatcher
from functools import lru_cache

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.search import plain
from outreach_desktop.db.subjects import contacts, roles
from outreach_desktop.domain.contacts import Contact, ContactDraft, sort_name
from outreach_desktop.domain.incoming.merging import changes, merged
from outreach_desktop.domain.labour import Steps, for_each
from outreach_desktop.domain.names.namesakes import contradict, generation_of
from outreach_desktop.domain.roles import Role, is_current
from outreach_desktop.exchange.entries import Entry
from outreach_desktop.services.importing.places.places import Places
from outreach_desktop.services.importing.places.whereabouts import postcode_key
from outreach_desktop.words import say

# As alike as Jon and John, Kate and Katherine; Bob and Robert are not, nor Jane and Robert.
_ALIKE = 0.6


@dataclass(slots=True, eq=False)
class Known:
    """A person as they will be; `id` is empty until they are kept.

    `line` is where the file first tells of them, `given` the fields it has given, `places` what they
    do now at each organisation, `name` the key of the name they have now, `beside` who shares their row.
    """

    contact: ContactDraft
    id: str = ""
    name: str = ""
    places: dict[str, list["RoleWork"]] = field(default_factory=dict)
    line: int = 0
    given: frozenset[str] = frozenset()
    beside: "Known | None" = None


@dataclass(slots=True, eq=False, kw_only=True)
class RoleWork:
    """A role as it will be; `id` is empty until it is kept, `told` says that the file told of it."""

    person: Known
    organisation: str
    place: str
    title: str
    department: str
    id: str = ""
    is_main: bool = False
    told: bool = False
    ended: bool = False


class KnownPeople:
    """Everybody in the data file, and who was added while a file was gone through."""

    def __init__(self, places: Places) -> None:
        self._by_email: dict[str, list[Known]] = defaultdict(list)
        self._by_name: dict[str, list[Known]] = defaultdict(list)
        self._by_id: dict[str, Known] = {}
        self._by_home: dict[str, list[Known]] = defaultdict(list)
        self._places = places
        self._file_emails: set[str] = set()
        self._file_places: dict[str, set[str]] = defaultdict(set)

    def look(self, db: Data, today: date, entries: Sequence[Entry]) -> Steps[None]:
        """See whom the list names, and read everybody who is kept."""
        yield from for_each(self._see, entries)
        for people in contacts.portions(db):
            # An organisation that comes meanwhile is not known here; the list is looked through again before it is written.
            held = roles.of_those_there(db, [one.id for one in people], self._places.keys)
            for contact in people:
                self._keep(contact, [one for one in held[contact.id] if is_current(one, today)])
            yield 0

    def _see(self, entry: Entry) -> None:
        if email := entry.contact.email.casefold():
            self._file_emails.add(email)
        key = self._places.key(entry)
        if key and (entry.contact.first_name or entry.contact.last_name):
            self._file_places[name_key(entry.contact)].add(key)

    def _keep(self, contact: Contact, held: Sequence[Role]) -> None:
        known = Known(contact, contact.id)
        for role in held:
            key = self._places.keys[role.organisation_id]
            work = _kept(known, role, self._places.names[role.organisation_id], key)
            known.places.setdefault(key, []).append(work)
        self.add(known)
        self._by_id[known.id] = known
        if contact.household_id:
            self._by_home[contact.household_id].append(known)

    def add(self, known: Known, beside: Known | None = None) -> None:
        """Make somebody known, under the e-mail address and the name they have now, and `beside` whom in the row."""
        known.name = name_key(known.contact)
        if beside is not None:
            known.beside, beside.beside = beside, known
        for index, key in (
            (self._by_email, known.contact.email.casefold()),
            (self._by_name, known.name),
        ):
            if key and known not in index[key]:
                index[key].append(known)

    def match(self, entry: Entry, other: Entry | None = None) -> tuple[Known | None, str]:
        """Who `entry` is, beside the `other` of a row of two, or nobody known; and a sentence on who looks like them."""
        name = name_key(entry.contact)
        sharing = self._by_email.get(entry.contact.email.casefold(), [])
        named = self._by_name.get(name, [])
        if entry.at is not None:  # each row of our own export is somebody else
            found = self._by_id.get(entry.id)
            if found is not None and not found.line:
                return found, ""
            sharing, named = _untold(sharing), _untold(named)
        found = self._likest_name(sharing, name, entry) or self._by_name_and_place(
            named, entry, other
        )
        if found:
            return found, say(
                "The same person as in line {line}.", line=str(found.line)
            ) if found.line else ""
        if sharing:
            return None, say("{person} has the same email address.", person=_shown(sharing[0]))
        if named:
            person = _shown(named[0])
            if not named[0].line:
                return None, say(
                    "{person} is in the list already; check whether they are the same person.",
                    person=person,
                )
            return None, say(
                "{person} is in line {line} too; check whether they are the same person.",
                person=person,
                line=str(named[0].line),
            )
        return None, ""

    def of_two(self, entry: Entry) -> Known | None:
        """The entry that has been of the same two people until now: it becomes the first of them."""
        found, _ = self.match(entry)
        if found is None or not found.contact.couple:
            return None
        is_same = name_key(entry.contact) == found.name  # however an earlier version parted them
        return found if is_same or found.contact.couple == entry.contact.couple else None

    def partner(self, one: Known, entry: Entry) -> Known | None:
        """Who of those known already is the other of two: of the same household, else of the name and postcode.

        A row of others is never meant: two couples may both have a “Mrs Smith”.
        """
        name = name_key(entry.contact)
        there = self._companions(one)
        if there:
            same = [held for held in there if held.name == name]
            return next(iter(same), None) or (
                there[0] if _may_be(there[0], entry.contact) else None
            )
        postcode = _postcode(entry.contact)
        named = [
            held
            for held in _untold(self._by_name.get(name, []))
            if postcode == _postcode(held.contact) and not contradict(held.contact, entry.contact)
        ]
        return next(iter(named), None) if postcode else None

    def not_kept(self, found: Known | None, entry: Entry, other: Entry | None) -> Iterator[Entry]:
        """Whom of a row, of one or two people, the file does not keep: who is kept was not erased, or came back."""
        if found is None or not found.id:
            yield entry
        if other is not None:
            kept = self.partner(found, other) if found else None
            if kept is None or not kept.id:
                yield other

    def _by_name_and_place(
        self, named: list[Known], entry: Entry, other: Entry | None
    ) -> Known | None:
        """Whoever of a name has the workplace or postcode, unless another row has their e-mail."""
        email = entry.contact.email.casefold()
        free = [
            one
            for one in named
            if not contradict(one.contact, entry.contact)
            and (
                not email
                or one.contact.email.casefold() in ("", email)
                or one.contact.email.casefold() not in self._file_emails
            )
        ]
        place, postcode = self._places.key(entry), _postcode(entry.contact)
        there = [
            one
            for one in free
            if (place and place in one.places) or (postcode and postcode == _postcode(one.contact))
        ]
        if there or email or place or postcode:
            return self._least_changed(there, entry)
        free = [
            one for one in free if not (one.line and _are_greeted_apart(one.contact, entry.contact))
        ]
        free = self._beside(free, other.contact) if other else free
        # A bare name is whoever is as bare, else the only one of that name, else whoever it tells
        # nothing new of: that may be the only one of an earlier reading of the same file.
        bare = [
            one for one in free if not (one.contact.email or one.places or _postcode(one.contact))
        ]
        told = [one for one in free if not self._differences(one, entry)]
        return self._least_changed(bare or (free if len(free) == 1 else told), entry)

    def _beside(self, people: list[Known], other: ContactDraft) -> list[Known]:
        """Those who share their row or household with `other`; else with somebody who may be `other`, or with nobody."""
        name = name_key(other)
        homes = [(one, self._companions(one)) for one in people]
        return [one for one, there in homes if any(held.name == name for held in there)] or [
            one for one, there in homes if not there or any(_may_be(held, other) for held in there)
        ]

    def _companions(self, one: Known) -> list[Known]:
        home = one.contact.household_id
        there = [one.beside] if one.beside else self._by_home[home] if home else []
        return [held for held in there if held is not one]

    def also_in_file(self, entry: Entry, place: str) -> bool:
        """Whether the file has somebody of this name at `place`, in whatever row."""
        return place in self._file_places.get(name_key(entry.contact), ())

    def _likest_name(self, people: list[Known], name: str, entry: Entry) -> Known | None:
        """Of those with one e-mail address, who may have this name: a practice shares one mailbox."""
        exact = [one for one in people if one.name == name and not _are_generations(one, entry)]
        near = exact or [one for one in people if _may_be(one, entry.contact)]
        return self._least_changed(near, entry)

    def _least_changed(self, people: Sequence[Known], entry: Entry) -> Known | None:
        """Of several it might be, whoever has most of it already: the same file finds the same person."""
        if len(people) < 2:
            return people[0] if people else None
        return min(people, key=lambda known: self._differences(known, entry))

    def _differences(self, known: Known, entry: Entry) -> int:
        after = merged(known.contact, entry.contact, settled=known.given)
        held = known.places.get(self._places.key(entry), [])
        does = any(
            entry.role in ("", work.title) and entry.department in ("", work.department)
            for work in held
        )
        return len(changes(known.contact, after)) + (bool(entry.organisation) and not does)


def _kept(person: Known, role: Role, organisation: str, place: str) -> RoleWork:
    return RoleWork(
        person=person,
        organisation=organisation,
        place=place,
        title=role.title,
        department=role.department,
        id=role.id,
        is_main=role.is_main,
    )


def _untold(people: list[Known]) -> list[Known]:
    """Those of whom no earlier row of the file told."""
    return [known for known in people if not known.line]


def _are_greeted_apart(one: ContactDraft, other: ContactDraft) -> bool:
    """Whether both have a greeting of their own, and not the same: two families of one name."""
    greetings = {one.salutation.casefold(), other.salutation.casefold()}
    return len(greetings - {""}) > 1


def _are_generations(known: Known, entry: Entry) -> bool:
    one, other = generation_of(known.contact), generation_of(entry.contact)
    return bool(one and other and one != other)


def _may_be(known: Known, draft: ContactDraft) -> bool:
    """A first name may be spelt otherwise and a surname have changed since, but not within one file."""
    if draft.is_unnamed or known.contact.is_unnamed:
        return True
    if known.line:
        return False
    first, old_first = plain(draft.first_name), plain(known.contact.first_name)
    last, old_last = plain(draft.last_name), plain(known.contact.last_name)
    if last == old_last or not (last and old_last):
        shorter = min(len(first), len(old_first))
        return first[:shorter] == old_first[:shorter] or _alike(first, old_first)
    return bool(first) and first == old_first


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other).ratio() >= _ALIKE


def _shown(known: Known) -> str:
    """A name as lists show it: whoever might be the same must not be written to under another entry."""
    name = known.contact.name
    return say("{name} (do not contact)", name=name) if known.contact.do_not_contact else name


def name_key(draft: ContactDraft) -> str:
    """What makes two spellings one name."""
    return _name_key(draft.last_name, draft.first_name)


@lru_cache(maxsize=65536)
def _name_key(last_name: str, first_name: str) -> str:
    return plain(sort_name(last_name, first_name))


def _postcode(draft: ContactDraft) -> str:
    return postcode_key(draft.address)
