"""What it costs to open and close a large data file: `python -m benchmarks.opening 100000 200000` (people, entries)."""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from outreach_desktop.db.beside import seal
from outreach_desktop.db.engine import rows
from outreach_desktop.db.history.journal import changing
from outreach_desktop.db.shape import soundness
from outreach_desktop.services import data_file
from outreach_desktop.services.data_file import Data

T = TypeVar("T")


def made(path: Path, people: int, entries: int) -> None:
    """A data file of so many people, with entries on their timelines."""
    db = data_file.open_data(path, remember=False)
    with changing(db, "Import"):
        ids = rows.keep_all(
            db,
            "contacts",
            ({"last_name": f"Name {n}", "email": f"n{n}@example.org"} for n in range(people)),
        )
        rows.keep_all(
            db,
            "interactions",
            (
                {"contact_id": ids[n % people], "date": "2026-03-02", "summary": f"Rang {n}"}
                for n in range(entries)
            ),
        )
    data_file.close(db)


def timed(what: str, job: Callable[[], T]) -> T:
    began = time.perf_counter()
    done = job()
    print(f"{what:<52}{time.perf_counter() - began:8.2f} s")
    return done


def main(people: int, entries: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "group.outreach"
        made(path, people, entries)
        print(f"{people:,} people, {entries:,} entries, {path.stat().st_size / 1e6:.0f} MB")

        def opened() -> Data:
            return data_file.open_data(path, remember=False)

        timed("hash alone", lambda: seal.digest(path))
        db = timed("open as it was closed", opened)
        timed("close and seal", lambda: data_file.close(db))
        seal.place(path).unlink()
        db = timed("open without a seal, reading everything", opened)
        timed("  of which the checks", lambda: soundness.faults(db))
        data_file.close(db)
        looked = timed("look at it, in memory", lambda: data_file.look_at(path))
        data_file.close(looked)


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:] or ("100000", "200000")))
