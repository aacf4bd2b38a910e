"""What is in a backup, and whether it is still as it was made.

The hash of each is kept in one hidden file of its folder: a single changed bit is found by that for certain, and
by reading alone only sometimes.
"""

import hmac
from contextlib import closing
from pathlib import Path
from typing import Final

from sqlite_utils.utils import sqlite3

from outreach_desktop import given, opened, writing
from outreach_desktop.db.beside.seal import digest
from outreach_desktop.db.engine.connection import APPLICATION_ID, Data, connect_to_read
from outreach_desktop.db.engine.pages import MAGIC, told_length
from outreach_desktop.db.engine.refusals import StrangeError
from outreach_desktop.db.shape import migrations, shape, soundness
from outreach_desktop.domain.safety.backups import series_in
from outreach_desktop.domain.subjects import in_backups
from outreach_desktop.errors import OutreachError
from outreach_desktop.words import say

_LARGEST: Final = 1 << 20  # bytes of the hashes of all backups of a folder
_UNREADABLE: Final = say("It is damaged and cannot be read.")
_OPEN_IT: Final = say("None of that was run. To save the people in it, choose File > Open.")
_OPEN: Final = say("It is not a backup: it is the open data file under another name.")


def counts(db: Data) -> dict[str, int]:
    """How many there are in `db` that nobody has removed, by table, of what a list of backups tells."""
    return {
        table: db.execute(f"SELECT count(*) FROM {table} WHERE deleted_at IS NULL").fetchone()[0]
        if db.table(table).exists()  # a file of an older shape has none of the kind
        else 0
        for table in in_backups()
    }


def size_of(db: Data) -> int:
    """How many bytes a copy takes."""
    return pragma(db, "page_count") * pragma(db, "page_size")


def pragma(db: Data, name: str) -> int:
    """What SQLite says of the file."""
    number: int = db.execute(f"PRAGMA {name}").fetchone()[0]
    return number


class UnusableError(OutreachError):
    """What plainly is wrong with a backup, in a sentence about "it"."""


def looked_at(path: Path) -> tuple[dict[str, int], str]:
    """What is in the backup at `path`, and what plainly is wrong with it, as a sentence; "" where nothing is."""
    try:
        return look_into(path), ""
    except StrangeError as error:
        return {}, _told(error)
    except UnusableError as error:
        return {}, error.message
    except (OutreachError, OSError, sqlite3.DatabaseError):
        return {}, _UNREADABLE


def look_into(path: Path) -> dict[str, int]:
    """What is in the backup at `path`. UnusableError, StrangeError and those of reading say what is wrong with it."""
    if opened.is_open(path):
        raise UnusableError(_OPEN)
    if _is_cut_short(path):
        raise UnusableError(say("It is not complete: its end is missing."))
    shape.see_that_its_list_is_short(path)
    with closing(connect_to_read(path)) as db:
        if pragma(db, "application_id") != APPLICATION_ID:
            raise UnusableError(say("It is not a data file of Outreach Desktop."))
        if pragma(db, "user_version") > migrations.NEWEST:
            raise UnusableError(say("A newer Outreach Desktop made it."))
        shape.see_that_it_is_ours(db, path)
        return counts(db)


def strange_in(path: Path) -> str:
    """What stands in the data file at `path` that is not ours, in a sentence; "" where nothing, or where worse is wrong."""
    try:
        look_into(path)
    except StrangeError as error:
        return error.fault
    except (OutreachError, OSError, sqlite3.DatabaseError):  # which `looked_at` says
        return ""
    return ""


def _told(strange: StrangeError) -> str:
    return f"{strange.fault} {_OPEN_IT}"


def _is_cut_short(path: Path) -> bool:
    """By the first page, which says how many there are."""
    with path.open("rb") as file:
        header = file.read(32)
    return not header or (header.startswith(MAGIC) and path.stat().st_size < told_length(header))


def problem_of(path: Path, *, locked: bool = False, secret: bytes = b"") -> str:
    """What is wrong with a backup, read whole; "" where nothing is.

    Of one that is as it was made the hash says all there is to say, as it was read whole then: but only where who
    knows the `secret` noted it. The list may have come with the backup, from whoever made both.
    """
    if opened.is_open(path):
        return _OPEN
    try:
        known, mark = _noted(path).get(path.name, ("", ""))
        is_as_noted = bool(known) and digest(path) == known
        if is_as_noted and _is_ours(mark, known, path.name, secret):
            return ""
        fault = "" if locked else fault_of(path)
    except OSError:
        return say("It cannot be read from its disk.")
    if fault:
        return fault
    if is_as_noted or not known:
        return ""
    return say("It is not as it was made: someone changed it later, or its disk is failing.")


def fault_of(path: Path) -> str:
    """The first thing wrong with the data file at `path`, read whole without touching it; "" where nothing is."""
    try:
        with closing(shape.open_to_read(path)) as db:
            fault = next(iter(soundness.faults(db)), "")
    except StrangeError as error:
        return _told(error)
    except (OutreachError, sqlite3.DatabaseError):
        return _UNREADABLE
    return say("It is damaged. {fault}", fault=fault) if fault else ""


def hashes(path: Path) -> dict[str, str]:
    """What each backup beside the one at `path` was like when it was made; of one not in it nothing is known."""
    return {name: sha256 for name, (sha256, _) in _noted(path).items()}


def note_hash(good: Path, path: Path, secret: bytes) -> None:
    """Remember what is in `good`, which is, or will be, the backup at `path`; of those that are gone, nothing."""
    noted = {name: told for name, told in _noted(path).items() if path.with_name(name).exists()}
    sha256 = digest(good)
    noted[path.name] = (sha256, _mark(sha256, path.name, secret))
    lines = (f"{' '.join(filter(None, told))}  {name}\n" for name, told in sorted(noted.items()))
    text = "".join(lines)
    writing.write_over(_known(path), text.encode())


def _noted(path: Path) -> dict[str, tuple[str, str]]:
    """Hash and mark of each backup that the list beside the one at `path` names; older lists have no marks."""
    try:
        lines = given.read(_known(path), at_most=_LARGEST).decode().split("\n")
    except (OSError, UnicodeDecodeError, OutreachError, given.TooLargeError):
        return {}  # then each backup is read whole to know whether it is good
    pairs = (line.partition("  ") for line in lines)
    told = ((name, noted.partition(" ")) for noted, _, name in pairs if name)
    return {name: (sha256, mark) for name, (sha256, _, mark) in told}


def _is_ours(mark: str, sha256: str, name: str, secret: bytes) -> bool:
    return bool(secret) and hmac.compare_digest(mark.encode(), _mark(sha256, name, secret).encode())


def _mark(sha256: str, name: str, secret: bytes) -> str:
    words = f"backup\n{sha256}\n{name}".encode()
    return hmac.new(secret, words, "sha256").hexdigest()


def _known(path: Path) -> Path:
    """One for each group, so that two that are open at a time do not get in each other's way."""
    return path.with_name(f".~{series_in(path.name)}.sha256")
