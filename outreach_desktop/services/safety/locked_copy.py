"""Copies under a passphrase, for a stick that may be lost: age files, which other programs open too.

They are made and opened in memory, so that nothing of what they hold lies about in the clear.
"""

import hashlib
import math
import unicodedata
from pathlib import Path
from typing import Final

from outreach_desktop import given, writing
from outreach_desktop.db.backups import backup as copying
from outreach_desktop.db.backups import backup_state as state
from outreach_desktop.db.engine.refusals import DamagedError, StrangeError
from outreach_desktop.db.engine.trouble import RESTORE
from outreach_desktop.db.file import header
from outreach_desktop.errors import OutreachError
from outreach_desktop.words import say

_LARGEST: Final = 500_000_000  # bytes, of which two copies are in memory at a time

# An age file: a head that begins and ends so, 16 bytes, then pieces with a tag of 16 bytes each.
_HEAD: Final = b"age-encryption.org/v1\n-> scrypt "
_LAST_OF_HEAD: Final = b"\n--- "
_TAG: Final = 16
_PIECE: Final = 65536
_SMALLEST_PAGE: Final = 512  # a data file is made of pages: its length is a multiple of this


def lock(plain: Path, path: Path, passphrase: str, *, secret: bytes = b"") -> None:
    """Write what is in `plain` to `path` under a passphrase, and unlock it again to prove it."""
    from pyrage import passphrase as age  # nobody else needs it

    passphrase, content = _as_typed_anywhere(passphrase), _read(plain)
    digest = hashlib.sha256(content).digest()
    locked: bytes = age.encrypt(content, passphrase)
    del content
    with copying.only_whole(path, needs=len(locked)) as part:
        _write(part, locked)
        if hashlib.sha256(age.decrypt(part.read_bytes(), passphrase)).digest() != digest:
            raise OutreachError(
                say("The copy could not be unlocked again, so it was deleted."),
                hint=say("Try again, to another disk if need be."),
            )
        state.note_hash(part, path, secret)
        writing.put_in_place(part, path)


def unlock(path: Path, passphrase: str, out: Path) -> Path:
    """A locked copy as a data file again, at `out`, which must be free; read whole before it has its name.

    One that is damaged, or not built as ours, is unlocked too, and told by a DamagedError: from there its people can be
    saved.
    """
    content = _opened(path, passphrase)
    with copying.only_whole(out, needs=len(content)) as part:
        _write(part, content)
        damaged = _damage_in(part, out, path.name)
        writing.put_in_place(part, out)
    if damaged:
        raise damaged
    return out


def _damage_in(part: Path, out: Path, locked: str) -> DamagedError | None:
    """Why nobody can work with it as it is. Raises OutreachError where nobody can be saved from it either."""
    came_from = say(
        "It was locked in \u201c{locked}\u201d; this copy of it is not locked.", locked=locked
    )
    if strange := state.strange_in(part):
        return StrangeError(out, f"{strange} {came_from}")
    problem = state.looked_at(part)[1] or state.fault_of(part)
    if not problem:
        return None
    if not _is_of_ours(part):
        raise OutreachError(
            say(
                "What is locked in \u201c{name}\u201d is not a good data file. {problem}",
                name=locked,
                problem=problem,
            ),
            hint=say("Unlock another copy."),
        )
    said = say(
        "\u201c{name}\u201d is not a good data file. {problem} {came_from}",
        name=out.name,
        problem=problem,
        came_from=came_from,
    )
    return DamagedError(out, said, hint=RESTORE)


def _is_of_ours(part: Path) -> bool:
    """Whether it would be met as a data file of a known shape when it is opened, damaged or not."""
    try:
        header.look_inside(part)
    except DamagedError:
        return True
    except OutreachError:
        return False
    return True


def _opened(path: Path, passphrase: str) -> bytes:
    from pyrage import DecryptError
    from pyrage import passphrase as age

    locked = _read(path)
    _see_that_it_is_whole(locked, path.name)
    try:
        content: bytes = age.decrypt(locked, _as_typed_anywhere(passphrase))
    except DecryptError as error:
        raise _refused(str(error), path.name) from error
    return content


def _see_that_it_is_whole(locked: bytes, name: str) -> None:
    """By its beginning and its length, so that nobody doubts the passphrase of what was cut short."""
    if not locked.startswith(_HEAD[: len(locked)]):
        raise OutreachError(
            say("\u201c{name}\u201d is not a copy that was locked with a passphrase.", name=name),
            hint=say("Choose a file that ends in .outreach.age."),
        )
    head = locked.find(b"\n", locked.find(_LAST_OF_HEAD) + 1) + 1
    pieces = len(locked) - head - _TAG
    content = pieces - _TAG * math.ceil(pieces / (_PIECE + _TAG))
    if _LAST_OF_HEAD not in locked or not head or content <= 0 or content % _SMALLEST_PAGE:
        raise _cut_short(name)


def _cut_short(name: str) -> OutreachError:
    return OutreachError(
        say("\u201c{name}\u201d is not complete: its end is missing.", name=name),
        hint=say("Copy it from its disk again, or unlock another copy."),
    )


def _refused(complaint: str, name: str) -> OutreachError:
    if "Decryption failed" in complaint:
        return OutreachError(
            say("This is not the passphrase of \u201c{name}\u201d.", name=name),
            hint=say(
                "Check the capital letters, the spaces and the language of the keyboard, then "
                "try again."
            ),
        )
    if "truncated" in complaint:
        return _cut_short(name)
    if "Excessive work" in complaint:
        return OutreachError(
            say(
                "\u201c{name}\u201d was locked on a much faster computer; this one would need too long for it.",
                name=name,
            ),
            hint=say("Unlock it on another computer."),
        )
    return OutreachError(
        say(
            "\u201c{name}\u201d is damaged: it is not as it was made, so nothing of it was unlocked.",
            name=name,
        ),
        hint=say("Copy it from its disk again, or unlock another copy."),
    )


def _as_typed_anywhere(passphrase: str) -> str:
    """An accented letter is one sign from some keyboards and two from others."""
    return unicodedata.normalize("NFC", passphrase)


def _read(path: Path) -> bytes:
    try:
        return given.read(path, at_most=_LARGEST)
    except given.TooLargeError as error:
        raise _does_not_fit(error.size) from error
    except OSError as error:
        raise OutreachError(
            say("\u201c{path}\u201d cannot be read.", path=path),
            hint=say("Check that it is there and its disk is connected, then try again."),
        ) from error


def _does_not_fit(size: int) -> OutreachError:
    from outreach_desktop.words import local  # brings the languages of the world

    return OutreachError(
        say(
            (
                "This file has {size} and is too large to lock with a passphrase: the limit is "
                "{limit}."
            ),
            size=local.size(size),
            limit=local.size(_LARGEST),
        ),
        hint=say("Make a copy without one, on a disk that is locked as a whole."),
    )


def _write(part: Path, content: bytes) -> None:
    writing.fill(part, content)
