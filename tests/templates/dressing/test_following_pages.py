"""The pages after the first have the head and foot that the letterhead has for them, and are blank where it has none."""

import io
from typing import Any

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from outreach_desktop.domain.post.from_letterhead import FromLetterhead
from outreach_desktop.services.making.trust import STARTERS
from outreach_desktop.templates import WordTemplate
from outreach_desktop.templates.dressing.letterhead import with_letterhead
from outreach_desktop.templates.dressing.letterhead_looks import looks_of
from outreach_desktop.templates.library.fields import sample
from tests.templates.audit import mistakes
from tests.templates.dressing.test_letterhead import (
    NAME,
    PICTURE,
    at_the_top_of_the_page,
    in_header,
    saved,
    starter,
    words,
)


def numbered(paragraph: Any) -> None:
    """A number of the page, as Word writes it."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), " PAGE ")
    paragraph._p.append(field)


def on_first_pages(*, after: str = "", foot: str = "") -> Any:
    """A letterhead for the first page, and what the others have."""
    document = docx.Document()
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = NAME
    section.first_page_footer.paragraphs[0].text = "Charity 12345"
    section.header.paragraphs[0].text = after
    section.footer.paragraphs[0].text = foot
    return document


def made(document: Any, name: str = "proposal") -> Any:
    content = with_letterhead(starter(name), saved(document))
    assert mistakes(content) == mistakes(starter(name))
    return docx.Document(io.BytesIO(content)).sections[0]


def numbers(part: Any) -> int:
    """How many numbers of the page are in a header or footer."""
    written = [one.text or "" for one in part._element.iter(qn("w:instrText"))]
    simple = [one.get(qn("w:instr")) for one in part._element.iter(qn("w:fldSimple"))]
    return sum(one.split()[0] == "PAGE" for one in (*written, *simple))


def test_pages_that_follow_have_their_own_head_and_foot() -> None:
    section = made(on_first_pages(after=f"{NAME}, continued", foot="Turn over"))
    assert words(section.first_page_header) == NAME
    assert words(section.header) == f"{NAME}, continued"
    assert "Charity 12345" in words(section.first_page_footer)
    assert "Turn over" in words(section.footer)
    assert "Charity" not in words(section.footer)
    assert "group.name" not in words(section.header)


def test_they_are_blank_where_the_letterhead_is_and_say_which_page_it_is() -> None:
    section = made(on_first_pages())
    assert words(section.header) == ""
    assert "group.foot_line" not in words(section.footer)
    assert numbers(section.footer) == 1


@pytest.mark.parametrize("where", ["header", "footer"])
def test_a_page_is_not_numbered_twice(where: str) -> None:
    document = on_first_pages(after="Head", foot="Foot")
    numbered(getattr(document.sections[0], where).paragraphs[0])
    section = made(document)
    assert numbers(section.header) + numbers(section.footer) == 1


def test_one_letterhead_for_all_pages_leaves_the_following_as_they_were() -> None:
    section, ours = made(in_header()), docx.Document(io.BytesIO(starter("proposal"))).sections[0]
    assert section.header._element.xml == ours.header._element.xml
    assert not looks_of(saved(in_header())).has_following


def test_what_stands_at_the_top_of_the_page_goes_before_a_head_that_only_follows() -> None:
    document = at_the_top_of_the_page()
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].text = "continued"
    found = made(document)
    assert NAME in words(found.first_page_header)
    assert "continued" not in words(found.first_page_header)
    assert words(found.header) == "continued"


def test_a_letter_left_in_the_file_is_no_letterhead() -> None:
    document = docx.Document()
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].text = NAME
    document.add_paragraph("Dear Sir or Madam,")
    found = made(document)
    assert words(found.first_page_header) == NAME
    assert "group.name" in words(found.header)


def test_where_even_pages_differ_the_second_has_what_they_have() -> None:
    document = in_header()
    document.settings.odd_and_even_pages_header_footer = True
    document.sections[0].even_page_header.paragraphs[0].text = "on the back"
    section = made(document)
    assert NAME in words(section.first_page_header)
    assert words(section.header) == "on the back"


def test_pictures_of_following_pages_come_with_them() -> None:
    document = on_first_pages(after="Head")
    document.sections[0].header.paragraphs[0].add_run().add_picture(
        io.BytesIO(PICTURE), height=Pt(20)
    )
    section = made(document)
    (key,) = {blip.get(qn("r:embed")) for blip in section.header._element.iter(qn("a:blip"))}
    assert section.header.part.related_parts[key].blob == PICTURE


def test_the_letter_is_filled_with_the_words_of_following_pages_too() -> None:
    document = on_first_pages(after="{{ group.name }}")
    content = with_letterhead(starter("proposal"), saved(document))
    made_of = WordTemplate(content).render(sample())
    said = words(docx.Document(io.BytesIO(made_of)).sections[0].header)
    context: Any = sample()
    assert said == context["group"]["name"]


def test_a_letterhead_made_from_ours_keeps_our_head_of_following_pages() -> None:
    ours = docx.Document(str(STARTERS.with_name("letterhead.docx")))
    said = ["group.name", "reference"]
    for one in (ours, _without_head(ours)):
        head = words(made(one).header)
        assert all(field in head for field in said)
    assert looks_of(saved(ours)).is_blank_after is False


def _without_head(document: Any) -> Any:
    """As the program wrote it once."""
    document.sections[0].header.paragraphs[0].clear()
    return document


def test_following_pages_are_told_of() -> None:
    after, blank = looks_of(saved(on_first_pages(after="Head"))), looks_of(saved(on_first_pages()))
    assert (after.has_following, after.is_blank_after) == (True, False)
    assert (blank.has_following, blank.is_blank_after) == (True, True)
    assert looks_of(saved(at_the_top_of_the_page())) == FromLetterhead(font="Cambria")
