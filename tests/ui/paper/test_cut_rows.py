"""A row of an exact height cuts what does not fit, on paper as in Word; no letterhead of ours is cut."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter

from outreach_desktop.domain.documents.look import (
    Cell,
    Look,
    PageTable,
    Paper,
    Paragraph,
    ParagraphStyle,
    Section,
    TableRow,
    TextRun,
)
from outreach_desktop.domain.post.envelopes import PITCH
from outreach_desktop.domain.post.sheets import A4
from outreach_desktop.templates import WordTemplate
from outreach_desktop.templates.engine.look import look
from outreach_desktop.templates.library import fields
from outreach_desktop.ui.paper import Sheet, sheets
from outreach_desktop.ui.paper.ink import InkWords, Mark
from tests.tools.starters.contexts import LETTERS
from tests.ui.paper.test_sheets import STARTERS
from tools.starters.furniture import LOGO

pytestmark = pytest.mark.usefixtures("qapp")


def row(count: int, **about: object) -> TableRow:
    """So many lines, 20 points each."""
    text = "\n".join(f"line {number}" for number in range(1, count + 1))
    style = ParagraphStyle(line=20, line_rule="exact")
    words = Paragraph(spans=(TextRun(text=text),), style=style)
    return TableRow(cells=(Cell(blocks=(words,), column=0),), **about)  # type: ignore[arg-type]


def test_a_row_of_an_exact_height_cuts_what_does_not_fit_as_word_does() -> None:
    low, below = row(4, height=50.0, exact=True), row(1)
    paper = Paper(width=300, height=200, top=20, bottom=20, left=20, right=20)
    table = PageTable(columns=(130,), rows=(low, below))
    [sheet] = sheets(Look(sections=(Section(blocks=(table,), paper=paper),)))

    assert drawn_down_to(sheet) == pytest.approx(20 + 50 + 20, abs=6)
    assert [hidden(mark) for mark in sheet.marks if said(mark).startswith("line")] == [
        False,
        False,
        False,  # half of it is seen
        True,
        False,
    ]


def said(mark: Mark) -> str:
    return mark.ink.text if isinstance(mark.ink, InkWords) else ""


def hidden(mark: Mark) -> bool:
    """Whether it stands wholly below what is seen of its row."""
    top = mark.ink.y - 12 if isinstance(mark.ink, InkWords) else 0.0
    return mark.room is not None and top > mark.room


def drawn_down_to(sheet: Sheet) -> float:
    """Where the lowest ink is, in points."""
    image = QImage(int(sheet.width), int(sheet.height), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    sheet.paint(painter)
    painter.end()
    white = QColor(Qt.GlobalColor.white)
    return next(
        float(y)
        for y in range(image.height() - 1, 0, -1)
        if any(image.pixelColor(x, y) != white for x in range(image.width()))
    )


LONG_NAMES = (
    "Lakeside",
    "Wend Valley Prostate Support",
    "Wend Valley Prostate Cancer Support and Information Group",
    (
        "The North Marrowby and Wend Valley Prostate Cancer Support, Information and Befriending "
        "Association for Men, Partners and Families"
    ),
)
LONG_ADDRESS = (
    "The Old Corn Store Community Centre",
    "Second floor, Room 14 (lift to the left)",
    "14 Weir Lane, off Station Approach",
    "Marrowby",
    "Wendshire",
    "QX1 4BD",
)


@pytest.mark.parametrize("with_logo", [True, False], ids=["logo", "no logo"])
@pytest.mark.parametrize("name", LONG_NAMES, ids=lambda name: str(len(name)))
def test_a_letterhead_shows_all_of_a_group_s_name_and_how_to_reach_it(
    name: str, *, with_logo: bool
) -> None:
    context = fields.sample()
    group = context["group"]
    assert isinstance(group, dict)
    group |= {
        "name": name,
        "strapline": "Nobody should have to face it alone: men, partners and families since 1994",
        "address_lines": list(LONG_ADDRESS),
        "email": "outreach.and.letters@northmarrowbysupport.example",
        "logo": {"picture": LOGO.read_bytes(), "name": "logo.png"} if with_logo else None,
    }
    for path in STARTERS:
        if path.stem not in LETTERS:  # a sheet without a letterhead
            continue
        first = sheets(look(WordTemplate(path).render(context)))[0]
        assert [said(mark) for mark in first.marks if cut(mark)] == [], path.name
        assert all(line in first.text for line in LONG_ADDRESS)
        assert set(name.split()) <= set(first.text.split())
        assert where(first, "QX1 2AB") == pytest.approx(A4.zone().foot, abs=PITCH / 2), path.name


def where(sheet: Sheet, words: str) -> float:
    """How far below the top of the sheet the line stands that says this, in millimetres."""
    (line,) = (mark for mark in sheet.marks if said(mark) == words)
    return line.y / 72 * 25.4


def cut(mark: Mark) -> bool:
    """Whether a part of it is not seen: its baseline is below, or so near that its tails are."""
    below = mark.ink.y if isinstance(mark.ink, InkWords) else getattr(mark.ink, "height", 0.0)
    return mark.room is not None and below > mark.room
