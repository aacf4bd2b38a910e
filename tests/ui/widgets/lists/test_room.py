"""Everything has room in a small window, with text at its largest, and whatever people call themselves."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from outreach_desktop.services import contacts, events, group, organisations
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.undo import EVERYTHING
from outreach_desktop.ui.desk import theme
from outreach_desktop.ui.pages.group.page import GroupPage
from outreach_desktop.ui.pages.letters.page import LettersPage
from outreach_desktop.ui.shell.main_window import MainWindow
from tests.ui.dialogs import Stage, every
from tests.ui.room import without_room

SMALL = (1016, 520)


@pytest.fixture(params=[100, 200])
def text_size(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[int]:
    """Per cent."""
    theme.apply(qapp, theme.Scheme.LIGHT, request.param)
    yield request.param
    theme.apply(qapp, theme.Scheme.LIGHT)


def settled(window: MainWindow, where: str) -> list[str]:
    """What has no room there once all of it has found its place."""
    for _ in range(3):
        QApplication.processEvents()
    return [f"{where}: {fault}" for fault in dict.fromkeys(without_room(window))]


def test_every_page_of_a_small_window(
    text_size: int, sample_window: MainWindow, db: Data, today: date
) -> None:
    window = sample_window
    window.resize(*SMALL)
    faults = []
    hospital = organisations.named(db, "Marrowby General Hospital")
    assert hospital is not None
    for key, ids in (
        ("contacts", contacts.find(db, today=today)[:4]),
        ("organisations", [hospital.id]),
        ("events", [events.upcoming(db, today=today)[2].event.id]),
    ):
        for one in ids:
            window._show_one(key, one)
            faults += settled(window, key)
    page = window.go_to("group")
    assert isinstance(page, GroupPage)
    for place in range(page.tabs.count()):
        page.tabs.setCurrentIndex(place)
        faults += settled(window, f"group, {page.tabs.tabText(place)}")
    window.to_letters._to_people(contacts.find(db, "profession:urologist", today=today), "")
    letters = window.go_to("letters")
    assert isinstance(letters, LettersPage)
    letters.what.tick("information-packet")
    for place in range(4):
        letters.steps.open(place)
        faults += settled(window, f"letters, step {place + 1}")
    assert (window.width(), window.height()) == SMALL
    assert faults == [], "\n".join(faults)


@pytest.mark.parametrize("text_size", [200], indirect=True)  # the others: test_every_dialog.py
def test_every_dialog(text_size: int, sample_window: MainWindow, db: Data, tmp_path: Path) -> None:
    stage = Stage(window=sample_window, db=db, folder=tmp_path)
    faults = [
        f"{way}: {fault}"
        for way, dialog in every(stage, one_of=3)
        for fault in dict.fromkeys(without_room(dialog))
    ]
    assert faults == [], "\n".join(faults)


LONG = (
    "The North Marrowby and Wend Valley Prostate Cancer Support, Information and Befriending "
    "Association for Men, Partners and Families"
)


def test_long_names_never_make_the_window_wider_than_its_screen(
    sample_window: MainWindow, db: Data, qtbot: QtBot
) -> None:
    window = sample_window
    window.resize(*SMALL)
    before = window.minimumSizeHint().width()
    group.save_profile(
        db, replace(group.profile(db), name=LONG, email=f"{'outreach' * 7}@example.org")
    )
    window.runner.changed.emit(EVERYTHING)
    window.news.say(f"Backed up to /home/{LONG.replace(' ', '/')}/Backups.")
    QApplication.processEvents()

    assert window.minimumSizeHint().width() <= max(before, SMALL[0])
    assert (window.width(), window.height()) == SMALL
    assert window.top._group.toolTip()
    assert settled(window, "contacts") == []
