"""The page of our listings: what is most urgent first, looked at in one press, printed and written as CSV."""

import csv
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from outreach_desktop.domain.group import GroupProfile, SenderDraft
from outreach_desktop.services import group, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.exporting import our_listings as handing_out
from outreach_desktop.services.knowing import our_listings
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.desk.ways import PREVIEW
from outreach_desktop.ui.pages.group.page import GroupPage
from outreach_desktop.ui.pages.listings.editor import ListingEditor, WrongThereEditor
from outreach_desktop.ui.pages.listings.page import ListingsPage
from outreach_desktop.ui.shell.main_window import MainWindow
from tests.builders import listing, organisation


@pytest.fixture
def page(qtbot: QtBot, runner: Runner, today: date, db: Data) -> ListingsPage:
    """A website that is all right, a board that no one looked at, a leaflet of two years ago."""
    group.save_profile(db, GroupProfile(name="Wend Valley", phone="01632 960100"))
    place = organisation(db, "Priory Surgery")
    listing(db, "Website", looked_at_on=today, address="www.wend.example", today=today)
    listing(db, "Board", organisation_id=place.id, kind="noticeboard", today=today)
    listing(db, "Leaflet", looked_at_on=today - timedelta(days=750), today=today)
    page = ListingsPage(runner, lambda: today)
    qtbot.addWidget(page)
    runner.changed.connect(page.reload)
    page.resize(1120, 700)
    page.show()
    page.reload()
    return page


def listed(page: ListingsPage, column: int = 0) -> list[str]:
    model = page.list.table.paged
    return [model.index(row, column).data() for row in range(model.rowCount())]


def words(page: ListingsPage) -> str:
    return "\n".join(one.text() for one in page.card.findChildren(QLabel))


def test_what_is_most_urgent_stands_first_in_words(page: ListingsPage) -> None:
    assert listed(page) == ["Board", "Leaflet", "Website"]
    assert listed(page, 1) == ["never looked at", "not looked at for 2 years", "all right"]
    assert page.list.head.count.text() == "3 of 3"
    assert page.list.due.text() == "2 are to be looked at."
    assert "Priory Surgery" in words(page)


def test_one_press_says_that_it_is_all_right_and_undo_takes_it_back(
    page: ListingsPage, db: Data
) -> None:
    page.card.all_right_wanted.emit()
    assert listed(page) == ["Leaflet", "Board", "Website"]
    assert undo.next_undo(db) == "Look at Board: all right"

    page.runner.do(page, undo.undo)
    assert listed(page, 1)[0] == "never looked at"


def test_several_that_are_selected_are_looked_at_together(page: ListingsPage, db: Data) -> None:
    page.list.table.selectAll()
    page.all_right()
    assert set(listed(page, 1)) == {"all right"}
    assert undo.next_undo(db) == "Look at 3 listings"


def test_what_must_be_changed_is_asked_for_and_stands_at_the_top(
    page: ListingsPage, qtbot: QtBot
) -> None:
    page.show_one(page.list.table.paged.ids[2])
    page.must_change()
    (editor,) = page.findChildren(WrongThereEditor)
    editor.save()
    assert "Type what must be changed there." in [one.text() for one in editor.findChildren(QLabel)]

    editor._form.fill({"to_change": "the old number"})
    editor.save()
    assert listed(page)[0] == "Website"
    assert listed(page, 1)[0] == "to be changed: the old number"
    assert page.list.table.current_id() == page.list.table.paged.ids[0]


def test_a_new_one_is_typed_in_and_selected(page: ListingsPage, db: Data) -> None:
    page.add()
    (editor,) = page.findChildren(ListingEditor)
    editor._form.fill({"name": "Library", "kind": "pin board", "every_months": 200})
    editor.save()
    assert "Type months between 1 and 120, or nothing." in [
        one.text() for one in editor.findChildren(QLabel)
    ]
    editor._form.fill({"every_months": None})
    editor.save()

    kept = our_listings.get(db, page.list.table.current_id())
    assert (kept.name, kept.kind, kept.every_months) == ("Library", "pin board", None)


def test_what_was_chosen_before_stays_when_it_is_edited(page: ListingsPage, db: Data) -> None:
    margaret = group.add_sender(db, SenderDraft(name="Margaret"))
    board = our_listings.get(db, page.list.table.paged.ids[0])
    board = our_listings.change(db, replace(board, lead_id=margaret.id), today=page.today())
    page._edit(board)
    (editor,) = page.findChildren(ListingEditor)
    editor._form.fill({"notes": "Two pins"})
    editor.save()

    assert our_listings.get(db, board.id) == replace(board, notes="Two pins")


def test_the_search_and_the_headings_put_others_in_view(page: ListingsPage) -> None:
    page.search("priory")
    assert listed(page) == []
    page.search("boa")
    assert listed(page) == ["Board"]
    page.search("")
    page.list.table._sort(0)
    assert listed(page) == ["Board", "Leaflet", "Website"]
    page.list.table._sort(0)
    assert listed(page) == ["Website", "Leaflet", "Board"]
    page.list.table._sort(2)
    assert listed(page) == ["Leaflet", "Website", "Board"]


def test_the_link_is_copied_and_never_opened(page: ListingsPage) -> None:
    told: list[str] = []
    page.said.connect(told.append)
    page.copy_address()
    page.show_one(page.list.table.paged.ids[2])
    page.copy_address()
    assert told == [
        "No link and no place is written down for it.",
        "Copied: www.wend.example",
    ]
    assert QGuiApplication.clipboard().text() == "www.wend.example"


