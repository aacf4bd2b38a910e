"""The same letters as emails: written from the plan that paper is made from, kept as drafts, noted once they were sent."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from outreach_desktop import private, writing
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.history.journal import changing
from outreach_desktop.db.subjects import contacts, interactions, list_items, organisations
from outreach_desktop.domain.documents.documents import title_in_words
from outreach_desktop.domain.documents.letters import Finding, file_title
from outreach_desktop.domain.interactions import FIELDS, InteractionDraft
from outreach_desktop.domain.knowing.day_bounds import beyond
from outreach_desktop.domain.mail.attachments import MailAttachment
from outreach_desktop.domain.mail.drafts import Mailbox, draft
from outreach_desktop.domain.mail.plain_text import PlainLetter, plain_letter
from outreach_desktop.errors import OutreachError
from outreach_desktop.services.exporting.emails import email_of, email_of_place
from outreach_desktop.services.making.letter_check import explained, without_its_needs
from outreach_desktop.services.making.letter_plan import Letter, Plan
from outreach_desktop.words import say, say_many

ENDING = ".eml"
_EMAIL = "email"


@dataclass(frozen=True, slots=True, kw_only=True)
class EmailDraft:
    """A letter as an email, for a person or all of a household who may get one; or the `problem` why there is none."""

    contact_ids: tuple[str, ...]
    name: str
    template: str
    title: str
    """What its file is called, without the ending."""
    to: tuple[Mailbox, ...] = ()
    cc: tuple[Mailbox, ...] = ()
    """Who gets a copy, of those who may get email: the letter says so at its end."""
    subject: str = ""
    text: str = ""
    problem: str = ""
    attached: tuple[MailAttachment, ...] = ()
    organisation_id: str | None = None
    """The organisation that it is for, where it is for no person."""
    thanks_id: str | None = None


def written(plan: Plan) -> Iterator[EmailDraft]:
    """Each letter of a plan as an email, in the order of the people; who wants no email is told with the reason.

    It asks no data file: everything is in the plan, so that it can be done beside the window.
    """
    for letter in plan.letters():
        yield _written(plan, letter)


def _written(plan: Plan, letter: Letter) -> EmailDraft:
    to, why = _mailboxes(plan, letter)
    if not why and (stop := without_its_needs(letter)) is not None:
        why = stop.message
    plain = PlainLetter(subject="", text="")
    if not why:
        try:
            plain = _plain(letter)
        except OutreachError as error:
            why = " ".join(_said(explained(letter, error)))
    recipient = letter.recipient
    thanks = recipient.thanks if letter.gives_thanks else None
    return EmailDraft(
        contact_ids=tuple(one.id for one in recipient.people),
        name=recipient.name,
        template=letter.choice.title,
        title=file_title(plan.today, recipient, letter.choice.title),
        to=() if why else to,
        cc=() if why else tuple(_copies(plan, letter)),
        subject=plain.subject or title_in_words(letter.choice.title),
        text=plain.text,
        problem=why,
        organisation_id=recipient.organisation_id,
        thanks_id=thanks.interaction_id if thanks else None,
    )


def _plain(letter: Letter) -> PlainLetter:
    from outreach_desktop.templates.engine.look import look

    contexts = letter.contexts
    paper = [
        *contexts.address_block(letter.recipient),
        *contexts.address_of(letter.recipient),
        letter.recipient.name,
    ]
    return plain_letter(look(letter.render()), paper)


def _said(found: Sequence[Finding]) -> list[str]:
    return [one.message for one in found]


def _mailboxes(plan: Plan, letter: Letter) -> tuple[tuple[Mailbox, ...], str]:
    """Whom it goes to; or why to nobody."""
    if letter.recipient.place is not None:
        email, why = email_of_place(letter.recipient.place)
        refused = letter.contexts.refused.get(letter.recipient.place.id)
        why = refused.email if refused and refused.email else why
        return (() if why else (Mailbox(name=letter.recipient.name, email=email),)), why
    to, why = [], ""
    for person in letter.recipient.people:
        role = letter.recipient.role if person.id == letter.recipient.contact_id else None
        email, no = email_of(person, role, plan.today)
        if no:
            why = why or no
        else:
            to.append(Mailbox(name=person.name, email=email))
    return tuple(to), "" if to else why


def _copies(plan: Plan, letter: Letter) -> Iterator[Mailbox]:
    for one, _ in plan.copies.of(letter.recipient):
        email, no = email_of(one.contact, one.role, plan.today)
        if not no:
            yield Mailbox(name=one.name, email=email)


def content(one: EmailDraft, sender: Mailbox | None) -> bytes:
    """The file of a draft."""
    return draft(one.to, sender, one.subject, one.text, one.cc, one.attached)


def sender_of(plan: Plan) -> Mailbox | None:
    """Whose email it is: who signs; None where nobody does, or has no address, and the mail program fills in its own."""
    signs = plan.sender
    return Mailbox(name=signs.name, email=signs.email) if signs and signs.email.strip() else None


def keep(drafts: Iterable[EmailDraft], folder: Path, sender: Mailbox | None) -> Iterator[Path]:
    """Write each draft into the folder, one at a time; a file that is there is never replaced."""
    try:
        private.make_folder(folder, parents=True)
    except OSError as error:
        raise writing.trouble(error, folder) from error
    names = writing.FreeNames(folder)
    for one in drafts:
        if one.to:
            path = names.take(writing.safe_name(one.title, ENDING))
            writing.write_new(path, content(one, sender))
            yield path


def note_sent(db: Data, drafts: Sequence[EmailDraft], on: dt.date, *, today: dt.date) -> int:
    """Note on the timelines of all who got these that they were sent by email, which is a contact; thanks they give are said by it."""
    if wrong := beyond(FIELDS["date"], on) or (
        say("Choose today or a day before.") if on > today else ""
    ):
        raise OutreachError(wrong)
    kind = list_items.listed(db, "interaction_kind").now(_EMAIL)
    ids = [person for one in drafts if one.to for person in one.contact_ids]
    there = contacts.there(db, ids) if ids else set()
    asked = [one.organisation_id for one in drafts if one.to and one.organisation_id]
    places = organisations.some(db, asked) if asked else {}
    entries = [
        InteractionDraft(
            contact_id=person,
            organisation_id=place,
            kind=kind,
            date=on,
            summary=one.subject,
            detail=one.template,
        )
        for one in drafts
        if one.to
        for person, place in (
            *((person, None) for person in one.contact_ids if person in there),
            *((None, place) for place in (one.organisation_id,) if place in places),
        )
    ]
    if not entries:
        return 0
    name = say_many(
        "Note that {count} email was sent", "Note that {count} emails were sent", len(entries)
    )
    with changing(db, name):
        interactions.add_all(db, entries)
        interactions.thank(db, [one.thanks_id for one in drafts if one.to and one.thanks_id], on)
    return len(entries)
