"""Backups through wrong clocks, lost people and full disks: the last good one stays, and each holds what it held."""

import shutil
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

import pytest

from outreach_desktop.db.backups import backup_state
from outreach_desktop.db.backups.backup import folder_of
from outreach_desktop.db.beside import seal
from outreach_desktop.domain.safety.backups import Backup, name_of, to_keep, understood
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import contacts, data_file
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.safety import backup
from tests import builders
from tests.opening import open_data
from tests.reliability import children
from tests.reliability.counts import Counted, proof
from tests.reliability.small_disk import clear, fill, small_disk

on_posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no time zone to set")

PEOPLE = 10
SEEDS = 24
NIGHTS = [datetime(2026, 3, 29, 0, 40), datetime(2026, 10, 25, 0, 40), datetime(2026, 6, 1, 9, 0)]
JUMPS = [timedelta(days=days) for days in (1, -1, 365, -365)] + [timedelta(hours=1), timedelta(0)]
LAST = timedelta(hours=2)  # when the clock is right again


@pytest.fixture
def in_london(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Where the clocks change twice a year."""
    monkeypatch.setenv("TZ", "Europe/London")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def group(tmp_path: Path) -> Path:
    """A data file with ten people, to be copied."""
    path = tmp_path / "template.outreach"
    db = open_data(path, remember=False)
    for number in range(PEOPLE):
        builders.person(db, f"Ng {number}")
    data_file.close(db)
    return path


def seeded(folder: Path, group: Path, now: datetime, chance: Random) -> tuple[Path, set[Path]]:
    """A data file with good backups of the past two hundred days, each as the program makes them."""
    path = folder / "My group.outreach"
    shutil.copy(group, path)
    backups, digest = folder_of(path), seal.digest(group)
    backups.mkdir()
    for _ in range(SEEDS):
        made_at = now - timedelta(minutes=chance.choice([1, 60, 60 * 24]) * chance.randint(1, 200))
        name = name_of(path.stem, Backup(made_at=made_at))
        if not (backups / name).exists():
            (backups / name).hardlink_to(group)
    made = set(backups.glob("*.outreach"))
    known = "".join(f"{digest}  {each.name}\n" for each in made)
    (backups / f".~{path.stem}.sha256").write_text(known)
    return path, made


def nothing(db: Data) -> None:
    """An ordinary day."""
    builders.person(db, "Ordinary")


def shrink(db: Data) -> None:
    """Six of ten people go: too many for a day."""
    everybody = contacts.find(db, today=NIGHTS[0].date())
    contacts.remove(db, everybody[: PEOPLE * 6 // 10])


def damage(db: Data) -> None:
    """The file no longer holds together, and nobody has noticed."""
    db.execute("PRAGMA foreign_keys = OFF")
    db.execute("DELETE FROM now_doing")


DEEDS: dict[str, Callable[[Data], None]] = {
    "nothing": nothing,
    "shrink": shrink,
    "damage": damage,
    "empty": nothing,
}


@on_posix
@pytest.mark.usefixtures("in_london")
@proof("R9", "clocks that jump, files that are empty, shrunk or damaged", quick=5, full=1_000)
def test_no_jump_and_no_loss_takes_the_last_good_backup(
    count: int, chance: Random, counted: Counted, tmp_path: Path, group: Path
) -> None:
    for number in range(count):
        night = chance.choice(NIGHTS)
        now = night.astimezone() + timedelta(minutes=chance.randrange(180))
        folder = tmp_path / str(number)
        folder.mkdir()
        path, good = seeded(folder, group, now, chance)
        deed = chance.choice(["nothing", *sorted(DEEDS)])  # most days are ordinary
        made = _days_of(path, now, chance.choice(JUMPS), deed)
        left = set(folder_of(path).glob("*.outreach"))
        lost = _lost(good, left, now, deed)
        assert not lost
        counted(
            scenarios=1,
            backups=len(good) + made,
            deleted=len(good) + made - len(left),
            good_ones_lost=len(lost),
        )
        shutil.rmtree(folder)


def _days_of(path: Path, now: datetime, jump: timedelta, deed: str) -> int:
    """Backups by a clock that jumps and comes back; how many were made."""
    if deed == "empty":
        path.unlink()
    made = 0
    db = open_data(path, accept=True, remember=False)
    DEEDS[deed](db)
    for moment in (now + jump, now + jump + timedelta(hours=1), now + LAST):
        try:
            backup.back_up(db, now=moment)
            made += 1
        except data_file.DamagedError:
            assert deed == "damage"
    db.close()
    return made


def _lost(good: set[Path], left: set[Path], now: datetime, deed: str) -> set[Path]:
    """Those that had to stay: the newest, one for each of twelve days, and all of them where people were lost."""
    named = _named(good)
    newest_of_day = {known.made_at.date(): path for known, path in sorted(named.items())}
    days = sorted(newest_of_day, reverse=True)[:12]
    must_stay = {newest_of_day[day] for day in days} if deed == "nothing" else good
    assert to_keep(_named(left), now + LAST) == set(_named(left)) or must_stay == good
    assert not any(backup_state.problem_of(path) for path in left)
    return must_stay - left


def _named(backups: set[Path]) -> dict[Backup, Path]:
    return {known: path for path in backups if (known := understood(path.name, "My group"))}


@on_posix
@proof("R9", "kill -9 while backups are made and thinned", quick=5, full=200)
def test_a_kill_leaves_no_half_backup_under_a_name(
    count: int, chance: Random, counted: Counted, tmp_path: Path, group: Path
) -> None:
    path, _ = seeded(tmp_path, group, NIGHTS[2].astimezone(), chance)
    for kill in range(count):
        ours, theirs = children.context().Pipe(duplex=False)
        worker = children.context().Process(target=_back_up_for_ever, args=(path, kill, theirs))
        worker.start()
        theirs.close()
        ours.recv_bytes()
        time.sleep(chance.uniform(0, 0.2))
        worker.kill()
        worker.join()
        rows = list(backup.test(path))
        known = backup_state.hashes(rows[0].path)
        half = [row for row in rows if row.problem or row.path.name not in known]
        assert not half
        counted(kills=1, half_backups=len(half))
    db = open_data(path, remember=False)
    backup.back_up(db, now=NIGHTS[2].astimezone() + timedelta(days=400))
    data_file.close(db)
    assert not list(folder_of(path).glob(".*.part*"))


def _back_up_for_ever(path: Path, run: int, pipe: Connection) -> None:
    db = open_data(path, remember=False)
    now = NIGHTS[2].astimezone() + timedelta(days=run)
    pipe.send_bytes(b"begun")
    while True:
        now += timedelta(minutes=7)
        backup.back_up(db, now=now)


@proof("R8", "backups of every age opened, tested and counted", quick=10, full=200)
def test_a_backup_of_every_age_holds_what_was_there_then(
    count: int, chance: Random, counted: Counted, tmp_path: Path
) -> None:
    now = datetime(2026, 3, 2, 9, 5).astimezone()
    path = tmp_path / "My group.outreach"
    there: dict[Path, int] = {}
    db = open_data(path, remember=False)
    for _ in range(count):
        now += timedelta(hours=chance.choice([1, 5, 24, 24 * 9]))
        for number in range(chance.randint(0, 3)):
            builders.person(db, f"Ng {number}")
        there[backup.back_up(db, now=now)] = contacts.count(db)
    data_file.close(db)

    rows = list(backup.test(path))
    assert rows
    differ = 0
    for row in rows:
        assert not row.problem
        differ += row.contacts != there[row.path]
        again = Path(shutil.copy(row.path, tmp_path / "again.outreach"))
        db = open_data(again, create=False, remember=False)
        differ += contacts.count(db) != there[row.path]
        data_file.close(db)
        again.unlink()
        (tmp_path / ".~again.outreach.seal").unlink(missing_ok=True)
    assert differ == 0
    counted(backups_opened=len(rows), counts_differ=differ)


@proof("R4", "backing up onto a full disk of 4 MB", quick=10, full=25, shares=5)
def test_a_backup_on_a_full_disk_leaves_nothing_half_and_says_what_it_needs(
    count: int, chance: Random, counted: Counted, tmp_path: Path, group: Path
) -> None:
    now = datetime(2026, 3, 2, 9, 5).astimezone()
    with small_disk(tmp_path, megabytes=4) as disk:
        path, good = disk / "My group.outreach", disk / "Backups"
        shutil.copy(group, path)
        db = open_data(path, remember=False)
        first = backup.back_up(db, now=now)
        for number in range(1, count + 1):
            fill(disk, leaving=chance.randrange(2_200_000))
            filling = chance.random() < 0.5
            complaint = _refused(db, disk, now + timedelta(days=number), filling=filling)
            half = list(good.glob(".*.part*"))
            assert not half
            if complaint:
                assert " it needs " in complaint
                assert " MB" in complaint
                assert first.exists()
            clear(disk)
            (disk / "more ballast").unlink(missing_ok=True)
            for each in set(good.glob("*.outreach")) - {first}:
                assert not backup_state.problem_of(each)
                each.unlink()
            counted(full_disks=1, refused=bool(complaint), half_backups=len(half))
        assert backup.back_up(db, now=now + timedelta(days=count + 1)).exists()
        data_file.close(db)


@proof("R4", "copying to a full stick of 3 MB", quick=5, full=25, shares=5)
def test_a_copy_on_a_full_stick_leaves_nothing_half_and_another_disk_is_known(
    count: int, chance: Random, counted: Counted, tmp_path: Path, group: Path
) -> None:
    now = datetime(2026, 3, 2, 9, 5).astimezone()
    with small_disk(tmp_path) as stick:
        db = open_data(group, remember=False)
        for number in range(count):
            fill(stick, leaving=chance.randrange(1_000_000))
            with pytest.raises(OutreachError, match=r" it needs .* MB"):
                backup.copy_elsewhere(db, stick, now=now + timedelta(days=number))
            clear(stick)
            left = list(stick.iterdir())
            assert left == []
            counted(full_sticks=1, half_copies=len(left))
        assert backup.elsewhere(db, now=now) == backup.Elsewhere()
        made = backup.copy_elsewhere(db, stick, now=now)
        assert backup.elsewhere(db, now=now) == backup.Elsewhere(made_at=now, folder=stick)
        assert backup_state.problem_of(made) == ""
        assert backup.last_backup(db) is None
        data_file.close(db)


def _refused(db: Data, disk: Path, now: datetime, *, filling: bool) -> str:
    """What is said where no backup can be made; the disk may fill up only while one is being made."""
    done = threading.Event()
    other = threading.Thread(target=_fill_once_begun, args=(disk, done))
    if filling:
        other.start()
    try:
        backup.back_up(db, now=now)
    except OutreachError as error:
        return error.message
    finally:
        done.set()
        if other.ident:
            other.join()
    return ""


def _fill_once_begun(disk: Path, done: threading.Event) -> None:
    while not done.is_set():
        if list((disk / "Backups").glob(".*.part")):
            break
    with (disk / "more ballast").open("wb", buffering=0) as ballast, suppress(OSError):
        while not done.is_set():
            ballast.write(bytes(65536))
