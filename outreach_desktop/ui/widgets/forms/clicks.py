"""A click is a press and a release on one thing: nothing moves away from under the mouse between the two."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication


def after_the_click(owner: QObject, do: Callable[[], object]) -> None:
    """Do it now, or once the mouse button that is down is up again and what was clicked knows of it.

    Pressing a button takes the keyboard from the field before it, and what is then said of the field moves the button away.
    """
    if QApplication.mouseButtons() == Qt.MouseButton.NoButton:
        do()
    else:
        _Waiting(owner, do)


class _Waiting(QObject):
    """Waits until no button is down: a drag ends without a release of its own."""

    def __init__(self, owner: QObject, do: Callable[[], object]) -> None:
        super().__init__(owner)
        self._do = do
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]

    def eventFilter(self, _watched: QObject, _event: QEvent) -> bool:
        if QApplication.mouseButtons() == Qt.MouseButton.NoButton:
            QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
            QTimer.singleShot(0, self, self._now)
        return False

    def _now(self) -> None:
        self._do()
        self.deleteLater()
