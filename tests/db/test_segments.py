"""Choosing people."""

from dataclasses import replace
from datetime import date

import pytest

from outreach_desktop.db.history.journal import changing
from outreach_desktop.domain.addresses import Address
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import contacts, undo
from outreach_desktop.services.data_file import Data
from tests import builders
from tests.conftest import TODAY


def found(db: Data, segment: str) -> list[str]:
    rows = contacts.rows(db, contacts.find(db, segment, today=TODAY), today=TODAY)
    return [row.sort_name.partition(",")[0] for row in rows]


@pytest.fixture
def county(db: Data) -> Data:
    """A trust with a hospital and a ward, a practice elsewhere, and five people."""
    trust = builders.organisation(db, "Border Trust", area="Marches")
    hospital = builders.organisation(
        db, "Royal Infirmary", parent_id=trust.id, address=Address(town="Łódź")
    )
    ward = builders.organisation(db, "Ward 7", parent_id=hospital.id)
    practice = builders.organisation(db, "Mill Surgery", address=Address(town="Selby"))
    adams = builders.person(
        db, "Adams", profession="Urologist", specialty="Prostate cancer", tags=("core",)
    )
    builders.role(db, adams, ward, title="Clinical lead")
    brown = builders.person(db, "Brown", profession="Nurse specialist", tags=("Core", "moved"))
    builders.role(db, brown, hospital, ends_on=date(2025, 1, 1))
    builders.role(db, brown, practice)
    cole = builders.person(db, "Cole", profession="GP", email="cole@mill.example.org")
    builders.role(db, cole, practice, title="Partner")
    builders.person(
        db, "Dean", profession="Oncologist", address=Address(town="Selby", region="Yorks")
    )
    builders.person(db, "Évans", notes="Met Adams at the open evening")
    return db


@pytest.mark.parametrize(
    ("segment", "people"),
    [
        ("", ["Adams", "Brown", "Cole", "Dean", "Évans"]),
        ("ada", ["Adams", "Évans"]),
        ("adams urol", ["Adams"]),
        ("evans", ["Évans"]),
        ("lead", ["Adams"]),
        ("cole@mill.example.org", ["Cole"]),
        ("mill", ["Brown", "Cole"]),
        ("royal", ["Adams"]),  # on its ward; the only one who worked in the house itself has left
        ('"mill surgery"', ["Brown", "Cole"]),
        ('"surgery mill"', []),
        ("core", ["Adams", "Brown"]),
        ("-ada", ["Brown", "Cole", "Dean"]),
        ("profession:urologist", ["Adams"]),
        ("profession:nurse", ["Brown"]),
        ("profession:prostate", ["Adams"]),
        ('profession:"nurse specialist"', ["Brown"]),
        ("profession:ologist", ["Adams", "Dean"]),
        ("-profession:ologist", ["Brown", "Cole", "Évans"]),
        ("profession:%", []),
        ("tag:CORE", ["Adams", "Brown"]),
        ("tag:cor", []),
        ("tag:core -tag:moved", ["Adams"]),
        ("place:selby", ["Brown", "Cole", "Dean"]),
        ("place:yorks", ["Dean"]),
        ("place:royal", ["Adams"]),
        ("place:lodz", ["Adams"]),
        ('place:"ward 7, royal infirmary"', ["Adams"]),
        ('place:"ward 7, mill surgery"', []),
        ("place:border", ["Adams"]),
        ("place:marches", ["Adams"]),
        ("-place:selby -place:border", ["Évans"]),
        ("place:selby profession:gp", ["Cole"]),
        ("& adams", ["Adams", "Évans"]),
    ],
)
def test_a_segment_finds_just_its_people(county: Data, segment: str, people: list[str]) -> None:
    assert found(county, segment) == people


def test_who_is_in_the_bin_is_not_found(county: Data) -> None:
    contacts.remove(county, contacts.find(county, "tag:core", today=TODAY))

    assert found(county, "tag:core") == []
    assert found(county, "") == ["Cole", "Dean", "Évans"]


def test_a_role_that_has_not_begun_does_not_count(db: Data) -> None:
    person = builders.person(db, "Ng")
    builders.role(db, person, builders.organisation(db, "Royal"), starts_on=date(2026, 3, 3))

    assert contacts.find(db, "place:royal", today=date(2026, 3, 2)) == []
    assert contacts.find(db, "place:royal", today=date(2026, 3, 3)) == [person.id]
    assert contacts.find(db, "royal", today=date(2026, 3, 3)) == [person.id]


def test_accents_do_not_change_the_order(db: Data) -> None:
    for name in ("Zeller", "Łuczak", "Lund", "o'Hara", "Östberg", "Adams"):
        builders.person(db, name)

    assert found(db, "") == ["Adams", "Łuczak", "Lund", "o'Hara", "Östberg", "Zeller"]


