"""The command that writes everything held about one person."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from outreach_desktop.cli.data import opened, today
from outreach_desktop.cli.printing import a_path, as_json, print_json
from outreach_desktop.words import say, say_many

if TYPE_CHECKING:
    from outreach_desktop.services.holding.handing import HandedOut


@click.command("held-on")
@click.argument("person", metavar="ID")
@click.option(
    "--out",
    type=a_path,
    required=True,
    metavar="FILE",
    help=say("The new file. Its ending says what it becomes: .json, .pdf or .docx."),
)
@as_json
@click.pass_context
def held_on_command(ctx: click.Context, person: str, out: Path, *, as_json: bool) -> None:
    """Write everything held about the person with this ID to FILE, for anyone who asks what you keep about them.

    FILE is a new file and is never written over. Read it before you hand it out: what to look through is said.
    """
    from outreach_desktop.domain.labour import outcome
    from outreach_desktop.services.holding import handing

    handing.kind_of(out)
    with opened(ctx) as db:
        done = outcome(handing.write(db, out, person, today=today()))
    if as_json:
        print_json(_as_object(done))
        return
    click.echo(
        say_many(
            "{count} entry about {name} written to \u201c{path}\u201d.",
            "{count} entries about {name} written to \u201c{path}\u201d.",
            done.entries,
            name=done.name,
            path=done.path,
        )
    )
    click.echo(say("Before you hand it out:"))
    for sentence in done.look_through:
        click.echo(f"- {sentence}")


def _as_object(done: "HandedOut") -> dict[str, object]:
    return {
        "file": done.path,
        "kind": done.kind,
        "person": done.name,
        "entries": done.entries,
        "look_through": done.look_through,
    }
