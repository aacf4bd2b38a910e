"""Takes the pictures in docs/pictures: every page of the window, light and dark, with the sample group.

Run from the root of the checkout: python -m tests.pictures [FOLDER]
"""

import datetime as dt
import os
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QWidget

from outreach_desktop.services import contacts, data_file, organisations, sample
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.desk import theme
from outreach_desktop.ui.desk.runner import AtOnce, Runner
from outreach_desktop.ui.desk.theme import Scheme
from outreach_desktop.ui.pages.contacts.editor import ContactEditor
from outreach_desktop.ui.pages.contacts.page import ContactsPage
from outreach_desktop.ui.pages.letters.page import LettersPage
from outreach_desktop.ui.pages.organisations.page import OrganisationsPage
from outreach_desktop.ui.shell.main_window import MainWindow
from outreach_desktop.ui.shell.pages import PAGES
from outreach_desktop.ui.widgets.ground import Ground
from outreach_desktop.ui.widgets.screen import Screen
from tests import (
    care_pictures,
    draft_pictures,
    file_pictures,
    history_pictures,
    import_pictures,
    print_pictures,
)

TODAY = dt.date(2026, 3, 2)
SIZE = (1280, 800)
_ALL = (
    care_pictures,
    draft_pictures,
    file_pictures,
    history_pictures,
    import_pictures,
    print_pictures,
)


def main(folder: Path) -> None:
    """Write one picture for each page and palette into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication.instance() or QApplication(sys.argv)
    assert isinstance(application, QApplication)
    with tempfile.TemporaryDirectory() as settings:
        os.environ["XDG_CACHE_HOME"] = settings  # what is left on this computer is in no picture
        QSettings.setDefaultFormat(QSettings.Format.IniFormat)
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, settings)
        for scheme in (Scheme.LIGHT, Scheme.DARK):
            theme.apply(application, scheme)
            _take_all(application, folder, scheme)
            for pictures in _ALL:
                pictures.take_all(partial(_take, application), partial(_path, folder, scheme))


def _path(folder: Path, scheme: Scheme, name: str) -> Path:
    return folder / f"{name}-{scheme}.png"


def _take_all(application: QApplication, folder: Path, scheme: Scheme) -> None:
    path = partial(_path, folder, scheme)
    empty = MainWindow(Runner(AtOnce()), lambda: TODAY)
    _take(application, empty, path("window-first-run"))
    db = data_file.open_in_memory()
    sample.fill(db, today=TODAY)
    runner = Runner(AtOnce(), db=db)
    window = MainWindow(runner, lambda: TODAY)
    window.resize(*SIZE)
    window.show()
    runner.opened.emit(None)
    for page in PAGES:
        screen = window.go_to(page.key)
        if screen is not None:
            _show_something(screen, db)
        _take(application, window, path(f"window-{page.key}"))
    _take_editor(application, window, path("window-contact-editor"))
    window.close()
    data_file.close(db)


def _show_something(screen: Screen, db: Data) -> None:
    """Bring a page to where most of it can be seen."""
    if isinstance(screen, ContactsPage):
        screen.show_one(contacts.find(db, "akindele", today=TODAY)[0])
    elif isinstance(screen, OrganisationsPage):
        general = organisations.named(db, "Marrowby General Hospital")
        screen.show_one(general.id if general else "")
    elif isinstance(screen, LettersPage):
        screen.write_to(contacts.find(db, "profession:urologist", today=TODAY), "")
        screen.what.tick("information-packet")


def _take_editor(application: QApplication, window: MainWindow, path: Path) -> None:
    page = window.go_to("contacts")
    if isinstance(page, ContactsPage):
        page.edit()
        editor = window.findChild(ContactEditor)
        if editor is not None:
            _take(application, editor, path, size=(640, 800))
            editor.reject()


def _take(
    application: QApplication, widget: QWidget, path: Path, size: tuple[int, int] = SIZE
) -> None:
    widget.resize(*size)
    widget.show()
    until = time.monotonic() + 0.5  # pages that wait for a pause in typing before they draw
    grounds = widget.findChildren(Ground)
    while time.monotonic() < until or any(one.is_painting for one in grounds):
        application.processEvents()
    widget.grab().save(str(path))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("docs/pictures"))
