"""The table of actions."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton

from outreach_desktop.ui import pages
from outreach_desktop.ui.desk.actions import shortcuts
from outreach_desktop.ui.desk.entry import PageEntry
from outreach_desktop.ui.pages.letters.keeping import DRAFT as LETTERS_DRAFT
from outreach_desktop.ui.pages.settings.privacy import PrivacyTab
from outreach_desktop.ui.safety import lock_settings
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
    table = table_for(PAGES)
    menus = {action.menu for action in table}
    for menu in menus:
        within = [one.rpartition(" > ")[2] for one in menus if one.rpartition(" > ")[0] == menu]
        texts = [action.text for action in table if action.menu == menu]
        letters = [mnemonic(text) for text in (*texts, *within)]
        assert twice([letter for letter in letters if letter]) == [], menu


def test_menus_and_the_rail_do_not_share_an_underlined_letter() -> None:
    menus = dict.fromkeys(action.menu.partition(" > ")[0] for action in table_for(PAGES))
    letters = [
        mnemonic(text) for text in (*menus, *(page.words for page in PAGES if not page.within))
    ]
    assert twice(letters) == []


def test_the_first_run_and_the_menus_do_not_share_an_underlined_letter(qtbot: object) -> None:
    first = FirstRun()
    menus = dict.fromkeys(action.menu.partition(" > ")[0] for action in table_for(PAGES))
    letters = [mnemonic(text) for text in (*menus, *(one.text() for one in first.ways))]
    assert all(letters)
    assert twice(letters) == []


def test_parts_of_pages_do_not_share_an_underlined_letter_with_menus_and_the_rail(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    menus = dict.fromkeys(action.menu.partition(" > ")[0] for action in table_for(PAGES))
    fixed = [
        mnemonic(text) for text in (*menus, *(page.words for page in PAGES if not page.within))
    ]
    for page in PAGES:
        screen = window.go_to(page.key)
        assert screen is not None
        for passphrase in ("", "kept"):  # two buttons of Settings depend on it
            monkeypatch.setattr(lock_settings, "passphrase", lambda kept=passphrase: kept)
            for tab in screen.findChildren(PrivacyTab):
                tab.show_lock()
            parts = [one for one in screen.findChildren(QAbstractButton) if one.window() is window]
            letters = [mnemonic(part.text()) for part in parts]
            assert twice([*fixed, *(letter for letter in letters if letter)]) == [], page.key


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.key)
def test_every_command_and_form_of_an_entry_is_one_of_its_screen(
    window: MainWindow, page: PageEntry
) -> None:
    screen = window.go_to(page.key)
    assert screen is not None
    assert {action.deed for action in page.actions} <= set(screen.commands())
    assert {action.id.partition(".")[0] for action in page.actions} <= {page.key}
    assert set(screen.in_view()) <= set(screen.commands())
    own = {LETTERS_DRAFT} if page.key == "letters" else set()  # put back where it was chosen
    assert set(page.forms) == set(screen.forms()) | own
    assert {form.partition(".")[0] for form in page.forms} == {page.key}


def test_entries_are_read_without_their_pages() -> None:
    read = "import sys, outreach_desktop.ui.shell.pages; print(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", read], capture_output=True, text=True, check=True)
    own = [name for name in done.stdout.split() if name.startswith("outreach_desktop.ui.pages.")]
    assert {name.rpartition(".")[2] for name in own} == {"entry", *(page.key for page in PAGES)}


def test_every_page_in_the_folder_is_on_the_rail() -> None:
    folder = Path(pages.__file__).parent
    assert {one.parent.name for one in folder.glob("*/page.py")} == {page.key for page in PAGES}


def test_without_a_file_nothing_is_offered_that_needs_one(qtbot: object) -> None:
    from datetime import date

    from outreach_desktop.ui.desk.runner import AtOnce, Runner

    empty = MainWindow(Runner(AtOnce()), lambda: date(2026, 3, 2))
    enabled = {action.id for action in empty.table if empty.action(action.id).isEnabled()}
    assert {"file.new", "file.open", "file.sample", "file.quit"} <= enabled
    assert not {"contacts.add", "file.import", "file.backup", "edit.undo", "edit.find"} & enabled
    empty.deleteLater()
