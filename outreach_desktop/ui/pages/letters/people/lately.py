"""Who of those chosen was written to lately: told in a line, left out with a click, and put back with another."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtWidgets import QDialog, QLabel, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from outreach_desktop.services.knowing.written_to import WrittenTo, written_to
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.widgets.flow import Flow
from outreach_desktop.ui.widgets.forms.dates import short_date
from outreach_desktop.ui.widgets.forms.forms import NumberField
from outreach_desktop.ui.widgets.labels import Banner, button, label
from outreach_desktop.ui.widgets.layouts import KeysGoBack, open_at
from outreach_desktop.ui.widgets.lists.ticking import TickedModel
from outreach_desktop.words import say, say_many

_MONTHS, _USUAL, _MOST = "letters/lately_months", 6, 60


class WrittenLately(Banner):
    """Goes by what is ticked; hidden where none of those chosen was written to, and none is left out for it."""

    changed = Signal()
    """Others are found now."""

    def __init__(self, runner: Runner, today: Clock, model: TickedModel[Any]) -> None:
        super().__init__(action=say("Leave them out"))
        self._runner = runner
        self._today = today
        self._model = model
        self._left_out: dict[str, None] = {}
        self.found: tuple[WrittenTo, ...] = ()
        self.who = self.add_button(say("Who\u2026"))
        self.who.clicked.connect(self.show_who)
        self.action.clicked.connect(self._follow)
        self.hide()

    @property
    def months(self) -> int:
        """How long ago is lately, on this computer."""
        kept = QSettings().value(_MONTHS, defaultValue=_USUAL, type=int)
        return min(max(kept if isinstance(kept, int) else _USUAL, 1), _MOST)

    def set_months(self, months: int) -> None:
        """Ask again for so many months."""
        QSettings().setValue(_MONTHS, months)
        self.look()

    def forget(self) -> None:
        """Another letter: nobody is left out."""
        self._left_out = {}

    def look(self) -> None:
        """See who of those chosen, or left out here, was written to."""
        chosen, months, today = list(self._model.chosen), self.months, self._today()
        asked = list(dict.fromkeys([*chosen, *self._left_out]))
        if not asked:
            self._show(())
            return
        self._runner.ask(
            self,
            lambda db: written_to(db, asked, months=months, today=today),
            self._show,
            latest="lately",
        )

    @property
    def _in(self) -> list[str]:
        return [one.id for one in self.found if one.id in self._model.chosen]

    @property
    def _out(self) -> list[str]:
        chosen = self._model.chosen
        return [one.id for one in self.found if one.id in self._left_out and one.id not in chosen]

    def _show(self, found: Sequence[WrittenTo]) -> None:
        self.found = tuple(found)
        inside, outside, months = len(self._in), len(self._out), self.months
        if inside:
            self.action.setText(say("Leave them out"))
            self.say(
                say_many(
                    "Written to in the last month: {some} of {all}.",
                    "Written to in the last {count} months: {some} of {all}.",
                    months,
                    some=inside,
                    all=len(self._model.chosen),
                )
            )
        elif outside:
            self.action.setText(say("Put them back"))
            self.say(
                say_many(
                    "{count} person who was written to lately is left out.",
                    "{count} people who were written to lately are left out.",
                    outside,
                )
            )
        else:
            self.say("")
        self.changed.emit()

    def _follow(self) -> None:
        """Leave them out, or put back those who are."""
        if inside := self._in:
            self._left_out |= dict.fromkeys(inside)
            self._model.tick(inside, on=False)
        else:
            back = self._out
            self._left_out = {}
            self._model.tick(back, on=True)

    def show_who(self) -> None:
        """Each of them with the day and what it was, and how long ago is lately."""
        WhoLately(self).show()


class WhoLately(QDialog):
    """Everyone who was written to lately, and the number of months that this means."""

    manual = "letters"

    def __init__(self, strip: WrittenLately) -> None:
        super().__init__(strip)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("Written to lately"))
        self._strip = strip
        self.months = NumberField(1, _MOST)
        self.months.set_value(strip.months)
        self.months.setAccessibleName(say("Months to look back"))
        self.months.edited.connect(strip.set_months)
        strip.changed.connect(self.fill)
        line = QWidget()
        line.setLayout(Flow(QLabel(say("Months to look back")), self.months, spacing=GRID))
        self.cells = QTableWidget(0, 3)
        self.cells.setAccessibleName(say("Written to lately"))
        self.cells.setHorizontalHeaderLabels([say("Person"), say("On"), say("What it was")])
        self.cells.verticalHeader().hide()
        self.cells.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.cells.horizontalHeader().setStretchLastSection(True)
        close = button(say("Close"), primary=True)
        close.clicked.connect(self.accept)
        tools = QWidget()
        tools.setLayout(Flow(close))
        whole = QVBoxLayout(self)
        whole.addWidget(
            label(say("Letters and emails of yours, and documents made. The newest is shown."))
        )
        whole.addWidget(line)
        whole.addWidget(self.cells, 1)
        whole.addWidget(tools)
        self.fill()
        KeysGoBack(self)
        open_at(self, 560, 420)

    def fill(self) -> None:
        """Show who is found now."""
        found = self._strip.found
        self.cells.setRowCount(len(found))
        for row, one in enumerate(found):
            for column, text in enumerate((one.name, short_date(one.on), one.what)):
                self.cells.setItem(row, column, QTableWidgetItem(text))
        self.cells.resizeColumnsToContents()
        self.cells.horizontalHeader().setStretchLastSection(True)
