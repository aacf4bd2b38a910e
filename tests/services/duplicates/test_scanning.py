"""Who is there twice is found, and who only looks alike is not offered too often: measured on people of whom it is known."""

from collections import Counter
from typing import Any

import pytest

from outreach_desktop.domain.duplicates.pairs import ORGANISATIONS, PEOPLE, Pair, Reason
from outreach_desktop.services import contacts
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.duplicates import merging, scanning
from tests import builders
from tests.made_duplicates import WAYS, made


@pytest.fixture(scope="module")
def measured() -> tuple[dict[tuple[str, str], str], dict[tuple[str, str], Pair]]:
    """Five thousand made people: which pairs are one person, and which were found."""
    known = made(5000)
    pairs = scanning.alike_among(known.people, known.roles)
    return known.same, {(pair.one_id, pair.other_id): pair for pair in pairs}


def test_nineteen_of_twenty_who_are_there_twice_are_found(measured: Any) -> None:
    same, found = measured
    assert len(same) > 200
    assert len(same.keys() & found.keys()) >= 0.95 * len(same)


@pytest.mark.parametrize("way", WAYS)
def test_whatever_is_written_otherwise_most_are_found(measured: Any, way: str) -> None:
    same, found = measured
    every = Counter(same.values())
    hit = Counter(way for pair, way in same.items() if pair in found)
    assert hit[way] >= (0.7 if way == "married" else 0.9) * every[way] > 8


def test_few_pairs_are_false_and_hardly_any_of_the_very_likely_ones(measured: Any) -> None:
    same, found = measured
    likely = [pair for pair in found if found[pair].is_likely]
    assert len(found.keys() & same.keys()) >= 0.55 * len(found)
    assert sum(pair in same for pair in likely) >= 0.95 * len(likely) > 100


def reasons(db: Data) -> set[Reason]:
    pairs = scanning.found(db, PEOPLE)
    return {reason for pair in pairs for reason in pair.reasons}


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ({"first_name": "Bill"}, {"first_name": "William"}, Reason.NICKNAME),
        ({"first_name": "Kate"}, {"first_name": "Katherine"}, Reason.NICKNAME),
        ({"first_name": "Ann"}, {"first_name": "A."}, Reason.INITIAL),
        ({"first_name": "Ann", "last_name": "Fenwick"}, {"first_name": "Ann", "last_name": "Fenwcik"}, Reason.SPELLING),
        ({"first_name": "Ann", "last_name": "Fenwick"}, {"first_name": "Fenwick", "last_name": "Ann"}, Reason.SWAPPED),
        ({"first_name": "Ann", "last_name": "M\u00fcller"}, {"first_name": "Ann", "last_name": "Mueller"}, Reason.NAME),
        ({"last_name": "Fenwick"}, {"last_name": "Fenwick-Shaw"}, Reason.PART),
        ({"last_name": "Fenwick", "email": "a@x.example"}, {"last_name": "Shaw", "email": "A@X.example"}, Reason.EMAIL),
        ({"phone": "01632 960001"}, {"phone": "+44 (0)1632 960-001"}, Reason.PHONE),
        ({"mobile": "07700 900001"}, {"phone": "+447700900001"}, Reason.MOBILE),
    ],
)  # fmt: skip
def test_each_pair_is_found_and_says_why(
    db: Data, one: dict[str, Any], other: dict[str, Any], why: Reason
) -> None:
    builders.person(db, **{"title": "", **one})
    builders.person(db, **{"title": "", **other})
    assert why in reasons(db)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"first_name": "Ann"}, {"first_name": "Jane"}),
        ({"post_nominals": "Sr"}, {"post_nominals": "Jr"}),
        ({"first_name": "Joan"}, {"first_name": "John"}),
        ({"first_name": "Ann", "last_name": "Shaw"}, {"first_name": "Ben", "last_name": "Marsh"}),
    ],
)
def test_two_of_one_family_or_at_one_desk_are_two(
    db: Data, one: dict[str, Any], other: dict[str, Any]
) -> None:
    shared = {"email": "office@x.example", "phone": "01632 960001"}
    builders.person(db, **{**shared, **one})
    builders.person(db, **{**shared, **other})
    assert scanning.found(db, PEOPLE) == ()


def test_two_of_one_name_with_other_initials_are_two(db: Data) -> None:
    builders.person(db, first_name="John A")
    builders.person(db, first_name="John B")
    assert scanning.found(db, PEOPLE) == ()


