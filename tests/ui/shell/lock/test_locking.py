"""While the screen is locked no name is seen and no key does anything; afterwards everything is as it was."""

import time
from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from outreach_desktop.domain.safety import screen_lock
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.desk.runner import AtOnce, Runner
from outreach_desktop.ui.pages.contacts.editor import ContactEditor
from outreach_desktop.ui.pages.contacts.page import ContactsPage
from outreach_desktop.ui.safety import lock_settings
from outreach_desktop.ui.shell.lock.locking import Locking
from outreach_desktop.ui.shell.lock.screen import LockScreen
from outreach_desktop.ui.shell.main_window import MainWindow
from tests import builders


class Ticking:
    """A clock that a test moves on."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        """The seconds it shows."""
        return self.now


@pytest.fixture
def clock() -> Ticking:
    return Ticking()


@pytest.fixture
def window(db: Data, qtbot: QtBot, today: date, clock: Ticking) -> Iterator[MainWindow]:
    builders.person(db)
    window = MainWindow(Runner(AtOnce(), db=db), lambda: today)
    window.locking.idle._clock = window.locking._steady = clock
    qtbot.addWidget(window)
    window.show()
    window.runner.opened.emit(None)
    window.go_to("contacts")
    window.locking.begin()
    yield window
    window.locking.unlock()


def shown() -> list[QWidget]:
    return [one for one in QApplication.topLevelWidgets() if one.isVisible()]


def screen_of(window: MainWindow) -> LockScreen:
    screen = window.locking.screen
    assert screen is not None
    return screen


def test_every_window_is_hidden_and_nothing_of_anyone_is_left(window: MainWindow) -> None:
    page = window.go_to("contacts")
    assert isinstance(page, ContactsPage)
    page.add()
    QGuiApplication.clipboard().setText("copied before")
    window.locking.lock()

    (screen,) = shown()
    words = [one.text() for one in screen.findChildren(QLabel) if one.isVisible()]
    assert screen.windowTitle() == "Outreach Desktop \u2013 locked"
    assert "O'Neil" not in " ".join([*words, screen.windowTitle()])
    assert QGuiApplication.clipboard().text() == "copied before"


def test_what_was_typed_and_the_dialog_are_there_again(window: MainWindow, qtbot: QtBot) -> None:
    page = window.go_to("contacts")
    assert isinstance(page, ContactsPage)
    page.add()
    editor = next(one for one in page.findChildren(ContactEditor) if one.isVisible())
    QTest.keyClicks(editor.focusWidget(), "Marsh")
    typed = editor.focusWidget()
    window.locking.lock()
    assert not editor.isVisible()

    screen_of(window).unlock_button.click()

    qtbot.waitUntil(editor.isVisible)
    assert window.isVisible()
    assert "Marsh" in typed.property("text")
    editor.reject()


def test_its_key_works_in_a_dialog_too(window: MainWindow, qtbot: QtBot) -> None:
    page = window.go_to("contacts")
    assert isinstance(page, ContactsPage)
    page.add()
    editor = next(one for one in page.findChildren(ContactEditor) if one.isVisible())
    editor.activateWindow()
    qtbot.waitUntil(editor.isActiveWindow)
    QTest.keyClick(editor.focusWidget(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)

    assert window.locking.is_locked
    assert not editor.isVisible()
    window.locking.unlock()
    editor.reject()


def test_keys_reach_no_command(window: MainWindow) -> None:
    window.locking.lock()
    screen = screen_of(window)
    QTest.keyClick(screen, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)

    assert shown() == [screen]


def test_what_comes_up_meanwhile_waits(window: MainWindow, qtbot: QtBot) -> None:
    window.locking.lock()
    page = window.findChild(ContactsPage)
    assert page is not None
    page.add()
    editor = next(iter(page.findChildren(ContactEditor)))

    qtbot.waitUntil(lambda: not editor.isVisible())
    assert shown() == [screen_of(window)]
    window.locking.unlock()
    assert editor.isVisible()
    editor.reject()


def test_the_passphrase_is_asked_for_and_guessing_is_slow(
    window: MainWindow, clock: Ticking
) -> None:
    lock_settings.keep_passphrase(screen_lock.kept("blue heron"))
    window.locking.lock()
    screen = screen_of(window)

    for _ in range(3):
        screen.passphrase.setText("red")
        screen.unlock_button.click()
    assert screen.wrong.text() == "That is not the passphrase. Wait 2 seconds, then try again."
    screen.passphrase.setText("blue heron")
    screen.unlock_button.click()
    assert screen.wrong.text() == "Wait 3 seconds, then try again."
    assert window.locking.is_locked
    assert screen.passphrase.selectedText(), "what is typed next is not put behind it"

    clock.now += 1.5
    screen.unlock_button.click()
    assert screen.wrong.text() == "Wait 1 second, then try again."
    clock.now += 1.5
    screen.unlock_button.click()
    assert not window.locking.is_locked


def test_a_new_start_gives_no_new_tries_and_never_keeps_the_owner_out_for_long(
    window: MainWindow, clock: Ticking
) -> None:
    lock_settings.keep_passphrase(screen_lock.kept("blue heron"))
    lock_settings.keep_wrong_tries(5)
    window.locking.lock()
    screen = screen_of(window)
    assert screen.wrong.text() == (
        "Wrong passphrases were typed before. Wait 8 seconds, then try again."
    )
    screen.passphrase.setText("blue heron")
    screen.unlock_button.click()
    assert shown() == [screen]

    clock.now += 9
    screen.passphrase.setText("red")
    screen.unlock_button.click()
    assert lock_settings.wrong_tries() == 6

    lock_settings.keep_wrong_tries(100_000)
    assert screen_lock.wait_after(lock_settings.wrong_tries()) == 300
    clock.now += 301
    screen.passphrase.setText("blue heron")
    screen.unlock_button.click()
    assert not window.locking.is_locked
    assert lock_settings.wrong_tries() == 0


def test_who_ends_the_program_while_a_passphrase_is_judged_has_tried(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock_settings.keep_passphrase(screen_lock.kept("blue heron"))
    window.locking.lock()
    seen: list[int] = []

    def judged(*_: str) -> bool:
        seen.append(lock_settings.wrong_tries())
        return True

    monkeypatch.setattr(screen_lock, "fits", judged)
    screen_of(window).passphrase.setText("red")
    screen_of(window).unlock_button.click()
    assert seen == [1]
    assert lock_settings.wrong_tries() == 0


def test_a_pause_is_told_by_a_clock_that_nobody_can_set(window: MainWindow) -> None:
    assert Locking(window)._steady is time.monotonic


def test_a_forgotten_one_is_told_honestly(window: MainWindow) -> None:
    lock_settings.keep_passphrase(screen_lock.kept("blue heron"))
    window.locking.lock()
    screen = screen_of(window)
    screen.forgotten.clicked.emit()

    assert lock_settings.file_name() in screen.help.text()
    assert "locks no file" in screen.help.text()


def test_it_locks_when_nobody_was_there_for_so_long(window: MainWindow, clock: Ticking) -> None:
    lock_settings.keep(minutes=5, when_minimised=False, at_start=False)
    idle = window.locking.idle
    idle.look()
    clock.now += 299
    idle.look()
    assert not window.locking.is_locked
    QTest.keyClick(window, Qt.Key.Key_Shift)
    assert not idle.is_listening  # until the next look

    clock.now += 200
    idle.look()
    clock.now += 99
    idle.look()
    assert not window.locking.is_locked
    clock.now += 2
    idle.look()
    assert window.locking.is_locked


def test_without_minutes_nothing_is_listened_to(window: MainWindow, clock: Ticking) -> None:
    clock.now += 100_000
    window.locking.idle.look()

    assert not window.locking.idle.is_listening
    assert not window.locking.is_locked


def test_a_clock_that_was_set_back_locks_nothing(window: MainWindow, clock: Ticking) -> None:
    lock_settings.keep(minutes=1, when_minimised=False, at_start=False)
    clock.now -= 5000
    window.locking.idle.look()
    clock.now += 30
    window.locking.idle.look()

    assert not window.locking.is_locked


@pytest.mark.parametrize("wanted", [True, False])
def test_it_locks_when_minimised_where_that_is_wanted(window: MainWindow, wanted: bool) -> None:
    lock_settings.keep(minutes=0, when_minimised=wanted, at_start=False)
    handle = window.windowHandle()
    assert handle is not None
    handle.windowStateChanged.emit(Qt.WindowState.WindowMinimized)

    assert window.locking.is_locked is wanted
    if wanted:
        assert screen_of(window).isMinimized(), "it does not come up while its window goes away"


def test_what_was_being_typed_is_not_selected_afterwards(window: MainWindow, qtbot: QtBot) -> None:
    page = window.go_to("contacts")
    assert isinstance(page, ContactsPage)
    page.add()
    editor = next(iter(page.findChildren(ContactEditor)))
    editor.activateWindow()
    qtbot.waitUntil(editor.isActiveWindow)
    name = editor.findChildren(QLineEdit)[3]
    name.setFocus(Qt.FocusReason.OtherFocusReason)
    for start, length in ((2, 0), (1, 2)):
        name.setText("Orpen")
        name.setSelection(start, length)
        window.locking.lock()
        window.locking.unlock()
        assert (name.cursorPosition(), name.selectedText()) == (start + length, "rp" * (length > 0))
    editor._edited = False
    editor.reject()


def test_at_the_start_it_is_asked_for_only_where_there_is_one(window: MainWindow) -> None:
    lock_settings.keep(minutes=0, when_minimised=False, at_start=True)
    window.locking.begin()
    assert not window.locking.is_locked

    lock_settings.keep_passphrase(screen_lock.kept("blue heron"))
    window.locking.begin()
    assert window.locking.is_locked


def test_ending_the_program_and_starting_it_again_is_no_way_past_it(window: MainWindow) -> None:
    lock_settings.keep_passphrase(screen_lock.kept("blue heron"))
    lock_settings.keep(minutes=5, when_minimised=False, at_start=False)
    window.locking.lock()
    again = Locking(window)  # of the next start
    again.begin()
    assert again.is_locked

    screen = again.screen
    assert screen is not None
    screen.passphrase.setText("blue heron")
    screen.unlock_button.click()
    later = Locking(window)
    later.begin()
    assert not later.is_locked
