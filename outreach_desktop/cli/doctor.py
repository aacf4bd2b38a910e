"""The command that looks at everything, and mends what is safe to mend."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from outreach_desktop.cli.data import named, now
from outreach_desktop.cli.printing import as_json, print_json
from outreach_desktop.errors import OutreachError
from outreach_desktop.words import say

if TYPE_CHECKING:
    from outreach_desktop.services.health.doctor import Remark

_SIGNS = {"fine": "  ", "note": "- ", "wrong": "! "}


@click.command("doctor")
@click.option(
    "--mend",
    is_flag=True,
    help=say(
        "Also fix what is safe to fix: the search index, and files that a crash left unfinished."
    ),
)
@as_json
@click.pass_context
def doctor_command(ctx: click.Context, *, mend: bool, as_json: bool) -> None:
    """Look at the data file, its backups, templates, documents and folders, and say what was found.

    What is wrong has a "!" in front, what is good to know a "-". The exit code is 0 where all is well.
    """
    remarks, mended = _examined(ctx, mend=mend)
    if as_json:
        print_json(_as_object(remarks, mended))
    else:
        for remark in remarks:
            click.echo(f"{_SIGNS[remark.kind]}{remark}")
        for sentence in mended:
            click.echo(say("Fixed: {fixed}", fixed=sentence))
        if any(remark.mend for remark in remarks):
            click.echo(say("Fix what is safe to fix with: doctor --mend"), err=True)
    if any(remark.kind != "fine" for remark in remarks):
        ctx.exit(1)


def _examined(ctx: click.Context, *, mend: bool) -> "tuple[list[Remark], list[str]]":
    """What is found, after the mending if that was asked for, and what was mended."""
    from outreach_desktop.services import data_file
    from outreach_desktop.services.health import doctor, on_opening

    path = named(ctx)
    try:
        db = data_file.open_data(path, create=False, remember=False, on_opening=on_opening.STEPS)
    except OutreachError as error:
        return list(doctor.shut(path, error)), []
    try:
        mended = list(doctor.mend(db, now=now())) if mend else []
        return list(doctor.examine(db, now=now())), mended
    finally:
        data_file.close(db)


def _as_object(remarks: "Sequence[Remark]", mended: Sequence[str]) -> dict[str, object]:
    return {
        "wrong": sum(remark.kind == "wrong" for remark in remarks),
        "notes": sum(remark.kind == "note" for remark in remarks),
        "mended": mended,
        "items": remarks,
    }
