"""Copies after an update: what was renewed is told and can be taken back, for the rest someone chooses place by place."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from outreach_desktop.services import data_file
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.making import letters
from outreach_desktop.services.making.own import copies
from outreach_desktop.ui.desk.runner import AtOnce, Runner
from outreach_desktop.ui.pages.letters.authoring.renewing import RenewalDialog
from outreach_desktop.ui.pages.letters.page import LettersPage
from tests.services.making import test_renewal
from tests.services.making.test_renewal import NEWS, Update, edited, says
from tests.ui.pages.letters.steps import opened

update = test_renewal.update


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Data]:
    """A data file of its own."""
    db = data_file.open_data(tmp_path / "Lakeside.outreach", remember=False)
    yield db
    data_file.close(db)


@pytest.fixture
def copy(db: Data) -> Path:
    return copies.copy_to_change(db, letters.choice("thank-you"))


def _page(qtbot: QtBot, db: Data, today: date) -> LettersPage:
    page = opened(qtbot, Runner(AtOnce(), db=db), today)
    page.steps.open(1)
    return page


def test_what_was_renewed_is_told_and_taken_back(
    qtbot: QtBot, db: Data, copy: Path, update: Update, today: date
) -> None:
    was = copy.read_bytes()
    update(NEWS)
    page = _page(qtbot, db, today)
    told = page.what.renewals.told
    assert told.isVisible()
    assert "is renewed" in told.text()
    assert NEWS in says(copy)
    assert page.what.renewals.asks.isHidden()
    told.action.click()
    assert told.isHidden()
    assert copy.read_bytes() == was


def test_someone_chooses_place_by_place(
    qtbot: QtBot, db: Data, copy: Path, update: Update, today: date
) -> None:
    copy.write_bytes(edited(copy.read_bytes(), "Our own closing words."))
    mine = copy.read_bytes()
    update(NEWS)
    page = _page(qtbot, db, today)
    asks = page.what.renewals.asks
    assert "You have changed" in asks.text()
    asks.action.click()
    [dialog] = page.findChildren(RenewalDialog)
    said = [one.text() for one in dialog.findChildren(QLabel)]
    assert {"Our own closing words.", NEWS} <= set(said)
    [choice] = dialog.choices
    assert choice.value() == "yours"
    choice.set_value("new")
    dialog.write.click()
    assert says(copy).endswith(NEWS)
    assert "Our own closing words." not in says(copy)
    assert asks.isHidden()
    page.what.renewals.told.action.click()
    assert copy.read_bytes() == mine


def test_who_keeps_all_of_theirs_is_not_asked_again(
    qtbot: QtBot, db: Data, copy: Path, update: Update, today: date
) -> None:
    copy.write_bytes(edited(copy.read_bytes(), "Our own closing words."))
    mine = copy.read_bytes()
    update(NEWS)
    page = _page(qtbot, db, today)
    page.what.renewals.asks.action.click()
    [dialog] = page.findChildren(RenewalDialog)
    dialog.all_mine.click()
    assert copy.read_bytes() == mine
    assert page.what.renewals.asks.isHidden()
    assert _page(qtbot, db, today).what.renewals.asks.isHidden()
