"""Words, tables, pictures and page numbers: what the furniture and the documents are made of."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias

from docx.document import Document
from docx.enum.table import WD_ALIGN_VERTICAL, WD_ROW_HEIGHT_RULE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import _Footer, _Header
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from tools.starters import styles
from tools.starters.page import TEXT_WIDTH

Place: TypeAlias = Document | _Cell | _Header | _Footer


class Strong(str):
    """Words that stand out."""

    __slots__ = ()


def write(place: Place, style: str, *words: str) -> Paragraph:
    """A paragraph of `words`, in the empty paragraph that a new cell has if it is there."""
    paragraph = _empty(place) or place.add_paragraph()
    paragraph.style = style
    for word in words:
        paragraph.add_run(word, style="Strong" if isinstance(word, Strong) else None)
    return paragraph


def _empty(place: Place) -> Paragraph | None:
    """The one paragraph of a cell in which nothing has been written yet."""
    if not isinstance(place, _Cell) or len(place.paragraphs) > 1:
        return None
    first = place.paragraphs[0]
    return first if first._p.pPr is None and not first.runs else None


def tag(place: Place, text: str) -> Paragraph:
    """A template tag alone in its paragraph, which goes when the template is filled."""
    return write(place, "Template Tag", text)


_MOST_KEPT = 3


def last_words(place: Place) -> list[Paragraph]:
    """The last paragraph, and where it may be left out, those before it up to one that never is, or `_MOST_KEPT`.

    Of a condition with an `else` one of the two is always there, if both say something. Where all may be left
    out, as in the letter of introduction, a letter of one line too many would go to the next page as a whole.
    """
    found: list[Paragraph] = []
    open_: list[
        list[bool]
    ] = []  # of each condition: whether its branches, from the last, say something
    for paragraph in reversed(place.paragraphs):
        if not _is_tag(paragraph):
            found.append(paragraph)
            is_said = True
        elif paragraph.text.startswith("{% end"):
            open_.append([False])
            continue
        elif paragraph.text.startswith("{% else"):
            open_[-1].append(False)
            continue
        elif paragraph.text.startswith(("{% if", "{% for")):
            branches = open_.pop()
            is_said = len(branches) > 1 and all(branches)
        else:
            continue
        if (is_said and not open_) or len(found) == _MOST_KEPT:
            break
        if is_said:
            open_[-1][-1] = True
    return found


def _is_tag(paragraph: Paragraph) -> bool:
    return paragraph.style is not None and paragraph.style.name == "Template Tag"


@contextmanager
def when(place: Place, condition: str) -> Iterator[None]:
    """What is written inside stands in a document only where `condition` holds; "" always does."""
    if condition:
        tag(place, f"{{% if {condition} %}}")
    yield
    if condition:
        tag(place, "{% endif %}")


@contextmanager
def repeated(place: Place, loop: str) -> Iterator[None]:
    """What is written inside stands once for each turn of `loop`."""
    tag(place, f"{{% for {loop} %}}")
    yield
    tag(place, "{% endfor %}")


def number(paragraph: Paragraph, numbering: int) -> Paragraph:
    """Makes the paragraph an item of a list of numbering.xml."""
    properties = parse_xml(
        f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="{numbering}"/></w:numPr>'
    )
    paragraph._p.get_or_add_pPr().insert(1, properties)  # the style's name always stands first
    return paragraph


def aside(paragraph: Paragraph, text: str) -> None:
    """A template tag within a line, small enough to see past it."""
    run = paragraph.add_run(text)
    run.font.size, run.font.bold = Pt(6), False
    run.font.color.rgb = RGBColor.from_string(styles.TAG.code)


def sized(
    place: Place, style: str, words: str, field: str, sizes: Sequence[tuple[int | None, float]]
) -> Paragraph:
    """`words` in the first of these sizes, in points, for a `field` of fewer letters than it is for."""
    paragraph = write(place, style)
    for turn, (fewer_than, size) in enumerate(sizes):
        begin = "if" if not turn else "elif"
        aside(
            paragraph,
            f"{{% {begin} {field}|length < {fewer_than} %}}" if fewer_than else "{% else %}",
        )
        paragraph.add_run(words).font.size = Pt(size)
    aside(paragraph, "{% endif %}")
    # The mark at its end would keep the last line as high as the style is.
    mark = f'<w:rPr {nsdecls("w")}><w:sz w:val="12"/><w:szCs w:val="12"/></w:rPr>'
    paragraph._p.get_or_add_pPr().append(parse_xml(mark))
    return paragraph


def picture(place: Place, style: str, file: Path, field: str, *, height: float) -> Paragraph:
    """A picture `height` mm high whose alt text is a field, so that the field's picture replaces it."""
    paragraph = write(place, style)
    place_picture(paragraph, file, field, height=height)
    return paragraph


