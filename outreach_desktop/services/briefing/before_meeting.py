"""“Before you meet”: what to know of a person, or of the people of an organisation, on a page to take along."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.subjects import house_rules
from outreach_desktop.domain import roles as role_rules
from outreach_desktop.domain.contacts import CHAMPION, FIELDS, Contact
from outreach_desktop.domain.documents.papers import OwnPaper, PaperPart, PaperWords
from outreach_desktop.domain.fields import alone, begun, in_words
from outreach_desktop.domain.knowing import needs as need_rules
from outreach_desktop.domain.knowing import referral_routes as route_rules
from outreach_desktop.domain.knowing.both import REACHED
from outreach_desktop.domain.knowing.house_rules import told as rule_told
from outreach_desktop.domain.organisations import Organisation
from outreach_desktop.domain.roles import Role, is_current
from outreach_desktop.domain.wishes import wishes as wish_rules
from outreach_desktop.services import contacts, organisations
from outreach_desktop.services.briefing import saying
from outreach_desktop.services.contacts import ContactCard, ContactRow, RoleAt
from outreach_desktop.words import local, say

_OTHERS = 8
"""So many others who work there are named."""


def of_person(db: Data, contact_id: str, *, today: dt.date) -> OwnPaper:
    """The page about somebody to be met."""
    card = contacts.card(db, contact_id, today=today)
    person = card.contact
    now = [held for held in card.roles if is_current(held.role, today)]
    places = [organisations.card(db, held.organisation.id, today=today) for held in now]
    line = [*(one for place in places for one in (*place.parents, place.organisation))]
    work = ", ".join(filter(None, (person.profession, person.specialty)))
    parts = (
        PaperPart(heading="", blocks=tuple(_warnings(person, today))),
        PaperPart(heading=say("Who they are"), blocks=saying.facts(_who(card, now))),
        PaperPart(heading=say("What matters to them"), blocks=saying.facts(_matters(card))),
        PaperPart(heading=say("How to reach them"), blocks=saying.facts(_reach(card))),
        PaperPart(heading=say("Last contacts"), blocks=saying.contacts(card.timeline)),
        PaperPart(heading=say("Still open"), blocks=saying.bullets(_open(card))),
        _rules(db, line, today),
        PaperPart(heading=say("How they refer"), blocks=saying.bullets(_routes(card))),
        PaperPart(
            heading=say("Who else you know there"),
            blocks=saying.bullets(
                _others((one for place in places for one in place.people), but=person.id)
            ),
        ),
    )
    lines = (begun(work), *(_role(held) for held in now))
    title = say("Before you meet {name}", name=person.name)
    return saying.paper(db, title, lines, parts, today)


def of_place(db: Data, organisation_id: str, *, today: dt.date) -> OwnPaper:
    """The page about an organisation to be visited, with the people there."""
    card = organisations.card(db, organisation_id, today=today)
    place = card.organisation
    parts = (
        PaperPart(
            heading=say("People there"),
            blocks=saying.bullets(_others(card.people, but="", most=20)),
        ),
        PaperPart(
            heading=say("What matters there"),
            blocks=saying.bullets(need_rules.told(one.need) for one in card.needs),
        ),
        PaperPart(heading=say("Last contacts"), blocks=saying.contacts(card.timeline)),
        _rules(db, [*card.parents, place], today),
        PaperPart(
            heading=say("How they refer"),
            blocks=saying.bullets(
                saying.checked(route_rules.told(one.route), one.route.checked_on)
                for one in card.routes
            ),
        ),
    )
    lead = say("Kept in touch with by {name}", name=card.lead[1]) if card.lead else ""
    above = ", ".join(one.name for one in reversed(card.parents))
    title = say("Before you visit {name}", name=place.name)
    return saying.paper(db, title, (above, lead), parts, today)


# -- parts -----------------------------------------------------------------------------------------


def _warnings(person: Contact, today: dt.date) -> Iterator[PaperWords]:
    """What must not be overlooked, before everything else."""
    if person.deceased:
        yield PaperWords(say("This person has died."), "lead")
    elif person.do_not_contact:
        reason = person.do_not_contact_reason.strip()
        words = say("Do not contact them: {reason}", reason=reason) if reason else ""
        yield PaperWords(words or say("Do not contact them."), "lead")
    for wish in wish_rules.standing(person.wishes):
        if not wish_rules.has_ended(wish, today) and not (
            person.do_not_contact and wish.channel == "all"
        ):
            yield PaperWords(wish_rules.in_words(wish), "lead")


def _who(card: ContactCard, now: Sequence[RoleAt]) -> Iterator[tuple[str, str]]:
    person = card.contact
    decision = dict.fromkeys(
        begun(in_words(role_rules.FIELDS["decision"], held.role.decision)) for held in now
    )
    yield role_rules.FIELDS["decision"].label, ", ".join(filter(None, decision))
    yield FIELDS["tier"].label, alone(FIELDS["tier"], person.tier)
    champion = alone(FIELDS["champion"], person.champion)
    if person.champion == CHAMPION and person.champion_since:
        champion = say("Since {day}", day=local.short_date(person.champion_since))
    yield FIELDS["champion"].label, champion
    yield FIELDS["stage"].label, alone(FIELDS["stage"], person.stage)
    ties = card.ties
    yield FIELDS["lead_id"].label, ties.lead[1] if ties.lead else ""
    yield FIELDS["introduced_by_id"].label, ties.introduced_by[1] if ties.introduced_by else ""
    yield FIELDS["source"].label, person.source
    yield say("Memberships"), ", ".join(one.body for one in card.memberships)
    if ties.home:
        others = (one.name for one in ties.home.others(person.id) if not one.deceased)
        yield say("Lives with"), local.list_of(list(others))
    yield FIELDS["notes"].label, person.notes


def _matters(card: ContactCard) -> Iterator[tuple[str, str]]:
    person = card.contact
    conditions = [begun(line) for line in person.conditions.splitlines() if line.strip()]
    yield FIELDS["conditions"].label, ", ".join(conditions)
    yield FIELDS["challenges"].label, person.challenges
    own = [need_rules.told(one) for one in card.there.own_needs]
    yield FIELDS["needs"].label, "\n".join(filter(None, (person.needs.strip(), *own)))
    yield (
        say("Needs where they work"),
        "\n".join(need_rules.told(one.need) for one in card.there.needs),
    )
    lines = in_words(FIELDS["fit"], person.fit).splitlines()
    yield FIELDS["fit"].label, "\n".join(filter(None, (*map(begun, lines), person.fit_note)))


def _reach(card: ContactCard) -> Iterator[tuple[str, str]]:
    person = card.contact
    role = card.main.role if card.main else None
    phones = dict.fromkeys(filter(None, (role.phone if role else "", person.phone, person.mobile)))
    yield FIELDS["phone"].label, " \u00b7 ".join(phones)
    yield FIELDS["email"].label, (role.email if role else "") or person.email
    yield FIELDS["secure_email"].label, person.secure_email
    for name in REACHED:
        yield FIELDS[name].label, card.there.how(FIELDS[name], getattr(person, name))
    yield say("Where"), ", ".join(card.address_lines)


def _open(card: ContactCard) -> Iterator[str]:
    """What is owed to them, and what they are asked to."""
    for one in card.timeline:
        if one.thanks_for.strip() and one.thanked_on is None:
            yield say("Thank them for {reason}", reason=one.thanks_for.strip())
    for event, part in card.events:
        if event.date and part.rsvp == "invited" and not part.attendance:
            day = local.short_date(event.date)
            yield say(
                "Invited to \u201c{event}\u201d on {day}: no answer yet", event=event.title, day=day
            )


def _rules(db: Data, line: Iterable[Organisation], today: dt.date) -> PaperPart:
    """The house rules of these organisations, with the day on which each was last asked for."""
    places = {one.id: one for one in line}
    every = house_rules.of(db, places)
    lines: list[str] = []
    for key, place in places.items():
        general = [one.strip() for one in place.policy.splitlines() if one.strip()]
        told = [
            *general,
            *(saying.checked(rule_told(one, today), one.checked_on) for one in every.get(key, ())),
        ]
        lines += [say("{place}: {rule}", place=place.name, rule=one) for one in told]
    return PaperPart(heading=say("House rules"), blocks=saying.bullets(lines))


def _routes(card: ContactCard) -> Iterator[str]:
    for one in card.there.routes:
        yield saying.checked(route_rules.told(one.route), one.route.checked_on)


def _others(
    people: Iterable[tuple[ContactRow, Role]], *, but: str, most: int = _OTHERS
) -> Iterator[str]:
    """Who else works there, champions first, and nobody who has died."""
    found = {
        row.id: (row, role) for row, role in people if row.id != but and not row.contact.deceased
    }
    order = sorted(found.values(), key=lambda one: (one[0].champion != CHAMPION, not one[0].tier))
    for row, role in order[:most]:
        marks = (
            role.title or row.profession,
            in_words(role_rules.FIELDS["decision"], role.decision),
            in_words(FIELDS["champion"], row.champion),
            row.mark,
        )
        yield ", ".join((row.name, *filter(None, marks)))
    if len(order) > most:
        yield say("and {count} more", count=len(order) - most)


def _role(held: RoleAt) -> str:
    return ", ".join(filter(None, (held.role.title, held.role.department, held.organisation.name)))
