"""What is known of an organisation: written down in a dialog of its own, and read on its card."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from outreach_desktop.domain.group import SenderDraft
from outreach_desktop.domain.problems import Problem
from outreach_desktop.services import group, organisations, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.pages.organisations.known import KnownPlaceEditor
from outreach_desktop.ui.pages.organisations.page import OrganisationsPage
from outreach_desktop.ui.shell.main_window import MainWindow
from outreach_desktop.ui.widgets import card
from outreach_desktop.ui.widgets.forms.lead import LeadField
from outreach_desktop.ui.widgets.forms.typed import AmountField
from outreach_desktop.ui.widgets.text import LongWords
from tests import builders
from tests.ui.executors import Held


@pytest.fixture
def page(window: MainWindow) -> OrganisationsPage:
    screen = window.go_to("organisations")
    assert isinstance(screen, OrganisationsPage)
    return screen


def says(page: OrganisationsPage) -> str:
    """All of the card, long addresses too."""
    parts = page.place.findChildren(QWidget)
    labels = [one.text() for one in parts if isinstance(one, QLabel)]
    return "\n".join([*labels, *(one.toPlainText() for one in parts if isinstance(one, LongWords))])


def opened(page: OrganisationsPage) -> KnownPlaceEditor:
    page.place.known_wanted.emit()
    return page.findChildren(KnownPlaceEditor)[-1]


def test_what_is_typed_is_kept_shown_and_taken_back(db: Data, page: OrganisationsPage) -> None:
    desmond = group.add_sender(db, SenderDraft(name="Desmond"))
    place = builders.organisation(db, "Mill Surgery")
    page.reload()
    page.show_one(place.id)
    assert "Nothing noted yet" in says(page)
    assert "Referrals" not in says(page)

    editor = opened(page)
    facts = {
        "target": "B",
        "target_why": "on the way to everyone",
        "stage": "introduced",
        "lead_id": desmond.id,
        "conditions": "pain",
        "audience": "walkers",
        "audience_size": 1200,
        "list_size": 8000,
        "understands_us": "partly",
        "checked_on": date(2026, 2, 1),
        "secure_email": "mill@secure.example.org",
        "e_referral_system": "Gateway",
        "refers_now_to": "the helpline",
        "procedure_asked_on": date(2026, 1, 5),
    }
    editor._form.fill(facts)  # type: ignore[arg-type]
    editor.try_to_save()

    assert organisations.get(db, place.id) == replace(place, **facts)  # type: ignore[arg-type]
    page.reload()
    told = says(page)
    for words in (
        "B: next \u00b7 on the way to everyone",
        "Introduced",
        "Desmond",
        "Pain",
        "walkers \u00b7 about 1,200",
        "8,000",
        "Partly",
        "1 Feb 2026",
        "mill@secure.example.org",
        "Gateway",
        "the helpline",
        "5 Jan 2026",
    ):
        assert words in told, words
    undo.undo(db)
    assert organisations.get(db, place.id) == place


def test_a_number_that_is_none_is_asked_about(db: Data, page: OrganisationsPage) -> None:
    builders.organisation(db, "Mill Surgery")
    page.reload()
    editor = opened(page)
    editor._form.field("list_size").setText("some")  # type: ignore[attr-defined]

    assert editor.problems() == (Problem("list_size", "Type a whole number, like 1200."),)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("1200", 1200),
        (" 1,200 ", 1200),
        ("1.200", 1200),
        ("1 200", 1200),
        ("0", 0),
        ("", None),
        ("-3", None),
        ("\u00b2", None),
        ("9" * 40, None),
    ],
)
def test_amounts_are_read_as_people_write_them(
    qtbot: QtBot, typed: str, number: int | None
) -> None:
    field = AmountField()
    qtbot.addWidget(field)
    field.setText(typed)

    assert field.value() == number
    assert bool(field.not_understood()) == (number is None and bool(typed))


def test_who_leads_stays_until_those_who_sign_are_known(db: Data, qtbot: QtBot) -> None:
    desmond = group.add_sender(db, SenderDraft(name="Desmond"))
    parent = QWidget()
    qtbot.addWidget(parent)
    held = Held()
    field = LeadField(parent, Runner(held, db=db))
    field.set_value(desmond.id)
    assert field.value() == desmond.id

    held.run()
    qtbot.waitUntil(lambda: field.count() == 2)
    assert (field.value(), field.currentText()) == (desmond.id, "Desmond")
    field.set_value(None)
    assert field.value() == ""


def test_referrals_are_changed_where_they_are_read(db: Data, page: OrganisationsPage) -> None:
    place = builders.organisation(db, "Mill Surgery", refers_now_to="the helpline")
    page.reload()
    page.show_one(place.id)
    changes = [one for one in page.place.findChildren(QPushButton) if one.text() == "Change\u2026"]
    assert len(changes) == 2
    changes[-1].click()
    assert page.findChildren(KnownPlaceEditor)[-1].isVisible()


def test_with_very_large_text_nothing_of_the_card_lies_outside(
    db: Data, page: OrganisationsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(card, "is_large", lambda: True)
    place = builders.organisation(db, "Mill", procedure_asked_on=date(2026, 1, 5))
    page.reload()
    page.show_one(place.id)
    words = next(
        one for one in page.place.findChildren(QLabel) if one.text().startswith("Asked for their")
    )
    assert words.minimumSizeHint().width() < words.sizeHint().width()
    assert words.minimumWidth() == 0
