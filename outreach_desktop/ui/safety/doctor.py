"""Check everything: what the doctor finds, as it finds it, and the mending of what is safe to mend."""

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QWidget

from outreach_desktop.domain.remarks import SUBJECTS, Remark, RemarkKind
from outreach_desktop.errors import OutreachError
from outreach_desktop.ui.desk.runner import Runner, Work
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.widgets.dialogs.dialog import Dialog
from outreach_desktop.ui.widgets.labels import Banner, button, label
from outreach_desktop.ui.widgets.layouts import takes_the_rest
from outreach_desktop.ui.widgets.lists.sentences import Sentences
from outreach_desktop.words import say, say_many

if TYPE_CHECKING:
    from outreach_desktop.services.data_file import Data

_WORDS = {
    "file": say("the data file"),
    "search": say("search"),
    "history": say("the history"),
    "backups": say("the backups"),
    "templates": say("the templates"),
    "documents": say("the documents made"),
    "folders": say("the folders"),
}
_KINDS = {
    RemarkKind.FINE: say("As it should be"),
    RemarkKind.NOTE: say("Good to know"),
    RemarkKind.WRONG: say("Wrong"),
}


def show_doctor(window: QWidget, runner: Runner) -> None:
    """Check everything in a dialog beside the window; one that is open comes forward and looks again."""
    dialog = window.findChild(DoctorDialog) or DoctorDialog(window, runner)
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()
    dialog.look()


class DoctorDialog(Dialog):
    """Looks in a copy of the file and beside the data thread, so that work can go on meanwhile; closing it stops."""

    manual = "trouble"

    def __init__(self, parent: QWidget, runner: Runner) -> None:
        super().__init__(parent, say("Check everything"))
        self.setModal(False)
        self._runner = runner
        self._work: Work | None = None
        self.remarks: list[Remark] = []
        self.mended: list[str] = []
        self._build()

    def _build(self) -> None:
        self.told = label()
        self.outcome = Banner()
        self.progress = QProgressBar()
        self.progress.setAccessibleName(say("Subjects looked at"))
        self.progress.setRange(0, len(SUBJECTS))
        self.list = Sentences(say("What was found"))
        takes_the_rest(self.list, GRID * 16)
        self.mend_button = button(say("Fix what is safe"))
        self.again_button = button(say("Check again"))
        self.close_button = button(say("Cancel"))
        self.mend_button.clicked.connect(self.mend)
        self.again_button.clicked.connect(self.look)
        self.close_button.clicked.connect(self.reject)
        self._runner.opened.connect(self.reject)  # what was found was of another file
        for part in (self.told, self.outcome):
            self.column.addWidget(part)
        self.column.addWidget(self.list, 1)
        self.column.addWidget(self.progress)
        others = (self.mend_button, self.again_button)
        self.finish([self.close_button], others=others, size=(760, 600))

    def look(self) -> None:
        """Look at everything anew, unless that is being done."""
        if self._work is None:
            self.mended = []
            self._look()

    def mend(self) -> None:
        """Mend what is safe, then look again, to see that it is mended."""
        if self._work is not None:
            return
        self._begin(say("Fixing what is safe to fix \u2026"))
        self._work = self._runner.work(self, _mended, fails=self._stop_with)
        self._work.stepped.connect(self.mended.append)
        self._work.finished.connect(self._looked_after)

    def _look(self) -> None:
        self.remarks = []
        self.list.empty()
        self._begin(say("Looking at {subject} \u2026", subject=_WORDS[SUBJECTS[0]]))
        self._work = self._runner.work(self, _examined, quietly=True, fails=self._stop_with)
        self._work.stepped.connect(self._found)
        self._work.finished.connect(self._done)

    def _begin(self, sentence: str) -> None:
        self.told.setText(sentence)
        self.outcome.say("")
        self.progress.setValue(0)
        for part, at_work in (
            (self.told, True),
            (self.progress, True),
            (self.mend_button, False),
            (self.again_button, False),
        ):
            part.setVisible(at_work)
        self._name_close(say("Cancel"))

    def _found(self, remark: Remark) -> None:
        self.remarks.append(remark)
        self.list.add(str(remark), *_sign(remark.kind), kind=_KINDS[remark.kind])
        place = SUBJECTS.index(remark.about)
        self.progress.setValue(place + 1)
        self.told.setText(
            say(
                "Looking at {subject} \u2026",
                subject=_WORDS[SUBJECTS[min(place + 1, len(SUBJECTS) - 1)]],
            )
        )

    def _looked_after(self, finished: bool) -> None:
        self._work = None
        if finished:
            self._look()

    def _done(self, finished: bool) -> None:
        self._work = None
        if finished:
            words_, look = _sum(self.remarks)
            if self.mended:
                words_ += " " + say("Fixed: {fixed}", fixed=" ".join(self.mended))
            self.outcome.say(words_, look)
            self._rest(mendable=any(remark.mend for remark in self.remarks))

    def _stop_with(self, error: OutreachError) -> None:
        self._work = None
        self.outcome.say(str(error), "danger")
        self._rest(mendable=False)

    def done(self, result: int) -> None:
        """Stop looking, wherever that is."""
        if self._work is not None:
            self._work.cancel()
        super().done(result)

    def _rest(self, *, mendable: bool) -> None:
        self.told.hide()
        self.progress.hide()
        mendable = mendable and self._runner.looked_at is None
        self.mend_button.setVisible(mendable)
        self.again_button.show()
        self._name_close(say("Close"))
        first = self.mend_button if mendable else self.close_button
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _name_close(self, name: str) -> None:
        self.close_button.setText(name)
        self.close_button.setAccessibleName(name)


def _examined(db: "Data") -> Iterator[Any]:
    from outreach_desktop.services.health import doctor

    return doctor.examining(db, now=dt.datetime.now().astimezone())


def _mended(db: "Data") -> Iterator[Any]:
    from outreach_desktop.services.health import doctor

    return doctor.mending(db, now=dt.datetime.now().astimezone())


def _sum(remarks: list[Remark]) -> tuple[str, str]:
    """What all of it comes to, and how grave that is."""
    wrong = sum(remark.kind == RemarkKind.WRONG for remark in remarks)
    notes = sum(remark.kind == RemarkKind.NOTE for remark in remarks)
    if wrong:
        amiss = say_many(
            "{count} thing is not as it should be",
            "{count} things are not as they should be",
            wrong,
        )
        to_know = say_many(
            "{count} thing is good to know", "{count} things are good to know", notes
        )
        told = (
            say("{amiss}, and {to_know}.", amiss=amiss, to_know=to_know) if notes else f"{amiss}."
        )
        return f"{told} {say('The list says what to do.')}", "warning"
    if notes:
        return say_many(
            "Nothing is wrong; {count} thing is good to know.",
            "Nothing is wrong; {count} things are good to know.",
            notes,
        ), "info"
    return say("All is well."), "info"


def _sign(kind: RemarkKind) -> tuple[str, str]:
    """Its icon, and what the colour of that is called."""
    return {
        RemarkKind.FINE: ("circle-check", "good"),
        RemarkKind.NOTE: ("info", "accent"),
        RemarkKind.WRONG: ("triangle-alert", "danger"),
    }[kind]
