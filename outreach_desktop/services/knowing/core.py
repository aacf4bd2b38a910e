"""The core network as a board: who is in it, and what is to be seen of each at a glance."""

from dataclasses import dataclass, replace
from datetime import date

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.history.journal import changing
from outreach_desktop.db.subjects import contacts, group, list_items, organisations, roles, senders
from outreach_desktop.domain.contacts import Contact
from outreach_desktop.domain.group import problems
from outreach_desktop.domain.knowing import core
from outreach_desktop.domain.lists.arranging import offered
from outreach_desktop.domain.roles import main_role
from outreach_desktop.errors import stop_for
from outreach_desktop.services.knowing.promoting import (
    Promoted,
    core_ids,
    core_words,
    how_many_core,
)
from outreach_desktop.words import say


@dataclass(frozen=True, slots=True, kw_only=True)
class CorePerson:
    """Somebody of the core network, with what they mainly do and where, who of us leads, and when they were last in touch."""

    contact: Contact
    role: str
    organisation: str
    lead: str
    last_contact: date | None

    @property
    def fit(self) -> int:
        """How much of the fit is true of them."""
        return len(self.contact.fit.splitlines())


@dataclass(frozen=True, slots=True, kw_only=True)
class CoreBoard:
    """Everybody of the core network, who was longest not in touch first; and how many there may be."""

    people: tuple[CorePerson, ...]
    most: int
    fits: int
    """How much there is to ask about the fit."""
    others: tuple[tuple[str, str], ...]
    """The other priorities, as they are kept and as people read them."""


def board(db: Data, *, today: date) -> CoreBoard:
    """The core network as it stands."""
    words = core_words(db)
    ids = core_ids(db, words)
    people, held = contacts.get_all(db, ids), roles.of_all(db, ids)
    seen = contacts.last_contacts(db, ids, today)
    ours = {one.id: one.name for one in senders.every(db)}
    main = {one.id: main_role(held[one.id], today) for one in people}
    places = organisations.some(db, {role.organisation_id for role in main.values() if role})
    found = []
    for one in people:
        role = main[one.id]
        found.append(
            CorePerson(
                contact=one,
                role=role.title if role else one.profession,
                organisation=places[role.organisation_id].name if role else "",
                lead=ours.get(one.lead_id or "", ""),
                last_contact=seen.get(one.id),
            )
        )
    found.sort(key=lambda one: one.last_contact or date.min)
    tiers = offered(list_items.listed(db, "tier").words)
    return CoreBoard(
        people=tuple(found),
        most=group.profile(db).core_most,
        fits=len(offered(list_items.listed(db, "fit").words)),
        others=tuple(one for one in tiers if not core.is_core(one[0], words)),
    )


def of_one(db: Data, contact_id: str) -> Promoted | None:
    """One of the core people, to be asked whether they fit; None for anybody else."""
    words = core_words(db)
    contact = contacts.get(db, contact_id)
    if not core.is_core(contact.tier, words):
        return None
    most = group.profile(db).core_most
    return Promoted(people=(contact,), count=how_many_core(db, words), most=most)


def keep_fit(db: Data, contact_id: str, fit: str, note: str) -> None:
    """Write down whether somebody fits."""
    contact = contacts.get(db, contact_id)
    with changing(db, say("Change the fit of {name}", name=contact.name)):
        contacts.change(db, replace(contact, fit=fit, fit_note=note))


def move(db: Data, contact_id: str, tier: str) -> None:
    """Give somebody another priority."""
    contact = contacts.get(db, contact_id)
    with changing(db, say("Change priority of {name}", name=contact.name)):
        contacts.change(db, replace(contact, tier=tier))


def set_most(db: Data, most: int) -> None:
    """Say how many people the core network may have before the program warns."""
    profile = replace(group.profile(db), core_most=most)
    stop_for([one for one in problems(profile) if one.field == "core_most"])
    with changing(db, say("Change how many people the core network may have")):
        group.save(db, profile)
