"""One program at a time."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from outreach_desktop.db.engine.refusals import AlreadyOpenError
from outreach_desktop.db.file import data_file

_KEEP_OPEN = """
import sys
from pathlib import Path
from outreach_desktop.db.file import data_file
from outreach_desktop.db.engine import rows
from outreach_desktop.db.history.journal import changing
from outreach_desktop.errors import OutreachError
try:
    db = data_file.open_file(Path(sys.argv[1]), create=True)
except OutreachError as error:
    sys.exit(str(error))
with changing(db, "Add"):
    rows.keep(db, "contacts", {"last_name": "Ng"})
print("open", flush=True)
sys.stdin.read()
db.close()
"""


@contextmanager
def another_program_with(path: Path) -> Iterator["subprocess.Popen[str]"]:
    with subprocess.Popen(
        [sys.executable, "-c", _KEEP_OPEN, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        yield other
        other.communicate("")


def test_a_second_program_is_told_who_has_the_file(tmp_path: Path) -> None:
    path = tmp_path / "mine.outreach"
    with (
        another_program_with(path),
        pytest.raises(AlreadyOpenError, match=r"“mine\.outreach” is already open"),
    ):
        data_file.open_file(path, create=False)


def test_a_second_window_of_one_program_is_told_so_too(tmp_path: Path) -> None:
    path = tmp_path / "mine.outreach"
    db = data_file.open_file(path, create=True)
    with pytest.raises(AlreadyOpenError):
        data_file.open_file(path, create=True)
    db.close()


def test_another_name_of_the_same_file_does_not_open_it_twice(tmp_path: Path) -> None:
    path, link = tmp_path / "mine.outreach", tmp_path / "shortcut.outreach"
    db = data_file.open_file(path, create=True)
    link.symlink_to(path)
    with pytest.raises(AlreadyOpenError):
        data_file.open_file(link, create=False)
    db.close()


def test_closing_lets_the_next_one_in(tmp_path: Path) -> None:
    path = tmp_path / "mine.outreach"
    with another_program_with(path):
        pass

    db = data_file.open_file(path, create=False)
    assert data_file.path_of(db) == path
    db.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no kill -9")
def test_a_killed_program_leaves_its_data_and_no_lock(tmp_path: Path) -> None:
    path = tmp_path / "mine.outreach"
    for killed in range(1, 4):
        with another_program_with(path) as other:
            other.send_signal(signal.SIGKILL)
            other.wait()

        db = data_file.open_file(path, create=False)
        assert db.table("contacts").count == killed
        db.close()
