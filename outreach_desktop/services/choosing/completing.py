"""What a key of the language for choosing people or organisations may be given: kept words first, then those in use."""

from datetime import date
from typing import Final

from outreach_desktop.db import segment_values
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.own_fields import described
from outreach_desktop.db.search import plain
from outreach_desktop.db.subjects import list_items
from outreach_desktop.domain.choosing.completing import Offered
from outreach_desktop.domain.choosing.own import kept as own_kept
from outreach_desktop.domain.choosing.values import KEPT
from outreach_desktop.domain.lists import meanings
from outreach_desktop.domain.own_fields.own_fields import OwnField
from outreach_desktop.domain.segments import NO, OWN, PEOPLE, YES


def offered(
    db: Data,
    key: str,
    begun: str = "",
    *,
    today: date,
    at_most: int,
    subject: str = PEOPLE.subject,
) -> list[Offered]:
    """Values that `key` may have and that begin with `begun`, then those in which another word does.

    Kept words come in their usual order, then what is in use, those of most people first; accents and capitals
    make no difference.
    """
    own = own_field(db, key, subject)
    wanted, kept = plain(begun), own_kept(own) if own else _kept(db, key)
    begin, hold = list[Offered](), list[Offered]()
    for one in kept:
        if f"\n{wanted}" in f"\n{plain(one.value)}\n{plain(one.words)}":
            begin.append(one)
        elif f" {wanted}" in plain(one.words):
            hold.append(one)
    known = {one.value for one in kept}
    in_use = (
        segment_values.of_own(db, own) if own else segment_values.in_use(db, key, today, subject)
    )
    for word, spelt, people in in_use:
        if len(begin) >= at_most:
            break
        begins = spelt.startswith(wanted)
        if (begins or f" {wanted}" in spelt) and word not in known:
            (begin if begins else hold).append(Offered(word, word, people))
    return [*begin, *hold][:at_most]


def own_field(db: Data, key: str, subject: str) -> OwnField | None:
    """The field of the group's own that a key asks for; None where it asks for something else."""
    if not key.startswith(OWN):
        return None
    return next((one for one in described.every(db, subject) if f"{OWN}{one.key}" == key), None)


def _kept(db: Data, key: str) -> tuple[Offered, ...]:
    """The words of the group's own list where there is one, else those that the program has."""
    name = _LISTS.get(key)
    if name is None:
        return KEPT.get(key, ())
    words = list_items.listed(db, name).words
    offered = tuple(
        Offered(one.word, one.shown)
        for one in words
        if not one.is_hidden and not (key == "never" and one.means == meanings.NO_CONTACT)
    )
    either = tuple(one for one in KEPT.get(key, ()) if one.value in (YES, NO))
    return (*either, *offered)


_LISTS: Final = {
    "channel": "channel",
    "decision": "decision",
    "kind": "organisation_kind",
    "never": "interaction_kind",
    "tier": "tier",
    "stage": "stage",
    "condition": "condition",
    "source": "source",
    "need": "need_kind",
    "route": "referral_method",
}
