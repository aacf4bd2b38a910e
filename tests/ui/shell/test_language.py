"""View > Language: chosen, kept, and spoken from the next start on."""

import os
import subprocess
import sys

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton

from outreach_desktop import languages
from outreach_desktop.ui.shell.main_window import MainWindow
from outreach_desktop.words.saying import VARIABLE


def _question() -> QMessageBox | None:
    return next(
        (
            one
            for one in QApplication.topLevelWidgets()
            if isinstance(one, QMessageBox) and one.isVisible()
        ),
        None,
    )


def test_every_language_is_in_the_menu_under_its_own_name(window: MainWindow) -> None:
    words = [window.action(f"language.{code}").text() for code in languages.offered()]

    assert words == ["English", "Deutsch"]
    assert window.action("language.").isChecked()


def test_another_language_is_kept_and_the_window_offers_to_start_again(window: MainWindow) -> None:
    window.action("language.de").trigger()

    box = _question()
    assert box is not None
    assert "Deutsch" in box.text()
    assert languages.chosen() == "de"
    assert not window.language.starts_again
    box.close()


def test_start_again_closes_the_window(window: MainWindow) -> None:
    window.action("language.de").trigger()
    box = _question()
    assert box is not None

    next(one for one in box.findChildren(QPushButton) if one.text() == "Start again").click()

    assert window.language.starts_again
    assert not window.isVisible()


def test_the_language_that_is_spoken_asks_nothing(window: MainWindow) -> None:
    window.action("language.en").trigger()

    assert languages.chosen() == "en"
    assert _question() is None


_WINDOW = """
import datetime, sys
from PySide6.QtWidgets import QApplication, QDialogButtonBox
application = QApplication(sys.argv)
from outreach_desktop.ui.desk import speaking
speaking.teach(application)
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.shell.main_window import MainWindow
window = MainWindow(Runner(), datetime.date.today)
print([menu.text().replace("&", "") for menu in window.menuBar().actions()])
box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
print(box.buttons()[0].text().replace("&", ""), application.layoutDirection().name)
"""


@pytest.mark.parametrize(
    ("spoken", "menus", "cancel", "direction"),
    [
        ("en", "'File', 'Edit'", "Cancel", "LeftToRight"),
        ("de", "'Datei', 'Bearbeiten'", "Abbrechen", "LeftToRight"),
        ("xx-rtl", "'Fîļé~~', 'Éðîţ~~'", "Cancel", "RightToLeft"),
    ],
)
def test_the_window_and_qt_speak_the_language(
    spoken: str, menus: str, cancel: str, direction: str
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _WINDOW],
        env={**os.environ, VARIABLE: spoken, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert f"[{menus}" in done.stdout
    assert f"{cancel} {direction}" in done.stdout
