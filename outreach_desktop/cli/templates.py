"""Commands about one Word template: fields."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from outreach_desktop.cli.data import opened
from outreach_desktop.cli.printing import a_path, as_json, print_json, print_table
from outreach_desktop.words import say

if TYPE_CHECKING:
    from outreach_desktop.services.data_file import Data


@click.command("fields")
@click.argument("template", type=a_path, required=False)
@click.option(
    "--out",
    type=a_path,
    metavar="FILE",
    help=say("Write the list of every field there is, as pages to print: .docx or .pdf."),
)
@as_json
@click.pass_context
def fields_command(
    ctx: click.Context, template: Path | None, out: Path | None, *, as_json: bool
) -> None:
    """Say what a Word TEMPLATE asks for: every field, and what kind of value it takes.

    Without TEMPLATE it is every field there is, with --data before the command also those of this group alone.
    With --json, "shape" is the data as render takes it, with kinds in the place of values.
    """
    from outreach_desktop.domain.fields import kind_in_words
    from outreach_desktop.services.making import templates

    if template is None:
        _tell_every(ctx, out, as_json=as_json)
        return
    if out is not None:
        ctx.fail(say("--out writes the list of every field: leave the template away."))
    asked = templates.fields(template)
    if as_json:
        shape = templates.shape(template)
        print_json({"fields": len(asked), "items": asked, "shape": shape})
    elif not asked:
        click.echo(say("\u201c{name}\u201d has no fields.", name=template.name))
    else:
        rows = ((field.path, kind_in_words(field.kind), field.meaning) for field in asked)
        print_table((say("Field"), say("Kind"), say("What it is")), rows)


def _tell_every(ctx: click.Context, out: Path | None, *, as_json: bool) -> None:
    """All that a template may say; no data file is opened that was not named."""
    if ctx.obj is None:
        _tell(None, out, as_json=as_json)
        return
    with opened(ctx) as db:
        _tell(db, out, as_json=as_json)


def _tell(db: "Data | None", out: Path | None, *, as_json: bool) -> None:
    from outreach_desktop.domain.fields import kind_in_words
    from outreach_desktop.services.making.authoring import field_list

    if out is not None:
        field_list.write(db, out)
        click.echo(say("The fields are in \u201c{name}\u201d.", name=out))
        return
    found = [one for one in field_list.every(db).fields if one.path]
    if as_json:
        items = [
            {"path": one.path, "kind": one.kind, "meaning": one.meaning, "tag": one.tag}
            for one in found
        ]
        print_json({"fields": len(items), "items": items})
    else:
        rows = ((one.path, kind_in_words(one.kind), one.meaning) for one in found)
        print_table((say("Field"), say("Kind"), say("What it is")), rows)
