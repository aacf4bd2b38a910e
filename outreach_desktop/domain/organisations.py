"""Organisations: a tree of trusts, hospitals, departments, practices and community partners."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple, TypeVar

from outreach_desktop.domain import addresses
from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.fields import (
    Field,
    FieldKind,
    ReachedBy,
    Searched,
    described,
    folded,
    kept,
)
from outreach_desktop.domain.knowing import places as knowing
from outreach_desktop.domain.knowing.day_bounds import out_of_bounds
from outreach_desktop.domain.own_fields.entered import Own
from outreach_desktop.domain.problems import Problem
from outreach_desktop.domain.reach import unkept
from outreach_desktop.domain.wishes import of_places
from outreach_desktop.words import say, say_in

FIELDS = described(
    Field(
        "name",
        say("Name"),
        searched=Searched.WORDS,
        published="organisation.name",
        meaning=say("its name; a department\u2019s own, if they belong to one"),
        example="Marrowby General Hospital",
    ),
    Field(
        "kind",
        say("Kind"),
        values=(
            ("hospital trust", say("hospital trust")),
            ("hospital", say("hospital")),
            ("department", say("department")),
            ("cancer centre", say("cancer centre")),
            ("commissioning body", say("commissioning body")),
            ("primary care network", say("primary care network")),
            ("GP practice", say("GP practice")),
            ("clinic", say("clinic")),
            ("hospice", say("hospice")),
            ("pharmacy", say("pharmacy")),
            ("mental health service", say("mental health service")),
            ("charity", say("charity")),
            ("community organisation", say("community organisation")),
            ("business", say("business")),
            ("other", say_in("organisation", "other")),
        ),
        searched=Searched.WORDS,
        published="organisation.kind",
        meaning=say("hospital, GP practice, hospice ..."),
        example="hospital",
    ),
    Field("parent_id", say("Belongs to"), FieldKind.REFERENCE),
    Field(
        "area",
        say("Area"),
        searched=Searched.WORDS,
        published="organisation.area",
        meaning=say("the area it serves"),
        example="Marrowby and the Wend valley",
    ),
    *addresses.FIELDS.values(),
    Field(
        "phone",
        say("Phone"),
        reached_by=ReachedBy.PHONE,
        published="organisation.phone",
        meaning=say("switchboard"),
        example="01632 960201",
    ),
    Field(
        "email",
        say("Email"),
        reached_by=ReachedBy.EMAIL,
        published="organisation.email",
        meaning=say("its general address"),
        example="enquiries@wendvalleyhospitals.example",
    ),
    Field("website", say("Website")),
    Field(
        "policy",
        say("House rules"),
        help=say("Leaflets, visits, gifts: shown on top of every card."),
    ),
    Field(
        "shared_goals",
        say("Shared goals"),
        FieldKind.LINES,
        help=say("One goal a line."),
        published="organisation.shared_goals",
        meaning=say("what you both want"),
    ),
    *knowing.FIELDS.values(),
    *of_places.FIELDS.values(),
    Field("notes", say("Notes"), searched=Searched.WORDS),
)
KINDS = kept(FIELDS["kind"])


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationDraft:
    """An organisation as typed. Fields of several lines hold one point a line."""

    name: str = ""
    kind: str = ""
    parent_id: str | None = None
    address: Address = field(default=Address())
    phone: str = ""
    email: str = ""
    website: str = ""
    area: str = ""
    shared_goals: str = ""
    policy: str = ""
    """House rules (leaflets, visits, gifts), shown before anybody writes or calls."""
    notes: str = ""
    code: str = ""
    """As a register has it."""
    conditions: str = ""
    """What they work with, one a line."""
    stage: str = ""
    target: str = ""
    target_why: str = ""
    lead_id: str | None = None
    """Who of us keeps in touch: one of the senders."""
    source: str = ""
    checked_on: dt.date | None = None
    audience: str = ""
    audience_size: int | None = None
    list_size: int | None = None
    """How many patients are registered there."""
    understands_us: str = ""
    preferred_channel: str = ""
    best_times: str = ""
    route_through: str = ""
    secure_email: str = ""
    e_referral_system: str = ""
    e_referral_address: str = ""
    referral_limits: str = ""
    refers_now_to: str = ""
    would_refer: str = ""
    refer_criteria: str = ""
    procedure_asked_on: dt.date | None = None
    procedure_came_on: dt.date | None = None
    procedure_note: str = ""
    no_letters: bool = False
    no_emails: bool = False
    closed_on: dt.date | None = None
    successor_id: str | None = None
    """Who took over what it did, once it has closed."""
    own: Own = ()
    """What stands in fields of the group's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(OrganisationDraft):
    """A saved organisation. `id` is UUID text."""

    id: str


class TreeNode(NamedTuple):
    """As much of an organisation as its place in the tree hangs on."""

    id: str
    name: str
    parent_id: str | None


class TreeLine(NamedTuple):
    """A line of the tree, by its name alone."""

    id: str
    name: str
    depth: int
    is_found: bool = True
    """Whether it is what was looked for, not only what that belongs to."""


N = TypeVar("N", Organisation, TreeNode)


def problems(draft: OrganisationDraft) -> tuple[Problem, ...]:
    """What stops this organisation from being saved, in reading order."""
    nameless = Problem("name", say("Type the organisation's name."))
    named = () if draft.name.strip() else (nameless,)
    open_still = draft.successor_id is not None and draft.closed_on is None
    undated = Problem("closed_on", say("Choose the day on which it closed."))
    closed = (undated,) if open_still else ()
    return (*named, *closed, *unkept(FIELDS, draft), *out_of_bounds(FIELDS, draft))


