"""What the commands for labels and envelopes share: their options, and the file that is written."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from outreach_desktop.cli.data import opened, today
from outreach_desktop.cli.printing import a_path, print_json
from outreach_desktop.errors import OutreachError
from outreach_desktop.words import say

if TYPE_CHECKING:
    from outreach_desktop.domain.post.label_jobs import LabelJob, PrinterShift
    from outreach_desktop.domain.post.label_sheets import LabelSheet
    from outreach_desktop.services.data_file import Data
    from outreach_desktop.services.posting.addressees import Addressees


class _AShift(click.ParamType[Any]):
    """“0.5,-1”: millimetres to the right and down."""

    name = "shift"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Two numbers with a comma between them."""
        from outreach_desktop.domain.post.label_jobs import PrinterShift

        try:
            right, down = (float(part) for part in str(value).split(","))
        except ValueError:
            self.fail(
                say("Type two numbers with a comma between them, such as 0.5,-1."), param, ctx
            )
        return PrinterShift(right, down)


to_whom = click.option("--to", "segment", metavar="SEGMENT", help=say("Who to write to."))
into = click.option(
    "--out",
    type=a_path,
    metavar="FILE",
    help=say("The new file. Its ending says what it becomes: .docx or .pdf."),
)
per_whom = click.option(
    "--per",
    type=click.Choice(["person", "household", "organisation", "address"]),
    default="household",
    show_default=True,
    help=say("For whom there is one of them."),
)
of_organisations = click.option(
    "--organisations",
    is_flag=True,
    help=say("SEGMENT describes organisations instead of people, and each gets one."),
)
shifted = click.option(
    "--shift",
    type=_AShift(),
    metavar="RIGHT,DOWN",
    help=say("Move everything by so many millimetres, for a printer that is off."),
)
for_printer = click.option(
    "--printer",
    metavar="NAME",
    help=say("Move everything as the window remembers it for this printer."),
)
to_try = click.option(
    "--test",
    is_flag=True,
    help=say("Write a test sheet instead, with frames and rulers, for plain paper."),
)


def asked_for(segment: str | None, out: Path | None, *, test: bool) -> Path:
    """Before anything is opened, as click does where a word is always wanted."""
    from outreach_desktop.services.posting import labels

    if segment is None and not test:
        raise click.UsageError(say("Missing option '{option}'.", option="--to"))
    if out is None:
        raise click.UsageError(say("Missing option '{option}'.", option="--out"))
    labels.see_that_it_can_be_written(out)
    return out


def how_far_off(shift: "PrinterShift | None", printer: str | None) -> "PrinterShift":
    """As it was typed, else as it is remembered of the printer."""
    from outreach_desktop.domain.post.label_jobs import PrinterShift
    from outreach_desktop.services.posting import label_settings, labels

    if shift is None:
        return label_settings.known_shift(printer) if printer else PrinterShift()
    labels.see_that_it_is_sensible(shift)
    return shift


def make(
    ctx: click.Context,
    path: Path,
    segment: str | None,
    per: str,
    sheet_for: "Callable[[str], LabelSheet]",
    *,
    start: int = 1,
    shift: "PrinterShift",
    sender: bool = False,
    organisations: bool = False,
    test: bool,
    as_json: bool,
    title: str,
) -> None:
    """Collect people, draw, write, and tell: what came of it, and who is left out."""
    from outreach_desktop.domain.labour import outcome
    from outreach_desktop.services import group
    from outreach_desktop.services.posting import addressees, labels

    if test:
        with opened(ctx) as db:
            profile = group.profile(db)
        job = labels.sheet_to_try(sheet_for(profile.paper), shift, language=profile.language)
        _tell(labels.write(job, path))
        print_json({"file": path}) if as_json else click.echo(path)
        return
    with opened(ctx) as db:
        found = _places(db, segment or "") if organisations else _found(db, segment or "", per)
    told = _told_left_out(found)
    if not found.entries and told:
        raise OutreachError(say("There is no one to write to: everyone is left out."))
    job = outcome(
        labels.drawn(
            found, sheet_for(found.paper), start=start, shift=shift, title=title, sender=sender
        )
    )
    _tell(addressees.told_twice(found))
    _tell(labels.write(job, path))
    short = labels.shortened(job, found)
    if short:
        _tell(
            say(
                "Something was left out of these addresses, which are too long: {names}.",
                names=", ".join(short),
            )
        )
    if as_json:
        print_json(_as_object(path, job, found, short))
    else:
        click.echo(path)
        click.echo(labels.counted(job.sheet, len(job.texts), job.start), err=True)
    if told:
        ctx.exit(1)


def _found(db: "Data", segment: str, per: str) -> "Addressees":
    from outreach_desktop.domain.labour import outcome
    from outreach_desktop.services import contacts
    from outreach_desktop.services.posting import addressees

    ids = contacts.find(db, segment, today=today())
    if not ids:
        raise OutreachError(
            say("No one fits \u201c{segment}\u201d.", segment=segment),
            hint=say("List the people with the command: contacts"),
        )
    return outcome(addressees.collected(db, ids, per=per, today=today()))


def _places(db: "Data", segment: str) -> "Addressees":
    from outreach_desktop.domain.labour import outcome
    from outreach_desktop.services import organisations
    from outreach_desktop.services.posting import places

    ids = organisations.find(db, segment, today=today())
    if not ids:
        raise OutreachError(
            say("No organisation fits \u201c{segment}\u201d.", segment=segment),
            hint=say("List them with the command: organisations"),
        )
    return outcome(places.collected(db, ids, today=today()))


def _told_left_out(found: "Addressees") -> bool:
    """Say who is left out, each reason once; whether there is anybody."""
    reasons: dict[str, list[str]] = {}
    for name, why in found.left_out:
        reasons.setdefault(why, []).append(name)
    for why, names in reasons.items():
        _tell(say("Left out: {names} ({why}).", names=", ".join(names), why=why))
    return bool(reasons)


def _as_object(
    path: Path, job: "LabelJob", found: "Addressees", short: tuple[str, ...]
) -> dict[str, object]:
    return {
        "file": path,
        "sheet": job.sheet.name,
        "made": len(job.texts),
        "sheets": job.sheet.sheets_for(len(job.texts), job.start),
        "left_out": [{"name": name, "why": why} for name, why in found.left_out],
        "shortened": short,
        "twice": found.twice,
        "items": [{"lines": text.lines, "points": text.points} for text in job.texts],
    }


def _tell(sentence: str) -> None:
    if sentence:
        click.echo(sentence, err=True)
