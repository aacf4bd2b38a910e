"""Dialogs that are no forms."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from outreach_desktop.ui.desk import theme
from outreach_desktop.ui.widgets.dialogs.dialog import Dialog
from outreach_desktop.ui.widgets.frame import Strip
from outreach_desktop.ui.widgets.labels import button, label
from outreach_desktop.ui.widgets.layouts import column

WORDS = "What is to be known before anything is done about it, in a sentence or two. " * 4


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    return parent


def opened(parent: QWidget, qapp: QApplication) -> Dialog:
    dialog = Dialog(parent, "Test")
    dialog.column.addWidget(label(WORDS))
    dialog.column.addWidget(label(WORDS))
    dialog.finish([button("Close")], size=(400, 300))
    dialog.open()
    qapp.processEvents()
    return dialog


def test_a_dialog_opens_as_large_as_it_was_left(parent: QWidget, qapp: QApplication) -> None:
    first = opened(parent, qapp)
    first.resize(520, 380)
    first.reject()
    assert opened(parent, qapp).size() == QSize(520, 380)


def test_words_that_find_no_room_are_scrolled_and_never_cut(
    parent: QWidget, qapp: QApplication
) -> None:
    theme.apply(qapp, theme.Scheme.LIGHT, 200)
    dialog = opened(parent, qapp)
    dialog.resize(400, 300)
    qapp.processEvents()
    told = next(one for one in dialog.findChildren(QLabel) if one.text() == WORDS)
    needed, given = told.heightForWidth(told.width()), told.height()
    theme.apply(qapp, theme.Scheme.LIGHT)
    assert given >= needed


def test_a_strip_without_room_has_its_buttons_below_the_words(
    qtbot: QtBot, qapp: QApplication
) -> None:
    strip = Strip("It is open to look at only.", "Open the file itself", "Save as my own")
    whole = column(strip, QWidget())
    qtbot.addWidget(whole)
    whole.show()
    heights = []
    for width in (900, 400):
        strip.offer()
        whole.resize(width, 300)
        qapp.processEvents()
        qapp.processEvents()
        heights.append(strip.height())
    wide, narrow = heights
    assert narrow > wide


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_ctrl_and_enter_do_what_the_coloured_button_says_wherever_the_keyboard_is(
    parent: QWidget, qapp: QApplication, qtbot: QtBot, key: Qt.Key
) -> None:
    dialog, line = Dialog(parent, "Test"), QLineEdit()
    cancel, change = button("Cancel"), button("Change", primary=True)
    cancel.clicked.connect(dialog.reject)
    done: list[bool] = []
    change.clicked.connect(lambda: done.append(True))
    dialog.column.addWidget(line)
    dialog.finish([cancel, change])
    dialog.open()
    dialog.activateWindow()  # which keys of a window need
    qtbot.waitUntil(dialog.isActiveWindow)
    for part in (line, cancel):
        part.setFocus()
        qtbot.keyClick(part, key, Qt.KeyboardModifier.ControlModifier)
    assert done == [True, True]
    assert dialog.isVisible()
    change.setEnabled(False)
    qtbot.keyClick(line, key, Qt.KeyboardModifier.ControlModifier)
    assert done == [True, True]
