"""The command that counts new people by how they were met."""

import datetime as dt

import click

from outreach_desktop.cli.data import opened
from outreach_desktop.cli.printing import as_json, print_json, print_table
from outreach_desktop.words import say


@click.command("sources")
@click.option(
    "--since",
    "since",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DAY",
    help=say("Count only people who were added on this day or later, such as 2026-01-31."),
)
@click.option(
    "--until",
    "until",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DAY",
    help=say("Count only people who were added on this day or before."),
)
@as_json
@click.pass_context
def sources_command(
    ctx: click.Context, since: dt.datetime | None, until: dt.datetime | None, *, as_json: bool
) -> None:
    """Count new people by how you met, the way of most first."""
    from outreach_desktop.domain.contacts import FIELDS
    from outreach_desktop.domain.knowing.sources import Days, search_for
    from outreach_desktop.services.knowing import sources

    days = Days(first=since.date() if since else None, last=until.date() if until else None)
    with opened(ctx) as db:
        found = sources.new_by_source(db, days)
    if as_json:
        print_json(
            {
                "since": days.first,
                "until": days.last,
                "people": found.people,
                "items": [
                    {
                        "source": row.source,
                        "people": row.people,
                        "share": round(row.share, 4),
                        "segment": search_for(row, days),
                    }
                    for row in found.rows
                ],
            }
        )
        return
    if found.rows:
        print_table(
            (FIELDS["source"].label, say("People"), say("Share")),
            ((row.shown, f"{row.people:,}", sources.percent(row)) for row in found.rows),
        )
    click.echo(sources.told_in_words(found), err=True)
