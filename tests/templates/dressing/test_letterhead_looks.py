"""The font and the colours that letters take from a letterhead."""

from typing import Any

import docx
import pytest
from docx.enum.dml import MSO_THEME_COLOR
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import RGBColor

from outreach_desktop.services.making import trust
from outreach_desktop.templates.dressing.letterhead_looks import looks_of
from tests.templates.dressing.test_letterhead import NAME, in_header, saved

RED, BLUE = "7A1F1F", "2980B9"


def typed_in(font: str) -> Any:
    """A letterhead whose text style has this font."""
    document = in_header()
    fonts = document.styles["Normal"].element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    document.styles["Normal"].font.name = font
    return document


def test_the_font_is_that_of_its_text_style() -> None:
    assert looks_of(saved(typed_in("Verdana"))).font == "Verdana"


def test_a_style_is_followed_to_what_it_is_based_on_and_to_the_theme() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = NAME
    assert looks_of(saved(document)).font == "Cambria", "the minor font of python-docx\u2019s theme"


def test_the_font_of_a_letter_left_in_it_goes_before() -> None:
    document = typed_in("Verdana")
    for _ in range(4):
        run = document.add_paragraph().add_run("We write to you about our evening.")
        run.font.name = "Garamond"
    assert looks_of(saved(document)).font == "Garamond"


def test_a_word_or_two_are_no_letter() -> None:
    document = typed_in("Verdana")
    document.add_paragraph().add_run("Dear").font.name = "Garamond"
    assert looks_of(saved(document)).font == "Verdana"


@pytest.mark.parametrize("font", ["x" * 61, "Font\x7f"])
def test_what_is_no_name_of_a_font_is_none(font: str) -> None:
    assert looks_of(saved(typed_in(font))).font != font


def test_the_colours_are_those_that_are_seen_on_it_the_most_first() -> None:
    document = in_header()  # its name is in RED, by a style
    line = document.sections[0].header.add_paragraph().add_run("1 Mill")
    line.font.color.rgb = RGBColor.from_string(BLUE)
    found = looks_of(saved(document))
    assert (found.colour, found.second_colour) == (RED, BLUE)


def test_black_grey_white_and_what_is_pale_are_no_colours_and_a_shade_is_no_second() -> None:
    document = in_header()
    for code in ("000000", "808080", "FFFFFF", "F0E8E8", "8A2A2A"):
        run = document.sections[0].header.add_paragraph().add_run("A long line of a letterhead")
        run.font.color.rgb = RGBColor.from_string(code)
    found = looks_of(saved(document))
    assert found.colour == "8A2A2A"
    assert found.second_colour == ""


def test_what_every_new_file_has_was_chosen_by_no_one() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = NAME
    found = looks_of(saved(document))
    assert (found.colour, found.second_colour) == ("", "")


def test_lines_and_fields_of_colour_count_too() -> None:
    document = docx.Document()
    paragraph = document.sections[0].header.paragraphs[0]
    paragraph.text = NAME
    paragraph._p.get_or_add_pPr().append(
        parse_xml(
            f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="8" w:space="1" w:color="{BLUE}"/></w:pBdr>'
        )
    )
    assert looks_of(saved(document)).colour == BLUE


def test_a_colour_of_the_theme_is_what_word_wrote_beside_it() -> None:
    document = in_header()
    run = document.sections[0].header.add_paragraph().add_run(NAME * 4)
    run.font.color.theme_color = MSO_THEME_COLOR.ACCENT_1
    run._r.rPr.find(qn("w:color")).set(qn("w:val"), BLUE)
    assert looks_of(saved(document)).colour == BLUE


@pytest.mark.parametrize("name", ["a'][", "", "lastClr", "tx1"])
def test_a_shape_in_a_colour_that_no_theme_has_is_in_none(name: str) -> None:
    document = in_header()
    shape = parse_xml(
        f'<w:pict {nsdecls("w", "a")}><!-- drawn --><a:solidFill><a:schemeClr val="{name}"><!-- pale --></a:schemeClr>'
        "</a:solidFill></w:pict>"
    )
    document.sections[0].header.paragraphs[0].runs[0]._r.append(shape)
    assert looks_of(saved(document)).colour == RED


def test_a_letterhead_made_from_ours_changes_no_colour() -> None:
    ours = trust.STARTERS.with_name("letterhead.docx").read_bytes()
    found = looks_of(ours)
    assert (found.font, found.colour, found.second_colour) == ("Calibri", "", "")
