"""The data file that is open is read by nobody else in the same process: each such reading would drop its locks."""

import datetime as dt
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from functools import partial
from pathlib import Path

import pytest

from outreach_desktop import given, opened, writing
from outreach_desktop.db.beside import seal
from outreach_desktop.domain.contacts import ContactDraft
from outreach_desktop.errors import OutreachError
from outreach_desktop.exchange.readers import reading
from outreach_desktop.services import contacts, data_file, files, given_pictures
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.making import trust
from outreach_desktop.services.making.facts import finished
from outreach_desktop.services.safety import backup, recovery

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps its locks")

NOW = dt.datetime(2026, 11, 28, 12, 0, tzinfo=dt.UTC)

_OTHER = """
import sqlite3, sys
for path in sys.stdin:
    db = sqlite3.connect(path.rstrip("\\n"), timeout=0)
    try:
        db.execute("SELECT count(*) FROM contacts").fetchone()
        print("got in", flush=True)
    except sqlite3.OperationalError as error:
        print(error, flush=True)
    db.close()
"""


@pytest.fixture(scope="module")
def other_program() -> Iterator[Callable[[Path], str]]:
    """Another program, which tries to read a data file, and says what came of it."""
    with subprocess.Popen(
        [sys.executable, "-c", _OTHER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as started:
        assert started.stdin
        assert started.stdout

        def reads(path: Path) -> str:
            print(path, file=started.stdin, flush=True)
            assert started.stdout
            return started.stdout.readline().strip()

        yield reads
        started.stdin.close()


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Data]:
    db = data_file.open_data(tmp_path / "Mine.outreach", remember=False)
    contacts.add(db, ContactDraft(last_name="Ng"))
    yield db
    data_file.close(db)


def _itself(path: Path) -> Path:
    return path


def _by_hard_link(path: Path) -> Path:
    link = path.with_name("Other.outreach")
    os.link(path, link)
    return link


def _by_symlink(path: Path) -> Path:
    link = path.with_name("Link.outreach")
    link.symlink_to(path)
    return link


def _by_folder(path: Path) -> Path:
    link = path.parent.parent / f"{path.parent.name}-link"
    link.symlink_to(path.parent, target_is_directory=True)
    return link / path.name


def _in_other_spelling(path: Path) -> Path:
    return path.parent / "Backups" / ".." / path.name


NAMES = (_itself, _by_hard_link, _by_symlink, _by_folder, _in_other_spelling)

DOORS: dict[str, Callable[[Data, Path], object]] = {
    "read as given": lambda db, path: given.read(path, at_most=1 << 30),
    "attached": lambda db, path: files.attach_from(db, "a", path),
    "imported": lambda db, path: reading.read(path),
    "a template": lambda db, path: trust.template_at(path),
    "a letter to look at": lambda db, path: finished.look_at(path),
    "a picture of the group": lambda db, path: given_pictures.picture_beside(
        path.parent, path.name
    ),
    "a backup": lambda db, path: backup.backup_at(path),
    "a locked copy": lambda db, path: backup.unlock(path, "a passphrase", path.with_name("out")),
    "compared with": lambda db, path: recovery.compare(db, path),
    "restored": lambda db, path: recovery.restore(path.with_name("New.outreach"), path, now=NOW),
    "saved from": lambda db, path: recovery.salvage(path, now=NOW),
    "opened": lambda db, path: data_file.open_data(path, remember=False),
}


@pytest.mark.parametrize("name", NAMES)
def test_no_door_reads_it_and_others_are_still_kept_out(
    db: Data, name: Callable[[Path], Path], other_program: Callable[[Path], str]
) -> None:
    path = data_file.path_of(db)
    assert path
    (path.parent / "Backups").mkdir(exist_ok=True)
    called = name(path)
    assert other_program(path) == "database is locked"

    for door, read in DOORS.items():
        with pytest.raises(OutreachError) as refused:
            read(db, called)
        assert other_program(path) == "database is locked", door
        assert "open" in str(refused.value), door
    contacts.add(db, ContactDraft(last_name="Still at work"))


@pytest.mark.parametrize("name", NAMES)
def test_looking_at_it_is_done_by_the_library_that_keeps_its_locks(
    db: Data, name: Callable[[Path], Path], other_program: Callable[[Path], str]
) -> None:
    path = data_file.path_of(db)
    assert path
    (path.parent / "Backups").mkdir(exist_ok=True)
    with closing(data_file.look_at(name(path))) as looked_at:
        assert contacts.count(looked_at) == 1

    assert other_program(path) == "database is locked"


def test_a_backup_that_is_the_file_itself_by_another_name_is_no_backup(
    db: Data, other_program: Callable[[Path], str]
) -> None:
    path = data_file.path_of(db)
    assert path
    made = backup.back_up(db, now=NOW)
    fake = made.with_name(made.name.replace("2026-11-28", "2026-11-27"))
    os.link(path, fake)

    rows = {row.path: row.problem for row in backup.test(path)}
    backup.back_up(db, now=NOW + dt.timedelta(days=400))
    assert rows[made] == ""
    assert "the open data file" in rows[fake]
    assert other_program(path) == "database is locked"


@pytest.mark.parametrize("ending", ["-journal", "-wal"])
def test_nor_is_read_what_belongs_to_it(db: Data, ending: str) -> None:
    path = data_file.path_of(db)
    assert path
    beside = path.with_name(path.name + ending)
    beside.touch()
    for each in (beside, path.with_name(f".~{path.name}.lock"), seal.place(path)):
        with pytest.raises(OutreachError, match="belongs to it"):
            given.read(each, at_most=1 << 30)
    assert seal.read(path) is not None, "which is our own note"
    beside.unlink()


def test_free_names_are_found_without_reading_it(
    db: Data, other_program: Callable[[Path], str]
) -> None:
    path = data_file.path_of(db)
    assert path
    content = b"x" * path.stat().st_size

    same = partial(writing.holds, content=content)
    assert writing.FreeNames(path.parent).take(path.name, same=same).name == "Mine (2).outreach"
    assert other_program(path) == "database is locked"


def test_once_it_is_closed_it_is_a_file_like_any_other(tmp_path: Path) -> None:
    db = data_file.open_data(tmp_path / "Mine.outreach", remember=False)
    path = data_file.path_of(db)
    assert path
    data_file.close(db)

    assert given.read(path, at_most=1 << 30)
    assert backup.backup_at(path).problem == ""
    assert not opened.is_open(path)
    with suppress(OutreachError):  # one that is refused is let go too
        path.write_bytes(path.read_bytes()[:200])
        data_file.open_data(path, remember=False)
    assert not opened.is_open(path)
