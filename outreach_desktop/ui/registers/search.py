"""Choosing an organisation or a person from the registers, with results while typing; Enter takes the one that is selected."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from outreach_desktop.domain.fields import begun, in_words
from outreach_desktop.domain.organisations import FIELDS
from outreach_desktop.domain.registers.entries import RegisterEntry
from outreach_desktop.domain.registers.kept import Register
from outreach_desktop.errors import OutreachError
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.registers import finding, reading, taking
from outreach_desktop.ui.desk import theme
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.registers.dialog import RegistersDialog
from outreach_desktop.ui.widgets.dialogs.dialog import Dialog
from outreach_desktop.ui.widgets.forms.dates import short_date
from outreach_desktop.ui.widgets.labels import EmptyState, asked_for, button, label, tip
from outreach_desktop.ui.widgets.layouts import SwitchedParts, takes_the_rest
from outreach_desktop.ui.widgets.lists.table import as_list
from outreach_desktop.ui.widgets.pasting import SearchLine
from outreach_desktop.words import say

_TYPE = say(
    "Type a name, a place, a postcode, a code or a kind. Words may be only begun: \u201clakes surg\u201d."
)
_NONE_READ = say("No register has been read yet. Download one, and read it here.")
_NO_PEOPLE = say(
    "The registers read so far list organisations only. To find people, read one of clinicians: egpcur or econcur of the NHS, or NPPES."
)
_KIND, _PLACE = 1, 2
_LEAST = 560
"""The width at which the kind has room in the list, for the usual text; it stands below as well."""
_Found = tuple[list[RegisterEntry], dict[str, str], str]
"""What was found, what of it is kept, and why there is nothing to look in."""


class RegisterSearch(Dialog):
    """Gives the entry that was taken, or the row of one that is kept already."""

    manual = "registers#taking-someone-from-it"
    taken = Signal(object)
    kept_wanted = Signal(str)
    """The id of one that is kept already."""

    def __init__(self, parent: QWidget, runner: Runner, today: Clock, *, people: bool) -> None:
        title = (
            say("A person from a register") if people else say("An organisation from a register")
        )
        super().__init__(parent, title)
        self._runner = runner
        self._today = today
        self._people = people
        self._found: Sequence[RegisterEntry] = ()
        self._kept: Mapping[str, str] = {}
        self._build()
        self._connect()
        self._look()

    def _build(self) -> None:
        self.search = SearchLine()
        self.search.setAccessibleName(say("Search the registers"))
        self.search.setPlaceholderText(say("Name, place, postcode, code \u2026"))
        self.search.installEventFilter(self)
        self.table = QTableWidget(0, 4)
        self.table.setAccessibleName(say("Found in the registers"))
        self.table.setHorizontalHeaderLabels([say("Name"), say("Kind"), say("Place"), say("Code")])
        self.table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        as_list(self.table)
        takes_the_rest(self.table, 160)
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for column in (0, _PLACE):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.empty = EmptyState(_TYPE)
        self._list = SwitchedParts(self.table, self.empty, lowest=160)
        self._list.setCurrentWidget(self.empty)
        self.about = label()
        self.about.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.registers_button = button(say("&Registers\u2026"))
        self.cancel_button = button(say("&Cancel"))
        self.take_button = button(say("&Take this one"), primary=True)
        self.take_button.setDefault(True)
        self.column.addWidget(self.search)
        self.column.addWidget(self._list, 1)
        self.column.addWidget(self.about)
        self.finish(
            [self.cancel_button, self.take_button], others=[self.registers_button], size=(860, 600)
        )
        self.search.setFocus()

    def _connect(self) -> None:
        self.search.textChanged.connect(self._look)
        self.table.currentCellChanged.connect(self._show_one)
        self.table.doubleClicked.connect(self._take)
        self.take_button.clicked.connect(self._take)
        self.cancel_button.clicked.connect(self.reject)
        self.registers_button.clicked.connect(self._show_registers)
        self.empty.primary.clicked.connect(self._show_registers)

    # -- searching ---------------------------------------------------------------------------------

    def _look(self) -> None:
        words, people = self.search.text(), self._people

        def look(db: Data) -> _Found:
            folder = reading.folder_of(db)
            found = finding.find(folder, words, people=people)
            read = [one.register for one in finding.registers(folder)]
            return found, taking.kept_as(db, found), _why_none(read, people=people)

        self._runner.ask(self, look, self._show, latest="look", fails=self._failed)

    def _show(self, found: _Found) -> None:
        self._found, self._kept, why_none = found
        self.table.setRowCount(len(self._found))
        for place, one in enumerate(self._found):
            cells = (_called(one, self._kept), _kind(one), _place(one), one.code)
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setToolTip(tip(text))
                self.table.setItem(place, column, item)
        self._say_nothing(why_none)
        if self._found:
            self.table.setCurrentCell(0, 0)
            self._list.setCurrentWidget(self.table)
        else:
            self._list.setCurrentWidget(self.empty)
        self._show_one()

    def _say_nothing(self, why_none: str) -> None:
        if why_none:
            self.empty.say(why_none, say("Registers\u2026"))
        elif self.search.text().strip():
            self.empty.say(say("Nothing in the registers fits {asked}.", asked=asked_for(self.search.text())))  # fmt: skip
        else:
            self.empty.say(_TYPE)

    def chosen(self) -> RegisterEntry | None:
        """The one that is selected."""
        place = self.table.currentRow()
        return self._found[place] if 0 <= place < len(self._found) else None

    def _show_one(self) -> None:
        """The one that is selected; what it belongs to is asked for, and said as soon as that is known."""
        one = self.chosen()
        if one is not None:

            def whole(db: Data) -> RegisterEntry:
                return finding.whole(reading.folder_of(db), one)

            self._runner.ask(self, whole, self._tell_whole, latest="one", fails=self._failed)
        self.take_button.setEnabled(one is not None)
        self.about.setText(_told(one) if one is not None else "")
        is_kept = one is not None and one.code in self._kept
        words = say("&Show the one you have") if is_kept else say("&Take this one")
        self.take_button.setText(words)
        self.take_button.setAccessibleName(words.replace("&", ""))

    def _tell_whole(self, whole: RegisterEntry) -> None:
        one = self.chosen()
        if one is not None and one.code == whole.code:
            self.about.setText(_told(whole))

    def _failed(self, error: OutreachError) -> None:
        self._found = ()
        self.table.setRowCount(0)
        self.empty.say(str(error))
        self._list.setCurrentWidget(self.empty)

    # -- taking ------------------------------------------------------------------------------------

    def _take(self) -> None:
        one = self.chosen()
        if one is None:
            return
        self.accept()
        if one.code in self._kept:
            self.kept_wanted.emit(self._kept[one.code])
        else:
            self.taken.emit(one)

    def _show_registers(self) -> None:
        dialog = RegistersDialog(self, self._runner, self._today)
        dialog.was_read.connect(self._look)
        dialog.open()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Large text in a small window: the name keeps its room."""
        super().resizeEvent(event)
        self.table.setColumnHidden(_KIND, self.table.width() < theme.scaled(_LEAST))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While typing, the arrows choose in the list."""
        if watched is self.search and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):  # fmt: skip
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step and self._found:
                place = max(0, min(self.table.currentRow() + step, len(self._found) - 1))
                self.table.setCurrentCell(place, 0)
                return True
        return super().eventFilter(watched, event)


def _why_none(read: Sequence[Register], *, people: bool) -> str:
    if not read:
        return _NONE_READ
    return _NO_PEOPLE if people and not any(one.has_people for one in read) else ""


def _called(one: RegisterEntry, kept: Mapping[str, str]) -> str:
    if one.code in kept:
        return say("{name} (you have it)", name=one.name)
    return say("{name} (closed)", name=one.name) if one.is_closed else one.name


def _kind(one: RegisterEntry) -> str:
    words = one.kind.profession if one.is_person else in_words(FIELDS["kind"], one.kind.kind)
    return begun(", ".join(filter(None, (words, one.kind.specialty))))


def _place(one: RegisterEntry) -> str:
    return ", ".join(filter(None, (one.address.town, one.address.postcode)))


def _told(one: RegisterEntry) -> str:
    """All that is known of it, in lines."""
    closed = short_date(one.closed)
    lines = (
        ", ".join(filter(None, (one.name, one.post_nominals, _kind(one)))),
        ", ".join(one.address.lines()),
        " \u00b7 ".join(filter(None, (one.phone, one.email, one.website))),
        say("Belongs to {name}", name=one.parent_name) if one.parent_name else "",
        say("Closed on {day}", day=closed) if closed else say("Closed") if one.is_closed else "",
        say("{register}, code {code}", register=one.from_register, code=one.code),
    )
    return "\n".join(filter(None, lines))
