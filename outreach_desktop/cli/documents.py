"""Commands about documents that need no data file: demo, check, render."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from outreach_desktop.cli.data import today
from outreach_desktop.cli.making import (
    new_sheet,
    see_that_it_goes_with,
    tell_left_out,
    without_hidden_text,
)
from outreach_desktop.cli.printing import a_path, as_json, counting, json_in, print_json
from outreach_desktop.words import say, say_many

if TYPE_CHECKING:
    from outreach_desktop.templates import TemplateProblem

_missing = click.option(
    "--missing",
    type=click.Choice(["stop", "blank", "mark"]),
    default="stop",
    show_default=True,
    help=say(
        "What to do if a value is missing: leave out the document, leave the place blank, or "
        "print a mark."
    ),
)


@click.command("demo")
@click.option("--out", type=a_path, default="outreach-demo", show_default=True, metavar="DIR")
@click.pass_context
def demo_command(ctx: click.Context, out: Path) -> None:
    """Make documents for a sample group, to see what comes out; nothing of yours is touched."""
    from outreach_desktop.services import demo

    outcomes = list(counting(demo.demo(out, today=today())))
    made = [outcome for outcome in outcomes if outcome.path]
    people = len({outcome.contact_id for outcome in made if outcome.contact_id})
    files = len({outcome.path for outcome in made})
    click.echo(
        say(
            "{documents} for {people} in \u201c{folder}\u201d.",
            documents=say_many("{count} document", "{count} documents", files),
            people=say_many("{count} person", "{count} people", people),
            folder=out,
        )
    )
    if tell_left_out(outcomes):
        ctx.exit(1)


@click.command("check")
@click.argument("template", type=a_path)
@click.option(
    "--annotate",
    type=a_path,
    metavar="OUT.docx",
    help=say("Also write a copy of the template with a Word comment at each problem."),
)
@without_hidden_text
@as_json
@click.pass_context
def check_command(
    ctx: click.Context,
    template: Path,
    annotate: Path | None,
    *,
    without_hidden: bool,
    as_json: bool,
) -> None:
    """Say everything that is wrong in a Word TEMPLATE, each with its place."""
    from outreach_desktop.services.making import templates

    problems = templates.check(template, without_hidden=without_hidden)
    if annotate:
        templates.annotate(template, annotate, without_hidden=without_hidden)
    if as_json:
        print_json({"problems": len(problems), "items": problems})
    elif not problems:
        click.echo(say("\u201c{name}\u201d is in order.", name=template.name))
    else:
        for problem in problems:
            click.echo(str(problem))
    if any(problem.stops for problem in problems):
        ctx.exit(1)


@click.command("render")
@click.argument("template", type=a_path)
@click.argument("data", type=a_path)
@click.argument("out", type=a_path)
@click.option(
    "--together", is_flag=True, help=say("Make one file for printing from a list of data.")
)
@new_sheet
@_missing
@without_hidden_text
def render_command(
    template: Path,
    data: Path,
    out: Path,
    *,
    together: bool,
    new_sheets: bool,
    missing: str,
    without_hidden: bool,
) -> None:
    """Fill any Word TEMPLATE with the JSON in DATA; no data file is needed.

    An object makes the file OUT. A list makes a folder OUT with a file for each object, named by its
    "file_name" or by the template and its number. A picture is "data:image/png;base64,..." or
    {"picture": "logo.png"}, a file beside DATA.
    """
    from outreach_desktop.services import given_pictures
    from outreach_desktop.services.making import templates

    see_that_it_goes_with(together, new_sheets)
    values = given_pictures.with_pictures(json_in(data), data.parent)
    notes: list[TemplateProblem] = []
    written = counting(
        templates.render(
            template,
            values,
            out,
            together=together,
            new_sheets=new_sheets,
            missing=missing,
            without_hidden=without_hidden,
            notes=notes,
        )
    )
    for path in list(written):  # whoever stops reading our words does not stop the work
        click.echo(path)
    remarks = templates.remarks(template, without_hidden=without_hidden)
    for sentence in (*dict.fromkeys(map(str, notes)), *remarks):
        click.echo(sentence, err=True)
