"""Short lines that mean something only when they are well typed: days, times, amounts, lengths."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from outreach_desktop.domain.fields import Field
from outreach_desktop.ui.widgets.pasting import LineField
from outreach_desktop.words import say

LONGEST = 60
"""Letters of the longest day that anybody writes out: a page pasted by mistake is not gone through for months."""
_MOST = 999_999_999


class TypedField(LineField):
    """A short line that means something only when it is well typed; a draft keeps it as it stands."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__(longest=LONGEST)
        self.about: Field | None = None
        """What the domain says of it, where a form added it so."""
        self.textChanged.connect(lambda _: self.edited.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter that writes out what is meant (4/3 is 4 Mar 2026) does no more: it is seen before it is saved."""
        before = self.text()
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.text() != before:
            event.accept()

    def as_typed(self) -> str:
        """What stands in the field, well typed or not yet."""
        return self.text()

    def type_in(self, text: str) -> None:
        """Show this text."""
        self.setText(text)


class AmountField(TypedField):
    """A whole number from 0 up, or nothing; blanks, full stops and commas between its digits are passed over."""

    def __init__(self, example: str = "") -> None:
        super().__init__()
        self.setPlaceholderText(example)

    def value(self) -> int | None:
        """The number, None if nothing or no number is typed."""
        digits = self.text().translate(_BETWEEN)
        if not digits.isascii() or not digits.isdecimal():
            return None
        number = int(digits)
        return number if number <= _MOST else None

    def set_value(self, value: int | None) -> None:
        """Show this number."""
        self.setText("" if value is None else str(value))

    def not_understood(self) -> str:
        """What to do if something is typed that is no number; "" if all is well."""
        is_well = not self.text().strip() or self.value() is not None
        return "" if is_well else say("Type a whole number, like 1200.")


class MillimetreField(TypedField):
    """A length in millimetres, with a comma or a point before its tenths; nothing is 0."""

    def value(self) -> float:
        """The length; what is none is less than nothing."""
        typed = self.text().casefold().replace("mm", "").replace(",", ".").strip()
        if not typed:
            return 0.0
        try:
            length = float(typed)
        except ValueError:
            return -1.0
        return round(length, 1) if 0 <= length < _MOST else -1.0

    def set_value(self, value: float) -> None:
        """Show this length."""
        self.setText(f"{value:g}")

    def not_understood(self) -> str:
        """What to do if something is typed that is no length; "" if all is well."""
        return "" if self.value() >= 0 else say("Type millimetres, like 22.5.")


_BETWEEN = str.maketrans("", "", " .,\u00a0\u202f'")
