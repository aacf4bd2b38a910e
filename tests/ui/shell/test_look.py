"""Light, dark and the size of the text, changed in the window: what is seen changes at once, and what is hidden when it is seen."""

from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QListWidget,
    QMenu,
    QStyle,
    QStyleOptionButton,
    QWidget,
)
from shiboken6 import isValid

from outreach_desktop.errors import OutreachError
from outreach_desktop.ui.desk import appearance, theme
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.pages.contacts.page import ContactsPage
from outreach_desktop.ui.shell.main_window import MainWindow
from outreach_desktop.ui.widgets.controls import TickBox
from outreach_desktop.ui.widgets.dialogs.dialog import Dialog
from outreach_desktop.ui.widgets.dialogs.messages import tell
from outreach_desktop.ui.widgets.labels import LinkLabel, Sign
from outreach_desktop.ui.widgets.lists.sentences import Sentences

PAGES = ("letters", "organisations", "events", "group", "contacts")


@pytest.fixture(autouse=True)
def usual_look() -> Iterator[None]:
    yield
    appearance.choose(theme.Scheme.LIGHT)
    appearance.resize_text(0)


@pytest.fixture
def people(sample_window: MainWindow) -> ContactsPage:
    """In front; every page has been seen before."""
    for key in PAGES:
        sample_window.go_to(key)
        QApplication.processEvents()
    page = sample_window.go_to("contacts")
    assert isinstance(page, ContactsPage)
    return page


class _Polished(QObject):
    """Counts how often each part is told of another style."""

    def __init__(self) -> None:
        super().__init__()
        self.times: Counter[QObject] = Counter()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt calls it
        if event.type() == QEvent.Type.StyleChange:
            self.times[watched] += 1
        return False

    def within(self, page: QWidget) -> int:
        inside = {page, *page.findChildren(QWidget)}
        return sum(count for part, count in self.times.items() if part in inside)


@pytest.fixture
def polished(qapp: QApplication) -> Iterator[_Polished]:
    counted = _Polished()
    qapp.installEventFilter(counted)
    yield counted
    qapp.removeEventFilter(counted)


@pytest.mark.parametrize("way", ["view.dark", "view.larger"])
def test_only_what_is_seen_is_dressed_at_once_and_a_hidden_page_when_it_is_seen(
    sample_window: MainWindow, people: ContactsPage, polished: _Polished, way: str
) -> None:
    hidden = {key: sample_window._screens[key] for key in PAGES if key != "contacts"}
    sample_window.action(way).trigger()
    assert polished.within(people) > 0
    assert {key: polished.within(page) for key, page in hidden.items()} == dict.fromkeys(hidden, 0)
    for key, page in hidden.items():
        sample_window.go_to(key)
        assert polished.within(page) > 0, key


def test_a_page_that_missed_no_change_is_not_dressed_again(
    sample_window: MainWindow, people: ContactsPage, polished: _Polished
) -> None:
    group = sample_window._screens["group"]
    sample_window.action("view.dark").trigger()
    sample_window.go_to("group")
    polished.times.clear()
    sample_window.go_to("contacts")
    sample_window.go_to("group")
    assert polished.times[group] == 0


