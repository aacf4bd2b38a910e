"""The pictures of an interrupted batch on the page Letters, and of Check everything."""

import contextlib
import datetime as dt
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from outreach_desktop.db.history.journal import off_the_record
from outreach_desktop.services import contacts, data_file, sample
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.making import letters
from outreach_desktop.services.safety import backup
from outreach_desktop.ui.desk.runner import AtOnce, Runner
from outreach_desktop.ui.pages.letters.page import LettersPage
from outreach_desktop.ui.safety.doctor import DoctorDialog
from outreach_desktop.ui.shell.main_window import MainWindow
from tests import builders

TODAY = dt.date(2026, 3, 2)
_MADE = 34


def take_all(take: Callable[..., None], path: Callable[[str], Path]) -> None:
    """A batch of thank-you notes whose computer lost its power; then the rest of it, checked; then the doctor."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        db = data_file.open_data(folder / "My group.outreach", remember=False)
        sample.fill(db, today=TODAY)
        _interrupted(db, folder / "Letters")
        runner = Runner(AtOnce(), db=db)
        window = MainWindow(runner, lambda: TODAY)
        runner.opened.emit(None)
        page = window.go_to("letters")
        assert isinstance(page, LettersPage)
        take(window, path("window-letters-interrupted"))
        page.rest.banner.action.click()
        take(window, path("window-letters-the-rest"))
        window.hide()
        _spoil(db, folder)
        dialog = DoctorDialog(window, runner)
        dialog.look()
        while not dialog.outcome.text():
            QApplication.processEvents()
        take(dialog, path("window-check-everything"), size=(820, 660))
        dialog.reject()
        window.close()
        data_file.close(db)


def _interrupted(db: Data, out: Path) -> None:
    people = contacts.find(db, today=TODAY)
    note = letters.choice("thank-you")
    plan = letters.plan(
        db, people, [note], today=TODAY, thanks_for="coming to our open evening", missing="mark"
    )
    making = letters.make(db, plan, out, now=dt.datetime.combine(TODAY, dt.time(9)))
    for _ in range(_MADE):
        next(making)
    with contextlib.suppress(MemoryError):
        making.throw(MemoryError())


def _spoil(db: Data, folder: Path) -> None:
    """A backup, a template with a slip, and an index that lost somebody."""
    backup.back_up(db, now=dt.datetime.now().astimezone())
    (folder / "Templates").mkdir()
    builders.template(folder / "Templates" / "visit-request.docx", "Dear {{ contact.frist_name }}")
    with off_the_record(db):
        db.execute("DELETE FROM search_rows WHERE number = (SELECT max(number) FROM search_rows)")
