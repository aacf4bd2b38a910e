"""The folder Templates is watched: what is saved in Word is on the page a moment later."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from outreach_desktop.services.making.authoring import folder as following
from outreach_desktop.services.making.authoring.folder import Changes, Files, Following
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.widgets.labels import Banner

_SETTLED_MS = 350
"""Several saves within a second are one."""
_AGAIN_MS = 3000
"""How often a folder is looked at that the system does not tell of: on another computer, or not there yet."""


class TemplatesWatch(QObject):
    """Tells that templates were `changed`, once they are whole; `strip` says which are gone, and what to do."""

    changed = Signal()
    said = Signal(str)

    def __init__(self, page: QWidget, runner: Runner) -> None:
        super().__init__(page)
        self._page = page
        self._runner = runner
        self._folder: Path | None = None
        self._others: tuple[Path, ...] = ()
        self._gone: list[Path] = []
        self._following = Following()
        self._watcher = QFileSystemWatcher(self)
        self.soon = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self.now_and_then = QTimer(self, interval=_AGAIN_MS)
        self.strip = Banner(look="warning")
        self.strip.hide()
        self._watcher.directoryChanged.connect(self._noticed)
        self._watcher.fileChanged.connect(self._noticed)
        self.soon.timeout.connect(self.look)
        self.now_and_then.timeout.connect(self._look_if_seen)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self._came_back)

    def watch(self, folder: Path | None, others: Sequence[Path]) -> None:
        """These from now on: a folder, and files that lie elsewhere."""
        if (folder, tuple(others)) != (self._folder, self._others):
            self._folder, self._others = folder, tuple(others)
            self._following.begin_again()
            self._say_gone([])
        self.look()

    def begin_again(self) -> None:
        """The program itself moved templates or made one: that is no news."""
        self._following.begin_again()
        self.look()

    def look(self) -> None:
        """See what is there, in a moment."""
        ask = partial(_look, self._folder, self._others)
        self._runner.aside(self, ask, self._looked, latest="look")

    # -- what happens ------------------------------------------------------------------------------

    def _noticed(self, _: str) -> None:
        self.soon.start()

    def _came_back(self, state: Qt.ApplicationState) -> None:
        """From Word, it may be: whatever the system told of it."""
        if state is Qt.ApplicationState.ApplicationActive:
            self._look_if_seen()

    def _look_if_seen(self) -> None:
        if self._page.isVisible():
            self.soon.start()

    def _looked(self, looked: tuple[Files, bool]) -> None:
        found, is_there = looked
        changes = self._following.looked(found)
        self._watch_again(found, is_there)
        if self._following.waits:
            self.soon.start()
        if changes:
            self._tell(changes, found)

    def _tell(self, changes: Changes, found: Files) -> None:
        gone = [*self._gone, *changes.gone]
        self._say_gone([path for path in dict.fromkeys(gone) if path not in found])
        sentence = following.told(changes)
        if sentence:
            self.said.emit(sentence)
        self.changed.emit()

    def _say_gone(self, gone: list[Path]) -> None:
        self._gone = gone
        self.strip.say(following.told_gone(gone) if gone else "", "warning")

    def _watch_again(self, found: Files, is_there: bool) -> None:
        """A file that was written anew beside and renamed is another one for the system."""
        wanted = {str(path) for path in found}
        if self._folder is not None and is_there:
            wanted.add(str(self._folder))
        watched = {*self._watcher.files(), *self._watcher.directories()}
        if gone := sorted(watched - wanted):
            self._watcher.removePaths(gone)
        refused = self._watcher.addPaths(sorted(wanted - watched)) if wanted - watched else []
        all_there = is_there and all(path in found for path in self._others)
        if refused or not all_there:
            self.now_and_then.start()
        else:
            self.now_and_then.stop()


def _look(folder: Path | None, others: Sequence[Path]) -> tuple[Files, bool]:
    """What is there, and whether the folder is."""
    return following.look(folder, others), folder is None or folder.is_dir()
