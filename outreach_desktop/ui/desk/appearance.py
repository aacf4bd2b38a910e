"""Light or dark, and how large the text is: chosen in the View menu, remembered for next time."""

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from outreach_desktop.ui.desk import theme
from outreach_desktop.ui.desk.theme import TEXT_SIZES, Scheme


def scheme() -> Scheme:
    """What was chosen last; like the computer at first."""
    kept = str(QSettings().value("look/scheme", Scheme.SYSTEM))
    return Scheme(kept) if kept in list(Scheme) else Scheme.SYSTEM


def text_size() -> int:
    """Per cent of the usual size."""
    kept = str(QSettings().value("look/text", 100))
    return int(kept) if kept.isdigit() and int(kept) in TEXT_SIZES else 100


def apply() -> None:
    """Dress the program as was chosen."""
    application = QApplication.instance()
    if isinstance(application, QApplication):
        theme.apply(application, scheme(), text_size())


def choose(chosen: Scheme) -> None:
    """Use this palette from now on."""
    QSettings().setValue("look/scheme", str(chosen))
    apply()


def resize_text(steps: int) -> int:
    """Go so many sizes up or down, 0 for back to the usual; returns the per cent."""
    place = TEXT_SIZES.index(text_size()) + steps
    size = TEXT_SIZES[max(0, min(place, len(TEXT_SIZES) - 1))] if steps else 100
    QSettings().setValue("look/text", size)
    apply()
    return size
