"""Which of the documents that were made went out, on which day, and how: ticked, and noted as one act."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from outreach_desktop.domain.documents import posted
from outreach_desktop.domain.documents.documents import FIELDS, DocumentStage, title_in_words
from outreach_desktop.domain.documents.posted import WAYS, DocumentStanding
from outreach_desktop.domain.fields import begun
from outreach_desktop.domain.interactions import LETTER
from outreach_desktop.errors import OutreachError
from outreach_desktop.services.after import going_out
from outreach_desktop.services.after.going_out import MadeBatch
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.widgets.controls import DropDown
from outreach_desktop.ui.widgets.dialogs.dialog import Dialog
from outreach_desktop.ui.widgets.flow import Flow
from outreach_desktop.ui.widgets.forms.dates import DateField, short_date, short_moment
from outreach_desktop.ui.widgets.forms.forms import ChoiceField
from outreach_desktop.ui.widgets.labels import Banner, button, label
from outreach_desktop.ui.widgets.layouts import takes_the_rest
from outreach_desktop.ui.widgets.lists.paged import ListColumn
from outreach_desktop.ui.widgets.lists.ticking import TickedModel, TickedTable
from outreach_desktop.words import say, say_many

_LOWEST = 160


class PostedDialog(Dialog):
    """Of one press of Make, or of these documents; those that have not gone out are ticked to begin with."""

    manual = "sent"
    said = Signal(str)

    def __init__(
        self, parent: QWidget, runner: Runner, today: Clock, ids: Sequence[str] = ()
    ) -> None:
        super().__init__(parent, say("What was sent"))
        self._runner, self._today = runner, today
        self._of = tuple(ids)
        self._rows: dict[str, DocumentStanding] = {}
        self.batch = DropDown()
        self.batch.setAccessibleName(say("Made when"))
        self.about = label("")
        self.trouble = Banner(look="danger")
        self.trouble.hide()
        self.model = TickedModel[DocumentStanding](runner, _COLUMNS, self._fetch, summary=_summary)
        self.table = TickedTable(self.model, say("Documents made"))
        self.model.setParent(self.table)
        takes_the_rest(self.table, _LOWEST)
        self.way = ChoiceField([(kept, begun(words)) for kept, words in WAYS])
        self.way.set_value(LETTER)
        self.way.setAccessibleName(say("How they went out"))
        self.day = DateField(today())
        self.day.about = FIELDS["sent_on"]
        self.day.setAccessibleName(FIELDS["sent_on"].label)
        self.day.set_value(today())
        self._build()
        self._connect()
        self.reload()

    def _build(self) -> None:
        for part in (self.batch, self.about, self.trouble):
            self.column.addWidget(part)
        for part in (self.batch, self.about):  # only now: without a parent it would be a window
            part.setVisible(not self._of)
        self.column.addWidget(self.table, 1)
        sent, on = label(say("Sent"), "muted"), label(say("on"), "muted")
        for words, field in ((sent, self.way), (on, self.day)):
            words.setWordWrap(False)
            words.setBuddy(field)
        self.column.addLayout(Flow(sent, self.way, on, self.day, spacing=GRID))
        self.leave = button(say("&Close"))
        self.note = button("", primary=True, changes=True)
        for one in (self.leave, self.note):
            one.setAutoDefault(False)
        self.finish([self.leave, self.note], size=(760, 560))

    def _connect(self) -> None:
        self.batch.currentIndexChanged.connect(self._ask_rows)
        self.model.ticked.connect(self._count)
        self.day.textChanged.connect(self._count)
        self.leave.clicked.connect(self.reject)
        self.note.clicked.connect(self.keep)
        self._runner.opened.connect(self._give_way)

    def reload(self) -> None:
        """Ask what there is."""
        if self._of:
            self._ask_rows()
        else:
            self._runner.ask(self, going_out.every_batch, self._show_batches, latest="batches")

    def _show_batches(self, found: Sequence[MadeBatch]) -> None:
        self.batch.clear()
        for one in found:
            self.batch.offer(_words_of(one), one.id)
        if not found:
            self.batch.hide()
            self._show([])

    def _ask_rows(self) -> None:
        batch = str(self.batch.currentData() or "")
        if self._of:
            asked = partial(going_out.of_ids, ids=self._of)
        elif batch:
            asked = partial(going_out.of_batch, batch_id=batch)
        else:
            return
        self._runner.ask(self, asked, self._show, latest="rows")

    def _show(self, found: Sequence[DocumentStanding]) -> None:
        self._rows = {one.id: one for one in found}
        self.model.chosen.clear()
        self.table.show_ids(list(self._rows))
        one = found[0] if len(found) == 1 else None
        wanted = [one.id] if one else [each.id for each in found if each.sent_on is None]
        self.model.tick(wanted, on=True)
        self.about.setText(_about(found))
        self._count()

    def _fetch(self, _: Data, ids: Sequence[str]) -> Sequence[DocumentStanding]:
        return [self._rows[one] for one in ids if one in self._rows]

    def _count(self) -> None:
        count, day = len(self.model.chosen), self.day.value()
        if day == self._today():
            words = say_many("Sent &today: {count}", "Sent &today: {count}", count)
        else:
            words = say_many(
                "&Note {count} as sent on {day}",
                "&Note {count} as sent on {day}",
                count,
                day=short_date(day) if day else "\u2026",
            )
        self.note.setText(words)
        self.note.setAccessibleName(words.replace("&", ""))
        self.trouble.say(self.day.not_understood())
        self.note.setEnabled(bool(count and day) and not self.day.not_understood())

    def _give_way(self) -> None:
        """Another data file is open: these are not its documents."""
        self.reject()

    def keep(self) -> None:
        """Note it, and say what of them did not go out."""
        ids, day = list(self.model.chosen), self.day.value()
        if not ids or day is None:
            return
        change = partial(
            going_out.posted, ids=ids, on=day, today=self._today(), way=self.way.value()
        )
        known = list(self._rows.values())

        def done(_: None) -> None:
            self.said.emit(posted.told(known, ids, short_date(day)))
            self.accept()

        self._runner.do(self, change, done, fails=self._refused)

    def _refused(self, error: OutreachError) -> None:
        self.trouble.say(str(error))


_COLUMNS: tuple[ListColumn[DocumentStanding], ...] = (
    ListColumn(heading=say("For"), text=lambda row: row.name, stretches=True),
    ListColumn(
        heading=say("Document"),
        text=lambda row: title_in_words(row.title),
        width=180,
        gives_way=1,
    ),
    ListColumn(heading=say("Printed, sent"), text=lambda row: _state(row), width=200),
)


def state_of(row: DocumentStanding) -> str:
    """\u201cSent 2 Mar 2026\u201d, \u201cPrinted 1 Mar 2026, not sent yet\u201d."""
    return begun(posted.in_words(row.printed_on, row.sent_on, short_date))


def _state(row: DocumentStanding) -> str:
    """The same in a narrow column: what was printed and has no other day is not sent."""
    if row.stage is DocumentStage.PRINTED:
        return begun(say("printed {day}", day=short_date(row.printed_on)))
    return state_of(row)


def _summary(row: DocumentStanding) -> str:
    return f"{row.called}: {state_of(row)}"


def _about(found: Sequence[DocumentStanding]) -> str:
    if not found:
        return say("Nothing was made yet. Make documents under Letters first.")
    counts = {stage: sum(one.stage is stage for one in found) for stage in DocumentStage}
    return say(
        "{sent} sent, {printed} printed only, {drafted} made only.",
        sent=counts[DocumentStage.SENT],
        printed=counts[DocumentStage.PRINTED],
        drafted=counts[DocumentStage.DRAFTED],
    )


def _words_of(one: MadeBatch) -> str:
    moment = short_moment(one.begun_at)
    if one.sent == one.made:
        return say(
            "{count} {kinds}, made on {moment}: all sent",
            count=one.made,
            kinds=one.name,
            moment=moment,
        )
    return say(
        "{count} {kinds}, made on {moment}: {sent} sent",
        count=one.made,
        kinds=one.name,
        moment=moment,
        sent=one.sent,
    )
