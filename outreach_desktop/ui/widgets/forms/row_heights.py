"""What Qt leaves undone when a sentence comes or goes in a form: each row gets the height that it needs."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QFormLayout, QWidget


class RowHeights(QObject):
    """Qt gives a form the right height and shares it among rows as high as before; it is made to share anew, once."""

    def __init__(
        self, form: QWidget, grid: QFormLayout, cells: Callable[[], Iterable[QWidget]]
    ) -> None:
        super().__init__(form)
        self._form, self._grid, self._cells = form, grid, cells
        self._seen: tuple[int, ...] = ()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._look)
        form.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look once Qt has laid it out."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._soon.start()
        return super().eventFilter(watched, event)

    def _look(self) -> None:
        cells = [one for one in self._cells() if one.isVisible()]
        needed = [one.heightForWidth(one.width()) for one in cells]
        state = (self._form.width(), self._form.height(), *needed)
        is_squeezed = any(one.height() < least for one, least in zip(cells, needed, strict=True))
        if is_squeezed and state != self._seen:
            self._seen = state
            self._grid.invalidate()
