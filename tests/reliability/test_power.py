"""The power goes at any moment: after the next start everything acknowledged is there, and nothing half."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import pytest

from outreach_desktop.db.engine.connection import SETTINGS
from outreach_desktop.services import data_file
from tests.opening import open_data
from tests.reliability.counts import Counted, proof
from tests.reliability.deeds import DEEDS
from tests.reliability.disk import Disk
from tests.reliability.flows import Flow, backup, fault_of, migration, of
from tests.reliability.recorded import FILE, History, found_in, recorded

STEPS = {"save": 12, "edit": 12, "delete": 16, "import": 3, "type": 12}
BY_THE_PROGRAM = 10
"""After every so many cuts the program itself opens what is left, besides the checks of every cut."""


@dataclass
class Cuts:
    """What cuts left: how many lost something acknowledged, how many a file that is not whole."""

    lost: int = 0
    broken: list[str] = field(default_factory=list)
    left: list[tuple[int, dict[str, bytes]]] = field(default_factory=list)


def cut(flow: Flow, count: int, chance: Random) -> Cuts:
    """Cut the power at `count` moments of a flow, and look at what is left each time."""
    _, calls = flow.undisturbed()
    moments = Counter(chance.randrange(calls) + 1 for _ in range(count))
    disk, history = Disk({FILE: flow.before}), History([found_in({FILE: flow.before})])
    found: list[tuple[int, str]] = []
    cuts = Cuts()

    def lose_power() -> None:
        for _ in range(moments[disk.calls]):
            files = disk.after_a_cut(chance)
            fault = fault_of(files, history.states[0])
            found.append((disk.acknowledged, fault or found_in(files)))
            if len(found) % BY_THE_PROGRAM == 0:
                cuts.left.append((disk.acknowledged, files))

    disk.watch = lose_power
    flow.play(disk, history)
    for acknowledged, what in found:
        if what not in history.states:
            cuts.broken.append(what)
        elif what not in history.may_be(acknowledged):
            cuts.lost += 1
    return cuts


@proof("R2", "power cut while typing, saving, editing, deleting, importing", quick=25, full=1_250)
@pytest.mark.parametrize("deed", DEEDS)
def test_a_power_cut_loses_nothing_that_was_acknowledged(
    deed: str,
    count: int,
    chance: Random,
    counted: Counted,
    tmp_path: Path,
) -> None:
    cuts = cut(of(recorded(deed, STEPS[deed], tmp_path)), count, chance)

    counted(cuts=count, lost=cuts.lost, damaged=len(cuts.broken))
    assert (cuts.lost, cuts.broken) == (0, [])
    for number, (acknowledged, files) in enumerate(cuts.left):
        folder = tmp_path / f"{number}"
        folder.mkdir()
        for name, content in files.items():
            (folder / name).write_bytes(content)
        db = open_data(folder / FILE, create=False)
        assert acknowledged <= DEEDS[deed].done(db, deed) <= acknowledged + 1
        data_file.close(db)
    counted(opened_by_the_program=len(cuts.left))


@proof(
    "R2", "power cut while backing up, and bringing an old file up to date", quick=12, full=1_250
)
@pytest.mark.parametrize("flow", [backup, migration])
def test_a_power_cut_leaves_whole_backups_and_whole_updates(
    flow: Callable[[Path], Flow], count: int, chance: Random, counted: Counted, tmp_path: Path
) -> None:
    cuts = cut(flow(tmp_path), count, chance)

    counted(cuts=count, lost=cuts.lost, damaged=len(cuts.broken))
    assert (cuts.lost, cuts.broken) == (0, [])


@proof("R2", "the same without waiting for the disk, which must lose", quick=25, full=500)
def test_the_simulated_cut_finds_what_a_careless_setting_loses(
    count: int, chance: Random, counted: Counted, tmp_path: Path
) -> None:
    careless = {**SETTINGS, "synchronous": "OFF"}
    cuts = cut(of(recorded("save", STEPS["save"], tmp_path), careless), count, chance)

    counted(cuts=count, lost=cuts.lost, damaged=len(cuts.broken))
    assert cuts.lost + len(cuts.broken) > 0


@proof("R2", "the same as SQLite comes (DELETE, FULL): only counted", quick=25, full=500)
def test_how_often_the_usual_settings_lose_is_counted(
    count: int, chance: Random, counted: Counted, tmp_path: Path
) -> None:
    usual = {**SETTINGS, "locking_mode": "NORMAL", "journal_mode": "DELETE"}
    cuts = cut(of(recorded("save", STEPS["save"], tmp_path), usual), count, chance)

    counted(cuts=count, lost=cuts.lost, damaged=len(cuts.broken))
    assert not cuts.broken
