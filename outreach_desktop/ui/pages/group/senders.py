"""Who signs: a card for each sender, and the dialog that changes one."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from outreach_desktop.domain.group import SENDER_FIELDS as FIELDS
from outreach_desktop.domain.group import Sender, SenderDraft, sender_problems
from outreach_desktop.domain.problems import Problem
from outreach_desktop.services import group
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.pages.group.pictures import PictureBox, PictureWords
from outreach_desktop.ui.widgets.flow import Beside, Flow
from outreach_desktop.ui.widgets.forms.form_editor import FormEditor
from outreach_desktop.ui.widgets.forms.forms import TextField, TickField
from outreach_desktop.ui.widgets.labels import Chips, EmptyState, button, clear, label
from outreach_desktop.ui.widgets.layouts import open_at
from outreach_desktop.ui.widgets.refilling import staying
from outreach_desktop.ui.widgets.text import to_copy
from outreach_desktop.words import say

Signed = tuple[Sender, bytes | None]
"""A sender with the picture of the signature, if there is one."""


class Senders(QWidget):
    """The cards of all senders, the one who signs by default first."""

    add_wanted = Signal()
    edit_wanted = Signal(object)
    remove_wanted = Signal(object)
    signature_chosen = Signal(object, str, object)
    """The sender, and name and content of the picture; None takes it away."""

    def __init__(self) -> None:
        super().__init__()
        self.add_button = button(say("Add a sender\u2026"), icon="plus", changes=True)
        self.empty = EmptyState(
            say("Letters are signed by a person, with a phone number that reaches them."),
            say("Add the first sender\u2026"),
            changes=True,
        )
        self._cards = QVBoxLayout()
        self._cards.setSpacing(GRID * 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID * 2)
        column.addLayout(self._cards)
        column.addWidget(self.add_button, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.empty)
        column.addStretch(1)
        self.add_button.clicked.connect(self.add_wanted)
        self.empty.primary.clicked.connect(self.add_wanted)

    def show_senders(
        self, senders: Sequence[Signed], *, harmful: Collection[bytes] = frozenset()
    ) -> None:
        """Show these, one card each; signatures that are `harmful` are told and not drawn."""
        with staying(self):
            clear(self._cards)
            for sender, signature in senders:
                self._cards.addWidget(self._card(sender, signature, harms=signature in harmful))
            self.empty.setVisible(not senders)
            self.add_button.setVisible(bool(senders))

    def _card(self, sender: Sender, signature: bytes | None, *, harms: bool) -> QWidget:
        card = QFrame()
        card.setProperty("look", "box")
        picture = PictureBox(_signature(sender.name), GRID * 9)
        picture.show_picture(signature, harms=harms)
        picture.chosen.connect(partial(self.signature_chosen.emit, sender))
        picture.taken_away.connect(partial(self.signature_chosen.emit, sender, "", None))
        inside = QVBoxLayout(card)
        inside.setContentsMargins(GRID * 2, GRID * 2, GRID * 2, GRID * 2)
        inside.addWidget(Beside(self._words(sender), picture, spacing=GRID * 4, stretched=0))
        return card

    def _words(self, sender: Sender) -> QWidget:
        edit = button(
            say("Edit\u2026"),
            icon="pencil",
            name=say("Edit {name}", name=sender.name),
            changes=True,
        )
        edit.clicked.connect(partial(self.edit_wanted.emit, sender))
        remove = button(
            say("Remove"), look="link", name=say("Remove {name}", name=sender.name), changes=True
        )
        remove.clicked.connect(partial(self.remove_wanted.emit, sender))
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(label(sender.name, "title"))
        if sender.role:
            column.addWidget(label(sender.role))
        for way in filter(None, (sender.phone, sender.email)):
            column.addWidget(to_copy(way))
        if not (sender.phone or sender.email):
            column.addWidget(label(say("No phone number or email address yet"), "muted"))
        column.addWidget(
            Chips([say("signs where no one else is chosen")] * sender.is_default, "badge")
        )
        column.addSpacing(GRID)
        column.addStretch(1)
        column.addLayout(Flow(edit, remove, spacing=GRID))
        return whole


def _signature(name: str) -> PictureWords:
    return PictureWords(
        choose=say("Choose the picture of the signature of {name}", name=name),
        remove=say("Remove the signature of {name}", name=name),
        none=say("No signature of {name} yet", name=name),
        is_shown=say("The signature of {name}: shown", name=name),
        is_none=say("The signature of {name}: there is none yet", name=name),
        is_broken=say("The signature of {name}: it cannot be shown; choose another", name=name),
    )


class SenderEditor(FormEditor):
    """Adds somebody who signs, or changes one."""

    def __init__(self, parent: QWidget, runner: Runner, sender: Sender | None = None) -> None:
        super().__init__(
            parent, runner, say("Edit {name}", name=sender.name) if sender else say("New sender")
        )
        self._sender = sender
        draft = sender or SenderDraft()
        add = self._form.add_field
        add(FIELDS["name"], TextField())
        add(FIELDS["role"], TextField(say("Outreach coordinator")))
        add(FIELDS["phone"], TextField())
        add(FIELDS["email"], TextField("ann@example.org"))
        add(FIELDS["is_default"], TickField(FIELDS["is_default"].label))
        self._form.fill({key: getattr(draft, key) for key in self._form.values()})
        self.add(self._form)
        self.add_stretch()
        self._form.field("name").setFocus()
        if sender is None:
            self.keep_draft("group.sender")
        else:
            self.keep_draft("group.sender_edit", sender.id, edits=True)
        open_at(self, 560, 440)

    def draft(self) -> SenderDraft:
        """The sender as typed."""
        return replace(self._sender or SenderDraft(), **self._form.values())  # type: ignore[arg-type]

    def rules(self) -> tuple[Problem, ...]:
        """Those of somebody who signs."""
        return sender_problems(self.draft())

    def keeping(self) -> Callable[[Data], str]:
        """Keep the sender; the signature is chosen on the card."""
        draft = self.draft()
        if isinstance(draft, Sender):
            return lambda db: group.change_sender(db, draft).id
        return lambda db: group.add_sender(db, draft).id
