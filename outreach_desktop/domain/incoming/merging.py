"""What a person's entry becomes when a file tells more of them: nothing kept is ever emptied."""

from collections.abc import Set
from dataclasses import fields, replace
from typing import Any, TypeVar

from outreach_desktop.domain import fields as described
from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.contacts import FIELDS, ContactDraft
from outreach_desktop.domain.fields import in_short
from outreach_desktop.domain.incoming.phones import same_number
from outreach_desktop.domain.own_fields.entered import Own
from outreach_desktop.domain.wishes.wishes import WishDraft, in_words, standing
from outreach_desktop.words import say

Person = TypeVar("Person", bound=ContactDraft)

# What a file may change; the rest it may only add to.
_CHANGED = (
    "title", "first_name", "last_name", "post_nominals", "profession", "specialty", "email", "phone", "mobile",
)  # fmt: skip
# In notes, which are the same in every language: the second time they are known again.
_NOTED = {
    "first_name": "first name",
    "last_name": "surname",
    "post_nominals": "letters after the name",
}
# Filled where nothing is kept, and never changed.
_FILLED = (
    "salutation", "couple", "preferred_channel", "tier", "champion", "source", "code", "stage", "target",
    "target_why", "lead_id", "champion_since", "introduced_by_id", "fit_note", "aim", "best_times",
    "route_through", "secure_email", "checked_on", "deceased_on", "keep_until_on", "keep_why",
    "post_back_on", "post_back_why", "post_back_from",
)  # fmt: skip
# Lines that are not there yet are added.
_ADDED = ("conditions", "fit", "challenges", "needs")
# Told by their name and value, where they differ.
_TOLD = (
    "tier",
    "champion",
    "source",
    "code",
    "stage",
    "target",
    "target_why",
    "fit_note",
    "aim",
    "best_times",
    "route_through",
    "secure_email",
    "keep_why",
    *_ADDED,
)
_MARKS = ("large_print", "do_not_contact", "deceased")


def merged(person: Person, told: ContactDraft, *, settled: Set[str] = frozenset()) -> Person:
    """`person` with what `told` has; a field that `told` leaves empty stays as it is.

    Fields in `settled` are filled where they are empty but not changed any more. Notes and tags are
    added to, and do-not-contact is only ever set.
    """
    if told.is_unnamed and not person.is_unnamed:
        told = replace(told, last_name="")  # a name that is known stays
    elif person.is_unnamed and not told.is_unnamed and (told.first_name or told.last_name):
        person = replace(person, last_name="")
    changes: dict[str, Any] = {}
    notes = [told.notes]
    for name in _CHANGED:
        old, new = getattr(person, name), " ".join(getattr(told, name).split())
        if not new or _same(name, old, new):
            continue
        if old and name in settled:
            notes.append(f"Other {_NOTED.get(name, name)}: {new}")
        else:
            changes[name] = new
    for name in _ADDED:
        changes[name] = added_lines(getattr(person, name), getattr(told, name))
    address = address_of(person.address, told.address, settled="address" in settled)
    if is_half(person.address, told.address) or (
        "address" in settled and person.address and not _fits(person.address, told.address)
    ):
        notes += [f"Other address: {', '.join(told.address.lines())}"]
    return replace(
        person,
        **changes,
        address=address,
        **{name: getattr(person, name) or getattr(told, name) for name in _FILLED},
        large_print=person.large_print or told.large_print,
        do_not_contact=person.do_not_contact or told.do_not_contact,
        do_not_contact_reason=person.do_not_contact_reason or told.do_not_contact_reason,
        deceased=person.deceased or told.deceased,
        wishes=(*person.wishes, *_new_wishes(person, told)),
        tags=_tags(person.tags, told.tags),
        own=_own(person.own, told.own, settled="own" in settled),
        notes=added_notes(person.notes, notes),
    )


def given(told: ContactDraft) -> frozenset[str]:
    """The fields that `told` has something for."""
    return frozenset(name for name in (*_CHANGED, "address") if getattr(told, name))


