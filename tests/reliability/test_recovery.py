"""Backups restored at every age and killed at every step, and damaged files saved: what was there is there again."""

import os
import shutil
import signal
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from types import FrameType
from typing import Any

import pytest

from outreach_desktop.db.engine.pages import Pages
from outreach_desktop.db.rescue.damaged_file import Wreck
from outreach_desktop.db.shape import migrations, soundness
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import contacts, data_file
from outreach_desktop.services.safety import backup, recovery
from tests import builders, released
from tests.opening import open_data
from tests.reliability import children
from tests.reliability.counts import Counted, proof
from tests.reliability.small_disk import clear, fill, small_disk

NOW = datetime(2026, 11, 22, 10, 30).astimezone()
_PAGE = 4096
TABLES = ("contacts", "organisations", "events", "interactions", "roles", "participants")


def people(path: Path) -> set[str]:
    """Who is in a file that opens, and in which nothing is wrong."""
    db = open_data(path, create=False, remember=False)
    assert soundness.faults(db) == []
    everybody = contacts.get_all(db, contacts.find(db, today=NOW.date()))
    data_file.close(db)
    return {each.last_name for each in everybody}


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, set[str]]]:
    """A data file with a year of backups, and who is in each; somebody came before every one."""
    path = tmp_path_factory.mktemp("years") / "My group.outreach"
    there: dict[str, set[str]] = {}
    known: set[str] = set()
    db = open_data(path, remember=False)
    for number, days in enumerate((365, 200, 90, 60, 30, 14, 7, 3, 2, 1, 0)):
        known = known | {f"N{number}"}
        builders.person(db, f"N{number}")
        there[backup.back_up(db, now=NOW - timedelta(days=days, hours=1)).name] = known
    builders.person(db, "Today")
    data_file.close(db)
    return path, {row.path.name: there[row.path.name] for row in backup.backups(path)}


def nothing(path: Path, chance: Random) -> None:
    """The data file is sound, and was changed for the worse."""


def damage(path: Path, chance: Random) -> None:
    spoil(path, chance)


def lose(path: Path, chance: Random) -> None:
    path.unlink()


def leave_a_journal(path: Path, chance: Random) -> None:
    """A journal that would ruin any other file lies beside."""
    path.with_name(f"{path.name}-journal").write_bytes(chance.randbytes(9000))
    damage(path, chance)


STATES: tuple[Callable[[Path, Random], None], ...] = (nothing, damage, lose, leave_a_journal)


@proof("R8", "a backup of any age put in the place of the data file", quick=8, full=200)
def test_a_backup_of_any_age_is_restored_and_the_file_is_kept(
    count: int,
    chance: Random,
    counted: Counted,
    tmp_path: Path,
    years: tuple[Path, dict[str, set[str]]],
) -> None:
    source, there = years
    for number in range(count):
        path = _copied(source, tmp_path / str(number))
        STATES[number % len(STATES)](path, chance)
        before = path.read_bytes() if path.exists() else b""
        chosen = chance.choice(sorted(there))

        done = recovery.restore(path, path.parent / "Backups" / chosen, now=NOW)

        assert people(path) == there[chosen]
        kept = done.set_aside / path.name
        assert (kept.read_bytes() if kept.exists() else b"") == before
        counted(drills=1, counts_differ=0, files_not_kept=0)
        shutil.rmtree(path.parent)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no kill -9")
@proof("R8", "kill -9 at any line of a restore", quick=6, full=200)
def test_a_restore_killed_at_any_line_leaves_the_old_or_the_new(
    count: int,
    chance: Random,
    counted: Counted,
    tmp_path: Path,
    years: tuple[Path, dict[str, set[str]]],
) -> None:
    source, there = years
    chosen, newest = min(there), max(there)
    lines = _restore(_copied(source, tmp_path / "whole"), chosen, NEVER)
    for number in range(count):
        path = _copied(source, tmp_path / str(number))
        before = path.read_bytes()
        line = 1 + int((number + chance.random()) * lines / count)
        worker = children.context().Process(target=_restore, args=(path, chosen, line))
        worker.start()
        worker.join()
        assert worker.exitcode == -signal.SIGKILL
        is_there = path.exists()

        found = people(path)

        assert found in (there[chosen], there[newest] | {"Today"})
        somewhere = [path, *path.parent.glob("Set aside*/*.outreach")]
        assert any(file.read_bytes() == before for file in somewhere) or found != there[chosen]
        assert not list(path.parent.glob(".~*.rest*"))
        counted(
            kills=1, old=found != there[chosen], new=found == there[chosen], between=not is_there
        )
        shutil.rmtree(path.parent)


NEVER = 0


