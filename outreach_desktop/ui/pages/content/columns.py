"""The columns of the content bank: the usual ones, and all others that can be chosen."""

from collections.abc import Sequence
from typing import Any, Final

from outreach_desktop.domain.fields import alone, in_short
from outreach_desktop.domain.offering.content import FIELDS, ContentStanding
from outreach_desktop.services.offering.content import ContentRow
from outreach_desktop.ui.widgets.forms.dates import short_date
from outreach_desktop.ui.widgets.lists.field_columns import field_columns
from outreach_desktop.ui.widgets.lists.paged import ListColumn
from outreach_desktop.words import say

_USUAL: Final = frozenset(("heading", "kind", "review_on"))
SIGNS: Final = {
    ContentStanding.NO_PERMISSION: "ban",
    ContentStanding.PERMISSION_ENDED: "ban",
    ContentStanding.NAME_TAKEN_OUT: "triangle-alert",
    ContentStanding.DUE: "calendar",
    ContentStanding.KEPT_BACK: "minus",
    ContentStanding.FINE: "",
}
"""The words beside it say the same."""


def content_columns() -> Sequence[ListColumn[ContentRow]]:
    """All there are; those that are no extra ones are shown where no one chose."""
    return (
        ListColumn(
            heading=in_short(FIELDS["heading"]),
            text=lambda row: row.content.name,
            tip=summary,
            icon=lambda row: SIGNS[row.standing],
            order="heading",
            width=192,
            least=176,
            stretches=True,
        ),
        ListColumn(
            heading=in_short(FIELDS["kind"]),
            text=lambda row: alone(FIELDS["kind"], row.content.kind),
            order="kind",
            width=144,
            gives_way=1,
        ),
        ListColumn(
            heading=say("How it stands"),
            text=lambda row: row.told,
            tip=lambda row: row.told,
            order="standing",
            width=168,
            gives_way=2,
        ),
        ListColumn(
            heading=in_short(FIELDS["review_on"]),
            text=lambda row: short_date(row.due_on),
            order="review_on",
            width=112,
            right=True,
            is_extra=True,
            value=lambda row: row.due_on,
        ),
        *field_columns(FIELDS, _value, without=_USUAL),
    )


def summary(row: ContentRow) -> str:
    """A whole row in words."""
    kind = alone(FIELDS["kind"], row.content.kind)
    return ", ".join(filter(None, (row.content.name, kind, row.told, row.content.topic)))


def _value(row: ContentRow, name: str) -> Any:
    return getattr(row.content, name)
