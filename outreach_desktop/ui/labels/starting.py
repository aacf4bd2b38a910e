"""How labels begin: from the menu, with whom the page in front shows, or from letters that were made."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from outreach_desktop.ui.exporting.starting import Exporting
from outreach_desktop.ui.printing.starting import Printing
from outreach_desktop.ui.widgets.screen import PeopleInView, Screen
from outreach_desktop.words import say


class Labelling(QObject):
    """Opens the dialog over the window, for those who could be exported, and hands its pages to printing."""

    def __init__(self, exporting: Exporting, printing: Printing) -> None:
        super().__init__(exporting)
        self._exporting = exporting
        self._printing = printing

    def slots(self) -> dict[str, Callable[[], object]]:
        """What the entry of the menu does."""
        return {"file.labels": self.choose}

    def choose(self) -> None:
        """Ask who is to get a label, and on which sheet."""
        from outreach_desktop.ui.labels.dialog import LabelsDialog  # a start need not wait for it

        of = self._exporting
        dialog = LabelsDialog(of.window, of.runner, of.today, of.in_view())
        dialog.print_wanted.connect(self._printing.begin)
        dialog.open()


def label_places(page: Screen, in_view: Callable[[], PeopleInView]) -> None:
    """Ask on which sheet organisations are to stand; the page prints it."""
    from outreach_desktop.ui.labels.dialog import LabelsDialog

    dialog = LabelsDialog(page, page.runner, page.today, in_view(), places=True)
    dialog.print_wanted.connect(page.print_wanted)
    dialog.open()


def show_labels(page: Screen, ids: Sequence[str]) -> None:
    """Ask on which sheet these people are to stand; the page prints it."""
    from outreach_desktop.ui.labels.dialog import LabelsDialog

    dialog = LabelsDialog(
        page, page.runner, page.today, PeopleInView(found=ids), say("Those whose letters were made")
    )
    dialog.print_wanted.connect(page.print_wanted)
    dialog.open()
