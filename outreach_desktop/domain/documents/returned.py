"""What is told before a letter goes where the last one came back from."""

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


def mail_came_back(contact: Contact, short_date: Callable[[dt.date], str] = str) -> Finding:
    """What leaves somebody out until their address is another, or somebody says that it is right."""
    message = say(
        "Leave {name} out: {why}. Change the address, or say on their card that it is right.",
        name=contact.name,
        why=reason(contact, short_date),
    )
    return Finding(contact_id=contact.id, name=contact.name, message=message, stops=True)
