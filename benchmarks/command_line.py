"""How soon a command answers: ours against a Python that only imports click and sqlite-utils.

    python benchmarks/command_line.py

The peer is the least that any command line on the same libraries can take. Every figure is the median
of `RUNS` starts of a process, and importing and listing are done with `PEOPLE` people.
"""

import csv
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = 9
PEOPLE = 1_000
OURS = [sys.executable, "-m", "outreach_desktop"]
ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        write_people(Path(folder, "people.csv"))
        data = [*OURS, "--data", "group.outreach"]
        peer = median([sys.executable, "-c", "import click, sqlite_utils"], folder)
        first = once([*data, "import", "people.csv"], folder)
        again = median([*data, "import", "people.csv"], folder)
        print(f"{'':<44}{'seconds':>8}{'ratio':>8}")
        for name, seconds in {
            "python that imports click and sqlite-utils": peer,
            "--version": median([*OURS, "--version"], folder),
            "--help": median([*OURS, "--help"], folder),
            f"contacts of {PEOPLE}, one found": median([*data, "contacts", "lee500"], folder),
            f"contacts --json, all {PEOPLE}": median([*data, "contacts", "--json"], folder),
            f"import of {PEOPLE}, the first time": first,
            f"import of {PEOPLE}, nothing new": again,
        }.items():
            print(f"{name:<44}{seconds:>8.3f}{seconds / peer:>8.1f}")


def write_people(path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(["First name", "Last name", "Organisation", "Role", "E-mail", "Postcode"])
        for number in range(PEOPLE):
            at = f"Practice {number % 50}"
            mail = f"{number}@example.org"
            table.writerow(["Ann", f"Lee{number}", at, "Nurse", mail, f"QX{number % 50} 1AA"])


def median(command: list[str], folder: str) -> float:
    return statistics.median(once(command, folder) for _ in range(RUNS))


def once(command: list[str], folder: str) -> float:
    """Seconds on the clock for one process, which keeps its settings in `folder`."""
    own = {"HOME": folder, "XDG_CONFIG_HOME": folder, "PYTHONPATH": str(ROOT)}
    start = time.perf_counter()
    subprocess.run(command, cwd=folder, env={**os.environ, **own}, check=True, capture_output=True)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
