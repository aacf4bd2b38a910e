"""The group's own fields in forms and on cards: filled in, put back after a crash, shown where they say something."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from outreach_desktop.domain.own_fields.own_fields import ORGANISATIONS, OwnField, OwnKind
from outreach_desktop.services import contacts, drafts, organisations
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.own_fields import own_fields
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.pages.contacts.card import PersonCard
from outreach_desktop.ui.pages.contacts.editor import ContactEditor
from outreach_desktop.ui.pages.organisations.card import PlaceCard
from outreach_desktop.ui.pages.organisations.editor import OrganisationEditor
from tests import builders


@pytest.fixture
def fields(db: Data) -> dict[str, OwnField]:
    return {
        "permit": builders.own_field(db, "Parking permit", kind=OwnKind.TICK),
        "until": builders.own_field(db, "Until", kind=OwnKind.DATE),
        "meal": builders.own_field(db, "Meal", kind=OwnKind.LIST, words="fish\nsoup"),
        "note": builders.own_field(db, "Remark"),
    }


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


def field(editor: ContactEditor | OrganisationEditor, one: OwnField) -> Any:
    return editor._own.field(f"own.{one.id}")


def said(card: QWidget) -> list[str]:
    return [one.text() for one in card.findChildren(QLabel)]


def test_what_is_filled_in_is_kept_and_shown_on_the_card_alone_where_it_says_something(
    db: Data, runner: Runner, parent: QWidget, today: date, fields: dict[str, OwnField]
) -> None:
    ann = builders.person(db)
    editor = ContactEditor(parent, runner, lambda: today, ann)
    field(editor, fields["permit"]).set_value("no")
    QTest.keyClicks(field(editor, fields["until"]), "31/1/2027")
    QTest.keyClicks(field(editor, fields["meal"]).lineEdit(), "bread")
    editor.try_to_save()

    kept = contacts.get(db, ann.id)
    assert {one: dict(kept.own).get(about.id, "") for one, about in fields.items()} == {
        "permit": "no",
        "until": "2027-01-31",
        "meal": "bread",
        "note": "",
    }
    card = PersonCard(runner, lambda: today)
    card.show_card(contacts.card(db, ann.id, today=today))
    words = said(card)
    assert "Your own fields" in words
    assert words[words.index("Until") + 1] == "31 Jan 2027"
    assert words[words.index("Parking permit") + 1] == "no"
    assert "Remark" not in words


def test_what_is_no_date_is_told_under_the_field(
    db: Data, runner: Runner, parent: QWidget, today: date, fields: dict[str, OwnField]
) -> None:
    editor = ContactEditor(parent, runner, lambda: today, builders.person(db))
    QTest.keyClicks(field(editor, fields["until"]), "soon")
    editor.try_to_save()

    assert editor._own.problem(f"own.{fields['until'].id}") == "Type a date, like 4 Mar 2026."


def test_a_crash_takes_nothing_that_was_typed(
    db: Data, runner: Runner, parent: QWidget, today: date, fields: dict[str, OwnField]
) -> None:
    ann = builders.person(db)
    editor = ContactEditor(parent, runner, lambda: today, ann)
    QTest.keyClicks(field(editor, fields["note"]), "rings the bell twice")
    assert editor.is_edited
    editor._drafting.keep()  # type: ignore[union-attr]
    (draft,) = drafts.left(db)
    again = ContactEditor(parent, runner, lambda: today, ann)
    again.go_on(draft)

    assert field(again, fields["note"]).value() == "rings the bell twice"


def test_what_looks_like_a_patient_is_asked_about(
    db: Data, runner: Runner, parent: QWidget, today: date, fields: dict[str, OwnField]
) -> None:
    editor = ContactEditor(parent, runner, lambda: today, builders.person(db))
    QTest.keyClicks(field(editor, fields["note"]), "patient Mr John Fennick, NHS 943 476 5919")
    editor.try_to_save()

    (box,) = editor.findChildren(QMessageBox)
    assert box.text() == "Is this about a patient?"


@pytest.mark.parametrize(
    ("name", "value"), [("Hospital number", "RX 4471923"), ("Born on", "3/4/1951")]
)
def test_the_name_of_a_field_tells_what_stands_in_it(
    db: Data, runner: Runner, parent: QWidget, today: date, name: str, value: str
) -> None:
    own = builders.own_field(db, name)
    editor = ContactEditor(parent, runner, lambda: today, builders.person(db))
    QTest.keyClicks(field(editor, own), value)
    editor.try_to_save()

    (box,) = editor.findChildren(QMessageBox)
    assert box.text() == "Is this about a patient?"


def test_a_word_that_no_list_offers_is_looked_at(
    db: Data, runner: Runner, parent: QWidget, today: date, fields: dict[str, OwnField]
) -> None:
    editor = ContactEditor(parent, runner, lambda: today, builders.person(db))
    field(editor, fields["meal"]).set_value("fish for patient Joan Smith")
    editor.try_to_save()

    (box,) = editor.findChildren(QMessageBox)
    assert box.text() == "Is this about a patient?"


def test_a_hidden_field_stays_where_something_stands_in_it(
    db: Data, runner: Runner, parent: QWidget, today: date, fields: dict[str, OwnField]
) -> None:
    meal = fields["meal"]
    ann = builders.person(db, own=((meal.id, "fish"),))
    own_fields.hide(db, meal.id)
    editor = ContactEditor(parent, runner, lambda: today, ann)
    new = ContactEditor(parent, runner, lambda: today)

    assert field(editor, meal).value() == "fish"
    assert meal.id not in [one.id for one in new._own.fields]
    editor._who.field("last_name").set_value("Ash")  # type: ignore[attr-defined]
    editor.try_to_save()
    assert contacts.get(db, ann.id).own == ((meal.id, "fish"),)


def test_organisations_have_fields_of_their_own(
    db: Data, runner: Runner, parent: QWidget, today: date, fields: dict[str, OwnField]
) -> None:
    ramp = builders.own_field(db, "Ramp", kind=OwnKind.TICK, about=ORGANISATIONS)
    mill = builders.organisation(db, "Mill")
    editor = OrganisationEditor(parent, runner, lambda: today, mill)
    assert editor._own.fields == [ramp]
    field(editor, ramp).set_value("yes")
    editor.try_to_save()

    card = PlaceCard(runner, lambda: today)
    card.show_card(organisations.card(db, mill.id, today=today))
    words = said(card)
    assert words[words.index("Ramp") + 1] == "yes"
