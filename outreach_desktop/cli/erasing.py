"""The command that erases a person for good, or says what would go."""

from typing import TYPE_CHECKING

import click

from outreach_desktop.cli.data import now, opened, today
from outreach_desktop.cli.printing import as_json, print_json
from outreach_desktop.words import say

if TYPE_CHECKING:
    from outreach_desktop.domain.erasing.erasure import Erasure


@click.command("erase")
@click.argument("person", metavar="ID")
@click.option("--yes", "is_meant", is_flag=True, help=say("Erase them. It cannot be undone."))
@as_json
@click.pass_context
def erase_command(ctx: click.Context, person: str, *, is_meant: bool, as_json: bool) -> None:
    """Erase the person with this ID for good, with everything that is theirs.

    Without --yes it says what would go, changes nothing, and the exit code is 1.
    """
    from outreach_desktop.domain.erasing.telling import CANNOT_BE_UNDONE, told
    from outreach_desktop.domain.labour import outcome
    from outreach_desktop.services.erasing import erasing
    from outreach_desktop.words.local import short_date

    with opened(ctx) as db:
        found = outcome(erasing.preview(db, person, now=now()))
        if is_meant:
            erasing.erase(db, person, today=today())
    if as_json:
        print_json(_as_object(found, is_done=is_meant))
    else:
        for part in told(found, short_date):
            click.echo(f"{part.title}:")
            for line in (*part.lines, *part.each):
                click.echo(f"- {line}")
        _tell_mentions(found)
        if is_meant:
            click.echo(say("{name} was erased for good.", name=found.name))
        else:
            click.echo(CANNOT_BE_UNDONE)
            click.echo(say("Nothing was changed. To erase them: erase {id} --yes", id=person))
    if not is_meant:
        ctx.exit(1)


def _tell_mentions(found: "Erasure") -> None:
    from outreach_desktop.domain.erasing.telling import mentioned, to_tick

    for is_sure, title in (
        (True, say("Texts of others that name them, from which the name goes")),
        (False, say("Texts of others that may mean someone else, and stay")),
    ):
        if some := [one for one in to_tick(found) if one.is_sure == is_sure]:
            click.echo(f"{title}:")
            for one in some:
                click.echo(f"- {mentioned(one)}")


def _as_object(found: "Erasure", *, is_done: bool) -> dict[str, object]:
    return {
        "erased": is_done,
        "person": found.name,
        "goes": dict(found.goes),
        "merged_into_it": found.same,
        "set_to_no_one": found.loosened,
        "steps_of_the_history": found.history,
        "named_elsewhere": [
            {
                "entry": one.entry,
                "field": one.label,
                "text": one.text,
                "in_the_history": one.is_past,
                "name_goes": one.is_sure and one.may_go,
            }
            for one in found.mentions
        ],
        "files_to_delete": found.papers,
        "backups": [{"name": one.name, "until": one.until} for one in found.backups],
        "elsewhere": found.elsewhere,
    }
