"""Starters on half a sheet: what is across fits, text stays readable, and the envelope has no window."""

import io
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from outreach_desktop.domain.documents.shipped import BY_NAME, SMALL_SUFFIX, SMALL_TOO
from outreach_desktop.domain.post.sheets import A4, A5, HALF_LETTER, LETTER, SMALL, LetterSheet
from outreach_desktop.services.making.trust import STARTERS
from outreach_desktop.templates import WordTemplate
from outreach_desktop.templates.dressing.dress import Dress, dressed
from outreach_desktop.templates.library.fields import sample
from tests.templates.audit import mistakes

each = pytest.mark.parametrize("name", SMALL_TOO)
on_each = pytest.mark.parametrize("sheet", [A5, HALF_LETTER], ids=lambda sheet: sheet.name)
_WHOLE = {small.name: whole for whole, small in SMALL.items()}


def _starter(name: str) -> bytes:
    return (STARTERS / f"{name}.docx").read_bytes()


def _on(sheet: LetterSheet, name: str) -> bytes:
    """What is shipped on A5, as letters of a group with this paper are made from it."""
    return dressed(_starter(f"{name}{SMALL_SUFFIX}"), Dress(sheet=_WHOLE[sheet.name]))


def _places(content: bytes) -> list[Any]:
    """The body, the headers and the footers."""
    document: Any = docx.Document(io.BytesIO(content))
    section = document.sections[0]
    edges = (section.first_page_header, section.header, section.first_page_footer, section.footer)
    return [document.element, *(one._element for one in edges), document.styles.element]


@each
@on_each
def test_it_is_valid_word_of_that_size(name: str, sheet: LetterSheet) -> None:
    content = _on(sheet, name)
    assert mistakes(content) == set()
    section: Any = docx.Document(io.BytesIO(content)).sections[0]
    size = section.page_width.mm, section.page_height.mm
    assert size == pytest.approx((sheet.width, sheet.height), abs=0.1)
    text = section.page_width.mm - section.left_margin.mm - section.right_margin.mm
    assert text == pytest.approx(sheet.text_width, abs=0.1)


@each
@on_each
def test_tables_tab_stops_and_pictures_are_no_wider_than_text(
    name: str, sheet: LetterSheet
) -> None:
    most = sheet.text_width / 25.4 * 1440 + 20
    for place in _places(_on(sheet, name)):
        for table in place.iter(qn("w:tbl")):
            widths = [
                int(one.get(qn("w:w"))) for one in table.find(qn("w:tblGrid")) if one is not None
            ]
            assert sum(widths) <= most
            for row in table.iter(qn("w:tr")):
                cells = [
                    int(one.get(qn("w:w"))) for one in row.findall(f"{qn('w:tc')}//{qn('w:tcW')}")
                ]
                assert sum(cells) <= most
        for stop in place.iter(qn("w:tab")):
            assert int(stop.get(qn("w:pos"), "0")) <= most
        for picture in place.iter(qn("wp:extent")):
            assert int(picture.get("cx")) / 635 <= most


@each
def test_text_of_readable_size_stays_and_nothing_is_above_its_place(name: str) -> None:
    def sizes(content: bytes) -> dict[str, float]:
        styles = docx.Document(io.BytesIO(content)).styles
        return {
            one.style_id: one.font.size.pt
            for one in styles
            if one.type == 1 and one.font.size is not None
        }

    before, after = sizes(_starter(name)), sizes(_on(A5, name))
    for style, size in before.items():
        assert after[style] == size if size <= 14 else 14 <= after[style] <= size
    assert after["Normal"] == 12


@on_each
def test_what_goes_into_an_envelope_without_a_window_names_its_reader_and_is_folded_once(
    sheet: LetterSheet,
) -> None:
    context: Any = sample()
    made = WordTemplate(_on(sheet, "thank-you")).render(context)
    document: Any = docx.Document(io.BytesIO(made))
    lines = [one.text for one in document.tables[0].rows[0].cells[0].paragraphs if one.text]
    assert lines == context["contact"]["address_block"][:1]
    header = document.sections[0].first_page_header
    marks = [int(one.get(qn("w:y"))) / 1440 * 25.4 for one in header._element.iter(qn("w:framePr"))]
    assert marks == pytest.approx([sheet.height / 2], abs=0.1)


def test_a_starter_on_a5_stays_on_it_in_any_look_and_another_envelope() -> None:
    drawn = _starter("thank-you-a5")
    assert dressed(drawn, Dress()) == drawn
    for dress in (Dress(font="Georgia"), Dress(envelope=LETTER.envelope)):
        section: Any = docx.Document(io.BytesIO(dressed(drawn, dress))).sections[0]
        assert section.page_width.mm == pytest.approx(A5.width, abs=0.1)


def test_half_a_sheet_is_half_a_sheet() -> None:
    for name, small in SMALL.items():
        whole = {A4.name: A4, LETTER.name: LETTER}[name]
        assert small.height == pytest.approx(whole.width, abs=0.1)
        assert small.width == pytest.approx(whole.height / 2, abs=0.6)
    assert A5.text_width == pytest.approx(HALF_LETTER.text_width), "lines break alike"


@each
def test_each_is_known_beside_the_one_on_a_whole_sheet(name: str) -> None:
    small, whole = BY_NAME[f"{name}{SMALL_SUFFIX}"], BY_NAME[name]
    assert small.is_small
    assert not whole.is_small
    assert small.on_whole_sheet == whole.on_whole_sheet == name
    assert (small.needs, small.for_whom) == (whole.needs, whole.for_whom)
