"""A file judged from outside: is it there, is it ours, is it whole, may it be written to?"""

import datetime as dt
import stat
from pathlib import Path
from typing import Final

from outreach_desktop import writing
from outreach_desktop.db.backups.backup import folder_of
from outreach_desktop.db.beside import foreign_files, seal
from outreach_desktop.db.engine.connection import APPLICATION_ID
from outreach_desktop.db.engine.pages import MAGIC, told_length
from outreach_desktop.db.engine.refusals import DamagedError, NewerError, ReadOnlyError
from outreach_desktop.db.shape import migrations
from outreach_desktop.domain.safety.backups import group_of, understood
from outreach_desktop.errors import OutreachError
from outreach_desktop.paths import at_home
from outreach_desktop.words import say

_HEADER: Final = 100
CHOOSE: Final = say("Choose another file, or a new name to start an empty one.")
LOOK: Final = say("Look at it as it is, or copy it to a folder of your own, and open the copy.")
_RESTORE: Final = say(
    "Nothing was deleted or written over. Restore a backup, or look for a copy of it."
)


def itself(path: Path) -> Path:
    """The data file that `path` leads to: what belongs to it, from its journal to its backups, is beside that one.

    A folder may be reached by any name.
    """
    path = at_home(path).absolute()
    is_link = real(path) != real(path.parent) / path.name
    return real(path) if is_link else path


def real(path: Path) -> Path:
    """The file that `path` leads to, by its one name without links.

    Raises OutreachError where links lead in a circle, and where a name is no text: SQLite would not take it.
    """
    path = at_home(path)
    try:
        str(path).encode()
    except UnicodeEncodeError as error:
        raise OutreachError(
            say(
                "The name \u201c{name}\u201d has something in it that is not a character.",
                name=_shown(path),
            ),
            hint=say("Give it another name, in letters and digits, then try again."),
        ) from error
    try:
        return path.resolve()
    except RuntimeError as error:
        raise OutreachError(
            say("\u201c{path}\u201d is a link that leads back to itself.", path=path),
            hint=say("Choose the file itself."),
        ) from error
    except (OSError, ValueError) as error:
        raise unreadable(path) from error


def _shown(path: Path) -> str:
    """What of its name can be shown."""
    return str(path).encode(errors="replace").decode()


def is_there(path: Path) -> bool:
    """Whether there is a file; nothing is opened yet, so that no lock of this program is lost by it."""
    try:
        has_folder = path.parent.is_dir()
        found = path.stat() if has_folder else None
    except FileNotFoundError:
        return False
    except OSError as error:
        raise unreadable(path) from error
    if found is None:
        raise writing.trouble(FileNotFoundError(), path)
    if stat.S_ISDIR(found.st_mode):
        raise OutreachError(
            say("\u201c{path}\u201d is a folder, not a data file.", path=path), hint=CHOOSE
        )
    if not stat.S_ISREG(found.st_mode):
        raise OutreachError(say("\u201c{path}\u201d is not a file.", path=path), hint=CHOOSE)
    if found.st_size == 0:
        raise _empty(path)
    return True


def see_that_none_was_lost(path: Path) -> None:
    """Before a new file is made at `path`: refuse where one of ours was there before."""
    if _was_ours(path):
        raise DamagedError(
            path,
            _with_last_use(
                path,
                say(
                    "\u201c{name}\u201d is no longer in \u201c{parent}\u201d.",
                    name=path.name,
                    parent=path.parent,
                ),
            ),
            hint=say(
                "It may have been moved or renamed, so look for it first. If you cannot find it, "
                "restore a backup of it."
            ),
        )


def see_that_it_is_no_link(path: Path) -> None:
    """Before a new file is made at `path`: refuse where it would be made elsewhere, as whoever put the link there likes."""
    if path.is_symlink():
        raise OutreachError(
            say(
                "\u201c{name}\u201d is a link to \u201c{real}\u201d, and nothing is there.",
                name=path.name,
                real=real(path),
            ),
            hint=say(
                "Check that the disk it leads to is connected. For a new file, choose the folder "
                "itself, or another name."
            ),
        )


