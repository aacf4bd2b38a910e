"""What the program says when something is wrong that a person can mend, and what it asks."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from outreach_desktop.errors import OutreachError
from outreach_desktop.ui.widgets.layouts import KeysGoBack


def tell(parent: QWidget | None, error: OutreachError) -> QMessageBox:
    """Say what happened and what to do next."""
    box = _box(parent, error.message, error.hint)
    box.setIcon(QMessageBox.Icon.Warning)
    box.addButton(QMessageBox.StandardButton.Ok)
    box.open()
    return box


def inform(parent: QWidget | None, title: str, text: str) -> QMessageBox:
    """Say something that needs no answer."""
    box = _box(parent, title, text)
    box.addButton(QMessageBox.StandardButton.Ok)
    box.open()
    return box


def confirm(
    parent: QWidget,
    question: str,
    text: str,
    yes: str,
    then: Callable[[], None],
    *,
    stay: str = "Cancel",
) -> QMessageBox:
    """Ask before something that cannot be taken back; `yes` names what will be done."""
    box = _box(parent, question, text)
    agree = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(box.addButton(stay, QMessageBox.ButtonRole.RejectRole))
    agree.clicked.connect(lambda: then())
    box.open()
    return box


def _box(parent: QWidget | None, text: str, more: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle("Outreach Desktop")
    KeysGoBack(box)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    box.setInformativeText(more)
    return box
