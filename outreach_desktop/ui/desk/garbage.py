"""Python's garbage is collected in the window's thread alone.

A collection runs in whichever thread happens to make the next object. In the data thread, or in
one that reads modules, it would take Qt's objects away while the window's thread is using them, and
the program would end without a word. Objects that are in no circle go as ever, at once.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 500


class Garbage(QObject):
    """Collects every half second what Python would have by now; lives in the thread that owns the windows."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect)
        self._timer.start(_EVERY_MS)

    def collect(self) -> None:
        """The oldest generation that is due, by Python's own thresholds, and with it the younger ones."""
        due = [
            age
            for age, (count, most) in enumerate(
                zip(gc.get_count(), gc.get_threshold(), strict=True)
            )
            if count > most
        ]
        if due:
            gc.collect(due[-1])

    def stop(self) -> None:
        """Leave it to Python again, after what was made since then is looked through."""
        self._timer.stop()
        gc.collect(0)
        gc.enable()
