"""From a Word file to the look of its pages."""

import io
import re
import zipfile
from collections.abc import Callable

import pytest
from docx.document import Document as WordDocument
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from outreach_desktop.domain.documents.look import (
    PAGE,
    SECTION_PAGES,
    Float,
    Look,
    PageTable,
    Paragraph,
    Picture,
    Placing,
    TextRun,
)
from outreach_desktop.errors import OutreachError
from outreach_desktop.paths import resource
from outreach_desktop.templates.engine.look import look
from tests.templates.word import new, with_part

LOGO = resource("sample", "logo.png")


def drawn(draw: Callable[[WordDocument], object]) -> Look:
    document = new()
    draw(document)
    out = io.BytesIO()
    document.save(out)
    return look(out.getvalue())


def paragraph(of: Look, place: int = 0) -> Paragraph:
    block = of.sections[0].blocks[place]
    assert isinstance(block, Paragraph)
    return block


def table(of: Look, place: int = 0) -> PageTable:
    block = of.sections[0].blocks[place]
    assert isinstance(block, PageTable)
    return block


def test_letters_have_the_style_of_their_run_over_that_of_the_paragraph() -> None:
    def draw(document: WordDocument) -> None:
        heading = document.add_heading("Who we are ", 1)
        run = heading.add_run("really")
        run.italic = True
        run.font.color.rgb = RGBColor(200, 0, 0)
        run.font.size = Pt(30)

    first, second = paragraph(drawn(draw)).spans

    assert isinstance(first, TextRun)
    assert isinstance(second, TextRun)
    assert (first.text, first.style.bold, first.style.italic) == ("Who we are ", True, False)
    assert (second.text, second.style.bold, second.style.italic) == ("really", True, True)
    assert (second.style.color, second.style.size) == ("C80000", 30.0)
    assert first.style.family == "Calibri"  # the theme's font for headings


def test_a_heading_knows_its_level_and_keeps_to_what_follows() -> None:
    style = paragraph(drawn(lambda document: document.add_heading("Who", 2))).style

    assert (style.heading, style.keep_next, style.keep_lines) == (2, True, True)


def test_lists_are_numbered_and_bulleted_as_word_does() -> None:
    def draw(document: WordDocument) -> None:
        document.add_paragraph("one", style="List Number")
        document.add_paragraph("two", style="List Number")
        document.add_paragraph("point", style="List Bullet")

    labels = [paragraph(drawn(draw), place).label for place in range(3)]

    assert [label.text for label in labels if label] == ["1.", "2.", "\u2022"]


def test_a_page_break_at_the_end_of_a_paragraph_belongs_to_the_next_one() -> None:
    def draw(document: WordDocument) -> None:
        document.add_paragraph("before").add_run().add_break(WD_BREAK.PAGE)
        document.add_paragraph("after")

    whole = drawn(draw)

    assert [block.style.page_break_before for block in (paragraph(whole), paragraph(whole, 1))] == [
        False,
        True,
    ]
    assert whole.text == "before\nafter"


def test_a_page_break_within_a_paragraph_parts_it() -> None:
    def draw(document: WordDocument) -> None:
        both = document.add_paragraph("before")
        both.add_run().add_break(WD_BREAK.PAGE)
        both.add_run("after")

    assert paragraph(drawn(draw), 1).text == "after"
    assert paragraph(drawn(draw), 1).style.page_break_before


def test_paper_and_margins_are_in_points() -> None:
    def draw(document: WordDocument) -> None:
        section = document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = Mm(20)

    paper = drawn(draw).sections[0].paper

    assert (round(paper.width), round(paper.height), round(paper.left)) == (595, 842, 57)


def test_a_section_has_the_header_of_the_one_before_unless_it_has_its_own() -> None:
    def draw(document: WordDocument) -> None:
        document.sections[0].header.paragraphs[0].text = "Lakeside"
        document.add_paragraph("one")
        document.add_section(WD_SECTION.NEW_PAGE)
        document.add_paragraph("two")

    first, second = drawn(draw).sections

    assert [block.text for block in first.header.others if isinstance(block, Paragraph)] == [
        "Lakeside"
    ]
    assert second.header == first.header


def test_a_title_page_has_a_header_of_its_own_even_an_empty_one() -> None:
    def draw(document: WordDocument) -> None:
        section = document.sections[0]
        section.different_first_page_header_footer = True
        section.header.paragraphs[0].text = "later pages"

    header = drawn(draw).sections[0].header

    assert header.on(1, first=True) == ()
    assert header.on(2, first=False) == header.others != ()


