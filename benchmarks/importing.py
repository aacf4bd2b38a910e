"""A list of 10,000 people taken in: new, again without change, and with every telephone changed.

    python -m benchmarks.importing

CPU seconds to look through the file and to take it in, with journal, search, tags, organisations and
roles, against the bare cells put into one table of a file by sqlite-utils.
"""

import csv
import datetime as dt
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import sqlite_utils

from outreach_desktop.services import data_file
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.importing import imports

T = TypeVar("T")
PEOPLE = 10_000
PLACES = 3_000
TODAY = dt.date(2026, 11, 23)
HEADINGS = [
    "Title",
    "First name",
    "Last name",
    "Profession",
    "Email",
    "Phone",
    "Street",
    "Town",
    "Postcode",
    "Organisation",
    "Role",
    "Tags",
]


def main() -> None:
    print(f"{'CPU s':24}{'look':>8}{'take in':>9}   new, updated, unchanged")
    with tempfile.TemporaryDirectory() as folder:
        first, changed = (written(Path(folder) / f"{n}.csv", telephones=n) for n in (0, 1))
        bare, _ = timed(lambda: put(first, Path(folder) / "bare.db"))
        db = data_file.open_data(Path(folder) / "Many.outreach", remember=False)
        took = [
            taken_in(db, name, file)
            for name, file in (("new", first), ("again", first), ("telephones", changed))
        ]
        data_file.close(db)
    print(
        f"{'bare cells':24}{'':8}{bare:9.2f}   {took[0] / bare:.1f} times as long with all the rest"
    )


def taken_in(db: Data, name: str, file: Path) -> float:
    look, plan = timed(lambda: imports.plan(db, file, today=TODAY))
    take, _ = timed(lambda: list(imports.apply(db, plan)))
    counts = f"{plan.new:,}, {plan.updated:,}, {plan.unchanged:,}"
    print(f"{name:24}{look:8.2f}{take:9.2f}   {counts}")
    return take


def put(file: Path, into: Path) -> None:
    """The rows of a file as they are, and nothing else."""
    with file.open(encoding="utf-8", newline="") as rows:
        sqlite_utils.Database(into).table("people").insert_all(csv.DictReader(rows))


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Seconds of CPU, and what came of it."""
    start = time.process_time()
    found = work()
    return time.process_time() - start, found


def written(file: Path, telephones: int) -> Path:
    """A list of people, some of them at one of many places."""
    with file.open("w", encoding="utf-8", newline="") as into:
        writer = csv.writer(into)
        writer.writerow(HEADINGS)
        writer.writerows(_row(number, telephones) for number in range(PEOPLE))
    return file


def _row(number: int, telephones: int) -> tuple[str, ...]:
    place = number % PLACES
    return (
        ("Dr", "Ms", "Mr", "")[number % 4],
        f"Ann{number % 97}",
        f"O'Neil {number}",
        ("GP", "nurse", "urologist")[number % 3],
        f"ann{number}@example.org",
        f"01632 {960_000 + (number + telephones) % 1_000}",
        f"{place} Mill Lane",
        "Ashcombe",
        f"QX{place % 10} {place % 9}AB",
        f"Practice {place}",
        ("GP", "Nurse")[number % 2],
        f"core, county {number % 40}",
    )


if __name__ == "__main__":
    main()
