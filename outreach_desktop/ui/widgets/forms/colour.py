"""A colour: typed as six digits, or chosen by looking."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QColorDialog, QHBoxLayout, QWidget

from outreach_desktop.domain.post.letter_look import NO_COLOUR, as_colour, is_colour
from outreach_desktop.ui.desk import theme
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.widgets.labels import button
from outreach_desktop.ui.widgets.pasting import LineField
from outreach_desktop.words import say

_LONGEST = 30


class _ColourLine(LineField):
    """Where the digits are typed."""

    def __init__(self) -> None:
        super().__init__(longest=_LONGEST)

    def not_understood(self) -> str:
        """What to do if something is typed that is no colour; "" if all is well."""
        typed = as_colour(self.text())
        return "" if not typed or is_colour(typed) else NO_COLOUR


class ColourField(QWidget):
    """Six hexadecimal digits, "" for none; `words` say what has the colour."""

    edited = Signal()

    def __init__(self, words: str, hint: str = "") -> None:
        super().__init__()
        self._words = words
        self.line = _ColourLine()
        self.line.setPlaceholderText(hint)
        self.line.setAccessibleName(words)
        asks = say("Choose\u2026")
        self.choose_button = button(
            f" {asks}", name=say("Choose: {field}", field=words), changes=True
        )
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GRID)
        whole.addWidget(self.line, 1)
        whole.addWidget(self.choose_button)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(lambda _: self._show())
        self.choose_button.clicked.connect(self.choose)
        self._show()

    def value(self) -> str:
        """The digits; what is no colour as it stands."""
        return as_colour(self.line.text())

    def not_understood(self) -> str:
        """What to do if something is typed that is no colour; "" if all is well."""
        return self.line.not_understood()

    def set_value(self, value: str) -> None:
        """Show this colour."""
        self.line.setText(value)

    def choose(self) -> QColorDialog:
        """Offer colours to look at."""
        dialog = QColorDialog(self)
        dialog.setWindowTitle(self._words)
        if (now := self._colour()).isValid():
            dialog.setCurrentColor(now)
        dialog.colorSelected.connect(lambda colour: self.set_value(as_colour(colour.name())))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _colour(self) -> QColor:
        return QColor(f"#{self.value()}") if self.value() else QColor()

    def _show(self) -> None:
        """The colour itself, beside what opens the others."""
        size = theme.scaled(theme.BESIDE_WORDS)
        patch = QPixmap(size, size)
        colour = self._colour()
        patch.fill(colour if colour.isValid() else QColor("white"))
        self.choose_button.setIcon(QIcon(patch) if colour.isValid() else QIcon())
        self.edited.emit()
