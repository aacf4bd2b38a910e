"""What somebody put under a name that is written to, or beside it: it is never written through, and nothing is lost."""

import json
import os
import stat
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from outreach_desktop import log, paths, private, writing
from outreach_desktop.db.beside import foreign_files, seal
from outreach_desktop.domain.contacts import ContactDraft
from outreach_desktop.errors import OutreachError
from outreach_desktop.log import reports, stops
from outreach_desktop.services import contacts, data_file, files, lent_copies
from outreach_desktop.services.making.letters import choice, make, plan
from outreach_desktop.services.safety import backup, recovery
from tests import nobody
from tests.hostile.test_schema_plants import NOW, TODAY

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has other links and rights")
pytestmark = posix

Write = Callable[[Path, bytes], object]
WAYS: dict[str, Write] = {"new": writing.write_new, "over": writing.write_over}


@pytest.fixture
def victim(tmp_path: Path) -> Path:
    """A file of the user's own, somewhere else."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    path = folder / "diary.txt"
    path.write_bytes(b"mine")
    return path


@pytest.fixture
def room(tmp_path: Path) -> Path:
    folder = tmp_path / "shared"
    folder.mkdir()
    return folder


@pytest.fixture
def any_umask() -> Iterator[None]:
    """Of somebody who keeps nothing from others."""
    before = os.umask(0)
    yield
    os.umask(before)


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def _symlink(at: Path, victim: Path) -> None:
    at.symlink_to(victim)


def _relative_symlink(at: Path, victim: Path) -> None:
    at.symlink_to(os.path.relpath(victim, at.parent))


def _dangling(at: Path, victim: Path) -> None:
    at.symlink_to(victim.with_name("not there.txt"))


def _circle(at: Path, victim: Path) -> None:
    at.symlink_to(at)


def _to_a_folder(at: Path, victim: Path) -> None:
    at.symlink_to(victim.parent)


def _to_a_device(at: Path, victim: Path) -> None:
    at.symlink_to("/dev/full")


def _hard_link(at: Path, victim: Path) -> None:
    os.link(victim, at)


def _pipe(at: Path, victim: Path) -> None:
    os.mkfifo(at)


def _file(at: Path, victim: Path) -> None:
    at.write_bytes(b"left by a crash, and longer than what is written now")
    at.chmod(0o666)


def _read_only(at: Path, victim: Path) -> None:
    _file(at, victim)
    at.chmod(0o400)


PLANTED = (
    _symlink, _relative_symlink, _dangling, _circle, _to_a_folder, _to_a_device, _hard_link, _pipe, _file, _read_only,
)  # fmt: skip


@pytest.mark.parametrize("planted", PLANTED)
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.usefixtures("any_umask")
def test_a_part_is_never_written_through(
    room: Path, victim: Path, planted: Callable[[Path, Path], None], way: str
) -> None:
    path = room / "Letter.docx"
    planted(writing.part_of(path), victim)
    WAYS[way](path, b"Dear Ann")

    about = path.lstat()
    assert path.read_bytes() == b"Dear Ann"
    assert stat.S_ISREG(about.st_mode)
    assert (stat.S_IMODE(about.st_mode), about.st_nlink) == (0o600, 1)
    assert victim.read_bytes() == b"mine"
    assert names_in(victim.parent) == ["diary.txt"]
    assert names_in(room) == ["Letter.docx"]


@pytest.mark.parametrize("planted", PLANTED)
def test_nothing_is_written_through_or_over_what_has_the_last_name(
    room: Path, victim: Path, planted: Callable[[Path, Path], None]
) -> None:
    path = room / "Letter.docx"
    planted(path, victim)
    before = path.lstat()

    with pytest.raises(OutreachError, match="is already in"):
        writing.write_new(path, b"Dear Ann")
    assert os.path.samestat(path.lstat(), before)
    assert path.lstat().st_size == before.st_size
    assert victim.read_bytes() == b"mine"
    assert names_in(room) == ["Letter.docx"]


@pytest.mark.parametrize("planted", PLANTED)
def test_what_the_program_notes_replaces_what_was_put_there(
    room: Path, victim: Path, planted: Callable[[Path, Path], None]
) -> None:
    path = room / ".~Mine.outreach.seal"
    planted(path, victim)
    writing.write_over(path, b"sealed")

    assert path.read_bytes() == b"sealed"
    assert stat.S_IMODE(path.lstat().st_mode) == 0o600
    assert victim.read_bytes() == b"mine"


def test_a_folder_in_the_way_is_said_and_left(room: Path) -> None:
    path = room / "Letter.docx"
    kept = writing.part_of(path) / "kept.txt"
    kept.parent.mkdir()
    kept.write_bytes(b"kept")

    for write in WAYS.values():
        with pytest.raises(OutreachError, match="is in the way") as refused:
            write(path, b"Dear Ann")
        assert "another folder" in refused.value.hint
    assert kept.read_bytes() == b"kept"
    assert not path.exists()


@pytest.mark.parametrize("way", WAYS)
def test_a_part_that_is_exchanged_while_it_is_written_gets_no_name(
    room: Path, victim: Path, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = room / "Letter.docx"
    fsync = os.fsync

    def exchanged(handle: int) -> None:
        fsync(handle)
        part = writing.part_of(path)
        part.unlink()
        part.symlink_to(victim)

    monkeypatch.setattr(os, "fsync", exchanged)
    with pytest.raises(OutreachError, match="something else in the place"):
        WAYS[way](path, b"Dear Ann")
    assert not os.path.lexists(path)
    assert victim.read_bytes() == b"mine"


def test_who_puts_it_there_again_and_again_is_given_up_on(
    room: Path, victim: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(private, "PATIENCE", (0.0, 0.0))
    open_ = os.open

    def planted_first(path: Path, flags: int, mode: int = 0o777) -> int:
        if flags & os.O_EXCL:
            Path(path).symlink_to(victim)
        return open_(path, flags, mode)

    monkeypatch.setattr(os, "open", planted_first)
    with pytest.raises(OutreachError, match="is in the way"):
        writing.write_new(room / "Letter.docx", b"Dear Ann")
    assert victim.read_bytes() == b"mine"


@pytest.mark.parametrize("held", [2, 99])
def test_what_windows_holds_is_waited_for_and_not_for_ever(
    room: Path, held: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Played here: nobody has tried it on Windows."""
    monkeypatch.setattr(private, "PATIENCE", (0.0, 0.0, 0.0))
    left = iter(range(held))
    unlink = Path.unlink

    def holding(path: Path, missing_ok: bool = False) -> None:
        if next(left, None) is None:
            unlink(path, missing_ok=missing_ok)
            return
        error = PermissionError(13, "held")
        error.winerror = 32  # type: ignore[attr-defined]
        raise error

    path = room / "Letter.docx"
    writing.part_of(path).write_bytes(b"left by a crash")
    monkeypatch.setattr(Path, "unlink", holding)
    if held == 2:
        writing.write_over(path, b"Dear Ann")
        assert path.read_bytes() == b"Dear Ann"
    else:
        with pytest.raises(OutreachError, match="permission to write"):
            writing.write_over(path, b"Dear Ann")


