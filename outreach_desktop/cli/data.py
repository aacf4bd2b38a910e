"""The data file a command works on, and what concerns it as a whole."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from outreach_desktop.cli.printing import a_path, json_in, print_json
from outreach_desktop.cli.safety.patients import see_that_it_is_about_none, with_patient_texts
from outreach_desktop.errors import OutreachError
from outreach_desktop.words import say

if TYPE_CHECKING:
    from outreach_desktop.services.data_file import Data


@contextmanager
def opened(ctx: click.Context) -> "Iterator[Data]":
    """The data file named before the command, else the usual one; closed whatever happens.

    A new one is said: its name may have been a slip.
    """
    from outreach_desktop.paths import is_in_sight
    from outreach_desktop.services import data_file

    path = named(ctx)
    is_there = is_in_sight(path)
    db = _opened(path, remember=ctx.obj is None, accept=ctx.meta["accept"])
    for sentence in data_file.news(db):
        click.echo(sentence, err=True)
    try:
        before = data_file.newest_action(db)
        yield db
        if data_file.newest_action(db) > before:
            _tell_of_core(db, before)
        _back_up_if_due(db)
    finally:
        rescued = data_file.close(db)
    if rescued:
        click.echo(
            say(
                "Another file was put in its place: this one is kept in \u201c{path}\u201d.",
                path=rescued,
            ),
            err=True,
        )
    if not is_there:
        click.echo(say("This is a new data file: \u201c{path}\u201d.", path=path), err=True)


def _opened(path: Path, *, remember: bool, accept: bool) -> "Data":
    """Whoever cannot be asked is told the word that answers."""
    from outreach_desktop.services import data_file
    from outreach_desktop.services.health import on_opening

    try:
        return data_file.open_data(
            path, remember=remember, accept=accept, on_opening=on_opening.STEPS
        )
    except (data_file.ChangedOutsideError, data_file.AlreadyOpenError) as error:
        if isinstance(error, data_file.ChangedOutsideError) or error.computer:
            error.hint += " " + say("To open it as it is, put --accept before the command.")
        raise


def named(ctx: click.Context) -> Path:
    """Where the data file is: as named before the command, else the usual one."""
    from outreach_desktop.services import data_file

    path: Path | None = ctx.obj
    return path or data_file.default_file()


def _tell_of_core(db: "Data", before: int) -> None:
    """Who became one of the core people by what the command did after that action; the window asks whether they fit.

    No command changes which priorities count as core.
    """
    from outreach_desktop.domain.knowing import core
    from outreach_desktop.domain.labour import outcome
    from outreach_desktop.services.knowing import promoting

    mark = promoting.CoreMark(before, promoting.core_words(db))
    _, made = outcome(promoting.since(db, mark))
    if made is not None:
        names = [one.name for one in made.people]
        click.echo(core.told(names, len(made.unasked), made.count, made.most), err=True)


def _back_up_if_due(db: "Data") -> None:
    """As the window does, after half an hour of change. What was asked for is done, whatever comes of it."""
    from outreach_desktop.services.safety import backup

    try:
        backup.back_up_if_due(db, now=now())
    except OutreachError as error:
        click.echo(f"{say('No backup was made.')} {error}", err=True)


def now() -> dt.datetime:
    """The clock, in local time; commands pass it on as an argument."""
    return dt.datetime.now().astimezone()


def today() -> dt.date:
    """The day on the wall."""
    return now().date()


@click.command("group")
@click.argument("file", type=a_path, required=False)
@with_patient_texts
@click.pass_context
def group_command(ctx: click.Context, file: Path | None, *, with_patient_texts: bool) -> None:
    """Print what documents say of your own group, as JSON, or take in a FILE of it.

    Print it, change it, and give it back: what FILE does not name stays. It may also name a "logo", and a
    "signature" for each of the "senders": paths of pictures that begin in its folder.
    """
    from outreach_desktop.services import group_file

    with opened(ctx) as db:
        if file is not None:
            facts = json_in(file)
            before = _texts(group_file.told(db))
            see_that_it_is_about_none(_texts(facts), before, may=with_patient_texts)
            group_file.take_in(db, facts, file.parent)
        told = group_file.told(db)
    print_json(told)


def _texts(facts: object) -> str:
    """All words that stand anywhere in it, a value a line; a phone number as one, for ten digits look like a patient's."""
    if isinstance(facts, Mapping):
        told = ((str(key), _texts(value)) for key, value in facts.items())
        return "\n".join(f"Tel. {text}" if "phone" in key else text for key, text in told)
    if isinstance(facts, Sequence) and not isinstance(facts, str):
        return "\n".join(map(_texts, facts))
    return facts if isinstance(facts, str) else ""
