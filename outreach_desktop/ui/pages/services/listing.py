"""The list of services, in the order in which they are printed: Alt and an arrow moves one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from outreach_desktop.services.data_file import Data
from outreach_desktop.services.offering import our_services
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.pages.services.columns import service_columns, summary
from outreach_desktop.ui.pages.services.entry import ADD
from outreach_desktop.ui.widgets import changing
from outreach_desktop.ui.widgets.lists.kept_list import KeptFound, KeptList, KeptWords
from outreach_desktop.ui.widgets.lists.paged import PagedModel
from outreach_desktop.ui.widgets.lists.table import ListTable
from outreach_desktop.words import say, say_many


class ServiceTable(ListTable):
    """Alt and an arrow moves the one the cursor is in."""

    moved = Signal(int)
    """By how many places."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt and an arrow moves one."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            if not changing.is_only_looked_at(self):
                self.moved.emit(step)
        else:
            super().keyPressEvent(event)


def services_list(runner: Runner, today: Clock) -> KeptList:
    """The list with its head."""
    model = PagedModel(
        runner,
        service_columns(),
        lambda db, ids: our_services.rows(db, ids, today=today()),
        None,
        summary=summary,
    )

    def find(db: Data, words: str, _order: str, _down: bool) -> KeptFound:
        ids = our_services.find(db, words)
        return KeptFound(ids, our_services.count(db), our_services.due(db, today=today()))

    words = KeptWords(
        title=say("Our services"),
        empty=say(
            "Write down what you offer: the services sheet, the packet and the sheet on how to refer print it."
        ),
        none_fits=lambda asked: say("No service fits {asked}.", asked=asked),
        due=lambda count: say_many(
            "{count} was not checked for a year.", "{count} were not checked for a year.", count
        ),
    )
    table = ServiceTable(model, say("Services"))
    model.setParent(table)
    return KeptList(runner, table, ADD, words, find)
