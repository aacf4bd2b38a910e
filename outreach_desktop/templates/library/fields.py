"""The field catalogue: everything a template can say, with its meaning and an example.

The context builder, the checker's did-you-mean, the list of fields to insert and the sample
preview all come from `CATALOGUE`. The engine itself never imports it.
"""

import copy
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from outreach_desktop.paths import resource
from outreach_desktop.templates.library import field_examples as examples


class FieldKind(StrEnum):
    """What a field holds, in the words of the checker and the manual."""

    TEXT = "text"
    DATE = "date"
    TIME = "time"
    YES_NO = "yes or no"
    PICTURE = "picture"
    LINES = "list of lines"
    ROWS = "list of rows"
    SUBJECT = "subject"


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


def sample() -> dict[str, object]:
    """A whole context made of the examples: what a letter to Dr Ann O'Neil is filled with."""
    return {entry.name: _example(entry) for entry in CATALOGUE}


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


def _text(name: str, meaning: str, example: str) -> CatalogueEntry:
    return CatalogueEntry(name=name, kind=FieldKind.TEXT, meaning=meaning, example=example)


def _lines(name: str, meaning: str, *example: str) -> CatalogueEntry:
    return CatalogueEntry(name=name, kind=FieldKind.LINES, meaning=meaning, example=list(example))


def _date(name: str, meaning: str, example: dt.date) -> CatalogueEntry:
    return CatalogueEntry(name=name, kind=FieldKind.DATE, meaning=meaning, example=example)


def _time(name: str, meaning: str, example: dt.time) -> CatalogueEntry:
    return CatalogueEntry(name=name, kind=FieldKind.TIME, meaning=meaning, example=example)


def _picture(name: str, meaning: str, file: str) -> CatalogueEntry:
    return CatalogueEntry(name=name, kind=FieldKind.PICTURE, meaning=meaning, example=file)


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
    _text("title", "what the event is called", "Open evening: living well after treatment"),
    _text("kind", "open session, talk, workshop ...", "open evening"),
    _date("date", "the day, or the first of several", dt.date(2026, 4, 16)),
    _time("starts_at", "when it starts; may be empty", dt.time(18, 30)),
    _time("ends_at", "when it ends; may be empty", dt.time(20)),
    _text("place", "the room or building", "Marrowby Library, Room 2"),
    _text("address", "where the place is", "2 Bridge Street, Marrowby, QX1 4AA"),
    _text("access", "how to get in", "Step-free, hearing loop, parking behind the building"),
    _text("description", "what happens there", "Two members and a dietitian take questions."),
    _text("audience", "whom it is for", "Men, partners and anyone who works with them"),
)
_SENDER = (
    _text("name", "who signs", "Margaret Ellery"),
    _text("role", "what they are in the group", "Outreach coordinator"),
    _text("phone", "their direct line", "01632 960101"),
    _text("email", "their own address", "margaret.ellery@wendvalley.example"),
)

CATALOGUE = (
    _subject(
        "contact",
        "the person the document is for",
        _text("title", "Dr, Mr, Sister ...", "Dr"),
        _text("first_name", "first name", "Ann"),
        _text("last_name", "surname", "O\u2019Neil"),
        _text("name", "title, first name and surname", "Dr Ann O\u2019Neil"),
        _text("salutation", "what follows “Dear”", "Dr O\u2019Neil"),
        _text("post_nominals", "letters after the name", "FRCS (Urol)"),
        _text("profession", "what they are", "urologist"),
        _text("specialty", "what they specialise in", "uro-oncology"),
        _text("role", "their title in the main current role", "Consultant urological surgeon"),
        _text("department", "their department in it", "Department of Urology"),
        _text(
            "organisation",
            "the name of the hospital, practice or other house",
            "Marrowby General Hospital",
        ),
        _text("email", "email, of the role if it has one", "ann.oneil@wendvalleyhospitals.example"),
        _text("phone", "phone, of the role if it has one", "01632 960202"),
        _text("mobile", "mobile phone", "07700 900321"),
        _lines(
            "address_lines",
            "street, town, postcode: of the organisation, else the person’s own; no name in it",
            "Priory Road",
            "Marrowby",
            "QX1 2AB",
        ),
        _text("address", "the same on one line", "Priory Road, Marrowby, QX1 2AB"),
        _text("street", "of the same address; may be several lines", "Priory Road"),
        _text("town", "of the same address", "Marrowby"),
        _text("region", "county or state, where it is part of the address", ""),
        _text("postcode", "of the same address", "QX1 2AB"),
        _text("country", "where it is not your own", ""),
        _lines("tags", "the tags you gave them", "tumour board", "met 2026"),
        CatalogueEntry(
            name="large_print",
            kind=FieldKind.YES_NO,
            meaning="they asked for large print",
            example=False,
        ),
    ),
    _subject(
        "organisation",
        "where the person works: the organisation of the main current role",
        _text(
            "name",
            "its name; a department’s own, if they belong to one",
            "Marrowby General Hospital",
        ),
        _text("kind", "hospital, GP practice, hospice ...", "hospital"),
        _text("area", "the area it serves", "Marrowby and the Wend valley"),
        _lines("address_lines", "street, town, postcode", "Priory Road", "Marrowby", "QX1 2AB"),
        _text("phone", "switchboard", "01632 960201"),
        _text("email", "its general address", "enquiries@wendvalleyhospitals.example"),
        _lines("needs", "what they told you they are short of", *examples.NEEDS),
        _lines("shared_goals", "what you both want", *examples.SHARED_GOALS),
        _text("referral_route", "how they refer", "Letter or email from the nurse specialists"),
        _lines("parents", "what it belongs to, outermost first", "Wend Valley Hospitals NHS Trust"),
    ),
    _subject(
        "event",
        "the event you chose for this document; empty without one",
        *_EVENT,
        _text("my_role", "this person’s part: guest, speaker, host ...", "speaker"),
        _text("rsvp", "their answer", "accepted"),
        _text("attendance", "whether they came", "attended"),
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
        _text("name", "its name", "Wend Valley Prostate Support"),
        _text("strapline", "a line under the name", "Facing prostate cancer together"),
        _text("purpose", "why it exists, in a sentence", examples.PURPOSE),
        _text("about", "who you are, in a paragraph or two", examples.ABOUT),
        _lines(
            "address_lines",
            "your address",
            "The Old Corn Store",
            "14 Weir Lane",
            "Marrowby",
            "QX1 4BD",
        ),
        _text("phone", "office phone", "01632 960100"),
        _text("email", "office email", "hello@wendvalley.example"),
        _text("website", "web address", "www.wendvalley.example"),
        _text("charity_number", "registered charity number", "EX-00123"),
        _text("referral_phone", "phone for referrals", "0808 157 0142"),
        _text("referral_email", "email for referrals", "referrals@wendvalley.example"),
        _text("privacy_line", "how to be taken off your list", examples.PRIVACY),
        _picture("logo", "the logo, for a picture’s alt text", "logo.png"),
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
        _picture("signature", "the signature, for a picture’s alt text", "signature-margaret.png"),
    ),
    _rows("people", "your people and contacts: every sender", _SENDER, examples.PEOPLE),
    _date("today", "the date on the document", dt.date(2026, 3, 9)),
    _text("reference", "your reference for this document", "TY-2026-0147"),
    _text("language", "the language dates and lists are written in", "en_GB"),
)
