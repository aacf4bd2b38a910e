"""What is kept in memory about everyone is asked for again whenever it was changed."""

import random
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta

import pytest

from outreach_desktop.db import (
    segment_columns,
    segment_facts,
    segment_orders,
    segment_people,
    segment_touch,
)
from outreach_desktop.db.engine import rows
from outreach_desktop.db.history.journal import changing
from outreach_desktop.db.subjects import roles
from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.contacts import FIELDS
from outreach_desktop.domain.interactions import InteractionDraft
from outreach_desktop.domain.lists.meanings import NO_CONTACT
from outreach_desktop.domain.wishes.wishes import WishDraft
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import contacts, organisations, timeline, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.settings import lists
from tests import builders
from tests.conftest import TODAY

ASKED = (
    "",
    "adams",
    "profession:nurse",
    "specialty:stoma",
    "role:lead",
    "decision:decides",
    "tag:speaker",
    "place:selby",
    "place:ward",
    "town:selby",
    "-town:borders",
    "area:dales",
    "kind:hospital",
    "kind:hospice",
    "tier:core",
    "champion:no",
    "channel:letter",
    "last:>30d",
    "never:visit",
    "never:phone",
    "never:fax",
    "email:yes",
    "email:mill",
    "phone:yes",
    "phone:01632",
    "address:yes",
    "address:ludlow",
    "wants:post",
    "target:a",
    "stage:introduced",
    "lead:yes",
    "code:no",
    "condition:prostate",
    "deceased:yes",
    "deceased:no",
    "source:no",
    "added:<30d",
    "route:no",
    "need:no",
    "-tag:speaker",
    "-place:royal",
)
ORDERS = ("name", "last_contact", *FIELDS, *segment_orders._WAYS)


def answers(db: Data, today: date = TODAY) -> dict[str, list[str]]:
    """What is found by everything, in every order."""
    found = {one: contacts.find(db, one, today=today) for one in ASKED}
    ways = {one: contacts.find(db, today=today, order=one, descending=True) for one in ORDERS}
    return {**found, **ways}


def as_if_never_asked(db: Data, today: date = TODAY) -> dict[str, list[str]]:
    segment_people._people.pop(db, None)
    return answers(db, today)


@pytest.fixture
def asked(db: Data) -> Data:
    """A hospital with a ward and a surgery, and three people, of whom everything was asked."""
    hospital = builders.organisation(db, "Royal Infirmary", kind="hospital")
    builders.organisation(db, "Ward 7", kind="department", parent_id=hospital.id)
    surgery = builders.organisation(db, "Mill Surgery", kind="GP practice")
    adams = builders.person(
        db, "Adams", profession="Nurse", tier="core", tags=("speaker",), deceased=True
    )
    builders.role(db, adams, hospital, title="Lead")
    dean = builders.person(db, "Dean")
    builders.role(db, dean, surgery, title="Chair", is_main=True)
    builders.role(db, dean, hospital, title="Aide")
    builders.person(db, "Brown", email="brown@mill.example.org")
    cole = builders.person(db, "Cole", phone="01632 960001")
    builders.role(db, cole, surgery, title="Porter", ends_on=TODAY + timedelta(days=3))
    builders.call(db, cole, TODAY - timedelta(days=40))
    answers(db)
    return db


def one(db: Data, segment: str) -> str:
    return contacts.find(db, segment, today=TODAY)[0]


def _everything_of(db: Data, **fields: object) -> None:
    contacts.change(db, replace(contacts.get(db, one(db, "brown")), **fields))  # type: ignore[arg-type]


def _place(db: Data, known: str, /, **fields: object) -> None:
    found = organisations.named(db, known)
    assert found is not None
    organisations.change(db, replace(found, **fields))  # type: ignore[arg-type]


def _role(db: Data, **fields: object) -> None:
    (role,) = roles.of(db, one(db, "adams"))
    contacts.change_role(db, replace(role, **fields))  # type: ignore[arg-type]


def _ward(db: Data) -> None:
    ward = organisations.named(db, "Ward 7")
    assert ward is not None
    _role(db, organisation_id=ward.id)


def _take_place_away(db: Data) -> None:
    found = organisations.named(db, "Royal Infirmary")
    assert found is not None
    with changing(db, "Remove it alone"):
        rows.put_in_bin(db, "organisations", [found.id])


