"""What is left to do after an erasure: no byte stays, and every row of others is still there."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from outreach_desktop.db import search
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.erasing import unfinished
from outreach_desktop.db.history.journal import off_the_record
from outreach_desktop.domain.erasing.stages import Stage
from outreach_desktop.services import data_file
from tests import builders

_WORD = "zwyquellostrab"


@pytest.fixture(name="kept")
def _kept(tmp_path: Path) -> Iterator[Data]:
    db = data_file.open_data(tmp_path / "My group.outreach", remember=False)
    yield db
    data_file.close(db)


def path_of(db: Data) -> Path:
    path = data_file.path_of(db)
    assert path is not None
    return path


def is_in(db: Data, word: str) -> bool:
    return word.encode() in path_of(db).read_bytes()


def make_people(db: Data, count: int, seed: int = 3) -> None:
    chance = Random(seed)
    with off_the_record(db):
        for number in range(count):
            name = "".join(chance.choice("abdeghiklmnoprst") for _ in range(9))
            db.execute(
                "INSERT INTO contacts (id, last_name, sort_name, notes) VALUES (?, ?, ?, ?)",
                [f"{chance.randrange(10**9)}-{number}", name, name, name * 3],
            )


def test_a_word_of_a_row_that_is_gone_is_not_left_in_the_search_index(kept: Data) -> None:
    make_people(kept, 3_000)
    one = builders.person(kept, _WORD)
    outcome_of_merging = list(search.merged(kept))
    with off_the_record(kept):
        kept.execute("DELETE FROM journal")
        kept.execute("DELETE FROM actions")
        kept.execute("DELETE FROM contacts WHERE id = ?", [one.id])
    kept.execute("VACUUM")
    assert is_in(kept, _WORD[2:])

    steps = list(search.merged(kept))
    kept.execute("VACUUM")

    assert outcome_of_merging
    assert steps
    assert not is_in(kept, _WORD[2:])
    assert search.is_sound(kept)
    assert search.is_as_made_anew(kept)


def test_what_moved_rows_leave_behind_is_gone_and_every_row_is_there(kept: Data) -> None:
    kept.execute("PRAGMA secure_delete = OFF")  # as a file of another program would be
    for seed in range(3):
        make_people(kept, 400, seed)
        with off_the_record(kept):
            kept.execute("UPDATE contacts SET notes = notes || ?", [_WORD])
            kept.execute("UPDATE contacts SET notes = substr(notes, 1, 27)")
            kept.execute("DELETE FROM contacts WHERE rowid % 3 = 0")
    rows = list(kept.query("SELECT * FROM contacts ORDER BY id"))
    assert is_in(kept, _WORD)
    unfinished.begin(kept)

    unfinished.finish(kept)

    assert not unfinished.is_to_finish(kept)
    assert not is_in(kept, _WORD)
    assert list(kept.query("SELECT * FROM contacts ORDER BY id")) == rows
    assert kept.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    builders.person(kept, "Ames")  # and it goes on


def test_it_waits_for_what_is_asked_and_is_left_to_the_next_opening_where_that_takes_long(
    kept: Data,
) -> None:
    make_people(kept, 10)
    unfinished.begin(kept)
    asked = kept.execute("SELECT * FROM contacts")
    asked.fetchone()
    steps = unfinished.finishing(kept)
    stages = [next(steps) for _ in range(8)]
    assert stages[-1] == (Stage.TRACES, 0)
    assert unfinished.is_to_finish(kept)
    asked.close()
    assert list(steps) == []
    assert not unfinished.is_to_finish(kept)

    unfinished.begin(kept)
    asked = kept.execute("SELECT * FROM contacts")
    asked.fetchone()
    unfinished.finish(kept)
    assert unfinished.is_to_finish(kept)
    asked.close()
