"""Bringing people in from a spreadsheet: first what would happen, line by line; then it happens."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QProgressBar,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from outreach_desktop.errors import OutreachError
from outreach_desktop.services import imports
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.imports import ImportPlan, ImportRow
from outreach_desktop.ui.runner import Runner, Work
from outreach_desktop.ui.screen import Clock
from outreach_desktop.ui.theme import GRID
from outreach_desktop.ui.widgets.forms import ChoiceField
from outreach_desktop.ui.widgets.labels import Banner, button, label, tip
from outreach_desktop.ui.widgets.layouts import KeysGoBack, open_at

_VERDICTS = {
    "new": "New",
    "updated": "Updated",
    "unchanged": "Nothing new",
    "rejected": "Left out",
}
_SHOWN = 5000


class ImportDialog(QDialog):
    """Shows the plan of an import; nothing is written before Import is pressed."""

    manual = "import"

    def __init__(self, parent: QWidget, runner: Runner, today: Clock, path: Path) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Import a list of people")
        self.setModal(True)
        self._runner = runner
        self._plan: ImportPlan | None = None
        self._work: Work | None = None
        self._build(path)
        self._connect()
        KeysGoBack(self)
        open_at(self, 880, 640)
        day = today()
        runner.ask(
            self, lambda db: imports.plan(db, path, today=day), self._show_plan, fails=self._say
        )

    def _build(self, path: Path) -> None:
        self._told = label("Reading the file \u2026")
        self._banner = Banner(look="warning")
        self._banner.hide()
        self.filter = ChoiceField([("", "All lines")])
        self.filter.setAccessibleName("Which lines to show")
        self.filter.hide()
        self.lines = QTableWidget(0, 4)
        self.lines.setAccessibleName("Lines of the file")
        self.lines.setHorizontalHeaderLabels(
            ["Line", "What happens", "Name", "Why, or what changes"]
        )
        self.lines.verticalHeader().hide()
        self.lines.setShowGrid(False)
        self.lines.setTabKeyNavigation(False)
        self.lines.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.lines.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        header = self.lines.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(True)
        for place, width in enumerate((64, 128, 240, 320)):
            self.lines.setColumnWidth(place, width)
        self.progress = QProgressBar()
        self.progress.setAccessibleName("Progress of the import")
        self.progress.hide()
        self.go = button("Import", primary=True)
        self.go.setEnabled(False)
        self.cancel = button("Cancel")
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addWidget(self.progress, 1)
        buttons.addStretch(0)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 3, GRID * 2, GRID * 3, GRID * 2)
        column.setSpacing(GRID * 3 // 2)
        column.addWidget(label(f"Import \u201c{path.name}\u201d", "heading"))
        column.addWidget(self._told)
        column.addWidget(self._banner)
        column.addWidget(self.filter, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.lines, 1)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.filter.currentIndexChanged.connect(lambda _: self._show_lines())
        self.go.clicked.connect(self._import)
        self.cancel.clicked.connect(self.reject)

    # -- before ------------------------------------------------------------------------------------

    def _show_plan(self, plan: ImportPlan) -> None:
        self._plan = plan
        coming = plan.new + plan.updated
        self._told.setText(
            f"{plan.layout}, {len(plan.rows):,} lines: {plan.new:,} new, {plan.updated:,} updated, "
            f"{plan.unchanged:,} with nothing new, {plan.rejected:,} left out. "
            f"Nothing has been written yet. {' '.join(plan.notes)}".rstrip()
        )
        if plan.rejected:
            lines = "1 line" if plan.rejected == 1 else f"{plan.rejected:,} lines"
            self._banner.say(
                f"{lines} left out; the list says why. You can mend this in the spreadsheet "
                "and import it again: nobody comes in twice."
            )
        counts = {verdict: getattr(plan, verdict) for verdict in _VERDICTS}
        self.filter.set_choices(
            [
                ("", f"All {len(plan.rows):,} lines"),
                *((v, f"{_VERDICTS[v]} ({n:,})") for v, n in counts.items() if n),
            ]
        )
        self.filter.show()
        people = "1 person" if coming == 1 else f"{coming:,} people"
        self.go.setText(f"Import {people}" if coming else "Nothing to import")
        self.go.setAccessibleName(self.go.text())
        self.go.setEnabled(coming > 0)
        self._show_lines()

    def _show_lines(self) -> None:
        rows = self._plan.rows if self._plan else ()
        wanted = self.filter.value()
        shown = [row for row in rows if wanted in ("", row.verdict)][:_SHOWN]
        self.lines.setRowCount(len(shown))
        for place, row in enumerate(shown):
            for column, text in enumerate(_cells(row)):
                item = QTableWidgetItem(text)
                item.setToolTip(tip(text))
                if column == 0:
                    item.setTextAlignment(
                        Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                    )
                self.lines.setItem(place, column, item)

    def _say(self, error: OutreachError) -> None:
        self._told.setText("Nothing was imported.")
        self._banner.say(str(error), "danger")
        self.progress.hide()
        self._offer_close()

    # -- while and after ---------------------------------------------------------------------------

    def _import(self) -> None:
        plan = self._plan
        if plan is None:
            return

        def apply(db: Data) -> Iterator[int]:
            return imports.apply(db, plan)

        self.go.setEnabled(False)
        self.progress.setRange(0, max(len(plan.rows), 1))
        self.progress.show()
        self._told.setText("Importing \u2026 Cancel takes back what has come in so far.")
        self._work = self._runner.work(self, apply, alone=True, fails=self._say)
        self._work.stepped.connect(self.progress.setValue)
        self._work.finished.connect(self._ended)

    def _ended(self, finished: bool) -> None:  # a signal's value comes by position
        self._work = None
        if finished and self._plan is not None:
            self._told.setText(
                f"Done: {self._plan.new:,} new, {self._plan.updated:,} updated, "
                f"{self._plan.rejected:,} left out. \u201cUndo\u201d in the Edit menu takes all of it back."
            )
            self.progress.setValue(self.progress.maximum())
            self.go.hide()
            self._offer_close()

    def _offer_close(self) -> None:
        self.cancel.setText("Close")
        self.cancel.setAccessibleName("Close")
        self.cancel.setEnabled(True)
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def reject(self) -> None:
        """Stop what is under way, or close."""
        if self._work is not None:
            self._work.cancel()
            self._told.setText("Stopped: nothing was imported.")
            self._work = None
        else:
            super().reject()


def _cells(row: ImportRow) -> tuple[str, str, str, str]:
    why = row.reason or ", ".join(row.changes)
    return str(row.line), _VERDICTS[row.verdict], row.name, why
