"""Columns of a list made of what is described of a subject: a field that is added can be chosen as a column by itself."""

from collections.abc import Callable, Collection, Sequence
from datetime import date
from typing import Any, Final, TypeVar

from outreach_desktop.domain.fields import Field, FieldKind, Fields, alone, in_short
from outreach_desktop.domain.organisations import points
from outreach_desktop.ui.widgets.forms.dates import short_date
from outreach_desktop.ui.widgets.lists.paged import ListColumn, Value
from outreach_desktop.words import say

R = TypeVar("R")
_WIDTHS: Final = {FieldKind.DATE: 112, FieldKind.NUMBER: 96, FieldKind.YES_NO: 96}
_RIGHT: Final = (FieldKind.DATE, FieldKind.NUMBER)
_SHOWN: Final = frozenset((*_WIDTHS, FieldKind.TEXT, FieldKind.LINES))


def field_columns(
    fields: Fields, get: Callable[[R, str], Any], *, without: Collection[str] = ()
) -> list[ListColumn[R]]:
    """A column for each field worth showing in a list, but for those named; `get` has its value in a row."""
    return [
        _column(field, get)
        for name, field in fields.items()
        if name not in without and field.kind in _SHOWN
    ]


def _column(field: Field, get: Callable[[R, str], Any]) -> ListColumn[R]:
    def text(row: R) -> str:
        return in_a_cell(field, get(row, field.name))

    def value(row: R) -> Value:
        found = get(row, field.name)
        return found if isinstance(found, date) or type(found) is int else text(row)

    return ListColumn(
        heading=in_short(field),
        text=text,
        order=field.name,
        width=_WIDTHS.get(field.kind, 144),
        right=field.kind in _RIGHT,
        key=field.name,
        is_extra=True,
        value=value,
    )


def in_a_cell(field: Field, found: Any) -> str:
    """A value in one line, as people read it."""
    if isinstance(found, bool):
        return say("yes") if found else ""
    if isinstance(found, date):
        return short_date(found)
    if isinstance(found, int):
        return f"{found:,}"
    if not found:
        return ""
    if field.kind is FieldKind.LINES:
        return ", ".join(_lines(field, points(found)))
    return alone(field, found) if field.values else " ".join(found.split())


def _lines(field: Field, lines: Sequence[str]) -> list[str]:
    words = dict(field.values)
    return [words.get(line, line) for line in lines]
