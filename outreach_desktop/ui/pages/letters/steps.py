"""Four steps under each other: all their headings in sight, the open one with its content."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.widgets.controls import Button
from outreach_desktop.ui.widgets.labels import line, restyle, tip
from outreach_desktop.ui.widgets.layouts import column
from outreach_desktop.ui.widgets.text import Elided
from outreach_desktop.words import say


class LetterStep(QWidget):
    """What a step holds. `summary` says in a few words what has been decided in it."""

    changed = Signal()
    """Something was chosen differently."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self.held = ""
        """Why there is nothing to decide in it now; stands in its heading instead of the summary."""
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(GRID * 2, GRID, GRID * 2, GRID)
        self.column.setSpacing(GRID)

    @property
    def summary(self) -> str:
        """What stands beside the step's name in its heading."""
        return ""

    def enter(self) -> None:
        """Put the cursor into the first part that takes it."""
        part = self.nextInFocusChain()
        while part is not None and self.isAncestorOf(part):
            if (
                part.focusPolicy() & Qt.FocusPolicy.TabFocus
                and part.isVisible()
                and part.isEnabled()
            ):
                part.setFocus(Qt.FocusReason.TabFocusReason)
                return
            part = part.nextInFocusChain()


class Steps(QWidget):
    """Headings that open their step; going back never changes what was chosen.

    Where there is little room, the headings above the open step stand in one line, and so do those below it;
    where there is very little, all of them do, above the step.
    """

    opened = Signal(object)

    def __init__(self, steps: tuple[LetterStep, ...]) -> None:
        super().__init__()
        self._steps = steps
        self._headings = [_Heading() for _ in steps]
        self._ends = [column(heading, line()) for heading in self._headings]
        self._is_folded, self._is_very_low = False, False
        self._as_put: tuple[int, bool] | None = None
        down = QBoxLayout.Direction.TopToBottom
        self._above, self._here, self._below = (QBoxLayout(down) for _ in range(3))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(self._above)
        self._column.addLayout(self._here)
        for place, (step, heading) in enumerate(zip(steps, self._headings, strict=True)):
            self._ends[place].setParent(self)  # in this order Tab goes, wherever they stand
            heading.clicked.connect(partial(self._clicked, place))
            self._column.addWidget(step, 1)
            step.changed.connect(self.show_summaries)
        self._column.addWidget(line())
        self._column.addLayout(self._below)
        for layout in (self._above, self._here, self._below):
            layout.setSpacing(0)
        self._column.addStretch(0)
        self.open(0)

    @property
    def current(self) -> LetterStep:
        """The step that is open."""
        return next(step for step in self._steps if not step.isHidden())

    def open(self, place: int) -> None:
        """Open one step and close the others."""
        for other, step in enumerate(self._steps):
            step.setVisible(other == place)
            self._headings[other].setChecked(other == place)
        self._fold_headings()
        self.show_summaries()
        self.opened.emit(self._steps[place])

    def fold(self, *, folded: bool, very: bool = False) -> None:
        """Whether there is little room, or `very` little."""
        if (folded, very) != (self._is_folded, self._is_very_low):
            self._is_folded, self._is_very_low = folded, very
            self._fold_headings()

    def _fold_headings(self) -> None:
        close = sum(heading.least_close for heading in self._headings)
        one_line = self._is_very_low and close <= self.width()
        self._put(one_line=one_line)
        for heading in self._headings:
            heading.stand_close(close=one_line)
        for layout in (self._above, self._below):
            here = [n for n, end in enumerate(self._ends) if layout.indexOf(end) >= 0]
            headings = [self._headings[place] for place in here]
            folded = self._is_folded and len(here) > 1 and self._has_room(headings)
            beside, under = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
            layout.setDirection(beside if folded else under)
            for place, heading in zip(here, headings, strict=True):
                heading.fold(folded=folded)
                layout.setStretchFactor(self._ends[place], heading.least if folded else 1)
        if not one_line:
            self._headings[self._steps.index(self.current)].fold(folded=False)

    def _put(self, *, one_line: bool) -> None:
        """Each heading above the open step, or below it; all of them above where there is one line."""
        open_at = self._steps.index(self.current)
        if self._as_put == (open_at, one_line):
            return
        self._as_put = (open_at, one_line)
        for place, end in enumerate(self._ends):
            where = (self._above, self._here, self._below)[(place >= open_at) + (place > open_at)]
            (self._above if one_line else where).addWidget(end, 1)

    def _has_room(self, headings: Sequence["_Heading"]) -> bool:
        """For these beside each other."""
        return sum(heading.least for heading in headings) <= self.width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """It is narrower now, or wider."""
        super().resizeEvent(event)
        self._fold_headings()

    def go_on(self) -> None:
        """Open the step after the one that is open."""
        self.open(min(self._steps.index(self.current) + 1, len(self._steps) - 1))
        self.current.enter()

    def _clicked(self, place: int, *_: bool) -> None:
        self.open(place)

    def show_summaries(self) -> None:
        """Say in every heading what its step has come to."""
        for number, (step, heading) in enumerate(zip(self._steps, self._headings, strict=True), 1):
            heading.say(number, step.name, step.held or step.summary)


class _Heading(Button):
    """A step's heading: its number, its name, and what it has come to."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "step")
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._number, self._name, self._summary = QLabel(), QLabel(), Elided()
        self._number.setProperty("look", "badge")
        self._name.setProperty("look", "title")
        self._summary.setProperty("look", "muted")
        self._is_close = False
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(GRID * 2, GRID, GRID * 2, GRID)
        row.setSpacing(GRID * 3 // 2)
        row.addWidget(self._number)
        row.addWidget(self._name)
        row.addWidget(self._summary, 1)
        row.addStretch(0)
        for part in (self._number, self._name, self._summary):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._summary.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        # A long summary is cut; it is said in full in the tooltip and to screen readers.
        self._summary.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def say(self, number: int, name: str, summary: str) -> None:
        """Show this; read aloud with how many steps there are."""
        self._number.setText(str(number))
        self._name.setText(name)
        self._summary.setText(summary)
        self.setToolTip(tip(summary))
        spoken = say(
            "Step {number} of 4, {name}. {summary}", number=number, name=name, summary=summary
        )
        self.setAccessibleName(spoken.strip())

    @property
    def least(self) -> int:
        """How wide number and name are."""
        return self.least_close if self._is_close else self.least_close + GRID * 11 // 2

    @property
    def least_close(self) -> int:
        """The same where all of them share a line."""
        around = GRID * 3 // 2
        return self._number.sizeHint().width() + self._name.sizeHint().width() + around

    def fold(self, *, folded: bool) -> None:
        """Only number and name, where others stand beside it."""
        self._summary.setVisible(not folded)

    def stand_close(self, *, close: bool) -> None:
        """In a line of all of them, with little around each; the open one is told from the others."""
        if close != self._is_close:
            self._is_close = close
            beside = GRID // 2 if close else GRID * 2
            self._row.setContentsMargins(beside, GRID, beside, GRID)
            self._row.setSpacing(GRID // 2 if close else GRID * 3 // 2)
            self.setProperty("look", "step-of-a-line" if close else "step")
            restyle(self)

    def sizeHint(self) -> QSize:
        """As high as its parts, at any text size."""
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()
