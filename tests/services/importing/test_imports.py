"""A contact list is looked through, taken in as one action, and taken in again without a trace."""

from collections.abc import Generator
from datetime import date
from pathlib import Path

import pytest

from outreach_desktop.db.history import journal
from outreach_desktop.db.subjects import contacts as kept
from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.contacts import Contact, ContactDraft
from outreach_desktop.domain.organisations import OrganisationDraft
from outreach_desktop.domain.roles import RoleDraft
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import contacts, organisations, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.importing import imports
from outreach_desktop.services.importing.imports import ImportPlan
from tests import builders
from tests.services.conftest import Write

DATA = Path(__file__).parents[1].parent / "data"
EXPORTS = sorted(path.name for path in DATA.glob("*.csv"))


def take_in(db: Data, path: Path, today: date) -> ImportPlan:
    plan = imports.plan(db, path, today=today)
    assert list(imports.apply(db, plan))[-1] == len(plan.rows)
    return plan


def verdicts(plan: ImportPlan) -> list[str]:
    return [row.verdict for row in plan.rows]


def everybody(db: Data) -> dict[str, Contact]:
    return {contact.name: contact for contact in kept.every(db)}


@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_taken_in_again_changes_nothing(db: Data, today: date, name: str) -> None:
    first = take_in(db, DATA / name, today)
    assert first.new + first.updated + first.unchanged + first.rejected == len(first.rows)
    places = [row for row in first.rows if row.is_organisation and row.verdict == "new"]
    assert first.new == kept.count(db) + len(places)
    before = kept.every(db), undo.history(db)

    again = take_in(db, DATA / name, today)

    assert set(verdicts(again)) <= {"unchanged", "rejected"}
    assert again.rejected == first.rejected
    assert (kept.every(db), undo.history(db)) == before


def test_all_exports_together_share_their_organisations(db: Data, today: date) -> None:
    for name in EXPORTS:
        take_in(db, DATA / name, today)

    rows = organisations.tree(db, today=today)
    ashby = next(row for row in rows if row.organisation.name == "Ashby Royal Hospital")
    assert [row.organisation.name for row in rows].count("Ashby Royal Hospital") == 1
    assert ashby.people == 6
    assert ashby.organisation.address.postcode == "QX1 2AB"


def test_looking_writes_nothing(db: Data, today: date) -> None:
    plan = imports.plan(db, DATA / "google.csv", today=today)

    assert plan.new == 6
    assert kept.count(db) == 0
    assert organisations.tree(db, today=today) == []


def test_a_person_comes_with_their_work(db: Data, today: date) -> None:
    take_in(db, DATA / "google.csv", today)

    card = contacts.card(db, everybody(db)["Dr Ann O'Neil"].id, today=today)
    assert card.main is not None
    assert (card.main.role.title, card.main.role.department) == ("Consultant Urologist", "Urology")
    assert card.main.role.is_main
    assert card.contact.profession == "Consultant Urologist"
    assert card.contact.source == "google.csv, 2026-03-02"
    assert card.address_lines[:3] == ("Urology", "Ashby Royal Hospital", "Castle Road")


def test_the_whole_import_is_one_action_and_can_be_undone(db: Data, today: date) -> None:
    take_in(db, DATA / "google.csv", today)
    assert [action.name for action in undo.history(db)] == ["Import 5 people from google.csv"]

    undo.undo(db)

    assert kept.count(db) == 0
    assert organisations.tree(db, today=today) == []


def test_a_row_without_a_person_is_an_organisation(db: Data, today: date) -> None:
    council = take_in(db, DATA / "google.csv", today).rows[-1]

    assert (council.verdict, council.name) == ("new", "Northmere Council")
    assert council.reason == "No person: kept as an organisation."
    assert organisations.named(db, "Northmere Council") is not None


def test_a_row_of_nobody_is_rejected_with_the_reason(db: Data, today: date, write: Write) -> None:
    plan = take_in(db, write("Name,E-mail\nReception,desk@example.org\n"), today)

    assert verdicts(plan) == ["rejected"]
    assert "\u201cReception\u201d is a desk, not a person" in plan.rows[0].reason


