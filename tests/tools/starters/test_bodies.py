"""What the starters say: short sentences, what is asked near the top, and no paper in the scripts that say it."""

import datetime as dt
import io
import re
from itertools import takewhile
from pathlib import Path
from typing import Any

import docx
import pytest

from outreach_desktop.domain.documents.letters import reference
from outreach_desktop.domain.documents.shipped import FAMILIES, SHIPPED
from outreach_desktop.templates import WordTemplate
from outreach_desktop.templates.library.fields import fields, sample
from tests.tools.starters.contexts import LETTERS
from tools import starters
from tools.starters import STARTERS
from tools.starters.__main__ import SHIPPED as FOLDER

_ROOMS = ("letters", "sheets", "desk")
_BODIES = sorted(
    path
    for room in _ROOMS
    for path in (Path(starters.__path__[0]) / room).glob("*.py")
    if path.stem != "__init__"
)
_LONGER = {"information_packet": 310, "proposal": 170}
"""Documents of several parts, each of which is a body."""
_MOST_LINES = 60
_MOST_WORDS = 20
_OUR_WORDS = ("purpose", "about", "privacy_line", "strapline")

each = pytest.mark.parametrize("name", STARTERS)


def _paragraphs(name: str) -> list[str]:
    """What stands in a starter's body once it is filled with short words of the group's own; of what is cut apart, on one of them."""
    context: Any = sample()
    context["group"] |= dict.fromkeys(_OUR_WORDS, "Ours.")
    made = WordTemplate(FOLDER / f"{name}.docx").render(context)
    document = docx.Document(io.BytesIO(made))
    said = [one.text for one in document.paragraphs if one.text.strip()]
    return said or [one.text for one in document.tables[0].cell(0, 0).paragraphs]


@pytest.mark.parametrize("path", _BODIES, ids=lambda path: path.stem)
def test_a_body_is_short_and_says_nothing_of_paper(path: Path) -> None:
    text = path.read_text("utf-8")
    assert sum(1 for line in text.splitlines() if line.strip()) <= _LONGER.get(
        path.stem, _MOST_LINES
    )
    if path.stem not in _LONGER:
        assert not re.search(r"\b(Mm|Pt|TEXT_WIDTH|RGBColor)\b", text)


@each
def test_sentences_are_short(name: str) -> None:
    sentences = [
        one
        for line in _paragraphs(name)
        for one in re.split(r"(?<=[.?!])\s+", line)
        if one.endswith((".", "?", "!"))
    ]
    words = [len(one.split()) for one in sentences] or [0]  # on a card no sentence stands
    assert sum(words) / len(words) <= _MOST_WORDS, max(sentences, key=len, default="")
    assert max(words) <= _MOST_WORDS * 2, max(sentences, key=len, default="")


@pytest.mark.parametrize("name", [one for one in LETTERS if one != "information-packet"])
def test_what_a_letter_wants_or_gives_stands_in_its_first_sixty_words(name: str) -> None:
    lines = _paragraphs(name)
    start = next(at for at, line in enumerate(lines) if line.startswith("Dear "))
    first = " ".join(" ".join(lines[start + 1 :]).split()[:60])
    opening = r"We ask you|Please |Thank you for|May we |Would you |You are (?:invited|off our list)|This is what"
    assert re.search(opening, first), first


def test_every_document_that_ships_is_drawn_and_each_drawn_one_ships() -> None:
    assert {one.name for one in SHIPPED} == set(STARTERS)
    assert {path.stem for path in FOLDER.glob("*.docx")} == set(STARTERS)


def test_every_document_that_ships_has_names_of_its_own() -> None:
    for said in ("name", "kept", "title", "many", "folder", "note"):
        assert len({getattr(one, said) for one in SHIPPED}) == len(SHIPPED)
    assert {one.family for one in SHIPPED} == set(FAMILIES)
    assert [list(FAMILIES).index(one.family) for one in SHIPPED] == sorted(
        list(FAMILIES).index(one.family) for one in SHIPPED
    )


def test_what_a_document_needs_is_in_the_catalogue_and_it_prints_it() -> None:
    known = fields()
    for one in SHIPPED:
        printed = {field.path for field in WordTemplate(FOLDER / f"{one.name}.docx").fields()}
        for needed in (*one.needs, *one.better_with):
            for field in needed.split("|"):
                assert field in known
                assert field in printed, (one.name, field)


@each
def test_a_reference_is_of_the_document_alone(name: str) -> None:
    day = dt.date(2026, 3, 2)
    same = [one for one in STARTERS if reference(one, day, 1) == reference(name, day, 1)]
    assert same == [name]


@each
@pytest.mark.parametrize("personal", [None, "It was good to meet you."])
def test_the_close_of_a_letter_is_never_alone_on_a_page(name: str, personal: str | None) -> None:
    """What stands before it stays with it, whether somebody wrote words of their own or nobody did."""
    data: Any = sample()
    data["letter"]["personal"] = personal
    content = WordTemplate(FOLDER / f"{name}.docx").render(data, "blank")
    made = docx.Document(io.BytesIO(content))
    said = [one for one in made.paragraphs if one.text.strip()]
    closes = [place for place, one in enumerate(said) if one.style and one.style.name == "Closing"]

    for place in closes[:1]:
        kept = [one.paragraph_format.keep_with_next for one in said[place - 1 :: -1]]
        assert kept[0], said[place - 1].text
        # A letter of one line too many must not go to the next page as a whole.
        assert len(list(takewhile(bool, kept))) <= 6, said[place - 7].text
