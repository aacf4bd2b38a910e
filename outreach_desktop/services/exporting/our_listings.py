"""Our listings as a table for spreadsheets, and as pages to walk along with and write on."""

import datetime as dt
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import Final

from outreach_desktop import writing
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.search import plain
from outreach_desktop.db.subjects import group
from outreach_desktop.domain.documents.papers import (
    OwnPaper,
    PaperBlock,
    PaperFacts,
    PaperPart,
    PaperTable,
)
from outreach_desktop.domain.fields import alone, begun, in_short
from outreach_desktop.domain.knowing.our_listings import FIELDS, labelled_details
from outreach_desktop.exchange.writers.plain import Cell, as_csv
from outreach_desktop.services.knowing import our_listings
from outreach_desktop.services.knowing.our_listings import OurListingRow
from outreach_desktop.words import local, say, say_many

_SHARES: Final = (5, 5, 4, 2, 4)
_POINTS: Final = 11.0
_NAMED: Final = ("organisation_id", "lead_id")
"""Said by name, behind the others."""


def write_csv(db: Data, path: Path, ids: Sequence[str], *, today: dt.date) -> int:
    """Write these as a new file; how many they are."""
    rows = our_listings.rows(db, ids, today=today)
    writing.write_new(path, as_csv(_headings(), map(_cells, rows)))
    return len(rows)


def paper(db: Data, ids: Sequence[str], *, today: dt.date) -> OwnPaper:
    """The pages: what has to be shown now, then the places of each person who looks after some, with room to write."""
    profile = group.profile(db)
    rows = our_listings.rows(db, ids, today=today)
    rows.sort(key=lambda one: (not one.lead, plain(one.lead)))  # each one's stay in their order
    now = tuple((label, text) for label, text in labelled_details(profile) if text)
    blocks: tuple[PaperBlock, ...] = (PaperFacts(now),) if now else ()
    parts = [PaperPart(heading=say("What has to be shown"), blocks=blocks)] if blocks else []
    for lead, some in groupby(rows, key=lambda one: one.lead):
        table = PaperTable(_columns(), tuple(map(_line, some)), _SHARES)
        parts.append(PaperPart(heading=lead or say("No one looks after these"), blocks=(table,)))
    day = local.long_date(today)
    return OwnPaper(
        title=say("Our listings"),
        lines=(
            ", ".join(filter(None, (profile.name, day))),
            say_many("{count} listing", "{count} listings", len(rows)),
        ),
        parts=tuple(parts),
        foot=say("{title}, {day}", title=say("Our listings"), day=local.short_date(today)),
        paper=profile.paper,
        points=_POINTS,
        is_wide=True,
    )


def _headings() -> list[str]:
    names = (one for one in FIELDS if one not in _NAMED)
    return [
        *(in_short(FIELDS[name]) for name in names),
        say("How it stands"),
        in_short(FIELDS["organisation_id"]),
        in_short(FIELDS["lead_id"]),
    ]


def _cells(row: OurListingRow) -> list[Cell]:
    kept = {name: getattr(row.listing, name) for name in FIELDS if name not in _NAMED}
    kept["kind"] = alone(FIELDS["kind"], row.listing.kind)
    return [*kept.values(), row.told, row.organisation, row.lead]


def _columns() -> tuple[str, ...]:
    return (
        in_short(FIELDS["name"]),
        in_short(FIELDS["shows"]),
        say("How it stands"),
        say("All right?"),
        in_short(FIELDS["to_change"]),
    )


def _line(row: OurListingRow) -> tuple[str, ...]:
    listing = row.listing
    where = filter(None, (listing.name, row.organisation, listing.address))
    return ("\n".join(where), listing.shows, begun(row.told), "\u2610", "")