def field(paragraph: object, *instructions: str) -> None:
    """A field as Word writes it, with a stale result."""
    for instruction in instructions:
        run = paragraph.add_run()._r  # type: ignore[attr-defined]
        for kind, text in (("begin", ""), ("", instruction), ("separate", ""), ("t", "99")):
            name = "w:instrText" if not kind else "w:t" if kind == "t" else "w:fldChar"
            element = OxmlElement(name)
            element.text = text or None
            if name == "w:fldChar":
                element.set(qn("w:fldCharType"), kind)
            run.append(element)
        end = OxmlElement("w:fldChar")
        end.set(qn("w:fldCharType"), "end")
        run.append(end)


def test_page_numbers_are_fields_without_their_stale_results() -> None:
    def draw(document: WordDocument) -> None:
        footer = document.sections[0].footer.paragraphs[0]
        footer.text = ""
        field(footer, " PAGE ", " SECTIONPAGES  \\* MERGEFORMAT ")

    (footer,) = drawn(draw).sections[0].footer.others

    assert isinstance(footer, Paragraph)
    assert [span.field for span in footer.spans if isinstance(span, TextRun)] == [
        PAGE,
        SECTION_PAGES,
    ]


def test_other_fields_show_what_word_stored() -> None:
    whole = drawn(lambda document: field(document.add_paragraph(), " REF somewhere "))

    assert whole.text == "99"


def test_footnotes_are_numbered_and_told_at_the_end_of_their_section() -> None:
    document = new()
    document.add_paragraph("He came")
    reference = OxmlElement("w:footnoteReference")
    reference.set(qn("w:id"), "2")
    document.paragraphs[0].add_run()._r.append(reference)
    out = io.BytesIO()
    document.save(out)
    notes = f"""<w:footnotes xmlns:w="{qn("w:p")[1:-2]}"><w:footnote w:id="2"><w:p>
        <w:r><w:footnoteRef/></w:r><w:r><w:t> at last</w:t></w:r></w:p></w:footnote></w:footnotes>"""

    assert (
        look(with_part(out.getvalue(), "footnotes", "footnotes", notes)).text
        == "He came1\n1 at last"
    )


def test_deleted_text_is_gone_and_inserted_text_is_there() -> None:
    def draw(document: WordDocument) -> None:
        text = document.add_paragraph("kept ")
        for name in ("w:del", "w:ins"):
            change = OxmlElement(name)
            text._p.append(change)
            change.append(text.add_run(name)._r)

    assert drawn(draw).text == "kept w:ins"


def test_a_table_has_its_grid_and_its_style() -> None:
    def draw(document: WordDocument) -> None:
        made = document.add_table(rows=3, cols=2)
        made.style = document.styles["Light Grid Accent 1"]
        made.cell(0, 0).text = "Need"

    rows = table(drawn(draw)).rows
    need = rows[0].cells[0].blocks[0]

    assert isinstance(need, Paragraph)
    assert isinstance(need.spans[0], TextRun)
    assert need.spans[0].style.bold  # the style's first row
    assert [row.cells[1].shading for row in rows] == ["", "D3DFEE", ""]  # and its bands
    assert all(cell.borders.top.width for row in rows for cell in row.cells)


def test_merged_cells_are_one() -> None:
    def draw(document: WordDocument) -> None:
        made = document.add_table(rows=3, cols=3)
        made.cell(0, 0).merge(made.cell(2, 0)).text = "down"
        made.cell(0, 1).merge(made.cell(0, 2)).text = "across"

    first, second, _ = table(drawn(draw)).rows

    assert [(cell.column, cell.across, cell.down) for cell in first.cells] == [
        (0, 1, 3),
        (1, 2, 1),
    ]
    assert [cell.column for cell in second.cells] == [1, 2]


def test_header_rows_and_rows_that_stay_whole_are_known() -> None:
    def draw(document: WordDocument) -> None:
        made = document.add_table(rows=2, cols=1)
        properties = made.rows[0]._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:tblHeader"))
        properties.append(OxmlElement("w:cantSplit"))

    first, second = table(drawn(draw)).rows

    assert (first.header, first.can_split) == (True, False)
    assert (second.header, second.can_split) == (False, True)


def test_a_picture_stands_in_its_line_with_its_size() -> None:
    def draw(document: WordDocument) -> None:
        document.add_picture(str(LOGO), width=Mm(40))

    (picture,) = paragraph(drawn(draw)).spans

    assert isinstance(picture, Picture)
    assert picture.data == LOGO.read_bytes()
    assert round(picture.width, 1) == 113.4


