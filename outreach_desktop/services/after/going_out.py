"""Printed, posted, handed over: what became of documents once they were made. Only what went out is a contact.

The days stand with the document, and how far it has come follows from them. What counts as a contact is the entry on
the timeline, as for a call or a visit: posting makes the entry that says \u201cmade\u201d one that says \u201cletter\u201d, on the day of
the post, so that everything that asks when someone was last in touch needs to know nothing of documents.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.history.journal import changing
from outreach_desktop.db.making import readers
from outreach_desktop.db.subjects import batches, documents, interactions, list_items
from outreach_desktop.domain.documents.documents import FIELDS, Document
from outreach_desktop.domain.documents.posted import WAYS, DocumentStanding
from outreach_desktop.domain.fields import folded
from outreach_desktop.domain.interactions import DOCUMENT, LETTER, Interaction
from outreach_desktop.domain.knowing.day_bounds import beyond
from outreach_desktop.domain.lists.meanings import NO_CONTACT
from outreach_desktop.errors import OutreachError
from outreach_desktop.words import say, say_many

_KINDS = "interaction_kind"


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeBatch:
    """A press of Make whose documents are on timelines: how many there are, and how many of them were sent."""

    id: str
    name: str
    begun_at: dt.datetime
    made: int
    sent: int


def every_batch(db: Data) -> list[MadeBatch]:
    """All that have documents, newest first."""
    counts = documents.sent_by_batch(db)
    return [
        MadeBatch(id=batch_id, name=name, begun_at=begun_at, made=made, sent=sent)
        for batch_id, name, begun_at in batches.every(db)
        for made, sent in [counts.get(batch_id, (0, 0))]
    ]


def of_batch(db: Data, batch_id: str) -> list[DocumentStanding]:
    """How far each document of a press of Make has come, in the order of the people."""
    return _standing(db, documents.of_batch(db, batch_id))


def of_files(db: Data, paths: Iterable[Path]) -> list[DocumentStanding]:
    """How far each document in these files has come; a file that is nobody's document has none."""
    return _standing(db, documents.of_files(db, map(str, paths)))


def of_ids(db: Data, ids: Iterable[str]) -> list[DocumentStanding]:
    """How far each of these has come."""
    return _standing(db, documents.of_ids(db, ids))


def _standing(db: Data, made: Sequence[Document]) -> list[DocumentStanding]:
    whose = interactions.people_of(db, [one.id for one in made])
    ids = {person for one in made for person in (one.reader_id, *whose.get(one.id, ()))}
    names = readers.names(db, ids)
    return [
        DocumentStanding(
            id=one.id,
            name=", ".join(
                names[person]
                for person in dict.fromkeys((one.reader_id, *whose.get(one.id, ())))
                if person in names
            ),
            title=one.template,
            made_on=one.made_at.date(),
            printed_on=one.printed_on,
            sent_on=one.sent_on,
        )
        for one in made
        if one.reader_id in names
    ]


def printed(db: Data, paths: Iterable[Path], on: dt.date) -> int:
    """Note that the documents in these files came out of a printer; how many of them did not say so yet."""
    made = documents.of_files(db, map(str, paths))
    count = len(made)
    name = say_many(
        "Note that {count} document was printed", "Note that {count} documents were printed", count
    )
    if not made:
        return 0
    with changing(db, name):
        return documents.printed(db, [one.id for one in made], on)


def posted(db: Data, ids: Sequence[str], on: dt.date, *, today: dt.date, way: str = LETTER) -> None:
    """Note that these went out on a day, which is a contact; thanks that they give are said by it.

    What is there already gets this day. `way` is one of `WAYS`. OutreachError for a day that is to come, or on which
    one of them was not made yet.
    """
    made = documents.of_ids(db, ids)
    _see_that_it_may_be(made, on, today)
    kinds = list_items.listed(db, _KINDS)
    ways = {kept: kinds.now(kept) for kept, _ in WAYS}
    with changing(db, _name(db, made, on)):
        documents.sent(db, [one.id for one in made], on)
        interactions.gone_out(
            db, [one.id for one in made], ways[way], on, before=[DOCUMENT, *ways.values()]
        )
        interactions.thank(db, [one.thanks_id for one in made if one.thanks_id], on)


def entry_changed(db: Data, entry: Interaction) -> None:
    """The entry of a document was changed by hand: where it says how the document went out now, the document says when."""
    made = documents.of_ids(db, [entry.document_id] if entry.document_id else [])
    for one in made:
        out = entry.kind != DOCUMENT and folded(entry.kind) not in list_items.meaning(
            db, _KINDS, NO_CONTACT
        )
        day = entry.date if out else None
        documents.sent(db, [one.id], day)
        if one.thanks_id and day != one.sent_on:
            interactions.thank(db, [one.thanks_id], day)


def _see_that_it_may_be(made: Sequence[Document], on: dt.date, today: dt.date) -> None:
    if not made:
        raise OutreachError(
            say("These documents are no longer there."),
            hint=say("They were removed, or undone. Look at the list again."),
        )
    if wrong := beyond(FIELDS["sent_on"], on, today):
        raise OutreachError(wrong)
    from outreach_desktop.words import local  # brings the languages of the world

    newest = max(one.made_at.astimezone().date() for one in made)
    if on < newest:
        raise OutreachError(
            say(
                "Choose {day} or a day after it: they were not made before.",
                day=local.short_date(newest),
            )
        )


def _name(db: Data, made: Sequence[Document], on: dt.date) -> str:
    """What undo calls it."""
    from outreach_desktop.words import local  # brings the languages of the world

    known = _standing(db, made)
    if len(known) == 1:
        return say("Note that {document} was sent", document=known[0].called)
    return say_many(
        "Note that {count} document was sent on {day}",
        "Note that {count} documents were sent on {day}",
        len(made),
        day=local.short_date(on),
    )
