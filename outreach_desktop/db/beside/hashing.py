"""A closed file that is hashed while it is read already: what it was like when it was closed is known a moment later.

On POSIX, closing any handle to a file gives up every lock that the process has on it. So this one is opened before
SQLite opens the file, and closed after SQLite has closed it.
"""

import hashlib
import sys
from pathlib import Path
from threading import Event, Thread
from typing import Final

AT_LEAST: Final = 64_000_000  # bytes: what is smaller is hashed in no time
_PIECE: Final = 1 << 20
_LOCKED_FROM: Final = 0x40000000  # where Windows lets nobody read while SQLite has the file


def may_be_later(size: int) -> bool:
    """Whether a file of so many bytes is better opened before all of it was hashed."""
    return size >= AT_LEAST and not (sys.platform == "win32" and size > _LOCKED_FROM)


class Hashing:
    """The SHA-256 of the file at `path`, which nobody writes to until it is known. Raises OSError where it cannot be read."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("rb")
        self._is_unwanted = False
        self._sha256 = ""
        self._is_done = Event()
        self._thread = Thread(target=self._read, name="hashing", daemon=True)
        self._thread.start()

    @property
    def is_done(self) -> bool:
        """Whether asking for the result waits for nothing."""
        return self._is_done.is_set()

    def result(self) -> str:
        """Wait for it; "" where the file could not be read to its end."""
        self._is_done.wait()
        return self._sha256

    def close(self) -> None:
        """Leave it where it is. To be called when SQLite has closed the file, and not before."""
        self._is_unwanted = True
        self._thread.join()
        self._file.close()

    def _read(self) -> None:
        try:
            self._sha256 = self._hashed()
        except OSError:
            self._sha256 = ""  # whoever reads it then says why
        finally:
            self._is_done.set()

    def _hashed(self) -> str:
        sha256, piece = hashlib.sha256(), bytearray(_PIECE)
        view = memoryview(piece)
        while not self._is_unwanted:
            read = self._file.readinto(piece)
            if not read:
                return sha256.hexdigest()
            sha256.update(view[:read])
        return ""
