"""People as a list that goes out."""

from collections.abc import Sequence

from outreach_desktop.domain.own_fields.own_fields import OwnField
from outreach_desktop.exchange.own import own_fields
from outreach_desktop.exchange.own.columns import COLUMNS, Listed, values
from outreach_desktop.exchange.own.listing import Listing, Value
from outreach_desktop.words import say


def listing(own: Sequence[OwnField]) -> Listing:
    """Everybody's columns, and those of the group's own fields behind them."""

    def rows(listed: Listed) -> Sequence[Sequence[Value]]:
        return [[*values(listed), *own_fields.values(own, listed.contact.own)]]

    return Listing(
        title=say("People"),
        columns=[*COLUMNS, *map(own_fields.column, own)],
        rows=rows,
        called=lambda listed: str(listed.contact.name),
    )
