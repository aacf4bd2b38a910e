"""The command that writes a list of people, or of organisations, for other programs."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from outreach_desktop.cli.data import opened, today
from outreach_desktop.cli.people import WORDS, joined
from outreach_desktop.cli.printing import a_path, as_json, print_json
from outreach_desktop.words import say, say_many

if TYPE_CHECKING:
    from outreach_desktop.services.exporting.exports import Exported


@click.command("export", context_settings=WORDS)
@click.argument("out", type=a_path)
@click.argument("segment", nargs=-1, type=click.UNPROCESSED)
@click.option(
    "--vcard",
    type=click.Choice(["4.0", "3.0"]),
    default="4.0",
    help=say("The version of a vCard file: 3.0 is for phones and programs that know no other."),
)
@click.option(
    "--organisations",
    is_flag=True,
    help=say("Write organisations instead of people; SEGMENT then describes these."),
)
@as_json
@click.pass_context
def export_command(
    ctx: click.Context,
    out: Path,
    segment: tuple[str, ...],
    *,
    vcard: str,
    organisations: bool,
    as_json: bool,
) -> None:
    """Write the people SEGMENT describes, or everybody, to OUT: .csv, .xlsx (Excel) or .vcf (vCard).

    With --organisations it writes organisations, as .csv or .xlsx, with how they refer, what they need and their rules.
    OUT is a new file and is never written over. Importing it brings the same people or organisations back.
    """
    done = _organisations(ctx, out, segment) if organisations else _people(ctx, out, segment, vcard)
    if as_json:
        print_json(_as_object(done, "organisations" if organisations else "people"))
        return
    click.echo(_written(done) if not organisations else _places_written(done))
    for note in done.notes:
        click.echo(note)


def _people(ctx: click.Context, out: Path, segment: tuple[str, ...], vcard: str) -> "Exported":
    from outreach_desktop.domain.labour import outcome
    from outreach_desktop.services import contacts
    from outreach_desktop.services.exporting import exports

    exports.kind_of(out)
    with opened(ctx) as db:
        ids = contacts.find(db, joined(segment), today=today())
        return outcome(exports.write(db, out, ids, today=today(), vcard=vcard))


def _organisations(ctx: click.Context, out: Path, segment: tuple[str, ...]) -> "Exported":
    from outreach_desktop.domain.labour import outcome
    from outreach_desktop.services import organisations
    from outreach_desktop.services.exporting import places

    places.kind_of(out)
    with opened(ctx) as db:
        ids = organisations.find(db, joined(segment), today=today())
        return outcome(places.write(db, out, ids))


def _written(done: "Exported") -> str:
    return say_many(
        "{count} person written to \u201c{path}\u201d.",
        "{count} people written to \u201c{path}\u201d.",
        done.count,
        path=done.path,
    )


def _places_written(done: "Exported") -> str:
    return say_many(
        "{count} organisation written to \u201c{path}\u201d.",
        "{count} organisations written to \u201c{path}\u201d.",
        done.count,
        path=done.path,
    )


def _as_object(done: "Exported", what: str) -> dict[str, object]:
    return {"file": done.path, "kind": done.kind, what: done.count, "notes": done.notes}
