"""The drop-down of fields: all of them, each once, in groups."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from outreach_desktop.services.importing import imports
from outreach_desktop.ui.importing.fields import FieldChoice, choices, grouped


def test_every_field_is_offered_once() -> None:
    offered = [field for _, fields in grouped() for field, _ in fields]

    assert sorted(offered) == sorted(field for field, _ in imports.field_choices())


def test_headings_cannot_be_chosen(qtbot: QtBot) -> None:
    model = choices()
    choice = FieldChoice(model, "Was")
    qtbot.addWidget(choice)
    choice.set_value("notes")
    heading = choice.findText("Name")
    assert not model.item(heading).isEnabled()

    qtbot.keyClick(choice, Qt.Key.Key_Down)
    qtbot.keyClick(choice, Qt.Key.Key_Down)

    assert choice.value() == "title"


def test_letters_lead_to_a_field(qtbot: QtBot) -> None:
    choice = FieldChoice(choices(), "Was")
    qtbot.addWidget(choice)
    picked: list[str] = []
    choice.picked.connect(picked.append)

    qtbot.keyClicks(choice, "prof")

    assert choice.value() == "profession"
    assert picked[-1] == "profession"


def test_a_field_that_is_shown_was_not_picked(qtbot: QtBot) -> None:
    choice = FieldChoice(choices(), "Was")
    qtbot.addWidget(choice)
    picked: list[str] = []
    choice.picked.connect(picked.append)

    choice.set_value("home_town")

    assert (choice.value(), choice.currentText(), picked) == ("home_town", "Town (home)", [])
