"""The dialog in which a person is erased for good: what goes, what stays, what is left to do by hand, and their name to type."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from outreach_desktop.domain.contacts import Contact
from outreach_desktop.domain.erasing.erasure import Erasure
from outreach_desktop.domain.erasing.telling import CANNOT_BE_UNDONE, ErasurePart, told
from outreach_desktop.domain.fields import folded
from outreach_desktop.errors import OutreachError
from outreach_desktop.services.erasing import erasing
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.widgets.dialogs.dialog import Dialog
from outreach_desktop.ui.widgets.forms.dates import short_date
from outreach_desktop.ui.widgets.forms.forms import Form, TextField
from outreach_desktop.ui.widgets.labels import Banner, button, label
from outreach_desktop.ui.widgets.layouts import Tall
from outreach_desktop.words import say


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
        parts = (self.warning, self.progress, Tall(self.told), self.form, self.outcome)
        for place, part in enumerate(parts):
            self.column.addWidget(part, int(place == 2))
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
        for part in self._parts:
            self._lines.addWidget(label(part.title, "section"))
            for line in part.lines:
                one = label(f"\u2022 {line}")
                one.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                self._lines.addWidget(one)
        self._lines.addStretch()
        self._look()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look(self) -> None:
        """Only who was named can be erased."""
        is_named = folded(self.form.text("name")) == folded(self._person.name)
        self.copy.setEnabled(bool(self._parts))
        self.erase_button.setEnabled(bool(self._parts) and is_named)

    def copy_list(self) -> None:
        """Put what is to be done by hand, and all the rest, on the clipboard."""
        text = "\n\n".join(
            "\n".join((part.title, *(f"- {line}" for line in part.lines))) for part in self._parts
        )
        QGuiApplication.clipboard().setText(text)
        self.outcome.say(say("Copied."), "info")

    def erase(self) -> None:
        """Do it. Nothing brings them back."""
        self.erase_button.setEnabled(False)
        self.form.setEnabled(False)
        self.progress.show()
        change = partial(erasing.erase, contact_id=self._person.id, today=self._today())
        self._runner.do(self, change, self._done, fails=self._failed)

    def _done(self, name: str) -> None:
        self.said.emit(say("{name} was erased for good.", name=name))
        self.accept()

    def _failed(self, error: OutreachError) -> None:
        self.progress.hide()
        self.form.setEnabled(True)
        self._look()
        self.outcome.say(str(error), "danger")

    def reject(self) -> None:
        """Nothing more is looked for, and nothing was changed."""
        self._work.cancel()
        super().reject()
