"""Pages as they are laid out: where lines and pages end, and what is repeated on each."""

import io
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.shared import Mm, Pt
from pytestqt.qtbot import QtBot

from outreach_desktop.domain.documents.look import (
    PAGE,
    SECTION_PAGES,
    Cell,
    Float,
    Furniture,
    Look,
    PageTable,
    Paper,
    Paragraph,
    ParagraphStyle,
    Placing,
    Section,
    TableRow,
    TextRun,
)
from outreach_desktop.paths import resource
from outreach_desktop.templates import WordTemplate, library
from outreach_desktop.templates.engine.look import look
from outreach_desktop.templates.library import fields
from outreach_desktop.ui.paper import Sheet, sheets

pytestmark = pytest.mark.usefixtures("qapp")
STARTERS = sorted((Path(library.__path__[0]) / "starters").glob("*.docx"))
PAPER = Paper(width=300, height=200, top=20, bottom=20, left=20, right=20)  # 160 points of text
WORDS = "Nobody has to speak and most people come to listen first. "


def lines(count: int, **style: object) -> Paragraph:
    """A paragraph of so many lines, 20 points each."""
    text = "\n".join(f"line {number}" for number in range(1, count + 1))
    made = ParagraphStyle(line=20, line_rule="exact", **style)  # type: ignore[arg-type]
    return Paragraph(spans=(TextRun(text=text),), style=made)


def pages(*blocks: Paragraph | PageTable, **section: object) -> list[Sheet]:
    whole = Section(blocks=blocks, paper=PAPER, **section)  # type: ignore[arg-type]
    return sheets(Look(sections=(whole,)))


def counts(made: list[Sheet]) -> list[int]:
    """How many lines stand on each page."""
    return [len(sheet.text.splitlines()) for sheet in made]


def test_a_page_ends_where_it_is_full() -> None:
    assert counts(pages(lines(20, widow_control=False))) == [8, 8, 4]


def test_no_line_of_a_paragraph_is_left_alone_on_a_page() -> None:
    assert counts(pages(lines(9))) == [7, 2]
    assert counts(pages(lines(7), lines(4))) == [7, 4]


def test_a_heading_goes_with_what_follows_it() -> None:
    assert counts(pages(lines(7), lines(1, keep_next=True), lines(3))) == [7, 4]


def test_a_paragraph_kept_whole_moves_as_one() -> None:
    assert counts(pages(lines(5), lines(4, keep_lines=True))) == [5, 4]


def test_what_is_higher_than_a_page_is_parted_whatever_it_wishes() -> None:
    assert counts(pages(lines(12, keep_lines=True))) == [8, 4]


def test_room_above_a_paragraph_is_lost_where_a_page_ends_by_itself() -> None:
    made = pages(lines(8), lines(8, before=20))

    assert counts(made) == [8, 8]


def test_of_the_room_between_two_paragraphs_the_larger_wish_counts() -> None:
    first, second = pages(lines(2, after=30), lines(1, before=20), lines(1))[0].marks[1:3]

    assert second.y - first.y == pytest.approx(20 + 30, abs=0.5)


def test_a_break_before_a_paragraph_begins_a_page() -> None:
    assert counts(pages(lines(1), lines(1, page_break_before=True))) == [1, 1]


def row(text: str, count: int = 1, **about: object) -> TableRow:
    cells = (
        Cell(blocks=(lines(count),), column=0),
        Cell(blocks=(Paragraph(spans=(TextRun(text=text),)),), column=1),
    )
    return TableRow(cells=cells, **about)  # type: ignore[arg-type]


def test_header_rows_stand_on_every_page_of_their_table() -> None:
    head = row("When", header=True)
    table = PageTable(columns=(130, 130), rows=(head, *(row(f"Tuesday {n}") for n in range(12))))

    made = pages(table)

    assert len(made) == 2
    assert all("When" in sheet.text for sheet in made)
    assert [f"Tuesday {n}" in made[0].text for n in (6, 7)] == [True, False]


