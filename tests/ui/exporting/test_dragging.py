"""Rows dragged out of the lists: what is chosen goes along as a file, text and a table, and choosing by mouse stays as it was."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QDrag, QDragEnterEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication
from pytestqt.qtbot import QtBot

from outreach_desktop.domain.contacts import ContactDraft
from outreach_desktop.services import contacts
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.importing.dropping import dropped
from outreach_desktop.ui.pages.contacts.page import ContactsPage
from outreach_desktop.ui.pages.organisations.page import OrganisationsPage
from outreach_desktop.ui.shell.main_window import MainWindow
from tests import builders

Dragged = list[QMimeData]


@pytest.fixture
def dragged(monkeypatch: pytest.MonkeyPatch) -> Dragged:
    """What the pointer carries, let go at once."""
    found: Dragged = []

    def let_go(drag: QDrag, _: Qt.DropAction) -> Qt.DropAction:
        mime, copy = drag.mimeData(), QMimeData()
        for kind in mime.formats():
            copy.setData(kind, mime.data(kind))
        found.append(copy)
        return Qt.DropAction.IgnoreAction

    monkeypatch.setattr(QDrag, "exec", let_go)
    return found


@pytest.fixture
def people(db: Data, window: MainWindow) -> Iterator[ContactsPage]:
    place = builders.organisation(db, "Lakeside General")
    for name in ("Ames", "Byrne", "Cole", "Dunn"):
        one = builders.person(db, name)
        builders.role(db, one, place)
    contacts.add(
        db, ContactDraft(last_name="Ebb", do_not_contact=True, do_not_contact_reason="asked")
    )
    page = window.go_to("contacts")
    assert isinstance(page, ContactsPage)
    page.reload()
    return (yield page)


@pytest.fixture
def places(db: Data, window: MainWindow) -> OrganisationsPage:
    trust = builders.organisation(db, "Riverside NHS Trust")
    for name in ("Eye Unit", "Lakeside General"):
        builders.organisation(db, name, parent_id=trust.id)
    page = window.go_to("organisations")
    assert isinstance(page, OrganisationsPage)
    page.reload()
    return page


def mouse(
    view: QAbstractItemView,
    kind: QEvent.Type,
    at: QPoint,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    is_move, is_release = kind == QEvent.Type.MouseMove, kind == QEvent.Type.MouseButtonRelease
    where = QPointF(at)
    over = QPointF(view.viewport().mapToGlobal(at))
    button, held = none if is_move else left, none if is_release else left
    QApplication.sendEvent(view.viewport(), QMouseEvent(kind, where, over, button, held, modifiers))


def move(view: QAbstractItemView, *way: QPoint) -> None:
    """Press, move along the way, and let go."""
    mouse(view, QEvent.Type.MouseButtonPress, way[0])
    for at in way[1:]:
        mouse(view, QEvent.Type.MouseMove, at)
    mouse(view, QEvent.Type.MouseButtonRelease, way[-1])


def row(view: QAbstractItemView, place: int) -> QPoint:
    return view.visualRect(view.model().index(place, 0)).center()


SIDEWAYS = (QPoint(6, 1), QPoint(30, 3))


def sideways(view: QAbstractItemView, place: int) -> None:
    at = row(view, place)
    move(view, at, *(at + step for step in SIDEWAYS))


def file_of(data: QMimeData) -> Path:
    (url,) = data.urls()
    return Path(url.toLocalFile())


def test_a_person_who_is_chosen_goes_out_as_a_vcard_text_and_a_table(
    people: ContactsPage, dragged: Dragged
) -> None:
    table = people.people.table
    table.select_row(1)
    sideways(table, 1)

    (data,) = dragged
    card = file_of(data)
    assert card.name == "Dr Ann Byrne.vcf"
    assert card.read_text("utf-8").count("BEGIN:VCARD") == 1
    assert data.text().splitlines()[1].startswith("Dr Ann Byrne\tLakeside General")
    assert "<td" in data.html()
    assert "Dr Ann Byrne" in data.html()


def test_several_go_out_in_one_file_and_wishes_with_them(
    people: ContactsPage, dragged: Dragged
) -> None:
    table = people.people.table
    table.selectAll()
    at = row(table, 2)
    move(table, at, at + QPoint(0, 40), at + QPoint(0, 80))  # of several, downwards too

    cards = file_of(dragged[0]).read_text("utf-8")
    assert file_of(dragged[0]).name == "5 people.vcf"
    assert cards.count("BEGIN:VCARD") == 5
    assert "asked" in cards
    assert table.selected_count == 5


def test_the_version_of_a_vcard_is_the_one_that_was_exported_last(
    people: ContactsPage, dragged: Dragged
) -> None:
    people.people.table.select_row(0)
    for kind in ("old", "xlsx"):
        QSettings().setValue("export/contacts", kind)
        sideways(people.people.table, 0)

    versions = [file_of(data).read_text("utf-8").splitlines()[1] for data in dragged]
    assert versions == ["VERSION:3.0", "VERSION:4.0"]


def test_organisations_go_out_as_a_csv_file(places: OrganisationsPage, dragged: Dragged) -> None:
    places.tree.selectAll()
    at = row(places.tree, 0)
    move(places.tree, at, *(at + step for step in SIDEWAYS))

    (data,) = dragged
    assert file_of(data).name == "3 organisations.csv"
    lines = file_of(data).read_text("utf-8-sig").splitlines()
    assert lines[0].startswith('"Name"')
    assert len(lines) == 4
    assert len(data.text().splitlines()) == 4


def test_moving_down_from_the_row_that_is_chosen_chooses_more(
    people: ContactsPage, dragged: Dragged
) -> None:
    table = people.people.table
    table.select_row(0)
    move(table, *(row(table, place) for place in (0, 1, 2)))

    assert table.selected_count == 3
    assert dragged == []


def test_a_row_that_is_not_chosen_is_never_dragged(people: ContactsPage, dragged: Dragged) -> None:
    table = people.people.table
    table.select_row(0)
    at = row(table, 2)
    move(table, at, at + QPoint(20, 0), row(table, 3) + QPoint(40, 0))

    assert table.selected_ids() == table.paged.ids[2:4]
    assert dragged == []


def test_a_click_on_one_of_several_chooses_it_alone(people: ContactsPage, qtbot: QtBot) -> None:
    table = people.people.table
    table.selectAll()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=row(table, 3))

    assert table.selected_ids() == [table.paged.ids[3]]


def test_ctrl_and_shift_choose_as_ever(people: ContactsPage, dragged: Dragged) -> None:
    table = people.people.table
    table.selectAll()
    at, control = row(table, 1), Qt.KeyboardModifier.ControlModifier
    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
        mouse(table, kind, at, control)

    assert table.selected_count == 4
    assert dragged == []


def test_a_double_click_opens_the_row_that_is_chosen(people: ContactsPage, qtbot: QtBot) -> None:
    table = people.people.table
    table.select_row(1)
    left, at = Qt.MouseButton.LeftButton, row(table, 1)
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.mouseClick(table.viewport(), left, pos=at)
        qtbot.mouseDClick(table.viewport(), left, pos=at)

    assert opened.args == [table.paged.ids[1]]


def test_what_is_let_go_before_its_file_is_there_goes_nowhere(
    people: ContactsPage, dragged: Dragged, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(people.runner, "ask_in_steps", lambda *_, **__: None)
    people.people.table.select_row(0)
    with qtbot.waitSignal(people.said) as said:
        sideways(people.people.table, 0)

    assert said.args[0].startswith("The file was not ready when you let go.")
    assert dragged == []


def test_what_is_dragged_within_the_window_is_no_list_that_comes_in(
    people: ContactsPage, tmp_path: Path
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "5 people.vcf"))])

    class Within(QDropEvent):
        def source(self) -> QAbstractItemView:
            return people.people.table

    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    assert dropped(Within(QPointF(), copy, data, left, none)) == []
    assert len(dropped(QDragEnterEvent(QPoint(), copy, data, left, none))) == 1
