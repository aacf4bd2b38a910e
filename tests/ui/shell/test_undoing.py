"""How the entries that take something back are called."""

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from outreach_desktop.ui.shell.undoing import name_redo, name_undo
from outreach_desktop.ui.widgets.shortening import within_quotes


def test_what_an_action_quotes_stands_in_single_marks(qapp: QApplication) -> None:
    action = QAction("Undo", qapp)
    name_undo(action, "Set \u201cPriority\u201d of 5 people to \u201ccore\u201d")
    assert action.text() == (
        "&Undo \u201cSet \u2018Priority\u2019 of 5 people to \u2018core\u2019\u201d"
    )
    name_redo(action, None)
    assert (action.text(), action.isEnabled()) == ("&Redo", False)


@pytest.mark.parametrize(
    ("said", "quoted"),
    [
        ("\u201ePriorit\u00e4t\u201c", "\u201aPriorit\u00e4t\u2018"),
        ("Ann O\u2019Neil", "Ann O\u2019Neil"),
    ],
)
def test_marks_of_either_language_become_single(said: str, quoted: str) -> None:
    assert within_quotes(said) == quoted
