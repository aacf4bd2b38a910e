"""Whether everything in a window has the room it needs: no word cut, nothing that is reached by scrolling sideways."""

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QScrollArea,
    QTableView,
    QTextEdit,
    QTreeView,
    QWidget,
)

from outreach_desktop.ui.exporting.maps.view import MapView
from outreach_desktop.ui.widgets.page import PagesView
from outreach_desktop.ui.widgets.text import Elided
from tests.ui.hands import called

_PARTS = (QAbstractButton, QAbstractItemView, QComboBox, QLabel, QLineEdit, QTextEdit)
_WHOLE = (QAbstractItemView, QComboBox, QLineEdit)
"""What Qt makes of parts of its own."""
_A_NAME = 6  # letters of what a row is about that can be read, at the least


def without_room(root: QWidget) -> Iterator[str]:
    """What is cut, covered, or wider than the page it stands on."""
    for area in root.findChildren(QScrollArea):
        is_paper = isinstance(area, PagesView | MapView)  # a picture may be larger than its frame
        if area.isVisible() and not is_paper and area.horizontalScrollBar().maximum() > 0:
            yield f"scrolls sideways: {called(area)}"
    for view in root.findChildren(QAbstractItemView):
        if view.isVisible() and not _shows_names(view):
            yield f"shows no names: {called(view)}"
    yield from _over_one_another(root)
    for one in root.findChildren(QWidget):
        if one.isVisible() and not isinstance(one.parent(), QComboBox | QLineEdit):
            yield from (f"{fault}: {called(one)}" for fault in _faults(one))


def _over_one_another(root: QWidget) -> Iterator[str]:
    """Parts of one parent that lie over one another."""
    parts = [one for one in root.findChildren(QWidget) if isinstance(one, _PARTS)]
    for one, other in combinations([part for part in parts if part.isVisible()], 2):
        around = one.parent()
        if around is not other.parent() or isinstance(around, _WHOLE):
            continue
        if one.geometry().intersects(other.geometry()):
            yield f"lies over {called(other)}: {called(one)}"


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
