"""The relationship with a person: written down in a dialog of its own, and read on their card."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from outreach_desktop.domain.group import SenderDraft
from outreach_desktop.domain.problems import Problem
from outreach_desktop.services import contacts, group, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.knowing import people
from outreach_desktop.ui.pages.contacts.known import RelationshipEditor
from outreach_desktop.ui.pages.contacts.page import ContactsPage
from outreach_desktop.ui.widgets.forms.person import PersonField
from outreach_desktop.ui.widgets.forms.ticks import TicksField
from outreach_desktop.ui.widgets.labels import LinkLabel
from tests import builders
from tests.builders import person


def says(page: ContactsPage) -> str:
    return "\n".join(one.text() for one in page.person.findChildren(QLabel))


def opened(page: ContactsPage) -> RelationshipEditor:
    page.person.relationship_wanted.emit()
    return page.findChildren(RelationshipEditor)[-1]


def test_what_is_typed_is_kept_shown_and_taken_back(db: Data, page: ContactsPage) -> None:
    desmond = group.add_sender(db, SenderDraft(name="Desmond"))
    beth = person(db, "Penn", first_name="Beth")
    ann = person(db, "Adams", first_name="Ann")
    page.show_one(ann.id)
    assert "Nothing noted yet" in says(page)

    editor = opened(page)
    editor._approach.fill(
        {
            "tier": "core",
            "target": "A",
            "target_why": "knows the board",
            "stage": "meeting",
            "lead_id": desmond.id,
            "champion_since": date(2025, 3, 1),
        }
    )
    introducer = editor._approach.field("introduced_by_id")
    assert isinstance(introducer, PersonField)
    introducer._look_for("penn")
    introducer.set_value("Dr Beth Penn")
    editor._fit.fill({"fit": "goes both ways", "fit_note": "met twice"})
    editor._matters.fill(
        {
            "conditions": "prostate cancer\nscurvy",
            "challenges": "no room",
            "needs": "a name to ring",
            "checked_on": date(2026, 2, 3),
            "keep_until_on": date(2029, 4, 5),
            "keep_why": "agreed on the phone",
        }
    )
    editor.try_to_save()

    kept = contacts.get(db, ann.id)
    assert (kept.tier, kept.target, kept.stage, kept.lead_id) == (
        "core",
        "A",
        "meeting",
        desmond.id,
    )
    assert kept.introduced_by_id == beth.id
    assert (kept.fit, kept.conditions) == ("goes both ways", "prostate cancer\nscurvy")
    page.reload()
    told = says(page)
    for words in (
        "A: first of all \u00b7 knows the board",
        "Met or meeting agreed",
        "Desmond",
        "1 Mar 2025",
        "\u2713 It goes both ways\nmet twice",
        "Scurvy",
        "no room",
        "a name to ring",
        "3 Feb 2026",
        "5 Apr 2029 \u00b7 agreed on the phone",
    ):
        assert words in told, words
    undo.undo(db)
    assert contacts.get(db, ann.id) == ann


def test_a_code_of_a_register_is_on_the_card(db: Data, page: ContactsPage) -> None:
    page.show_one(person(db, code="C1234567").id)
    assert "C1234567" in says(page)


def test_a_card_leads_to_who_introduced_them_and_whom_they_introduced(
    db: Data, page: ContactsPage
) -> None:
    beth = person(db, "Penn", first_name="Beth")
    ann = person(db, "Adams", first_name="Ann", introduced_by_id=beth.id)
    page.show_one(ann.id)
    (to_beth,) = [
        one
        for one in page.person.findChildren(LinkLabel)
        if one.accessibleName() == "Show Dr Beth Penn"
    ]
    to_beth.clicked.emit()
    assert page.person.card is not None
    assert page.person.card.contact == beth
    assert page.person.card.ties.introduced == ((ann.id, "Dr Ann Adams"),)


def test_someone_who_was_removed_is_not_told_of(db: Data) -> None:
    beth = person(db, "Penn", first_name="Beth")
    ann = person(db, "Adams", introduced_by_id=beth.id)
    contacts.remove(db, [beth.id])
    assert people.ties(db, contacts.get(db, ann.id)).introduced_by is None
    contacts.remove(db, [ann.id])
    undo.undo(db)
    undo.undo(db)
    assert people.ties(db, contacts.get(db, ann.id)).introduced_by == (beth.id, "Dr Beth Penn")


def test_a_name_that_is_nobodys_is_asked_about(db: Data, page: ContactsPage) -> None:
    page.show_one(person(db).id)
    editor = opened(page)
    introducer = editor._approach.field("introduced_by_id")
    assert isinstance(introducer, PersonField)
    introducer.setEditText("Nobody At All")

    assert editor.problems() == (
        Problem("introduced_by_id", "Choose someone from the list, or leave it empty."),
    )


@pytest.mark.parametrize("is_open", [True, False])
def test_enter_takes_the_one_who_is_offered_and_saves_with_the_next(
    is_open: bool, db: Data, page: ContactsPage, qtbot: QtBot
) -> None:
    beth = person(db, "Penn", first_name="Beth")
    ann = person(db, "Adams", first_name="Ann")
    page.show_one(ann.id)
    editor = opened(page)
    introducer = editor._approach.field("introduced_by_id")
    assert isinstance(introducer, PersonField)
    introducer.setFocus()
    qtbot.keyClicks(introducer, "penn")
    completer = introducer.completer()
    assert completer is not None
    below = completer.popup()
    assert below is not None
    below.setVisible(is_open)  # Esc, or a click beside it, closes it

    qtbot.keyClick(introducer, Qt.Key.Key_Return)
    assert (introducer.value(), introducer.currentText()) == (beth.id, "Dr Beth Penn")
    assert not below.isVisible()
    assert contacts.get(db, ann.id) == ann, "nobody has seen yet who was taken"
    qtbot.keyClick(introducer, Qt.Key.Key_Return)
    assert contacts.get(db, ann.id).introduced_by_id == beth.id


def test_two_of_one_name_are_told_apart(db: Data, today: date) -> None:
    first = person(db)
    builders.role(db, first, builders.organisation(db, "Lakeside"))
    second, third = person(db), person(db)
    named = people.called(db, "neil ann", today=today, at_most=9)

    assert {one for one, _ in named} == {first.id, second.id, third.id}
    assert {name for _, name in named} == {
        "Dr Ann O'Neil, Lakeside",
        "Dr Ann O'Neil",
        "Dr Ann O'Neil (2)",
    }
    assert len(people.called(db, " ", today=today, at_most=2)) == 2


def test_who_was_chosen_stays_though_a_later_search_calls_someone_else_so(
    db: Data, page: ContactsPage
) -> None:
    ann = person(db, "Orpen")
    page.show_one(person(db, "Penn").id)
    introducer = opened(page)._approach.field("introduced_by_id")
    assert isinstance(introducer, PersonField)
    introducer._look_for("orpen")
    introducer.set_value("Dr Ann Orpen")
    contacts.remove(db, [ann.id])
    person(db, "Orpen")
    introducer._look_for("orpen")

    assert introducer.value() == ann.id


def test_boxes_are_ticked_by_mouse_and_keys_and_others_are_typed(qtbot: QtBot) -> None:
    field = TicksField("condition", beside=True)
    qtbot.addWidget(field)
    field.resize(500, 300)
    field.show()
    told: list[None] = []
    field.edited.connect(lambda: told.append(None))
    first, second = field.boxes()[:2]
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton, pos=first.rect().center())
    second.setFocus()
    qtbot.keyClick(second, Qt.Key.Key_Space)
    qtbot.keyClicks(field._other, "Scurvy, gout; PROSTATE cancer")

    assert field.value() == "prostate cancer\nbladder cancer\nScurvy\ngout"
    assert len(told) > 2


def test_words_offered_later_keep_what_is_ticked(qtbot: QtBot) -> None:
    field = TicksField("condition")
    qtbot.addWidget(field)
    field.set_value("gout\nprostate cancer")
    field.offer_words((("gout", "gout"), ("pain", "pain")))

    assert set(field.value().split("\n")) == {"gout", "prostate cancer"}
    assert [box.text() for box in field.boxes()] == ["Gout", "Pain", "Prostate cancer"]
