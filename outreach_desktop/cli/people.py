"""Commands about people and events: import, contacts, events."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from outreach_desktop.cli.data import opened, today
from outreach_desktop.cli.printing import a_path, as_json, fields_of, print_json, print_table
from outreach_desktop.words import say, say_many

if TYPE_CHECKING:
    from collections.abc import Mapping

    from outreach_desktop.domain.contacts import Contact
    from outreach_desktop.domain.segments import Vocabulary
    from outreach_desktop.domain.wishes.wishes import WishDraft
    from outreach_desktop.services.contacts import ContactRow, Opening
    from outreach_desktop.services.events import EventRow
    from outreach_desktop.services.importing.imports import Column, ImportPlan, ImportRow
    from outreach_desktop.services.knowing.households import Home

# A word that leaves people out begins with a dash, and is no option.
WORDS = {"ignore_unknown_options": True}


@click.command("import")
@click.argument("file", type=a_path)
@click.option("--dry-run", is_flag=True, help=say("Say what would happen, and change nothing."))
@click.option(
    "--map",
    "maps",
    multiple=True,
    metavar="COLUMN=FIELD",
    help=say(
        "Where a column goes: a field, `notes`, or nothing to leave it out. Can be given several "
        "times."
    ),
)
@click.option("--sheet", default="", help=say("The sheet of a workbook to take."))
@click.option(
    "--encoding",
    default="",
    help=say("The encoding of a text file: cp1252, mac_roman ..."),
)
@click.option(
    "--with-patient-texts",
    is_flag=True,
    help=say("Take in texts that look as if they told who a patient is; else they are left out."),
)
@as_json
@click.pass_context
def import_command(
    ctx: click.Context,
    file: Path,
    *,
    dry_run: bool,
    maps: tuple[str, ...],
    sheet: str,
    encoding: str,
    with_patient_texts: bool,
    as_json: bool,
) -> None:
    """Take in the people, or the organisations, of FILE: CSV, an Excel or OpenDocument spreadsheet, or vCards.

    Each row is new, updated, unchanged or rejected with a reason. Importing a file twice changes
    nothing the second time, and one undo takes an import back.
    """
    from outreach_desktop.services.importing import imports
    from outreach_desktop.services.registers import reading

    if register := reading.known(file):
        click.echo(
            say(
                "\u201c{name}\u201d is a register: {register}. To find in it, use: register {name}",
                name=file.name,
                register=register,
            ),
            err=True,
        )
    with opened(ctx) as db:
        found = imports.read(file, sheet=sheet, encoding=encoding)
        chosen = imports.choices_of(found, maps)
        plan = imports.plan(
            db, found, today=today(), chosen=chosen, with_patient_texts=with_patient_texts
        )
        if not dry_run:
            for _ in imports.apply(db, plan):
                pass
    if as_json:
        print_json(_import_as_object(plan, dry_run=dry_run))
    else:
        _print_import(plan, dry_run=dry_run)


def _import_as_object(plan: "ImportPlan", *, dry_run: bool) -> dict[str, object]:
    return {
        "file": plan.path,
        "layout": plan.layout,
        "encoding": plan.encoding,
        "delimiter": plan.delimiter,
        "dry_run": dry_run,
        "rows": len(plan.rows),
        "new": plan.new,
        "updated": plan.updated,
        "unchanged": plan.unchanged,
        "rejected": plan.rejected,
        "about_patients": [
            {"line": line, **fields_of(text)}
            for line, texts in plan.patients.items()
            for text in texts
        ],
        "sheet": plan.sheet,
        "sheets": plan.sheets,
        "columns": [_column_as_object(column) for column in plan.columns],
        "notes": plan.notes,
        "core": plan.core,
        "items": plan.rows,
    }


def _column_as_object(column: "Column") -> dict[str, object]:
    return {
        "column": column.name,
        "field": column.chosen,
        "why": column.why,
        "samples": column.samples,
    }


def _print_import(plan: "ImportPlan", *, dry_run: bool) -> None:
    from outreach_desktop.services.importing import imports

    for row in plan.rows:
        if row.verdict != "unchanged":
            told = say(
                "line {line}: {verdict}: {name}",
                line=str(row.line),
                verdict=_VERDICTS[row.verdict],
                name=row.name,
            )
            click.echo(f"{told}{_after(row)}")
    for note in plan.notes:
        click.echo(note)
    if plan.core and dry_run:  # else it is told of what was done
        click.echo(plan.core)
    if plan.patients:
        click.echo(_about_patients(plan, is_in=not plan.without_texts))
    counts = {
        "new": plan.new,
        "updated": plan.updated,
        "unchanged": plan.unchanged,
        "rejected": plan.rejected,
        "read_as": ", ".join(filter(None, [imports.kind_called(plan.layout), plan.encoding])),
    }
    click.echo(
        say(
            "Would be: {new} new, {updated} updated, {unchanged} unchanged, {rejected} rejected "
            "({read_as}). Nothing was changed.",
            **counts,
        )
        if dry_run
        else say(
            "{new} new, {updated} updated, {unchanged} unchanged, {rejected} rejected ({read_as}).",
            **counts,
        )
    )


def _about_patients(plan: "ImportPlan", *, is_in: bool) -> str:
    """What to do about texts that look like a patient's."""
    if is_in:
        return say_many(
            "{count} row has a text that looks as if it told who a patient is. To leave it out, undo the import and run it without --with-patient-texts.",
            "{count} rows have texts that look as if they told who a patient is. To leave them out, undo the import and run it without --with-patient-texts.",
            len(plan.patients),
        )
    return say_many(
        "{count} row has a text that looks as if it told who a patient is. It is left out. If it is about no patient, import the file again with --with-patient-texts.",
        "{count} rows have texts that look as if they told who a patient is. These are left out. If they are about no patients, import the file again with --with-patient-texts.",
        len(plan.patients),
    )


