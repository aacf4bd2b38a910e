"""What each condition of a segment asks of the data file: who meets it, by what is kept of everyone in memory, or SQL that says so."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Final

from outreach_desktop.db import search
from outreach_desktop.db import segment_card_texts as card_texts
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.knowing import came_back
from outreach_desktop.db.making.letters_made import made_for, thanks
from outreach_desktop.db.offering.told import told
from outreach_desktop.db.own_fields.texts import OWN_TEXTS
from outreach_desktop.db.search import plain
from outreach_desktop.db.segment_columns import first
from outreach_desktop.db.segment_facts import ADDRESS, PeopleFacts
from outreach_desktop.db.segment_known import KNOWN, list_word, works_with
from outreach_desktop.db.segment_own import own
from outreach_desktop.db.segment_people import Choice, lower, organisations
from outreach_desktop.db.segment_places import at_one_that_wishes, where_they_work
from outreach_desktop.db.segment_towns import people_in
from outreach_desktop.db.segment_words import (
    filled,
    holding_part,
    kept_as,
    phone_line,
    phone_parts,
)
from outreach_desktop.db.subjects.contacts import IN_TOUCH
from outreach_desktop.db.subjects.roles import HELD_TODAY
from outreach_desktop.domain.contacts import CHAMPION
from outreach_desktop.domain.contacts import FIELDS as PERSON_FIELDS
from outreach_desktop.domain.fields import folded
from outreach_desktop.domain.interactions import FIELDS as CONTACT_FIELDS
from outreach_desktop.domain.knowing.came_back import SEARCHED
from outreach_desktop.domain.organisations import FIELDS as ORGANISATION_FIELDS
from outreach_desktop.domain.roles import FIELDS as ROLE_FIELDS
from outreach_desktop.domain.segments import NO, OWN, Term, cutoff, yes_or_no
from outreach_desktop.domain.wishes.wishes import FIELDS as WISH_FIELDS
from outreach_desktop.words import say


def condition(facts: PeopleFacts, term: Term, today: date) -> Choice | None:
    """Who meets `term`. None where it asks nothing, like a lone "&"."""
    if term.key == "last":
        return _last(facts, term.value, today)
    if term.key.startswith(OWN):
        return own(facts, term.key, term.value)
    if term.key:
        return _CONDITIONS[term.key](facts, term.value)
    if not search.match(term.value, "contacts"):
        return None
    return facts.recent(("", term.value, today), lambda: _word(facts, term.value))


def _word(facts: PeopleFacts, value: str) -> Choice:
    """A word on the card: of the person, of what they do now and where, of a membership, a tag or a field of the group's own.

    The name of a hospital finds those who work in its departments too.
    """
    own, of_places = (OWN_TEXTS[one].read(facts.db, facts.day) for one in OWN_TEXTS)
    theirs = _on_the_card(facts, value) | own.chosen(value)
    theirs |= facts.tagged(lambda tag: tag.startswith(folded(value)))
    there = called(facts.db, facts.day, value) | of_places.chosen(value)
    return theirs | facts.at(organisations(facts.db).by_name(there))


def _on_the_card(facts: PeopleFacts, value: str) -> Choice:
    texts = card_texts.PEOPLE.known(facts.db, facts.day)
    if texts is not None:
        return texts.chosen(value)
    sql = f"""
        {index_rows("contacts")}
        UNION ALL SELECT r.contact_id FROM roles r WHERE {HELD_TODAY} AND r.id IN ({index_rows("roles")})
        UNION ALL SELECT m.contact_id FROM memberships m WHERE m.id IN ({index_rows("memberships")})
    """
    subjects = ("contacts", "roles", "memberships")
    asked = {subject: search.match(value, subject) for subject in subjects}
    return facts.asked(sql, **asked)


def called(db: Data, today: date, value: str) -> Choice:
    """The organisations with such words of their own."""
    texts, every = card_texts.PLACES.known(db, today), organisations(db)
    if texts is not None:
        return texts.chosen(value)
    asked = {"organisations": search.match(value, "organisations")}
    return every.with_ids(first(db.execute(index_rows("organisations"), asked)))


def index_rows(name: str) -> str:
    """SQL for the ids of rows of a subject that the search index finds by its value of this name."""
    return f"""
        SELECT s.row FROM search JOIN search_rows s ON s.number = search.rowid
        WHERE search MATCH :{name}
    """


def _last(facts: PeopleFacts, value: str, today: date) -> Choice:
    """Who never was in touch counts as longer ago than anything."""
    in_touch, is_before = in_touch_since(facts, value, today)
    return facts.people.all ^ in_touch if is_before else in_touch


def in_touch_since(facts: PeopleFacts, value: str, today: date) -> tuple[Choice, bool]:
    """Who was in touch since the day that `last:` speaks of, and whether it asks for all the others."""
    _, is_before = cutoff(value, today)
    first = first_day(value, today).isoformat()
    in_touch = facts.in_touch_from(first)
    if in_touch is None:
        sql = f"SELECT i.contact_id FROM interactions i WHERE i.date >= :first AND {IN_TOUCH}"
        in_touch = facts.asked(sql, first=first)
    return in_touch, is_before


def first_day(value: str, today: date) -> date:
    """The first day that counts as since what `last:` speaks of."""
    day, is_before = cutoff(value, today)
    return day if is_before else _next(day)


def _next(day: date) -> date:
    return day + timedelta(days=1) if day < date.max else day


def _tag(facts: PeopleFacts, value: str) -> Choice:
    """The whole tag; `tag:pro` is not `tag:prostate`."""
    wanted = folded(value)
    return facts.tagged(lambda tag: tag == wanted)


def _profession(facts: PeopleFacts, value: str) -> Choice:
    """What they are or what they have specialised in, or a part of it."""
    return _either(facts, ("profession", "specialty"), value)


def _either(facts: PeopleFacts, columns: Iterable[str], value: str) -> Choice:
    """In whose columns `value` stands, accents and capitals aside."""
    wanted, people = plain(value), facts.people
    chosen = 0
    for name in columns:
        chosen |= people.chosen(facts.column(name).holding(wanted, plain))
    return chosen


def _specialty(facts: PeopleFacts, value: str) -> Choice:
    return facts.people.chosen(holding_part(facts.column("specialty"), value))


def _role(facts: PeopleFacts, value: str) -> Choice:
    """What they are called where they work now, or a part of it."""
    return facts.holders(holding_part(facts.of_roles("title"), value))


def _decision(facts: PeopleFacts, value: str) -> Choice:
    column = facts.of_roles("decision")
    words = kept_as(column.values, ROLE_FIELDS["decision"], value, facts.listed("decision"))
    return facts.holders(filled(column, words))


def _tier(facts: PeopleFacts, value: str) -> Choice:
    return list_word(facts, PERSON_FIELDS["tier"], value, "tier")


def _champion(facts: PeopleFacts, value: str) -> Choice:
    """Yes and no, or one of the states: who is a prospect, or was one once, is none."""
    answer = yes_or_no(value)
    if not answer:
        return list_word(facts, PERSON_FIELDS["champion"], value)
    champions = facts.people.chosen(facts.column("champion").one_of([CHAMPION]))
    return facts.people.all ^ champions if answer == NO else champions


def _deceased(facts: PeopleFacts, value: str) -> Choice:
    """Yes and no; who has died is found by every other condition too."""
    answer = yes_or_no(value)
    if not answer:
        return 0
    gone = facts.flag("deceased", ("deceased",))
    return facts.people.all ^ gone if answer == NO else gone


def _kind(facts: PeopleFacts, value: str) -> Choice:
    """The kind of the organisation where they work now, or of one that it is a part of."""
    kinds = set(
        kept_as(
            facts.kinds(), ORGANISATION_FIELDS["kind"], value, facts.listed("organisation_kind")
        )
    )
    return facts.at(one.id for one in facts.places() if one.kind in kinds)


def _area(facts: PeopleFacts, value: str) -> Choice:
    """Their county, or the area of the organisation where they work now or of one that it is a part of."""
    wanted = plain(value)
    there = facts.at(one.id for one in facts.places() if wanted in one.served)
    return _either(facts, ["region"], value) | there


def _place(facts: PeopleFacts, value: str) -> Choice:
    """Where they live, or where they work now: that organisation, which may be called with the one
    it belongs to ("Urology, Lakeside General"), or one that it is a part of.
    """
    wanted = plain(value)
    there = facts.at(one.id for one in facts.places() if wanted in one.named)
    return _either(facts, ["town", "region"], value) | there


def _condition(facts: PeopleFacts, value: str) -> Choice:
    """What they work with, or what is worked with where they work."""
    wanted = plain(value)
    there = facts.at(one.id for one in facts.places() if wanted in one.conditions)
    return works_with(facts, value) | there


def _never(facts: PeopleFacts, value: str) -> Choice:
    """Who was never in touch in this way; in a way that there is not, nobody is meant."""
    in_touch = in_touch_by(facts, value)
    return 0 if in_touch is None else facts.people.all ^ in_touch


def in_touch_by(facts: PeopleFacts, value: str) -> Choice | None:
    """Who was ever in touch in this way; None where there is no such way."""
    kinds = kept_as(
        facts.kinds_of_contact(), CONTACT_FIELDS["kind"], value, facts.listed("interaction_kind")
    )
    in_touch, is_one = 0, False
    for kind in filter(None, kinds):
        in_touch, is_one = in_touch | facts.in_touch_by(kind), True
    return in_touch if is_one else None


def _email(facts: PeopleFacts, value: str) -> Choice:
    if answer := yes_or_no(value):
        return _known(facts, _filled_in(facts, ["email"], ["email"]), answer)
    wanted, people = value.casefold(), facts.people
    theirs = people.chosen(facts.column("email").holding(wanted, lower))
    return theirs | facts.holders(facts.of_roles("email").holding(wanted, lower))


def _phone(facts: PeopleFacts, value: str) -> Choice:
    """A part of a number, however either is grouped."""
    parts = phone_parts(value)
    if not parts:
        answer = yes_or_no(value)
        known = _filled_in(facts, ["phone", "mobile"], ["phone"])
        return _known(facts, known, answer) if answer else 0
    found = 0
    for part in parts:
        for name in ("phone", "mobile"):
            found |= facts.people.chosen(facts.column(name).holding(part, phone_line))
        found |= facts.holders(facts.of_roles("phone").holding(part, phone_line))
    return found


def _address(facts: PeopleFacts, value: str) -> Choice:
    column, answer, people = facts.column(*ADDRESS), yes_or_no(value), facts.people
    if answer:
        theirs = people.chosen(
            column.flags(len(lines) > len(ADDRESS) - 1 for lines in column.values)
        )
        there = facts.at(one.id for one in facts.places() if one.has_lines)
        return _known(facts, theirs | there, answer)
    wanted = plain(value)
    there = facts.at(one.id for one in facts.places() if wanted in one.lines)
    return people.chosen(column.holding(wanted, plain)) | there


def _post(facts: PeopleFacts, value: str) -> Choice:
    """Mail came back from where letters to them go now; few have such a mark, so they are asked for each time."""
    words = {plain(one).replace("-", " ") for one in (SEARCHED, say("came back"))}
    if plain(value).replace("-", " ") not in words:
        return 0
    places = facts.people.places
    return facts.people.these(
        places[one] for one in came_back.still(facts.db, facts.day) if one in places
    )


def _filled_in(facts: PeopleFacts, theirs: Iterable[str], of_roles: Iterable[str]) -> Choice:
    """Of whom something stands in one of these columns, their own or of a role they have now."""
    chosen = 0
    for name in theirs:
        chosen |= facts.people.chosen(facts.column(name).filled())
    for name in of_roles:
        chosen |= facts.holders(facts.of_roles(name).filled())
    return chosen


def _known(facts: PeopleFacts, those: Choice, answer: str) -> Choice:
    return facts.people.all ^ those if answer == NO else those


def _wants(facts: PeopleFacts, value: str) -> Choice:
    """Who agreed to it or prefers it. A refusal of it, or of any contact, stands above both, and so does a death."""
    people, way, listed = facts.people, facts.column("preferred_channel"), facts.listed("channel")
    meant = listed.meanings()
    channels = set(kept_as(_channels(facts), WISH_FIELDS["channel"], value))
    ways = kept_as(filter(None, way.values), PERSON_FIELDS["preferred_channel"], value, listed)
    channels |= {meant.get(folded(one), "") for one in ways} - {""}
    if not channels and not ways:
        return 0
    preferred = {*ways, *(one for one in way.values if meant.get(folded(one), "") in channels)}
    about = {*channels, "all"}
    said = {
        answer: people.these(
            place
            for place, channel, state in facts.wishes()
            if state == answer and channel in about
        )
        for answer in ("yes", "no")
    }
    left_alone = facts.flag("do_not_contact OR deceased", ("do_not_contact", "deceased"))
    agreed = people.chosen(way.one_of(preferred)) | said["yes"]
    return agreed & (people.all ^ (said["no"] | left_alone))


def _channels(facts: PeopleFacts) -> list[str]:
    return list(dict.fromkeys(channel for _, channel, _ in facts.wishes()))


_CONDITIONS: Final[dict[str, Callable[[PeopleFacts, str], Choice]]] = {
    "profession": _profession,
    "specialty": _specialty,
    "role": _role,
    "route": where_they_work("referral_routes"),
    "need": where_they_work("needs"),
    "wish": at_one_that_wishes,
    "tag": _tag,
    "decision": _decision,
    "place": _place,
    "town": people_in,
    "area": _area,
    "kind": _kind,
    "tier": _tier,
    "champion": _champion,
    "deceased": _deceased,
    "never": _never,
    "email": _email,
    "phone": _phone,
    "address": _address,
    "letter": made_for,
    "thanks": thanks,
    "told": told,
    "post": _post,
    "wants": _wants,
    **KNOWN,
    "condition": _condition,
}
"""For each key of the language but `last`, which asks for the day as well."""
