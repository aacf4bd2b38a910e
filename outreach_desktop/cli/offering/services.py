"""The command for what the group offers."""

from typing import Any

import click

from outreach_desktop.cli.data import today
from outreach_desktop.cli.offering import tables
from outreach_desktop.domain.fields import in_short
from outreach_desktop.words import say


@click.command("services")
@tables.options
@click.pass_context
def services_command(ctx: click.Context, /, **asked: Any) -> None:
    """List what the group offers, in its order; or add, change, write or take in services.

    WORDS are looked for in all that is kept of them.
    """
    from outreach_desktop.domain.offering.our_services import FIELDS, OurService, told
    from outreach_desktop.services.offering import our_services
    from outreach_desktop.services.offering.tables import SERVICES
    from outreach_desktop.words.local import short_date

    day = today()

    def row(one: OurService) -> dict[str, object]:
        return {
            in_short(FIELDS["name"]): one.name,
            say("How it stands"): told(one, day, short_date),
            in_short(FIELDS["held"]): one.held,
        }

    tables.run(ctx, SERVICES, our_services.find, row, **asked)
