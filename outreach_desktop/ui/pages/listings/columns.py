"""The columns of the list of our listings: the usual ones, and all others that can be chosen."""

from collections.abc import Sequence
from typing import Any, Final

from outreach_desktop.domain.fields import in_short
from outreach_desktop.domain.knowing.our_listings import FIELDS, Standing
from outreach_desktop.services.knowing.our_listings import OurListingRow
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.widgets.forms.dates import ago, short_date
from outreach_desktop.ui.widgets.lists.field_columns import field_columns
from outreach_desktop.ui.widgets.lists.paged import ListColumn
from outreach_desktop.words import say

_ELSEWHERE: Final = frozenset(("name", "looked_at_on"))
SIGNS: Final = {
    Standing.TO_CHANGE: "pencil",
    Standing.OUTDATED: "triangle-alert",
    Standing.NEVER: "calendar",
    Standing.OVERDUE: "calendar",
    Standing.FINE: "",
}
"""The words beside it say the same."""


def listing_columns(today: Clock) -> Sequence[ListColumn[OurListingRow]]:
    """All there are; those that are no extra ones are shown where no one chose."""
    return (
        ListColumn(
            heading=in_short(FIELDS["name"]),
            text=lambda row: row.listing.name,
            tip=summary,
            icon=lambda row: SIGNS[row.standing],
            order="name",
            width=192,
            least=176,
            stretches=True,
        ),
        ListColumn(
            heading=say("How it stands"),
            text=_told,
            tip=_told,
            order="standing",
            width=216,
            gives_way=2,
        ),
        ListColumn(
            heading=FIELDS["looked_at_on"].label,
            text=lambda row: ago(row.listing.looked_at_on, today()) or say("never"),
            tip=lambda row: short_date(row.listing.looked_at_on),
            order="looked_at_on",
            width=128,
            right=True,
            gives_way=1,
            value=lambda row: row.listing.looked_at_on,
        ),
        ListColumn(
            heading=in_short(FIELDS["organisation_id"]),
            text=lambda row: row.organisation,
            order="organisation_id",
            is_extra=True,
        ),
        ListColumn(
            heading=in_short(FIELDS["lead_id"]),
            text=lambda row: row.lead,
            order="lead_id",
            is_extra=True,
        ),
        *field_columns(FIELDS, _value, without=_ELSEWHERE),
    )


def summary(row: OurListingRow) -> str:
    """A whole row in words."""
    listing = row.listing
    return ", ".join(filter(None, (listing.name, row.told, listing.address, row.lead)))


def _told(row: OurListingRow) -> str:
    return row.told


def _value(row: OurListingRow, name: str) -> Any:
    return getattr(row.listing, name)
