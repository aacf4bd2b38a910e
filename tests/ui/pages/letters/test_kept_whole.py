"""A kept letter brings back each thing that was chosen for it, on whichever paper it is."""

from dataclasses import fields, replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from outreach_desktop.domain.documents.before.goes_with import GoesWith
from outreach_desktop.domain.documents.letter_runs import FIELDS, LetterRun
from outreach_desktop.domain.group import SenderDraft
from outreach_desktop.services import group
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.making.facts import enclosed
from outreach_desktop.services.making.people import letter_runs
from outreach_desktop.ui.pages.letters.page import LettersPage
from outreach_desktop.ui.pages.letters.state import Wanted
from tests.builders import open_evening, person

DOCUMENTS = ["poster", "enquiry-reply", "thank-you"]


def _with_a5(db: Data) -> None:
    """A group that has A5 for what comes on it."""
    group.save_profile(
        db,
        replace(
            group.profile(db),
            name="Tarn",
            phone="01632 960100",
            purpose="We meet.",
            small_sheets=True,
        ),
    )


@pytest.fixture
def chosen(page: LettersPage, db: Data, tmp_path: Path) -> LettersPage:
    """With a value of its own for everything that can be chosen."""
    _with_a5(db)
    sheet = tmp_path / "How to refer.pdf"
    sheet.write_bytes(b"%PDF-1.4\n%%EOF")
    signer = group.add_sender(db, SenderDraft(name="Margaret Ellery", phone="01632 960101"))
    evening = open_evening(db, page.today())
    page.reload()
    what = page.what
    page.who.search.setText("marsh")
    page.who.all.click()
    what.choose_documents(DOCUMENTS)
    what.choose_event(evening.id)
    what.signer.set_value(signer.id)
    what.thanks.setText("coming to our open evening")
    what.missing.set_value("blank")
    what.times.set_value("Tuesday 10 March, 13:00\nFriday 13 March, 18:00")
    what.question.set_value("Do you take people after radiotherapy?")
    what.enclosures.set_value([enclosed.kept(db, sheet).id])
    what.copies.choose(person(db, "Dale").id, "Dr Jo Dale")
    what.whole.setChecked(True)
    page.check.missing.restore({"contact.phone": "skip"})
    page.reload()
    return page


def keep(page: LettersPage, name: str) -> None:
    page.who.runs.begin()
    page.who.runs.name.setText(name)
    page.who.runs.save.click()


def take_up(page: LettersPage, db: Data) -> None:
    """As the menu of kept letters does, for everyone whom it is for."""
    (found,) = letter_runs.ready(db, today=page.today())
    page.who.runs.taken_up.emit(found.run, found.everyone)


def test_everything_that_can_be_chosen_comes_back(
    chosen: LettersPage, db: Data, qtbot: QtBot
) -> None:
    before: Wanted = chosen._wanted
    none, with_none = Wanted.__annotations__, GoesWith()
    assert all(before[name] for name in none), before  # type: ignore[literal-required]
    assert all(
        getattr(before["beside"], one.name) != getattr(with_none, one.name)
        for one in fields(GoesWith)
    )
    keep(chosen, "Evening")
    chosen._begin_again()
    assert not chosen.what.documents
    assert not chosen.what.goes_with.question

    take_up(chosen, db)

    qtbot.waitUntil(lambda: chosen._wanted == before)
    assert [one.name for one in chosen.what.documents] == DOCUMENTS
    assert chosen.what.whole.value()


def test_a_run_keeps_a_value_in_each_of_its_fields(chosen: LettersPage, db: Data) -> None:
    keep(chosen, "Evening")

    (found,) = letter_runs.ready(db, today=chosen.today())
    plain = LetterRun(name="")
    same = {one for one in FIELDS if getattr(found.run, one) == getattr(plain, one)}

    assert same == {"whom", "profession"}, "people are the usual readers, and no packet was kept"


def test_on_a5_what_comes_on_it_and_on_a_whole_sheet_where_wanted(chosen: LettersPage) -> None:
    chosen.what.whole.setChecked(False)
    assert [one.name for one in chosen.what.documents] == [
        "poster-a5",
        "enquiry-reply",
        "thank-you-a5",
    ]
    assert "on A5" in chosen.what.summary
    assert [one.name for one in chosen.what.chosen] == DOCUMENTS

    chosen.what.whole.setChecked(True)
    assert [one.name for one in chosen.what.documents] == DOCUMENTS


def test_a_group_without_a5_is_not_asked(page: LettersPage, db: Data) -> None:
    page.what.tick("thank-you")
    assert page.what.whole.isHidden()
    assert [one.name for one in page.what.documents] == ["thank-you"]

    _with_a5(db)
    page.reload()

    assert not page.what.whole.isHidden()
    assert [one.name for one in page.what.documents] == ["thank-you-a5"]


def test_those_left_out_keep_their_document_whatever_its_paper(chosen: LettersPage) -> None:
    chosen.what.whole.setChecked(False)

    chosen.what.keep_ticked({"Poster, on A5"})

    assert [one.name for one in chosen.what.chosen] == ["poster"]
