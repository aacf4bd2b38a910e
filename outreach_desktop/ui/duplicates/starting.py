"""How the dialog about duplicates is opened; it is read when somebody asks for it, because no start waits for it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from outreach_desktop.ui.desk.runner import Runner


def show_duplicates(page: QWidget, runner: Runner) -> None:
    """Look for who is there twice, beside the window; a dialog that is open comes forward."""
    from outreach_desktop.ui.duplicates.dialog import DuplicatesDialog

    dialog = page.findChild(DuplicatesDialog) or DuplicatesDialog(page, runner)
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()


def show_pair(page: QWidget, runner: Runner, chosen: Sequence[str]) -> None:
    """Two people whom somebody chose, side by side; nothing for any other number of them."""
    from outreach_desktop.domain.duplicates.pairs import PEOPLE, Pair
    from outreach_desktop.ui.duplicates.dialog import DuplicatesDialog

    if len(chosen) == 2:
        pair = Pair(one_id=chosen[0], other_id=chosen[1], points=0, reasons=())
        DuplicatesDialog(page, runner, PEOPLE, pair).show()