def place_picture(paragraph: Paragraph, file: Path, field: str, *, height: float) -> None:
    """The same within a line."""
    inline = paragraph.add_run().add_picture(str(file), height=Mm(height))._inline
    for side in "TBLR":  # LibreOffice leaves room around a picture that does not say it wants none
        inline.set(f"dist{side}", "0")
    inline.docPr.set("name", field)
    inline.docPr.set("descr", f"{{{{ {field} }}}}")


def page_number(paragraph: Paragraph, *, pages: int) -> Paragraph:
    """“Page 2 of 5”, which Word and LibreOffice count for themselves.

    Where many recipients share a file, the engine makes NUMPAGES count each one's own pages. Whoever
    cannot count shows `pages`, the usual number.
    """
    paragraph.add_run("Page ")
    _field(paragraph, "PAGE", 2)
    paragraph.add_run(" of ")
    _field(paragraph, "NUMPAGES", pages)
    return paragraph


def _field(paragraph: Paragraph, name: str, shown: int) -> None:
    for inner in (
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve"> {name} </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        f"<w:t>{shown}</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    ):
        paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}>{inner}</w:r>"))


def grid(
    place: Place, widths: Sequence[float], *, style: str = "Layout Table", rows: int = 1
) -> Table:
    """A table of fixed column `widths` in mm; without more it only places things."""
    if isinstance(place, _Header | _Footer):
        table = place.add_table(rows, len(widths), Mm(sum(widths)))
    else:
        table = place.add_table(rows, len(widths))
    table.style = style
    table.autofit = False
    _look(table, "0600")
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        _fix(row, widths)
    return table


def _fix(row: _Row, widths: Sequence[float]) -> None:
    """Every cell says its width, and the row stays on one page."""
    for cell, width in zip(row.cells, widths, strict=True):
        cell.width = Mm(width)
    row._tr.get_or_add_trPr().append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))


def row_height(row: _Row, height: float, *, exact: bool = False) -> None:
    """At least `height` mm, or exactly."""
    row.height = Mm(height)
    row.height_rule = WD_ROW_HEIGHT_RULE.EXACTLY if exact else WD_ROW_HEIGHT_RULE.AT_LEAST


def bottom(cell: _Cell) -> _Cell:
    """The cell with its words at its foot."""
    cell.vertical_alignment = WD_ALIGN_VERTICAL.BOTTOM
    return cell


def fill(cell: _Cell, colour: styles.Colour, *, padding: float) -> None:
    """A panel: a cell of one colour within lines that a copier shows too, with room inside of `padding` mm."""
    width = Mm(padding).twips
    sides = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>' for side in ("top", "left", "bottom", "right")
    )
    properties = cell._tc.get_or_add_tcPr()
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="6" w:space="0" {styles.RULE.of_line}/>'
        for side in ("top", "left", "bottom", "right")
    )
    properties.append(parse_xml(f"<w:tcBorders {nsdecls('w')}>{lines}</w:tcBorders>"))
    properties.append(
        parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" {colour.said(fill=True)}/>')
    )
    properties.append(parse_xml(f"<w:tcMar {nsdecls('w')}>{sides}</w:tcMar>"))


def listing(
    place: Place,
    loop: str,
    columns: Sequence[tuple[str, float, Sequence[str | tuple[str, ...]]]],
    *,
    says: str,
    whole: bool = True,
    blank: int = 0,
    height: float = 0,
) -> Table:
    """A table that is read: a repeated heading row, then one row for each turn of `loop`.

    A column is its heading, its width in mm, and the paragraphs of its cells; a paragraph that
    begins with * is strong, and one of several parts is a tuple of them. `says` is for those who hear the table instead of seeing it; a `whole`
    one is not divided between pages. `blank` rows follow for what is added by hand; all are at
    least `height` mm high.
    """
    widths = [width for _, width, _ in columns]
    table = grid(place, widths, style="Outreach Table", rows=4 + blank)
    described(table, says, [title for title, _, _ in columns])
    _, begin, turn, end, *empty = table.rows
    for row in (turn, *empty) if height else ():
        row_height(row, height)
    _tag_row(begin, f"{{% for {loop} %}}")
    for cell, (_, _, paragraphs) in zip(turn.cells, columns, strict=True):
        for words in paragraphs:
            written = write(cell, "Table Text", *_parts(words))
            written.paragraph_format.keep_with_next = whole or None
    _tag_row(end, "{% endfor %}")
    return table


