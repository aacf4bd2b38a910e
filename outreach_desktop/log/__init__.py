"""What the program notes of its own doings, and of what went wrong: steps, ids and counts, never a typed word."""

import contextlib
import logging
import warnings
from collections.abc import Iterable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any

from outreach_desktop import paths, private
from outreach_desktop.log import harmless
from outreach_desktop.log.steps import happened, steps

__all__ = ["happened", "known", "ours", "start", "steps"]

ours = logging.getLogger("outreach_desktop")
"""Every module's logger is below this one. What libraries log goes nowhere: they quote what they read."""

_BYTES, _FILES = 1_000_000, 5


def start(name: str, folder: Path | None = None) -> logging.Handler:
    """Note into `name`.log from here on: five files of at most 1 MB, oldest lines lost first.

    Where no file can be written, nothing is noted; that is no reason not to start.
    """
    writer: logging.Handler
    try:
        writer = _LogFile(folder or paths.log_folder(), name)
    except OSError:
        writer = logging.NullHandler()
    writer.setFormatter(harmless.Plain())
    ours.addHandler(writer)
    ours.setLevel(logging.INFO)
    logging.getLogger().addHandler(logging.NullHandler())  # else libraries speak on the terminal
    warnings.showwarning = _note_warning
    return writer


def known(words: Iterable[str]) -> None:
    """Words of the program's own, such as the names of its commands, that may stand in the log."""
    harmless.WORDS.update(words)


class _LogFile(RotatingFileHandler):
    def __init__(self, folder: Path, name: str) -> None:
        private.make_folder(folder, parents=True)
        super().__init__(
            folder / f"{name}.log",
            maxBytes=_BYTES,
            backupCount=_FILES - 1,
            encoding="utf-8",
        )

    def _open(self) -> Any:
        """Nobody else on this computer may read it."""
        return private.to_go_on_with(Path(self.baseFilename))

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's own name
        """The disk is full, or another process has the file: nothing more is noted, and work goes on."""
        del record
        ours.removeHandler(self)

    def close(self) -> None:
        """What could not be written is written once more at the end, as vainly; that changes nothing of how work ended."""
        with contextlib.suppress(OSError):
            super().close()


def _note_warning(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: object = None,
    line: str | None = None,
) -> None:
    del message, file, line  # they may quote anything
    ours.warning("%s at %s", category, harmless.Place(filename, lineno, ""))