def test_a_row_that_may_be_cut_fills_the_page_first() -> None:
    cut = pages(PageTable(columns=(130, 130), rows=(row("a", 5), row("b", 6))))
    whole = pages(PageTable(columns=(130, 130), rows=(row("a", 5), row("b", 6, can_split=False))))

    assert [sheet.text.count("line") for sheet in cut] == [8, 3]
    assert [sheet.text.count("line") for sheet in whole] == [5, 6]


def test_a_merged_cell_makes_its_rows_high_enough_and_keeps_them_together() -> None:
    tall = Cell(blocks=(lines(4),), column=0, down=2)
    beside = Cell(blocks=(lines(1),), column=1)
    rows = (TableRow(cells=(tall, beside)), TableRow(cells=(beside,)))

    assert len(pages(lines(4), PageTable(columns=(130, 130), rows=rows))) == 1
    assert counts(pages(lines(5), PageTable(columns=(130, 130), rows=rows)))[0] == 5


def numbered() -> Furniture:
    spans = (
        TextRun(text="Page "),
        TextRun(text="9", field=PAGE),
        TextRun(text=" of "),
        TextRun(text="9", field=SECTION_PAGES),
    )
    return Furniture(others=(Paragraph(spans=spans),))


def test_page_numbers_restart_with_each_recipient() -> None:
    letter = Section(blocks=(lines(10),), paper=PAPER, footer=numbered(), first_number=1)
    note = Section(blocks=(lines(2),), paper=PAPER, footer=numbered(), first_number=1)

    made = sheets(Look(sections=(letter, note)))

    assert [sheet.text.splitlines()[-1] for sheet in made] == [
        "Page 1 of 2",
        "Page 2 of 2",
        "Page 1 of 1",
    ]


def test_a_section_that_starts_odd_leaves_the_back_of_the_sheet_empty() -> None:
    first = Section(blocks=(lines(2),), paper=PAPER)
    second = Section(blocks=(lines(2),), paper=PAPER, starts="odd")

    assert counts(sheets(Look(sections=(first, second)))) == [2, 0, 2]


def test_a_continuous_section_goes_on_where_the_one_before_ended() -> None:
    first = Section(blocks=(lines(2),), paper=PAPER)
    second = Section(blocks=(lines(2),), paper=PAPER, starts="continuous")

    assert counts(sheets(Look(sections=(first, second)))) == [4]


def test_a_tall_header_pushes_the_text_down() -> None:
    tall = Furniture(others=(lines(3),))

    assert counts(pages(lines(8), header=tall)) == [3 + 4, 3 + 4]  # it begins at 35 points


def drawn(draw: Callable[[WordDocument], object]) -> list[Sheet]:
    document = Document()
    draw(document)
    out = io.BytesIO()
    document.save(out)
    return sheets(look(out.getvalue()))


def test_a_right_tab_ends_its_text_at_the_stop_with_dots_before_it() -> None:
    def draw(document: WordDocument) -> None:
        line = document.add_paragraph("Ring us\t01632 960123")
        stops = line.paragraph_format.tab_stops
        stops.add_tab_stop(Mm(140), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)

    marks = sorted(drawn(draw)[0].marks, key=lambda mark: mark.x)
    said = [mark.ink.text for mark in marks if hasattr(mark.ink, "text")]

    assert (said[0], set(said[1]), said[2]) == ("Ring us", {"."}, "01632 960123")


def beside(wrap: str, x: Placing) -> list[Sheet]:
    box = (Paragraph(spans=(TextRun(text="box"),)),)
    thing = Float(content=box, width=100, height=50, wrap=wrap, x=x)
    text = Paragraph(spans=(TextRun(text=WORDS * 4),), floats=(thing,))
    return pages(text)


def left_edges(sheet: Sheet) -> set[int]:
    return {round(mark.x) for mark in sheet.marks if "box" not in getattr(mark.ink, "text", "box")}


def test_text_keeps_clear_of_what_floats_beside_it() -> None:
    (left,) = beside("around", Placing())
    (right,) = beside("around", Placing(align="end"))

    assert left_edges(left) == {20, 120}
    assert left_edges(right) == {20}
    assert len(right.text.splitlines()) == len(left.text.splitlines())


