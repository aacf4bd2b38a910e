"""Files on disk: names that every system takes, whole or not at all, and never over another.

Documents, printable files, exports and backups all pass through here.
"""

import contextlib
import errno
import os
import re
import shutil
import sys
import tempfile
import time
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from outreach_desktop import given, private
from outreach_desktop.errors import OutreachError
from outreach_desktop.words import say

LONGEST_NAME = (
    120  # bytes of UTF-8, the extension counted: room is left for sync programs' additions
)
LONGEST_PATH = 240  # characters: Windows stops at 260, and `.part` must fit too

_FORBIDDEN = re.compile(r'[<>:"/\\|?*%\u2044\u2215\u29f5\u29f8\u29f9\ufe68\uff0f\uff3c]+')
_NUMBERED = ("COM", "LPT")
_RESERVED = frozenset(
    {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"}
    | {f"{port}{digit}" for port in _NUMBERED for digit in "0123456789\u00b9\u00b2\u00b3"}
)
# File systems without hard links (USB sticks, some network folders) answer one of these to link().
_NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK)


def safe_name(text: str, extension: str = "") -> str:
    """`text` as a file name for Windows, macOS and Linux; "_" where nothing of it can stay.

    Characters no system shows are dropped, those that some system forbids become "-", and the
    whole stays within `LONGEST_NAME` bytes. `extension` (".docx") is kept as it is.
    """
    shown = "".join(filter(_is_shown, text))
    # Only now: what was not shown may have stood between a letter and its accent.
    spaced = " ".join(unicodedata.normalize("NFC", shown).split())
    stem = _FORBIDDEN.sub("-", spaced).lstrip(".~ ").rstrip(". ")
    if stem.partition(".")[0].rstrip().upper() in _RESERVED:
        stem = f"_{stem}"
    return _shortened(stem, extension, LONGEST_NAME)


def _is_shown(char: str) -> bool:
    """Blank characters count as shown: a line break parts two words."""
    return char.isspace() or unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Cn")


def _shortened(stem: str, ending: str, longest: int) -> str:
    room = max(1, longest - len(ending.encode()))
    cut = stem.encode("utf-8", "ignore")[:room].decode("utf-8", "ignore")
    return (cut.rstrip(". ") or "_") + ending


class FreeNames:
    """The names still free in a folder, which is read once; a name given is not given again.

    Two names that differ only in capitals or in how an accent is stored are one name, because
    they are one file on Windows and macOS.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._given: set[str] = set()
        self._taken = (
            {_key(entry.name) for entry in os.scandir(folder)} if folder.is_dir() else set()
        )

    def take(self, name: str, *, same: Callable[[Path], bool] | None = None) -> Path:
        """`name` in the folder, with " (2)", " (3)" ... before its extension where it is taken.

        A file that is there already and is the `same`, as after a run that was stopped, is given too.
        """
        stem, extension = Path(name).stem, Path(name).suffix
        longest = max(40, min(LONGEST_NAME, LONGEST_PATH - len(str(self._folder.absolute())) - 1))
        number, free = 1, _shortened(stem, extension, longest)
        while _key(free) in self._taken and not self._is_there(free, same):
            number += 1
            free = _shortened(stem, f" ({number}){extension}", longest)
        self._taken.add(_key(free))
        if same is not None:
            self._given.add(_key(free))
        return self._folder / free

    def _is_there(self, name: str, same: Callable[[Path], bool] | None) -> bool:
        """Whether the file was whole before, and is nobody else's of this run."""
        if same is None or _key(name) in self._given:
            return False
        path = self._folder / name
        return path.is_file() and same(path)


def holds(path: Path, content: bytes) -> bool:
    """Whether just this stands in a file; what cannot be read is something else."""
    try:
        return given.read(path, at_most=len(content)) == content
    except (OSError, OutreachError, given.TooLargeError):  # whatever it is, it is not this
        return False


def free_name(folder: Path, name: str) -> Path:
    """`name` in `folder`, numbered where it is taken. For a batch, keep one `FreeNames`."""
    return FreeNames(folder).take(name)


