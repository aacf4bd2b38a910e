"""What is said when something is wrong that a person can mend."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from outreach_desktop.errors import OutreachError
from outreach_desktop.ui.widgets.dialogs import messages


def test_what_can_be_mended_is_told_with_the_next_step(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    box = messages.tell(parent, OutreachError("The disk is full.", hint="Free some space."))
    assert (box.text(), box.informativeText()) == ("The disk is full.", "Free some space.")


def test_the_second_press_of_a_double_click_is_no_answer_to_the_question_it_brought_up(
    qtbot: QtBot,
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    agreed: list[str] = []
    box = messages.confirm(
        parent,
        "Remove it?",
        "",
        "Remove",
        lambda: agreed.append("yes"),
        others=[("Hide", lambda: agreed.append("other"))],
    )
    for one in box.findChildren(QPushButton):
        pressed = QSignalSpy(one.clicked)
        centre = QPointF(one.rect().center())
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        there = one.mapToGlobal(centre)
        one.event(QMouseEvent(QEvent.Type.MouseButtonDblClick, centre, there, left, left, none))
        QTest.mouseRelease(one, left, none, one.rect().center())
        assert pressed.count() == 0
    assert (box.isVisible(), agreed) == (True, [])


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_enter_and_esc_leave_everything_as_it_is_where_something_cannot_be_taken_back(
    qtbot: QtBot, key: Qt.Key
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    agreed: list[str] = []
    box = messages.confirm(parent, "Remove it?", "", "Remove", lambda: agreed.append("yes"))
    QTest.keyClick(box.focusWidget(), key)
    assert (box.isVisible(), agreed) == (False, [])


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_what_needs_no_answer_is_closed_by_enter_and_by_esc(qtbot: QtBot, key: Qt.Key) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    box = messages.inform(parent, "It is done.", "")
    QTest.keyClick(box.focusWidget(), key)
    assert not box.isVisible()
