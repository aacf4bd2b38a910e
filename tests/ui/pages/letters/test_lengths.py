"""Letters that are meant for one page and take two are told, and so are fonts that are not here."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from outreach_desktop.domain.documents.look import Look
from outreach_desktop.domain.documents.page_findings import (
    FONT,
    LENGTH,
    families_of,
)
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.making import letters
from outreach_desktop.services.making.people import letter_paragraphs
from outreach_desktop.templates.renewing.mark import StarterMark, marked
from outreach_desktop.ui.pages.letters.page import LettersPage
from outreach_desktop.ui.pages.letters.reader import lengths
from outreach_desktop.ui.paper import looking
from outreach_desktop.ui.paper.fonts import missing
from tests.ui.pages.letters.steps import ids

LONG = "\n\n".join(["Two of the men who come to us are yours, and asked us to thank you."] * 30)


def told(page: LettersPage, field: str) -> list[str]:
    return [one.message for one in page.check.findings if one.field == field]


@pytest.fixture
def introducing(page: LettersPage) -> LettersPage:
    page.who.all.click()
    page.what.tick("introduction")
    return page


def test_whose_letter_runs_over_is_told_while_nobody_waits(
    page: LettersPage, db: Data, qtbot: QtBot
) -> None:
    (marsh,) = ids(db, "marsh", page.today())
    letter_paragraphs.keep(db, marsh, "Introduction letter", LONG)
    page.who.all.click()
    page.what.tick("introduction")

    qtbot.waitUntil(lambda: bool(told(page, LENGTH)))

    (found,) = [one for one in page.check.findings if one.field == LENGTH]
    assert (found.about, found.stops) == ((marsh,), False)
    assert found.message == "This takes 2 pages and is meant for one."
    assert page.lengths.left == 0


def test_what_is_typed_over_the_edge_is_told_and_taken_off_with_it(
    introducing: LettersPage, qtbot: QtBot
) -> None:
    field = introducing.viewer.words.field
    field.setPlainText(LONG)
    qtbot.waitUntil(lambda: bool(told(introducing, LENGTH)))

    field.clear()

    qtbot.waitUntil(lambda: not told(introducing, LENGTH))


def test_a_copy_of_one_s_own_is_meant_for_one_page_as_what_it_was_copied_from(
    page: LettersPage, db: Data, qtbot: QtBot, tmp_path: Path
) -> None:
    shipped = letters.choice("introduction").path.read_bytes()
    ours = tmp_path / "First words.docx"
    ours.write_bytes(marked(shipped, StarterMark("introduction", "1")))
    (marsh,) = ids(db, "marsh", page.today())
    letter_paragraphs.keep(db, marsh, "First words", LONG)
    page.who.all.click()
    page.what.add_template(ours)

    qtbot.waitUntil(lambda: bool(told(page, LENGTH)))

    assert [one.copied_from for one in page.what.documents] == ["introduction"]
    assert told(page, LENGTH) == ["This takes 2 pages and is meant for one."]


def test_a_font_that_is_not_here_is_told_once_for_everyone(
    introducing: LettersPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lengths, "missing", lambda _: {"Gill Sans"})
    introducing.lengths.stop()
    introducing.reload()

    qtbot.waitUntil(lambda: bool(told(introducing, FONT)))

    (message,) = told(introducing, FONT)
    assert "does not have the font \u201cGill Sans\u201d" in message
    assert not introducing.check.copy.isVisible()


def test_a_font_with_a_twin_of_the_same_widths_is_not_missed() -> None:
    assert missing(["Calibri", "No Such Family"]) == {"No Such Family"}


def test_the_fonts_of_a_page_are_those_of_its_words(introducing: LettersPage) -> None:
    plan = introducing._state.plan
    assert plan is not None
    look: Look = looking.look(plan, plan.recipients[0].contact_id, plan.documents[0])
    assert families_of(look) == {"Calibri"}


def test_a_box_to_tick_is_no_word_whose_font_could_be_missed(page: LettersPage) -> None:
    page.who.all.click()
    page.what.tick("covering-letter")
    plan = page._state.plan
    assert plan is not None
    look: Look = looking.look(plan, plan.recipients[0].contact_id, plan.documents[0])
    assert families_of(look) == {"Calibri"}
