"""The pile as it will come out: one document at a time, and whose it is."""

from collections import OrderedDict
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from outreach_desktop.errors import OutreachError
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.paper import Sheet
from outreach_desktop.ui.paper.printing import on_paper
from outreach_desktop.ui.printing import exact
from outreach_desktop.ui.printing.exact import ExactPages
from outreach_desktop.ui.printing.pile import Pile
from outreach_desktop.ui.printing.printers import PrinterPaper
from outreach_desktop.ui.widgets.dialogs import messages
from outreach_desktop.ui.widgets.dialogs.outside import open_outside
from outreach_desktop.ui.widgets.labels import Banner, button, label
from outreach_desktop.ui.widgets.page import PageView
from outreach_desktop.words import local, say

_KEPT: Final = 12
"""Documents whose exact pages are kept: to walk back does not ask LibreOffice again."""


class Preview(QWidget):
    """Walks through the documents of a pile; left and right go on to the next one."""

    turned = Signal()
    """Another document is in view."""

    def __init__(self, pile: Pile) -> None:
        super().__init__()
        self._pile = pile
        self._place = 0
        self._paper: PrinterPaper | None = None
        self._shown: list[Sheet] = []
        self._is_exact = self._is_waiting = False
        self._exact: OrderedDict[int, ExactPages] = OrderedDict()
        self._build()
        self._connect()

    def _build(self) -> None:
        self.previous = button("", icon="chevron-left", name=say("Previous document"))
        self.following = button("", icon="chevron-right", name=say("Next document"))
        self.previous.setToolTip(say("Previous document (Left)"))
        self.following.setToolTip(say("Next document (Right)"))
        self.count = label(look="count")
        self.count.setWordWrap(False)
        self.name = label(look="section")
        self.numbers = label(look="small")
        self.in_word = button(
            say("Open in Word"), look="link", name=say("Open this document in Word")
        )
        self.exact = button(
            say("Exact pages"), look="link", name=say("Show this document as LibreOffice prints it")
        )
        self.exact.setToolTip(say("As LibreOffice prints them, here beside the form"))
        if not exact.is_there():
            self.exact.hide()
        self.as_pdf = button(
            say("Open as PDF"), look="link", name=say("Open these pages in another program")
        )
        self.as_pdf.hide()
        self.limits = Banner(look="warning")
        self.limits.hide()
        self.pages = PageView()
        bar = QHBoxLayout()
        bar.setContentsMargins(GRID, 0, GRID, 0)
        bar.setSpacing(GRID)
        for one in (self.previous, self.count, self.following):
            bar.addWidget(one)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.name)
        names.addWidget(self.numbers)
        bar.addLayout(names, 1)
        bar.addWidget(self.exact)
        bar.addWidget(self.as_pdf)
        bar.addWidget(self.in_word)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(bar)
        column.addWidget(self.limits)
        column.addWidget(self.pages, 1)

    def _connect(self) -> None:
        self.previous.clicked.connect(partial(self.walk, -1))
        self.following.clicked.connect(partial(self.walk, 1))
        self.in_word.clicked.connect(self._open)
        self.exact.clicked.connect(self._change_exact)
        self.as_pdf.clicked.connect(self._open_exact)

    @property
    def place(self) -> int:
        """The piece in view."""
        return self._place

    def show_piece(self, place: int) -> None:
        """Bring this document into view, from its first page."""
        self._place = min(max(place, 0), len(self._pile.pieces) - 1)
        self._show_names()
        self._pile.want(self._place, partial(self._show, self._place))
        if self._is_exact:
            self._want_exact()

    def walk(self, steps: int) -> None:
        """Go on to the next document, or back."""
        place = min(max(self._place + steps, 0), len(self._pile.pieces) - 1)
        if place != self._place:
            self.show_piece(place)

    def put_on(self, paper: PrinterPaper | None) -> None:
        """Show the pages on this paper, None for their own."""
        if paper != self._paper:
            self._paper = paper
            self._lay()

    def show_numbers(self) -> None:
        """More pages were counted: say which numbers those in view have."""
        self._show_names()

    def _show(self, place: int, sheets: list[Sheet]) -> None:
        if place != self._place:  # somebody walked on meanwhile
            return
        self._shown = sheets
        self._lay()
        self._say_limits()
        self._show_names()
        self.turned.emit()

    def _say_limits(self) -> None:
        """What these pages do not show; LibreOffice’s show it."""
        has_exact = self._is_exact and self._place in self._exact
        self.limits.say(told(() if has_exact else self._pile.not_shown.get(self._place, ())))
        self.as_pdf.setVisible(has_exact)

    def _lay(self) -> None:
        found = self._exact.get(self._place) if self._is_exact else None
        problem = self._pile.problems.get(self._place)
        sheets, paper = found.sheets if found else self._shown, self._paper
        if found is None and problem is not None:
            self.pages.say(str(problem))
        elif sheets:
            if paper is not None:
                sheets = [on_paper(sheet, paper.size, paper.edges) for sheet in sheets]
            self.pages.show_sheets(sheets, self._pile.pieces[self._place].called)

    def _show_names(self) -> None:
        piece, every = self._pile.pieces[self._place], len(self._pile.pieces)
        self.count.setText(
            say("{place} of {every}", place=self._place + 1, every=every) if every > 1 else ""
        )
        for one, on in (
            (self.previous, self._place > 0),
            (self.following, self._place < every - 1),
        ):
            one.setVisible(every > 1)
            one.setEnabled(on)
        one_kind = len({one.title for one in self._pile.pieces}) == 1
        self.name.setText(piece.name if one_kind and piece.name else piece.called)
        self.numbers.setText(self._numbers())

    def _numbers(self) -> str:
        """“Pages 3 to 4”, as soon as all before them are counted."""
        laid = self._pile.laid
        before, own = laid[: self._place], laid[self._place].sizes
        if len(laid) < 2 or not own or self._pile.count <= self._place:
            return ""
        first = sum(len(one.sizes) for one in before) + 1
        last = first + len(own) - 1
        if first == last:
            return say("Page {page}", page=first)
        return say("Pages {first} to {last}", first=first, last=last)

    def _open(self) -> None:
        open_outside(self, self._pile.pieces[self._place].path)

    def _change_exact(self) -> None:
        """To the pages as LibreOffice makes them, and back to those that the program draws."""
        if self._is_waiting:  # a button that cannot be pressed would lose the keyboard
            return
        self._is_exact = not self._is_exact
        if self._is_exact:
            self._want_exact()
        else:
            self._show_exact()

    def _want_exact(self) -> None:
        """It takes some seconds, in which the button says so; until then the program’s own pages are in view."""
        if self._place in self._exact:
            self._show_exact()
            return
        if self._is_waiting:
            return
        self._is_waiting = True
        self.exact.setText(say("One moment \u2026"))
        place = self._place
        self._pile.runner.aside(
            self,
            partial(exact.exact_pages, self._pile.pieces[place]),
            partial(self._take_exact, place),
            fails=self._no_exact,
        )

    def _take_exact(self, place: int, pages: ExactPages) -> None:
        self._is_waiting = False
        self._exact[place] = pages
        while len(self._exact) > _KEPT:
            self._exact.popitem(last=False)
        if self._is_exact and place != self._place:  # somebody walked on meanwhile
            self._want_exact()
        else:
            self._show_exact()

    def _show_exact(self) -> None:
        """The pages in view are those that were asked for."""
        self.exact.setText(say("Drawn pages") if self._is_exact else say("Exact pages"))
        self._say_limits()
        self._lay()

    def _open_exact(self) -> None:
        open_outside(self, self._exact[self._place].file)

    def _no_exact(self, error: OutreachError) -> None:
        self._is_exact = self._is_waiting = False
        self._show_exact()
        messages.tell(self, error)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right walk through the documents, where the pages have no use for the keys."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if steps:
            self.walk(steps)
        else:
            super().keyPressEvent(event)


def listed(kinds: tuple[str, ...]) -> str:
    """“a chart, line numbers and text in columns”."""
    return kinds[0] if len(kinds) == 1 else local.list_of(kinds)


def told(kinds: tuple[str, ...]) -> str:
    """What the pages do not show as Word prints it, and the way out; "" where they show all."""
    if not kinds:
        return ""
    if exact.is_there():
        return say(
            "This document has {parts}, and would not look here as Word prints it. “Exact pages” shows it as LibreOffice does, "
            "and “A PDF file for each document, by LibreOffice” saves it so; or open it in Word, and print it there.",
            parts=listed(kinds),
        )
    return say(
        "This document has {parts}, and would not look here as Word prints it. Choose “Open in "
        "Word”, and print it there.",
        parts=listed(kinds),
    )
