"""The command that makes letters, and goes on with those that were stopped half-way."""

import contextlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from outreach_desktop.cli.data import now, opened, today
from outreach_desktop.cli.printing import a_path, as_json, counting, print_json
from outreach_desktop.cli.safety.patients import see_that_it_is_about_none, with_patient_texts
from outreach_desktop.errors import OutreachError
from outreach_desktop.words import say

if TYPE_CHECKING:
    from outreach_desktop.domain.documents.before.goes_with import GoesWith
    from outreach_desktop.services.data_file import Data
    from outreach_desktop.services.making.letters import Batch, Outcome, Plan, TemplateChoice


def _by_field(
    _: click.Context, option: click.Parameter, given: tuple[str, ...]
) -> tuple[str, dict[str, str]]:
    """The plain rule, and the rules of single fields: `blank`, `contact.phone=mark`."""
    from outreach_desktop.domain.documents.letters import MISSING, POLICIES

    plain, policies = "stop", {}
    for words in given:
        field, named, rule = words.rpartition("=")
        known = POLICIES if named else MISSING
        if rule not in known or (named and not field):
            told = say(
                "\u201c{words}\u201d: choose one of {rules}", words=words, rules=", ".join(known)
            )
            raise click.BadParameter(told, param=option)
        if named:
            policies[field] = rule
        else:
            plain = rule
    return plain, policies


rule_by_field = click.option(
    "--missing",
    multiple=True,
    callback=_by_field,
    metavar="[FIELD=]RULE",
    help=(
        say(
            "What to do if a value is missing: stop (leave out the document; this is the "
            "default), blank or mark. For one field, such as contact.phone=mark: skip (leave out "
            "the document), blank, mark, or stop (make nothing at all). Can be given several "
            "times."
        )
    ),
)


new_sheet = click.option(
    "--new-sheet",
    "new_sheets",
    is_flag=True,
    help=say("With --together: start each person on a new sheet, for printing on both sides."),
)


to_organisations = click.option(
    "--to-organisations",
    "places",
    metavar="SEGMENT",
    help=say("Write to these organisations as such, instead of to people."),
)


times_offered = click.option(
    "--times",
    multiple=True,
    metavar="WORDS",
    help=say("A time that is offered, such as \u201cTuesday 10 March, 13:00\u201d. Up to three."),
)


enclosed_files = click.option(
    "--enclose",
    "enclosures",
    multiple=True,
    type=a_path,
    metavar="FILE",
    help=say(
        "A file that goes with each letter: it is kept with the group, named in the letter, and its "
        "pages are printed behind it if it is a PDF. Can be given several times."
    ),
)


on_whole_sheets = click.option(
    "--whole-sheets",
    "whole_sheets",
    is_flag=True,
    help=say("Not on A5, though our group has that for documents that come on A5 too."),
)


without_hidden_text = click.option(
    "--leave-out-hidden",
    "without_hidden",
    is_flag=True,
    help=say("Leave out the hidden text of the template, which anyone could show in Word."),
)


def see_that_it_goes_with(together: object, new_sheets: bool) -> None:
    """A new sheet for each person is a matter of the file that holds them all."""
    if new_sheets and not together:
        raise click.UsageError(say("--new-sheet can only be used with --together."))


