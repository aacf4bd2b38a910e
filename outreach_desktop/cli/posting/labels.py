"""The command that writes labels."""

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
from outreach_desktop.cli.printing import as_json, print_json, print_table
from outreach_desktop.words import say

if TYPE_CHECKING:
    from outreach_desktop.domain.post.label_jobs import PrinterShift
    from outreach_desktop.domain.post.label_sheets import LabelSheet


@click.command("labels")
@click.option(
    "--sheet",
    metavar="NAME",
    help=say(
        "The sheet by its name, such as L7160. Without it the usual one for your paper is taken."
    ),
)
@to_whom
@into
@click.option(
    "--start",
    type=int,
    default=1,
    show_default=True,
    metavar="N",
    help=say("The first free label of the first sheet, counted along the rows."),
)
@per_whom
@of_organisations
@click.option(
    "--measures",
    default="",
    metavar="WORDS",
    help=say(
        "The measures of a sheet that is not in the list, in millimetres: "
        "paper=A4 columns=3 rows=7 width=63.5 height=38.1 left=7.2 top=15.15 across=66.04 down=38.1"
    ),
)
@shifted
@for_printer
@to_try
@click.option("--list", "listed", is_flag=True, help=say("List the sheets instead."))
@as_json
@click.pass_context
def labels_command(
    ctx: click.Context,
    sheet: str | None,
    segment: str | None,
    out: Path | None,
    start: int,
    per: str,
    measures: str,
    *,
    organisations: bool,
    shift: "PrinterShift | None",
    printer: str | None,
    test: bool,
    listed: bool,
    as_json: bool,
) -> None:
    """Write a label for everyone SEGMENT describes who wants post and has an address.

    OUT is a new file and is never written over. Print it at 100 %. Who is left out is listed with the reason, and the exit
    code is 1.
    """
    from outreach_desktop.services.posting import labels

    if listed:
        _list_sheets(as_json=as_json)
        return
    path = asked_for(segment, out, test=test)
    meant = labels.sheet_called(sheet or "", measures) if sheet or measures else None
    if meant is not None:
        labels.see_that_it_starts(meant, start)

    def sheet_for(paper: str) -> "LabelSheet":
        from outreach_desktop.domain.post.label_sheets import USUAL

        return meant or labels.sheet_called(USUAL.get(paper, USUAL["A4"]))

    make(
        ctx,
        path,
        segment,
        per,
        sheet_for,
        start=start,
        shift=how_far_off(shift, printer),
        organisations=organisations,
        test=test,
        as_json=as_json,
        title=say("Labels"),
    )


def _list_sheets(*, as_json: bool) -> None:
    from outreach_desktop.domain.post.label_sheets import LABEL_SHEETS

    every = list(LABEL_SHEETS.values())
    if as_json:
        print_json(every)
        return
    print_table(
        (say("Sheet"), say("Paper"), say("Labels"), say("Size in mm"), say("Also called")),
        (
            (
                one.name,
                one.paper,
                str(one.count),
                f"{one.width:g} x {one.height:g}",
                ", ".join(one.also),
            )
            for one in every
        ),
    )
