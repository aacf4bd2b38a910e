"""Places in which nothing stands hold zeros afterwards, and every row is still there."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from outreach_desktop.db import search
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.erasing import unfinished, unused
from outreach_desktop.db.history.journal import off_the_record
from outreach_desktop.domain.labour import outcome
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


def test_what_moved_rows_leave_behind_is_overwritten_and_nothing_else(kept: Data) -> None:
    kept.execute("PRAGMA secure_delete = OFF")  # as a file of another program would be
    for seed in range(3):
        make_people(kept, 400, seed)
        with off_the_record(kept):
            kept.execute("UPDATE contacts SET notes = notes || ?", [_WORD])
            kept.execute("UPDATE contacts SET notes = substr(notes, 1, 27)")
            kept.execute("DELETE FROM contacts WHERE rowid % 3 = 0")
    rows = list(kept.query("SELECT * FROM contacts ORDER BY id"))
    places = unused_of(kept)
    assert any(any(one) for one in places)

    assert outcome(unused.overwritten(kept, path_of(kept)))

    assert not any(any(one) for one in unused_of(kept))
    assert list(kept.query("SELECT * FROM contacts ORDER BY id")) == rows
    assert kept.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    builders.person(kept, "Ames")  # and it goes on


def unused_of(db: Data) -> list[bytes]:
    content, size = path_of(db).read_bytes(), 4096
    return [
        content[start:stop]
        for at in range(0, len(content), size)
        for start, stop in unused.unused(content, at, size, is_first=at == 0)
    ]


def test_while_something_else_is_asked_the_file_is_written_anew_instead(kept: Data) -> None:
    make_people(kept, 10)
    asked = kept.execute("SELECT * FROM contacts")
    asked.fetchone()
    assert not outcome(unused.overwritten(kept, path_of(kept)))
    asked.close()
    unfinished.begin(kept)

    unfinished.finish(kept)

    assert not unfinished.is_to_finish(kept)


def test_the_second_handle_is_closed_after_the_file(tmp_path: Path) -> None:
    db = data_file.open_data(tmp_path / "My group.outreach", remember=False)
    outcome(unused.overwritten(db, path_of(db)))
    handle = db.beside
    assert handle is not None
    was_closed = handle.closed
    data_file.close(db)
    assert (was_closed, handle.closed) == (False, True)


def test_a_page_that_makes_no_sense_is_left_as_it_is() -> None:
    chance = Random(5)
    for _ in range(3_000):
        page = bytes([chance.choice((2, 5, 10, 13))]) + chance.randbytes(511)
        for start, stop in unused.unused(page, 0, 512, is_first=False):
            assert 8 <= start <= stop <= 512
