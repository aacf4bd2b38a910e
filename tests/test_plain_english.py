"""The words of docs/style.md: what is read by people says one thing with one word."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sources import tree

HOUSE = Path(__file__).resolve().parents[1]
_ROW = re.compile(r"^\| (?!not |---)(.+?) \| .+ \|$", re.MULTILINE)
_SENTENCES = (
    "ui",
    "cli",
    "services",
    "domain/emails.py",
    "domain/group.py",
    "domain/interactions.py",
)
# What lists of other people are known by, and what the program answers to in a template.
_NOT_SAID = {"services/making/mail_merge.py"}


def unwanted() -> list[str]:
    page = (HOUSE / "docs" / "style.md").read_text(encoding="utf-8")
    return [word.strip() for row in _ROW.findall(page) for word in row.split(",")]


def said() -> Iterator[tuple[str, str]]:
    """Where each text stands that a person may read: strings of the program that are no docstrings, and the manual."""
    for room in _SENTENCES:
        place = HOUSE / "outreach_desktop" / room
        for path in [place] if place.suffix else sorted(place.rglob("*.py")):
            name = path.relative_to(HOUSE / "outreach_desktop").as_posix()
            if name not in _NOT_SAID:
                for text in _texts(tree(path)):
                    yield name, text
    for path in sorted((HOUSE / "resources" / "manual").glob("*.md")):
        yield path.name, path.read_text(encoding="utf-8")


def _texts(module: ast.Module) -> Iterator[str]:
    for node in ast.walk(module):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            node.value = ast.Constant(value=None)  # a docstring, which builders read
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value.replace("&", "")


TEXTS = list(said())


def test_the_table_has_words() -> None:
    assert {"e-mail", "Telephone", "look at only", "anew"} <= set(unwanted())
    assert {"Add a short summary.", "Relationship with the group"} <= {text for _, text in TEXTS}


@pytest.mark.parametrize("word", unwanted())
def test_no_sentence_has_a_word_that_has_a_plainer_one(word: str) -> None:
    found = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])")

    assert [(place, text[:80]) for place, text in TEXTS if found.search(text)] == []
