"""What the field catalogue is put together from: an entry of each kind."""

import datetime as dt
from dataclasses import dataclass

from outreach_desktop.domain.fields import Field, FieldKind
from outreach_desktop.words import say

NOT_USED = say("not used")
"""What a column of a list means that the documents leave empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueEntry:
    """One name a template may use; a subject and a list of rows have `entries` inside.

    `example` is a plain value of the kind; for a picture it is a file of the sample group.
    """

    name: str
    kind: FieldKind
    meaning: str
    example: object = None
    entries: tuple["CatalogueEntry", ...] = ()


def a_field(about: Field, *lines: str) -> CatalogueEntry:
    """What the domain describes; `lines` are a longer example than stands there."""
    several = about.kind is FieldKind.LINES
    return CatalogueEntry(
        name=about.published.rpartition(".")[2],
        kind=about.kind,
        meaning=about.meaning,
        example=list(lines) if several else "".join(lines) or about.example,
    )


def a_text(name: str, meaning: str, example: str) -> CatalogueEntry:
    """A text."""
    return CatalogueEntry(name=name, kind=FieldKind.TEXT, meaning=meaning, example=example)


def a_lines(name: str, meaning: str, *example: str) -> CatalogueEntry:
    """A list of lines."""
    return CatalogueEntry(name=name, kind=FieldKind.LINES, meaning=meaning, example=list(example))


def a_date(name: str, meaning: str, example: dt.date) -> CatalogueEntry:
    """A day."""
    return CatalogueEntry(name=name, kind=FieldKind.DATE, meaning=meaning, example=example)


def a_subject(name: str, meaning: str, *entries: CatalogueEntry) -> CatalogueEntry:
    """What has names of its own inside."""
    return CatalogueEntry(name=name, kind=FieldKind.SUBJECT, meaning=meaning, entries=entries)


def a_rows(
    name: str,
    meaning: str,
    entries: tuple[CatalogueEntry, ...],
    rows: tuple[tuple[object, ...], ...],
) -> CatalogueEntry:
    """A list whose example rows give the values of `entries` in their order."""
    names = [entry.name for entry in entries]
    example = [dict(zip(names, row, strict=True)) for row in rows]
    return CatalogueEntry(
        name=name, kind=FieldKind.ROWS, meaning=meaning, example=example, entries=entries
    )


def a_points(
    name: str, meaning: str, *columns: str, rows: tuple[tuple[str, str, str], ...]
) -> CatalogueEntry:
    """A list from the group's text bank; `columns` say what heading, text and more are for."""
    meanings = (*columns, NOT_USED, NOT_USED)
    entries = tuple(
        a_text(column, meanings[place], rows[0][place])
        for place, column in enumerate(("heading", "text", "more"))
    )
    return a_rows(name, meaning, entries, rows)
