"""Letters as emails: read here, copied, or kept as drafts that the user's own mail program opens one at a time."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QListWidgetItem, QPlainTextEdit, QVBoxLayout, QWidget

from outreach_desktop.domain.documents.batches import EMAILS_FOLDER
from outreach_desktop.domain.mail.attachments import MailAttachment
from outreach_desktop.domain.mail.drafts import AT_ONCE, in_batches
from outreach_desktop.domain.mail.plain_text import LONGEST_SUBJECT
from outreach_desktop.errors import OutreachError
from outreach_desktop.services.mailing import attaching, drafts
from outreach_desktop.services.mailing.drafts import EmailDraft
from outreach_desktop.services.making.letters import Plan
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.exporting.attaching import AttachingFields
from outreach_desktop.ui.widgets.dialogs.dialog import Dialog
from outreach_desktop.ui.widgets.dialogs.outside import open_outside
from outreach_desktop.ui.widgets.flow import Flow
from outreach_desktop.ui.widgets.forms.forms import NumberField
from outreach_desktop.ui.widgets.labels import Banner, button, label
from outreach_desktop.ui.widgets.layouts import side_by_side
from outreach_desktop.ui.widgets.lists.sentences import Sentences
from outreach_desktop.words import say, say_many

_MOST_AT_ONCE = 500
_DRAFT = Qt.ItemDataRole.UserRole


class EmailDialog(Dialog):
    """Nothing is sent by the program: whoever sends looks at each email in their own mail program."""

    manual = "email"
    said = Signal(str)

    def __init__(
        self, parent: QWidget, runner: Runner, today: Clock, plan: Plan, folder: Path
    ) -> None:
        super().__init__(parent, say("As email"))
        self._runner, self._today, self._plan = runner, today, plan
        self._folder = folder.parent / EMAILS_FOLDER / folder.name
        self._drafts: list[EmailDraft] = []
        self._files: list[Path] = []
        self._opened = self._copied = 0
        self._build()
        self._connect()
        runner.aside(self, partial(_all, plan), self._show, fails=self._refused)
        runner.ask(self, partial(attaching.enclosures, plan=plan), self.attaching.offer)

    def _build(self) -> None:
        self.about = label(say("Writing the emails \u2026"))
        self.trouble = Banner(look="danger")
        self.trouble.hide()
        self.list = Sentences(say("Emails"))
        self.to = label("", "muted")
        self.subject = label("", "section")
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(say("Text of the email"))
        self.copy = button(say("Copy the &text"))
        right = QWidget()
        lines = QVBoxLayout(right)
        lines.setContentsMargins(0, 0, 0, 0)
        for part in (self.to, self.subject, self.text):
            lines.addWidget(part)
        lines.addLayout(Flow(self.copy))
        split = side_by_side()
        split.addWidget(self.list)
        split.addWidget(right)
        split.setStretchFactor(1, 1)
        split.setChildrenCollapsible(False)
        self.at_once = NumberField(1, _MOST_AT_ONCE)
        self.at_once.set_value(AT_ONCE)
        self.at_once.setAccessibleName(say("Addresses at once"))
        words = label(say("One text for all: addresses at once"), "muted")
        words.setWordWrap(False)
        words.setBuddy(self.at_once)
        self.bcc = button("")
        self.attaching = AttachingFields()
        for above in (self.about, self.trouble):
            self.column.addWidget(above)
        self.column.addWidget(split, 1)
        self.column.addWidget(self.attaching)
        self.column.addLayout(Flow(words, self.at_once, self.bcc, spacing=GRID))
        self.leave = button(say("&Close"))
        self.sent = button(say("&Sent today"), changes=True)
        self.open_next = button("", primary=True)
        self.finish([self.leave, self.open_next], others=[self.sent], size=(900, 640))

    def _connect(self) -> None:
        self.list.currentItemChanged.connect(self._read)
        self.at_once.edited.connect(self._begin_copying)
        self.copy.clicked.connect(self._copy_text)
        self.bcc.clicked.connect(self._copy_addresses)
        self.open_next.clicked.connect(self._open_next)
        self.sent.clicked.connect(self._note_sent)
        self.leave.clicked.connect(self.reject)
        self._runner.opened.connect(self._give_way)
        self._name_buttons()

    # -- what there is -------------------------------------------------------------------------------

    @property
    def ready(self) -> list[EmailDraft]:
        """Those that can be sent."""
        return [one for one in self._drafts if one.to]

    @property
    def addresses(self) -> list[str]:
        """Where they go, each address once."""
        return list(dict.fromkeys(each.email for one in self.ready for each in one.to))

    def _show(self, found: list[EmailDraft]) -> None:
        self._drafts = found
        left = len(found) - len(self.ready)
        words = say_many("{count} email.", "{count} emails.", len(self.ready))
        if left:
            out = say_many("{count} left out.", "{count} left out.", left)
            words = f"{words} {out}"
        self.about.setText(
            f"{words} {say('Each is opened in your own mail program; nothing is sent from here.')}"
        )
        self.list.fill(sorted(found, key=lambda one: bool(one.problem)), self._add)
        self.list.setCurrentRow(0)
        self._name_buttons()

    def _add(self, one: EmailDraft) -> None:
        if one.problem:
            words = say("{name}: {why}", name=one.name, why=one.problem)
            self.list.add(words, "ban", "danger", kind=say("Left out"))
            return
        self.list.add(one.name, "mail", "muted", kind=say("Email")).setData(_DRAFT, one)

    def _read(self, item: QListWidgetItem | None) -> None:
        one = item.data(_DRAFT) if item is not None else None
        self.copy.setEnabled(one is not None)
        self.text.setPlainText(one.text if one else "")
        self.to.setText(", ".join(each.email for each in (*one.to, *one.cc)) if one else "")
        self.subject.setText(_subject(one) if one else "")

    def _name_buttons(self) -> None:
        count, batches = len(self.ready), self._batches()
        if not self._files:
            words = say_many(
                "Write and &open {count} draft", "Write {count} drafts, &open the first", count
            )
        else:
            words = say(
                "&Open {number} of {count}", number=self._opened + 1, count=len(self._files)
            )
        self.open_next.setText(words)
        self.open_next.setAccessibleName(words.replace("&", ""))
        self.open_next.setEnabled(bool(count) and self._opened < max(1, len(self._files)))
        number = self._copied % len(batches) + 1 if batches else 0
        copies = (
            say("Copy &BCC addresses")
            if len(batches) < 2
            else say(
                "Copy &BCC addresses, lot {number} of {count}", number=number, count=len(batches)
            )
        )
        self.bcc.setText(copies)
        self.bcc.setAccessibleName(copies.replace("&", ""))
        self.bcc.setEnabled(bool(batches))
        self.sent.setEnabled(bool(count))

    def _batches(self) -> Sequence[Sequence[str]]:
        return in_batches(self.addresses, self.at_once.value())

    # -- what is done --------------------------------------------------------------------------------

    def _copy_text(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.said.emit(say("The text of the email was copied."))

    def _begin_copying(self) -> None:
        self._copied = 0
        self._name_buttons()

    def _copy_addresses(self) -> None:
        batches = self._batches()
        lot = batches[self._copied % len(batches)]
        QGuiApplication.clipboard().setText("; ".join(lot))
        self._copied += 1
        self.said.emit(
            say_many(
                "{count} address copied. Paste it into the BCC line, never into To.",
                "{count} addresses copied. Paste them into the BCC line, never into To.",
                len(lot),
            )
        )
        self._name_buttons()

    def _open_next(self) -> None:
        if self._files:
            self._open(self._opened)
            return
        self.open_next.setEnabled(False)
        self.attaching.setEnabled(False)  # the drafts have by then what they have
        asked = partial(attaching.contents, kept=self.attaching.enclosures)
        self._runner.ask(self, asked, self._keep, fails=self._refused)

    def _keep(self, others: Sequence[MailAttachment]) -> None:
        letter = self.attaching.letter
        keep = partial(_kept, self._drafts, self._folder, self._plan, others, letter)
        self._runner.aside(self, keep, self._wrote, fails=self._refused)

    def _wrote(self, files: list[Path]) -> None:
        self._files = files
        self.said.emit(
            say_many(
                "{count} draft is in \u201c{folder}\u201d.",
                "{count} drafts are in \u201c{folder}\u201d.",
                len(files),
                folder=self._folder,
            )
        )
        if files:
            self._open(0)

    def _open(self, number: int) -> None:
        self._opened = number + 1
        open_outside(self, self._files[number])
        self._name_buttons()

    def _note_sent(self) -> None:
        day, ready = self._today(), self.ready
        change = partial(drafts.note_sent, drafts=ready, on=day, today=day)

        def done(count: int) -> None:
            self.said.emit(
                say_many(
                    "{count} email noted as sent. It counts as a contact now.",
                    "{count} emails noted as sent. They count as contacts now.",
                    count,
                )
            )
            self.accept()

        self._runner.do(self, change, done, fails=self._refused)

    def _refused(self, error: OutreachError) -> None:
        self.trouble.say(str(error))
        self.attaching.setEnabled(not self._files)
        self._name_buttons()

    def _give_way(self) -> None:
        """Another data file is open: these are not its people."""
        self.reject()


def _all(plan: Plan) -> list[EmailDraft]:
    return list(drafts.written(plan))


def _kept(
    every: Sequence[EmailDraft],
    folder: Path,
    plan: Plan,
    others: Sequence[MailAttachment],
    letter: str,
) -> list[Path]:
    whole = attaching.attached(plan, every, others, letter)
    return list(drafts.keep(whole, folder, drafts.sender_of(plan)))


def _subject(one: EmailDraft) -> str:
    if len(one.subject) <= LONGEST_SUBJECT:
        return one.subject
    return say(
        "{subject} (long: a phone shows {count} letters)",
        subject=one.subject,
        count=LONGEST_SUBJECT,
    )
