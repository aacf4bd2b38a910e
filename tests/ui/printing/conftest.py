"""Documents to print, and a print system whose commands note what they are asked."""

import datetime as dt
import stat
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from docx import Document
from docx.enum.text import WD_BREAK
from docx.shared import Mm

from outreach_desktop.domain.documents.printing import Piece, Stack
from outreach_desktop.ui.printing import finding
from outreach_desktop.ui.printing.printers import Abilities, PrinterName, PrinterPaper
from tests.ui.printing.pdf import Pdf

A4 = PrinterPaper(key="A4", size=(595.0, 842.0))
LETTER = PrinterPaper(key="Letter", size=(612.0, 792.0))
OFFICE = Abilities(papers=(A4,), usual_paper=A4, two_sided=True)
Letters = Callable[..., Stack]


def write(
    path: Path, words: str, *, pages: int = 1, width: float = 210, height: float = 297
) -> Path:
    """A Word file, whose pages say which they are."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(width), Mm(height)
    for page in range(pages):
        line = document.add_paragraph(f"{words} {page + 1}")
        if page + 1 < pages:
            line.add_run().add_break(WD_BREAK.PAGE)
    document.save(str(path))
    return path


@pytest.fixture
def letters(tmp_path: Path) -> Letters:
    """Makes a stack of so many documents; `pages` says how many pages each has, in turn."""

    def make(count: int, *, pages: tuple[int, ...] = (1,), **paper: float) -> Stack:
        folder = tmp_path / "made"
        folder.mkdir(exist_ok=True)
        pieces = []
        for number in range(1, count + 1):
            name = f"Person {number:02}"
            path = folder / f"{name} - Note.docx"
            write(path, name, pages=pages[(number - 1) % len(pages)], **paper)
            pieces.append(Piece(path=path, title="Note", name=name))
        return Stack(
            kinds="notes", made_at=dt.datetime(2026, 3, 2, 10, tzinfo=dt.UTC), pieces=tuple(pieces)
        )

    return make


@dataclass(frozen=True, slots=True)
class Job:
    """What `lp` was given."""

    words: list[str]
    pdf: Pdf

    def option(self, name: str) -> str:
        told = [word.removeprefix(f"{name}=") for word in self.words if word.startswith(f"{name}=")]
        return told[0] if told else ""


class Queue:
    """A print system of three commands, in a folder that the program finds them in."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        for name in ("lp", "lpstat", "cancel"):
            path = folder / name
            path.write_text(_COMMAND, encoding="utf-8")
            path.chmod(path.stat().st_mode | stat.S_IXUSR)
        self.answer(lp="", lpstat="printer Office is idle.  enabled since today\n")

    def answer(self, **answers: str) -> None:
        """What the commands say from now on; an answer of `lp` is what it complains of."""
        for name, words in answers.items():
            (self._folder / f"{name}.said").write_text(words, encoding="utf-8")

    @property
    def jobs(self) -> list[Job]:
        """What was handed over, in order."""
        every = sorted(self._folder.glob("*.words"))
        return [Job(one.read_text().splitlines(), Pdf(one.with_suffix(".data"))) for one in every]

    @property
    def taken_back(self) -> list[str]:
        path = self._folder / "cancelled"
        return path.read_text().splitlines() if path.exists() else []


_COMMAND = """#!/bin/sh
here=${0%/*}
case ${0##*/} in
lp)
    if [ -s "$here/lp.said" ]; then
        echo "lp: $(cat "$here/lp.said")" >&2
        exit 1
    fi
    number=1
    while [ -e "$here/$number.words" ]; do number=$((number + 1)); done
    cat > "$here/$number.data"
    printf '%s\\n' "$@" > "$here/$number.words"
    echo "request id is Office-$number (0 file(s))" ;;
cancel)
    printf '%s\\n' "$@" > "$here/cancelled" ;;
lpstat)
    if [ "$1" = -o ] && [ -e "$here/waiting.said" ]; then
        cat "$here/waiting.said"
    elif [ "$1" != -o ]; then
        cat "$here/lpstat.said"
    fi ;;
esac
"""


@pytest.fixture
def queue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Queue:
    """One printer, called Office."""
    if not sys.platform.startswith("linux"):
        pytest.skip("elsewhere Qt speaks to the system itself")
    folder = tmp_path / "commands"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder), prepend=":")
    offer(monkeypatch, Office=OFFICE)
    return Queue(folder)


def offer(monkeypatch: pytest.MonkeyPatch, **printers: Abilities | None) -> None:
    """These printers are set up; one without abilities is gone once it is asked."""
    names = [PrinterName(name=name, words=f"{name} printer") for name in printers]
    monkeypatch.setattr(finding, "printers", lambda: names)
    monkeypatch.setattr(finding, "abilities", printers.get)
