"""Opening a data file: each thing that stands in the way has its own sentence, and nothing is touched."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlite_utils.utils import sqlite3

from outreach_desktop.db.file import data_file, looking
from outreach_desktop.db.shape.migrations import NEWEST
from outreach_desktop.errors import OutreachError

needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")

Maker = Callable[[Path, bytes], object]


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a sound, empty data file."""
    path = tmp_path_factory.mktemp("good") / "good.outreach"
    data_file.open_file(path, create=True).close()
    return path.read_bytes()


def contents(folder: Path) -> dict[str, bytes]:
    """Everything in a folder, as it is on the disk."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def foreign(path: Path, _good: bytes) -> None:
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE a (b)")
    other.close()


def without_a_table(path: Path, good: bytes) -> None:
    path.write_bytes(good)
    ours = sqlite3.connect(path, isolation_level=None)
    ours.execute("DROP TABLE now_doing")
    ours.close()


BAD: dict[str, tuple[str, Maker]] = {
    "a folder": ("is a folder", lambda path, _: path.mkdir()),
    "a pipe": ("is not a file", lambda path, _: os.mkfifo(path)),
    "no bytes": ("is empty", lambda path, _: path.touch()),
    "a text": ("not a data file", lambda path, _: path.write_text("Dear Dr O'Neil," * 50)),
    "a few bytes of one": ("not a data file", lambda path, good: path.write_bytes(good[:60])),
    "another program's": ("by another program", foreign),
    "a newer program's": (
        "newer Outreach Desktop",
        lambda path, good: path.write_bytes(
            good[:60] + (NEWEST + 1).to_bytes(4, "big") + good[64:]
        ),
    ),
    "half a copy": ("end is missing", lambda path, good: path.write_bytes(good[: len(good) // 2])),
    "damaged inside": (
        "is damaged",
        lambda path, good: path.write_bytes(good[:100] + b"\xaa" * (len(good) - 100)),
    ),
    "one without its tables": (
        "It does not have all the parts that Outreach Desktop puts into every data file",
        without_a_table,
    ),
}


@pytest.mark.parametrize(
    "what", [pytest.param(what, marks=[needs_posix] if what == "a pipe" else []) for what in BAD]
)
def test_what_is_no_sound_data_file_is_refused_and_left_as_it_is(
    tmp_path: Path, good: bytes, what: str
) -> None:
    sentence, make = BAD[what]
    make(tmp_path / "mine.outreach", good)
    before = contents(tmp_path)

    for create in (True, False):
        with pytest.raises(OutreachError, match=sentence) as refused:
            data_file.open_file(tmp_path / "mine.outreach", create=create)
        assert refused.value.hint
        assert contents(tmp_path) == before


def test_a_missing_folder_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(OutreachError, match="no folder"):
        data_file.open_file(tmp_path / "gone" / "mine.outreach", create=True)

    assert not (tmp_path / "gone").exists()


def test_a_missing_file_is_made_only_when_asked(tmp_path: Path) -> None:
    with pytest.raises(OutreachError, match="There is no data file"):
        data_file.open_file(tmp_path / "mine.outreach", create=False)

    assert contents(tmp_path) == {}


def test_any_name_the_disk_takes_will_do(tmp_path: Path) -> None:
    path = tmp_path / "O'Brien & Söhne 100% #1?.outreach"
    db = data_file.open_file(path, create=True)

    assert data_file.path_of(db) == path
    db.close()
    data_file.open_file(path, create=False).close()


@needs_posix
def test_what_belongs_to_a_file_is_found_through_a_link_to_it(tmp_path: Path, good: bytes) -> None:
    (tmp_path / "real").mkdir()
    real, link = tmp_path / "real" / "Ours.outreach", tmp_path / "Link.outreach"
    real.write_bytes(good)
    link.symlink_to(real)
    (tmp_path / "real" / "Ours.outreach-wal").write_bytes(b"of another file")

    db = data_file.open_file(link, create=False)
    db.close()

    assert "Ours.outreach-wal" in db.news[0]
    assert not (tmp_path / "real" / "Ours.outreach-wal").exists()
    assert [each.name for each in tmp_path.iterdir() if each.is_dir()] == ["real"]


@needs_posix
def test_links_that_lead_in_a_circle_are_said(tmp_path: Path) -> None:
    one, other = tmp_path / "One.outreach", tmp_path / "Other.outreach"
    one.symlink_to(other)
    other.symlink_to(one)
    with pytest.raises(OutreachError, match="leads back to itself"):
        data_file.open_file(one, create=True)
    with pytest.raises(OutreachError, match="leads back to itself"):
        looking.look_at(one)


def test_a_closed_data_file_is_one_file(tmp_path: Path) -> None:
    path = tmp_path / "mine.outreach"
    db = data_file.open_file(path, create=True)
    db.execute("UPDATE now_doing SET device = 'desk'")
    db.close()

    assert [name for name in contents(tmp_path) if not name.startswith(".~")] == [path.name]


@needs_posix
def test_only_its_owner_may_read_a_new_data_file(tmp_path: Path) -> None:
    path = tmp_path / "mine.outreach"
    data_file.open_file(path, create=True).close()

    assert path.stat().st_mode & 0o077 == 0


def test_what_a_crash_left_of_a_new_file_is_in_nobodys_way(tmp_path: Path, good: bytes) -> None:
    path = tmp_path / "mine.outreach"
    (tmp_path / ".~mine.outreach.part").write_bytes(good[:5000])
    (tmp_path / ".~mine.outreach.part-journal").write_bytes(b"half a journal")

    data_file.open_file(path, create=True).close()

    assert [name for name in contents(tmp_path) if "part" in name] == []


def test_a_file_that_another_program_holds_is_refused(tmp_path: Path, good: bytes) -> None:
    path = tmp_path / "mine.outreach"
    path.write_bytes(good)
    hold = (
        "import sqlite3, sys; db = sqlite3.connect(sys.argv[1]); db.execute('BEGIN EXCLUSIVE');"
        "print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", hold, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(OutreachError, match="Another program is using"):
            data_file.open_file(path, create=False)
        other.communicate("")


# Root may write anywhere, so these are tried by somebody who may not.
_OPEN_AS_NOBODY = """
import os, sys
from pathlib import Path
from outreach_desktop.db.file import data_file
from outreach_desktop.db.history import journal
from outreach_desktop.db.beside import lock
from outreach_desktop.db.shape import migrations
from outreach_desktop.db import search
from outreach_desktop.db.engine import trouble
from outreach_desktop.errors import OutreachError
import encodings.idna, filelock, sqlite_utils
from tests.nobody import become_nobody
become_nobody()
try:
    data_file.open_file(Path(sys.argv[1]), create=sys.argv[2] == "create")
