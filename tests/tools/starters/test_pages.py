"""The pages of the starters, as LibreOffice lays them out: as many as promised, for whomever and on whatever paper.

The ordinary suite looks at eight of them, `-m slow` at all.
"""

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from outreach_desktop.domain.documents.shipped import BY_NAME
from outreach_desktop.domain.post.sheets import A4, A5, LETTER
from outreach_desktop.templates import WordTemplate
from outreach_desktop.templates.dressing.dress import Dress, dressed
from outreach_desktop.templates.library.fields import sample
from tests.tools.starters.contexts import LETTERS, bare, long_names
from tests.tools.starters.our_font import with_our_font
from tools.starters import STARTERS

_OFFICE = shutil.which("soffice")
_SOME = (
    "introduction",
    "event-invitation",
    "thank-you",
    "how-to-refer",
    "annual-review",
    "who-we-are",
    "thank-you-a5",
    "what-to-expect-a5",
)
_KINDS: dict[str, tuple[Callable[[], dict[str, Any]], Dress]] = {
    "sample": (sample, Dress()),
    "bare": (bare, Dress()),
    "long": (long_names, Dress()),
    "letter": (sample, Dress(sheet=LETTER.name)),
    "large": (sample, Dress(least=16)),
}
_MORE_WITH_LONG_NAMES = {
    **dict.fromkeys(("information-packet", "pre-visit-brief"), 1),
    **dict.fromkeys(("thank-you-a5", "referral-thanks-a5"), 1),
}
_POINT = 1.0
_AT_ONCE = 100
"""Files that LibreOffice is given: of 250 it leaves out the last."""
_IN_LARGE_PRINT = 2
"""Times as many pages at the most, half as large again as they are."""

needs_office = pytest.mark.skipif(_OFFICE is None, reason="LibreOffice is not on this computer")


def _pages(folder: Path, names: tuple[str, ...]) -> dict[tuple[str, str], int]:
    """How many pages each has, of each kind."""
    for name in names:
        for kind, (context, dress) in _KINDS.items():
            drawn = STARTERS[BY_NAME[name].on_whole_sheet if dress.least else name]()
            known = context()
            left_out = {key: list[str]() for key in ("copies", "times", "enclosures")}
            known["letter"] = known["letter"] | left_out  # they take lines more
            made = WordTemplate(dressed(drawn, dress)).render(known, missing="blank")
            (folder / f"{name}+{kind}.docx").write_bytes(made)
    return _printed(folder)


def _printed(folder: Path) -> dict[tuple[str, str], int]:
    """How many pages each document in the folder has, by its name and kind."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    files = sorted(map(str, folder.glob("*.docx")))
    command = [str(_OFFICE), "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder)]
    for first in range(0, len(files), _AT_ONCE):
        some = files[first : first + _AT_ONCE]
        subprocess.run(
            [*command, *some], check=True, capture_output=True, env=with_our_font(folder)
        )
    return {
        (path.stem.partition("+")[0], path.stem.partition("+")[2]): _count(path)
        for path in folder.glob("*.pdf")
    }


def _count(pdf: Path) -> int:
    """Pages are not compressed in what LibreOffice writes."""
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf.read_bytes()))


def _held(found: dict[tuple[str, str], int], names: tuple[str, ...]) -> None:
    assert set(found) == {(name, kind) for name in names for kind in _KINDS}
    wrong = []
    for (name, kind), pages in found.items():
        most = BY_NAME[name].pages
        if kind == "long":
            most += _MORE_WITH_LONG_NAMES.get(name, 0)
        if kind == "large":
            most *= _IN_LARGE_PRINT
        if not 1 <= pages <= most:
            wrong.append((name, kind, pages, most))
    assert not wrong, wrong


@needs_office
def test_eight_starters_have_as_many_pages_as_they_should(tmp_path: Path) -> None:
    _held(_pages(tmp_path, _SOME), _SOME)


@needs_office
@pytest.mark.slow
def test_every_starter_has_as_many_pages_as_it_should(tmp_path: Path) -> None:
    names = tuple(STARTERS)
    _held(_pages(tmp_path, names), names)


@needs_office
@pytest.mark.slow
@pytest.mark.parametrize("name", LETTERS)
def test_thirty_people_together_have_thirty_times_as_many_pages(name: str, tmp_path: Path) -> None:
    template = WordTemplate(STARTERS[name]())
    people = [sample() | {"reference": f"XX-2026-{number:04}"} for number in range(30)]
    for kind, made in (
        ("one", template.render(people[0])),
        ("all", template.render_together(people)),
    ):
        (tmp_path / f"{name}+{kind}.docx").write_bytes(made)
    counted = _printed(tmp_path)
    assert counted[name, "all"] == 30 * counted[name, "one"]


@needs_office
@pytest.mark.slow
@pytest.mark.parametrize("kind", ["sample", "long", "large"])
def test_nothing_stands_outside_of_the_margins_of_half_a_sheet(kind: str, tmp_path: Path) -> None:
    names = tuple(one for one in STARTERS if BY_NAME[one].is_small)
    _pages(tmp_path, names)
    for name in names:
        file = tmp_path / f"{name}+{kind}.pdf"
        text = subprocess.run(
            ["pdftotext", "-bbox", str(file), "-"], check=True, capture_output=True, text=True
        ).stdout
        for page in text.split("<page ")[1:]:
            wide, high = map(float, re.findall(r'(?:width|height)="([\d.]+)"', page)[:2])
            sheet = next(one for one in (A5, A4) if abs(one.width / 25.4 * 72 - wide) < _POINT * 2)
            edges = [
                tuple(map(float, one))
                for one in re.findall(
                    r'xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)"', page
                )
            ]
            assert edges
            assert min(one[0] for one in edges) >= sheet.left / 25.4 * 72 - _POINT, (name, kind)
            assert max(one[2] for one in edges) <= wide - sheet.right / 25.4 * 72 + _POINT
            assert max(one[3] for one in edges) <= high
            assert (sheet is A4) == (kind == "large")
