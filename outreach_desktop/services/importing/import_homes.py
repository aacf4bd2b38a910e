"""Rows of two people, such as “Mr & Mrs J Smith”: each gets an entry of their own, and both one household."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.knowing import households
from outreach_desktop.domain.contacts import ContactDraft
from outreach_desktop.domain.incoming.merging import changes
from outreach_desktop.domain.knowing.households import HouseholdDraft
from outreach_desktop.domain.names import together
from outreach_desktop.domain.names.couples import Half, of_entry
from outreach_desktop.exchange.entries import Entry, ToldHome
from outreach_desktop.services.importing.matching import Known
from outreach_desktop.words import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Couple:
    """Two people of one row. What the row has of reaching them is of the first, the address and what was wished of both."""

    whole: Entry
    first: Entry
    other: Entry
    household: HouseholdDraft


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class HomeWork:
    """A household as it will be; `differs` says that the other is new or learned something."""

    one: Known
    other: Known
    draft: HouseholdDraft
    is_new: bool
    differs: bool


_ANYONE = frozenset(
    [
        "guest",
        "guests",
        "family",
        "families",
        "partner",
        "husband",
        "wife",
        "spouse",
        "child",
        "children",
        "kids",
        "friend",
        "friends",
        "one",
        "other",
        "others",
    ]
)
"""Who is named so is nobody in particular: “Ann Fox + guest”."""


def _is_anyone(half: Half) -> bool:
    """Whether it is nobody in particular, or no person: “guest”, “husband Bob”, “2 children”, “Sons”, “Bob's”, “St”."""
    if half.title:
        return False
    words = f"{half.first_name} {half.last_name}".casefold().replace(".", "").split()
    first = half.first_name.strip().casefold().rstrip(".")
    return (
        not first
        or words[0] in _ANYONE
        or first == "st"
        or first.endswith(("'s", "\u2019s"))
        or any(letter.isdigit() for word in words for letter in word)
    )


def parted(entry: Entry) -> Couple | None:
    """The two people of a row; None for one of a single person, or of two who cannot be told apart for certain."""
    contact = entry.contact
    if entry.at is not None or not (halves := of_entry(contact.couple, contact.name)):
        return None
    one, two = halves
    if any(_is_anyone(half) for half in halves):
        return None
    first = replace(
        contact,
        title=one.title,
        first_name=one.first_name,
        last_name=one.last_name,
        salutation="",
        couple="",
    )
    other = ContactDraft(
        title=two.title,
        first_name=two.first_name,
        last_name=two.last_name,
        phone=contact.phone if contact.address else "",
        address=contact.address,
        preferred_channel=contact.preferred_channel,
        large_print=contact.large_print,
        do_not_contact=contact.do_not_contact,
        do_not_contact_reason=contact.do_not_contact_reason,
        deceased=contact.deceased,
        deceased_on=contact.deceased_on,
        source=contact.source,
        tags=contact.tags,
        wishes=contact.wishes,
    )
    return Couple(
        whole=entry,
        first=replace(entry, contact=first),
        other=Entry(line=entry.line, contact=other),
        household=HouseholdDraft(dear=contact.salutation),
    )


class ToldRow(NamedTuple):
    """What a row of two is shown as."""

    verdict: str
    name: str
    dear: str
    changes: tuple[str, ...]
    reason: str


def told(
    verdict: str, reason: str, differs: tuple[str, ...], home: HomeWork, before: ContactDraft
) -> ToldRow:
    """The row of the one as it is shown of both, with what is different of the other."""
    both = (home.one.contact, home.other.contact)
    name, is_known = home.other.contact.name, bool(before.name)
    if not home.is_new or verdict != "new":
        of_other = changes(before, home.other.contact) if is_known else ()
        new = () if is_known else (say("New: {name}", name=name),)
        differs = (*differs, *new, *(f"{name}: {change}" for change in of_other))
        verdict = "updated" if differs and verdict == "unchanged" else verdict
    if verdict == "new" or not is_known:
        reason = " ".join(filter(None, (reason, say("Two people, in one household."))))
    return ToldRow(
        verdict=verdict,
        name=together.envelope(both),
        dear=home.draft.dear or together.dear(both),
        changes=differs,
        reason=reason,
    )


def settle(db: Data, homes: Iterable[HomeWork]) -> list[Known]:
    """Who lives in which household from now on, before they are written: of whom one at least is new.

    Two whom somebody parted stay apart. A household is kept before the people, so that undo and redo find it there.
    """
    wanted = [home for home in homes if home.is_new and home.one is not home.other]
    new = {id(home.one): home for home in wanted if not _key(home)}
    kept = households.keep_all(db, [home.draft for home in new.values()])
    ids = dict(zip(new, kept, strict=True))
    moved = []
    for home in wanted:
        key = _key(home) or ids[id(home.one)]
        for place, known in enumerate((home.one, home.other)):
            if known.contact.household_id is None:
                known.contact = replace(known.contact, household_id=key, household_place=place)
                moved.append(known)
    return moved


def _key(home: HomeWork) -> str:
    """The household that one of them has already."""
    return home.one.contact.household_id or home.other.contact.household_id or ""


class ToldHomes:
    """The households of an export of ours, until they are kept: once, before the people are."""

    def __init__(self) -> None:
        self._people: dict[str, list[tuple[int, Known]]] = {}
        self._drafts: dict[str, HouseholdDraft] = {}

    def add(self, known: Known, home: ToldHome) -> None:
        """Somebody lives there."""
        self._people.setdefault(home.key, []).append((home.place, known))
        self._drafts.setdefault(home.key, home.household)

    def settle(self, db: Data) -> list[Known]:
        """Keep the households of which one at least is new; who of those who are there already moves in."""
        wanted = {
            key: people
            for key, people in self._people.items()
            if len(people) > 1
            and any(not known.id for _, known in people)
            and not any(known.contact.household_id for _, known in people)
        }
        self._people = {}
        ids = households.keep_all(db, [self._drafts[key] for key in wanted])
        moved = []
        for household_id, people in zip(ids, wanted.values(), strict=True):
            for place, (_, known) in enumerate(sorted(people, key=lambda one: one[0])):
                known.contact = replace(
                    known.contact, household_id=household_id, household_place=place
                )
                if known.id:
                    moved.append(known)
        return moved
