"""The command that writes letters as drafts of emails, and addresses for the BCC line."""

from dataclasses import dataclass
from pathlib import Path

import click

from outreach_desktop.cli.data import opened, today
from outreach_desktop.cli.making import (
    enclosed_files,
    goes_along,
    places_found,
    planned,
    rule_by_field,
    times_offered,
    to_organisations,
)
from outreach_desktop.cli.printing import a_path, as_json, print_json
from outreach_desktop.cli.safety.patients import see_that_it_is_about_none, with_patient_texts
from outreach_desktop.domain.mail.drafts import AT_ONCE, in_batches
from outreach_desktop.words import say

LeftOut = list[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _EmailsAsked:
    """What is to be written, and to whom: `places` are organisations, written to as such."""

    template: str
    segment: str
    places: str | None
    event: str | None
    thanks_for: str | None
    times: tuple[str, ...]
    enclosures: tuple[Path, ...]
    missing: tuple[str, dict[str, str]]


@click.command("emails")
@click.argument("template", required=False)
@click.option("--to", "segment", metavar="SEGMENT", help=say("Who to write to."))
@to_organisations
@click.option("--event", metavar="TITLE", help=say("The event that the email is about."))
@click.option("--thanks-for", metavar="WORDS", help=say("What everyone is thanked for."))
@times_offered
@enclosed_files
@click.option(
    "--attach-letter",
    type=click.Choice(["word", "pdf"]),
    help=say(
        "Attach the finished letter itself too, as a Word file or as a PDF (needs LibreOffice)."
    ),
)
@with_patient_texts
@click.option("--out", type=a_path, metavar="DIR", help=say("The folder for the drafts."))
@click.option("--text", is_flag=True, help=say("Print the words of each email instead."))
@click.option(
    "--bcc",
    type=click.IntRange(min=0),
    is_flag=False,
    flag_value=AT_ONCE,
    metavar="N",
    help=say("Print addresses for the BCC line instead, N a line; N is 50 if it is left out."),
)
@rule_by_field
@as_json
@click.pass_context
def emails_command(
    ctx: click.Context,
    template: str | None,
    segment: str | None,
    places: str | None,
    event: str | None,
    thanks_for: str | None,
    times: tuple[str, ...],
    enclosures: tuple[Path, ...],
    attach_letter: str | None,
    out: Path | None,
    bcc: int | None,
    missing: tuple[str, dict[str, str]],
    *,
    with_patient_texts: bool,
    text: bool,
    as_json: bool,
) -> None:
    """Write TEMPLATE as a draft of an email for each person, or organisation, SEGMENT describes that may get email.

    Each draft is a file that your own mail program opens, to be looked at and sent by you. Nothing is sent, and a file that
    is there is never replaced. Who is left out is listed with the reason, and the exit code is 1.
    """
    if segment is not None and places is not None:
        raise click.UsageError(
            say("Give only one of {options}.", options="--to, --to-organisations")
        )
    if bcc is not None:
        left_out = _addresses(ctx, _needed(segment, "--to"), bcc or AT_ONCE, as_json=as_json)
    else:
        if template is None:
            raise click.UsageError(say("Missing argument 'TEMPLATE'."))
        if places is None:
            _needed(segment, "--to")
        if out is None and not text:
            raise click.UsageError(say("Missing option '{option}'.", option="--out"))
        see_that_it_is_about_none(" ".join((thanks_for or "", *times)), may=with_patient_texts)
        asked = _EmailsAsked(
            template=template,
            segment=segment or "",
            places=places,
            event=event,
            thanks_for=thanks_for,
            times=times,
            enclosures=enclosures,
            missing=missing,
        )
        left_out = _drafts(ctx, asked, None if text else out, attach_letter or "", as_json)
    for name, why in left_out:
        click.echo(say("Left out: {name}: {why}", name=name, why=why), err=True)
    if left_out:
        ctx.exit(1)


def _needed(segment: str | None, option: str) -> str:
    if segment is None:
        raise click.UsageError(say("Missing option '{option}'.", option=option))
    return segment


def _addresses(ctx: click.Context, segment: str, size: int, *, as_json: bool) -> LeftOut:
    from outreach_desktop.domain.labour import outcome
    from outreach_desktop.services import contacts
    from outreach_desktop.services.exporting import emails

    with opened(ctx) as db:
        ids = contacts.find(db, segment, today=today())
        found = outcome(emails.collected(db, ids, today=today()))
    batches = in_batches(found.addresses, size)
    if as_json:
        print_json({"batches": batches, "left_out": found.left_out})
    else:
        for batch in batches:
            click.echo("; ".join(batch))
    return list(found.left_out)


def _drafts(
    ctx: click.Context, asked: _EmailsAsked, out: Path | None, attach_letter: str, as_json: bool
) -> LeftOut:
    from outreach_desktop.domain.mail.attachments import too_large
    from outreach_desktop.services.mailing import attaching, drafts
    from outreach_desktop.services.making import letters

    with opened(ctx) as db:
        choice = letters.choice(asked.template, db)
        plan = planned(
            db,
            choice,
            asked.segment,
            asked.event,
            asked.thanks_for,
            asked.missing,
            ids=None if asked.places is None else places_found(db, asked.places),
            beside=goes_along(db, asked.times, asked.enclosures),
        )
        made = list(drafts.written(plan))
        others = attaching.contents(db, attaching.enclosures(db, plan)) if out else ()
    sender = drafts.sender_of(plan)
    paths = []
    if out is not None:
        whole = list(attaching.attached(plan, made, others, attach_letter))
        paths = list(drafts.keep(whole, out, sender))
        sizes = ([len(file.content) for file in one.attached] for one in whole)
        if warning := too_large(max(sizes, key=sum, default=[])):
            click.echo(warning, err=True)
    if as_json:
        print_json(
            [
                {"name": one.name, "to": one.to, "subject": one.subject, "text": one.text}
                for one in made
                if one.to
            ]
        )
    elif out is not None:
        for path in paths:
            click.echo(path)
    else:
        for one in made:
            if one.to:
                to = ", ".join(each.email for each in one.to)
                click.echo(f"{to}\n{one.subject}\n\n{one.text}\n")
    return [(one.name, one.problem) for one in made if one.problem]
