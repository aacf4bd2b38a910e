"""A field that asks for the names that fit, and holds none."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from outreach_desktop.ui.desk import theme
from outreach_desktop.ui.widgets.forms.asked import Answer, AskedField

NAMES = ("Fells Infirmary", "Lakeside General", "Urology, Lakeside General")


class Asked(list[str]):
    """Remembers what was typed when names were asked for, and answers at once."""

    def __call__(self, words: str, answer: Answer) -> None:
        self.append(words)
        answer([name for name in NAMES if words.casefold() in name.casefold()])


@pytest.fixture
def asked() -> Asked:
    return Asked()


@pytest.fixture
def field(asked: Asked, qtbot: QtBot) -> AskedField:
    field = AskedField("Any place", asked)
    qtbot.addWidget(field)
    field.show()
    field.setFocus()
    return field


def offered(field: AskedField) -> Sequence[str]:
    completer = field.completer()
    assert completer is not None
    model = completer.completionModel()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_only_names_that_fit_are_asked_for_and_nothing_before_somebody_types(
    field: AskedField, asked: Asked, qtbot: QtBot
) -> None:
    assert asked == []
    qtbot.keyClicks(field, "lake")
    assert asked == ["l", "la", "lak", "lake"]
    assert offered(field) == ["Lakeside General", "Urology, Lakeside General"]
    assert field.value() == ""


def test_a_name_taken_from_the_list_is_chosen_and_told_once(
    field: AskedField, qtbot: QtBot
) -> None:
    told: list[str] = []
    field.chosen.connect(told.append)
    qtbot.keyClicks(field, "fell")
    completer = field.completer()
    assert completer is not None
    completer.activated.emit("Fells Infirmary")
    assert (field.value(), field.currentText(), told) == (
        "Fells Infirmary",
        "Fells Infirmary",
        ["Fells Infirmary"],
    )


def test_enter_takes_what_is_typed_and_an_emptied_field_chooses_nothing(
    field: AskedField, qtbot: QtBot
) -> None:
    told: list[str] = []
    field.chosen.connect(told.append)
    qtbot.keyClicks(field, "ward")
    assert told == []
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.value() == "ward"
    line = field.lineEdit()
    assert line is not None
    line.clear()
    assert (field.value(), told) == ("", ["ward", ""])


def test_the_arrow_offers_the_first_names_of_all(field: AskedField, asked: Asked) -> None:
    field.showPopup()
    assert asked == [""]
    assert offered(field) == list(NAMES)


def test_what_stands_for_no_choice_is_no_fainter_than_a_choice(asked: Asked, qtbot: QtBot) -> None:
    for look, is_choice in (("any", True), ("", False)):
        field = AskedField("Any place", asked)
        field.setProperty("look", look)
        qtbot.addWidget(field)
        theme.dress(field)
        field.show()
        line = field.lineEdit()
        assert line is not None
        assert (line.palette().placeholderText() == line.palette().text()) is is_choice


def test_no_empty_line_is_offered_where_no_name_fits(qtbot: QtBot) -> None:
    names = ["Lakeside"]
    field = AskedField("", lambda words, answer: answer([n for n in names if words in n]))
    qtbot.addWidget(field)
    with qtbot.waitExposed(field):
        field.show()
    field.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    popup, line = field._list.popup(), field.lineEdit()
    assert popup is not None
    assert line is not None
    qtbot.keyClicks(line, "L")
    assert popup.isVisible()
    line.textEdited.emit("Lx")
    assert not popup.isVisible()
