"""Where our own details appear: websites, directories, noticeboards, leaflets, and when each was last looked at."""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Final, NamedTuple

from outreach_desktop.domain.fields import Field, FieldKind, Searched, described
from outreach_desktop.domain.group import FIELDS as GROUP_FIELDS
from outreach_desktop.domain.group import GroupProfile
from outreach_desktop.domain.knowing.day_bounds import months_after, out_of_bounds
from outreach_desktop.domain.problems import Problem
from outreach_desktop.words import say, say_many

MONTHS: Final = 6
"""How often a new listing is looked at, unless someone says otherwise."""
MOST_MONTHS: Final = 120
_IN_YEARS_FROM: Final = 24

FIELDS = described(
    Field(
        "name",
        say("Where it is"),
        short=say("Listing"),
        searched=Searched.WORDS,
        example=say("Noticeboard of Priory Surgery"),
    ),
    Field(
        "kind",
        say("Kind of listing"),
        short=say("Kind"),
        values=(
            ("website", say("website of the group")),
            ("directory", say("online directory")),
            ("map", say("map or search engine")),
            ("social media", say("social media page")),
            ("register", say("public register")),
            ("noticeboard", say("noticeboard")),
            ("leaflet", say("leaflet or poster of a partner")),
            ("partner website", say("website of a partner")),
            ("newsletter", say("newsletter or magazine")),
            ("screen", say("screen in a waiting room")),
            ("printed directory", say("printed directory")),
        ),
    ),
    Field(
        "address",
        say("Link, or where exactly"),
        short=say("Where exactly"),
        searched=Searched.WORDS,
        help=say("A link is kept and copied; the program never opens it."),
        example=say("www.carers.example/groups, or: by the lift on the first floor"),
    ),
    Field(
        "shows",
        say("What it says about you"),
        short=say("What it says"),
        searched=Searched.WORDS,
        example=say("Name, helpline number and the dates of the open evenings"),
    ),
    Field(
        "organisation_id",
        say("Whose it is"),
        FieldKind.REFERENCE,
        short=say("Organisation"),
        help=say("The organisation on whose board, website or leaflet you appear."),
    ),
    Field(
        "lead_id",
        say("Who looks after it"),
        FieldKind.REFERENCE,
        short=say("Looked after by"),
        help=say("Who of you looks at it and has it changed."),
    ),
    Field("looked_at_on", say("Last looked at"), FieldKind.DATE),
    Field(
        "every_months",
        say("Check again after how many months"),
        FieldKind.NUMBER,
        short=say("Every how many months"),
        help=say("Empty: you are never reminded."),
        example=MONTHS,
    ),
    Field(
        "to_change",
        say("What must be changed there"),
        short=say("To change"),
        searched=Searched.WORDS,
        example=say("Still has the old phone number"),
    ),
    Field("notes", say("Notes"), searched=Searched.WORDS),
)

_DETAILS: Final = ("name", "phone", "email", "website", "referral_phone", "referral_email")


