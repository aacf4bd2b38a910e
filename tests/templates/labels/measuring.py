"""Measures finished pages: where words stand and where lines run, in millimetres from the upper left corner of the paper."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from outreach_desktop.paths import resource

OFFICE, WORDS, DOTS = (shutil.which(one) for one in ("soffice", "pdftotext", "pdftoppm"))
WHY_NOT = "LibreOffice and poppler are not installed"
_MM = 25.4 / 72
_RESOLUTION = 600
_DARK = re.compile(rb"[\x00-\xb0]+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word where it stands: its left and right edge, and its upper and lower."""

    text: str
    left: float
    right: float
    top: float
    foot: float


def as_pdfs(files: Iterable[Path], folder: Path) -> None:
    """Each .docx as a PDF beside it, made by one LibreOffice, which finds the fonts that the program brings."""
    (folder / "data").mkdir()
    (folder / "data/fonts").symlink_to(resource("fonts"))
    home = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    command = [str(OFFICE), "--headless", home, "--convert-to", "pdf", "--outdir", str(folder)]
    own_fonts = {**os.environ, "XDG_DATA_HOME": str(folder / "data")}
    names = [str(file) for file in files]
    subprocess.run([*command, *names], check=True, capture_output=True, timeout=300, env=own_fonts)


def words(pdf: Path) -> list[list[Word]]:
    """The words of each page."""
    command = [str(WORDS), "-bbox", str(pdf), "-"]
    told = subprocess.run(command, check=True, capture_output=True).stdout.decode()
    pages = told.split("<page ")[1:]
    return [[_word(found) for found in _WORD.finditer(page)] for page in pages]


_WORD = re.compile(
    r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>'
)


def _word(found: re.Match[str]) -> Word:
    left, top, right, foot = (float(found[place]) * _MM for place in (1, 2, 3, 4))
    return Word(unescape(found[5]), left, right, top, foot)


class Picture:
    """A page of a PDF as dots, fine enough to measure a tenth of a millimetre."""

    def __init__(self, pdf: Path, page: int = 1) -> None:
        where = ["-f", str(page), "-l", str(page), "-r", str(_RESOLUTION), "-gray", str(pdf)]
        data = subprocess.run([str(DOTS), *where], check=True, capture_output=True).stdout
        head = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", data)
        assert head
        self._wide, self._high = int(head[1]), int(head[2])
        self._dots = data[head.end() :]

    def across(self, y: float) -> list[float]:
        """Where lines are crossed by going across at this height: the middle of each."""
        row = _dot(y)
        return _middles(self._dots[row * self._wide : (row + 1) * self._wide])

    def down(self, x: float) -> list[float]:
        """Where lines are crossed by going down at this distance from the left."""
        return _middles(self._dots[_dot(x) :: self._wide])


def _dot(millimetres: float) -> int:
    return round(millimetres / 25.4 * _RESOLUTION)


def _middles(dots: bytes) -> list[float]:
    return [(one.start() + one.end()) / 2 / _RESOLUTION * 25.4 for one in _DARK.finditer(dots)]
