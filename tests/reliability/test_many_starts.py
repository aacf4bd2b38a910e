"""The program started many times at once on one file: one gets it, and whoever is killed leaves nothing in the way."""

import os
import signal
import sys
import time
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier
from pathlib import Path
from random import Random

import pytest

from outreach_desktop.errors import OutreachError
from outreach_desktop.services import contacts, data_file
from tests import builders
from tests.opening import open_data
from tests.reliability import children, group_file
from tests.reliability.counts import Counted, proof
from tests.timing import soon

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no kill -9")

_STARTS = 8
_WON = "won"


@proof("R12", "eight starts at once; the one that won is killed", quick=5, full=50)
def test_of_eight_starts_one_wins_and_killing_it_lets_the_next_in(
    tmp_path: Path, count: int, chance: Random, counted: Counted
) -> None:
    path = tmp_path / "group.outreach"
    group_file.make(path)
    for number in range(count):
        said = _eight_starts(path, chance)
        assert said.count(_WON) == 1
        assert said.count("AlreadyOpenError") == _STARTS - 1

        with soon(3):
            db = open_data(path, remember=False)
        assert contacts.count(db) == group_file.PEOPLE + number + 1
        data_file.close(db)
    counted(rounds=count, winners=count, stale_locks_recovered=count)


def _eight_starts(path: Path, chance: Random) -> list[str]:
    """What each of eight said that began in one moment; the winner saves somebody, and is killed at work."""
    context = children.context()
    barrier = context.Barrier(_STARTS)
    pipes = [context.Pipe(duplex=False) for _ in range(_STARTS)]
    starts = [context.Process(target=_start, args=(path, barrier, theirs)) for _, theirs in pipes]
    for start in starts:
        start.start()
    said = []
    for ours, theirs in pipes:
        theirs.close()
        said.append(str(ours.recv()))
    winner = starts[said.index(_WON)].pid
    assert winner is not None
    time.sleep(chance.uniform(0, 0.02))
    os.kill(winner, signal.SIGKILL)
    for start in starts:
        start.join()
    return said


def _start(path: Path, barrier: Barrier, said: Connection) -> None:
    barrier.wait()
    try:
        db = open_data(path, create=False, remember=False)
    except OutreachError as error:
        said.send(type(error).__name__)
        return
    builders.person(db, "Winner")
    said.send(_WON)
    while True:  # at work until it is killed
        db.execute("SELECT count(*) FROM contacts").fetchone()
