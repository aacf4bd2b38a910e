"""Where our details appear: kept, looked at from time to time, and checked again when the details change."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from outreach_desktop.db import search
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.history.journal import changing
from outreach_desktop.db.knowing import our_listings
from outreach_desktop.db.subjects import group, organisations, senders
from outreach_desktop.domain.fields import in_words
from outreach_desktop.domain.group import GroupProfile
from outreach_desktop.domain.knowing.our_listings import (
    FIELDS,
    DetailChanged,
    OurListing,
    OurListingDraft,
    Standing,
    details_changed,
    details_of,
    problems,
    seen,
    standing,
    told,
)
from outreach_desktop.domain.problems import Problem
from outreach_desktop.errors import stop_for
from outreach_desktop.words import say, say_many


@dataclass(frozen=True, slots=True, kw_only=True)
class OurListingRow:
    """A listing with how it stands, and with the names of whose it is and who looks after it."""

    listing: OurListing
    standing: Standing
    told: str
    changed: tuple[DetailChanged, ...] = ()
    organisation: str = ""
    lead: str = ""

    @property
    def id(self) -> str:
        """That of the listing."""
        return self.listing.id


def get(db: Data, listing_id: str) -> OurListing:
    """The listing with this id."""
    return our_listings.get(db, listing_id)


def row(db: Data, listing_id: str, *, today: dt.date) -> OurListingRow:
    """The listing with this id, with how it stands."""
    return _rows(db, [our_listings.get(db, listing_id)], today)[0]


def find(
    db: Data, words: str = "", *, today: dt.date, order: str = "", descending: bool = False
) -> list[str]:
    """The ids of all in which every one of `words` is found.

    What is most urgent comes first, then what was longest not looked at; or in the `order` of a column, where those with
    nothing in it come last either way.
    """
    kept = our_listings.every(db)
    if search.asks(words):
        found = set(search.found(db, words, our_listings.TABLE))
        kept = [one for one in kept if one.id in found]
    every = sorted(_rows(db, kept, today), key=_urgency)
    if not order:
        return [one.id for one in every]
    filled = [one for one in every if _value(one, order) not in ("", None)]
    empty = [one for one in every if _value(one, order) in ("", None)]
    filled.sort(key=lambda one: _value(one, order), reverse=descending)
    return [one.id for one in (*filled, *empty)]


def rows(db: Data, ids: Sequence[str], *, today: dt.date) -> list[OurListingRow]:
    """Those of these ids that are there, in the order of the ids."""
    return _rows(db, our_listings.get_all(db, ids), today)


def count(db: Data) -> int:
    """How many there are."""
    return len(our_listings.every(db))


def due(db: Data, *, today: dt.date) -> int:
    """How many are to be looked at, or to be changed."""
    profile = group.profile(db)
    return sum(standing(one, profile, today) is not Standing.FINE for one in our_listings.every(db))


def outdated(db: Data) -> int:
    """How many were looked at before the details of the group changed."""
    profile = group.profile(db)
    return sum(bool(details_changed(one, profile)) for one in our_listings.every(db))


def add(db: Data, draft: OurListingDraft, *, today: dt.date) -> OurListing:
    """Keep a listing; that it was looked at means that it showed what the details are now."""
    stop_for(problems(draft, today))
    if draft.looked_at_on is not None and not draft.details_then:
        draft = replace(draft, details_then=details_of(group.profile(db)))
    with changing(db, say("Add listing {name}", name=draft.name.strip())):
        return our_listings.add(db, draft)


def change(db: Data, listing: OurListing, *, today: dt.date) -> OurListing:
    """Keep what a listing has become; one that was looked at since shows what the details are now."""
    stop_for(problems(listing, today))
    before = our_listings.get(db, listing.id)
    if listing.looked_at_on is None:
        listing = replace(listing, details_then="")
    elif listing.looked_at_on > (before.looked_at_on or dt.date.min):
        listing = replace(listing, details_then=details_of(group.profile(db)))
    with changing(db, say("Change listing {name}", name=listing.name.strip())):
        return our_listings.change(db, listing)


def looked_at(db: Data, ids: Sequence[str], *, today: dt.date) -> None:
    """Note that these were looked at today and are all right."""
    profile = group.profile(db)
    kept = our_listings.get_all(db, ids)
    with changing(db, _looked_in_words(kept)):
        for one in kept:
            our_listings.change(db, seen(one, profile, today))


def must_change(db: Data, listing_id: str, what: str, *, today: dt.date) -> None:
    """Note that one was looked at today, and what is wrong there."""
    if not what.strip():
        stop_for((Problem("to_change", say("Type what must be changed there.")),))
    listing = our_listings.get(db, listing_id)
    with changing(db, say("Note what must be changed: {name}", name=listing.name)):
        our_listings.change(db, replace(listing, looked_at_on=today, to_change=what))


def remove(db: Data, ids: Sequence[str]) -> None:
    """Put listings into the bin."""
    kept = our_listings.get_all(db, ids)
    with changing(db, _removal_in_words(kept)):
        our_listings.remove(db, [one.id for one in kept])


def _rows(db: Data, kept: Sequence[OurListing], today: dt.date) -> list[OurListingRow]:
    profile = group.profile(db)
    places = organisations.some(db, {one.organisation_id for one in kept if one.organisation_id})
    leads = {one.id: one.name for one in senders.every(db)}
    names = {key: place.name for key, place in places.items()}
    return [_row(one, profile, today, names, leads) for one in kept]


def _row(
    listing: OurListing,
    profile: GroupProfile,
    today: dt.date,
    places: dict[str, str],
    leads: dict[str, str],
) -> OurListingRow:
    return OurListingRow(
        listing=listing,
        standing=standing(listing, profile, today),
        told=told(listing, profile, today),
        changed=details_changed(listing, profile),
        organisation=places.get(listing.organisation_id or "", ""),
        lead=leads.get(listing.lead_id or "", ""),
    )


def _urgency(row: OurListingRow) -> tuple[Standing, dt.date]:
    return row.standing, row.listing.looked_at_on or dt.date.min


def _value(row: OurListingRow, order: str) -> Any:
    """What a column sorts by."""
    match order:
        case "standing":
            return _urgency(row)
        case "organisation_id":
            return search.plain(row.organisation)
        case "lead_id":
            return search.plain(row.lead)
        case "kind":
            return search.plain(in_words(FIELDS["kind"], row.listing.kind))
    value = getattr(row.listing, order)
    return search.plain(value) if isinstance(value, str) else value


def _looked_in_words(kept: Sequence[OurListing]) -> str:
    if len(kept) == 1:
        return say("Look at {name}: all right", name=kept[0].name)
    return say_many("Look at {count} listing", "Look at {count} listings", len(kept))


def _removal_in_words(kept: Sequence[OurListing]) -> str:
    if len(kept) == 1:
        return say("Remove listing {name}", name=kept[0].name)
    return say_many("Remove {count} listing", "Remove {count} listings", len(kept))
