"""Every field that a template of this group may use: to look through while writing one, and as pages to print."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from outreach_desktop import writing
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.subjects import events, group, senders
from outreach_desktop.domain.documents.papers import (
    OwnPaper,
    PaperBlock,
    PaperPart,
    PaperTable,
    PaperWords,
)
from outreach_desktop.domain.group import default_sender
from outreach_desktop.errors import OutreachError
from outreach_desktop.services.making import paper_pages
from outreach_desktop.services.making.facts import around
from outreach_desktop.services.making.letter_context import Contexts, recipients
from outreach_desktop.services.own_fields import facts as own_facts
from outreach_desktop.templates.library import field_list, fields, own_fields
from outreach_desktop.templates.library.entries import CatalogueEntry
from outreach_desktop.templates.library.field_list import ToldField
from outreach_desktop.words import say

__all__ = ["FieldsFor", "ToldField", "every", "of_person", "paper", "write"]

_ASKED: Final = frozenset({around.CONTACTS, around.LISTED})
_SHARES: Final = (5, 5, 4)


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldsFor:
    """The fields of a group, and by their paths what a document to somebody would print."""

    fields: tuple[ToldField, ...]
    values: Mapping[str, str]
    event: str = ""
    """What the event is called that the values are of."""


def every(db: Data | None) -> FieldsFor:
    """Every field, those of the group itself too, with the examples of the catalogue."""
    catalogue = own_fields.catalogue(own_facts.fields(db) if db is not None else ())
    return _filled(catalogue, fields.sample(catalogue))


def of_person(db: Data, contact_id: str, *, today: dt.date) -> FieldsFor:
    """The same with what is known of this person; the next event is taken, or the last one."""
    catalogue = own_fields.catalogue(own_facts.fields(db))
    coming = events.upcoming(db, today) or events.past(db, today)
    event = coming[0] if coming else None
    sender = default_sender(senders.every(db))
    contexts = Contexts(db, today=today, event=event, sender=sender, asked=_ASKED)
    facts: dict[str, Any] = {}
    for one in recipients(db, [contact_id], today=today, event=event):
        facts = contexts.of(one)
    return _filled(catalogue, facts, event.title if event else "")


def _filled(
    catalogue: tuple[CatalogueEntry, ...], facts: Mapping[str, Any], event: str = ""
) -> FieldsFor:
    told = field_list.told(catalogue)
    language = str(facts.get("language") or "")
    values = {
        one.path: field_list.in_words(field_list.value_at(facts, one.path), one.kind, language)
        for one in told
        if one.path
    }
    return FieldsFor(fields=told, values=values, event=event)


def paper(db: Data | None) -> OwnPaper:
    """All of it on pages: to lie beside the keyboard, or to be written on by who words the letters."""
    profile = group.profile(db) if db is not None else None
    found = every(db)
    opening = say(
        "Type a tag into a Word file where you want what it stands for. The words beside it are an "
        "example. What stands between the tags of a list is repeated for each of its rows."
    )
    parts = [
        PaperPart(heading=name, blocks=_blocks(list(some), found.values))
        for name, some in groupby(found.fields, key=lambda one: one.group)
    ]
    title = say("Fields for templates")
    return OwnPaper(
        title=title,
        lines=(opening,),
        parts=tuple(parts),
        foot=title,
        paper=profile.paper if profile else "A4",
    )


def _blocks(some: Sequence[ToldField], values: Mapping[str, str]) -> tuple[PaperBlock, ...]:
    """A table of each; what is a part of a list has one of its own below the tag that begins it."""
    blocks: list[PaperBlock] = []
    for within, rows in groupby(some, key=lambda one: one.within):
        if within:
            between = say("Between {begin} and {end}:", begin=within, end="{% endfor %}")
            blocks.append(PaperWords(between, "muted"))
        blocks.append(
            PaperTable(
                header=(say("Tag"), say("What it is"), say("For example")),
                rows=tuple((one.tag, _meaning(one), values.get(one.path, "")) for one in rows),
                shares=_SHARES,
            )
        )
    return tuple(blocks)


def _meaning(one: ToldField) -> str:
    return one.meaning if one.path else f"{one.name}: {one.meaning}"


def write(db: Data | None, path: Path) -> None:
    """The pages as a new file: Word or PDF, by the ending of its name."""
    makers = {".docx": paper_pages.as_word, ".pdf": paper_pages.as_pdf}
    if path.suffix.casefold() not in makers:
        raise OutreachError(
            say("\u201c{name}\u201d does not say what kind of file it is to be.", name=path.name),
            hint=say("Choose a name that ends in .docx or .pdf."),
        )
    writing.write_new(path, makers[path.suffix.casefold()](paper(db)))
