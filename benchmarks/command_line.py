"""How soon a command answers: ours against a program of click that says one word, and a Python that imports our libraries.

    python benchmarks/command_line.py

The second is the least that any command line on the same libraries can take. Every figure is the median
of `RUNS` starts of a process in turn, by the clock and of CPU, and importing and listing are done with `PEOPLE` people.
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
_CLICK = "import click; click.command()(lambda: click.echo('Hello'))()"
_LIBRARIES = "import click, sqlite_utils"
ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Fill a data file, start each in turn, print medians."""
    with tempfile.TemporaryDirectory() as folder:
        write_people(Path(folder, "people.csv"))
        data = [*OURS, "--data", "group.outreach"]
        first = once([*data, "import", "people.csv"], folder)
        runs = {
            "a program of click that says one word": [sys.executable, "-c", _CLICK],
            "python that imports click and sqlite-utils": [sys.executable, "-c", _LIBRARIES],
            "--version": [*OURS, "--version"],
            "--help": [*OURS, "--help"],
            f"contacts of {PEOPLE}, one found": [*data, "contacts", "lee500"],
            f"contacts --json, all {PEOPLE}": [*data, "contacts", "--json"],
            f"import of {PEOPLE}, nothing new": [*data, "import", "people.csv"],
        }
        taken: dict[str, list[tuple[float, float]]] = {name: [] for name in runs}
        for _ in range(RUNS):
            for name, command in runs.items():
                taken[name].append(once(command, folder))
    said = {
        name: tuple(statistics.median(each) for each in zip(*times, strict=True))
        for name, times in taken.items()
    }
    least = next(iter(said.values()))[1]
    print(f"{'':<44}{'clock':>8}{'CPU':>8}{'ratio':>8}")
    for name, (clock, cpu) in {**said, f"import of {PEOPLE}, the first time": first}.items():
        print(f"{name:<44}{clock:>8.3f}{cpu:>8.3f}{cpu / least:>8.1f}")


def write_people(path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(["First name", "Last name", "Organisation", "Role", "E-mail", "Postcode"])
        for number in range(PEOPLE):
            at = f"Practice {number % 50}"
            mail = f"{number}@example.org"
            table.writerow(["Ann", f"Lee{number}", at, "Nurse", mail, f"QX{number % 50} 1AA"])


def once(command: list[str], folder: str) -> tuple[float, float]:
    """Seconds by the clock and of CPU for one process, which keeps its settings and what Python compiles in `folder`."""
    own = {"HOME": folder, "XDG_CONFIG_HOME": folder, "PYTHONPATH": str(ROOT)}
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    own["PYTHONPYCACHEPREFIX"] = f"{folder}/compiled"
    start, before = time.perf_counter(), os.times()
    subprocess.run(command, cwd=folder, env={**kept, **own}, check=True, capture_output=True)
    after = os.times()
    cpu = after.children_user + after.children_system
    cpu -= before.children_user + before.children_system
    return time.perf_counter() - start, cpu


if __name__ == "__main__":
    main()