def test_a_paragraph_in_a_frame_floats_beside_the_next_one() -> None:
    def draw(document: WordDocument) -> None:
        for text in ("Dr Ann O'Neil", "Lakeside General"):
            properties = document.add_paragraph(text)._p.get_or_add_pPr()
            frame = OxmlElement("w:framePr")
            for name, value in {"w": 4000, "x": 1134, "y": 2835, "vAnchor": "page"}.items():
                frame.set(qn(f"w:{name}"), str(value))
            properties.append(frame)
        document.add_paragraph("Dear Ann")

    whole = drawn(draw)
    (window,) = paragraph(whole).floats

    assert isinstance(window, Float)
    assert isinstance(window.content, tuple)
    assert [block.text for block in window.content if isinstance(block, Paragraph)] == [
        "Dr Ann O'Neil",
        "Lakeside General",
    ]
    assert (window.width, window.y.base, window.y.offset) == (200.0, "page", 141.75)
    assert whole.text == "Dr Ann O'Neil\nLakeside General\nDear Ann"


_ANCHOR = """<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
 xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
 xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor behindDoc="0">
<wp:positionH relativeFrom="page"><wp:posOffset>1270000</wp:posOffset></wp:positionH>
<wp:positionV relativeFrom="margin"><wp:align>bottom</wp:align></wp:positionV>
<wp:extent cx="2540000" cy="1270000"/><wp:wrapSquare wrapText="bothSides"/><wp:docPr id="7" name="b"/>
<a:graphic><a:graphicData><wps:wsp>
<wps:spPr><a:solidFill><a:srgbClr val="EAF2F1"/></a:solidFill></wps:spPr>
<wps:txbx><w:txbxContent><w:p><w:r><w:t>in the box</w:t></w:r></w:p></w:txbxContent></wps:txbx>
<wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>
<mc:Fallback><w:t>never</w:t></mc:Fallback></mc:AlternateContent></w:r>"""


def test_a_text_box_floats_where_it_was_put() -> None:
    def draw(document: WordDocument) -> None:
        document.add_paragraph("beside")._p.append(parse_xml(_ANCHOR))

    whole = drawn(draw)
    (box,) = paragraph(whole).floats

    assert whole.text == "in the box\nbeside"
    assert (box.width, box.height, box.shading, box.wrap) == (200.0, 100.0, "EAF2F1", "around")
    assert (box.x, box.y) == (
        Placing(base="page", offset=100.0),
        Placing(base="margin", align="end"),
    )


def test_what_is_no_word_file_is_refused_in_a_sentence() -> None:
    with pytest.raises(OutreachError, match="not a Word document"):
        look(b"%PDF-1.7")


def test_a_broken_part_is_refused_in_a_sentence() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("_rels/.rels", "<Relationships")

    with pytest.raises(OutreachError, match="damaged"):
        look(out.getvalue())


@pytest.mark.parametrize("kind", ["garbled", "locked", "packed otherwise"])
@pytest.mark.parametrize("folder", ["word/document", "word/media/"])
def test_so_is_one_that_cannot_be_unpacked(folder: str, kind: str) -> None:
    """A document that was made may lie on a disk that is failing."""
    document = new()
    document.add_picture(str(LOGO))
    out = io.BytesIO()
    document.save(out)
    data = bytearray(out.getvalue())
    with zipfile.ZipFile(out) as package:
        entries = package.infolist()
    number = next(at for at, one in enumerate(entries) if one.filename.startswith(folder))
    start = entries[number].header_offset
    listed = [found.start() for found in re.finditer(b"PK\1\2", data)][number]
    match kind:
        case "garbled":
            data[start + 80 : start + 120] = bytes(40)
        case "locked":
            data[start + 6] |= 1
            data[listed + 8] |= 1
        case _:
            data[start + 8] = data[listed + 10] = 99

    with pytest.raises(OutreachError, match="damaged"):
        look(bytes(data))


def test_a_watermark_as_word_writes_it_stands_behind_the_text_at_its_place() -> None:
    """Its wrap has no type: nothing flows around it."""

    def draw(document: WordDocument) -> None:
        footer = document.sections[0].footer.paragraphs[0]
        key, _ = footer.part.get_or_add_image(str(LOGO))
        footer._p.append(
            parse_xml(
                '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"'
                ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:w10="urn:schemas-microsoft-com:office:word">'
                '<w:pict><v:shape id="WordPictureWatermark1" style="position:absolute;margin-left:0;margin-top:-12pt;width:481pt;height:300pt;'
                "z-index:-251657728;mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
                f'mso-position-vertical-relative:page"><v:imagedata r:id="{key}"/><w10:wrap anchorx="margin"/></v:shape></w:pict></w:r>'
            )
        )

    (block,) = drawn(draw).sections[0].footer.others
    assert isinstance(block, Paragraph)
    (mark,) = block.floats
    assert (mark.width, mark.height, mark.wrap, mark.behind) == (481, 300, "through", True)
    assert mark.x == Placing(base="margin", align="center")
    assert mark.y == Placing(base="page", offset=-12)
