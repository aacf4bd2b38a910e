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

from tests.templates.audit import mistakes
from tools.starters import A4, LETTER, STARTERS, Paper, styles
from tools.starters.__main__ import SHIPPED, main

each = pytest.mark.parametrize("name", STARTERS)


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
    assert _parts(_shipped(name)) == _parts(STARTERS[name](A4))


@each
def test_drawing_twice_gives_the_same_bytes(name: str) -> None:
    assert STARTERS[name](A4) == STARTERS[name](A4)


def test_the_command_writes_every_starter_on_the_paper_asked_for(tmp_path: Path) -> None:
    main([str(tmp_path), "Letter"])
    for name in STARTERS:
        section = _opened((tmp_path / f"{name}.docx").read_bytes()).sections[0]
        assert round(section.page_width.mm, 1) == LETTER.width


@each
@pytest.mark.parametrize("paper", [A4, LETTER], ids=lambda paper: paper.name)
def test_a_starter_is_valid_word(name: str, paper: Paper, tmp_path: Path) -> None:
    path = tmp_path / "starter.docx"
    path.write_bytes(STARTERS[name](paper))
    assert mistakes(path.read_bytes()) == set()


@each
@pytest.mark.parametrize("paper", [A4, LETTER], ids=lambda paper: paper.name)
def test_the_address_begins_and_ends_where_the_envelope_s_window_does(
    name: str, paper: Paper
) -> None:
    document = _opened(STARTERS[name](paper))
    section = document.sections[0]
    letterhead = section.first_page_header.tables[0].rows[0]
    spacer = next(style for style in styles.STYLES if style.name == "Spacer")
    begins = section.header_distance.mm + letterhead.height.mm
    assert paper.address_top - begins == pytest.approx(0.5, abs=0.05)
    assert spacer.size * spacer.line * 1.25 / 72 * 25.4 == pytest.approx(0.5, abs=0.1)
    address = document.tables[0].rows[0]
    assert paper.address_top + address.height.mm == pytest.approx(paper.address_bottom, abs=0.1)
    assert section.left_margin.mm >= 20


@each
def test_every_table_that_is_read_repeats_its_heading_and_keeps_its_rows_whole(name: str) -> None:
    for table in _opened(_shipped(name)).tables:
        for row in table.rows:
            assert row._tr.trPr.find(qn("w:cantSplit")) is not None
        if table.style.name == "Outreach Table":
            assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
            assert table._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val"))


@each
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
    levels = [int(style[-1]) for style in names if style.startswith("Heading")]
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
    if name != "thank-you":
        assert used


@each
def test_a_starter_says_that_it_is_in_british_english_and_has_a_title(name: str) -> None:
    document = _opened(_shipped(name))
    assert document.core_properties.language == "en-GB"
    assert document.core_properties.title
    assert b'w:lang w:val="en-GB"' in _parts(_shipped(name))["word/styles.xml"]


def test_each_part_of_the_packet_begins_a_page_and_stands_in_its_contents() -> None:
    document = _opened(_shipped("information-packet"))
    parts = [one for one in document.paragraphs if one.style.name == "Heading 1"]
    contents = [one.text for one in document.paragraphs if one.style.name == "Contents"]
    assert len(parts) == len(contents) == 7
    for part, promised in zip(parts, contents, strict=True):
        assert part.paragraph_format.page_break_before
        assert promised.startswith(f"{part.text} ")
