"""The pile: the documents to print, read and laid out one after the other, while the window stays usable."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from outreach_desktop.domain.documents.look import Look
from outreach_desktop.domain.documents.printing import Laid, Piece
from outreach_desktop.errors import OutreachError
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.paper import Sheet, Slices, looking
from outreach_desktop.ui.paper.pdf_pages import after, after_each, sheets_of

_KEPT_PAGES = 300
"""So many pages stay laid out; of all others only their sizes are known."""

_NOTHING = Laid(sizes=())
Then = Callable[[list[Sheet]], object]


class Pile(QObject):
    """Lays out what is wanted first, and meanwhile counts the pages of everything."""

    counted = Signal()
    """One more piece is known: its pages, what they do not show, or why it cannot be read."""

    def __init__(self, parent: QObject, runner: Runner, pieces: Sequence[Piece]) -> None:
        super().__init__(parent)
        self.runner = runner
        self.pieces = tuple(pieces)
        self._laid: dict[int, Laid] = {}
        self.problems: dict[int, OutreachError] = {}
        """Why a piece cannot be printed, by its place."""
        self.not_shown: dict[int, tuple[str, ...]] = {}
        """What the pages of a piece do not show as Word prints it, by its place."""
        self._kept: OrderedDict[int, list[Sheet]] = OrderedDict()
        self._wanted: list[tuple[int, Then]] = []
        self._enclosed: dict[Path, list[Sheet]] = {}
        self._in_hand: int | None = None
        self._slices = Slices(self)

    @property
    def laid(self) -> list[Laid]:
        """Every piece as laid out; one that is not known yet, or cannot be read, has no pages."""
        return [self._laid.get(place, _NOTHING) for place in range(len(self.pieces))]

    @property
    def count(self) -> int:
        """How many pieces are known."""
        return len(self._laid)

    @property
    def is_known(self) -> bool:
        """Whether all pieces are."""
        return self.count == len(self.pieces)

    def begin(self) -> None:
        """Get to know all pieces."""
        self._go_on()

    def want(self, place: int, then: Then) -> None:
        """Call `then` with the pages of a piece, at once where they are laid out; with none where it cannot be read."""
        if place in self._kept:
            self._kept.move_to_end(place)
            then(self._kept[place])
        elif place in self.problems:
            then([])
        else:
            self._wanted.append((place, then))
            self._go_on()

    def want_no_more(self) -> None:
        """Forget what is wanted; counting goes on."""
        self._wanted.clear()

    # -- within ------------------------------------------------------------------------------------

    def _go_on(self) -> None:
        """Take the next piece in hand: one that is wanted, else the first that is not known."""
        if self._in_hand is not None:
            return
        unknown = (place for place in range(len(self.pieces)) if place not in self._laid)
        place = self._wanted[0][0] if self._wanted else next(unknown, None)
        if place is None:
            return
        self._in_hand = place
        self.runner.aside(self, partial(self._read, place), self._lay, fails=self._failed)

    def _read(self, place: int) -> Look:
        """Not in the window\u2019s thread: the document, and the pages of what is enclosed, which is the same for all."""
        for path in self.pieces[place].enclosed:
            if path not in self._enclosed:
                self._enclosed[path] = sheets_of(path, 1)
        return looking.look_at(self.pieces[place].path)

    def _lay(self, look: Look) -> None:
        if self._in_hand is not None:
            self.not_shown[self._in_hand] = look.not_shown
        self._slices.lay(look, self._done, self._failed)

    def _failed(self, error: OutreachError) -> None:
        if self._in_hand is not None:
            self.problems[self._in_hand] = error
        self._done([])

    def _done(self, sheets: list[Sheet]) -> None:
        place, self._in_hand = self._in_hand, None
        if place is None:
            return
        if place not in self.problems:
            enclosed = [self._enclosed[path] for path in self.pieces[place].enclosed]
            put = after if self.pieces[place].name else after_each
            sheets = put(sheets, enclosed)
            self._keep(place, sheets)
        before = self.pieces[place - 1].name if place else ""
        goes_on = bool(before) and before == self.pieces[place].name
        self._laid[place] = _as_laid(sheets, goes_on=goes_on)
        asked = [then for one, then in self._wanted if one == place]
        self._wanted = [(one, then) for one, then in self._wanted if one != place]
        self.counted.emit()
        for then in asked:
            then(sheets)
        QTimer.singleShot(0, self, self._go_on)

    def _keep(self, place: int, sheets: list[Sheet]) -> None:
        self._kept[place] = sheets
        self._kept.move_to_end(place)
        while len(self._kept) > 1 and sum(map(len, self._kept.values())) > _KEPT_PAGES:
            self._kept.popitem(last=False)


def _as_laid(sheets: Sequence[Sheet], *, goes_on: bool) -> Laid:
    return Laid(
        goes_on=goes_on,
        sizes=tuple((sheet.width, sheet.height) for sheet in sheets),
        empty=frozenset(place for place, sheet in enumerate(sheets) if sheet.is_empty_back),
    )
