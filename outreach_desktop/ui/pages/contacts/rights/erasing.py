"""The dialog in which a person is erased for good: what goes, what stays, what is left to do by hand, and their name to type."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from outreach_desktop.domain.contacts import Contact
from outreach_desktop.domain.erasing.erasure import Erasure
from outreach_desktop.domain.erasing.stages import Stage, said
from outreach_desktop.domain.erasing.telling import (
    CANNOT_BE_UNDONE,
    MENTIONS,
    ErasurePart,
    mentioned,
    to_tick,
    told,
)
from outreach_desktop.domain.fields import folded
from outreach_desktop.errors import OutreachError
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.erasing import erasing
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.widgets.controls import TickBox
from outreach_desktop.ui.widgets.dialogs.dialog import Dialog
from outreach_desktop.ui.widgets.forms.dates import short_date
from outreach_desktop.ui.widgets.forms.forms import Form, TextField
from outreach_desktop.ui.widgets.labels import Banner, button, label
from outreach_desktop.ui.widgets.layouts import Tall
from outreach_desktop.words import say, say_many

_MOST = 200
"""Texts with a box; of more than that the others are told by their number."""


class _Unfolded(QWidget):
    """What was told by its number, one by one once it is asked for."""

    def __init__(self, each: Sequence[str]) -> None:
        super().__init__()
        self._count = len(each)
        self.turn = button("", look="link")
        self._each = label("\n".join(f"\u2022 {one}" for one in each))
        self._each.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(self.turn, 0, Qt.AlignmentFlag.AlignLeft)
        lines.addWidget(self._each)
        self._each.hide()
        self.turn.clicked.connect(lambda: self._show(unfolded=self._each.isHidden()))
        self._show(unfolded=False)

    def _show(self, *, unfolded: bool) -> None:
        self._each.setVisible(unfolded)
        words = say("Hide them") if unfolded else say("Show all {count}", count=self._count)
        self.turn.setText(words)
        self.turn.setAccessibleName(words)


class ErasingDialog(Dialog):
    """Shows what would go, and erases once the name was typed."""

    manual = "erasing"
    said = Signal(str)
    """What was done, for the status bar."""

    def __init__(self, parent: QWidget, runner: Runner, today: Clock, person: Contact) -> None:
        super().__init__(
            parent, say("Erase for good"), say("Erase {name} for good", name=person.name)
        )
        self._runner, self._today, self._person = runner, today, person
        self._parts: tuple[ErasurePart, ...] = ()
        self._boxes: dict[str, TickBox] = {}
        self._stage: Stage | None = None
        """What is done just now; None while nothing is erased."""
        self._is_unwanted = False
        self._build()
        self._work = runner.ask_in_steps(
            self,
            lambda db: erasing.preview(db, person.id, now=erasing.now_on(today())),
            self._show,
            fails=self._failed,
        )

    def _build(self) -> None:
        self.warning = Banner(CANNOT_BE_UNDONE, "danger")
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setAccessibleName(say("Progress"))
        self.doing = label("", "muted")
        self.doing.setWordWrap(True)
        self.doing.hide()
        self.told = QWidget()
        self._lines = QVBoxLayout(self.told)
        self._lines.setContentsMargins(0, 0, GRID, 0)
        self._lines.setSpacing(GRID)
        self.form = Form(lambda _: "")
        self.name = TextField(self._person.name)
        self.form.add(
            "name",
            say("Type the name"),
            self.name,
            say("To be sure that this is who you mean: {name}", name=self._person.name),
        )
        self.form.edited.connect(self._look)
        self.outcome = Banner()
        self.outcome.hide()
        parts = (
            self.warning,
            self.progress,
            self.doing,
            Tall(self.told),
            self.form,
            self.outcome,
        )
        for part in parts:
            self.column.addWidget(part, int(isinstance(part, Tall)))
        self.leave = button(say("&Cancel"))
        self.copy = button(say("C&opy this list"))
        self.erase_button = button(say("&Erase for good"), icon="trash-2", changes=True)
        self.leave.clicked.connect(self.reject)
        self.copy.clicked.connect(self.copy_list)
        self.erase_button.clicked.connect(self.erase)
        self.finish([self.leave, self.copy, self.erase_button], size=(720, 640))
        self._look()

    def _show(self, found: Erasure) -> None:
        self.progress.hide()
        self._parts = told(found, short_date)
        for part in self._parts[:2]:
            self._add(part)
        self._offer(found)
        for part in self._parts[2:]:
            self._add(part)
        self._lines.addStretch()
        self._look()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, part: ErasurePart) -> None:
        self._lines.addWidget(label(part.title, "section"))
        for line in part.lines:
            one = label(f"\u2022 {line}")
            one.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._lines.addWidget(one)
        if part.each:
            self._lines.addWidget(_Unfolded(part.each))

    def _offer(self, found: Erasure) -> None:
        """The texts of others, each with a box: what surely means the person is ticked."""
        every = to_tick(found)
        if not every:
            return
        self._lines.addWidget(label(MENTIONS, "section"))
        for one in every[:_MOST]:
            box = TickBox(mentioned(one).replace("&", "&&"))
            box.setChecked(one.is_sure)
            self._boxes[one.key] = box
            self._lines.addWidget(box)
        if (more := len(every) - _MOST) > 0:
            words = say_many(
                "{count} text more: there the name goes where it surely means them.",
                "{count} texts more: there the name goes where it surely means them.",
                more,
            )
            self._lines.addWidget(label(words, "muted"))

    def _look(self) -> None:
        """Only who was named can be erased."""
        name, title = self._person.name, self._person.title
        names = {
            folded(name),
            folded(name.removeprefix(title)),
        }  # who types it leaves the title out
        is_named = folded(self.form.text("name")) in names - {""}
        self.copy.setEnabled(bool(self._parts))
        self.erase_button.setEnabled(bool(self._parts) and is_named)

    def copy_list(self) -> None:
        """Put what is to be done by hand, and all the rest, on the clipboard."""
        ticked = tuple(
            box.text().replace("&&", "&") for box in self._boxes.values() if box.isChecked()
        )
        parts = [(part.title, (*part.lines, *part.each)) for part in self._parts]
        if ticked:
            parts.insert(2, (say("Texts of others from which the name goes"), ticked))
        text = "\n\n".join(
            "\n".join((title, *(f"- {line}" for line in lines))) for title, lines in parts
        )
        QGuiApplication.clipboard().setText(text)
        self.outcome.say(say("Copied."), "info")

    def erase(self) -> None:
        """Do it. Nothing brings them back."""
        self.erase_button.setEnabled(False)
        self.form.setEnabled(False)
        self.told.setEnabled(False)
        self.outcome.hide()
        self._is_unwanted = False
        self._told((Stage.LOOKING, 0))
        decided = {key: box.isChecked() for key, box in self._boxes.items()}
        came: list[str] = []

        def steps(db: Data) -> Iterator[tuple[Stage, int]]:
            going = erasing.erasing_of(db, self._person.id, today=self._today(), decided=decided)
            while True:
                try:
                    step = next(going)
                except StopIteration as end:
                    came.append(end.value)
                    return
                yield step
                if self._is_unwanted and step[0] in (Stage.LOOKING, Stage.TAKING_OUT):
                    return  # what was asked for in time is stopped, and nothing is half done

        def ended(is_whole: bool) -> None:
            if came:
                self._done(came[0])
            elif is_whole:
                self._stopped()

        work = self._runner.work(self, steps, fails=self._failed)
        work.stepped.connect(self._told)
        work.finished.connect(ended)

    def _told(self, step: tuple[Stage, int]) -> None:
        self._stage, _ = step
        self.progress.setRange(0, 0)  # how long is not known
        self.progress.show()
        self.doing.setText(said(self._stage))
        self.doing.show()
        self.leave.setEnabled(self._stage.can_be_stopped)

    def _done(self, name: str) -> None:
        self._stage = None
        self.said.emit(say("{name} was erased for good.", name=name))
        self.accept()

    def _stopped(self) -> None:
        self._ready()
        self.outcome.say(say("Stopped. Nothing was changed."), "info")

    def _failed(self, error: OutreachError) -> None:
        self._ready()
        self.outcome.say(str(error), "danger")

    def _ready(self) -> None:
        self._stage = None
        self.progress.hide()
        self.doing.hide()
        self.form.setEnabled(True)
        self.told.setEnabled(True)
        self.leave.setEnabled(True)
        self._look()

    def reject(self) -> None:
        """Nothing more is looked for, and nothing was changed; what cannot be stopped any more goes on."""
        if self._stage is None:
            self._work.cancel()
            super().reject()
        elif self._stage.can_be_stopped:
            self._is_unwanted = True
