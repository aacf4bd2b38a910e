"""Memberships: the professional bodies that a person belongs to."""

import datetime as dt
from dataclasses import dataclass

from outreach_desktop.domain.fields import Field, FieldKind, Searched, described
from outreach_desktop.domain.knowing.day_bounds import out_of_bounds
from outreach_desktop.domain.problems import Problem
from outreach_desktop.words import say

FIELDS = described(
    Field(
        "body",
        say("Professional body"),
        short=say("Body"),
        help=say("As its members write it. You can search for people by it."),
        searched=Searched.WORDS,
        example=say("British Association of Urological Surgeons"),
    ),
    Field(
        "since", say("Member since"), FieldKind.DATE, help=say("Leave it empty if no one knows.")
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MembershipDraft:
    """What somebody is a member of. A beginning that nobody knows is None."""

    contact_id: str
    body: str = ""
    since: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership(MembershipDraft):
    """A saved membership. `id` is UUID text."""

    id: str


def problems(draft: MembershipDraft) -> tuple[Problem, ...]:
    """What stops this membership from being saved, in reading order."""
    nameless = Problem("body", say("Type the name of the body."))
    return (*(() if draft.body.strip() else (nameless,)), *out_of_bounds(FIELDS, draft))