def look_inside(path: Path) -> None:
    """Refuse what is not ours to open, by the file's first bytes alone."""
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER)
    except OSError as error:
        raise unreadable(path) from error
    name = f"\u201c{path.name}\u201d"
    if len(header) < _HEADER or not header.startswith(MAGIC):
        raise _foreign(path, say("{name} is not a data file of Outreach Desktop.", name=name))
    if _number(header, 68) != APPLICATION_ID:
        raise _foreign(path, say("{name} was made by another program.", name=name))
    if _number(header, 60) > migrations.NEWEST:
        raise newer(path)
    if _is_cut_short(path, header):
        raise DamagedError(
            path,
            _with_last_use(path, say("{name} is not complete: its end is missing.", name=name)),
            hint=_RESTORE,
        )
    _see_that_it_may_be_written(path)


def is_older(path: Path) -> bool:
    """Whether the file says that it is of an older shape, and must be brought up to date."""
    with path.open("rb") as file:
        return _number(file.read(_HEADER), 60) < migrations.NEWEST


def _was_ours(path: Path) -> bool:
    """Whether a seal, a journal or backups of this name say that a data file was here."""
    if seal.read(path) is not None or foreign_files.journals(path):
        return True
    try:
        return any(understood(each.name, group_of(path.name)) for each in folder_of(path).iterdir())
    except OSError:  # no such folder, or none that may be read
        return False


_MONTHS = (
    say("January"),
    say("February"),
    say("March"),
    say("April"),
    say("May"),
    say("June"),
    say("July"),
    say("August"),
    say("September"),
    say("October"),
    say("November"),
    say("December"),
)


def _with_last_use(path: Path, message: str) -> str:
    """The sentence, and when the data file was last used where a seal knows it."""
    known = seal.read(path)
    if known is None:
        return message
    used = known.closing.closed_at if known.closing else known.since
    return say(
        "{message} The data file was last used on {day}.", message=message, day=on_the_day(used)
    )


def on_the_day(moment: dt.datetime) -> str:
    """“22 November 2026, 10:31” in the time of this computer, without waiting for a library of languages."""
    here = moment.astimezone()
    return say(
        "{day} {month} {year}, {time}",
        day=here.day,
        month=_MONTHS[here.month - 1],
        year=str(here.year),
        time=f"{here:%H:%M}",
    )


def _empty(path: Path) -> OutreachError:
    message = say("\u201c{name}\u201d is empty: there is nothing in it.", name=path.name)
    if _was_ours(path):
        return DamagedError(path, _with_last_use(path, message), hint=_RESTORE)
    return OutreachError(
        message,
        hint=say("A download or a copy did not finish. Copy it again, or open a backup."),
    )


def _foreign(path: Path, message: str) -> OutreachError:
    if _was_ours(path):
        name = f"\u201c{path.name}\u201d"
        said = _with_last_use(path, say("Another file is in the place of {name}.", name=name))
        return DamagedError(path, said, hint=_RESTORE)
    return OutreachError(message, hint=CHOOSE)


def _is_cut_short(path: Path, header: bytes) -> bool:
    """Whether pages are missing that no journal beside the file can bring back."""
    if _number(header, 24) != _number(header, 92) or foreign_files.journals(path):
        return False  # then the count of pages is not to be believed
    return path.stat().st_size < told_length(header)


def _number(header: bytes, at: int) -> int:
    return int.from_bytes(header[at : at + 4], "big")


def _see_that_it_may_be_written(path: Path) -> None:
    try:
        path.open("r+b").close()
    except OSError as error:
        raise ReadOnlyError(
            path,
            say("\u201c{name}\u201d can be read but not changed.", name=path.name),
            hint=LOOK,
        ) from error


def newer(path: Path) -> NewerError:
    """What is said of a file whose shape is not known here."""
    return NewerError(
        path,
        say("\u201c{name}\u201d was made by a newer Outreach Desktop.", name=path.name),
        hint=say("Install the newest version on this computer, then open it again."),
    )


def unreadable(path: Path) -> OutreachError:
    """What is said of a file, or its folder, that this user may not read."""
    return OutreachError(
        say("You do not have permission to read \u201c{path}\u201d.", path=path),
        hint=say("Ask the person who looks after the file or its folder to give you access."),
    )
