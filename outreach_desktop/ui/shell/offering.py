"""Which commands are offered: the data file and what is in view decide, at every moment."""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction

from outreach_desktop.domain.segments import PEOPLE
from outreach_desktop.ui.desk.actions import Action
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.widgets.frame import TopBar
from outreach_desktop.ui.widgets.screen import Screen


class Offering(QObject):
    """Keeps menus and shortcuts to what can be done, and does it to what the page in front shows."""

    def __init__(
        self,
        runner: Runner,
        table: Iterable[Action],
        made: Mapping[str, QAction],
        screens: Mapping[str, Screen],
        key: Callable[[], str],
        parent: QObject,
    ) -> None:
        """`screens` are the pages that were shown before, `key` says which of them is in front."""
        super().__init__(parent)
        self._runner = runner
        self._table = tuple(table)
        self._made = made
        self._screens = screens
        self._key = key

    def _front(self) -> Screen | None:
        return self._screens.get(self._key())

    @property
    def may_change(self) -> bool:
        """Whether there is a file, and it may be changed."""
        return self._runner.is_open and self._runner.looked_at is None

    def offer(self) -> None:
        """Another file is open, or none."""
        self._offer(self._table)

    def offer_in_view(self) -> None:
        """Something else is in view."""
        self._offer(action for action in self._table if action.in_view)

    def _offer(self, some: Iterable[Action]) -> None:
        front = self._front()
        can_be_done = front.in_view() if front is not None else ()
        for action in some:
            allowed = action.is_offered(is_open=self._runner.is_open, may_change=self.may_change)
            there = not action.in_view or action.deed in can_be_done
            self._made[action.id].setEnabled(allowed and there)

    def do(self, deed: str) -> None:
        """Do it to what is in view; nothing where there is nothing by now."""
        front = self._front()
        if front is not None and deed in front.in_view():
            front.commands()[deed]()

    def ask(self, top: TopBar, go_to: Callable[[str], Screen | None]) -> None:
        """Offer the questions that the list in front is asked most, below the button at the top; of other pages, people are."""
        from outreach_desktop.ui.widgets.choosing.ready import ReadyMenu  # no start waits for it

        front = self._front()
        if front is None:
            return
        is_chosen_by = "choose" in front.commands()
        key = front.objectName() if is_chosen_by else PEOPLE.subject

        def take(text: str) -> None:
            page = go_to(key)
            if page is not None:
                page.search_wanted.emit(text)

        text = top.search.text() if is_chosen_by else ""
        shown = self._screens.get(key)
        within = shown.narrowed if shown is not None else ""
        menu = ReadyMenu(top.choose, self._runner, front.today, text, key, within=within)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.taken.connect(take)
        menu.conditions_wanted.connect(self.choose)
        menu.popup(top.choose.mapToGlobal(top.choose.rect().bottomLeft()))

    def choose(self) -> None:
        """Choose by conditions what the page in front lists, else people."""
        front = self._front()
        commands = front.commands() if front is not None else {}
        commands.get("choose", self._made["contacts.choose"].trigger)()
