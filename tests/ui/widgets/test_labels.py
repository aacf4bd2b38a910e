"""Words on the screen: what a strip looks like once it says something else."""

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from outreach_desktop.ui import theme
from outreach_desktop.ui.theme import Scheme
from outreach_desktop.ui.widgets.labels import Banner


def words_colour(banner: Banner) -> str:
    text = next(each for each in banner.findChildren(QLabel) if each.text())
    text.ensurePolished()
    return text.palette().color(QPalette.ColorRole.WindowText).name()


def test_the_words_of_a_strip_take_the_colour_of_its_new_look(
    qtbot: QtBot, qapp: QApplication
) -> None:
    theme.apply(qapp, Scheme.LIGHT)
    banner, calm = Banner(), Banner("All is well.")
    for each in (banner, calm):
        qtbot.addWidget(each)
        each.show()

    banner.say("Left out for now.", "danger")
    alarmed = words_colour(banner)
    banner.say("All is well.", "info")

    assert words_colour(banner) == words_colour(calm) != alarmed
