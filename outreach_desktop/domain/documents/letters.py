"""Letters: what is planned, what is found wrong, what came of it; and the rules behind them."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from outreach_desktop.domain import contacts, events, group, organisations, roles
from outreach_desktop.domain.contacts import Contact
from outreach_desktop.domain.documents.documents import title_in_words
from outreach_desktop.domain.documents.readers.recipients import Recipient, Thanks
from outreach_desktop.domain.documents.shipped import BY_NAME
from outreach_desktop.domain.events import ATTENDED, Event, Participant
from outreach_desktop.domain.fields import folded, published
from outreach_desktop.domain.group import Gap, on_screen
from outreach_desktop.domain.interactions import Interaction
from outreach_desktop.domain.lists.meanings import ANY_PART, PARTS
from outreach_desktop.domain.wishes.wishes import ended, in_words, stops
from outreach_desktop.words import language, say, say_many
from outreach_desktop.words.saying import ENGLISH

MISSING = ("stop", "blank", "mark")
"""What is done where something is missing: leave the document out, leave the place blank, mark it."""
POLICIES = ("stop", "skip", "blank", "mark")
"""The same for a single field: with "stop" nobody's document is made, with "skip" theirs is left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateChoice:
    """A document that can be made. `name` is what a command calls it, `title` what people read."""

    name: str
    title: str
    path: Path
    builtin: bool
    needs_event: bool = False
    note: str = ""
    hides: bool = False
    """Whether there is hidden text in it, which goes out with every document."""
    without_hidden: bool = False
    """Whether documents are made without its hidden text."""
    copied_from: str = ""
    """The name of the document that comes with the program of which it is a copy, "" for none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something to know before documents are made; one that `stops` leaves the person out.

    `contact_id` is None where it concerns everybody; `template` and `field` are "" where neither does.
    """

    contact_id: str | None
    name: str
    message: str
    template: str = ""
    field: str = ""
    stops: bool = False
    among: tuple[str, ...] = ()
    """The ids of those whom it is about, where it is about several."""
    page: str = "contacts"
    """The page on which whom it is about is found."""

    @property
    def about(self) -> tuple[str, ...]:
        """The ids of those whom it is about; none where it is about nobody by name."""
        return (self.contact_id,) if self.contact_id else self.among

    @property
    def whom(self) -> str:
        """The id of the first person it is about, "" for nobody by name."""
        return next(iter(self.about), "")

    @property
    def in_template(self) -> bool:
        """Whether it is a mistake in the template, to be mended in Word."""
        return not self.about and bool(self.template) and not self.field

    @property
    def names_them(self) -> bool:
        """Whether its sentence says whom it is about."""
        return bool(self.name) and self.name in self.message

    @property
    def where(self) -> str:
        """The document it is about, and for whom where its sentence does not say it: "Note for Ann and Ben"."""
        whose = f"for {self.name}" if self.name and not self.names_them else ""
        return f"{self.template} {whose}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lack:
    """A field that a person's document prints and that is not known; `meaning` is the catalogue's."""

    contact_id: str
    name: str
    template: str
    field: str
    meaning: str
    is_of_person: bool = True
    """Whether a person lacks it, and not an organisation."""

    @property
    def words(self) -> str:
        """What people call the field."""
        return called(self.field)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of one document: the file at `path`, or a `problem` and no file.

    The printable file of everybody has "" for `contact_id` and comes last.
    """

    contact_id: str
    name: str
    template: str
    path: Path | None
    problem: str = ""


def thanks_for_part(
    event: Event, participant: Participant, today: dt.date, roles: Mapping[str, str]
) -> Thanks | None:
    """The thanks for a part in an event that has been; None for who was invited and did not come.

    `roles` say what each role at an event means, by its word, folded.
    """
    if event.date is None or event.date > today or participant.attendance == "no-show":
        return None
    if participant.attendance != ATTENDED and participant.rsvp != "accepted":
        return None
    part = PARTS.get(roles.get(folded(participant.role), ""), ANY_PART)
    return Thanks(reason=f"{part} \u201c{event.title}\u201d", date=event.date)


def thanks_owed(interaction: Interaction) -> Thanks:
    """The thanks for something noted on the timeline."""
    reason = interaction.thanks_for.strip().rstrip(".")
    return Thanks(reason=reason, date=interaction.date, interaction_id=interaction.id)


_MOST_LETTERS = 4


def thanks_as_typed(words: str, date: dt.date | None) -> Thanks | None:
    """The thanks for what somebody typed, with or without “Thank you for” before it; None for nothing."""
    reason = " ".join(words.split()).rstrip(".")
    for opening in ("thank you for ", "thanks for "):
        if reason.casefold().startswith(opening):
            reason = reason[len(opening) :]
    return Thanks(reason=reason, date=date) if reason else None


def reference(name: str, today: dt.date, number: int) -> str:
    """Our reference for a document: “TY-2026-0147” for the 147th of the year, a thank-you.

    Of a longer name, as copies of one's own have, four letters at most, of its longer words where it has them.
    """
    parts = re.findall(r"[^\W_]+", name) or [name]
    if len(parts) > _MOST_LETTERS:
        parts = ([part for part in parts if len(part) >= _MOST_LETTERS] or parts)[:_MOST_LETTERS]
    letters = "".join(part[0] for part in parts) if len(parts) > 1 else parts[0][:2]
    return f"{letters.upper()}-{today.year}-{number:04}"


def file_title(day: dt.date, recipient: Recipient, title: str) -> str:
    """“2026-11-22 Smith, Jane - Thank-you note”: sorts by day, then by surname."""
    whose = f"{recipient.sort_name} - " if recipient.sort_name else ""
    return f"{day.isoformat()} {whose}{title}"


def cautions(
    contact: Contact, today: dt.date | None = None, short_date: Callable[[dt.date], str] = str
) -> list[Finding]:
    """What to know of a person before writing to them, whatever the document. Without a day no wish has ended."""
    found = []
    if why := why_not(contact, today):
        found.append(
            _about(contact, say("Leave {name} out: {why}.", name=contact.name, why=why), stops=True)
        )
    elif today and (wish := ended(contact.wishes, "post", today)) and wish.until:
        message = say(
            "Ask {name} again about post: what they said ({wish}) held until {day}.",
            name=contact.name,
            wish=in_words(wish),
            day=short_date(wish.until),
        )
        found.append(_about(contact, message, field="contact.wishes"))
    if contact.is_unnamed or not contact.last_name.strip():
        message = say(
            "Add a surname for {name}, or a greeting of their own; "
            "until then the letter opens \u201cDear Colleague\u201d.",
            name=contact.name,
        )
        if not contact.salutation.strip():
            found.append(_about(contact, message, field="contact.last_name"))
    return found


def told_of_large_print(contact: Contact, choice: TemplateChoice) -> list[Finding]:
    """A document of the group\u2019s own is not set larger: that is left to whoever prints it. What is on A5 is set larger on the whole sheet."""
    if not choice.builtin:
        message = say(
            "Enlarge the pages for {name}, who asked for large print (A4 to A3). What comes with the program is set larger by itself.",
            name=contact.name,
        )
    elif BY_NAME[choice.name].is_small:
        message = say(
            "{name} asked for large print: theirs is on a whole sheet, not on half of one.",
            name=contact.name,
        )
    else:
        return []
    return [_about(contact, message, template=choice.title, field="contact.large_print")]


def why_not(contact: Contact, today: dt.date | None = None) -> str:
    """Why a letter must not go to somebody; "" where it may. Letters are post: a wish about email stops none."""
    if contact.deceased:
        return say("they have died")
    if contact.do_not_contact:
        said, reason = (
            say("they are marked \u201cdo not contact\u201d"),
            contact.do_not_contact_reason,
        )
    elif wish := stops(contact.wishes, "post", today):
        said, reason = say("they do not want post"), wish.reason
    else:
        return ""
    reason = reason.strip().rstrip(".")
    return f"{said} ({reason})" if reason else said


def no_address(contact: Contact, template: str) -> Finding:
    """The caution for a document with an address block for somebody who has no address."""
    message = say(
        "Add an address for {name}, or hand the document over; there is none to print.",
        name=contact.name,
    )
    return _about(contact, message, template=template, field="contact.address_lines")


def exceeds_window(contact: Contact, template: str) -> Finding:
    """The caution for an address that an envelope with a window would not show whole."""
    message = say(
        "The address of {name} has more lines than the window of an envelope shows. Shorten what is long in it, or use an envelope without a window.",
        name=contact.name,
    )
    return _about(contact, message, template=template, field="contact.address_block")


def nothing_to_thank_for(contact: Contact, template: str) -> Finding:
    """What stops a thank-you that has nothing to name."""
    message = say(
        "Say what to thank {name} for: choose an event they took part in, say what everyone is "
        "thanked for, or log what they did and fill in \u201cThank them for\u201d.",
        name=contact.name,
    )
    return _about(contact, message, template=template, field="thanks.reason", stops=True)


def nothing_known(
    contact: Contact,
    template: str,
    *,
    field: str,
    meaning: str,
    places: Sequence[str],
    is_place: bool = False,
) -> Finding:
    """What stops a document that prints a fact nobody has filled in."""
    subject, _, fact = field.partition(".")
    match subject:
        case "group":
            message = say(
                "Fill in \u201c{field}\u201d under Our group: {meaning}.",
                field=on_screen(field),
                meaning=meaning,
            )
        case "sender":
            message = say("Say who signs, with name and phone, under Our group.")
        case _:
            whose = (
                say("the organisation of {name}", name=contact.name)
                if subject == "organisation" and not is_place
                else contact.name
            )
            what = f"{fact or field} ({meaning})" if meaning else field
            where = places[0]
            if len(places) > 1:
                where = say("{place} and {count} more", place=where, count=len(places) - 1)
            message = say(
                "Fill in, for {whose}: {what}. \u201c{template}\u201d prints it: {places}.",
                whose=whose,
                what=what,
                template=title_in_words(template),
                places=where,
            )
    return _about(contact, message, template=template, field=field, stops=True)


_PUBLISHED = (
    contacts.FIELDS,
    roles.FIELDS,
    organisations.FIELDS,
    events.FIELDS,
    events.PARTICIPANT_FIELDS,
    group.FIELDS,
    group.SENDER_FIELDS,
)
_LABELS = {field.published: field.label for some in _PUBLISHED for field in published(some)}


def called(field: str) -> str:
    """A field in words, as marks say it: “phone”, “event date”, “organisation name”."""
    if language() != ENGLISH and field in _LABELS:
        return _LABELS[field]
    parts = field.replace("events[]", "event").replace("[]", "").replace("_", " ").split(".")
    return " ".join(parts[1:] if parts[0] == "contact" and len(parts) > 1 else parts)


def must_be_there(field: str, names: Sequence[str]) -> Finding:
    """What stops everything while a field is missing for which the rule is to make nothing."""
    who = say_many("{name}", "{count} people", len(names), name=names[0])
    message = say(
        "Fill in what is missing for {who}: {called}. Until then nothing is made.",
        who=who,
        called=called(field),
    )
    return Finding(contact_id=None, name="", message=message, field=field, stops=True)


def done_without(gaps: Iterable[Gap]) -> list[Finding]:
    """What documents leave out because our group has not said it yet: good to know, and no reason to stop."""
    found = list(gaps)
    words = ", ".join(
        f"\u201c{on_screen(gap.field)}\u201d" for gap in found if gap.field.startswith("group.")
    )
    sentences = {
        "group": say(
            "Fill in {fields} under Our group. Until then documents are made without.", fields=words
        )
        if words
        else "",
        "sender": say(
            "Say who signs, under Our group. Until then documents close with the group\u2019s name."
        ),
    }
    subjects = dict.fromkeys(gap.field.partition(".")[0] for gap in found)
    return [
        Finding(contact_id=None, name="", message=sentences[subject], field=subject)
        for subject in subjects
    ]


def no_event(contact: Contact, template: str) -> Finding:
    """What stops a document about an event while none is chosen."""
    message = say("Choose an event: \u201c{template}\u201d is about one.", template=template)
    return _about(contact, message, template=template, field="event", stops=True)


def _about(
    contact: Contact, message: str, *, template: str = "", field: str = "", stops: bool = False
) -> Finding:
    return Finding(
        contact_id=contact.id,
        name=contact.name,
        message=message,
        template=template,
        field=field,
        stops=stops,
    )
