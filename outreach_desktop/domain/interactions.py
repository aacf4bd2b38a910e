"""What passed between us and a person, or an organisation as such: the rows of a timeline."""

import datetime as dt
from dataclasses import dataclass

from outreach_desktop.domain.fields import Field, FieldKind, Searched, described, in_words, kept
from outreach_desktop.domain.knowing.day_bounds import out_of_bounds
from outreach_desktop.domain.problems import Problem
from outreach_desktop.words import say

DOCUMENT = "document"
"""The kind of the entry that a made document writes itself: with the document's id it is no contact yet."""

LETTER = "letter"
"""What the entry of a document is called once it has gone out by post."""

CALL = "phone"
"""The kind that a new entry begins with."""
NOTE = "note"
"""Written about somebody, not with them."""

FIELDS = described(
    Field(
        "kind",
        say("What it was"),
        short=say("Kind"),
        values=(
            (CALL, say("call")),
            ("email", say("email")),
            (LETTER, say("letter")),
            ("meeting", say("meeting")),
            ("visit", say("visit")),
            ("video", say("video call")),
            ("event", say("event")),
            ("referral", say("referral")),
            ("document", say("document")),
            (NOTE, say("note")),
        ),
    ),
    Field(
        "direction",
        say("Who began"),
        values=(("out", say("we contacted them")), ("in", say("they contacted us"))),
        says_all=True,
    ),
    Field("date", say("Date"), FieldKind.DATE, may_come=True),
    Field(
        "summary",
        say("Summary"),
        searched=Searched.WORDS,
        example=say("Agreed to hand out our leaflets"),
    ),
    Field("detail", say("Notes"), help=say("Never name a patient here."), searched=Searched.WORDS),
    Field(
        "thanks_for",
        say("Thank them for"),
        help=say(
            "If they did something that deserves a thank-you note. It follows"
            " \u201cThank you for\u201d."
        ),
        searched=Searched.WORDS,
        example=say("speaking at our open evening"),
    ),
    Field("thanked_on", say("Thanked on"), FieldKind.DATE),
    Field(
        "back_on",
        say("Came back on"),
        FieldKind.DATE,
        help=say("What came back reached no one, and counts as no contact."),
    ),
    Field("event_id", say("Event"), FieldKind.REFERENCE),
    Field("document_id", say("Document"), FieldKind.REFERENCE),
    Field("organisation_id", say("Organisation"), FieldKind.REFERENCE),
)
KINDS = kept(FIELDS["kind"])


@dataclass(frozen=True, slots=True, kw_only=True)
class InteractionDraft:
    """One contact made, with a person or with an organisation as such. `direction` is "in" where they turned to us."""

    contact_id: str | None = None
    kind: str = NOTE
    direction: str = "out"
    date: dt.date | None = None
    summary: str = ""
    detail: str = ""
    thanks_for: str = ""
    """What they did that deserves a thank-you, as it follows the words "Thank you for"."""
    thanked_on: dt.date | None = None
    back_on: dt.date | None = None
    """The day on which the post brought it back; then it was no contact."""
    event_id: str | None = None
    document_id: str | None = None
    organisation_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Interaction(InteractionDraft):
    """A saved interaction. `id` is UUID text."""

    id: str


def problems(draft: InteractionDraft) -> tuple[Problem, ...]:
    """What stops this interaction from being saved, in reading order."""
    found = []
    if not draft.kind.strip():
        found.append(Problem("kind", say("Choose what it was.")))
    if draft.date is None:
        found.append(Problem("date", say("Choose a date.")))
    if not draft.summary.strip():
        found.append(Problem("summary", say("Add a short summary.")))
    if draft.back_on and draft.date and draft.back_on < draft.date:
        found.append(Problem("back_on", say("It cannot come back before it was sent.")))
    return (*found, *out_of_bounds(FIELDS, draft))


def kind_in_words(kind: str) -> str:
    """A kind as it reads in a sentence: "Log call with Dr Ann O'Neil"."""
    return in_words(FIELDS["kind"], kind)