_VERDICTS = {
    "new": say("new"),
    "updated": say("updated"),
    "unchanged": say("unchanged"),
    "rejected": say("rejected"),
    "omitted": say("left out"),
}


def _after(row: "ImportRow") -> str:
    told = "; ".join(row.changes) if row.verdict == "updated" else ""
    return "".join(f" - {text}" for text in (told, row.reason) if text)


class _ListsConditions(click.Command):
    """Its help ends with everything that people can be chosen by."""

    def format_epilog(self, _: click.Context, formatter: click.HelpFormatter) -> None:
        """A line for each key."""
        from outreach_desktop.domain.segments import PEOPLE

        write_conditions(formatter, PEOPLE)


def write_conditions(formatter: click.HelpFormatter, vocabulary: "Vocabulary") -> None:
    """The keys that something can be chosen by, a line for each, for the end of a help text."""
    with formatter.section(say("Conditions")):
        formatter.write_dl(
            [
                *((f"{name}:{key.example}", key.about) for name, key in vocabulary.keys.items()),
                ("own.parking_permit:yes", say("a field of your own, by its name")),
            ]
        )


@click.command("contacts", cls=_ListsConditions, context_settings=WORDS)
@click.argument("segment", nargs=-1, type=click.UNPROCESSED)
@click.option(
    "--last-contact",
    is_flag=True,
    help=say("Say when each was last in touch too. An export of people does not take that along."),
)
@as_json
@click.pass_context
def contacts_command(
    ctx: click.Context, segment: tuple[str, ...], *, last_contact: bool, as_json: bool
) -> None:
    """List the people SEGMENT describes, or everybody.

    A segment is words and conditions, all of which must hold; a dash in front leaves people out:
    contacts profession:urologist -tag:moved "last:>90d"
    """
    from outreach_desktop.domain.own_fields.own_fields import PEOPLE
    from outreach_desktop.services import contacts
    from outreach_desktop.services.knowing import households
    from outreach_desktop.services.knowing.people import others
    from outreach_desktop.services.own_fields import own_fields

    with opened(ctx) as db:
        ids = contacts.find(db, joined(segment), today=today())
        whole = contacts.whole(db, ids, today=today()) if as_json else []
        names = others(db, [person for _, person, _ in whole])
        own = {one.id: one.name for one in own_fields.every(db, PEOPLE)} if as_json else {}
        homes = households.called(db, today=today()) if as_json else {}
        rows = contacts.rows(db, ids, today=today()) if not as_json else []
    if as_json:
        told = [_as_object(*each, names, own, homes) for each in whole]
        if last_contact:
            for one, (row, *_) in zip(told, whole, strict=True):
                one["last_contact"] = row.last_contact
        print_json(told)
        return
    if not rows:
        click.echo(say("There is no one to list."), err=True)
        return
    header: tuple[str, ...] = (
        say("Name"),
        say("Profession"),
        say("Role"),
        say("Organisation"),
        say("Town"),
        say("Tags"),
    )
    lines = [(*_cells(row), ", ".join(row.tags)) for row in rows]
    if last_contact:
        header = (*header, say("Last contact"))
        lines = [
            (*line, row.last_contact.isoformat() if row.last_contact else "")
            for line, row in zip(lines, rows, strict=True)
        ]
    print_table(header, lines)