def _key(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def make_folder(folder: Path) -> None:
    """See that `folder` is there and can be written to; only its last part is made.

    A missing parent is more often a slip or an absent disk than a wish for a new tree. A new one is nobody else's to enter.
    """
    try:
        private.make_folder(folder)
    except FileExistsError as error:
        raise OutreachError(
            say("\u201c{folder}\u201d is a file, not a folder.", folder=folder),
            hint=say("Choose another folder."),
        ) from error
    except OSError as error:
        raise trouble(error, folder) from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise _forbidden(folder)


def part_of(path: Path) -> Path:
    """Where `path` is written until it is whole. One left behind by a crash may be deleted."""
    if not path.name:
        raise OutreachError(
            say("\u201c{path}\u201d is a folder, not a name for a file.", path=path),
            hint=say("Give the file a name."),
        )
    return path.with_name(f".~{path.name}.part")


def leftovers(folder: Path, *, before: float) -> list[Path]:
    """What crashes left of files that were being written in `folder`, untouched since `before` (seconds of the epoch)."""
    found = (*folder.glob(".~*.part"), *folder.glob(".~*.part-journal"))
    return sorted(path for path in found if path.is_file() and path.stat().st_mtime < before)


def may_be_written(folder: Path) -> bool:
    """Whether a file can be made in `folder`, found out by making one: what systems say of it is not to be trusted."""
    try:
        with tempfile.TemporaryFile(dir=folder, prefix=".~"):
            return True
    except OSError:
        return False


def clear_up(path: Path) -> None:
    """After a crash: take away what was left of a file that was being written, and never a whole one."""
    if not path.name:
        return  # it is a folder
    part = part_of(path)
    if not part.is_file():
        return
    if path.is_file() and path.stat().st_size == 0:
        path.unlink()  # it only held the place, on a disk without links
    part.unlink()


def write_new(path: Path, data: bytes, *, sync_folder: bool = True) -> None:
    """Write a new file: whole and safe on the disk, or not there at all; never over another.

    A batch may pass `sync_folder=False` and call `sync` once for the folder.
    Raises OutreachError: the name is taken, the folder is missing or read-only, the disk is full.
    """
    _write(path, data, lambda part: put_in_place(part, path, sync_folder=sync_folder))


@contextlib.contextmanager
def new_file(path: Path) -> Iterator[BinaryIO]:
    """A new file to be written bit by bit: with its name, whole and safe on the disk, once the block is left; gone if it fails.

    Raises OutreachError as `write_new` does, before anything is written where that is known already.
    """
    part = part_of(path)
    try:
        if os.path.lexists(path):
            raise FileExistsError(path)
        with private.new(part) as file:
            written = os.fstat(file.fileno())
            try:
                yield file
                file.flush()
                os.fsync(file.fileno())
            except BaseException:
                with contextlib.suppress(OSError):
                    file.close()
                private.take_away(part, written)
                raise
        try:
            private.see_that_it_is_still(part, written)
            put_in_place(part, path)
        except BaseException:
            private.take_away(part, written)
            raise
    except OSError as error:
        raise trouble(error, path) from error


def write_over(path: Path, data: bytes) -> None:
    """Write `data` in place of what is at `path`: at each moment the old or the new is there, and whole.

    For what the program notes for itself; what people made is never written over.
    """
    _write(path, data, lambda part: _replace(part, path))


def begin_private(part: Path) -> None:
    """An empty file that nobody else on this computer may read, for what is written by others than us."""
    private.new(part).close()


def fill(part: Path, data: bytes) -> os.stat_result:
    """Write all of `data` to `part`, a new file that nobody else may read, safe on the disk; tells which file that is.

    Where that fails, nothing is left of it.
    """
    with private.new(part) as file:
        written = os.fstat(file.fileno())
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        except BaseException:
            with contextlib.suppress(
                OSError
            ):  # what was not written is written once more, as vainly
                file.close()
            private.take_away(part, written)
            raise
    return written


def copy(file: Path, to: Path) -> Path:
    """A copy of `file` that nobody else may read, safe on the disk; what lies at `to` is replaced."""
    with file.open("rb") as source, private.new(to) as copied:
        shutil.copyfileobj(source, copied)
        copied.flush()
        os.fsync(copied.fileno())
    return to


def bring_to_disk(file: Path) -> None:
    """See that what others have written to `file` is safe on the disk."""
    with file.open("r+b") as opened:
        os.fsync(opened.fileno())


def put_over(part: Path, path: Path) -> None:
    """Give a finished file the name of an older one of its kind: at each moment the old or the new is there, and whole.

    As with `write_over`, for what the program can make again.
    """
    try:
        _replace(part, path)
    except OSError as error:
        raise trouble(error, path) from error


def _write(path: Path, data: bytes, name: Callable[[Path], None]) -> None:
    """Write `data` beside `path`, safe on the disk, then let `name` give it its name."""
    part = part_of(path)
    try:
        written = fill(part, data)
        try:
            private.see_that_it_is_still(part, written)
            name(part)
        except BaseException:
            private.take_away(part, written)
            raise
    except OSError as error:
        raise trouble(error, path) from error


def _replace(part: Path, path: Path) -> None:
    """On Windows, a program that looks at new files (a virus scanner, a sync) holds them for a moment."""
    for wait in private.PATIENCE:
        try:
            part.replace(path)
            break
        except OSError as error:
            if getattr(error, "winerror", None) not in private.HELD:
                raise
            time.sleep(wait)
    else:
        part.replace(path)
    sync(path.parent)


def put_in_place(part: Path, path: Path, *, sync_folder: bool = True) -> None:
    """Give a finished file its name. Raises OutreachError, and keeps `part`, where it is taken."""
    try:
        _move_to_free(part, path)
        if sync_folder:
            sync(path.parent)
    except OSError as error:
        raise trouble(error, path) from error


def _move_to_free(part: Path, path: Path) -> None:
    if sys.platform == "win32":
        part.rename(path)  # Windows refuses to rename over a file that is there
        return
    try:
        os.link(part, path)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        path.open("xb").close()  # ours from here on, so it may be replaced
        part.replace(path)
    else:
        part.unlink()


def sync(folder: Path) -> None:
    """Bring new names in `folder` safely to the disk. Windows does so by itself."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.EBADF):
            raise  # these say: this file system has nothing to sync for a folder
    finally:
        os.close(handle)


def trouble(error: OSError, path: Path) -> OutreachError:
    """What a person can do about `error`, met while writing `path`."""
    if isinstance(error, FileExistsError):
        folder = path.parent if path.parent.name else path.absolute().parent  # "." tells nobody
        return OutreachError(
            say(
                "\u201c{name}\u201d is already in \u201c{folder}\u201d and is left as it is.",
                name=path.name,
                folder=folder,
            ),
            hint=say("Choose another name, or move that file away first."),
        )
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return OutreachError(
            say("There is no folder \u201c{parent}\u201d.", parent=path.parent),
            hint=say("Choose a folder that is there, or make it first."),
        )
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return _forbidden(path.parent)
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return OutreachError(
            say(
                "The disk is full: nothing more can be written in \u201c{parent}\u201d.",
                parent=path.parent,
            ),
            hint=say("Free some space, then try again."),
        )
    if error.errno == errno.EFBIG:
        return OutreachError(
            say(
                "\u201c{path}\u201d would be larger than a file may be here.{limit}",
                path=path,
                limit=limit_on_files(),
            ),
            hint=say(
                "Choose another disk, or ask the person who looks after this computer to allow "
                "larger files, then try again."
            ),
        )
    if error.errno == errno.ENAMETOOLONG:
        return OutreachError(
            say("The name \u201c{name}\u201d is too long for this disk.", name=path.name),
            hint=say("Choose a shorter name."),
        )
    return OutreachError(
        say(
            "\u201c{path}\u201d could not be written: {reason}.",
            path=path,
            reason=error.strerror or error,
        ),
        hint=say("Choose another folder, or try again."),
    )


def limit_on_files() -> str:
    """A sentence, with a blank before it, where this process may not let files grow as it likes; else ""."""
    try:
        import resource
    except ImportError:  # Windows knows no such limit
        return ""
    most, _ = resource.getrlimit(resource.RLIMIT_FSIZE)
    if most == resource.RLIM_INFINITY:
        return ""
    return say(
        " This computer lets files of the program have {size} kB (ulimit -f).", size=most >> 10
    )


def _forbidden(folder: Path) -> OutreachError:
    return OutreachError(
        say(
            "You do not have permission to write in the folder \u201c{folder}\u201d.", folder=folder
        ),
        hint=say(
            "Choose another folder, or ask the person who looks after it to let you write there."
        ),
    )
