"""Somebody starts with nothing, and types their first people in."""

from pathlib import Path

from outreach_desktop.ui.shell.main_window import MainWindow
from tests.walks.hands import Hands


def test_the_first_afternoon(window: MainWindow, hands: Hands, home: Path) -> None:
    hands.press("Start empty")
    hands.wait_until(lambda: window.runner.is_open)

    for title, first, last in (
        ("Dr", "Ann", "O'Neil"),
        ("Sr", "Beth", "Marsh"),
        ("", "Cy", "Adeyemi"),
    ):
        hands.keys("Ctrl+N")
        hands.fill("Title", title)
        hands.fill("First name", first)
        hands.fill("Surname", last)
        hands.press("Save person")

    hands.sees("3 of 3")
    hands.row("Beth Marsh")
    hands.sees("Sr Beth Marsh")
    assert (home / "Outreach" / "My group.outreach").is_file()
