"""Starters dressed: other paper, another envelope, large print, a group's colours and font."""

import io
import re
import zipfile

import docx
import pytest
from docx.oxml.ns import qn

from outreach_desktop.domain.documents.colours import GroupColours
from outreach_desktop.domain.post.envelopes import C5, DL, DL_DIN, Envelope
from outreach_desktop.domain.post.sheets import A4, LETTER
from outreach_desktop.services.making.trust import STARTERS
from outreach_desktop.templates import WordTemplate
from outreach_desktop.templates.dressing.dress import Dress, dressed
from outreach_desktop.templates.dressing.large import _AS_DRAWN
from outreach_desktop.templates.library.fields import sample
from tests.templates.audit import mistakes

NAMES = sorted(path.stem for path in STARTERS.glob("*.docx"))
each = pytest.mark.parametrize("name", NAMES)
RED = GroupColours(main="C0392B", second="2980B9")
DRESSES = {
    "Letter": Dress(sheet="Letter"),
    "C5": Dress(envelope=C5),
    "16 points": Dress(least=16),
    "18 points on Letter": Dress(sheet="Letter", least=18),
    "red": Dress(colours=RED, font="Georgia"),
}


def starter(name: str) -> bytes:
    return (STARTERS / f"{name}.docx").read_bytes()


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name).decode()


@each
def test_what_is_to_look_as_it_was_drawn_stays_as_it_is(name: str) -> None:
    assert dressed(starter(name), Dress()) == starter(name)


@each
@pytest.mark.parametrize("dress", DRESSES)
def test_a_dressed_starter_is_valid_word_and_says_the_same(name: str, dress: str) -> None:
    content = dressed(starter(name), DRESSES[dress])
    assert mistakes(content) == set()
    said = [
        [one.text for one in docx.Document(io.BytesIO(data)).paragraphs]
        for data in (
            WordTemplate(content).render(sample()),
            WordTemplate(starter(name)).render(sample()),
        )
    ]
    assert said[0] == said[1]


@each
def test_put_on_the_paper_it_was_drawn_for_a_starter_changes_by_no_hair(name: str) -> None:
    drawn, placed = starter(name), dressed(starter(name), Dress(envelope=DL))
    with zipfile.ZipFile(io.BytesIO(drawn)) as package:
        parts = [one for one in package.namelist() if re.match(r"word/(document|header)", one)]
    for one in parts:
        before, after = (
            [
                int(value)
                for value in re.findall(
                    r'w:(?:val|w|h|y|after|left|right|top|bottom)="(\d+)"', part(data, one)
                )
            ]
            for data in (drawn, placed)
        )
        assert len(before) == len(after)
        assert all(abs(first - second) <= 1 for first, second in zip(before, after, strict=True))


@pytest.mark.parametrize("envelope", [DL, DL_DIN, C5], ids=lambda one: one.name)
def test_the_address_goes_where_the_window_of_the_envelope_is(envelope: Envelope) -> None:
    document = docx.Document(io.BytesIO(dressed(starter("thank-you"), Dress(envelope=envelope))))
    zone, section = A4.zone(envelope), document.sections[0]
    header = section.first_page_header
    head = header.tables[0].rows[0].height
    there = document.tables[0]
    height, width = there.rows[0].height, there.columns[0].width
    assert head is not None
    assert height is not None
    assert width is not None
    assert section.header_distance is not None
    assert section.header_distance.mm + head.mm == pytest.approx(zone.top - 0.5, abs=0.1)
    assert height.mm == pytest.approx(zone.foot - zone.top, abs=0.1)
    assert width.mm == pytest.approx(zone.width, abs=0.1)
    marks = [int(one.get(qn("w:y"))) / 1440 * 25.4 for one in header._element.iter(qn("w:framePr"))]
    assert marks == pytest.approx(zone.folds, abs=0.1)


def test_american_paper_has_american_measures() -> None:
    section = docx.Document(
        io.BytesIO(dressed(starter("proposal"), Dress(sheet="Letter")))
    ).sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert (section.page_width.mm, section.page_height.mm) == pytest.approx((215.9, 279.4), abs=0.1)
    assert section.left_margin is not None
    assert section.left_margin.mm >= 25.4, "USPS: an eighth of an inch clear within the window"
    assert LETTER.text_width == pytest.approx(A4.text_width)


@each
@pytest.mark.parametrize("least", [16, 18])
def test_in_large_print_no_text_is_smaller_than_it_says(name: str, least: int) -> None:
    styles = docx.Document(io.BytesIO(dressed(starter(name), Dress(least=least)))).styles
    sizes = {
        style.style_id: style.font.size.pt
        for style in styles
        if style.type == 1 and style.font.size is not None
    }
    small = {one for one, size in sizes.items() if size < least}
    assert small <= _AS_DRAWN
    assert sizes["Normal"] == least
    assert sizes["Heading1"] > sizes["Heading2"] >= sizes["Normal"]


@each
def test_large_print_names_no_size_beside_its_styles(name: str) -> None:
    """Else that text would stay small."""
    body = part(starter(name), "word/document.xml")
    small = [int(size) / 2 for size in re.findall(r'<w:sz w:val="(\d+)"', body)]
    assert all(size == 6 for size in small), "tags, which are not printed, alone"


def test_a_group_s_colours_stand_in_the_theme_and_beside_every_name_of_it() -> None:
    content = dressed(starter("information-packet"), DRESSES["red"])
    theme, styles = part(content, "word/theme.xml"), part(content, "word/styles.xml")
    assert all(one in theme for one in ("C0392B", "2980B9"))
    assert "14525A" not in theme
    assert 'typeface="Georgia"' in theme
    for one in ("word/document.xml", "word/header1.xml", "word/header2.xml", "word/numbering.xml"):
        styles += part(content, one)
    assert not re.search(r'"(?:14525A|EAF2F1|B9CFCC)"', styles)
    assert 'w:ascii="Calibri"' not in styles
