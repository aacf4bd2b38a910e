"""A dialog in which something is edited: Save, Cancel, and a guard over what was typed."""

import uuid
from collections.abc import Callable, Iterable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QCloseEvent,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from outreach_desktop import log
from outreach_desktop.domain.drafts import Draft, Typed, Typing
from outreach_desktop.domain.problems import Problem, by_field
from outreach_desktop.errors import OutreachError
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.safety.known_before import NOT_ASKED, Answered, KnownBeforeError
from outreach_desktop.ui.desk import theme
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.widgets.dialogs import known_before, messages
from outreach_desktop.ui.widgets.dialogs.help_key import HelpKey
from outreach_desktop.ui.widgets.dialogs.lock_key import LockKey
from outreach_desktop.ui.widgets.dialogs.patients import keep_if_about_none
from outreach_desktop.ui.widgets.forms.drafting import Drafting
from outreach_desktop.ui.widgets.forms.forms import Form
from outreach_desktop.ui.widgets.labels import Banner, button, label, line
from outreach_desktop.ui.widgets.layouts import KeysGoBack, Tall, bring_into_sight, open_at
from outreach_desktop.words import say

T = TypeVar("T")


class Editor(QDialog):
    """Shows forms; subclasses say what is wrong by the rules of their subject (`rules`) and how to save (`save`).

    The dialog stays open until `saved`, so nothing typed is lost when saving fails; and once it is
    filled, `keep_draft` lets what is typed outlive the program.
    """

    done_with = Signal(str)
    """Saved; carries the id of the row."""

    def __init__(
        self, parent: QWidget, runner: Runner, title: str, save: str = say("Save")
    ) -> None:
        super().__init__(parent)
        theme.dress(self)
        log.happened(type(self))
        self._runner = runner
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setModal(True)
        KeysGoBack(self)
        HelpKey(self)
        LockKey(self)
        self._edited = False
        self._forms: list[Form] = []
        self._drafting: Drafting | None = None
        self.answered = NOT_ASKED
        """What was said of someone who was erased, or lies in the bin, and is to be kept here."""
        self._kept_texts: list[str] = []
        """What stood in the fields at first: nobody is asked about it again."""
        self.banner = Banner(look="warning")
        self.banner.hide()
        self._body = QVBoxLayout()
        self._body.setContentsMargins(GRID * 3, GRID * 2, GRID * 3, GRID * 3)
        self._body.setSpacing(GRID * 2)
        self.save_button = button(save, primary=True)
        self.save_button.setDefault(True)  # Enter in a field of one line presses it
        self.cancel_button = button(say("Cancel"))
        self.said = label(look="problem")
        """Why it was not saved, beside the button that was pressed."""
        self._build(title)
        self._connect()
        open_at(self, 640, 640)
        if runner.looked_at is not None:
            self.save_button.setEnabled(False)
            self.banner.say(_LOOKED_AT)

    def _build(self, title: str) -> None:
        self.heading = label(title, "heading")
        self.heading.setContentsMargins(GRID * 3, GRID * 2, GRID * 3, 0)
        inside = QWidget()
        inside.setProperty("look", "page")
        inside.setLayout(self._body)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(GRID * 3, GRID * 3 // 2, GRID * 3, GRID * 3 // 2)
        buttons.setSpacing(GRID)
        buttons.addWidget(self.said, 1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.save_button)
        self._body.addWidget(self.banner)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heading)
        column.addWidget(Tall(inside), 1)
        column.addWidget(line())
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.save_button.clicked.connect(self.try_to_save)
        self.cancel_button.clicked.connect(self.reject)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self, self.try_to_save)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):  # and the one among the digits
            QShortcut(QKeySequence(keys), self, self.try_to_save)

    def entitle(self, title: str) -> None:
        """Say more exactly what it is about."""
        self.setWindowTitle(title)
        self.heading.setText(title)

    def add(self, part: QWidget) -> None:
        """Put a form or another part into the dialog, below what is there."""
        self._body.addWidget(part)
        for form in [part] if isinstance(part, Form) else part.findChildren(Form):
            self._forms.append(form)
            form.edited.connect(self.mark_edited)

    def add_stretch(self) -> None:
        """Keep what has been added at the top."""
        self._body.addStretch(1)

    def mark_edited(self) -> None:
        """From now on closing asks first, and what is typed is kept as a draft."""
        self._edited = True
        self.answered = NOT_ASKED  # it may be someone else by now
        self.said.clear()
        if self._drafting is not None:
            self._drafting.edited()

    @property
    def is_edited(self) -> bool:
        """Whether something typed would be lost."""
        return self._edited

    # -- drafts ----------------------------------------------------------------------------------

    def keep_draft(self, form: str, subject_id: str = "", *, edits: bool = False) -> None:
        """From here on what is typed survives a crash. Called once the forms are filled.

        `form` is the page and what is opened there, as "contacts.edit"; `subject_id` the row that the form
        `edits`, or that something new hangs on.
        """
        self._kept_texts = self._free_texts()
        if self._runner.looked_at is not None:
            return
        typing = Typing(
            id=str(uuid.uuid4()), form=form, subject_id=subject_id, title=self.windowTitle()
        )
        called = {key: words for form in self._forms for key, words in form.called().items()}
        self._drafting = Drafting(
            self, self._runner, typing, self.typed, self.type_in, edits=edits, called=called
        )
        self._drafting.put_back.connect(self.mark_edited)
        self._body.insertWidget(1, self._drafting.strip)

    def go_on(self, draft: Draft) -> None:
        """Show what was typed when the program stopped."""
        if self._drafting is not None:
            self._drafting.go_on(draft)

    def typed(self) -> Typed:
        """What stands in all forms, as it was typed; editors with other fields add theirs."""
        return {key: value for form in self._forms for key, value in form.typed().items()}

    def type_in(self, typed: Typed) -> None:
        """Put back what `typed` gave."""
        for form in self._forms:
            form.type_in(typed)

    # -- what an editor of a subject says --------------------------------------------------------

    def rules(self) -> Iterable[Problem]:
        """What the rules of the subject say against what is typed."""
        return ()

    def save(self) -> None:
        """Ask the runner to save, and then call `saved`."""
        raise NotImplementedError

    # -- saving ----------------------------------------------------------------------------------

    def try_to_save(self) -> None:
        """Save if nothing is wrong; else say what is, and lead there, wherever it stands."""
        if not self.save_button.isEnabled():
            return
        problems = self.problems()
        self.show_problems(problems)
        self._say_problem(problems)
        if not problems:
            self._save_if_about_no_patient()

    def _save_if_about_no_patient(self) -> None:
        """It is asked about once."""
        texts, before = "\n".join(self._free_texts()), "\n".join(self._kept_texts)
        keep_if_about_none(self, texts, self._save, before=before)

    def _save(self) -> None:
        self.save_button.setEnabled(False)
        self.save()

    def _free_texts(self) -> list[str]:
        """What stands in the fields in which people write what they like."""
        return [text for form in self._forms for text in form.free_texts()]

    def problems(self) -> tuple[Problem, ...]:
        """What stops this from being saved: fields that cannot be read, and what the rules say of the others."""
        unread = tuple(problem for form in self._forms for problem in form.not_understood())
        fields = {problem.field for problem in unread}
        return (*unread, *(problem for problem in self.rules() if problem.field not in fields))

    def show_problems(self, problems: Iterable[Problem]) -> None:
        """Each under its field, and the cursor in the first of these."""
        shown = by_field(problems)
        for form in reversed(self._forms):
            form.show_problems(shown)

    def wrong(self, key: str) -> str:
        """What is wrong with one field, for a form that asks as it is left."""
        return by_field(self.problems()).get(key, "")

    def _say_problem(self, problems: tuple[Problem, ...]) -> None:
        shown = next((form.first_problem for form in self._forms if form.first_problem), "")
        self.said.setText(shown or "".join(map(str, problems[:1])))
        if problems:
            QAccessible.updateAccessibility(
                QAccessibleAnnouncementEvent(self.said, self.said.text())
            )

    def save_by(self, change: Callable[[Data], T], then: Callable[[T], None] | None = None) -> None:
        """Have the change made, and with it the draft forgotten; `then` is `saved` where it returns an id."""
        if self._drafting is not None:
            change = self._drafting.saving(change)
        self._runner.do(self, change, then or self._saved, fails=self.not_saved)

    def _saved(self, row_id: object) -> None:
        self.saved(str(row_id))

    def saved(self, row_id: str) -> None:
        """It is in the data file: close, and tell which row it is."""
        self._edited = False
        self.done_with.emit(row_id)
        self.accept()

    def not_saved(self, error: OutreachError) -> None:
        """Say why, and let the person go on typing."""
        self.save_button.setEnabled(True)
        if self._drafting is not None:
            self._drafting.not_saved()
        self.banner.say(str(error), "danger")
        QTimer.singleShot(0, self.banner, partial(bring_into_sight, self.banner))
        if isinstance(error, KnownBeforeError):
            known_before.ask(self, error, self.answered, self._keep, self.bring_back)

    bring_back: Callable[[str], None] | None = None
    """Shows who was in the bin in place of whom is typed here, where that can be."""

    def _keep(self, answered: Answered) -> None:
        self.answered = answered
        self.try_to_save()

    def reject(self) -> None:
        """Close, after asking if something typed would be lost."""
        if not self._edited:
            super().reject()
            return
        messages.confirm(
            self,
            say("Leave without saving?"),
            say("What you typed here has not been saved."),
            say("Leave without saving"),
            lambda: self._give_up(),
            stay=say("Go on editing"),
        )

    def _give_up(self) -> None:
        self._edited = False
        self.forget_draft()
        super().reject()

    def forget_draft(self) -> None:
        """What is typed here is not wanted any more."""
        if self._drafting is not None:
            self._drafting.forget()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The window's own close button asks too."""
        if self._edited:
            event.ignore()
            self.reject()
        else:
            super().closeEvent(event)


_LOOKED_AT = say("This file is open read-only, so nothing typed here can be saved.")
