"""What holds for every dialog of the window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid

import outreach_desktop.ui
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.undo import EVERYTHING
from outreach_desktop.ui.safety.moving.dialog import MovingDialog
from outreach_desktop.ui.shell.main_window import MainWindow
from outreach_desktop.ui.shell.manual import FIRST, chapters, page_about
from outreach_desktop.ui.widgets.dialogs.dialog import Dialog
from outreach_desktop.ui.widgets.forms.editor import Editor
from outreach_desktop.ui.widgets.forms.form_editor import FormEditor
from outreach_desktop.ui.widgets.forms.forms import TextField
from tests.examples import some
from tests.ui.dialogs import WAYS, Stage, close, every, opened
from tests.ui.hands import RULES, untitled, watched_for_flashes
from tests.ui.room import without_room

_CHAPTERS = {chapter.key for chapter in chapters()}
_ABOUT_ALL_OF_IT = {"AboutDialog", "Manual"}
_BASES = {QDialog, Dialog, Editor, FormEditor, MovingDialog}


@pytest.fixture
def stage(sample_window: MainWindow, db: Data, tmp_path: Path) -> Stage:
    return Stage(window=sample_window, db=db, folder=tmp_path)


def _kinds(of: type[QDialog]) -> set[type[QDialog]]:
    """The dialogs of the program, without what they are made of."""
    below = {kind for one in of.__subclasses__() for kind in (one, *_kinds(one))}
    ours = {kind for kind in below if kind.__module__.startswith(outreach_desktop.ui.__name__)}
    return ours - _BASES


def without_a_page(dialog: QWidget) -> Iterator[str]:
    """F1 in it leads to no page of the manual, or to the first one, which says nothing of it."""
    page = page_about(dialog)
    if page.partition("#")[0] not in _CHAPTERS or (
        page == FIRST and type(dialog).__name__ not in _ABOUT_ALL_OF_IT
    ):
        yield page


def test_every_dialog_there_is_answers_to_hands_as_the_window_does(stage: Stage) -> None:
    met = set[type[QDialog]]()
    faults = []
    for way, dialog in every(stage):
        met.add(type(dialog))
        faults += [
            f"{way}: {rule.__name__}: {fault}"
            for rule in (untitled, without_a_page, without_room, *RULES)
            for fault in rule(dialog)
        ]

    assert faults == []
    assert {kind.__name__ for kind in _kinds(QDialog) - met} == set()


def test_enter_in_a_field_of_one_line_saves_once_in_every_form(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[str] = []
    monkeypatch.setattr(Editor, "try_to_save", lambda self: tried.append(self.windowTitle()))
    wrong = []
    for way, dialog in every(stage, one_of=2):
        lines = [one for one in dialog.findChildren(TextField) if one.isVisible()]
        if isinstance(dialog, Editor) and lines:
            tried.clear()
            QTest.keyClick(lines[0], Qt.Key.Key_Return)
            if tried != [dialog.windowTitle()] or not dialog.isVisible():
                wrong.append(way)
    assert wrong == []


def test_another_file_may_be_opened_behind_each_and_opened_again_each_closes_by_esc(
    stage: Stage,
) -> None:
    runner = stage.window.runner
    signals = ("opened(PyObject)", "changed()", "failed(PyObject)", "busy(bool)", "told(QString)")

    def listening() -> list[int]:
        return [runner.receivers(f"2{signal}") for signal in signals]

    before, stay = listening(), []
    with watched_for_flashes() as flashes:
        for way in some(WAYS, one_of=4):
            dialog = opened(stage, way)
            runner.opened.emit(None)
            runner.changed.emit(EVERYTHING)
            QApplication.processEvents()
            if isValid(dialog) and dialog.isVisible():  # else it was about the file before
                close(dialog)
            again = opened(stage, way)
            QTest.keyClick(again.focusWidget(), Qt.Key.Key_Escape)
            QApplication.processEvents()
            if isValid(again) and again.isVisible():  # nothing was typed into it
                stay.append(way)
                close(again)
    assert stay == []
    assert flashes == []
    runner.opened.emit(None)
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    stage.window.go_to("contacts")
    assert listening() == before
