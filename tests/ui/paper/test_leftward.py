"""Text from right to left: where its words stand, in paragraphs, lists, tables and columns."""

import pytest

from outreach_desktop.domain.documents.look import (
    Cell,
    Look,
    PageTable,
    Paper,
    Paragraph,
    ParagraphStyle,
    Section,
    Tab,
    TableRow,
    TextColumn,
    TextRun,
    TextStyle,
)
from outreach_desktop.templates.engine.look import look
from outreach_desktop.ui.paper import Sheet, sheets
from outreach_desktop.ui.paper.fonts import SCALE
from outreach_desktop.ui.paper.ink import Fill, InkWords, Mark
from tests.templates.word import changed, document, part

pytestmark = pytest.mark.usefixtures("qapp")
PAPER = Paper(width=300, height=200, top=20, bottom=20, left=20, right=20)
SHALOM, OLAM = "\u05e9\u05dc\u05d5\u05dd", "\u05e2\u05d5\u05dc\u05dd"
LEFTWARD = ParagraphStyle(leftward=True)


def page(*blocks: Paragraph | PageTable, **about: object) -> Sheet:
    whole = Section(blocks=blocks, paper=PAPER, **about)  # type: ignore[arg-type]
    (sheet,) = sheets(Look(sections=(whole,)))
    return sheet


def paragraph(text: str, style: ParagraphStyle = LEFTWARD) -> Paragraph:
    return Paragraph(
        spans=(TextRun(text=text, style=TextStyle(family="DejaVu Sans")),), style=style
    )


def words(sheet: Sheet) -> list[tuple[float, float, InkWords]]:
    """Left and right edge of each piece, and the piece."""
    from PySide6.QtGui import QFontMetricsF

    return [
        (
            mark.x,
            mark.x + QFontMetricsF(mark.ink.font).horizontalAdvance(mark.ink.text) / SCALE,
            mark.ink,
        )
        for mark in sheet.marks
        if isinstance(mark.ink, InkWords)
    ]


def test_a_paragraph_begins_at_the_right_edge() -> None:
    ((_, right, ink),) = words(page(paragraph(f"{SHALOM} {OLAM}")))

    assert right == pytest.approx(280, abs=0.5)
    assert ink.leftward


@pytest.mark.parametrize(
    ("align", "edge"), [("left", "right"), ("right", "left"), ("center", "middle")]
)
def test_left_is_where_it_begins(align: str, edge: str) -> None:
    ((left, right, _),) = words(page(paragraph(SHALOM, ParagraphStyle(leftward=True, align=align))))

    place = {"right": right - 280, "left": left - 20, "middle": (left + right) / 2 - 150}[edge]
    assert place == pytest.approx(0, abs=0.5)


def test_indents_are_at_the_other_side() -> None:
    style = ParagraphStyle(leftward=True, left=40, right=100, shading="EEEEEE")
    sheet = page(paragraph(SHALOM, style))

    assert words(sheet)[0][1] == pytest.approx(240, abs=0.5)
    (ground,) = (mark for mark in sheet.marks if isinstance(mark.ink, Fill))
    assert isinstance(ground.ink, Fill)
    assert (ground.x, ground.x + ground.ink.width) == pytest.approx((120, 240))


def test_a_tab_leads_leftwards() -> None:
    style = ParagraphStyle(leftward=True, tabs=(Tab(position=100),))
    first, second = sorted(words(page(paragraph(f"1\t{SHALOM}", style))), key=lambda one: -one[0])

    assert first[1] == pytest.approx(280, abs=0.5)
    assert second[1] == pytest.approx(180, abs=0.5)


def test_other_letters_in_a_line_keep_their_order() -> None:
    pieces = sorted(
        words(page(paragraph(f"{SHALOM} 19:30 Ward Nine {OLAM}"))), key=lambda one: one[0]
    )

    said = [ink.text.strip() for *_, ink in pieces if ink.text.strip()]
    assert said == [OLAM, "Ward Nine", "19:30", SHALOM]


