"""A list of people taken in: new, again without change, and with every telephone changed; taken back by undo; and vCards.

    python -m benchmarks.importing
    python -m benchmarks.importing --people 100000

CPU seconds to look through the file and to take it in, with journal, search, tags, organisations and
roles, and the longest step between two of which others are answered; beside the same rows put by bare executemany into the same
tables, with the same triggers, and the bare cells put into one table of a file by sqlite-utils.
"""

import argparse
import csv
import datetime as dt
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import sqlite_utils

from outreach_desktop import beginning
from outreach_desktop.db.history.journal import changing
from outreach_desktop.domain.labour import ApartStep
from outreach_desktop.services import data_file, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.importing import imports
from outreach_desktop.services.importing.imports import ImportPlan

T = TypeVar("T")
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


CARDS = 10_000
TABLES = ("organisations", "contacts", "tags", "contact_tags", "roles")
"""What the list fills, each after those that it refers to."""


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("--people", type=int, default=10_000)
    people: int = asked.parse_args().people
    as_the_program_begins()
    print(f"{f'{people:,} people, CPU s':32}{'look':>8}{'take in':>9}{'longest step, ms':>18}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        first, changed = (written(folder / f"{n}.csv", people, telephones=n) for n in (0, 1))
        db = data_file.open_data(folder / "Many.outreach", remember=False)
        took = taken_in(db, "new", first)
        with_triggers = bare_rows(db, folder / "Bare.outreach")
        back, longest = walked(undo.undo_in_steps(db))
        print(f"{'undo of that':32}{'':8}{back:9.2f}{longest:18.0f}")
        again, longest = walked(undo.redo_in_steps(db))
        print(f"{'redo':32}{'':8}{again:9.2f}{longest:18.0f}")
        taken_in(db, "again", first)
        taken_in(db, "telephones", changed)
        data_file.close(db)
        cells, _ = timed(lambda: put(first, folder / "bare.db"))
        print(f"{'the same rows by executemany':32}{'':8}{with_triggers:9.2f}")
        print(f"{'bare cells':32}{'':8}{cells:9.2f}")
        print(
            f"taking in: {took / with_triggers:.1f} times executemany, {took / cells:.1f} times the bare cells;"
            f" undo: {back / took:.2f} of taking in"
        )
        db = data_file.open_data(folder / "Cards.outreach", remember=False)
        taken_in(db, f"{CARDS:,} vCards", cards(folder / "cards.vcf"))
        data_file.close(db)


def as_the_program_begins() -> None:
    """Look for garbage as seldom as the program does."""
    beginning.collect_seldom()
    beginning.keep_what_is_read()


def taken_in(db: Data, name: str, file: Path) -> float:
    read, listed = timed(lambda: imports.understood(imports.read(file)))  # in another process
    plan: ImportPlan | None = None

    def looking() -> Iterator[object]:
        nonlocal plan
        out = frozenset(listed.patients)
        for step in imports.looked_through(db, listed, today=TODAY, without_texts=out):
            plan = step if isinstance(step, ImportPlan) else plan
            yield step

    look, longest_look = walked(looking())
    assert plan is not None
    take, longest_take = walked(imports.apply(db, plan))
    longest = max(longest_look, longest_take)
    counts = f"{plan.new:,} new, {plan.updated:,} updated, {plan.unchanged:,} unchanged"
    print(f"{name:32}{read + look:8.2f}{take:9.2f}{longest:18.0f}   {counts}")
    return take


def walked(steps: Iterator[object]) -> tuple[float, float]:
    """CPU seconds of labour, and milliseconds of its longest step."""
    longest, began = 0.0, time.process_time()
    before = began
    for step in steps:
        now = time.process_time()
        longest, before = max(longest, now - before), now
        if isinstance(step, ApartStep):  # of the backup, which the window has another thread do
            step.run()
            began += time.process_time() - now
            before = time.process_time()
    now = time.process_time()
    return now - began, max(longest, now - before) * 1000


def bare_rows(db: Data, into: Path) -> float:
    """CPU seconds to put what the list made into an empty data file, in one action, by executemany alone."""
    bare = data_file.open_data(into, remember=False)
    rows = {table: list(db.query(f"SELECT * FROM {table}")) for table in TABLES}

    def fill() -> None:
        with changing(bare, "Fill"):
            for table, of_it in rows.items():
                marks = ", ".join("?" * len(of_it[0]))
                statement = f"INSERT INTO {table} ({', '.join(of_it[0])}) VALUES ({marks})"
                bare.conn.executemany(statement, [tuple(row.values()) for row in of_it])

    took, _ = timed(fill)
    data_file.close(bare)
    return took


def cards(file: Path) -> Path:
    """Cards as a phone writes them."""
    with file.open("w", encoding="utf-8", newline="") as into:
        for number in range(CARDS):
            title, first, last, work, email, phone, street, town, code, place, *_ = _row(number, 0)
            into.write(
                f"BEGIN:VCARD\r\nVERSION:3.0\r\nN:{last};{first};;{title};\r\nFN:{first} {last}\r\nTITLE:{work}\r\n"
                f"ORG:{place}\r\nEMAIL;TYPE=WORK:{email}\r\nTEL;TYPE=WORK:{phone}\r\n"
                f"ADR;TYPE=WORK:;;{street};{town};;{code};\r\nEND:VCARD\r\n"
            )
    return file


def put(file: Path, into: Path) -> None:
    """The rows of a file as they are, and nothing else."""
    with file.open(encoding="utf-8", newline="") as rows:
        sqlite_utils.Database(into).table("people").insert_all(csv.DictReader(rows))


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Seconds of CPU, and what came of it."""
    start = time.process_time()
    found = work()
    return time.process_time() - start, found


def written(file: Path, people: int, *, telephones: int) -> Path:
    """A list of people, some of them at one of many places."""
    with file.open("w", encoding="utf-8", newline="") as into:
        writer = csv.writer(into)
        writer.writerow(HEADINGS)
        writer.writerows(_row(number, telephones) for number in range(people))
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
