"""New people by how they were met: counted, as a page, and as a table for spreadsheets."""

import datetime as dt
from pathlib import Path
from typing import Final

from outreach_desktop import writing
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.knowing import sources
from outreach_desktop.db.subjects import group
from outreach_desktop.domain.contacts import FIELDS
from outreach_desktop.domain.documents.papers import (
    OwnPaper,
    PaperBlock,
    PaperPart,
    PaperPicture,
    PaperTable,
    PaperWords,
)
from outreach_desktop.domain.fields import begun
from outreach_desktop.domain.knowing.sources import Days, NewBySource, SourceRow, by_source
from outreach_desktop.errors import OutreachError
from outreach_desktop.exchange.writers.plain import as_csv
from outreach_desktop.words import local, say, say_many

_SHARES: Final = (6, 2, 2)
_POINTS: Final = 12.0


def new_by_source(db: Data, days: Days) -> NewBySource:
    """How those who were added on these days were met."""
    if days.first and days.last and days.first > days.last:
        raise OutreachError(
            say("The last day is before the first."), hint=say("Choose the days the other way.")
        )
    return by_source(days, sources.counted(db, days))


def write_csv(path: Path, found: NewBySource) -> None:
    """Write it as a new file."""
    rows = [(row.shown, row.people, percent(row)) for row in found.rows]
    writing.write_new(path, as_csv(_headings(), rows))


def paper(
    db: Data, found: NewBySource, *, today: dt.date, picture: bytes | None = None
) -> OwnPaper:
    """A page with the table; `picture` is a PNG of the bars."""
    profile = group.profile(db)
    told = told_in_words(found)
    blocks: list[PaperBlock] = [PaperWords(told, "lead")]
    if picture:
        blocks.append(PaperPicture(picture, about=say("How many people were met in which way")))
    rows = tuple((begun(row.shown), local.number(row.people), percent(row)) for row in found.rows)
    if rows:
        blocks.append(PaperTable(_headings(), rows, _SHARES))
    title = say("New people by how you met")
    day = local.short_date(today)
    return OwnPaper(
        title=title,
        lines=(", ".join(filter(None, (profile.name, local.long_date(today)))),),
        parts=(PaperPart(heading="", blocks=tuple(blocks)),),
        foot=say("{title}, {day}", title=title, day=day),
        paper=profile.paper,
        points=_POINTS,
    )


def told_in_words(found: NewBySource) -> str:
    """\u201c12 people were added from 1 Jan 2026 to 31 Mar 2026.\u201d"""
    first, last = (
        local.short_date(day) if day else "" for day in (found.days.first, found.days.last)
    )
    count = found.people
    if first and last:
        return say_many(
            "{count} person was added from {first} to {last}.",
            "{count} people were added from {first} to {last}.",
            count,
            first=first,
            last=last,
        )
    if first:
        return say_many(
            "{count} person was added since {first}.",
            "{count} people were added since {first}.",
            count,
            first=first,
        )
    if last:
        return say_many(
            "{count} person was added up to {last}.",
            "{count} people were added up to {last}.",
            count,
            last=last,
        )
    return say_many("{count} person was added.", "{count} people were added.", count)


def percent(row: SourceRow) -> str:
    """\u201c25%\u201d of all who were added."""
    return say("{percent}%", percent=round(row.share * 100))


def _headings() -> tuple[str, ...]:
    return (FIELDS["source"].label, say("People"), say("Share"))
