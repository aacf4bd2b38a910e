"""Finished pages to look at: white paper on the window's ground, scrolled, at any size."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.paper import Sheet
from outreach_desktop.ui.widgets.flow import Beside
from outreach_desktop.ui.widgets.ground import MARGIN, POINT, Ground
from outreach_desktop.ui.widgets.labels import button, label
from outreach_desktop.ui.widgets.layouts import Tall, row
from outreach_desktop.words import say

_ZOOMS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)


class PagesView(QScrollArea):
    """Sheets one under the other, as wide as the room there is, or at a size of one's own choice.

    Ctrl with the wheel, + and - change the size, 0 fits it to the width again; the usual keys
    scroll, Page Up and Page Down go by a page.
    """

    turned = Signal()
    """Another page has come into view, or other sheets are shown."""

    def __init__(self) -> None:
        super().__init__()
        self.ground = Ground()
        self._told: Sheet | None = None
        self._zoom = 0.0  # as wide as there is room
        self.setWidget(self.ground)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(say("Finished pages"))
        self.verticalScrollBar().setSingleStep(GRID * 4)
        self.verticalScrollBar().valueChanged.connect(lambda _: self._turn())

    def show_sheets(self, sheets: Sequence[Sheet], *, stays: bool = False) -> None:
        """Show these pages, from the top of the first, or as far down as the ones before them."""
        down = self.verticalScrollBar().value() if stays else 0
        self._fit(sheets)
        self.verticalScrollBar().setValue(down)
        self._turn()

    def bring_into_view(self, place: int, points: float) -> None:
        """Scroll no more than it takes to see what stands so far down a page."""
        y = self.ground.area(place).top() + round(points * self.ground.scale)
        self.ensureVisible(self.horizontalScrollBar().value(), y, 0, GRID * 8)

    @property
    def sheets(self) -> Sequence[Sheet]:
        """The pages shown."""
        return self.ground.sheets

    @property
    def current(self) -> int:
        """The place of the page that fills most of the view, from 0."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        return self.ground.place_at(middle + 1)

    @property
    def zoom(self) -> float:
        """How large a page is shown; 1 is its real size on an ordinary screen."""
        return self.ground.scale / POINT

    def go_to(self, place: int) -> None:
        """Bring the top of a page to the top of the view."""
        if self.sheets:
            place = min(max(place, 0), len(self.sheets) - 1)
            self.verticalScrollBar().setValue(self.ground.area(place).top() - MARGIN)

    def resize_pages(self, steps: int) -> None:
        """Show pages larger or smaller; 0 fits them to the width again."""
        if steps == 0:
            self._zoom = 0.0
        else:
            larger = [zoom for zoom in _ZOOMS if zoom > self.zoom + 0.01]
            smaller = [zoom for zoom in _ZOOMS if zoom < self.zoom - 0.01]
            wanted = larger[:1] if steps > 0 else smaller[-1:]
            self._zoom = wanted[0] if wanted else self.zoom
        place = self.current
        self._fit()
        self.go_to(place)
        self._turn()

    def _fit(self, sheets: Sequence[Sheet] | None = None) -> None:
        sheets = self.sheets if sheets is None else sheets
        widest = max((sheet.width for sheet in sheets), default=595.3)
        room = self.viewport().width() - 2 * MARGIN
        self.ground.lay(sheets, self._zoom * POINT if self._zoom else max(room / widest, 0.2))

    def _turn(self) -> None:
        sheet = self.sheets[self.current] if self.sheets else None
        if sheet is not self._told:
            self._told = sheet
            self.setAccessibleDescription(sheet.told if sheet else "")
        self.turned.emit()

    # -- Qt tells ------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the pages as wide as the view, and the one being read in it."""
        place = self.current
        super().resizeEvent(event)
        if not self._zoom:
            self._fit()
            self.go_to(place)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl with the wheel changes the size."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.resize_pages(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go by pages, and change the size; left and right are left to who has a use for them."""
        aside = event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right)
        if aside and not self.horizontalScrollBar().maximum():
            event.ignore()
            return
        keys = {
            Qt.Key.Key_PageUp: lambda: self.go_to(self.current - 1),
            Qt.Key.Key_PageDown: lambda: self.go_to(self.current + 1),
            Qt.Key.Key_Home: lambda: self.go_to(0),
            Qt.Key.Key_End: lambda: self.go_to(len(self.sheets)),
            Qt.Key.Key_Plus: lambda: self.resize_pages(1),
            Qt.Key.Key_Equal: lambda: self.resize_pages(1),
            Qt.Key.Key_Minus: lambda: self.resize_pages(-1),
            Qt.Key.Key_0: lambda: self.resize_pages(0),
        }
        act = keys.get(Qt.Key(event.key()))
        if act is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        else:
            act()


