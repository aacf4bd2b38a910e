"""Letters to households whose batch was brought down: the rest is made once for each home, or discarded."""

import datetime as dt
from pathlib import Path

import pytest

from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.contacts import Contact
from outreach_desktop.domain.documents.batches import Batch
from outreach_desktop.services import contacts, timeline
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.erasing import erasing
from outreach_desktop.services.making import letters
from tests import builders
from tests.services.letter_steps import GREETING, NOW, note, planned, text

HOMES = 60
NEXT_DAY = NOW.date() + dt.timedelta(days=1)
Couple = tuple[Contact, Contact]


def couples(db: Data) -> list[Couple]:
    found = []
    for number in range(HOMES):
        house = Address(street=f"{number} Low Lane", town="Marrowby")
        john, mary = (
            builders.person(db, f"Smith {number:02}", first_name=one, title=title, address=house)
            for one, title in (("John", "Mr"), ("Mary", "Mrs"))
        )
        builders.household(db, john, mary)
        found.append((contacts.get(db, john.id), contacts.get(db, mary.id)))
    return found


def brought_down(db: Data, homes: list[Couple], folder: Path, out: Path) -> Batch:
    """Everyone was chosen, and the power went after the first fifty letters."""
    plan = planned(db, [one for home in homes for one in home], note(folder, GREETING))
    run = letters.make(db, plan, out, now=NOW)
    for _ in range(52):
        next(run)
    with pytest.raises(RuntimeError):
        run.throw(RuntimeError("the power went"))
    (batch,) = letters.unfinished(db)
    return batch


def entries(db: Data, homes: list[Couple]) -> list[tuple[int, int]]:
    """How many letters stand on the timelines of each two."""
    return [(len(timeline.of(db, one.id)), len(timeline.of(db, two.id))) for one, two in homes]


def finish(db: Data, batch: Batch) -> int:
    rest = letters.go_on(db, batch.id, today=NEXT_DAY)
    outcomes = list(letters.make(db, rest, batch.out, now=NOW + dt.timedelta(days=1)))
    assert [one.problem for one in outcomes if one.problem] == []
    return len(outcomes)


def test_the_rest_is_made_once_for_each_home_and_stands_with_both(
    db: Data, tmp_path: Path, out: Path
) -> None:
    homes = couples(db)
    batch = brought_down(db, homes, tmp_path, out)
    before = len(list(out.iterdir()))

    assert finish(db, batch) == HOMES - before
    assert len(list(out.iterdir())) == HOMES
    assert entries(db, homes) == [(1, 1)] * HOMES
    assert letters.unfinished(db) == []


def test_the_rest_that_is_discarded_stands_with_neither(
    db: Data, tmp_path: Path, out: Path
) -> None:
    homes = couples(db)
    batch = brought_down(db, homes, tmp_path, out)
    before = len(list(out.iterdir()))

    letters.leave(db, batch.id)
    letters.settle(db)

    assert letters.unfinished(db) == []
    assert len(list(out.iterdir())) == before
    assert sorted(entries(db, homes)) == [(0, 0)] * (HOMES - before) + [(1, 1)] * before


def test_who_is_erased_or_removed_before_the_rest_is_in_no_letter(
    db: Data, tmp_path: Path, out: Path
) -> None:
    homes = couples(db)
    batch = brought_down(db, homes, tmp_path, out)
    (erased, left), (alone, removed) = homes[-1], homes[-2]
    erasing.erase(db, erased.id, today=NEXT_DAY)
    erasing.erase(db, homes[0][0].id, today=NEXT_DAY)  # whose letter was made: no one gets it twice
    contacts.remove(db, [removed.id])

    finish(db, batch)

    kept = db.execute("SELECT asked FROM batches").fetchall()
    assert erased.id not in str(kept)
    assert len([one for one in out.iterdir() if "Smith 00" in one.name]) == 1
    (mary,) = (text(one) for one in out.iterdir() if "Smith 59" in one.name)
    (john,) = (text(one) for one in out.iterdir() if "Smith 58" in one.name)
    assert (mary, john) == (["Dear Mrs Smith 59,"], ["Dear Mr Smith 58,"])
    assert len(timeline.of(db, left.id)) == len(timeline.of(db, alone.id)) == 1
