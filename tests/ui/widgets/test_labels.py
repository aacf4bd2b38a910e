"""Words on the screen: what a strip looks like once it says something else."""

import pytest
from PySide6.QtGui import QFontMetrics, QPalette
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from outreach_desktop.ui.desk import theme
from outreach_desktop.ui.desk.theme import Scheme
from outreach_desktop.ui.widgets.labels import (
    Banner,
    LinkLabel,
    asked_for,
    button,
    label,
    tip,
    wrapping_link,
)
from outreach_desktop.ui.widgets.shortening import broken_in
from outreach_desktop.ui.widgets.text import Elided, LongWords, to_copy
from tests.ui.hands import double_click


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
    banner = Banner("No one in it is real.")
    qtbot.addWidget(banner)
    [icon] = [one for one in banner.findChildren(QLabel) if not one.pixmap().isNull()]
    light = icon.pixmap().toImage()
    theme.apply(qapp, theme.Scheme.DARK)
    dark = icon.pixmap().toImage()
    theme.apply(qapp, theme.Scheme.LIGHT)
    assert light != dark
    assert icon.pixmap().toImage() == light


@pytest.mark.parametrize(
    ("words", "icon", "times"),
    [("Next", "", 1), ("", "chevron-right", 2), ("+", "", 2), ("100 %", "", 2)],
)
def test_signs_count_each_half_of_a_double_click_and_words_only_the_first(
    qtbot: QtBot, words: str, icon: str, times: int
) -> None:
    one = button(words, icon=icon, name="One")
    qtbot.addWidget(one)
    with qtbot.waitExposed(one):
        one.show()
    pressed = QSignalSpy(one.clicked)
    double_click(one)
    assert pressed.count() == times


def test_a_link_is_opened_once_by_a_double_click(qtbot: QtBot) -> None:
    link = LinkLabel("Hill Clinic")
    qtbot.addWidget(link)
    with qtbot.waitExposed(link):
        link.show()
    link.resize(link.sizeHint())
    pressed = QSignalSpy(link.clicked)
    double_click(link)
    assert pressed.count() == 1


def test_a_very_long_text_is_shown_as_far_as_it_is_measured_at_once(qapp: QApplication) -> None:
    note, english = "我们会尽快给您回信" * 6_000, "A long but ordinary remark. " * 600
    words = label(note)

    assert len(words.text()) < 2_100
    assert words.text().endswith("\u2026 (the first 2,000 of 54,000 characters)")
    words.setText(english)
    assert words.text() == english
    copied = to_copy(note)
    assert isinstance(copied, LongWords)
    assert len(copied.toPlainText()) < 2_100
    assert len(Elided(note).text()) == 500
    assert len(tip(note)) < 2_200


def test_a_search_that_finds_nothing_is_quoted_as_far_as_it_is_read(qapp: QApplication) -> None:
    assert asked_for("Harris", "GP") == "“Harris”, GP"
    assert len(asked_for("harris " * 70)) < 100


def test_a_word_longer_than_the_room_breaks_and_what_was_said_stays_whole(qtbot: QtBot) -> None:
    long = "Gesundheitsversorgungsunternehmensverbund"
    made = label(f"Ein {long}")
    qtbot.addWidget(made)
    made.show()
    made.resize(200, 100)
    line = made.fontMetrics().height()

    assert made.minimumSizeHint().width() <= 200
    assert made.heightForWidth(200) >= 2 * line
    assert QLabel.text(made).replace("\u200b", "") == made.text() == f"Ein {long}"
    assert "\u200b" in QLabel.text(made)
    made.resize(900, 100)
    assert QLabel.text(made) == made.text()
    assert made.heightForWidth(900) < 2 * line


@pytest.mark.parametrize(
    ("words", "broken"),
    [
        ("kurz", "kurz"),
        ("Abernethy-Rowe-Achterberg", "Abernethy-Rowe-Achterberg"),
        ("e\u0301cole" * 6, "\u200b".join(["e\u0301", *"cole"] * 6)),
        ("\u0634\u0631\u0643\u0629" * 9, "\u0634\u0631\u0643\u0629" * 9),
    ],
)
def test_a_word_breaks_between_letters_that_stand_alone(
    words: str, broken: str, qapp: QApplication
) -> None:
    assert broken_in(words, QFontMetrics(qapp.font()), 100) == broken


def test_a_link_with_less_room_than_its_words_wraps_them(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, Scheme.LIGHT)
    link = wrapping_link("Sent on another day, or otherwise, and to others")
    qtbot.addWidget(link)
    link.show()
    whole = link.sizeHint()
    narrow = whole.width() // 2

    assert link.minimumSizeHint().width() <= narrow
    assert link.heightForWidth(whole.width()) == whole.height() < link.heightForWidth(narrow)
    link.resize(narrow, link.heightForWidth(narrow))
    picture = link.grab().toImage()
    ground = picture.pixelColor(0, picture.height() // 2)
    drawn = [
        y
        for y in range(4, picture.height() - 4)
        if any(picture.pixelColor(x, y) != ground for x in range(4, picture.width() - 4))
    ]
    assert drawn[0] < whole.height() < drawn[-1], "words stand in the second line, too"
