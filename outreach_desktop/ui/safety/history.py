"""What was done: a list to look through, with what each action changed, and undo of any of them."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QByteArray, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QPlainTextEdit, QSplitter, QStackedWidget, QWidget

from outreach_desktop.errors import OutreachError
from outreach_desktop.services import data_file, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.undo import ActionRow, Details, Undone
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.desk.theme import GRID
from outreach_desktop.ui.widgets.dialogs.dialog import Dialog
from outreach_desktop.ui.widgets.dialogs.taking_back import TakeBack, take_back
from outreach_desktop.ui.widgets.forms.dates import short_moment
from outreach_desktop.ui.widgets.frame import SearchField
from outreach_desktop.ui.widgets.labels import Banner, EmptyState, asked_for, button, label, tip
from outreach_desktop.ui.widgets.layouts import column, takes_the_rest
from outreach_desktop.ui.widgets.lists.paged import ListColumn, PagedModel
from outreach_desktop.ui.widgets.lists.table import ListTable
from outreach_desktop.words import say, say_many

_SPLIT = "history/split"
_SLOW_MS = 300
_NOTHING = say(
    "Nothing yet. Whatever is added, changed or removed appears here, and can be undone."
)
_NOTHING_OF = say("Nothing that is still kept was changed here.")
_GONE = say("What it changed in detail is no longer kept, so it cannot be undone.")


def show_history(window: QWidget, runner: Runner, tell: Callable[[str], object]) -> None:
    """Open the list of everything that was done, or bring it forward; `tell` is given what was undone."""
    open_now = [one for one in window.findChildren(HistoryDialog) if one.is_of_everything]
    dialog = open_now[0] if open_now else HistoryDialog(window, runner)
    if not open_now:
        dialog.told.connect(tell)
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()


def in_a_sentence(undone: Undone, *, again: bool, at_most: int = 3) -> str:
    """“Undone: Import 5 contacts. “Dr Ann O'Neil” was changed since, so it was kept as it is.”

    Where all was left: “Nothing was undone: Change contact Dr Ann O'Neil. “Dr Ann ...”
    """
    name = undone.name
    if undone.nothing:
        told = (
            say("Nothing was redone: {name}.", name=name)
            if again
            else say("Nothing was undone: {name}.", name=name)
        )
    else:
        told = say("Redone: {name}.", name=name) if again else say("Undone: {name}.", name=name)
    left = [*undone.told[:at_most]]
    if len(undone.told) > at_most:
        left.append(say("{more} more were kept.", more=len(undone.told) - at_most))
    return " ".join((told, *left))


class HistoryDialog(Dialog):
    """Stays open beside the window and follows what is done there; with `contact_id` of that person alone."""

    manual = "safety#undo"

    told = Signal(str)
    """What was undone or done again, and what was left."""

    def __init__(
        self, parent: QWidget, runner: Runner, *, contact_id: str | None = None, name: str = ""
    ) -> None:
        title = say("What was changed: {name}", name=name) if contact_id else say("History")
        super().__init__(parent, title)
        self.setModal(False)
        self._runner = runner
        self._contact_id = contact_id
        self._chosen: ActionRow | None = None
        self._meanwhile = ""
        self._may_change = True
        self._build()
        self._connect()
        self.reload()

    @property
    def is_of_everything(self) -> bool:
        """Whether it is not about one person."""
        return self._contact_id is None

    def _build(self) -> None:
        self.search = SearchField()
        self.search.setAccessibleName(say("Search what was done"))
        self.search.setPlaceholderText(say("Search what was done: a name, import, remove \u2026"))
        self.table = ListTable(
            PagedModel(self._runner, _COLUMNS, undo.rows, self, summary=_summary),
            say("What was done"),
        )
        self.empty = EmptyState()
        self._list = QStackedWidget()
        self._list.addWidget(self.table)
        self._list.addWidget(self.empty)
        self.details = QPlainTextEdit()
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        self.details.setAccessibleName(say("What it changed"))
        self.count = label(look="small")
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.setHandleWidth(GRID // 2)
        parts.addWidget(column(self.count, self._list, spacing=GRID // 2))
        parts.addWidget(
            column(label(say("What it changed"), "small"), self.details, spacing=GRID // 2)
        )
        parts.setStretchFactor(0, 3)
        parts.setStretchFactor(1, 2)
        parts.restoreState(QSettings().value(_SPLIT) or QByteArray())
        parts.splitterMoved.connect(lambda *_: QSettings().setValue(_SPLIT, parts.saveState()))
        takes_the_rest(parts, GRID * 30)
        self.said = Banner()
        self.said.hide()
        for part in (self.search, parts, self.said):
            self.column.addWidget(part, int(part is parts))
        self.undo = button(say("&Undo this"), icon="undo-2")
        self.redo = button(say("&Redo"))
        for one in (self.undo, self.redo):  # until it is known what there is to undo
            one.setEnabled(False)
        close = button(say("Close"))
        close.clicked.connect(self.reject)
        self.finish([close], others=[self.undo, self.redo], size=(760, 640))
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(_SLOW_MS)

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _: self._find())
        self.search.left.connect(self.table.setFocus)
        self.table.current.connect(self._ask_details)
        self.table.opened.connect(lambda _: self.details.setFocus())
        self.empty.primary.clicked.connect(self.search.clear)
        self.undo.clicked.connect(self.undo_chosen)
        self.redo.clicked.connect(self.redo_last)
        self._slow.timeout.connect(lambda: self.said.say(self._meanwhile, "info"))
        self._runner.changed.connect(self.reload)
        self._runner.opened.connect(self.reject)  # what it lists was done in another file

    def reload(self) -> None:
        """Ask anew for what was done, and what redo would bring again."""
        self._find()
        self._runner.ask(self, _possible, self._offer, latest="possible")

    # -- asking and showing ------------------------------------------------------------------------

    def _find(self) -> None:
        words, contact_id = self.search.text(), self._contact_id
        self._runner.ask(
            self,
            lambda db: undo.find(db, words, contact_id=contact_id),
            partial(self._show, words),
            latest="find",
        )

    def _show(self, words: str, ids: list[str]) -> None:
        self.table.show_ids(ids)
        self.count.setText(say_many("{count} action", "{count} actions", len(ids)))
        if words.strip():
            self.empty.say(
                say("Nothing fits {asked}.", asked=asked_for(words)), say("Clear the search")
            )
        else:
            self.empty.say(_NOTHING if self.is_of_everything else _NOTHING_OF)
        self._list.setCurrentWidget(self.table if ids else self.empty)
        self._ask_details(self.table.current_id())

    def _ask_details(self, action_id: str) -> None:
        if not action_id:
            self._show_details(None)
            return
        contact_id = self._contact_id
        self._runner.ask(
            self,
            lambda db: undo.details(db, action_id, contact_id=contact_id),
            self._show_details,
            latest="details",
            fails=lambda _: self._show_details(None),
        )

    def _show_details(self, found: Details | None) -> None:
        self._chosen = found.action if found else None
        self.details.setPlainText(_told(found) if found else "")
        can = self._chosen is not None and self._chosen.can_undo
        self.undo.setEnabled(can and self._may_change)

    def _offer(self, possible: tuple[bool, str | None]) -> None:
        self._may_change, name = possible
        self.undo.setVisible(self._may_change)
        self.redo.setVisible(self._may_change)
        self.redo.setEnabled(name is not None)
        self.redo.setToolTip(
            tip(say("Redo: {name}", name=name)) if name else say("Nothing was undone just now")
        )

    # -- undoing -----------------------------------------------------------------------------------

    def undo_chosen(self) -> None:
        """Take back the action that is chosen; what was changed since is left, and told."""
        if self._chosen is not None:
            action_id, name = self._chosen.id, self._chosen.name
            meanwhile = say("Undoing: {name} \u2026", name=name)
            self._do(TakeBack(action_id=action_id), meanwhile)

    def redo_last(self) -> None:
        """Bring again what was undone last."""
        self._do(TakeBack(again=True), say("Redoing \u2026"))

    def _do(self, wanted: TakeBack, meanwhile: str) -> None:
        for one in (self.undo, self.redo):
            one.setEnabled(False)
        self._meanwhile = meanwhile
        self._slow.start()
        done = partial(self._done, again=wanted.again)
        take_back(self, self._runner, wanted, done, fails=self._refused, stopped=self._stopped)

    def _done(self, undone: Undone, *, again: bool) -> None:
        sentence = in_a_sentence(undone, again=again)
        self._say(sentence, "warning" if undone.told else "info")
        self.told.emit(sentence)

    def _stopped(self, sentence: str) -> None:
        self._say(sentence)
        self.reload()

    def _refused(self, error: OutreachError) -> None:
        self._say(f"{error.message} {error.hint}".strip(), "warning")
        self.reload()

    def _say(self, sentence: str, look: str = "info") -> None:
        self._slow.stop()
        self.said.say(sentence, look)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.said, sentence))


def _possible(db: Data) -> tuple[bool, str | None]:
    """Whether anything may be changed in this file, and what redo would bring again."""
    return not data_file.is_to_look_at(db), undo.next_redo(db)


def _told(found: Details) -> str:
    """The sentences, one a line."""
    lines = list(found.sentences)
    if found.more:
        lines.append(say("And {more} more.", more=found.more))
    if not lines:
        lines.append(_GONE)
    elif found.beside:
        lines.append(
            say(
                "It changed other entries too ({beside}): undo takes all of it back.",
                beside=found.beside,
            )
        )
    return "\n".join(lines)


def _when(row: ActionRow) -> str:
    return short_moment(row.made_at)


def _summary(row: ActionRow) -> str:
    """What a screen reader says of a row."""
    return f"{row.name}, {_when(row)}, {row.state}"


_COLUMNS: tuple[ListColumn[ActionRow], ...] = (
    ListColumn(heading=say("When"), text=_when, width=160),
    ListColumn(heading=say("What"), text=lambda row: row.name, stretches=True, tip=_summary),
    ListColumn(
        heading=say("Entries"), text=lambda row: f"{row.rows:,}", width=76, right=True, gives_way=1
    ),
    ListColumn(heading=say("State"), text=lambda row: row.state, width=128, gives_way=2),
)
