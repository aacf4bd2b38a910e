"""Text in columns: filled one after the other, ended together, parted by a line, each as wide as it says."""

import time

import pytest

from outreach_desktop.domain.documents.look import (
    Furniture,
    Look,
    PageTable,
    Paper,
    Paragraph,
    Section,
    TextColumn,
    TextRun,
)
from outreach_desktop.templates.engine.look.columns import columns_of
from outreach_desktop.templates.engine.look.package import W
from outreach_desktop.ui.paper import Sheet, sheets
from outreach_desktop.ui.paper.ink import InkWords, Rule
from tests.ui.paper.test_sheets import WORDS, lines, row

pytestmark = pytest.mark.usefixtures("qapp")
PAPER = Paper(width=300, height=200, top=20, bottom=20, left=20, right=20)  # 160 points of text
TWO = (TextColumn(width=120, gap=20), TextColumn(width=120))


def section(*blocks: Paragraph | PageTable, **about: object) -> Section:
    return Section(blocks=blocks, paper=PAPER, **{"columns": TWO, **about})  # type: ignore[arg-type]


def made(*some: Section) -> list[Sheet]:
    return sheets(Look(sections=some))


def counts(sheet: Sheet) -> dict[int, int]:
    """How many lines stand at each distance from the left edge of the sheet."""
    found: dict[int, int] = {}
    for mark in sheet.marks:
        if isinstance(mark.ink, InkWords):
            found[round(mark.x)] = found.get(round(mark.x), 0) + 1
    return found


def test_columns_are_filled_one_after_the_other_and_then_the_next_page() -> None:
    first, second = made(section(lines(20, widow_control=False)))

    assert counts(first) == {20: 8, 160: 8}
    assert counts(second) == {20: 4}


def test_columns_end_together_where_text_follows_on_the_page() -> None:
    after = section(lines(2), starts="continuous", columns=())
    (sheet,) = made(section(lines(7, widow_control=False)), after)

    assert counts(sheet) == {20: 4 + 2, 160: 3}


def test_the_last_columns_of_a_document_do_not() -> None:
    (sheet,) = made(section(lines(7, widow_control=False)))

    assert counts(sheet) == {20: 7}


def test_columns_begin_beneath_what_stands_on_the_page() -> None:
    above = section(lines(3), columns=())
    (sheet,) = made(above, section(lines(9, widow_control=False), starts="continuous"))

    assert counts(sheet) == {20: 3 + 5, 160: 4}
    tops = sorted(mark.y for mark in sheet.marks if round(mark.x) == 160)
    assert tops[0] > 20 + 3 * 20


def test_a_column_that_is_full_goes_on_at_the_top_of_the_next_page() -> None:
    after = section(lines(1), starts="continuous", columns=())
    above = section(lines(4), columns=())
    sheets_made = made(above, section(lines(16, widow_control=False), starts="continuous"), after)

    assert [counts(sheet) for sheet in sheets_made] == [{20: 8, 160: 4}, {20: 4 + 1, 160: 4}]


def test_a_column_break_begins_the_next_column_and_in_one_column_the_next_page() -> None:
    blocks = (lines(2), lines(3, column_break_before=True))
    (two,) = made(section(*blocks))

    assert counts(two) == {20: 2, 160: 3}
    assert [counts(sheet) for sheet in made(section(*blocks, columns=()))] == [{20: 2}, {20: 3}]


def test_a_page_break_leaves_the_other_columns_empty() -> None:
    first, second = made(section(lines(2), lines(3, page_break_before=True)))

    assert (counts(first), counts(second)) == ({20: 2}, {20: 3})


def test_a_line_stands_between_columns_as_high_as_they_are() -> None:
    (sheet,) = made(section(lines(16, widow_control=False), column_line=True))
    (rule,) = (mark for mark in sheet.marks if isinstance(mark.ink, Rule))

    assert (rule.x, rule.y) == (150, 20)
    assert isinstance(rule.ink, Rule)
    assert rule.ink.to_y == pytest.approx(160)


def test_text_is_as_wide_as_its_column_and_nothing_of_it_is_lost() -> None:
    words = " ".join(f"word{number}" for number in range(120))
    columns = (TextColumn(width=170, gap=10), TextColumn(width=80))
    found = made(section(Paragraph(spans=(TextRun(text=words),)), lines(1), columns=columns))

    said: list[str] = []
    widest = {20: 0, 200: 0}
    for sheet in found:
        for left in (20, 200):
            here = [mark.ink for mark in sheet.marks if round(mark.x) == left]
            for ink in here:
                assert isinstance(ink, InkWords)
                said += ink.text.split()
                widest[left] = max(widest[left], len(ink.text))
    assert " ".join(said) == f"{words} line 1"
    assert widest[20] > 1.7 * widest[200]


def test_a_table_goes_on_in_the_next_column_with_its_header() -> None:
    head = row("When", header=True)
    table = PageTable(columns=(60, 60), rows=(head, *(row(f"{n}") for n in range(10))))
    (sheet,) = made(section(table))

    assert sheet.text.count("When") == 2


def test_footers_and_page_numbers_are_those_of_one_page() -> None:
    foot = Furniture(others=(Paragraph(spans=(TextRun(text="1", field="page"),)),))
    paper = Paper(width=300, height=200, top=20, bottom=40, left=20, right=20, footer=10)
    whole = Section(blocks=(lines(20, widow_control=False),), paper=paper, columns=TWO, footer=foot)
    found = sheets(Look(sections=(whole,)))

    assert [sheet.text.splitlines()[-1] for sheet in found] == ["1", "2"]


def test_text_flows_through_columns_of_a_page_after_page() -> None:
    blocks = [Paragraph(spans=(TextRun(text=f"{n} {WORDS}"),)) for n in range(60)]
    found = made(section(*blocks, columns=(TextColumn(width=80, gap=10), TextColumn(width=170))))

    text = " ".join(sheet.text for sheet in found)
    assert text.count("Nobody") == 60


@pytest.mark.parametrize(
    ("said", "widths"),
    [
        ('w:num="2" w:space="400"', [190.0, 190.0]),
        ('w:num="1"', []),
        ('w:num="0"', []),
        ('w:num="-3"', []),
        ('w:num="many"', []),
        ('w:num="900" w:space="0"', [400 / 45] * 45),
        ('w:num="40" w:space="720"', []),
    ],
)
def test_what_a_section_says_of_its_columns(said: str, widths: list[float]) -> None:
    assert [one.width for one in columns_of(_properties(f"<w:cols {said}/>"), 400.0)] == widths


def test_columns_wider_than_the_page_are_drawn_in() -> None:
    cols = '<w:cols w:equalWidth="0"><w:col w:w="8000" w:space="4000"/><w:col w:w="4000"/></w:cols>'
    found = columns_of(_properties(cols), 400.0)

    assert [(one.width, one.gap) for one in found] == [(200.0, 100.0), (100.0, 0.0)]


def _properties(cols: str):  # type: ignore[no-untyped-def]
    from lxml import etree

    return etree.fromstring(f'<w:sectPr xmlns:w="{W[1:-1]}">{cols}</w:sectPr>')


def test_a_paragraph_without_end_in_columns_of_many_widths_is_bounded_work() -> None:
    words = "w " * 4_000
    columns = tuple(TextColumn(width=20.0 + place % 3, gap=1) for place in range(12))
    start = time.process_time()
    found = made(section(Paragraph(spans=(TextRun(text=words),)), columns=columns))

    assert sum(sheet.text.count("w") for sheet in found) == 4_000
    assert time.process_time() - start < 15
