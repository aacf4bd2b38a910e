"""The words of docs/style.md: what is read by people says one thing with one word."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.words.finding import sentences

HOUSE = Path(__file__).resolve().parents[1]
_ROW = re.compile(r"^\| (?!not |---)(.+?) \| .+ \|$", re.MULTILINE)
# The table itself; and pages made of examples of letters, which are written as people write them.
_NOT_READ = {"style.md", "fields.md"}


def unwanted() -> list[str]:
    page = (HOUSE / "docs" / "style.md").read_text(encoding="utf-8")
    return [word.strip() for row in _ROW.findall(page) for word in row.split(",")]


def read() -> Iterator[tuple[str, str]]:
    """Where each text stands that a person may read: every sentence that is said, the manual, the pages beside it."""
    for said in sentences():
        for text in filter(None, (said.one, said.many)):
            yield said.place, text.replace("&", "")
    manual, docs = HOUSE / "resources" / "manual", HOUSE / "docs"
    for path in (HOUSE / "README.md", *sorted(manual.glob("*.md")), *sorted(docs.glob("*.md"))):
        if path.name not in _NOT_READ:
            yield path.name, path.read_text(encoding="utf-8")


TEXTS = list(read())


def test_the_table_has_words() -> None:
    assert {"e-mail", "Telephone", "look at only", "anew", "nobody", "mended"} <= set(unwanted())
    assert {"Add a short summary.", "Relationship with the group"} <= {text for _, text in TEXTS}
    assert {"README.md", "people.md", "architecture.md"} <= {place for place, _ in TEXTS}


@pytest.mark.parametrize("word", unwanted())
def test_no_sentence_has_a_word_that_has_a_plainer_one(word: str) -> None:
    """A word in small letters may begin a sentence."""
    first = f"(?i:{re.escape(word[0])})" if word[0].islower() else re.escape(word[0])
    found = re.compile(rf"(?<![\w-]){first}{re.escape(word[1:])}(?![\w-])")

    assert [(place, at[0]) for place, text in TEXTS for at in found.finditer(text)] == []
