"""The command that reads registers into the directory, and finds in them."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from outreach_desktop.cli.data import named, now
from outreach_desktop.cli.printing import a_path, as_json, print_json, print_table
from outreach_desktop.errors import OutreachError
from outreach_desktop.words import say, say_many

if TYPE_CHECKING:
    from outreach_desktop.domain.registers.entries import RegisterEntry
    from outreach_desktop.services.registers.reading import RegisterRead

_SHOWN = 20


@click.command("register")
@click.argument("file", type=a_path, required=False)
@click.option("--find", "words", metavar="WORDS", help=say("Find entries by name, place, postcode, code or kind; words may be only begun."))  # fmt: skip
@click.option("--people", is_flag=True, help=say("With --find: only people."))
@click.option("--organisations", is_flag=True, help=say("With --find: only organisations."))
@click.option("--limit", type=click.IntRange(1, 1000), default=_SHOWN, show_default=True, help=say("With --find: at most so many."))  # fmt: skip
@click.option("--anyway", is_flag=True, help=say("Read FILE even if it is older or has far fewer entries than the one before."))  # fmt: skip
@as_json
@click.pass_context
def register_command(
    ctx: click.Context,
    file: Path | None,
    words: str | None,
    *,
    people: bool,
    organisations: bool,
    limit: int,
    anyway: bool,
    as_json: bool,
) -> None:
    """Read a register FILE of NHS ODS or NPPES (.csv or the zip as downloaded), find in those read, or list them.

    They are kept in the folder Registers beside the data file; a newer file takes the place of the older one of its kind.
    """
    from outreach_desktop.services.registers import finding, reading

    if file is not None and words is not None:
        raise OutreachError(
            say("FILE and --find are two commands."),
            hint=say("Read the register first, then find in it."),
        )
    folder = reading.folder_beside(named(ctx))
    if file is not None:
        done = _read(folder, file, anyway=anyway)
        if as_json:
            print_json(_as_object(done))
        else:
            _tell(done)
    elif words is not None:
        which = True if people else False if organisations else None
        found = finding.find(folder, words, people=which, at_most=limit)
        _print_found(finding.wholes(folder, found), as_json=as_json)
    else:
        _print_registers(folder, as_json=as_json)


def _read(folder: Path, file: Path, *, anyway: bool) -> "RegisterRead":
    """With a line on a terminal that says how far it has come."""
    from outreach_desktop.services.registers import reading

    steps = reading.read(folder, file, now=now(), anyway=anyway)
    is_watched = sys.stderr.isatty()
    shown = -1
    try:
        while True:
            step = next(steps)
            if is_watched and isinstance(step, reading.Progress) and step.of:
                percent = step.done * 100 // step.of
                if percent != shown:
                    shown = percent
                    click.echo(
                        "\r" + say("{percent} per cent", percent=percent), nl=False, err=True
                    )
            elif not isinstance(step, reading.Progress) and step is not None:
                step.run()
    except StopIteration as end:
        done: RegisterRead = end.value
    except reading.DoubtfulRegisterError as error:
        error.hint += " " + say("To read it as it is, add --anyway.")
        raise
    finally:
        steps.close()
        if is_watched and shown >= 0:
            click.echo("", err=True)
    return done


def _tell(done: "RegisterRead") -> None:
    click.echo(
        say_many(
            "{register}: {count} entry read into \u201c{path}\u201d.",
            "{register}: {count} entries read into \u201c{path}\u201d.",
            done.count,
            register=done.register.name,
            path=done.path,
        )
    )
    for note in done.notes:
        click.echo(note)


def _as_object(done: "RegisterRead") -> dict[str, object]:
    return {
        "register": done.register.key,
        "name": done.register.name,
        "file": done.path,
        "entries": done.count,
        "notes": done.notes,
    }


def _print_found(found: "list[RegisterEntry]", *, as_json: bool) -> None:
    if as_json:
        print_json([_entry(one) for one in found])
    elif found:
        print_table(
            (say("Code"), say("Name"), say("Kind"), say("Address")),
            ((one.code, _name(one), one.what, ", ".join(one.address.lines())) for one in found),
        )
    else:
        click.echo(say("Nothing in the registers fits."), err=True)


def _name(one: "RegisterEntry") -> str:
    return say("{name} (closed)", name=one.name) if one.is_closed else one.name


def _entry(one: "RegisterEntry") -> dict[str, object]:
    return {
        "register": one.register,
        "code": one.code,
        "is_person": one.is_person,
        "name": one.name,
        "title": one.title,
        "first_name": one.first_name,
        "last_name": one.last_name,
        "post_nominals": one.post_nominals,
        "kind": one.kind.kind,
        "profession": one.kind.profession,
        "specialty": one.kind.specialty,
        "street": one.address.street,
        "town": one.address.town,
        "region": one.address.region,
        "postcode": one.address.postcode,
        "country": one.address.country,
        "phone": one.phone,
        "email": one.email,
        "website": one.website,
        "belongs_to": one.parent,
        "belongs_to_name": one.parent_name,
        "opened": one.opened.isoformat() if one.opened else None,
        "closed": one.closed.isoformat() if one.closed else None,
        "is_closed": one.is_closed,
    }


def _print_registers(folder: Path, *, as_json: bool) -> None:
    from outreach_desktop.services.registers import finding

    read = finding.registers(folder)
    if as_json:
        print_json([{"register": one.register.key, "name": one.register.name, "file": one.file, "read_at": one.read_at, "entries": one.count} for one in read])  # fmt: skip
    elif read:
        print_table(
            (say("Register"), say("Entries"), say("File"), say("Read on")),
            (
                (one.register.name, say("{count}", count=one.count), one.file, one.read_at[:10])
                for one in read
            ),
        )
    else:
        click.echo(say("No register has been read yet."), err=True)
