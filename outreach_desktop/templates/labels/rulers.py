"""The second page of a test sheet: rulers that are exact where pages are printed in their size, and what to do with them."""

from collections.abc import Sequence
from typing import Final

from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from outreach_desktop.domain.post.sheets import A4
from outreach_desktop.templates.labels.grid import twips

_LONG: Final = 100
_LEAST: Final = 200.0
"""Paper that is smaller, as an envelope is, has no room for them: they are on a sheet of A4."""
_STEP: Final = 10
_EDGE: Final = 20.0
_LINE: Final = 'w:val="single" w:sz="4" w:space="0" w:color="000000"'


def add(document: WordDocument, words: Sequence[str], last: Paragraph) -> None:
    """A page with a ruler across and one down, each of 100 mm, below these words; `last` is the paragraph before it."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    _take_over(last, document.paragraphs[-1])
    if min(section.page_width or 0, section.page_height or 0) < Mm(_LEAST):
        section.page_width, section.page_height = Mm(A4.width), Mm(A4.height)
        section.orientation = WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = Mm(_EDGE)
    section.top_margin = section.bottom_margin = Mm(_EDGE)
    title, *others = words
    run = document.add_paragraph().add_run(title)
    run.bold, run.font.size = True, Pt(14)
    for sentence in others:
        document.add_paragraph(sentence).paragraph_format.space_after = Pt(6)
    for ruler in (_across(), _down()):
        document.add_paragraph()
        document.paragraphs[-1]._p.addnext(parse_xml(ruler))  # noqa: SLF001 - there is no other way to put a table of one's own
    document.add_paragraph()


def _take_over(last: Paragraph, ending: Paragraph) -> None:
    """Let `last` end the pages of labels: the paragraph that was made for it would be one too many."""
    made, kept = ending._p, last._p.get_or_add_pPr()  # noqa: SLF001
    for settings in made.get_or_add_pPr().findall(qn("w:sectPr")):
        kept.append(settings)
    if (body := made.getparent()) is not None:
        body.remove(made)


def _across() -> str:
    """Ten cells of ten millimetres, side by side."""
    cells = "".join(
        _cell(_STEP, f"<w:top {_LINE}/><w:left {_LINE}/><w:right {_LINE}/>", str(number * _STEP))
        for number in range(1, _LONG // _STEP + 1)
    )
    return _table([_STEP] * (_LONG // _STEP), f"{_row(8)}{cells}</w:tr>")


def _down() -> str:
    rows = "".join(
        f"{_row(_STEP)}{_cell(15, f'<w:top {_LINE}/><w:left {_LINE}/><w:bottom {_LINE}/>', str(number * _STEP))}</w:tr>"
        for number in range(1, _LONG // _STEP + 1)
    )
    return _table([15], rows)


def _table(columns: Sequence[int], rows: str) -> str:
    widths = "".join(f'<w:gridCol w:w="{twips(one)}"/>' for one in columns)
    sides = "".join(
        f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("top", "left", "bottom", "right")
    )
    return (
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{twips(sum(columns))}" w:type="dxa"/>'
        f'<w:tblInd w:w="0" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar>{sides}</w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{widths}</w:tblGrid>{rows}</w:tbl>"
    )


def _row(high: float) -> str:
    return (
        f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{twips(high)}" w:hRule="exact"/></w:trPr>'
    )


def _cell(wide: float, borders: str, words: str) -> str:
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{twips(wide)}" w:type="dxa"/><w:tcBorders>{borders}</w:tcBorders>'
        '<w:vAlign w:val="bottom"/></w:tcPr><w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/><w:jc w:val="right"/></w:pPr>'
        f'<w:r><w:rPr><w:sz w:val="16"/></w:rPr><w:t>{words}</w:t></w:r></w:p></w:tc>'
    )