def test_people_stand_in_the_order_asked_for(db: Data) -> None:
    ann = builders.person(db, "Adams", profession="urologist")
    ben = builders.person(db, "Brown", profession="GP")
    cat = builders.person(db, "Cole", profession="Nurse")
    builders.role(db, ann, builders.organisation(db, "b house"))
    builders.role(db, ben, builders.organisation(db, "A house"))
    builders.call(db, ann, date(2026, 1, 5))
    builders.call(db, ben, date(2026, 2, 5))
    builders.call(db, ben, date(2026, 4, 5))  # to come, so it does not count

    def in_order(order: str, *, descending: bool = False) -> list[str]:
        return contacts.find(db, today=TODAY, order=order, descending=descending)

    assert in_order("name", descending=True) == [cat.id, ben.id, ann.id]
    assert in_order("profession") == [ben.id, cat.id, ann.id]
    assert in_order("organisation") == [ben.id, ann.id, cat.id]  # who has none comes last
    assert in_order("organisation", descending=True) == [ann.id, ben.id, cat.id]  # last here too
    assert in_order("last_contact") == [cat.id, ann.id, ben.id]
    assert in_order("last_contact", descending=True) == [ben.id, ann.id, cat.id]


def test_of_several_roles_the_main_one_says_where_someone_comes_by_organisation(db: Data) -> None:
    ann, ben = builders.person(db, "Adams"), builders.person(db, "Brown")
    first, second, third = (builders.organisation(db, name) for name in ("Ash", "Beech", "Cedar"))
    for number in range(3):  # ids of roles come in no order that rows have
        builders.role(db, builders.person(db, f"Cole{number}"), third, ends_on=date(2020, 1, 1))
    builders.role(db, ann, first)
    builders.role(db, ann, third, is_main=True)
    builders.role(db, ben, second)

    found = contacts.find(db, today=TODAY, order="organisation")
    assert [one for one in found if one in (ann.id, ben.id)] == [ben.id, ann.id]


def test_a_key_nobody_knows_says_which_there_are(db: Data) -> None:
    with pytest.raises(OutreachError):
        contacts.find(db, "postcode:LS1", today=TODAY)


def asked_of_the_table(db: Data) -> list[str]:
    sql = "SELECT id FROM contacts WHERE deleted_at IS NULL ORDER BY sort_name, id"
    return [row[0] for row in db.execute(sql).fetchall()]


def test_the_order_that_is_kept_is_the_one_of_the_table_whatever_was_done_meanwhile(
    county: Data,
) -> None:
    def is_right() -> bool:
        return contacts.find(county, today=TODAY) == asked_of_the_table(county)

    assert is_right()
    adams = contacts.get(county, contacts.find(county, "cole", today=TODAY)[0])
    contacts.change(county, replace(adams, last_name="Young"))
    assert is_right()
    contacts.change(county, replace(adams, last_name="Young", phone="01632 960001"))
    assert is_right()
    new = builders.person(county, "Black")
    assert is_right()
    contacts.remove(county, [new.id])
    assert is_right()
    for step in (undo.undo, undo.undo, undo.redo, undo.undo, undo.undo):
        step(county)
        assert is_right()


def test_what_was_asked_amid_a_change_that_is_given_up_is_not_kept(county: Data) -> None:
    class GivenUpError(Exception):
        pass

    def begin_and_give_up() -> None:
        with changing(county, "Add two people"):
            builders.person(county, "Black")
            builders.person(county, "Clay")
            assert len(contacts.find(county, today=TODAY)) == 7
            raise GivenUpError

    with pytest.raises(GivenUpError):
        begin_and_give_up()
    assert contacts.find(county, today=TODAY) == asked_of_the_table(county)
    builders.person(county, "Dale")
    builders.person(county, "Earl")
    assert contacts.find(county, today=TODAY) == asked_of_the_table(county)


def test_another_content_copied_into_the_file_is_asked_for(county: Data) -> None:
    assert len(contacts.find(county, today=TODAY)) == 5
    builders.sample_group(county, TODAY)
    assert contacts.find(county, today=TODAY) == asked_of_the_table(county)


def test_of_two_words_the_one_that_stays_is_not_looked_for_again(county: Data) -> None:
    contacts.find(county, "mill", today=TODAY)
    asked: list[str] = []
    county.conn.set_trace_callback(asked.append)
    for typed in ("mill p", "mill pa", "mill par"):
        contacts.find(county, typed, today=TODAY)
    county.conn.set_trace_callback(None)
    searched = [one for one in asked if "UNION ALL" in one and "search MATCH" in one]
    assert len(searched) == 3  # one for each letter, none for "mill"


def test_what_was_found_is_looked_for_again_after_any_change(county: Data) -> None:
    assert found(county, "mill par") == ["Cole"]
    [brown] = contacts.find(county, "brown", today=TODAY)
    mill = builders.organisation(county, "Mill")
    builders.role(county, contacts.get(county, brown), mill, title="Partner")
    assert found(county, "mill par") == ["Brown", "Cole"]
    undo.undo(county)
    undo.undo(county)
    assert found(county, "mill par") == ["Cole"]


@pytest.mark.parametrize("shared", [3, 30])
def test_few_and_many_come_in_the_order_of_their_names(db: Data, shared: int) -> None:
    for place in range(40):
        builders.person(
            db, f"{'ZYXWV'[place % 5]}name{place:02}", notes="Apple" if place < shared else ""
        )
    everybody = contacts.find(db, "", today=TODAY)
    fits = set(contacts.find(db, "apple", today=TODAY))
    assert len(fits) == shared
    assert contacts.find(db, "apple", today=TODAY) == [one for one in everybody if one in fits]
    assert contacts.find(db, "-apple", today=TODAY) == [one for one in everybody if one not in fits]
