"""What is in a file of labels: texts from the label on that was asked for, and whatever people are called."""

import io

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.table import Table

from outreach_desktop.domain.post.label_jobs import LabelJob, PrinterShift
from outreach_desktop.domain.post.label_lines import LabelText
from outreach_desktop.domain.post.label_sheets import LABEL_SHEETS
from outreach_desktop.domain.post.printed_envelopes import PAPER_ENVELOPES
from outreach_desktop.templates.labels.directions import runs
from outreach_desktop.templates.labels.drawing import made
from outreach_desktop.templates.labels.grid import grid
from tests.templates.audit import mistakes

L7160 = LABEL_SHEETS["L7160"]


def table_of(job: LabelJob) -> Table:
    (found,) = Document(io.BytesIO(made(job))).tables
    return found


def texts(*names: str) -> tuple[LabelText, ...]:
    return tuple(LabelText(lines=(name, "QX1 2AB"), points=11) for name in names)


def in_cells(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_the_first_text_stands_on_the_label_it_is_to_start_at() -> None:
    rows = in_cells(table_of(LabelJob(sheet=L7160, texts=texts("Ann", "Ben"), start=5)))

    assert rows[0] == ["", "", "", "", ""]
    assert rows[1] == ["", "", "Ann\nQX1 2AB", "", "Ben\nQX1 2AB"]
    assert len(rows) == 7


def test_what_does_not_go_on_one_sheet_goes_on_the_next() -> None:
    rows = in_cells(table_of(LabelJob(sheet=L7160, texts=texts("Ann", "Ben"), start=21)))

    assert len(rows) == 14
    assert rows[6][4] == "Ann\nQX1 2AB"
    assert rows[7][0] == "Ben\nQX1 2AB"


def test_nothing_may_be_stretched() -> None:
    table = table_of(LabelJob(sheet=L7160, texts=texts("Ann")))
    heights = [row._tr.find(f".//{qn('w:trHeight')}") for row in table.rows]
    margins = table._tbl.tblPr.findall(f"{qn('w:tblCellMar')}/*")

    assert table.autofit is False
    assert {one.get(qn("w:hRule")) for one in heights} == {"exact"}
    assert {one.get(qn("w:w")) for one in margins} == {"0"}


@pytest.mark.parametrize(
    "shift", [PrinterShift(), PrinterShift(9.9, 9.9), PrinterShift(-9.9, -9.9)]
)
def test_no_shift_pushes_a_row_over_the_edge_of_the_paper(shift: PrinterShift) -> None:
    for sheet in LABEL_SHEETS.values():
        cuts = grid(sheet, shift)
        high = cuts.top + sum(one.size for one in cuts.rows) + cuts.bottom
        wide = cuts.left + sum(one.size for one in cuts.columns) + cuts.right
        assert 20 <= cuts.height - high <= 40, sheet.name
        assert wide == cuts.width, sheet.name
        assert all(one.size > 0 for one in (*cuts.rows, *cuts.columns)), sheet.name


def test_names_of_any_language_and_what_no_file_may_hold_are_drawn() -> None:
    names = (
        "\u05d3\u05d5\u05d3 \u05db\u05d4\u05df",
        "Zo\u00eb \U0001f600",
        "A\x00\x0b & <B>",
        "\u0623\u062d\u0645\u062f Smith",
        "",
    )
    table = table_of(LabelJob(sheet=L7160, texts=texts(*names)))
    said = [cell.text.splitlines()[0] for row in table.rows[:2] for cell in row.cells if cell.text]

    assert said == [names[0], names[1], "A & <B>", names[3], ""]


def test_words_that_run_from_the_right_are_marked() -> None:
    assert [*runs("\u05d3\u05d5\u05d3 \u05db\u05d4\u05df")] == [
        ("\u05d3\u05d5\u05d3 \u05db\u05d4\u05df", True)
    ]
    assert [*runs("Dr \u05d3\u05d5\u05d3 7 Smith")] == [
        ("Dr", False),
        (" \u05d3\u05d5\u05d3 7", True),
        (" Smith", False),
    ]
    assert [*runs("12 High St")] == [("12 High St", False)]


def test_an_envelope_has_the_sender_above_and_the_address_below() -> None:
    envelope = PAPER_ENVELOPES["DL"].sheet
    rows = in_cells(
        table_of(LabelJob(sheet=envelope, texts=texts("Ann"), sender=("Our group", "1 High St")))
    )

    assert rows[0][0] == "Our group\n1 High St"
    assert rows[1] == ["", "Ann\nQX1 2AB"]


@pytest.mark.parametrize("framed", [False, True])
def test_word_accepts_the_file(framed: bool) -> None:
    job = LabelJob(
        sheet=L7160, texts=texts("Ann"), framed=framed, rulers=("Test",) if framed else ()
    )

    assert mistakes(made(job)) == set()
