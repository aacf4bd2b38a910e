"""A log of several files of a bounded size; the oldest lines are lost first.

Python's own brings the sockets and pickles of the other handlers beside it, which every start would wait for.
"""

import contextlib
import logging
from pathlib import Path
from typing import Any

from outreach_desktop import private


class LogFile(logging.FileHandler):
    """`name`.log in `folder`, then `name`.log.1 and so on, `most` files of `largest` bytes at the most."""

    def __init__(self, folder: Path, name: str, *, largest: int, most: int) -> None:
        private.make_folder(folder, parents=True)
        self.largest, self.most = largest, most
        super().__init__(folder / f"{name}.log", encoding="utf-8")

    def emit(self, record: logging.LogRecord) -> None:
        """Write a line, into a new file where it would be too much for this one."""
        try:
            if self._is_full(f"{self.format(record)}\n"):
                self._begin_another()
            super().emit(record)
        except Exception:  # noqa: BLE001 - as logging has it: whatever goes wrong with a line is told in one place
            self.handleError(record)

    def _is_full(self, line: str) -> bool:
        path = Path(self.baseFilename)
        if path.exists() and not path.is_file():
            return False
        if self.stream is None:
            self.stream = self._open()
        self.stream.seek(0, 2)
        return bool(self.stream.tell() + len(line) >= self.largest)

    def _begin_another(self) -> None:
        if self.stream is not None:
            self.stream.close()
            self.stream = None
        path = Path(self.baseFilename)
        names = [path, *(path.with_name(f"{path.name}.{number}") for number in range(1, self.most))]
        for older, newer in zip(reversed(names), reversed(names[:-1]), strict=False):
            if newer.exists():
                newer.replace(older)
        self.stream = self._open()

    def _open(self) -> Any:
        """Nobody else on this computer may read it."""
        return private.to_go_on_with(Path(self.baseFilename))

    def close(self) -> None:
        """What could not be written is written once more at the end, as vainly; that changes nothing of how work ended."""
        with contextlib.suppress(OSError):
            super().close()
