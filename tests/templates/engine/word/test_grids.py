"""Columns that are looped over or left out: the grid and the cells of the table agree."""

import re

import pytest

from outreach_desktop.templates import WordTemplate
from tests.templates.audit import new_mistakes
from tests.templates.listed import paragraph
from tests.templates.word import body, part

FOR, END = "{%tc for m in ms %}", "{%tc endfor %}"
ROW = ("Name", FOR, "{{ m }}", END, "Total")


def cell(text: str, width: int = 1800, *, span: int = 1, kind: str = "dxa") -> str:
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="{kind}"/>{spanned}</w:tcPr>{paragraph(text)}</w:tc>'


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr>{properties}{''.join(cells)}</w:tr>"


def table(*rows: str, widths: tuple[int, ...] = (1800,) * 5) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def read(xml: str, months: int) -> tuple[list[int], list[list[int]]]:
    """The widths of the columns, and those of the cells of each row."""
    template = body(xml + paragraph("end"))
    finished = WordTemplate(template).render(
        {"ms": [str(one) for one in range(months)], "no": False}
    )
    assert not new_mistakes(finished, template)
    made = part(finished)
    rows = [
        [int(width) for width in re.findall(r'<w:tcW w:w="(\d+)"', one)]
        for one in made.split("</w:tr>")[:-1]
    ]
    return [int(width) for width in re.findall(r'<w:gridCol w:w="(\d+)"', made)], rows


@pytest.mark.parametrize(
    ("months", "widths"),
    [(0, [4500, 4500]), (1, [3000] * 3), (3, [1800] * 5), (4, [1500] * 6)],
)
def test_the_cells_share_the_width_that_the_table_had(months: int, widths: list[int]) -> None:
    columns, rows = read(table(row(*map(cell, ROW)), row(*map(cell, ROW))), months)

    assert columns == widths
    assert rows == [widths] * 2


def test_columns_keep_their_proportions() -> None:
    cells = [
        cell("Name", 4000),
        cell(FOR, 100),
        cell("{{ m }}", 1000),
        cell(END, 100),
        cell("Total", 2000),
    ]
    columns, rows = read(table(row(*cells), widths=(4000, 100, 1000, 100, 2000)), 3)

    assert columns == rows[0]
    assert sum(columns) == 7200
    assert columns[0] == 4 * columns[1] == 2 * columns[4]


def test_a_cell_over_several_columns_is_as_wide_as_they_are_together() -> None:
    heading = row(cell("All", 1800), cell("{% colspan ms|length + 1 %}months", 7200))
    columns, rows = read(table(heading, row(*map(cell, ROW))), 2)

    assert columns == [2250] * 4
    assert rows == [[2250, 6750], [2250] * 4]


def test_rows_that_begin_later_and_end_earlier_keep_their_place() -> None:
    short = row(
        cell("x"), properties='<w:trPr><w:gridBefore w:val="1"/><w:gridAfter w:val="1"/></w:trPr>'
    )
    columns, rows = read(table(row(*map(cell, ROW)), short), 1)

    assert (columns, rows[1]) == ([3000] * 3, [3000])


def test_widths_in_hundredths_are_said_so_again() -> None:
    cells = [cell(text, 1000, kind="pct") for text in ROW]
    columns, rows = read(table(row(*cells)), 2)

    assert columns == [2250] * 4
    assert rows == [[1250] * 4]


def test_widths_that_word_chooses_are_left_to_it() -> None:
    cells = [cell(text, 0, kind="auto") for text in ROW]

    assert read(table(row(*cells)), 1)[1] == [[0, 0, 0]]


def test_a_table_inside_a_cell_keeps_its_own_columns() -> None:
    inner = table(row(cell("a", 500), cell("b", 700)), widths=(500, 700))
    outer = f'<w:tc><w:tcPr><w:tcW w:w="1800" w:type="dxa"/></w:tcPr>{inner}{paragraph("x")}</w:tc>'
    columns, rows = read(table(row(outer, *map(cell, ROW[1:]))), 1)

    assert columns == [3000, 3000, 3000, 500, 700]
    assert rows == [[3000, 500, 700], [3000, 3000]]


def test_columns_on_a_condition_make_room() -> None:
    cells = [cell(text) for text in ("Item", "{%tc if no %}", "Price", "{%tc endif %}", "Sum")]

    assert read(table(row(*cells)), 0) == ([4500, 4500], [[4500, 4500]])
