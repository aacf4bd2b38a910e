"""Undo and redo: of a few changes at once, of thousands with progress and a way to stop."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from outreach_desktop.domain.labour import Steps
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import undo as deeds
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.undo import UndoAhead, Undone
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.widgets.dialogs.dialog import Dialog
from outreach_desktop.ui.widgets.labels import button, label
from outreach_desktop.words import say

LONG: Final = 2_000
"""Changes; fewer are taken back in less time than a window needs to be read."""

Then = Callable[[Undone], None]
Fails = Callable[[OutreachError], None]
Stopped = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeBack:
    """What is asked for: to undo the newest action, or that of an id; or `again`, to redo."""

    action_id: str | None = None
    again: bool = False

    def at_once(self, db: Data) -> Undone:
        """All of it in one go."""
        return deeds.redo(db) if self.again else deeds.undo(db, self.action_id)

    def in_steps(self, db: Data) -> Steps[Undone]:
        """The same, while others get their turn."""
        return deeds.redo_in_steps(db) if self.again else deeds.undo_in_steps(db, self.action_id)


def take_back(
    window: QWidget,
    runner: Runner,
    wanted: TakeBack,
    then: Then,
    *,
    fails: Fails | None = None,
    stopped: Stopped | None = None,
) -> None:
    """Undo or redo, and call `then` with what came of it; where someone stops it half-way, `stopped` with a sentence."""

    def begin(ahead: UndoAhead | None) -> None:
        if (
            ahead is None or ahead.changes < LONG
        ):  # where there is nothing, that is refused with the reason
            runner.do(window, wanted.at_once, then, fails=fails)
        else:
            dialog = TakingBack(window, runner, wanted, ahead, then, fails=fails)
            if stopped is not None:
                dialog.stopped.connect(stopped)
            dialog.open()

    runner.ask(window, lambda db: deeds.ahead(db, wanted.action_id, again=wanted.again), begin)


class TakingBack(Dialog):
    """Shows how far it is. Nothing is undone where someone stops it, or the program ends."""

    manual = "safety#undo"
    stopped = Signal(str)
    """Somebody stopped it: a sentence that says so."""

    def __init__(
        self,
        window: QWidget,
        runner: Runner,
        wanted: TakeBack,
        ahead: UndoAhead,
        then: Then,
        *,
        fails: Fails | None = None,
    ) -> None:
        super().__init__(window, say("Redo") if wanted.again else say("Undo"))
        self._then, self._fails, self._came = then, fails or runner.failed.emit, list[Undone]()
        self._is_again = wanted.again
        self.told = label(
            say("Redoing: {name}. Cancel leaves everything as it is now.", name=ahead.name)
            if wanted.again
            else say("Undoing: {name}. Cancel leaves everything as it is now.", name=ahead.name)
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)  # it still has to tell
        self.progress = QProgressBar()
        self.progress.setRange(0, ahead.changes)
        self.progress.setAccessibleName(say("Changes gone through"))
        self.stop_button = button(say("Cancel"))
        self.stop_button.clicked.connect(self.reject)
        self.column.addWidget(self.told)
        self.column.addWidget(self.progress)
        self.column.addStretch(1)
        self.finish([self.stop_button], size=(520, 240))
        runner.opened.connect(self._leave)

        def labour(db: Data) -> Iterator[object]:
            self._came.append((yield from wanted.in_steps(db)))

        self._work = runner.work(self, labour, alone=True, fails=self._fails)
        self._work.stepped.connect(self._stepped)
        self._work.finished.connect(self._ended)

    def _leave(self, _: object = None) -> None:
        """Another file is open: it was about the one before."""
        self.reject()

    def _stepped(self, done: object) -> None:
        if isinstance(done, int):
            self.progress.setValue(done)

    def _ended(self, _: bool) -> None:
        super().reject()
        if self._came:  # also where somebody stopped it too late
            self._then(self._came[0])
        elif self._work.cancelled:
            self.stopped.emit(
                say("Stopped: nothing was redone.")
                if self._is_again
                else say("Stopped: nothing was undone.")
            )
        self.deleteLater()

    def reject(self) -> None:
        """Stop after the step in hand; what came of it is told when that is put back."""
        self._work.cancel()
        super().reject()
