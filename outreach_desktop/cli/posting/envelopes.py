"""The command that writes envelopes."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from outreach_desktop.cli.posting.making import (
    asked_for,
    for_printer,
    how_far_off,
    into,
    make,
    of_organisations,
    per_whom,
    shifted,
    to_try,
    to_whom,
)
from outreach_desktop.cli.printing import as_json
from outreach_desktop.words import say

if TYPE_CHECKING:
    from outreach_desktop.domain.post.label_jobs import PrinterShift


@click.command("envelopes")
@click.option(
    "--size",
    default="DL",
    show_default=True,
    metavar="NAME",
    help=say("The envelope: DL, C5, C4, C6, C6/5, #10, #9, or its millimetres, such as 220x110."),
)
@to_whom
@into
@per_whom
@of_organisations
@click.option(
    "--sender", is_flag=True, help=say("Print your own address in the upper left corner.")
)
@shifted
@for_printer
@to_try
@as_json
@click.pass_context
def envelopes_command(
    ctx: click.Context,
    size: str,
    segment: str | None,
    out: Path | None,
    per: str,
    *,
    organisations: bool,
    sender: bool,
    shift: "PrinterShift | None",
    printer: str | None,
    test: bool,
    as_json: bool,
) -> None:
    """Write an envelope for everyone SEGMENT describes who wants post and has an address, each on a page of its size.

    OUT is a new file and is never written over. Who is left out is listed with the reason, and the exit code is 1.
    """
    from outreach_desktop.services.posting import labels

    path = asked_for(segment, out, test=test)
    sheet = labels.envelope_called(size)
    make(
        ctx,
        path,
        segment,
        per,
        lambda _: sheet,
        shift=how_far_off(shift, printer),
        sender=sender,
        organisations=organisations,
        test=test,
        as_json=as_json,
        title=say("Envelopes"),
    )
