"""What holds for every dialog of the window."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from shiboken6 import isValid

import outreach_desktop.ui
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.main_window import MainWindow
from outreach_desktop.ui.widgets.dialog import Dialog
from outreach_desktop.ui.widgets.editor import Editor
from outreach_desktop.ui.widgets.form_editor import FormEditor
from outreach_desktop.ui.widgets.forms import TextField
from tests.ui.dialogs import WAYS, Stage, close, every, opened
from tests.ui.hands import RULES, untitled, watched_for_flashes
from tests.ui.room import without_room

_BASES = {QDialog, Dialog, Editor, FormEditor}


@pytest.fixture
def stage(sample_window: MainWindow, db: Data, tmp_path: Path) -> Stage:
    return Stage(window=sample_window, db=db, folder=tmp_path)


def _kinds(of: type[QDialog]) -> set[type[QDialog]]:
    """The dialogs of the program, without what they are made of."""
    below = {kind for one in of.__subclasses__() for kind in (one, *_kinds(one))}
    ours = {kind for kind in below if kind.__module__.startswith(outreach_desktop.ui.__name__)}
    return ours - _BASES


def test_every_dialog_there_is_answers_to_hands_as_the_window_does(stage: Stage) -> None:
    met = set[type[QDialog]]()
    faults = []
    for way, dialog in every(stage):
        met.add(type(dialog))
        faults += [
            f"{way}: {rule.__name__}: {fault}"
            for rule in (untitled, without_room, *RULES)
            for fault in rule(dialog)
        ]

    assert faults == []
    assert {kind.__name__ for kind in _kinds(QDialog) - met} == set()


def test_esc_closes_each_into_which_nothing_was_typed(stage: Stage) -> None:
    stay = []
    for way in WAYS:
        dialog = opened(stage, way)
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Escape)
        QApplication.processEvents()
        if isValid(dialog) and dialog.isVisible():
            stay.append(way)
            close(dialog)
    assert stay == []


def test_enter_in_a_field_of_one_line_saves_once_in_every_form(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[str] = []
    monkeypatch.setattr(Editor, "try_to_save", lambda self: tried.append(self.windowTitle()))
    wrong = []
    for way, dialog in every(stage):
        lines = [one for one in dialog.findChildren(TextField) if one.isVisible()]
        if isinstance(dialog, Editor) and lines:
            tried.clear()
            QTest.keyClick(lines[0], Qt.Key.Key_Return)
            if tried != [dialog.windowTitle()] or not dialog.isVisible():
                wrong.append(way)
    assert wrong == []


def test_each_opens_and_closes_twice_and_another_file_may_be_opened_meanwhile(
    stage: Stage,
) -> None:
    runner = stage.window.runner
    signals = ("opened(PyObject)", "changed()", "failed(PyObject)", "busy(bool)", "told(QString)")

    def listening() -> list[int]:
        return [runner.receivers(f"2{signal}") for signal in signals]

    before = listening()
    with watched_for_flashes() as flashes:
        for way in WAYS:
            dialog = opened(stage, way)
            runner.opened.emit(None)
            runner.changed.emit()
            QApplication.processEvents()
            if isValid(dialog) and dialog.isVisible():  # else it was about the file before
                close(dialog)
            close(opened(stage, way))
    assert flashes == []
    runner.opened.emit(None)
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    stage.window.go_to("contacts")
    assert listening() == before
