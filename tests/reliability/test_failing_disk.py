"""The disk fails at the n-th call: the file is as it was or wholly changed, and a sentence says what to do."""

from collections.abc import Callable
from itertools import product
from pathlib import Path
from random import Random

import apsw
import pytest

from outreach_desktop.db.engine import trouble
from tests.reliability.counts import Counted, Share, proof
from tests.reliability.disk import ERRORS, Disk, Fault
from tests.reliability.flows import Flow, backup, fault_of, migration, of
from tests.reliability.recorded import FILE, History, found_in, recorded

WAYS = list(product(ERRORS, (False, True)))
"""Each error once, and each from the n-th call on."""

FLOWS: dict[str, Callable[[Path], Flow]] = {
    "save": lambda folder: of(recorded("save", 3, folder)),
    "import": lambda folder: of(recorded("import", 2, folder)),
    "backup": backup,
    "migration": migration,
}


@proof(
    "R3", "the n-th call to the disk fails in save, import, backup, migration", quick=24, full=4_000
)
@pytest.mark.parametrize("flow", FLOWS)
def test_a_failing_disk_leaves_the_file_as_it_was_or_wholly_changed(
    flow: str, share: Share, chance: Random, counted: Counted, tmp_path: Path
) -> None:
    tried = FLOWS[flow](tmp_path)
    history, calls = tried.undisturbed()
    faults = _dealt([Fault(n + 1, *way) for way in WAYS for n in range(calls)], share, chance)

    unclear = [fault for fault in faults if not _is_clear(tried, history, fault)]

    counted(failures=len(faults), half_changed=len(unclear))
    assert unclear == []


def _dealt(every: list[Fault], share: Share, chance: Random) -> list[Fault]:
    """Every n-th call in every way if there is room for them, else as many as there is room for."""
    mine = every[share.number :: share.shares]
    return mine if len(mine) <= share.count else chance.sample(mine, share.count)


def _is_clear(flow: Flow, history: History, fault: Fault) -> bool:
    """Whether the file is in a state it may be in, and what was said is in plain words."""
    disk = Disk({FILE: flow.before})
    disk.fault = fault
    complaint = ""
    try:
        flow.play(disk, None)
    except apsw.Error as error:
        complaint = str(error)
    files = disk.as_it_is()
    in_words = not complaint or trouble.sentence(complaint, "The file") is not None
    is_one_of = found_in(files) in history.may_be(disk.acknowledged)
    return in_words and is_one_of and not fault_of(files, history.states[0])
