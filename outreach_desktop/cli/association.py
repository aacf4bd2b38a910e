"""The command that lets data files open with a double click."""

import click

from outreach_desktop.words import say


@click.command("associate")
@click.option("--remove", is_flag=True, help=say("Remove the files that this command wrote."))
def associate_command(*, remove: bool) -> None:
    """Let the desktop open data files with this program, and show it in the menu (Linux).

    Nothing but three small files in your own folders is written.
    """
    from outreach_desktop.services import association

    done = association.forget() if remove else association.associate()
    click.echo(
        say("Files removed:")
        if remove
        else say("Data files now open with a double click. Files written:")
    )
    for path in done.files:
        click.echo(f"  {path}")
    for note in done.notes:
        click.echo(note, err=True)
