"""The table of actions."""

from collections import Counter

from PySide6.QtGui import QKeySequence

from outreach_desktop.ui.desk.actions import ACTIONS, shortcuts
from outreach_desktop.ui.shell.first_run import FirstRun
from outreach_desktop.ui.shell.main_window import MainWindow
from outreach_desktop.ui.shell.pages import PAGES, table_for


def twice(things: list[str]) -> list[str]:
    return [thing for thing, times in Counter(things).items() if times > 1]


def mnemonic(text: str) -> str:
    return text.replace("&&", "").partition("&")[2][:1].casefold()


def test_no_shortcut_stands_for_two_actions() -> None:
    keys = [
        key.toString(QKeySequence.SequenceFormat.PortableText)
        for action in table_for(PAGES)
        for key in shortcuts(action)
    ]
    assert twice(keys) == []


def test_no_shortcut_is_a_bare_letter() -> None:
    keys = [key.toString() for action in table_for(PAGES) for key in shortcuts(action)]
    assert [key for key in keys if len(key) == 1] == []


def test_each_action_has_its_own_name() -> None:
    assert twice([action.id for action in table_for(PAGES)]) == []


def test_within_a_menu_each_underlined_letter_stands_once() -> None:
    for menu in {action.menu for action in ACTIONS}:
        letters = [mnemonic(action.text) for action in ACTIONS if action.menu == menu]
        assert twice([letter for letter in letters if letter]) == [], menu


def test_menus_and_the_rail_do_not_share_an_underlined_letter() -> None:
    menus = dict.fromkeys(action.menu for action in ACTIONS)
    letters = [mnemonic(text) for text in (*menus, *(page.words for page in PAGES))]
    assert twice(letters) == []


def test_the_first_run_and_the_menus_do_not_share_an_underlined_letter(qtbot: object) -> None:
    first = FirstRun()
    menus = dict.fromkeys(action.menu for action in ACTIONS)
    letters = [mnemonic(text) for text in (*menus, *(one.text() for one in first.ways))]
    assert all(letters)
    assert twice(letters) == []


def test_every_action_of_a_page_is_something_the_page_can_do(window: MainWindow) -> None:
    for action in window.table:
        subject, _, what = action.id.partition(".")
        if subject in {page.key for page in PAGES}:
            assert callable(getattr(window.go_to(subject), what)), action.id


def test_without_a_file_nothing_is_offered_that_needs_one(qtbot: object) -> None:
    from datetime import date

    from outreach_desktop.ui.desk.runner import AtOnce, Runner

    empty = MainWindow(Runner(AtOnce()), lambda: date(2026, 3, 2))
    enabled = {action.id for action in empty.table if empty.action(action.id).isEnabled()}
    assert {"file.new", "file.open", "file.sample", "file.quit"} <= enabled
    assert not {"contacts.add", "file.import", "file.backup", "edit.undo", "edit.find"} & enabled
    empty.deleteLater()
