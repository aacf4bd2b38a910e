"""A disk for SQLite that can lose its power at any moment, and fail at any call.

It is a model. What was written is safe only once it was synced; until then each write may be on the
platter, not there, or torn between sectors, in any order. A new name, or one taken away, is safe once
its folder was synced, which SQLite does with the first sync of a new file or when it asks for it with a
deletion. The disk does what it says: one that lies about having synced loses more than this one.
"""

import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from random import Random
from typing import Final

import apsw

SECTOR: Final = 512
_NUMBERS = count(1)

# What the program's own SQLite reports for the error of a call, as its layer for Unix has it.
_CODES: Final = {
    ("write", errno.ENOSPC): apsw.SQLITE_FULL,
    ("write", errno.EIO): apsw.SQLITE_IOERR_WRITE,
    ("write", errno.EACCES): apsw.SQLITE_IOERR_WRITE,
    ("truncate", errno.EIO): apsw.SQLITE_IOERR_TRUNCATE,
    ("sync", errno.EIO): apsw.SQLITE_IOERR_FSYNC,
    ("read", errno.EIO): apsw.SQLITE_IOERR_READ,
    ("size", errno.EIO): apsw.SQLITE_IOERR_FSTAT,
    ("delete", errno.EIO): apsw.SQLITE_IOERR_DELETE,
    ("open", errno.EIO): apsw.SQLITE_CANTOPEN,
}
ERRORS: Final = (errno.EIO, errno.ENOSPC, errno.EACCES)
_TEXTS: Final = {
    apsw.SQLITE_FULL: "database or disk is full",
    apsw.SQLITE_CANTOPEN: "unable to open database file",
    apsw.SQLITE_IOERR: "disk I/O error",
}


@dataclass(slots=True)
class _Content:
    """What is in a file: as it is read now, as it lies on the platter, and what is on its way there."""

    live: bytearray = field(default_factory=bytearray)
    durable: bytes = b""
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)

    def write(self, data: bytes, at: int) -> None:
        _put(self.live, data, at)
        self.pending.append((at, data))

    def truncate(self, size: int) -> None:
        del self.live[size:]
        self.pending.append((size, None))

    def sync(self) -> None:
        self.durable = bytes(self.live)
        self.pending.clear()

    def after_a_cut(self, chance: Random) -> bytes:
        """One of the many ways in which it can lie there afterwards."""
        left = bytearray(self.durable)
        for at, data in self.pending:
            fate = chance.choice(("kept", "lost", "torn"))
            if data is None:
                if fate == "kept":
                    del left[at:]
            elif fate == "kept":
                _put(left, data, at)
            elif fate == "torn":
                for start, piece in _sectors(data, at):
                    if chance.random() < 0.5:
                        _put(left, piece, start)
        return bytes(left)


def _put(content: bytearray, data: bytes, at: int) -> None:
    content.extend(b"\0" * (at - len(content)))
    content[at : at + len(data)] = data


