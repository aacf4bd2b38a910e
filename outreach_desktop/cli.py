"""The same jobs without a window."""

import json
import sys
from pathlib import Path

import click

from outreach_desktop.errors import OutreachError
from outreach_desktop.services import templates


@click.group()
def commands() -> None:
    """Know your healthcare contacts, and make personalised Word documents for them."""


@commands.command()
@click.argument("template", type=click.Path(path_type=Path))
@click.argument("data", type=click.Path(path_type=Path))
@click.argument("out", type=click.Path(path_type=Path))
def render(template: Path, data: Path, out: Path) -> None:
    """Fill TEMPLATE.docx with DATA.json into OUT."""
    templates.render(template, json.loads(data.read_text(encoding="utf-8")), out)


def main() -> None:
    """Run a command; what a person can mend is one sentence and exit code 1."""
    try:
        commands()
    except OutreachError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
