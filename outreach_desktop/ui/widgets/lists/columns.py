"""Which columns of a list are shown, in what order and how wide: chosen at its head, and remembered for each list."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeAlias

from PySide6.QtCore import QObject, QPoint, QSettings, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHeaderView, QMenu, QTableView, QTreeView

from outreach_desktop.ui.desk import theme
from outreach_desktop.ui.widgets.lists.paged import ListColumn
from outreach_desktop.ui.widgets.lists.room import Share, make_room
from outreach_desktop.words import say

ListView: TypeAlias = QTableView | QTreeView


class ListColumns(QObject):
    """Shows and hides the columns of a view. The first one says what a row is about, and is always there.

    While the usual ones are shown, some give way where there is little room; those that somebody chose never do: the
    list is scrolled sideways then.
    """

    changed = Signal()
    """Other columns are shown, or in another order."""

    def __init__(
        self, view: ListView, header: QHeaderView, columns: Sequence[ListColumn[Any]], name: str
    ) -> None:
        super().__init__(view)
        self._view = view
        self._header = header
        self._name = name
        self._know(columns)
        self._widths: dict[int, int] = {}
        self._by_itself = False
        self.shown = self._last_shown()
        header.setSectionsMovable(True)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._open_menu)
        header.sectionResized.connect(self._resized)
        header.sectionMoved.connect(self._moved)
        self.recall()

    def _know(self, columns: Sequence[ListColumn[Any]]) -> None:
        self._columns = columns
        self._places = {column.name: place for place, column in enumerate(columns)}
        self._usual = [column.name for column in columns if not column.is_extra]

    def set_columns(self, columns: Sequence[ListColumn[Any]], name: str = "") -> None:
        """The model has other columns now; those that were chosen are shown as far as they are there."""
        self._name = name or self._name
        self._know(columns)
        self._widths.clear()
        self.shown = self._last_shown()
        for place, column in enumerate(columns):
            mode = QHeaderView.ResizeMode
            self._header.setSectionResizeMode(
                place, mode.Stretch if column.stretches else mode.Interactive
            )
        self.recall()
        self.make_room()

    @property
    def columns(self) -> Sequence[ListColumn[Any]]:
        """All there are, shown or not."""
        return self._columns

    @property
    def in_view(self) -> list[ListColumn[Any]]:
        """Those on the screen now, in their order there."""
        places = sorted(range(len(self._columns)), key=self._header.visualIndex)
        return [self._columns[one] for one in places if not self._header.isSectionHidden(one)]

    @property
    def is_own(self) -> bool:
        """Whether others are shown than usual."""
        return set(self.shown) != set(self._usual)

    def show_columns(self, names: Sequence[str]) -> None:
        """Show these, in this order, from now on; the first column of all is among them."""
        known = [name for name in dict.fromkeys(names) if name in self._places]
        first = self._columns[0].name
        self.shown = known if first in known else [first, *known]
        if self.shown == self._usual:
            QSettings().remove(self._key("columns"))
        else:
            QSettings().setValue(self._key("columns"), json.dumps(self.shown))
        self._lay()
        self.make_room()
        self.changed.emit()

    def reset(self) -> None:
        """As in a new installation: the usual ones in their order, as wide as they were made."""
        for key in QSettings().allKeys():
            if key.startswith(self._key("widths")):
                QSettings().remove(key)
        self.show_columns(self._usual)
        self.recall()
        self.make_room()

    def recall(self) -> None:
        """The widths are those that were left, at this size of text."""
        kept = self._kept_widths()
        with self._changing_by_itself():
            for place, column in enumerate(self._columns):
                width = kept.get(column.name, theme.scaled(column.width))
                self._widths[place] = width
                self._header.resizeSection(place, width)
        self._lay()

    def make_room(self) -> None:
        """Large text in a small window: what a row is about keeps its room, and others give way."""
        is_own = self.is_own
        shares = [
            Share(
                width=theme.scaled(column.least)
                if column.stretches
                else self._width(place, column.width),
                stretches=column.stretches,
                gives_way=0 if is_own else column.gives_way,
                is_shown=column.name in self.shown,
            )
            for place, column in enumerate(self._columns)
        ]
        room = self._view.viewport().width()
        with self._changing_by_itself():
            make_room(self._header, room, shares, hide=self._hide)
            if is_own:
                self._scroll_where_too_wide(room, shares)
            if not self._stretches(0):
                self._header.resizeSection(0, shares[0].width)

    def _scroll_where_too_wide(self, room: int, shares: Sequence[Share]) -> None:
        wide = sum(share.width for share in shares if share.is_shown) > room
        for place, share in enumerate(shares):
            if wide and share.is_shown and self._stretches(place):
                mode = QHeaderView.ResizeMode.Interactive
                self._header.setSectionResizeMode(place, mode)
                self._header.resizeSection(place, share.width)

    def _hide(self, place: int, hidden: bool) -> None:
        self._view.setColumnHidden(place, hidden)

    def _lay(self) -> None:
        """Put those shown in their order; the others are hidden, and first: Qt loses count of how wide all are where it
        moves one past columns that are new.
        """
        with self._changing_by_itself():
            for name, place in self._places.items():
                self._hide(place, name not in self.shown)
            for target, name in enumerate(self.shown):
                self._header.moveSection(self._header.visualIndex(self._places[name]), target)

    def _last_shown(self) -> list[str]:
        try:
            kept = json.loads(str(QSettings().value(self._key("columns"), "")))
        except ValueError:  # nothing was chosen yet, or not by us
            return list(self._usual)
        known = [one for one in kept if one in self._places] if isinstance(kept, list) else []
        return known if self._columns[0].name in known else list(self._usual)

    # -- widths ------------------------------------------------------------------------------------

    def _width(self, place: int, usual: int) -> int:
        """How wide a column is, or was when it was shown last."""
        if self._header.isSectionHidden(place) or self._stretches(place):
            return self._widths.get(place, theme.scaled(usual))
        self._widths[place] = self._header.sectionSize(place)
        return self._widths[place]

    def _stretches(self, place: int) -> bool:
        return self._header.sectionResizeMode(place) == QHeaderView.ResizeMode.Stretch

    def _resized(self, place: int, before: int, now: int) -> None:
        """A column that takes what is left changes with the window, which nobody needs to remember."""
        if self._by_itself or theme.is_dressing() or not now or not before:
            return
        if not self._stretches(place):
            self._widths[place] = now
            kept = {**self._kept_widths(), self._columns[place].name: now}
            QSettings().setValue(self._width_key(), json.dumps(kept))

    def _kept_widths(self) -> dict[str, int]:
        try:
            kept = json.loads(str(QSettings().value(self._width_key(), "")))
        except ValueError:  # nothing was made wider yet
            return {}
        pairs = kept.items() if isinstance(kept, dict) else ()
        return {name: width for name, width in pairs if isinstance(width, int) and width > 0}

    def forget_widths(self) -> None:
        """The text is of another size: it has widths of its own."""
        self._widths.clear()

    def _moved(self, *_: int) -> None:
        if self._by_itself:
            return
        order = sorted(self.shown, key=lambda name: self._header.visualIndex(self._places[name]))
        if order != self.shown:
            self.show_columns(order)

    @contextmanager
    def _changing_by_itself(self) -> Iterator[None]:
        """What changes within is nobody's wish."""
        was, self._by_itself = self._by_itself, True
        try:
            yield
        finally:
            self._by_itself = was

    def _width_key(self) -> str:
        """Widths are remembered for each text size."""
        return f"{self._key('widths')}/{theme.scaled(100)}"

    def _key(self, what: str) -> str:
        return f"tables/{self._name}/{what}"

    # -- choosing ----------------------------------------------------------------------------------

    def choose(self) -> None:
        """Open the window in which columns are ticked and put in order."""
        from outreach_desktop.ui.widgets.lists.choosing_columns import (
            ColumnsDialog,  # which no start waits for
        )

        dialog = ColumnsDialog(self._view.window(), self._columns, self.shown, self._usual)
        dialog.chosen.connect(self._take)
        dialog.open()

    def _take(self, names: list[str]) -> None:
        if names:
            self.show_columns(names)
        else:
            self.reset()

    def menu(self, place: int) -> QMenu:
        """What can be done with the column at this place; one that is none has no Hide."""
        menu = QMenu(self._view)
        if 0 < place < len(self._columns):
            heading = self._columns[place].heading
            hide = QAction(say("Hide \u201c{heading}\u201d", heading=heading), menu)
            hide.setData(self._columns[place].name)
            hide.triggered.connect(self._hide_one)
            menu.addAction(hide)
        choose = QAction(say("Choose columns\u2026"), menu)
        choose.triggered.connect(self.choose)
        reset = QAction(say("Reset columns"), menu)
        reset.triggered.connect(self.reset)
        menu.addAction(choose)
        menu.addSeparator()
        menu.addAction(reset)
        return menu

    def _hide_one(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.show_columns([name for name in self.shown if name != action.data()])

    def _open_menu(self, spot: QPoint) -> None:
        menu = self.menu(self._header.logicalIndexAt(spot))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        theme.dress(menu)
        menu.popup(self._header.mapToGlobal(spot))
