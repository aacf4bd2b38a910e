"""The watch over the open file: whose writing moved its time, and what is only not to be read just now."""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from outreach_desktop.db.beside import seal
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.engine.refusals import ReplacedError
from outreach_desktop.db.file import data_file, watch
from outreach_desktop.errors import OutreachError


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.outreach"


def test_a_file_that_cannot_be_read_just_now_is_not_called_another_programs(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where this computer lets us open no more files; a server had set the time of a change late."""

    def no_more(path: Path) -> Data:
        raise OutreachError("It could not be opened.")

    db = data_file.open_file(path, create=True)
    look = db.watch
    assert isinstance(look, watch.Watch)
    os.utime(path, (1, 1))
    with monkeypatch.context() as short:
        short.setattr(watch, "connect_to_read", no_more)
        with pytest.raises(OutreachError, match="could not be opened"), db.atomic():
            pass
        db.close()

    assert look.rescued is None
    assert [each.name for each in path.parent.glob("*rescued*")] == []
    known = seal.read(path)
    assert known is not None
    assert (known.state, known.rescued) == ("open", "")  # so it is read whole next time


# What the program does to the file beside saving what people type.
OURS: dict[str, Callable[[Data], object]] = {
    "made smaller": lambda db: db.execute("VACUUM"),
    "looked through for searching well": lambda db: db.execute("ANALYZE"),
    "taken back after a megabyte": lambda db: _taken_back(db),
    "a megabyte kept": lambda db: db.execute(
        "INSERT INTO settings VALUES ('words', hex(zeroblob(500000)))"
    ),
}


def _taken_back(db: Data) -> None:
    with suppress(RuntimeError), db.atomic():
        for number in range(8):
            db.execute(f"INSERT INTO settings VALUES ('{number}', hex(zeroblob(500000)))")
        raise RuntimeError


@pytest.mark.parametrize("what", OURS)
def test_our_own_writing_is_never_taken_for_that_of_others(path: Path, what: str) -> None:
    db = data_file.open_file(path, create=True)
    look = db.watch
    assert isinstance(look, watch.Watch)
    OURS[what](db)
    os.utime(path, (1, 1))
    with db.atomic():
        pass
    os.utime(path, (2, 2))
    db.close()
    assert look.rescued is None


def test_what_another_program_wrote_over_it_is_found(path: Path) -> None:
    db = data_file.open_file(path, create=True)
    path.write_bytes(b"noise" * 4096)
    os.utime(path, (1, 1))
    with pytest.raises(ReplacedError), db.atomic():
        pass
    db.close()
