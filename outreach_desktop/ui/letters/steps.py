"""Four steps under each other: all their headings in sight, the open one with its content."""

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from outreach_desktop.ui.theme import GRID
from outreach_desktop.ui.widgets.controls import Button
from outreach_desktop.ui.widgets.labels import line, tip
from outreach_desktop.ui.widgets.text import Elided


class Step(QWidget):
    """What a step holds. `summary` says in a few words what has been decided in it."""

    changed = Signal()
    """Something was chosen differently."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self.held = ""
        """Why there is nothing to decide in it now; stands in its heading instead of the summary."""
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(GRID * 2, GRID, GRID * 2, GRID * 2)
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
    """Headings that open their step; going back never changes what was chosen."""

    opened = Signal(object)

    def __init__(self, steps: tuple[Step, ...]) -> None:
        super().__init__()
        self._steps = steps
        self._headings = [_Heading() for _ in steps]
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        for place, (step, heading) in enumerate(zip(steps, self._headings, strict=True)):
            heading.clicked.connect(partial(self._clicked, place))
            self._column.addWidget(heading)
            self._column.addWidget(step)
            self._column.addWidget(line())
            step.changed.connect(self.show_summaries)
        self._column.addStretch(0)
        self.open(0)

    @property
    def current(self) -> Step:
        """The step that is open."""
        return next(step for step in self._steps if not step.isHidden())

    def open(self, place: int) -> None:
        """Open one step and close the others."""
        for other, (step, heading) in enumerate(zip(self._steps, self._headings, strict=True)):
            step.setVisible(other == place)
            heading.setChecked(other == place)
            # The open step takes all the room there is.
            self._column.setStretch(other * 3 + 1, int(other == place))
        self.show_summaries()
        self.opened.emit(self._steps[place])

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
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID * 2, GRID, GRID * 2, GRID)
        row.setSpacing(GRID * 3 // 2)
        row.addWidget(self._number)
        row.addWidget(self._name)
        row.addWidget(self._summary, 1)
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
        self.setAccessibleName(f"Step {number} of 4, {name}. {summary}".strip())

    def sizeHint(self) -> QSize:
        """As high as its parts, at any text size."""
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()
