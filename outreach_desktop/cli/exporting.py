"""The command that writes a list of people for other programs."""

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
@as_json
@click.pass_context
def export_command(
    ctx: click.Context, out: Path, segment: tuple[str, ...], *, vcard: str, as_json: bool
) -> None:
    """Write the people SEGMENT describes, or everybody, to OUT: .csv, .xlsx (Excel) or .vcf (vCard).

    OUT is a new file and is never written over. Importing it brings the same people back.
    """
    from outreach_desktop.domain.labour import outcome
    from outreach_desktop.services import contacts
    from outreach_desktop.services.exporting import exports

    exports.kind_of(out)
    with opened(ctx) as db:
        ids = contacts.find(db, joined(segment), today=today())
        done = outcome(exports.write(db, out, ids, today=today(), vcard=vcard))
    if as_json:
        print_json(_as_object(done))
        return
    click.echo(
        say_many(
            "{count} person written to \u201c{path}\u201d.",
            "{count} people written to \u201c{path}\u201d.",
            done.people,
            path=done.path,
        )
    )
    for note in done.notes:
        click.echo(note)


def _as_object(done: "Exported") -> dict[str, object]:
    return {"file": done.path, "kind": done.kind, "people": done.people, "notes": done.notes}
