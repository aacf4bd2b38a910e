"""Commands that make documents: demo, make, check, render."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from outreach_desktop.cli.data import now, opened, today
from outreach_desktop.cli.printing import a_path, as_json, json_in, print_json
from outreach_desktop.errors import OutreachError

if TYPE_CHECKING:
    from outreach_desktop.services.letters import Outcome
    from outreach_desktop.templates import Problem

T = TypeVar("T")

_missing = click.option(
    "--missing",
    type=click.Choice(["stop", "blank", "mark"]),
    default="stop",
    show_default=True,
    help="What to do where a value is missing: leave the document out, the place blank, or a mark.",
)


def _by_field(
    _: click.Context, option: click.Parameter, given: tuple[str, ...]
) -> tuple[str, dict[str, str]]:
    """The plain rule, and the rules of single fields: `blank`, `contact.phone=mark`."""
    from outreach_desktop.domain.letters import MISSING, POLICIES

    plain, policies = "stop", {}
    for words in given:
        field, named, rule = words.rpartition("=")
        known = POLICIES if named else MISSING
        if rule not in known or (named and not field):
            told = f"\u201c{words}\u201d: choose one of {', '.join(known)}"
            raise click.BadParameter(told, param=option)
        if named:
            policies[field] = rule
        else:
            plain = rule
    return plain, policies


_missing_by_field = click.option(
    "--missing",
    multiple=True,
    callback=_by_field,
    metavar="[FIELD=]RULE",
    help=(
        "What to do where a value is missing: stop (the document is left out, which is the rule), blank or "
        "mark. For one field, as in contact.phone=mark: skip (the document is left out), blank, mark, or "
        "stop (nothing at all is made). May be given several times."
    ),
)


@click.command("demo")
@click.option("--out", type=a_path, default="outreach-demo", show_default=True, metavar="DIR")
@click.pass_context
def demo_command(ctx: click.Context, out: Path) -> None:
    """Make documents for a sample group, to see what comes out; nothing of yours is touched."""
    from outreach_desktop import words
    from outreach_desktop.services import demo

    outcomes = list(_counting(demo.demo(out, today=today())))
    made = [outcome for outcome in outcomes if outcome.path]
    people = len({outcome.contact_id for outcome in made if outcome.contact_id})
    files = len({outcome.path for outcome in made})
    click.echo(
        f"{words.plural(files, 'document', 'documents')} for {words.plural(people, 'person', 'people')}"
        f" in \u201c{out}\u201d."
    )
    if _tell_left_out(outcomes):
        ctx.exit(1)


@click.command("make")
@click.argument("template")
@click.option("--to", "segment", required=True, metavar="SEGMENT", help="Whom to write to.")
@click.option("--event", metavar="TITLE", help="The event the document speaks of.")
@click.option(
    "--thanks-for",
    metavar="WORDS",
    help="What everybody is thanked for, instead of what each did; follows \u201cThank you for\u201d.",
)
@click.option("--out", type=a_path, required=True, metavar="DIR", help="The folder to write to.")
@click.option(
    "--together", type=a_path, metavar="FILE.docx", help="Also make one file of them all, to print."
)
@_missing_by_field
@as_json
@click.pass_context
def make_command(
    ctx: click.Context,
    template: str,
    segment: str,
    event: str | None,
    thanks_for: str | None,
    out: Path,
    together: Path | None,
    missing: tuple[str, dict[str, str]],
    *,
    as_json: bool,
) -> None:
    """Make a document for each person SEGMENT describes, and note it on their timelines.

    TEMPLATE is information-packet, thank-you, proposal, or the path of a Word template. Who is left out
    is listed with the reason, and the exit code is 1.
    """
    from outreach_desktop.services import contacts, events, letters

    with opened(ctx) as db:
        choice = letters.choice(template, db)
        ids = contacts.find(db, segment, today=today())
        if not ids:
            raise OutreachError(
                f"Nobody is described by \u201c{segment}\u201d.",
                hint="See who there is with the command: contacts",
            )
        event_id = events.titled(db, event).id if event else None
        plan = letters.plan(
            db,
            ids,
            [choice],
            today=today(),
            event_id=event_id,
            missing=missing[0],
            policies=missing[1],
            thanks_for=thanks_for,
        )
        outcomes = list(_counting(letters.make(db, plan, out, together=together, now=now())))
    if choice.note and not choice.builtin:
        click.echo(choice.note, err=True)
    for finding in letters.done_without(plan.gaps):
        click.echo(finding.message, err=True)
    if as_json:
        print_json(_made_as_object(outcomes))
    else:
        for path in dict.fromkeys(outcome.path for outcome in outcomes if outcome.path):
            click.echo(path)
    if _tell_left_out(outcomes):
        ctx.exit(1)


@click.command("check")
@click.argument("template", type=a_path)
@click.option(
    "--annotate",
    type=a_path,
    metavar="OUT.docx",
    help="Also write a copy of the template with a Word comment at each problem.",
)
@as_json
@click.pass_context
def check_command(
    ctx: click.Context, template: Path, annotate: Path | None, *, as_json: bool
) -> None:
    """Say everything that is wrong in a Word TEMPLATE, each with its place."""
    from outreach_desktop.services import templates

    problems = templates.check(template)
    if annotate:
        templates.annotate(template, annotate)
    if as_json:
        print_json({"problems": len(problems), "items": problems})
    elif not problems:
        click.echo(f"\u201c{template.name}\u201d is in order.")
    else:
        for problem in problems:
            click.echo(str(problem))
    if any(problem.stops for problem in problems):
        ctx.exit(1)


@click.command("render")
@click.argument("template", type=a_path)
@click.argument("data", type=a_path)
@click.argument("out", type=a_path)
@click.option("--together", is_flag=True, help="Make one file of a list, to print.")
@_missing
def render_command(template: Path, data: Path, out: Path, *, together: bool, missing: str) -> None:
    """Fill any Word TEMPLATE with the JSON in DATA; no data file is needed.

    An object makes the file OUT. A list makes a folder OUT with a file for each object, named by its
    "file_name" or by the template and its number.
    """
    from outreach_desktop.services import templates

    values = json_in(data)
    notes: list[Problem] = []
    written = _counting(
        templates.render(template, values, out, together=together, missing=missing, notes=notes)
    )
    for path in list(written):  # whoever stops reading our words does not stop the work
        click.echo(path)
    for sentence in (*dict.fromkeys(map(str, notes)), *templates.remarks(template)):
        click.echo(sentence, err=True)


def _made_as_object(outcomes: list["Outcome"]) -> dict[str, object]:
    people = [outcome for outcome in outcomes if outcome.contact_id]
    return {
        "made": sum(outcome.path is not None for outcome in people),
        "left_out": sum(bool(outcome.problem) for outcome in people),
        "together": next((outcome.path for outcome in outcomes if not outcome.contact_id), None),
        "items": people,
    }


def _tell_left_out(outcomes: list["Outcome"]) -> bool:
    """Say who got no document and why, each reason once; whether there is anybody."""
    left_out: dict[tuple[str, str], list[str]] = {}
    for outcome in outcomes:
        if outcome.problem:
            why = (outcome.template, outcome.problem)
            left_out.setdefault(why, []).append(outcome.name or "the file to print")
    for (template, problem), names in left_out.items():
        click.echo(f"Left out of {template}: {', '.join(names)}. {problem}", err=True)
    return bool(left_out)


def _counting(done: Iterable[T]) -> Iterator[T]:
    """The same, with a count on the terminal of whoever waits."""
    shown = sys.stderr is not None and sys.stderr.isatty()
    number = 0
    try:
        for number, one in enumerate(done, 1):
            if shown:
                click.echo(f"\r{number}", err=True, nl=False)
            yield one
    finally:
        if shown:  # what is said next stands on a clean line
            click.echo(f"\r{' ' * len(str(number))}\r", err=True, nl=False)