def _take_call_back(db: Data) -> None:
    (entry,) = contacts.card(db, one(db, "cole"), today=TODAY).timeline
    timeline.remove(db, [entry.id])


def _log_a_fax(db: Data) -> None:
    fax = InteractionDraft(contact_id=one(db, "brown"), kind="fax", date=TODAY, summary="Faxed")
    timeline.log(db, fax)


def _main_role(db: Data) -> None:
    [aide] = [role for role in roles.of(db, one(db, "dean")) if role.title == "Aide"]
    contacts.change_role(db, replace(aide, is_main=True))


CHANGES: dict[str, Callable[[Data], object]] = {
    "another main role": _main_role,
    "a profession": lambda db: _everything_of(db, profession="Nurse", specialty="Stoma care"),
    "a name": lambda db: _everything_of(db, last_name="Young"),
    "a priority": lambda db: _everything_of(db, tier="core", champion="champion"),
    "a channel": lambda db: _everything_of(db, preferred_channel="letter", phone="01632 1"),
    "no email": lambda db: _everything_of(db, email=""),
    "an address": lambda db: _everything_of(db, address=Address(town="Ludlow", region="Dales")),
    "a wish": lambda db: _everything_of(db, wishes=(WishDraft(channel="post", state="yes"),)),
    "left alone": lambda db: _everything_of(db, preferred_channel="letter", deceased=True),
    "a tag": lambda db: contacts.add_tag(db, [one(db, "brown")], "speaker"),
    "a new person": lambda db: builders.person(db, "Abel", profession="Nurse", tier="core"),
    "one in the bin": lambda db: contacts.remove(db, [one(db, "adams")]),
    "a call": lambda db: builders.call(db, contacts.get(db, one(db, "brown")), TODAY),
    "an entry of a kind that nobody had": _log_a_fax,
    "a call taken back": _take_call_back,
    "calls count no more": lambda db: lists.count_as(db, "interaction_kind", "phone", NO_CONTACT),
    "a role elsewhere": _ward,
    "a role that ends": lambda db: _role(db, ends_on=TODAY - timedelta(days=1)),
    "what a role is": lambda db: _role(db, title="Matron", decision="decides", phone="01632 2"),
    "a kind": lambda db: _place(db, "Royal Infirmary", kind="hospice"),
    "an area": lambda db: _place(db, "Royal Infirmary", area="Dales"),
    "a town": lambda db: _place(db, "Mill Surgery", address=Address(town="Selby")),
    "another name": lambda db: _place(db, "Mill Surgery", name="Zeta House"),
    "a place gone": _take_place_away,
}


@pytest.mark.parametrize("change", CHANGES)
def test_after_a_change_its_undo_and_redo_what_is_found_is_as_if_it_was_never_asked(
    asked: Data, change: str
) -> None:
    before = answers(asked)
    CHANGES[change](asked)
    after = answers(asked)
    assert after == as_if_never_asked(asked)
    assert after != before
    for step in (undo.undo, undo.redo):
        step(asked)
        assert answers(asked) == as_if_never_asked(asked)


def test_what_holds_today_may_not_hold_tomorrow(asked: Data) -> None:
    for days in (0, 4, 1, 300):
        day = TODAY + timedelta(days=days)
        assert answers(asked, day) == as_if_never_asked(asked, day)
    assert contacts.find(asked, "role:porter", today=TODAY)
    assert not contacts.find(asked, "role:porter", today=TODAY + timedelta(days=4))


def test_what_is_asked_amid_a_change_that_is_given_up_is_not_kept(asked: Data) -> None:
    class GivenUpError(Exception):
        pass

    before = answers(asked)

    def begin_and_give_up() -> None:
        with changing(asked, "Change Brown"):
            _everything_of(asked, profession="Nurse", tier="core")
            assert answers(asked) != before
            raise GivenUpError

    with pytest.raises(GivenUpError):
        begin_and_give_up()
    assert answers(asked) == before == as_if_never_asked(asked)


def test_more_different_values_than_a_byte_has(db: Data) -> None:
    for number in range(300):
        builders.person(db, f"Name{number:03}", specialty=f"Craft {number:03}")
    found = contacts.get_all(db, contacts.find(db, 'specialty:"craft 29"', today=TODAY))
    assert [person.last_name for person in found] == [f"Name{n}" for n in range(290, 300)]


