"""What a page acts on: the row that is selected, or the one whose card is read. They may differ for a moment."""

from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.widgets.screen import Screen


class _RowInView(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=_RowInView)
Deed = Callable[[T], None]


class InView(Generic[T]):
    """Keys and menus mean the row that is selected, buttons of a card the one that the card shows.

    A card comes out of the data file a moment after its row was selected: anyone who is fast, or has a large
    file, would else change the person before.
    """

    def __init__(
        self,
        page: Screen,
        *,
        selected: Callable[[], str],
        shown: Callable[[], T | None],
        get: Callable[[Data, str], T],
    ) -> None:
        self._page = page
        self._selected = selected
        self._shown = shown
        self._get = get

    def of_card(self, do: Deed[T]) -> None:
        """Do it to what the card shows."""
        shown = self._shown()
        if shown is not None:
            do(shown)

    def of_selected(self, do: Deed[T], nothing: str = "") -> None:
        """Do it to the row that is selected; where none is, say `nothing`."""
        row_id = self._selected()
        if row_id:
            self.of(do, row_id)
        elif nothing:
            self._page.said.emit(nothing)

    def of(self, do: Deed[T], row_id: str) -> None:
        """Do it to this row, whether its card has come or not."""
        shown = self._shown()
        if shown is not None and shown.id == row_id:
            do(shown)
        else:
            self._page.runner.ask(
                self._page, lambda db: self._get(db, row_id), do, latest="in view"
            )
