"""Pages that are filled again after a change: who was at a button stays at the same one."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget


@contextmanager
def staying(page: QWidget) -> Iterator[None]:
    """Within, a page is emptied and filled: who was at a button stays at the same one, and the page where it was scrolled to."""
    name = button_held(page)
    bars = [(area.verticalScrollBar(), area.verticalScrollBar().value()) for area in _around(page)]
    yield
    if hold_again(page, name):
        # Qt gave the keyboard to what came next when the button went, and scrolled there.
        for bar, value in bars:
            bar.setValue(value)


def button_held(page: QWidget) -> str:
    """The name of what has the keyboard on a page, to be asked before it is emptied; "" if nothing has."""
    focus = cast("QWidget | None", page.window().focusWidget())  # the stubs know of no None
    return focus.accessibleName() if focus is not None and page.isAncestorOf(focus) else ""


def hold_again(page: QWidget, name: str) -> bool:
    """Give the keyboard to what is called so now, or where that is not shown any more to what it stood beside; whether there is either.

    What stood there before the page was filled again may still be going, and is not shown.
    """
    called = [one for one in page.findChildren(QWidget) if name and one.accessibleName() == name]
    shown = next((one for one in called if one.isVisibleTo(page)), None)
    holder = shown or (_beside(called[-1]) if called else None)
    if holder is not None:
        holder.setFocus(Qt.FocusReason.OtherFocusReason)
    return holder is not None


def _around(page: QWidget) -> Iterator[QScrollArea]:
    above = page.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            yield above
        above = above.parentWidget()


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
