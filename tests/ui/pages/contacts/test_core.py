"""The board of the core network, and the question whether somebody fits who becomes part of it."""

from pathlib import Path

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from outreach_desktop.domain.contacts import ContactDraft
from outreach_desktop.domain.registers.entries import RegisterEntry
from outreach_desktop.services import contacts, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.knowing import core
from outreach_desktop.services.registers.taking import TakenPerson
from outreach_desktop.ui.pages.contacts.about.partner import PartnerEditor
from outreach_desktop.ui.pages.contacts.core import CoreDialog
from outreach_desktop.ui.pages.contacts.editor import ContactEditor
from outreach_desktop.ui.pages.contacts.fit import FitEditor
from outreach_desktop.ui.pages.contacts.fit_later import FitLaterDialog
from outreach_desktop.ui.pages.contacts.from_register import TakenPersonEditor
from outreach_desktop.ui.pages.contacts.known import RelationshipEditor
from outreach_desktop.ui.pages.contacts.page import ContactsPage
from outreach_desktop.ui.widgets.labels import LinkLabel
from outreach_desktop.ui.widgets.many.dialog import ManyDialog
from tests.builders import person


def board(page: ContactsPage) -> CoreDialog:
    page.core()
    return page.findChildren(CoreDialog)[-1]


def names(shown: CoreDialog) -> list[str]:
    return [card.name.accessibleName() for card in shown.cards() if not card.isHidden()]


def test_an_empty_board_says_how_somebody_comes_onto_it(page: ContactsPage) -> None:
    shown = board(page)

    assert shown.cards() == []
    assert not shown.empty.isHidden()
    assert shown.warning.isHidden()


def test_the_board_counts_and_warns(db: Data, page: ContactsPage) -> None:
    for name in ("Adams", "Brown", "Cole"):
        person(db, name, tier="core")
    core.set_most(db, 3)
    shown = board(page)
    assert shown.count.text() == "3 of at most 3 people"
    assert shown.warning.isHidden()
    assert shown.empty.isHidden()

    shown.most.setValue(2)
    shown.most.editingFinished.emit()
    assert shown.count.text() == "3 of at most 2 people"
    assert "3 people are in your core network" in shown.warning.text()
    undo.undo(db)
    assert core.board(db, today=page.today()).most == 3


def test_a_priority_changed_on_the_board_takes_the_card_away(db: Data, page: ContactsPage) -> None:
    adams, brown = person(db, "Adams", tier="core"), person(db, "Brown", tier="core")
    shown = board(page)
    (card,) = [one for one in shown.cards() if "Adams" in one.name.accessibleName()]
    card.move_wanted.emit(adams.id, "active")

    assert contacts.get(db, adams.id).tier == "active"
    assert contacts.get(db, brown.id).tier == "core"
    assert shown.count.text() == "1 of at most 12 people"


def test_a_name_on_the_board_leads_to_the_person(db: Data, page: ContactsPage) -> None:
    adams = person(db, "Adams", tier="core")
    page.reload()
    board(page).cards()[0].name.clicked.emit()

    assert page.person.card is not None
    assert page.person.card.contact.id == adams.id


def saved(page: ContactsPage, tier: str, contact_id: str = "") -> list[FitEditor]:
    known = len(page.window().findChildren(FitEditor))
    (page.edit if contact_id else page.add)()
    editor = page.findChildren(ContactEditor)[-1]
    editor._who.field("last_name").setText("Adams")  # type: ignore[attr-defined]
    editor._more.fill({**editor._more.values(), "tier": tier})
    editor.try_to_save()
    return page.window().findChildren(FitEditor)[known:]


def test_who_becomes_core_is_asked_about_once(db: Data, page: ContactsPage) -> None:
    assert saved(page, "active") == []
    (one,) = contacts.find(db, today=page.today())
    page.show_one(one)

    (asked,) = saved(page, "core", one)
    told = [label.text() for label in asked.findChildren(QLabel)]
    assert "Adams is one of your core people now: 1 of at most 12 people." in told
    asked._form.fill({"fit": "goes both ways", "fit_note": "met twice"})
    asked.try_to_save()
    kept = contacts.get(db, one)
    assert (kept.fit, kept.fit_note) == ("goes both ways", "met twice")
    assert saved(page, "core", one) == []


def test_one_too_many_is_said_where_it_is_asked(db: Data, page: ContactsPage) -> None:
    person(db, "Brown", tier="core")
    core.set_most(db, 1)
    page.runner.changed.emit(frozenset(["contacts"]))
    (asked,) = saved(page, "core")

    assert "you set 1 as the most" in asked.banner.text()


