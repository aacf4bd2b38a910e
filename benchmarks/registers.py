"""How fast registers are read and searched: `python -m benchmarks.registers`, beside bare csv with executemany, and sqlite3's .import.

`--providers 10000000` makes a file of that size first (11 GB); `--file npidata_pfile.csv` takes one that is there; `--keep FOLDER` leaves the directory in it.
"""

import argparse
import csv
import shutil
import sqlite3
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from random import Random

from benchmarks.made_names import surnames
from benchmarks.made_registers import nhs_lines, nppes_lines, write
from outreach_desktop.domain.labour import outcome
from outreach_desktop.services.registers import finding, reading

_NOW = datetime(2026, 3, 2, 9, 30)
_ASKED = (
    "{surname}", "{short}", "s", "ma", "{surname} {first}", "{first} {short}", "urology {town}", "{town}", "hosp {town}", "cancer center", "{code}",
    "nurse tx {first}", "{first} {initial}", "pharmacy {town} ca", "{zip}", "{short} {initial} {town}",
)  # fmt: skip
_FIRST = ["mary", "james", "john", "linda", "karen", "thomas", "susan"]
_TOWNS = ["newville", "smithtown", "eastburg", "lan", "stevport", "kingdale"]


def seconds(labour: Callable[[], object]) -> tuple[float, float]:
    """On the clock, and of the processor."""
    clock, processor = time.perf_counter(), time.process_time()
    labour()
    return time.perf_counter() - clock, time.process_time() - processor


def told(what: str, rows: int, taken: tuple[float, float]) -> None:
    clock, processor = taken
    print(f"{what:<58} {clock:8.2f} s ({processor:.2f} of the processor) {rows / processor:9,.0f} rows a second of it")  # fmt: skip


def searches(count: int, seed: int = 7) -> list[str]:
    """What people type into the search, letter by letter in the end."""
    chance = Random(seed)
    names = surnames(Random(1))
    found = []
    for number in range(count):
        surname = names[int(len(names) * chance.random() ** 3)].casefold()
        found.append(
            _ASKED[number % len(_ASKED)].format(
                surname=surname,
                short=surname[: chance.randint(2, 5)],
                first=chance.choice(_FIRST),
                initial=chance.choice("abcdefghijklmnoprstw"),
                town=chance.choice(_TOWNS),
                code=str(chance.randint(100_000_000, 999_999_999))[: chance.randint(3, 9)],
                zip=str(chance.randint(10_000, 99_999)),
            )
        )
    return found


def search(folder: Path, rows: int) -> None:
    times, processor, slowest = [], [], ("", 0.0)
    for words in searches(320):
        clock, cpu = time.perf_counter(), time.process_time()
        finding.find(folder, words)
        times.append((time.perf_counter() - clock) * 1000)
        processor.append((time.process_time() - cpu) * 1000)
        slowest = max(slowest, (words, times[-1]), key=lambda one: one[1])
    for name, found in (("by the clock", times), ("of the processor", processor)):
        ends = statistics.quantiles(found, n=100)
        print(f"a search among {rows:,}, {name}: median {statistics.median(found):.1f} ms, 95th {ends[94]:.1f} ms, slowest {max(found):.1f} ms")  # fmt: skip
    print(f"slowest: {slowest[0]!r}")


def bare(file: Path, folder: Path, *, headings: bool) -> None:
    """The cells of the file in a table without types and indexes."""
    db = sqlite3.connect(folder / "bare.sqlite", isolation_level=None)
    db.execute("PRAGMA journal_mode = OFF")
    db.execute("PRAGMA synchronous = OFF")
    with file.open(encoding="utf-8", newline="") as text:
        rows = csv.reader(text)
        first = next(rows)
        columns = ", ".join(f"c{number}" for number in range(len(first)))
        db.execute(f"CREATE TABLE bare ({columns})")
        db.execute("BEGIN")
        insert = f"INSERT INTO bare VALUES ({', '.join('?' * len(first))})"
        if not headings:
            db.execute(insert, first)
        db.executemany(insert, rows)
        db.execute("COMMIT")
    db.close()


def imported(file: Path, folder: Path) -> None:
    program = shutil.which("sqlite3")
    assert program is not None
    command = [program, str(folder / "cli.sqlite"), "-cmd", ".mode csv", f".import '{file}' bare"]
    subprocess.run(command, check=True, capture_output=True)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--providers", type=int, default=1_000_000)
    asked.add_argument("--practices", type=int, default=20_000)
    asked.add_argument("--file", type=Path)
    asked.add_argument("--keep", type=Path)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory(dir=given.keep) as name:
        base = Path(name)
        folder = (given.keep or base) / "Registers"
        practices = write(base / "epraccur.csv", nhs_lines(given.practices))
        taken = [seconds(lambda: outcome(reading.read(folder, practices, now=_NOW))) for _ in range(5)]  # fmt: skip
        told(f"{given.practices:,} practices read (median of five)", given.practices, sorted(taken)[2])  # fmt: skip
        told("   the bare cells by csv and executemany", given.practices, seconds(lambda: bare(practices, base, headings=False)))  # fmt: skip
        file = given.file or write(base / "npidata_pfile.csv", nppes_lines(given.providers))
        size = file.stat().st_size
        taken_one = seconds(lambda: outcome(reading.read(folder, file, now=_NOW, anyway=True)))
        read = {one.register.key: one for one in finding.registers(folder)}["nppes"]
        told(f"{read.count:,} providers read ({size / 1e6:,.0f} MB)", read.count, taken_one)
        print(f"on the disk: {read.path.stat().st_size / 1e6:,.0f} MB, {read.path.stat().st_size / read.count:.0f} bytes each")  # fmt: skip
        if read.count <= 1_000_000:
            told("   the bare cells by csv and executemany", read.count, seconds(lambda: bare(file, Path(tempfile.mkdtemp(dir=base)), headings=True)))  # fmt: skip
            if shutil.which("sqlite3"):
                clock, _ = seconds(lambda: imported(file, base))
                print(f"   the bare cells by sqlite3 .import {clock:29.2f} s")
        search(folder, read.count)


if __name__ == "__main__":
    main()
