"""What the registers say otherwise of those kept with a code: each taken over by a tick, or left for good."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from outreach_desktop.domain.fields import begun
from outreach_desktop.domain.registers.changes import WORDS, RegisterChange
from outreach_desktop.errors import OutreachError
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.registers import changes, reading
from outreach_desktop.services.safety.known_before import NOT_ASKED, Answered, KnownBeforeError
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.widgets.dialogs import known_before
from outreach_desktop.ui.widgets.dialogs.dialog import Dialog
from outreach_desktop.ui.widgets.labels import Banner, EmptyState, button, label, tip
from outreach_desktop.ui.widgets.layouts import SwitchedParts, takes_the_rest
from outreach_desktop.ui.widgets.lists.table import as_list
from outreach_desktop.words import say, say_many

_ABOUT = say(
    "Nothing is changed before you say so. Tick what the registers are right about, then take it over; or keep yours, and it is "
    "not shown again until the register says something else."
)
_NOTHING = say("The registers say nothing else of the people and organisations that have a code.")
_LOOKING = say("Comparing what you keep with the registers \u2026")


class ChangesDialog(Dialog):
    """A row for each thing that differs; all that is taken over at once is one action."""

    manual = "registers#when-the-register-changes"

    def __init__(self, parent: QWidget, runner: Runner, today: Clock) -> None:
        super().__init__(parent, say("What changed in the registers"))
        self._runner = runner
        self._today = today
        self._found: Sequence[RegisterChange] = ()
        self._build()
        self._connect()
        self.reload()

    def _build(self) -> None:
        self.table = QTableWidget(0, 4)
        self.table.setAccessibleName(say("What changed"))
        self.table.setHorizontalHeaderLabels([say("Name"), say("Change"), say("You keep"), say("The register says")])  # fmt: skip
        as_list(self.table)
        takes_the_rest(self.table, 160)
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.empty = EmptyState(_LOOKING)
        self._list = SwitchedParts(self.table, self.empty, lowest=160)
        self._list.setCurrentWidget(self.empty)
        self.told = Banner()
        self.told.hide()
        self.all_button = button(say("&Tick all"))
        self.ours_button = button(say("&Keep ours"))
        self.take_button = button(say("Take &over"), primary=True, changes=True)
        self.close_button = button(say("&Close"))
        self.column.addWidget(label(_ABOUT))
        self.column.addWidget(self.told)
        self.column.addWidget(self._list, 1)
        self.finish(
            [self.close_button, self.ours_button, self.take_button],
            others=[self.all_button],
            size=(980, 560),
        )
        self._name_buttons()

    def _connect(self) -> None:
        self.table.itemChanged.connect(self._name_buttons)
        self.all_button.clicked.connect(self._tick_all)
        self.take_button.clicked.connect(self._take_over)
        self.ours_button.clicked.connect(self._keep_ours)
        self.close_button.clicked.connect(self.accept)

    def reload(self) -> None:
        """Compare again."""
        day = self._today()
        self._runner.ask_in_steps(
            self,
            lambda db: changes.found(db, reading.folder_of(db), today=day),
            self._show,
            fails=self._failed,
        )

    def _show(self, found: Sequence[RegisterChange]) -> None:
        self._found = found
        self.table.blockSignals(True)  # noqa: FBT003 - Qt takes it by position only
        self.table.setRowCount(len(found))
        for place, one in enumerate(found):
            cells = (one.kept.name, begun(WORDS[one.what]), one.before, one.after)
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setToolTip(tip(text))
                if column == 0:
                    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                    item.setCheckState(Qt.CheckState.Unchecked)
                self.table.setItem(place, column, item)
        self.table.blockSignals(False)  # noqa: FBT003 - Qt takes it by position only
        self.empty.say(_NOTHING)
        self._list.setCurrentWidget(self.table if found else self.empty)
        if found:
            self.table.setCurrentCell(0, 0)
            self.table.setFocus()
        self._name_buttons()

    def ticked(self) -> list[RegisterChange]:
        """What is ticked."""
        checked = Qt.CheckState.Checked
        items = [self.table.item(place, 0) for place in range(len(self._found))]
        return [one for one, item in zip(self._found, items, strict=True) if item is not None and item.checkState() == checked]  # fmt: skip

    def _name_buttons(self) -> None:
        count = len(self.ticked())
        words = say_many("Take &over {count} change", "Take &over {count} changes", count)
        self.take_button.setText(words)
        self.take_button.setAccessibleName(words.replace("&", ""))
        self.take_button.setEnabled(count > 0 and self._runner.looked_at is None)
        self.ours_button.setEnabled(count > 0)
        self.all_button.setEnabled(bool(self._found))

    def _tick_all(self) -> None:
        is_all = len(self.ticked()) == len(self._found)
        for place in range(len(self._found)):
            item = self.table.item(place, 0)
            if item is not None:
                state = Qt.CheckState.Unchecked if is_all else Qt.CheckState.Checked
                item.setCheckState(state)

    def _take_over(self) -> None:
        self._take({})

    def _take(self, answered: Mapping[str, Answered]) -> None:
        chosen, day = self.ticked(), self._today()

        def take(db: Data) -> None:
            folder = reading.folder_of(db)
            changes.take_over(db, folder, chosen, today=day, answered=answered)

        def failed(error: OutreachError) -> None:
            self._failed(error)
            if isinstance(error, KnownBeforeError):
                whom, said = error.whom, answered.get(error.whom, NOT_ASKED)
                known_before.ask(self, error, said, lambda one: self._take({**answered, whom: one}))

        self._runner.do(self, take, lambda _: self._done(len(chosen)), fails=failed)

    def _done(self, count: int) -> None:
        told = say_many("{count} change was taken over. Undo takes it back.", "{count} changes were taken over. Undo takes them back.", count)  # fmt: skip
        self.told.say(told, "info")
        self.reload()

    def _keep_ours(self) -> None:
        chosen = self.ticked()

        def keep(db: Data) -> None:
            changes.keep_ours(reading.folder_of(db), chosen)

        self._runner.ask(self, keep, lambda _: self.reload(), fails=self._failed)

    def _failed(self, error: OutreachError) -> None:
        self.told.say(str(error), "danger")
