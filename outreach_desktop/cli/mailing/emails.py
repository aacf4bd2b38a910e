"""The command that writes letters as drafts of emails, and addresses for the BCC line."""

from pathlib import Path

import click

from outreach_desktop.cli.data import opened, today
from outreach_desktop.cli.making import planned, rule_by_field
from outreach_desktop.cli.printing import a_path, as_json, print_json
from outreach_desktop.cli.safety.patients import see_that_it_is_about_none, with_patient_texts
from outreach_desktop.domain.mail.drafts import AT_ONCE, in_batches
from outreach_desktop.words import say

LeftOut = list[tuple[str, str]]


@click.command("emails")
@click.argument("template", required=False)
@click.option("--to", "segment", required=True, metavar="SEGMENT", help=say("Who to write to."))
@click.option("--event", metavar="TITLE", help=say("The event that the email is about."))
@click.option("--thanks-for", metavar="WORDS", help=say("What everyone is thanked for."))
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
    segment: str,
    event: str | None,
    thanks_for: str | None,
    out: Path | None,
    bcc: int | None,
    missing: tuple[str, dict[str, str]],
    *,
    with_patient_texts: bool,
    text: bool,
    as_json: bool,
) -> None:
    """Write TEMPLATE as a draft of an email for each person SEGMENT describes who may get email.

    Each draft is a file that your own mail program opens, to be looked at and sent by you. Nothing is sent, and a file that
    is there is never replaced. Who is left out is listed with the reason, and the exit code is 1.
    """
    if bcc is not None:
        left_out = _addresses(ctx, segment, bcc or AT_ONCE, as_json=as_json)
    else:
        if template is None:
            raise click.UsageError(say("Missing argument 'TEMPLATE'."))
        if out is None and not text:
            raise click.UsageError(say("Missing option '{option}'.", option="--out"))
        see_that_it_is_about_none(thanks_for or "", may=with_patient_texts)
        left_out = _drafts(
            ctx, (template, segment, event, thanks_for, missing), None if text else out, as_json
        )
    for name, why in left_out:
        click.echo(say("Left out: {name}: {why}", name=name, why=why), err=True)
    if left_out:
        ctx.exit(1)


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
    ctx: click.Context,
    asked: tuple[str, str, str | None, str | None, tuple[str, dict[str, str]]],
    out: Path | None,
    as_json: bool,
) -> LeftOut:
    from outreach_desktop.services.mailing import drafts
    from outreach_desktop.services.making import letters

    template, segment, event, thanks_for, missing = asked
    with opened(ctx) as db:
        choice = letters.choice(template, db)
        plan = planned(db, choice, segment, event, thanks_for, missing)
        made = list(drafts.written(plan))
    sender = drafts.sender_of(plan)
    paths = list(drafts.keep(made, out, sender)) if out is not None else []
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
