"""The field catalogue: everything a template can say, with its meaning and an example.

The context builder, the checker's did-you-mean, the list of fields to insert and the sample
preview all come from `CATALOGUE`. The engine itself never imports it.
"""

import copy
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from outreach_desktop.domain import contacts, events, group, organisations, roles
from outreach_desktop.domain.fields import Field, FieldKind
from outreach_desktop.paths import resource
from outreach_desktop.templates.library import field_examples as examples


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueEntry:
    """One name a template may use; a subject and a list of rows have `entries` inside.

    `example` is a plain value of the kind; for a picture it is a file of the sample group.
    """

    name: str
    kind: FieldKind
    meaning: str
    example: object = None
    entries: tuple["CatalogueEntry", ...] = ()


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


def _field(about: Field, *lines: str) -> CatalogueEntry:
    """What the domain describes; `lines` are a longer example than stands there."""
    several = about.kind is FieldKind.LINES
    return CatalogueEntry(
        name=about.published.rpartition(".")[2],
        kind=about.kind,
        meaning=about.meaning,
        example=list(lines) if several else "".join(lines) or about.example,
    )


def _text(name: str, meaning: str, example: str) -> CatalogueEntry:
    return CatalogueEntry(name=name, kind=FieldKind.TEXT, meaning=meaning, example=example)


def _lines(name: str, meaning: str, *example: str) -> CatalogueEntry:
    return CatalogueEntry(name=name, kind=FieldKind.LINES, meaning=meaning, example=list(example))


def _date(name: str, meaning: str, example: dt.date) -> CatalogueEntry:
    return CatalogueEntry(name=name, kind=FieldKind.DATE, meaning=meaning, example=example)


def _subject(name: str, meaning: str, *entries: CatalogueEntry) -> CatalogueEntry:
    return CatalogueEntry(name=name, kind=FieldKind.SUBJECT, meaning=meaning, entries=entries)


def _rows(
    name: str,
    meaning: str,
    entries: tuple[CatalogueEntry, ...],
    rows: tuple[tuple[object, ...], ...],
) -> CatalogueEntry:
    """A list whose example rows give the values of `entries` in their order."""
    names = [entry.name for entry in entries]
    example = [dict(zip(names, row, strict=True)) for row in rows]
    return CatalogueEntry(
        name=name, kind=FieldKind.ROWS, meaning=meaning, example=example, entries=entries
    )


def _points(
    name: str, meaning: str, *columns: str, rows: tuple[tuple[str, str, str], ...]
) -> CatalogueEntry:
    """A list from the group's text bank; `columns` say what heading, text and more are for."""
    meanings = (*columns, "not used", "not used")
    entries = tuple(
        _text(column, meanings[place], rows[0][place])
        for place, column in enumerate(("heading", "text", "more"))
    )
    return _rows(name, meaning, entries, rows)


