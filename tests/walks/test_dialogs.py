"""Dialogs, one after the other, as people open and close them."""

from PySide6.QtWidgets import QApplication

from outreach_desktop.ui.main_window import MainWindow
from tests.walks.hands import Hands


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