def test_who_is_in_the_bin_is_not_found(db: Data) -> None:
    one, _ = builders.person(db), builders.person(db)
    contacts.remove(db, [one.id])
    assert scanning.found(db, PEOPLE) == ()


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ({"name": "The Lakeside Hosp."}, {"name": "Lakeside Hospital"}, True),
        ({"name": "Lakeside General Hospital"}, {"name": "Lakeside Genral Hospital", "phone": "01632 960001"}, False),
        ({"name": "Lakeside General Hospital", "phone": "01632 960001"}, {"name": "Lakeside Genral Hospital", "phone": "01632960001"}, True),
        ({"name": "Ward 3"}, {"name": "Ward 4"}, False),
        ({"name": "Boots"}, {"name": "Hilltop Surgery"}, False),
    ],
)  # fmt: skip
def test_organisations_are_told_alike_by_their_name_and_where_they_are(
    db: Data, one: dict[str, Any], other: dict[str, Any], is_one: bool
) -> None:
    builders.organisation(db, **one)
    builders.organisation(db, **other)
    assert bool(scanning.found(db, ORGANISATIONS)) is is_one


@pytest.mark.parametrize(
    ("one", "other", "likely"),
    [
        # one number: whatever they are called by now
        ({"last_name": "Orpen"}, {"last_name": "Marsh"}, [True]),
        ({"code": "GMC 700 1234"}, {"last_name": "Marsh", "code": "7001234"}, [True]),
        ({"first_name": "Ann"}, {"first_name": "Jo", "last_name": "Marsh"}, [False]),
        # two numbers of one register: two, however much is the same
        ({"email": "ann@x.example"}, {"email": "ann@x.example", "code": "7005999"}, []),
        ({"email": "ann@x.example"}, {"email": "ann@x.example", "code": "7001243"}, [True]),
        # numbers of two registers say nothing of one another
        ({"email": "ann@x.example"}, {"email": "ann@x.example", "code": "1932175869"}, [True]),
        ({"email": "ann@x.example"}, {"email": "ann@x.example", "code": ""}, [True]),
    ],
)
def test_a_number_in_a_register_tells_who_is_one_and_who_are_two(
    db: Data, one: dict[str, str], other: dict[str, str], likely: list[bool]
) -> None:
    usual = {"first_name": "Ann", "last_name": "Fenwick", "code": "7001234"}
    for kept in (one, other):
        builders.person(db, **(usual | kept))
    assert [pair.is_likely for pair in scanning.found(db, PEOPLE)] == likely


def test_a_number_that_many_have_is_that_of_where_they_work(db: Data) -> None:
    for name in ("Ash", "Birch", "Cedar", "Elm", "Fir"):
        builders.person(db, name, first_name=name[::-1], code="Y012345")
    ann = {"first_name": "Xanthe", "last_name": "Quellow", "email": "x@y.example"}
    builders.person(db, **ann, code="Y012345")
    builders.person(db, **ann, code="Y099999")
    (pair,) = scanning.found(db, PEOPLE)
    assert Reason.CODE not in pair.reasons


def test_an_organisation_that_was_renamed_keeps_its_number(db: Data) -> None:
    builders.organisation(db, "Mill Lane Surgery", code="F81001")
    builders.organisation(db, "Ashby Health Partnership", code="f81001")
    builders.organisation(db, "Ward 3", code="RX101")
    builders.organisation(db, "Ward 4", code="RX101")
    (pair,) = scanning.found(db, ORGANISATIONS)
    assert pair.reasons[0] is Reason.CODE
    assert not pair.is_likely


def test_the_departments_of_two_hospitals_are_two_and_a_part_is_not_its_whole(db: Data) -> None:
    one, other = builders.organisation(db, "Lakeside"), builders.organisation(db, "Hilltop")
    for above in (one, other):
        builders.organisation(db, "Urology", parent_id=above.id)
    builders.organisation(db, "Lakeside", parent_id=one.id)
    assert scanning.found(db, ORGANISATIONS) == ()


def test_it_goes_in_steps_that_can_be_left_and_says_how_far_it_is(db: Data) -> None:
    builders.person(db)
    steps = list(scanning.looked_through(db, PEOPLE))
    assert [step.is_over for step in steps] == [False] * (len(steps) - 1) + [True]
    assert all(0 <= step.done <= step.of for step in steps)


def test_an_empty_file_has_no_duplicates(db: Data) -> None:
    assert scanning.found(db, PEOPLE) == scanning.found(db, ORGANISATIONS) == ()


def test_a_pair_is_called_by_name_and_organisation_and_why_is_a_list(db: Data) -> None:
    ann = builders.person(db)
    builders.role(db, ann, builders.organisation(db))
    assert merging.labels(db, PEOPLE, [ann.id]) == {ann.id: "Dr Ann O'Neil, Lakeside General"}
    assert merging.why((Reason.NAME, Reason.EMAIL)) == "same name and same email"


def test_two_of_one_household_are_two_however_alike(db: Data) -> None:
    gill = builders.person(db, "Haworth-Pugh", first_name="Gill", phone="01632 960001")
    other = builders.person(db, "Haworth-Pugh", first_name="Gillian", phone="01632 960001")
    assert len(scanning.found(db, PEOPLE)) == 1

    builders.household(db, gill, other)

    assert scanning.found(db, PEOPLE) == ()
