"""What the documents that come with the program need of our group, of events and of people, and is not there yet."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.subjects import events, interactions
from outreach_desktop.domain.documents.documents import title_in_words
from outreach_desktop.domain.documents.letters import Finding, TemplateChoice
from outreach_desktop.domain.documents.shipped import SHIPPED, Shipped
from outreach_desktop.domain.group import on_screen
from outreach_desktop.services.making.letter_context import Facts, in_slices, shared_facts
from outreach_desktop.templates import Missing
from outreach_desktop.words import say
from outreach_desktop.words.local import list_of

_OF_ALL = ("group.", "events", "services", "content.")
"""What is the same for everybody; the rest is known of a person, or chosen with the letter."""
_THANKS = "thanks.reason"
_EVENT = "event.title"


def lacking(
    db: Data, *, today: dt.date, contact_ids: Sequence[str] = ()
) -> Mapping[str, tuple[str, ...]]:
    """By the names of the documents that lack something, the fields; one of several would do where they stand as “a|b”.

    One about an event lacks it where there is none to choose; a thank-you its reason where none of these people is owed
    thanks. Of nobody it is not asked.
    """
    found = dict(lacking_in(shared_facts(db, today, None)))
    days = [one.date for one in events.every(db) if one.date is not None]
    is_owed = not contact_ids or any(
        interactions.thanks_owed(db, some) for some in in_slices(contact_ids)
    )
    for one in SHIPPED:
        besides = []
        if one.is_about_event and not any(one.event_is.fits(day, today) for day in days):
            besides.append(_EVENT)
        if _THANKS in one.needs and not is_owed:
            besides.append(_THANKS)
        if besides:
            found[one.name] = (*found.get(one.name, ()), *besides)
    return found


def lacking_in(facts: Facts) -> Mapping[str, tuple[str, ...]]:
    """The same of facts that are the same for everybody."""
    found = {one.name: tuple(lacks_of_all(one, facts)) for one in SHIPPED}
    return {name: fields for name, fields in found.items() if fields}


def lacks_of_all(one: Shipped, facts: Facts) -> Iterator[str]:
    """What a document needs, or is better with, that is the same for everybody and is not there."""
    for needed in (*one.needs, *one.better_with):
        if needed.startswith(_OF_ALL) and not any(_known(facts, f) for f in needed.split("|")):
            yield needed


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
    if _EVENT in first:
        said.append(say("There is no event that it could be about."))
    if _THANKS in first:
        said.append(say("None of the people chosen is owed thanks; type below what it is for."))
    return " ".join(said)


def leaves_a_hole(about: Shipped, missing: Missing, needed: str) -> bool:
    """Whether a document is nothing without this, and nobody chose to have it all the same."""
    return needed in about.needs and all(missing.of(one) == "stop" for one in needed.split("|"))


def without_its_floor(choice: TemplateChoice, fields: Sequence[str], *, stops: bool) -> Finding:
    """What is told of a document that has little to say, or is not made."""
    title, missing = title_in_words(choice.title), in_words(fields)
    told = say(
        "\u201c{template}\u201d has little to say yet. {missing}", template=title, missing=missing
    )
    way_out = say("Or choose to leave what is missing blank or marked.")
    return Finding(
        contact_id=None,
        name="",
        template=choice.title,
        message=f"{told} {way_out}" if stops else told,
        field=fields[0].partition("|")[0],
        stops=stops,
    )


def _known(facts: Facts, field: str) -> bool:
    subject, _, name = field.partition(".")
    value = facts[subject]
    return bool(value[name] if name else value)
