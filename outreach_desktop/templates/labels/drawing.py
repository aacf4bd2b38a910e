"""Draws labels: one table of fixed columns and exact rows, which goes on from page to page.

Word and LibreOffice stretch what they may. Here nothing may be stretched: columns are fixed, rows exact, cells have no
margins, lines an exact height, and the paragraph that must follow a table is a point high, so that no empty page comes after it.
"""

import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Final
from xml.sax.saxutils import escape

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Length, Pt, Twips

from outreach_desktop.domain.post.label_jobs import LabelJob
from outreach_desktop.domain.post.label_lines import LabelText, room
from outreach_desktop.domain.post.letter_widths import FONT, LINE
from outreach_desktop.templates.labels import rulers
from outreach_desktop.templates.labels.directions import runs
from outreach_desktop.templates.labels.grid import LAST_LINE, Band, LabelGrid, grid, twips

STYLE: Final = "Label"
_ALL: Final = "top", "left", "bottom", "right"
_FRAME: Final = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>' for side in _ALL
)
_NO_MARGINS: Final = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in _ALL)
_SENDER_POINTS: Final = 9.0
_SENDER_LEFT, _SENDER_TOP = 10.0, 8.0  # mm


def made(job: LabelJob) -> bytes:
    """The bytes of the document."""
    document = Document()
    _leave_out_effects(document)
    cuts = grid(job.sheet, job.shift)
    _set_up(document, job, cuts)
    body = document.element.body
    table = parse_xml("".join(_table(job, cuts)))
    body.insert(0, table)
    last = document.add_paragraph(style=STYLE)  # must follow a table
    last.add_run().font.size = Pt(1)
    if job.rulers:
        rulers.add(document, job.rulers, last)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def _leave_out_effects(document: WordDocument) -> None:
    """The library’s own template has its styles twice, the second time for an old Word; they would not agree."""
    rels = document.part.rels
    for key in [key for key, one in rels.items() if one.reltype.endswith("stylesWithEffects")]:
        del rels[key]


