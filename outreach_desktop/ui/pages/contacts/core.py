"""The board of the core network: each of them on a card, who was longest not in touch first."""

from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from outreach_desktop.domain.fields import begun
from outreach_desktop.domain.group import FIELDS, MOST_CORE
from outreach_desktop.domain.knowing.core import how_many, is_asked, warning
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.knowing import core
from outreach_desktop.services.knowing.core import CoreBoard, CorePerson
from outreach_desktop.ui.desk import theme
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.pages.contacts.fit import ask_fit
from outreach_desktop.ui.widgets import changing
from outreach_desktop.ui.widgets.dialogs.dialog import Dialog
from outreach_desktop.ui.widgets.flow import Flow
from outreach_desktop.ui.widgets.forms.clicks import after_the_click
from outreach_desktop.ui.widgets.forms.dates import ago
from outreach_desktop.ui.widgets.forms.forms import NumberField
from outreach_desktop.ui.widgets.labels import Banner, LinkLabel, button, label, more_button
from outreach_desktop.words import say

_WIDTH = 260
"""Of a card, for the usual text."""


class CoreDialog(Dialog):
    """Shows the board; who is clicked is told, and a priority changed here is changed at once."""

    manual = "people#your-core-network"
    person_wanted = Signal(str)

    def __init__(self, parent: QWidget, runner: Runner, today: Clock) -> None:
        super().__init__(parent, say("Core network"))
        self._runner, self._today = runner, today
        self._kept_most = 0
        self.count = label()
        self.most = NumberField(1, MOST_CORE)
        self.most.setAccessibleName(FIELDS["core_most"].label)
        self.most.editingFinished.connect(partial(after_the_click, self, self._set_most))
        changing.mark(self.most)
        asked = label(FIELDS["core_most"].label, "muted")
        asked.setBuddy(self.most)
        self.warning = Banner(look="warning")
        self.warning.say("")
        self.empty = label(
            say(
                "No one yet. Give someone the priority \u201ccore\u201d, under Relationship on their card, and they stand here."
            ),
            "muted",
        )
        self.empty.hide()
        self._board = QWidget()
        for words in (self.count, asked):
            words.setWordWrap(False)  # as wide as they are: what has no room goes on below
        self.column.addLayout(Flow(self.count, asked, self.most, spacing=GRID * 2))
        self.column.addWidget(self.warning)
        self.column.addWidget(self.empty)
        self.column.addWidget(self._board)
        self.column.addStretch(1)
        close = button(say("Close"), primary=True)
        close.clicked.connect(self.accept)
        self.finish([close], size=(900, 640))
        self.reload()

    def reload(self) -> None:
        """Ask who is in it now."""
        day = self._today()
        self._runner.ask(self, lambda db: core.board(db, today=day), self._show, latest="board")

    def cards(self) -> list["CoreCard"]:
        """The cards, in their order."""
        return self._board.findChildren(CoreCard)

    def _show(self, board: CoreBoard) -> None:
        self._kept_most = board.most
        self.most.set_value(board.most)
        self.count.setText(how_many(len(board.people), board.most))
        self.warning.say(warning(len(board.people), board.most))
        self.empty.setVisible(not board.people)
        cards = []
        for person in board.people:
            card = CoreCard(person, board, self._today)
            card.name.clicked.connect(partial(self._leave_for, person.contact.id))
            card.move_wanted.connect(self._move)
            card.fit_wanted.connect(self._ask_fit)
            cards.append(card)
        for card in cards:
            card.beside = cards
        whole = QWidget()
        whole.setLayout(Flow(*cards, spacing=GRID * 3 // 2))
        self.column.replaceWidget(self._board, whole)
        self._board.hide()
        self._board.deleteLater()  # not at once: this may be the answer to a click on it
        self._board = whole

    def _leave_for(self, contact_id: str) -> None:
        self.accept()
        self.person_wanted.emit(contact_id)

    def _ask_fit(self, contact_id: str) -> None:
        ask_fit(self, self._runner, contact_id, self.reload)

    def _move(self, contact_id: str, tier: str) -> None:
        def change(db: Data) -> None:
            core.move(db, contact_id, tier)

        self._runner.do(self, change, lambda _: self.reload())

    def _set_most(self) -> None:
        most = self.most.value()
        if most == self._kept_most:  # the field was only left
            return

        def change(db: Data) -> None:
            core.set_most(db, most)

        self._runner.do(self, change, lambda _: self.reload())


class CoreCard(QFrame):
    """What is to be seen of one at a glance."""

    move_wanted = Signal(str, str)
    """Their id, and another priority for them."""
    fit_wanted = Signal(str)
    """The id of someone of whom it is not yet asked."""

    def __init__(self, person: CorePerson, board: CoreBoard, today: Clock) -> None:
        super().__init__()
        self.setProperty("look", "way")
        self.setFixedWidth(theme.scaled(_WIDTH))
        contact = person.contact
        self.name = LinkLabel(contact.name, name=say("Show {name}", name=contact.name))
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 3 // 2, GRID, GRID * 3 // 2, GRID)
        column.setSpacing(GRID // 2)
        column.addWidget(self.name)
        work = ", ".join(filter(None, (begun(person.role), person.organisation)))
        seen = ago(person.last_contact, today())
        for text, look in (
            (work, "muted"),
            (say("Last contact {ago}", ago=seen) if seen else say("No contact yet"), ""),
            (say("{name} keeps in touch", name=person.lead) if person.lead else "", "muted"),
            (say("Aim: {aim}", aim=contact.aim) if contact.aim else "", ""),
            (_fit(person.fit, board.fits), "muted"),
        ):
            if text:
                column.addWidget(label(text, look))
        if board.fits and not is_asked(contact.fit, contact.fit_note):
            ask = LinkLabel(
                say("Fit not yet asked"), name=say("Ask whether {name} fits", name=contact.name)
            )
            ask.clicked.connect(partial(self.fit_wanted.emit, contact.id))
            column.addWidget(ask)
        column.addStretch(1)
        self._column = column
        self.beside = [self]
        """All cards of the board."""
        if board.others:
            more = more_button(
                changes=[
                    (
                        say("Make their priority \u201c{tier}\u201d", tier=words),
                        partial(self.move_wanted.emit, contact.id, tier),
                    )
                    for tier, words in board.others
                ],
                look="link",
                name=say("Another priority for {name}", name=contact.name),
            )
            column.addLayout(Flow(more))

    def sizeHint(self) -> QSize:
        """As high as the one with the most words: they stand in rows."""
        return QSize(theme.scaled(_WIDTH), max(one.own_height() for one in self.beside))

    def own_height(self) -> int:
        """What its words take in its width."""
        return self._column.totalHeightForWidth(theme.scaled(_WIDTH))


def _fit(fits: int, most: int) -> str:
    return say("Fits in {count} of {most} points", count=fits, most=most) if fits else ""
