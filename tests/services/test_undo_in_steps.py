"""Undo of thousands of changes: in steps, stopped without a trace, and the same as in one go."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from outreach_desktop.db.history import undo_imports
from outreach_desktop.db.subjects import contacts as kept
from outreach_desktop.domain.labour import ApartStep
from outreach_desktop.services import contacts, timeline, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.importing import imports
from tests import builders
from tests.services.test_undo import assert_sound, dump

PEOPLE = 60


@pytest.fixture(autouse=True)
def small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(undo_imports, "AT_ONCE", 20)
    monkeypatch.setattr(undo_imports, "_READ_AT_ONCE", 50)


@pytest.fixture
def imported(db: Data, today: date, tmp_path: Path) -> dict[str, list[tuple[object, ...]]]:
    """What everything is like once a list is in."""
    builders.person(db, "Łuczak")
    rows = [
        f"Ann{n},Lee {n},ann{n}@example.org,Practice {n % 7},nurse,core;t{n % 5}"
        for n in range(PEOPLE)
    ]
    path = tmp_path / "list.csv"
    path.write_text(
        "\n".join(("First name,Last name,Email,Organisation,Role,Tags", *rows)), "utf-8"
    )
    for _ in imports.apply(db, imports.plan(db, path, today=today)):
        pass
    return dump(db)


def walked(steps: Iterator[object]) -> list[int]:
    """How many changes were done after each step."""
    return [step for step in steps if isinstance(step, int) and step]


def people(db: Data) -> int:
    return len(kept.every(db))


def test_it_goes_through_every_change_and_redo_brings_all_of_it_again(
    db: Data, imported: dict[str, list[tuple[object, ...]]]
) -> None:
    ahead = undo.ahead(db)
    assert ahead is not None
    assert ahead.changes > 4 * PEOPLE

    gone = walked(undo.undo_in_steps(db))

    assert gone == sorted(gone)
    assert gone[-1] == ahead.changes
    assert all(after - before <= 20 for before, after in pairwise(gone))
    assert people(db) == 1
    assert undo.ahead(db, again=True) == ahead
    again = walked(undo.redo_in_steps(db))
    assert again[-1] == ahead.changes
    assert dump(db) == imported
    assert_sound(db)


@pytest.mark.parametrize("after", [1, 4, 12])
def test_stopped_half_way_nothing_is_undone_and_it_can_be_undone_later(
    db: Data, imported: dict[str, list[tuple[object, ...]]], after: int
) -> None:
    steps = undo.undo_in_steps(db)
    for _ in range(after):
        while isinstance(step := next(steps), ApartStep) or not step:
            pass
    steps.close()

    assert dump(db) == imported
    assert not db.conn.in_transaction
    undo.undo(db)
    assert people(db) == 1


@pytest.mark.parametrize("after", [1, 6])
def test_redo_stopped_half_way_leaves_it_undone(
    db: Data, imported: dict[str, list[tuple[object, ...]]], after: int
) -> None:
    undo.undo(db)
    gone = dump(db)
    steps = undo.redo_in_steps(db)
    for _ in range(after):
        next(steps)
    steps.close()

    assert dump(db) == gone
    undo.redo(db)
    assert dump(db) == imported


def test_of_a_portion_with_someone_who_is_needed_only_they_stay(
    db: Data, imported: dict[str, list[tuple[object, ...]]], today: date
) -> None:
    needed = contacts.find(db, "ann33@example.org", today=today)[0]
    imported_by = undo.history(db)[0].id
    builders.call(db, contacts.get(db, needed), today, "Rang")

    steps = undo.undo_in_steps(db, imported_by)
    assert walked(steps)

    assert {one.name for one in kept.every(db)} == {"Ann33 Lee 33", "Dr Ann Łuczak"}
    assert len(timeline.of(db, needed)) == 1
    assert_sound(db)
