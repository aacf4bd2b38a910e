"""What the program says when something is wrong, and the one exception hook."""

import logging
import platform
import sys
import traceback
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

import PySide6
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from outreach_desktop.errors import OutreachError
from outreach_desktop.paths import log_folder

log = logging.getLogger("outreach_desktop")


def tell(parent: QWidget | None, error: OutreachError) -> QMessageBox:
    """Say what happened and what to do next."""
    box = _box(parent, error.message, error.hint)
    box.setIcon(QMessageBox.Icon.Warning)
    box.addButton(QMessageBox.StandardButton.Ok)
    box.open()
    return box


def inform(parent: QWidget | None, title: str, text: str) -> QMessageBox:
    """Say something that needs no answer."""
    box = _box(parent, title, text)
    box.addButton(QMessageBox.StandardButton.Ok)
    box.open()
    return box


def confirm(
    parent: QWidget,
    question: str,
    text: str,
    yes: str,
    then: Callable[[], None],
    *,
    stay: str = "Cancel",
) -> QMessageBox:
    """Ask before something that cannot be taken back; `yes` names what will be done."""
    box = _box(parent, question, text)
    agree = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(box.addButton(stay, QMessageBox.ButtonRole.RejectRole))
    agree.clicked.connect(lambda: then())
    box.open()
    return box


def _box(parent: QWidget | None, text: str, more: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle("Outreach Desktop")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    box.setInformativeText(more)
    return box


# -- bugs --------------------------------------------------------------------------------------


def start_log(folder: Path | None = None) -> None:
    """Log into five files of at most 1 MB, or to the terminal where no file can be written.

    What is logged are kinds and places, never data.
    """
    writer: logging.Handler
    try:
        writer = _log_file(folder or log_folder())
    except OSError:
        writer = logging.StreamHandler()
    writer.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    log.addHandler(writer)
    log.setLevel(logging.INFO)


def _log_file(folder: Path) -> logging.Handler:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "outreach-desktop.log"
    return RotatingFileHandler(file, maxBytes=1_000_000, backupCount=4, encoding="utf-8")


def report(kind: type[BaseException], trace: TracebackType | None) -> str:
    """What may be passed on about a bug: its kind and the lines of our code it passed through.

    The text of the exception is left out: it may quote what somebody typed.
    """
    places = [
        f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}"
        for frame in traceback.extract_tb(trace)
    ]
    system = f"Python {platform.python_version()}, Qt {PySide6.__version__}, {platform.system()}"
    return "\n".join([kind.__name__, system, *places])


class ExceptionHook(QObject):
    """Takes every exception nobody expected: one line in the log, one dialog, and on we go.

    Qt calls slots from C++, where an exception cannot travel; PySide hands it to sys.excepthook,
    in whichever thread it happened. The signal carries it to the window's thread.
    """

    _happened = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._box: QMessageBox | None = None
        self._happened.connect(self._show)

    def install(self) -> None:
        """Be the hook from now on."""
        sys.excepthook = self.caught

    def caught(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Log and show one exception; Ctrl+C in a terminal ends the program."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        if isinstance(error, OutreachError):
            self._happened.emit(str(error))
            return
        text = report(kind, trace)
        log.error("%s", text)
        self._happened.emit(text)

    def _show(self, text: str) -> None:
        if self._box is not None:
            return  # one at a time: a broken repaint would bury the screen in dialogs
        box = _box(
            QApplication.activeWindow(),
            "Something went wrong in the program itself.",
            "What was saved before is safe, and nothing was sent anywhere. You can go on; if it "
            "happens again, close the program and open it anew.",
        )
        box.setIcon(QMessageBox.Icon.Critical)
        box.setDetailedText(text)
        copy = box.addButton("Copy the report", QMessageBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QApplication.clipboard().setText(text))
        box.addButton(QMessageBox.StandardButton.Close)
        box.finished.connect(self._closed)
        self._box = box
        box.open()

    def _closed(self, _: int) -> None:
        self._box = None
