"""Where somebody is among the steps: the one in hand, those done that can be gone back to, those to come."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.widgets.controls import Button
from outreach_desktop.ui.widgets.flow import Flow
from outreach_desktop.ui.widgets.layouts import show_if
from outreach_desktop.words import say


class Trail(QWidget):
    """The names of all steps in a line, with numbers."""

    wanted = Signal(int)
    """The place of a step that somebody goes back to."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self._names = names
        self.steps = [Button() for _ in names]
        flow = Flow(spacing=GRID // 2)
        self.setLayout(flow)
        for place, step in enumerate(self.steps):
            step.setProperty("look", "trail")
            step.setCheckable(True)
            step.clicked.connect(partial(self._clicked, place))
            flow.addWidget(step)

    def show_place(
        self,
        place: int,
        *,
        names: Sequence[str] = (),
        back: bool = True,
        without: frozenset[int] = frozenset(),
    ) -> None:
        """Mark the step in hand; with `names`, the steps are called so now.

        Those before it can be gone `back` to; those in `without` are not there.
        """
        self._names = names or self._names
        number = 0
        for other, (step, name) in enumerate(zip(self.steps, self._names, strict=True)):
            show_if(step, other not in without)
            if other in without:
                continue
            number += 1
            step.setText(f"{number}  {name}")
            step.setChecked(other == place)
            step.setEnabled(other == place or (back and other < place))
            if other == place:
                spoken = say("Step {number}, {name}, now", number=number, name=name)
            elif other < place:
                spoken = say("Step {number}, {name}, done", number=number, name=name)
            else:
                spoken = say("Step {number}, {name}, to come", number=number, name=name)
            step.setAccessibleName(spoken)

    def _clicked(self, place: int, *_: bool) -> None:
        is_in_hand = self.steps[place].isChecked()
        self.steps[place].setChecked(not is_in_hand)  # only `show_place` says which step is in hand
        if is_in_hand:
            self.wanted.emit(place)
