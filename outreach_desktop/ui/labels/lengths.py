"""A length in a field: with a point or a comma, in whole parts of a millimetre, so that nothing is rounded behind one\u2019s back."""

from PySide6.QtGui import QValidator

from outreach_desktop.domain.post.label_sheets import as_number
from outreach_desktop.ui.widgets.forms.forms import NumberField


class LengthField(NumberField):
    """Millimetres with so many `places` behind the point."""

    def __init__(self, least: float, most: float, places: int = 1) -> None:
        self._parts = 10**places
        self._places = places
        super().__init__(round(least * self._parts), round(most * self._parts))
        self.setSuffix(" mm")
        self.setSingleStep(self._parts // 10)

    @property
    def millimetres(self) -> float:
        """What stands in it."""
        return float(self.value() / self._parts)

    def show_millimetres(self, length: float) -> None:
        """Show this length."""
        self.setValue(round(length * self._parts))

    def textFromValue(self, value: int) -> str:
        """“63.5”; as many places as it has."""
        return self.locale().toString(value / self._parts, "f", self._places)

    def valueFromText(self, text: str) -> int:
        """As people type it; half a number is the one before."""
        number = self._read(text)
        return self.value() if number is None else round(number * self._parts)

    def validate(self, text: str, at: int) -> tuple[QValidator.State, str, int]:
        """Whatever may become a length can be typed."""
        number = self._read(text)
        state = QValidator.State
        if number is None:
            told = state.Intermediate if _may_become(text) else state.Invalid
        else:
            inside = self.minimum() <= round(number * self._parts) <= self.maximum()
            told = state.Acceptable if inside else state.Intermediate
        return told, text, at

    def _read(self, text: str) -> float | None:
        bare = text.replace("mm", "").strip().replace("\u2212", "-")
        number = as_number(bare.removeprefix("-"))
        return -number if number is not None and bare.startswith("-") else number


def _may_become(text: str) -> bool:
    return all(char in "-\u22120123456789., m" for char in text)
