"""How an import begins: from the menu, from a page without people, or with a file dropped on the window."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from outreach_desktop.ui.desk.choosing import file_to_open
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.importing.dropping import PATTERN
from outreach_desktop.words import say


class Importing(QObject):
    """Opens the dialog over the window."""

    imported = Signal()
    """People came in."""
    said = Signal(str)

    def __init__(self, window: QWidget, runner: Runner, today: Clock) -> None:
        super().__init__(window)
        self._window = window
        self._runner = runner
        self._today = today

    def choose(self) -> None:
        """Ask for a file, and show what would come in."""
        path = file_to_open(self._window, say("Import a list of people"), PATTERN, "import")
        if path is not None:
            self.take(path)

    def take_dropped(self, files: Sequence[Path]) -> None:
        """Take a file that was dropped; of several, only one list can be looked at."""
        if self._runner.looked_at is not None:
            self.said.emit(say("No one can be imported here: this file is open read-only."))
        elif files:
            self.take(*files)

    def take(self, *files: Path) -> None:
        """Show what would come in of this file, the first where there are several."""
        # Only now: telephones and languages are a large library, which a start need not wait for.
        from outreach_desktop.ui.importing.dialog import ImportDialog

        dialog = ImportDialog(self._window, self._runner, self._today)
        dialog.take(files)
        dialog.imported.connect(self.imported)
        dialog.open()
