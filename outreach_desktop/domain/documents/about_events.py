"""What is told before a document about an event is made: it speaks of it at the wrong time, or confirms what nobody noted."""

from collections.abc import Callable
from datetime import date

from outreach_desktop.domain.contacts import Contact
from outreach_desktop.domain.documents.letters import Finding
from outreach_desktop.domain.documents.shipped import EventTime, Shipped
from outreach_desktop.domain.events import Event
from outreach_desktop.words import say


def at_odds(document: Shipped, event: Event, today: date, short_date: Callable[[date], str]) -> str:
    """Where it speaks of an event that is to come as over, or invites to one that is over: a sentence; else ""."""
    if event.date is None or document.event_is.fits(event.date, today):
        return ""
    about = {
        "template": document.title,
        "event": event.title,
        "day": short_date(event.date),
    }
    if document.event_is is EventTime.PAST:
        return say(
            "\u201c{template}\u201d speaks of \u201c{event}\u201d as over, but it is on {day}.",
            **about,
        )
    return say(
        "\u201c{template}\u201d invites to \u201c{event}\u201d, but that was on {day}.", **about
    )


def not_noted_there(contact: Contact, event: Event, template: str) -> Finding:
    """Somebody is to get a certificate, and the event\u2019s list does not say that they came."""
    message = say(
        "It is not noted that {name} came to \u201c{event}\u201d. If they did, note it under Events.",
        name=contact.name,
        event=event.title,
    )
    return Finding(contact_id=contact.id, name=contact.name, message=message, template=template)
