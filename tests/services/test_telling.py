"""What takes seconds says what it does and why; what is stopped leaves everything as it was."""

import datetime as dt
import gzip
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from outreach_desktop.errors import OutreachError
from outreach_desktop.services import data_file
from outreach_desktop.services.safety import backup, recovery
from tests import builders
from tests.released import FOLDER
from tests.timing import PATIENCE

NOW = dt.datetime(2026, 11, 22, 10, 30, tzinfo=dt.UTC)
_STOP = """
import os, sys
from pathlib import Path
from outreach_desktop.services import data_file
db = data_file.open_data(Path(sys.argv[1]), remember=False)
os._exit(1)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed file with Ann in it, and a backup of it."""
    path = tmp_path / "My group.outreach"
    db = data_file.open_data(path, remember=False)
    builders.person(db)
    backup.back_up(db, now=NOW - dt.timedelta(days=1))
    data_file.close(db)
    return path


def opening(path: Path) -> list[str]:
    told: list[str] = []
    data_file.close(data_file.open_data(path, remember=False, told=told.append))
    return told


def test_a_file_that_was_closed_opens_without_a_word(path: Path) -> None:
    assert opening(path) == []


def test_a_file_that_was_not_closed_is_read_whole_and_that_is_said(path: Path) -> None:
    subprocess.run([sys.executable, "-c", _STOP, str(path)], check=False, timeout=PATIENCE)
    assert opening(path) == [
        "Reading all of \u201cMy group\u201d, because it was not closed properly last time \u2026"
    ]


def test_a_file_of_an_older_program_says_that_it_is_backed_up_and_brought_up_to_date(
    tmp_path: Path,
) -> None:
    path = tmp_path / "Old.outreach"
    path.write_bytes(gzip.decompress((FOLDER / "shape-1.outreach.gz").read_bytes()))
    assert opening(path) == [
        "Reading all of \u201cOld\u201d, because it was never open on this computer \u2026",
        "Backing up \u201cOld\u201d before it is brought up to date \u2026",
        "Bringing \u201cOld\u201d up to date for this program \u2026",
    ]


Labour = Callable[[Path, recovery.Told], object]


def restoring(path: Path, told: recovery.Told) -> object:
    return recovery.restore(path, backup.backups(path)[-1].path, now=NOW, told=told)


def salvaging(path: Path, told: recovery.Told) -> object:
    return recovery.salvage(path, now=NOW, told=told)


def comparing(path: Path, told: recovery.Told) -> object:
    return recovery.compare(path, backup.backups(path)[-1].path, told)


@pytest.mark.parametrize("labour", [restoring, salvaging, comparing])
def test_what_is_stopped_at_any_of_its_steps_leaves_the_file_as_it_was(
    path: Path, labour: Labour
) -> None:
    before = around(path)
    said: list[str] = []
    for steps in range(100):
        if not is_stopped(labour, path, said, after=steps):
            break
        assert around(path) == before
    assert steps > 2, "it was never stopped"
    assert all(sentence.endswith(" \u2026") for sentence in said)


def is_stopped(labour: Labour, path: Path, said: list[str], *, after: int) -> bool:
    """Whether it was stopped after so many steps; else it has come to its end before."""
    left = after

    def told(sentence: str) -> None:
        nonlocal left
        said.append(sentence)
        if left == 0:
            raise recovery.Stopped
        left -= 1

    try:
        labour(path, told)
    except OutreachError as error:
        return error.message == "Stopped, as you asked. The data file is as it was."
    return False


def around(path: Path) -> tuple[bytes, set[str]]:
    """What is in the file, and what lies beside it; whether there is a lock says nothing."""
    return path.read_bytes(), {one.name for one in path.parent.iterdir() if one.suffix != ".lock"}
