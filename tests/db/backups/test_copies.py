"""What is known of the copies that were made."""

from datetime import datetime, timedelta
from pathlib import Path

from outreach_desktop.db.backups import copies
from outreach_desktop.services import undo
from outreach_desktop.services.data_file import Data
from tests import builders

NOW = datetime(2026, 3, 2, 9, 5).astimezone()


def copy_at(name: str, db: Data) -> copies.Proven:
    return copies.Proven(Path(name), copies.state_of(db), contacts=1)


def test_a_copy_is_of_now_until_something_is_changed_and_again_when_that_is_taken_back(
    db: Data,
) -> None:
    def is_of_now() -> bool:
        return next(copies.made(db, elsewhere=False)).is_of_now

    builders.person(db)
    copies.note(db, copy_at("a.outreach", db), now=NOW)
    assert is_of_now()
    undo.undo(db)
    assert not is_of_now()
    undo.redo(db)
    assert is_of_now()
    builders.person(db, "Ng")
    assert not is_of_now()


def test_the_one_made_last_comes_first_whatever_the_clock_said(db: Data) -> None:
    for name, days in (("a", 365), ("b", 0), ("c", -1)):
        copies.note(db, copy_at(name, db), now=NOW + timedelta(days=days))

    assert [copy.path.name for copy in copies.made(db, elsewhere=False)] == ["c", "b", "a"]
    assert list(copies.made(db, elsewhere=True)) == []


def test_many_backups_do_not_crowd_out_the_copy_on_a_stick(db: Data) -> None:
    copies.note(db, copy_at("stick.outreach.age", db), now=NOW, elsewhere=True)
    for number in range(250):
        copies.note(db, copy_at(str(number), db), now=NOW)

    assert len(list(copies.made(db, elsewhere=False))) == 200
    assert next(copies.made(db, elsewhere=True)).path == Path("stick.outreach.age")
    assert db.execute("SELECT sum(locked) FROM copies").fetchone() == (1,)
