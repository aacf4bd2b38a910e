"""The window as a whole."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QCloseEvent, QDropEvent, QImage
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QPushButton,
    QTabBar,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from outreach_desktop.domain.group import GroupProfile
from outreach_desktop.services import contacts, events, group, organisations
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.desk import appearance, theme
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.importing.dialog import ImportDialog
from outreach_desktop.ui.pages.contacts.page import ContactsPage
from outreach_desktop.ui.shell import main_window
from outreach_desktop.ui.shell.main_window import MainWindow
from outreach_desktop.ui.shell.pages import PAGES
from tests.builders import person, sample_group
from tests.ui.hands import RULES, watched_for_flashes

KEYS = [page.key for page in PAGES]


def test_everything_in_the_window_answers_to_hands_and_has_a_name(
    sample_window: MainWindow,
) -> None:
    faults = []
    for rule in RULES:
        for key in KEYS:
            sample_window.go_to(key)
            faults += [f"{key}: {rule.__name__}: {fault}" for fault in rule(sample_window)]

    assert faults == []


def test_no_part_of_a_page_flashes_up_as_a_window_of_its_own(
    db: Data, runner: Runner, qtbot: QtBot, today: date
) -> None:
    sample_group(db, today)
    with watched_for_flashes() as flashes:
        window = MainWindow(runner, lambda: today)
        qtbot.addWidget(window)
        window.show()
        runner.opened.emit(None)
        for key in KEYS:
            window.go_to(key)
        for subject, find in (
            ("contacts", contacts.find(db, today=today)),
            ("organisations", [one for one, _ in organisations.names(db)]),
            ("events", [row.event.id for row in events.upcoming(db, today=today)]),
        ):
            for one in find[:12]:
                window._show_one(subject, one)
        window.to_letters._to_people(contacts.find(db, today=today)[:3], "")
    assert flashes == []


@pytest.mark.parametrize("key", KEYS)
def test_every_page_stands_an_empty_data_file(window: MainWindow, key: str) -> None:
    screen = window.go_to(key)
    assert screen is not None
    assert window.stack.currentWidget() is screen


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_every_page_fits_a_small_laptop_at_any_size_of_text(
    sample_window: MainWindow, percent: int, qapp: QApplication
) -> None:
    theme.apply(qapp, theme.Scheme.LIGHT, percent)
    for key in KEYS:
        sample_window.go_to(key)
    hint = sample_window.minimumSizeHint()
    theme.apply(qapp, theme.Scheme.LIGHT)
    assert (hint.width() <= 1024, hint.height() <= 640) == (True, True), hint


def test_the_line_at_the_bottom_is_as_high_as_what_it_offers(
    window: MainWindow, qapp: QApplication
) -> None:
    window.runner.do(window, person)
    qapp.processEvents()
    [undo] = [one for one in window.status.findChildren(QPushButton) if one.isVisible()]
    assert undo.height() >= undo.sizeHint().height()


def test_an_opened_file_has_the_keyboard_in_its_list(
    sample_window: MainWindow, qtbot: QtBot
) -> None:
    with qtbot.waitActive(sample_window):
        sample_window.activateWindow()
    page = sample_window.go_to("contacts")
    assert isinstance(page, ContactsPage)
    sample_window.runner.opened.emit(None)
    page = sample_window.go_to("contacts")
    assert isinstance(page, ContactsPage)
    assert page.people.table.hasFocus()


@pytest.mark.parametrize("key", KEYS)
def test_tab_goes_through_a_page_and_comes_round(
    sample_window: MainWindow, key: str, qtbot: QtBot
) -> None:
    sample_window.go_to(key)
    with qtbot.waitActive(sample_window):
        sample_window.activateWindow()
    sample_window.top.search.setFocus()
    seen: list[QWidget | None] = []
    for _ in range(400):
        qtbot.keyClick(QApplication.focusWidget() or sample_window, Qt.Key.Key_Tab)
        if QApplication.focusWidget() is sample_window.top.search:
            break
        seen.append(QApplication.focusWidget())
    else:
        pytest.fail(f"Tab never comes back to the search; last on {seen[-1]}")
    assert len(seen) > 3


def test_when_the_first_page_stands_the_others_are_prepared(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepared: list[str] = []
    monkeypatch.setattr(
        main_window, "prepare", lambda pages: prepared.extend(page.key for page in pages)
    )
    assert window._later.isActive()

    window._later.timeout.emit()

    assert prepared == KEYS


def test_a_file_without_a_name_leads_to_the_page_of_the_group(db: Data, window: MainWindow) -> None:
    assert window.notices.nameless.isVisible()
    window.notices.nameless.followed.emit()
    assert window.stack.currentWidget().objectName() == "group"  # type: ignore[union-attr]
    window.runner.do(window, lambda db: group.save_profile(db, GroupProfile(name="Lakeside")))
    assert not window.notices.nameless.isVisible()
    assert window.windowTitle() == "Lakeside \u2013 Outreach Desktop"


def test_arrow_keys_walk_through_the_rail(window: MainWindow, qtbot: QtBot) -> None:
    window.go_to("contacts")
    with qtbot.waitActive(window):
        window.activateWindow()
    window.rail.setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert window.stack.currentWidget().objectName() == "organisations"  # type: ignore[union-attr]


def test_the_keyboard_goes_along_from_name_to_name_on_the_rail(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.go_to("contacts")
    with qtbot.waitActive(window):
        window.activateWindow()
    window.rail.setFocus()

    window.action("go.events").trigger()

    assert isinstance(focused := QApplication.focusWidget(), QToolButton)
    assert (focused.accessibleName(), focused.isChecked()) == ("Events", True)


def test_a_change_can_be_undone_and_done_again_by_name(db: Data, window: MainWindow) -> None:
    window.runner.do(window, person)
    assert window.action("edit.undo").text() == "&Undo \u201cAdd person Dr Ann O'Neil\u201d"

    window.action("edit.undo").trigger()
    assert contacts.count(db) == 0
    assert not window.action("edit.undo").isEnabled()

    window.action("edit.redo").trigger()
    assert contacts.count(db) == 1


def test_the_status_bar_offers_the_undo_and_says_what_was_undone(
    db: Data, window: MainWindow, qtbot: QtBot
) -> None:
    window.runner.do(window, person)
    assert window.status.said() == "Done and saved."
    window.status.undo_wanted.emit()
    assert window.status.said() == "Undone: Add person Dr Ann O'Neil."


def test_what_was_undone_or_backed_up_is_said_in_the_end(
    qtbot: QtBot, today: date, tmp_path: Path
) -> None:
    window = MainWindow(Runner(), lambda: today)
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.runner.opened):  # nobody changes a file before it is shown
        window.files.open(tmp_path / "group.outreach")
    window.runner.do(window, person)
    qtbot.waitUntil(lambda: window.status.said() == "Done and saved.")

    window.action("edit.undo").trigger()
    qtbot.waitUntil(lambda: not window.action("edit.undo").isEnabled())
    assert window.status.said() == "Undone: Add person Dr Ann O'Neil."

    window.files.back_up()
    with qtbot.waitSignal(window.runner.changed):
        pass
    qtbot.wait(100)
    assert window.status.said().startswith("Backed up to")
    window.runner.close()


def test_the_window_is_never_larger_than_its_screen(
    runner: Runner, qtbot: QtBot, today: date
) -> None:
    window = MainWindow(runner, lambda: today)
    qtbot.addWidget(window)
    room = window.screen().availableSize()
    assert room.height() == 800
    assert window.height() < room.height()
    assert window.width() <= max(room.width(), window.minimumWidth())


def test_no_tab_has_a_line_above_it(sample_window: MainWindow) -> None:
    for key in KEYS:
        sample_window.go_to(key)
    bars = sample_window.findChildren(QTabBar)
    assert len(bars) == 3
    assert not any(bar.drawBase() for bar in bars)


def test_the_cross_that_clears_a_search_is_only_beside_words(
    db: Data, window: MainWindow, qtbot: QtBot
) -> None:
    person(db, "O'Neil")
    window.reload()
    search = window.top.search
    cross = next(
        one
        for one in search.findChildren(QToolButton)
        if one.defaultAction().objectName() == "_q_qlineeditclearaction"
    )
    search.setText("o'neil")
    qtbot.waitUntil(lambda: cross.property("opacity") == 1)
    window.go_to("organisations")
    assert search.text() == ""
    qtbot.waitUntil(lambda: cross.property("opacity") == 0)
    window.go_to("contacts")
    assert search.text() == "o'neil"
    qtbot.waitUntil(lambda: cross.property("opacity") == 1)


def test_ctrl_f_searches_from_anywhere_and_esc_leads_back(
    db: Data, window: MainWindow, qtbot: QtBot
) -> None:
    person(db, "O'Neil")
    person(db, "Marsh", first_name="Beth")
    window.go_to("contacts")
    with qtbot.waitActive(window):
        window.activateWindow()
    window.action("edit.find").trigger()
    qtbot.keyClicks(window.top.search, "oneil")
    page = window.go_to("contacts")
    assert isinstance(page, ContactsPage)
    assert page.people.count.text() == "1 of 2"

    qtbot.keyClick(window.top.search, Qt.Key.Key_Escape)
    assert page.people.count.text() == "2 of 2"
    qtbot.keyClick(window.top.search, Qt.Key.Key_Escape)
    assert page.people.table.hasFocus()


def test_the_keyboard_goes_from_list_to_list_with_the_pages(
    sample_window: MainWindow, qtbot: QtBot
) -> None:
    sample_window.go_to("contacts")
    with qtbot.waitActive(sample_window):
        sample_window.activateWindow()
    for key in ("organisations", "events", "contacts"):
        sample_window.action(f"go.{key}").trigger()
        assert isinstance(QApplication.focusWidget(), QAbstractItemView), key

    sample_window.top.search.setFocus()
    sample_window.action("go.events").trigger()
    assert sample_window.top.search.hasFocus()


def test_f6_goes_from_the_search_to_the_rail_to_the_page(window: MainWindow, qtbot: QtBot) -> None:
    person_page = window.go_to("contacts")
    with qtbot.waitActive(window):
        window.activateWindow()
    window.top.search.setFocus()
    for pane in (window.rail, person_page, window.top):
        window.action("view.pane").trigger()
        focus = QApplication.focusWidget()
        assert focus is not None
        assert pane is not None
        assert pane.isAncestorOf(focus), pane


def test_what_one_page_wants_of_another_is_carried_over(db: Data, window: MainWindow) -> None:
    ann = person(db)
    places = window.go_to("organisations")
    assert places is not None

    places.wanted.emit("contacts", ann.id)

    page = window.stack.currentWidget()
    assert isinstance(page, ContactsPage)
    assert page.people.table.selected_ids() == [ann.id]


def test_a_page_with_unsaved_text_is_not_left(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = window.go_to("organisations")
    monkeypatch.setattr(page, "may_leave", lambda: False)
    assert window.go_to("contacts") is None
    assert window.stack.currentWidget() is page
    event = QCloseEvent()
    window.closeEvent(event)
    assert not event.isAccepted()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("people.csv", "First name,Surname\nAnn,O'Neil\n"),
        ("people.VCF", "BEGIN:VCARD\nFN:Ann O'Neil\nEND:VCARD\n"),
    ],
)
def test_a_list_dropped_on_the_window_is_shown_before_it_comes_in(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, name: str, text: str
) -> None:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    event = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)
    assert window.findChild(ImportDialog) is not None


def test_the_window_remembers_its_place_and_its_page(
    window: MainWindow, runner: Runner, qtbot: QtBot, today: date
) -> None:
    window.go_to("organisations")
    window.resize(1000, 650)
    window.close()
    QSettings().sync()
    again = MainWindow(runner, lambda: today)
    qtbot.addWidget(again)
    runner.opened.emit(None)
    assert again.stack.currentWidget().objectName() == "organisations"  # type: ignore[union-attr]
    assert again.height() == 650


def test_a_look_that_is_chosen_is_the_look_of_a_window_that_begins_with_it(
    sample_window: MainWindow, runner: Runner, qtbot: QtBot, today: date, qapp: QApplication
) -> None:
    """Each page to the pixel, in dark and in larger text."""
    pages = ("contacts", "organisations", "events", "group")

    def pictures(window: MainWindow) -> dict[str, QImage]:
        found = {}
        for key in (*pages, *pages):  # the first time round the window may still be settling
            screen = window.go_to(key)
            assert screen is not None
            QApplication.processEvents()
            found[key] = screen.grab().toImage()
        return found

    pictures(sample_window)  # all of it stands before the look changes
    sample_window.resize(1280, 800)
    try:
        sample_window.action("view.dark").trigger()
        sample_window.action("view.larger").trigger()
        changed = pictures(sample_window)
        sample_window.hide()
        new = MainWindow(runner, lambda: today)
        qtbot.addWidget(new)
        new.resize(1280, 800)
        runner.opened.emit(None)
        new.show()
        begun = pictures(new)
    finally:
        appearance.choose(theme.Scheme.LIGHT)
        appearance.resize_text(0)
    assert {key for key in pages if changed[key] != begun[key]} == set()
