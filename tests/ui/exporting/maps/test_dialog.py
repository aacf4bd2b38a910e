"""A map in its dialog: painted, zoomed, walked through with the keyboard, saved and printed."""

import xml.etree.ElementTree as ET
import zipfile
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from outreach_desktop.services.data_file import Data
from outreach_desktop.services.maps import maps
from outreach_desktop.ui.desk import choosing
from outreach_desktop.ui.exporting.maps import painting
from outreach_desktop.ui.exporting.maps.dialog import MapDialog
from outreach_desktop.ui.pages.organisations.page import OrganisationsPage
from outreach_desktop.ui.shell.main_window import MainWindow
from tests import builders


@pytest.fixture
def page(window: MainWindow, db: Data) -> OrganisationsPage:
    trust = builders.organisation(db, "Trust")
    ward = builders.organisation(db, "Ward 7", parent_id=trust.id)
    ann, ben = builders.person(db, champion="champion"), builders.person(db, "Fox")
    builders.role(db, ann, ward, decision="decides")
    builders.role(db, ben, ward, decision="refers")
    screen = window.go_to("organisations")
    assert isinstance(screen, OrganisationsPage)
    screen.reload()
    screen.show_one(trust.id)
    return screen


@pytest.fixture
def dialog(page: OrganisationsPage) -> MapDialog:
    page.place.decisions_wanted.emit()
    return page.findChildren(MapDialog)[-1]


def test_the_arrow_keys_go_from_person_to_person_and_each_is_said(dialog: MapDialog) -> None:
    canvas = dialog.view.canvas
    canvas.setFocus()
    canvas.choose(canvas._at)
    assert dialog.said.text() == "Dr Ann O'Neil, Decides, champion, Ward 7"
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert dialog.said.text() == "Dr Ann Fox, Refers, Ward 7"
    assert canvas.accessibleDescription() == dialog.said.text()
    QTest.keyClick(canvas, Qt.Key.Key_Home)
    assert dialog.said.text() == "Trust: no one known"


def test_enter_opens_the_person(dialog: MapDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.opened) as told:
        QTest.keyClick(dialog.view.canvas, Qt.Key.Key_Return)
    assert told.args is not None
    assert told.args[0] == "contacts"
    assert not dialog.isVisible()


def test_buttons_and_keys_change_the_size_within_limits(dialog: MapDialog) -> None:
    canvas = dialog.view.canvas
    dialog.view.usual()
    before = canvas.scale
    QTest.keyClick(canvas, Qt.Key.Key_Plus)
    assert canvas.scale == pytest.approx(before * 1.2)
    QTest.keyClick(canvas, Qt.Key.Key_Minus)
    assert canvas.scale == pytest.approx(before)
    for _ in range(40):
        dialog.view.zoom(1.2, QPointF(5, 5))
    assert canvas.scale == 4.0
    for _ in range(60):
        dialog.view.smaller()
    assert canvas.scale == 0.15
    assert canvas.size() == canvas.sizeHint()


@pytest.mark.parametrize("ending", [".docx", ".png", ".svg", ""])
def test_it_is_saved_as_word_and_as_a_picture(
    dialog: MapDialog, ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / f"map{ending}"
    monkeypatch.setattr(choosing, "file_to_write", lambda *_, **__: path)
    dialog.save()
    if ending in ("", ".docx"):
        with zipfile.ZipFile(path if ending else tmp_path / "map.docx") as packed:
            assert any(name.startswith("word/media/") for name in packed.namelist())
    elif ending == ".png":
        image = QImage(str(path))
        assert image.width() > 1000
    else:
        words = "".join(ET.parse(path).getroot().itertext())
        assert "champion" in words
    assert "Saved as" in dialog.outcome.text()


def test_the_whole_map_stays_whole_where_there_is_less_room(
    dialog: MapDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choosing, "file_to_write", lambda *_, **__: tmp_path / "map.png")
    dialog.view.whole()
    dialog.save()
    assert dialog.outcome.isVisible()
    QApplication.processEvents()
    for bar in (dialog.view.horizontalScrollBar(), dialog.view.verticalScrollBar()):
        assert bar.maximum() == 0
    dialog.view.usual()
    usual = dialog.view.canvas.scale
    dialog.resize(dialog.width() - 80, dialog.height() - 80)
    QApplication.processEvents()
    assert dialog.view.canvas.scale == usual


def test_the_picture_is_on_the_clipboard(dialog: MapDialog) -> None:
    dialog.copy()
    assert QGuiApplication.clipboard().image().width() > 1000


def test_it_is_printed_by_the_road_of_all_papers(dialog: MapDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.print_wanted) as told:
        dialog.look()
    assert told.args is not None
    (stack,) = told.args[0]
    assert stack.kinds == "Who decides at Trust"
    assert stack.pieces[0].path.suffix == ".docx"


def test_on_paper_everything_is_black_grey_or_white(
    page: OrganisationsPage, db: Data, today: date
) -> None:
    drawn = maps.champions(db, today=today)
    image = QImage.fromData(painting.as_png(drawn))
    colours = {
        (dot.red(), dot.green(), dot.blue())
        for x in range(0, image.width(), 7)
        for y in range(0, image.height(), 3)
        for dot in [image.pixelColor(x, y)]
    }
    assert len(colours) > 1
    assert all(red == green == blue for red, green, blue in colours)


def test_a_group_without_champions_is_told_so(window: MainWindow, today: date) -> None:
    screen = window.go_to("organisations")
    assert isinstance(screen, OrganisationsPage)
    dialog = MapDialog(screen, screen.runner, "Tree", partial(maps.champions, today=today))
    dialog.open()
    assert "no one to show" in dialog.outcome.text()
    assert not dialog.print_button.isEnabled()
