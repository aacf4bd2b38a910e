"""The content bank: texts to print and to hand out, with their source, when they were last read through, and who allowed them."""

import datetime as dt
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from outreach_desktop.domain.fields import INSTEAD, Field, FieldKind, Searched, described
from outreach_desktop.domain.knowing.day_bounds import months_after, out_of_bounds
from outreach_desktop.domain.problems import Problem
from outreach_desktop.words import say

FIELDS = described(
    Field(
        "kind",
        say("Kind of text"),
        short=say("Kind"),
        values=(
            ("news", say("news")),
            ("success", say("success")),
            ("change", say("change in what you offer")),
            ("story", say("story of someone")),
            ("quote", say("quote")),
            ("question", say("question and answer")),
            ("signpost", say("where else people find help")),
            ("article", say("article")),
            ("leaflet", say("leaflet")),
            ("guideline", say("guideline")),
        ),
    ),
    Field(
        "topic",
        say("Topic"),
        searched=Searched.WORDS,
        help=say("For help elsewhere: what someone needs."),
        example=say("Living with hormone therapy"),
    ),
    Field(
        "heading",
        say("Heading"),
        searched=Searched.WORDS,
        help=say("Of a question, the question; for help elsewhere, who helps."),
        example=say("Can someone come without a referral?"),
    ),
    Field(
        "text",
        say("Text"),
        searched=Searched.WORDS,
        example=say("Yes. Anyone may ring us, and may bring someone along."),
    ),
    Field(
        "attribution",
        say("Who is named with it"),
        short=say("Named"),
        searched=Searched.WORDS,
        help=say(
            "As it is printed under a quote or a story. Anyone who is named must have agreed."
        ),
        example=say("a member, 67"),
    ),
    Field(
        "is_ours",
        say("We wrote it ourselves"),
        FieldKind.YES_NO,
        short=say("Our own"),
    ),
    Field(
        "source",
        say("Source"),
        searched=Searched.WORDS,
        help=say("Who wrote it, or where it was printed."),
        example=say("Wendshire Cancer Network, patient guide 2025"),
    ),
    Field(
        "link",
        say("Link, or where it lies"),
        short=say("Link"),
        searched=Searched.WORDS,
        help=say("A link is kept and printed; the program never opens it."),
        example="www.cancer-network.example/guide",
    ),
    Field(
        "dated_on",
        say("Date of the text"),
        FieldKind.DATE,
        short=say("Dated"),
        example=dt.date(2026, 2, 24),
    ),
    Field(
        "reviewed_on",
        say("Last read through on"),
        FieldKind.DATE,
        short=say("Reviewed"),
        example=dt.date(2026, 3, 2),
    ),
    Field(
        "review_on",
        say("To be read through again on"),
        FieldKind.DATE,
        short=say("Review due"),
        may_come=True,
        help=say("Empty: a year after the last time, half a year for help elsewhere."),
    ),
    Field(
        "may_hand_out",
        say("May be printed and handed out"),
        FieldKind.YES_NO,
        short=say("May be handed out"),
    ),
    Field(
        "comes_first",
        say("Comes before the others of its kind"),
        FieldKind.YES_NO,
        short=say("Comes first"),
        help=say("The headline of a newsletter, or the number for an emergency."),
    ),
    Field(
        "permission",
        say("Who gave permission, and how"),
        short=say("Permission"),
        help=say("A story or a quote without it is never printed."),
        example=say("In writing, 12 March; form in the blue folder"),
    ),
    Field(
        "permission_ends_on",
        say("Permission ends on"),
        FieldKind.DATE,
        short=say("Permission until"),
        may_come=True,
    ),
)

OF_SOMEONE: Final = frozenset(("story", "quote"))
"""Kinds that are a person\u2019s own: they are printed with permission only."""
_MONTHS: Final = {"signpost": 6, "question": 12, "leaflet": 12, "guideline": 12, "article": 24}
"""After how many months a text of a kind is read through again, where no day was set."""


