"""The Word template engine against its peers: CPU time, from one run, every document for somebody else.

    python -m benchmarks.engine

- a one-page letter (17 fields, every tag split over three runs) and a six-page packet (two looped
  tables of 12 rows, six conditions, a header with a logo, a personal footer), in memory, against
  docxtpl and rust-docxtpl, which load the template for each document; all must hold the same text;
- the first packet of a fresh process;
- 400 letters with personal footers in one file, against docxcompose after docxtpl, and 1,600;
- 10,000 letters to a folder, with the peak of memory.
"""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks import engine_peers as peers
from benchmarks.engine_templates import letter, packet, person, right_footers
from benchmarks.letters import UNTOLD, peak_memory
from outreach_desktop import writing
from outreach_desktop.templates import WordTemplate

LETTERS, MANY = 400, 1_600
FOLDERS = (100, 1_000, 10_000)
STARTS = 7


def main() -> None:
    if len(sys.argv) > 1:
        stage, *words = sys.argv[1:]
        STAGES[stage](*words)
        return
    in_memory()
    first_document()
    one_file()
    to_a_folder()


def in_memory() -> None:
    """Each engine's time for a document, and how many times ours it is."""
    print(f"{'CPU ms a document':26}{'ours':>9}{'docxtpl':>10}{'ratio':>8}{'rust':>10}{'ratio':>8}")
    for name, data in (("letter", letter()), ("packet", packet())):
        template = WordTemplate(data)
        ours = peers.measured(template.render, 200, 9)
        docxtpl = peers.measured(lambda one: peers.docxtpl_document(data, one), 10, 7)  # noqa: B023
        rust = peers.rust_docxtpl(data, 20, 7)
        for other in filter(None, (docxtpl, rust)):
            assert ours.texts == other.texts, "the texts differ"
        line = f"{name:26}{ours.ms:9.3f}{docxtpl.ms:10.2f}{docxtpl.ms / ours.ms:7.0f}x"
        print(line + (f"{rust.ms:10.2f}{rust.ms / ours.ms:7.0f}x" if rust else "   not installed"))


def first_document() -> None:
    """A packet by a process that has made none yet, after its imports: compiling and all."""
    ours, theirs = (
        [
            statistics.median(times)
            for times in zip(*(_told(stage) for _ in range(STARTS)), strict=True)
        ]
        for stage in ("first", "first-docxtpl")
    )
    print(
        f"\n{'CPU ms of the first packet':26}{ours[0]:9.1f}{theirs[0]:10.1f}{theirs[0] / ours[0]:7.1f}x",
        end="",
    )
    print(f"   ours compiles in {ours[1]:.1f}")


def one_file() -> None:
    """Letters in one printable file, all of whose footers are read back."""
    print(
        f"\n{'CPU s for one file':26}{'ours':>9}{'composed':>10}{'ratio':>8}{'footers right':>20}"
    )
    ours, right = _told("together", str(LETTERS))
    theirs, right_of_theirs = _told("composed", str(LETTERS))
    line = f"{f'{LETTERS:,} letters':26}{ours:9.3f}{theirs:10.2f}{theirs / ours:7.0f}x"
    print(f"{line}{right:12,.0f} and {right_of_theirs:,.0f}")
    many, right = _told("together", str(MANY))
    times = f"{many / ours:.1f} times as long"
    print(f"{f'{MANY:,} letters':26}{many:9.3f}{times:>22}{right:>8,.0f}")


def to_a_folder() -> None:
    """Letters each in a file of its own, written and synced as the program writes them."""
    print(f"\n{'letters to a folder':26}{'CPU ms':>9}{'a second':>10}{'peak MB':>10}")
    peaks = []
    for count in FOLDERS:
        cpu, rate, peak = _told("folder", str(count))
        peaks.append(peak)
        print(f"{count:<26,}{cpu:9.2f}{rate:10.0f}{peak:10.1f}")
    if peaks[-1]:
        print(f"memory grows by {peaks[-1] - peaks[0]:.1f} MB")


# -- what runs in a process of its own ---------------------------------------------------------------


def first() -> None:
    data, somebody = packet(), person(1)
    start = time.process_time()
    template = WordTemplate(data)
    compiled = time.process_time() - start
    template.render(somebody)
    print(json.dumps([(time.process_time() - start) * 1000, compiled * 1000]))


def first_docxtpl() -> None:
    data, somebody = packet(), person(1)
    taken, _ = _timed(lambda: peers.docxtpl_document(data, somebody))
    print(json.dumps([taken * 1000]))


def together(count: str) -> None:
    people = [person(number) for number in range(int(count))]
    template = WordTemplate(letter(footer=True))
    template.render_together(people[:1])
    times = [_timed(lambda: template.render_together(people)) for _ in range(3)]
    taken = statistics.median(time for time, _ in times)
    print(json.dumps([taken, right_footers(times[0][1], people)]))


def composed(count: str) -> None:
    people = [person(number) for number in range(int(count))]
    template = letter(footer=True)
    peers.composed(template, people[:2])
    taken, made = _timed(lambda: peers.composed(template, people))
    print(json.dumps([taken, right_footers(made, people)]))


def folder(count: str) -> None:
    template = WordTemplate(letter(footer=True))
    wall, cpu = time.perf_counter(), time.process_time()
    with tempfile.TemporaryDirectory() as place:
        for number in range(int(count)):
            file = Path(place) / f"letter {number}.docx"
            writing.write_new(file, template.render(person(number)))
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    peak = peak_memory()
    told = 0.0 if peak == UNTOLD else float(peak)
    print(json.dumps([1000 * cpu / int(count), int(count) / wall, told]))


STAGES: dict[str, Callable[..., None]] = {
    "first": first,
    "first-docxtpl": first_docxtpl,
    "together": together,
    "composed": composed,
    "folder": folder,
}


def _told(*words: str) -> list[float]:
    command = [sys.executable, "-m", "benchmarks.engine", *words]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=peers.HERE)
    numbers: list[float] = json.loads(done.stdout)
    return numbers


def _timed(work: Callable[[], bytes]) -> tuple[float, bytes]:
    """Seconds of CPU, and what was made."""
    start = time.process_time()
    made = work()
    return time.process_time() - start, made


if __name__ == "__main__":
    main()
