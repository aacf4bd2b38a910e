"""Champions and last days of organisations: the same whether SQL is asked or what is kept in memory."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from outreach_desktop.db.segment_below import people_below
from outreach_desktop.db.subjects import organisations as rows
from outreach_desktop.domain.contacts import CHAMPION
from outreach_desktop.domain.interactions import InteractionDraft
from outreach_desktop.services import contacts, organisations, timeline, undo
from outreach_desktop.services.data_file import Data
from tests import builders
from tests.conftest import TODAY

Known = dict[str, tuple[int, str]]


def asked_of_sql(db: Data) -> Known:
    """By name; without those of whom nothing is known."""
    return _by_name(db, rows.people_below(db, _every(db), TODAY))


def kept(db: Data) -> Known:
    """The same, as the page is told once it has read ahead."""
    return _by_name(db, people_below(db, _every(db), today=TODAY))


def _every(db: Data) -> list[str]:
    return organisations.find(db, today=TODAY)


def _by_name(db: Data, known: Known) -> Known:
    told = ((organisations.get(db, one).name, (n, day or "")) for one, (n, day) in known.items())
    return {name: said for name, said in told if said != (0, "")}


@pytest.fixture
def trust(db: Data) -> Data:
    """A trust with a hospital with two wards, in both of which one champion works; read ahead."""
    top = builders.organisation(db, "Trust")
    hospital = builders.organisation(db, "Hospital", parent_id=top.id)
    north, south = (
        builders.organisation(db, f"Ward {name}", parent_id=hospital.id)
        for name in ("North", "South")
    )
    adams = builders.person(db, "Adams", champion=CHAMPION)
    brown = builders.person(db, "Brown")
    for person, ward in ((adams, north), (adams, south), (brown, south)):
        builders.role(db, person, ward)
    builders.call(db, adams, TODAY - timedelta(days=40))
    builders.call(db, brown, TODAY - timedelta(days=9))
    timeline.log(
        db,
        InteractionDraft(
            organisation_id=hospital.id,
            kind="letter",
            date=TODAY - timedelta(days=3),
            summary="Asked",
        ),
    )
    for _ in organisations.read_ahead(db, ("name",), today=TODAY):
        pass
    return db


def test_who_works_in_two_parts_counts_once_and_what_passed_with_it_as_such_counts(
    trust: Data,
) -> None:
    def ago(days: int) -> str:
        return (TODAY - timedelta(days=days)).isoformat()

    assert kept(trust) == {
        "Trust": (1, ago(3)),
        "Hospital": (1, ago(3)),
        "Ward North": (1, ago(40)),
        "Ward South": (1, ago(9)),
    }
    assert kept(trust) == asked_of_sql(trust)


def person(db: Data, name: str) -> str:
    return next(one for one in contacts.find(db, name, today=TODAY))


def place(db: Data, name: str) -> str:
    return next(
        one
        for one in organisations.find(db, name, today=TODAY)
        if organisations.get(db, one).name == name
    )


def _promote(db: Data) -> None:
    brown = contacts.get(db, person(db, "Brown"))
    contacts.change(db, replace(brown, champion=CHAMPION))


def _remove_adams(db: Data) -> None:
    contacts.remove(db, [person(db, "Adams")])


def _ring_brown(db: Data) -> None:
    builders.call(db, contacts.get(db, person(db, "Brown")), TODAY)


def _move_the_hospital(db: Data) -> None:
    hospital = organisations.get(db, place(db, "Hospital"))
    organisations.change(db, replace(hospital, parent_id=None))


def _someone_comes(db: Data) -> None:
    builders.role(
        db,
        builders.person(db, "Aalto", champion=CHAMPION),
        organisations.get(db, place(db, "Trust")),
    )


def _undo(db: Data) -> None:
    _promote(db)
    kept(db)
    undo.undo(db)


def _remove_the_hospital(db: Data) -> None:
    organisations.remove(db, [place(db, "Hospital")])


@pytest.mark.parametrize(
    "change",
    [
        _promote,
        _remove_adams,
        _ring_brown,
        _move_the_hospital,
        _someone_comes,
        _undo,
        _remove_the_hospital,
    ],
)
def test_what_is_changed_is_seen_at_once(trust: Data, change: Callable[[Data], None]) -> None:
    before = kept(trust)
    change(trust)
    assert kept(trust) == asked_of_sql(trust)
    assert (kept(trust) == before) is (change is _undo)
