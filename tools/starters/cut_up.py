"""Sheets that are cut apart: two flyers side by side with a line to cut along, and ten cards where the punched ones lie."""

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_ALIGN_VERTICAL
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.section import _Footer
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from outreach_desktop.templates.dressing.cut_up import (
    CARD,
    HALF,
    PADDING,
    beside_card,
    card_widths,
    cards,
    half,
    margins,
)
from tools.starters import styles
from tools.starters.furniture import LOGO
from tools.starters.package import blank
from tools.starters.page import SHEET, TEXT_WIDTH
from tools.starters.writing import after_table, grid, mark, place_picture, row_height, tag, write

_INSIDE = 7
_STRIPS, _STRIP_HEIGHT = 8, 50
_AGAIN = "{% for turn in range(5) %}"


def two_up(title: str) -> tuple[Document, tuple[_Cell, ...]]:
    """A sheet on its side, and its halves."""
    document = _plain(title, HALF)
    width, height = half(SHEET)
    row = grid(document, [width, width]).rows[0]
    row_height(row, height)
    left, right = row.cells
    _edges(left, right=_INSIDE, left=_INSIDE)
    _edges(right, right=_INSIDE, left=_INSIDE)
    line = f'<w:right w:val="dashed" w:sz="6" w:space="0" {styles.GREY.of_line}/>'
    left._tc.get_or_add_tcPr().insert(
        1, parse_xml(f"<w:tcBorders {nsdecls('w')}>{line}</w:tcBorders>")
    )
    mark(_logo(left), HALF)
    _logo(right)
    after_table(document)
    return document, (left, right)


def card_sheet(title: str) -> tuple[Document, tuple[_Cell, ...]]:
    """A sheet of five rows of two cards, and the two cards of its row, which is repeated."""
    document = _plain(title, CARD)
    table = grid(document, card_widths(SHEET), rows=3)
    begin, row, end = table.rows
    row_height(row, cards(SHEET).height, exact=True)
    left, right = row.cells
    _edges(left, right=beside_card(SHEET), left=PADDING)
    _edges(right, right=PADDING, left=PADDING)
    mark(write(left, "Spacer"), CARD)
    write(right, "Spacer")
    for cell in (left, right):
        cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
    tag(begin.cells[0].merge(begin.cells[-1]), _AGAIN)
    tag(end.cells[0].merge(end.cells[-1]), "{% endfor %}")
    after_table(document)
    return document, (left, right)


def strips(footer: _Footer) -> tuple[_Cell, ...]:
    """Strips side by side at the foot of a page, with words on their side and lines to cut along, to be torn off."""
    for said in list(footer.paragraphs[0]._p)[1:]:
        footer.paragraphs[0]._p.remove(said)  # the strips say it
    footer.paragraphs[0].style = "Spacer"
    table = grid(footer, [TEXT_WIDTH / _STRIPS] * _STRIPS)
    row_height(table.rows[0], _STRIP_HEIGHT, exact=True)
    cells = tuple(table.rows[0].cells)
    for turn, cell in enumerate(cells):
        _turn(cell, is_first=not turn)
        cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
    after_table(footer)
    return cells


def _turn(cell: _Cell, *, is_first: bool) -> None:
    """Words that are read from below to above, and a dashed line above and beside the strip."""
    sides = ("top", "left", "right") if is_first else ("top", "right")
    lines = "".join(
        f'<w:{side} w:val="dashed" w:sz="4" w:space="0" {styles.GREY.of_line}/>' for side in sides
    )
    properties = cell._tc.get_or_add_tcPr()
    for said in (
        f"<w:tcBorders {nsdecls('w')}>{lines}</w:tcBorders>",
        f'<w:tcMar {nsdecls("w")}><w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tcMar>',
        f'<w:textDirection {nsdecls("w")} w:val="btLr"/>',
    ):
        properties.append(parse_xml(said))


def _plain(title: str, kind: str) -> Document:
    """Without header and footer, which would be cut through."""
    document = blank(title=title)
    section = document.sections[0]
    if kind == HALF:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Mm(SHEET.height), Mm(SHEET.width)
    said = margins(SHEET, kind)
    section.left_margin, section.right_margin = Mm(said["left"]), Mm(said["right"])
    section.top_margin, section.bottom_margin = Mm(said["top"]), Mm(said["bottom"])
    section.header_distance = section.footer_distance = Mm(0)
    section.different_first_page_header_footer = False
    return document


def _logo(half: _Cell) -> Paragraph:
    """Smaller than the date."""
    paragraph = write(half, "Spacer")
    paragraph.paragraph_format.space_after = Pt(4)
    place_picture(paragraph, LOGO, "group.logo", height=14)
    return paragraph


def _edges(cell: _Cell, *, left: float, right: float) -> None:
    """How far from the edges of its half the text stands."""
    sides = "".join(
        f'<w:{side} w:w="{Mm(length).twips}" w:type="dxa"/>'
        for side, length in (("left", left), ("right", right))
    )
    cell._tc.get_or_add_tcPr().append(parse_xml(f"<w:tcMar {nsdecls('w')}>{sides}</w:tcMar>"))
