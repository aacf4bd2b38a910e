"""The list of backups: when each was made, what is in it, and whether it is sound."""

from collections.abc import Sequence

from PySide6.QtCore import QSettings, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem

from outreach_desktop.domain.safety.backups import before_what
from outreach_desktop.domain.subjects import counted, heading, in_backups
from outreach_desktop.services.safety.backup import BackupRow
from outreach_desktop.ui.desk import theme
from outreach_desktop.ui.widgets.forms.dates import short_moment
from outreach_desktop.ui.widgets.labels import tip
from outreach_desktop.ui.widgets.layouts import takes_the_rest
from outreach_desktop.ui.widgets.lists.table import as_list, fit_headings
from outreach_desktop.words import local, say

_COUNTED = in_backups()
_HEADINGS = (say("Made"), *map(heading, _COUNTED), say("Size"), say("What it is"))
_WIDTHS = (152, *[72] * len(_COUNTED), 80, 240)
_NUMBERS = range(1, len(_COUNTED) + 2)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class BackupTable(QTableWidget):
    """Backups, newest first; `chosen` tells when another one is under the cursor."""

    chosen = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(0, len(_HEADINGS))
        self._rows: list[BackupRow] = []
        self.setAccessibleName(name)
        as_list(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        takes_the_rest(self, self.verticalHeader().defaultSectionSize() * 5)
        self._size_columns()
        self.currentItemChanged.connect(lambda *_: self.chosen.emit())

    def _size_columns(self) -> None:
        header = self.horizontalHeader()
        header.setStretchLastSection(True)
        for place, width in enumerate(_WIDTHS):
            item = QTableWidgetItem(_HEADINGS[place])
            item.setTextAlignment(_RIGHT if place in _NUMBERS else _LEFT)
            self.setHorizontalHeaderItem(place, item)
            self.setColumnWidth(place, theme.scaled(width))
        kept = QSettings().value(self._key())
        if kept is not None:
            header.restoreState(kept)
        header.sectionResized.connect(
            lambda *_: QSettings().setValue(self._key(), header.saveState())
        )

    def _key(self) -> str:
        return f"tables/Backups/{theme.scaled(100)}"

    def showEvent(self, event: QShowEvent) -> None:
        """Headings of another language may be longer."""
        super().showEvent(event)
        fit_headings(self)

    # -- what is shown -----------------------------------------------------------------------------

    def show_rows(self, rows: Sequence[BackupRow]) -> None:
        """Show these, the newest that nothing is known against under the cursor."""
        self._list(rows)
        self._choose(next((n for n, row in enumerate(rows) if not row.problem), 0))

    def put_first(self, row: BackupRow) -> None:
        """One more, from elsewhere, above the others and under the cursor."""
        rows = [row, *(one for one in self._rows if one.path != row.path)]
        self._list(rows)
        self._choose(0)

    def _list(self, rows: Sequence[BackupRow]) -> None:
        with QSignalBlocker(self):  # the cursor is told once, when all of them are there
            self._rows = list(rows)
            self.setRowCount(0)
            self.setRowCount(len(rows))
            for place in range(len(rows)):
                self._fill(place)

    def renew(self, row: BackupRow) -> None:
        """More is known of one that is in the list."""
        for place, one in enumerate(self._rows):
            if one.path == row.path:
                self._rows[place] = row
                self._fill(place, tested=True)
                self.scrollTo(self.model().index(place, 0))

    @property
    def rows(self) -> list[BackupRow]:
        """All that are shown, newest first."""
        return self._rows

    def current(self) -> BackupRow | None:
        """The one under the cursor."""
        place = self.currentRow()
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def _choose(self, place: int) -> None:
        with QSignalBlocker(self):
            self.setCurrentCell(place if self._rows else -1, 0)
        self.chosen.emit()

    def _fill(self, place: int, *, tested: bool = False) -> None:
        row = self._rows[place]
        for column, text in enumerate(_cells(row, tested=tested)):
            item = QTableWidgetItem(text)
            item.setToolTip(tip(row.problem or text))
            item.setTextAlignment(_RIGHT if column in _NUMBERS else _LEFT)
            if column == 0:
                item.setData(Qt.ItemDataRole.AccessibleTextRole, _spoken(row))
            elif column == len(_HEADINGS) - 1:
                _mark(item, row, tested=tested)
            self.setItem(place, column, item)


def _mark(item: QTableWidgetItem, row: BackupRow, *, tested: bool) -> None:
    now = theme.colours()
    if row.problem:
        item.setIcon(theme.icon("triangle-alert", now.danger))
    elif tested and not row.locked:
        item.setIcon(theme.icon("circle-check", now.good))


def _cells(row: BackupRow, *, tested: bool) -> tuple[str, ...]:
    unknown = row.locked or bool(row.problem)
    counts = [row.counts.get(table, 0) for table in _COUNTED]
    told = [row.problem] if row.problem else [say("Good")] if tested and not row.locked else []
    return (
        short_moment(row.made_at),
        *("" if unknown and not count else f"{count:,}" for count in counts),
        local.size(row.size),
        ". ".join([*told, kind(row)]) if kind(row) else "".join(told),
    )


def kind(row: BackupRow) -> str:
    """What sort of copy it is: made before an import, locked with a passphrase; "" for an ordinary one."""
    if row.why and row.locked:
        return say("{before}, locked", before=before_what(row.why))
    if row.why:
        return before_what(row.why)
    return say("Locked") if row.locked else ""


def _spoken(row: BackupRow) -> str:
    people = counted("contacts", row.contacts)
    known = row.problem or (say("locked") if row.locked else people)
    return say("Backup of {moment}, {known}", moment=short_moment(row.made_at), known=known)
