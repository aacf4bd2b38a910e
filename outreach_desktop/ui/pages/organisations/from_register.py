"""A new organisation that begins with what a register says of it."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from outreach_desktop.domain.registers.entries import RegisterEntry
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.registers import reading, taking
from outreach_desktop.services.registers.taking import TakenPlace
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.pages.organisations.editor import OrganisationEditor
from outreach_desktop.ui.registers.search import RegisterSearch
from outreach_desktop.ui.widgets.forms.editor import Editor
from outreach_desktop.ui.widgets.labels import Banner
from outreach_desktop.words import say


class TakenPlaceEditor(OrganisationEditor):
    """Adds an organisation with its code, and what it belongs to where that is not kept yet."""

    def __init__(self, parent: QWidget, runner: Runner, today: Clock, taken: TakenPlace) -> None:
        super().__init__(parent, runner, today, taken.draft)
        self._taken = taken
        self._adds_above = taken.above is not None
        self.above = Banner(look="info", action=say("Do not add it"))
        self.above.action.clicked.connect(self._leave_out_above)
        self._body.insertWidget(1, self.above)
        name = taken.above.name if taken.above else ""
        self.above.say(say("It belongs to \u201c{name}\u201d, which is added too unless you choose another.", name=name) if name else "")  # fmt: skip

    def _leave_out_above(self) -> None:
        self._adds_above = False
        self.above.say("")

    def keeping(self) -> Callable[[Data], str]:
        """Keep it, in one action with what it belongs to."""
        taken = self._taken if self._adds_above else replace(self._taken, above=None)
        draft = self.draft()
        return lambda db: taking.add_place(db, taken, draft)


def choose(
    page: QWidget,
    runner: Runner,
    today: Clock,
    opened: Callable[[Editor], Editor],
    show: Callable[[str], object],
) -> RegisterSearch:
    """Ask for an organisation of the registers, and open its form, or show the one that is kept."""

    def take(entry: RegisterEntry) -> None:
        def taken(db: Data) -> TakenPlace:
            return taking.place(db, reading.folder_of(db), entry)

        def open_form(one: TakenPlace) -> None:
            opened(TakenPlaceEditor(page, runner, today, one)).open()

        runner.ask(page, taken, open_form)

    dialog = RegisterSearch(page, runner, today, people=False)
    dialog.taken.connect(partial(take))
    dialog.kept_wanted.connect(partial(show))
    dialog.open()
    return dialog
