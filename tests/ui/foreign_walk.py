"""Walks through the window in the language that this process speaks; run by test_foreign.py in processes of its own."""

import csv
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QMenu,
    QTabBar,
    QTableWidget,
    QWidget,
)

from outreach_desktop import words
from outreach_desktop.domain.subjects import SUBJECTS
from outreach_desktop.paths import resource
from outreach_desktop.services import contacts, events, organisations
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.knowing import our_listings
from outreach_desktop.services.offering import content, our_services
from outreach_desktop.ui.desk import speaking
from outreach_desktop.ui.shell.main_window import MainWindow
from outreach_desktop.words.pseudo import RIGHT_TO_LEFT, changed
from tests.examples import some
from tests.ui.dialogs import Stage, every
from tests.ui.room import without_room

_PAGES = (
    "contacts",
    "organisations",
    "events",
    "letters",
    "group",
    "listings",
    "services",
    "content",
)
# Names of languages in their own words, what a test hands to a dialog, and fields that the sample group made for itself.
_NAMES = {
    *("English", "Deutsch", "&Look at it", "phone"),
    *(
        row["name"]
        for row in csv.DictReader(
            resource("sample", "own_fields.csv").read_text("utf-8").splitlines()
        )
    ),
}


# What the program keeps in English, and shows in the words of the reader's language; "speaker" is a tag of the sample, too.
_KEPT = {
    value
    for subject in SUBJECTS.values()
    for field in subject.fields.values()
    for value, _ in field.values
} - {"speaker"}


def _has_accents(text: str) -> bool:
    """Whether it is said: what is said in the language nobody speaks has an accent on every letter that can have one."""
    letters = {letter for letter in text if letter.isascii() and letter.isalpha()}
    return all(changed(letter)[0] == letter for letter in letters)


def _unsaid(root: QWidget) -> list[str]:
    """Words of buttons, menus, tabs and headings that nobody said; what people typed stands in lists and fields."""
    texts = [*_buttons(root), *_menus(root), *_tabs(root), *_headings(root)]
    told = [text for text in texts if text not in _NAMES and not _has_accents(text)]
    return [*told, *_kept_as_they_are(root), *_cut_headings(root)]


def _kept_as_they_are(root: QWidget) -> Iterator[str]:
    """Values that the program keeps in English, shown so: in labels, on cards, in lists and among choices."""
    for text in (*_labels(root), *_choices(root), *_cells(root)):
        for part in re.split(r" \u00b7 |, ", text):
            if part.casefold() in _KEPT:
                yield f"kept value {part!r} in {text!r}"


def _cut_headings(root: QWidget) -> Iterator[str]:
    """Headings of a table that are wider than their column; those of lists give way to names."""
    for table in root.findChildren(QTableWidget):
        header = table.horizontalHeader()
        if header.isVisible():
            for place in range(header.count()):
                if 0 < header.sectionSize(place) < header.sectionSizeHint(place):
                    yield f"heading cut: {table.model().headerData(place, Qt.Orientation.Horizontal)}"


def _labels(root: QWidget) -> Iterator[str]:
    for shown in root.findChildren(QLabel):
        yield from (shown.text(), shown.toolTip())
    yield from _buttons(root)


def _choices(root: QWidget) -> Iterator[str]:
    for choice in root.findChildren(QComboBox):
        yield from map(choice.itemText, range(choice.count()))


def _cells(root: QWidget) -> Iterator[str]:
    for view in root.findChildren(QAbstractItemView):
        if view.isVisible():
            model = view.model()
            for row in range(min(model.rowCount(QModelIndex()), 60)):
                for column in range(_columns(model)):
                    yield str(model.index(row, column).data() or "")


def _columns(model: QAbstractItemModel) -> int:
    return 1 if isinstance(model, QAbstractListModel) else model.columnCount()


def _buttons(root: QWidget) -> Iterator[str]:
    for button in root.findChildren(QAbstractButton):
        if button.isVisible():
            yield button.text()


def _menus(root: QWidget) -> Iterator[str]:
    for menu in root.findChildren(QMenu):
        yield from (action.text() for action in menu.actions())


def _tabs(root: QWidget) -> Iterator[str]:
    for tabs in root.findChildren(QTabBar):
        yield from map(tabs.tabText, range(tabs.count()))


def _headings(root: QWidget) -> Iterator[str]:
    across = Qt.Orientation.Horizontal
    for header in root.findChildren(QHeaderView):
        if header.orientation() is across and header.isVisible():
            yield from (
                str(header.model().headerData(n, across) or "") for n in range(header.count())
            )


@pytest.fixture(scope="module", autouse=True)
def taught(qapp: QApplication) -> None:
    """Qt speaks it too, as in the program."""
    speaking.teach(qapp)


@pytest.fixture
def stage(sample_window: MainWindow, db: Data, tmp_path: Path) -> Stage:
    return Stage(window=sample_window, db=db, folder=tmp_path)


def test_every_page_has_room_and_is_said(stage: Stage) -> None:
    faults = []
    for key in _PAGES:
        page = stage.window.go_to(key)
        assert page is not None
        QApplication.processEvents()
        faults += [f"{key}: {fault}" for fault in (*without_room(page), *_unsaid(stage.window))]

    assert not faults, "\n".join(faults)


def test_every_card_shows_kept_values_in_words(stage: Stage, today: date) -> None:
    ids = {
        "contacts": contacts.find(stage.db, today=today),
        "organisations": [one.id for one in organisations.outline(stage.db, today=today)],
        "listings": our_listings.find(stage.db, today=today),
        "services": our_services.find(stage.db),
        "content": content.find(stage.db, today=today),
        "events": [
            one.event.id
            for one in (
                *events.upcoming(stage.db, today=today),
                *events.past(stage.db, today=today),
            )
        ],
    }
    faults = set()
    for key, every_one in ids.items():
        page = stage.window.go_to(key)
        assert page is not None
        for one in some(every_one, one_of=4):
            page.show_one(one)
            QApplication.processEvents()
            faults |= {f"{key}: {fault}" for fault in _kept_as_they_are(page)}

    assert all(ids.values())
    assert not faults, "\n".join(sorted(faults))


def test_every_dialog_has_room_and_is_said(stage: Stage) -> None:
    faults = []
    for way, dialog in every(stage):
        assert isinstance(dialog, QDialog)
        faults += [f"{way}: {fault}" for fault in (*without_room(dialog), *_unsaid(dialog))]

    assert not faults, "\n".join(faults)


def test_lines_run_as_the_language_does(stage: Stage) -> None:
    backwards = words.language() == RIGHT_TO_LEFT

    assert stage.window.isRightToLeft() == backwards
