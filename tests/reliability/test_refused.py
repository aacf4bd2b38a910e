"""What is no data file of ours to open, or cannot be written to: each has its sentence, and is left as it is."""

import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest
from sqlite_utils.utils import sqlite3

from outreach_desktop.db.shape.migrations import NEWEST
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import data_file
from tests.opening import open_data
from tests.reliability import group_file
from tests.reliability.counts import Counted, proof
from tests.reliability.group_file import Kept

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")

_NAMES = ("My group", "O'Brien & Söhne", "100% #1?", "Ärzte – Treff", "a.b.c")

# Root may write anywhere, so this is somebody who may not: how each file is refused, and how many people are seen.
_AS_NOBODY = """
import os, sys
from pathlib import Path
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import contacts, data_file, undo
from outreach_desktop.services.making import letter_settle
import encodings.idna, sqlite_utils
from tests.nobody import become_nobody
become_nobody()
for name in sys.argv[1:]:
    path = Path(name)
    try:
        data_file.close(data_file.open_data(path, remember=False))
        print("opened", path)
    except OutreachError as error:
        seen = contacts.count(data_file.look_at(path))
        print(type(error).__name__, seen, bool(error.hint), error.message)
"""


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    return group_file.make(tmp_path_factory.mktemp("good") / "group.outreach")


@pytest.fixture
def common() -> Iterator[Path]:
    """A folder that anybody may enter."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o777)
        yield Path(name)


def locked_by_another(path: Path, good: Kept) -> sqlite3.Connection:
    good.put(path)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    return other


def empty(path: Path, _: Kept) -> None:
    path.touch()


def a_text(path: Path, _: Kept) -> None:
    path.write_text("Dear Dr O'Neil,\n" * 40)


def a_folder(path: Path, _: Kept) -> None:
    path.mkdir()


def without_its_folder(path: Path, _: Kept) -> None:
    path.parent.rmdir()


def on_a_disk_that_is_gone(path: Path, good: Kept) -> None:
    good.put(path)
    path.parent.rename(path.parent.with_name("pulled out"))


CASES: dict[str, tuple[Callable[[Path, Kept], object], str]] = {
    "a folder": (a_folder, "is a folder, not a data file"),
    "no bytes": (empty, "is empty"),
    "a text": (a_text, "is not a data file"),
    "no folder": (without_its_folder, "There is no folder"),
    "a disk that is gone": (on_a_disk_that_is_gone, "There is no folder"),
}


@proof("R5", "what cannot be opened: a folder, empty, a text, no folder, no disk", quick=5, full=5)
@pytest.mark.parametrize("case", CASES)
def test_what_cannot_be_opened_has_its_sentence_and_a_next_step(
    case: str, good: Kept, tmp_path: Path, count: int, counted: Counted
) -> None:
    make, sentence = CASES[case]
    for name in _NAMES[:count]:
        folder = group_file.emptied(tmp_path / "stick")
        make(folder / f"{name}.outreach", good)
        before = group_file.lies_in(tmp_path)
        for create in (True, False):
            with pytest.raises(OutreachError, match=sentence) as refused:
                open_data(folder / f"{name}.outreach", create=create, remember=False)
            assert refused.value.hint
        assert group_file.lies_in(tmp_path) == before
        if case == "a disk that is gone":
            group_file.emptied(tmp_path / "pulled out").rmdir()
    counted(refused=count)


@proof("R5", "locked by another program", quick=5, full=5, shares=1)
def test_a_file_that_another_program_holds_is_said(
    good: Kept, tmp_path: Path, count: int, counted: Counted
) -> None:
    for name in _NAMES[:count]:
        path = tmp_path / f"{name}.outreach"
        other = locked_by_another(path, good)
        with pytest.raises(OutreachError, match="Another program is using") as refused:
            open_data(path, remember=False)
        assert refused.value.hint
        other.close()
        assert group_file.kept(path) == good
    counted(refused=count)


@proof("R5", "a file, and a folder, that may not be written to", quick=5, full=5, shares=1)
def test_what_may_not_be_written_to_can_be_looked_at(
    good: Kept, common: Path, count: int, counted: Counted
) -> None:
    files = []
    for name in _NAMES[:count]:
        for kind, of_file, of_folder in (("file", 0o444, 0o777), ("folder", 0o666, 0o555)):
            folder = common / f"{name} {kind}"
            folder.mkdir()
            files.append(folder / f"{name}.outreach")
            good.put(files[-1])
            files[-1].chmod(of_file)
            folder.chmod(of_folder)
    before = group_file.lies_in(common)

    words = [sys.executable, "-c", _AS_NOBODY, *map(str, files)]
    ran = subprocess.run(words, capture_output=True, text=True, cwd=common)

    assert ran.returncode == 0, ran.stderr
    said = ran.stdout.splitlines()
    assert len(said) == 2 * count
    assert {line.split(" ", 3)[0] for line in said} == {"ReadOnlyError"}
    assert {line.split(" ", 3)[1:3][0] for line in said} == {str(group_file.PEOPLE)}
    assert all("can be read but not changed" in line for line in said[0::2])
    assert all("You do not have permission to write in the folder" in line for line in said[1::2])
    assert group_file.lies_in(common) == before
    counted(refused=2 * count, looked_at=2 * count)


def newer(good: bytes, chance: Random) -> bytes:
    return good[:60] + (NEWEST + chance.randrange(1, 9)).to_bytes(4, "big") + good[64:]


def of_another_program(good: bytes, chance: Random) -> bytes:
    return good[:68] + chance.randbytes(3) + b"x" + good[72:]


@proof("R11", "a newer shape, and another program's file", quick=10, full=10, shares=1)
@pytest.mark.parametrize(
    ("make", "sentence"),
    [(newer, "newer Outreach Desktop"), (of_another_program, "other program|Another file")],
)
def test_what_is_not_ours_to_open_is_left_as_it_is(
    make: Callable[[bytes, Random], bytes],
    sentence: str,
    good: Kept,
    tmp_path: Path,
    count: int,
    chance: Random,
    counted: Counted,
) -> None:
    path = tmp_path / "group.outreach"
    for number in range(count):
        spoilt = make(good.data, chance)
        Kept(data=spoilt, seal=good.seal).put(path, sealed=number % 2 == 0)
        before = group_file.lies_in(tmp_path)
        with pytest.raises(OutreachError, match=sentence) as refused:
            open_data(path, remember=False)
        assert refused.value.hint
        with pytest.raises(OutreachError, match=sentence):
            data_file.look_at(path)
        assert group_file.lies_in(tmp_path) == before
    counted(refused_untouched=count)


@proof("R11", "another program's SQLite file", quick=10, full=10, shares=1)
def test_a_file_of_another_program_is_left_as_it_is(
    tmp_path: Path, count: int, counted: Counted
) -> None:
    for number in range(count):
        path = tmp_path / f"{number}.outreach"
        other = sqlite3.connect(path, isolation_level=None)
        other.execute(f"PRAGMA user_version = {number}")
        other.execute("CREATE TABLE contacts (id TEXT, name TEXT)")
        other.close()
        before = group_file.lies_in(tmp_path)
        with pytest.raises(OutreachError, match="made by another program"):
            open_data(path, remember=False)
        assert group_file.lies_in(tmp_path) == before
    counted(refused_untouched=count)
