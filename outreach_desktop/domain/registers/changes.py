"""What a register says otherwise than what is kept: moved, renamed, closed, belonging to another, another phone."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.organisations import place_key
from outreach_desktop.domain.registers.entries import RegisterEntry
from outreach_desktop.words import say


class Differs(StrEnum):
    """In what respect."""

    NAME = "name"
    ADDRESS = "address"
    PHONE = "phone"
    CLOSED = "closed"
    PARENT = "parent"


WORDS: Final = {
    Differs.NAME: say("renamed"),
    Differs.ADDRESS: say("moved"),
    Differs.PHONE: say("other phone"),
    Differs.CLOSED: say("closed"),
    Differs.PARENT: say("belongs to another"),
}
_LETTERS: Final = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class AsKept:
    """What is kept of an organisation or a person, as far as a register speaks of it."""

    id: str
    code: str
    is_person: bool
    name: str
    address: Address
    phone: str = ""
    is_closed: bool = False
    parents: tuple[str, ...] = ()
    """The codes of what it belongs to, or of where they work now."""
    parent_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterChange:
    """One thing that a register says otherwise; `before` is ours, `after` the register's, as people read them."""

    kept: AsKept
    entry: RegisterEntry
    what: Differs
    before: str
    after: str


def aspects(entry: RegisterEntry) -> dict[str, str]:
    """What a register says of an entry, spelt so that another way of writing it is no change."""
    name = entry.last_name if entry.is_person else entry.name
    return {
        Differs.NAME: place_key(name),
        Differs.ADDRESS: _plain(" ".join(entry.address.lines())),
        Differs.PHONE: _digits(entry.phone),
        Differs.CLOSED: "closed" if entry.is_closed else "",
        Differs.PARENT: entry.parent,
    }


def changes(
    kept: AsKept, entry: RegisterEntry, seen: Mapping[str, str]
) -> Iterator[RegisterChange]:
    """What differs between what is kept and the register, save what was `seen` to differ before and left so."""
    says = aspects(entry)
    for what in Differs:
        if says[what] == seen.get(what):
            continue
        pair = _differ(kept, entry, what, was_seen=what in seen)
        if pair is not None:
            yield RegisterChange(kept=kept, entry=entry, what=what, before=pair[0], after=pair[1])


def _differ(
    kept: AsKept, entry: RegisterEntry, what: Differs, *, was_seen: bool
) -> tuple[str, str] | None:
    """Ours and theirs, where they differ; None where they agree, or the register has nothing to say."""
    if what is Differs.NAME:
        return _other_name(kept, entry)
    if what is Differs.ADDRESS:
        return _moved(kept, entry, was_seen=was_seen)
    if what is Differs.PHONE:
        ours, theirs = _digits(kept.phone), _digits(entry.phone)
        differs = bool(theirs and ours and ours[-9:] != theirs[-9:])
        return (kept.phone, entry.phone) if differs else None
    if what is Differs.CLOSED:
        day = entry.closed.isoformat() if entry.closed else ""
        return ("", day) if entry.is_closed and not kept.is_closed else None
    belongs = bool(entry.parent and kept.parents and entry.parent not in kept.parents)
    return (kept.parent_name, entry.parent_name or entry.parent) if belongs else None


def _other_name(kept: AsKept, entry: RegisterEntry) -> tuple[str, str] | None:
    if not entry.name:
        return None
    if kept.is_person:  # first names are initials in one place and whole in another
        is_other = _plain(entry.last_name) not in _plain(kept.name)
    else:
        is_other = place_key(kept.name) != place_key(entry.name)
    return (kept.name, entry.name) if is_other else None


def _moved(kept: AsKept, entry: RegisterEntry, *, was_seen: bool) -> tuple[str, str] | None:
    if not entry.address or not kept.address:
        return None
    ours, theirs = kept.address, entry.address
    if was_seen:
        is_other = _plain(" ".join(ours.lines())) != _plain(" ".join(theirs.lines()))
    else:  # of two spellings nobody knows which is the older one; another postcode is another place
        is_other = bool(ours.postcode and theirs.postcode) and _plain(ours.postcode)[:7] != _plain(theirs.postcode)[:7]  # fmt: skip
    return (", ".join(ours.lines()), ", ".join(theirs.lines())) if is_other else None


def _plain(text: str) -> str:
    return _LETTERS.sub("", text.casefold())


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))
