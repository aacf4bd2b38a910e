"""Footnotes stand at the foot of the page on which they are called, beneath a short line."""

from dataclasses import replace

import pytest

from outreach_desktop.domain.documents.look import (
    Border,
    Borders,
    Cell,
    Look,
    Note,
    PageTable,
    Paper,
    Paragraph,
    ParagraphStyle,
    Section,
    TableRow,
    TextColumn,
    TextRun,
)
from outreach_desktop.ui.paper import Sheet, sheets
from outreach_desktop.ui.paper.ink import Rule
from tests.ui.paper.test_sheets import lines

pytestmark = pytest.mark.usefixtures("qapp")
PAPER = Paper(width=300, height=200, top=20, bottom=20, left=20, right=20)  # 160 points of text
EXACT = ParagraphStyle(line=20, line_rule="exact")


def note(count: int = 1, name: str = "note") -> Note:
    text = "\n".join(f"{name} {number}" for number in range(1, count + 1))
    return Note(blocks=(Paragraph(spans=(TextRun(text=text),), style=EXACT),))


def calling(one: Note, text: str = "calls") -> Paragraph:
    return Paragraph(spans=(TextRun(text=text), TextRun(text="1", note=one)), style=EXACT)


def section(*blocks: Paragraph | PageTable, **about: object) -> Section:
    line = (Paragraph(style=EXACT),)
    return Section(blocks=blocks, paper=PAPER, note_line=line, **about)  # type: ignore[arg-type]


def pages(*blocks: Paragraph | PageTable, notes: tuple[Note, ...], **about: object) -> list[Sheet]:
    return sheets(Look(sections=(section(*blocks, notes=notes, **about),)))


def test_a_note_stands_at_the_foot_beneath_a_line() -> None:
    one = note()
    (sheet,) = pages(calling(one), lines(2), notes=(one,))

    assert sheet.text.splitlines() == ["calls1", "line 1", "line 2", "note 1"]
    (rule,) = (mark for mark in sheet.marks if isinstance(mark.ink, Rule))
    assert 140 < rule.y < 160
    assert max(mark.y for mark in sheet.marks) > 160


def test_a_line_that_calls_a_note_goes_with_it_to_the_next_page() -> None:
    one = note(2)
    first, second = pages(lines(6, widow_control=False), calling(one), notes=(one,))

    assert len(first.text.splitlines()) == 6
    assert second.text.splitlines() == ["calls1", "note 1", "note 2"]


def test_text_keeps_clear_of_the_notes_of_its_page() -> None:
    one = note(2)
    first, second = pages(calling(one), lines(9, widow_control=False), notes=(one,))

    assert first.text.splitlines()[-2:] == ["note 1", "note 2"]
    assert len(first.text.splitlines()) == 1 + 4 + 2
    assert len(second.text.splitlines()) == 5


def test_a_note_longer_than_the_page_goes_on_at_the_foot_of_the_next() -> None:
    one = note(20)
    found = pages(calling(one), lines(3), notes=(one,))

    said = [line for sheet in found for line in sheet.text.splitlines()]
    assert [line for line in said if line.startswith("note")] == [f"note {n}" for n in range(1, 21)]
    assert said.count("line 3") == 1
    assert len(found) >= 3


def test_several_notes_follow_each_other() -> None:
    one, other = note(name="one"), note(name="other")
    (sheet,) = pages(calling(one), calling(other), notes=(one, other))

    assert sheet.text.splitlines()[-2:] == ["one 1", "other 1"]
    assert sum(isinstance(mark.ink, Rule) for mark in sheet.marks) == 1


def test_a_note_called_in_a_table_stands_at_the_foot_too() -> None:
    one = note()
    cell = Cell(blocks=(calling(one),), column=0)
    table = PageTable(columns=(100,), rows=(TableRow(cells=(cell,)),))
    (sheet,) = pages(table, notes=(one,))

    assert sheet.text.splitlines()[-1] == "note 1"


def test_each_column_has_its_own_notes() -> None:
    one, other = note(name="one"), note(name="other")
    columns = (TextColumn(width=120, gap=20), TextColumn(width=120))
    blocks = (
        calling(one),
        lines(3),
        replace(calling(other), style=replace(EXACT, column_break_before=True)),
    )
    (sheet,) = pages(*blocks, notes=(one, other), columns=columns)

    places = {mark.ink.text: round(mark.x) for mark in sheet.marks if hasattr(mark.ink, "text")}
    assert (places["one 1"], places["other 1"]) == (20, 160)


def test_text_may_stand_in_the_middle_of_its_page_or_at_its_bottom() -> None:
    (top,), (middle,), (bottom,) = (
        sheets(Look(sections=(section(lines(2), align=align),)))
        for align in ("top", "center", "bottom")
    )

    first = [min(mark.y for mark in sheet.marks) for sheet in (top, middle, bottom)]
    assert [one - first[0] for one in first] == pytest.approx([0, 60, 120])


def test_lines_around_a_page_are_measured_from_its_edge_or_from_the_text() -> None:
    line = Border(width=1, space=10)
    borders = Borders(top=line, right=line, bottom=line, left=line)
    for from_edge, place in ((True, (10, 10)), (False, (10, 10 + 15))):
        paper = replace(PAPER, top=35, borders=borders, borders_from_edge=from_edge)
        (sheet,) = sheets(Look(sections=(Section(blocks=(lines(1),), paper=paper),)))
        rules = [mark for mark in sheet.marks if isinstance(mark.ink, Rule)]

        assert len(rules) == 4
        assert {(mark.x, mark.y) for mark in rules} == {place}
