"""What went out of the documents that were made, in words: how many, on which day, and what did not."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from outreach_desktop.domain.documents.documents import DocumentStage, title_in_words
from outreach_desktop.domain.interactions import LETTER
from outreach_desktop.words import say, say_many

WAYS = (
    (LETTER, say("by post")),
    ("email", say("by email")),
    ("visit", say("handed over")),
)
"""How a document reaches its reader: the kind that its entry on the timeline gets, and what people read."""
_NAMED = 3
"""So many of those that did not go out are named; of more it is said how many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentStanding:
    """How far a document has come. `name` is whom it is for, everyone of a household."""

    id: str
    name: str
    title: str
    made_on: dt.date
    printed_on: dt.date | None = None
    sent_on: dt.date | None = None

    @property
    def stage(self) -> DocumentStage:
        """Drafted, printed or sent."""
        if self.sent_on is not None:
            return DocumentStage.SENT
        return DocumentStage.DRAFTED if self.printed_on is None else DocumentStage.PRINTED

    @property
    def called(self) -> str:
        """\u201cThank-you note for Dr Ann O\u2019Neil\u201d."""
        return say("{title} for {name}", title=title_in_words(self.title), name=self.name)


def in_words(
    printed_on: dt.date | None, sent_on: dt.date | None, short_date: Callable[[dt.date], str]
) -> str:
    """\u201cposted 2 Mar 2026\u201d, \u201cprinted 1 Mar 2026, not posted\u201d, \u201cnot posted\u201d."""
    if sent_on is not None:
        return say("sent {day}", day=short_date(sent_on))
    if printed_on is not None:
        return say("printed {day}, not sent yet", day=short_date(printed_on))
    return say("not sent yet")


def told(
    known: Sequence[DocumentStanding],
    posted: Sequence[str],
    day: str,
    left_out: Sequence[str] = (),
) -> str:
    """What went out and what of it did not: printed only, made only, never made. `posted` are ids, `left_out` names."""
    went = set(posted)
    waiting = [one for one in known if one.id not in went and one.sent_on is None]
    sentences = [
        say_many(
            "{count} document sent on {day}. It counts as a contact now.",
            "{count} documents sent on {day}. They count as contacts now.",
            len(went),
            day=day,
        )
    ]
    for stage in (DocumentStage.PRINTED, DocumentStage.DRAFTED):
        names = _names([one.name for one in waiting if one.stage is stage])
        if not names:
            continue
        sentences.append(
            say("Printed and not sent: {names}.", names=names)
            if stage is DocumentStage.PRINTED
            else say("Made and not sent: {names}.", names=names)
        )
    if left_out:
        sentences.append(say("Left out when these were made: {names}.", names=_names(left_out)))
    return " ".join(sentences)


def _names(names: Sequence[str]) -> str:
    """The first few, and how many more."""
    every = list(dict.fromkeys(names))
    if len(every) <= _NAMED + 1:
        return ", ".join(every)
    return say(
        "{names} and {count} more", names=", ".join(every[:_NAMED]), count=len(every) - _NAMED
    )
