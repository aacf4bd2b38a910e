"""A real print system: what arrives at the printer is what was asked for, in order.

Needs cupsd and its commands (on Debian: apt-get install cups cups-client cups-filters); run with
python3 start.py test -m slow tests/ui/printing
"""

import json
import os
import shutil
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.ui.printing.conftest import write
from tests.ui.printing.pdf import Pdf

CUPSD = shutil.which("cupsd", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
_LACKING = [name for name in ("lp", "lpstat", "lpadmin") if shutil.which(name) is None]
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        CUPSD is None or bool(_LACKING),
        reason="there is no CUPS on this computer: apt-get install cups cups-client cups-filters",
    ),
]
_ROOT = Path(__file__).resolve().parents[3]

# What a job is made of when it arrives: the backend of the queue, the last thing before the paper.
_BACKEND = """#!/bin/sh
[ $# -ge 5 ] || exit 0
out="${DEVICE_URI#keep:}"
if [ -n "$6" ]; then cat "$6"; else cat; fi > "$out/$1.data"
printf '%s\\n' "$3" "$4" "$5" > "$out/$1.told"
"""
_PPD = """*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "OFFICE.PPD"
*Manufacturer: "Nobody"
*Product: "(Office printer)"
*ModelName: "Office printer"
*ShortNickName: "Office printer"
*NickName: "Office printer"
*PSVersion: "(3010.000) 0"
*LanguageLevel: "3"
*ColorDevice: True
*DefaultColorSpace: RGB
*FileSystem: False
*cupsFilter2: "application/pdf application/vnd.cups-pdf 0 -"
*OpenUI *PageSize: PickOne
*OrderDependency: 10 AnySetup *PageSize
*DefaultPageSize: A4
{sizes}
*CloseUI: *PageSize
*OpenUI *PageRegion: PickOne
*OrderDependency: 10 AnySetup *PageRegion
*DefaultPageRegion: A4
{regions}
*CloseUI: *PageRegion
*DefaultImageableArea: A4
{areas}
*DefaultPaperDimension: A4
{dimensions}
*OpenUI *Duplex: PickOne
*OrderDependency: 20 AnySetup *Duplex
*DefaultDuplex: None
*Duplex None/Off: "<</Duplex false>>setpagedevice"
*Duplex DuplexNoTumble/Long edge: "<</Duplex true/Tumble false>>setpagedevice"
*Duplex DuplexTumble/Short edge: "<</Duplex true/Tumble true>>setpagedevice"
*CloseUI: *Duplex
*DefaultFont: Courier
*Font Courier: Standard "(001.000)" Standard ROM
"""
_PAPERS = {"A4": (595, 842), "A5": (420, 595)}


@dataclass(frozen=True, slots=True)
class Arrived:
    title: str
    copies: str
    options: list[str]
    pdf: Pdf