def test_leftward_words_in_an_ordinary_paragraph_are_turned() -> None:
    pieces = words(page(paragraph(f"Say {SHALOM} {OLAM} to all", ParagraphStyle())))

    assert [ink.text.strip() for *_, ink in pieces] == ["Say", f"{SHALOM} {OLAM}", "to all"]
    assert [ink.leftward for *_, ink in pieces] == [False, True, False]


def test_every_line_of_a_long_paragraph_ends_at_the_edges_where_it_is_justified() -> None:
    style = ParagraphStyle(leftward=True, align="justify")
    found = words(page(paragraph(f"{SHALOM} {OLAM} " * 20, style)))
    rows: dict[float, list[tuple[float, float]]] = {}
    for (left, right, _), mark in zip(
        found, page(paragraph(f"{SHALOM} {OLAM} " * 20, style)).marks, strict=True
    ):
        rows.setdefault(mark.y, []).append((left, right))

    first = next(iter(rows.values()))
    assert max(right for _, right in first) == pytest.approx(280, abs=0.5)
    assert min(left for left, _ in first) == pytest.approx(20, abs=5)


def test_a_table_has_its_first_column_at_the_right() -> None:
    cells = tuple(
        Cell(blocks=(paragraph(text, ParagraphStyle()),), column=place)
        for place, text in enumerate(("first", "second"))
    )
    table = PageTable(columns=(60, 80), rows=(TableRow(cells=cells),), leftward=True)
    places = {ink.text: left for left, _, ink in words(page(table))}

    assert places["first"] == pytest.approx(280 - 60 + 5.4)
    assert places["second"] == pytest.approx(280 - 140 + 5.4)


def test_the_first_column_of_text_is_the_right_one() -> None:
    columns = (TextColumn(width=120, gap=20), TextColumn(width=120))
    blocks = (
        paragraph("one", ParagraphStyle()),
        paragraph("two", ParagraphStyle(column_break_before=True)),
    )
    places = {
        ink.text: left for left, _, ink in words(page(*blocks, columns=columns, leftward=True))
    }

    assert (places["one"], places["two"]) == (160, 20)


def body(xml: str) -> Paragraph:
    plain = document("x")
    whole = part(plain)
    start, end = whole.index("<w:body>") + 8, whole.index("<w:sectPr")
    block = (
        look(changed(plain, {"word/document.xml": whole[:start] + xml + whole[end:]}))
        .sections[0]
        .blocks[0]
    )
    assert isinstance(block, Paragraph)
    return block


def test_letters_of_other_scripts_have_a_size_and_font_of_their_own() -> None:
    about = '<w:rPr><w:rFonts w:ascii="Carlito" w:cs="David"/><w:b/><w:sz w:val="20"/><w:szCs w:val="28"/></w:rPr>'
    found = body(f"<w:p><w:r>{about}<w:t>Say {SHALOM} {OLAM} 5</w:t></w:r></w:p>").spans

    said = [
        (one.text, one.style.family, one.style.size, one.style.bold)
        for one in found
        if isinstance(one, TextRun)
    ]
    assert said == [
        ("Say ", "Carlito", 10.0, True),
        (f"{SHALOM} {OLAM}", "David", 14.0, False),
        (" 5", "Carlito", 10.0, True),
    ]


def test_a_run_marked_so_is_all_in_its_own_font() -> None:
    about = '<w:rPr><w:rFonts w:ascii="Carlito" w:cs="David"/><w:bCs/><w:szCs w:val="28"/><w:rtl/></w:rPr>'
    found = body(f"<w:p><w:pPr><w:bidi/></w:pPr><w:r>{about}<w:t>{SHALOM} 5</w:t></w:r></w:p>")
    (one,) = found.spans

    assert isinstance(one, TextRun)
    assert (one.text, one.style.family, one.style.size, one.style.bold, one.style.leftward) == (
        f"{SHALOM} 5",
        "David",
        14.0,
        True,
        True,
    )
    assert found.style.leftward


def test_marks_of_a_page_reach_no_further_than_its_text() -> None:
    marks: list[Mark] = list(page(paragraph(f"{SHALOM} abc {OLAM} 12 " * 30)).marks)

    assert min(mark.x for mark in marks) > 15
