"""The page of settings: the lists that fields offer words from."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from outreach_desktop.domain.events import EventDraft
from outreach_desktop.domain.interactions import InteractionDraft
from outreach_desktop.domain.knowing.house_rules import HouseRuleDraft
from outreach_desktop.domain.knowing.needs import NeedDraft
from outreach_desktop.domain.knowing.our_listings import OurListingDraft
from outreach_desktop.domain.knowing.referral_routes import ReferralRouteDraft
from outreach_desktop.domain.lists.lists import LISTS, MOST_OTHERS
from outreach_desktop.domain.lists.own_words import key_of
from outreach_desktop.domain.offering.content import ContentDraft
from outreach_desktop.domain.organisations import OrganisationDraft
from outreach_desktop.domain.own_fields.own_fields import OwnFieldDraft, OwnKind
from outreach_desktop.services import contacts, events, organisations, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.knowing.people import Ties
from outreach_desktop.services.own_fields import own_fields
from outreach_desktop.services.settings import lists
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.pages.contacts.editor import ContactEditor
from outreach_desktop.ui.pages.contacts.known import RelationshipEditor
from outreach_desktop.ui.pages.contacts.rights.wish import WishEditor
from outreach_desktop.ui.pages.contacts.where import RoleEditor
from outreach_desktop.ui.pages.content.editor import ContentEditor
from outreach_desktop.ui.pages.events.adding import AddPeopleDialog
from outreach_desktop.ui.pages.events.editor import EventEditor
from outreach_desktop.ui.pages.listings.editor import ListingEditor
from outreach_desktop.ui.pages.organisations.editor import OrganisationEditor
from outreach_desktop.ui.pages.organisations.house_rule import HouseRuleEditor
from outreach_desktop.ui.pages.settings.lists import KEYS
from outreach_desktop.ui.pages.settings.page import SettingsPage
from outreach_desktop.ui.pages.settings.word import WordEditor
from outreach_desktop.ui.widgets.forms.editor import Editor
from outreach_desktop.ui.widgets.forms.forms import ChoiceField
from outreach_desktop.ui.widgets.forms.ticks import TicksField
from outreach_desktop.ui.widgets.forms.words import ListField
from outreach_desktop.ui.widgets.known.log import LogDialog
from outreach_desktop.ui.widgets.known.need_editor import NeedEditor
from outreach_desktop.ui.widgets.known.route_editor import RouteEditor
from tests.builders import open_evening, person
from tests.ui.executors import Held


@pytest.fixture
def page(qtbot: QtBot, runner: Runner, today: date) -> SettingsPage:
    page = SettingsPage(runner, lambda: today)
    qtbot.addWidget(page)
    runner.changed.connect(page.reload)
    page.reload()
    page.show()
    return page


def turn_to(page: SettingsPage, key: str) -> None:
    page.lists.subjects.setCurrentRow(KEYS.index(key))


def rows(page: SettingsPage) -> list[str]:
    table = page.lists.table
    return [
        ", ".join(
            filter(None, (_text(page, place, column) for column in range(table.columnCount())))
        )
        for place in range(table.rowCount())
    ]


def _text(page: SettingsPage, place: int, column: int) -> str:
    item = page.lists.table.item(place, column)
    return item.text() if item else ""


@pytest.mark.parametrize("key", LISTS)
def test_each_list_shows_its_words(page: SettingsPage, key: str) -> None:
    turn_to(page, key)
    assert len(rows(page)) == len(LISTS[key].words)


def test_it_says_how_many_have_a_word_and_what_it_counts_as(page: SettingsPage, db: Data) -> None:
    person(db, profession="herbalist")
    page.reload()
    assert rows(page)[-1] == "Herbalist, 1 person"
    turn_to(page, "organisation_kind")
    assert "Department, part of the organisation above it" in rows(page)


def test_a_word_is_added_and_selected(page: SettingsPage, db: Data) -> None:
    editor = page.add_word()
    editor._form.fill({"word": "herbalist"})
    editor.save_button.click()
    assert rows(page)[-1] == "Herbalist"
    chosen = page.lists.table.chosen()
    assert chosen is not None
    assert chosen.word == "herbalist"
    assert lists.offered(db, "profession")["profession"][-1] == ("herbalist", "herbalist")


def in_front(page: SettingsPage, qtbot: QtBot) -> SettingsPage:
    with qtbot.waitActive(page):
        page.activateWindow()
    return page


def test_words_are_added_one_after_the_other(page: SettingsPage, db: Data, qtbot: QtBot) -> None:
    in_front(page, qtbot)
    editor = page.add_word()
    editor._form.fill({"word": "gp"})  # there already
    (more,) = [one for one in editor.findChildren(QPushButton) if "another" in one.text()]
    more.click()
    assert editor.isVisible()
    editor._form.fill({"word": "herbalist"})
    more.click()

    (following,) = [one for one in page.findChildren(WordEditor) if one.isVisible()]
    assert following is not editor
    field = following._form.field("word")
    qtbot.waitUntil(field.hasFocus)
    assert following._form.text("word") == ""
    following._form.fill({"word": "dowser"})
    following.save_button.click()

    assert rows(page)[-2:] == ["Herbalist", "Dowser"]
    assert not any(one.isVisible() for one in page.findChildren(WordEditor))
    qtbot.waitUntil(page.lists.table.hasFocus)
    assert page.lists.table.currentRow() == len(rows(page)) - 1


def test_the_keyboard_stays_where_somebody_works(page: SettingsPage, qtbot: QtBot) -> None:
    tab = in_front(page, qtbot).lists
    tab.table.choose("nurse")
    tab.hide_button.setFocus()
    QTest.keyClick(tab.hide_button, Qt.Key.Key_Space)
    assert tab.hide_button.hasFocus()
    assert tab.table.currentRow() == 1
    tab.up.setFocus()
    QTest.keyClick(tab.up, Qt.Key.Key_Space)
    assert tab.table.currentRow() == 0
    assert tab.table.hasFocus()  # it cannot go up any further, and Space moves nothing down


def test_where_a_word_was_removed_the_next_is_chosen(
    page: SettingsPage, db: Data, qtbot: QtBot
) -> None:
    words = "\n".join(("red", "green", "blue"))
    field = own_fields.add(
        db, OwnFieldDraft(about="contacts", name="Badge", kind=OwnKind.LIST, words=words)
    )
    in_front(page, qtbot).reload()
    tab = page.lists
    tab.choose_list(key_of(field))
    assert rows(page) == ["Red", "Green", "Blue"]
    tab.table.choose("green")
    tab.remove_button.setFocus()
    QTest.keyClick(tab.remove_button, Qt.Key.Key_Space)
    assert rows(page) == ["Red", "Blue"]
    chosen = tab.table.chosen()
    assert chosen is not None
    assert chosen.word == "blue"
    assert tab.remove_button.hasFocus()
    turn_to(page, "profession")
    assert tab.table.currentRow() == 0


def test_a_word_that_is_there_is_refused_in_the_dialog_that_stays_open(page: SettingsPage) -> None:
    editor = page.add_word()
    editor._form.fill({"word": "gp"})
    editor.save_button.click()
    assert editor.isVisible()
    assert "is in the list already" in editor.banner.text()
    editor.reject()


def test_enter_renames_the_word_for_everybody_and_says_so_before(
    page: SettingsPage, db: Data
) -> None:
    ann = person(db, profession="GP")
    page.reload()
    QTest.keyClick(page.lists.table, Qt.Key.Key_Return)
    (editor,) = page.findChildren(Editor)
    editor._forms[0].fill({"word": "family doctor"})
    editor.save_button.click()
    assert rows(page)[0] == "Family doctor, 1 person"
    assert contacts.get(db, ann.id).profession == "family doctor"
    assert undo.next_undo(db) == "Rename \u201cGP\u201d to \u201cfamily doctor\u201d"


def test_before_two_words_become_one_it_is_said(page: SettingsPage, db: Data) -> None:
    word = page.lists.table.entries[0]
    editor = page.edit_word(word)
    assert editor.alike.isHidden()
    field = editor._form.field("word")
    field.setFocus()
    QTest.keyClicks(field, "nurse")
    assert "the two become one" in editor.alike.text()
    editor.save_button.click()
    assert rows(page)[0] == "Nurse"


def test_the_last_priority_for_the_core_network_is_not_merged_away(
    page: SettingsPage, db: Data
) -> None:
    turn_to(page, "tier")
    word = next(one for one in page.lists.table.entries if one.word == "core")
    editor = page.edit_word(word)
    editor._form.fill({"word": "active", "means": "core"})
    editor.save_button.click()
    assert editor.isVisible()
    assert "No priority would count as core network then" in editor.said.text()
    assert "core" in [one.word for one in page.lists.table.entries]


def test_it_is_said_before_that_no_stage_will_count_as_the_first(page: SettingsPage) -> None:
    turn_to(page, "stage")
    word = next(one for one in page.lists.table.entries if one.word == "not approached")
    editor = page.edit_word(word)
    field = editor._form.field("means")
    assert isinstance(field, ChoiceField)
    field.setCurrentIndex(0)
    assert editor.alike.text() == (
        "No word of this list will count as \u201cnot approached yet\u201d then."
    )


def test_what_a_word_counts_as_is_changed_without_another_name(
    page: SettingsPage, db: Data
) -> None:
    turn_to(page, "organisation_kind")
    word = next(one for one in page.lists.table.entries if one.word == "clinic")
    editor = page.edit_word(word)
    editor._form.fill({"word": "clinic", "means": "part"})
    editor.save_button.click()
    assert "Clinic, part of the organisation above it" in rows(page)
    assert undo.next_undo(db) == "\u201cclinic\u201d counts as part of the organisation above it"


def test_delete_no_longer_offers_a_word_and_offers_it_again(page: SettingsPage, db: Data) -> None:
    (deletes,) = [one for one in page.lists.table.actions() if one.shortcut().toString() == "Del"]
    deletes.trigger()
    assert rows(page)[0] == "GP (not offered)"
    assert page.lists.hide_button.text() == "Offer again"
    page.lists.hide_button.click()
    assert rows(page)[0] == "GP"


def test_alt_and_an_arrow_moves_a_word_and_it_stays_selected(page: SettingsPage, db: Data) -> None:
    table = page.lists.table
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert rows(page)[:2] == ["Nurse", "GP"]
    assert table.currentRow() == 1
    page.lists.up.click()
    assert rows(page)[:2] == ["GP", "Nurse"]
    assert not page.lists.up.isEnabled()


def test_what_the_program_writes_itself_is_moved_not_renamed(page: SettingsPage) -> None:
    turn_to(page, "interaction_kind")
    page.lists.table.choose("document")
    assert not page.lists.hide_button.isEnabled()
    assert page.lists.up.isEnabled()
    turn_to(page, "event_role")
    page.lists.table.choose("guest")
    assert not page.lists.hide_button.isEnabled()
    page.lists.edit_button.click()
    (editor,) = [one for one in page.findChildren(WordEditor) if one.isVisible()]
    assert not editor._form.field("word").isEnabled()


def test_what_a_word_of_the_program_counts_as_is_chosen_though_its_name_stays(
    page: SettingsPage, db: Data
) -> None:
    turn_to(page, "interaction_kind")
    page.lists.table.choose("note")
    page.lists.edit_button.click()
    (editor,) = [one for one in page.findChildren(WordEditor) if one.isVisible()]
    assert not editor._form.field("word").isEnabled()
    editor._form.fill({"word": "note", "means": ""})
    editor.save_button.click()
    assert undo.next_undo(db) == "\u201cnote\u201d counts as a contact with them"


def test_of_thousands_of_words_the_most_used_are_shown_and_the_rest_is_told(
    page: SettingsPage, db: Data
) -> None:
    for number in range(MOST_OTHERS + 5):
        person(db, f"P{number}", profession=f"word {number}")
    page.reload()
    assert len(rows(page)) == len(LISTS["profession"].words) + MOST_OTHERS
    assert "There are 5 more" in page.lists._others.text()


def test_every_field_that_has_a_list_offers_it_and_takes_a_new_word(
    db: Data, runner: Runner, qtbot: QtBot, page: SettingsPage, today: date
) -> None:
    """Each list with a word of one's own, looked for in the editors."""
    for key in LISTS:
        lists.add(db, key, f"own {key}")
    ann = person(db)
    event = open_evening(db, today)
    clock = lambda: today  # noqa: E731
    editors: list[Editor] = [
        ContactEditor(page, runner, clock),
        ContactEditor(page, runner, clock, ann),
        RelationshipEditor(page, runner, clock, ann, Ties()),
        RoleEditor(page, runner, clock, ann.id),
        LogDialog(page, runner, clock, InteractionDraft(contact_id=ann.id, date=today), "Ann"),
        OrganisationEditor(page, runner, clock, OrganisationDraft()),
        HouseRuleEditor(page, runner, clock, HouseRuleDraft(organisation_id="")),
        RouteEditor(page, runner, clock, ReferralRouteDraft(organisation_id="")),
        NeedEditor(page, runner, clock, NeedDraft(contact_id=ann.id)),
        WishEditor(page, runner, clock, ann),
        ListingEditor(page, runner, clock, OurListingDraft()),
        ContentEditor(page, runner, clock, ContentDraft()),
        EventEditor(page, runner, clock, EventDraft()),
        AddPeopleDialog(page, runner, clock, event),
    ]
    seen = set()
    for editor in editors:
        for field in editor.findChildren(ListField):
            seen.add(field.key)
            assert field.findData(f"own {field.key}") >= 0, (type(editor).__name__, field.key)
            assert field.isEditable()
            field.setEditText("something new")
            assert field.value() == "something new"
        for ticks in editor.findChildren(TicksField):
            seen.add(ticks.key)
            words = [box.text() for box in ticks.boxes()]
            assert f"Own {ticks.key}" in words, (type(editor).__name__, ticks.key)
            ticks.set_value("something new")
            assert ticks.value() == "something new"
    assert seen == set(LISTS)
    assert organisations.names(db) == []
    assert events.get(db, event.id).kind == ""


def test_a_renamed_word_is_selected_though_the_page_is_asked_for_again_right_after(
    db: Data, qtbot: QtBot, today: date
) -> None:
    work = Held(is_held=False)
    runner = Runner(work, db=db)
    page = SettingsPage(runner, lambda: today)
    qtbot.addWidget(page)
    runner.changed.connect(page.reload)
    page.reload()
    editor = page.edit_word(page.lists.table.entries[3])
    editor._form.fill({"word": "nurse of the practice"})
    work.is_held = True
    editor.save_button.click()
    while work.jobs:
        work.run()
        QApplication.processEvents()
    chosen = page.lists.table.chosen()
    assert chosen is not None
    assert chosen.word == "nurse of the practice"
    work.is_held = False
