"""The first thing anybody sees: look at the sample group, or start with an empty file."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from outreach_desktop.paths import outreach_folder
from outreach_desktop.ui.desk.theme import GRID, scaled
from outreach_desktop.ui.widgets.labels import Banner, button, label
from outreach_desktop.ui.widgets.layouts import Tall
from outreach_desktop.words import say


class FirstRun(QWidget):
    """Shown while no data file is open; empty while one is being opened, which is soon done most of the time."""

    sample_wanted = Signal()
    empty_wanted = Signal()
    open_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.sample = button(say("Open the &sample group"), primary=True)
        self.empty = button(say("Start e&mpty"))
        self.other = button(say("Open a file I &already have"), look="link")
        self.ways = (self.sample, self.empty, self.other)
        self.doing = Banner()
        self.doing.hide()
        self._is_busy = False
        self._whole = self._build()
        self._whole.hide()
        self.sample.clicked.connect(self.sample_wanted)
        self.empty.clicked.connect(self.empty_wanted)
        self.other.clicked.connect(self.open_wanted)
        self.setFocusProxy(self.sample)

    def show_doing(self, sentence: str) -> None:
        """A file is being opened, and it takes a while: say so, and offer no other meanwhile."""
        self.doing.say(sentence)
        if sentence:
            self._whole.show()
        for way in self.ways:
            way.setEnabled(not sentence)

    def show_busy(self, busy: bool) -> None:
        """Whether a file is being opened. When not, it is open now, or refused, and there is this page to choose from."""
        self._is_busy = busy
        if not busy:
            self.show_doing("")
            self._offer_soon()

    def showEvent(self, event: QShowEvent) -> None:
        """What to open is asked for right after the window is shown."""
        super().showEvent(event)
        self._offer_soon()

    def _offer_soon(self) -> None:
        QTimer.singleShot(0, self, self._offer)

    def _offer(self) -> None:
        if self._is_busy or not self.isVisible() or self._whole.isVisible():
            return
        self._whole.show()
        if self.window().focusWidget() is None:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> QWidget:
        ways = QHBoxLayout()
        ways.setSpacing(GRID * 3)
        ways.addWidget(
            _way(
                say("Look around first"),
                say(
                    "An invented support group with its people, organisations, events and letters. It is a "
                    "file of its own, so nothing you try there touches your own data."
                ),
                self.sample,
            )
        )
        ways.addWidget(
            _way(
                say("Begin with your own group"),
                say(
                    "An empty file in {folder}. Type your people in, or import them from a "
                    "spreadsheet or an address book.",
                    folder=_short_folder(),
                ),
                self.empty,
            )
        )
        middle = QWidget()
        middle.setMaximumWidth(scaled(GRID * 104))
        column = QVBoxLayout(middle)
        column.setSpacing(GRID * 2)
        column.addWidget(label(say("Welcome to Outreach Desktop"), "heading"))
        column.addWidget(
            label(
                say(
                    "Know the people in healthcare who help your group, and write to them well. "
                    "Everything stays on this computer; nothing is sent anywhere."
                )
            )
        )
        column.addWidget(self.doing)
        column.addSpacing(GRID)
        column.addLayout(ways)
        column.addWidget(self.other, alignment=Qt.AlignmentFlag.AlignLeft)
        page = QWidget()
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(middle, 20)
        across.addStretch(1)
        down = QVBoxLayout(page)
        down.addStretch(2)
        down.addLayout(across)
        down.addStretch(3)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        tall = Tall(page)
        whole.addWidget(tall)
        return tall


def _way(title: str, text: str, choice: QWidget) -> QFrame:
    way = QFrame()
    way.setProperty("look", "way")
    column = QVBoxLayout(way)
    column.setContentsMargins(GRID * 3, GRID * 3, GRID * 3, GRID * 3)
    column.setSpacing(GRID * 2)
    column.addWidget(label(title, "title"))
    column.addWidget(label(text))
    column.addStretch(1)
    column.addWidget(choice)
    return way


def _short_folder() -> str:
    folder = outreach_folder()
    return f"{folder.parent.name}/{folder.name}"