def test_someone_who_is_there_already_and_is_opened_instead_is_not_asked_about(
    db: Data, page: ContactsPage
) -> None:
    person(db, "Adams", tier="core")
    page.add()
    editor = page.findChildren(ContactEditor)[-1]
    editor._who.field("first_name").setText("Ann")  # type: ignore[attr-defined]
    editor._who.field("last_name").setText("Adams")  # type: ignore[attr-defined]
    editor._look_for_alike()
    editor.alike.action.click()

    assert page.window().findChildren(FitEditor) == []


def test_who_becomes_core_under_relationship_is_asked_about_where_nothing_is_ticked(
    db: Data, page: ContactsPage
) -> None:
    def related(fit: str) -> list[FitEditor]:
        known = len(page.window().findChildren(FitEditor))
        one = person(db, f"Adams {fit}")
        page.show_one(one.id)
        page.person.relationship_wanted.emit()
        editor = page.findChildren(RelationshipEditor)[-1]
        editor._approach.fill({**editor._approach.values(), "tier": "core"})
        editor._fit.fill({"fit": fit, "fit_note": ""})
        editor.try_to_save()
        return page.window().findChildren(FitEditor)[known:]

    assert len(related("")) == 1
    assert related("goes both ways") == []
    core.set_most(db, 2)
    (asked,) = related("shared values")
    assert "you set 2 as the most" in asked.banner.text()


def test_several_at_once_are_listed_and_asked_about_now_or_later(
    db: Data, page: ContactsPage, qtbot: QtBot
) -> None:
    for name in ("Adams", "Brown", "Cole"):
        person(db, name)
    core.set_most(db, 2)
    page.reload()
    page.people.table.selectAll()
    page.change_many()
    many = page.findChildren(ManyDialog)[-1]
    many.which.set_value("tier")
    many.value.set_value("core")
    many.change()
    qtbot.waitUntil(lambda: bool(page.window().findChildren(FitLaterDialog)))
    (told,) = page.window().findChildren(FitLaterDialog)

    assert told.told.text() == "3 people are core people now. Core network: 3 of 2."
    assert "you set 2 as the most" in told.warning.text()
    assert [one.accessibleName() for one in told.links()] == [
        "Ask whether Dr Ann Adams fits",
        "Ask whether Dr Ann Brown fits",
        "Ask whether Dr Ann Cole fits",
    ]
    told.links()[0].clicked.emit()
    asked = told.findChildren(FitEditor)[-1]
    asked._form.fill({"fit": "goes both ways", "fit_note": ""})
    asked.try_to_save()
    assert len(told.links()) == 2
    told._show_board()
    shown = page.findChildren(CoreDialog)[-1]
    assert [len(card.findChildren(LinkLabel)) for card in shown.cards()] == [1, 2, 2]


def test_the_board_asks_of_whom_it_was_not_asked(db: Data, page: ContactsPage) -> None:
    person(db, "Adams", tier="core")
    person(db, "Brown", tier="core", fit="goes both ways")
    shown = board(page)
    (link,) = [
        one
        for card in shown.cards()
        for one in card.findChildren(LinkLabel)
        if one.accessibleName() == "Ask whether Dr Ann Adams fits"
    ]
    link.clicked.emit()
    asked = shown.findChildren(FitEditor)[-1]
    asked._form.fill({"fit": "shared values", "fit_note": ""})
    asked.try_to_save()
    assert [one.fit for one in core.board(db, today=page.today()).people] == [1, 1]
    assert not [
        one
        for card in shown.cards()
        for one in card.findChildren(LinkLabel)
        if one.accessibleName().startswith("Ask whether") and not card.isHidden()
    ]


def test_someone_new_at_home_who_is_core_is_asked_about(db: Data, page: ContactsPage) -> None:
    one = person(db, "Adams")
    editor = PartnerEditor(page, page.runner, page.today, one)
    editor._who.field("first_name").setText("Bob")  # type: ignore[attr-defined]
    editor._more.fill({**editor._more.values(), "tier": "core"})
    editor.try_to_save()

    (asked,) = page.window().findChildren(FitEditor)
    assert asked.windowTitle() == "Does Bob Adams fit?"


def test_someone_of_a_register_who_is_core_is_asked_about(
    db: Data, page: ContactsPage, tmp_path: Path
) -> None:
    entry = RegisterEntry(register="egpcur", code="G0102005", is_person=True, name="Dr A Lee")
    draft = ContactDraft(title="Dr", last_name="Lee", code="G0102005")
    taken = TakenPerson(entry=entry, draft=draft, place="", folder=tmp_path / "Registers")
    editor = TakenPersonEditor(page, page.runner, page.today, taken)
    editor._more.fill({**editor._more.values(), "tier": "core"})
    editor.try_to_save()

    (asked,) = page.window().findChildren(FitEditor)
    assert asked.windowTitle() == "Does Dr Lee fit?"
    assert not (
        tmp_path / "Registers"
    ).exists()  # nothing is noted in a register that is there no longer
