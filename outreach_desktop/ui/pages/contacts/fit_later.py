"""Told when several became core people at once: who they are, and where the question whether they fit waits."""

from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from outreach_desktop.domain.contacts import Contact
from outreach_desktop.domain.knowing.core import standing, warning
from outreach_desktop.services.knowing.promoting import Promoted
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.pages.contacts.fit import ask_fit
from outreach_desktop.ui.widgets.dialogs.dialog import Dialog
from outreach_desktop.ui.widgets.labels import Banner, LinkLabel, button, label
from outreach_desktop.words import say, say_many

_MOST: Final = 30
"""Names that are shown: the board has them all."""


class FitLaterDialog(Dialog):
    """Lists them; each can be asked about at once, and nobody has to be."""

    manual = "people#your-core-network"
    board_wanted = Signal()

    def __init__(self, parent: QWidget, runner: Runner, promoted: Promoted) -> None:
        super().__init__(parent, say("Do they fit?"))
        self._runner = runner
        self.told = label(
            " ".join(
                (
                    say_many(
                        "{count} person is one of your core people now.",
                        "{count} people are core people now.",
                        len(promoted.people),
                    ),
                    standing(promoted.count, promoted.most),
                )
            )
        )
        self.warning = Banner(look="warning")
        self.warning.say(warning(promoted.count, promoted.most))
        self.column.addWidget(self.told)
        self.column.addWidget(self.warning)
        if unasked := promoted.unasked:
            self.column.addWidget(
                label(
                    say(
                        "Of these it is not yet asked whether they fit. Choose someone to ask it now, or leave it: the board of your core network shows it until it is asked."
                    )
                )
            )
            self._list(unasked)
        self.column.addStretch(1)
        board = button(say("Core network\u2026"))
        board.clicked.connect(self._show_board)
        close = button(say("Close"), primary=True)
        close.clicked.connect(self.accept)
        self.finish([close], others=[board], size=(560, 440))
        close.setFocus()

    def _list(self, people: tuple[Contact, ...]) -> None:
        names = QVBoxLayout()
        names.setSpacing(GRID // 2)
        for one in people[:_MOST]:
            link = LinkLabel(one.name, name=say("Ask whether {name} fits", name=one.name))
            link.clicked.connect(partial(self._ask, one.id, link))
            names.addWidget(link)
        if (more := len(people) - _MOST) > 0:
            names.addWidget(label(say("And {more} more.", more=more), "muted"))
        self.column.addLayout(names)

    def links(self) -> list[LinkLabel]:
        """Those who are still to be asked about."""
        return [one for one in self.findChildren(LinkLabel) if not one.isHidden()]

    def _ask(self, contact_id: str, link: LinkLabel) -> None:
        ask_fit(self, self._runner, contact_id, link.hide)

    def _show_board(self) -> None:
        self.accept()
        self.board_wanted.emit()
