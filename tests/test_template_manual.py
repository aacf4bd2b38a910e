"""The page about templates: every example in it is a file that prints what the page shows."""

import re
from pathlib import Path

import pytest
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from outreach_desktop.templates import WordTemplate
from outreach_desktop.templates.library.fields import fields, sample
from tests.template_examples import EXAMPLES, Example
from tests.templates.word import opened

PAGE = Path(__file__).parents[1] / "docs" / "templates.md"


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_an_example_prints_what_the_page_shows(example: Example) -> None:
    made = opened(example.finished())

    assert tuple(map(_said, made.element.body.iter(qn("w:p")))) == example.prints


def _said(paragraph: BaseOxmlElement) -> str:
    """The words of a paragraph, those in links and content controls too; day and month keep together."""
    found = paragraph.iter(qn("w:t"), qn("w:br"))
    words = "".join("\n" if one.tag == qn("w:br") else one.text or "" for one in found)
    return words.replace("\u00a0", " ")


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_an_example_is_in_order(example: Example) -> None:
    assert WordTemplate(example.template()).problems(sample=sample(), fields=fields()) == []


def test_every_example_stands_on_the_page_with_its_picture_and_no_other() -> None:
    shown = re.findall(r"\(pictures/(template-[a-z]+\.png)\)", PAGE.read_text(encoding="utf-8"))

    assert shown == [f"template-{example.name}.png" for example in EXAMPLES]
    assert all((PAGE.parent / "pictures" / name).is_file() for name in shown)


def test_every_field_on_the_page_is_one() -> None:
    page = PAGE.read_text(encoding="utf-8")
    known = {path.replace("[]", "") for path in fields()}

    told = re.findall(r"\b(?:contact|group|sender|organisation|event|thanks)\.\w+", page)
    assert told
    assert {one for one in told if one not in known} == {"contact.first_nmae"}
