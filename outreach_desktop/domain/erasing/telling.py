"""What is said before a person is erased: what goes, what stays, and what is left to do by hand."""

import datetime as dt
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from outreach_desktop.domain.erasing.erasure import BackupLeft, ErasedMention, Erasure
from outreach_desktop.domain.subjects import counted
from outreach_desktop.words import say, say_many


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasurePart:
    """A heading and the lines below it."""

    title: str
    lines: tuple[str, ...]
    each: tuple[str, ...] = ()
    """One by one what a line tells by its number, for those who want to know."""


_FEW = 3
"""Backups that are named; of more it is told how many there are, and from when."""
CANNOT_BE_UNDONE = say("No one can undo this, and no backup that is made from now on has them.")


MENTIONS = say("Texts of others that may name them: where it is ticked, the name goes")


def told(found: Erasure, short_date: Callable[[dt.date], str]) -> tuple[ErasurePart, ...]:
    """All parts that have something to say, in reading order; of the texts of others those that nobody can tick."""
    parts = (
        ErasurePart(title=say("What goes"), lines=tuple(_goes(found))),
        ErasurePart(title=say("What stays"), lines=tuple(_stays(found))),
        ErasurePart(
            title=say("Names of other things that name them: change these yourself"),
            lines=tuple(mentioned(one) for one in found.mentions if not one.may_go),
        ),
        ErasurePart(title=say("Files to delete yourself"), lines=found.papers),
        ErasurePart(
            title=say("Backups that may still hold them"),
            lines=tuple(_left(found, short_date)),
            each=tuple(_each(found, short_date)),
        ),
        ErasurePart(
            title=say("Copies and data files elsewhere that may still hold them"),
            lines=found.elsewhere,
        ),
    )
    return tuple(part for part in parts if part.lines)


def to_tick(found: Erasure) -> tuple[ErasedMention, ...]:
    """The texts of others that are ticked or not: those that surely mean the person first."""
    return tuple(
        sorted((one for one in found.mentions if one.may_go), key=lambda one: not one.is_sure)
    )


def mentioned(one: ErasedMention) -> str:
    """““Bo Ames”, Notes: knows Ann”."""
    said = {"entry": one.entry, "field": one.label, "text": " ".join(one.text.split())}
    if one.is_past:
        return say("{entry}, {field}, in the history: {text}", **said)
    return f"{one.entry}, {one.label}: {said['text']}"


def _goes(found: Erasure) -> Iterator[str]:
    yield say("The entry of {name}", name=found.name)
    for name in found.same:
        yield say("An entry in the bin that was merged into it: {name}", name=name)
    for table, count in found.goes:
        yield counted(table, count)
    if found.history:
        yield say_many(
            "What {count} step of the history says of them",
            "What {count} steps of the history say of them",
            found.history,
        )
    yield say("What is typed about them and not saved; what was searched for lately")
    if found.loosened:
        yield say_many(
            "{count} entry of someone else that refers to them refers to no one",
            "{count} entries of others that refer to them refer to no one",
            found.loosened,
        )


def _stays(_: Erasure) -> Iterator[str]:
    yield say(
        "A mark from which no one can read a name: a list or a form that brings them back is recognised"
    )
    yield say("In the history: that someone was erased, and when")


def _left(found: Erasure, short_date: Callable[[dt.date], str]) -> Iterator[str]:
    if len(found.backups) > _FEW:
        yield from _counted(found.backups, short_date)
    else:
        yield from (_until(one, short_date) for one in found.backups)
    if found.backups:
        yield say(
            "A backup that is restored does not bring them back: they are erased from it again."
        )


def _each(found: Erasure, short_date: Callable[[dt.date], str]) -> Iterator[str]:
    if len(found.backups) > _FEW:
        yield from (_until(one, short_date) for one in found.backups)


def _counted(
    backups: Collection[BackupLeft], short_date: Callable[[dt.date], str]
) -> Iterator[str]:
    """From when to when there are some, and when the last of them is gone."""
    made = [one.made_on for one in backups]
    first, last = short_date(min(made)), short_date(max(made))
    yield say(
        "{count} backups, made from {first} to {last}", count=len(made), first=first, last=last
    )
    going = [one.until for one in backups if one.until is not None]
    if going:
        yield say_many(
            "{count} goes by itself, about {day}, if a backup is made on most days",
            "{count} go by themselves, the last about {day}, if a backup is made on most days",
            len(going),
            day=short_date(max(going)),
        )
    if staying := len(made) - len(going):
        yield say_many(
            "{count} stays until you delete it", "{count} stay until you delete them", staying
        )


def _until(one: BackupLeft, short_date: Callable[[dt.date], str]) -> str:
    if one.until is None:
        return say("{name}: stays until you delete it", name=one.name)
    return say(
        "{name}: until about {day}, if a backup is made on most days",
        name=one.name,
        day=short_date(one.until),
    )
