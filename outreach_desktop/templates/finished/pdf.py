"""Finished PDF files: how many pages they have, several as one, and a page as a picture.

PDFium, the library behind Chrome's own PDF pages, reads them (through pypdfium2, without JavaScript). It may be asked
by one thread at a time, so a lock stands before it; and as it takes 40 ms to load, it is loaded when it is needed.
"""

import io
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import pypdfium2

_LOCK: Final = threading.Lock()
_MOST_PIXELS: Final = 60_000_000
"""Of one picture, at four bytes each. A page may say that it is a mile wide."""
_POINT_IN_INCHES: Final = 1 / 72
MOST_PAGES: Final = 2_000
"""Pages that a PDF may have: more than anyone prints after a letter."""


class PdfError(Exception):
    """A PDF cannot be used: `why` is "locked", "damaged" or "long"."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page drawn: `width` by `height` pixels, each of the four bytes blue, green, red, unused; `stride` bytes a row."""

    width: int
    height: int
    stride: int
    pixels: bytes


def pages(content: bytes) -> int:
    """How many pages the PDF has. PdfError where it cannot be opened, as where it has none, or only says that it has a page."""
    return len(sizes(content))


def joined(parts: Sequence[bytes], *, both_sides: bool = False) -> bytes:
    """The pages of all these PDFs as one; for paper printed on both sides, each part begins on a front.

    PdfError where one of them cannot be opened.
    """
    import pypdfium2

    whole_file = io.BytesIO()
    with _LOCK:
        whole = pypdfium2.PdfDocument.new()
        try:
            for part in parts:
                if both_sides and len(whole) % 2:
                    whole.new_page(*whole[len(whole) - 1].get_size())
                with _opened(part) as document:
                    whole.import_pages(document)
            whole.save(whole_file)
        finally:
            whole.close()
    return whole_file.getvalue()


def behind_each(whole: bytes, counts: Sequence[int], others: Sequence[bytes]) -> bytes:
    """The pages of `whole`, which is for several readers with so many pages each, with all of the others behind those of each.

    Each part begins on a front. PdfError: "damaged" where the counts are not those of the file.
    """
    if sum(counts) != pages(whole):
        raise PdfError("damaged")
    ends = list(accumulate(counts))
    stretches = (_stretch(whole, end - count, end) for end, count in zip(ends, counts, strict=True))
    parts = [part for stretch in stretches for part in (stretch, *others)]
    return joined(parts, both_sides=True)


def _stretch(whole: bytes, begin: int, end: int) -> bytes:
    """Some pages of a PDF as one of its own."""
    import pypdfium2

    file = io.BytesIO()
    with _LOCK, _opened(whole) as document:
        some = pypdfium2.PdfDocument.new()
        try:
            some.import_pages(document, pages=list(range(begin, end)))
            some.save(file)
        finally:
            some.close()
    return file.getvalue()


def picture(content: bytes, page: int, *, dots_per_inch: float) -> PagePicture:
    """The page (0 is the first) as it is printed, on white, at so many dots per inch or as many as are sensible."""
    with _LOCK, _opened(content) as document:
        sheet = document[page]
        wide, high = sheet.get_size()
        scale = dots_per_inch * _POINT_IN_INCHES
        if (pixels := wide * high * scale * scale) > _MOST_PIXELS:
            scale *= (_MOST_PIXELS / pixels) ** 0.5
        drawn = sheet.render(scale=scale, prefer_bgrx=True)
        return PagePicture(drawn.width, drawn.height, drawn.stride, bytes(drawn.buffer))


def sizes(content: bytes) -> tuple[tuple[float, float], ...]:
    """Width and height of each page in millimetres."""
    with _LOCK, _opened(content) as document:
        millimetres = 25.4 * _POINT_IN_INCHES
        return tuple(
            (wide * millimetres, high * millimetres)
            for wide, high in (document.get_page_size(page) for page in range(len(document)))
        )


@contextmanager
def _opened(content: bytes) -> "Iterator[pypdfium2.PdfDocument]":
    import pypdfium2
    from pypdfium2 import raw

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        # Of a file without pages PDFium leaves the code standing that an earlier file had.
        is_locked = error.err_code == raw.FPDF_ERR_PASSWORD and b"/Encrypt" in content
        raise PdfError("locked" if is_locked else "damaged") from error
    try:
        if len(document) > MOST_PAGES:
            raise PdfError("long")
        yield document
    except pypdfium2.PdfiumError as error:  # a page that cannot be read
        raise PdfError("damaged") from error
    finally:
        document.close()
