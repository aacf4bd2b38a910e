"""What somebody asked for outlives our mistakes: undo leaves wishes not to be contacted."""

from dataclasses import replace
from datetime import date
from typing import Any

from outreach_desktop.db.subjects import contacts as kept
from outreach_desktop.services import (
    contacts,
    events,
    undo,
)
from outreach_desktop.services.data_file import Data
from tests import builders


def test_a_wish_that_undo_leaves_is_not_said_to_be_undone_and_the_one_before_is_next(
    db: Data,
) -> None:
    person = builders.person(db, "Adams")
    contacts.change(db, replace(person, phone="1"))
    contacts.change(db, replace(contacts.get(db, person.id), do_not_contact=True))
    action = undo.history(db)[0]

    assert undo.undo(db).nothing
    assert undo.called(db, action.id).state == "left as it was"
    assert undo.redo(db).nothing
    assert undo.undo(db).nothing
    assert not undo.undo(db).nothing
    kept = contacts.get(db, person.id)
    assert (kept.do_not_contact, kept.phone) == (True, person.phone)


def test_undo_leaves_a_wish_not_to_be_contacted(db: Data) -> None:
    person = builders.person(db)
    wish: dict[str, Any] = {"do_not_contact": True, "do_not_contact_reason": "Asked by letter"}
    contacts.change(db, replace(person, **wish))

    undone = undo.undo(db)

    assert "the wish not to be contacted was kept" in undone.kept[0]
    assert contacts.get(db, person.id).do_not_contact
    undo.redo(db)
    assert contacts.get(db, person.id).do_not_contact_reason == "Asked by letter"


def test_undo_takes_back_what_was_changed_beside_such_a_wish(db: Data) -> None:
    person = builders.person(db, phone="1")
    contacts.change(db, replace(person, phone="2", do_not_contact=True))
    undo.undo(db)
    assert (contacts.get(db, person.id).phone, contacts.get(db, person.id).do_not_contact) == (
        "1",
        True,
    )
    undo.redo(db)
    assert contacts.get(db, person.id).phone == "2"


def test_a_wish_that_undo_left_does_not_keep_it_from_what_was_changed_before(db: Data) -> None:
    person = builders.person(db, phone="1")
    person = contacts.change(db, replace(person, phone="2"))
    contacts.change(db, replace(person, do_not_contact=True))
    undo.undo(db)

    assert undo.undo(db).kept == ()
    assert (contacts.get(db, person.id).phone, contacts.get(db, person.id).do_not_contact) == (
        "1",
        True,
    )
    undo.redo(db)
    undo.redo(db)
    assert (contacts.get(db, person.id).phone, contacts.get(db, person.id).do_not_contact) == (
        "2",
        True,
    )


def test_a_later_wish_does_not_keep_undo_from_an_older_action(db: Data) -> None:
    person = builders.person(db, phone="1")
    person = contacts.change(db, replace(person, phone="2"))
    older = undo.history(db)[0].id
    contacts.change(db, replace(person, do_not_contact=True))

    assert undo.undo(db, older).kept == ()
    assert (contacts.get(db, person.id).phone, contacts.get(db, person.id).do_not_contact) == (
        "1",
        True,
    )


def test_undo_of_lifting_such_a_wish_does_not_bring_it_back(db: Data) -> None:
    person = builders.person(db, do_not_contact=True)
    contacts.change(db, replace(person, do_not_contact=False))
    undo.undo(db)

    assert not contacts.get(db, person.id).do_not_contact


def test_somebody_who_must_not_be_contacted_is_not_forgotten_by_undo(db: Data) -> None:
    person = builders.person(db, do_not_contact=True)

    undone = undo.undo(db)

    assert undone.kept == (
        "The wish of 1 person not to be contacted is kept, in case they are added again.",
    )
    assert contacts.get_all(db, [person.id]) == []
    assert [one.id for one in kept.refused_in_bin(db)] == [person.id]
    undo.redo(db)
    assert contacts.get(db, person.id) == person


def test_somebody_who_must_not_be_contacted_is_left_where_others_need_them(
    db: Data, today: date
) -> None:
    person = builders.person(db, do_not_contact=True)
    added = undo.history(db)[0].id
    events.add_participants(db, builders.open_evening(db, today).id, [person.id])

    left = undo.undo(db, added).kept

    assert "the wish not to be contacted was kept" in left[0]
    assert contacts.get(db, person.id) == person
