"""Parts stand side by side where there is room, also once there is room again."""

from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from outreach_desktop.ui.widgets.flow import Beside


def test_parts_that_stand_below_one_another_still_ask_for_room_side_by_side(qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    first, second = QPushButton("A new person"), QPushButton("Something else")
    whole = Beside(first, second)
    whole.setParent(around)
    around.resize(900, 400)
    around.show()
    whole.setMinimumSize(1, 1)
    whole.resize(whole.minimumSizeHint().width(), 200)
    QApplication.processEvents()
    assert first.y() < second.y()

    whole.resize(whole.sizeHint().width(), 200)  # as what is around it gives it, where it can
    QApplication.processEvents()
    assert first.y() == second.y()
