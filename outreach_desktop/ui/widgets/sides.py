"""The two sides of a page: a list, and what is chosen in it."""

from PySide6.QtCore import QSettings, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from outreach_desktop.ui.widgets.layouts import Tall

_LIST, _CARD = 320, 400  # pixels that each has at the least


class Sides(QSplitter):
    """A list on the left, one of it on the right; where the line between them was put is remembered."""

    def __init__(
        self, listed: QWidget, chosen: QWidget, *, widths: tuple[int, int], kept_as: str
    ) -> None:
        """`widths` are those at first, `kept_as` is the name of the setting."""
        super().__init__(Qt.Orientation.Horizontal)
        self._kept_as = kept_as
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.addWidget(_Side(Tall(listed), _LIST))
        self.addWidget(_Side(chosen, _CARD))
        self.setSizes(list(widths))
        kept = QSettings().value(kept_as)
        if kept is not None:
            self.restoreState(kept)
        self.splitterMoved.connect(self._keep)

    def fill(self, page: QWidget) -> None:
        """Take all of a page."""
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self)

    def _keep(self) -> None:
        QSettings().setValue(self._kept_as, self.saveState())


class _Side(QWidget):
    """Never narrower than what is in it needs, nor than so many pixels.

    A least width that is set on a widget itself counts instead of what it needs, and large text is cut.
    """

    def __init__(self, part: QWidget, least: int) -> None:
        super().__init__()
        self._least = least
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(part)

    def minimumSizeHint(self) -> QSize:
        """The wider of the two."""
        hint = super().minimumSizeHint()
        return QSize(max(hint.width(), self._least), hint.height())
