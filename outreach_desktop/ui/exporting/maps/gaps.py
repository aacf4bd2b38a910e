"""The list of what is missing: no champion, whom to win and not approached, by area; a click shows them."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from outreach_desktop.domain.labour import Steps
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.knowing.gaps import AreaGap, GapsByArea, gaps
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.widgets.dialogs.dialog import Dialog
from outreach_desktop.ui.widgets.labels import LinkLabel, button, label
from outreach_desktop.words import say, say_many


class GapsDialog(Dialog):
    """Counts, then waits for what is clicked."""

    manual = "organisations#where-to-go-next"
    search_wanted = Signal(str, str)
    """The key of a page, and the words to search it for."""

    def __init__(self, parent: QWidget, runner: Runner, today: Clock) -> None:
        super().__init__(parent, say("Where to go next"))
        self.about = label(
            say(
                "What is missing, and how many there are. Click a line, or press Enter on it, to see them in the list."
            ),
            "muted",
        )
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setAccessibleName(say("Progress"))
        self.rows = QVBoxLayout()
        self.rows.setSpacing(GRID)
        self.column.addWidget(self.about)
        self.column.addWidget(self.progress)
        self.column.addLayout(self.rows)
        self.column.addStretch(1)
        close = button(say("Close"), primary=True)
        close.clicked.connect(self.accept)
        self.finish([close], size=(620, 620))
        day = today()

        def labour(db: Data) -> Steps[list[GapsByArea]]:
            found: list[GapsByArea] = []
            for one in gaps(db, today=day):
                found.append(one)
                yield
            return found

        self._work = runner.ask_in_steps(self, labour, self._show)

    def _show(self, found: list[GapsByArea]) -> None:
        self.progress.hide()
        for one in found:
            self.rows.addWidget(label(one.title, "title"))
            self._add(one.all, say("All of them"))
            for gap in one.by_area:
                self._add(gap, gap.area)
            if one.overlap:
                words = say("An area may lie within another: what is in both is counted in both.")
                self.rows.addWidget(label(words, "muted"))
            if one.elsewhere and one.by_area:
                words = say_many(
                    "{count} of them is in no area that is known.",
                    "{count} of them are in no area that is known.",
                    one.elsewhere,
                )
                self.rows.addWidget(label(words, "muted"))

    def _add(self, gap: AreaGap, name: str) -> None:
        words = say("{name}: {count}", name=name, count=gap.count)
        if not gap.count:
            self.rows.addWidget(label(words, "muted"))
            return
        link = LinkLabel(words, name=say("Show {name}", name=words))
        link.clicked.connect(partial(self._open, gap))
        row = QHBoxLayout()
        row.setContentsMargins(GRID * 3 * gap.depth, 0, 0, 0)
        row.addWidget(link)
        self.rows.addLayout(row)

    def _open(self, gap: AreaGap) -> None:
        self.accept()
        self.search_wanted.emit(gap.page, gap.words)

    def reject(self) -> None:
        """Nothing more is counted."""
        self._work.cancel()
        super().reject()
