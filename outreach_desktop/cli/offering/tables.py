"""What the commands for services and for texts share: listing, adding, changing, tables out and in."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from outreach_desktop.cli.data import opened, today
from outreach_desktop.cli.printing import a_path, as_json, fields_of, print_json, print_table
from outreach_desktop.cli.safety.patients import see_that_it_is_about_none, with_patient_texts
from outreach_desktop.errors import OutreachError
from outreach_desktop.words import say, say_many

if TYPE_CHECKING:
    from outreach_desktop.services.offering.tables import OfferingTable, TakenRow

F = TypeVar("F", bound=Callable[..., Any])


def options(command: F) -> F:
    """The words and options that both commands have."""
    for one in reversed(
        (
            click.argument("words", nargs=-1),
            click.option("--add", "name_of_new", metavar="NAME", help=say("Add one of this name.")),
            click.option(
                "--change", "name", metavar="NAME", help=say("Change the one of this name.")
            ),
            click.option(
                "--set",
                "given",
                multiple=True,
                metavar="FIELD=VALUE",
                help=say("With --add or --change: what a field says. Can be given several times."),
            ),
            click.option(
                "--out", type=a_path, metavar="FILE.csv", help=say("Write them to a new table.")
            ),
            click.option(
                "--in",
                "table",
                type=a_path,
                metavar="FILE",
                help=say(
                    "Take in a table: a row with the ID or the name of one that is there changes it, and "
                    "an empty cell changes nothing."
                ),
            ),
            as_json,
            with_patient_texts,
        )
    ):
        command = one(command)
    return command


def run(
    ctx: click.Context,
    kind: "OfferingTable",
    find: Callable[..., Sequence[str]],
    row: Callable[[Any], Mapping[str, object]],
    *,
    words: Sequence[str],
    name_of_new: str | None,
    name: str | None,
    given: Sequence[str],
    out: Path | None,
    table: Path | None,
    as_json: bool,
    with_patient_texts: bool,
) -> None:
    """Do what was asked for: one of listing, adding, changing, writing, taking in."""
    from outreach_desktop.services.offering import tables

    asked = [one for one in (name_of_new, name, out, table) if one is not None]
    if len(asked) > 1:
        raise click.UsageError(
            say("Give only one of {options}.", options="--add, --change, --out, --in")
        )
    if given and name is None and name_of_new is None:
        raise click.UsageError(say("--set can only be used with --add or --change."))
    values = _values(kind, given)
    with opened(ctx) as db:
        if table is not None:
            taken = tables.take_in(
                db, kind, table, today=today(), with_patient_texts=with_patient_texts
            )
            _tell(taken, ctx, as_json=as_json)
            return
        if name is not None or name_of_new is not None:
            called = name if name is not None else name_of_new or ""
            typed = (called if name is None else "", *values.values())
            see_that_it_is_about_none("\n".join(typed), may=with_patient_texts)
            changed = tables.change(db, kind, called, values, new=name is None, today=today())
            ids: Sequence[str] = [changed]
        else:
            ids = find(db, " ".join(words))
        if out is not None:
            _tell_written(out, tables.write_csv(db, kind, out, ids), as_json=as_json)
            return
        there = {one.id: one for one in kind.every(db)}
    _list([there[one] for one in ids if one in there], row, as_json=as_json)


def _tell_written(out: Path, count: int, *, as_json: bool) -> None:
    if as_json:
        print_json({"file": out, "count": count})
        return
    click.echo(
        say_many(
            "{count} row written to \u201c{path}\u201d.",
            "{count} rows written to \u201c{path}\u201d.",
            count,
            path=out,
        )
    )


def _list(
    found: Sequence[Any], row: Callable[[Any], Mapping[str, object]], *, as_json: bool
) -> None:
    listed = [row(one) for one in found]
    if as_json:
        objects = [{**fields_of(one), **said} for one, said in zip(found, listed, strict=True)]
        print_json(
            [{key: value for key, value in one.items() if key != "position"} for one in objects]
        )
    elif listed:
        print_table(tuple(listed[0]), (tuple(str(cell) for cell in one.values()) for one in listed))
    else:
        click.echo(say("Nothing was found."), err=True)


def _values(kind: "OfferingTable", given: Sequence[str]) -> dict[str, str]:
    values = {}
    for one in given:
        name, sign, value = one.partition("=")
        if not sign or name not in kind.fields:
            raise OutreachError(
                say("\u201c{words}\u201d is not FIELD=VALUE.", words=one),
                hint=say("The fields are: {fields}.", fields=", ".join(kind.fields)),
            )
        values[name] = value
    return values


def _tell(rows: "Sequence[TakenRow]", ctx: click.Context, *, as_json: bool) -> None:
    """What became of each row; the exit code is 1 where one was not taken."""
    if as_json:
        print_json(list(rows))
    else:
        for verdict, words in _VERDICTS.items():
            if count := sum(one.verdict == verdict for one in rows):
                click.echo(f"{words}: {count}")
    rejected = [one for one in rows if one.verdict == "rejected"]
    for one in rejected:
        click.echo(
            say("Line {line}, {name}: {why}", line=one.line, name=one.name, why=one.reason),
            err=True,
        )
    if rejected:
        ctx.exit(1)


_VERDICTS = {
    "new": say("New"),
    "updated": say("Changed"),
    "unchanged": say("As it was"),
    "rejected": say("Not taken"),
}
