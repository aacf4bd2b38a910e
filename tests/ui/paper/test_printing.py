"""Pages painted for paper: each at its own size in a PDF, upright and whole on the sheets of a printer."""

from typing import Any

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPdfWriter

from outreach_desktop.domain.documents.look import (
    Look,
    Paper,
    Paragraph,
    ParagraphStyle,
    Section,
    TextRun,
    TextStyle,
)
from outreach_desktop.domain.documents.printing import paper_name
from outreach_desktop.errors import OutreachError
from outreach_desktop.paths import resource
from outreach_desktop.services.making.trust import STARTERS
from outreach_desktop.templates import WordTemplate
from outreach_desktop.templates.dressing.dress import Dress, dressed
from outreach_desktop.templates.engine.look import look
from outreach_desktop.templates.library.fields import sample
from outreach_desktop.ui.paper import Sheet, sheets
from outreach_desktop.ui.paper.ink import Fill, Mark, Photo
from outreach_desktop.ui.paper.printing import NO_EDGES, Edges, PrintJob, on_paper, placed
from tests.ui.printing.pdf import Pdf

pytestmark = pytest.mark.usefixtures("qapp")
A4 = (595.3, 841.9)
LETTER = (612.0, 792.0)
_DOT = 72 / 1200  # what Qt draws in, in points
EDGES: Edges = (12.0, 14.0, 16.0, 18.0)  # all different: none is taken for another


def page(words: str = "Dear Dr O\u2019Neil,", *, landscape: bool = False, **paper: float) -> Sheet:
    width, height = (841.9, 595.3) if landscape else A4
    text = Paragraph(spans=(TextRun(text=words),))
    size = {"width": width, "height": height, **paper}
    section = Section(blocks=(text,), paper=Paper(**size))  # type: ignore[arg-type]
    (made,) = sheets(Look(sections=(section,)))
    return made


def printed(
    *pages: Sheet | None,
    paper: tuple[float, float] | None = None,
    edges: Edges = NO_EDGES,
    edge: str = "",
) -> Pdf:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    job = PrintJob(writer, paper, edges, edge)
    for one in pages:
        job.add(one)
    job.end()
    return Pdf(bytes(buffer.data().data()))


def test_each_page_of_a_pdf_has_its_own_size() -> None:
    made = printed(page(), page(landscape=True), page(width=LETTER[0], height=LETTER[1]))

    assert [one.size for one in made.pages] == [(595, 842), (842, 595), (612, 792)]


def test_a_letter_a_card_and_half_a_letter_sheet_keep_their_sizes_in_one_pdf() -> None:
    pages = []
    for name, paper in (("introduction", "A4"), ("thank-you-a5", "A4"), ("thank-you-a5", "Letter")):
        drawn = dressed((STARTERS / f"{name}.docx").read_bytes(), Dress(sheet=paper))
        pages += sheets(look(WordTemplate(drawn).render(sample())))[:1]
    made = printed(*pages)
    assert [one.size for one in made.pages] == [(595, 842), (420, 595), (396, 612)]
    assert [paper_name(one.size) for one in made.pages] == ["A4", "A5", "half Letter"]


def test_every_sheet_of_a_printer_lies_upright() -> None:
    made = printed(page(), page(landscape=True), None, paper=A4)

    assert [one.size for one in made.pages] == [(595, 842)] * 3
    assert made.texts == ["Dear Dr O\u2019Neil,", "Dear Dr O\u2019Neil,", ""]


def test_an_envelope_goes_in_with_the_edge_that_the_printer_takes() -> None:
    wide = (623.6, 311.8)
    envelope = page(landscape=True, width=wide[0], height=wide[1])

    def turned(edge: str) -> tuple[object, list[float]]:
        (made,) = printed(envelope, paper=(wide[1], wide[0]), edge=edge).pages
        ways = [one.split() for one in made.content.decode("latin-1").splitlines() if " cm" in one]
        return made.size, [float(one[1]) for one in ways if len(one) > 6 and float(one[1])]

    left, right, lying = turned("short"), turned("other"), turned("long")
    assert (left[0], right[0], lying[0]) == ((312, 624), (312, 624), (624, 312))
    assert left[1][0] * right[1][0] < 0  # a quarter to either side
    assert lying[1] == []


def test_the_letters_are_in_the_pdf_whatever_the_fonts_of_the_reader() -> None:
    made = printed(page("Łukasz Wiśniewski, Zoë, Ó Briain"))

    assert made.texts == ["Łukasz Wiśniewski, Zoë, Ó Briain"]
    assert made.embedded == len(made.fonts) == 1


