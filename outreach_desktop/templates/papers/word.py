"""A paper as a Word document: styles that can be changed, headers that come again, and page numbers."""

import io
from collections.abc import Sequence
from typing import Final

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Length, Mm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from outreach_desktop.domain.documents.papers import (
    OwnPaper,
    PaperBlock,
    PaperFacts,
    PaperPicture,
    PaperTable,
    PaperWords,
)
from outreach_desktop.words import say_in

_FONT: Final = "Calibri"
_INK, _GREY, _TEAL = (
    RGBColor(0x1F, 0x2A, 0x2B),
    RGBColor(0x56, 0x64, 0x66),
    RGBColor(0x14, 0x52, 0x5A),
)
_RULE, _TINT = "B9CFCC", "EAF2F1"
_PAPERS: Final = {"A4": (210, 297), "Letter": (215.9, 279.4)}
_EDGE: Final = 18  # mm
_ABOVE: Final = 30  # mm that a title takes on the first page
_FACTS: Final = (3, 8)


def made(paper: OwnPaper) -> bytes:
    """The bytes of the document."""
    document = Document()
    _set_up(document, paper)
    _write(document, paper.title, "Title")
    for line in paper.lines:
        _write(document, line, "Subtitle")
    for part in paper.parts:
        if part.heading:
            _write(document, part.heading, "Heading 1")
        for block in part.blocks:
            _block(document, block, paper)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def _set_up(document: WordDocument, paper: OwnPaper) -> None:
    section = document.sections[0]
    width, height = _size(paper)
    section.orientation = WD_ORIENT.LANDSCAPE if paper.is_wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.left_margin = section.right_margin = Mm(_EDGE)
    section.top_margin, section.bottom_margin = Mm(_EDGE), Mm(_EDGE + 4)
    section.footer_distance = Mm(10)
    size = paper.points
    looks = (
        ("Normal", size, _INK, False, 0.0, 0.35),
        ("Title", size * 2, _TEAL, True, 0.0, 0.3),
        ("Subtitle", size * 1.15, _GREY, False, 0.0, 0.9),
        ("Heading 1", size * 1.4, _TEAL, True, 1.3, 0.4),
        ("Heading 2", size * 1.1, _INK, True, 0.8, 0.2),
        ("Footer", max(8.5, size * 0.8), _GREY, False, 0.0, 0.0),
    )
    for name, points, colour, bold, before, after in looks:
        style = document.styles[name]
        style.font.name, style.font.size = _FONT, Pt(round(points * 2) / 2)
        style.font.color.rgb, style.font.bold, style.font.italic = colour, bold, False
        _plain_font(style.element)
        style.element.rPr.remove_all("w:spacing")
        shape = style.paragraph_format
        shape.space_before, shape.space_after = Pt(points * before), Pt(points * after)
        shape.line_spacing = 1.08
        shape.keep_with_next = name.startswith("Heading")
    title = document.styles["Title"].element.get_or_add_pPr()
    for line in title.findall(qn("w:pBdr")):
        title.remove(line)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = paper.title, "", ""
    _foot(document, paper, Mm(width - 2 * _EDGE))


def _plain_font(style: object) -> None:
    """The library's own template names fonts by themes, which would go before ours."""
    fonts = style.get_or_add_rPr().find(qn("w:rFonts"))  # type: ignore[attr-defined]
    for name in list(fonts.attrib):
        if name.endswith("Theme"):
            del fonts.attrib[name]
    for name in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(name), _FONT)


def _foot(document: WordDocument, paper: OwnPaper, width: int) -> None:
    line = document.sections[0].footer.paragraphs[0]
    line.style = document.styles["Footer"]
    stops = line.paragraph_format.tab_stops
    for stop in list(document.styles["Footer"].paragraph_format.tab_stops):
        stops.add_tab_stop(stop.position, WD_TAB_ALIGNMENT.CLEAR)
    stops.add_tab_stop(Length(width), WD_TAB_ALIGNMENT.RIGHT)
    before, between, after = (
        say_in("foot of a page", "Page {page} of {pages}")
        .replace("{pages}", "{page}")
        .split("{page}")
    )
    line.add_run(f"{paper.foot}\t{before}")
    _count(line, "PAGE", 1)
    line.add_run(between)
    _count(line, "NUMPAGES", 1)
    if after:
        line.add_run(after)


