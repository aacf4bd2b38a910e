"""How fast documents reach a folder, and how much memory that takes: 100 people against 1,000.

    python benchmarks/letters.py

Each count runs in a process of its own, with a data file and a folder on disk as a user has them:
rows announced, files written and synced, rows settled, timelines kept.
"""

import datetime as dt
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from outreach_desktop.db import contacts as contact_rows
from outreach_desktop.db import roles as role_rows
from outreach_desktop.db.connection import Data
from outreach_desktop.db.journal import off_the_record
from outreach_desktop.domain.contacts import ContactDraft
from outreach_desktop.domain.roles import RoleDraft
from outreach_desktop.services import data_file, letters, organisations, sample

COUNTS = (100, 1_000)
TODAY = dt.date(2026, 11, 23)
TEMPLATE = "proposal"
MOST_GROWTH = 20  # MB


def main() -> None:
    if len(sys.argv) > 1:
        one_run(int(sys.argv[1]))
        return
    print(f"{'people':>8} {'documents':>10} {'per second':>11} {'CPU ms each':>12} {'peak MB':>8}")
    peaks = []
    for count in COUNTS:
        line = in_a_process_of_its_own(count)
        peaks.append(float(line.split()[-1]))
        print(line, end="")
    grown = peaks[-1] - peaks[0]
    verdict = "within" if grown <= MOST_GROWTH else "MORE THAN"
    print(f"memory grows by {grown:.1f} MB, {verdict} {MOST_GROWTH} MB")


def in_a_process_of_its_own(count: int) -> str:
    """The line of one run, which leaves the user's own settings alone."""
    with tempfile.TemporaryDirectory() as folder:
        return subprocess.run(
            [sys.executable, __file__, str(count)],
            check=True,
            capture_output=True,
            text=True,
            env={**os.environ, "XDG_CONFIG_HOME": folder, "HOME": folder},
        ).stdout


def one_run(count: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        db = data_file.open_data(Path(folder) / "bench.outreach")
        people = filled(db, count)
        plan = letters.plan(db, people, [letters.choice(TEMPLATE)], today=TODAY)
        wall, cpu = time.perf_counter(), time.process_time()
        now = dt.datetime.combine(TODAY, dt.time(9))
        made = sum(
            outcome.path is not None
            for outcome in letters.make(db, plan, Path(folder) / "out", now=now)
        )
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        data_file.close(db)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{count:>8,} {made:>10,} {made / wall:>11.0f} {1000 * cpu / made:>12.2f} {peak:>8.1f}")


def filled(db: Data, count: int) -> list[str]:
    """The ids of `count` invented people who work at the sample group's organisations."""
    sample.fill(db, today=TODAY)
    places = [row.organisation.id for row in organisations.tree(db, today=TODAY)]
    with off_the_record(db):
        drafts = [
            ContactDraft(title="Dr", first_name="Ann", last_name=f"Example {number}")
            for number in range(count)
        ]
        ids = contact_rows.keep_all(db, drafts)
        for number, contact_id in enumerate(ids):
            place = places[number % len(places)]
            role_rows.add(db, RoleDraft(contact_id=contact_id, organisation_id=place, title="GP"))
    return ids


if __name__ == "__main__":
    main()
