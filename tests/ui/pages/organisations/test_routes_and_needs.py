"""Ways to refer and needs on cards: added, changed and removed there; what is inherited says from where."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QWidget

from outreach_desktop.domain.problems import Problem
from outreach_desktop.services import files, timeline, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.knowing import needs, referral_routes
from outreach_desktop.ui.pages.contacts.page import ContactsPage
from outreach_desktop.ui.pages.organisations.page import OrganisationsPage
from outreach_desktop.ui.shell.main_window import MainWindow
from outreach_desktop.ui.widgets.attached import AttachedFiles
from outreach_desktop.ui.widgets.known.log import LogDialog
from outreach_desktop.ui.widgets.known.need_editor import NeedEditor
from outreach_desktop.ui.widgets.known.route_editor import RouteEditor
from tests import builders


@pytest.fixture
def page(window: MainWindow) -> OrganisationsPage:
    screen = window.go_to("organisations")
    assert isinstance(screen, OrganisationsPage)
    return screen


def says(card: QWidget) -> list[str]:
    return [one.text() for one in card.findChildren(QLabel)]


def press(card: QWidget, name: str) -> None:
    (one,) = [
        button
        for button in card.findChildren(QPushButton)
        if name in (button.accessibleName(), button.text())
    ]
    one.click()


def test_a_way_to_refer_is_added_changed_and_removed(db: Data, page: OrganisationsPage) -> None:
    place, ann = builders.organisation(db, "Mill Surgery"), builders.person(db)
    page.reload()
    page.show_one(place.id)
    press(page.place, "Add a way to refer\u2026")
    new = page.findChildren(RouteEditor)[-1]
    assert new.problems() == (Problem("how", "Choose by what, or type how it goes."),)
    new._form.fill(
        {
            "method": "form",
            "how": "at the desk",
            "requires": "consent",
            "turnaround_days": 3,
            "checked_on": date(2026, 1, 5),
            "review_on": date(2026, 1, 6),
        }
    )
    new._liaison.choose(ann.id, "Dr Ann O'Neil")
    new.try_to_save()
    page.reload()
    assert "Form, at the desk" in says(page.place)
    known = "ask for Dr Ann O'Neil \u00b7 they require: consent \u00b7 an answer within 3 days"
    (about,) = [one for one in says(page.place) if one.startswith(known)]
    assert "checked 5 Jan 2026" in about

    press(page.place, "Change the way to refer \u201cForm, at the desk\u201d")
    change = page.findChildren(RouteEditor)[-1]
    assert change._form.values()["liaison_id"] == ann.id
    change._form.fill({"direction": "out"})
    change.try_to_save()
    page.reload()
    assert "You to them: Form, at the desk" in says(page.place)
    press(page.place, "Change the way to refer \u201cYou to them: Form, at the desk\u201d")
    page.findChildren(RouteEditor)[-1]._remove()
    assert referral_routes.of(db, place.id) == []


def test_a_form_is_attached_to_a_way_opened_elsewhere_and_removed(
    db: Data,
    window: MainWindow,
    page: OrganisationsPage,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    trust = builders.organisation(db, "Trust")
    ward = builders.organisation(db, "Ward 7", parent_id=trust.id)
    builders.role(db, ann := builders.person(db), ward)
    route = builders.route(db, trust, "at the desk", method="form")
    path = tmp_path / "UR-12.pdf"
    path.write_bytes(b"%PDF-1.4 form")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (str(path), ""))
    page.reload()
    page.show_one(trust.id)
    press(page.place, "Attach a form to the way to refer \u201cForm, at the desk\u201d")
    assert [one.name for one in files.attached(db, route.id)] == ["UR-12.pdf"]
    assert undo.next_undo(db) == "Attach UR-12.pdf"

    def offered(card: QWidget) -> list[list[str]]:
        """What the dots beside each of its files offer."""
        dots = [
            one
            for one in card.findChildren(QPushButton)
            if one.accessibleName() == "More for UR-12.pdf" and one.isVisible()
        ]
        return [[each.text().replace("&", "") for each in one.menu().actions()] for one in dots]

    assert offered(page.place) == [["Open", "Save a copy\u2026", "Remove"]]
    page.show_one(ward.id)  # which has the way of the trust: it is changed there
    assert offered(page.place) == [["Open", "Save a copy\u2026"]]
    people = window.go_to("contacts")
    assert isinstance(people, ContactsPage)
    people.show_one(ann.id)
    assert offered(people.person) == [["Open", "Save a copy\u2026"]]

    page = window.go_to("organisations")  # type: ignore[assignment]
    page.show_one(trust.id)
    (held,) = [one for one in page.place.findChildren(AttachedFiles) if one.files]
    held.remove(held.files[0])
    assert files.attached(db, route.id) == []
    assert offered(page.place) == []
    window.action("edit.undo").trigger()
    assert len(offered(page.place)) == 1


def test_a_need_is_added_changed_and_removed(db: Data, page: OrganisationsPage) -> None:
    trust = builders.organisation(db, "Lakeside Trust")
    ward = builders.organisation(db, "Ward 4", parent_id=trust.id)
    page.reload()
    page.show_one(trust.id)
    press(page.place, "Add a need\u2026")
    new = page.findChildren(NeedEditor)[-1]
    assert new.problems() == (Problem("text", "Type what it is."),)
    new._form.fill({"kind": "gap", "text": "no one rings back", "answer": "a helpline"})
    new.try_to_save()
    page.reload()
    page.show_one(ward.id)
    assert "Gap in service: no one rings back" in says(page.place)
    assert "your answer: a helpline" in says(page.place)
    assert any("from Lakeside Trust" in one for one in says(page.place))
    page.show_one(trust.id)
    press(page.place, "Change the need \u201cGap in service: no one rings back\u201d")
    page.findChildren(NeedEditor)[-1]._remove()
    assert needs.of(db, trust.id) == []


def test_a_person_has_needs_of_their_own(db: Data, window: MainWindow) -> None:
    ann = builders.person(db)
    builders.role(db, ann, place := builders.organisation(db))
    builders.need(db, place, "leaflets in Polish")
    page = window.go_to("contacts")
    assert isinstance(page, ContactsPage)
    page.show_one(ann.id)
    press(page.person, "Add a need\u2026")
    new = page.findChildren(NeedEditor)[-1]
    new._form.fill({"text": "a page to hand over"})
    new.try_to_save()
    page.reload()
    assert [one.contact_id for one in needs.of_person(db, ann.id)] == [ann.id]
    assert {"a page to hand over", "leaflets in Polish"} <= set(says(page.person))


def test_a_call_with_the_organisation_as_such_is_logged_and_corrected(
    db: Data, page: OrganisationsPage
) -> None:
    place = builders.organisation(db, "Mill Surgery")
    page.reload()
    page.show_one(place.id)
    press(page.place, "Log a call, a visit or a letter")
    new = page.findChildren(LogDialog)[-1]
    assert new.windowTitle() == "Log call or visit with Mill Surgery"
    new._form.fill({"summary": "Asked for their procedure"})
    new.try_to_save()
    page.reload()
    assert any("Asked for their procedure" in one for one in says(page.place))
    (kept,) = timeline.of_organisation(db, place.id)
    page.place.entry_wanted.emit(kept)
    page.findChildren(LogDialog)[-1]._remove()
    assert timeline.of_organisation(db, place.id) == []