def test_another_look_asks_nothing_of_the_data_file(
    sample_window: MainWindow, people: ContactsPage, runner: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(Runner, "ask", lambda self, *question, **_: asked.append(question))
    for way in ("view.dark", "view.larger", "view.light", "view.usual"):
        sample_window.action(way).trigger()
        QApplication.processEvents()
    assert asked == []


def test_the_card_in_view_stays_in_other_colours_and_is_laid_out_anew_for_larger_text(
    sample_window: MainWindow, people: ContactsPage
) -> None:
    before = people.person.widget()
    sample_window.action("view.dark").trigger()
    assert people.person.widget() is before
    sample_window.action("view.larger").trigger()
    assert people.person.widget() is not before


def test_text_that_shrinks_by_half_leaves_no_high_rows(
    sample_window: MainWindow, people: ContactsPage
) -> None:
    rows = people.people.table.verticalHeader()
    usual = rows.defaultSectionSize()
    for _ in theme.TEXT_SIZES:
        sample_window.action("view.larger").trigger()
        QApplication.processEvents()
    assert rows.defaultSectionSize() > usual
    sample_window.action("view.usual").trigger()
    QApplication.processEvents()
    assert rows.defaultSectionSize() == usual


def test_a_page_whose_text_grew_and_shrank_while_it_was_hidden_is_as_it_was(
    sample_window: MainWindow, people: ContactsPage
) -> None:
    def picture() -> QImage:
        sample_window.go_to("contacts")
        QApplication.processEvents()
        return people.grab().toImage()

    sample_window.go_to("group")
    before = picture()
    sample_window.go_to("group")
    for way in ("view.larger", "view.larger", "view.dark", "view.usual", "view.light"):
        sample_window.action(way).trigger()
        QApplication.processEvents()
    assert picture() == before


def test_whatever_opens_from_the_window_wears_the_look(sample_window: MainWindow) -> None:
    files = QFileDialog(sample_window)
    files.setOption(QFileDialog.Option.DontUseNativeDialog)
    opened = [
        Dialog(sample_window, "Trouble"),
        tell(sample_window, OutreachError("It is full.", hint="Make room.")),
        QMenu("Recent", sample_window),
        files,
    ]
    for one in opened:
        one.show()
        assert one.style().metaObject().className() == "QStyleSheetStyle", one
        inside = [part for part in one.findChildren(QWidget) if isValid(part)]
        assert {part.style().metaObject().className() for part in inside} <= {"QStyleSheetStyle"}
        one.close()


def test_a_choice_of_files_opens_within_the_screen_and_can_be_pulled_higher(
    sample_window: MainWindow,
) -> None:
    files = QFileDialog(sample_window, "Choose")
    files.setOption(QFileDialog.Option.DontUseNativeDialog)
    high = files.screen().availableSize().height()
    files.resize(736, high * 2)  # what Qt makes of room for thirty files
    files.show()
    assert files.height() <= high * 2 // 3
    QApplication.processEvents()
    files.resize(files.width(), high)
    assert files.height() == high
    files.close()


def _drawn(part: QWidget) -> QImage:
    return part.grab().toImage()


def test_links_signs_and_lists_of_sentences_follow_without_being_made_again() -> None:
    found = Sentences("What was found")
    found.add("It is full.", "ban", "danger", kind="Left out")
    for part in (LinkLabel("Lakeside"), Sign("mail", "muted"), found):
        theme.dress(part)
        light = _drawn(part)
        appearance.choose(theme.Scheme.DARK)
        dark = _drawn(part)
        if isinstance(part, QListWidget):
            icon = part.item(0).icon().pixmap(20, 20).toImage()
            assert icon == theme.pixmap("ban", theme.DARK.danger).toImage()
        appearance.choose(theme.Scheme.LIGHT)
        assert dark != light
        assert _drawn(part) == light


def test_the_keyboard_stays_where_it_was(sample_window: MainWindow, people: ContactsPage) -> None:
    people.people.table.setFocus(Qt.FocusReason.OtherFocusReason)
    held = sample_window.focusWidget()
    sample_window.action("view.larger").trigger()
    assert sample_window.focusWidget() is held


def test_signs_grow_with_the_text(people: ContactsPage) -> None:
    add = people.people.head.add
    usual, box = add.iconSize().width(), _side_of_a_box(people)
    appearance.resize_text(len(theme.TEXT_SIZES))
    assert add.iconSize().width() > usual
    assert add.icon().actualSize(add.iconSize()) == add.iconSize()
    assert _side_of_a_box(people) > box


def _side_of_a_box(page: QWidget) -> int:
    box = TickBox("Large print")
    box.setParent(page)
    box.ensurePolished()
    option = QStyleOptionButton()
    box.initStyleOption(option)
    return box.style().pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth, option, box)
