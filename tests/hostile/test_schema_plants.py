"""Data files that came from elsewhere: what was built into them is met before it does anything, by every door."""

import datetime as dt
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from outreach_desktop.db.engine.refusals import StrangeError
from outreach_desktop.db.shape import shape, soundness
from outreach_desktop.domain.contacts import ContactDraft
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import contacts, data_file
from outreach_desktop.services.safety import backup, recovery
from tests import released
from tests.hostile.plants import PLANTS, Plant, does, plant, trigger
from tests.reliability.counts import Counted, proof

NOW = dt.datetime(2026, 11, 28, 12, 0, tzinfo=dt.UTC)
TODAY = NOW.date()


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A data file with two people, one of whom asked to be left alone."""
    path = tmp_path_factory.mktemp("good") / "good.outreach"
    db = data_file.open_data(path, remember=False)
    contacts.add(db, ContactDraft(first_name="Ann", last_name="Ng"))
    contacts.add(db, ContactDraft(first_name="Jan", last_name="Luczak", do_not_contact=True))
    data_file.close(db)
    return path.read_bytes()


@proof("S15", "something is built into a data file that comes by mail", quick=5, full=720)
def test_what_was_built_in_is_refused_by_every_door_and_the_rest_is_saved(
    good: bytes, count: int, chance: Random, counted: Counted, tmp_path: Path
) -> None:
    names = sorted(PLANTS)
    chance.shuffle(names)
    let_in = lost = 0
    for number in range(count):
        folder = tmp_path / str(number)
        folder.mkdir()
        path = folder / "From elsewhere.outreach"
        path.write_bytes(good)
        plant(path, PLANTS[names[number % len(names)]])
        before = path.read_bytes()
        let_in += sum(_opens(door, path) for door in DOORS)
        lost += not _is_saved(path)
        assert path.read_bytes() == before, names[number % len(names)]
    assert (let_in, lost) == (0, 0)
    counted(plants=count, let_in=let_in, lost=lost)


@pytest.mark.parametrize("name", PLANTS)
def test_each_is_refused_in_a_sentence_that_leads_on(
    good: bytes, name: str, tmp_path: Path
) -> None:
    path = tmp_path / "From elsewhere.outreach"
    path.write_bytes(good)
    plant(path, PLANTS[name])

    with pytest.raises(StrangeError, match="is not as Outreach Desktop makes its files") as refused:
        shape.open_to_read(path)  # which every door asks
    assert refused.value.path == path
    assert "save what can still be read" in refused.value.hint
    assert len(refused.value.message) < 300


@pytest.mark.parametrize(
    "what",
    [
        trigger("z", "AFTER INSERT ON _sqlite_migrations", "DELETE FROM contacts"),
        does("CREATE VIEW wishes AS SELECT 1 AS id"),  # the name of a table that a later shape has
        does("PRAGMA user_version = 3"),
    ],
    ids=["a trigger on the steps taken", "a view in the place of what comes", "a false shape"],
)
def test_a_file_of_the_oldest_shape_is_judged_before_any_step_of_its_update(
    what: Plant, tmp_path: Path
) -> None:
    path = released.unpacked(1, tmp_path)
    plant(path, what)
    before = path.read_bytes()

    with pytest.raises(StrangeError):
        _open(path)

    assert path.read_bytes() == before
    assert not path.with_name("Backups").exists()


def _open(path: Path) -> None:
    data_file.close(data_file.open_data(path, create=False, remember=False, accept=True))


def _look(path: Path) -> None:
    data_file.look_at(path).close()


def _copy(path: Path) -> None:
    data_file.copy_to(path, path.with_name("Copy.outreach"))


def _test(path: Path) -> None:
    """As a backup in the folder of backups, with the hash that says it is as it was made."""
    folder = path.parent / "Backups"
    folder.mkdir()
    kept = folder / "Mine 2026-11-01 10.00.00.outreach"
    kept.write_bytes(path.read_bytes())
    rows = [*backup.test(path.with_name("Mine.outreach"))]
    assert [row.path for row in rows] == [kept]
    if problem := rows[0].problem:
        raise OutreachError(problem)


def _restore(path: Path) -> None:
    recovery.restore(path.with_name("Mine.outreach"), path, now=NOW)


def _compare(path: Path) -> None:
    with closing(data_file.open_in_memory()) as mine:
        recovery.compare(mine, path)


DOORS = (_open, _look, _copy, _test, _restore, _compare)


def _opens(door: object, path: Path) -> bool:
    assert callable(door)
    try:
        door(path)
    except OutreachError:
        return False
    return True


def _is_saved(path: Path) -> bool:
    """Whether both people are in the new file, the wish too, and nothing else is."""
    saved = recovery.salvage(path, now=NOW)
    db = data_file.open_data(saved.path, create=False, remember=False)
    try:
        people = [contacts.get(db, one) for one in contacts.find(db, today=TODAY)]
        wishes = {person.last_name: person.do_not_contact for person in people}
        return wishes == {"Ng": False, "Luczak": True} and soundness.faults(db) == []
    finally:
        data_file.close(db)
