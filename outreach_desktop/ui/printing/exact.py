"""PDFs that LibreOffice makes: with charts, columns and whatever else the program does not draw itself."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject

from outreach_desktop import given, writing
from outreach_desktop.domain.documents.documents import LARGEST_DOCUMENT
from outreach_desktop.domain.documents.printing import Piece
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import lent_copies
from outreach_desktop.services.posting import office, pdfs
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.paper import Sheet, pdf_pages
from outreach_desktop.ui.printing.outputs import Done, Fails
from outreach_desktop.words import say

_AT_ONCE: Final = 20
"""Documents for one run of LibreOffice: so many are soon enough done to be stopped between two runs."""


def is_there() -> bool:
    """Whether LibreOffice is on this computer."""
    return office.place() is not None


class OfficeRun:
    """Makes the PDFs of these documents, some at a time, the first time that one of them is wanted."""

    def __init__(self, page: QObject, runner: Runner, pieces: Sequence[Piece]) -> None:
        self._page, self._runner, self._pieces = page, runner, tuple(pieces)
        self._made: dict[int, bytes] = {}

    def want(self, place: int, then: Callable[[bytes], object], fails: Fails) -> None:
        """Call `then` with the PDF of the document at this place, later."""
        if place in self._made:
            then(self._made.pop(place))
            return
        places = range(place, min(place + _AT_ONCE, len(self._pieces)))
        pieces = [self._pieces[one] for one in places]

        def made(pdfs: list[bytes]) -> None:
            self._made = dict(zip(places, pdfs, strict=True))
            then(self._made.pop(place))

        self._runner.aside(self._page, partial(_pdfs_of, pieces), made, fails=fails)


class ThroughOffice:
    """A PDF file that LibreOffice makes of a whole document; the pages as the program lays them out are only counted."""

    def __init__(
        self, page: QObject, runner: Runner, run: OfficeRun, place: int, path: Path
    ) -> None:
        self._page, self._runner, self._run = page, runner, run
        self._place, self._path = place, path
        self.job = _Counted()

    def hand_over(self, done: Done, fails: Fails) -> None:
        """Have it made, and write it beside the window."""
        path = self._path

        def write(content: bytes) -> None:
            self._runner.aside(
                self._page,
                lambda: writing.write_new(path, content),
                lambda _: done(""),
                fails=fails,
            )

        self._run.want(self._place, write, fails)

    def drop(self) -> None:
        """Nothing of it was made yet."""


class _Counted:
    """Takes pages and does nothing with them."""

    def add(self, sheet: Sheet | None) -> None:
        """It is LibreOffice that makes the page."""


@dataclass(frozen=True, slots=True)
class ExactPages:
    """A document as LibreOffice makes it: its pages to look at, and the file that has them."""

    sheets: list[Sheet]
    file: Path


def exact_pages(piece: Piece) -> ExactPages:
    """The pages of a document, with those of what is enclosed; not in the window’s own thread, as it takes seconds.

    OutreachError where LibreOffice makes none.
    """
    (content,) = _pdfs_of([piece])
    copy = lent_copies.place() / writing.safe_name(piece.path.stem, ".pdf")
    writing.write_new(copy, content)
    return ExactPages(pdf_pages.sheets_in(content, 1, piece.called), copy)


def _pdfs_of(pieces: Sequence[Piece]) -> list[bytes]:
    """Each with the pages of what is enclosed behind its own."""
    there = office.place()
    if there is None:
        raise OutreachError(
            say("LibreOffice is not on this computer any more."),
            hint=say(
                "Choose \u201cA PDF file for each document\u201d: the program makes it itself."
            ),
        )
    own = office.as_pdfs([_read(one.path) for one in pieces], there)
    return [_with_enclosed(made, one.enclosed) for made, one in zip(own, pieces, strict=True)]


def _with_enclosed(made: bytes, paths: Sequence[Path]) -> bytes:
    if not paths:
        return made
    try:
        return pdfs.joined([made, *map(_read, paths)], both_sides=True)
    except pdfs.PdfError as error:
        raise OutreachError(
            say("An enclosure cannot be read, so it is not put behind the letter."),
            hint=say("Print it from its own program, and put it in by hand."),
        ) from error


def _read(path: Path) -> bytes:
    try:
        return given.read(path, at_most=LARGEST_DOCUMENT)
    except (OSError, given.TooLargeError) as error:
        raise OutreachError(
            say("\u201c{name}\u201d cannot be read.", name=path.name),
            hint=say("Check whether it was moved or renamed, or make the document again."),
        ) from error
