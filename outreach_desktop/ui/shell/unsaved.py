"""What was being typed when the program stopped: told one after the other, to go on with or to throw away."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from outreach_desktop.domain.drafts import Draft, as_text
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import drafts
from outreach_desktop.ui.desk.entry import PageEntry
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.widgets.dialogs import messages
from outreach_desktop.ui.widgets.dialogs.dialog import Dialog
from outreach_desktop.ui.widgets.forms.drafting import in_words
from outreach_desktop.ui.widgets.frame import Strip
from outreach_desktop.ui.widgets.labels import button, label
from outreach_desktop.ui.widgets.screen import Screen
from outreach_desktop.words import say

GoTo = Callable[[str], Screen | None]


class Unsaved(QObject):
    """Asks for drafts when a file is opened, and has a strip for them; those typed later are not told."""

    def __init__(
        self, window: QWidget, runner: Runner, go_to: GoTo, pages: Iterable[PageEntry]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._runner = runner
        self._go_to = go_to
        self._pages = {form: page.key for page in pages for form in page.forms}
        """Where each form is."""
        self._left: list[Draft] = []
        self.strip = Strip("", say("Go on"), say("Discard\u2026"))
        self.strip.followed.connect(self._go_on)
        self.strip.put_off.connect(self._ask_to_throw_away)
        runner.opened.connect(self._look)
        runner.changed.connect(self._look_again)

    def _look(self) -> None:
        """A file was opened: see what was left in it."""
        if self._runner.is_open and self._runner.looked_at is None:
            self._runner.ask(self, drafts.left, self._show)
        else:
            self._show([])

    def _look_again(self) -> None:
        """Something was saved; it may have been one of these."""
        if self._left:
            self._runner.ask(self, drafts.left, self._keep_only, latest="left")

    def _keep_only(self, kept: list[Draft]) -> None:
        ids = {draft.id for draft in kept}
        self._show([draft for draft in self._left if draft.id in ids])

    def _show(self, left: list[Draft]) -> None:
        self._left = left
        self.strip.offer(wanted=bool(left), text=_kept(left) if left else "")

    # -- the two ways on ---------------------------------------------------------------------------

    def _go_on(self) -> None:
        """In the editor, where it is saved or cancelled; where there is none, as text."""
        draft, *rest = self._left
        page = self._pages.get(draft.form)
        screen = self._go_to(page) if page else None
        if page and screen is None:
            return  # another page holds text that is not saved either
        self._show(rest)
        if screen is None or not screen.go_on(draft, lambda error: self._show_text(draft, error)):
            self._show_text(draft, OutreachError(_NO_FORM))

    def _show_text(self, draft: Draft, error: OutreachError) -> None:
        dialog = TypedText(self._window, draft, error)
        dialog.thrown_away.clicked.connect(lambda: self._throw_away(draft))
        dialog.open()
        self._show([draft, *self._left])  # it is kept until it is thrown away

    def _ask_to_throw_away(self) -> None:
        draft = self._left[0]
        messages.confirm(
            self._window,
            say("Discard what was typed into \u201c{title}\u201d?", title=draft.title),
            f"{say('It cannot be brought back.')}\n\n{as_text(draft)}",
            say("Discard"),
            lambda: self._throw_away(draft),
            stay=say("Keep it"),
        )

    def _throw_away(self, draft: Draft) -> None:
        self._show([one for one in self._left if one.id != draft.id])
        self._runner.do(self, lambda db: drafts.forget(db, draft.id), quietly=True)


def _kept(left: list[Draft]) -> str:
    told = say("What was being entered last time was kept: {draft}.", draft=in_words(left[0]))
    return f"{told} {say('And {more} more.', more=len(left) - 1)}" if len(left) > 1 else told


class TypedText(Dialog):
    """What was typed, where its form cannot be opened any more: to be read and copied."""

    manual = "safety"

    def __init__(self, window: QWidget, draft: Draft, error: OutreachError) -> None:
        super().__init__(window, draft.title)
        self.text = QPlainTextEdit(as_text(draft))
        self.text.setReadOnly(True)
        self.text.setAccessibleName(say("What was typed"))
        self.text.setTabChangesFocus(True)
        copy = button(say("Copy"))
        copy.clicked.connect(lambda: QApplication.clipboard().setText(self.text.toPlainText()))
        self.thrown_away = button(say("Discard"), look="link")
        self.thrown_away.clicked.connect(self.accept)
        close = button(say("Close"), primary=True)
        close.clicked.connect(self.reject)
        self.why = label(f"{error} {_STAYS}")
        self.column.addWidget(self.why)
        self.column.addWidget(self.text, 1)
        self.finish([copy, close], others=[self.thrown_away], size=(560, 420))


_NO_FORM = say("There is no form for this any more.")
_STAYS = say("This is what was typed; it stays here until you discard it.")
