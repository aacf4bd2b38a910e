"""Runs of letters kept under a name: a menu that takes one up, and a line in which this one is given a name."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from outreach_desktop.domain.documents.letter_runs import LONGEST, LetterRun
from outreach_desktop.errors import OutreachError
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.making.people import letter_runs
from outreach_desktop.services.making.people.letter_runs import RunReady
from outreach_desktop.ui.desk import theme
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.widgets.dialogs.patients import keep_if_about_none
from outreach_desktop.ui.widgets.flow import Flow
from outreach_desktop.ui.widgets.forms.forms import ChoiceField
from outreach_desktop.ui.widgets.labels import button, label, mnemonic_free, tip
from outreach_desktop.ui.widgets.pasting import LineField
from outreach_desktop.words import say

_WHOLE = say("Kept letters\u2026")
_SHORT = say("Kept\u2026")


class SavedRuns(QWidget):
    """Hidden until this run is to have a name; its menu opens from `ask`, which stands elsewhere."""

    taken_up = Signal(object, object)
    """A LetterRun, and the ids of those it is for now."""
    wanted = Signal(str)
    """This run is to be saved under that name."""

    def __init__(self, runner: Runner, today: Clock) -> None:
        super().__init__()
        self._runner = runner
        self._today = today
        self.ask = button(_WHOLE, look="link", name=_WHOLE)
        self.ask.setToolTip(
            tip(
                say(
                    "Keep who a letter is for and what it is made of under a name, and take it up another time."
                )
            )
        )
        self.name = LineField(longest=LONGEST)
        self.name.setAccessibleName(say("Name of this letter"))
        self.name.setPlaceholderText(say("Newsletter to the wards"))
        self.profession = ChoiceField([("", say("no profession in particular"))])
        self.profession.setAccessibleName(say("Packet for"))
        self.profession.setToolTip(
            tip(say("Its documents are offered where a letter is for people of this profession."))
        )
        self.profession.setMinimumContentsLength(10)
        self.profession.setSizeAdjustPolicy(
            self.profession.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.save = button(say("Save"), changes=True)
        self.cancel = button(say("Cancel"))
        self.said = label(look="problem")
        self.said.hide()
        tools = QWidget()
        tools.setLayout(Flow(self.save, self.cancel))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GRID)
        of_whom = QWidget()
        of_whom.setLayout(Flow(label(say("Packet for")), self.profession, spacing=GRID))
        for part in (self.name, of_whom, self.said, tools):
            whole.addWidget(part)
        self.ask.clicked.connect(self.open)
        self.name.returnPressed.connect(self._want)
        self.save.clicked.connect(self._want)
        self.cancel.clicked.connect(self.put_away)
        self.hide()

    def fit_ask(self, room: int) -> None:
        """Call `ask` by its whole name where there is so much room, else by the first word of it."""
        metrics = self.ask.fontMetrics()
        more = metrics.horizontalAdvance(_WHOLE) - metrics.horizontalAdvance(self.ask.text())
        words = _WHOLE if self.ask.sizeHint().width() + more <= room else _SHORT
        if self.ask.text() != words:
            self.ask.setText(words)

    def open(self) -> None:
        """Ask which there are and whom each is for today, and show the menu."""
        today = self._today()
        self._runner.ask(
            self, lambda db: letter_runs.ready(db, today=today), self.offer, latest="runs"
        )

    def offer(self, runs: Sequence[RunReady]) -> None:
        """Show the menu."""
        menu = QMenu(self.ask)
        menu.setToolTipsVisible(True)
        theme.dress(menu)
        for one in runs:
            self._add(menu, one)
        menu.addSeparator()
        save = menu.addAction(say("Keep this letter under a name\u2026"))
        save.setEnabled(self._runner.looked_at is None)
        save.triggered.connect(self.begin)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.ask.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def _add(self, menu: QMenu, one: RunReady) -> None:
        of_this = menu.addMenu(mnemonic_free(one.run.name))
        theme.dress(of_this)
        for words, ids in (
            (say("Everyone ({count})", count=len(one.everyone)), one.everyone),
            (
                say("Those who do not have it yet ({count})", count=len(one.newcomers)),
                one.newcomers,
            ),
        ):
            entry = of_this.addAction(words)
            entry.setEnabled(bool(ids))
            entry.setToolTip(one.trouble)
            entry.triggered.connect(partial(self._take_up, one.run, ids))
        of_this.addSeparator()
        remove = of_this.addAction(say("Remove this name"))
        remove.setEnabled(self._runner.looked_at is None)
        remove.triggered.connect(partial(self._remove, one.run))

    def _take_up(self, run: LetterRun, ids: Sequence[str], *_: object) -> None:
        self.taken_up.emit(run, tuple(ids))

    def _remove(self, run: LetterRun, *_: object) -> None:
        self._runner.do(self, lambda db: letter_runs.remove(db, run.name))

    def begin(self) -> None:
        """Show the line for the name."""
        self.said.hide()
        self._runner.ask(self, letter_runs.professions, self._offer_professions, latest="of")
        self.show()
        self.name.selectAll()
        self.name.setFocus()

    def _offer_professions(self, found: Sequence[str]) -> None:
        nothing = ("", say("no profession in particular"))
        self.profession.set_choices([nothing, *((one, one) for one in found)])

    def put_away(self) -> None:
        """No name is to be given."""
        self.profession.set_value("")
        self.name.clear()
        self.hide()

    def _want(self) -> None:
        name = self.name.text()
        keep_if_about_none(self, name, lambda: self.wanted.emit(name))

    def keep(self, run: LetterRun) -> None:
        """Keep this one; what is wrong with it is said below its name."""
        kept = replace(run, profession=self.profession.value())

        def save(db: Data) -> LetterRun:
            return letter_runs.save(db, kept)

        self._runner.do(self, save, lambda _: self.put_away(), fails=self._say)

    def _say(self, error: OutreachError) -> None:
        self.said.setText(str(error))
        self.said.show()
