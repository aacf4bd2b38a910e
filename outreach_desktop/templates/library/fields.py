"""The field catalogue: everything a template can say, with its meaning and an example.

The context builder, the checker's did-you-mean, the list of fields to insert and the sample
preview all come from `CATALOGUE`. The engine itself never imports it.
"""

import copy
import datetime as dt
from collections.abc import Iterator

from outreach_desktop.domain import contacts, events, group, organisations, roles
from outreach_desktop.domain.fields import FieldKind
from outreach_desktop.paths import resource
from outreach_desktop.templates.library import field_examples as examples
from outreach_desktop.templates.library.entries import (
    CatalogueEntry,
    a_date,
    a_field,
    a_lines,
    a_points,
    a_rows,
    a_subject,
    a_text,
)
from outreach_desktop.templates.library.offering_fields import CONTENT, SERVICES, VALUE_POINTS
from outreach_desktop.words import say


def fields() -> dict[str, FieldKind]:
    """Every path a template may use, in the catalogue's order: `contact.name`, `events[].title`."""
    return {path: entry.kind for path, entry in _paths(CATALOGUE, "")}


def meanings() -> dict[str, str]:
    """What each of those paths means, for people."""
    return {path: entry.meaning for path, entry in _paths(CATALOGUE, "")}


def sample(catalogue: tuple[CatalogueEntry, ...] | None = None) -> dict[str, object]:
    """A whole context made of the examples: what a letter to Dr Ann O'Neil is filled with."""
    return {entry.name: _example(entry) for entry in catalogue or CATALOGUE}


def in_catalogue(catalogue: tuple[CatalogueEntry, ...]) -> Iterator[tuple[str, CatalogueEntry]]:
    """Every path of a catalogue, with what stands there."""
    return _paths(catalogue, "")


def _paths(
    entries: tuple[CatalogueEntry, ...], before: str
) -> Iterator[tuple[str, CatalogueEntry]]:
    for entry in entries:
        path = before + entry.name
        yield path, entry
        yield from _paths(
            entry.entries, f"{path}[]." if entry.kind is FieldKind.ROWS else f"{path}."
        )


def _example(entry: CatalogueEntry) -> object:
    if entry.kind is FieldKind.SUBJECT:
        return {inner.name: _example(inner) for inner in entry.entries}
    if entry.kind is FieldKind.PICTURE:
        file = resource("sample", str(entry.example))
        return {"picture": file.read_bytes(), "name": file.name}
    return copy.deepcopy(entry.example)


_EVENT = (
    *(
        a_field(events.FIELDS[name])
        for name in (
            "title",
            "kind",
            "date",
            "starts_at",
            "ends_at",
            "place",
            "address",
            "access",
            "description",
            "audience",
        )
    ),
    a_text(
        "when_line",
        say("ready to print: day, hours and place"),
        "Tuesday 10 March 2026, 19:00\u201321:00, The Old Corn Store",
    ),
)
_ROUTE = (
    a_text("direction", say("in: they refer to you; out: you refer to them"), "in"),
    a_text("kind", say("for which referrals"), "inpatients"),
    a_text("method", say("by what"), "form"),
    a_text("how", say("how it goes"), "Handed in at the front desk"),
    a_text("address", say("where to"), "Form UR-12"),
    a_text("liaison", say("whom to ask for"), "Judith Farthing"),
    a_text("requires", say("what they require"), "Consent in writing"),
    a_text("criteria", say("who may be referred"), "From six weeks after treatment"),
    a_text("limits", say("distance, contracts, specialties"), ""),
    CatalogueEntry(
        name="turnaround_days",
        kind=FieldKind.NUMBER,
        meaning=say("days until an answer; may be empty"),
        example=5,
    ),
    a_date("checked_on", say("when someone last checked; may be empty"), dt.date(2026, 3, 2)),
    a_text("place", say("the organisation that it holds for"), "Marrowby General Hospital"),
)
_NEED = (
    a_text("kind", say("need, gap in service, patient population ..."), "gap in service"),
    a_text("text", say("what it is"), "No one rings back at the weekend"),
    a_text("evidence", say("what shows it"), "40 calls a month, by their own count"),
    a_text("answer", say("how you answer it"), "A helpline that is open until ten"),
    a_text("source", say("who said so"), "Sister Nolan"),
    a_text("place", say("the organisation that it holds for"), "Marrowby General Hospital"),
)
_LAST_CONTACT = (
    a_date("date", say("when it was"), dt.date(2026, 2, 24)),
    a_text("kind", say("call, letter, visit ..."), "call"),
    a_text("summary", say("what it was about"), "Agreed to hand out our leaflets"),
)
_LISTED = (
    a_text("name", say("title, first name and surname"), "Dr Ann O\u2019Neil"),
    a_text("role", say("what they are"), "Associate specialist in urology"),
    a_text("organisation", say("where they work"), "Marrowby General Hospital"),
    a_text("rsvp", say("invited, accepted ..."), "accepted"),
)
_SENDER = (
    *(a_field(group.SENDER_FIELDS[name]) for name in ("name", "role", "phone", "email")),
    a_text(
        "contact_line",
        say("ready to print: phone and email"),
        "01632 960101 \u00b7 margaret.ellery@wendvalley.example",
    ),
)

