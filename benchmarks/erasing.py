"""How long it takes to look at someone who is to be erased, and to erase them for good to the last byte, in a large file.

    python -m benchmarks.erasing
    python -m benchmarks.erasing --file /tmp/many/Many.outreach

The second makes the file where it is not there yet (some minutes) and keeps it; a run works on a copy.

Printed are seconds by the clock, CPU seconds and the longest step: others are answered between two steps. The step called
"traces" is VACUUM, which writes the file anew.
"""

import argparse
import datetime as dt
import tempfile
import time
from pathlib import Path

from benchmarks.window import copied, make_file
from outreach_desktop.domain.erasing.stages import Stage
from outreach_desktop.domain.labour import Steps
from outreach_desktop.services import data_file
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.erasing import erasing

PEOPLE, ENTRIES = 100_000, 1_000_000
TIMES = 3
TODAY = dt.date(2026, 3, 2)


class Stretch:
    """How long one kind of step took, all in all, and the longest."""

    def __init__(self) -> None:
        self.clock = self.cpu = self.longest = 0.0

    def add(self, clock: float, cpu: float) -> None:
        """One step more."""
        self.clock += clock
        self.cpu += cpu
        self.longest = max(self.longest, clock)


def walked(steps: Steps[object]) -> dict[str, Stretch]:
    """All steps, by what is done in them."""
    found: dict[str, Stretch] = {}
    stage = Stage.LOOKING
    while True:
        clock, cpu = time.perf_counter(), time.process_time()
        try:
            step = next(steps)
        except StopIteration:
            step = ()
        stretch = found.setdefault(stage.value, Stretch())
        stretch.add(time.perf_counter() - clock, time.process_time() - cpu)
        if step == ():
            return found
        stage = step[0] if step else stage


def tell(name: str, found: dict[str, Stretch]) -> None:
    """A line for all of it, and one for each kind of step."""
    clock, cpu = (sum(getattr(one, what) for one in found.values()) for what in ("clock", "cpu"))
    print(f"{name:<34}{clock:>8.2f} s{cpu:>8.2f} CPU")
    for stage, one in found.items():
        print(
            f"    {stage:<30}{one.clock:>8.2f} s{one.cpu:>8.2f} CPU{one.longest:>8.2f} longest step"
        )


def measure(db: Data) -> None:
    """Look at some people and erase them."""
    ids = [one for (one,) in db.execute("SELECT id FROM contacts ORDER BY rowid LIMIT ?", [TIMES])]
    for number, one in enumerate(ids, 1):
        now = erasing.now_on(TODAY)
        tell(f"{number}. looked at", walked(erasing.preview(db, one, now=now)))
        tell(f"{number}. erased", walked(erasing.erasing_of(db, one, today=TODAY)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--file", type=Path)
    parser.add_argument("--people", type=int, default=PEOPLE)
    parser.add_argument("--entries", type=int, default=ENTRIES)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = asked.file or Path(folder) / "made" / "Made.outreach"
        if not file.exists():
            make_file(file, asked.people, asked.entries)
        db = data_file.open_data(copied(file, Path(folder) / "copy"), remember=False)
        measure(db)
        data_file.close(db)


if __name__ == "__main__":
    main()
