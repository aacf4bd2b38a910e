"""The plan for a relationship on a page: whom, why, how far, what for this year, and what was done."""

import datetime as dt
from collections.abc import Iterator

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.domain.contacts import FIELDS
from outreach_desktop.domain.documents.papers import OwnPaper, PaperBlock, PaperPart, PaperWords
from outreach_desktop.domain.events import PARTICIPANT_FIELDS
from outreach_desktop.domain.fields import alone, begun, in_words
from outreach_desktop.domain.interactions import DOCUMENT, NOTE
from outreach_desktop.services import contacts
from outreach_desktop.services.briefing import saying
from outreach_desktop.services.contacts import ContactCard
from outreach_desktop.words import local, say, say_many


def of_person(db: Data, contact_id: str, *, today: dt.date) -> OwnPaper:
    """The plan for somebody, as far as it is written down."""
    card = contacts.card(db, contact_id, today=today)
    person = card.contact
    parts = (
        PaperPart(heading=say("Why this person"), blocks=saying.facts(_why(card))),
        PaperPart(
            heading=FIELDS["aim"].label,
            blocks=(PaperWords(person.aim, "lead"),) if person.aim.strip() else (),
        ),
        PaperPart(heading=say("What was done"), blocks=_done(card, today)),
        PaperPart(heading=say("What comes next"), blocks=saying.bullets(_next(card, today))),
    )
    where = card.main.organisation.name if card.main else ""
    role = card.main.role.title if card.main else person.profession
    title = say("Plan for {name}", name=person.name)
    return saying.paper(db, title, (", ".join(filter(None, (begun(role), where))),), parts, today)


def _why(card: ContactCard) -> Iterator[tuple[str, str]]:
    person = card.contact
    yield FIELDS["target"].label, alone(FIELDS["target"], person.target)
    yield FIELDS["target_why"].label, person.target_why
    yield FIELDS["stage"].label, alone(FIELDS["stage"], person.stage)
    yield FIELDS["tier"].label, alone(FIELDS["tier"], person.tier)
    yield FIELDS["champion"].label, alone(FIELDS["champion"], person.champion)
    yield FIELDS["lead_id"].label, card.ties.lead[1] if card.ties.lead else ""
    lines = in_words(FIELDS["fit"], person.fit).splitlines()
    yield FIELDS["fit"].label, "\n".join(filter(None, (*map(begun, lines), person.fit_note)))
    yield FIELDS["challenges"].label, person.challenges
    yield FIELDS["needs"].label, person.needs


def _done(card: ContactCard, today: dt.date) -> tuple[PaperBlock, ...]:
    """How often they were in touch this year, and the last of it."""
    year = [
        one
        for one in card.timeline
        if one.date and one.date.year == today.year and one.kind not in (NOTE, DOCUMENT)
    ]
    told = saying.contacts(card.timeline)
    if not told:
        return ()
    count = say_many(
        "In touch {count} time this year.", "In touch {count} times this year.", len(year)
    )
    return (PaperWords(count), *told)


def _next(card: ContactCard, today: dt.date) -> Iterator[str]:
    """What is coming up with them, the soonest first, and what is owed to them."""
    coming = [
        (event.date, event, part)
        for event, part in card.events
        if event.date and event.date >= today
    ]
    for day, event, part in sorted(coming, key=lambda one: one[0]):
        when = local.short_date(day)
        words = say("{day}: {event}", day=when, event=event.title)
        yield ", ".join(filter(None, (words, in_words(PARTICIPANT_FIELDS["role"], part.role))))
    for one in card.timeline:
        if one.thanks_for.strip() and one.thanked_on is None:
            yield say("Thank them for {reason}", reason=one.thanks_for.strip())
    for entry in card.timeline:
        if entry.date and entry.date > today:
            yield say("{day}: {event}", day=local.short_date(entry.date), event=entry.summary)
