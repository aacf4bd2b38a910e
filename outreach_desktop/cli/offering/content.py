"""The command for the texts that the group may print and hand out."""

from functools import partial
from typing import Any

import click

from outreach_desktop.cli.data import today
from outreach_desktop.cli.offering import tables
from outreach_desktop.domain.fields import in_short, in_words
from outreach_desktop.words import say


@click.command("content")
@tables.options
@click.pass_context
def content_command(ctx: click.Context, /, **asked: Any) -> None:
    """List the content bank, what is to be done first; or add, change, write or take in texts.

    WORDS are looked for in all that is kept of them.
    """
    from outreach_desktop.domain.offering.content import FIELDS, ContentText, told
    from outreach_desktop.services.offering import content
    from outreach_desktop.services.offering.tables import CONTENT

    day = today()

    def row(one: ContentText) -> dict[str, object]:
        return {
            in_short(FIELDS["kind"]): in_words(FIELDS["kind"], one.kind),
            say("How it stands"): told(one, day),
            in_short(FIELDS["heading"]): one.name,
        }

    tables.run(ctx, CONTENT, partial(content.find, today=day), row, **asked)
