"""Commands about copies of the data file: backup, unlock."""

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

import click

from outreach_desktop import given
from outreach_desktop.cli.data import named, now, opened
from outreach_desktop.cli.printing import a_path, as_json, print_json, print_table
from outreach_desktop.domain.subjects import heading, in_backups
from outreach_desktop.errors import OutreachError
from outreach_desktop.words import say, say_many

if TYPE_CHECKING:
    from outreach_desktop.services.safety.backup import BackupRow

_LARGEST_TEXT = 1 << 20

_passphrase_file = click.option(
    "--passphrase-file",
    type=a_path,
    metavar="FILE",
    help=say("A text file whose first line is the passphrase."),
)


@click.command("backup")
@click.option("--list", "listed", is_flag=True, help=say("List the backups. No new one is made."))
@click.option(
    "--test",
    "tested",
    is_flag=True,
    help=say(
        "Read every backup completely and say which are good. The exit code is 1 if one is not."
    ),
)
@click.option("--to", type=a_path, metavar="DIR", help=say("Make a copy in DIR, on another disk."))
@_passphrase_file
@as_json
@click.pass_context
def backup_command(
    ctx: click.Context,
    *,
    listed: bool,
    tested: bool,
    to: Path | None,
    passphrase_file: Path | None,
    as_json: bool,
) -> None:
    """Make a proven copy of the data file in the folder "Backups" beside it.

    Copies are also made by themselves, while you work and before large changes, and the older ones are
    thinned out. With --to the copy goes to another disk, locked with a passphrase where one is given.
    """
    if listed + tested + (to is not None) > 1:
        raise click.UsageError(say("Use only one of --list, --test and --to."))
    if passphrase_file and to is None:
        raise click.UsageError(say("A passphrase can only be used with --to."))
    if listed or tested:
        if not _show(named(ctx), tested=tested, as_json=as_json):
            ctx.exit(1)
        return
    made = _copied_to(ctx, to, passphrase_file) if to else _backed_up(ctx)
    if as_json:
        print_json({"path": made})
    else:
        click.echo(made)


@click.command("unlock")
@click.argument("locked", type=a_path)
@click.argument("out", type=a_path)
@_passphrase_file
def unlock_command(locked: Path, out: Path, passphrase_file: Path | None) -> None:
    """Make a data file OUT of a copy that was LOCKED with a passphrase.

    OUT is read whole before it gets its name, and no file is ever overwritten. Where it is damaged, that is said, and the
    exit code is 1; `salvage` saves what can be read of it.
    """
    from outreach_desktop.services.safety import backup

    if passphrase_file is None:
        raise click.UsageError(say("Say where the passphrase is: --passphrase-file FILE."))
    click.echo(backup.unlock(locked, _passphrase_in(passphrase_file), out))


def _backed_up(ctx: click.Context) -> Path:
    from outreach_desktop.services.safety import backup

    with opened(ctx) as db:
        return backup.back_up(db, now=now())


def _copied_to(ctx: click.Context, folder: Path, passphrase_file: Path | None) -> Path:
    from outreach_desktop.services.safety import backup

    passphrase = _passphrase_in(passphrase_file) if passphrase_file else ""
    with opened(ctx) as db:
        made = backup.copy_elsewhere(db, folder, now=now(), passphrase=passphrase)
    remark = backup.beside_each_other(named(ctx), folder)
    if remark:
        click.echo(remark, err=True)
    return made


def _passphrase_in(path: Path) -> str:
    try:
        lines = given.read(path, at_most=_LARGEST_TEXT).decode("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError, given.TooLargeError) as error:
        raise OutreachError(
            say("The passphrase in \u201c{path}\u201d could not be read.", path=path),
            hint=say("The passphrase is the first line of that text file."),
        ) from error
    if not lines or not lines[0]:
        raise OutreachError(
            say("There is no passphrase in \u201c{path}\u201d.", path=path),
            hint=say("Write it in the first line."),
        )
    return lines[0]


def _show(path: Path, *, tested: bool, as_json: bool) -> bool:
    """List the backups of the data file at `path`, which is not opened; whether all are good."""
    from outreach_desktop.services.safety import backup

    rows = list(backup.test(path)) if tested else backup.backups(path)
    bad = sum(bool(row.problem) for row in rows)
    if as_json:
        print_json({"backups": len(rows), "bad": bad, "items": [as_object(row) for row in rows]})
    elif not rows:
        click.echo(say("There are no backups of \u201c{name}\u201d yet.", name=path.name), err=True)
    else:
        print_table((say("Made"), *headings(), say("Size"), say("Name")), map(_cells, rows))
        for row in rows:
            if row.problem:
                click.echo(f"{row.path.name}: {row.problem}", err=True)
    if tested and rows and not as_json:
        click.echo(_sum(len(rows) - bad, bad), err=True)
    return not bad


def _sum(good: int, bad: int) -> str:
    if bad:
        return say_many(
            "{count} backup is good, {bad} not.",
            "{count} backups are good, {bad} not.",
            good,
            bad=bad,
        )
    return say_many("{count} backup is good.", "{count} backups are good.", good)


def _cells(row: "BackupRow") -> tuple[str, ...]:
    from outreach_desktop.words import local

    return f"{row.made_at:%Y-%m-%d %H:%M}", *counts(row), local.size(row.size), row.path.name


def headings() -> Iterator[str]:
    """Of what is counted in each backup."""
    return (heading(table) for table in in_backups())


def counts(row: "BackupRow") -> Iterator[str]:
    """How many there are of each in a backup; of a locked one nobody knows."""
    first, *others = in_backups()
    yield say("locked") if row.locked else str(row.counts.get(first, 0))
    yield from ("" if row.locked else str(row.counts.get(table, 0)) for table in others)


def as_object(row: "BackupRow") -> dict[str, object]:
    """A backup, with how many there are in it of each by name: “contacts”, “events”."""
    own = {part.name: getattr(row, part.name) for part in fields(row) if part.name != "counts"}
    return own | {table: row.counts.get(table, 0) for table in in_backups()}
