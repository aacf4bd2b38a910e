"""The pages of a PDF file as sheets among others: read beside the window, drawn when they come into view or on paper."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Final

from outreach_desktop import given
from outreach_desktop.domain.documents.documents import LARGEST_FILE
from outreach_desktop.errors import OutreachError
from outreach_desktop.services.posting import pdfs
from outreach_desktop.ui.paper.ink import Mark, PdfInk
from outreach_desktop.ui.paper.sheets import Sheet
from outreach_desktop.words import say

_POINT: Final = 72 / 25.4


def sheets_of(path: Path, first: int) -> list[Sheet]:
    """Its pages, numbered from `first`; not in the window\u2019s own thread. OutreachError where it cannot be read."""
    try:
        return sheets_in(given.read(path, at_most=LARGEST_FILE), first, path.stem)
    except (OSError, given.TooLargeError, pdfs.PdfError) as error:
        raise OutreachError(
            say("The enclosure \u201c{name}\u201d cannot be read.", name=path.name),
            hint=say("Print it from its own program, and put it in by hand."),
        ) from error


def sheets_in(content: bytes, first: int, name: str) -> list[Sheet]:
    """The pages of a PDF that is called so, numbered from `first`; not in the window’s own thread. PdfError where it is none."""
    return [
        Sheet(
            width=wide * _POINT,
            height=high * _POINT,
            number=first + page,
            marks=(Mark(0, 0, PdfInk(wide * _POINT, high * _POINT, content, page, name)),),
        )
        for page, (wide, high) in enumerate(pdfs.sizes(content))
    ]


def is_of_pdf(sheet: Sheet) -> bool:
    """Whether it is a page of a finished PDF, and not one that was laid out."""
    return any(isinstance(mark.ink, PdfInk) for mark in sheet.marks)


def after_each(sheets: Sequence[Sheet], others: Sequence[Sequence[Sheet]]) -> list[Sheet]:
    """The others after the pages of each reader in a file for several: a reader begins where the numbers of pages begin again."""
    if not others:
        return list(sheets)
    begins = [
        place for place, one in enumerate(sheets) if one.number == 1 and not one.is_empty_back
    ]
    readers = [sheets[begin:end] for begin, end in pairwise([*begins, len(sheets)])]
    whole: list[Sheet] = []
    for some in readers:
        own = list(some)
        while own and own[-1].is_empty_back:
            own.pop()
        if whole and len(whole) % 2:
            whole.append(_back_of(whole[-1]))
        whole += after(own, others)
    return whole


def _back_of(sheet: Sheet) -> Sheet:
    return replace(sheet, number=sheet.number + 1, marks=(), is_empty_back=True)


def after(sheets: Sequence[Sheet], others: Iterable[Sequence[Sheet]]) -> list[Sheet]:
    """All of them: the others each begin on the front of a sheet, where paper is printed on both sides."""
    whole = list(sheets)
    for some in others:
        if whole and len(whole) % 2:
            whole.append(_back_of(whole[-1]))
        whole += some
    return whole