class Standing(IntEnum):
    """How a listing stands, what is most urgent first."""

    TO_CHANGE = 0
    """Someone looked and found something wrong."""
    OUTDATED = 1
    """It was looked at before the details of the group changed."""
    NEVER = 2
    """No one ever looked."""
    OVERDUE = 3
    """It is time to look again."""
    FINE = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class OurListingDraft:
    """A listing as typed."""

    name: str = ""
    kind: str = ""
    address: str = ""
    shows: str = ""
    organisation_id: str | None = None
    lead_id: str | None = None
    looked_at_on: dt.date | None = None
    every_months: int | None = MONTHS
    to_change: str = ""
    notes: str = ""
    details_then: str = ""
    """The details of the group when it was last looked at, from `details_of`; "" where that is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OurListing(OurListingDraft):
    """A saved listing. `id` is UUID text."""

    id: str


class DetailChanged(NamedTuple):
    """A detail of the group that is another one now than when a listing was last looked at."""

    label: str
    before: str
    now: str


def problems(draft: OurListingDraft, today: dt.date) -> tuple[Problem, ...]:
    """What stops this listing from being saved, in reading order."""
    found = []
    if not draft.name.strip():
        found.append(Problem("name", say("Type where you are listed.")))
    found += out_of_bounds(FIELDS, draft, today)
    if draft.every_months is not None and not 1 <= draft.every_months <= MOST_MONTHS:
        found.append(Problem("every_months", say("Type months between 1 and 120, or nothing.")))
    return tuple(found)


def details_of(profile: GroupProfile) -> str:
    """What others may show of the group, written down so that a later change is noticed."""
    return json.dumps(_details(profile), ensure_ascii=False, sort_keys=True)


def details_changed(listing: OurListingDraft, profile: GroupProfile) -> tuple[DetailChanged, ...]:
    """Details of the group that changed since this listing was looked at, so it may still show the old ones."""
    before, now = _read(listing.details_then), _details(profile)
    return tuple(
        DetailChanged(_label(name), before[name], value)
        for name, value in now.items()
        if name in before and before[name] != value
    )


def labelled_details(profile: GroupProfile) -> tuple[tuple[str, str], ...]:
    """What has to be shown everywhere, each with its name."""
    return tuple((_label(name), text) for name, text in _details(profile).items())


def look_again_on(listing: OurListingDraft) -> dt.date | None:
    """The day on which it is to be looked at again; None where no one is reminded or no one ever looked."""
    day, months = listing.looked_at_on, listing.every_months
    return None if day is None or months is None else months_after(day, months)


def standing(listing: OurListingDraft, profile: GroupProfile, today: dt.date) -> Standing:
    """How it stands on this day, with the details that the group has now."""
    if listing.to_change.strip():
        return Standing.TO_CHANGE
    if details_changed(listing, profile):
        return Standing.OUTDATED
    if listing.looked_at_on is None:
        return Standing.NEVER
    again = look_again_on(listing)
    return Standing.OVERDUE if again is not None and again <= today else Standing.FINE


def told(listing: OurListingDraft, profile: GroupProfile, today: dt.date) -> str:
    """How it stands in words: \u201cnot looked at for 9 months\u201d."""
    match standing(listing, profile, today):
        case Standing.TO_CHANGE:
            return say("to be changed: {what}", what=" ".join(listing.to_change.split()))
        case Standing.OUTDATED:
            changed = details_changed(listing, profile)
            labels = ", ".join(one.label for one in changed)
            return say("check again, your details changed: {details}", details=labels)
        case Standing.NEVER:
            return say("never looked at")
        case Standing.OVERDUE:
            assert listing.looked_at_on is not None  # noqa: S101 - else it would be never
            return _unseen(_months_between(listing.looked_at_on, today))
        case Standing.FINE:
            return say("all right")


def seen(listing: OurListing, profile: GroupProfile, today: dt.date) -> OurListing:
    """The listing, looked at today and found all right."""
    return replace(listing, looked_at_on=today, to_change="", details_then=details_of(profile))


def _unseen(months: int) -> str:
    if months >= _IN_YEARS_FROM:
        return say_many(
            "not looked at for {count} year", "not looked at for {count} years", months // 12
        )
    return say_many("not looked at for {count} month", "not looked at for {count} months", months)


def _details(profile: GroupProfile) -> dict[str, str]:
    found = {name: _plain(getattr(profile, name)) for name in _DETAILS}
    found["address"] = ", ".join(map(_plain, profile.address.lines()))
    return found


def _label(name: str) -> str:
    return say("Address") if name == "address" else GROUP_FIELDS[name].label


def _plain(text: str) -> str:
    """Blanks and lines aside: they are no other details."""
    return " ".join(text.split())


def _read(details: str) -> Mapping[str, str]:
    """What `details_of` wrote; nothing of what another hand put there."""
    try:
        read = json.loads(details or "{}")
    except ValueError:  # a damaged file that was salvaged: it is not known, as in an older entry
        return {}
    if not isinstance(read, dict):
        return {}
    return {name: value for name, value in read.items() if isinstance(value, str)}


def _months_between(day: dt.date, today: dt.date) -> int:
    """How many whole months passed."""
    return (today.year - day.year) * 12 + today.month - day.month - (today.day < day.day)
