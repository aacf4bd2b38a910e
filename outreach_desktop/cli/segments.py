"""The command that saves searches under a name, shows and lists them."""

import click

from outreach_desktop.cli.data import opened, today
from outreach_desktop.cli.people import WORDS, joined
from outreach_desktop.cli.printing import as_json, print_json, print_table
from outreach_desktop.errors import OutreachError
from outreach_desktop.words import say


@click.command("segment", context_settings=WORDS)
@click.argument("name", default="")
@click.argument("words", nargs=-1, type=click.UNPROCESSED)
@click.option("--remove", is_flag=True, help=say("Remove the saved search of this name."))
@as_json
@click.pass_context
def segment_command(
    ctx: click.Context, name: str, words: tuple[str, ...], *, remove: bool, as_json: bool
) -> None:
    """Save the search WORDS under NAME; without WORDS show it, without NAME list all with counts.

    Afterwards `segment:"NAME"` chooses these people wherever people are chosen:
    segment "Core" tier:core -champion:yes
    """
    from outreach_desktop.domain.choosing.saved import SavedSearch
    from outreach_desktop.services.choosing import saved

    if remove and (words or not name):
        raise OutreachError(
            say("--remove needs a name, and nothing else."),
            hint=say("For example: segment \u201cCore\u201d --remove"),
        )
    with opened(ctx) as db:
        if remove:
            saved.remove(db, name)
        elif words:
            saved.save(db, SavedSearch(name=name, words=joined(words)), today=today())
        asked = saved.every(db) if remove or not name else [saved.get(db, name)]
        found = [(one, saved.count(db, one, today=today())) for one in asked]
    if as_json:
        print_json(
            [{"name": one.name, "words": one.words, "people": people} for one, people in found]
        )
    elif found:
        print_table(
            (say("Name"), say("People"), say("Search")),
            (
                (one.name, "?" if people is None else str(people), one.words)
                for one, people in found
            ),
        )
    else:
        click.echo(say("There are no saved searches yet."), err=True)
