"""A copy of each letter for others: who they are, how the letter names them, and who gets none and why."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.domain.documents.letters import Finding, why_not
from outreach_desktop.domain.documents.readers.recipients import Recipient
from outreach_desktop.domain.documents.returned import reason
from outreach_desktop.services.making import letter_context
from outreach_desktop.services.making.letter_context import Contexts
from outreach_desktop.words import say
from outreach_desktop.words.local import short_date

PLACE: Final = "letter.copies"
"""What a template calls those who get one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copies:
    """Those who get a copy of each letter; `not_to` says of others why they get none."""

    to: tuple[Recipient, ...] = ()
    words: tuple[str, ...] = ()
    """How each is named: \u201cMrs Jo Dale, Practice manager, Priory Street Surgery\u201d."""
    not_to: tuple[Finding, ...] = ()

    def of(self, recipient: Recipient) -> Iterator[tuple[Recipient, str]]:
        """Those who get a copy of a letter to somebody: no one gets one of a letter of their own."""
        own = {one.id for one in recipient.people}
        pairs = zip(self.to, self.words, strict=True)
        return (pair for pair in pairs if pair[0].contact_id not in own)


def planned(db: Data, ids: Sequence[str], contexts: Contexts, today: dt.date) -> Copies:
    """Who of these gets a copy: nobody who must not be written to, or from whose address mail came back."""
    to, words, not_to = list[Recipient](), list[str](), list[Finding]()
    people = letter_context.recipients(db, list(dict.fromkeys(ids)), today=today, event=None)
    for one in people:
        back = contexts.mail_came_back(one)
        if why := why_not(one.contact, today) or (reason(back, short_date) if back else ""):
            not_to.append(_none(one, why))
            continue
        where = contexts.addressed(one)
        parts = (where.name, where.role, where.organisation)
        to.append(one)
        words.append(", ".join(filter(None, map(str.strip, parts))))
    return Copies(to=tuple(to), words=tuple(words), not_to=tuple(not_to))


def _none(one: Recipient, why: str) -> Finding:
    message = say("No copy goes to {name}: {why}.", name=one.name, why=why)
    return Finding(contact_id=None, name="", message=message)
