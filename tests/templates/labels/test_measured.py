"""Labels lie where the table of their sheet says, to 0.2 mm: measured on finished pages of LibreOffice and of our own printing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.post.address_block import Addressed
from outreach_desktop.domain.post.label_jobs import LabelJob, PrinterShift
from outreach_desktop.domain.post.label_lines import LabelText, fitted, room
from outreach_desktop.domain.post.label_sheets import LABEL_SHEETS, LabelSheet
from outreach_desktop.domain.post.printed_envelopes import PAPER_ENVELOPES
from outreach_desktop.templates.labels.drawing import made
from tests.templates.labels import measuring
from tests.templates.labels.measuring import Picture, as_pdfs, words

CLOSE = 0.2
_NEAR = 1.2  # within a label, and not in its text
EVERY = [*LABEL_SHEETS.values(), *(one.sheet for one in PAPER_ENVELOPES.values())]
SOME = [one for one in EVERY if one.name in ("L7160", "L7651", "3474", "L4785", "5167", "DL")]
"""Small and large ones, with and without gaps, with no margin, on both papers, and an envelope."""
SHEETS = 2

needs_office = pytest.mark.skipif(
    not (measuring.OFFICE and measuring.WORDS and measuring.DOTS), reason=measuring.WHY_NOT
)
needs_poppler = pytest.mark.skipif(
    not (measuring.WORDS and measuring.DOTS), reason="poppler is not installed"
)


def address(sheet: LabelSheet, number: int) -> LabelText:
    to = Addressed(
        name=f"Label{number} Person",
        role="Consultant",
        organisation="Marrowby General Hospital",
        address=Address(street="Priory Road", town="Marrowby", postcode="QX1 2AB"),
    )
    return fitted(to, room(sheet, sheet.place(number)), home_country=frozenset())


def job(sheet: LabelSheet, *, framed: bool = False, shift: PrinterShift | None = None) -> LabelJob:
    """Full sheets: two of text, or one of frames with the rulers behind it."""
    count = sheet.count if framed else sheet.count * SHEETS
    return LabelJob(
        sheet=sheet,
        texts=tuple(address(sheet, number) for number in range(1, count + 1)),
        framed=framed,
        rulers=("Test sheet", "A hundred millimetres") if framed else (),
        shift=shift or PrinterShift(),
    )


def written(
    folder: Path, sheets: list[LabelSheet], shift: PrinterShift | None = None
) -> list[Path]:
    """Two documents for each sheet."""
    files = []
    for number, sheet in enumerate(sheets):
        for kind, framed in (("text", False), ("frames", True)):
            file = folder / f"{number}-{kind}.docx"
            file.write_bytes(made(job(sheet, framed=framed, shift=shift)))
            files.append(file)
    return files


def by_ourselves(files: list[Path]) -> None:
    """The same pages as our own printing paints them, in a process that may have no screen."""
    command = [sys.executable, "-c", _PAINT, *map(str, files)]
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    subprocess.run(command, check=True, timeout=300, env=env)


_PAINT = """
import sys
from pathlib import Path
from outreach_desktop.templates.engine.look import look
from outreach_desktop.ui.paper.pdf import made
for file in map(Path, sys.argv[1:]):
    file.with_suffix(".pdf").write_bytes(made(look(file.read_bytes())))
