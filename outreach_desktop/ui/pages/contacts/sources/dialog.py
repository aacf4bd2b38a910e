"""New people by how they were met: over a span, with a bar for each way; a press shows these people in the list."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal

from outreach_desktop.domain.contacts import FIELDS
from outreach_desktop.domain.documents.papers import OwnPaper
from outreach_desktop.domain.fields import begun
from outreach_desktop.domain.knowing.sources import (
    SPANS,
    Days,
    NewBySource,
    SourceRow,
    SourceSpan,
    days_of,
    search_for,
)
from outreach_desktop.errors import OutreachError
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.knowing import sources
from outreach_desktop.ui.desk import choosing
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.exporting.starting import show_paper
from outreach_desktop.ui.pages.contacts.sources.bars import BarDelegate, as_png
from outreach_desktop.ui.widgets.dialogs.dialog import Dialog
from outreach_desktop.ui.widgets.dialogs.written import WrittenBanner
from outreach_desktop.ui.widgets.flow import Flow
from outreach_desktop.ui.widgets.forms.clicks import after_the_click
from outreach_desktop.ui.widgets.forms.dates import DateField
from outreach_desktop.ui.widgets.forms.forms import ChoiceField
from outreach_desktop.ui.widgets.labels import button, label
from outreach_desktop.ui.widgets.layouts import takes_the_rest
from outreach_desktop.ui.widgets.lists.paged import ListColumn, PagedModel
from outreach_desktop.ui.widgets.lists.table import ListTable
from outreach_desktop.ui.widgets.screen import Screen
from outreach_desktop.words import say, say_many

_LOWEST = 160
_BAR = 2


class SourcesDialog(Dialog):
    """Counts again whenever another span is chosen."""

    manual = "sources"
    search_wanted = Signal(str)
    """These people, to be looked for in the list."""

    def __init__(self, page: Screen) -> None:
        super().__init__(page, say("New people by how you met"))
        self._page, self._runner, self._today = page, page.runner, page.today
        self._found: NewBySource | None = None
        self._build()
        self._connect()
        self.span.set_value(SourceSpan.TWELVE)
        self._turn()

    def _build(self) -> None:
        self.span = ChoiceField([(str(span), words) for span, words in SPANS])
        self.span.setAccessibleName(say("When they were added"))
        asked = label(say("Added"), "muted")
        asked.setWordWrap(False)
        asked.setBuddy(self.span)
        self.first, self.last = DateField(self._today()), DateField(self._today())
        self.first.setAccessibleName(say("First day"))
        self.last.setAccessibleName(say("Last day"))
        self.about = label()
        self.table = self._table()
        takes_the_rest(self.table, _LOWEST)
        self.outcome = WrittenBanner()
        self.column.addLayout(Flow(asked, self.span, self.first, self.last, spacing=GRID * 2))
        for part in (self.about, self.table, self.outcome):
            self.column.addWidget(part)
        self.close_button = button(say("&Close"))
        self.export_button = button(say("E&xport as CSV\u2026"))
        self.print_button = button(say("&Print\u2026"), icon="printer")
        self.show_button = button(say("&Show these people"), primary=True)
        for one in (self.close_button, self.export_button, self.print_button, self.show_button):
            one.setAutoDefault(False)  # Enter in a date counts, and in the list shows them
        self.finish(
            [self.close_button, self.show_button],
            others=[self.print_button, self.export_button],
            size=(760, 560),
        )

    def _table(self) -> ListTable:
        self.model = PagedModel[SourceRow](
            self._runner, _columns(), self._fetch, self, summary=_summary
        )
        table = ListTable(self.model, say("How people were met"))
        table.setItemDelegateForColumn(_BAR, BarDelegate(table))
        return table

    def _connect(self) -> None:
        self.span.edited.connect(lambda _: self._turn())
        for field in (self.first, self.last):
            field.editingFinished.connect(partial(after_the_click, self, self.reload))
        self.table.order_changed.connect(self._put_in_order)
        self.table.opened.connect(self._search)
        self.table.current.connect(self._say_how_many)
        self.table.said.connect(self._page.said)
        self.close_button.clicked.connect(self.reject)
        self.show_button.clicked.connect(lambda: self._search(self.table.current_id()))
        self.print_button.clicked.connect(self.print)
        self.export_button.clicked.connect(self.export)

    # -- counting ----------------------------------------------------------------------------------

    def days(self) -> Days:
        """From when to when is counted."""
        span = SourceSpan(self.span.value())
        if span is SourceSpan.CHOSEN:
            return Days(first=self.first.value(), last=self.last.value())
        return days_of(span, self._today())

    def reload(self) -> None:
        """Count again."""
        wrong = self.first.not_understood() or self.last.not_understood()
        if wrong:
            self._say_wrong(OutreachError(wrong))
            return
        days = self.days()
        self._runner.ask(
            self,
            lambda db: sources.new_by_source(db, days),
            self._show,
            latest="sources",
            fails=self._say_wrong,
        )

    def _turn(self) -> None:
        is_chosen = self.span.value() == SourceSpan.CHOSEN
        for field in (self.first, self.last):
            field.setVisible(is_chosen)
        self.reload()

    def _fetch(self, _: Data, ids: Sequence[str]) -> Sequence[SourceRow]:
        rows = self._found.rows if self._found else ()
        by_id = {one.id: one for one in rows}
        return [by_id[one] for one in ids if one in by_id]

    def _show(self, found: NewBySource) -> None:
        self._found = found
        self.about.setText(sources.told_in_words(found))
        self._put_in_order()
        self.print_button.setEnabled(bool(found.rows))
        self.export_button.setEnabled(bool(found.rows))
        self._say_how_many(self.table.current_id())

    def _put_in_order(self) -> None:
        if self._found is None:
            return
        rows = list(self._found.rows)
        order, down = self.table.order
        if order:
            by_name = order == "source"
            rows.sort(key=lambda one: one.id if by_name else one.people, reverse=down)
        self.table.show_ids([one.id for one in rows])

    def _say_wrong(self, error: OutreachError) -> None:
        self._found = None
        self.about.setText(str(error))
        self.table.show_ids([])
        for one in (self.print_button, self.export_button):
            one.setEnabled(False)
        self._say_how_many("")

    def _say_how_many(self, row_id: str) -> None:
        row = self._row(row_id)
        words = say("&Show these people")
        if row is not None:
            words = say_many("&Show {count} person", "&Show {count} people", row.people)
        self.show_button.setText(words)
        self.show_button.setAccessibleName(words.replace("&", ""))
        self.show_button.setEnabled(row is not None)

    def _row(self, row_id: str) -> SourceRow | None:
        rows = self._found.rows if self._found else ()
        return next((one for one in rows if one.id == row_id), None)

    # -- what is done with it ----------------------------------------------------------------------

    def _search(self, row_id: str) -> None:
        row = self._row(row_id)
        if row is not None and self._found is not None:
            self.accept()
            self.search_wanted.emit(search_for(row, self._found.days))

    def print(self) -> None:
        """The table as a page, with the bars above it."""
        found, day = self._found, self._today()
        if found is None:
            return
        picture = as_png(found.rows)

        def read(db: Data) -> OwnPaper:
            return sources.paper(db, found, today=day, picture=picture)

        self.accept()
        show_paper(self._page, read)

    def export(self) -> None:
        """Ask where to, and write it."""
        found = self._found
        name = say("New people by how you met")
        chosen = choosing.file_to_write(self, name, f"{name}.csv", "export")
        if chosen is None or found is None:
            return
        path = chosen if chosen.suffix.casefold() == ".csv" else Path(f"{chosen}.csv")
        told = say("Written: \u201c{path}\u201d.", path=path)
        self._runner.aside(
            self,
            partial(sources.write_csv, path, found),
            lambda _: self.outcome.say_written(path, told),
            fails=self.outcome.say_failed,
        )


def _columns() -> tuple[ListColumn[SourceRow], ...]:
    return (
        ListColumn(
            heading=FIELDS["source"].label,
            text=lambda row: begun(row.shown),
            order="source",
            width=240,
            stretches=True,
        ),
        ListColumn(
            heading=say("People"),
            text=lambda row: f"{row.people:,}",
            order="people",
            width=96,
            right=True,
            value=lambda row: row.people,
        ),
        ListColumn(heading=say("Bar"), text=lambda _: "", tip=_summary, width=200, gives_way=1),
        ListColumn(heading=say("Share"), text=sources.percent, width=88, right=True, gives_way=2),
    )


def _summary(row: SourceRow) -> str:
    people = say_many("{count} person", "{count} people", row.people)
    return ", ".join((begun(row.shown), people, sources.percent(row)))