def _restore(path: Path, chosen: str, line: int) -> int:
    """Restore, and be killed at the `line`th line of the exchange; gives how many there were."""
    left = line

    def killed_in_time(frame: FrameType, event: str, _: object) -> Any:
        nonlocal left
        if not frame.f_code.co_filename.endswith("swap.py"):
            return None
        if event == "line":
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
        return killed_in_time

    sys.settrace(killed_in_time)
    try:
        recovery.restore(path, path.parent / "Backups" / chosen, now=NOW)
    finally:
        sys.settrace(None)
    return line - left


@proof("R8", "what can be read of a damaged file, saved to a new one", quick=5, full=400)
def test_all_rows_on_sound_pages_of_a_damaged_file_are_saved(
    count: int, chance: Random, counted: Counted, tmp_path: Path
) -> None:
    path = released.unpacked(migrations.NEWEST, tmp_path)
    whole = path.read_bytes()
    for _ in range(count):
        path.write_bytes(whole)
        harmed = spoil(path, chance)
        before = path.read_bytes()
        expected = _ids_on_sound_pages(whole, harmed)
        if not any(expected.values()):
            continue  # whether anything at all is left then, is another question
        done = recovery.salvage(path, now=NOW)
        db = open_data(done.path, create=False, remember=False)
        assert soundness.faults(db) == []
        saved = {
            table: {row for (row,) in db.execute(f"SELECT id FROM {table}")} for table in TABLES
        }
        missing = sum(len(expected[table] - saved[table]) for table in TABLES)
        data_file.close(db)
        assert missing == 0
        assert path.read_bytes() == before
        counted(damaged_files=1, rows_saved=done.read, rows_on_sound_pages_missing=missing)
        done.path.unlink()
        done.path.with_name(f".~{done.path.name}.seal").unlink()


def spoil(path: Path, chance: Random) -> set[int]:
    """Zeros or nonsense over some pages, or the end cut off; gives the numbers of the pages that are harmed."""
    content = bytearray(path.read_bytes())
    pages = len(content) // _PAGE
    if chance.random() < 0.25:
        left = chance.randrange(1, pages)
        path.write_bytes(content[: left * _PAGE])
        return set(range(left + 1, pages + 1))
    harmed = set(chance.sample(range(1, pages + 1), chance.randint(1, pages // 3)))
    for number in harmed:
        nonsense = chance.randbytes(_PAGE) if chance.random() < 0.5 else bytes(_PAGE)
        content[(number - 1) * _PAGE : number * _PAGE] = nonsense
    path.write_bytes(content)
    return harmed


def _ids_on_sound_pages(whole: bytes, harmed: set[int]) -> dict[str, set[object]]:
    """The rows that must be saved, whatever is broken of the ways to them."""
    pages, wreck = Pages(whole), Wreck(whole)
    roots, _ = wreck._listed
    return {
        table: {
            values[0]
            for leaf in pages.leaves_under(roots[table])
            if leaf not in harmed
            for _, values in pages.cells(leaf)
        }
        for table in TABLES
    }


def _copied(source: Path, folder: Path) -> Path:
    shutil.copytree(source.parent, folder)
    return folder / source.name


@proof("R4", "restoring and salvaging on a full disk of 4 MB", quick=4, full=25, shares=5)
def test_on_a_full_disk_a_file_is_restored_and_saved_whole_or_not_at_all(
    count: int, chance: Random, counted: Counted, tmp_path: Path
) -> None:
    with small_disk(tmp_path, megabytes=4) as disk:
        path = disk / "My group.outreach"
        db = open_data(path, remember=False)
        builders.person(db, "Kept")
        kept = backup.back_up(db, now=NOW - timedelta(days=1))
        builders.person(db, "Today")
        data_file.close(db)
        there = {each.name: each.read_bytes() for each in disk.rglob("*.outreach")}
        for number in range(count):
            fill(disk, leaving=chance.randrange(3_000_000))
            complaint = ""
            try:
                if number % 2:
                    recovery.restore(path, kept, now=NOW)
                else:
                    recovery.salvage(path, now=NOW).path.unlink()
            except OutreachError as error:
                complaint = error.message
            assert not complaint or "enough space" in complaint or "The disk is full" in complaint
            assert not list(disk.rglob(".~*.part*")) + list(disk.rglob(".~*.rest*"))
            clear(disk)
            assert people(path) == ({"Kept", "Today"} if complaint or not number % 2 else {"Kept"})
            counted(full_disks=1, refused=bool(complaint), half_done=0)
            for name in ("Set aside*/*", "Backups/*before*", f".~{path.name}.seal"):
                for each in disk.glob(name):
                    each.unlink()
            path.write_bytes(there[path.name])
