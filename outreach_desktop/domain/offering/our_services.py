"""Services: what the group offers people, each with whom it is for, when and where it is, and how to join."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from outreach_desktop.domain.fields import Field, FieldKind, Searched, described, folded
from outreach_desktop.domain.knowing.day_bounds import out_of_bounds
from outreach_desktop.domain.problems import Problem
from outreach_desktop.words import say, say_many

GAP: Final = 1 << 20
"""What lies between two neighbours at first, so that one more finds room between them."""
MOST: Final = 9_999
"""Days to wait, places: more is a slip of the finger."""
NEW_DAYS: Final = 92
"""How long a service counts as new."""
STALE_DAYS: Final = 366
"""After how many days without a look its entry may be out of date."""

FIELDS = described(
    Field(
        "name",
        say("Name of the service"),
        short=say("Service"),
        searched=Searched.WORDS,
        example=say("Newcomers\u2019 hour"),
    ),
    Field(
        "for_whom",
        say("For whom"),
        searched=Searched.WORDS,
        example=say("Men who were told in the last three months"),
    ),
    Field(
        "condition",
        say("For which condition"),
        short=say("Condition"),
        searched=Searched.WORDS,
        example=say("Prostate cancer"),
    ),
    Field(
        "benefit",
        say("What it does for them"),
        short=say("Benefit"),
        searched=Searched.WORDS,
        example=say("They leave with three answers and a number to ring"),
    ),
    Field(
        "held",
        say("When it is held"),
        short=say("When"),
        searched=Searched.WORDS,
        example=say("First Tuesday of the month, 18:00 to 19:00"),
    ),
    Field(
        "place",
        say("Where"),
        searched=Searched.WORDS,
        example=say("The Old Corn Store, ground floor; or by phone"),
    ),
    Field(
        "cost",
        say("Cost"),
        help=say("Write \u201cfree\u201d where it is: nothing is printed for an empty field."),
        example=say("free"),
    ),
    Field(
        "how_to_join",
        say("How to join"),
        searched=Searched.WORDS,
        example=say("Ring the helpline; no referral needed"),
    ),
    Field(
        "waiting_days",
        say("Days to wait for a place now"),
        FieldKind.NUMBER,
        short=say("Days to wait"),
        example=14,
    ),
    Field(
        "places_free",
        say("Free places now"),
        FieldKind.NUMBER,
        short=say("Free places"),
        example=4,
    ),
    Field(
        "starts_on",
        say("From when"),
        FieldKind.DATE,
        may_come=True,
        help=say("For its first three months it is printed as new."),
        example=dt.date(2026, 2, 3),
    ),
    Field(
        "ends_on",
        say("Until when"),
        FieldKind.DATE,
        may_come=True,
        help=say("After this day it is no longer printed."),
    ),
    Field(
        "checked_on",
        say("Last checked on"),
        FieldKind.DATE,
        short=say("Checked"),
        example=dt.date(2026, 3, 2),
    ),
    Field(
        "former_names",
        say("What it was called before"),
        FieldKind.LINES,
        short=say("Former names"),
        help=say("A name a line. Who was told of it under one of these was told of it."),
    ),
)


class Going(IntEnum):
    """Whether a service is printed, what is going on first."""

    ON = 0
    STALE = 1
    """It goes on, and no one looked at the entry for a year."""
    TO_COME = 2
    OVER = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class OurServiceDraft:
    """A service as typed."""

    name: str = ""
    for_whom: str = ""
    condition: str = ""
    benefit: str = ""
    held: str = ""
    place: str = ""
    cost: str = ""
    how_to_join: str = ""
    waiting_days: int | None = None
    places_free: int | None = None
    starts_on: dt.date | None = None
    ends_on: dt.date | None = None
    checked_on: dt.date | None = None
    former_names: str = ""
    """What it was called before, a line each."""
    position: int = 0
    """Its place among the others; 0 for the last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OurService(OurServiceDraft):
    """A saved service. `id` is UUID text."""

    id: str


def renamed(kept: OurServiceDraft, draft: OurServiceDraft) -> str:
    """The former names of a service that is called otherwise from now on: what it was called is one of them."""
    now, lines = folded(draft.name), draft.former_names.splitlines()
    if folded(kept.name) != now:
        lines.append(kept.name)
    names = {folded(one): " ".join(one.split()) for one in lines if one.strip()}
    names.pop(now, None)
    return "\n".join(names.values())


def names_of(service: OurService, every: Iterable[OurService]) -> list[str]:
    """All that it is and was called; a former name that another one has now means that one."""
    taken = {folded(one.name) for one in every}
    former = [one for one in service.former_names.splitlines() if one.strip()]
    return [service.name, *(one for one in former if folded(one) not in taken)]


def problems(draft: OurServiceDraft, today: dt.date) -> tuple[Problem, ...]:
    """What stops this service from being saved, in reading order."""
    found = []
    if not draft.name.strip():
        found.append(Problem("name", say("Type the name of the service.")))
    for name in ("waiting_days", "places_free"):
        number = getattr(draft, name)
        if number is not None and not 0 <= number <= MOST:
            found.append(Problem(name, say("Type a number from 0 to 9,999, or nothing.")))
    found += out_of_bounds(FIELDS, draft, today)
    if draft.starts_on and draft.ends_on and draft.ends_on < draft.starts_on:
        found.append(Problem("ends_on", say("It cannot end before it begins.")))
    return tuple(found)


def going(service: OurServiceDraft, today: dt.date) -> Going:
    """Whether it goes on, on this day."""
    if service.ends_on is not None and service.ends_on < today:
        return Going.OVER
    if service.starts_on is not None and service.starts_on > today:
        return Going.TO_COME
    checked = service.checked_on
    is_stale = checked is not None and (today - checked).days > STALE_DAYS
    return Going.STALE if is_stale else Going.ON


def goes_on(service: OurServiceDraft, today: dt.date) -> bool:
    """Whether documents print it."""
    return going(service, today) in (Going.ON, Going.STALE)


def is_new(service: OurServiceDraft, today: dt.date) -> bool:
    """Whether it began a short while ago."""
    began = service.starts_on
    return began is not None and 0 <= (today - began).days <= NEW_DAYS


def told(service: OurServiceDraft, today: dt.date, in_words: Callable[[dt.date], str]) -> str:
    """How it stands: \u201cover since 3 Mar 2026\u201d, with the day `in_words`."""
    match going(service, today):
        case Going.OVER:
            assert service.ends_on is not None  # noqa: S101 - else it would not be over
            return say("over since {day}", day=in_words(service.ends_on))
        case Going.TO_COME:
            assert service.starts_on is not None  # noqa: S101 - else it would not be to come
            return say("from {day}", day=in_words(service.starts_on))
        case Going.STALE:
            return say("not checked for a year")
        case Going.ON:
            return say("new") if is_new(service, today) else say("going on")


def wait_in_words(days: int | None) -> str:
    """\u201cno wait\u201d, \u201c14 days\u201d, \u201c3 weeks\u201d; "" where it is not known."""
    if days is None:
        return ""
    if days == 0:
        return say("no wait")
    if days >= 14 and days % 7 == 0:
        return say_many("{count} week", "{count} weeks", days // 7)
    return say_many("{count} day", "{count} days", days)


def between(before: int | None, after: int | None) -> int | None:
    """A place between two neighbours, of which one may be missing at either end; None where there is no room."""
    if before is None:
        return (after or GAP) - GAP if after is not None else GAP
    if after is None:
        return before + GAP
    middle = (before + after) // 2
    return middle if before < middle < after else None
