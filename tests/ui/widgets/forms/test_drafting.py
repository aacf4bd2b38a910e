"""What is typed into a form outlives the program."""

import importlib
import pkgutil
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from outreach_desktop.db.history.journal import changing
from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.choosing.saved import SavedSearch
from outreach_desktop.domain.events import EventDraft
from outreach_desktop.domain.group import Point, SenderDraft
from outreach_desktop.domain.interactions import InteractionDraft
from outreach_desktop.domain.knowing.needs import NeedDraft
from outreach_desktop.domain.knowing.our_listings import OurListingDraft
from outreach_desktop.domain.knowing.referral_routes import ReferralRouteDraft
from outreach_desktop.domain.lists.lists import LISTS
from outreach_desktop.domain.memberships import MembershipDraft
from outreach_desktop.domain.offering.content import ContentDraft
from outreach_desktop.domain.offering.our_services import OurServiceDraft
from outreach_desktop.domain.organisations import OrganisationDraft
from outreach_desktop.domain.own_fields.own_fields import OwnFieldDraft
from outreach_desktop.domain.post.point_kinds import POINT_KINDS
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import contacts, drafts, events, group, timeline
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.drafts import Draft
from outreach_desktop.services.knowing.people import Ties
from outreach_desktop.services.knowing.promoting import Promoted
from outreach_desktop.services.settings import lists
from outreach_desktop.ui import pages
from outreach_desktop.ui.desk.runner import Runner
from outreach_desktop.ui.pages.contacts.about.household import HouseholdEditor
from outreach_desktop.ui.pages.contacts.editor import ContactEditor
from outreach_desktop.ui.pages.contacts.fit import FitEditor
from outreach_desktop.ui.pages.contacts.known import RelationshipEditor
from outreach_desktop.ui.pages.contacts.membership import MembershipEditor
from outreach_desktop.ui.pages.contacts.rights.wish import WishEditor
from outreach_desktop.ui.pages.contacts.tagging import TagDialog
from outreach_desktop.ui.pages.contacts.where import RoleEditor
from outreach_desktop.ui.pages.content.editor import ContentEditor
from outreach_desktop.ui.pages.events.adding import AddPeopleDialog
from outreach_desktop.ui.pages.events.editor import EventEditor
from outreach_desktop.ui.pages.group.letter_look import LetterLookEditor
from outreach_desktop.ui.pages.group.letterhead import LetterheadEditor
from outreach_desktop.ui.pages.group.points_editor import PointsEditor
from outreach_desktop.ui.pages.group.senders import SenderEditor
from outreach_desktop.ui.pages.listings.editor import ListingEditor, WrongThereEditor
from outreach_desktop.ui.pages.organisations.editor import OrganisationEditor
from outreach_desktop.ui.pages.organisations.house_rule import HouseRuleEditor
from outreach_desktop.ui.pages.organisations.known import KnownPlaceEditor
from outreach_desktop.ui.pages.services.editor import ServiceEditor
from outreach_desktop.ui.pages.settings.own_field import OwnFieldEditor
from outreach_desktop.ui.pages.settings.word import WordEditor
from outreach_desktop.ui.widgets.choosing.saving import SearchEditor
from outreach_desktop.ui.widgets.forms import drafting
from outreach_desktop.ui.widgets.forms.editor import Editor
from outreach_desktop.ui.widgets.forms.form_editor import FormEditor
from outreach_desktop.ui.widgets.forms.forms import Form, LongField, TextField
from outreach_desktop.ui.widgets.known.log import LogDialog
from outreach_desktop.ui.widgets.known.need_editor import NeedEditor
from outreach_desktop.ui.widgets.known.route_editor import RouteEditor
from tests import builders


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits two seconds here."""
    monkeypatch.setattr(drafting, "PAUSE_MS", 1)


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def write(editor: Editor, key: str, text: str) -> None:
    """Type into the field with this key, of whichever form of the editor has it."""
    form = next(form for form in editor.findChildren(Form) if key in form.values())
    field = form.field(key)
    if isinstance(field, LongField):
        field.setPlainText(text)
    elif isinstance(field, TextField):
        field.setText(text)
    else:
        field.setEditText(text)  # type: ignore[attr-defined]


def the_draft(db: Data, qtbot: QtBot) -> Draft:
    qtbot.waitUntil(lambda: len(drafts.left(db)) == 1)
    return drafts.left(db)[0]


def test_what_was_typed_of_a_new_person_comes_back_with_role_and_tags(
    db: Data, runner: Runner, parent: QWidget, qtbot: QtBot, today: date
) -> None:
    builders.organisation(db, "Lakeside General")
    editor = ContactEditor(parent, runner, lambda: today)
    for key, text in (
        ("first_name", "Ann"),
        ("last_name", "O\u2019Neil"),
        ("organisation", "lakeside general"),
        ("role_title", "Consultant"),
        ("tags", "speaker, ne"),
        ("notes", "First line\nsecond"),
    ):
        write(editor, key, text)
    draft = the_draft(db, qtbot)
    assert (draft.form, draft.title) == ("contacts.new", "New person")
    assert "O\u2019Neil" in drafting.in_words(draft)

    again = ContactEditor(parent, runner, lambda: today)
    again.go_on(draft)
    assert again.typed() == editor.typed()
    assert again.is_edited
    again.try_to_save()
    assert drafts.left(db) == []
    [person] = contacts.find(db, "oneil", today=today)
    assert contacts.card(db, person, today=today).main is not None


def test_each_pause_is_kept_and_a_long_sentence_too(
    db: Data, runner: Runner, parent: QWidget, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafting, "PAUSE_MS", 60_000)
    monkeypatch.setattr(drafting, "LONGEST_MS", 20)
    editor = SenderEditor(parent, runner)
    write(editor, "name", "Ann")
    assert the_draft(db, qtbot).typed["name"] == "Ann"
    write(editor, "name", "Ann O'Neil")
    qtbot.waitUntil(lambda: drafts.left(db)[0].typed["name"] == "Ann O'Neil")


def test_what_is_left_on_purpose_or_taken_back_is_forgotten(
    db: Data, runner: Runner, parent: QWidget, qtbot: QtBot
) -> None:
    editor = SenderEditor(parent, runner)
    write(editor, "name", "Ann")
    the_draft(db, qtbot)
    write(editor, "name", "")
    qtbot.waitUntil(lambda: drafts.left(db) == [])

    write(editor, "name", "Beth")
    the_draft(db, qtbot)
    editor._give_up()
    assert drafts.left(db) == []


def test_what_could_not_be_saved_stays_kept(
    db: Data, runner: Runner, parent: QWidget, qtbot: QtBot
) -> None:
    class Full(SenderEditor):
        def keeping(self):  # type: ignore[no-untyped-def]
            def change(db: Data) -> str:
                raise OutreachError("The disk is full.")

            return change

    editor = Full(parent, runner)
    write(editor, "name", "Ann")
    editor.try_to_save()
    assert editor.banner.text() == "The disk is full."
    assert the_draft(db, qtbot).typed["name"] == "Ann"


def test_while_an_import_has_the_file_a_draft_waits_and_is_not_taken_back_with_it(
    parent: QWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    runner = Runner()
    runner.failed.connect(lambda _: None)
    with qtbot.waitSignal(runner.opened):
        runner.open(parent, tmp_path / "group.outreach")
    ends: list[bool] = []

    def imports(db: Data) -> Iterator[int]:
        with changing(db, "Import"):
            while not ends:
                time.sleep(0.005)
                yield 1
            raise OutreachError("It cannot be read to its end.")

    def left() -> list[Draft]:
        found: list[list[Draft]] = []
        runner.ask(parent, drafts.left, found.append)
        qtbot.waitUntil(lambda: bool(found))
        return found[0]

    runner.work(parent, imports, alone=True)
    editor = SenderEditor(parent, runner)
    write(editor, "name", "Ann")
    qtbot.wait(100)
    assert left() == []
    ends.append(True)
    qtbot.waitUntil(lambda: [draft.typed["name"] for draft in left()] == ["Ann"])
    runner.close()


def test_where_nothing_can_be_kept_it_is_said_once_and_typing_goes_on(
    db: Data, runner: Runner, parent: QWidget, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OutreachError("The disk is full.", hint="Free some space.")

    editor = SenderEditor(parent, runner)
    with monkeypatch.context() as patch:
        patch.setattr(drafts, "keep", full)
        write(editor, "name", "Ann")
        strip = editor.findChildren(drafting.Drafting)[0].strip
        qtbot.waitUntil(lambda: "The disk is full." in strip.text())
    write(editor, "name", "Ann O'Neil")
    the_draft(db, qtbot)
    assert strip.text() == ""


def test_the_same_form_opened_by_hand_offers_it_and_overwrites_nothing(
    db: Data, runner: Runner, parent: QWidget, qtbot: QtBot
) -> None:
    write(SenderEditor(parent, runner), "name", "Ann")
    old = the_draft(db, qtbot)

    editor = SenderEditor(parent, runner)
    strip = editor.findChildren(drafting.Drafting)[0].strip
    assert "\u201cAnn\u201d" in strip.text()
    write(editor, "name", "Beth")
    qtbot.waitUntil(lambda: len(drafts.left(db)) == 2)
    strip.action.click()
    assert editor.typed()["name"] == "Ann"
    editor.try_to_save()
    assert [sender.name for sender in group.senders(db)] == ["Ann"]
    assert [draft.typed["name"] for draft in drafts.left(db)] == ["Beth"]
    assert old.id not in [draft.id for draft in drafts.left(db)]


def test_what_changed_meanwhile_is_told_and_both_can_be_seen(
    db: Data, runner: Runner, parent: QWidget, qtbot: QtBot, today: date
) -> None:
    person = builders.person(db, phone="1", email="a@example.org")
    editor = ContactEditor(parent, runner, lambda: today, person)
    write(editor, "phone", "2")
    draft = the_draft(db, qtbot)
    contacts.change(
        db, replace(person, phone="3", address=Address(town="Marrow"), email="c@example.org")
    )

    again = ContactEditor(parent, runner, lambda: today, contacts.get(db, person.id))
    again.go_on(draft)
    strip = again.findChildren(drafting.Drafting)[0].strip
    assert "In the meantime this was changed: Phone: 3." in strip.text()
    assert (again.typed()["phone"], again.typed()["email"]) == ("2", "c@example.org")
    strip.action.click()
    assert again.typed()["phone"] == "3"
    strip.action.click()
    assert again.typed()["phone"] == "2"


def test_a_draft_never_hides_what_its_form_has_no_field_for(
    db: Data, runner: Runner, parent: QWidget, qtbot: QtBot
) -> None:
    write(SenderEditor(parent, runner), "name", "Ann")
    draft = replace(the_draft(db, qtbot), typed={"name": "Ann", "motto": "Never alone"})
    editor = SenderEditor(parent, runner)
    editor.go_on(draft)
    strip = editor.findChildren(drafting.Drafting)[0].strip
    assert "There is no field for: Motto: Never alone" in strip.text()


def editors(db: Data, runner: Runner, parent: QWidget, today: date) -> list[Editor]:
    person, evening = builders.person(db), builders.open_evening(db, today)
    sender = group.add_sender(db, SenderDraft(name="Jo"))
    log = InteractionDraft(contact_id=person.id, kind="phone", date=today)
    clock = lambda: today  # noqa: E731
    entry = builders.call(db, person, today)
    role_place = builders.organisation(db)
    role = builders.role(db, person, role_place)
    kind = next(iter(POINT_KINDS))
    return [
        ContactEditor(parent, runner, clock),
        ContactEditor(parent, runner, clock, person),
        LogDialog(parent, runner, clock, log, person.name),
        LogDialog(parent, runner, clock, entry, person.name),
        LogDialog(parent, runner, clock, InteractionDraft(organisation_id=role_place.id), "Mill"),
        RoleEditor(parent, runner, clock, person.id),
        RoleEditor(parent, runner, clock, person.id, role),
        MembershipEditor(parent, runner, clock, MembershipDraft(contact_id=person.id)),
        WishEditor(parent, runner, clock, person),
        RelationshipEditor(parent, runner, clock, person, Ties()),
        HouseholdEditor(parent, runner, clock, person, None),
        FitEditor(parent, runner, Promoted(people=(person,), count=2, most=12)),
        TagDialog(parent, runner, [person.id]),
        EventEditor(parent, runner, clock, EventDraft()),
        EventEditor(parent, runner, clock, evening),
        AddPeopleDialog(parent, runner, clock, evening),
        OrganisationEditor(parent, runner, clock, OrganisationDraft()),
        HouseRuleEditor(parent, runner, clock, builders.house_rule(db, role_place)),
        RouteEditor(parent, runner, clock, ReferralRouteDraft(organisation_id=role_place.id)),
        RouteEditor(parent, runner, clock, builders.route(db, role_place)),
        NeedEditor(parent, runner, clock, NeedDraft(contact_id=person.id)),
        NeedEditor(parent, runner, clock, builders.need(db, role_place)),
        KnownPlaceEditor(parent, runner, clock, builders.organisation(db, "Mill Surgery")),
        LetterheadEditor(parent, runner, group.profile(db)),
        PointsEditor(parent, runner, kind, (Point(kind=kind, heading="a", text="b"),)),
        SearchEditor(parent, runner, clock, SavedSearch(name="", words="tier:core")),
        SearchEditor(parent, runner, clock, SavedSearch(name="A", words="tier:core"), "A"),
        WordEditor(parent, runner, LISTS["profession"], lists.words(db, "profession")),
        OwnFieldEditor(parent, runner, OwnFieldDraft(about="contacts", name=""), []),
        OwnFieldEditor(parent, runner, builders.own_field(db), [], 2),
        SenderEditor(parent, runner),
        SenderEditor(parent, runner, sender),
        LetterLookEditor(parent, runner, clock, group.profile(db)),
        ListingEditor(parent, runner, clock, OurListingDraft()),
        WrongThereEditor(parent, runner, clock, builders.listing(db, today=today)),
        ServiceEditor(parent, runner, clock, OurServiceDraft()),
        ContentEditor(parent, runner, clock, ContentDraft()),
    ]


def test_every_editor_keeps_drafts_and_takes_back_what_it_gave(
    db: Data, runner: Runner, parent: QWidget, qtbot: QtBot, today: date
) -> None:
    made = editors(db, runner, parent, today)
    for module in pkgutil.walk_packages(pages.__path__, f"{pages.__name__}."):
        importlib.import_module(module.name)  # else only those are known that a test before it used
    kinds = {
        kind
        for base in (Editor, FormEditor)
        for kind in base.__subclasses__()
        if kind.__module__.startswith("outreach_desktop") and kind is not FormEditor
    }
    assert {type(editor) for editor in made} == kinds
    for editor in made:
        assert len(editor.findChildren(drafting.Drafting)) == 1
        typed = editor.typed()
        editor.type_in(typed)
        assert editor.typed() == typed, type(editor)
        editor.mark_edited()


def test_half_a_date_and_a_place_nobody_knows_come_back_as_they_were_typed(
    db: Data, runner: Runner, parent: QWidget, qtbot: QtBot, today: date
) -> None:
    person = builders.person(db)
    editor = RoleEditor(parent, runner, lambda: today, person.id)
    write(editor, "organisation_id", "Newtown Pra")
    editor._form.field("starts_on").setText("4 Ma")  # type: ignore[attr-defined]
    draft = the_draft(db, qtbot)

    again = RoleEditor(parent, runner, lambda: today, person.id)
    again.go_on(draft)
    assert again.typed()["organisation_id"] == "Newtown Pra"
    assert again.typed()["starts_on"] == "4 Ma"


def test_points_and_ticked_people_come_back(
    db: Data, runner: Runner, parent: QWidget, qtbot: QtBot, today: date
) -> None:
    group.save_profile(db, replace(group.profile(db), name="Lakeside"))
    kind = next(iter(POINT_KINDS))
    points = PointsEditor(parent, runner, kind, (Point(kind=kind, heading="a"),))
    points._add_another()
    points.rows[1]._form.field("heading").setPlainText("Somebody to talk to")  # type: ignore[attr-defined]
    draft = the_draft(db, qtbot)
    again = PointsEditor(parent, runner, kind, (Point(kind=kind, heading="a"),))
    again.go_on(draft)
    assert [point.heading for point in again.points()] == ["a", "Somebody to talk to"]
    again.try_to_save()

    people = [builders.person(db, name).id for name in ("Patel", "Marsh")]
    evening = builders.open_evening(db, today)
    adding = AddPeopleDialog(parent, runner, lambda: today, evening)
    adding.table.ticked_model.tick(people, on=True)
    draft = the_draft(db, qtbot)
    once_more = AddPeopleDialog(parent, runner, lambda: today, evening)
    once_more.go_on(draft)
    once_more.try_to_save()
    assert len(events.participants(db, evening.id, today=today)) == 2
    assert drafts.left(db) == []
    assert timeline.of(db, people[0]) == []