@click.command("make")
@click.argument("template", required=False)
@click.option("--to", "segment", metavar="SEGMENT", help=say("Who to write to."))
@to_organisations
@click.option(
    "--to-nobody",
    is_flag=True,
    help=say("Make a sheet, a poster or a script once, for no one by name."),
)
@click.option("--event", metavar="TITLE", help=say("The event that the document is about."))
@click.option(
    "--thanks-for",
    metavar="WORDS",
    help=say(
        "What everyone is thanked for, instead of what each person did. It follows \u201cThank "
        "you for\u201d."
    ),
)
@times_offered
@enclosed_files
@with_patient_texts
@click.option("--out", type=a_path, metavar="DIR", help=say("The folder to write to."))
@click.option(
    "--together",
    type=a_path,
    metavar="FILE.docx",
    help=say("Also make one file for printing, with all of them."),
)
@new_sheet
@on_whole_sheets
@rule_by_field
@without_hidden_text
@click.option(
    "--go-on",
    is_flag=True,
    help=say(
        "Finish the last batch that stopped halfway, as it was asked for. Give nothing else with "
        "it."
    ),
)
@click.option("--leave", is_flag=True, help=say("Discard the rest of that batch."))
@as_json
@click.pass_context
def make_command(
    ctx: click.Context,
    template: str | None,
    segment: str | None,
    places: str | None,
    event: str | None,
    thanks_for: str | None,
    times: tuple[str, ...],
    enclosures: tuple[Path, ...],
    out: Path | None,
    together: Path | None,
    missing: tuple[str, dict[str, str]],
    *,
    to_nobody: bool,
    with_patient_texts: bool,
    new_sheets: bool,
    whole_sheets: bool,
    without_hidden: bool,
    go_on: bool,
    leave: bool,
    as_json: bool,
) -> None:
    """Make a document for each person SEGMENT describes, for organisations, or for no one; and note it on timelines.

    TEMPLATE is information-packet, thank-you, proposal, or the path of a Word template. Who is left out
    is listed with the reason, and the exit code is 1.
    """
    from outreach_desktop.domain.documents.documents import NOBODY
    from outreach_desktop.services.after import reading
    from outreach_desktop.services.making import letters

    if not (go_on or leave):
        _see_that_all_is_given(template, out, segment, places, to_nobody=to_nobody)
        see_that_it_goes_with(together, new_sheets)
        see_that_it_is_about_none(" ".join((thanks_for or "", *times)), may=with_patient_texts)
    with opened(ctx) as db:
        if leave:
            _leave(db)
            return
        if go_on:
            batch = _stopped_last(db)
            plan = letters.go_on(db, batch.id, today=today())
            out, together = batch.out, batch.together
        else:
            choice = letters.choice(template or "", db, without_hidden=without_hidden)
            ids = [NOBODY] if to_nobody else None if places is None else places_found(db, places)
            beside = goes_along(db, times, enclosures)
            plan = planned(
                db,
                choice,
                segment or "",
                event,
                thanks_for,
                missing,
                ids=ids,
                beside=beside,
                whole_sheets=whole_sheets,
            )
        making = letters.make(db, plan, out, together=together, new_sheets=new_sheets, now=now())
        with contextlib.closing(
            making
        ):  # whatever stops it, the data file is open until it has stopped
            outcomes = list(counting(making))
        for _ in reading.read_in(db):  # what they say, to be found by
            pass
        waiting = letters.unfinished(db)
    _tell_of(plan)
    if as_json:
        print_json(_made_as_object(outcomes))
    else:
        for path in dict.fromkeys(outcome.path for outcome in outcomes if outcome.path):
            click.echo(path)
    left_out = tell_left_out(outcomes)
    if left_out and not waiting:
        _tell_in_short(outcomes)
    for stopped in waiting:
        click.echo(f"{letters.told(stopped)} {say('Finish these: make --go-on')}", err=True)
    if left_out:
        ctx.exit(1)


def _see_that_all_is_given(
    template: str | None,
    out: Path | None,
    segment: str | None,
    places: str | None,
    *,
    to_nobody: bool,
) -> None:
    """Before anything is opened, as click does where a word is always wanted."""
    if template is None:
        raise click.UsageError(say("Missing argument 'TEMPLATE'."))
    whom = sum((segment is not None, places is not None, to_nobody))
    if whom > 1:
        raise click.UsageError(
            say("Give only one of {options}.", options="--to, --to-organisations, --to-nobody")
        )
    for option, is_given in (("--to", whom), ("--out", out)):
        if not is_given:
            raise click.UsageError(say("Missing option '{option}'.", option=option))


def places_found(db: "Data", segment: str) -> list[str]:
    """The organisations that the segment describes. OutreachError where it describes none."""
    from outreach_desktop.services import organisations

    ids = organisations.find(db, segment, today=today())
    if not ids:
        raise OutreachError(
            say("No organisation fits {asked}.", asked=f"\u201c{segment}\u201d"),
            hint=say("List them with the command: organisations"),
        )
    return ids


