"""Saved searches on the rail: counted when a file is opened and when something was changed, and searched for with a click."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from outreach_desktop.domain.labour import Steps
from outreach_desktop.services.choosing import saved
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.desk.work import Work
from outreach_desktop.ui.widgets.saved_searches import Counted, SavedSearchList
from outreach_desktop.ui.widgets.screen import Screen

_MOMENT_MS = 300  # several changes in a row are counted once


class SavedSearches(QObject):
    """Keeps the list on the rail up to date. `people` brings the page of people to the front."""

    counted = Signal()
    """The list says what is so now."""

    def __init__(
        self,
        shown: SavedSearchList,
        runner: Runner,
        today: Clock,
        people: Callable[[], Screen | None],
    ) -> None:
        super().__init__(shown)
        self._shown = shown
        self._runner = runner
        self._today = today
        self._people = people
        self._work: Work | None = None
        self._soon = QTimer(self, singleShot=True, interval=_MOMENT_MS)
        self._soon.timeout.connect(self.count)
        runner.opened.connect(self._another_file)
        runner.changed.connect(self._count_soon)
        shown.chosen.connect(self._search)
        shown.edit_wanted.connect(self._edit)

    def _another_file(self, _: object = None) -> None:
        """The first people come first."""
        self._show([])
        self._soon.start()

    def _count_soon(self, _: object = None) -> None:
        self._soon.start()

    def count(self, _: object = None) -> None:
        """Ask how many each finds; others are answered in between, and a newer count ends this one."""
        self._soon.stop()
        if self._work is not None:
            self._work.cancel()
        if not self._runner.is_open:
            self._show([])
            return
        today = self._today()

        def labour(db: Data) -> Steps[list[Counted]]:
            found: list[Counted] = []
            for search, count in saved.counts(db, today=today):
                found.append((search.name, count))
                yield
            return found

        self._work = self._runner.ask_in_steps(self, labour, self._show)

    def _show(self, counted: list[Counted]) -> None:
        self._work = None
        self._shown.show_counted(counted)
        self.counted.emit()

    def _search(self, name: str) -> None:
        screen = self._people()
        if screen is not None:
            screen.search_for_saved(name)

    def _edit(self, name: str) -> None:
        screen = self._people()
        if screen is None:
            return
        reopen = screen.forms()["contacts.search_edit"]
        self._runner.ask(screen, lambda db: reopen(db, name), lambda make: make().open())
