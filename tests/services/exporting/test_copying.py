"""Copied rows paste into spreadsheets as a table: days are days, and nothing becomes a formula."""

import subprocess
from datetime import date
from pathlib import Path
from shutil import which

import openpyxl
import pytest

from outreach_desktop.services.exporting.copying import Value, as_tables

ROWS: list[list[Value]] = [
    ["Dr Ann O'Neil", date(2026, 1, 5), 2_400, "01632 960202", None],
    ["=HYPERLINK(1)", None, 0, "+44 1632", "<b>\nbold"],
]
HEADINGS = ["Name", "Last contact", "People", "Phone", "Notes"]


def test_plain_text_has_headings_tabs_and_days_that_every_program_knows() -> None:
    copied = as_tables(HEADINGS, ROWS)
    assert copied.count == 2
    assert copied.plain.split("\n") == [
        "Name\tLast contact\tPeople\tPhone\tNotes",
        "Dr Ann O'Neil\t2026-01-05\t2400\t01632 960202\t",
        "'=HYPERLINK(1)\t\t0\t'+44 1632\t<b> bold",
    ]


def test_the_table_says_which_cells_are_days_numbers_and_text() -> None:
    rich = as_tables(HEADINGS, ROWS).rich
    assert 'sdval="46027" sdnum="1033;0;YYYY-MM-DD"' in rich
    assert "mso-number-format:yyyy\\-mm\\-dd" in rich
    assert '<td sdval="2400" sdnum="1033;">2400</td>' in rich
    assert "&lt;b&gt; bold" in rich
    assert "&#x27;=HYPERLINK(1)" in rich


@pytest.mark.slow
@pytest.mark.skipif(not which("soffice"), reason="LibreOffice is not here")
def test_libreoffice_reads_real_days_and_keeps_the_noughts_of_phone_numbers(tmp_path: Path) -> None:
    page = tmp_path / "copied.html"
    page.write_text(as_tables(HEADINGS, ROWS).rich, encoding="utf-8")
    home = f"-env:UserInstallation=file://{tmp_path / 'home'}"
    to_calc = ("--infilter=HTML (StarCalc)", "--convert-to", "xlsx", "--outdir")
    subprocess.run(
        ["soffice", home, "--headless", *to_calc, tmp_path, page], check=True, timeout=120
    )
    sheet = openpyxl.load_workbook(tmp_path / "copied.xlsx").active
    first, second = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2, max_row=3)]
    assert first[1].date() == date(2026, 1, 5)
    assert (first[2], first[3]) == (2_400, "01632 960202")
    assert second[0] == "'=HYPERLINK(1)"
