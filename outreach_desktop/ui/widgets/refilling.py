"""Pages that are filled again after a change: who was at a button stays at the same one."""

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def button_held(page: QWidget) -> str:
    """The name of what has the keyboard on a page, to be asked before it is emptied; "" if nothing has."""
    focus = cast("QWidget | None", page.window().focusWidget())  # the stubs know of no None
    return focus.accessibleName() if focus is not None and page.isAncestorOf(focus) else ""


def hold_again(page: QWidget, name: str) -> None:
    """Give the keyboard to what is called so now; where that is not shown any more, to what it stood beside."""
    for one in page.findChildren(QWidget) if name else ():
        if one.accessibleName() == name:
            beside = one if one.isVisibleTo(page) else _beside(one)
            if beside is not None:
                beside.setFocus(Qt.FocusReason.OtherFocusReason)
            return


def _beside(gone: QWidget) -> QWidget | None:
    """What can be pressed in the same part of a page as something that is not shown any more."""
    around = cast("QWidget", gone.parentWidget())
    return next(
        (
            one
            for one in around.findChildren(QWidget)
            if one.isVisibleTo(around) and one.focusPolicy() != Qt.FocusPolicy.NoFocus
        ),
        None,
    )