def joined(segment: tuple[str, ...]) -> str:
    """The words as one segment. The shell took the quotation marks off `place:"Little Mere"`."""
    for word in segment:
        if word.startswith("--"):  # a slip in an option must not become a search
            raise click.NoSuchOption(word)
    return " ".join(_requoted(word) for word in segment)


def _requoted(word: str) -> str:
    from outreach_desktop.domain.segments import OWN

    key, colon, value = word.partition(":")
    if '"' not in word and colon and key.lstrip("-").startswith(OWN) and re.search(r"\s", key):
        no, begin, name = key.partition(OWN)
        return f'{no}{begin}"{name}":' + (f'"{value}"' if re.search(r"\s", value) else value)
    # Several words without a key, or with a second condition behind it, are a segment already.
    if '"' in word or not colon or re.search(r"\s", key) or re.search(r"\s(?:-\w|\w+:)", value):
        return word
    return f'{key}:"{value}"' if re.search(r"\s", value) else word


def _as_object(
    row: "ContactRow",
    person: "Contact",
    opening: "Opening",
    names: "Mapping[str, str]",
    own: "Mapping[str, str]",
    homes: "Mapping[str, tuple[str, Home]]",
) -> dict[str, object]:
    """All that is kept of somebody; others whom they refer to by their `names`, because an id means nothing elsewhere.

    `own` has the names of fields of the group's own, `homes` those of households.
    """
    kept = fields_of(person)
    known = {
        "lead": names.get(person.lead_id or "", ""),
        "introduced_by": names.get(person.introduced_by_id or "", ""),
        "household": next(iter(homes.get(person.household_id or "", ())), ""),
    }
    del kept["lead_id"], kept["introduced_by_id"], kept["household_id"], kept["household_place"]
    letter = {"dear": opening.dear, "letter_address": opening.address_lines}
    wishes = [_wish(wish) for wish in person.wishes]
    said = {own[key]: value for key, value in person.own}
    return {**_own(row), **kept, **known, **letter, "wishes": wishes, "own": said}


def _wish(wish: "WishDraft") -> dict[str, object]:
    from outreach_desktop.domain.wishes.wishes import FIELDS

    return {name: getattr(wish, name) for name in FIELDS}


def _own(row: "ContactRow") -> dict[str, object]:
    """What a list knows of a person beside their own entry, and an import brings: not when they were last in touch."""
    return {
        "id": row.id,
        "name": row.name,
        "role": row.role,
        "organisation": row.organisation,
    }


def _cells(row: "ContactRow") -> tuple[str, ...]:
    name = f"{row.name} ({row.mark})" if row.mark else row.name
    return name, row.profession, row.role, row.organisation, row.town


@click.command("events")
@as_json
@click.pass_context
def events_command(ctx: click.Context, *, as_json: bool) -> None:
    """List the events to come, soonest first, then those past, latest first."""
    from outreach_desktop.services import events

    with opened(ctx) as db:
        rows = [*events.upcoming(db, today=today()), *events.past(db, today=today())]
    if as_json:
        print_json([_event_as_object(row) for row in rows])
        return
    if not rows:
        click.echo(say("There are no events to list."), err=True)
        return
    header = (
        say("Date"),
        say("Event"),
        say("Place"),
        say("Invited"),
        say("Accepted"),
        say("Attended"),
    )
    print_table(header, (_event_cells(row) for row in rows))


def _event_as_object(row: "EventRow") -> dict[str, object]:
    counts = {"invited": row.invited, "accepted": row.accepted, "attended": row.attended}
    return {**fields_of(row.event), **counts}


def _event_cells(row: "EventRow") -> tuple[str, ...]:
    event = row.event
    day = event.date.isoformat() if event.date else ""
    starts = f" {event.starts_at:%H:%M}" if event.starts_at else ""
    counts = (str(number) for number in (row.invited, row.accepted, row.attended))
    return f"{day}{starts}", event.title, event.place, *counts
