"""Export everything and Import everything: where, with progress, and what came of it."""

import datetime as dt
from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from outreach_desktop.errors import OutreachError
from outreach_desktop.paths import outreach_folder
from outreach_desktop.services.moving import everything
from outreach_desktop.services.moving.everything import MovedIn, MovedOut
from outreach_desktop.ui.desk import choosing
from outreach_desktop.ui.desk.runner import Runner, Work
from outreach_desktop.ui.widgets.dialogs.dialog import Dialog
from outreach_desktop.ui.widgets.dialogs.written import WrittenBanner
from outreach_desktop.ui.widgets.labels import button, label
from outreach_desktop.words import local, say, say_many


class MovingDialog(Dialog):
    """What both ways have: a sentence, progress in bytes, Cancel, what came of it."""

    manual = "moving"

    def __init__(self, parent: QWidget, title: str, about: str, go: str) -> None:
        super().__init__(parent, title)
        self.outcome = WrittenBanner()
        self.doing = label("")
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setAccessibleName(say("Progress"))
        self.leave = button(say("Cancel"))
        self.go_button = button(go, primary=True)
        self.leave.clicked.connect(self.reject)
        self.go_button.clicked.connect(self.go)
        for part in (label(about), self.outcome, self.doing, self.progress):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self.finish([self.leave, self.go_button], size=(620, 400))
        self._be_at_work(at_work=False)
        self.go_button.setFocus()  # Enter goes on, as the button says by its colour

    def go(self) -> None:
        """Ask where, and begin."""
        raise NotImplementedError

    def _be_at_work(self, *, at_work: bool) -> None:
        for part in (self.doing, self.progress):
            part.setVisible(at_work)
        self.go_button.setEnabled(not at_work)

    def _show_size(self, size: int) -> None:
        self.doing.setText(
            say("{size} so far. Cancel leaves nothing of it.", size=local.size(size << 10))
        )

    def _failed(self, error: OutreachError) -> None:
        self._be_at_work(at_work=False)
        self.outcome.say_failed(error)

    def _done(self, sentence: str, path: Path) -> None:
        self._be_at_work(at_work=False)
        self.go_button.hide()
        words = say("Close")
        self.leave.setText(words)
        self.leave.setAccessibleName(words)
        self.outcome.say_written(path, sentence)


class ExportEverything(MovingDialog):
    """Writes one new file; what is changed meanwhile is in it or not, but nothing half."""

    def __init__(self, parent: QWidget, runner: Runner) -> None:
        super().__init__(parent, say("Export everything"), _OUT, say("&Export\u2026"))
        self._runner = runner
        self._work: Work | None = None
        self._name = everything.ENDING
        now = dt.datetime.now().astimezone()
        runner.ask(self, partial(everything.name_for, now=now), self._know)

    def _know(self, name: str) -> None:
        self._name = name

    def go(self) -> None:
        """Ask where to, and write it."""
        chosen = choosing.file_to_write(self, say("Export everything"), self._name, "everything")
        if chosen is None:
            return
        is_named = chosen.name.casefold().endswith(everything.ENDING)
        bare = chosen.with_suffix("") if chosen.suffix.casefold() == ".zip" else chosen
        out = chosen if is_named else Path(f"{bare}{everything.ENDING}")
        self._be_at_work(at_work=True)
        self._show_size(0)
        self.outcome.hide()
        self._work = self._runner.ask_in_steps(
            self, partial(everything.pack, out=out), self._packed, fails=self._failed
        )
        self._work.stepped.connect(self._show_size)

    def _packed(self, done: MovedOut) -> None:
        self._work = None
        people = say_many("{count} person", "{count} people", done.people)
        templates = say_many("{count} template", "{count} templates", done.templates)
        self._done(
            say(
                "Everything is in \u201c{path}\u201d: {people}, {templates}. It is not locked: keep it as you keep your data file, and delete it once it has arrived.",
                path=done.path,
                people=people,
                templates=templates,
            ),
            done.path,
        )

    def reject(self) -> None:
        """Cancel stops what is being written; nothing of it stays."""
        if self._work is not None:
            self._work.cancel()
        super().reject()


class ImportEverything(MovingDialog):
    """Puts a file of the other computer beside what is here; then it is opened."""

    arrived = Signal(object)
    """What came: the data file to open, and how much is in it."""
    _stepped = Signal(int)

    def __init__(self, parent: QWidget, runner: Runner) -> None:
        super().__init__(parent, say("Import everything"), _IN, say("&Choose the file\u2026"))
        self._runner = runner
        self._stop = Event()
        self._stepped.connect(self._show_size)

    def go(self) -> None:
        """Ask which, check it, and put it in place."""
        chosen = choosing.file_to_open(
            self,
            say("Import everything"),
            f"{say('Everything of a group')} (*{everything.ENDING})",
            "everything",
        )
        if chosen is None:
            return
        stop, tell = self._stop, self._stepped.emit

        def unpack() -> MovedIn | None:
            steps = everything.unpack(chosen, outreach_folder())
            try:
                while not stop.is_set():
                    step = next(steps)
                    if isinstance(step, int):
                        tell(step)
            except StopIteration as end:
                found: MovedIn = end.value
                return found
            finally:
                steps.close()
            return None

        self._be_at_work(at_work=True)
        self._show_size(0)
        self.outcome.hide()
        self._runner.aside(self, unpack, self._unpacked, fails=self._failed)

    def _unpacked(self, came: MovedIn | None) -> None:
        if came is None:
            return
        self.accept()
        self.arrived.emit(came)

    def reject(self) -> None:
        """Cancel stops it before the next step; nothing of it stays."""
        self._stop.set()
        super().reject()


_OUT = say(
    "One file for another computer: all people, organisations, events, letters\u2019 entries, attached files, pictures and settings of the group, and its own Word templates. The letters "
    "you made stay where they are; copy their folder too if you need them there. Registers are read again there."
)
_IN = say(
    "Choose the file that Export everything made on the other computer. It is checked, and put into your Outreach folder beside what is there: nothing is replaced. Then it is opened."
)
