"""What an organisation's entry becomes when a list tells more of it: nothing kept is ever emptied."""

from collections.abc import Set
from dataclasses import fields, replace
from typing import Any, Final, TypeVar

from outreach_desktop.domain import fields as described
from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.fields import FieldKind, in_short
from outreach_desktop.domain.incoming.merging import added_lines, added_notes, address_of, holds
from outreach_desktop.domain.incoming.phones import same_number
from outreach_desktop.domain.organisations import FIELDS, OrganisationDraft, place_key
from outreach_desktop.words import say

Place = TypeVar("Place", bound=OrganisationDraft)

_CHANGED: Final = frozenset(("phone", "email", "website", "list_size"))
"""What a list may change; the rest it only fills."""
_APART: Final = frozenset(("name", "parent_id", "address", "own", "notes"))
_SINGLE: Final = tuple(part.name for part in fields(OrganisationDraft) if part.name not in _APART)
_LINES: Final = frozenset(name for name, field in FIELDS.items() if field.kind is FieldKind.LINES)
_NOTED: Final = {"list_size": "number of registered patients"}
"""In notes, which are the same in every language: the second time they are known again."""


def merged(
    place: Place,
    told: OrganisationDraft,
    *,
    settled: Set[str] = frozenset(),
    is_own: bool = False,
    fills: bool = False,
) -> Place:
    """`place` with what `told` has; a field that `told` leaves empty stays as it is.

    Where `is_own`, an export of ours told it, and what it says takes the place of what stood there. Where it only `fills`,
    and for what is in `settled`, nothing is changed that is there; what was told otherwise goes to the notes.
    """
    changes: dict[str, Any] = {}
    notes = [told.notes]
    if told.name and told.name != place.name:
        if is_own:
            changes["name"] = told.name
        elif place_key(told.name) != place_key(place.name):
            notes.append(f"Other name: {told.name}")
    for name in _SINGLE:
        old, new = getattr(place, name), getattr(told, name)
        if new in ("", None) or _same(name, old, new):
            continue
        if name in _LINES:
            changes[name] = added_lines(old, new) if old else new
        elif (
            is_own or old in ("", None) or (name in _CHANGED and not fills and name not in settled)
        ):
            changes[name] = new
        else:
            notes.append(f"Other {_NOTED.get(name, name.replace('_', ' '))}: {new}")
    address = _address(place.address, told.address, is_own=is_own, fills=fills, settled=settled)
    is_new_to_us = address == place.address and not holds(place.address, told.address)
    if not (is_own or fills) and is_new_to_us:
        notes.append(f"Other address: {', '.join(told.address.lines())}")
    return replace(
        place,
        **changes,
        address=address,
        own=tuple((dict(place.own) | dict(told.own)).items()),
        notes=added_notes(place.notes, notes),
    )


def _address(
    old: Address, new: Address, *, is_own: bool, fills: bool, settled: Set[str]
) -> Address:
    if is_own:
        return new or old
    return old or new if fills else address_of(old, new, settled="address" in settled)


def given(told: OrganisationDraft) -> frozenset[str]:
    """The fields that `told` has something for, and that no other row of the same list changes any more."""
    return frozenset(name for name in (*_CHANGED, "address") if getattr(told, name))


def changes(before: OrganisationDraft, after: OrganisationDraft) -> list[str]:
    """What differs, in words: \u201cPhone: 01632 960001 \u2192 01632 960002\u201d."""
    found = list[str]()
    if before is after:
        return found  # as it is for most rows of most lists
    for name, field in FIELDS.items():
        if field.kind is FieldKind.REFERENCE or not hasattr(before, name):
            continue
        old, new = getattr(before, name), getattr(after, name)
        if old == new:
            continue
        label = in_short(field)
        if name in ("notes", "policy") or name in _LINES:
            found.append(say("{field} added", field=label))
        else:
            said = [described.in_words(field, str(value)) for value in (old, new)]
            found.append(
                f"{label}: {said[1]}"
                if old in ("", None)
                else f"{label}: {said[0]} \u2192 {said[1]}"
            )
    if before.address != after.address:
        found.append(say("Address: {address}", address=", ".join(after.address.lines())))
    return found


def _same(name: str, old: Any, new: Any) -> bool:
    if name == "phone":
        return same_number(old, new)
    if name in ("email", "secure_email"):
        return str(old).casefold() == str(new).casefold()
    if name == "website":
        return _bare(old) == _bare(new)
    return bool(old == new)


def _bare(website: str) -> str:
    return website.casefold().rpartition("://")[2].removeprefix("www.").rstrip("/")
