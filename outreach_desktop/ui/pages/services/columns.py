"""The columns of the list of services: in their own order, which no heading changes."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from outreach_desktop.domain.fields import in_short
from outreach_desktop.domain.offering.our_services import FIELDS, Going
from outreach_desktop.services.offering.our_services import OurServiceRow
from outreach_desktop.ui.widgets.lists.field_columns import field_columns
from outreach_desktop.ui.widgets.lists.paged import ListColumn
from outreach_desktop.words import say

_USUAL: Final = frozenset(("name", "held"))
_SIGNS: Final = {
    Going.ON: "",
    Going.STALE: "triangle-alert",
    Going.TO_COME: "calendar",
    Going.OVER: "ban",
}
"""The words beside it say the same."""


def service_columns() -> Sequence[ListColumn[OurServiceRow]]:
    """All there are; those that are no extra ones are shown where no one chose."""
    return (
        ListColumn(
            heading=in_short(FIELDS["name"]),
            text=lambda row: row.service.name,
            tip=summary,
            icon=lambda row: _SIGNS[row.going],
            width=192,
            least=176,
            stretches=True,
        ),
        ListColumn(
            heading=in_short(FIELDS["held"]),
            text=lambda row: " ".join(row.service.held.split()),
            tip=lambda row: row.service.held,
            width=192,
            gives_way=1,
        ),
        ListColumn(
            heading=say("How it stands"),
            text=lambda row: row.told,
            tip=lambda row: row.told,
            width=144,
            gives_way=2,
        ),
        *(replace(one, order="") for one in field_columns(FIELDS, _value, without=_USUAL)),
    )


def summary(row: OurServiceRow) -> str:
    """A whole row in words."""
    service = row.service
    return ", ".join(filter(None, (service.name, row.told, service.held, service.place)))


def _value(row: OurServiceRow, name: str) -> Any:
    return getattr(row.service, name)
