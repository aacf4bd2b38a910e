"""Saved searches on the rail: counted when a file is opened and when something was changed, and searched for with a click."""

from collections.abc import Callable, Mapping
from functools import partial

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
    """Keeps the lists on the rail up to date, by the page that each belongs to. `go_to` brings a page to the front."""

    counted = Signal()
    """The list says what is so now."""

    def __init__(
        self,
        shown: Mapping[str, SavedSearchList],
        runner: Runner,
        today: Clock,
        go_to: Callable[[str], Screen | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._shown = shown
        self._runner = runner
        self._today = today
        self._go_to = go_to
        self._work: Work | None = None
        self._soon = QTimer(self, singleShot=True, interval=_MOMENT_MS)
        self._soon.timeout.connect(self.count)
        runner.opened.connect(self._another_file)
        runner.changed.connect(self._count_soon)
        for page, listed in shown.items():
            listed.chosen.connect(partial(self._search, page))
            listed.edit_wanted.connect(partial(self._edit, page))

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
                found.append((search, count))
                yield
            return found

        self._work = self._runner.ask_in_steps(self, labour, self._show)

    def _show(self, counted: list[Counted]) -> None:
        self._work = None
        for page, shown in self._shown.items():
            shown.show_counted([one for one in counted if one[0].about == page])
        self.counted.emit()

    def _search(self, page: str, name: str) -> None:
        screen = self._go_to(page)
        if screen is not None:
            screen.search_for_saved(name)

    def _edit(self, page: str, name: str) -> None:
        screen = self._go_to(page)
        if screen is None:
            return
        reopen = screen.forms()[f"{page}.search_edit"]
        self._runner.ask(screen, lambda db: reopen(db, name), lambda make: make().open())