"""


def check_text(sheet: LabelSheet, pdf: Path, shift: PrinterShift) -> None:
    """Each label has its own words on its own sheet, nothing drifts, and no empty page follows."""
    pages = words(pdf)
    assert len(pages) == SHEETS, (sheet.name, len(pages))
    above = []
    for number in range(1, sheet.count * SHEETS + 1):
        place = sheet.place(number)
        inside = room(sheet, place)
        (found,) = [one for one in pages[place.sheet] if one.text == f"Label{number}"]
        assert abs(found.left - (place.x + shift.right + inside.x)) <= CLOSE, (sheet.name, number)
        above.append(found.top - (place.y + shift.down + inside.y + inside.height / 2))
    assert max(above) - min(above) <= CLOSE, (sheet.name, min(above), max(above))


def check_frames(sheet: LabelSheet, pdf: Path, shift: PrinterShift) -> None:
    """Every edge of every label is where it should be, but for those that the edge of the paper cuts off."""
    assert len(words(pdf)) == 2, sheet.name
    picture = Picture(pdf)
    for number in range(1, sheet.count + 1):
        place = sheet.place(number)
        x, y = place.x + shift.right, place.y + shift.down
        across, down = picture.across(max(y, 0) + _NEAR), picture.down(max(x, 0) + _NEAR)
        for wanted, found, end in (
            (x, across, sheet.paper_width),
            (x + sheet.width, across, sheet.paper_width),
            (y, down, sheet.paper_height),
            (y + sheet.height, down, sheet.paper_height),
        ):
            if 0.5 < wanted < end - 1:
                off = min(abs(one - wanted) for one in found)
                assert off <= CLOSE, (sheet.name, number, wanted, found)


def check(sheets: list[LabelSheet], folder: Path, shift: PrinterShift | None = None) -> None:
    for number, sheet in enumerate(sheets):
        check_text(sheet, folder / f"{number}-text.pdf", shift or PrinterShift())
        check_frames(sheet, folder / f"{number}-frames.pdf", shift or PrinterShift())


@needs_office
def test_labels_lie_where_the_table_says_in_libreoffice(tmp_path: Path) -> None:
    as_pdfs(written(tmp_path, SOME), tmp_path)

    check(SOME, tmp_path)


@pytest.mark.slow
@needs_office
def test_every_sheet_lies_where_the_table_says_in_libreoffice(tmp_path: Path) -> None:
    as_pdfs(written(tmp_path, EVERY), tmp_path)

    check(EVERY, tmp_path)


@needs_poppler
def test_labels_lie_where_the_table_says_as_we_print_them(tmp_path: Path) -> None:
    by_ourselves(written(tmp_path, SOME))

    check(SOME, tmp_path)


@pytest.mark.slow
@needs_poppler
def test_every_sheet_lies_where_the_table_says_as_we_print_them(tmp_path: Path) -> None:
    by_ourselves(written(tmp_path, EVERY))

    check(EVERY, tmp_path)


@pytest.mark.parametrize(
    "shift", [PrinterShift(1.3, 2.1), PrinterShift(-2.4, -0.7)], ids=["right, down", "left, up"]
)
@needs_office
def test_all_of_it_moves_for_a_printer_that_is_off(tmp_path: Path, shift: PrinterShift) -> None:
    some = [one for one in SOME if one.name in ("L7160", "3474")]
    as_pdfs(written(tmp_path, some, shift), tmp_path)

    check(some, tmp_path, shift)


@needs_office
def test_no_row_is_displaced_by_what_people_are_called(tmp_path: Path) -> None:
    names = (
        "Aloysius " * 40,
        "x" * 300,
        "\u05d3\u05d5\u05d3 \u05db\u05d4\u05df",
        "Zo\u00eb \U0001f600",
        "\u738b\u5c0f\u660e",
    )
    sheet = LABEL_SHEETS["L7160"]
    texts = tuple(
        fitted(
            Addressed(
                name=name,
                role="Consultant urological surgeon and clinical lead",
                address=Address(street="Priory Road", postcode="QX1 2AB"),
            ),
            room(sheet, sheet.place(number)),
            home_country=frozenset(),
        )
        for number, name in enumerate(names * 5, 1)
    )[: sheet.count]
    file = tmp_path / "0-frames.docx"
    file.write_bytes(made(LabelJob(sheet=sheet, texts=texts, framed=True, rulers=("Test sheet",))))
    as_pdfs([file], tmp_path)

    check_frames(sheet, file.with_suffix(".pdf"), PrinterShift())


@needs_office
def test_the_rulers_of_a_test_sheet_are_a_hundred_millimetres_long(tmp_path: Path) -> None:
    file = tmp_path / "test.docx"
    file.write_bytes(made(job(LABEL_SHEETS["L7160"], framed=True)))
    as_pdfs([file], tmp_path)
    picture = Picture(file.with_suffix(".pdf"), page=2)
    ends_at = [word for word in words(file.with_suffix(".pdf"))[1] if word.text == "100"]
    marks = max(ends_at, key=lambda word: word.right)
    ends = picture.across(marks.top - 1)
    lines = [one for one in picture.down(ends[0] + 1) if one > marks.foot]

    assert ends[-1] - ends[0] == pytest.approx(100, abs=CLOSE)
    assert lines[-1] - lines[0] == pytest.approx(100, abs=CLOSE)