def test_what_is_read_ahead_answers_the_same_and_keeps_up_with_what_is_logged_meanwhile(
    db: Data,
) -> None:
    adams, brown = builders.person(db, "Adams"), builders.person(db, "Brown")
    builders.call(db, adams, TODAY - timedelta(days=40))
    steps = contacts.read_ahead(db, ORDERS, today=TODAY)
    next(steps)
    builders.call(db, brown, TODAY - timedelta(days=2))  # while it is read
    for _ in steps:
        pass
    asked = answers(db)
    assert asked["never:phone"] == []
    assert asked["last:>30d"] == [adams.id]
    assert asked == as_if_never_asked(db)

    for _ in contacts.read_ahead(db, ORDERS, today=TODAY):
        pass
    visit = InteractionDraft(contact_id=adams.id, kind="visit", date=TODAY, summary="Went there")
    timeline.log(db, visit)  # a way that no one was in touch by before
    assert answers(db) == as_if_never_asked(db)


def test_one_change_after_another_is_followed_without_asking_anew(asked: Data) -> None:
    everyone = segment_people.people(asked)
    chance = random.Random(4)
    for _ in range(60):
        steps = [undo.undo, undo.redo, *CHANGES.values()]
        with suppress(OutreachError, IndexError, ValueError, AssertionError):  # it may not be there
            chance.choice(steps)(asked)
        if chance.random() < 0.5:
            answers(asked)
    assert segment_people.people(asked) is everyone
    found = answers(asked)
    assert found == as_if_never_asked(asked)
    assert len(found[""]) > 3


def test_who_comes_while_it_is_read_ahead_is_found(db: Data) -> None:
    builders.person(db, "Adams", profession="Nurse", champion="champion")
    place = builders.organisation(db, "Royal Infirmary")
    for number in range(1, 60):
        steps = contacts.read_ahead(db, ORDERS, today=TODAY)
        for _ in range(number):
            next(steps, None)
        came = builders.person(db, f"Person {number}", profession="Nurse", tier="core")
        builders.role(db, came, place, title=f"Lead {number}")
        builders.call(db, came, TODAY)
        for _ in steps:
            pass
        for words in (
            f'"person {number}"',
            "profession:nurse",
            "tier:core",
            "place:royal",
            "last:<3d",
        ):
            assert came.id in contacts.find(db, f'{words} role:"lead {number}"', today=TODAY), words
        if number % 3 == 0:
            segment_people._people.pop(db)
    assert answers(db) == as_if_never_asked(db)


def test_more_changes_than_are_followed_are_read_again(
    asked: Data, monkeypatch: pytest.MonkeyPatch
) -> None:
    for room in (segment_people, segment_columns, segment_facts, segment_touch):
        monkeypatch.setattr(room, "MANY", 2)
    for number in range(4):
        builders.person(asked, f"New {number}", profession="Nurse")
    assert answers(asked) == as_if_never_asked(asked)


def test_the_sample_group_is_read_ahead_and_answers_the_same(db: Data) -> None:
    builders.sample_group(db, TODAY)
    people = contacts.read_ahead(db, ORDERS, today=TODAY)
    places = organisations.read_ahead(db, ("name", "champions", "last_contact"), today=TODAY)
    assert len([*people, *places]) > len(ORDERS)
    assert answers(db) == as_if_never_asked(db)


def test_roles_that_are_counted_anew_lead_to_no_one_else(
    asked: Data, monkeypatch: pytest.MonkeyPatch
) -> None:
    brown, cole = (contacts.get(asked, one(asked, name)) for name in ("brown", "cole"))
    surgery = organisations.named(asked, "Mill Surgery")
    assert surgery is not None
    builders.role(asked, cole, surgery, title="Passing")
    answers(asked)
    undo.undo(asked)
    locum = builders.role(asked, brown, surgery, title="Locum", decision="decides")
    answers(asked)
    organisations.find(asked, "role:locum", today=TODAY)
    monkeypatch.setattr(segment_facts, "MANY", 2)
    for title in ("Locum 1", "Locum 2", "Locum 3"):  # more than are followed: all are counted anew
        contacts.change_role(asked, replace(locum, title=title))
    assert contacts.find(asked, "decision:decides", today=TODAY) == [brown.id]
    assert organisations.find(asked, 'role:"locum 3"', today=TODAY) == [surgery.id]
    assert answers(asked) == as_if_never_asked(asked)
