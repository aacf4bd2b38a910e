"""What is said when something is wrong that a person can mend."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from outreach_desktop.errors import OutreachError
from outreach_desktop.ui import messages


def test_what_can_be_mended_is_told_with_the_next_step(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    box = messages.tell(parent, OutreachError("The disk is full.", hint="Free some space."))
    assert (box.text(), box.informativeText()) == ("The disk is full.", "Free some space.")
