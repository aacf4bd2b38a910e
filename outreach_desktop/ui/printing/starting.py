"""How printing begins: from a page, from the menu, or from what was made earlier."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.desk.ways import PDF, PREVIEW
from outreach_desktop.words import say

if TYPE_CHECKING:
    from outreach_desktop.domain.documents.printing import Stack
    from outreach_desktop.ui.printing.dialog import PrintDialog

_NOTHING = say("There is nothing to print yet. Make documents under Letters first.")
_WAIT = say("Pages are on their way to the printer. Leave when they are there, or cancel first.")


class Printing(QObject):
    """Opens the dialogs of printing over the window, one at a time."""

    said = Signal(str)

    def __init__(self, window: QWidget, runner: Runner, today: Clock) -> None:
        super().__init__(window)
        self._window = window
        self._runner = runner
        self._today = today
        self._dialog: PrintDialog | None = None

    def slots(self, print_front: Callable[[str], object]) -> dict[str, Callable[[], object]]:
        """What the entries of the menu do; `print_front` prints what the page in front has."""
        return {
            "file.print": partial(print_front, ""),
            "file.preview": partial(print_front, PREVIEW),
            "file.earlier": partial(self.begin, []),
            "file.posted": self._ask_posted,
        }

    def begin(self, stacks: "Sequence[Stack]", way: str = "") -> None:
        """Print these; of several, ask which. Without any, offer what was made earlier.

        `way` is PREVIEW, which begins with the keyboard in the pages, or PDF.
        """
        wanted = [stack for stack in stacks if stack.pieces]
        if len(wanted) == 1:
            self._show(wanted[0], way)
        elif wanted:
            self._ask(say("Which document?"), way, wanted)
        else:
            from outreach_desktop.services.after import printing

            show = partial(self._ask, say("Print what was made earlier"), way)
            self._runner.ask(self, printing.made_earlier, show, latest="earlier")

    def _ask_posted(self) -> None:
        """Which documents made earlier went out."""
        from outreach_desktop.ui.printing.posted import PostedDialog

        dialog = PostedDialog(self._window, self._runner, self._today)
        dialog.said.connect(self.said)
        dialog.open()

    def may_quit(self) -> bool:
        """Whether no page is on its way; else it is said why the window stays."""
        is_under_way = self._open is not None and self._open.is_under_way
        if is_under_way:
            self.said.emit(_WAIT)
        return not is_under_way

    @property
    def _open(self) -> "PrintDialog | None":
        dialog = self._dialog
        return dialog if dialog is not None and isValid(dialog) and dialog.isVisible() else None

    def _ask(self, heading: str, way: str, stacks: "list[Stack]") -> None:
        from outreach_desktop.ui.printing.choosing import ChooseStack

        offered = [stack for stack in stacks if stack.pieces]
        if not offered:
            self.said.emit(_NOTHING)
            return
        dialog = ChooseStack(self._window, offered, heading)
        dialog.chosen.connect(partial(self._show, way=way))
        dialog.open()

    def _show(self, stack: "Stack", way: str) -> None:
        """What is enclosed is in the data file: copies of it are lent first."""
        if not stack.enclosures:
            self._open_dialog(stack, way)
            return
        from outreach_desktop.domain.documents.printing import enclosing
        from outreach_desktop.services.making.facts import enclosed

        self._runner.ask(
            self,
            partial(enclosed.lent, ids=stack.enclosures),
            lambda paths: self._open_dialog(enclosing(stack, paths), way),
            latest="lent",
        )

    def _open_dialog(self, stack: "Stack", way: str) -> None:
        # Only now: printers are a library of their own, which a start need not wait for.
        from outreach_desktop.ui.printing.dialog import PrintDialog

        if self._open is not None and self._open.is_under_way:
            self._open.raise_()
            self._open.activateWindow()
            return
        if self._open is not None:
            self._open.close()
        dialog = PrintDialog(self._window, self._runner, stack, self._today, as_pdf=way == PDF)
        dialog.said.connect(self.said)
        self._dialog = dialog
        dialog.show()
        dialog.activateWindow()  # the one before it has given the keyboard back to the window
        if way == PREVIEW:
            dialog.look_first()
