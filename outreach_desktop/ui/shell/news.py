"""What the status line says of what was done, and what the frame of the window has to know by then."""

import datetime as dt

from PySide6.QtCore import QObject, QTimer, Signal

from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.shell.notices import Frame, frame
from outreach_desktop.ui.widgets.frame import StatusLine


class News(QObject):
    """Says what was done: in its own words where there are any, else that it is saved."""

    known = Signal(object)
    """A Frame: the name of the group, whether it is the sample, what can be undone."""

    def __init__(self, status: StatusLine, runner: Runner, window: QObject) -> None:
        super().__init__(window)
        self._status = status
        self._runner = runner
        self._has_words = False
        self._is_saved = False

    def say(self, sentence: str) -> None:
        """Say it; where it tells of a change, that is reported right after, "Saved" is not said too."""
        self._status.say(sentence)
        self._is_saved = False
        self._has_words = True
        QTimer.singleShot(0, self, self._forget)

    def _forget(self) -> None:
        self._has_words = False

    def another_file(self) -> None:
        """Another file is open, or none: nothing was done with it yet."""
        self._status.say("")
        self._is_saved = False
        if self._runner.is_open:
            self.ask()

    def changed(self) -> None:
        """Something in the data file is different now."""
        self._is_saved = not self._has_words
        self.ask()

    def ask(self) -> None:
        """Ask what the frame shows.

        Only the newest question is answered: that something was saved is kept until an answer says so.
        """
        now = dt.datetime.now().astimezone()

        def answer(known: Frame) -> None:
            self.known.emit(known)
            self._status.show_backup(known.backed_up, now, is_own=known.is_own)
            if self._is_saved:
                self._is_saved = False
                self._status.offer_undo(known.undoes)

        self._runner.ask(self, lambda db: frame(db, now), answer, latest="frame")