except OutreachError as error:
    print(error.message)
"""


def as_nobody(path: Path, way: str = "open") -> str:
    """What somebody without rights is told on opening `path`."""
    done = subprocess.run(
        [sys.executable, "-c", _OPEN_AS_NOBODY, str(path), way], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture
def common() -> Iterator[Path]:
    """A folder that anybody may enter; those of pytest are shut to others by every run that starts."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o777)
        yield Path(name)
        Path(name).chmod(0o700)


@needs_posix
def test_a_file_that_may_not_be_changed_is_refused(common: Path, good: bytes) -> None:
    path = common / "mine.outreach"
    path.write_bytes(good)
    path.chmod(0o444)

    assert as_nobody(path) == "\u201cmine.outreach\u201d can be read but not changed."
    assert contents(common) == {path.name: good}


@needs_posix
def test_a_file_that_may_not_be_read_is_refused(common: Path, good: bytes) -> None:
    path = common / "mine.outreach"
    path.write_bytes(good)
    path.chmod(0o000)

    assert "You do not have permission to read" in as_nobody(path)


@needs_posix
@pytest.mark.parametrize("way", ["open", "create"])
def test_a_folder_that_may_not_be_written_is_refused(common: Path, good: bytes, way: str) -> None:
    path = common / "mine.outreach"
    if way == "open":
        path.write_bytes(good)
        path.chmod(0o666)
    common.chmod(0o555)

    assert "You do not have permission to write in the folder" in as_nobody(path, way)
    assert sorted(contents(common)) == ([path.name] if way == "open" else [])
