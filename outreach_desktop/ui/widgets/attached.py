"""The files that hang on a person, a place, a way to refer or an event: attached, opened, copied out, removed."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from outreach_desktop.domain.documents.documents import AttachedFile, opens_safely
from outreach_desktop.services import files, lent_copies
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.desk.choosing import file_to_open, file_to_write
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.widgets.dialogs.outside import is_opened
from outreach_desktop.ui.widgets.dialogs.patients import keep_if_about_none
from outreach_desktop.ui.widgets.labels import LinkLabel, clear, label, more_button
from outreach_desktop.ui.widgets.layouts import show_if
from outreach_desktop.words import say


class AttachedFiles(QWidget):
    """A line for each file of one owner. It is shown anew after every change, as its card is."""

    said = Signal(str)

    def __init__(self, runner: Runner, *, may_change: bool = True) -> None:
        super().__init__()
        self._runner = runner
        self._may_change = may_change
        self._owner_id = ""
        self.files: tuple[AttachedFile, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID // 2)

    def beside(
        self, owner_id: str, attached: Sequence[AttachedFile], *, may_change: bool
    ) -> "AttachedFiles":
        """Those of something else on the same card, which may be kept for another card to change."""
        made = AttachedFiles(self._runner, may_change=may_change)
        made.said.connect(self.said)
        made.show_files(owner_id, attached)
        return made

    def show_files(self, owner_id: str, attached: Sequence[AttachedFile]) -> None:
        """Show these files of the person, place or event with this id."""
        self._owner_id = owner_id
        self.files = tuple(attached)
        clear(self._column)
        for file in self.files:
            self._column.addWidget(self._line(file))
        show_if(self, bool(self.files))

    def _line(self, file: AttachedFile) -> QWidget:
        from outreach_desktop.words import local  # brings the languages of the world

        name = LinkLabel(file.name, name=say("Open {name}", name=file.name))
        name.clicked.connect(partial(self.open, file))
        size = label(local.size(file.size), "small")
        size.setWordWrap(False)
        more = more_button(
            (say("&Open"), partial(self.open, file)),
            (say("&Save a copy\u2026"), partial(self.save_copy, file)),
            changes=[(say("&Remove"), partial(self.remove, file))] if self._may_change else [],
            look="link",
            name=say("More for {name}", name=file.name),
        )
        whole = QWidget()
        line = QHBoxLayout(whole)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GRID)
        line.addWidget(name, 1)
        line.addWidget(size)
        line.addWidget(more)
        return whole

    # -- what can be done ------------------------------------------------------------------------

    def attach(self) -> None:
        """Ask for a file, and keep a copy of it in the data file."""
        owner_id = self._owner_id
        path = file_to_open(self.window(), say("Attach a file"), say("All files (*)"), "attached")
        if path is None:
            return

        def keep() -> None:
            self._runner.do(self, lambda db: files.attach_from(db, owner_id, path))

        # What it is called is kept as well, and people name files after whom they are about.
        keep_if_about_none(self.window(), path.stem.replace("_", " "), keep)

    def open(self, file: AttachedFile) -> None:
        """Open a copy that cannot be written to: what is changed there would be lost."""
        if not opens_safely(file.name):
            self.said.emit(
                say(
                    "\u201c{name}\u201d may be a program. Save a copy if you know what it is.",
                    name=file.name,
                )
            )
            return

        def lend(db: Data) -> Path:
            return files.copy_into(db, file.id, lent_copies.place())

        self._runner.ask(self, lend, self._opened)

    def _opened(self, path: Path) -> None:
        path.chmod(0o400)
        if is_opened(path):
            self.said.emit(say("Opened to read. To change it, save a copy and attach that."))
        else:
            self.said.emit(say("No program here opens it. Save a copy to take it elsewhere."))

    def save_copy(self, file: AttachedFile) -> None:
        """Ask where, and write the file there."""
        path = file_to_write(self.window(), say("Save a copy"), file.name, "copies")
        if path is not None:
            self._runner.ask(
                self,
                lambda db: files.copy_to(db, file.id, path),
                lambda made: self.said.emit(say("Saved as {path}.", path=made)),
            )

    def remove(self, file: AttachedFile) -> None:
        """Put the file into the bin; undo brings it back, so nobody is asked."""
        self._runner.do(self, lambda db: files.remove(db, file.id))
