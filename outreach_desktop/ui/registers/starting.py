"""How the registers are opened: from the menu, or with a file that turned out to be one."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Runner


def show_registers(window: QWidget, runner: Runner, today: Clock, file: Path | None = None) -> None:
    """Open the dialog over the window, and read `file` where one is given."""
    # Only now: a start need not wait for it.
    from outreach_desktop.ui.registers.dialog import RegistersDialog

    dialog = RegistersDialog(window, runner, today)
    dialog.open()
    if file is not None:
        dialog.take(file)