def test_a_folder_that_is_a_link_is_the_choice_of_the_user(tmp_path: Path, room: Path) -> None:
    link = tmp_path / "Letters"
    link.symlink_to(room)
    writing.make_folder(link)
    writing.write_new(link / "Letter.docx", b"Dear Ann")

    assert (room / "Letter.docx").read_bytes() == b"Dear Ann"


def test_a_folder_that_leads_nowhere_is_said(tmp_path: Path) -> None:
    link = tmp_path / "Letters"
    link.symlink_to(tmp_path / "gone")

    with pytest.raises(OutreachError):
        writing.make_folder(link)
    with pytest.raises(OutreachError, match="no folder"):
        writing.write_new(link / "Letter.docx", b"Dear Ann")
    assert not (tmp_path / "gone").exists()


@pytest.mark.skipif(sys.platform == "win32" or os.getuid() != 0, reason="needs two users")
def test_in_a_shared_folder_the_part_of_another_user_is_in_the_way() -> None:
    """With the sticky bit each takes away only what is their own."""
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:  # where another user gets to
        room = Path(folder)
        room.chmod(0o1777)
        path = room / "Letter.docx"
        part = writing.part_of(path)
        part.write_bytes(b"not yours")
        part.chmod(0o666)

        assert "is in the way" in _as_nobody(lambda: writing.write_new(path, b"Dear Ann"))
        assert part.read_bytes() == b"not yours"
        part.unlink()
        assert _as_nobody(lambda: writing.write_new(path, b"Dear Ann")) == ""
        assert path.stat().st_uid != os.getuid()
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def _as_nobody(do: Callable[[], object]) -> str:
    """What is said when somebody else does it."""
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        said = "nothing came of it"
        try:
            nobody.become_nobody()
            do()
            said = ""
        except OutreachError as error:
            said = error.message
        finally:
            os.write(into, said.encode())
            os._exit(0)
    os.close(into)
    os.waitpid(child, 0)
    with os.fdopen(out) as told:
        return told.read()


