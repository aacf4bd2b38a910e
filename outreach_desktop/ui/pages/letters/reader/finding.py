"""Finding one reader among many by typing a part of the name."""

import unicodedata
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter

from outreach_desktop.services.making.letters import Recipient
from outreach_desktop.ui.desk import theme
from outreach_desktop.ui.widgets.pasting import SearchLine
from outreach_desktop.words import say

_ID = Qt.ItemDataRole.UserRole
_PLAIN = Qt.ItemDataRole.UserRole + 1


def plain(text: str) -> str:
    """Without capitals and accents, as people type: “oneil” finds O’Neil, “jose” finds José."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(one for one in apart if one.isalnum() or one == " ")


class _Names(QCompleter):
    """Compares without capitals and accents."""

    def splitPath(self, path: str) -> list[str]:
        """What is typed, as names are compared."""
        return [plain(path)]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """What stands in the field when a name is taken."""
        return str(index.data() or "")


class FindReader(SearchLine):
    """Offers the readers whose name has what is typed in it; Enter takes the first, Esc leaves it."""

    found = Signal(str)
    """A person's id."""
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(say("A part of the name"))
        self.setAccessibleName(say("Find a person among the readers"))
        self._people: Sequence[Recipient] = ()
        self._known: Sequence[Recipient] | None = None
        self._model = QStandardItemModel(self)
        self._names = _Names(self._model, self)
        self._names.setFilterMode(Qt.MatchFlag.MatchContains)
        self._names.setCompletionRole(_PLAIN)
        self._names.setMaxVisibleItems(10)
        self._names.activated[QModelIndex].connect(self._take)  # type: ignore[index]  # Qt’s overload, which its stubs do not know
        popup = self._names.popup()
        if popup is not None:
            theme.dress(popup)
        self.setCompleter(self._names)
        self.returnPressed.connect(self._take_first)

    def set_people(self, people: Sequence[Recipient]) -> None:
        """Look among these; they are read when somebody looks for one."""
        self._people = people

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Read the names."""
        if self._known is not self._people:
            self._known = self._people
            self._model.clear()
            for one in self._people:
                item = QStandardItem(one.name)
                item.setData(one.contact_id, _ID)
                item.setData(plain(f"{one.name} {one.sort_name}"), _PLAIN)
                self._model.appendRow(item)
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the page."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _take_first(self) -> None:
        if self._names.completionCount():
            self._names.setCurrentRow(0)
            self._take(self._names.currentIndex())

    def _take(self, index: QModelIndex) -> None:
        contact_id = str(index.data(_ID) or "")
        self._leave()
        if contact_id:
            self.found.emit(contact_id)

    def _leave(self) -> None:
        self.clear()
        self.left.emit()
