"""How fast documents reach a folder, and how much memory that takes: 100 people, 1,000, 10,000.

    python benchmarks/letters.py

Each count runs in processes of its own, one that fills a data file and one that makes the letters, with a
file and a folder on disk as a user has them: rows announced, files written and synced, rows settled,
timelines kept. Then 500 people with three documents each, against docxtpl filling the same templates with the same
facts into the same folder, and how soon a run that was told to stop has stopped. Then labels: thirty sheets each of large and of the smallest, collected, fitted and written. Windows does not tell a program its peak memory in Python; there only the time is taken.
"""

import datetime as dt
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from docxtpl import DocxTemplate
from jinja2 import Environment

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.history.journal import off_the_record
from outreach_desktop.db.subjects import contacts as contact_rows
from outreach_desktop.db.subjects import roles as role_rows
from outreach_desktop.domain.contacts import ContactDraft
from outreach_desktop.domain.labour import outcome
from outreach_desktop.domain.post.label_sheets import LABEL_SHEETS
from outreach_desktop.domain.roles import RoleDraft
from outreach_desktop.services import contacts, data_file, organisations, sample
from outreach_desktop.services.making import letters
from outreach_desktop.services.posting import addressees, labels
from outreach_desktop.templates import library

COUNTS = (100, 1_000, 10_000)
CHECKED = 500
TODAY = dt.date(2026, 11, 23)
TEMPLATE = "thank-you"
PROFESSION = "invented"
KINDS = ("introduction", "how-to-refer", TEMPLATE)
STARTERS = Path(library.__file__).parent / "starters"
MOST_GROWTH = 30  # MB: a plan of 10,000 holds its readers, 2 KB each
MOST_TO_MAKE = 3.0  # seconds
MOST_TO_STOP = 0.3
SHEETS_OF_LABELS = 30
LABEL_SHEETS_USED = ("L7160", "L7651")
MOST_SECONDS = 1.0
UNTOLD = "-"


def main() -> None:
    if len(sys.argv) > 1:
        stage, folder, count = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
        stages = {
            "fill": fill,
            "make": make,
            "three": three,
            "docxtpl": by_docxtpl,
            "stop": stop,
            "label": label,
            "check": check,
        }
        stages[stage](folder, count)
        return
    print(f"{'people':>8} {'documents':>10} {'per second':>11} {'CPU ms each':>12} {'peak MB':>8}")
    peaks = []
    for count in COUNTS:
        line = in_processes_of_its_own(count)
        peaks.append(line.split()[-1])
        print(line, end="")
    label_sheets()
    for stage in ("check", "three", "docxtpl", "stop"):
        print(in_processes_of_its_own(CHECKED, stage), end="")
    if UNTOLD in peaks:
        print("peak memory is not told on this system")
        return
    grown = float(peaks[-1]) - float(peaks[0])
    verdict = "within" if grown <= MOST_GROWTH else "MORE THAN"
    print(f"memory grows by {grown:.1f} MB, {verdict} {MOST_GROWTH} MB")


def label_sheets() -> None:
    """Thirty sheets, of each of these as many labels as are on them."""
    for name in LABEL_SHEETS_USED:
        count = SHEETS_OF_LABELS * LABEL_SHEETS[name].count
        line = in_processes_of_its_own(count, "label")
        seconds = float(line.split()[-1])
        verdict = "within" if seconds <= MOST_SECONDS else "MORE THAN"
        print(f"{line.rstrip()} s, {verdict} {MOST_SECONDS:g} s")


def in_processes_of_its_own(count: int, last: str = "make") -> str:
    """The line of one run, which leaves the user's own settings alone."""
    with tempfile.TemporaryDirectory() as folder:
        places = ("XDG_CONFIG_HOME", "HOME", "APPDATA", "LOCALAPPDATA")
        said = [
            subprocess.run(
                [sys.executable, __file__, stage, folder, str(count)],
                check=True,
                capture_output=True,
                text=True,
                env={**os.environ, **dict.fromkeys(places, folder)},
            ).stdout
            for stage in ("fill", last)
        ]
    return said[-1]


def fill(folder: Path, count: int) -> None:
    db = data_file.open_data(folder / "bench.outreach")
    filled(db, count)
    data_file.close(db)


def make(folder: Path, count: int) -> None:
    db = data_file.open_data(folder / "bench.outreach", create=False)
    people = contacts.find(db, f"profession:{PROFESSION}", today=TODAY)
    wall, cpu = time.perf_counter(), time.process_time()
    thanks = "speaking at our open evening"
    plan = letters.plan(db, people, [letters.choice(TEMPLATE)], today=TODAY, thanks_for=thanks)
    now = dt.datetime.combine(TODAY, dt.time(9))
    made = sum(
        outcome.path is not None for outcome in letters.make(db, plan, folder / "out", now=now)
    )
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    data_file.close(db)
    print(
        f"{count:>8,} {made:>10,} {made / wall:>11.0f} {1000 * cpu / made:>12.2f} {peak_memory():>8}"
    )