def points(text: str) -> tuple[str, ...]:
    """The lines of a field that holds one point a line, without bullets or blanks."""
    lines = (line.strip().lstrip("-*\u2022\u00b7\u2013 \t").strip() for line in text.splitlines())
    return tuple(line for line in lines if line)


PARTS = frozenset(["department"])
"""Kinds of what is a part of the organisation above it, where a group has not said otherwise."""


def institution(
    organisation: Organisation, above: Sequence[Organisation], parts: frozenset[str] = PARTS
) -> Organisation:
    """What an envelope names: of a department, the hospital it belongs to. `above` is outermost first.

    `parts` are the kinds that are only a part of what is above them, folded.
    """
    line = (organisation, *reversed(above))
    return next((one for one in line if folded(one.kind) not in parts), organisation)


def postal_address(organisation: Organisation, above: Sequence[Organisation]) -> Address:
    """Its own address, else that of the nearest one above that has any."""
    line = (organisation, *reversed(above))
    return next((one.address for one in line if one.address), organisation.address)


def town_of(organisation: Organisation, above: Sequence[Organisation]) -> str:
    """Its own town, else that of the nearest one above that has one: "Level 3" is in the town of its hospital."""
    line = (organisation, *reversed(above))
    return next((one.address.town for one in line if one.address.town), "")


def reached(organisation: Organisation, above: Sequence[Organisation], name: str) -> str:
    """What stands in a field of it, else of the nearest one above that says something there."""
    line = (organisation, *reversed(above))
    return next((said for one in line if (said := str(getattr(one, name)).strip())), "")


def above(organisation_id: str, every: dict[str, Organisation]) -> list[Organisation]:
    """What it belongs to, outermost first; two under each other, as undo can leave them, end the line."""
    line: dict[str, Organisation] = {}
    parent = every[organisation_id].parent_id
    while parent in every and parent not in (organisation_id, *line):
        line[parent] = every[parent]
        parent = line[parent].parent_id
    return list(line.values())[::-1]


def in_tree_order(organisations: Iterable[N]) -> Iterator[tuple[N, int]]:
    """Each organisation with its depth: parents before children, those on one level by name.

    One whose parent is not among them stands on the first level, and so does the first by name of
    those that are under each other in a circle: nobody is left out.
    """
    waiting: dict[str, N] = {one.id: one for one in sorted(organisations, key=by_name)}
    children: dict[str | None, list[N]] = {}
    for one in waiting.values():
        parent_id = one.parent_id if one.parent_id in waiting else None
        children.setdefault(parent_id, []).append(one)
    for first in [*children.get(None, ()), *waiting.values()]:
        stack = [(first, 0)]
        while stack:
            one, depth = stack.pop()
            if waiting.pop(one.id, None):
                yield one, depth
                stack += [(child, depth + 1) for child in reversed(children.get(one.id, ()))]


# What stands in the column of organisations where somebody has none.
_NO_PLACES = frozenset(
    """retired|self-employed|self employed|selfemployed|self|freelance|freelancer|locum|home|at home|none|n/a|na|n.a.|nil|null|nan|no
    |yes|y|n|true|false|ja|nein|oui|non|unknown|not known|not applicable|unemployed|not working|student|private|individual|various
    |independent|sole trader|housewife|homemaker|carer|volunteer|-|--|.|?|0|1|x|tbc|no organisation|no organization|no company|other
    |pensioner|rentner|selbst\u00e4ndig|retrait\u00e9|jubilado|pensionato|gepensioneerd|no longer working|maternity leave"""
    .replace("\n", "").replace("    ", "").split("|")
)  # fmt: skip
_ABBREVIATED = {
    "pract": "practice", "prac": "practice", "hosp": "hospital", "surg": "surgery", "ctr": "centre", "center": "centre",
    "cntr": "centre", "hlth": "health", "hc": "health centre", "med": "medical", "univ": "university", "saint": "st", "dept": "department",
    "dep": "department", "clin": "clinic", "pharm": "pharmacy", "grp": "group", "gp": "gp", "and": "",
}  # fmt: skip
_COMPANY_FORMS = frozenset(("ltd", "limited", "llp", "plc", "inc", "gmbh", "llc", "cic"))


def is_no_place(text: str) -> bool:
    """Whether a cell for an organisation says that there is none: “Retired”, “Self-employed”, “N/A”, “yes”."""
    words = " ".join(text.casefold().strip(" .").split())
    return words in _NO_PLACES or (words.startswith("retired ") and len(words.split()) < 4)


@lru_cache(maxsize=16384)
def place_key(name: str) -> str:
    """What makes two spellings of a name one organisation.

    Capitals, blanks, a leading The, apostrophes, full stops, St. or Saint, Ltd and the usual short
    forms (“Pract.”) make no other.
    """
    plain = re.sub(r"['\u2019\u2018`\u00b4.]", "", name.casefold())
    words = re.sub(r"[^\w]+", " ", plain).split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    while len(words) > 1 and words[-1] in _COMPANY_FORMS:
        words.pop()
    return " ".join(filter(None, (_ABBREVIATED.get(word, word) for word in words))) or plain.strip()


def by_name(organisation: Organisation | TreeNode) -> tuple[str, str]:
    """The order in which organisations on one level stand."""
    return organisation.name.casefold(), organisation.id
