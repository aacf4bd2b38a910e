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


def test_the_icon_of_a_strip_follows_light_and_dark(qtbot: QtBot, qapp: QApplication) -> None:
    banner = Banner("Nobody in it is real.")
    qtbot.addWidget(banner)
    [icon] = [one for one in banner.findChildren(QLabel) if not one.pixmap().isNull()]
    light = icon.pixmap().toImage()
    theme.apply(qapp, theme.Scheme.DARK)
    dark = icon.pixmap().toImage()
    theme.apply(qapp, theme.Scheme.LIGHT)
    assert light != dark
    assert icon.pixmap().toImage() == light
