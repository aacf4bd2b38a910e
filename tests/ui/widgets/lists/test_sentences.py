"""Lists of sentences, however many were found."""

import pytest
from pytestqt.qtbot import QtBot

from outreach_desktop.ui.widgets.lists.sentences import Sentences


@pytest.fixture
def sentences(qtbot: QtBot) -> Sentences:
    made = Sentences("What was found")
    qtbot.addWidget(made)
    made.show()
    return made


def fill(sentences: Sentences, words: str, count: int) -> None:
    sentences.fill(
        range(count),
        lambda number: sentences.add(f"{words} {number}", "info", "accent", kind="Good to know"),
    )


def test_what_fills_a_few_screens_is_there_at_once(sentences: Sentences) -> None:
    fill(sentences, "Note", 200)
    assert sentences.count() == 200


def test_thousands_come_in_slices_and_in_their_order(sentences: Sentences, qtbot: QtBot) -> None:
    fill(sentences, "Note", 5_000)
    assert 0 < sentences.count() < 500
    qtbot.waitUntil(lambda: sentences.count() == 5_000)
    assert sentences.item(4_999).text() == "Note 4999"


def test_what_was_still_to_come_does_not_come_after_something_else(
    sentences: Sentences, qtbot: QtBot
) -> None:
    fill(sentences, "Old", 5_000)
    fill(sentences, "New", 600)
    qtbot.waitUntil(lambda: sentences.count() == 600)
    assert {sentences.item(row).text()[:3] for row in range(600)} == {"New"}
    fill(sentences, "Old", 5_000)
    sentences.empty()
    assert not sentences._goes_on.isActive()
    assert sentences.count() == 0
