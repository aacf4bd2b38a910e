"""What an organisation as such does not want, and that it has closed: what is to be known before anyone writes there."""

import datetime as dt
from collections.abc import Callable
from typing import Final, Protocol

from outreach_desktop.domain.fields import Field, FieldKind, described
from outreach_desktop.words import say

FIELDS = described(
    Field(
        "no_letters",
        say("Does not want letters"),
        FieldKind.YES_NO,
        short=say("Wants no letters"),
    ),
    Field(
        "no_emails",
        say("Does not want emails"),
        FieldKind.YES_NO,
        short=say("Wants no emails"),
    ),
    Field(
        "closed_on",
        say("Closed on"),
        FieldKind.DATE,
        short=say("Closed"),
        help=say("From then on nothing is made for it."),
        may_come=True,
    ),
    Field(
        "successor_id",
        say("Who took over"),
        FieldKind.REFERENCE,
        help=say("The organisation that does now what this one did."),
    ),
)
LETTERS: Final = "letters"
EMAILS: Final = "emails"
CLOSED: Final = "closed"
STANDINGS: Final = (
    (LETTERS, say("wants no letters")),
    (EMAILS, say("wants no emails")),
    (CLOSED, say("closed")),
)
"""What is typed behind \u201cwish:\u201d, and what it says."""


class Wishing(Protocol):
    """An organisation with what it does not want."""

    @property
    def no_letters(self) -> bool:
        """Whether letters to it are unwanted."""

    @property
    def no_emails(self) -> bool:
        """Whether emails to it are unwanted."""

    @property
    def closed_on(self) -> dt.date | None:
        """The day on which it closed, or will; None where it has not."""


def is_closed(place: Wishing, today: dt.date) -> bool:
    """Whether it has closed by this day; one that closes later is still there."""
    return place.closed_on is not None and place.closed_on <= today


def told(
    place: Wishing,
    today: dt.date,
    successor: str = "",
    short_date: Callable[[dt.date], str] = str,
) -> tuple[str, ...]:
    """Each in a sentence for its page: that it closed first."""
    found = []
    if place.closed_on is not None:
        found.append(closing(place.closed_on, today, successor, short_date))
    if place.no_letters and place.no_emails:
        found.append(say("They want neither letters nor emails."))
    elif place.no_letters:
        found.append(say("They do not want letters."))
    elif place.no_emails:
        found.append(say("They do not want emails."))
    return tuple(found)


def closing(
    on: dt.date, today: dt.date, successor: str, short_date: Callable[[dt.date], str] = str
) -> str:
    """\u201cClosed on 3 Mar 2026. Ashby Health Centre took over.\u201d"""
    day = short_date(on)
    if on > today:
        return (
            say("Closes on {day}. {name} takes over.", day=day, name=successor)
            if successor
            else say("Closes on {day}.", day=day)
        )
    return (
        say("Closed on {day}. {name} took over.", day=day, name=successor)
        if successor
        else say("Closed on {day}.", day=day)
    )
