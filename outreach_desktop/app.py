"""Puts the window's parts together."""

import datetime as dt
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path

from outreach_desktop.beginning import keep_what_is_read, what_is_missing
from outreach_desktop.words import say, saying

_WITHOUT_QT = (
    *("contacts", "data_file", "drafts", "files", "group", "lent_copies", "memberships"),
    *("organisations", "timeline", "undo", "health.on_opening", "importing.import_kinds"),
    *(
        "safety.backup",
        "settings.lists",
        "choosing.filters",
        "choosing.saved",
        "own_fields.own_fields",
        "knowing.promoting",
    ),
)


def read_ahead() -> None:
    """Read what the first screen needs of the rooms that know no Qt, before Qt.

    Of each module that is read after it, Qt for Python searches the source text for its own name:
    one instruction in thirteen of a start.
    """
    for name in _WITHOUT_QT:
        import_module(f"outreach_desktop.services.{name}")
    import_module("outreach_desktop.domain.choosing.completing")  # for the field at the top
    import_module("outreach_desktop.domain.knowing.written_days")  # for the fields of a form
    import_module("outreach_desktop.domain.documents.returned")  # for the card of a person


def bad_pair(qt: Sequence[object], python: Sequence[object]) -> str:
    """Why this Qt and this Python cannot work together; "" if they can.

    PySide6 6.12.0 drops a reference to None in each call on Python 3.10 and 3.11, and the
    interpreter dies after some thousand of them.
    """
    if tuple(qt[:3]) == (6, 12, 0) and tuple(python[:2]) in ((3, 10), (3, 11)):
        return say(
            "PySide6 6.12.0 stops in the middle of work on Python 3.11. "
            'Install another one: python -m pip install "PySide6-Essentials>=6.11,<6.12"'
        )
    return ""


def no_screen(system: str, environment: Mapping[str, str]) -> str:
    """Why there is nothing to open a window on; "" if there is. Qt would abort the program instead."""
    has_screen = any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
    needs_screen = environment.get("QT_QPA_PLATFORM", "xcb").startswith(("xcb", "wayland"))
    if system == "linux" and needs_screen and not has_screen:
        return say(
            "There is no screen here to open the window on. You can do every job without a "
            "window: outreach-desktop --help lists the commands."
        )
    return ""


def main(file: str = "", *, create: bool = True) -> int:
    """Open the window on a data file, "" for the one opened last, and return Qt's exit code.

    Where there is no such file, it is made, or without `create` the window says so.
    """
    reason = no_screen(sys.platform, os.environ) or _without_qt()
    if reason:
        if file and not create and not Path(file).is_file():
            missing = say("There is no data file \u201c{path}\u201d.", path=file)
            reason = f"{missing} {reason}"
        print(reason, file=sys.stderr)
        return 1
    return _run(file, create=create)


def _without_qt() -> str:
    """Why this computer cannot read Qt, such as for want of libEGL, or must not; "" if it can."""
    try:
        import PySide6

        if reason := bad_pair(PySide6.__version_info__, sys.version_info):
            return reason
        from PySide6 import QtWidgets
    except ImportError as error:
        return what_is_missing(error)
    del QtWidgets
    return ""


def _run(file: str, *, create: bool) -> int:
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from outreach_desktop import log, paths
    from outreach_desktop.errors import OutreachError
    from outreach_desktop.services import data_file, lent_copies
    from outreach_desktop.services.health import on_opening
    from outreach_desktop.ui.desk import appearance, instances, speaking
    from outreach_desktop.ui.desk.garbage import Garbage
    from outreach_desktop.ui.desk.runner import Runner
    from outreach_desktop.ui.shell import crash
    from outreach_desktop.ui.shell.main_window import MainWindow
    from outreach_desktop.ui.shell.stop_signals import StopSignals

    keep_what_is_read()
    crash.speak_for_qt()
    application = QApplication(sys.argv)
    speaking.teach(application)
    Garbage(application)
    application.setApplicationName("Outreach Desktop")
    application.setOrganizationName("Outreach Desktop")
    application.setDesktopFileName("outreach-desktop")
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(
        QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(paths.settings_folder())
    )
    path = Path(file).absolute() if file else data_file.default_file()
    if paths.is_in_sight(path) and instances.call(path) is instances.Answer.SHOWN:
        print(
            say("\u201c{name}\u201d is already open. Its window is now in front.", name=path.name),
            flush=True,
        )
        return 0
    log.start("window")
    crash.note_qt()
    hook = crash.ExceptionHook(application)
    hook.install()
    appearance.apply()
    application.styleHints().colorSchemeChanged.connect(lambda _: appearance.apply())
    runner = Runner(on_opening=on_opening.STEPS)
    window = MainWindow(runner, dt.date.today)
    signals = StopSignals(application)
    signals.listen()
    window.show()
    window.locking.begin()
    hook.tell_of_stop(window)
    lent_copies.clear()
    if file:
        window.files.open(path, create=create)
    else:
        window.files.open_last()
    code = application.exec()
    try:
        runner.close()
    except OutreachError as error:  # the windows are gone: the terminal is what is left to say it
        print(error, file=sys.stderr)
    signals.close()
    if window.language.starts_again:
        start_again()
    return code


def start_again() -> None:
    """Become the same program again, which asks anew what language it speaks."""
    os.environ.pop(saying.VARIABLE, None)
    command = [sys.executable, *sys.orig_argv[1:]]
    if sys.platform == "win32":  # exec is another process there, for which nobody waits
        subprocess.Popen(command)  # noqa: S603 - as we were started ourselves
    else:
        os.execv(command[0], command)  # noqa: S606 - the same