@pytest.mark.usefixtures("any_umask")
def test_whatever_holds_people_is_for_its_user_alone(tmp_path: Path) -> None:
    place = tmp_path / "Group"
    private.make_folder(place)
    path = place / "Mine.outreach"
    handler = log.start("window", tmp_path / "logs")
    db = data_file.open_data(path)
    ann = contacts.add(db, ContactDraft(first_name="Ann", last_name="Ng"))
    document = choice("information-packet")
    outcome = [
        *make(
            db,
            plan(db, [ann.id], [document], today=TODAY, missing="blank"),
            place / "Letters",
            now=NOW,
            together=place / "To print.docx",
        )
    ]
    assert outcome
    card = files.attach(db, ann.id, "card.txt", b"Ann Ng")
    files.copy_to(db, card.id, place / "card.txt")
    files.copy_into(db, card.id, lent_copies.place())
    backup.back_up(db, now=NOW)
    (place / "stick").mkdir(0o700)
    backup.copy_elsewhere(db, place / "stick", now=NOW)
    data_file.close(db)
    path.with_name(f"{path.name}-wal").write_bytes(b"of another file")
    data_file.close(data_file.open_data(path))
    recovery.salvage(path, now=NOW)
    recovery.restore(path, next(iter((place / "Backups").glob("*.outreach"))), now=NOW)
    stops.watch()
    reports.keep("a report")
    log.ours.removeHandler(handler)
    handler.close()

    found = {each: each.lstat() for folder in _written(tmp_path) for each in folder.rglob("*")}
    by_others = {each for each in found if each.name.endswith("-wal")}
    open_to_others = {
        str(each): oct(stat.S_IMODE(about.st_mode))
        for each, about in found.items()
        if about.st_mode & 0o077 and each not in by_others
    }
    assert open_to_others == {}
    names = {each.name for each in found}
    assert {"Mine.outreach", ".~Mine.outreach.seal", "To print.docx", "card.txt"} <= names
    assert list((place / "stick").glob("*.outreach"))
    assert any(name.endswith(".sha256") for name in names)
    assert any("salvaged" in name for name in names)
    assert any(name.startswith("Set aside") for name in names)
    assert any(name.endswith(".log") for name in names)


def _written(folder: Path) -> list[Path]:
    """Where a start of the program writes."""
    return [folder, paths.settings_folder(), paths.log_folder(), paths.opened_files()]


@pytest.mark.parametrize("planted", [_symlink, _dangling, _pipe])
def test_a_journal_that_leads_elsewhere_is_put_aside(
    tmp_path: Path, victim: Path, planted: Callable[[Path, Path], None]
) -> None:
    path = tmp_path / "Mine.outreach"
    data_file.close(data_file.open_data(path, remember=False))
    planted(foreign_files.journal_of(path), victim)

    db = data_file.open_data(path, remember=False)
    contacts.add(db, ContactDraft(last_name="Ng"))
    data_file.close(db)
    assert victim.read_bytes() == b"mine"
    assert names_in(victim.parent) == ["diary.txt"]
    (aside,) = tmp_path.glob("Set aside */*-journal")
    assert not stat.S_ISREG(aside.lstat().st_mode)


@pytest.mark.parametrize(
    "planted", [_symlink, _dangling, _to_a_folder, _to_a_device, _hard_link, _file]
)
def test_a_seal_or_lock_that_was_put_there_is_never_written_through(
    tmp_path: Path, victim: Path, planted: Callable[[Path, Path], None]
) -> None:
    path = tmp_path / "Mine.outreach"
    for each in (seal.place(path), writing.part_of(seal.place(path))):
        planted(each, victim)
    data_file.close(data_file.open_data(path, remember=False, accept=True))
    known = seal.read(path)

    assert known is not None
    assert victim.read_bytes() == b"mine"
    assert stat.S_ISREG(seal.place(path).lstat().st_mode)


@pytest.mark.parametrize(
    "folder", ["../elsewhere", "/tmp", "Set aside/../../elsewhere", "..", "", "Backups"]
)
def test_a_note_of_a_restore_moves_nothing_out_of_the_folder(
    tmp_path: Path, victim: Path, folder: str
) -> None:
    path = tmp_path / "Mine.outreach"
    data_file.close(data_file.open_data(path, remember=False))
    note = {"set_aside": folder, "backup": "A backup", "at": NOW.isoformat()}
    path.with_name(f".~{path.name}.restoring").write_text(json.dumps(note))
    path.with_name(f".~{path.name}.restored").write_bytes(path.read_bytes())

    with pytest.raises(OutreachError, match="it is not known how far that went"):
        data_file.open_data(path, remember=False)
    assert path.exists()
    assert names_in(victim.parent) == ["diary.txt"]


@pytest.mark.parametrize("note", ["[]", "1", "null x", "{}", '{"set_aside": 1}', "[" * 100_000])
def test_a_note_of_a_restore_that_makes_no_sense_is_said(tmp_path: Path, note: str) -> None:
    path = tmp_path / "Mine.outreach"
    data_file.close(data_file.open_data(path, remember=False))
    path.with_name(f".~{path.name}.restoring").write_text(note)

    with pytest.raises(OutreachError, match="it is not known how far that went"):
        data_file.open_data(path, remember=False)
