"""Dialogs, opened and closed as people do it."""

import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QMenu, QWidget

from outreach_desktop.ui.shell.main_window import MainWindow
from tests.walks.conftest import Sample
from tests.walks.hands import Hands, plain

PAGES = ("People", "Organisations", "Events", "Letters", "Our group")
_DOTS = "\u2026"
"""What stands behind the words of everything that opens a dialog."""


def test_two_windows_that_close_at_once_give_the_keyboard_back(
    window: MainWindow, hands: Hands
) -> None:
    hands.press("Start empty")
    hands.wait_until(lambda: window.runner.is_open)
    for _ in range(8):
        hands.keys("Ctrl+Shift+N")
        hands.fill("Name", "Fells Surgery")
        hands.press("Cancel")
        hands.press("Leave without saving")

        hands.wait_until(lambda: QApplication.activeWindow() is window)


def test_every_dialog_opens_twice_and_another_file_comes_in_between(
    sample: Sample, hands: Hands
) -> None:
    another = sample.path.with_name("Another.outreach")
    shutil.copy(sample.path, another)
    files = [another, sample.path]
    met: set[str] = set()
    for page in PAGES:
        hands.press(page)
        for words in _leading_on(sample.window):
            met |= _open_and_close(hands, words)
            _go_to_another_file(sample.window, hands, files)
            hands.press(page)
            met |= _open_and_close(hands, words)
    hands.press("People")
    hands.cell("People", 0, 0)
    for way in list(_ways_in(sample.window)):
        met |= _choose_and_close(hands, *way)
        _go_to_another_file(sample.window, hands, files)
        met |= _choose_and_close(hands, *way)

    assert len(met) > 18, met


def _leading_on(window: QWidget) -> list[str]:
    """The words of all buttons in sight that open a dialog."""
    buttons = window.findChildren(QAbstractButton)
    seen = [one for one in buttons if one.isVisible() and one.isEnabled()]
    return sorted({plain(one.text()) for one in seen if one.text().endswith(_DOTS)})


def _ways_in(window: MainWindow) -> Iterator[tuple[str, ...]]:
    """The ways through the menus, and the menus in them, to what opens a dialog."""
    for title in window.menuBar().actions():
        yield from _ways_below(title, ())


def _ways_below(entry: QAction, above: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    way = (*above, plain(entry.text()))
    menu = entry.menu()
    if isinstance(menu, QMenu):
        for one in menu.actions():
            yield from _ways_below(one, way)
    elif entry.text().endswith(_DOTS) and entry.isEnabled():
        yield way


def _open_and_close(hands: Hands, words: str) -> set[str]:
    """Press a button, where it is still there, and close what comes."""
    if words not in _leading_on(hands.front()):
        return set()
    hands.press(words)
    return _closed(hands)


def _choose_and_close(hands: Hands, *way: str) -> set[str]:
    """Take an entry of the menus while somebody is in view, and close what comes."""
    hands.press("People")
    hands.cell("People", 0, 0)
    hands.menu(*way)
    return _closed(hands)


def _closed(hands: Hands) -> set[str]:
    """What is in front of the window is closed with Esc; the kinds of dialogs that were."""
    met = set()
    for _ in range(3):
        hands.rest()
        open_now = [
            one
            for one in QApplication.topLevelWidgets()
            if isinstance(one, QDialog) and one.isVisible()
        ]
        if not open_now:
            break
        met.add(type(open_now[-1]).__name__)
        hands.wait_until(partial(_is_in_front, open_now))
        hands.keys("Esc")
    return met


def _is_in_front(dialogs: list[QDialog]) -> bool:
    return QApplication.activeWindow() in dialogs


def _go_to_another_file(window: MainWindow, hands: Hands, files: list[Path]) -> None:
    files.reverse()
    window.files.open(files[0], create=False)
    hands.wait_until(lambda: window.files.path == files[0])
    hands.rest()
