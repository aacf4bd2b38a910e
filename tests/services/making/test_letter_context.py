"""Contexts: just what the field catalogue says, from what is known of a person today."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.events import EventDraft
from outreach_desktop.domain.fields import FieldKind
from outreach_desktop.domain.interactions import InteractionDraft
from outreach_desktop.services import contacts, events, sample, timeline
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.making.letter_context import Contexts, recipients
from outreach_desktop.templates.library.entries import CatalogueEntry
from outreach_desktop.templates.library.own_fields import catalogue
from tests import builders

_TYPES = {
    FieldKind.TEXT: str,
    FieldKind.NUMBER: int,
    FieldKind.DATE: dt.date,
    FieldKind.TIME: dt.time,
    FieldKind.YES_NO: bool,
    FieldKind.LINES: list,
    FieldKind.ROWS: list,
    FieldKind.SUBJECT: dict,
    FieldKind.PICTURE: dict,
}
_BY_DOCUMENT = {"reference", "letter"}  # known when the document is planned


def context(db: Data, contact_id: str, today: dt.date, **chosen: Any) -> Mapping[str, Any]:
    event, sender = chosen.get("event"), chosen.get("sender")
    (recipient,) = recipients(db, [contact_id], today=today, event=event)
    return Contexts(db, today=today, event=event, sender=sender).of(recipient)


def differences(
    facts: Mapping[str, object], entries: tuple[CatalogueEntry, ...], where: str
) -> list[str]:
    """Where facts and catalogue part: a name only one of them has, or another kind of value."""
    names = {entry.name for entry in entries} - _BY_DOCUMENT
    found = [f"{where}{name}" for name in names ^ facts.keys()]
    for entry in entries:
        value = facts.get(entry.name)
        if value is None or value == {}:
            continue
        if not isinstance(value, _TYPES[entry.kind]):
            found.append(f"{where}{entry.name} is {type(value).__name__}")
        elif isinstance(value, dict) and entry.kind is FieldKind.SUBJECT:
            found += differences(value, entry.entries, f"{where}{entry.name}.")
        elif isinstance(value, list) and entry.kind is FieldKind.ROWS:
            for row in value:
                found += differences(row, entry.entries, f"{where}{entry.name}[].")
    return found


def test_the_sample_group_s_contexts_are_what_the_catalogue_says(db: Data, today: dt.date) -> None:
    sample.fill(db, today=today)
    evening = events.titled(db, "Open evening with the urology team")
    for event in (None, evening):
        contexts = Contexts(db, today=today, event=event, sender=None)
        for recipient in recipients(db, contacts.find(db, today=today), today=today, event=event):
            known = catalogue(contexts.own_fields)
            assert differences(contexts.of(recipient), known, "") == [], recipient.name


def test_the_main_current_role_gives_role_organisation_and_address(
    db: Data, today: dt.date
) -> None:
    home = Address(street="1 Old Road", town="Lakeside")
    ann = builders.person(db, address=home)
    past = builders.organisation(db, "Old Clinic", address=Address(town="Elsewhere"))
    now = builders.organisation(
        db, "Lakeside General", address=Address(street="Hill Road", postcode="QX1 1AA")
    )
    builders.role(db, ann, past, title="Registrar", is_main=True, ends_on=dt.date(2026, 3, 1))
    builders.role(db, ann, now, title="Consultant", phone="01632 960001")

    contact = context(db, ann.id, today)["contact"]

    assert (contact["role"], contact["organisation"]) == ("Consultant", "Lakeside General")
    assert contact["phone"] == "01632\u00a0960001"
    assert contact["address_lines"] == ["Hill Road", "QX1 1AA"]


def test_without_a_current_role_post_goes_home_and_the_organisation_is_unknown(
    db: Data, today: dt.date
) -> None:
    ann = builders.person(db, address=Address(street="1 Old Road", town="Lakeside"))

    facts = context(db, ann.id, today)

    assert facts["contact"]["address"] == "1 Old Road, Lakeside"
    assert facts["contact"]["organisation"] is None
    assert facts["organisation"] == {}


def test_a_department_s_letter_goes_to_the_hospital_above_it(db: Data, today: dt.date) -> None:
    hospital = builders.organisation(db, kind="hospital", address=Address(town="Lakeside"))
    urology = builders.organisation(db, "Urology", kind="department", parent_id=hospital.id)
    ann = builders.person(db)
    builders.role(db, ann, urology, title="Consultant")

    facts = context(db, ann.id, today)

    assert facts["contact"]["department"] == "Urology"
    assert facts["contact"]["organisation"] == "Lakeside General"
    assert facts["contact"]["address_lines"] == ["Lakeside"]
    assert facts["organisation"]["name"] == "Urology"
    assert facts["organisation"]["parents"] == ["Lakeside General"]


def test_what_is_unknown_is_none_and_what_many_lack_is_empty(db: Data, today: dt.date) -> None:
    ann = builders.person(db, title="")

    contact = context(db, ann.id, today)["contact"]

    assert contact["phone"] is None
    assert (contact["title"], contact["post_nominals"]) == ("", "")


def test_thanks_are_for_the_newest_thing_nobody_was_thanked_for(db: Data, today: dt.date) -> None:
    ann = builders.person(db)
    builders.call(db, ann, dt.date(2026, 1, 5), thanks_for="an old thing")
    builders.call(db, ann, dt.date(2026, 2, 5), thanks_for="lending us the gym")
    builders.call(db, ann, dt.date(2026, 2, 9), thanks_for="the cake", thanked_on=today)

    assert context(db, ann.id, today)["thanks"] == {
        "reason": "lending us the gym",
        "date": dt.date(2026, 2, 5),
    }


def test_with_an_event_thanks_are_for_the_part_in_it(db: Data, today: dt.date) -> None:
    evening = builders.open_evening(db, dt.date(2026, 2, 10))
    ann, ben = builders.person(db), builders.person(db, "Fox")
    events.add_participants(db, evening.id, [ann.id, ben.id], role="speaker", rsvp="accepted")
    builders.call(db, ann, dt.date(2026, 2, 20), thanks_for="something else")
    builders.call(db, ben, dt.date(2026, 2, 10), thanks_for="his slides", event_id=evening.id)

    first, second = (context(db, one.id, today, event=evening) for one in (ann, ben))

    assert first["thanks"]["reason"] == "speaking at \u201cOpen evening\u201d"
    assert second["thanks"]["reason"] == "his slides"
    assert first["event"]["my_role"] == "speaker"


def test_a_packet_lists_coming_events_that_are_meant_for_it(db: Data, today: dt.date) -> None:
    builders.open_evening(db, dt.date(2026, 3, 1), "Yesterday")
    builders.open_evening(db, dt.date(2026, 3, 9), "Soon")
    builders.open_evening(db, today, "Today")
    builders.open_evening(db, dt.date(2026, 3, 9), "Internal", in_packets=False)
    ann = builders.person(db)

    assert [event["title"] for event in context(db, ann.id, today)["events"]] == ["Today", "Soon"]


def test_many_people_come_in_the_order_asked_for_and_nobody_twice(db: Data, today: dt.date) -> None:
    ids = [builders.person(db, f"Person {number}").id for number in range(450)][::-1]

    found = recipients(db, [*ids, *ids], today=today, event=None)

    assert [one.contact_id for one in found] == ids


def test_how_somebody_is_reached_is_what_they_said_else_what_their_place_says(
    db: Data, today: dt.date
) -> None:
    trust = builders.organisation(db, "Trust", route_through="the switchboard")
    ward = builders.organisation(db, "Ward 7", parent_id=trust.id, best_times="before 8")
    ann = builders.person(db, best_times="Tuesdays")
    ben = builders.person(db, "Fox")
    for one in (ann, ben):
        builders.role(db, one, ward)

    first, second = (context(db, one.id, today)["contact"] for one in (ann, ben))
    assert (first["best_times"], first["route_through"]) == ("Tuesdays", "the switchboard")
    assert second["best_times"] == "before 8"
    alone = context(db, builders.person(db, "Gray").id, today)["contact"]
    assert (alone["best_times"], alone["route_through"]) == ("", "")


def test_the_last_contacts_are_read_where_a_document_prints_them_and_notes_are_none(
    db: Data, today: dt.date
) -> None:
    ann = builders.person(db)
    for days, kind in ((1, "note"), (2, "phone"), (3, "visit")):
        day = today - dt.timedelta(days=days)
        draft = InteractionDraft(contact_id=ann.id, kind=kind, date=day, summary="Leaflets")
        timeline.log(db, draft)
    (recipient,) = recipients(db, [ann.id], today=today, event=None)
    asked = frozenset({"contact.last_contacts"})
    for fields, kinds in ((asked, ["call", "visit"]), (frozenset(), [])):
        facts = Contexts(db, today=today, event=None, sender=None, asked=fields).of(recipient)
        assert [one["kind"] for one in facts["contact"]["last_contacts"]] == kinds


def test_who_is_on_the_list_of_an_event_is_read_where_a_document_prints_it(
    db: Data, today: dt.date
) -> None:
    evening = events.add(db, EventDraft(title="Open evening", date=today))
    ann, ben = builders.person(db, "Hill"), builders.person(db, "Fox")
    for person, rsvp in ((ann, "accepted"), (ben, "declined")):
        events.add_participants(db, evening.id, [person.id], rsvp=rsvp)
    (recipient,) = recipients(db, [ann.id], today=today, event=evening)
    asked = frozenset({"event.listed"})
    facts = Contexts(db, today=today, event=evening, sender=None, asked=asked).of(recipient)
    assert [one["name"] for one in facts["event"]["listed"]] == [ann.name]
