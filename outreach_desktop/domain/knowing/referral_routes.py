"""How people are referred from an organisation to the group, and from the group there: each way with what it takes."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from outreach_desktop.domain.fields import (
    Field,
    FieldKind,
    Searched,
    begun,
    described,
    in_words,
)
from outreach_desktop.domain.knowing.day_bounds import out_of_bounds
from outreach_desktop.domain.problems import Problem
from outreach_desktop.words import say, say_many

IN: Final = "in"
"""They refer to the group."""
OUT: Final = "out"
"""The group refers to them."""

FIELDS = described(
    Field("organisation_id", say("Organisation"), FieldKind.REFERENCE),
    Field(
        "direction",
        say("Who refers"),
        values=((IN, say("they refer to you")), (OUT, say("you refer to them"))),
        says_all=True,
    ),
    Field(
        "referral_kind",
        say("For which referrals"),
        short=say("Kind of referral"),
        values=(
            ("outpatients", say("outpatients")),
            ("inpatients", say("inpatients")),
            ("at discharge", say("at discharge")),
            ("self-referral", say("self-referral")),
            ("urgent", say("urgent")),
            ("funding", say("funding")),
        ),
    ),
    Field(
        "method",
        say("By what"),
        short=say("Method"),
        values=(
            ("form", say("form")),
            ("letter", say("letter")),
            ("email", say("email")),
            ("phone", say("phone")),
            ("portal", say("electronic referral system")),
            ("fax", say("fax")),
            ("in person", say("in person")),
        ),
    ),
    Field(
        "how",
        say("How it goes"),
        searched=Searched.WORDS,
        example=say("Letter or email from the nurse specialists"),
    ),
    Field(
        "address",
        say("Where to"),
        help=say("The address, the number or the name of the form."),
        searched=Searched.WORDS,
        example=say("Form UR-12, at the front desk"),
    ),
    Field("liaison_id", say("Whom to ask for"), FieldKind.REFERENCE, short=say("Liaison")),
    Field(
        "requires",
        say("What they require"),
        searched=Searched.WORDS,
        example=say("Consent in writing, a copy of our insurance"),
    ),
    Field(
        "criteria",
        say("Who may be referred"),
        short=say("Criteria"),
        searched=Searched.WORDS,
        example=say("Men after treatment, from six weeks on"),
    ),
    Field(
        "limits",
        say("Limits"),
        help=say("Distance, contracts, specialties."),
        searched=Searched.WORDS,
    ),
    Field(
        "turnaround_days",
        say("Days until an answer"),
        FieldKind.NUMBER,
        short=say("Turnaround"),
        example=5,
    ),
    Field("checked_on", say("Last checked on"), FieldKind.DATE, short=say("Checked")),
    Field(
        "review_on", say("To be asked again on"), FieldKind.DATE, short=say("Review"), may_come=True
    ),
)
_LONGEST_WAIT: Final = 3650


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralRouteDraft:
    """A way to refer as typed. Days that nobody set are None."""

    organisation_id: str
    direction: str = IN
    referral_kind: str = ""
    method: str = ""
    how: str = ""
    address: str = ""
    """Where it goes: an address, a number, the name of a form."""
    liaison_id: str | None = None
    """Whom to ask for: one of the people."""
    requires: str = ""
    criteria: str = ""
    limits: str = ""
    turnaround_days: int | None = None
    checked_on: dt.date | None = None
    review_on: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralRoute(ReferralRouteDraft):
    """A saved way to refer. `id` is UUID text."""

    id: str


def problems(draft: ReferralRouteDraft) -> tuple[Problem, ...]:
    """What stops this way to refer from being saved, in reading order."""
    found = []
    if not any(one.strip() for one in (draft.method, draft.how, draft.address)):
        found.append(Problem("how", say("Choose by what, or type how it goes.")))
    days = draft.turnaround_days
    if days is not None and not 0 <= days <= _LONGEST_WAIT:
        found.append(Problem("turnaround_days", say("Type days between 0 and 3,650.")))
    return (*found, *out_of_bounds(FIELDS, draft))


def told(route: ReferralRouteDraft) -> str:
    """\u201cOutpatients: form, handed in at the desk, Form UR-12\u201d."""
    words = ", ".join(
        part
        for part in (in_words(FIELDS["method"], route.method), route.how, route.address)
        if part
    )
    kind = begun(in_words(FIELDS["referral_kind"], route.referral_kind))
    return f"{kind}: {words}" if kind else begun(words)


def in_one_text(routes: Iterable[ReferralRouteDraft]) -> str:
    """All ways in which they refer to the group, a line each."""
    return "\n".join(told(route) for route in routes if route.direction == IN)


def is_due(route: ReferralRouteDraft, today: dt.date) -> bool:
    """Whether the day has come on which somebody was to ask again."""
    return route.review_on is not None and route.review_on <= today


def wait(route: ReferralRouteDraft) -> str:
    """\u201can answer within 5 days\u201d; "" where nobody said."""
    if route.turnaround_days is None:
        return ""
    return say_many(
        "an answer within {count} day", "an answer within {count} days", route.turnaround_days
    )