def planned(
    db: "Data",
    choice: "TemplateChoice",
    segment: str,
    event: str | None,
    thanks_for: str | None,
    missing: tuple[str, dict[str, str]],
    *,
    ids: Sequence[str] | None = None,
    beside: "GoesWith | None" = None,
    whole_sheets: bool = False,
) -> "Plan":
    """The plan for everyone the segment describes, or for those with these `ids`. OutreachError where it describes no one."""
    from outreach_desktop.domain.documents.before.goes_with import NOTHING
    from outreach_desktop.services import contacts, events, group
    from outreach_desktop.services.making import letters

    is_small = not whole_sheets and group.profile(db).small_sheets
    ids = ids or contacts.find(db, segment, today=today())
    if not ids:
        raise OutreachError(
            say("No one fits \u201c{segment}\u201d.", segment=segment),
            hint=say("List the people with the command: contacts"),
        )
    return letters.plan(
        db,
        ids,
        letters.on_our_paper([choice], small_sheets=is_small),
        today=today(),
        event_id=events.titled(db, event).id if event else None,
        missing=missing[0],
        policies=missing[1],
        thanks_for=thanks_for,
        beside=beside or NOTHING,
    )


def goes_along(db: "Data", times: Sequence[str], enclosures: Sequence[Path]) -> "GoesWith":
    """What goes with each letter; a file that the group has not kept yet, or keeps otherwise, is kept now."""
    from outreach_desktop.domain.documents.before.goes_with import MOST_TIMES, GoesWith
    from outreach_desktop.services.making.facts import enclosed

    if len(times) > MOST_TIMES:
        raise click.UsageError(say("Offer at most {count} times.", count=MOST_TIMES))
    return GoesWith(
        times=tuple(" ".join(one.split()) for one in times),
        enclosures=tuple(enclosed.kept(db, path).id for path in enclosures),
    )


def _stopped_last(db: "Data") -> "Batch":
    from outreach_desktop.services.making import letters

    found = letters.unfinished(db)
    if not found:
        raise OutreachError(say("No batch of documents stopped halfway."))
    return found[-1]


def _leave(db: "Data") -> None:
    from outreach_desktop.services.making import letters

    batch = _stopped_last(db)
    letters.leave(db, batch.id)
    click.echo(f"{letters.told(batch)} {say('The other {left} are left.', left=batch.left)}")


def _tell_of(plan: "Plan") -> None:
    """What is to be known of the template, of what our group has not said, and of people who are there twice."""
    from outreach_desktop.services.making import letters

    told = [choice.note for choice in plan.documents if not choice.builtin]
    told += [finding.message for finding in plan.earlier.notes] if plan.earlier else []
    told += [finding.message for finding in letters.done_without(plan.gaps)]
    told += [finding.message for finding in letters.written_to_twice(plan)]
    for sentence in filter(None, told):
        click.echo(sentence, err=True)


def _made_as_object(outcomes: list["Outcome"]) -> dict[str, object]:
    people = [outcome for outcome in outcomes if outcome.contact_id]
    return {
        "made": sum(outcome.path is not None for outcome in people),
        "left_out": sum(bool(outcome.problem) for outcome in people),
        "together": next((outcome.path for outcome in outcomes if not outcome.contact_id), None),
        "items": people,
    }


def tell_left_out(outcomes: list["Outcome"]) -> bool:
    """Say who got no document and why, each reason once; whether there is anybody."""
    left_out: dict[tuple[str, str], list[str]] = {}
    for outcome in outcomes:
        if outcome.problem:
            why = (outcome.template, outcome.problem)
            left_out.setdefault(why, []).append(outcome.name or say("the file to print"))
    for (template, problem), names in left_out.items():
        told = say(
            "Left out of {template}: {names}. {problem}",
            template=template,
            names=", ".join(names),
            problem=problem,
        )
        click.echo(told, err=True)
    return bool(left_out)


def _tell_in_short(outcomes: list["Outcome"]) -> None:
    """How many letters there are, and who got none, on one line."""
    from outreach_desktop.domain.documents.leaving_out import counted

    made = sum(outcome.path is not None and bool(outcome.contact_id) for outcome in outcomes)
    people = [(one.name, one.problem) for one in outcomes if one.problem and one.contact_id]
    click.echo(counted(made, people), err=True)
