"""As email: who wants none is left out, drafts are opened one at a time, addresses come in lots, and sending is noted."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from outreach_desktop.domain.wishes.wishes import WishDraft
from outreach_desktop.services import contacts, timeline
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.exporting import email_drafts
from outreach_desktop.ui.exporting.email_drafts import EmailDialog
from outreach_desktop.ui.pages.letters.page import LettersPage
from tests.ui.pages.letters.steps import choose, ids

opened: list[Path] = []


@pytest.fixture
def dialog(
    page: LettersPage,
    db: Data,
    template: Path,
    tmp_path: Path,
    qtbot: QtBot,
    today: date,
    monkeypatch: pytest.MonkeyPatch,
) -> EmailDialog:
    """Of three people: two have email, one of whom is left after a third who wants none."""
    for name in ("adeyemi", "marsh", "o'neil"):
        one = contacts.get(db, ids(db, name, today)[0])
        refuses = (WishDraft(channel="email"),) if name == "marsh" else ()
        contacts.change(
            db, replace(one, email=f"{name[:2]}@x.example", phone="01632 960001", wishes=refuses)
        )
    opened.clear()
    monkeypatch.setattr(email_drafts, "open_outside", lambda _, path: opened.append(path))
    choose(page, db, template)
    page.steps.open(3)
    page.make.folder.setText(str(tmp_path / "Letters" / "today"))
    qtbot.mouseClick(page.make.email, Qt.MouseButton.LeftButton)
    (dialog,) = page.findChildren(EmailDialog)
    qtbot.waitUntil(lambda: bool(dialog.list.count()))
    return dialog


def test_each_is_shown_and_who_wants_none_is_named(dialog: EmailDialog, qtbot: QtBot) -> None:
    assert dialog.about.text().startswith("2 emails. 1 left out.")
    assert dialog.list.item(2).text().endswith("no email")
    assert dialog.text.toPlainText().startswith("Dear Dr Adeyemi,")
    assert dialog.to.text() == "ad@x.example"
    qtbot.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == dialog.text.toPlainText()


def test_drafts_are_written_once_and_opened_one_at_a_time(
    dialog: EmailDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    assert dialog.open_next.text() == "Write 2 drafts, &open the first"
    qtbot.mouseClick(dialog.open_next, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(opened) == 1)
    assert dialog.open_next.text() == "&Open 2 of 2"
    qtbot.mouseClick(dialog.open_next, Qt.MouseButton.LeftButton)

    assert len(opened) == 2
    assert not dialog.open_next.isEnabled()
    folder = tmp_path / "Letters" / "Emails" / "today"
    assert sorted(folder.iterdir()) == sorted(opened)


def test_addresses_come_in_lots(dialog: EmailDialog, qtbot: QtBot) -> None:
    qtbot.mouseClick(dialog.bcc, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "ad@x.example; o'@x.example"

    dialog.at_once.setValue(1)
    assert dialog.bcc.text() == "Copy &BCC addresses, lot 1 of 2"
    qtbot.mouseClick(dialog.bcc, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "ad@x.example"
    qtbot.mouseClick(dialog.bcc, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "o'@x.example"


def test_what_was_sent_is_noted(dialog: EmailDialog, db: Data, qtbot: QtBot, today: date) -> None:
    qtbot.mouseClick(dialog.sent, Qt.MouseButton.LeftButton)

    assert not dialog.isVisible()
    assert timeline.of(db, ids(db, "adeyemi", today)[0])[0].kind == "email"
    assert timeline.of(db, ids(db, "marsh", today)[0]) == []