_EVENT = (
    *(
        _field(events.FIELDS[name])
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
    _text(
        "when_line",
        "ready to print: day, hours and place",
        "Tuesday 10 March 2026, 19:00\u201321:00, The Old Corn Store",
    ),
)
_ROUTE = (
    _text("direction", "in: they refer to you; out: you refer to them", "in"),
    _text("kind", "for which referrals", "inpatients"),
    _text("method", "by what", "form"),
    _text("how", "how it goes", "Handed in at the front desk"),
    _text("address", "where to", "Form UR-12"),
    _text("liaison", "whom to ask for", "Judith Farthing"),
    _text("requires", "what they require", "Consent in writing"),
    _text("criteria", "who may be referred", "From six weeks after treatment"),
    _text("limits", "distance, contracts, specialties", ""),
    CatalogueEntry(
        name="turnaround_days",
        kind=FieldKind.NUMBER,
        meaning="days until an answer; may be empty",
        example=5,
    ),
    _date("checked_on", "when someone last checked; may be empty", dt.date(2026, 3, 2)),
    _text("place", "the organisation that it holds for", "Marrowby General Hospital"),
)
_NEED = (
    _text("kind", "need, gap in service, patient population ...", "gap in service"),
    _text("text", "what it is", "No one rings back at the weekend"),
    _text("evidence", "what shows it", "40 calls a month, by their own count"),
    _text("answer", "how you answer it", "A helpline that is open until ten"),
    _text("source", "who said so", "Sister Nolan"),
    _text("place", "the organisation that it holds for", "Marrowby General Hospital"),
)
_LAST_CONTACT = (
    _date("date", "when it was", dt.date(2026, 2, 24)),
    _text("kind", "call, letter, visit ...", "call"),
    _text("summary", "what it was about", "Agreed to hand out our leaflets"),
)
_LISTED = (
    _text("name", "title, first name and surname", "Dr Ann O\u2019Neil"),
    _text("role", "what they are", "Associate specialist in urology"),
    _text("organisation", "where they work", "Marrowby General Hospital"),
    _text("rsvp", "invited, accepted ...", "accepted"),
)
_SENDER = (
    *(_field(group.SENDER_FIELDS[name]) for name in ("name", "role", "phone", "email")),
    _text(
        "contact_line",
        "ready to print: phone and email",
        "01632 960101 \u00b7 margaret.ellery@wendvalley.example",
    ),
)

CATALOGUE = (
    _subject(
        "contact",
        "the person the document is for",
        _field(contacts.FIELDS["title"]),
        _field(contacts.FIELDS["first_name"]),
        _field(contacts.FIELDS["last_name"]),
        _text("name", "title, first name and surname", "Dr Ann O\u2019Neil"),
        _field(contacts.FIELDS["salutation"]),
        _field(contacts.FIELDS["post_nominals"]),
        _field(contacts.FIELDS["profession"]),
        _field(contacts.FIELDS["specialty"]),
        _field(roles.FIELDS["title"]),
        _field(roles.FIELDS["department"]),
        _text(
            "organisation",
            "the name of the hospital, practice or other house",
            "Marrowby General Hospital",
        ),
        _field(contacts.FIELDS["email"]),
        _field(contacts.FIELDS["phone"]),
        _field(contacts.FIELDS["mobile"]),
        _lines(
            "address_lines",
            "street, town, postcode: of the organisation, else the person’s own; no name in it",
            "Priory Road",
            "Marrowby",
            "QX1 2AB",
        ),
        _text("address", "the same on one line", "Priory Road, Marrowby, QX1 2AB"),
        _lines(
            "address_block",
            "ready for an envelope\u2019s window: name, role, organisation and address, in few lines",
            "Dr Ann O\u2019Neil",
            "Associate specialist in urology, Urology",
            "Marrowby General Hospital",
            "Priory Road",
            "MARROWBY",
            "QX1 2AB",
        ),
        _text("street", "of the same address; may be several lines", "Priory Road"),
        _text("town", "of the same address", "Marrowby"),
        _text("region", "county or state, where it is part of the address", ""),
        _text("postcode", "of the same address", "QX1 2AB"),
        _text("country", "where it is not your own", ""),
        _lines("tags", "the tags you gave them", "tumour board", "met 2026"),
        _field(contacts.FIELDS["conditions"], *examples.CONDITIONS),
        _field(contacts.FIELDS["challenges"], *examples.CHALLENGES),
        _field(contacts.FIELDS["needs"], *examples.WISHED_FOR),
        _field(contacts.FIELDS["best_times"]),
        _field(contacts.FIELDS["route_through"]),
        _field(contacts.FIELDS["secure_email"]),
        _field(contacts.FIELDS["large_print"]),
        _rows(
            "last_contacts",
            "the last five times you were in touch, newest first",
            _LAST_CONTACT,
            examples.LAST_CONTACTS,
        ),
        _lines(
            "household",
            "everyone in a household that gets one letter; empty where it is for one person",
            "Mr John Smith",
            "Mrs Mary Smith",
        ),
    ),
    _subject(
        "organisation",
        "where the person works: the organisation of the main current role",
        _field(organisations.FIELDS["name"]),
        _field(organisations.FIELDS["kind"]),
        _field(organisations.FIELDS["area"]),
        _lines("address_lines", "street, town, postcode", "Priory Road", "Marrowby", "QX1 2AB"),
        _field(organisations.FIELDS["phone"]),
        _field(organisations.FIELDS["email"]),
        _lines("needs", "what they told you they are short of", *examples.NEEDS),
        _field(organisations.FIELDS["shared_goals"], *examples.SHARED_GOALS),
        _text("referral_route", "how they refer", "Letter or email from the nurse specialists"),
        _rows(
            "routes",
            "the ways to refer, its own first, then of what it belongs to",
            _ROUTE,
            examples.ROUTES,
        ),
        _rows(
            "profile",
            "what it needs and whom it cares for, with how you answer it",
            _NEED,
            examples.NEEDS_PROFILE,
        ),
        _field(organisations.FIELDS["conditions"], *examples.CONDITIONS),
        _field(organisations.FIELDS["audience"]),
        _field(organisations.FIELDS["audience_size"]),
        _field(organisations.FIELDS["best_times"]),
        _field(organisations.FIELDS["route_through"]),
        _field(organisations.FIELDS["secure_email"]),
        _field(organisations.FIELDS["refers_now_to"]),
        _field(organisations.FIELDS["would_refer"]),
        _field(organisations.FIELDS["refer_criteria"]),
        _lines("parents", "what it belongs to, outermost first", "Wend Valley Hospitals NHS Trust"),
    ),
    _subject(
        "event",
        "the event you chose for this document; empty without one",
        *_EVENT,
        *(_field(events.PARTICIPANT_FIELDS[name]) for name in ("role", "rsvp", "attendance")),
        _rows(
            "listed",
            "who is on its list and has not said no, by surname",
            _LISTED,
            examples.LISTED,
        ),
    ),
    _subject(
        "letter",
        "what is of this letter alone",
        _text(
            "personal",
            "the paragraph of your own, typed beside the page; may be empty",
            examples.PERSONAL,
        ),
        _lines(
            "copies",
            "who else gets this letter, each with role and organisation",
            "Mrs Jo Dale, Practice manager, Priory Street Surgery",
        ),
    ),
    _rows("events", "coming events listed in packets, soonest first", _EVENT, examples.EVENTS),
    _subject(
        "thanks",
        "what a thank-you is for",
        _text("reason", "what follows “Thank you for”", examples.THANKS),
        _date("date", "when they did it", dt.date(2026, 3, 2)),
    ),
    _subject(
        "group",
        "your own group",
        _field(group.FIELDS["name"]),
        _field(group.FIELDS["strapline"]),
        _field(group.FIELDS["purpose"], examples.PURPOSE),
        _field(group.FIELDS["about"], examples.ABOUT),
        _lines(
            "address_lines",
            "your address",
            "The Old Corn Store",
            "14 Weir Lane",
            "Marrowby",
            "QX1 4BD",
        ),
        _field(group.FIELDS["phone"]),
        _field(group.FIELDS["email"]),
        _field(group.FIELDS["website"]),
        _field(group.FIELDS["charity_number"]),
        _field(group.FIELDS["referral_phone"]),
        _field(group.FIELDS["referral_email"]),
        _field(group.FIELDS["privacy_line"], examples.PRIVACY),
        _field(group.FIELDS["logo_id"]),
        _text(
            "foot_line",
            "ready to print: name, phone and website",
            "Wend Valley Prostate Support \u00b7 01632 960100 \u00b7 www.wendvalley.example",
        ),
        _points(
            "helps",
            "what people come with and what they get",
            "the need",
            "what they get",
            rows=examples.HELPS,
        ),
        _points(
            "we_do", "what you do beside clinical care", "a word", "a line", rows=examples.WE_DO
        ),
        _points(
            "we_do_not", "what you leave to clinicians", "a word", "a line", rows=examples.WE_DO_NOT
        ),
        _points(
            "refer_steps",
            "the steps of a referral",
            "the step",
            "how it works",
            rows=examples.REFER_STEPS,
        ),
        _points("offers", "what you propose", "the offer", "what it is", rows=examples.OFFERS),
        _points(
            "benefits",
            "what it brings",
            "to them",
            "to their patients",
            "to both",
            rows=examples.BENEFITS,
        ),
        _points(
            "measures",
            "how you will both know it works",
            "what is measured",
            "how",
            "the target",
            rows=examples.MEASURES,
        ),
        _points(
            "next_steps", "what happens next", "the step", "who and when", rows=examples.NEXT_STEPS
        ),
    ),
    _subject(
        "sender",
        "who signs this document",
        *_SENDER,
        _field(group.SENDER_FIELDS["signature_id"]),
    ),
    _rows("people", "the people who sign for your group: every sender", _SENDER, examples.PEOPLE),
    _date("today", "the date on the document", dt.date(2026, 3, 9)),
    _text("reference", "your reference for this document", "TY-2026-0147"),
    _text("language", "the language dates and lists are written in", "en_GB"),
)
