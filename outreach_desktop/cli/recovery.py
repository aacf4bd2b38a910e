"""Commands for a data file that is damaged, or was changed for the worse: restore, salvage."""

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

import click

from outreach_desktop.cli.backups import as_object, counts, headings
from outreach_desktop.cli.data import named, now
from outreach_desktop.cli.printing import a_path, as_json, print_json, print_table
from outreach_desktop.domain.subjects import in_backups
from outreach_desktop.words import say

if TYPE_CHECKING:
    from outreach_desktop.services.safety.backup import BackupRow
    from outreach_desktop.services.safety.recovery import Comparison


@click.command("restore")
@click.argument("backup", type=a_path, required=False)
@click.option(
    "--yes",
    "agreed",
    is_flag=True,
    help=say("Restore it. Without this option, the command only says what would happen."),
)
@as_json
@click.pass_context
def restore_command(
    ctx: click.Context, *, backup: Path | None, agreed: bool, as_json: bool
) -> None:
    """Put BACKUP in the place of the data file, which is set aside in a folder beside it, whole.

    Without BACKUP the backups there are are listed, each with how many entries would be lost, gained and different.
    BACKUP is a path, or the name of a file in the folder "Backups". What it would change is told in names;
    with --yes it is done. Wishes not to be contacted are kept, whatever the backup says.
    """
    if agreed and backup is None:
        raise click.UsageError(say("Say which backup: restore BACKUP --yes."))
    path = named(ctx)
    if backup is None:
        _list(path, as_json=as_json)
    elif agreed:
        _restore(path, _found(path, backup), as_json=as_json)
    else:
        _tell(path, _found(path, backup), as_json=as_json)


@click.command("salvage")
@as_json
@click.pass_context
def salvage_command(ctx: click.Context, *, as_json: bool) -> None:
    """Save what can still be read of a damaged data file into a new one beside it.

    The damaged file is not touched. What is missing from the new one is said, with how much of it.
    """
    from outreach_desktop.services.safety import recovery

    done = recovery.salvage(named(ctx), now=now())
    if as_json:
        print_json(done)
        return
    click.echo(done.path)
    for sentence in done.sentences:
        click.echo(sentence, err=True)


def _found(path: Path, backup: Path) -> Path:
    """A bare name that is of no file here is looked for among the backups."""
    from outreach_desktop.paths import is_in_sight
    from outreach_desktop.services.safety.backup import backups

    if is_in_sight(backup) or backup.name != str(backup):
        return backup
    return next((row.path for row in backups(path) if row.path.name == backup.name), backup)


def _list(path: Path, *, as_json: bool) -> None:
    """Each backup with what it would change; one that cannot be read, with what is wrong with it."""
    from outreach_desktop.services.safety import backup

    rows = backup.backups(path)
    if as_json:
        items = [
            {"backup": as_object(row), "comparison": _as_object(_compared(path, row))}
            for row in rows
        ]
        print_json({"backups": len(rows), "items": items})
    elif not rows:
        click.echo(say("There are no backups of \u201c{name}\u201d.", name=path.name), err=True)
    else:
        heads = (
            say("Made"),
            *headings(),
            say("Lost"),
            say("Gained"),
            say("Different"),
            say("Name"),
        )
        print_table(heads, (_cells(row, _compared(path, row)) for row in rows))
        for row in rows:
            if row.problem:
                click.echo(f"{row.path.name}: {row.problem}", err=True)


def _compared(path: Path, row: "BackupRow") -> "Comparison | None":
    from outreach_desktop.services.safety import recovery

    return None if row.locked or row.problem else recovery.compare(path, row.path)


def _as_object(found: "Comparison | None") -> dict[str, object] | None:
    """A comparison, with how many there are of each by name: “contacts”, “events”."""
    if found is None:
        return None
    whole: dict[str, object] = {part.name: getattr(found, part.name) for part in fields(found)}
    for name, side in (("present", found.present), ("backup", found.backup)):
        last = {"last_action": side.last_action, "last_change": side.last_change}
        whole[name] = {**side.rows, **last}
    return whole


def _cells(row: "BackupRow", found: "Comparison | None") -> tuple[str, ...]:
    made = f"{row.made_at:%Y-%m-%d %H:%M}"
    if found is None:
        unknown = [""] * (len(in_backups()) + 2)
        return made, say("locked") if row.locked else say("unusable"), *unknown, row.path.name
    return made, *counts(row), *map(str, found.numbers), row.path.name


def _tell(path: Path, backup: Path, *, as_json: bool) -> None:
    from outreach_desktop.services.safety import recovery

    found = recovery.compare(path, backup)
    if as_json:
        print_json(_as_object(found))
        return
    for line in _told(found):
        click.echo(line)
    click.echo(say("Nothing was changed. With --yes this backup is restored."), err=True)


def _told(found: "Comparison") -> Iterator[str]:
    parts = (
        (say("Would be lost:"), found.lost),
        (say("Would come back:"), found.gained),
        (say("Would be as they were then:"), found.changed),
    )
    for head, names in parts:
        if names:
            yield head
            yield from (f"  {name}" for name in names)
    if not any(names for _, names in parts):
        yield say("The backup and the data file are the same.")
    if found.unread:
        yield say("Only part of the data file could be read, so there may be more in it.")


def _restore(path: Path, backup: Path, *, as_json: bool) -> None:
    from outreach_desktop.services.safety import recovery

    done = recovery.restore(path, backup, now=now())
    if as_json:
        print_json(done)
        return
    click.echo(done.path)
    click.echo(say("The file as it was is in \u201c{path}\u201d.", path=done.set_aside), err=True)
    for sentence in done.kept:
        click.echo(sentence, err=True)