def label(folder: Path, count: int) -> None:
    """As many labels as fill thirty sheets of one kind."""
    db = data_file.open_data(folder / "bench.outreach", create=False)
    people = contacts.find(db, f"profession:{PROFESSION}", today=TODAY)
    (sheet,) = (
        one
        for name in LABEL_SHEETS_USED
        if SHEETS_OF_LABELS * (one := LABEL_SHEETS[name]).count == count
    )
    wall, cpu = time.perf_counter(), time.process_time()
    found = outcome(addressees.collected(db, people, per=addressees.HOUSEHOLD, today=TODAY))
    collected = time.perf_counter()
    job = outcome(labels.drawn(found, sheet))
    labels.write(job, folder / "labels.docx")
    ended, cpu = time.perf_counter(), time.process_time() - cpu
    data_file.close(db)
    print(
        f"{SHEETS_OF_LABELS} sheets of {sheet.name}, {len(job.texts):,} labels: "
        f"collected in {collected - wall:.2f} s, drawn in {ended - collected:.2f} s, of the processor {cpu:.2f}"
    )


def check(folder: Path, count: int) -> None:
    """Fields, wishes and rules of several documents each, and who lacks what."""
    db = data_file.open_data(folder / "bench.outreach", create=False)
    plan = planned_three(db)
    wall, cpu, lacking = time.perf_counter(), time.process_time(), list[letters.Lack]()
    letters.check(plan, lacking)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    data_file.close(db)
    print(f"{count:,} people x {len(KINDS)} documents checked in {wall:.2f} s, CPU {cpu:.2f} s")


def planned_three(db: Data) -> letters.Plan:
    """The three documents of `KINDS` for everyone of the invented profession."""
    people = contacts.find(db, f"profession:{PROFESSION}", today=TODAY)
    kinds = [letters.choice(name) for name in KINDS]
    return letters.plan(db, people, kinds, today=TODAY, thanks_for="speaking at our open evening")


def three(folder: Path, count: int) -> None:
    """Three documents each, planned and checked, then made, with their rows on the timelines."""
    db = data_file.open_data(folder / "bench.outreach", create=False)
    begun = time.perf_counter()
    plan = planned_three(db)
    letters.check(plan)
    wall, cpu = time.perf_counter(), time.process_time()
    before = wall - begun
    now = dt.datetime.combine(TODAY, dt.time(9))
    made = sum(one.path is not None for one in letters.make(db, plan, folder / "out", now=now))
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    data_file.close(db)
    verdict = "within" if wall <= MOST_TO_MAKE else "MORE THAN"
    print(
        f"{count:,} people x {len(KINDS)}: {made:,} documents planned and checked in {before:.2f} s, made in {wall:.2f} s, "
        f"CPU {cpu:.2f} s, peak {peak_memory()} MB, {verdict} {MOST_TO_MAKE:g} s"
    )


def by_docxtpl(folder: Path, _count: int) -> None:
    """The same templates filled with the same facts by docxtpl, as its documents say; nothing is checked or noted."""
    db = data_file.open_data(folder / "bench.outreach", create=False)
    plan = planned_three(db)
    out = folder / "theirs"
    out.mkdir()
    wall, cpu, made = time.perf_counter(), time.process_time(), 0
    for letter in plan.everything():
        template = DocxTemplate(STARTERS / f"{letter.choice.name}.docx")
        words = Environment()
        words.filters |= dict.fromkeys(("date", "time", "links", "sentence", "qr"), as_text)
        template.render(letter.context, words, autoescape=True)
        template.save(out / f"{letter.choice.name} {made}.docx")
        made += 1
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    data_file.close(db)
    print(
        f"docxtpl, the same {made:,} documents: {wall:.2f} s, CPU {cpu:.2f} s, {made // len(plan.documents)} people"
    )


def as_text(value: object, *_style: object) -> str:
    """For a filter of ours that docxtpl does not have."""
    return str(value)


def stop(folder: Path, count: int) -> None:
    """How long it takes until a run that is told to stop in its middle has stopped, with all rows settled."""
    db = data_file.open_data(folder / "bench.outreach", create=False)
    now = dt.datetime.combine(TODAY, dt.time(9))
    run = letters.make(db, planned_three(db), folder / "out", now=now)
    for _ in range(count):
        next(run)
    wall = time.perf_counter()
    run.close()
    wall = time.perf_counter() - wall
    data_file.close(db)
    verdict = "within" if wall <= MOST_TO_STOP else "MORE THAN"
    print(
        f"stopped {wall * 1000:.0f} ms after it was told to, {verdict} {MOST_TO_STOP * 1000:.0f} ms"
    )


def peak_memory() -> str:
    """In MB, of this process so far."""
    try:
        import resource
    except ImportError:
        return UNTOLD
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit:.1f}"


def filled(db: Data, count: int) -> list[str]:
    """The ids of `count` invented people who work at the sample group's organisations."""
    sample.fill(db, today=TODAY)
    places = [row.organisation.id for row in organisations.tree(db, today=TODAY)]
    with off_the_record(db):
        drafts = [
            ContactDraft(
                title="Dr", first_name="Ann", last_name=f"Example {number}", profession=PROFESSION
            )
            for number in range(count)
        ]
        ids = contact_rows.keep_all(db, drafts)
        for number, contact_id in enumerate(ids):
            place = places[number % len(places)]
            role_rows.add(db, RoleDraft(contact_id=contact_id, organisation_id=place, title="GP"))
    return ids


if __name__ == "__main__":
    main()