def _parts(words: str | tuple[str, ...]) -> tuple[str, ...]:
    if isinstance(words, tuple):
        return words
    return (Strong(words[1:]) if words.startswith("*") else words,)


def described(table: Table, says: str, headings: Sequence[str]) -> None:
    """Makes it a table that is read: its first row has these headings and is repeated, `says` is its alt text."""
    _look(table, "06A0", firstRow=1, firstColumn=1)
    table._tbl.tblPr.append(parse_xml(f'<w:tblDescription {nsdecls("w")} w:val="{says}"/>'))
    heading = table.rows[0]
    heading._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    for cell, title in zip(heading.cells, headings, strict=True):
        write(cell, "Table Heading", title)


def shares(*parts: int) -> list[float]:
    """Widths of columns that share the page as these numbers say."""
    return [TEXT_WIDTH * part / sum(parts) for part in parts]


def said(
    place: Place, headings: Sequence[str], *rows: Sequence[str], parts: Sequence[int], says: str
) -> Table:
    """A table of which we say every row: its columns share the width as `parts` say, its first one is strong."""
    table = grid(place, shares(*parts), style="Outreach Table", rows=len(rows) + 1)
    described(table, says, headings)
    for row, words in zip(table.rows[1:], rows, strict=True):
        for turn, (cell, text) in enumerate(zip(row.cells, words, strict=True)):
            write(cell, "Table Text", text if turn else Strong(text))
    below_table(place)
    return table


def facts(place: Place, headings: tuple[str, str], *rows: tuple[str, str, str], says: str) -> Table:
    """Facts in two columns; a row is a condition without which it is left out, what it is, and what there is to say."""
    table = grid(
        place,
        shares(1, 3),
        style="Outreach Table",
        rows=1 + sum(3 if one[0] else 1 for one in rows),
    )
    described(table, says, headings)
    left = iter(table.rows[1:])
    for condition, name, words in rows:
        if condition:
            _tag_row(next(left), f"{{% if {condition} %}}")
        row = next(left)
        write(row.cells[0], "Table Text", Strong(name))
        write(row.cells[1], "Table Text", words)
        if condition:
            _tag_row(next(left), "{% endif %}")
    below_table(place)
    return table


def _tag_row(row: _Row, text: str) -> None:
    tag(row.cells[0].merge(row.cells[-1]), text)


def _look(table: Table, code: str, **special: int) -> None:
    """Which rows and columns are special; of a table that only places things, none."""
    properties = table._tbl.tblPr
    for old in properties.findall(qn("w:tblLook")):
        properties.remove(old)
    names = ("firstRow", "lastRow", "firstColumn", "lastColumn")
    said = "".join(f' w:{name}="{special.get(name, 0)}"' for name in names)
    properties.append(
        parse_xml(f'<w:tblLook {nsdecls("w")} w:val="{code}"{said} w:noHBand="1" w:noVBand="1"/>')
    )


def mark(paragraph: Paragraph, name: str) -> Paragraph:
    """A bookmark around nothing, which Word does not show: by its name the program finds the place."""
    for element in (
        f'<w:bookmarkStart {nsdecls("w")} w:id="{sum(map(ord, name))}" w:name="{name}"/>',
        f'<w:bookmarkEnd {nsdecls("w")} w:id="{sum(map(ord, name))}"/>',
    ):
        paragraph._p.append(parse_xml(element))
    return paragraph


def framed(paragraph: Paragraph, height: float) -> None:
    """At the left edge of the sheet, `height` mm from its top: a mark to fold at."""
    frame = parse_xml(
        f'<w:framePr {nsdecls("w")} w:w="{Mm(5).twips}" w:hSpace="0" w:wrap="around" w:vAnchor="page" w:hAnchor="page"'
        f' w:x="{Mm(4).twips}" w:y="{Mm(height).twips}"/>'
    )
    paragraph._p.get_or_add_pPr().insert(1, frame)


def after_table(place: Place) -> Paragraph:
    """Word wants a paragraph after a table; this one takes no room."""
    return write(place, "Spacer")


def below_table(place: Place) -> None:
    """The same with the room that is between paragraphs."""
    write(place, "Below Table")