def pressed(page: ListingsPage, words: str) -> str:
    """What was asked, once the button with these words is pressed."""
    asked = page.findChildren(QMessageBox)[-1]
    next(one for one in asked.buttons() if one.text() == words).click()
    return asked.text()


def test_delete_asks_and_puts_all_that_are_selected_into_the_bin(
    page: ListingsPage, db: Data
) -> None:
    page.remove()
    assert pressed(page, "Remove") == "Remove Board?"
    assert listed(page) == ["Leaflet", "Website"]

    page.list.table.selectAll()
    page.remove()
    assert pressed(page, "Remove") == "Remove 2 listings?"
    assert our_listings.count(db) == 0
    page.runner.do(page, undo.undo)
    assert listed(page) == ["Leaflet", "Website"]


def test_an_empty_list_says_what_to_do(page: ListingsPage, db: Data) -> None:
    page.search("xyzzy")
    assert page.list.empty.primary.text() == "Clear the search"
    page.list.empty.primary.click()
    page.runner.do(page, lambda db: our_listings.remove(db, our_listings.find(db, today=date.max)))
    page.search("")
    assert page.list.empty.primary.text() == "Add the first one\u2026"
    page.list.empty.primary.click()
    assert page.findChildren(ListingEditor)


def test_those_in_view_are_written_as_csv(
    page: ListingsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, db: Data
) -> None:
    listing(db, "=HYPERLINK()", looked_at_on=page.today(), notes="a\nb", today=page.today())
    page.reload()
    chosen = str(tmp_path / "ours")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (chosen, ""))
    told: list[str] = []
    page.said.connect(told.append)
    page.export()

    with (tmp_path / "ours.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["Listing"] for row in rows] == ["Board", "Leaflet", "'=HYPERLINK()", "Website"]
    assert (rows[0]["Kind"], rows[0]["Organisation"]) == ("Noticeboard", "Priory Surgery")
    assert (rows[2]["Notes"], rows[3]["Last looked at"]) == ("a\nb", page.today().isoformat())
    assert told == [f"4 listings are in \u201c{tmp_path / 'ours.csv'}\u201d."]
    with pytest.raises(Exception, match="already"):
        handing_out.write_csv(db, tmp_path / "ours.csv", [], today=page.today())


def test_the_pages_say_what_has_to_be_shown_and_leave_room(page: ListingsPage, db: Data) -> None:
    margaret = group.add_sender(db, SenderDraft(name="Margaret"))
    listing(db, "Directory", lead_id=margaret.id, today=page.today())
    ids = our_listings.find(db, today=page.today())

    paper = handing_out.paper(db, ids, today=page.today())
    assert [part.heading for part in paper.parts] == [
        "What has to be shown",
        "Margaret",
        "No one looks after these",
    ]
    assert paper.parts[0].blocks[0].rows[:2] == (("Name", "Wend Valley"), ("Phone", "01632 960100"))  # type: ignore[union-attr]
    assert paper.parts[2].blocks[0].rows[0] == (  # type: ignore[union-attr]
        "Board\nPriory Surgery",
        "",
        "Never looked at",
        "\u2610",
        "",
    )


def test_print_shows_the_pages_before_they_are_printed(page: ListingsPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.print_wanted) as printed:
        page.print()
    assert printed.args is not None
    stacks, way = printed.args
    assert ([one.kinds for one in stacks], way) == (["Our listings"], PREVIEW)


def test_the_page_of_the_group_says_how_many_may_show_the_old_details(
    page: ListingsPage, db: Data, qtbot: QtBot
) -> None:
    ours = GroupPage(page.runner, page.today)
    qtbot.addWidget(ours)
    page.runner.changed.connect(ours.reload)
    ours.reload()
    assert ours.outdated.isHidden()

    now = replace(group.profile(db), phone="01632 960199")
    page.runner.do(page, lambda db: group.save_profile(db, now))
    assert not ours.outdated.isHidden()
    assert ours.outdated.text().startswith("Your details changed: 2 places where they appear")
    with qtbot.waitSignal(ours.wanted) as wanted:
        ours.outdated.action.click()
    assert wanted.args == ["listings", ""]
    assert listed(page, 1)[:2] == ["check again, your details changed: Phone"] * 2
    page.show_one(page.list.table.paged.ids[0])
    assert "01632 960100 \u2192 01632 960199" in words(page)


def test_it_is_found_from_the_group_and_by_the_menu(sample_window: MainWindow) -> None:
    sample_window.action("go.listings").trigger()
    assert sample_window._key == "listings"
    assert sample_window.rail._buttons["group"].isChecked()
    sample_window.go_to("settings")
    ours = sample_window.go_to("group")
    assert isinstance(ours, GroupPage)
    ours.listings.clicked.emit()
    assert sample_window._key == "listings"
    sample_window.rail._buttons["group"].click()
    assert sample_window._key == "group"


def test_the_keys_do_what_the_buttons_do(sample_window: MainWindow, db: Data) -> None:
    page = sample_window.go_to("listings")
    assert isinstance(page, ListingsPage)
    page.list.table.setFocus()
    first = page.list.table.current_id()
    QTest.keyClick(
        sample_window,
        Qt.Key.Key_K,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    assert our_listings.get(db, first).looked_at_on == page.today()
    QTest.keyClick(
        sample_window,
        Qt.Key.Key_W,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    assert page.findChildren(WrongThereEditor)
