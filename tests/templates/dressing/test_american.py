"""Starters in American English."""

import io
import re
import zipfile

import docx
import pytest

from outreach_desktop.templates import WordTemplate
from outreach_desktop.templates.dressing.american import american
from outreach_desktop.templates.dressing.dress import Dress, dressed
from outreach_desktop.templates.library.fields import fields, sample
from tests.templates.audit import mistakes
from tools.starters import STARTERS
from tools.starters.__main__ import SHIPPED

_BRITISH = re.compile(
    r"\b(ring|rings|rung|overleaf|diary|by post|yours sincerely|\w+isation|recognised|centre|enquiry)\b",
    re.IGNORECASE,
)
_TAGS = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")


@pytest.mark.parametrize(
    ("british", "said"),
    [
        ("Ring us, or write.", "Call us, or write."),
        ("Please ring a figure", "Please circle a number"),
        ("Ring, write, or answer overleaf.", "Call, write, or answer on the next page."),
        ("Yours sincerely,", "Sincerely,"),
        ("Bring it along during spring.", "Bring it along during spring."),
        (
            "Your organisation: {{ organisation.name }}",
            "Your organization: {{ organisation.name }}",
        ),
        ("{% if ring %}ring{% endif %}", "{% if ring %}call{% endif %}"),
    ],
)
def test_words_are_american_and_fields_stay(british: str, said: str) -> None:
    assert american(british) == said


@pytest.mark.parametrize("name", STARTERS)
def test_a_starter_says_nothing_british_and_asks_for_the_same_fields(name: str) -> None:
    drawn = (SHIPPED / f"{name}.docx").read_bytes()
    made = dressed(drawn, Dress(american=True))
    template = WordTemplate(made)
    assert mistakes(made) == set()
    assert {one.path for one in template.fields()} == {
        one.path for one in WordTemplate(drawn).fields()
    }
    assert template.problems(sample=sample(), fields=fields()) == []
    document = docx.Document(io.BytesIO(made))
    assert document.core_properties.language == "en-US"
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        parts = [
            package.read(part).decode() for part in package.namelist() if part.endswith(".xml")
        ]
    assert not any("en-GB" in part for part in parts if "<w:styles" in part)
    texts = [text for part in parts for text in re.findall(r"<w:t[ >][^<]*", part)]
    assert [text for text in texts if _BRITISH.search(_TAGS.sub("", text))] == []
