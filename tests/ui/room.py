"""Whether everything in a window has the room it needs: no word cut, nothing that is reached by scrolling sideways."""

from collections.abc import Iterator

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QScrollArea,
    QTableView,
    QTreeView,
    QWidget,
)

from outreach_desktop.ui.widgets.page import Pages
from outreach_desktop.ui.widgets.text import Elided
from tests.ui.hands import called

_A_NAME = 6  # letters of what a row is about that can be read, at the least


def without_room(root: QWidget) -> Iterator[str]:
    """What is cut, covered, or wider than the page it stands on."""
    for area in root.findChildren(QScrollArea):
        is_paper = isinstance(area, Pages)
        if area.isVisible() and not is_paper and area.horizontalScrollBar().maximum() > 0:
            yield f"scrolls sideways: {called(area)}"
    for view in root.findChildren(QAbstractItemView):
        if view.isVisible() and not _shows_names(view):
            yield f"shows no names: {called(view)}"
    for one in root.findChildren(QWidget):
        if one.isVisible() and not isinstance(one.parent(), QComboBox | QLineEdit):
            yield from (f"{fault}: {called(one)}" for fault in _faults(one))


def _shows_names(view: QAbstractItemView) -> bool:
    """Whether the column that takes the room left, in which names stand, has any."""
    if not isinstance(view, QTableView | QTreeView) or not view.model().columnCount():
        return True
    header = view.horizontalHeader() if isinstance(view, QTableView) else view.header()
    stretch = QHeaderView.ResizeMode.Stretch
    places = range(view.model().columnCount())
    widths = [view.columnWidth(n) for n in places if header.sectionResizeMode(n) == stretch]
    shown = [width for width in widths if width]
    return not shown or min(shown) > view.fontMetrics().averageCharWidth() * _A_NAME


def _faults(one: QWidget) -> Iterator[str]:
    if isinstance(one, QAbstractButton) and one.width() < one.minimumSizeHint().width():
        yield "cut"
    if isinstance(one, QLabel) and one.text() and not isinstance(one, Elided):
        if not one.wordWrap() and one.width() < one.sizeHint().width():
            yield "cut"
        if one.wordWrap() and one.height() < one.heightForWidth(one.width()):
            yield "cut below"
    if isinstance(one, QAbstractButton | QLabel | QComboBox | QLineEdit):
        seen = one.visibleRegion().boundingRect()
        if not seen.isEmpty() and seen.width() < one.width():
            yield "covered"
