"""The page about the command line names what there is."""

import re
from pathlib import Path

import click

from outreach_desktop.cli import commands

PAGE = Path(__file__).parents[2] / "docs" / "command-line.md"


def test_every_command_stands_in_the_table_and_no_other() -> None:
    told = re.findall(r"^\| `([a-z-]+)", PAGE.read_text(encoding="utf-8"), re.MULTILINE)

    assert told == commands.list_commands(click.Context(commands))


def test_every_option_is_explained_in_the_help() -> None:
    context = click.Context(commands)
    for name in commands.list_commands(context):
        command = commands.get_command(context, name)
        assert command is not None
        assert command.help
        for option in command.params:
            if isinstance(option, click.Option) and option.name != "out":
                assert option.help, f"{name} {option.name}"
