"""Asking for a file or a folder, beginning where one of the kind was found last."""

from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from outreach_desktop.paths import is_folder


def file_to_open(parent: QWidget, title: str, pattern: str, kind: str) -> Path | None:
    """The file somebody chose, None if they thought better of it; `kind` remembers the folder."""
    chosen, _ = QFileDialog.getOpenFileName(parent, title, _folder(kind), pattern)
    return _remembered(chosen, kind)


def file_to_write(
    parent: QWidget, title: str, name: str, kind: str, *, beside: str = "", pattern: str = ""
) -> Path | None:
    """Where to write something that is called `name` so far; no file is ever replaced.

    `beside` is the folder to begin in where none of the kind was chosen before, `pattern` what kinds of files
    there are to choose from.
    """
    start = str(Path(_folder(kind, beside)) / name)
    never_asks = QFileDialog.Option.DontConfirmOverwrite  # as it would promise to replace the file
    chosen, _ = QFileDialog.getSaveFileName(parent, title, start, pattern, options=never_asks)
    return _remembered(chosen, kind)


def folder(parent: QWidget, title: str, start: str, kind: str) -> Path | None:
    """The folder somebody chose, beginning at `start` where there is such a folder."""
    begin = start if start and is_folder(Path(start)) else _folder(kind)
    chosen = QFileDialog.getExistingDirectory(parent, title, begin)
    return Path(chosen) if chosen else None


def _folder(kind: str, beside: str = "") -> str:
    """A folder that is there: Qt would take another for the name of a file, and begin where the program stands."""
    last = str(QSettings().value(f"folders/{kind}", ""))
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    known = (one for one in (last, beside, documents) if one and is_folder(Path(one)))
    return next(known, str(Path.home()))


def _remembered(chosen: str, kind: str) -> Path | None:
    if not chosen:
        return None
    QSettings().setValue(f"folders/{kind}", str(Path(chosen).parent))
    return Path(chosen)