CATALOGUE = (
    a_subject(
        "contact",
        say("the person the document is for"),
        a_field(contacts.FIELDS["title"]),
        a_field(contacts.FIELDS["first_name"]),
        a_field(contacts.FIELDS["last_name"]),
        a_text("name", say("title, first name and surname"), "Dr Ann O\u2019Neil"),
        a_field(contacts.FIELDS["salutation"]),
        a_field(contacts.FIELDS["post_nominals"]),
        a_field(contacts.FIELDS["profession"]),
        a_field(contacts.FIELDS["specialty"]),
        a_field(roles.FIELDS["title"]),
        a_field(roles.FIELDS["department"]),
        a_text(
            "organisation",
            say("the name of the hospital, practice or other house"),
            "Marrowby General Hospital",
        ),
        a_field(contacts.FIELDS["email"]),
        a_field(contacts.FIELDS["phone"]),
        a_field(contacts.FIELDS["mobile"]),
        a_lines(
            "address_lines",
            say(
                "street, town, postcode: of the organisation, else the person’s own; no name in it"
            ),
            "Priory Road",
            "Marrowby",
            "QX1 2AB",
        ),
        a_text("address", say("the same on one line"), "Priory Road, Marrowby, QX1 2AB"),
        a_lines(
            "address_block",
            say(
                "ready for an envelope\u2019s window: name, role, organisation and address, in few lines"
            ),
            "Dr Ann O\u2019Neil",
            "Associate specialist in urology, Urology",
            "Marrowby General Hospital",
            "Priory Road",
            "MARROWBY",
            "QX1 2AB",
        ),
        a_text("street", say("of the same address; may be several lines"), "Priory Road"),
        a_text("town", say("of the same address"), "Marrowby"),
        a_text("region", say("county or state, where it is part of the address"), ""),
        a_text("postcode", say("of the same address"), "QX1 2AB"),
        a_text("country", say("where it is not your own"), ""),
        a_lines("tags", say("the tags you gave them"), "tumour board", "met 2026"),
        a_field(contacts.FIELDS["conditions"], *examples.CONDITIONS),
        a_field(contacts.FIELDS["challenges"], *examples.CHALLENGES),
        a_field(contacts.FIELDS["needs"], *examples.WISHED_FOR),
        a_field(contacts.FIELDS["best_times"]),
        a_field(contacts.FIELDS["route_through"]),
        a_field(contacts.FIELDS["secure_email"]),
        a_field(contacts.FIELDS["large_print"]),
        a_rows(
            "last_contacts",
            say("the last five times you were in touch, newest first"),
            _LAST_CONTACT,
            examples.LAST_CONTACTS,
        ),
        a_lines(
            "household",
            say("everyone in a household that gets one letter; empty where it is for one person"),
            "Mr John Smith",
            "Mrs Mary Smith",
        ),
    ),
    a_subject(
        "organisation",
        say("where the person works: the organisation of the main current role"),
        a_field(organisations.FIELDS["name"]),
        a_field(organisations.FIELDS["kind"]),
        a_field(organisations.FIELDS["area"]),
        a_lines(
            "address_lines", say("street, town, postcode"), "Priory Road", "Marrowby", "QX1 2AB"
        ),
        a_field(organisations.FIELDS["phone"]),
        a_field(organisations.FIELDS["email"]),
        a_lines("needs", say("what they told you they are short of"), *examples.NEEDS),
        a_field(organisations.FIELDS["shared_goals"], *examples.SHARED_GOALS),
        a_text(
            "referral_route", say("how they refer"), "Letter or email from the nurse specialists"
        ),
        a_rows(
            "routes",
            say("the ways to refer, its own first, then of what it belongs to"),
            _ROUTE,
            examples.ROUTES,
        ),
        a_rows(
            "profile",
            say("what it needs and whom it cares for, with how you answer it"),
            _NEED,
            examples.NEEDS_PROFILE,
        ),
        VALUE_POINTS,
        a_field(organisations.FIELDS["conditions"], *examples.CONDITIONS),
        a_field(organisations.FIELDS["audience"]),
        a_field(organisations.FIELDS["audience_size"]),
        a_field(organisations.FIELDS["best_times"]),
        a_field(organisations.FIELDS["route_through"]),
        a_field(organisations.FIELDS["secure_email"]),
        a_field(organisations.FIELDS["refers_now_to"]),
        a_field(organisations.FIELDS["would_refer"]),
        a_field(organisations.FIELDS["refer_criteria"]),
        a_lines(
            "parents", say("what it belongs to, outermost first"), "Wend Valley Hospitals NHS Trust"
        ),
    ),
    a_subject(
        "event",
        say("the event you chose for this document; empty without one"),
        *_EVENT,
        *(a_field(events.PARTICIPANT_FIELDS[name]) for name in ("role", "rsvp", "attendance")),
        a_rows(
            "listed",
            say("who is on its list and has not said no, by surname"),
            _LISTED,
            examples.LISTED,
        ),
    ),
    a_subject(
        "letter",
        say("what is of this letter alone"),
        a_text(
            "personal",
            say("the paragraph of your own, typed beside the page; may be empty"),
            examples.PERSONAL,
        ),
        a_lines(
            "copies",
            say("who else gets this letter, each with role and organisation"),
            "Mrs Jo Dale, Practice manager, Priory Street Surgery",
        ),
        a_lines(
            "times",
            say("up to three times that are offered, typed once for the letter; may be empty"),
            "Tuesday 10 March, 13:00 to 13:30",
        ),
        a_text(
            "question",
            say("what they asked, typed once for the letter; may be empty"),
            "Do you take people after radiotherapy?",
        ),
        a_lines(
            "enclosures",
            say("the files that go with it, each by its name; may be empty"),
            "How to refer",
        ),
        a_lines(
            "parts",
            say(
                "what else this reader gets: the other documents in their order, then the enclosures"
            ),
            "Information packet",
        ),
    ),
    a_rows(
        "events", say("coming events listed in packets, soonest first"), _EVENT, examples.EVENTS
    ),
    SERVICES,
    CONTENT,
    a_subject(
        "thanks",
        say("what a thank-you is for"),
        a_text("reason", say("what follows “Thank you for”"), examples.THANKS),
        a_date("date", say("when they did it"), dt.date(2026, 3, 2)),
    ),
    a_subject(
        "group",
        say("your own group"),
        a_field(group.FIELDS["name"]),
        a_field(group.FIELDS["strapline"]),
        a_field(group.FIELDS["purpose"], examples.PURPOSE),
        a_field(group.FIELDS["about"], examples.ABOUT),
        a_lines(
            "address_lines",
            say("your address"),
            "The Old Corn Store",
            "14 Weir Lane",
            "Marrowby",
            "QX1 4BD",
        ),
        a_field(group.FIELDS["phone"]),
        a_field(group.FIELDS["email"]),
        a_field(group.FIELDS["website"]),
        a_field(group.FIELDS["charity_number"]),
        a_field(group.FIELDS["referral_phone"]),
        a_field(group.FIELDS["referral_email"]),
        a_field(group.FIELDS["privacy_line"], examples.PRIVACY),
        a_field(group.FIELDS["logo_id"]),
        a_text(
            "foot_line",
            say("ready to print: name, phone and website"),
            "Wend Valley Prostate Support \u00b7 01632 960100 \u00b7 www.wendvalley.example",
        ),
        a_points(
            "helps",
            say("what people come with and what they get"),
            say("the need"),
            say("what they get"),
            rows=examples.HELPS,
        ),
        a_points(
            "we_do",
            say("what you do beside clinical care"),
            say("a word"),
            say("a line"),
            rows=examples.WE_DO,
        ),
        a_points(
            "we_do_not",
            say("what you leave to clinicians"),
            say("a word"),
            say("a line"),
            rows=examples.WE_DO_NOT,
        ),
        a_points(
            "refer_steps",
            say("the steps of a referral"),
            say("the step"),
            say("how it works"),
            rows=examples.REFER_STEPS,
        ),
        a_points(
            "offers",
            say("what you propose"),
            say("the offer"),
            say("what it is"),
            rows=examples.OFFERS,
        ),
        a_points(
            "benefits",
            say("what it brings"),
            say("to them"),
            say("to their patients"),
            say("to both"),
            rows=examples.BENEFITS,
        ),
        a_points(
            "measures",
            say("how you will both know it works"),
            say("what is measured"),
            say("how"),
            say("the target"),
            rows=examples.MEASURES,
        ),
        a_points(
            "next_steps",
            say("what happens next"),
            say("the step"),
            say("who and when"),
            rows=examples.NEXT_STEPS,
        ),
        a_points(
            "values",
            say("what you bring, each for a need"),
            say("words of the need"),
            say("what you bring"),
            rows=examples.VALUES,
        ),
    ),
    a_subject(
        "sender",
        say("who signs this document"),
        *_SENDER,
        a_field(group.SENDER_FIELDS["signature_id"]),
    ),
    a_rows(
        "people", say("the people who sign for your group: every sender"), _SENDER, examples.PEOPLE
    ),
    a_date("today", say("the date on the document"), dt.date(2026, 3, 9)),
    a_text("reference", say("your reference for this document"), "TY-2026-0147"),
    a_text("language", say("the language dates and lists are written in"), "en_GB"),
)
