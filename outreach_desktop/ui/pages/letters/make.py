"""The last step: where to, how many, and then the making itself, with its results."""

import datetime as dt
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QListWidgetItem,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from outreach_desktop.domain.documents.batches import LETTERS_FOLDER, TOGETHER_FILE
from outreach_desktop.paths import outreach_folder, typed
from outreach_desktop.services.making.letters import Batch, Outcome
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.desk.ways import PDF
from outreach_desktop.ui.pages.letters.new_sheets import NewSheets
from outreach_desktop.ui.pages.letters.steps import LetterStep
from outreach_desktop.ui.widgets.dialogs.outside import open_outside
from outreach_desktop.ui.widgets.flow import Beside, Flow
from outreach_desktop.ui.widgets.forms.forms import TickField
from outreach_desktop.ui.widgets.labels import Banner, button, label, wrapping_link
from outreach_desktop.ui.widgets.layouts import takes_the_rest
from outreach_desktop.ui.widgets.lists.sentences import Sentences
from outreach_desktop.ui.widgets.pasting import LineField
from outreach_desktop.words import say, say_many


class MakeStep(LetterStep):
    """Asks where to, makes, and shows what came of it."""

    make_wanted = Signal()
    cancel_wanted = Signal()
    print_wanted = Signal(str)
    """Print what was made; PDF to save it as a file."""
    posted_wanted = Signal()
    """What was made was posted today."""
    otherwise_wanted = Signal()
    """It is to be asked which of it went out, when and how."""
    labels_wanted = Signal()
    """Labels or envelopes for those whose letters were made."""
    email_wanted = Signal()
    """The same as emails."""
    again_wanted = Signal()
    """Another letter; what was made is made."""
    left_out_wanted = Signal()
    """Go on with those left out, once what was missing is mended."""

    def __init__(self) -> None:
        super().__init__(say("Make"))
        self.outcomes: list[Outcome] = []
        self._count = 0
        self._folder = Path()
        self._beside = outreach_folder() / LETTERS_FOLDER
        self._is_own_choice = False
        """Whether somebody typed or chose the folder."""
        self._own_folder: str | None = None
        """What was typed before the rest of a batch was taken in hand."""
        self._came_of_it = "", "info"
        """What the making came to, and how it is shown."""
        self._sent = ""
        """What was said when these were noted as sent."""
        self._stack = QStackedWidget()
        for part in (self._asking(), self._working(), self._done()):
            self._stack.addWidget(part)
        self.column.addWidget(self._stack, 1)
        self._connect()
        self.ask(0)

    def _asking(self) -> QWidget:
        self.words = label()
        self.folder = LineField()
        self.folder.setAccessibleName(say("Folder for the documents"))
        self.browse = button(say("Choose\u2026"), name=say("Choose a folder for the documents"))
        self.together = TickField(
            say("Also a printable file with all of them, one for each kind of document")
        )
        self.new_sheets = NewSheets()
        self.new_sheets.setEnabled(False)
        self.email = wrapping_link(say("As email instead\u2026"))
        self.make = button("", icon="file-text", primary=True, changes=True)
        part, column = _part()
        column.addWidget(self.words)
        column.addWidget(label(say("Into the folder"), "section"))
        column.addWidget(Beside(self.folder, self.browse, stretched=0))
        column.addWidget(self.together)
        under = QVBoxLayout()
        under.addWidget(self.new_sheets)
        under.setContentsMargins(GRID * 3, 0, 0, 0)
        column.addLayout(under)
        column.addWidget(
            label(
                say(
                    "A file that is there already is never overwritten. Every document is noted on the person's timeline."
                ),
                "small",
            )
        )
        column.addStretch(1)
        column.addWidget(self.email, alignment=Qt.AlignmentFlag.AlignRight)
        column.addWidget(self.make, alignment=Qt.AlignmentFlag.AlignRight)
        return part

    def _working(self) -> QWidget:
        self.progress = QProgressBar()
        self.progress.setAccessibleName(say("Documents made"))
        self.in_hand = label()
        self.cancel = button(say("Cancel"))
        part, column = _part()
        column.addWidget(label(say("Making documents"), "section"))
        column.addWidget(self.progress)
        column.addWidget(self.in_hand)
        column.addStretch(1)
        column.addWidget(self.cancel, alignment=Qt.AlignmentFlag.AlignRight)
        return part

    def _done(self) -> QWidget:
        self.result = Banner()
        self.list = Sentences(say("Results"))
        self.open_folder = button(say("Open folder"), icon="folder-open", primary=True)
        self.print = button(say("Print\u2026"), icon="printer")
        self.pdf = button(say("Save as PDF\u2026"))
        self.posted = button(say("Posted today"), icon="mail", changes=True)
        self.posted.setToolTip(
            say("Note that these went into the post today; that counts as a contact.")
        )
        self.otherwise = wrapping_link(say("Sent on another day, or otherwise\u2026"), changes=True)
        self.labels = wrapping_link(say("Labels and envelopes\u2026"))
        self.left_out = wrapping_link(say("Try those left out again"))
        self.again = wrapping_link(say("Write another letter"))
        part, column = _part()
        column.addWidget(self.result)
        takes_the_rest(self.list, GRID * 12)
        column.addWidget(self.list, 1)
        column.addLayout(Flow(self.otherwise, self.labels, self.left_out, self.again))
        column.addLayout(Flow(self.open_folder, self.print, self.pdf, self.posted))
        return part

    def _connect(self) -> None:
        self.browse.clicked.connect(self._choose_folder)
        self.folder.textChanged.connect(self._chose_folder)
        self.folder.editingFinished.connect(self._show_whole)
        self.together.toggled.connect(self.new_sheets.setEnabled)
        self.make.clicked.connect(self.make_wanted)
        self.email.clicked.connect(self.email_wanted)
        self.cancel.clicked.connect(self._cancel)
        self.print.clicked.connect(partial(self.print_wanted.emit, ""))
        self.pdf.clicked.connect(partial(self.print_wanted.emit, PDF))
        self.posted.clicked.connect(self.posted_wanted)
        self.otherwise.clicked.connect(self.otherwise_wanted)
        self.labels.clicked.connect(self.labels_wanted)
        self.again.clicked.connect(self.again_wanted)
        self.left_out.clicked.connect(self.left_out_wanted)
        self.open_folder.clicked.connect(self._open_folder)
        self.list.itemActivated.connect(self._open_file)

    @property
    def out(self) -> Path:
        """The folder typed or chosen; a mere name lies beside the folder that was suggested."""
        return typed(self.folder.text(), self._beside)

    @property
    def is_made(self) -> bool:
        """Whether results are shown."""
        return self._stack.currentIndex() == _DONE

    @property
    def summary(self) -> str:
        """How many are to be made, or were."""
        if self.is_made:
            return say("{count} made", count=self._made())
        return _documents(self._count) if self._count else ""

    def begin_again(self) -> None:
        """Another letter: it is asked for as the first one was. A folder that somebody chose stays chosen."""
        self.together.setChecked(False)
        self.new_sheets.offer(())
        self.ask(0)

    def offer_folder(self, folder: Path) -> None:
        """Suggest a folder, unless one has been chosen: today's is not tomorrow's."""
        self._beside = folder.parent
        if not self._is_own_choice and self._own_folder is None:
            self._show_folder(str(folder))

    def hold(self, batch: Batch | None) -> None:
        """The rest of a batch goes where it began; with None the choice is free again."""
        if batch is not None and self._own_folder is None:
            self._own_folder = self.folder.text()
            folder = batch.out or (batch.together.parent if batch.together else Path())
            self._show_folder(str(folder))
        elif batch is None and self._own_folder is not None:
            self._show_folder(self._own_folder)
            self._own_folder = None
        for choice in (self.folder, self.browse, self.together):
            choice.setEnabled(batch is None)
        self.new_sheets.hold(batch.new_sheets if batch is not None else None)
        self.new_sheets.setEnabled(batch is None and self.together.isChecked())

    def ask(self, count: int, left_out: int = 0) -> None:
        """Offer to make so many documents."""
        self._count = count
        self._stack.setCurrentIndex(_ASKING)
        self.email.setEnabled(bool(count or left_out))
        self.words.setText(_can_be_made(count, left_out))
        self._name_button()
        self.changed.emit()

    def begin(self, total: int, folder: Path) -> None:
        """Show that the making has begun."""
        self._folder = folder
        self.outcomes = []
        self.progress.setRange(0, total)
        self.progress.setValue(0)
        self.in_hand.setText("")
        self.cancel.setEnabled(True)
        self._stack.setCurrentIndex(_WORKING)
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def step(self, outcome: Outcome) -> None:
        """One more document is made, or left out."""
        self.outcomes.append(outcome)
        self.progress.setValue(len(self.outcomes))
        self.in_hand.setText(
            say(
                "{done} of {count}: {name}",
                done=len(self.outcomes),
                count=self.progress.maximum(),
                name=outcome.name,
            )
        )

    def end(self, *, finished: bool) -> None:
        """Show what came of it; what was made before a cancel is made."""
        made, left = self._made(), [one for one in self.outcomes if one.problem]
        files = sum(one.path is not None for one in self.outcomes) - made
        sentences = [_were_made(made, files)]
        if left:
            sentences.append(
                say_many("{count} document left out.", "{count} documents left out.", len(left))
            )
        if not finished:
            sentences.append(say("Cancelled: those already written stay."))
        self._came_of_it = " ".join(sentences), "warning" if left else "info"
        self._sent = ""
        self.result.say(*self._came_of_it)
        self.list.fill((*left, *(one for one in self.outcomes if not one.problem)), self._list)
        self.open_folder.setEnabled(bool(made))
        self.print.setEnabled(bool(made))
        self.pdf.setEnabled(bool(made))
        self.show_waiting(made)
        self.labels.setEnabled(bool(made))
        self.left_out.setVisible(any(one.contact_id for one in left))
        self._stack.setCurrentIndex(_DONE)
        self.open_folder.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    @property
    def files(self) -> list[Path]:
        """Where the documents made stand."""
        return [one.path for one in self.outcomes if one.path and one.contact_id]

    def show_waiting(self, count: int) -> None:
        """So many of those made have not gone out yet."""
        self.posted.setEnabled(bool(count))
        self.otherwise.setEnabled(bool(self._made()))

    def say_sent(self, words: str) -> None:
        """All of them were noted as sent just now."""
        self._sent = words
        self.result.say(words, "info")
        self.show_waiting(0)

    def show_standing(self, kept: int, waiting: int) -> None:
        """How many of those made are still noted, and how many of these did not go out: undo and redo change both."""
        self.show_waiting(waiting)
        undone = self._made() - kept
        if undone > 0:
            words = say_many(
                "Making {count} of these documents was undone: it is on no card any more. Its file is still in the folder.",
                "Making {count} of these documents was undone: they are on no card any more. Their files are still in the folder.",
                undone,
            )
            self.result.say(words, "warning")
        elif self._sent and not waiting:
            self.result.say(self._sent, "info")
        else:
            self.result.say(*self._came_of_it)

    def _list(self, outcome: Outcome) -> None:
        if outcome.path is not None and not outcome.problem:
            item = self.list.add(outcome.path.name, "circle-check", "good", kind=say("Made"))
            item.setData(_PATH, str(outcome.path))
            return
        words = outcome.problem
        if outcome.name and outcome.name not in words:
            words = f"{outcome.name}: {words}"
        self.list.add(words, "ban", "danger", kind=say("Left out"))

    def _made(self) -> int:
        """How many documents, without the files that hold them all."""
        return sum(bool(one.path and one.contact_id) for one in self.outcomes)

    def _name_button(self) -> None:
        words = say_many("Make {count} document", "Make {count} documents", self._count)
        self.make.setText(words)
        self.make.setAccessibleName(words)
        self.make.setEnabled(bool(self._count and self.folder.text().strip()))

    def _cancel(self) -> None:
        self.cancel.setEnabled(False)
        self.in_hand.setText(say("Stopping after this document \u2026"))
        self.cancel_wanted.emit()

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, say("Folder for the documents"), str(self.out)
        )
        if chosen:
            self.folder.setText(chosen)

    def _show_folder(self, words: str) -> None:
        """Nobody chose it."""
        with QSignalBlocker(self.folder):
            self.folder.setText(words)
        self._name_button()

    def _show_whole(self) -> None:
        """Nobody has to guess where a folder lies of which only the name was typed."""
        if self.folder.text().strip():
            self.folder.setText(str(self.out))

    def _chose_folder(self, words: str) -> None:
        """Where all of it was taken away, the usual one is suggested again."""
        self._is_own_choice = bool(words.strip())
        self._name_button()

    def _open_folder(self) -> None:
        open_outside(self, self._folder)

    def _open_file(self, item: QListWidgetItem) -> None:
        if path := item.data(_PATH):
            open_outside(self, Path(path))


_ASKING, _WORKING, _DONE = range(3)
_PATH = Qt.ItemDataRole.UserRole


def together_path(folder: Path, now: dt.datetime) -> Path:
    """The printable file of one run: named by the minute, so that no run meets another's."""
    return folder / f"{now:%Y-%m-%d %H.%M} {TOGETHER_FILE}"


def _part() -> tuple[QWidget, QVBoxLayout]:
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(GRID * 3 // 2)
    return part, column


def _documents(count: int) -> str:
    """“1 document”, “24 documents”."""
    return say_many("{count} document", "{count} documents", count)


def _can_be_made(count: int, left_out: int) -> str:
    if not count:
        return say("There is nothing to make yet.")
    ready = say_many("{count} document can be made.", "{count} documents can be made.", count)
    if not left_out:
        return ready
    out = say_many(
        "{count} document will be left out.", "{count} documents will be left out.", left_out
    )
    return f"{ready} {out}"


def _were_made(count: int, files: int) -> str:
    """How many there are, and that there are `files` with all of them."""
    if not files:
        return say_many("{count} document made.", "{count} documents made.", count)
    return say_many(
        "{count} document made, and {files} to print them all.",
        "{count} documents made, and {files} to print them all.",
        count,
        files=files,
    )
