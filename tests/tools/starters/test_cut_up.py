"""Flyers and cards as LibreOffice lays them out: each stands within what is cut out, for long names too."""

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from outreach_desktop.domain.post.sheets import A4, LETTER, LetterSheet
from outreach_desktop.templates import WordTemplate
from outreach_desktop.templates.dressing import cut_up
from outreach_desktop.templates.dressing.dress import Dress, dressed
from outreach_desktop.templates.library.fields import sample
from tests.tools.starters.contexts import bare, long_names
from tests.tools.starters.our_font import with_our_font
from tools.starters import STARTERS

_OFFICE = shutil.which("soffice")
_WORD = re.compile(
    r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)</word>'
)
_MM = 72 / 25.4
_SLACK = 0.3

papers = pytest.mark.parametrize("sheet", [A4, LETTER], ids=lambda sheet: sheet.name)
contexts = pytest.mark.parametrize("context", [sample, bare, long_names])
needs_office = pytest.mark.skipif(_OFFICE is None, reason="LibreOffice is not on this computer")


class Box(NamedTuple):
    """A word on the paper, in millimetres from its upper left corner."""

    left: float
    top: float
    right: float
    foot: float
    text: str


def _printed(name: str, sheet: LetterSheet, context: Any, folder: Path, **dress: Any) -> list[Box]:
    """The words of the only page."""
    made = WordTemplate(dressed(STARTERS[name](), Dress(sheet=sheet.name, **dress)))
    file = folder / "made.docx"
    file.write_bytes(made.render(context, missing="blank"))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = [str(_OFFICE), "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run(
        [*convert, str(file)], check=True, capture_output=True, env=with_our_font(folder)
    )
    pdf = str(file.with_suffix(".pdf"))
    said = subprocess.run(
        ["pdftotext", "-bbox", pdf, "-"], check=True, capture_output=True, text=True
    ).stdout
    assert said.count("<page ") == 1
    size = re.search(r'<page width="([\d.]+)" height="([\d.]+)"', said)
    assert size is not None
    is_wide = name == "flyer"
    expected = (sheet.height, sheet.width) if is_wide else (sheet.width, sheet.height)
    assert [float(one) / _MM for one in size.groups()] == pytest.approx(expected, abs=0.3)
    return [
        Box(float(left) / _MM, float(top) / _MM, float(right) / _MM, float(foot) / _MM, text)
        for left, top, right, foot, text in _WORD.findall(said)
    ]


def _inside(box: Box, left: float, top: float, width: float, height: float) -> bool:
    return (
        box.left >= left - _SLACK
        and box.right <= left + width + _SLACK
        and box.top >= top - _SLACK
        and box.foot <= top + height + _SLACK
    )


@needs_office
@papers
@contexts
def test_each_card_stands_within_a_card_of_the_punched_sheet(
    sheet: LetterSheet, context: Callable[[], Any], tmp_path: Path
) -> None:
    words = _printed("contact-cards", sheet, context(), tmp_path)
    cards = cut_up.cards(sheet)
    held = []
    for number in range(1, cards.count + 1):
        place = cards.place(number)
        held.append(
            [one.text for one in words if _inside(one, place.x, place.y, cards.width, cards.height)]
        )
    assert sum(map(len, held)) == len(words)
    assert all(one == held[0] for one in held)
    assert held[0]


@needs_office
@papers
@contexts
def test_each_flyer_stands_on_its_side_of_the_cut(
    sheet: LetterSheet, context: Callable[[], Any], tmp_path: Path
) -> None:
    words = _printed("flyer", sheet, context(), tmp_path)
    middle = sheet.height / 2
    left = [one.text for one in words if _inside(one, 8, 8, middle - 8, sheet.width - 16)]
    right = [one.text for one in words if _inside(one, middle, 8, middle - 8, sheet.width - 16)]
    assert len(left) + len(right) == len(words)
    assert left == right


@needs_office
@papers
@contexts
def test_the_words_of_each_strip_stand_within_it(
    sheet: LetterSheet, context: Callable[[], Any], tmp_path: Path
) -> None:
    words = [
        one
        for one in _printed("tear-off-poster", sheet, context(), tmp_path)
        if one.top > sheet.height - sheet.footer - 50.6
    ]
    across = sheet.text_width / 8
    held = [
        [
            one.text
            for one in words
            if _inside(
                one, sheet.left + turn * across, sheet.height - sheet.footer - 50.6, across, 50
            )
        ]
        for turn in range(8)
    ]
    assert sum(map(len, held)) == len(words)
    assert all(one == held[0] for one in held)
    assert held[0]
    assert all(one.foot - one.top > one.right - one.left for one in words if len(one.text) > 5)


@needs_office
@pytest.mark.parametrize("name", ["flyer", "contact-cards"])
def test_large_print_leaves_them_as_they_are(name: str, tmp_path: Path) -> None:
    usual = _printed(name, A4, sample(), tmp_path)
    assert _printed(name, A4, sample(), tmp_path, least=18) == usual


@papers
def test_the_cut_is_in_the_middle_of_the_sheet(sheet: LetterSheet) -> None:
    width, height = cut_up.half(sheet)
    assert cut_up.margins(sheet, cut_up.HALF)["left"] + width == pytest.approx(sheet.height / 2)
    assert height + 2 * cut_up.EDGE < sheet.width


@papers
def test_cards_touch_the_edge_of_no_paper(sheet: LetterSheet) -> None:
    left, right = cut_up.card_widths(sheet)
    said = cut_up.margins(sheet, cut_up.CARD)
    assert said["left"] + left + right <= sheet.width
    assert said["top"] + 5 * cut_up.cards(sheet).height + said["bottom"] < sheet.height
