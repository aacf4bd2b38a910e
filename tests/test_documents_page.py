"""What docs/documents.md and docs/fields.md promise is what the program does."""

import re
from pathlib import Path

import pytest
from docx import Document as WordFile

from outreach_desktop.templates import WordTemplate
from outreach_desktop.templates.library import fields_page
from outreach_desktop.templates.library.fields import CATALOGUE, sample
from tests import builders

PAGE = Path(__file__).resolve().parents[1] / "docs" / "documents.md"
_EXAMPLE = re.compile(
    r"^\s*\| `(?P<typed>[^`]*\{[{%][^`]*)` \| (?P<printed>[^|]+) \|$", re.MULTILINE
)


def examples() -> list[tuple[str, str]]:
    found = _EXAMPLE.findall(PAGE.read_text("utf-8"))
    return [(typed.replace(r"\|", "|"), printed) for typed, printed in found]


def test_there_are_examples() -> None:
    assert len(examples()) == 8


@pytest.mark.parametrize(("typed", "printed"), examples())
def test_what_you_type_prints_what_the_page_says(typed: str, printed: str, tmp_path: Path) -> None:
    filled = tmp_path / "filled.docx"
    template = builders.template(tmp_path / "typed.docx", typed)
    filled.write_bytes(WordTemplate(template).render(sample()))
    lines = [paragraph.text for paragraph in WordFile(str(filled)).paragraphs]
    assert [line.replace("\u00a0", " ") for line in lines] == [
        printed
    ]  # day and month keep together


def test_every_picture_of_the_page_is_there() -> None:
    for picture in re.findall(r"\]\((pictures/[^)]+)\)", PAGE.read_text("utf-8")):
        assert (PAGE.parent / picture).exists(), picture


def test_the_page_of_fields_is_made_from_the_catalogue() -> None:
    assert fields_page.PAGE.read_text("utf-8") == fields_page.page()


def test_every_field_of_the_catalogue_has_its_line() -> None:
    page = fields_page.page()
    for entry in CATALOGUE:
        for inner in entry.entries:
            assert f".{inner.name}`" in page
        assert f"`{entry.name}`" in page
