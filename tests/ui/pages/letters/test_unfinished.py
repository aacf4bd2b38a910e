"""The strip about an interrupted batch: the rest is made as it was asked for, or left."""

import datetime as dt
import errno
import os
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from outreach_desktop.services import contacts
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.making import letters
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.pages.letters.page import LettersPage
from tests import builders
from tests.ui.pages.letters.steps import opened

PEOPLE = 5


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.fixture
def page(
    db: Data, runner: Runner, qtbot: QtBot, today: dt.date, tmp_path: Path, out: Path
) -> LettersPage:
    """Opened after a run that was brought down when two letters of five were written."""
    for number in range(PEOPLE):
        builders.person(db, f"Person {number}")
    note = letters.choice(str(builders.template(tmp_path / "note.docx", "{{ contact.last_name }}")))
    plan = letters.plan(db, contacts.find(db, today=today), [note], today=today)
    now = dt.datetime.combine(today, dt.time(9)).astimezone()
    making = letters.make(db, plan, out, together=tmp_path / "all.docx", now=now)
    for _ in range(2):
        next(making)
    with pytest.raises(MemoryError):
        making.throw(MemoryError())
    return opened(qtbot, runner, today)


def test_the_strip_says_what_waits_and_makes_the_rest_after_a_check(
    page: LettersPage, out: Path, qtbot: QtBot
) -> None:
    assert page.rest.banner.text().startswith("2 of 5 documents \u201cNote\u201d were made on")
    assert page.rest.banner.action.text() == "Make the other 3"

    page.rest.banner.action.click()
    assert page.steps.current is page.check
    assert page.check.words.text() == "All 3 documents are complete."
    assert page.make.folder.text() == str(out)
    assert not page.make.folder.isEnabled()
    page.make.make.click()
    qtbot.waitUntil(lambda: page.make.is_made)

    assert len(list(out.iterdir())) == PEOPLE
    assert (out.parent / "all.docx").exists()
    assert page.make.result.text() == "3 documents made, and 1 to print them all."
    assert page.rest.isHidden()
    assert page.who.isEnabled()


def test_what_is_mended_meanwhile_is_seen(page: LettersPage, db: Data) -> None:
    page.rest.banner.action.click()
    contacts.remove(db, contacts.find(db, "3", today=page.today()))
    page.reload()

    assert page.check.words.text() == "Both documents are complete."


def test_choosing_anew_lets_the_batch_wait(page: LettersPage) -> None:
    page.rest.banner.action.click()
    assert page.rest.leave.isHidden()

    page.rest.banner.action.click()

    assert page.steps.current is page.who
    assert page.who.isEnabled()
    assert page.make.folder.isEnabled()
    assert page.rest.banner.action.text() == "Make the other 3"


def test_writing_to_somebody_else_lets_the_batch_wait_too(page: LettersPage, db: Data) -> None:
    page.rest.banner.action.click()

    page.write_to(contacts.find(db, "4", today=page.today()), "")

    assert page.what.isEnabled()
    assert len(page.who.chosen) == 1


def test_a_batch_that_is_left_is_not_spoken_of_again(page: LettersPage, db: Data) -> None:
    page.rest.leave.click()

    assert page.rest.isHidden()
    assert letters.unfinished(db) == []


def test_a_folder_that_is_gone_is_said_and_the_batch_waits_on(
    page: LettersPage, runner: Runner, out: Path
) -> None:
    told: list[Exception] = []
    runner.failed.connect(told.append)
    out.rename(out.with_name("unplugged"))

    page.rest.banner.action.click()

    assert "is not there, so this batch" in str(told[0])
    assert page.who.isEnabled()
    assert page.rest.banner.action.text() == "Make the other 3"


def test_after_a_full_disk_those_left_out_are_the_rest_of_the_batch(
    page: LettersPage, out: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    page.rest.banner.action.click()
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        page.make.make.click()
        qtbot.waitUntil(lambda: page.make.is_made)
    assert page.rest.banner.action.text() == "Make the other 3"

    page.make.left_out.click()
    assert page.steps.current is page.check
    page.make.make.click()
    qtbot.waitUntil(lambda: page.make.is_made)

    assert len(list(out.iterdir())) == PEOPLE
    assert page.rest.isHidden()
