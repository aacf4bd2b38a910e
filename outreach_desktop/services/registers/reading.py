"""A register file read into the directory: in steps, all of it or nothing, in the place of an older one of its kind."""

import re
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final, NamedTuple

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.registers import directory
from outreach_desktop.db.registers.directory import NewRegister, ReadBefore
from outreach_desktop.domain.labour import Steps
from outreach_desktop.domain.registers.entry_words import words_of_row
from outreach_desktop.domain.registers.kept import NPPES, REGISTERS, Register
from outreach_desktop.errors import OutreachError
from outreach_desktop.exchange.registers import layouts, sources
from outreach_desktop.exchange.registers.reading import RegisterReading
from outreach_desktop.exchange.registers.sources import RegisterSource
from outreach_desktop.paths import outreach_folder
from outreach_desktop.services import data_file
from outreach_desktop.words import say

_LEFT_FOR: Final = 24 * 60 * 60
"""Seconds: nobody reads a register for longer."""
_FEWER: Final = 0.7
"""Of what was there before: a file with less than that may be only a part."""
_ENOUGH_TO_COMPARE: Final = 20
_LOOKED_AT: Final = 64 * 1024
_WHERE_OPENED: Final = 17
_WHERE_CLOSED: Final = 18
ENDINGS: Final = (".csv", ".txt", ".zip")
_DATE_IN_NAME: Final = re.compile(r"(?<!\d)(20\d{6})(?!\d)")


class Progress(NamedTuple):
    """How far reading has come, in bytes of the list."""

    done: int
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterRead:
    """What was read: which register, how many entries, and in place of what."""

    register: Register
    path: Path
    count: int
    notes: tuple[str, ...] = ()
    before: ReadBefore | None = None


class DoubtfulRegisterError(OutreachError):
    """The file has far fewer entries than the one before, or is older: someone has to say that it is right."""


def folder_of(db: Data) -> Path:
    """Where the directory of a data file is: in the folder Registers beside it."""
    path = data_file.path_of(db)
    return folder_beside(path) if path else outreach_folder() / directory.FOLDER


def folder_beside(path: Path) -> Path:
    """The same for the data file at `path`, which need not be open, or there."""
    return path.parent / directory.FOLDER


def known(path: Path) -> str:
    """What people call the register that the file at `path` is; "" for what is none, whatever else it is.

    Only its beginning is looked at.
    """
    if path.suffix.casefold() not in ENDINGS:
        return ""
    try:
        with sources.opened(path) as source:
            beginning = next(source.pieces(), "")
            found = layouts.recognised(source.file, beginning[:_LOOKED_AT])
    except (
        OutreachError,
        OSError,
        zipfile.BadZipFile,
    ):  # reading it as a list says what is wrong with it
        return ""
    return found.name if found else ""


def read(folder: Path, path: Path, *, now: datetime, anyway: bool = False) -> Steps[RegisterRead]:
    """Read the register file at `path` into the directory in `folder`, in steps that tell the `Progress`.

    Closed before its end, or where anything goes wrong, the directory is as it was. DoubtfulRegisterError where the file is older than
    what was read before or has far fewer entries, unless it is to be read `anyway`.
    """
    with ExitStack() as stack:
        try:
            source = stack.enter_context(sources.opened(path))
        except OSError as error:
            raise _unreadable(path, error) from error
        return (yield from read_from(folder, source, path, now=now, anyway=anyway))


def read_from(
    folder: Path, source: RegisterSource, path: Path, *, now: datetime, anyway: bool = False
) -> Steps[RegisterRead]:
    """As `read`, of a list that is open already, from the file called `path`."""
    with ExitStack() as stack:
        listed = RegisterReading(source)
        register = REGISTERS[listed.layout.register]
        before = _before(folder, register)
        directory.clear_up(folder, before=now.timestamp() - _LEFT_FOR)
        new = NewRegister(folder, register)
        stack.callback(new.leave)
        try:
            yield from _filling(new, listed, source.size)
        except OSError as error:
            raise _unreadable(path, error) from error
        if before and not anyway:
            _see_that_it_is_newer(new, before, path)
        about = {"file": path.name, "read_at": now.isoformat(timespec="seconds")}
        yield from new.finishing(about)
    return RegisterRead(
        register=register, path=new.path, count=new.count, notes=listed.notes, before=before
    )


def _filling(new: NewRegister, reading: RegisterReading, size: int) -> Iterator[Progress]:
    key = reading.layout.register
    newest = ""
    for rows, done in reading.portions():
        if reading.is_of_links:
            new.add_links(rows)
        else:
            words = [directory.folded(words_of_row(key, row)) for row in rows]
            new.add(rows, words)
            days = (row[_WHERE_OPENED] for row in rows)
            newest = max(newest, max((day for day in days if len(day) == 8), default=""))
            if key != NPPES:
                closed = (row[_WHERE_CLOSED] for row in rows)
                newest = max(newest, max((day for day in closed if len(day) == 8), default=""))
        yield Progress(min(done, size), size)
    new.newest = newest


def _before(folder: Path, register: Register) -> ReadBefore | None:
    return next((one for one in directory.registers(folder) if one.register == register), None)


def _see_that_it_is_newer(new: NewRegister, before: ReadBefore, path: Path) -> None:
    if before.is_damaged or before.count < _ENOUGH_TO_COMPARE:
        return
    hint = say("Download the newest file, or say that this one is right.")
    if new.count < before.count * _FEWER:
        raise DoubtfulRegisterError(
            say(
                "\u201c{name}\u201d has {count} entries, and {before} were read of this register before: it may be only a part.",
                name=path.name,
                count=new.count,
                before=before.count,
            ),
            hint=hint,
        )
    dates = [max(_DATE_IN_NAME.findall(name), default="") for name in (path.name, before.file)]
    is_older = dates[0] < dates[1] if all(dates) else new.newest < before.newest
    if is_older:
        raise DoubtfulRegisterError(
            say(
                "\u201c{name}\u201d is older than \u201c{before}\u201d, which was read of this register before.",
                name=path.name,
                before=before.file,
            ),
            hint=hint,
        )


def _unreadable(path: Path, error: OSError) -> OutreachError:
    return OutreachError(
        say(
            "\u201c{path}\u201d could not be read: {reason}.",
            path=path,
            reason=error.strerror or type(error).__name__,
        ),
        hint=say(
            "Check that it is on this computer or that its disk is connected, then try again."
        ),
    )
