"""Commands about one Word template: fields."""

from pathlib import Path

import click

from outreach_desktop.cli.printing import a_path, as_json, print_json, print_table
from outreach_desktop.words import say


@click.command("fields")
@click.argument("template", type=a_path)
@as_json
def fields_command(template: Path, *, as_json: bool) -> None:
    """Say what a Word TEMPLATE asks for: every field, and what kind of value it takes.

    With --json, "shape" is the data as render takes it, with kinds in the place of values.
    """
    from outreach_desktop.domain.fields import kind_in_words
    from outreach_desktop.services.making import templates

    asked = templates.fields(template)
    if as_json:
        shape = templates.shape(template)
        print_json({"fields": len(asked), "items": asked, "shape": shape})
    elif not asked:
        click.echo(say("\u201c{name}\u201d has no fields.", name=template.name))
    else:
        rows = ((field.path, kind_in_words(field.kind), field.meaning) for field in asked)
        print_table((say("Field"), say("Kind"), say("What it is")), rows)
