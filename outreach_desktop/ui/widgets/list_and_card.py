"""A page with a list on the left and the card of what is chosen in it on the right."""

from collections.abc import Callable
from functools import partial
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QStackedWidget, QWidget

from outreach_desktop.domain.documents.documents import AttachedFile
from outreach_desktop.services import files
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.desk.clock import Clock
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.widgets.forms.editor import Editor
from outreach_desktop.ui.widgets.in_view import InView
from outreach_desktop.ui.widgets.screen import Screen
from outreach_desktop.ui.widgets.sides import Sides


class _RowChosen(Protocol):
    """What is chosen in the list: a person, a place, an event."""

    @property
    def id(self) -> str: ...


R = TypeVar("R", bound=_RowChosen)
C = TypeVar("C")


class ListAndCard(Screen, Generic[R, C]):
    """What these pages do alike, once; each says only its parts.

    `R` is a row, `C` what its card shows. A page lays its sides in `_build`, connects them in `_connect`, and
    answers the questions below; `_one` acts on what is selected, or on what the card shows.
    """

    key = ""
    """Its subject, as its entry has it."""
    choose = ""
    """What is said when something is to be done to what is selected, and nothing is."""

    def __init__(self, runner: Runner, today: Clock) -> None:
        super().__init__(runner, today)
        self._content: tuple[C, list[AttachedFile]] | None = None
        self._one: InView[R] = InView(
            self, selected=self._selected_one, shown=self._shown_one, get=self._read_one
        )
        self._build()
        self._connect()

    # -- what a page says of itself ----------------------------------------------------------------

    def _build(self) -> None:
        """Make the parts and `_lay` them."""
        raise NotImplementedError

    def _connect(self) -> None:
        """Connect the parts."""
        raise NotImplementedError

    def _selected_one(self) -> str:
        """The id of the one row that is selected, "" where there are several or none."""
        raise NotImplementedError

    def _shown_one(self) -> R | None:
        """What the card shows."""
        raise NotImplementedError

    def _read_one(self, db: Data, row_id: str) -> R:
        raise NotImplementedError

    def _read_card(self, db: Data, row_id: str) -> C:
        """All that the card shows of one, but for its files."""
        raise NotImplementedError

    def _fill_card(self, content: C, attached: list[AttachedFile]) -> None:
        raise NotImplementedError

    def _editor(self, one: R) -> Editor:
        """What changes one."""
        raise NotImplementedError

    # -- what all of them do -----------------------------------------------------------------------

    def edit(self) -> None:
        """Change what is selected."""
        self._one.of_selected(self._edit, self.choose)

    def _edit(self, one: R) -> None:
        self._editor(one).open()

    def _lay(
        self, listed: QWidget, card: QWidget, nothing: QWidget, *, widths: tuple[int, int]
    ) -> None:
        """The list beside the card; `nothing` stands in its place while none is shown."""
        self._card, self._nothing = card, nothing
        self._right = QStackedWidget()
        self._right.addWidget(nothing)
        self._right.addWidget(card)
        Sides(listed, self._right, widths=widths, kept_as=f"{self.key}/split").fill(self)

    def _on_card(self, *pairs: tuple[SignalInstance, Callable[[R], None]]) -> None:
        """A button of the card does this to what the card shows."""
        for wanted, do in pairs:
            wanted.connect(partial(self._one.of_card, do))

    @property
    def _is_card_shown(self) -> bool:
        return self._right.currentWidget() is self._card

    def _ask_card(self, row_id: str) -> None:
        """Show the card of this row as soon as it is read; it may be gone by then."""

        def read(db: Data) -> tuple[C, list[AttachedFile]]:
            return self._read_card(db, row_id), files.attached(db, row_id)

        self.runner.ask(self, read, self._show_card, latest="card", fails=lambda _: self._no_card())

    def _show_chosen(self, row_id: str) -> None:
        """The row in the list is another one; "" where there is none."""
        if row_id:
            self._ask_card(row_id)
        else:
            self._show_nothing()
            self.view_changed.emit()

    def _show_card(self, found: tuple[C, list[AttachedFile]]) -> None:
        self._content = found
        self._right.setCurrentWidget(self._card)
        self._fill_card(*found)

    def lay_out_again(self) -> None:
        """The list follows by itself; the card is the same, in the new size."""
        if self._content is not None and self._is_card_shown:
            self._fill_card(*self._content)

    def _show_nothing(self) -> None:
        self._right.setCurrentWidget(self._nothing)

    def _no_card(self) -> None:
        """The row has just been removed: the list is asked for as well, and says what is shown instead."""

    def _followed(self, editor: Editor) -> Editor:
        """Once it is saved, the list and the card show what it is about."""
        editor.done_with.connect(self.show_one)
        return editor
