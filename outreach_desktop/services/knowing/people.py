"""Who hangs together with whom: who introduced somebody, whom they introduced, who of us keeps in touch."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from outreach_desktop.db import search
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.subjects import contacts, organisations, roles, senders
from outreach_desktop.domain.contacts import Contact
from outreach_desktop.domain.roles import main_role
from outreach_desktop.services.knowing import households
from outreach_desktop.services.knowing.households import Home

Named = tuple[str, str]
"""An id and a name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ties:
    """Whom a person hangs together with. None, and nobody, where nothing is known."""

    lead: Named | None = None
    """Who of us keeps in touch."""
    introduced_by: Named | None = None
    introduced: tuple[Named, ...] = ()
    """Those whom they introduced, by name."""
    home: Home | None = None
    """With whom they live."""


def ties(db: Data, contact: Contact, *, today: date | None = None) -> Ties:
    """Whom this person hangs together with; who is in the bin is left out."""
    by = contacts.get_all(db, [contact.introduced_by_id]) if contact.introduced_by_id else []
    return Ties(
        lead=lead(db, contact.lead_id),
        introduced_by=next(((one.id, one.name) for one in by), None),
        introduced=tuple(contacts.introduced_by(db, contact.id)),
        home=households.of(db, contact, today=today),
    )


def lead(db: Data, sender_id: str | None) -> Named | None:
    """Who of us this is; None for nobody, or somebody in the bin."""
    if sender_id is None:
        return None
    return next(((one.id, one.name) for one in senders.every(db) if one.id == sender_id), None)


def leads(db: Data) -> list[Named]:
    """Who of us can keep in touch with somebody: those who sign."""
    return [(one.id, one.name) for one in senders.every(db)]


def others(db: Data, people: Sequence[Contact]) -> dict[str, str]:
    """The names of those whom these people refer to, by id: who of us leads, and who introduced them."""
    introduced = {one.introduced_by_id for one in people if one.introduced_by_id}
    names = {one.id: one.name for one in contacts.get_all(db, sorted(introduced))}
    if any(one.lead_id for one in people):
        names |= {one.id: one.name for one in senders.every(db)}
    return names


def called(db: Data, words: str, *, today: date, at_most: int) -> list[Named]:
    """People with every one of `words` in what they are called, each named so that no two look the same.

    Without words the first of all by name.
    """
    ids = (
        search.found(db, words, "contacts", at_most=at_most)
        if words.strip()
        else contacts.first(db, at_most=at_most)
    )
    people = contacts.get_all(db, ids)
    return list(zip((one.id for one in people), _told_apart(db, people, today), strict=True))


def _told_apart(db: Data, people: Sequence[Contact], today: date) -> list[str]:
    """\u201cDr Ann O'Neil, Lakeside General\u201d; a number behind it where that is not enough."""
    held = roles.of_all(db, [one.id for one in people])
    main = {one.id: main_role(held[one.id], today) for one in people}
    places = organisations.some(db, {role.organisation_id for role in main.values() if role})
    seen: dict[str, int] = {}
    names = []
    for one in people:
        role = main[one.id]
        parts = (one.name, places[role.organisation_id].name if role else one.address.town)
        name = ", ".join(filter(None, parts))
        seen[name] = seen.get(name, 0) + 1
        names.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return names