def changes(before: ContactDraft, after: ContactDraft) -> list[str]:
    """What differs, in words: “Phone: 01632 960001 → 01632 960002”."""
    found = []
    for name in _CHANGED:
        label = FIELDS[name].label
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            found.append(f"{label}: {old} \u2192 {new}" if old else f"{label}: {new}")
    if before.salutation != after.salutation:
        found.append(say("Letters begin: Dear {name}", name=after.salutation))
    if before.address != after.address:
        address = ", ".join(after.address.lines())
        found.append(say("Address: {address}", address=address))
    if added := [tag for tag in after.tags if tag not in before.tags]:
        found.append(say("Tags added: {tags}", tags=", ".join(added)))
    if before.notes != after.notes:
        found.append(say("Notes added"))
    if before.preferred_channel != after.preferred_channel:
        channel = described.in_words(FIELDS["preferred_channel"], after.preferred_channel)
        found.append(say("Prefers {channel}", channel=channel))
    found += [
        f"{FIELDS[name].label}: {', '.join(described.in_words(FIELDS[name], getattr(after, name)).splitlines())}"
        for name in _TOLD
        if getattr(before, name) != getattr(after, name)
    ]
    found += [
        f"{FIELDS[name].label}: {getattr(after, name):%Y-%m-%d}"
        for name in ("champion_since", "checked_on", "deceased_on")
        if getattr(before, name) != getattr(after, name)
    ]
    found += [
        in_short(FIELDS[name]) for name in _MARKS if getattr(before, name) != getattr(after, name)
    ]
    found += [
        say("Wish: {wish}", wish=in_words(wish)) for wish in after.wishes[len(before.wishes) :]
    ]
    return found


def _same(name: str, old: str, new: str) -> bool:
    if name in ("phone", "mobile"):
        return same_number(old, new)
    if name == "email":
        return old.casefold() == new.casefold()
    if name == "title":
        return old.rstrip(".") == new.rstrip(".")
    return old == new


def address_of(old: Address, new: Address, *, settled: bool) -> Address:
    """The address afterwards: what fits the old one is added to it, another one takes its place whole."""
    if new == old or not new or (settled and old):
        return old
    if not old:
        return new
    if _fits(old, new):
        parts = ((part.name, getattr(new, part.name).strip()) for part in fields(Address))
        return replace(
            old, **{name: text for name, text in parts if text and not getattr(old, name)}
        )
    return old if is_half(old, new) else new


def is_half(old: Address, new: Address) -> bool:
    """Whether `new` is another address than `old` and not all of one: no letter would find it."""
    if new == old:
        return False
    is_whole = new.street.strip() and (new.town.strip() or new.postcode.strip())
    return bool(new) and bool(old) and not _fits(old, new) and not is_whole


def _fits(old: Address, new: Address) -> bool:
    """Whether nothing in `new` contradicts `old`."""
    pairs = ((getattr(old, part.name), getattr(new, part.name)) for part in fields(Address))
    return all(_folded(one) == _folded(two) for one, two in pairs if one.strip() and two.strip())


def holds(old: Address, new: Address) -> bool:
    """Whether all that `new` says stands in `old`."""
    pairs = ((getattr(old, part.name), getattr(new, part.name)) for part in fields(Address))
    return all(_folded(one) == _folded(two) for one, two in pairs if two.strip())


def _folded(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def _own(old: Own, new: Own, *, settled: bool) -> Own:
    """What a file says of the group's own fields takes the place of what stood there, or only fills what was empty."""
    kept, told = dict(old), dict(new)
    return tuple((told | kept if settled else kept | told).items())


def _tags(old: tuple[str, ...], new: tuple[str, ...]) -> tuple[str, ...]:
    have = {tag.casefold() for tag in old}
    return (*old, *(tag for tag in new if tag.casefold() not in have))


def added_lines(old: str, new: str) -> str:
    """The lines kept, then each new one."""
    have = {_folded(line) for line in old.splitlines()}
    new_ones = (line for line in new.splitlines() if _folded(line) not in have)
    return "\n".join(filter(None, [old, *new_ones]))


def _new_wishes(person: ContactDraft, told: ContactDraft) -> list[WishDraft]:
    """A wish that stands is not kept twice, and one that was lifted does not come back with the same words."""
    standing_no = [wish for wish in standing(person.wishes) if wish.state == "no"]
    open_channels = {wish.channel for wish in standing_no if wish.until is None}
    limited = {wish.channel for wish in standing_no} - open_channels
    known = {(wish.channel, wish.reason) for wish in person.wishes}
    refused = {(wish.channel, wish.reason) for wish in person.wishes if wish.state == "no"}
    return [
        wish
        for wish in told.wishes
        if wish.channel not in open_channels
        and (wish.channel, wish.reason) not in (refused if wish.state == "no" else known)
        and (wish.state == "no" or wish.channel not in limited)
    ]


def added_notes(old: str, new: list[str]) -> str:
    """The notes kept, then each new one that does not stand there yet; of one with several lines those that do not."""
    notes = old
    for note in new:
        if note and " ".join(note.split()) not in " ".join(notes.split()):
            there = {" ".join(line.split()) for line in notes.splitlines()}
            added = [
                line
                for line in note.splitlines()
                if not line or " ".join(line.split()) not in there
            ]
            notes = "\n".join((*filter(None, [notes]), *added)).strip()
    return notes
