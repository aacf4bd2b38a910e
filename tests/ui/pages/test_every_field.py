"""Every field of the editors is typed into through the window, saved, read and shown again.

The test goes by the fields themselves: one that is added to a subject is typed into as well, and one that no editor has
fails here until it gets its place, or its reason below.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from outreach_desktop.domain import contacts as people
from outreach_desktop.domain import events as event_rules
from outreach_desktop.domain import group as group_rules
from outreach_desktop.domain import memberships as membership_rules
from outreach_desktop.domain import organisations as places
from outreach_desktop.domain import roles as role_rules
from outreach_desktop.domain.fields import Fields
from outreach_desktop.domain.group import SenderDraft
from outreach_desktop.domain.knowing import came_back
from outreach_desktop.domain.knowing import house_rules as house_rule_rules
from outreach_desktop.domain.knowing import needs as need_rules
from outreach_desktop.domain.knowing import our_listings as listing_rules
from outreach_desktop.domain.knowing import referral_routes as route_rules
from outreach_desktop.domain.offering import content as content_rules
from outreach_desktop.domain.offering import our_services as service_rules
from outreach_desktop.services import contacts, events, group, memberships, organisations
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.knowing import house_rules, needs, our_listings, referral_routes
from outreach_desktop.services.offering import content, our_services
from outreach_desktop.ui.pages.contacts.editor import ContactEditor
from outreach_desktop.ui.pages.contacts.known import RelationshipEditor
from outreach_desktop.ui.pages.contacts.membership import MembershipEditor
from outreach_desktop.ui.pages.contacts.page import ContactsPage
from outreach_desktop.ui.pages.contacts.where import RoleEditor
from outreach_desktop.ui.pages.content.editor import ContentEditor
from outreach_desktop.ui.pages.events.editor import EventEditor
from outreach_desktop.ui.pages.group.letter_look import LetterLookEditor
from outreach_desktop.ui.pages.group.letterhead import LetterheadEditor
from outreach_desktop.ui.pages.group.senders import SenderEditor
from outreach_desktop.ui.pages.listings.editor import ListingEditor
from outreach_desktop.ui.pages.organisations.editor import OrganisationEditor
from outreach_desktop.ui.pages.organisations.house_rule import HouseRuleEditor
from outreach_desktop.ui.pages.organisations.known import KnownPlaceEditor
from outreach_desktop.ui.pages.organisations.page import OrganisationsPage
from outreach_desktop.ui.pages.services.editor import ServiceEditor
from outreach_desktop.ui.shell.main_window import MainWindow
from outreach_desktop.ui.widgets.controls import DropDown, TickBox
from outreach_desktop.ui.widgets.forms.asked import AskedField
from outreach_desktop.ui.widgets.forms.colour import ColourField
from outreach_desktop.ui.widgets.forms.dates import DateField, TimeField
from outreach_desktop.ui.widgets.forms.editor import Editor
from outreach_desktop.ui.widgets.forms.forms import ChoiceField, Form, NumberField
from outreach_desktop.ui.widgets.forms.person import PersonField
from outreach_desktop.ui.widgets.forms.pick import PickField
from outreach_desktop.ui.widgets.forms.ticks import TicksField
from outreach_desktop.ui.widgets.forms.typed import AmountField, MillimetreField
from outreach_desktop.ui.widgets.known.need_editor import NeedEditor
from outreach_desktop.ui.widgets.known.route_editor import RouteEditor
from tests import builders

Opened = Callable[[], Editor]


@dataclass(frozen=True, kw_only=True)
class Edited:
    """A row, what opens each editor of it, how it is read, and why some of its fields are in none of them.

    To those in `added_to` saving itself adds something.
    """

    fields: Fields
    editors: tuple[Opened, ...]
    read: Callable[[], object]
    not_typed: Mapping[str, str] = field(default_factory=dict)
    added_to: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Stage:
    """The window with one person at one organisation, and others to choose."""

    window: MainWindow
    db: Data
    today: date

    def person(self) -> ContactsPage:
        page = self.window.go_to("contacts")
        assert isinstance(page, ContactsPage)
        page.show_one(contacts.find(self.db, "Ames", today=self.today)[0])
        return page

    def place(self) -> OrganisationsPage:
        page = self.window.go_to("organisations")
        assert isinstance(page, OrganisationsPage)
        page.show_one(organisations.find(self.db, "Lakeside", today=self.today)[0])
        return page


@pytest.fixture
def stage(db: Data, window: MainWindow, today: date) -> Stage:
    group.add_sender(db, SenderDraft(name="Desmond"))
    builders.organisation(db, "Riverside Trust")
    builders.person(db, "Introducer", first_name="Una")
    place = builders.organisation(db, "Lakeside General")
    builders.role(db, builders.person(db, "Ames"), place)
    window.reload()
    return Stage(window=window, db=db, today=today)


def newest(of: QWidget, kind: type[Editor]) -> Editor:
    return of.findChildren(kind)[-1]


def a_person(stage: Stage) -> Edited:
    page = stage.person()

    def edit() -> Editor:
        page.edit()
        return newest(page, ContactEditor)

    def relationship() -> Editor:
        page.person.relationship_wanted.emit()
        return newest(page, RelationshipEditor)

    one = page.people.table.current_id()
    return Edited(
        fields=people.FIELDS,
        editors=(edit, relationship),
        read=lambda: contacts.get(stage.db, one),
        not_typed=dict.fromkeys(
            came_back.FIELDS, "is noted in a dialog of its own, with the address"
        ),
    )


def an_organisation(stage: Stage) -> Edited:
    page = stage.place()

    def edit() -> Editor:
        page.edit()
        return newest(page, OrganisationEditor)

    def known() -> Editor:
        page.place.known_wanted.emit()
        return newest(page, KnownPlaceEditor)

    one = page.list.current_id
    return Edited(
        fields=places.FIELDS,
        editors=(edit, known),
        read=lambda: organisations.get(stage.db, one),
    )


def a_role(stage: Stage) -> Edited:
    page, db = stage.person(), stage.db
    card = contacts.card(db, page.people.table.current_id(), today=stage.today)
    role_id = card.roles[0].role.id

    def edit() -> Editor:
        page.person.role_wanted.emit(contacts.role(db, role_id))
        return newest(page, RoleEditor)

    return Edited(
        fields=role_rules.FIELDS, editors=(edit,), read=lambda: contacts.role(db, role_id)
    )


def a_membership(stage: Stage) -> Edited:
    page, db = stage.person(), stage.db
    one = builders.membership(db, contacts.get(db, page.people.table.current_id()))

    def edit() -> Editor:
        page.person.membership_wanted.emit(memberships.get(db, one.id))
        return newest(page, MembershipEditor)

    return Edited(
        fields=membership_rules.FIELDS, editors=(edit,), read=lambda: memberships.get(db, one.id)
    )


def a_house_rule(stage: Stage) -> Edited:
    page, db = stage.place(), stage.db
    one = builders.house_rule(db, organisations.get(db, page.list.current_id))

    def edit() -> Editor:
        page.place.rule_wanted.emit(house_rules.get(db, one.id))
        return newest(page, HouseRuleEditor)

    return Edited(
        fields=house_rule_rules.FIELDS,
        editors=(edit,),
        read=lambda: house_rules.get(db, one.id),
        not_typed={"organisation_id": "it is a rule of the organisation on the card"},
    )


def a_way_to_refer(stage: Stage) -> Edited:
    page, db = stage.place(), stage.db
    one = builders.route(db, organisations.get(db, page.list.current_id))

    def edit() -> Editor:
        page.place.route_wanted.emit(referral_routes.get(db, one.id))
        return newest(page, RouteEditor)

    return Edited(
        fields=route_rules.FIELDS,
        editors=(edit,),
        read=lambda: referral_routes.get(db, one.id),
        not_typed={"organisation_id": "it is a way of the organisation on the card"},
    )


def a_need(stage: Stage) -> Edited:
    page, db = stage.place(), stage.db
    ours = group_rules.Point(kind="value", heading="A call", text="We ring within two days.")
    group.save_profile(db, replace(group.profile(db), name="Wend", points=(ours,)))
    one = builders.need(db, organisations.get(db, page.list.current_id))

    def edit() -> Editor:
        page.place.need_wanted.emit(needs.get(db, one.id))
        return newest(page, NeedEditor)

    return Edited(
        fields=need_rules.FIELDS,
        editors=(edit,),
        read=lambda: needs.get(db, one.id),
        not_typed={"organisation_id": "it is a need of the organisation on the card"},
    )


def an_event(stage: Stage) -> Edited:
    db, today = stage.db, stage.today
    one = builders.open_evening(db, today)
    page = stage.window.go_to("events")
    assert page is not None

    def edit() -> Editor:
        return EventEditor(page, stage.window.runner, lambda: today, events.get(db, one.id))

    return Edited(fields=event_rules.FIELDS, editors=(edit,), read=lambda: events.get(db, one.id))


def a_listing(stage: Stage) -> Edited:
    db, today = stage.db, stage.today
    one = builders.listing(db, today=today)
    page = stage.window.go_to("listings")
    assert page is not None

    def edit() -> Editor:
        return ListingEditor(page, stage.window.runner, lambda: today, our_listings.get(db, one.id))

    return Edited(
        fields=listing_rules.FIELDS, editors=(edit,), read=lambda: our_listings.get(db, one.id)
    )


def a_service(stage: Stage) -> Edited:
    db, today = stage.db, stage.today
    one = builders.service(db, today=today)
    page = stage.window.go_to("services")
    assert page is not None

    def edit() -> Editor:
        return ServiceEditor(page, stage.window.runner, lambda: today, our_services.get(db, one.id))

    return Edited(
        fields=service_rules.FIELDS,
        editors=(edit,),
        read=lambda: our_services.get(db, one.id),
        added_to={"former_names": "the name that this edit takes away is put behind what is typed"},
    )


def a_text(stage: Stage) -> Edited:
    db, today = stage.db, stage.today
    one = builders.text(db, today=today)
    page = stage.window.go_to("content")
    assert page is not None

    def edit() -> Editor:
        return ContentEditor(page, stage.window.runner, lambda: today, content.get(db, one.id))

    return Edited(
        fields=content_rules.FIELDS, editors=(edit,), read=lambda: content.get(db, one.id)
    )


def a_sender(stage: Stage) -> Edited:
    db = stage.db
    page = stage.window.go_to("group")
    assert page is not None

    def edit() -> Editor:
        (now,) = group.senders(db)
        return SenderEditor(page, stage.window.runner, now)

    return Edited(
        fields=group_rules.SENDER_FIELDS,
        editors=(edit,),
        read=lambda: group.senders(db)[0],
        not_typed={"signature_id": "it is a picture, chosen beside the form"},
    )


def our_group(stage: Stage) -> Edited:
    db = stage.db
    page = stage.window.go_to("group")
    assert page is not None

    def edit() -> Editor:
        return LetterheadEditor(page, stage.window.runner, group.profile(db))

    def edit_look() -> Editor:
        return LetterLookEditor(page, stage.window.runner, lambda: stage.today, group.profile(db))

    return Edited(
        fields=group_rules.FIELDS,
        editors=(edit, edit_look),
        read=lambda: group.profile(db),
        not_typed={
            "logo_id": "it is a picture, chosen beside the form",
            "letterhead_id": "it is a Word file, chosen beside the form",
            "core_most": "it is on the board of the core network",
            "quiet_years": "it is with people not contacted for years",
        },
    )


# -- typing ------------------------------------------------------------------------------------


def keys(field: QWidget, text: str) -> None:
    """Type over what stands there."""
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, text)


def line_of(field: DropDown) -> QWidget:
    line = field.lineEdit()
    assert line is not None
    return line


def named(part: DropDown, key: str) -> None:
    """Whom or what it is, of those that are there."""
    keys(line_of(part), "Dr Una Introducer" if isinstance(part, PersonField) else "Riverside Trust")
    QTest.keyClick(line_of(part), Qt.Key.Key_Tab)
    assert part.currentText(), key


def chosen(part: ChoiceField, key: str) -> None:
    if part.isEditable():
        keys(line_of(part), f"{key} of our own")
    else:
        QTest.keyClick(part, Qt.Key.Key_Down)


def ticked(part: TickBox, key: str) -> None:
    was = part.isChecked()
    part.setFocus()
    QTest.keyClick(part, Qt.Key.Key_Space)
    assert part.isChecked() is not was, key


HANDS: tuple[tuple[type[QWidget], Callable[[Any, str], object]], ...] = (
    (TicksField, lambda part, _: part.boxes()[0].click()),
    (PickField, named),
    (AskedField, named),
    (ChoiceField, chosen),
    (TickBox, ticked),
    (DateField, lambda part, _: keys(part, "1 Mar 2026")),
    (TimeField, lambda part, key: keys(part, "19:45" if key == "ends_at" else "19:15")),
    (AmountField, lambda part, _: keys(part, "37")),
    (MillimetreField, lambda part, _: keys(part, "37")),
    (ColourField, lambda part, _: keys(part.line, "2980b9")),
    (NumberField, lambda part, _: part.stepUp()),
    (QPlainTextEdit, lambda part, key: keys(part, f"{key} in some words")),
    (QWidget, lambda part, key: keys(part, f"{key} as typed")),
)


def enter(key: str, part: QWidget) -> None:
    """Do by hand what makes this field hold something it did not."""
    hand = next(hand for kind, hand in HANDS if isinstance(part, kind))
    hand(part, key)


def rows_of(editor: Editor) -> Iterator[tuple[Form, str, QWidget]]:
    for form in editor._forms:
        for key in form.values():
            yield form, key, form.field(key)


def told(row: object, name: str) -> Any:
    """What is kept under a name, of an address too."""
    return getattr(row, name) if hasattr(row, name) else getattr(row.address, name)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "of",
    [
        a_person, an_organisation, a_role, a_membership, a_house_rule, a_way_to_refer, a_need, an_event, a_listing, a_service, a_text,
        a_sender, our_group,
    ],
)  # fmt: skip
def test_every_field_is_typed_saved_and_shown_again(
    stage: Stage, qtbot: QtBot, of: Callable[[Stage], Edited]
) -> None:
    edited = of(stage)
    before, typed = edited.read(), dict[str, object]()
    for opened in edited.editors:
        editor = opened()
        editor.open()
        rows = [row for row in rows_of(editor) if row[1] in {*edited.fields} - {*typed}]
        for _, key, part in rows:
            enter(key, part)
        entered = {key: form.values()[key] for form, key, _ in rows}
        editor.save_button.setFocus()
        assert editor.problems() == ()
        with qtbot.waitSignal(editor.done_with, timeout=20_000):
            editor.save_button.click()
        typed |= entered

    kept = edited.read()
    assert set(edited.fields) - set(typed) == set(edited.not_typed)
    for key, value in typed.items():
        assert value not in ("", None), key
        whole = str(told(kept, key))  # 18 is chosen as a word
        assert whole.startswith(str(value)) if key in edited.added_to else whole == str(value), key
        assert told(kept, key) != told(before, key), key

    shown = dict[str, object]()
    for opened in edited.editors:
        editor = opened()
        editor.open()
        shown |= {key: form.values()[key] for form, key, _ in rows_of(editor)}
        editor.reject()
    same = [key for key in typed if key not in edited.added_to]
    assert [shown[key] for key in same] == [typed[key] for key in same]
