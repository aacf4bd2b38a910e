"""Sheets that are cut apart: cards, which lie where the makers of card sheets punch them, and two flyers side by side.

Each is one table on a sheet with margins of its own, whose rows are marked by a bookmark as in `paper`.
"""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from outreach_desktop.domain.post.label_sheets import LABEL_SHEETS, LabelSheet
from outreach_desktop.domain.post.sheets import A4, LETTER, LetterSheet
from outreach_desktop.templates.dressing.xml import twips, w

CARD: Final = "_od_card"
HALF: Final = "_od_half"
_CARDS: Final = {A4.name: LABEL_SHEETS["C32011"], LETTER.name: LABEL_SHEETS["5371"]}
EDGE: Final = 8.0
"""Millimetres around two flyers that many printers cannot print on."""
PADDING: Final = 5.0
"""Millimetres between what stands on a card and its edge."""
_FOOT: Final = 6.0
_LAST_LINE: Final = 0.6
"""The paragraph that Word wants below a table."""


def cards(sheet: LetterSheet) -> LabelSheet:
    """How the cards lie on this paper."""
    return _CARDS[sheet.name]


def card_widths(sheet: LetterSheet) -> tuple[float, float]:
    """Of the columns: to the left one belongs what lies between the cards."""
    return cards(sheet).across, cards(sheet).width


def beside_card(sheet: LetterSheet) -> float:
    """How far from the right edge of the left column its text ends."""
    return cards(sheet).across - cards(sheet).width + PADDING


def half(sheet: LetterSheet) -> tuple[float, float]:
    """The width and the height of one of two flyers on this sheet, laid on its side, without what no printer prints on."""
    return sheet.height / 2 - EDGE, sheet.width - 2 * EDGE - _LAST_LINE


def margins(sheet: LetterSheet, mark: str) -> dict[str, float]:
    """Of a sheet of cards or of flyers; neither has a header or a footer."""
    none = {"header": 0.0, "footer": 0.0}
    if mark == HALF:
        return dict.fromkeys(("left", "right", "top", "bottom"), EDGE) | none
    card = cards(sheet)
    return {"left": card.left, "right": card.left, "top": card.top, "bottom": _FOOT} | none


def place(root: etree._Element, sheet: LetterSheet) -> None:
    """Put the cards or flyers of a body on this sheet, or on A4 where there are none for it."""
    known = sheet if sheet.name in _CARDS else A4
    for mark in (CARD, HALF):
        for row in list(_rows(root, mark)):
            for section in root.iter(w("sectPr")):
                _put_on(section, known, mark)
            if mark == HALF:
                width, height = half(known)
                _set(row, (width, width), height)
            else:
                _set(row, card_widths(known), cards(known).height)
                beside = row.find(f"{w('tc')}/{w('tcPr')}/{w('tcMar')}/{w('right')}")
                if beside is not None:
                    beside.set(w("w"), twips(beside_card(known)))


def _rows(root: etree._Element, mark: str) -> Iterator[etree._Element]:
    for start in root.iter(w("bookmarkStart")):
        if start.get(w("name")) == mark:
            yield next(start.iterancestors(w("tr")))


def _put_on(section: etree._Element, sheet: LetterSheet, mark: str) -> None:
    size = (sheet.height, sheet.width) if mark == HALF else (sheet.width, sheet.height)
    for said in section.iterfind(w("pgSz")):
        said.set(w("w"), twips(size[0]))
        said.set(w("h"), twips(size[1]))
    for said in section.iterfind(w("pgMar")):
        for side, length in margins(sheet, mark).items():
            said.set(w(side), twips(length))


def _set(row: etree._Element, widths: tuple[float, float], height: float) -> None:
    table = next(row.iterancestors(w("tbl")))
    columns = table.findall(f"{w('tblGrid')}/{w('gridCol')}")
    cells = row.findall(f"{w('tc')}/{w('tcPr')}/{w('tcW')}")
    for said in (columns, cells):
        for one, width in zip(said, widths, strict=True):
            one.set(w("w"), twips(width))
    for said_height in row.iterfind(f"{w('trPr')}/{w('trHeight')}"):
        said_height.set(w("val"), twips(height))
