"""What the briefs and the plan share: facts that are told only where there is something to tell, and days."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Final

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.subjects import group
from outreach_desktop.domain.documents.papers import (
    OwnPaper,
    PaperBlock,
    PaperFacts,
    PaperPart,
    PaperWords,
)
from outreach_desktop.domain.fields import alone
from outreach_desktop.domain.interactions import FIELDS, Interaction
from outreach_desktop.words import local, say

POINTS: Final = 12.0
LAST: Final = 5
"""So many of the last contacts are told."""


def facts(rows: Iterable[tuple[str, str]]) -> tuple[PaperBlock, ...]:
    """Names and what is said under each; what is empty is left out."""
    told = tuple((name, text) for name, text in rows if text.strip())
    return (PaperFacts(told),) if told else ()


def bullets(lines: Iterable[str]) -> tuple[PaperBlock, ...]:
    """A line each."""
    return tuple(PaperWords(f"\u2022 {line}") for line in lines if line.strip())


def contacts(entries: Sequence[Interaction]) -> tuple[PaperBlock, ...]:
    """The last contacts with their days, the newest first."""
    return facts((local.short_date(one.date), _told(one)) for one in entries[:LAST])


def _told(one: Interaction) -> str:
    kind = alone(FIELDS["kind"], one.kind)
    first = f"{kind}: {one.summary}" if kind else one.summary
    return "\n".join(filter(None, (first, one.detail.strip())))


def checked(words: str, on: dt.date | None) -> str:
    """\u201conly with an appointment (checked 4 Mar 2026)\u201d."""
    if on is None:
        return words
    return say("{words} (checked {day})", words=words, day=local.short_date(on))


def paper(
    db: Data, title: str, lines: Iterable[str], parts: Iterable[PaperPart], today: dt.date
) -> OwnPaper:
    """The page, without what has nothing to say, and with what everybody who is written about may ask for."""
    profile = group.profile(db)
    whole = [part for part in parts if part.blocks]
    hint = say(
        "They may ask to read what is written about them: write only what you would show them."
    )
    whole.append(PaperPart(heading="", blocks=(PaperWords(hint, "muted"),)))
    return OwnPaper(
        title=title,
        lines=tuple(line for line in lines if line),
        parts=tuple(whole),
        foot=say("{title}, {day}", title=title, day=local.short_date(today)),
        paper=profile.paper,
        points=POINTS,
    )
