"""What an organisation or a person is short of and what is known of whom they care for, with how the group answers it."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

from outreach_desktop.domain.fields import (
    Field,
    FieldKind,
    Searched,
    begun,
    described,
    folded,
    in_words,
)
from outreach_desktop.domain.knowing.day_bounds import out_of_bounds
from outreach_desktop.domain.problems import Problem
from outreach_desktop.words import say

NEED: Final = "need"
BACKGROUND: Final = ("population", "diagnosis", "outsourced", "evidence")
"""Kinds of the program that do not say what somebody is short of or wants, which is what a proposal quotes."""
GAP: Final = 1 << 20
"""What lies between two neighbours at first, so that another finds room between them."""

FIELDS = described(
    Field("organisation_id", say("Organisation"), FieldKind.REFERENCE),
    Field(
        "kind",
        say("What it is"),
        short=say("Kind"),
        values=(
            (NEED, say("need")),
            ("gap", say("gap in service")),
            ("priority", say("priority")),
            ("population", say("patient population")),
            ("diagnosis", say("common diagnosis")),
            ("outsourced", say("outsourced service")),
            ("evidence", say("evidence they want")),
        ),
    ),
    Field(
        "text",
        say("In a sentence"),
        short=say("Need"),
        searched=Searched.WORDS,
        example=say("Fewer calls from men who worry at night"),
    ),
    Field(
        "evidence",
        say("What shows it"),
        short=say("Evidence"),
        searched=Searched.WORDS,
        example=say("40 calls a month to the ward, by their own count"),
    ),
    Field("source", say("Who said so"), short=say("Source"), example=say("Sister Nolan")),
    Field("checked_on", say("Last checked on"), FieldKind.DATE, short=say("Checked")),
    Field(
        "answer",
        say("How you answer it"),
        short=say("Answer"),
        searched=Searched.WORDS,
        example=say("A helpline that is open until ten"),
    ),
    Field(
        "point_id",
        say("Point of your text bank that answers it"),
        FieldKind.REFERENCE,
        short=say("Point"),
        help=say(
            "\u201cWhat we bring\u201d prints it for this need, unless an answer of its own is typed above."
        ),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedDraft:
    """A need as typed: of an organisation, or of a person."""

    organisation_id: str | None = None
    contact_id: str | None = None
    kind: str = NEED
    text: str = ""
    evidence: str = ""
    source: str = ""
    checked_on: dt.date | None = None
    answer: str = ""
    """How the group answers it."""
    point_id: str | None = None
    """The point of the text bank that answers it, picked by hand."""
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Need(NeedDraft):
    """A saved need. `id` is UUID text."""

    id: str


def problems(draft: NeedDraft) -> tuple[Problem, ...]:
    """What stops this need from being saved, in reading order."""
    said = () if draft.text.strip() else (Problem("text", say("Type what it is.")),)
    return (*said, *out_of_bounds(FIELDS, draft))


def told(need: NeedDraft) -> str:
    """\u201cGap in service: no one rings back\u201d; a plain need is told by its words alone."""
    kind = begun(in_words(FIELDS["kind"], need.kind))
    words = need.text.strip()
    return words if not kind or folded(need.kind) == NEED else f"{kind}: {words}"


def short_of(needs: Iterable[NeedDraft], background: Collection[str]) -> list[str]:
    """What they are short of, a line each; `background` are the kinds that say something else, folded."""
    return [one.text for one in needs if folded(one.kind) not in background]
