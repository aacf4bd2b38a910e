"""The starters: shipped as drawn, valid, and fit for a window envelope, a screen reader and a printer."""

import io
import itertools
import re
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from outreach_desktop.domain.post.envelopes import PITCH
from outreach_desktop.domain.post.sheets import A4, LETTER, SHEETS, LetterSheet
from outreach_desktop.templates.dressing.dress import Dress, dressed
from tests.templates.audit import mistakes
from tests.tools.starters.contexts import LETTERS
from tools.starters import STARTERS, styles
from tools.starters.__main__ import SHIPPED, main

each = pytest.mark.parametrize("name", STARTERS)
each_letter = pytest.mark.parametrize("name", LETTERS)


def _parts(data: bytes) -> dict[str, bytes]:
    """Each part by its name; once openpyxl was read, lxml calls one namespace otherwise, which says the same."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    return {name: re.sub(rb"\bns\d+(?=[:=])", b"r", part) for name, part in parts.items()}


def _shipped(name: str) -> bytes:
    return (SHIPPED / f"{name}.docx").read_bytes()


def _opened(data: bytes) -> Any:
    """What python-docx reads; its types allow for None wherever Word does."""
    return docx.Document(io.BytesIO(data))


@each
def test_what_is_shipped_is_what_the_script_makes(name: str) -> None:
    # Part by part: how a zip is deflated differs from one Python to another.
    assert _parts(_shipped(name)) == _parts(STARTERS[name]())


@each
def test_drawing_twice_gives_the_same_bytes(name: str) -> None:
    assert STARTERS[name]() == STARTERS[name]()


def _on(sheet: LetterSheet, name: str) -> bytes:
    """A starter as letters on this paper are made from it."""
    return dressed(_shipped(name), Dress(sheet=sheet.name))


def test_the_command_writes_every_starter(tmp_path: Path) -> None:
    main([str(tmp_path)])
    for name in STARTERS:
        assert _parts((tmp_path / f"{name}.docx").read_bytes()) == _parts(_shipped(name))


@each
@pytest.mark.parametrize("sheet", [A4, LETTER], ids=lambda sheet: sheet.name)
def test_a_starter_is_valid_word(name: str, sheet: LetterSheet) -> None:
    assert mistakes(_on(sheet, name)) == set()


@each_letter
@pytest.mark.parametrize("sheet", [A4, LETTER], ids=lambda sheet: sheet.name)
def test_the_address_stands_where_the_envelope_s_window_shows_it(
    name: str, sheet: LetterSheet
) -> None:
    document, zone = _opened(_on(sheet, name)), sheet.zone()
    section = document.sections[0]
    letterhead = section.first_page_header.tables[0].rows[0]
    spacer = next(style for style in styles.STYLES if style.name == "Spacer")
    begins = section.header_distance.mm + letterhead.height.mm
    assert zone.top - begins == pytest.approx(0.5, abs=0.05)
    assert spacer.size * spacer.line * 1.25 / 72 * 25.4 == pytest.approx(0.5, abs=0.1)
    table = document.tables[0]
    assert zone.top + table.rows[0].height.mm == pytest.approx(zone.foot, abs=0.1)
    assert table.columns[0].width.mm <= zone.width + 0.1
    assert section.left_margin.mm >= max(zone.left - 0.1, 20)
    assert section.page_width.mm == pytest.approx(sheet.width, abs=0.1)


@each
def test_lines_of_an_address_are_as_high_as_its_place_is_reckoned_with(name: str) -> None:
    address = _opened(_shipped(name)).styles["Address"].paragraph_format
    assert address.line_spacing.mm == pytest.approx(PITCH, abs=0.03)


@each_letter
@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)
def test_the_sheet_says_where_to_fold_it(name: str, sheet: LetterSheet) -> None:
    header = _opened(_on(sheet, name)).sections[0].first_page_header
    frames = list(header._element.iter(qn("w:framePr")))
    heights = [int(one.get(qn("w:y"))) / 1440 * 25.4 for one in frames]
    assert heights == pytest.approx(sheet.zone().folds, abs=0.1)


@each
def test_no_starter_says_a_colour_or_a_font_that_is_not_the_theme_s(name: str) -> None:
    parts = _parts(_shipped(name))
    text = parts["word/document.xml"].decode()
    assert "w:rFonts" not in re.sub(r'<w:rFonts w:ascii="Segoe UI Symbol"[^>]*>', "", text)
    of_styles = parts["word/styles.xml"].decode()
    assert 'w:asciiTheme="minorHAnsi"' in of_styles
    theme = {"14525A": "accent1", "EAF2F1": "background2", "B9CFCC": "accent5"}
    for code, named in theme.items():
        for said in re.findall(rf'<[^>]*(?:w:fill|w:val)="{code}"[^>]*>', of_styles + text):
            assert f'"{named}"' in said, said


@each
def test_every_table_that_is_read_repeats_its_heading_and_keeps_its_rows_whole(name: str) -> None:
    for table in _opened(_shipped(name)).tables:
        for row in table.rows:
            assert row._tr.trPr.find(qn("w:cantSplit")) is not None
        if table.style.name == "Outreach Table":
            assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
            assert table._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val"))
            assert _special(table) == {"firstRow": "1", "firstColumn": "1"}
        else:
            assert _special(table) == {"firstRow": "0", "firstColumn": "0"}


def _special(table: Any) -> dict[str, str]:
    """Which row and column are headings; of a table that only places things, none."""
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    return {name: look.get(qn(f"w:{name}")) for name in ("firstRow", "firstColumn")}


@each_letter
def test_every_picture_is_a_field_and_has_its_own_number(name: str) -> None:
    parts = _parts(_shipped(name))
    pictures = [
        (found[1], found[2])
        for part, data in parts.items()
        if part.endswith(".xml")
        for found in re.finditer(r'<wp:docPr id="(\d+)"[^>]*descr="([^"]*)"', data.decode())
    ]
    assert "{{ group.logo }}" in [said for _, said in pictures]
    assert all(re.fullmatch(r"\{\{ [a-z.]+ \}\}", said) for _, said in pictures)
    assert len({number for number, _ in pictures}) == len(pictures)


@each
def test_headings_go_down_one_level_at_a_time(name: str) -> None:
    document = _opened(_shipped(name))
    names = [paragraph.style.name for paragraph in document.paragraphs]
    headings = {"Title": 1, "Heading 1": 1, "Heading 2": 2}
    levels = [headings[style] for style in names if style in headings]
    assert levels[:1] in ([], [1])
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


@each
def test_only_fields_that_word_keeps_up_to_date_by_itself_are_used(name: str) -> None:
    used = {
        field
        for part, data in _parts(_shipped(name)).items()
        if part.endswith(".xml")
        for field in re.findall(r"<w:instrText[^>]*>\s*(\w+)", data.decode())
    }
    assert used <= {"PAGE", "NUMPAGES"}
    if name not in ("thank-you", "flyer", "contact-cards"):
        assert used


@each
def test_a_starter_says_that_it_is_in_british_english_and_has_a_title(name: str) -> None:
    document = _opened(_shipped(name))
    assert document.core_properties.language == "en-GB"
    assert document.core_properties.title
    assert b'w:lang w:val="en-GB"' in _parts(_shipped(name))["word/styles.xml"]


def test_the_parts_of_the_packet_stand_in_its_contents_in_their_order() -> None:
    document = _opened(_shipped("information-packet"))
    parts = [one for one in document.paragraphs if one.style.name == "Heading 1"]
    contents = [one.text for one in document.paragraphs if one.style.name == "Contents"]
    assert len(parts) == len(contents) == 7
    for part, promised in zip(parts, contents, strict=True):
        assert promised.startswith(f"{part.text} ")
    alone = [part.text for part in parts if part.paragraph_format.page_break_before]
    assert alone == [
        "Who we are",
        "How to refer",
        "Sessions",
        "Beside clinical care",
        "Get involved",
    ]


def _light(code: str) -> float:
    """How light a colour is, from 0 to 1, as WCAG 2.2 reckons it and a copier sees it."""
    parts = [int(code[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("style", styles.STYLES, ids=lambda style: style.name)
def test_text_is_read_on_a_copy_in_black_and_white(style: styles.Style) -> None:
    ink, below = style.colour.code or styles.INK.code, style.shade.code or "FFFFFF"
    assert (_light(below) + 0.05) / (_light(ink) + 0.05) >= 4.5


def test_panels_are_told_apart_without_colour() -> None:
    for name in ("who-we-are", "volunteer-brief"):
        panels = _opened(_shipped(name)).tables[0].rows[0].cells
        assert [cell.paragraphs[0].text[0] for cell in (panels[0], panels[2])] == [
            "\u2713",
            "\u2717",
        ]
        for cell in (panels[0], panels[2]):
            assert cell._tc.tcPr.find(qn("w:tcBorders")) is not None
