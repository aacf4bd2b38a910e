"""Roles as they are kept: one main role a person, and none at what is in the bin."""

from dataclasses import replace
from datetime import date, timedelta

from outreach_desktop.db.history.journal import changing
from outreach_desktop.db.subjects import roles
from outreach_desktop.domain.roles import RoleDraft
from outreach_desktop.services import contacts, organisations
from outreach_desktop.services.data_file import Data
from tests.builders import organisation, person, role

DAY = timedelta(days=1)


def test_a_new_main_role_takes_the_mark_from_the_others(db: Data) -> None:
    ann = person(db)
    first = role(db, ann, organisation(db, "Lakeside General"), is_main=True)
    second = role(db, ann, organisation(db, "Fells Infirmary"), is_main=True)

    assert [(one.id, one.is_main) for one in roles.of(db, ann.id)] == [
        (second.id, True),
        (first.id, False),
    ]


def test_marking_a_kept_role_takes_the_mark_from_the_others(db: Data) -> None:
    ann, place = person(db), organisation(db)
    first, second = role(db, ann, place, is_main=True), role(db, ann, place)

    contacts.change_role(db, replace(second, is_main=True))

    assert {one.id: one.is_main for one in roles.of(db, ann.id)} == {
        first.id: False,
        second.id: True,
    }


def test_another_persons_main_role_keeps_its_mark(db: Data) -> None:
    place = organisation(db)
    ann, beth = person(db), person(db, "Marsh")
    role(db, ann, place, is_main=True)
    role(db, beth, place, is_main=True)

    assert [one.is_main for one in roles.at(db, [place.id])] == [True, True]


def test_roles_of_many_people_are_listed_by_person(db: Data) -> None:
    place = organisation(db)
    ann, beth = person(db), person(db, "Marsh")
    held = role(db, ann, place)

    assert roles.of_all(db, [ann.id, beth.id]) == {ann.id: [held], beth.id: []}


def test_a_role_at_a_removed_organisation_is_not_listed(db: Data) -> None:
    ann, place = person(db), organisation(db)
    role(db, ann, place)

    organisations.remove(db, [place.id])

    assert roles.of(db, ann.id) == []


def test_people_are_counted_on_the_first_and_the_last_day_of_their_role(
    db: Data, today: date
) -> None:
    place = organisation(db)
    role(db, person(db), place, starts_on=today, ends_on=today)

    counts = [roles.people_counts(db, day) for day in (today - DAY, today, today + DAY)]
    assert counts == [{}, {place.id: 1}, {}]


def test_of_main_roles_kept_together_a_persons_last_stays_main(db: Data) -> None:
    ann, beth, place = person(db), person(db, "Marsh"), organisation(db)
    before = role(db, ann, place, is_main=True)
    who = (ann, ann, beth)
    drafts = [RoleDraft(contact_id=one.id, organisation_id=place.id, is_main=True) for one in who]

    with changing(db, "Add roles"):
        first, last, other = roles.keep_all(db, drafts)

    main = {one.id: one.is_main for one in roles.at(db, [place.id])}
    assert main == {before.id: False, first: False, last: True, other: True}


def test_roles_of_those_there_are_the_same_as_of_anyone(db: Data) -> None:
    ann, beth, gone = person(db), person(db, "Marsh"), organisation(db, "Fells Infirmary")
    place = organisation(db)
    role(db, ann, gone)
    role(db, ann, place)
    role(db, ann, place, title="Lead", is_main=True, starts_on=date(2025, 3, 1))
    role(db, beth, place, starts_on=date(2024, 3, 1), ends_on=date(2024, 9, 1))
    organisations.remove(db, [gone.id])
    ids = [beth.id, ann.id]

    found = roles.of_those_there(db, ids, {place.id})

    assert (found, list(found)) == (roles.of_all(db, ids), ids)
    assert [len(found[key]) for key in ids] == [1, 2]
