"""The power goes at any moment: after the next start everything acknowledged is there, and nothing half."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import pytest

from outreach_desktop.db.connection import SETTINGS
from outreach_desktop.services import data_file
from tests.reliability.counts import Counted, proof
from tests.reliability.deeds import DEEDS
from tests.reliability.disk import Disk
from tests.reliability.recorded import FILE, History, Recording, found_in, recorded, replay

STEPS = {"save": 12, "edit": 12, "delete": 16, "import": 3}
BY_THE_PROGRAM = 10
"""After every so many cuts the program itself opens what is left, besides the checks of every cut."""


@dataclass
class Cuts:
    """What cuts left: how many lost something acknowledged, how many a file that is not whole."""

    lost: int = 0
    broken: list[str] = field(default_factory=list)
    left: list[tuple[int, dict[str, bytes]]] = field(default_factory=list)


def cut(
    recording: Recording, count: int, chance: Random, settings: dict[str, str] = SETTINGS
) -> Cuts:
    """Cut the power at `count` moments of the recording, and look at what is left each time."""
    calls = _calls(recording, settings)
    moments = Counter(chance.randrange(calls) + 1 for _ in range(count))
    disk = Disk({FILE: recording.before})
    history = History([found_in({FILE: recording.before})])
    found: list[tuple[int, str]] = []
    cuts = Cuts()

    def lose_power() -> None:
        for _ in range(moments[disk.calls]):
            files = disk.after_a_cut(chance)
            found.append((disk.acknowledged, found_in(files)))
            if len(found) % BY_THE_PROGRAM == 0:
                cuts.left.append((disk.acknowledged, files))

    disk.watch = lose_power
    replay(recording, disk, settings=settings, history=history)
    for acknowledged, what in found:
        if what not in history.states:
            cuts.broken.append(what)
        elif what not in history.may_be(acknowledged):
            cuts.lost += 1
    return cuts


def _calls(recording: Recording, settings: dict[str, str]) -> int:
    disk = Disk({FILE: recording.before})
    replay(recording, disk, settings=settings)
    return disk.calls


@proof("R2", "power cut while saving, editing, deleting, importing", quick=50, full=1_250)
@pytest.mark.parametrize("deed", DEEDS)
def test_a_power_cut_loses_nothing_that_was_acknowledged(
    deed: str,
    count: int,
    chance: Random,
    counted: Counted,
    tmp_path: Path,
) -> None:
    cuts = cut(recorded(deed, STEPS[deed], tmp_path), count, chance)

    counted(cuts=count, lost=cuts.lost, damaged=len(cuts.broken))
    assert (cuts.lost, cuts.broken) == (0, [])
    for number, (acknowledged, files) in enumerate(cuts.left):
        folder = tmp_path / f"{number}"
        folder.mkdir()
        for name, content in files.items():
            (folder / name).write_bytes(content)
        db = data_file.open_data(folder / FILE, create=False)
        assert acknowledged <= DEEDS[deed].done(db, deed) <= acknowledged + 1
        data_file.close(db)
    counted(opened_by_the_program=len(cuts.left))


@proof("R2", "the same without waiting for the disk, which must lose", quick=50, full=500)
def test_the_simulated_cut_finds_what_a_careless_setting_loses(
    count: int, chance: Random, counted: Counted, tmp_path: Path
) -> None:
    cuts = cut(
        recorded("save", STEPS["save"], tmp_path), count, chance, {**SETTINGS, "synchronous": "OFF"}
    )

    counted(cuts=count, lost=cuts.lost, damaged=len(cuts.broken))
    assert cuts.lost + len(cuts.broken) > 0


@proof("R2", "the same as SQLite comes (DELETE, FULL): only counted", quick=50, full=500)
def test_how_often_the_usual_settings_lose_is_counted(
    count: int, chance: Random, counted: Counted, tmp_path: Path
) -> None:
    usual = {**SETTINGS, "locking_mode": "NORMAL", "journal_mode": "DELETE"}
    cuts = cut(recorded("save", STEPS["save"], tmp_path), count, chance, usual)

    counted(cuts=count, lost=cuts.lost, damaged=len(cuts.broken))
    assert not cuts.broken
