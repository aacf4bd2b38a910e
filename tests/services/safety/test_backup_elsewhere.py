"""Copies on another disk, with and without a passphrase."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from outreach_desktop.errors import OutreachError
from outreach_desktop.services import contacts, data_file
from outreach_desktop.services.data_file import DamagedError, Data
from outreach_desktop.services.safety import backup, backup_elsewhere, locked_copy, recovery
from tests import builders
from tests.hostile import plants

NOW = datetime(2026, 3, 2, 9, 5).astimezone()
WORDS = "lantern ferry walnut thirty"


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Data]:
    (tmp_path / "here").mkdir()
    db = data_file.open_data(tmp_path / "here" / "My group.outreach")
    builders.person(db)
    yield db
    data_file.close(db)


@pytest.fixture
def at_rest(tmp_path: Path) -> Path:
    """A data file with one person, closed."""
    path = tmp_path / "My group.outreach"
    db = data_file.open_data(path, remember=False)
    builders.person(db)
    data_file.close(db)
    return path


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that counts as another disk; there is only one disk to test on."""
    folder = tmp_path / "stick"
    folder.mkdir()
    monkeypatch.setattr(backup_elsewhere, "beside_each_other", lambda path, other: "")
    return folder


@pytest.fixture(scope="module")
def locked(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A locked copy of a file with one person; making one takes seconds, as it should."""
    folder = tmp_path_factory.mktemp("locked")
    db = data_file.open_data(folder / "My group.outreach", remember=False)
    builders.person(db)
    made = backup.copy_elsewhere(db, folder, now=NOW, passphrase=WORDS)
    data_file.close(db)
    files = [path for path in folder.rglob("*") if path.is_file()]
    in_the_clear = [path.name for path in files if path.read_bytes().startswith(b"SQLite")]
    assert in_the_clear == ["My group.outreach"]
    return made.read_bytes()


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.suffix != ".sha256")


def test_a_copy_on_a_stick_is_whole_and_known(kept: Data, stick: Path) -> None:
    made = backup.copy_elsewhere(kept, stick, now=NOW)

    assert files(stick) == ["My group 2026-03-02 09.05.00.outreach"]
    assert backup.backup_at(made).contacts == 1
    assert backup.elsewhere(kept, now=NOW) == backup.Elsewhere(made_at=NOW, folder=stick)
    assert backup.last_backup(kept) is None  # a stick in a drawer is no backup at hand


def test_a_folder_on_the_same_disk_is_said_to_be_no_second_disk(kept: Data, tmp_path: Path) -> None:
    path = data_file.path_of(kept)
    assert path
    assert "same disk" in backup.beside_each_other(path, tmp_path)

    assert backup.copy_elsewhere(kept, tmp_path, now=NOW).exists()
    assert backup.elsewhere(kept, now=NOW) == backup.Elsewhere()


def test_a_synced_folder_counts_as_elsewhere_unless_the_data_file_is_in_it_too(
    kept: Data, tmp_path: Path
) -> None:
    path = data_file.path_of(kept)
    assert path
    for folder in ("OneDrive", "Dropbox"):
        (tmp_path / folder).mkdir()

    assert backup.beside_each_other(path, tmp_path / "OneDrive") == ""
    inside = tmp_path / "Dropbox" / "My group.outreach"
    inside.touch()
    assert backup.beside_each_other(inside, tmp_path / "OneDrive") == ""
    assert backup.beside_each_other(inside, tmp_path / "Dropbox")


def test_a_copy_elsewhere_is_due_for_twenty_people_and_after_a_fortnight_of_changes(
    kept: Data, stick: Path
) -> None:
    assert not backup.elsewhere(kept, now=NOW).due
    for number in range(19):
        builders.person(kept, f"Ng {number}")
    assert backup.elsewhere(kept, now=NOW).due

    backup.copy_elsewhere(kept, stick, now=NOW)
    later = NOW + timedelta(days=15)
    assert not backup.elsewhere(kept, now=later).due  # nothing was changed
    builders.person(kept, "Lee")
    assert not backup.elsewhere(kept, now=NOW + timedelta(days=13)).due
    assert backup.elsewhere(kept, now=later).due
    assert backup.elsewhere(kept, now=NOW - timedelta(days=15)).due  # the clock was put back


@pytest.mark.parametrize("name", ["away", "x" * 300], ids=["gone", "too long for a disk"])
def test_a_stick_that_is_not_there_is_said(kept: Data, tmp_path: Path, name: str) -> None:
    with pytest.raises(OutreachError, match="There is no folder"):
        backup.copy_elsewhere(kept, tmp_path / name, now=NOW)


def test_a_weak_passphrase_locks_nothing(kept: Data, stick: Path) -> None:
    for weak in ("secret", "My group My group", "passwordpassword"):
        with pytest.raises(OutreachError, match="Choose"):
            backup.copy_elsewhere(kept, stick, now=NOW, passphrase=weak)
    assert files(stick) == []


def test_a_locked_copy_opens_with_its_passphrase(locked: bytes, tmp_path: Path) -> None:
    assert b"SQLite" not in locked
    assert b"O'Neil" not in locked
    path = tmp_path / "My group 2026-03-02 09.05.00.outreach.age"
    path.write_bytes(locked)
    row = backup.backup_at(path)
    assert (row.locked, row.made_at, row.problem) == (True, NOW, "")

    out = backup.unlock(path, WORDS, tmp_path / "out.outreach")
    assert out.stat().st_mode & 0o077 == 0
    db = data_file.open_data(out, create=False)
    assert contacts.count(db) == 1
    data_file.close(db)


def test_what_was_cut_short_says_so_without_asking_for_the_passphrase(
    locked: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "a.outreach.age"
    head = locked.index(b"\n--- ")
    for length in (0, 10, 60, head + 3, head + 20, head + 70, len(locked) // 2, len(locked) - 1):
        path.write_bytes(locked[:length])
        with pytest.raises(OutreachError, match="not complete"):
            backup.unlock(path, WORDS, tmp_path / "out.outreach")
    assert files(tmp_path) == ["a.outreach.age"]


def test_what_would_take_this_computer_hours_to_unlock_says_so(
    locked: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "a.outreach.age"
    path.write_bytes(re.sub(rb" \d\d\n", b" 40\n", locked, count=1))

    with pytest.raises(OutreachError, match="much faster computer"):
        backup.unlock(path, WORDS, tmp_path / "out.outreach")


@pytest.mark.slow  # a passphrase is slow to try, so that guessing is
def test_no_other_passphrase_opens_it_and_nothing_is_written_over(
    locked: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "a.outreach.age"
    path.write_bytes(locked)
    with pytest.raises(OutreachError, match="not the passphrase"):
        backup.unlock(path, "lantern ferry walnut forty", tmp_path / "out.outreach")
    assert files(tmp_path) == [path.name]

    (tmp_path / "out.outreach").write_text("mine")
    with pytest.raises(OutreachError, match="already in"):
        backup.unlock(path, WORDS, tmp_path / "out.outreach")
    assert (tmp_path / "out.outreach").read_text() == "mine"


@pytest.mark.slow
def test_what_was_changed_is_not_unlocked(locked: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.outreach.age"
    changed = bytearray(locked)
    changed[-5000] ^= 1
    path.write_bytes(changed)
    with pytest.raises(OutreachError, match="is damaged"):
        backup.unlock(path, WORDS, tmp_path / "out.outreach")

    path.write_bytes(b"Dear Sir or Madam, " * 300)
    with pytest.raises(OutreachError, match="not a copy that was locked"):
        backup.unlock(path, WORDS, tmp_path / "out.outreach")
    for unreadable, why in ((tmp_path / "away.age", "cannot be read"), (tmp_path, "is a folder")):
        with pytest.raises(OutreachError, match=why):
            backup.unlock(unreadable, WORDS, tmp_path / "out.outreach")


_UNSOUND = {
    "a time that is none": plants.does("UPDATE actions SET made_at = 'never'"),
    "a value of another kind": plants.loosely(
        "contacts", "UPDATE contacts SET first_name = x'ff00'"
    ),
    "an index of another make": plants.does("UPDATE search_config SET v = 99 WHERE k = 'version'"),
    "something built in": plants.PLANTS["a view"],
}


@pytest.mark.parametrize("name", [*_UNSOUND, "its end missing", "a page of noise"])
def test_a_copy_that_is_not_sound_is_unlocked_and_its_people_can_be_saved(
    name: str, at_rest: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if name in _UNSOUND:
        plants.plant(at_rest, _UNSOUND[name])
    content = bytearray(at_rest.read_bytes())
    if name == "its end missing":
        del content[-4096:]
    if name == "a page of noise":
        content[8192:12288] = b"\x0d\x7f" * 2048
    monkeypatch.setattr(locked_copy, "_opened", lambda *_: bytes(content))
    out = tmp_path / "out.outreach"

    with pytest.raises(DamagedError, match=r"It was locked in “a\.outreach\.age”") as refused:
        backup.unlock(tmp_path / "a.outreach.age", WORDS, out)
    assert refused.value.path == out
    assert "ave what can still be read" in refused.value.hint
    assert out.read_bytes() == content
    assert out.stat().st_mode & 0o077 == 0
    assert recovery.salvage(out, now=NOW).read


@pytest.mark.parametrize("what", ["newer", "of another program", "no data file at all"])
def test_what_nobody_can_be_saved_from_is_not_unlocked(
    what: str, at_rest: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pragma = "user_version = 99" if what == "newer" else "application_id = 7"
    plants.plant(at_rest, plants.does(f"PRAGMA {pragma}"))
    content = b"noise" * 4096 if what == "no data file at all" else at_rest.read_bytes()
    monkeypatch.setattr(locked_copy, "_opened", lambda *_: content)

    with pytest.raises(OutreachError, match="is not a good data file") as refused:
        backup.unlock(tmp_path / "a.outreach.age", WORDS, tmp_path / "out.outreach")
    assert refused.value.hint == "Unlock another copy."
    assert not (tmp_path / "out.outreach").exists()


def test_what_is_too_large_for_memory_is_said(
    kept: Data, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locked_copy, "_LARGEST", 50_000)

    with pytest.raises(OutreachError, match="too large to lock with a passphrase"):
        backup.copy_elsewhere(kept, stick, now=NOW, passphrase=WORDS)
    assert files(stick) == []
    assert files(stick.parent / "here" / "Backups") == []
