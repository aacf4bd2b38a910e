"""Asks whether they fit who have just become core people, whatever made them so."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from outreach_desktop.services.knowing import promoting
from outreach_desktop.services.knowing.promoting import CoreMark, Promoted
from outreach_desktop.ui.desk.runner import Runner, Work


class NewlyCore(QObject):
    """After each change it looks who is new in the core network: a form, a change of many, an import and a merge all end here."""

    def __init__(self, window: QWidget, runner: Runner, board: Callable[[], object]) -> None:
        super().__init__(window)
        self._board = board
        self._window, self._runner = window, runner
        self._known: CoreMark | None = None
        self._looking: Work | None = None
        runner.opened.connect(self._begin)
        runner.changed.connect(self._look)

    def ask(self, promoted: Promoted) -> QDialog:
        """Ask about one, or tell of several where it can be asked."""
        if len(promoted.people) == 1:
            from outreach_desktop.ui.pages.contacts.fit import FitEditor  # which no start waits for

            editor = FitEditor(self._window, self._runner, promoted)
            editor.open()
            return editor
        from outreach_desktop.ui.pages.contacts.fit_later import FitLaterDialog  # nor for it

        dialog = FitLaterDialog(self._window, self._runner, promoted)
        dialog.board_wanted.connect(self._board)
        dialog.open()
        return dialog

    def _begin(self, _: object) -> None:
        """Another file: who is core there was so before."""
        self._known = None
        if self._runner.is_open:
            self._runner.ask(self, promoting.mark, self._keep, latest="core")

    def _keep(self, known: CoreMark) -> None:
        self._known = known

    def _look(self, subjects: frozenset[str]) -> None:
        if self._known is None or not subjects & {"contacts", "list_items"}:
            return
        if self._looking is not None:  # the newer question asks for all of it
            self._looking.cancel()
        asked = partial(promoting.since, before=self._known)
        self._looking = self._runner.ask_in_steps(self, asked, self._answer)

    def _answer(self, found: tuple[CoreMark, Promoted | None]) -> None:
        self._known, promoted = found
        self._looking = None
        if promoted is not None:
            self.ask(promoted)
