"""The documents to choose from: by family, found while typing, with what is missing, and all of it with the keyboard."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from outreach_desktop.db.subjects import interactions
from outreach_desktop.domain.documents.shipped import FAMILIES, SHIPPED, Family
from outreach_desktop.paths import resource
from outreach_desktop.services import group
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.pages.letters import mine
from outreach_desktop.ui.pages.letters.documents import DocumentList
from outreach_desktop.ui.pages.letters.page import LettersPage
from outreach_desktop.ui.shell.main_window import MainWindow


@pytest.fixture
def page(sample_window: MainWindow, qtbot: QtBot) -> LettersPage:
    """The Letters page at its second step, in a window that has the keyboard."""
    with qtbot.waitActive(sample_window):
        sample_window.activateWindow()
    shown = sample_window.go_to("letters")
    assert isinstance(shown, LettersPage)
    shown.steps.open(1)
    return shown


def seen(documents: DocumentList) -> list[str]:
    """The titles in sight."""
    return [box.accessibleName() for box in documents.boxes if box.isVisible()]


def titles(family: Family) -> list[str]:
    return [one.title for one in SHIPPED if one.family is family]


def test_a_family_opens_and_closes(page: LettersPage, qtbot: QtBot) -> None:
    documents = page.what.list
    assert seen(documents) == titles(Family.LETTERS)
    heads = documents.heads
    assert [head.text().strip().rpartition(" (")[0] for head in heads] == list(FAMILIES.values())
    qtbot.mouseClick(heads[0], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(heads[1], Qt.MouseButton.LeftButton)
    assert seen(documents) == titles(Family.EVENTS)


def test_what_is_typed_finds_documents_in_every_family(page: LettersPage, qtbot: QtBot) -> None:
    documents = page.what.list
    qtbot.keyClicks(documents.search, "pin up REFER")
    assert seen(documents) == [
        "How to refer (one sheet)",
        "Questions that referrers ask",
        "Newsletter",
        "How to refer (one sheet), on A5",
    ]
    documents.search.clear()
    assert seen(documents) == titles(Family.LETTERS)


def test_where_nothing_is_found_it_says_what_to_do(page: LettersPage, qtbot: QtBot) -> None:
    documents = page.what.list
    qtbot.keyClicks(documents.search, "zeppelin")
    assert seen(documents) == []
    said = [one.text() for one in documents.findChildren(QLabel) if one.isVisible()]
    assert said == [
        "No document says that. Try another word, or add a Word file of your own below."
    ]


def test_a_document_is_found_and_ticked_with_the_keyboard_alone(
    page: LettersPage, qtbot: QtBot
) -> None:
    documents = page.what.list
    documents.search.setFocus()
    qtbot.keyClicks(documents.search, "poster")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(QApplication.focusWidget(), key)
    assert [one.name for one in documents.ticked] == ["poster"]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Enter)
    assert documents.ticked == ()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up)
    assert documents.search.hasFocus()


def test_what_is_ticked_from_elsewhere_is_in_sight(page: LettersPage) -> None:
    page.what.tick("poster")
    assert "Poster" in seen(page.what.list)


def test_what_our_group_has_not_said_is_told_below_the_documents_that_print_it(
    page: LettersPage, db: Data
) -> None:
    missing = "Missing under Our group: Phone for referrals."
    assert missing not in page.what.list.told("enquiry-reply")
    profile = group.profile(db)
    bare = replace(profile, phone="", email="", referral_phone="", referral_email="")
    group.save_profile(db, bare)
    page.what.reload()
    assert missing in page.what.list.told("enquiry-reply")
    assert page.what.list.told("introduction") == ""


def test_a_document_made_one_s_own_is_opened_ticked_put_away_and_put_back(
    file_window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(mine, "open_outside", lambda _, path: opened.append(path))
    page = file_window.go_to("letters")
    assert isinstance(page, LettersPage)
    page.steps.open(1)
    what = page.what
    assert not what.make_mine.isEnabled()
    what.tick("poster")
    what.make_mine.click()
    qtbot.waitUntil(lambda: [one.name for one in what.documents] == ["Poster, our own"])
    assert [one.name for one in opened] == ["Poster, our own.docx"]
    assert not what.make_mine.isEnabled()
    what.list.put_away.emit(opened[0])
    qtbot.waitUntil(what.mine.strip.isVisible)
    qtbot.waitUntil(lambda: not [one for one in what.documents if not one.builtin])
    assert not opened[0].exists()
    what.mine.strip.findChildren(QPushButton)[0].click()
    qtbot.waitUntil(lambda: "Poster, our own" in seen(what.list))
    assert opened[0].exists()
    assert not what.mine.strip.isVisible()


def test_every_document_that_ships_has_a_picture_of_its_first_page() -> None:
    for one in SHIPPED:
        picture = QImage(str(resource("documents", f"{one.name}.png")))
        short, long = sorted((picture.width(), picture.height()))
        assert short * 1.25 < long < short * 1.5
        assert (picture.height() == long) is (one.name != "flyer")  # two lie on a sheet on its side


def test_only_what_there_is_everything_for_is_shown_and_that_is_remembered(
    page: LettersPage, db: Data, qtbot: QtBot
) -> None:
    profile = group.profile(db)
    group.save_profile(
        db, replace(profile, phone="", email="", referral_phone="", referral_email="", points=())
    )
    page.what.reload()
    documents = page.what.list
    documents.search.setText("refer")
    assert "How to refer (one sheet)" in seen(documents)
    qtbot.mouseClick(documents.only_ready, Qt.MouseButton.LeftButton)
    assert documents.only_ready.isChecked()
    assert "How to refer (one sheet)" not in seen(documents)
    assert "Referral procedure enquiry" in seen(documents)
    assert DocumentList().only_ready.isChecked()
    documents.tick("how-to-refer", on=True)
    documents.look_for("refer")
    assert "How to refer (one sheet)" in seen(documents)  # what is ticked stays in sight
    documents.search.setText("pin up, questions")
    assert seen(documents) == []


def test_a_thank_you_is_ready_for_those_who_are_owed_thanks(page: LettersPage, db: Data) -> None:
    documents = page.what.list
    assert "owed thanks" not in documents.told("thank-you")
    owed = interactions.thanks_owed(db, page.who.model.ids)
    without = next(one for one in page.who.model.ids if one not in owed)
    page.who.model.tick([without], on=True)
    page.what.reload()
    assert "owed thanks" in documents.told("thank-you")
    page.who.model.tick(list(owed)[:1], on=True)
    page.what.reload()
    assert "owed thanks" not in documents.told("thank-you")
