"""What the documents that come with the program need of our group and is not there yet."""

import datetime as dt
from collections.abc import Mapping, Sequence

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.domain.documents.shipped import SHIPPED
from outreach_desktop.domain.group import on_screen
from outreach_desktop.services.making.letter_context import Facts, shared_facts
from outreach_desktop.words import say
from outreach_desktop.words.local import list_of

_OF_ALL = ("group.", "events", "services", "content.")
"""What is the same for everybody; the rest is known of a person, or chosen with the letter."""


def lacking(db: Data, *, today: dt.date) -> Mapping[str, tuple[str, ...]]:
    """By the names of the documents that lack something, the fields; one of several would do where they stand as “a|b”."""
    return lacking_in(shared_facts(db, today, None))


def lacking_in(facts: Facts) -> Mapping[str, tuple[str, ...]]:
    """The same of facts that are the same for everybody."""
    found = {
        one.name: tuple(
            needed
            for needed in one.needs
            if needed.startswith(_OF_ALL)
            and not any(_known(facts, field) for field in needed.split("|"))
        )
        for one in SHIPPED
    }
    return {name: fields for name, fields in found.items() if fields}


def in_words(fields: Sequence[str]) -> str:
    """“Missing under Our group: Phone for referrals.”"""
    first = [needed.partition("|")[0] for needed in fields]
    ours = [on_screen(field) for field in first if field.startswith("group.")]
    said = []
    if ours:
        said.append(say("Missing under Our group: {what}.", what=list_of(ours)))
    if "events" in first:
        said.append(say("No coming event is marked for packets."))
    if "services" in first:
        said.append(say("No service is written down that goes on now."))
    if any(field.startswith("content.") for field in first):
        said.append(say("The content bank has nothing that may be printed here."))
    return " ".join(said)


def _known(facts: Facts, field: str) -> bool:
    subject, _, name = field.partition(".")
    value = facts[subject]
    return bool(value[name] if name else value)
