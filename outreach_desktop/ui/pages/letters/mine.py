"""Making a document one's own: a copy that opens in Word, and what was put away put back."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from outreach_desktop.services.data_file import Data
from outreach_desktop.services.making.letters import TemplateChoice
from outreach_desktop.services.making.own import copies
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.widgets.dialogs.outside import open_outside
from outreach_desktop.ui.widgets.labels import button, label
from outreach_desktop.ui.widgets.layouts import row
from outreach_desktop.words import say


class OwnCopies(QObject):
    """Copies documents, opens them, and moves them out of the list and back."""

    copied = Signal(str, str)
    """The name of the document that was copied, and of the copy."""
    moved = Signal()

    def __init__(self, page: QWidget, runner: Runner) -> None:
        super().__init__(page)
        self._page = page
        self._runner = runner
        self._away: Path | None = None
        self._said = label("", "muted")
        self._back = button(say("Put it back"), look="link")
        self._back.clicked.connect(self._put_back)
        self.strip = QWidget()
        self.strip.setLayout(row(self._said, self._back, spacing=GRID))
        self.strip.hide()

    def copy(self, choice: TemplateChoice) -> None:
        """Copy it beside the data file, and open the copy."""

        def make(db: Data) -> Path:
            return copies.copy_to_change(db, choice)

        self._runner.ask(self._page, make, partial(self._copied, choice.name))

    def open(self, path: Path) -> None:
        """In Word, or what is there for its kind."""
        open_outside(self._page.window(), path)

    def put_away(self, path: Path) -> None:
        """Off the list; a click puts it back."""
        self._runner.aside(self._page, partial(copies.put_away, path), self._put_away)

    def _copied(self, name: str, path: Path) -> None:
        self.copied.emit(name, path.stem)
        self.open(path)

    def _put_away(self, away: Path) -> None:
        self._away = away
        self._said.setText(
            say(
                "\u201c{name}\u201d is no longer on the list. It lies in \u201c{folder}\u201d.",
                name=away.stem,
                folder=away.parent,
            )
        )
        self.strip.show()
        self._back.setFocus()
        self.moved.emit()

    def _put_back(self) -> None:
        if self._away is not None:
            self._runner.aside(
                self._page, partial(copies.put_back, self._away), lambda _: self._is_back()
            )

    def _is_back(self) -> None:
        self._away = None
        self.strip.hide()
        self.moved.emit()
