"""How long a list takes to go out: `python benchmarks/exporting.py 100000`, beside what the bare libraries take for the same rows."""

import csv
import io
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from finding_people import TODAY, fill

from outreach_desktop.domain.labour import outcome
from outreach_desktop.services import contacts
from outreach_desktop.services.data_file import open_in_memory
from outreach_desktop.services.exporting import exports


def seconds(labour: Callable[[], object]) -> tuple[float, float]:
    """On the clock, and of the processor."""
    clock, processor = time.perf_counter(), time.process_time()
    labour()
    return time.perf_counter() - clock, time.process_time() - processor


def main() -> None:
    people = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    db = open_in_memory()
    fill(db, people)
    ids = contacts.find(db, today=TODAY)
    with tempfile.TemporaryDirectory() as folder:
        for name, version in (("a.csv", ""), ("a.vcf", "4.0"), ("old.vcf", "3.0"), ("a.xlsx", "")):
            path = Path(folder) / name

            def write(path: Path = path, version: str = version) -> None:
                outcome(exports.write(db, path, ids, today=TODAY, vcard=version or "4.0"))

            clock, processor = seconds(write)
            size = path.stat().st_size / 1_000_000
            print(f"{clock:7.2f} s ({processor:.2f} of the processor) {size:7.1f} MB  {name}")
        with (Path(folder) / "a.csv").open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        bare = csv.writer(io.StringIO(), quoting=csv.QUOTE_ALL)
        print(f"{seconds(lambda: bare.writerows(rows))[0]:7.2f} s  the same rows by csv alone")


if __name__ == "__main__":
    main()
