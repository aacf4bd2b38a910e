"""A file that is open to look at only: every page can be read, and no button leads to a change."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFileDialog,
    QPushButton,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from outreach_desktop.errors import OutreachError
from outreach_desktop.services import contacts, data_file, events, files, sample
from outreach_desktop.ui.desk.runner import AtOnce, Runner
from outreach_desktop.ui.shell.main_window import MainWindow
from outreach_desktop.ui.widgets import changing
from outreach_desktop.ui.widgets.forms.editor import Editor
from outreach_desktop.ui.widgets.labels import EmptyState, button
from tests.conftest import TODAY

PAGES = (
    ("contacts", 0),
    ("organisations", 0),
    ("events", 0),
    ("events", 1),
    ("group", 0),
    ("group", 1),
    ("group", 2),
    ("listings", 0),
    ("letters", 0),
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample group in a file, with something attached to the first person and the next event."""
    path = tmp_path_factory.mktemp("made") / "Lakeside.outreach"
    sample.write_sample(path, today=TODAY)
    db = data_file.open_data(path, remember=False)
    for owner in (contacts.find(db, today=TODAY)[0], events.upcoming(db, today=TODAY)[0].event.id):
        files.attach(db, owner, "form.txt", b"signed")
    data_file.close(db)
    return path


@pytest.fixture
def path(made: Path, tmp_path: Path) -> Path:
    """One of our own to look at."""
    return Path(shutil.copy(made, tmp_path))


def looking(qtbot: QtBot, today: date, path: Path) -> MainWindow:
    window = MainWindow(Runner(AtOnce()), lambda: today)
    qtbot.addWidget(window, before_close_func=lambda one: one.runner.close())
    window.show()
    window.files.ways.look_at(path)
    return window


@pytest.fixture
def window(qtbot: QtBot, today: date, path: Path) -> MainWindow:
    return looking(qtbot, today, path)


def offered(page: QWidget) -> dict[str, QAbstractButton | QAction]:
    """Everything on the page that can be pressed or chosen from a menu now, by what it is called."""
    parts = [one for one in page.findChildren(QWidget) if one.isVisible()]
    buttons = [one for one in parts if isinstance(one, QAbstractButton)]
    menus = [
        one.menu() for one in buttons if isinstance(one, QPushButton) and one.menu() is not None
    ]
    entries = [entry for one in (*parts, *menus) for entry in one.actions() if entry.text()]
    plain = [
        one for one in buttons if not (isinstance(one, QPushButton) and one.menu() is not None)
    ]
    return {
        **{one.accessibleName() or one.text(): one for one in plain if one.isEnabled()},
        **{f"menu: {one.text()}": one for one in entries if one.isEnabled()},
    }


def press(window: MainWindow, key: str, name: str) -> None:
    """Press it; whatever dialog it opens is closed again, and the page is in front again."""
    found = offered(window.go_to(key) or window)[name]
    (found.click if isinstance(found, QAbstractButton) else found.trigger)()
    editors = [one for one in window.findChildren(Editor) if one.isVisible()]
    assert not editors, f"{key}: {name} leads to an editor"
    for dialog in QApplication.topLevelWidgets():
        if isinstance(dialog, QDialog) and dialog.isVisible():
            dialog.done(0)


@pytest.mark.parametrize(("key", "tab"), PAGES)
def test_no_button_and_no_menu_leads_to_a_change(
    window: MainWindow, key: str, tab: int, monkeypatch: pytest.MonkeyPatch, path: Path
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: ("", ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_, **__: "")
    monkeypatch.setattr("PySide6.QtGui.QDesktopServices.openUrl", lambda _: True)
    refused: list[OutreachError] = []
    window.runner.failed.connect(refused.append)
    before = path.read_bytes()
    for tabs in (window.go_to(key) or window).findChildren(QTabBar):
        tabs.setCurrentIndex(tab)
    pressed: set[str] = set()
    while new := set(offered(window.go_to(key) or window)) - pressed:
        name = min(new)
        pressed.add(name)
        press(window, key, name)
        assert refused == [], f"{key}: {name} was refused"
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("key", "held"),
    [
        (
            "contacts",
            {"Edit\u2026", "Log a call, a visit or a letter", "Add an organisation\u2026"},
        ),
        ("organisations", {"Edit\u2026", "Attach a file\u2026"}),
        ("events", {"Edit\u2026", "Add people\u2026", "Remove from list"}),
        ("listings", {"Looked at: all right", "Must be changed\u2026", "Edit\u2026"}),
        ("group", {"Edit the letterhead", "Choose the picture of the logo"}),
    ],
)
def test_what_changes_something_says_why_it_cannot(
    window: MainWindow, key: str, held: set[str]
) -> None:
    page = window.go_to(key)
    assert page is not None
    shut = {
        one.accessibleName(): one.toolTip()
        for one in page.findChildren(QAbstractButton)
        if one.isVisible() and not one.isEnabled()
    }
    assert held <= shut.keys()
    assert {shut[name] for name in held} == {changing.WHY}


def test_the_same_buttons_can_be_pressed_once_the_file_itself_is_open(
    window: MainWindow, path: Path
) -> None:
    window.files.open(path, create=False)
    assert "Edit\u2026" in offered(window.go_to("contacts") or window)


def test_what_is_enabled_later_is_held_all_the_same(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    changing.only_look(page)
    late = button("Take off", changes=True)
    late.setParent(page)
    page.show()
    assert not late.isEnabled()
    late.setEnabled(True)
    assert not late.isEnabled()


def test_an_empty_list_may_still_clear_its_search(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    changing.only_look(page)
    empty = EmptyState("Nobody yet.", "Add the first\u2026", changes=True)
    empty.setParent(page)
    page.show()
    assert not empty.primary.isEnabled()
    empty.say("No one fits.", "Clear the search")
    assert empty.primary.isEnabled()
    assert empty.primary.toolTip() == ""
