"""A list as a file for other programs: who or what is in it, as what kind of file, and then what came of it."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QProgressBar, QWidget

from outreach_desktop.errors import OutreachError
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.exporting import coming_back
from outreach_desktop.services.exporting.exports import Exported
from outreach_desktop.ui.desk import choosing
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Runner, Work
from outreach_desktop.ui.exporting.what import PEOPLE, ExportOf
from outreach_desktop.ui.exporting.whom import WhomField
from outreach_desktop.ui.widgets.dialogs.dialog import Dialog
from outreach_desktop.ui.widgets.dialogs.written import WrittenBanner
from outreach_desktop.ui.widgets.forms.forms import ChoiceField, Form
from outreach_desktop.ui.widgets.labels import button, label
from outreach_desktop.ui.widgets.screen import PeopleInView
from outreach_desktop.words import say


class ExportDialog(Dialog):
    """Writes a new file, with progress; Cancel leaves nothing of it."""

    manual = "export"

    def __init__(
        self,
        parent: QWidget,
        runner: Runner,
        today: Clock,
        in_view: PeopleInView,
        what: ExportOf = PEOPLE,
    ) -> None:
        super().__init__(parent, what.title)
        self._what = what
        self._runner = runner
        self._today = today
        self._work: Work | None = None
        self._build(in_view)
        self._connect()
        self._count()
        runner.ask(self, lambda db: what.find(db, today()), self._know_all)

    def _build(self, in_view: PeopleInView) -> None:
        self.form = Form(lambda _: "")
        self.whom = WhomField(in_view, self._what.meant)
        self.kind = ChoiceField([(key, words) for key, (words, *_) in self._what.kinds.items()])
        self.kind.set_value(self._last_kind())
        self.form.add("whom", self._what.whom, self.whom)
        self.form.add("kind", say("As"), self.kind)
        self.about = label(self._what.about)
        self.too_many = label()
        self.outcome = WrittenBanner()
        self.doing = label()
        self.progress = QProgressBar()
        self.progress.setAccessibleName(say("Progress of the export"))
        self.export_button = button(say("Export\u2026"), primary=True)
        self.close_button = button(say("Cancel"))
        self.column.addWidget(self.form)
        self.column.addWidget(self.about)
        self.column.addWidget(self.too_many)
        self.column.addWidget(self.outcome)
        self.column.addWidget(self.doing)
        self.column.addWidget(self.progress)
        self.column.addStretch(1)
        for later in (self.too_many, self.doing, self.progress):
            later.hide()
        self.finish([self.close_button, self.export_button], size=(600, 400))

    def _connect(self) -> None:
        self.whom.currentIndexChanged.connect(lambda _: self._count())
        self.export_button.clicked.connect(self.export)
        self.close_button.clicked.connect(self.reject)

    def _last_kind(self) -> str:
        """As it went out last; at first as most people pass lists on."""
        kept, kinds = str(QSettings().value(self._kept_as, "")), self._what.kinds
        return kept if kept in kinds else next(iter(kinds))

    @property
    def _kept_as(self) -> str:
        return f"export/{self._what.subject}"

    # -- who ---------------------------------------------------------------------------------------

    def _know_all(self, ids: Sequence[str]) -> None:
        self.whom.know_all(ids)
        self._count()

    def _count(self) -> None:
        ids = self.whom.ids
        words = say("Export\u2026")
        if ids is not None:
            words = self._what.button(len(ids))
        self.export_button.setText(words)
        self.export_button.setAccessibleName(words)
        self.export_button.setEnabled(bool(ids) and self._work is None)
        said = coming_back.told_of(len(ids or ()))
        self.too_many.setText(said)
        self.too_many.setVisible(bool(said))

    # -- writing -----------------------------------------------------------------------------------

    def export(self) -> None:
        """Ask where to, and write it."""
        ids = self.whom.ids
        _, ending, version = self._what.kinds[self.kind.value()]
        if not ids or self._work is not None:
            return
        name = f"{self._what.name}{ending}"
        chosen = choosing.file_to_write(self, self._what.title, name, "export")
        if chosen is None:
            return
        typed = chosen.suffix.casefold()
        if typed != ending and (other := self._kind_ending_in(typed)):
            self.kind.set_value(other)  # whoever types “list.csv” wants one
            _, ending, version = self._what.kinds[other]
        path = chosen if typed == ending else Path(f"{chosen}{ending}")
        today, write = self._today(), self._what.write
        came: list[Exported] = []

        def labour(db: Data) -> Iterator[object]:
            came.append((yield from write(db, path, ids, today, version)))

        self.progress.setRange(0, len(ids))
        self.progress.setValue(0)
        self.doing.setText(say("Exporting \u2026 Cancel leaves nothing of the file."))
        self._work = self._runner.work(self, labour, quietly=True, fails=self._failed)
        self._work.stepped.connect(self.progress.setValue)
        self._work.finished.connect(lambda _: self._ended(came))
        self._be_at_work(at_work=True)
        self.outcome.hide()

    def _kind_ending_in(self, ending: str) -> str:
        """The first kind of file whose name ends so; "" for none."""
        return next((key for key, (_, own, _) in self._what.kinds.items() if own == ending), "")

    def _done(self, done: Exported) -> None:
        QSettings().setValue(self._kept_as, self.kind.value())
        told = self._what.done(done)
        words = say("Close")
        self.close_button.setText(words)
        self.close_button.setAccessibleName(words)
        look = "warning" if done.notes else "info"
        self.outcome.say_written(done.path, " ".join([told, *done.notes]), look)

    def _failed(self, error: OutreachError) -> None:
        self.outcome.say_failed(error)

    def _ended(self, came: Sequence[Exported]) -> None:
        self._work = None
        self._be_at_work(at_work=False)
        for done in came:
            self._done(done)

    def _be_at_work(self, *, at_work: bool) -> None:
        for part in (self.doing, self.progress):
            part.setVisible(at_work)
        self.form.setEnabled(not at_work)
        self._count()

    def reject(self) -> None:
        """Cancel stops what is being written; nothing of it stays."""
        if self._work is not None:
            self._work.cancel()
        super().reject()
