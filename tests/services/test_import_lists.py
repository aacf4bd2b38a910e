"""Small lists as people keep them: what becomes of each, that it is whole, and that it can be taken back."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from outreach_desktop.db.subjects import contacts as kept
from outreach_desktop.db.subjects import organisations as places
from outreach_desktop.db.subjects import roles
from outreach_desktop.domain.contacts import Contact
from outreach_desktop.domain.wishes.wishes import WishDraft
from outreach_desktop.services import contacts, events, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.importing import imports
from outreach_desktop.services.importing.imports import ImportPlan
from tests import builders
from tests.services.conftest import Write

LISTS = {
    "placeholders": (
        "Name,Organisation,Street,Town,Postcode\nAnn Lee,Self-employed,1 Hill,Mere,QX1 1AA\n"
        "Bo Ek,Retired,2 Row,Ashby,QX2 2BB\nCy Orr,N/A,3 End,Bere,QX3 3CC\nDi Fox,yes,4 Way,Cere,QX4 4DD\n"
    ),
    "flags": "first_name,last_name,company,company_name\nAnn,Lee,yes,Mere Practice\nBo,Ek,no,\n",
    "names": 'Name\n"Hall, Dr Ann"\nProf. Bo Ek FRCS\n"Cy Orr, M.D."\nDI FOX\nReception\nMere Surgery\n',
    "couples": "Title,First name,Last name\nMr & Mrs,Pat & Rose,Hall\nDr,,Ek & Orr\n",
    "wishes": (
        "Name,E-mail,Do not mail,Email opt out,Consent,Status,Notes\n"
        "Ann Lee,a@b.org,1,0,yes,active,\nBo Ek,b@b.org,0,1,yes,active,\nCy Orr,c@b.org,,,no,,\n"
        "Di Fox,d@b.org,,,,Deceased,\nEd Gale,e@b.org,,,,,do not post\nFi Hay,f@b.org,,,,,do not park here\n"
    ),
    "cells": "Name,E-mail,Phone,Postcode\nAnn Lee,see desk,4.4E+11,1E+05\nBo Ek,mailto:b@b.org,01632 960001 / 07700 900001,QX1 1AA\n",
    "namesakes": (
        "Title,First name,Last name,Suffix,Street,Postcode\nMr,John,Hall,Sr,1 Hill,QX1 1AA\nMr,John,Hall,Jr,1 Hill,QX1 1AA\n"
        "Dr,John,Hall,,1 Hill,QX1 1AA\n"
    ),
    "spellings": "Name,Organisation,Postcode\nA One,St. Anne's Hospital,QX1 1AA\nB Two,Saint Annes  Hospital,QX1 1AA\nC Six,The St Anne\u2019s Hospital Ltd,qx11aa\n",
    "branches": "Name,Organisation,Street,Postcode\nA One,Boots,1 Hill,QX1 1AA\nB Two,Boots,2 Row,QX2 2BB\n",
    "places": "Name,Is a company,Related company,Phone,E-mail,Street,Town\nMere Practice,1,,01632 960001,m@b.org,1 Hill,Mere\nAnn Lee,0,Mere Practice,,,,\n",
    "nothing else": "First name,Last name,Department,Role,Country,Initials\nAnn,Lee,Urology,Lead,France,\n,Ek,,,,B\n",
}


def take_in(db: Data, path: Path, today: date) -> ImportPlan:
    plan = imports.plan(db, path, today=today)
    list(imports.apply(db, plan))
    return plan


def everybody(db: Data) -> dict[str, Contact]:
    return {contact.name: contact for contact in kept.every(db)}


def everything(db: Data) -> list[object]:
    people = sorted(kept.every(db), key=lambda contact: contact.id)
    held = sorted(places.every(db), key=lambda place: place.id)
    return [people, held, roles.of_all(db, [contact.id for contact in people])]


@pytest.mark.parametrize("name", LISTS)
def test_a_list_taken_in_twice_changes_nothing_and_undo_takes_it_back(
    db: Data, today: date, write: Write, name: str
) -> None:
    path = write(LISTS[name])
    take_in(db, path, today)
    before = everything(db)

    again = take_in(db, path, today)

    assert {row.verdict for row in again.rows} <= {"unchanged", "rejected"}, again.rows
    assert everything(db) == before
    undo.undo(db)
    assert not kept.every(db)
    assert not places.every(db)
    assert not kept.refused_in_bin(db)  # what the list alone said goes with it
    undo.redo(db)
    assert everything(db) == before


REFUSING = "Name,E-mail,Do not contact,Do not mail\nAnn Lee,a@b.org,yes,\nBo Ek,b@b.org,,yes\n"
PLAIN = "Name,E-mail\nAnn Lee,a@b.org\nBo Ek,b@b.org\n"


def test_a_list_read_wrongly_and_taken_back_leaves_nobody_marked(
    db: Data, today: date, write: Write
) -> None:
    take_in(db, write(REFUSING), today)
    assert undo.undo(db).kept == ()

    plan = take_in(db, write(PLAIN), today)

    assert [row.reason for row in plan.rows] == ["", ""]
    assert not any(one.do_not_contact or one.wishes for one in kept.every(db))


def test_who_was_there_before_the_list_is_as_before(db: Data, today: date, write: Write) -> None:
    take_in(db, write(PLAIN), today)
    ann = everybody(db)["Ann Lee"]
    contacts.change(db, replace(ann, wishes=(WishDraft(channel="post", reason="Asked me"),)))
    before = everything(db)

    take_in(db, write(REFUSING), today)
    after = everything(db)
    assert everybody(db)["Ann Lee"].do_not_contact
    assert undo.undo(db).kept == ()
    assert everything(db) == before
    undo.redo(db)
    assert everything(db) == after


def test_what_somebody_entered_since_outlives_the_undo_of_the_list(
    db: Data, today: date, write: Write
) -> None:
    take_in(db, write(PLAIN), today)
    imported = undo.history(db)[0].id
    contacts.change(db, replace(everybody(db)["Ann Lee"], do_not_contact=True))
    bo = everybody(db)["Bo Ek"]
    contacts.change(db, replace(bo, wishes=(WishDraft(channel="post", reason="Asked me"),)))

    left = undo.undo(db, imported).kept

    assert left == (
        "The wish of 2 people not to be contacted is kept, in case they are added again.",
    )
    assert {one.name for one in kept.refused_in_bin(db)} == {"Ann Lee", "Bo Ek"}


def test_somebody_the_group_needs_by_now_keeps_the_wish_of_the_list(
    db: Data, today: date, write: Write
) -> None:
    take_in(db, write(REFUSING), today)
    imported = undo.history(db)[0].id
    people = [one.id for one in everybody(db).values()]
    events.add_participants(db, builders.open_evening(db, today).id, people)

    undo.undo(db, imported)

    assert {name: (one.do_not_contact, len(one.wishes)) for name, one in everybody(db).items()} == {
        "Ann Lee": (True, 1),
        "Bo Ek": (False, 1),
    }


def test_somebody_removed_by_hand_is_known_whatever_becomes_of_the_next_list(
    db: Data, today: date, write: Write
) -> None:
    take_in(db, write(REFUSING), today)
    contacts.remove(db, [one.id for one in kept.every(db)])
    plan = take_in(db, write(PLAIN), today)
    assert "asked not to be contacted before they were removed." in plan.rows[0].reason
    assert "No contact at all (Do not contact: yes)." in plan.rows[0].reason

    undo.undo(db)

    assert {one.name for one in kept.refused_in_bin(db)} == {"Ann Lee", "Bo Ek"}
    assert "before they were removed" in take_in(db, write(PLAIN), today).rows[0].reason


@pytest.mark.parametrize("name", LISTS)
def test_a_list_taken_back_and_in_again_is_the_same_list(
    db: Data, today: date, write: Write, name: str
) -> None:
    path = write(LISTS[name])
    first = take_in(db, path, today).rows
    wishes = {name: one.wishes for name, one in everybody(db).items()}
    undo.undo(db)

    assert take_in(db, path, today).rows == first
    again = {name: one.wishes for name, one in everybody(db).items()}
    assert {name: [one.reason for one in said] for name, said in again.items()} == {
        name: [one.reason for one in said] for name, said in wishes.items()
    }


@pytest.mark.parametrize("name", LISTS)
def test_no_letter_carries_the_address_of_another_row(
    db: Data, today: date, write: Write, name: str
) -> None:
    path = write(LISTS[name])
    plan = take_in(db, path, today)

    for entry, row in zip(plan.people.entries, plan.rows, strict=True):
        person = everybody(db).get(row.name)
        if person is None or not entry.contact.address:
            continue
        lines = contacts.card(db, person.id, today=today).address_lines
        assert (
            entry.contact.address.lines()[-1].replace(" ", "").casefold()
            in "".join(lines).replace(" ", "").casefold()
        )


def test_somebody_without_an_organisation_keeps_the_address_of_the_row(
    db: Data, today: date, write: Write
) -> None:
    take_in(db, write(LISTS["placeholders"]), today)

    assert places.every(db) == []
    people = everybody(db)
    assert people["Cy Orr"].address.lines() == ("3 End", "Bere", "QX3 3CC")
    assert people["Ann Lee"].notes == "Organisation: Self-employed"


def test_each_wish_comes_with_its_column_and_its_words(db: Data, today: date, write: Write) -> None:
    take_in(db, write(LISTS["wishes"]), today)

    said = {
        name: (one.do_not_contact, one.deceased, [(w.channel, w.reason) for w in one.wishes])
        for name, one in everybody(db).items()
    }
    assert said == {
        "Ann Lee": (False, False, [("post", "Do not mail: 1")]),
        "Bo Ek": (False, False, [("email", "Email opt out: 1")]),
        "Cy Orr": (True, False, [("all", "Consent: no")]),
        "Di Fox": (True, True, []),
        "Ed Gale": (False, False, [("post", "Notes: do not post")]),
        "Fi Hay": (False, False, []),
    }


def test_a_wish_that_was_lifted_does_not_come_back_with_the_same_list(
    db: Data, today: date, write: Write
) -> None:
    path = write("Name,E-mail,Do not mail\nAnn Lee,a@b.org,1\n")
    take_in(db, path, today)
    (ann,) = kept.every(db)
    lifted = contacts.change(db, _lifted(ann, today))

    assert [row.verdict for row in take_in(db, path, today).rows] == ["unchanged"]
    assert kept.every(db) == [lifted]
    assert lifted.mark_on(None) == ""


def _lifted(person: Contact, today: date) -> Contact:
    return replace(person, wishes=tuple(replace(one, lifted_on=today) for one in person.wishes))


def test_a_permission_lifts_no_wish(db: Data, today: date, write: Write) -> None:
    take_in(db, write("Name,E-mail,Consent\nAnn Lee,a@b.org,no\n"), today)
    take_in(db, write("Name,E-mail,Consent\nAnn Lee,a@b.org,yes\n"), today)

    assert everybody(db)["Ann Lee"].do_not_contact


def test_a_new_employer_ends_the_old_role(db: Data, today: date, write: Write) -> None:
    take_in(db, write("Name,E-mail,Organisation\nAnn Lee,a@b.org,Mere Practice\n"), today)

    plan = take_in(
        db, write("Name,E-mail,Organisation,Role\nAnn Lee,a@b.org,Ashby Royal,Lead\n"), today
    )

    (row,) = plan.rows
    assert "Works at Ashby Royal as Lead" in row.changes
    assert "No longer at Mere Practice" in row.changes
    (ann,) = kept.every(db)
    card = contacts.card(db, ann.id, today=today)
    assert card.main is not None
    assert card.main.organisation.name == "Ashby Royal"
    assert [one.organisation.name for one in card.roles if one.role.ends_on is None] == [
        "Ashby Royal"
    ]
    undo.undo(db)
    assert contacts.card(db, ann.id, today=today).main is not None


def test_who_is_in_the_file_at_both_places_works_at_both(
    db: Data, today: date, write: Write
) -> None:
    take_in(db, write("Name,E-mail,Organisation\nAnn Lee,a@b.org,Mere Practice\n"), today)

    plan = take_in(
        db,
        write("Name,E-mail,Organisation\nAnn Lee,a@b.org,Ashby\nAnn Lee,a@b.org,Mere Practice\n"),
        today,
    )

    assert not [change for row in plan.rows for change in row.changes if "No longer" in change]


def test_a_street_alone_does_not_mix_with_the_old_town(db: Data, today: date, write: Write) -> None:
    take_in(
        db, write("Name,E-mail,Street,Town,Postcode\nAnn Lee,a@b.org,1 Hill,Mere,QX1 1AA\n"), today
    )

    plan = take_in(db, write("Name,E-mail,Street\nAnn Lee,a@b.org,9 Row\n"), today)

    assert "is not a complete address" in plan.rows[0].reason
    (ann,) = kept.every(db)
    assert ann.address.lines() == ("1 Hill", "Mere", "QX1 1AA")
    assert ann.notes == "Other address: 9 Row"


def test_an_organisation_that_everybody_has_at_a_new_address_is_told(
    db: Data, today: date, write: Write
) -> None:
    header = "Name,Organisation,Street,Town,Postcode\n"
    take_in(db, write(f"{header}Ann Lee,Mere Practice,1 Hill,Mere,QX1 1AA\n"), today)

    plan = take_in(db, write(f"{header}Ann Lee,Mere Practice,9 Park,Mere,QX9 9ZZ\n"), today)

    assert "if it has moved, change its address" in plan.rows[0].reason
    assert len(places.every(db)) == 1


def test_what_has_no_place_to_go_is_in_the_notes(db: Data, today: date, write: Write) -> None:
    take_in(db, write(LISTS["nothing else"]), today)

    people = everybody(db)
    assert "Department: Urology" in people["Ann Lee"].notes
    assert "Country: France" in people["Ann Lee"].notes
    assert people["B Ek"].first_name == "B"


def test_a_row_without_a_person_brings_its_organisation_whole(
    db: Data, today: date, write: Write
) -> None:
    take_in(db, write(LISTS["places"]), today)

    (place,) = places.every(db)
    assert (place.name, place.phone, place.email) == ("Mere Practice", "01632 960001", "m@b.org")
    assert place.address.lines() == ("1 Hill", "Mere")
    assert list(everybody(db)) == ["Ann Lee"]


def test_namesakes_of_another_title_or_generation_are_new_and_told(
    db: Data, today: date, write: Write
) -> None:
    plan = take_in(db, write(LISTS["namesakes"]), today)

    assert [row.verdict for row in plan.rows] == ["new", "new", "new"]
    assert all("check whether they are the same person" in row.reason for row in plan.rows[1:])


def test_a_couple_is_named_whole(db: Data, today: date, write: Write) -> None:
    plan = take_in(db, write(LISTS["couples"]), today)

    assert [(row.name, row.dear) for row in plan.rows] == [
        ("Mr Pat and Mrs Rose Hall", "Mr and Mrs Hall"),
        ("Dr Ek and Orr", "Colleague"),
    ]
    assert "may be two people" in plan.rows[1].reason
    pat, rose = everybody(db)["Mr Pat Hall"], everybody(db)["Mrs Rose Hall"]
    assert pat.household_id is not None
    assert pat.household_id == rose.household_id


def test_a_desk_is_where_its_brackets_say_and_a_street_is_no_organisation(
    db: Data, today: date, write: Write
) -> None:
    listed = "Name,Practice,Do not contact\nPharmacist (Boots),High Street,yes\nManager (Boots),Mere Surgery,\n"
    plan = take_in(db, write(listed), today)

    assert not kept.every(db)
    notes = {place.name: place.notes for place in places.every(db)}
    assert notes == {
        "Boots": "Organisation: High Street\nDo not contact: yes",
        "Mere Surgery": "Organisation: Boots",
    }
    assert "only a person can have a wish" in plan.rows[0].reason
