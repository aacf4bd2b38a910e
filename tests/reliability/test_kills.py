"""A program that is killed while it saves: what it said was saved is there, and nothing is half there."""

import contextlib
import os
import subprocess
import sys
import time
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

import pytest

from outreach_desktop.services import data_file
from outreach_desktop.services.data_file import Data
from tests.opening import open_data
from tests.reliability import children
from tests.reliability.counts import Counted, proof
from tests.reliability.deeds import DEEDS, LARGE_DEEDS, Deed

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no kill -9")

TO_ONE_FILE = 8
"""Kills that one file has to bear before a new one begins."""
ALREADY_OPEN = 0.75
"""So many of the kills come after the file was opened, the others may come before."""
LONGEST_LIFE = 0.1
WITH_A_BACKUP = 0.6
LONGEST_START = 3.0
"""Seconds of work, not of a busy computer's clock."""


@proof("R1", "kill -9 while typing, saving, editing, deleting, importing", quick=6, full=500)
@pytest.mark.parametrize("deed", DEEDS)
def test_what_was_saved_before_a_kill_is_there_and_whole(
    deed: str, count: int, chance: Random, counted: Counted, tmp_path: Path
) -> None:
    _is_there_and_whole(DEEDS[deed], LONGEST_LIFE, count, chance, counted, tmp_path)


@proof("R1", "kill -9 while a change of many, or the backup before it, is made", quick=6, full=500)
@pytest.mark.parametrize("deed", LARGE_DEEDS)
def test_a_change_of_many_is_done_after_a_kill_or_it_is_not(
    deed: str, count: int, chance: Random, counted: Counted, tmp_path: Path
) -> None:
    _is_there_and_whole(LARGE_DEEDS[deed], WITH_A_BACKUP, count, chance, counted, tmp_path)


def _is_there_and_whole(
    deed: Deed, life: float, count: int, chance: Random, counted: Counted, tmp_path: Path
) -> None:
    held: dict[str, int] = {}
    slowest = 0.0
    for kill in range(count):
        if kill % TO_ONE_FILE == 0:
            path, held = tmp_path / f"{kill}.outreach", {}
            data_file.close(open_data(path))
        run = f"run{kill}"
        said = _said_before_it_was_killed(path, deed, run, chance.uniform(0, life), chance)
        began = time.process_time()
        db = open_data(path)
        slowest = max(slowest, time.process_time() - began)
        held[run] = deed.done(db, run)
        counted(kills=1, steps_acknowledged=said, lost=max(0, said - held[run]))
        assert said <= held[run] <= said + 1
        assert {name: deed.done(db, name) for name in held} == held
        _check_the_whole(db)
        data_file.close(db)
    assert slowest + _start_the_program(path) < LONGEST_START


def _said_before_it_was_killed(
    path: Path, deed: Deed, run: str, life: float, chance: Random
) -> int:
    """How many steps were acknowledged by a process that was killed while it opened the file, or after."""
    ours, theirs = children.context().Pipe(duplex=False)
    worker = children.context().Process(target=_work, args=(path, deed, run, theirs))
    worker.start()
    theirs.close()
    ours.recv_bytes()
    if chance.random() < ALREADY_OPEN:
        ours.recv_bytes()
    time.sleep(life)
    worker.kill()
    worker.join()
    said = []
    with contextlib.suppress(EOFError), ours:
        while True:
            said.append(ours.recv_bytes())
    return said.count(b"done")


def _work(path: Path, deed: Deed, run: str, pipe: Connection) -> None:
    pipe.send_bytes(b"begun")
    db = open_data(path)
    pipe.send_bytes(b"open")
    for _ in deed.do(db, run, path.parent):
        pipe.send_bytes(b"done")


def _check_the_whole(db: Data) -> None:
    assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert db.execute("PRAGMA foreign_key_check").fetchone() is None
    assert db.execute("SELECT action FROM now_doing").fetchone() == (None,)
    db.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")


def _start_the_program(path: Path) -> float:
    """The real command, which must complain of nothing; how many seconds of work that was."""
    before = os.times()
    command = [sys.executable, "-m", "outreach_desktop", "--data", str(path), "contacts"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    after = os.times()
    return (
        after.children_user - before.children_user + after.children_system - before.children_system
    )
