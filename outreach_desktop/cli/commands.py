"""The commands by name. Each imports what it needs when it is run, so that the next one starts fast."""

from importlib import import_module
from pathlib import Path

import click

from outreach_desktop.cli.printing import a_path
from outreach_desktop.paths import is_in_sight
from outreach_desktop.start_words import names_data_file
from outreach_desktop.words import say

# Where each command is; the order is that of the help.
ROOMS = {
    "demo": "documents",
    "import": "people",
    "contacts": "people",
    "organisations": "organisations",
    "segment": "segments",
    "export": "exporting",
    "listings": "knowing.listings",
    "services": "offering.services",
    "content": "offering.content",
    "sources": "knowing.sources",
    "held-on": "holding",
    "erase": "erasing",
    "register": "registers",
    "duplicates": "duplicates",
    "events": "people",
    "make": "making",
    "emails": "mailing.emails",
    "labels": "posting.labels",
    "envelopes": "posting.envelopes",
    "check": "documents",
    "fields": "templates",
    "render": "documents",
    "group": "data",
    "backup": "backups",
    "unlock": "backups",
    "restore": "recovery",
    "salvage": "recovery",
    "history": "history",
    "undo": "history",
    "redo": "history",
    "doctor": "doctor",
    "associate": "association",
}


class _Commands(click.Group):
    """Knows its commands by name, and loads the one that is asked for."""

    # click passes its context to both.
    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(ROOMS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in ROOMS:
            if names_data_file(cmd_name):
                there = "" if is_in_sight(Path(cmd_name)) else say("There is no such file here.")
                hint = say(
                    "Name the data file before the command: --data {path} COMMAND",
                    path=cmd_name,
                )
                ctx.fail(f"{there} {hint}".strip())
            return None
        room = import_module(f"outreach_desktop.cli.{ROOMS[cmd_name]}")
        command = getattr(room, f"{cmd_name.replace('-', '_')}_command")
        assert isinstance(command, click.Command)  # noqa: S101
        return command


def _show_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        from outreach_desktop.paths import version

        click.echo(say("Outreach Desktop {version}", version=version()))
        ctx.exit()


@click.command(cls=_Commands, context_settings={"max_content_width": 100})
@click.option(
    "--data",
    type=a_path,
    metavar="FILE",
    help=say(
        "The data file to use. It is made if it does not exist. Without this option, the file "
        "that was open last is used."
    ),
)
@click.option(
    "--accept",
    is_flag=True,
    help=say(
        "Open the data file even if it was changed elsewhere or seems to be open on another "
        "computer. It is read completely first; a damaged file is not opened."
    ),
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    help=say("Say which version this is."),
)
@click.pass_context
def commands(ctx: click.Context, data: Path | None, accept: bool) -> None:
    """Know the people you work with, and make personalised Word documents for them.

    Without a command the window opens. Nothing asks for input, and no file is ever overwritten.
    """
    ctx.obj = data
    ctx.meta["accept"] = accept  # for whoever opens the data file