def _count(line: Paragraph, name: str, shown: int) -> None:
    for inner in (
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve"> {name} </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        f"<w:t>{shown}</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    ):
        line._p.append(parse_xml(f"<w:r {nsdecls('w')}>{inner}</w:r>"))  # noqa: SLF001 - it has no fields


def _write(place: WordDocument | _Cell, text: str, style: str) -> Paragraph:
    return place.add_paragraph(_clean(text), style=style)


def _clean(text: str) -> str:
    """Without what no XML may hold."""
    return "".join(
        char
        for char in text
        if char in "\n\t"
        or (char >= " " and char not in "\ufffe\uffff" and not "\ud800" <= char <= "\udfff")
    )


def _block(document: WordDocument, block: PaperBlock, paper: OwnPaper) -> None:
    match block:
        case PaperWords(text=text, look="heading"):
            _write(document, text, "Heading 2")
        case PaperWords(text=text, look=look):
            line = _write(document, text, "Normal")
            if look == "muted":
                line.runs[0].font.color.rgb = _GREY
        case PaperFacts(rows=rows):
            _table(document, (), rows, _FACTS, paper, is_first_bold=True)
        case PaperPicture(content=content, about=about):
            _picture(document, content, about, paper)
        case PaperTable(header=header, rows=rows, shares=shares):
            _table(document, header, rows, shares or (1,) * len(header), paper)


def _picture(document: WordDocument, content: bytes, about: str, paper: OwnPaper) -> None:
    """As wide as the page, or as high as it has room for."""
    width, height = _size(paper)
    line = _write(document, "", "Normal")
    shape = line.add_run().add_picture(io.BytesIO(content), width=Mm(width - 2 * _EDGE))
    highest = Mm(height - 2 * _EDGE - _ABOVE)
    if shape.height > highest:
        shape.width, shape.height = Length(int(shape.width * highest / shape.height)), highest
    shape._inline.docPr.set("descr", _clean(about))  # noqa: SLF001 - it has no field


def _size(paper: OwnPaper) -> tuple[float, float]:
    """Millimetres across and down."""
    width, height = _PAPERS.get(paper.paper, _PAPERS["A4"])
    return (height, width) if paper.is_wide else (width, height)


def _table(
    document: WordDocument,
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    shares: Sequence[float],
    paper: OwnPaper,
    *,
    is_first_bold: bool = False,
) -> None:
    if not rows:
        return
    width, _ = _size(paper)
    room = Mm(width - 2 * _EDGE)
    widths = [Length(int(room * share / sum(shares))) for share in shares]
    table = document.add_table((1 if header else 0) + len(rows), len(shares))
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.LEFT, False
    _look(table, widths)
    lines = [list(header), *rows] if header else list(rows)
    for row, cells in zip(table.rows, lines, strict=True):
        is_header = bool(header) and cells is lines[0]
        told = row._tr.get_or_add_trPr()  # noqa: SLF001 - nor these
        told.append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
        if is_header:
            told.append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
        for place, (cell, text, width) in enumerate(zip(row.cells, cells, widths, strict=True)):
            cell.width = width
            line = cell.paragraphs[0]
            line.paragraph_format.space_after = Pt(0)
            if cells is lines[0] and len(lines) > 1:
                # A header alone says nothing, and LibreOffice 7 may lose all rows after one that is.
                line.paragraph_format.keep_with_next = True
            run = line.add_run(_clean(text))
            run.bold = is_header or (is_first_bold and place == 0) or None
            if is_header:
                cell._tc.get_or_add_tcPr().append(  # noqa: SLF001
                    parse_xml(
                        f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{_TINT}"/>'
                    )
                )
    after = _write(document, "", "Normal")
    after.paragraph_format.space_after = Pt(0)
    after.paragraph_format.line_spacing = Pt(paper.points * 0.6)


def _look(table: Table, widths: Sequence[Length]) -> None:
    """Lines between the rows, and nothing around them."""
    told = table._tbl.tblPr  # noqa: SLF001
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{_RULE}"/>'
        for side in ("bottom", "insideH")
    )
    borders = parse_xml(f"<w:tblBorders {nsdecls('w')}>{sides}</w:tblBorders>")
    edges = parse_xml(
        f'<w:tblCellMar {nsdecls("w")}><w:top w:w="40" w:type="dxa"/><w:left w:w="60" w:type="dxa"/>'
        '<w:bottom w:w="40" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar>'
    )
    for fixed in told.findall(qn("w:tblLayout")):  # there is one: the table does not fit itself
        fixed.addprevious(borders)
        fixed.addnext(edges)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
