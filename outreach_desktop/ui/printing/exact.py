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
from outreach_desktop.ui.paper.pdf_pages import is_of_pdf
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
        self._page, self._runner, self.pieces = page, runner, tuple(pieces)
        self._made: dict[int, bytes] = {}

    def want(self, place: int, then: Callable[[bytes], object], fails: Fails) -> None:
        """Call `then` with the PDF of the document at this place, later."""
        if place in self._made:
            then(self._made.pop(place))
            return
        places = range(place, min(place + _AT_ONCE, len(self.pieces)))
        pieces = [self.pieces[one] for one in places]

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
        self._piece = run.pieces[place]
        self.job = _Counted()

    def hand_over(self, done: Done, fails: Fails) -> None:
        """Have it made, and write it beside the window."""
        path, piece, counts = self._path, self._piece, tuple(self.job.counts)

        def write(content: bytes) -> None:
            self._runner.aside(
                self._page,
                lambda: writing.write_new(path, _for_several(content, piece, counts)),
                lambda _: done(""),
                fails=fails,
            )

        self._run.want(self._place, write, fails)

    def drop(self) -> None:
        """Nothing of it was made yet."""


class _Counted:
    """Takes pages and only counts those of each reader."""

    def __init__(self) -> None:
        self.counts: list[int] = []

    def add(self, sheet: Sheet | None) -> None:
        """It is LibreOffice that makes the page; what is enclosed and empty backs are none of it."""
        if sheet is None or sheet.is_empty_back or is_of_pdf(sheet):
            return
        if sheet.number == 1 or not self.counts:
            self.counts.append(0)
        self.counts[-1] += 1


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
    return [
        _with_enclosed(made, one.enclosed) if one.name else made
        for made, one in zip(own, pieces, strict=True)
    ]


def _for_several(made: bytes, piece: Piece, counts: Sequence[int]) -> bytes:
    """A file for several people with what is enclosed behind the pages of each."""
    if piece.name or not piece.enclosed:
        return made
    try:
        return pdfs.behind_each(made, counts, [_read(path) for path in piece.enclosed])
    except pdfs.PdfError as error:
        raise OutreachError(
            say(
                "LibreOffice breaks the pages elsewhere, so it is not sure where each reader\u2019s begin."
            ),
            hint=say(
                "Choose \u201cA PDF file for each document\u201d: the program puts the enclosures behind each reader\u2019s pages itself."
            ),
        ) from error


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
