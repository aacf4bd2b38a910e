"""Choosing one of many by typing a part of its name."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter

from outreach_desktop.ui.desk import theme
from outreach_desktop.ui.widgets.controls import DropDown
from outreach_desktop.words import say


class PickField(DropDown):
    """A list of (id, name) that narrows while a part of a name is typed.

    `value` is the id, "" if nothing or something unknown is typed; `typed` is the text.
    """

    edited = Signal()

    def __init__(self, hint: str = say("Type a part of the name")) -> None:
        super().__init__()
        self.be_typed_into()
        self.setMaxVisibleItems(12)
        self._line = self.lineEdit()
        if self._line is not None:
            self._line.setPlaceholderText(hint)
            self._line.returnPressed.connect(self._take_the_only_one)
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setCompleter(completer)
        popup = completer.popup()
        if popup is not None:
            theme.dress(popup)  # a window of its own
        self._wanted = ""
        self._ids: list[str] = []
        """Those of the choices, in their order."""
        self.editTextChanged.connect(lambda _: self.edited.emit())

    def _take_the_only_one(self) -> None:
        """Enter takes what is offered below, where that is one: it would be typed as a new name otherwise."""
        completer = self.completer()
        below = completer.popup() if completer is not None else None
        if completer is None or below is None or not below.isVisible() or self.value():
            return
        if completer.completionCount() == 1:
            self.setCurrentIndex(self.findText(completer.currentCompletion()))

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer these; what is typed stays."""
        wanted, typed = self._wanted or self.value(), self.typed()
        was_blocked = self.blockSignals(True)  # noqa: FBT003 - Qt takes it by position only
        self.clear()
        self._ids = [row_id for row_id, _ in choices]
        self.offer_all([name for _, name in choices])
        self.setCurrentIndex(-1)
        self.setEditText(typed)
        if wanted:
            self.set_value(wanted)
        self.blockSignals(was_blocked)

    def value(self) -> str:
        """The id of what is chosen or typed in full."""
        place = self.findText(self.typed(), Qt.MatchFlag.MatchFixedString)
        current = self.currentIndex()
        if current >= 0 and self.itemText(current) == self.currentText():
            place = current  # of two with one name, the one that was picked
        return self._ids[place] if place >= 0 else self._wanted

    def typed(self) -> str:
        """What stands in the field."""
        return self.currentText().strip()

    def own_word(self) -> str:
        """What is typed where it is none of the choices: it may become one."""
        return "" if self.value() else self.typed()

    def set_value(self, value: str | None) -> None:
        """Choose this id; it may be set before the choices have come."""
        place = self._ids.index(value) if value in self._ids else -1
        self._wanted = value or "" if place < 0 else ""
        self.setCurrentIndex(place)
        if place < 0:
            self.setEditText("")

    def as_typed(self) -> str | list[str]:
        """The text, or in a list the id of what is chosen: a name may be another's by tomorrow."""
        return [chosen] if (chosen := self.value()) else self.typed()

    def type_in(self, typed: str | list[str]) -> None:
        """Show this text, or choose this id."""
        if isinstance(typed, str):
            self.set_value(None)
            self.setEditText(typed)
        else:
            self.set_value(typed[0])