def test_every_letter_can_be_copied_out_of_the_pdf() -> None:
    """In the shipped family tt and ti are one glyph each, which a PDF gives back as nothing."""
    words = "Charlotte offered a meeting in the little office"
    assert printed(page(words)).texts == [words]


def test_a_page_that_fits_its_paper_is_not_touched() -> None:
    assert placed(page(), A4, EDGES) == (0.0, 0.0, 1.0)
    assert on_paper(page(), A4, EDGES).paint.__func__ is Sheet.paint  # type: ignore[attr-defined]


def test_a_page_for_another_paper_is_made_smaller_and_stands_in_the_middle() -> None:
    across, down, scale = placed(page(), LETTER, NO_EDGES)

    assert scale == pytest.approx(792.0 / 841.9)
    assert [across, down] == pytest.approx([(612 - 595.3 * scale) / 2, 0])


def test_a_small_page_is_not_made_larger() -> None:
    small = page(width=297.6, height=419.5, left=20, right=20)

    assert list(placed(small, A4, NO_EDGES)) == pytest.approx([148.85, 211.2, 1.0])


@pytest.mark.parametrize(
    ("side", "margin"), [("left", 8.0), ("top", 8.0), ("left", 11.9)]
)  # fmt: skip
def test_text_that_a_printer_would_cut_makes_its_page_smaller(side: str, margin: float) -> None:
    near: dict[str, Any] = {side: margin, "header": 0.0}

    _, _, scale = placed(page(**near), A4, EDGES)

    assert scale == pytest.approx(min((595.3 - 28) / 595.3, (841.9 - 32) / 841.9))


def test_text_at_the_right_edge_is_measured_by_its_letters() -> None:
    words = "W" * 58  # up to the edge of the sheet
    reaches = page(words, left=20.0, right=0.0)
    falls_short = page("i" * 100, left=20.0, right=0.0)

    assert placed(reaches, A4, EDGES)[2] < 1.0
    assert placed(falls_short, A4, EDGES)[2] == 1.0


def test_bands_and_pictures_may_run_out_of_the_page() -> None:
    band = Mark(0, 0, Fill(0, 0, 595.3, 40, "14525a"))
    logo = Mark(0, 0, Photo(0, 0, 50, 50, resource("sample", "logo.png").read_bytes()))
    sheet = page()
    with_both = Sheet(
        width=sheet.width, height=sheet.height, number=1, marks=(band, logo, *sheet.marks)
    )

    assert placed(with_both, A4, EDGES)[2] == 1.0


def test_the_edges_lie_around_a_landscape_page_as_the_sheet_is_turned() -> None:
    """The top of a landscape page is the left edge of the sheet, its left the foot."""
    at_the_left = page(landscape=True, left=17.0)  # 18 at the foot of the sheet are lost
    at_the_top = page(landscape=True, top=13.0, header=0.0)  # 12 at its left are

    assert placed(at_the_left, A4, EDGES)[2] < 1.0
    assert placed(at_the_top, A4, EDGES)[2] == 1.0


def test_a_landscape_page_is_turned_so_that_its_top_is_at_the_left() -> None:
    line = Paragraph(spans=(TextRun(text="x"),), style=ParagraphStyle(), mark=TextStyle())
    section = Section(blocks=(line,), paper=Paper(width=841.9, height=595.3, left=100, top=50))
    (sheet,) = sheets(Look(sections=(section,)))

    content = printed(sheet, paper=A4).pages[0].content

    # Qt writes one matrix for the letters: turned by a quarter to the left, they go up the sheet.
    turned = [words.split() for words in content.decode("latin-1").splitlines() if " cm" in words]
    quarter = [one for one in turned if len(one) > 6 and float(one[0]) == 0 and float(one[1]) != 0]
    across, up = float(quarter[0][4]) * _DOT, 842 - float(quarter[0][5]) * _DOT
    assert 50 < across < 70
    assert up == pytest.approx(100, abs=1)


def test_a_printer_that_refuses_the_paper_is_not_printed_on() -> None:
    """Qt keeps the paper before, and would cut every page."""

    class Refuses(QPdfWriter):
        def setPageLayout(self, _: object) -> bool:  # noqa: N802
            return False

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)

    with pytest.raises(OutreachError, match="does not take the paper Letter"):
        PrintJob(Refuses(buffer), LETTER).add(page())


def test_a_job_that_was_dropped_leaves_the_painter_free() -> None:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    job = PrintJob(QPdfWriter(buffer), A4)
    job.add(page())

    job.drop()
    job.drop()
