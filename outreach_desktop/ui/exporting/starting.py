"""How an export begins: from the menu, with whom the page in front shows and has selected, or from a card."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QAbstractItemView, QWidget

from outreach_desktop.domain.contacts import Contact
from outreach_desktop.domain.organisations import Organisation
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.widgets.list_and_card import ListAndCard
from outreach_desktop.ui.widgets.lists.columns import ListColumns
from outreach_desktop.ui.widgets.lists.dragging import RowDragging
from outreach_desktop.ui.widgets.screen import PeopleInView, Screen
from outreach_desktop.words import say

if TYPE_CHECKING:  # a start need not wait for it
    from outreach_desktop.domain.documents.papers import OwnPaper


class Exporting(QObject):
    """Opens the dialogs over the window."""

    print_wanted = Signal(list, str)
    """As a page has it."""

    def __init__(
        self, window: QWidget, runner: Runner, today: Clock, in_view: Callable[[], PeopleInView]
    ) -> None:
        super().__init__(window)
        self.window = window
        self.runner = runner
        self.today = today
        self.in_view = in_view

    def slots(self) -> dict[str, Callable[[], object]]:
        """What the entries of the menu do."""
        return {"file.export": self.choose, "file.phones": self.list_phones}

    def choose(self) -> None:
        """Ask who is to go out, and as what."""
        # Only now: a start need not wait for it.
        from outreach_desktop.ui.exporting.dialog import ExportDialog

        ExportDialog(self.window, self.runner, self.today, self.in_view()).open()

    def list_phones(self) -> None:
        """Ask who is to be in a phone list."""
        from outreach_desktop.ui.exporting.phones import PhoneListDialog

        dialog = PhoneListDialog(self.window, self.runner, self.today, self.in_view())
        dialog.print_wanted.connect(self.print_wanted)
        dialog.open()


def export_places(page: Screen, in_view: Callable[[], PeopleInView]) -> None:
    """Ask which organisations are to go out, and as what."""
    from outreach_desktop.ui.exporting.dialog import ExportDialog  # nor for this
    from outreach_desktop.ui.exporting.what import ORGANISATIONS

    ExportDialog(page, page.runner, page.today, in_view(), ORGANISATIONS).open()


def let_out(
    page: ListAndCard[Any, Any],
    view: QAbstractItemView,
    columns: ListColumns,
    chosen: Callable[[], Sequence[str]],
    fetch: Callable[[Data, Sequence[str]], Sequence[Any]],
) -> None:
    """Let what is chosen in the list of a page be dragged into another program."""
    held = RowDragging(view)

    def pick_up() -> None:
        from outreach_desktop.ui.exporting.dragging import pick_up  # nor for this
        from outreach_desktop.ui.exporting.what import OF

        pick_up(page, held, OF[page.key], chosen(), columns.in_view, fetch)

    held.picked_up.connect(pick_up)
    held.let_go.connect(lambda: page.said.emit(_TOO_SOON))


def show_held(page: Screen, person: Contact) -> None:
    """Everything held on this person, over a page, which prints what is wanted."""
    from outreach_desktop.ui.exporting.held import HeldDialog  # nor for this

    dialog = HeldDialog(page, page.runner, page.today, person)
    dialog.print_wanted.connect(page.print_wanted)
    dialog.open()


def show_brief(page: Screen, person: Contact) -> None:
    """What to know before meeting somebody, as a page."""
    from outreach_desktop.ui.exporting import briefs  # nor for these

    briefs.show_brief(page, person)


def show_place_brief(page: Screen, place: Organisation) -> None:
    """What to know before visiting an organisation, as a page."""
    from outreach_desktop.ui.exporting import briefs

    briefs.show_place(page, place)


def show_paper(page: Screen, read: "Callable[[Data], OwnPaper]", way: str = "") -> None:
    """A paper of the program's own, as it will come out of the printer."""
    from outreach_desktop.ui.exporting import briefs

    briefs.show_paper(page, read, way)


def show_plan(page: Screen, person: Contact) -> None:
    """The plan for the relationship with somebody, as a page."""
    from outreach_desktop.ui.exporting import briefs

    briefs.show_plan(page, person)


_TOO_SOON = say(
    "The file was not ready when you let go. Hold the button a little longer, or export them."
)