def test_a_bad_address_goes_to_the_notes_and_the_person_is_taken(db: Data, today: date) -> None:
    plan = take_in(db, DATA / "outlook-windows.csv", today)

    (row,) = [row for row in plan.rows if row.name == "Ms Grace Whitlock"]
    assert (row.line, row.verdict) == (5, "new")
    assert "is not an email address; it is in the notes." in row.reason
    assert everybody(db)["Ms Grace Whitlock"].email == ""


def test_a_ragged_row_is_counted_and_rejected(db: Data, today: date, write: Write) -> None:
    plan = take_in(db, write("Name,Town\nAnn Lee,Ashby\nBo Ek,1 Hill, Mere\n"), today)

    assert verdicts(plan) == ["new", "rejected"]
    assert plan.rows[1].line == 3


def test_only_what_the_file_has_is_changed(db: Data, today: date, write: Write) -> None:
    contacts.add(
        db,
        ContactDraft(
            first_name="Ann",
            last_name="Lee",
            email="Ann@example.org",
            phone="01632 960001",
            notes="Ours",
            tags=("old",),
        ),
    )

    plan = take_in(
        db,
        write(
            "First name,Last name,E-mail,Phone,Mobile,Notes,Tags,Specialty\n"
            "Ann,Lee,ann@EXAMPLE.org,(01632) 960-001,07700 900001,Theirs,new,\n"
        ),
        today,
    )

    assert plan.rows[0].changes == ("Mobile: 07700 900001", "Tags added: new", "Notes added")
    ann = everybody(db)["Ann Lee"]
    assert (ann.email, ann.phone, ann.mobile) == (
        "Ann@example.org",
        "01632 960001",
        "07700 900001",
    )
    assert ann.notes == "Ours\nTheirs"
    assert set(ann.tags) == {"old", "new"}


def test_who_must_not_be_contacted_stays_so(db: Data, today: date, write: Write) -> None:
    contacts.add(
        db,
        ContactDraft(
            first_name="Ann", last_name="Lee", email="ann@example.org", do_not_contact=True
        ),
    )

    take_in(db, write("Name,E-mail,Do not contact\nAnn Lee,ann@example.org,no\n"), today)

    assert everybody(db)["Ann Lee"].do_not_contact


def test_a_file_can_say_that_somebody_must_not_be_contacted(
    db: Data, today: date, write: Write
) -> None:
    path = write("Name,E-mail,Do not contact\nAnn Lee,ann@example.org,yes\n")
    take_in(db, path, today)

    ann = everybody(db)["Ann Lee"]
    assert ann.do_not_contact
    assert ann.do_not_contact_reason == "Do not contact: yes"
    assert [(wish.channel, wish.asked_on, wish.source) for wish in ann.wishes] == [
        ("all", today, "list.csv, 2026-03-02")
    ]
    assert verdicts(imports.plan(db, path, today=today)) == ["unchanged"]


def test_undo_of_a_list_tells_how_many_wishes_go_with_it(
    db: Data, today: date, write: Write
) -> None:
    builders.person(db, "Lee", email="ann@example.org")
    take_in(
        db,
        write(
            "Name,E-mail,Do not contact,Do not email\nAnn Lee,ann@example.org,,yes\nBo Ek,bo@example.org,yes,\n"
        ),
        today,
    )
    undone = undo.undo(db)
    assert undone.wishes == 2
    assert undone.told[0].startswith("2 wishes not to be contacted that came with this list")
    take_in(db, write("Name,E-mail\nCy Orr,cy@example.org\n"), today)
    assert undo.undo(db).told == ()


def test_who_asked_not_to_be_contacted_and_was_removed_does_not_come_back_unmarked(
    db: Data, today: date, write: Write
) -> None:
    gone = contacts.add(
        db,
        ContactDraft(
            first_name="Ann", last_name="Lee", email="ann@example.org", do_not_contact=True
        ),
    )
    contacts.remove(db, [gone.id])

    plan = take_in(db, write("Name,E-mail\nAnn Lee,ANN@example.org\n"), today)

    assert "asked not to be contacted" in plan.rows[0].reason
    assert everybody(db)["Ann Lee"].do_not_contact


def test_who_was_removed_without_an_address_for_e_mail_is_known_by_name_and_postcode(
    db: Data, today: date, write: Write
) -> None:
    draft = ContactDraft(last_name="Lee", address=Address(postcode="QX1 1AA"), do_not_contact=True)
    contacts.remove(db, [contacts.add(db, draft).id])

    take_in(db, write("Name,Postcode\nLEE,qx11aa\nMoss,QX1 1AA\n"), today)

    assert [one.name for one in kept.every(db) if one.do_not_contact] == ["Lee"]


