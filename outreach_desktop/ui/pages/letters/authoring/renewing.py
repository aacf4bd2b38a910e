"""After an update: copies that were renewed are told, and of those that the group has changed someone chooses block by block."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from outreach_desktop.domain.documents.documents import title_in_words
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.making.letters import title_of
from outreach_desktop.services.making.own import renewal
from outreach_desktop.services.making.own.renewal import (
    Differing,
    Renewal,
    RenewedCopy,
    Renewing,
    TakenOver,
)
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.widgets.dialogs.dialog import Dialog
from outreach_desktop.ui.widgets.forms.forms import ChoiceField
from outreach_desktop.ui.widgets.labels import Banner, button, label
from outreach_desktop.words import say, say_many


class Renewals(QObject):
    """Asks once for a page; the strips say what was renewed, and what is to be chosen."""

    changed = Signal()
    """Files are others now."""

    def __init__(self, page: QWidget, runner: Runner) -> None:
        super().__init__(page)
        self._page = page
        self._runner = runner
        self._is_asked = False
        self._renewed: tuple[RenewedCopy, ...] = ()
        self._to_choose: list[Path] = []
        self.told = Banner(action=say("Put the old one back"))
        self.asks = Banner(action=say("Compare\u2026"))
        for strip in (self.told, self.asks):
            strip.hide()
        self.told.action.clicked.connect(self._take_back)
        self.asks.action.clicked.connect(self._compare)

    def ask(self) -> None:
        """Renew what is as it was made, the first time; a file that is only looked at stays as it is."""
        if not self._is_asked and self._runner.looked_at is None:
            self._is_asked = True
            self._runner.ask(self._page, renewal.renew, self._found, latest="renew")

    def _found(self, found: Renewing) -> None:
        self._to_choose = list(found.to_choose)
        self._ask_for_next()
        if found.renewed:
            self._tell(found.renewed)
            self.changed.emit()

    def _tell(self, renewed: Sequence[RenewedCopy]) -> None:
        self._renewed = tuple(renewed)
        self.told.say(
            say_many(
                "\u201c{name}\u201d is renewed: the document that comes with the program is newer. What it was lies in \u201c{folder}\u201d.",
                "{count} copies are renewed: the documents that come with the program are newer. What they were lies in \u201c{folder}\u201d.",
                len(renewed),
                name=_name(renewed[0].path),
                folder=renewed[0].old.parent,
            )
        )

    def _take_back(self) -> None:
        back = self._renewed

        def take_back() -> None:
            for one in back:
                renewal.take_back(one)

        self._runner.aside(self._page, take_back, lambda _: self._is_back())

    def _is_back(self) -> None:
        self._renewed = ()
        self.told.say("")
        self.changed.emit()

    # -- choosing ----------------------------------------------------------------------------------

    def _ask_for_next(self) -> None:
        self.asks.say(
            say(
                "You have changed \u201c{name}\u201d, and the document that comes with the program is newer.",
                name=_name(self._to_choose[0]),
            )
            if self._to_choose
            else ""
        )

    def _compare(self) -> None:
        path = self._to_choose[0]
        self._runner.ask(self._page, partial(renewal.compare, path=path), self._show)

    def _show(self, found: Renewal) -> None:
        if not found.places:  # it says the same already
            self._chosen(found, [])
            return
        dialog = RenewalDialog(self._page, found)
        dialog.chosen.connect(partial(self._chosen, found))
        dialog.open()

    def _chosen(self, found: Renewal, kept: Sequence[TakenOver]) -> None:
        def choose(db: Data) -> RenewedCopy | None:
            return renewal.choose(db, found, kept)

        self._runner.ask(self._page, choose, partial(self._is_chosen, found.path))

    def _is_chosen(self, path: Path, renewed: RenewedCopy | None) -> None:
        self._to_choose = [one for one in self._to_choose if one != path]
        self._ask_for_next()
        if renewed is not None:
            self._tell([renewed])
            self.changed.emit()


class RenewalDialog(Dialog):
    """Each place in which the two differ: what you have, what is new, and which of them is to stay."""

    manual = "own-documents#when-a-document-is-newer"

    chosen = Signal(object)
    """What is to be kept, in the order of the places."""

    def __init__(self, parent: QWidget, found: Renewal) -> None:
        name = _name(found.path)
        super().__init__(
            parent,
            say("Newer document: {name}", name=name),
            say("What to take into \u201c{name}\u201d", name=name),
        )
        self.choices: list[ChoiceField] = []
        self.column.addWidget(
            label(
                say(
                    "On the left is your copy, on the right the document that comes with the program now. What you choose is written as a "
                    "new file; the one you have is put into the folder Put away."
                )
            )
        )
        for number, place in enumerate(found.places, 1):
            self._add(number, place)
        self.column.addStretch(1)
        self.all_mine = button(say("Keep all of mine"))
        self.cancel = button(say("Cancel"))
        self.write = button(say("Write the new file"), primary=True)
        self.all_mine.clicked.connect(self._keep_mine)
        self.cancel.clicked.connect(self.reject)
        self.write.clicked.connect(self._done)
        self.finish([self.cancel, self.write], others=[self.all_mine], size=(860, 640))

    def _add(self, number: int, place: Differing) -> None:
        choice = ChoiceField(
            [
                (TakenOver.YOURS, say("keep yours")),
                (TakenOver.NEW, say("take the new one")),
                (TakenOver.BOTH, say("keep both")),
            ]
        )
        choice.set_value(place.usual)
        choice.setAccessibleName(say("What becomes of place {number}", number=number))
        self.choices.append(choice)
        lines = QWidget()
        grid = QGridLayout(lines)
        grid.setContentsMargins(0, GRID, 0, GRID)
        grid.setHorizontalSpacing(GRID * 2)
        told = (
            say("{number}. You have changed this, too.", number=number)
            if place.is_changed
            else say("{number}. You have not changed this.", number=number)
        )
        grid.addWidget(label(f"{told} {place.where}".rstrip(), "section"), 0, 0, 1, 2)
        yours, new = place.apart
        for column, (head, text) in enumerate(((say("Yours"), yours), (say("New"), new))):
            grid.addWidget(label(head, "small"), 1, column)
            grid.addWidget(_words(text), 2, column, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(column, 1)
        grid.addWidget(choice, 3, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(lines)

    def _keep_mine(self) -> None:
        self.chosen.emit([TakenOver.YOURS for _ in self.choices])
        self.accept()

    def _done(self) -> None:
        self.chosen.emit([TakenOver(choice.value()) for choice in self.choices])
        self.accept()


def _words(text: str) -> QLabel:
    words = label(text or say("nothing here"), "" if text else "muted")
    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return words


def _name(path: Path) -> str:
    return title_in_words(title_of(path))