class PageView(QWidget):
    """Finished pages with the number of the one in view and the size they are shown at.

    Where there is nothing to see it says why, in a sentence.
    """

    def __init__(self) -> None:
        super().__init__()
        self.pages = PagesView()
        self._title = ""
        self._nothing = label(look="muted")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._number = label(look="small")
        self._number.setWordWrap(False)
        self._size = label(look="small")
        self._size.setWordWrap(False)
        self._build()
        self._connect()
        self.say("")

    def _build(self) -> None:
        self._smaller = button("", icon="minus", look="flat", name=say("Show pages smaller"))
        self._larger = button("", icon="plus", look="flat", name=say("Show pages larger"))
        self._fit = button(say("Fit"), look="flat", name=say("Fit pages to the width"))
        for one, keys in ((self._smaller, "-"), (self._larger, "+"), (self._fit, "0")):
            one.setToolTip(f"{one.accessibleName()} ({keys})")
        self._bar = QWidget()
        sizes = QWidget()
        sizes.setLayout(row(self._smaller, self._size, self._larger, self._fit, spacing=GRID // 2))
        beside = Beside(self._number, sizes, stretched=0)
        bar = QVBoxLayout(self._bar)
        bar.setContentsMargins(MARGIN, GRID // 2, MARGIN, GRID // 2)
        bar.addWidget(beside)
        nothing = QWidget()
        column = QVBoxLayout(nothing)
        column.setContentsMargins(GRID * 4, GRID * 4, GRID * 4, GRID * 4)
        column.addWidget(self._nothing)
        self._stack = QStackedWidget()
        self._stack.addWidget(Tall(nothing))
        self._stack.addWidget(self.pages)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._whole.addWidget(self._stack, 1)
        self._whole.addWidget(self._bar)

    def put_bar(self, elsewhere: QBoxLayout | None) -> None:
        """Let the line with the number and the size stand in this layout, or below the pages where there is none."""
        where = elsewhere if elsewhere is not None else self._whole
        if where.indexOf(self._bar) < 0:
            shown = not self._bar.isHidden()
            where.addWidget(self._bar)
            self._bar.setVisible(shown)

    @property
    def bar_width(self) -> int:
        """How wide the line with the number and the size is."""
        return self._bar.sizeHint().width()

    def _connect(self) -> None:
        self.pages.turned.connect(self._show_number)
        self._smaller.clicked.connect(lambda: self.pages.resize_pages(-1))
        self._larger.clicked.connect(lambda: self.pages.resize_pages(1))
        self._fit.clicked.connect(lambda: self.pages.resize_pages(0))

    def show_sheets(self, sheets: Sequence[Sheet], title: str, *, stays: bool = False) -> None:
        """Show these pages; `title` says whose they are. One that `stays` is as far down as the one before."""
        self._title = title
        self._stack.setCurrentIndex(1)
        self._bar.setVisible(True)
        self.pages.show_sheets(sheets, stays=stays)

    def say(self, sentence: str) -> None:
        """Show a sentence instead of pages."""
        self._title = ""
        self._nothing.setText(sentence)
        self.pages.show_sheets([])
        self._stack.setCurrentIndex(0)
        self._bar.setVisible(False)

    @property
    def sentence(self) -> str:
        """What is said instead of pages; "" while pages are shown."""
        return self._nothing.text() if self._stack.currentIndex() == 0 else ""

    @property
    def number(self) -> str:
        """“Page 2 of 6”, for the page in view."""
        return self._number.text()

    def _show_number(self) -> None:
        count = len(self.pages.sheets)
        words = (
            say("Page {number} of {count}", number=self.pages.current + 1, count=count)
            if count
            else ""
        )
        self._number.setText(words)
        self._size.setText(f"{self.pages.zoom:.0%}")
        self.pages.setAccessibleName(", ".join(part for part in (self._title, words) if part))
