"""Pages of any text are laid out in time that grows as the text does, and lines end where they may."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from outreach_desktop.domain.documents.look import (
    PAGE,
    Cell,
    Float,
    Furniture,
    Look,
    PageTable,
    Paper,
    Paragraph,
    ParagraphStyle,
    Picture,
    Placing,
    Section,
    Tab,
    TableRow,
    TextRun,
    TextStyle,
)
from outreach_desktop.errors import OutreachError
from outreach_desktop.ui.paper import Sheet, fonts, limits, sheets
from outreach_desktop.ui.paper.ink import InkWords
from outreach_desktop.ui.widgets import ground
from outreach_desktop.ui.widgets.page import PageView
from tests.hostile.odd import CHINESE, FAMILY, SCRIPTS, long
from tests.hostile.work import grows_evenly, work

pytestmark = pytest.mark.usefixtures("qapp")

NARROW = Paper(width=200, height=300, left=10, right=10, top=10, bottom=10)


def laid(*blocks: Paragraph | PageTable, paper: Paper = Paper()) -> list[Sheet]:  # noqa: B008
    return sheets(Look(sections=(Section(blocks=blocks, paper=paper),)))


def rows(*blocks: Paragraph | PageTable, paper: Paper = NARROW) -> list[str]:
    """What stands on each line."""
    return [line for sheet in laid(*blocks, paper=paper) for line in sheet.text.split("\n")]


@pytest.mark.parametrize("text", SCRIPTS.values(), ids=SCRIPTS)
def test_the_work_grows_as_the_text_does(text: str) -> None:
    def make(letters: int) -> Callable[[], object]:
        words = Paragraph(spans=(TextRun(text=long(text, letters)),))
        return lambda: laid(words)

    assert grows_evenly(make, 800)


def runs(count: int) -> Paragraph:
    """One word that changes its look at every letter."""
    return Paragraph(
        spans=tuple(TextRun(text="a", style=TextStyle(bold=bool(n % 2))) for n in range(count))
    )


def many_tabs(count: int) -> Paragraph:
    stops = tuple(Tab(position=5.0 * n, align="right") for n in range(count))
    return Paragraph(spans=(TextRun(text="\ta" * count),), style=ParagraphStyle(tabs=stops))


def after_a_right_tab(count: int) -> Paragraph:
    stops = (Tab(position=90.0, align="right", leader="."),)
    text = "\t" + "\u200b\u200d" * count
    return Paragraph(spans=(TextRun(text=text),), style=ParagraphStyle(tabs=stops))


def merged(count: int) -> PageTable:
    words = (Paragraph(spans=(TextRun(text="a"),)),)
    cells = (Cell(blocks=words, column=0, down=count), Cell(blocks=words, column=1))
    return PageTable(
        columns=(50, 50), rows=(TableRow(cells=cells), *[TableRow(cells=cells[1:])] * (count - 1))
    )


def tall_cell(count: int) -> PageTable:
    cell = Cell(blocks=(Paragraph(spans=(TextRun(text="a\n" * count),)),), column=0)
    return PageTable(columns=(100,), rows=(TableRow(cells=(cell,)),))


def wide_table(count: int) -> PageTable:
    words = (Paragraph(spans=(TextRun(text="a"),)),)
    cells = tuple(Cell(blocks=words, column=n) for n in range(count))
    return PageTable(columns=(1.0,) * count, rows=(TableRow(cells=cells),))


def header_rows(count: int) -> PageTable:
    words = (
        Paragraph(spans=(TextRun(text="a"),), style=ParagraphStyle(line=0.0, line_rule="exact")),
    )
    row = TableRow(cells=(Cell(blocks=words, column=0),), height=0.0, exact=True)
    head = TableRow(cells=row.cells, exact=True, header=True)
    return PageTable(columns=(50,), rows=(*[head] * count, *[row] * count))


def floats(count: int) -> Paragraph:
    thing = Float(
        content=Picture(data=b"", width=5, height=5),
        width=5,
        height=9_000,
        wrap="around",
        x=Placing(offset=20),
    )
    return Paragraph(spans=(TextRun(text="a b " * count),), floats=(thing,) * count)


def breaks(count: int) -> PageTable:
    page = Paragraph(spans=(TextRun(text="a"),), style=ParagraphStyle(page_break_before=True))
    return PageTable(
        columns=(50,), rows=(TableRow(cells=(Cell(blocks=(page,) * 2, column=0),)),) * count
    )


STRUCTURES: dict[str, Callable[[int], Paragraph | PageTable]] = {
    "letters in runs of their own": runs,
    "tab stops and tabs": many_tabs,
    "letters of no width after a tab": after_a_right_tab,
    "rows in a merged cell": merged,
    "lines in one cell": tall_cell,
    "columns": wide_table,
    "header rows": header_rows,
    "floating pictures over the lines": floats,
    "pages": breaks,
}


@pytest.mark.parametrize("made", STRUCTURES.values(), ids=STRUCTURES)
def test_the_work_grows_as_the_structure_does(made: Callable[[int], Paragraph | PageTable]) -> None:
    def make(count: int) -> Callable[[], object]:
        block = made(count)
        return lambda: laid(block, paper=NARROW)

    assert grows_evenly(make, 30)


def test_a_long_header_is_laid_out_once_for_all_pages() -> None:
    def make(count: int) -> Callable[[], object]:
        line = Paragraph(
            spans=(TextRun(text="a"),), style=ParagraphStyle(line=0.0, line_rule="exact")
        )
        page = Paragraph(spans=(TextRun(text="b"),), style=ParagraphStyle(page_break_before=True))
        edge = Furniture(others=(line,) * 400)
        section = Section(blocks=(page,) * count, paper=NARROW, header=edge)
        return lambda: sheets(Look(sections=(section,)))

    three, one = work(make(6)), work(make(2))
    assert three - one < 0.5 * one  # each page more costs its marks, not all of its lines


def test_page_numbers_count_on_in_a_box_of_a_header() -> None:
    box = Float(content=(Paragraph(spans=(TextRun(text="1", field=PAGE),)),), width=50)
    edge = Furniture(others=(Paragraph(floats=(box,)),))
    page = Paragraph(spans=(TextRun(text="x"),), style=ParagraphStyle(page_break_before=True))
    made = sheets(Look(sections=(Section(blocks=(page,) * 3, header=edge),)))

    assert [sheet.text.split() for sheet in made] == [["1", "x"], ["2", "x"], ["3", "x"]]


def test_chinese_ends_its_lines_anywhere_but_before_a_full_stop() -> None:
    made = rows(Paragraph(spans=(TextRun(text=CHINESE * 8),)))

    assert "".join(made) == CHINESE * 8
    assert len({len(line) for line in made[:-1]}) <= 3  # full lines
    assert not any(line[0] in "\uff0c。" for line in made)


def test_chinese_in_runs_of_one_letter_ends_its_lines_as_well() -> None:
    whole = rows(Paragraph(spans=(TextRun(text=CHINESE * 8),)))
    spans = tuple(
        TextRun(text=letter, style=TextStyle(color=f"00000{n % 2}"))
        for n, letter in enumerate(CHINESE * 8)
    )

    assert [line.replace(" ", "") for line in rows(Paragraph(spans=spans))] == whole


def test_a_justified_chinese_line_ends_at_the_margin() -> None:
    style = ParagraphStyle(align="justify")
    [sheet] = laid(Paragraph(spans=(TextRun(text=CHINESE * 4),), style=style), paper=NARROW)
    by_line: dict[float, float] = {}
    for mark in sheet.marks:
        assert isinstance(mark.ink, InkWords)
        right = mark.x + fonts.ruler(TextStyle()).width(mark.ink.text)
        by_line[mark.y] = max(by_line.get(mark.y, 0.0), right)

    assert list(by_line.values())[:-1] == pytest.approx([190.0] * (len(by_line) - 1), abs=0.1)


@pytest.mark.parametrize(
    "sign", [FAMILY, "e\u0301\u0323", "กี่", "\U0001f1eb\U0001f1f7", "👍🏽", "각"]
)
def test_what_is_one_sign_to_the_eye_is_never_broken(sign: str) -> None:
    for lead in ("", "x", "xx"):
        made = rows(Paragraph(spans=(TextRun(text=lead + sign * 150),)))
        assert len(made) > 1
        assert all(line.removeprefix(lead).replace(sign, "") == "" for line in made)


def test_a_long_word_fills_its_lines_also_where_it_changes_its_look() -> None:
    plain = rows(Paragraph(spans=(TextRun(text="m" * 300),)))
    spans = tuple(TextRun(text="m" * 7, style=TextStyle(color=f"00000{n % 2}")) for n in range(43))
    mixed = rows(Paragraph(spans=spans))

    assert [len(line) for line in plain[:-1]] == [
        len(line.replace(" ", "")) for line in mixed[: len(plain) - 1]
    ]


def test_a_zero_width_space_is_a_place_to_end_a_line() -> None:
    made = rows(Paragraph(spans=(TextRun(text="antidisestablishment\u200barianism" * 3),)))
    assert all(line.rstrip("\u200b").endswith(("ment", "ism", "m")) for line in made)


def test_too_many_lines_are_refused_with_the_place_and_the_way_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(limits, "MOST_LINES", 100)
    words = Paragraph(spans=(TextRun(text="Dear Ann, " + "\n" * 200),))

    with pytest.raises(OutreachError, match="Dear Ann") as told:
        laid(Paragraph(spans=(TextRun(text="\n" * 50),)), words)
    assert "Open it in Word" in told.value.hint


@pytest.mark.parametrize("name", ["MOST_MARKS", "MOST_PAGES"])
def test_too_much_on_pages_is_refused_too(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, name, 5)
    page = Paragraph(spans=(TextRun(text="a"),), style=ParagraphStyle(page_break_before=True))

    with pytest.raises(OutreachError, match="more than 5 "):
        laid(*[page] * 8)


@pytest.mark.parametrize("size", [0.5, 1638.0])
@pytest.mark.parametrize("width", [0.0, 1.0, 100_000.0])
def test_odd_sizes_come_to_an_end(size: float, width: float) -> None:
    style = TextStyle(size=size)
    indents = ParagraphStyle(left=-5_000.0, right=-300.0, first=-80.0)
    paper = Paper(width=width, height=50.0)
    made = laid(
        Paragraph(spans=(TextRun(text="some words", style=style),), style=indents), paper=paper
    )
    assert " ".join(sheet.text for sheet in made).split() == ["some", "words"]


def test_a_page_with_very_much_on_it_is_painted_in_slices(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is painted in slices looks at the end as what is painted at once."""
    pages = laid(Paragraph(spans=(TextRun(text=long("words that are many ", 9_000)),)))
    at_once = shown(qapp, pages, monkeypatch, seconds=60.0)
    in_slices = shown(qapp, pages, monkeypatch, seconds=0.0)

    assert at_once[1] == 0
    assert in_slices[1] > 5
    dots = zip(in_slices[0], at_once[0], strict=True)
    assert max(abs(one - other) for one, other in dots) <= 1
    assert min(at_once[0]) < 100


def shown(
    qapp: QApplication, pages: list[Sheet], monkeypatch: pytest.MonkeyPatch, *, seconds: float
) -> tuple[bytes, int]:
    """The dots of the pages in the window, where painting them may take so long in one go, and in how many slices."""
    monkeypatch.setattr(ground, "_AT_ONCE_SECONDS", seconds)
    monkeypatch.setattr(ground, "_SLICE_SECONDS", seconds)
    view = PageView()
    view.resize(400, 500)
    view.show_sheets(pages, "A letter for Ann")
    view.show()
    view.grab()
    slices = 0
    while view.pages.ground.is_painting:
        qapp.processEvents()
        slices += 1
    image = view.pages.viewport().grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    view.close()
    dots, step = bytes(image.constBits()), image.bytesPerLine()
    lines = (dots[at : at + image.width()] for at in range(0, len(dots), step))
    return b"".join(lines), slices  # without what fills up the lines, which is anything
