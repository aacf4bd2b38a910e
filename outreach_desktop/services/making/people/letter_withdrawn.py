"""Who is not written to after all: asked again while documents are made, which may take long."""

import datetime as dt
from collections.abc import Iterable

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.subjects import contacts, organisations
from outreach_desktop.domain.documents.letters import cautions
from outreach_desktop.services.making.facts.wishes_of_places import refusal
from outreach_desktop.services.making.letter_context import in_slices
from outreach_desktop.services.making.letter_plan import Letter
from outreach_desktop.words import say

_REMOVED = say("Removed since this was checked.")


def withdrawn(db: Data, letters: Iterable[Letter], today: dt.date) -> dict[str, str]:
    """Who was taken off the list, or asked not to be contacted, and which organisations closed or want none, since the plan was made."""
    found: dict[str, str] = {}
    whose: dict[str, set[str]] = {}
    places: set[str] = set()
    for letter in letters:
        for recipient in (letter.recipient, letter.owner):  # of a copy there are two
            for person in recipient.people:
                whose.setdefault(person.id, set()).add(recipient.contact_id)
            if recipient.place is not None:
                places.add(recipient.place.id)
    there = organisations.some(db, places) if places else {}
    found |= dict.fromkeys(places - there.keys(), _REMOVED)
    found |= {one.id: why for one in there.values() if (why := refusal(db, one, today).letter)}
    for ids in in_slices(whose):
        people = {contact.id: contact for contact in contacts.get_all(db, ids)}
        for person_id in ids:
            contact = people.get(person_id)
            said = cautions(contact, today) if contact else ()
            stops = [one.message for one in said if one.stops] if contact else [_REMOVED]
            for recipient_id in whose[person_id] if stops else ():
                found.setdefault(recipient_id, stops[0])
    return found
