"""The Word template engine against its peers: CPU time, from one run, every document for somebody else.

    python -m benchmarks.engine

- a one-page letter (17 fields, every tag split over three runs) and a six-page packet (two looped
  tables of 12 rows, six conditions, a header with a logo, a personal footer), in memory, against
  docxtpl and rust-docxtpl, which load the template for each document; all must hold the same text;
- beside each the floor: what the system's own zlib takes for the check sums and the deflating of the parts
  that changed, and joining the zip;
- the first packet of a fresh process, and the first of a template of a hundred pages;
- 400 letters with personal footers in one file, against docxcompose after docxtpl, and 1,600;
- 10,000 letters to a folder, with the peak of memory, and 1,000 beside a bare open, write and fsync of the
  same bytes.
"""

import io
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks import engine_peers as peers
from benchmarks.engine_templates import letter, packet, person, right_footers
from benchmarks.letters import UNTOLD, peak_memory
from outreach_desktop import writing
from outreach_desktop.templates import WordTemplate
from outreach_desktop.templates.engine.word.package.package import Package, packed

LETTERS, MANY = 400, 1_600
FOLDERS = (100, 1_000, 10_000)
STARTS = 7
SAMPLES, ROUNDS = 60, 9
FIRST_OF = (6, 100)  # pages


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
    head = f"{'CPU ms a document':26}{'ours':>9}{'floor':>9}{'ratio':>8}"
    print(f"{head}{'docxtpl':>10}{'ratio':>8}{'rust':>10}{'ratio':>8}")
    for name, data in (("letter", letter()), ("packet", packet())):
        template = WordTemplate(data)
        ours = peers.measured(template.render, 200, 9)
        docxtpl = peers.measured(lambda one: peers.docxtpl_document(data, one), 10, 7)  # noqa: B023
        rust = peers.rust_docxtpl(data, 20, 7)
        for other in filter(None, (docxtpl, rust)):
            assert ours.texts == other.texts, "the texts differ"
        least = floor([template.render(person(number)) for number in range(SAMPLES)])
        line = f"{name:26}{ours.ms:9.3f}{least:9.3f}{ours.ms / least:7.1f}x"
        line += f"{docxtpl.ms:10.2f}{docxtpl.ms / ours.ms:7.0f}x"
        print(line + (f"{rust.ms:10.2f}{rust.ms / ours.ms:7.0f}x" if rust else "   not installed"))


def floor(documents: Sequence[bytes]) -> float:
    """CPU milliseconds a document for what no writer of Word files can leave out.

    That is the check sum and the deflating, as the program deflates, of the parts in which the documents
    differ, and joining the zip, whose other parts are laid out already.
    """
    files = [_parts(one) for one in documents]
    names = [name for name in files[0] if len({file[name] for file in files}) > 1]
    still = Package(packed(name, data) for name, data in files[0].items() if name not in names)
    changed = [[(name, file[name]) for name in names] for file in files]
    taken = []
    for _ in range(ROUNDS):
        start = time.process_time()
        for parts in changed:
            still.zipped([packed(name, data) for name, data in parts])
        taken.append((time.process_time() - start) / len(changed) * 1000)
    return statistics.median(taken)


def _parts(document: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def first_document() -> None:
    """A packet by a process that has made none yet, after its imports: compiling and all."""
    print()
    for pages in FIRST_OF:
        ours, theirs = (
            [
                statistics.median(times)
                for times in zip(*(_told(stage, str(pages)) for _ in range(STARTS)), strict=True)
            ]
            for stage in ("first", "first-docxtpl")
        )
        line = f"{f'first packet of {pages} pages':26}{ours[0]:9.1f}{theirs[0]:10.1f}"
        print(f"{line}{theirs[0] / ours[0]:7.1f}x   ours is opened in {ours[1]:.1f}")


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
    ours, bare = _told("bare", "1000")
    print(f"{'1,000, seconds':26}{ours:9.2f}{bare:10.2f} bare{ours / bare:7.1f}x")


# -- what runs in a process of its own ---------------------------------------------------------------


def first(pages: str) -> None:
    data, somebody = packet(int(pages)), person(1)
    start = time.process_time()
    template = WordTemplate(data)
    compiled = time.process_time() - start
    template.render(somebody)
    print(json.dumps([(time.process_time() - start) * 1000, compiled * 1000]))


def first_docxtpl(pages: str) -> None:
    data, somebody = packet(int(pages)), person(1)
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


def bare(count: str) -> None:
    """Seconds by the clock for letters to a folder, and for the same bytes written and synced by nothing else."""
    template = WordTemplate(letter(footer=True))
    people = [person(number) for number in range(int(count))]
    ours, theirs = [], []
    for _ in range(3):
        with tempfile.TemporaryDirectory() as place:
            start = time.perf_counter()
            for number, one in enumerate(people):
                writing.write_new(Path(place) / f"letter {number}.docx", template.render(one))
            ours.append(time.perf_counter() - start)
        made = [template.render(one) for one in people]
        with tempfile.TemporaryDirectory() as place:
            start = time.perf_counter()
            for number, content in enumerate(made):
                with (Path(place) / f"letter {number}.docx").open("wb") as file:
                    file.write(content)
                    file.flush()
                    os.fsync(file.fileno())
            theirs.append(time.perf_counter() - start)
    print(json.dumps([statistics.median(ours), statistics.median(theirs)]))


STAGES: dict[str, Callable[..., None]] = {
    "first": first,
    "first-docxtpl": first_docxtpl,
    "together": together,
    "composed": composed,
    "folder": folder,
    "bare": bare,
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
