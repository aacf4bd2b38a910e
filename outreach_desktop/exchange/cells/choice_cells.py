"""Cells of fields that have a few choices of the program's own, in every word for them, and what is said of one that a field cannot hold."""

from collections.abc import Mapping
from functools import cache
from typing import Final

from outreach_desktop.domain import contacts, organisations
from outreach_desktop.domain.fields import Field, FieldKind, folded, in_short
from outreach_desktop.domain.lists.lists import list_behind
from outreach_desktop.exchange import contents
from outreach_desktop.words import say
from outreach_desktop.words.saying import elsewhere

FIELDS: Final = {"contacts": contacts.FIELDS, "organisations": organisations.FIELDS}


@cache
def choices(table: str, name: str) -> Mapping[str, str]:
    """The fixed choices of a field by every word for them, in every language; none where a group has words of its own."""
    field = FIELDS[table][name]
    if not field.values or list_behind(table, name):
        return {}
    found = {folded(value): value for value, _ in field.values}
    for value, words in field.values:
        for word in (words, *elsewhere(words)):
            found.setdefault(folded(word), value)
    if yes := contacts.CHAMPION if name == "champion" else found.get("yes"):
        for word in contents.YES:
            found.setdefault(word, yes)
    if no := found.get("no"):
        for word in contents.NO - {"-"}:  # a dash answers nothing
            found.setdefault(word, no)
    return found


def not_read(field: Field, cell: str) -> str:
    """What is said of a cell that its field cannot hold."""
    name = in_short(field)
    if field.kind is FieldKind.DATE:
        return say(
            "\u201c{cell}\u201d is no clear date for \u201c{name}\u201d; it is in the notes. Write days as 2019-03-15.",
            cell=cell,
            name=name,
        )
    if field.kind is FieldKind.NUMBER:
        return say(
            "\u201c{cell}\u201d is no whole number for \u201c{name}\u201d; it is in the notes.",
            cell=cell,
            name=name,
        )
    if field.kind is FieldKind.YES_NO:
        return say(
            "\u201c{cell}\u201d is neither yes nor no for \u201c{name}\u201d; it is in the notes.",
            cell=cell,
            name=name,
        )
    return say(
        "\u201c{cell}\u201d is none of the choices for \u201c{name}\u201d; it is in the notes. There are: {choices}.",
        cell=cell,
        name=name,
        choices=", ".join(words for _, words in field.values),
    )
