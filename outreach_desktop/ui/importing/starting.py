"""How an import begins: from the menu, from a page without people, or with a file dropped on the window."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from outreach_desktop.ui.desk.choosing import file_to_open
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.importing.dropping import PATTERN
from outreach_desktop.ui.registers.starting import show_registers
from outreach_desktop.ui.widgets.dialogs.messages import confirm
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

    def slots(self) -> dict[str, Callable[[], object]]:
        """What the entries of the menu do, by the names of the actions."""
        return {"file.import": self.choose, "file.registers": self.show_registers}

    def show_registers(self, file: Path | None = None) -> None:
        """Show the registers, and read one where a file is given."""
        show_registers(self._window, self._runner, self._today, file)

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
        """Show what would come in of this file, the first where there are several; of a register, ask first."""
        # Only now: a start need not wait for it.
        from outreach_desktop.services.registers import reading

        if files[0].suffix.casefold() not in reading.ENDINGS:
            self._take(*files)
            return

        def known(register: str) -> None:
            if register:
                self._ask_what_it_is_for(register, *files)
            else:
                self._take(*files)

        self._runner.aside(self, partial(reading.known, files[0]), known)

    def _ask_what_it_is_for(self, register: str, *files: Path) -> None:
        confirm(
            self._window,
            say(
                "\u201c{name}\u201d is a register: {register}.",
                name=files[0].name,
                register=register,
            ),
            say(
                "Read as a register, its entries can be searched, and those you need are taken one by one. "
                "As a list, everyone in it would be added."
            ),
            say("Read it as a register"),
            partial(self.show_registers, files[0]),
            others=[(say("Import everyone in it"), partial(self._take, *files))],
        )

    def _take(self, *files: Path) -> None:
        # Only now: telephones and languages are a large library, which a start need not wait for.
        from outreach_desktop.ui.importing.dialog import ImportDialog

        dialog = ImportDialog(self._window, self._runner, self._today)
        dialog.take(files)
        dialog.imported.connect(self.imported)
        dialog.open()
