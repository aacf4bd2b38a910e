"""Mail that came back: noted with the person and the address, so that no other letter goes there; and taken back."""

import datetime as dt
from dataclasses import dataclass
from typing import Final

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.history.journal import changing
from outreach_desktop.db.knowing import came_back as marks
from outreach_desktop.db.subjects import contacts, documents, interactions, list_items
from outreach_desktop.domain.contacts import Contact
from outreach_desktop.domain.documents.documents import title_in_words
from outreach_desktop.domain.interactions import DOCUMENT, LETTER, Interaction
from outreach_desktop.domain.knowing.came_back import FIELDS, came_back, in_a_line, same
from outreach_desktop.domain.knowing.day_bounds import beyond
from outreach_desktop.errors import OutreachError
from outreach_desktop.words import say

MOST_LETTERS: Final = 20
"""So many of the last letters are offered as the one that came back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostAddress:
    """Where letters to somebody go now, in a line; "" where nobody knows."""

    name: str
    address: str
    is_own: bool = True
    """Whether it is where they live, and not where they work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SentLetter:
    """A letter on somebody's timeline: its entry, what it was, and when it went out."""

    entry_id: str
    title: str
    on: dt.date


def address_of(db: Data, contact_id: str, *, today: dt.date) -> PostAddress:
    """Where letters to this person go."""
    one = contacts.get(db, contact_id)
    address = marks.addresses(db, [one], today)[one.id]
    return PostAddress(name=one.name, address=in_a_line(address), is_own=address == one.address)


def is_back(db: Data, contact: Contact, *, today: dt.date) -> bool:
    """Whether letters to this person go where mail came back from."""
    if contact.post_back_on is None:
        return False
    return came_back(contact, marks.addresses(db, [contact], today)[contact.id])


def note(
    db: Data,
    contact_id: str,
    on: dt.date,
    why: str,
    *,
    today: dt.date,
    document_id: str = "",
    entry_id: str = "",
) -> None:
    """Note that mail came back from where letters to this person go; of a household, for all whom the document was for.

    The letter itself, a document or an entry on the timeline, is no contact any more. OutreachError where no address is
    known, for a day that is to come, or before it was sent.
    """
    if wrong := beyond(FIELDS["post_back_on"], on, today):
        raise OutreachError(wrong)
    one = contacts.get(db, contact_id)
    entries = _entries(db, document_id, entry_id)
    _see_that_it_was_sent(entries, on)
    document_id = document_id or next((each.document_id or "" for each in entries), "")
    ids = {contact_id}
    for made in documents.of_ids(db, [document_id] if document_id else []):
        ids |= {made.reader_id, *interactions.people_of(db, [made.id]).get(made.id, ())}
    people = contacts.get_all(db, sorted(ids))
    where = marks.addresses(db, people, today)
    address = in_a_line(where[one.id])
    if not address:
        raise OutreachError(
            say("No address is known of {name}.", name=one.name),
            hint=say("Add the address under Edit, then note that mail came back from it."),
        )
    there = [each.id for each in people if same(in_a_line(where[each.id]), address)]
    with changing(db, say("Note that mail for {name} came back", name=one.name)):
        marks.mark(db, there, on, " ".join(why.split()), address)
        back = [each.id for each in entries if each.contact_id in there]
        interactions.came_back(db, back, on)


def letters_to(db: Data, contact_id: str, *, today: dt.date) -> list[SentLetter]:
    """The letters that may have come back, newest first."""
    letter = list_items.listed(db, "interaction_kind").now(LETTER)
    return [
        SentLetter(entry_id=one.id, title=title_in_words(one.summary), on=one.date)
        for one in interactions.sent_out(db, contact_id, [letter], today)
        if one.date is not None
    ][:MOST_LETTERS]


def _entries(db: Data, document_id: str, entry_id: str) -> list[Interaction]:
    """What the timelines say of the letter: of a document, for each of the household."""
    noted = interactions.noted(db, entry_id) if entry_id else None
    if document_id := document_id or (noted and noted.document_id) or "":
        return interactions.of_document(db, document_id)
    return [noted] if noted else []


def _see_that_it_was_sent(entries: list[Interaction], on: dt.date) -> None:
    from outreach_desktop.words import local  # brings the languages of the world

    days = [one.date for one in entries if one.date and one.kind != DOCUMENT]
    if days and on < max(days):
        raise OutreachError(
            say(
                "Choose {day} or a day after it: the letter was not sent before.",
                day=local.short_date(max(days)),
            )
        )


def right(db: Data, contact_id: str) -> None:
    """The address is right after all."""
    one = contacts.get(db, contact_id)
    with changing(db, say("Note that the address of {name} is right", name=one.name)):
        marks.mark(db, [contact_id], None, "", "")
