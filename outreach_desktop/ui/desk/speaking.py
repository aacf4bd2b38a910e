"""Qt speaks the language of the program too: its own texts, the names of months, and which way a line runs."""

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from outreach_desktop.words import language
from outreach_desktop.words.pseudo import RIGHT_TO_LEFT


def teach(application: QApplication) -> None:
    """Give Qt its texts in the program's language; English ones it has by itself."""
    spoken = language()
    locale = QLocale(spoken)
    known = locale.language() != QLocale.Language.C
    if known and locale.language() != QLocale().language():
        QLocale.setDefault(QLocale("en_GB") if spoken == "en" else locale)
    own = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if known and own.load(QLocale(), "qtbase", "_", folder):
        application.installTranslator(own)
    backwards = spoken == RIGHT_TO_LEFT or (
        known and locale.textDirection() == Qt.LayoutDirection.RightToLeft
    )
    if backwards:
        application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