def test_text_goes_on_below_what_wants_the_width_for_itself() -> None:
    (below,), (through,) = beside("below", Placing()), beside("through", Placing())

    (box,) = (mark for mark in below.marks if getattr(mark.ink, "text", "") == "box")
    first = min(mark.y for mark in below.marks if mark is not box)
    assert first - box.y == pytest.approx(50)
    assert len(through.text.splitlines()) == len(below.text.splitlines()) - 1


def test_a_thing_placed_on_the_page_stands_there_wherever_its_paragraph_is() -> None:
    box = (Paragraph(spans=(TextRun(text="box"),)),)
    place = {"x": Placing(base="page", align="end"), "y": Placing(base="page", offset=150)}
    thing = Float(content=box, width=100, **place)  # type: ignore[arg-type]

    (page,) = pages(lines(3), Paragraph(floats=(thing,)))

    (mark,) = (mark for mark in page.marks if getattr(mark.ink, "text", "") == "box")
    assert (mark.x, 150 < mark.y < 165) == (200, True)


def test_a_word_longer_than_its_line_is_cut_and_nothing_is_lost() -> None:
    word = "siobhan.keogh@wendvalley.example" * 4

    made = pages(Paragraph(spans=(TextRun(text=word),)))

    assert made[0].text.replace("\n", "").replace(" ", "") == word


def test_everything_in_the_text_is_somewhere_on_the_pages() -> None:
    def draw(document: WordDocument) -> None:
        for number in range(60):
            document.add_paragraph(f"{number} {WORDS * 3}")
        table = document.add_table(rows=0, cols=2)
        for number in range(40):
            cells = table.add_row().cells
            cells[0].text, cells[1].text = f"row {number}", WORDS * (number % 5)

    made = drawn(draw)
    said = " ".join(" ".join(sheet.text.split()) for sheet in made)

    assert said.count("Nobody") == 60 * 3 + sum(number % 5 for number in range(40))
    assert all(f"row {number}" in said for number in range(40))


def test_the_starters_fill_their_pages(qtbot: QtBot) -> None:
    for path in STARTERS:
        made = sheets(look(WordTemplate(path).render(fields.sample())))

        assert all(len(sheet.text.splitlines()) > 3 for sheet in made), path.name


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_pages_end_where_libreoffice_ends_them(tmp_path: Path) -> None:
    files = []
    for path in STARTERS:
        file = tmp_path / path.name
        file.write_bytes(WordTemplate(path).render(fields.sample()))
        files.append(file)
    long = Document()
    long.styles["Normal"].font.name, long.styles["Normal"].font.size = "Calibri", Pt(11)
    for number in range(80):
        long.add_heading(f"Part {number}", 1 + number % 3)
        long.add_paragraph(WORDS * (1 + number % 9))
        long.add_paragraph(WORDS * (number % 3), style="List Bullet")
    table = long.add_table(rows=1, cols=2)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for number in range(70):
        cells = table.add_row().cells
        cells[0].text, cells[1].text = f"row {number}", WORDS * (number % 4)
    long.add_section(WD_SECTION.NEW_PAGE)
    long.add_paragraph(WORDS * 200)
    long.save(str(tmp_path / "long.docx"))
    files.append(tmp_path / "long.docx")

    home = f"-env:UserInstallation=file://{tmp_path}/libreoffice"
    command: list[str | Path] = [
        "soffice",
        "--headless",
        home,
        "--convert-to",
        "pdf",
        "--outdir",
        tmp_path,
        *files,
    ]
    # It finds there the fonts that the program brings, whatever this computer has.
    (tmp_path / "data").mkdir()
    (tmp_path / "data/fonts").symlink_to(resource("fonts"))
    own_fonts = {**os.environ, "XDG_DATA_HOME": str(tmp_path / "data")}
    subprocess.run(command, check=True, capture_output=True, timeout=120, env=own_fonts)

    for file in files:
        pdf = file.with_suffix(".pdf").read_bytes()
        theirs = (
            pdf.count(b"/Type/Page/") + pdf.count(b"/Type/Page\n") + pdf.count(b"/Type /Page\n")
        )
        assert (file.name, len(sheets(look(file.read_bytes())))) == (file.name, theirs)