class Server:
    """A print system of its own, in a folder, with one printer that keeps what it is given."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.kept = folder / "kept"
        self.socket = folder / "sock"
        for name in ("root", "bin/backend", "state", "spool", "cache", "tmp", "log", "kept"):
            (folder / name).mkdir(parents=True)
        for one in (folder, self.kept, folder / "tmp"):
            one.chmod(0o777)
        for name in ("filter", "monitor", "notifier", "daemon", "driver", "cgi-bin"):
            (folder / "bin" / name).symlink_to(f"/usr/lib/cups/{name}")
        backend = folder / "bin" / "backend" / "keep"
        backend.write_text(_BACKEND)
        backend.chmod(backend.stat().st_mode | stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH)
        self._configure()
        self._process = subprocess.Popen(
            [str(CUPSD), "-f", "-c", str(folder / "cupsd.conf"), "-s", str(folder / "files.conf")],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._wait_until(lambda: "is running" in self.says("lpstat", "-r"))

    def _configure(self) -> None:
        anybody = "Order allow,deny\nAllow all"
        (self.folder / "cupsd.conf").write_text(
            f"LogLevel warn\nListen {self.socket}\nBrowsing No\nDefaultAuthType None\n"
            f"WebInterface No\n<Location />\n{anybody}\n</Location>\n"
            f"<Location /admin>\n{anybody}\n</Location>\n"
            f"<Policy default>\n<Limit All>\n{anybody}\n</Limit>\n</Policy>\n"
        )
        places = {
            "ServerRoot": "root",
            "ServerBin": "bin",
            "StateDir": "state",
            "RequestRoot": "spool",
            "CacheDir": "cache",
            "TempDir": "tmp",
            "ErrorLog": "log/error",
            "AccessLog": "log/access",
            "PageLog": "log/page",
        }
        lines = [f"{name} {self.folder / where}" for name, where in places.items()]
        files = self.folder / "files.conf"
        files.write_text("\n".join([*lines, "DataDir /usr/share/cups", "SystemGroup root", ""]))
        files.chmod(0o600)

    def add_printer(self) -> None:
        def each(key: str, value: str) -> str:
            return "\n".join(
                f'*{key} {name}: "{value.format(width=width, height=height, w=width - 12, h=height - 12)}"'
                for name, (width, height) in _PAPERS.items()
            )

        device = "<</PageSize[{width} {height}]/ImagingBBox null>>setpagedevice"
        ppd = self.folder / "office.ppd"
        ppd.write_text(
            _PPD.format(
                sizes=each("PageSize", device),
                regions=each("PageRegion", device),
                areas=each("ImageableArea", "12 12 {w} {h}"),
                dimensions=each("PaperDimension", "{width} {height}"),
            )
        )
        self.says("lpadmin", "-p", "Office", "-E", "-v", f"keep:{self.kept}", "-P", str(ppd))

    @property
    def environment(self) -> dict[str, str]:
        kept = {**os.environ, "CUPS_SERVER": str(self.socket), "LC_ALL": "C.UTF-8"}
        return {**kept, "QT_QPA_PLATFORM": "offscreen"}

    def says(self, *command: str) -> str:
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True)
        return done.stdout + done.stderr

    def arrived(self, count: int) -> list[Arrived]:
        """So many jobs, in the order in which they left the queue."""
        self._wait_until(lambda: len(list(self.kept.glob("*.told"))) >= count)
        told = sorted(self.kept.glob("*.told"), key=lambda path: int(path.stem))
        assert len(told) == count
        assert told == sorted(told, key=lambda path: path.stat().st_mtime_ns)
        found = []
        for one in told:
            title, copies, options = one.read_text().splitlines()[:3]
            found.append(Arrived(title, copies, options.split(), Pdf(one.with_suffix(".data"))))
        return found

    def begin_anew(self) -> None:
        self.says("cupsenable", "Office")
        self.says("cupsaccept", "Office")
        self.says("cancel", "-a", "Office")
        for one in self.kept.iterdir():
            one.unlink()

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait()

    def _wait_until(self, what: Any) -> None:
        until = time.monotonic() + 60
        while not what():
            assert time.monotonic() < until, (self.folder / "log" / "error").read_text()
            assert self._process.poll() is None, "cupsd ended"
            time.sleep(0.05)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """In a folder that the user of the print system may enter, which those of pytest are not."""
    with tempfile.TemporaryDirectory(prefix="cups-") as folder:
        server = Server(Path(folder))
        server.add_printer()
        yield server
        server.stop()


@pytest.fixture
def office(server: Server) -> Server:
    server.begin_anew()
    return server


class Person:
    """Prints in a process of its own."""

    def __init__(self, office: Server, folder: Path) -> None:
        self._office = office
        self._folder = folder

    def prints(self, files: list[Path], **wishes: Any) -> dict[str, str]:
        with self.begins(files, **wishes) as process:
            said, _ = process.communicate()
        assert process.returncode == 0
        return dict(json.loads(said.splitlines()[0]))

    def begins(self, files: list[Path], **wishes: Any) -> "subprocess.Popen[str]":
        asked = {
            "files": [str(file) for file in files],
            "settings": str(self._folder / "settings"),
            "printer": "Office",
            **wishes,
        }
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.ui.printing.child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=_ROOT,
            env=self._office.environment,
            text=True,
        )
        assert process.stdin is not None
        process.stdin.write(json.dumps(asked))
        process.stdin.close()
        process.stdin = None
        return process


@pytest.fixture
def person(office: Server, tmp_path: Path) -> Person:
    return Person(office, tmp_path)


def letters(folder: Path, count: int, pages: tuple[int, ...] = (1,), **paper: float) -> list[Path]:
    names = [f"Person {number:02}" for number in range(1, count + 1)]
    return [
        write(folder / f"{name}.docx", name, pages=pages[place % len(pages)], **paper)
        for place, name in enumerate(names)
    ]


@pytest.mark.parametrize("through_qt", [False, True], ids=["with lp", "through Qt"])
def test_sides_paper_copies_and_order_arrive_as_they_were_asked_for(
    person: Person, office: Server, tmp_path: Path, through_qt: bool
) -> None:
    said = person.prints(
        letters(tmp_path, 12, (1, 2)), two_sided=True, copies=2, through_qt=through_qt
    )

    assert said["summary"] == "12 documents, 18 pages, on 24 sheets of A4, both sides, 2 copies."
    assert said["result"] == "12 documents, 18 pages, were sent to Office 2 times."
    (job,) = office.arrived(1)
    assert job.title == "Notes"
    assert job.copies == "2"
    assert {"sides=two-sided-long-edge", "Duplex=DuplexNoTumble", "media=A4"} <= set(job.options)
    assert "landscape" not in job.options
    firsts = [text for text in job.pdf.texts if text.endswith(" 1")]
    assert firsts == [f"Person {number:02} 1" for number in range(1, 13)]
    sides = [place for place, text in enumerate(job.pdf.texts) if text.endswith(" 1")]
    assert all(place % 2 == 0 for place in sides), "somebody begins on the back of another"


def test_a_large_batch_arrives_in_order(person: Person, office: Server, tmp_path: Path) -> None:
    person.prints(letters(tmp_path, 101))

    jobs = office.arrived(3)
    assert [job.title for job in jobs] == [f"Notes ({n} of 3)" for n in (1, 2, 3)]
    every = [text for job in jobs for text in job.pdf.texts]
    assert every == [f"Person {number:02} 1" for number in range(1, 102)]
    assert all("sides=one-sided" in job.options for job in jobs)


@pytest.mark.parametrize("through_qt", [False, True], ids=["with lp", "through Qt"])
def test_mixed_papers_are_jobs_for_their_own_trays_and_landscape_is_turned(
    person: Person, office: Server, tmp_path: Path, through_qt: bool
) -> None:
    tall = letters(tmp_path, 1)
    (tmp_path / "small").mkdir()
    small = letters(tmp_path / "small", 1, width=148, height=210)
    (tmp_path / "wide").mkdir()
    wide = letters(tmp_path / "wide", 1, width=297, height=210)

    person.prints([*tall, *wide, *small], through_qt=through_qt)

    large, little = office.arrived(2)
    assert "media=A4" in large.options
    assert [page.size for page in large.pdf.pages] == [(595, 842)] * 2
    assert "media=A5" in little.options
    assert [page.size for page in little.pdf.pages] == [(420, 595)]
    assert "landscape" not in large.options


def test_a_paper_that_the_printer_lacks_is_said_and_fitted(
    person: Person, office: Server, tmp_path: Path
) -> None:
    said = person.prints(letters(tmp_path, 1, width=215.9, height=279.4))

    assert said["known"].startswith("This printer has no Letter: the pages are made to fit on A4.")
    (job,) = office.arrived(1)
    assert "media=A4" in job.options
    assert job.pdf.pages[0].size == (595, 842)


def test_grey_arrives_grey(person: Person, office: Server, tmp_path: Path) -> None:
    person.prints(letters(tmp_path, 1), grey=True)

    (job,) = office.arrived(1)
    assert "print-color-mode=monochrome" in job.options
    assert job.pdf.is_grey


def test_a_paused_printer_is_said_to_be_and_its_jobs_are_followed(
    person: Person, office: Server, tmp_path: Path
) -> None:
    office.says("cupsdisable", "Office")

    with person.begins(letters(tmp_path, 2), state="paused", follow=True) as process:
        assert process.stdout is not None
        said = json.loads(process.stdout.readline())
        assert said["result"] == "2 documents, 2 pages, were sent to Office."
        waits = json.loads(process.stdout.readline())
        assert waits.startswith("One job is still in the printer\u2019s queue.")
        assert list(office.kept.iterdir()) == []
        office.says("cupsenable", "Office")
        assert process.wait() == 0
    assert len(office.arrived(1)) == 1


def test_a_printer_that_takes_no_jobs_is_said_to(
    person: Person, office: Server, tmp_path: Path
) -> None:
    office.says("cupsreject", "Office")

    said = person.prints(letters(tmp_path, 1))

    assert said["banner"].startswith("The printer takes no jobs at the moment.")
    assert said["result"] == ""


def test_cancel_takes_back_what_waits(person: Person, office: Server, tmp_path: Path) -> None:
    office.says("cupsdisable", "Office")

    said = person.prints(letters(tmp_path, 60), cancel_at=45)

    assert said["banner"].startswith("Cancelled: the first 30 documents had been sent.")
    assert office.says("lpstat", "-o", "Office") == ""