def _sectors(data: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    start = at
    while start < at + len(data):
        end = min((start // SECTOR + 1) * SECTOR, at + len(data))
        yield start, data[start - at : end - at]
        start = end


@dataclass(frozen=True, slots=True)
class Fault:
    """The `at`th call fails with `error`, and all that follow if it `lasts`."""

    at: int
    error: int
    lasts: bool


class Disk:
    """A folder of files; `calls` counts what was asked of it, and `watch` is told before each call.

    How many steps its user was told are safe by then is noted in `acknowledged`.
    """

    def __init__(self, files: dict[str, bytes] | None = None) -> None:
        self.names = {
            name: _Content(bytearray(content), content) for name, content in (files or {}).items()
        }
        self._on_platter = dict(self.names)
        self.calls = 0
        self.acknowledged = 0
        self.watch: Callable[[], None] = lambda: None
        self.fault: Fault | None = None

    def after_a_cut(self, chance: Random) -> dict[str, bytes]:
        """The files that are found when the power comes back."""
        found = {}
        for name in {*self.names, *self._on_platter}:
            content = chance.choice((self.names.get(name), self._on_platter.get(name)))
            if content is not None:
                found[name] = content.after_a_cut(chance)
        return found

    def as_it_is(self) -> dict[str, bytes]:
        """The files as the next program finds them, where only this one has ended."""
        return {name: bytes(content.live) for name, content in self.names.items()}

    def asked(self, call: str) -> None:
        self.calls += 1
        self.watch()
        fault = self.fault
        if fault and (self.calls == fault.at or (fault.lasts and self.calls > fault.at)):
            code = _CODES.get((call, fault.error), _CODES[call, errno.EIO])
            text = _TEXTS.get(code, _TEXTS[apsw.SQLITE_IOERR])
            complaint = apsw.exception_for(code)
            complaint.args = (text,)
            raise complaint

    def open(self, name: str) -> _Content:
        return self.names.setdefault(name, _Content())

    def delete(self, name: str, and_sync_the_folder: bool) -> None:
        del self.names[name]
        if and_sync_the_folder:
            self._on_platter = dict(self.names)

    def sync(self, name: str, content: _Content) -> None:
        content.sync()
        if self.names.get(name) is content and self._on_platter.get(name) is not content:
            self._on_platter = dict(self.names)

    def rename(self, old: str, new: str) -> None:
        """What the program does with a finished file: the new name is safe when this returns."""
        self.names[new] = self.names.pop(old)
        self._on_platter = dict(self.names)


class _File(apsw.VFSFile):
    """A file as SQLite asks for it. One program has the disk, so locks always come."""

    def __init__(self, disk: Disk, name: str, flags: list[int]) -> None:
        self._disk, self._name = disk, name
        self._content = disk.open(name)
        self._goes = bool(flags[0] & apsw.SQLITE_OPEN_DELETEONCLOSE)
        flags[1] = flags[0]

    def xRead(self, amount: int, offset: int) -> bytes:  # noqa: N802 -- SQLite's names
        self._disk.asked("read")
        return bytes(self._content.live[offset : offset + amount])

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802
        self._disk.asked("write")
        self._content.write(bytes(data), offset)

    def xTruncate(self, size: int) -> None:  # noqa: N802
        self._disk.asked("truncate")
        self._content.truncate(size)

    def xSync(self, flags: int) -> None:  # noqa: N802
        self._disk.asked("sync")
        self._disk.sync(self._name, self._content)

    def xFileSize(self) -> int:  # noqa: N802
        self._disk.asked("size")
        return len(self._content.live)

    def xClose(self) -> None:  # noqa: N802
        if self._goes:
            self._disk.delete(self._name, and_sync_the_folder=False)

    def xLock(self, level: int) -> None:  # noqa: N802
        pass

    def xUnlock(self, level: int) -> None:  # noqa: N802
        pass

    def xCheckReservedLock(self) -> bool:  # noqa: N802
        return False

    def xFileControl(self, op: int, pointer: int) -> bool:  # noqa: N802
        return False

    def xSectorSize(self) -> int:  # noqa: N802
        return 4096

    def xDeviceCharacteristics(self) -> int:  # noqa: N802
        return apsw.SQLITE_IOCAP_POWERSAFE_OVERWRITE


class _Files(apsw.VFS):
    """The disk under the name by which a connection asks for it."""

    def __init__(self, disk: Disk) -> None:
        self.disk = disk
        self.name = f"disk {next(_NUMBERS)}"
        super().__init__(self.name, base="", exclude=set())

    def xOpen(self, name: object, flags: list[int]) -> _File:  # noqa: N802
        self.disk.asked("open")
        called = name.filename() if isinstance(name, apsw.URIFilename) else name
        return _File(self.disk, str(called or f"temporary {next(_NUMBERS)}"), flags)

    def xDelete(self, name: str, sync: bool) -> None:  # noqa: N802
        self.disk.asked("delete")
        self.disk.delete(name, sync)

    def xAccess(self, name: str, flags: int) -> bool:  # noqa: N802
        return name in self.disk.names

    def xFullPathname(self, name: str) -> str:  # noqa: N802
        return name


@contextmanager
def connected(disk: Disk, name: str, settings: dict[str, str]) -> Iterator[apsw.Connection]:
    """A connection to a file of the disk, with the settings the program uses or others."""
    files = _Files(disk)
    try:
        connection = apsw.Connection(name, vfs=files.name)
        try:
            for setting, value in settings.items():
                connection.execute(f"PRAGMA {setting}={value}").fetchall()
            yield connection
        finally:
            connection.close(force=True)
    finally:
        files.unregister()
