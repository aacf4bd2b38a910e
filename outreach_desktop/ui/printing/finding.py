"""Finding out which printers there are and what the one chosen can do, while the form can be used."""

from functools import partial

from PySide6.QtCore import QObject

from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.printing import cups
from outreach_desktop.ui.printing.asking import ONE_PDF, PrintForm
from outreach_desktop.ui.printing.printers import (
    Abilities,
    PrinterName,
    abilities,
    printers,
    what_is_missing,
)
from outreach_desktop.words import say

NO_PRINTER = say(
    "No printer is set up on this computer. Save a PDF and print it on another one, or connect a "
    "printer and look again."
)
_GONE = say("This printer is not there any more. Choose another one.")


class PrinterFinding(QObject):
    """Asks the system beside the window, and tells the form."""

    def __init__(
        self, form: PrintForm, runner: Runner, commands: cups.Commands, *, as_pdf: bool
    ) -> None:
        super().__init__(form)
        self._form = form
        self._runner = runner
        self._commands = commands
        self._wanted = ONE_PDF if as_pdf else ""
        form.printer_chosen.connect(self._ask)
        form.refresh_wanted.connect(self.look)

    def look(self) -> None:
        """Ask which printers there are."""
        self._form.state.setText(say("Looking for printers \u2026"))
        self._runner.aside(self, printers, self._show, latest="printers")

    def _show(self, found: list[PrinterName]) -> None:
        self._form.state.setText("" if found else what_is_missing() or NO_PRINTER)
        self._form.show_printers(found, self._wanted)
        self._wanted = ""

    def _ask(self, printer: str) -> None:
        """Another printer was chosen; "" for a PDF."""
        if not printer:
            return
        self._form.state.setText("")
        self._runner.aside(
            self, partial(abilities, printer), partial(self._show_abilities, printer), latest="can"
        )
        if cups.is_there():
            self._commands.ask_state(printer, partial(self._show_state, printer))

    def _show_abilities(self, printer: str, can: Abilities | None) -> None:
        self._form.show_abilities(printer, can)
        if can is None and printer == self._form.printer:
            self._form.state.setText(_GONE)

    def _show_state(self, printer: str, state: str) -> None:
        if printer == self._form.printer and state:
            self._form.state.setText(f"\u26a0 {state}")
