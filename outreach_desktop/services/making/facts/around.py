"""What is around a letter: what passed between us and its reader, and who is on the list of its event.

It is read only where a document prints it: for ten thousand people it is much.
"""

import datetime as dt
from collections.abc import Mapping, Sequence, Set
from typing import Any, Final

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.subjects import contacts, interactions, participants, roles
from outreach_desktop.domain.events import Event
from outreach_desktop.domain.interactions import Interaction, kind_in_words
from outreach_desktop.domain.roles import main_role
from outreach_desktop.services.making.letter_places import LetterPlaces

Facts = dict[str, Any]

CONTACTS: Final = "contact.last_contacts"
LISTED: Final = "event.listed"
_MOST: Final = 5


def last_contacts(db: Data, asked: Set[str]) -> Mapping[str, Sequence[Facts]]:
    """What passed last with everybody, by their ids; nothing where no document prints it."""
    if CONTACTS not in asked:
        return {}
    return {
        who: [_passed(one) for one in some]
        for who, some in interactions.latest(db, most=_MOST).items()
    }


def _passed(one: Interaction) -> Facts:
    return {"date": one.date, "kind": kind_in_words(one.kind), "summary": one.summary}


def listed(
    db: Data, event: Event | None, asked: Set[str], *, today: dt.date, places: LetterPlaces
) -> list[Facts]:
    """Who is on the list of the event and has not said no, by surname."""
    if event is None or LISTED not in asked:
        return []
    parts = {
        one.contact_id: one for one in participants.of_event(db, event.id) if one.rsvp != "declined"
    }
    held = roles.of_all(db, parts)
    found = []
    for person in contacts.get_all(db, list(parts)):
        role = main_role(held[person.id], today)
        found.append(
            {
                "name": person.name,
                "role": role.title if role else person.profession,
                "organisation": places.institution(role.organisation_id) if role else "",
                "rsvp": parts[person.id].rsvp,
            }
        )
    return found
