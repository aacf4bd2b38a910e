"""Columns of a list for the fields that the group made for itself."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from outreach_desktop.domain.own_fields.entered import Own
from outreach_desktop.domain.own_fields.own_fields import OwnField, OwnKind, as_day
from outreach_desktop.domain.segments import OWN
from outreach_desktop.ui.widgets.lists.paged import ListColumn, Value
from outreach_desktop.ui.widgets.own_fields.shown import in_words

R = TypeVar("R")
_WIDTHS = {OwnKind.DATE: 112, OwnKind.TICK: 96}
_LETTER, _BESIDE = 8, 32
"""Pixels of a letter of a heading, and of what is beside it."""


def own_columns(fields: Sequence[OwnField], get: Callable[[R], Own]) -> list[ListColumn[R]]:
    """A column for each field, shown to who chooses it; `get` has what stands in a row's fields."""
    return [_column(field, get) for field in fields]


def _column(field: OwnField, get: Callable[[R], Own]) -> ListColumn[R]:
    def kept(row: R) -> str:
        return dict(get(row)).get(field.id, "")

    def value(row: R) -> Value:
        return as_day(kept(row)) if field.kind is OwnKind.DATE else kept(row)

    return ListColumn(
        heading=field.name,
        text=lambda row: in_words(field, kept(row)),
        order=OWN + field.id,
        width=max(_WIDTHS.get(field.kind, 144), _BESIDE + _LETTER * len(field.name)),
        right=field.kind is OwnKind.DATE,
        is_extra=True,
        value=value,
    )
