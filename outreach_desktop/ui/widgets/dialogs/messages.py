"""What the program says when something is wrong that a person can mend, and what it asks."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QMessageBox, QWidget

from outreach_desktop.errors import OutreachError
from outreach_desktop.ui.desk import theme
from outreach_desktop.ui.widgets.controls import Button
from outreach_desktop.ui.widgets.labels import mnemonic_free
from outreach_desktop.ui.widgets.layouts import KeysGoBack
from outreach_desktop.words import say

_WIDEST, _BESIDE, _GAP, _EDGES = 1000, 480, 8, 32


def tell(parent: QWidget | None, error: OutreachError) -> QMessageBox:
    """Say what happened and what to do next."""
    box = _box(parent, error.message, error.hint)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setDefaultButton(_button(box, "OK", QMessageBox.ButtonRole.AcceptRole))
    box.open()
    return box


def inform(parent: QWidget | None, title: str, text: str, *, close: str = "OK") -> QMessageBox:
    """Say something that needs no answer; `close` is the one button."""
    box = _box(parent, title, text)
    box.setDefaultButton(_button(box, close, QMessageBox.ButtonRole.AcceptRole))
    box.open()
    return box


def confirm(
    parent: QWidget,
    question: str,
    text: str,
    yes: str,
    then: Callable[[], None],
    *,
    stay: str = say("Cancel"),
    others: Sequence[tuple[str, Callable[[], None]]] = (),
) -> QMessageBox:
    """Ask before something that cannot be taken back; `yes` names what will be done, `others` further ways."""
    box = _box(parent, question, text)
    agree = _button(box, yes, QMessageBox.ButtonRole.AcceptRole)
    for words, instead in others:
        other = _button(box, words, QMessageBox.ButtonRole.ActionRole)
        other.clicked.connect(partial(_at_a_press, instead))
    box.setDefaultButton(_button(box, stay, QMessageBox.ButtonRole.RejectRole))
    agree.clicked.connect(lambda: then())
    _stack_what_is_too_wide(box)
    box.open()
    return box


def _stack_what_is_too_wide(box: QMessageBox) -> None:
    """Buttons one below the other where Qt, which makes no question wider than that, would cut them side by side."""
    buttons = box.buttons()
    for one in buttons:
        one.ensurePolished()
    needed = sum(one.sizeHint().width() + _GAP for one in buttons) + _EDGES
    if needed > min(box.screen().availableGeometry().width() - _BESIDE, _WIDEST):
        for row in box.findChildren(QDialogButtonBox):
            row.setOrientation(Qt.Orientation.Vertical)


def _at_a_press(then: Callable[[], None], *_: object) -> None:
    then()


def _button(box: QMessageBox, words: str, role: QMessageBox.ButtonRole) -> Button:
    """Not Qt's own: the second press of a double click, which brought the question up, is no answer to it."""
    made = Button(mnemonic_free(words))
    made.setAccessibleName(words)
    made.setParent(box)  # which Qt does too late to keep it
    box.addButton(made, role)
    return made


def _box(parent: QWidget | None, text: str, more: str) -> QMessageBox:
    box = QMessageBox(parent)
    if parent is None:
        theme.dress(box)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle(say("Outreach Desktop"))
    KeysGoBack(box)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    box.setInformativeText(more)
    return box
