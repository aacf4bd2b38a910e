"""Mistakes of the program itself: one hook for all of them, one dialog that shows the report word for word."""

import logging
import os
import sys
import threading
from types import TracebackType

import PySide6
from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication, QMessageBox, QPlainTextEdit, QWidget

from outreach_desktop import log, writing
from outreach_desktop.errors import OutreachError
from outreach_desktop.log import reports, stops
from outreach_desktop.ui.desk.choosing import file_to_write
from outreach_desktop.ui.widgets.dialogs import messages
from outreach_desktop.ui.widgets.dialogs.dialog import Dialog
from outreach_desktop.ui.widgets.labels import button, label
from outreach_desktop.words import say

_log = logging.getLogger(__name__)
_WINDOW = f"Qt {PySide6.__version__}"


class CrashDialog(Dialog):
    """The whole report, to be read before anything is copied."""

    manual = "trouble"

    def __init__(self, parent: QWidget | None, heading: str, words: str, report: str) -> None:
        super().__init__(parent, say("Outreach Desktop"), heading)
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        self.report.setAccessibleName(say("The report"))
        self.report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.column.addWidget(label(words))
        self.column.addWidget(label(_WHOLE))
        self.column.addWidget(self.report, 1)
        copy = button(say("Copy the report"))
        copy.clicked.connect(lambda: QApplication.clipboard().setText(report))
        save = button(say("Save it as a file\u2026"))
        save.clicked.connect(self._save)
        close = button(say("Close"), primary=True)
        close.clicked.connect(self.accept)
        self.finish([close], others=[copy, save], size=(640, 480))
        close.setFocus()

    def _save(self) -> None:
        path = file_to_write(self, say("Save the report"), "Outreach report.txt", "reports")
        if path is not None:
            try:
                writing.write_new(path, self.report.toPlainText().encode())
            except OutreachError as error:
                messages.tell(self, error)


class ExceptionHook(QObject):
    """Takes every exception nobody expected: a line in the log, a report, one dialog, and on we go.

    Qt calls slots from C++, where an exception cannot travel; PySide hands it to sys.excepthook, in
    whichever thread it happened. The signal carries it to the window's thread.
    """

    _happened = Signal(str)
    _told = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._dialog: CrashDialog | None = None
        self._is_telling = False
        self._happened.connect(self._show_mistake)
        self._box: QMessageBox | None = None
        self._told.connect(self._tell)

    def install(self) -> None:
        """Be the hook from now on, of every thread, and of what happens while things are taken down."""
        sys.excepthook = self.caught
        threading.excepthook = lambda of: self.caught(
            of.exc_type, of.exc_value or of.exc_type(), of.exc_traceback
        )
        sys.unraisablehook = _note_quietly

    def caught(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Note and show one exception; Ctrl+C in a terminal ends the program."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
        elif isinstance(error, OutreachError):
            self._told.emit(error)
        elif not self._is_telling:
            self._is_telling = True
            self._happened.emit(reports.noted(kind, error, trace, window=_WINDOW))
        else:  # a broken repaint, or a mistake in the dialog itself, would bury everything in reports
            _log.error("Again: %s", error)

    def _show_mistake(self, report: str) -> None:
        self._show(CrashDialog(QApplication.activeWindow(), WENT_WRONG, SAFE, report))

    def _show(self, dialog: CrashDialog) -> None:
        self._dialog = dialog
        dialog.finished.connect(self._closed)
        dialog.open()

    def _tell(self, error: OutreachError) -> None:
        self._box = messages.tell(QApplication.activeWindow(), error)

    def tell_of_stop(self, window: QWidget) -> None:
        """Be ready for the whole program to stop dead; say it once where that happened before."""
        report = stops.watch(window=_WINDOW)
        if report:
            self._is_telling = True
            self._show(CrashDialog(window, _STOPPED, _SAFE_SINCE, report))

    def _closed(self, _: int) -> None:
        self._dialog = None
        self._is_telling = False


def speak_for_qt() -> None:
    """Until there is a window: what makes Qt end the program is told in a sentence, and the program ends with 1.

    Qt itself would abort it, be it for a screen that does not answer, a library that is missing or a
    variable that names no kind of screen.
    """
    qInstallMessageHandler(_speak_for_qt)


def _speak_for_qt(kind: QtMsgType, _: QMessageLogContext, words: str) -> None:
    print(words.strip(), file=sys.stderr, flush=True)
    if kind is QtMsgType.QtFatalMsg:
        print(_NO_WINDOW, file=sys.stderr, flush=True)
        os._exit(1)  # there is no way back into Qt from here, and nothing is open yet


def note_qt() -> None:
    """Let Qt complain into the log, by kind and subject: its sentences may name files and texts."""
    qInstallMessageHandler(_note_qt)


def _note_qt(kind: QtMsgType, context: QMessageLogContext, _: str) -> None:
    category = context.category or ""
    log.known([category] if category == "default" or category.startswith("qt.") else [])
    _log.warning("Qt: %s in %s", _KINDS.get(kind, ""), category)


def _note_quietly(of: "sys.UnraisableHookArgs") -> None:
    reports.noted(of.exc_type, of.exc_value, of.exc_traceback, window=_WINDOW)


_KINDS = {
    QtMsgType.QtDebugMsg: "aside",
    QtMsgType.QtInfoMsg: "news",
    QtMsgType.QtWarningMsg: "warning",
    QtMsgType.QtCriticalMsg: "trouble",
    QtMsgType.QtFatalMsg: say("the end"),
}
log.known(_KINDS.values())
WENT_WRONG = say("Something went wrong in the program itself.")
SAFE = say(
    "What was saved is safe, what you were typing is kept, and nothing was sent anywhere. You "
    "can go on. If it happens again, close the program and open it again."
)
_NO_WINDOW = say(
    "The window could not be opened, for the reason above. Check that a screen is there, and "
    "that the variable QT_QPA_PLATFORM, if it is set, names one of those. Every job can be done "
    "without a window: outreach-desktop --help lists the commands."
)
_STOPPED = say("Outreach Desktop stopped by itself last time.")
_SAFE_SINCE = say(
    "What was saved is safe, what you were typing is kept, and nothing was sent anywhere. "
    "The data file is checked as it is opened."
)
_WHOLE = say(
    "This is the whole report, kept in the log folder. It names places in the program and none "
    "of your data. Anyone who fixes the program can use it, if you choose to pass it on."
)
