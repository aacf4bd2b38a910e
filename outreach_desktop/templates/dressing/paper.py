"""A starter on another paper, or for another envelope: the size of its pages, its margins, and where the address stands.

A starter marks the places that depend on it by bookmarks whose names begin with an underscore, which Word does not show:
the letterhead, the address, the room below it, and a row that is as high as it must be for what is below it to end the page. The marks to fold at are paragraphs of a style of their own.
"""

import copy
from collections.abc import Iterator
from typing import Final

from lxml import etree

from outreach_desktop.domain.post.envelopes import AddressZone
from outreach_desktop.domain.post.sheets import A4, SHEETS, LetterSheet
from outreach_desktop.templates.dressing import cut_up, small
from outreach_desktop.templates.dressing.xml import twips, w

LETTERHEAD: Final = "_od_letterhead"
ADDRESS: Final = "_od_address"
BELOW: Final = "_od_below"
STRETCH: Final = "_od_stretch"
FOLD_MARK: Final = "FoldMark"
SPACER: Final = 0.5
"""Millimetres that a paragraph of the style Spacer takes, which Word wants below a table."""


def drawn_on(document: etree._Element) -> LetterSheet:
    """The sheet that the body of a starter is for."""
    said = next(document.iter(w("pgSz")))
    size = sorted((int(said.get(w("w"), "0")), int(said.get(w("h"), "0"))))
    return next(
        (one for one in SHEETS.values() if size == [int(twips(one.width)), int(twips(one.height))]),
        A4,
    )


def place(
    root: etree._Element, sheet: LetterSheet, zone: AddressZone, drawn: LetterSheet = A4
) -> None:
    """Put a part of the file, the body or a header, which was `drawn` for another sheet, on this one."""
    if sheet.is_small and not drawn.is_small:
        small.fit(root, sheet.text_width / drawn.text_width)
        for row in _rows_of(root, ADDRESS):
            small.name_alone(row)
    for section in root.iter(w("sectPr")):
        _put_on(section, sheet)
    for row in _rows_of(root, LETTERHEAD):
        _set_height(row, zone.top - sheet.header - SPACER)
    for row in _rows_of(root, ADDRESS):
        _set_height(row, zone.foot - zone.top)
        _set_widths(row, zone.width, sheet.text_width)
    for below in _marked(root, BELOW):
        _set_after(below, zone.below - zone.foot)
    for row in _rows_of(root, STRETCH):
        _set_height(row, max(_height(row) + sheet.height - drawn.height, 0))
    _set_marks(root, zone)
    cut_up.place(root, sheet)


def close_up(root: etree._Element) -> None:
    """Without the rows that only keep the foot of a page apart: what is larger needs their room."""
    for row in _rows_of(root, STRETCH):
        _set_height(row, 0)


def _put_on(section: etree._Element, sheet: LetterSheet) -> None:
    size, margins = section.find(w("pgSz")), section.find(w("pgMar"))
    if size is not None:
        on_its_side = size.get(w("orient")) == "landscape"
        width, height = (sheet.height, sheet.width) if on_its_side else (sheet.width, sheet.height)
        size.set(w("w"), twips(width))
        size.set(w("h"), twips(height))
    if margins is not None:
        for name in ("left", "right", "top", "bottom", "header", "footer"):
            margins.set(w(name), twips(getattr(sheet, name)))


def _marked(root: etree._Element, name: str) -> Iterator[etree._Element]:
    """The paragraphs that hold a bookmark of this name."""
    for mark in root.iter(w("bookmarkStart")):
        if mark.get(w("name")) == name:
            yield next(mark.iterancestors(w("p")))


def _rows_of(root: etree._Element, name: str) -> Iterator[etree._Element]:
    for paragraph in _marked(root, name):
        yield next(paragraph.iterancestors(w("tr")))


def _height(row: etree._Element) -> float:
    """In millimetres."""
    said = row.find(f"{w('trPr')}/{w('trHeight')}")
    return 0 if said is None else int(said.get(w("val"), "0")) / 1440 * 25.4


def _set_height(row: etree._Element, height: float) -> None:
    for said in row.iterfind(f"{w('trPr')}/{w('trHeight')}"):
        said.set(w("val"), twips(height))


def _set_widths(row: etree._Element, first: float, whole: float) -> None:
    """Of the cell of the address and the one beside it."""
    table = next(row.iterancestors(w("tbl")))
    widths = (first, whole - first)
    columns = table.findall(f"{w('tblGrid')}/{w('gridCol')}")
    cells = row.findall(f"{w('tc')}/{w('tcPr')}/{w('tcW')}")
    for said in (columns, cells):
        for one, width in zip(said, widths, strict=True):
            one.set(w("w"), twips(width))


def _set_after(paragraph: etree._Element, after: float) -> None:
    for spacing in paragraph.iterfind(f"{w('pPr')}/{w('spacing')}"):
        spacing.set(w("after"), twips(after))


def _set_marks(root: etree._Element, zone: AddressZone) -> None:
    """A mark for each fold, in the headers that have any."""
    marks = [one for one in root.iter(w("p")) if _is_mark(one)]
    if not marks:
        return
    for more in marks[len(zone.folds) :]:
        _parent(more).remove(more)
    while len(marks) < len(zone.folds):
        marks.append(copy.deepcopy(marks[0]))
        marks[-2].addnext(marks[-1])
    for mark, height in zip(marks, zone.folds, strict=False):
        for frame in mark.iter(w("framePr")):
            frame.set(w("y"), twips(height))


def _is_mark(paragraph: etree._Element) -> bool:
    style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
    return style is not None and style.get(w("val")) == FOLD_MARK


def _parent(element: etree._Element) -> etree._Element:
    return next(element.iterancestors())
