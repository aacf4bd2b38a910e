"""What was changed is told by subject, and a page is asked to reload for what it shows, and for nothing else."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from outreach_desktop.domain.contacts import Contact
from outreach_desktop.domain.group import GroupProfile
from outreach_desktop.domain.subjects import SUBJECTS
from outreach_desktop.services import contacts, drafts, events, files, group, organisations, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.drafts import Typing
from outreach_desktop.services.knowing import our_listings
from outreach_desktop.services.offering import content, our_services
from outreach_desktop.services.undo import EVERYTHING
from outreach_desktop.ui.pages.contacts.page import ContactsPage
from outreach_desktop.ui.shell.main_window import MainWindow
from outreach_desktop.ui.shell.pages import PAGES
from outreach_desktop.ui.widgets.screen import Screen
from tests import builders

KEYS = [page.key for page in PAGES]
UNSHOWN = {
    "contacts": {"points"},  # the country of the group is asked for, and brings the texts
    "organisations": {
        "tags",
        "contact_tags",
        "interactions",
    },  # people bring them, and are shown by name
    "listings": {"own_fields", "own_values"},  # an organisation brings them, and is shown by name
    "events": {
        "tags",
        "contact_tags",
        "interactions",
        "senders",
        "own_fields",
        "own_values",
    },
}
"""What is read with something else."""
Change = Callable[[Data, Contact, date], object]


class Reloads:
    """Counts how often a page was asked to reload."""

    def __init__(self, screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
        self.count = 0
        reload = screen.reload

        def counted() -> None:
            self.count += 1
            reload()

        monkeypatch.setattr(screen, "reload", counted)


@pytest.mark.parametrize("key", KEYS)
def test_a_page_reloads_for_what_it_shows_and_for_nothing_else(
    sample_window: MainWindow, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = sample_window.go_to(key)
    assert screen is not None
    assert screen.shows <= EVERYTHING
    reloads = Reloads(screen, monkeypatch)
    for subject in SUBJECTS:
        before = reloads.count
        sample_window.runner.changed.emit(frozenset([subject]))
        assert reloads.count - before == (subject in screen.shows), subject


@contextmanager
def reading(db: Data) -> Iterator[set[str]]:
    """The tables that are read meanwhile."""
    read: set[str] = set()

    def note(deed: int, table: str | None, *_: object) -> int:
        if deed == sqlite3.SQLITE_READ and table:
            read.add(table)
        return sqlite3.SQLITE_OK

    db.conn.set_authorizer(note)
    yield read
    db.conn.set_authorizer(None)


@pytest.mark.parametrize("key", KEYS)
def test_a_page_shows_all_that_it_asks_for(
    sample_window: MainWindow, db: Data, today: date, key: str
) -> None:
    screen = sample_window.go_to(key)
    assert screen is not None
    of_page: dict[str, Callable[[], list[str]]] = {
        "contacts": lambda: contacts.find(db, today=today),
        "organisations": lambda: [key for key, _ in organisations.names(db)],
        "listings": lambda: our_listings.find(db, today=today),
        "services": lambda: our_services.find(db),
        "content": lambda: content.find(db, today=today),
        "events": lambda: [one for ids in events.find(db, today=today) for one in ids],
    }
    with reading(db) as read:
        screen.reload()
        for row_id in of_page.get(key, list)():
            screen.show_one(row_id)
        for words in ("hospital", "tag:champion", "place:general", "not:nurse", ""):
            screen.search(words)
    assert read & EVERYTHING
    assert read & EVERYTHING - screen.shows <= UNSHOWN.get(key, set())


def told_of(window: MainWindow, change: Callable[[Data], object]) -> frozenset[str]:
    """The subjects that are told to have changed."""
    told: list[frozenset[str]] = []
    window.runner.changed.connect(told.append)
    window.runner.do(window, change)
    window.runner.changed.disconnect(told.append)
    [subjects] = told
    return subjects


@pytest.mark.parametrize(
    ("change", "subjects"),
    [
        (lambda db, ann, day: builders.call(db, ann, day), {"interactions"}),
        (lambda db, ann, _: contacts.add_tag(db, [ann.id], "nurse"), {"tags", "contact_tags"}),
        (lambda db, ann, _: files.attach(db, ann.id, "notes.txt", b"Rang."), {"files"}),
        (lambda db, *_: group.save_profile(db, GroupProfile(name="Tarn")), {"group_profile"}),
        (lambda db, *_: builders.organisation(db), {"organisations"}),
    ],
)
def test_what_a_change_its_undo_and_its_redo_changed_is_told_by_subject(
    window: MainWindow, db: Data, today: date, change: Change, subjects: set[str]
) -> None:
    ann = builders.person(db)
    assert told_of(window, lambda db: change(db, ann, today)) == subjects
    assert told_of(window, undo.undo) == subjects
    assert told_of(window, undo.redo) == subjects


def test_a_change_that_the_journal_does_not_have_is_taken_for_one_of_everything(
    window: MainWindow,
) -> None:
    typing = Typing(id="one", form="contacts.new", title="New contact", typed={"notes": "Rang"})
    assert told_of(window, lambda db: drafts.keep(db, typing)) == EVERYTHING


def test_what_changes_nothing_reloads_nothing(window: MainWindow) -> None:
    assert told_of(window, contacts.count) == frozenset()


def test_labour_is_taken_for_a_change_of_everything(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.runner.changed) as told:
        window.runner.work(window, lambda db: iter([contacts.count(db)]))
    assert told.args == [EVERYTHING]


def test_a_page_behind_reloads_when_it_comes_to_the_front(window: MainWindow, db: Data) -> None:
    people = window.go_to("contacts")
    assert isinstance(people, ContactsPage)
    window.go_to("group")
    window.runner.do(window, builders.person)
    assert people.people.count.text() == ""
    window.go_to("contacts")
    assert people.people.count.text() == "1 of 1"
