"""The command that lists where our own details appear."""

from typing import TYPE_CHECKING

import click

from outreach_desktop.cli.data import opened, today
from outreach_desktop.cli.printing import as_json, print_json, print_table
from outreach_desktop.words import say

if TYPE_CHECKING:
    from outreach_desktop.services.knowing.our_listings import OurListingRow


@click.command("listings")
@as_json
@click.pass_context
def listings_command(ctx: click.Context, *, as_json: bool) -> None:
    """List where our own details appear, what is most urgent to look at first."""
    from outreach_desktop.domain.knowing.our_listings import FIELDS
    from outreach_desktop.services.knowing import our_listings

    day = today()
    with opened(ctx) as db:
        rows = our_listings.rows(db, our_listings.find(db, today=day), today=day)
    if as_json:
        print_json([_as_object(row) for row in rows])
    elif rows:
        print_table(
            (FIELDS["name"].short, say("How it stands"), FIELDS["address"].short),
            ((row.listing.name, row.told, row.listing.address) for row in rows),
        )
    else:
        click.echo(say("No listings are written down yet."), err=True)


def _as_object(row: "OurListingRow") -> dict[str, object]:
    from outreach_desktop.domain.knowing.our_listings import look_again_on

    listing, again = row.listing, look_again_on(row.listing)
    return {
        "name": listing.name,
        "kind": listing.kind,
        "address": listing.address,
        "shows": listing.shows,
        "organisation": row.organisation,
        "lead": row.lead,
        "looked_at_on": listing.looked_at_on and listing.looked_at_on.isoformat(),
        "every_months": listing.every_months,
        "look_again_on": again and again.isoformat(),
        "standing": row.standing.name.lower().replace("_", " "),
        "told": row.told,
        "to_change": listing.to_change,
        "changed": [one._asdict() for one in row.changed],
        "notes": listing.notes,
    }
