"""What is told before a letter of what became of the last one: it came back, or lies on the desk."""

import datetime as dt
from collections.abc import Callable

from outreach_desktop.domain.contacts import Contact
from outreach_desktop.domain.documents.letters import Finding
from outreach_desktop.words import say


def reason(contact: Contact, short_date: Callable[[dt.date], str] = str) -> str:
    """\u201cmail came back from their address on 3 Mar 2026 (moved away)\u201d."""
    day = short_date(contact.post_back_on) if contact.post_back_on else ""
    words = say("mail came back from their address on {day}", day=day)
    return f"{words} ({contact.post_back_why})" if contact.post_back_why else words


def note_waits(contact: Contact, day: str) -> Finding:
    """Somebody\u2019s thanks are in a note that was made and not noted as sent: a second one would thank twice."""
    message = say(
        "A note that thanks {name} for this was made on {day}. If it was sent, note that first.",
        name=contact.name,
        day=day,
    )
    return Finding(contact_id=contact.id, name=contact.name, message=message)


def mail_came_back(contact: Contact, short_date: Callable[[dt.date], str] = str) -> Finding:
    """What leaves somebody out until their address is another, or somebody says that it is right."""
    message = say(
        "Leave {name} out: {why}. Change the address, or say on their card that it is right.",
        name=contact.name,
        why=reason(contact, short_date),
    )
    return Finding(contact_id=contact.id, name=contact.name, message=message, stops=True)
