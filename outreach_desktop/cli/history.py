"""Commands about what was done: history, undo, redo."""

from typing import TYPE_CHECKING

import click

from outreach_desktop.cli.data import opened
from outreach_desktop.cli.printing import as_json, print_json, print_table
from outreach_desktop.words import say, say_in

if TYPE_CHECKING:
    from outreach_desktop.services.undo import ActionRow, Undone


@click.command("history")
@click.argument("words", nargs=-1)
@click.option(
    "--last",
    type=click.IntRange(min=1),
    default=20,
    show_default=True,
    metavar="N",
    help=say("How many to list."),
)
@as_json
@click.pass_context
def history_command(
    ctx: click.Context, words: tuple[str, ...], last: int, *, as_json: bool
) -> None:
    """List what was done, newest first: everything, or what has all WORDS in its name.

    The number in front of each is what undo takes.
    """
    from outreach_desktop.services import undo

    with opened(ctx) as db:
        done = undo.history(db, last, " ".join(words))
    if as_json:
        print_json(done)
    elif not done:
        click.echo(say("There is nothing to list."), err=True)
    else:
        header = (
            say_in("number of an action", "No."),
            say("When"),
            say("Entries"),
            say("State"),
            say("What"),
        )
        print_table(header, (_cells(row) for row in done))


def _cells(row: "ActionRow") -> tuple[str, ...]:
    when = f"{row.made_at.astimezone():%Y-%m-%d %H:%M}"
    return str(row.number), when, str(row.rows), row.state, row.name


@click.command("undo")
@click.argument("number", required=False)
@click.pass_context
def undo_command(ctx: click.Context, number: str | None) -> None:
    """Take back what was done last, or what has this NUMBER in the history.

    What was changed since is left as it is, and listed; where that is all of it, the exit code is 1.
    """
    from outreach_desktop.services import undo

    with opened(ctx) as db:
        done = undo.undo(db, undo.called(db, number).id if number else None)
    _tell(ctx, done, again=False)


@click.command("redo")
@click.pass_context
def redo_command(ctx: click.Context) -> None:
    """Bring again what was undone last, as long as nothing else was changed since."""
    from outreach_desktop.services import undo

    with opened(ctx) as db:
        done = undo.redo(db)
    _tell(ctx, done, again=True)


def _tell(ctx: click.Context, done: "Undone", *, again: bool) -> None:
    name = done.name
    if done.nothing:
        told = (
            say("Nothing was redone: {name}", name=name)
            if again
            else say("Nothing was undone: {name}", name=name)
        )
    else:
        told = say("Redone: {name}", name=name) if again else say("Undone: {name}", name=name)
    click.echo(told, err=done.nothing)
    for sentence in done.kept:
        click.echo(sentence, err=True)
    if done.nothing:
        ctx.exit(1)
