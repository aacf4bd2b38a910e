"""Choosing one of very many by typing a part of its name: only names that fit are asked for."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSignalBlocker, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter

from outreach_desktop.ui.desk import theme
from outreach_desktop.ui.widgets.controls import DropDown

Answer = Callable[[Sequence[str]], None]


class AskedField(DropDown):
    """A drop-down that holds no names: `ask` is given what was typed, and later answers with the first names that fit.

    Nothing typed is a choice until a name is taken from the list, or Enter is pressed, or the field is left.
    """

    chosen = Signal(str)

    def __init__(self, hint: str, ask: Callable[[str, Answer], None]) -> None:
        super().__init__()
        self._ask = ask
        self._value = ""
        self.be_typed_into()
        self._names = QStringListModel(self)
        self._list = QCompleter(self._names, self)
        self._list.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._list.setMaxVisibleItems(12)
        self.setCompleter(self._list)
        popup = self._list.popup()
        if popup is not None:
            theme.dress(popup)  # a window of its own
        if (line := self.lineEdit()) is not None:
            line.setPlaceholderText(hint)
            line.setClearButtonEnabled(True)
            line.textEdited.connect(self._look_for)
            line.textChanged.connect(self._emptied)
            line.returnPressed.connect(self._take)
        self._list.activated.connect(self.set_value)

    def value(self) -> str:
        """What is chosen, "" for nothing."""
        return self._value

    def set_value(self, value: str) -> None:
        """Choose this name; whoever listens to `chosen` hears of it where it is another."""
        with QSignalBlocker(self):
            self.setEditText(value)
        if value != self._value:
            self._value = value
            self.chosen.emit(value)

    def showPopup(self) -> None:
        """Offer the first names of all."""
        self._look_for("")

    def _look_for(self, words: str) -> None:
        self._ask(words, self._offer)

    def _offer(self, names: Sequence[str]) -> None:
        self._names.setStringList(list(names))
        if names and self.hasFocus():
            self._list.complete()
        elif not names and (popup := self._list.popup()) is not None:
            popup.hide()  # else it offers an empty line

    def _emptied(self, words: str) -> None:
        if not words:
            self.set_value("")

    def _take(self) -> None:
        self.set_value(self.currentText().strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down opens the list, as in every drop-down."""
        if event.key() == Qt.Key.Key_Down:
            self._look_for(self.currentText() if self.currentText() != self._value else "")
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was typed counts; not while only the list is in front of it."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._take()
            if (line := self.lineEdit()) is not None:
                line.home(False)  # noqa: FBT003 - so Qt has it; a long name begins with what it is
