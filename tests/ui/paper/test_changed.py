"""Where pages differ: what is being typed is kept in sight."""

from pathlib import Path

from outreach_desktop.domain.documents.look import Look
from outreach_desktop.services.making import letters
from outreach_desktop.ui.paper.changed import changed_at
from outreach_desktop.ui.paper.ink import InkWords
from outreach_desktop.ui.paper.sheets import Sheet, sheets
from tests import builders


def pages(folder: Path, *paragraphs: str) -> list[Sheet]:
    look: Look = letters.look_at(builders.template(folder / "letter.docx", *paragraphs))
    return sheets(look)


def test_the_first_word_that_differs_is_where_it_changed(tmp_path: Path) -> None:
    before = pages(tmp_path, "Dear Ann,", "You rang", "Yours,")
    after = pages(tmp_path, "Dear Ann,", "You rang me", "Yours,")

    found = changed_at(before, after)

    assert found is not None
    place, down = found
    said = [(mark.ink.text, mark.y) for mark in after[0].marks if isinstance(mark.ink, InkWords)]
    assert place == 0
    assert [text for text, y in said if y == down][-1].endswith("me")


def test_what_is_as_it_was_changed_nowhere(tmp_path: Path) -> None:
    before, after = (pages(tmp_path, "Dear Ann,", "You rang") for _ in range(2))
    assert changed_at(before, after) is None


def test_words_that_are_gone_are_where_the_next_ones_stand(tmp_path: Path) -> None:
    long, short = pages(tmp_path, "One", "Two", "Three"), pages(tmp_path, "One")
    found = changed_at(long, short)
    assert found is not None
    assert found[0] == 0
    assert changed_at(long, []) is None
