"""A sentence that sends somebody to a menu names the way that there is, in every language."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from outreach_desktop.ui.desk.actions import plain
from outreach_desktop.ui.shell.pages import PAGES, table_for
from tools.words import catalogues
from tools.words.finding import sentences

TABLE = table_for(PAGES)
WAYS = sorted({" > ".join((plain(one.menu), plain(one.text))) for one in TABLE}, key=len)[::-1]
MENUS = "|".join(sorted({re.escape(one.partition(" > ")[0]) for one in WAYS}))
# Of other programs: Outlook's, Word's and the Finder's.
OF_OTHERS = ("File > Open & Export", "File, Info", "File, Get Info")


def sending() -> Iterator[str]:
    """Every sentence of the program that speaks of something in a menu of its own."""
    for said in sentences():
        for sentence in {said.one, said.many} - {None, ""}:
            names_a_menu = re.search(rf"\b({MENUS})(, | > )[A-Z]", sentence)
            if names_a_menu and not any(other in sentence for other in OF_OTHERS):
                yield sentence


SENDING = sorted(set(sending()))


def ways_in(sentence: str) -> list[str]:
    """The ways through the menus that it names, the longest where one begins like another."""
    starts = (found.start() for found in re.finditer(rf"\b({MENUS})(, | > )[A-Z]", sentence))
    return [
        next((way for way in WAYS if sentence.startswith(way, start)), f"? {sentence[start:]}")
        for start in starts
    ]


def test_there_are_such_sentences() -> None:
    assert len(SENDING) > 10


@pytest.mark.parametrize("sentence", SENDING)
def test_the_way_it_names_is_there(sentence: str) -> None:
    assert not [way for way in ways_in(sentence) if way.startswith("?")]


@pytest.mark.parametrize("path", catalogues.files(), ids=lambda path: path.stem)
def test_a_translation_names_the_same_way(path: Path) -> None:
    catalogue = catalogues.read(path)
    steps = {plain(raw): raw for one in TABLE for raw in (*one.menu.split(" > "), one.text)}

    def said(way: str) -> str:
        return " > ".join(plain(_translated(catalogue, steps[step])) for step in way.split(" > "))

    for sentence in SENDING:
        translated = _translated(catalogue, sentence)
        assert [way for way in ways_in(sentence) if said(way) not in translated] == [], translated


def _translated(catalogue: Catalog, sentence: str) -> str:
    message = catalogue.get(sentence)
    assert message is not None, sentence
    assert message.string, sentence
    return " ".join(message.string) if isinstance(message.string, tuple) else str(message.string)