def _set_up(document: WordDocument, job: LabelJob, cuts: LabelGrid) -> None:
    section = document.sections[0]
    is_wide = cuts.width > cuts.height and not job.lies
    section.orientation = WD_ORIENT.LANDSCAPE if is_wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Twips(cuts.width), Twips(cuts.height)
    section.left_margin, section.right_margin = Twips(cuts.left), Twips(cuts.right)
    section.top_margin, section.bottom_margin = Twips(_top(job, cuts)), Twips(cuts.bottom)
    section.header_distance = section.footer_distance = section.gutter = Length(0)
    normal = document.styles["Normal"]
    font = job.font or FONT
    normal.font.name, normal.font.size = font, Pt(11)
    fonts = normal.element.get_or_add_rPr().find(qn("w:rFonts"))
    for name in ("w:cs", "w:eastAsia"):
        fonts.set(qn(name), font)
    style = document.styles.add_style(STYLE, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = normal
    shape = style.paragraph_format
    shape.space_before = shape.space_after = Pt(0)
    shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, Twips(LAST_LINE)
    shape.widow_control = False
    for lang in document.styles.element.iter(qn("w:lang")):
        lang.set(qn("w:val"), job.language.replace("_", "-"))
    properties = document.core_properties
    properties.title, properties.author, properties.comments = job.title, "", ""


# -- the table -------------------------------------------------------------------------------------


def _table(job: LabelJob, cuts: LabelGrid) -> Iterator[str]:
    columns = _columns(job, cuts)
    width = sum(one.size for one in columns)
    yield (
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{width}" w:type="dxa"/>'
        f'<w:tblInd w:w="{columns[0].first - cuts.left}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{_NO_MARGINS}</w:tblCellMar></w:tblPr><w:tblGrid>'
    )
    for one in columns:
        yield f'<w:gridCol w:w="{one.size}"/>'
    yield "</w:tblGrid>"
    by_number = dict(enumerate(job.texts, job.start))
    for sheet in range(max(job.sheet.sheets_for(len(job.texts), job.start), 1)):
        if job.sender:
            yield from _sender(job, cuts, columns)
        for row in cuts.rows:
            if row.number is None:
                yield _empty_row(columns, row.size)
            else:
                yield from _row(job, columns, row, sheet, by_number)
    yield "</w:tbl>"


def _columns(job: LabelJob, cuts: LabelGrid) -> tuple[Band, ...]:
    """With one before the address for the sender\u2019s words."""
    if not job.sender:
        return cuts.columns
    left = max(twips(_SENDER_LEFT + job.shift.right), 0)
    return (Band(left, cuts.left, None), *cuts.columns)


def _top(job: LabelJob, cuts: LabelGrid) -> int:
    return max(twips(_SENDER_TOP + job.shift.down), 0) if job.sender else cuts.top


def _sender(job: LabelJob, cuts: LabelGrid, columns: Sequence[Band]) -> Iterator[str]:
    """The row of the sender, down to where the address begins."""
    yield _row_of(cuts.top - _top(job, cuts))
    text = LabelText(lines=job.sender, points=_SENDER_POINTS)
    whole = Band(columns[0].first, columns[-1].last, 0)
    yield _cell(whole.size, "".join(_paragraphs(text, left=0, before=0)), across=len(columns))
    yield "</w:tr>"


def _row(
    job: LabelJob,
    columns: Sequence[Band],
    row: Band,
    sheet: int,
    texts: Mapping[int, LabelText],
) -> Iterator[str]:
    yield _row_of(row.size)
    first = sheet * job.sheet.count + (row.number or 0) * job.sheet.columns + 1
    for column in columns:
        if column.number is None:
            yield _cell(column.size, _EMPTY)
            continue
        number = first + column.number
        text = texts.get(number)
        inside = "".join(_placed(job, text, number, column, row)) if text else _EMPTY
        yield _cell(column.size, inside, framed=job.framed)
    yield "</w:tr>"


def _placed(job: LabelJob, text: LabelText, number: int, column: Band, row: Band) -> Iterator[str]:
    """The lines of a label, in the middle of its height."""
    place = job.sheet.place(number)
    inside = room(job.sheet, place)
    left = twips(place.x + job.shift.right + inside.x) - column.first
    middle = twips(place.y + job.shift.down + inside.y + inside.height / 2)
    before = middle - len(text.lines) * _line(text.points) // 2 - row.first
    return _paragraphs(text, left=max(left, 0), before=max(before, 0))


def _line(points: float) -> int:
    """How high a line is."""
    return round(points * LINE * 20)


def _paragraphs(text: LabelText, *, left: int, before: int) -> Iterator[str]:
    line = _line(text.points)
    for number, words in enumerate(text.lines):
        above = f' w:before="{before}"' if before and not number else ""
        yield (
            f'<w:p><w:pPr><w:pStyle w:val="{STYLE}"/>'
            f'<w:spacing{above} w:line="{line}" w:lineRule="exact"/><w:ind w:left="{left}"/></w:pPr>'
        )
        size = round(text.points * 2)
        for run, from_right in runs(words):
            way = "<w:rtl/>" if from_right else ""
            yield (
                f'<w:r><w:rPr><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>{way}</w:rPr>'
                f'<w:t xml:space="preserve">{escape(run)}</w:t></w:r>'
            )
        yield "</w:p>"


_EMPTY: Final = f'<w:p><w:pPr><w:pStyle w:val="{STYLE}"/></w:pPr></w:p>'


def _row_of(height: int) -> str:
    return f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{height}" w:hRule="exact"/></w:trPr>'


def _cell(width: int, inside: str, *, across: int = 1, framed: bool = False) -> str:
    span = f'<w:gridSpan w:val="{across}"/>' if across > 1 else ""
    frame = f"<w:tcBorders>{_FRAME}</w:tcBorders>" if framed else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{frame}</w:tcPr>{inside}</w:tc>'


def _empty_row(columns: Sequence[Band], height: int) -> str:
    whole = sum(one.size for one in columns)
    return f"{_row_of(height)}{_cell(whole, _EMPTY, across=len(columns))}</w:tr>"