def test_a_namesake_who_must_not_be_contacted_is_shown_as_such(
    db: Data, today: date, write: Write
) -> None:
    contacts.add(db, ContactDraft(last_name="Lee", email="a@example.org", do_not_contact=True))

    plan = take_in(db, write("Name,E-mail\nLee,b@example.org\n"), today)

    assert "Lee (do not contact) is in the list already" in plan.rows[0].reason


def test_a_shared_mailbox_does_not_make_one_person_of_two(
    db: Data, today: date, write: Write
) -> None:
    path = write("Name,E-mail\nAnn Lee,desk@example.org\nBo Ek,desk@example.org\n")

    plan = take_in(db, path, today)

    assert verdicts(plan) == ["new", "new"]
    assert plan.rows[1].reason == "Ann Lee has the same email address."
    assert verdicts(imports.plan(db, path, today=today)) == ["unchanged", "unchanged"]


def test_a_bare_name_taken_in_again_is_whoever_it_was_then(
    db: Data, write: Write, today: date
) -> None:
    list_ = write("Last name,Organisation,Postcode\nLee,,QX1 1AA\nLee,,\nLee,Ashby,\n")
    take_in(db, list_, today)

    assert set(verdicts(take_in(db, list_, today))) == {"unchanged"}


def test_a_new_surname_under_the_same_address_is_the_same_person(
    db: Data, today: date, write: Write
) -> None:
    take_in(db, write("Name,E-mail\nAnn Lee,ann@example.org\n"), today)

    plan = take_in(db, write("Name,E-mail\nAnn Marsh,ann@example.org\n", "new.csv"), today)

    assert plan.rows[0].changes == ("Surname: Lee \u2192 Marsh",)
    assert list(everybody(db)) == ["Ann Marsh"]


@pytest.mark.parametrize("column", ["Organisation", "Postcode"])
def test_a_name_is_one_person_at_one_workplace_or_postcode(
    db: Data, today: date, write: Write, column: str
) -> None:
    take_in(db, write(f"Name,{column}\nAnn Lee,QX1 1AA\n"), today)

    same = imports.plan(
        db, write(f"Name,{column},Phone\nann lee,qx1 1aa,01632 960001\n"), today=today
    )
    other = imports.plan(db, write(f"Name,{column}\nAnn Lee,QX9 9ZZ\n"), today=today)

    assert verdicts(same) == ["updated"]
    assert verdicts(other) == ["new"]
    assert other.rows[0].reason.startswith("Ann Lee is in the list already")


def test_two_rows_for_one_person_make_one_person(db: Data, today: date, write: Write) -> None:
    path = write(
        "Name,E-mail,Phone,Organisation,Role\n"
        "Ann Lee,ann@example.org,01632 960001,Ashby Royal,Nurse\n"
        "Ann Lee,ANN@example.org,01632 960002,Stag Lane,Sister\n"
        "Ann Lee,ann@example.org,,Ashby Royal,\n"
    )

    plan = take_in(db, path, today)

    assert verdicts(plan) == ["new", "updated", "unchanged"]
    assert plan.rows[1].reason == "The same person as in line 2."
    (ann,) = everybody(db).values()
    assert (ann.phone, ann.notes) == ("01632 960001", "Other phone: 01632 960002")
    held = contacts.card(db, ann.id, today=today).roles
    assert [(one.role.title, one.role.is_main) for one in held] == [
        ("Nurse", True),
        ("Sister", False),
    ]
    assert verdicts(take_in(db, path, today)) == ["unchanged"] * 3


def test_two_people_of_one_name_in_one_house_stay_two(db: Data, today: date, write: Write) -> None:
    path = write(
        "Name,E-mail,Organisation\n"
        "Ann Lee,ann@example.org,Ashby Royal\nAnn Lee,ann2@example.org,Ashby Royal\n"
    )

    take_in(db, path, today)

    assert kept.count(db) == 2
    assert verdicts(imports.plan(db, path, today=today)) == ["unchanged", "unchanged"]


