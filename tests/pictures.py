"""Takes the pictures in docs/pictures: every page of the window, light and dark, with the sample group.

Run from the root of the checkout: python -m tests.pictures [FOLDER]
"""

import datetime as dt
import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QWidget

from outreach_desktop.services import contacts, data_file, letters, sample
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui import theme
from outreach_desktop.ui.letters.page import LettersPage
from outreach_desktop.ui.main_window import MainWindow
from outreach_desktop.ui.pages import PAGES
from outreach_desktop.ui.runner import AtOnce, Runner
from outreach_desktop.ui.theme import Scheme

TODAY = dt.date(2026, 3, 2)
SIZE = (1280, 800)


def main(folder: Path) -> None:
    """Write one picture for each page and palette into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication.instance() or QApplication(sys.argv)
    assert isinstance(application, QApplication)
    with tempfile.TemporaryDirectory() as settings:
        QSettings.setDefaultFormat(QSettings.Format.IniFormat)
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, settings)
        for scheme in (Scheme.LIGHT, Scheme.DARK):
            theme.apply(application, scheme)
            _take_all(application, scheme, folder)


def _take_all(application: QApplication, scheme: Scheme, folder: Path) -> None:
    empty = MainWindow(Runner(AtOnce()), lambda: TODAY)
    _take(application, empty, folder / f"window-first-run-{scheme}.png")
    db = data_file.open_in_memory()
    sample.fill(db, today=TODAY)
    runner = Runner(AtOnce(), db=db)
    window = MainWindow(runner, lambda: TODAY)
    runner.opened.emit(None)
    for page in PAGES:
        window.go_to(page.key)
        _take(application, window, folder / f"window-{page.key}-{scheme}.png")
    _choose_letters(window, db)
    _take(application, window, folder / f"window-letters-check-{scheme}.png")
    window.close()
    data_file.close(db)


def _choose_letters(window: MainWindow, db: Data) -> None:
    """The letters page as it looks while one works on it: people, two documents, what is missing."""
    page = window.go_to("letters")
    assert isinstance(page, LettersPage)
    page.write_to(contacts.find(db, "urologist", today=TODAY), "")
    page.what.tick("proposal")
    page.what.tick(letters.THANK_YOU)
    page.steps.open(2)


def _take(application: QApplication, window: QWidget, path: Path) -> None:
    window.resize(*SIZE)
    window.show()
    for _ in range(5):
        application.processEvents()
    window.grab().save(str(path))
    window.hide()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("docs/pictures"))