class ContentStanding(IntEnum):
    """Whether a text is printed, what is to be done first."""

    NO_PERMISSION = 0
    PERMISSION_ENDED = 1
    NAME_TAKEN_OUT = 2
    """Someone in it was erased: what is left is no text to print."""
    DUE = 3
    """It is past its review."""
    KEPT_BACK = 4
    """It may not be handed out."""
    FINE = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentDraft:
    """A text as typed."""

    kind: str = "news"
    topic: str = ""
    heading: str = ""
    text: str = ""
    attribution: str = ""
    is_ours: bool = True
    source: str = ""
    link: str = ""
    dated_on: dt.date | None = None
    reviewed_on: dt.date | None = None
    review_on: dt.date | None = None
    may_hand_out: bool = True
    comes_first: bool = False
    permission: str = ""
    permission_ends_on: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentText(ContentDraft):
    """A saved text. `id` is UUID text."""

    id: str

    @property
    def name(self) -> str:
        """What it is called: its heading, else how its text begins."""
        return named(self)


def problems(draft: ContentDraft, today: dt.date) -> tuple[Problem, ...]:
    """What stops this text from being saved, in reading order."""
    found = []
    if not draft.heading.strip() and not draft.text.strip():
        found.append(Problem("heading", say("Type a heading or a text.")))
    elif draft.kind == "question" and not draft.heading.strip():
        found.append(Problem("heading", say("Type the question.")))
    found += out_of_bounds(FIELDS, draft, today)
    return tuple(found)


def named(content: ContentDraft) -> str:
    """What it is called: its heading, else how its text begins."""
    words = " ".join((content.heading.strip() or content.text).split())
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}\u2026"


_LONGEST: Final = 80


def needs_permission(content: ContentDraft) -> bool:
    """Whether it is someone\u2019s own, or names someone."""
    return content.kind in OF_SOMEONE or bool(content.attribution.strip())


def review_due_on(content: ContentDraft) -> dt.date | None:
    """The day from which it has to be read through again; None where no one is reminded."""
    if content.review_on is not None:
        return content.review_on
    months = _MONTHS.get(content.kind)
    if months is None or content.reviewed_on is None:
        return None
    return months_after(content.reviewed_on, months)


def standing(content: ContentDraft, today: dt.date) -> ContentStanding:
    """Whether it may be printed on this day, and else why not."""
    if needs_permission(content) and not content.permission.strip():
        return ContentStanding.NO_PERMISSION
    if content.permission_ends_on is not None and content.permission_ends_on < today:
        return ContentStanding.PERMISSION_ENDED
    if any(INSTEAD in one for one in (content.heading, content.text, content.attribution)):
        return ContentStanding.NAME_TAKEN_OUT
    due = review_due_on(content)
    if due is not None and due <= today:
        return ContentStanding.DUE
    return ContentStanding.FINE if content.may_hand_out else ContentStanding.KEPT_BACK


def is_to_do(content: ContentDraft, today: dt.date) -> bool:
    """Whether someone has to do something before it is printed again."""
    return standing(content, today) < ContentStanding.KEPT_BACK


def told(content: ContentDraft, today: dt.date) -> str:
    """How it stands in words."""
    return {
        ContentStanding.NO_PERMISSION: say("no permission"),
        ContentStanding.PERMISSION_ENDED: say("permission has ended"),
        ContentStanding.NAME_TAKEN_OUT: say("a name was taken out of it"),
        ContentStanding.DUE: say("to be read through again"),
        ContentStanding.KEPT_BACK: say("not handed out"),
        ContentStanding.FINE: say("may be printed"),
    }[standing(content, today)]


def what_to_do(content: ContentDraft, today: dt.date) -> str:
    """What someone can do so that it is printed; "" where nothing has to be done."""
    return {
        ContentStanding.NO_PERMISSION: say(
            "It is not printed: ask for permission, and write down who gave it."
        ),
        ContentStanding.PERMISSION_ENDED: say(
            "It is not printed: the permission has ended. Ask again, and set another day."
        ),
        ContentStanding.NAME_TAKEN_OUT: say(
            "It is not printed: someone named in it was erased. Write it again, or remove it."
        ),
        ContentStanding.DUE: say("It is not printed until someone reads it through again."),
        ContentStanding.KEPT_BACK: say("It is not printed: it may not be handed out."),
        ContentStanding.FINE: "",
    }[standing(content, today)]
