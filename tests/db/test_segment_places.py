"""Organisations are found by how they refer, what they need, and by any word that was written down of them."""

from datetime import date

import pytest

from outreach_desktop.services import contacts, organisations, undo
from outreach_desktop.services.data_file import Data
from tests import builders


@pytest.fixture
def places(db: Data) -> Data:
    trust = builders.organisation(db, "Trust")
    builders.organisation(db, "Ward", parent_id=trust.id)
    mill = builders.organisation(db, "Mill")
    builders.route(db, trust, "over the gateway", method="portal")
    builders.route(db, mill, "at the desk", method="form", requires="consent")
    builders.need(db, mill, "leaflets in Łódź", kind="gap", answer="we print them")
    builders.house_rule(db, mill, "no parking")
    return db


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("route:form", ["Mill"]),
        ("route:electronic", ["Trust", "Ward"]),
        ("route:consent", ["Mill"]),
        ("route:yes", ["Mill", "Trust", "Ward"]),
        ("route:no", []),
        ("-route:form", ["Trust", "Ward"]),
        ("need:lodz", ["Mill"]),
        ("need:gap", ["Mill"]),
        ("need:print", ["Mill"]),
        ("need:no", ["Trust", "Ward"]),
        ("gateway", ["Trust"]),
        ("lodz", ["Mill"]),
        ("parking", ["Mill"]),
        ("nothing-of-all-this", []),
    ],
)
def test_they_are_found(places: Data, today: date, words: str, names: list[str]) -> None:
    found = organisations.find(places, words, today=today)
    assert sorted(organisations.get(places, one).name for one in found) == names


def test_people_are_found_by_what_is_known_of_where_they_work(places: Data, today: date) -> None:
    ann, ben = builders.person(places), builders.person(places, "Fox")
    (mill,) = organisations.find(places, "mill", today=today)
    builders.role(places, ann, organisations.get(places, mill))
    builders.need(places, ben, "large print")
    for words, ids in {
        "route:form": [ann.id],
        "route:no": [ben.id],
        "need:gap": [ann.id],
        "need:print": [ben.id, ann.id],
        "need:no": [],
    }.items():
        assert contacts.find(places, words, today=today) == ids, words


def test_what_is_changed_is_found_at_once(places: Data, today: date) -> None:
    assert not organisations.find(places, "need:quiet", today=today)
    (mill,) = organisations.find(places, "mill", today=today)
    builders.need(places, organisations.get(places, mill), "a quiet room")
    assert organisations.find(places, "need:quiet", today=today) == [mill]
    undo.undo(places)
    assert not organisations.find(places, "need:quiet", today=today)
