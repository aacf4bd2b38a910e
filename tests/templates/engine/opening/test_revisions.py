"""Tracked changes are accepted as Word accepts them: cells, moved paragraphs, moved content controls."""

import re

import pytest

from outreach_desktop.templates import WordTemplate
from tests.templates.audit import new_mistakes
from tests.templates.listed import paragraph
from tests.templates.word import body, everything, part, tables

BY = 'w:id="9" w:author="A" w:date="2026-01-01T00:00:00Z"'
GONE = f"<w:pPr><w:rPr><w:moveFrom {BY}/></w:rPr></w:pPr>"


def made(xml: str) -> bytes:
    template = body(xml)
    finished = WordTemplate(template).render({"n": "A"})
    assert not new_mistakes(finished, template)
    return finished


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def table(*rows: str) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in (1000, 2000, 3000))
    inner = "".join(f"<w:tr>{one}</w:tr>" for one in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{inner}</w:tbl>{paragraph('{{ n }}')}"


CROSSED_OUT = f"<w:cellDel {BY}/>"


def test_a_column_that_was_crossed_out_goes_with_its_place_in_the_grid() -> None:
    rows = [cell(f"{one}1") + cell(f"{one}2", CROSSED_OUT) + cell(f"{one}3") for one in "ab"]

    finished = made(table(*rows))

    assert tables(finished) == [[["a1", "a3"], ["b1", "b3"]]]
    assert re.findall(r'<w:gridCol w:w="(\d+)"', part(finished)) == ["1000", "3000"]


def test_a_single_cell_that_was_crossed_out_leaves_the_grid() -> None:
    finished = made(
        table(cell("1") + cell("2", CROSSED_OUT) + cell("3"), cell("x") + cell("y") + cell("z"))
    )

    assert "2" not in everything(finished)
    assert part(finished).count("<w:gridCol ") == 3


def test_a_row_and_a_table_of_which_no_cell_stays_go() -> None:
    assert tables(made(table(cell("1", CROSSED_OUT), cell("x") + cell("y") + cell("z")))) == [
        [["x", "y", "z"]]
    ]
    assert tables(made(table(cell("1", CROSSED_OUT), cell("2", CROSSED_OUT)))) == []


def test_cells_put_in_stay_and_merged_ones_are_merged() -> None:
    merged = f'<w:cellMerge {BY} w:vMerge="{{}}" w:vMergeOrig="rest"/>'
    finished = made(
        table(
            cell("1", merged.format("rest")) + cell("a"),
            cell("2", merged.format("cont")) + cell("b", f"<w:cellIns {BY}/>"),
        )
    )

    assert re.findall(r'<w:vMerge w:val="(\w+)"', part(finished)) == ["restart", "continue"]
    assert "b" in everything(finished)
    assert "cellMerge" not in part(finished)


def moved(text: str) -> str:
    return f"<w:moveFrom {BY}><w:r><w:t>{text}</w:t></w:r></w:moveFrom>"


CONTROL = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
START, STOP = (
    '<w:moveFromRangeStart w:id="1" w:name="m" w:author="A"/>',
    '<w:moveFromRangeEnd w:id="1"/>',
)


@pytest.mark.parametrize(
    "away",
    [
        f"<w:p>{GONE}{moved('x')}</w:p>",
        f"<w:p>{GONE}{CONTROL.format(moved('x'))}</w:p>",
        CONTROL.format(f"<w:p>{GONE}{moved('x')}</w:p>"),
        CONTROL.format(CONTROL.format(f"<w:p>{GONE}{moved('x')}</w:p>")),
        f'<w:p>{GONE}<w:hyperlink w:anchor="a">{moved("x")}</w:hyperlink></w:p>',
        f"<w:p>{GONE}{moved('x')}</w:p><w:p>{GONE}{moved('y')}</w:p>",
        f"<w:p>{GONE.replace('moveFrom', 'del')}<w:del {BY}><w:r><w:delText>x</w:delText></w:r></w:del></w:p>",
    ],
    ids=[
        "text",
        "control in a paragraph",
        "paragraph in a control",
        "control in a control",
        "link",
        "several",
        "crossed out",
    ],
)
def test_what_was_moved_away_leaves_no_empty_paragraph(away: str) -> None:
    finished = made(f"{START}{away}{STOP}{paragraph('stay {{ n }}')}")

    assert everything(finished) == ["stay A"]
    assert "<w:sdt>" not in part(finished)


def test_before_a_table_nothing_is_left_either() -> None:
    away = f"{START}<w:p>{GONE}{moved('x')}</w:p>{STOP}"

    assert everything(made(away + table(cell("1")))) == ["1", "A"]


def test_at_the_end_nothing_is_left_either() -> None:
    away = f"<w:p>{GONE}{moved('x')}</w:p>"
    inner = f"<w:tc><w:tcPr/>{paragraph('1')}{away}</w:tc>"

    assert everything(made(paragraph("{{ n }}") + away)) == ["A"]
    assert tables(made(table(inner))) == [[["1"]]]


def test_the_only_paragraph_of_a_cell_stays() -> None:
    inner = f"<w:tc><w:tcPr/><w:p>{GONE}{moved('x')}</w:p></w:tc>"

    assert tables(made(table(inner + cell("2")))) == [[["", "2"]]]


def test_what_was_moved_here_stays() -> None:
    here = f"<w:p><w:pPr><w:rPr><w:moveTo {BY}/></w:rPr></w:pPr><w:moveTo {BY}><w:r><w:t>here {{{{ n }}}}</w:t></w:r></w:moveTo></w:p>"
    edges = here.join(
        ('<w:moveToRangeStart w:id="1" w:name="m" w:author="A"/>', '<w:moveToRangeEnd w:id="1"/>')
    )

    assert everything(made(edges + paragraph("end"))) == ["here A", "end"]


def test_a_control_that_was_crossed_out_leaves_the_words_that_were_not() -> None:
    edges = (
        '<w:customXmlDelRangeStart w:id="1" w:author="A"/>',
        '<w:customXmlDelRangeEnd w:id="1"/>',
    )
    inner = CONTROL.format("<w:r><w:t>kept {{ n }}</w:t></w:r>").join(edges)
    finished = made(f"<w:p>{inner}</w:p>")

    assert everything(finished) == ["kept A"]
    assert "<w:sdt>" not in part(finished)


def test_words_before_a_crossed_out_end_go_on_in_the_next_paragraph() -> None:
    first = f"<w:p>{GONE.replace('moveFrom', 'del')}<w:r><w:t>Dear </w:t></w:r></w:p>"
    marks = '<w:bookmarkStart w:id="4" w:name="b"/><w:bookmarkEnd w:id="4"/>'

    assert everything(made(first + marks + paragraph("{{ n }}"))) == ["Dear A"]