def test_an_organisation_kept_is_found_whatever_its_capitals(
    db: Data, today: date, write: Write
) -> None:
    kept_one = organisations.add(db, OrganisationDraft(name="Ashby Royal"))
    ann = contacts.add(db, ContactDraft(last_name="Lee", email="lee@example.org"))
    contacts.add_role(
        db, RoleDraft(contact_id=ann.id, organisation_id=kept_one.id, title="Nurse", is_main=True)
    )

    plan = take_in(
        db,
        write(
            "Last name,E-mail,Organisation,Role,Department,Postcode\n"
            "Lee,lee@example.org,ASHBY  royal,Ward Sister,Ward 4,QX1 1AA\n"
        ),
        today,
    )

    assert plan.rows[0].changes == (
        "Profession: Ward Sister",
        "Address: QX1 1AA",
        "Role: Nurse \u2192 Ward Sister",
        "Department: Ward 4",
        "Address of ASHBY royal: QX1 1AA",
    )
    (row,) = organisations.tree(db, today=today)
    assert (row.organisation.name, row.organisation.address.postcode) == ("Ashby Royal", "QX1 1AA")


def test_an_address_that_letters_will_not_go_to_is_said(
    db: Data, today: date, write: Write
) -> None:
    plan = imports.plan(
        db,
        write(
            "Name,Organisation,Street,Postcode\nAnn Lee,Ashby,1 Hill,QX1 1AA\n"
            "Bo Ek,Ashby,1 Hill,QX1 1AA\nCy Orr,Ashby,9 Row,\n"
        ),
        today=today,
    )

    assert plan.rows[2].reason == "Letters go to the address of Ashby: 1 Hill, QX1 1AA."


def test_branches_of_one_chain_are_places_of_their_own(db: Data, today: date, write: Write) -> None:
    path = write(
        "Name,Organisation,Street,Postcode\nAnn Lee,Boots,1 Hill,QX1 1AA\n"
        "Bo Ek,Boots,9 Row,QX9 9ZZ\nCy Orr,BOOTS,1 Hill,qx11aa\n"
    )
    plan = take_in(db, path, today)

    assert plan.rows[1].changes == ("Works at Boots", "New organisation: Boots (QX9 9ZZ)")
    lines = {
        name: contacts.card(db, one.id, today=today).address_lines
        for name, one in everybody(db).items()
    }
    assert lines == {
        "Ann Lee": ("Boots", "1 Hill", "QX1 1AA"),
        "Bo Ek": ("Boots", "9 Row", "QX9 9ZZ"),
        "Cy Orr": ("Boots", "1 Hill", "QX1 1AA"),
    }
    assert verdicts(imports.plan(db, path, today=today)) == ["unchanged"] * 3


def test_what_was_looked_at_is_what_is_taken_in(db: Data, today: date) -> None:
    plan = imports.plan(db, DATA / "google.csv", today=today)
    contacts.add(db, ContactDraft(first_name="Tom", last_name="Hale"))
    contacts.add(
        db, ContactDraft(first_name="Ann", last_name="O'Neil", email="ann.oneil@ashby.example.org")
    )

    with pytest.raises(OutreachError, match="have changed since this file was checked"):
        list(imports.apply(db, plan))

    assert kept.count(db) == 2


def test_an_import_stopped_half_way_leaves_nothing(db: Data, today: date, write: Write) -> None:
    path = write("Name\n" + "".join(f"Ann Lee{number}\n" for number in range(201)))
    half_way = imports.apply(db, imports.plan(db, path, today=today))
    assert next(number for number in half_way if number) == 100

    assert isinstance(half_way, Generator)
    half_way.close()

    assert kept.count(db) == 0
    assert undo.history(db) == []


def test_what_an_import_touched_is_counted_in_steps_and_each_row_once(
    db: Data, today: date, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "_COUNTED_AT_ONCE", 7)
    names = [f"Ann Lee{number}" for number in range(20)]
    for phone in ("01632 960001", "01632 960002"):
        rows = "".join(f"{name},{phone},Mere Surgery,core\n" for name in names)
        path = write("Name,Phone,Organisation,Tags\n" + rows)
        list(imports.apply(db, imports.plan(db, path, today=today)))

    told = [(action.number, action.rows) for action in undo.history(db)]
    counted = "SELECT count(DISTINCT row) FROM journal WHERE action = ?"
    assert told == [(one, db.execute(counted, [one]).fetchone()[0]) for one, _ in told]
    assert len(told) == 2
    assert told[0][1] == 20
