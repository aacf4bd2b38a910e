"""The columns of our exports of organisations are known in every language, and what hangs on them comes back from a cell."""

import os
import subprocess
import sys

import pytest

from outreach_desktop.exchange.own.columns import headings as headings_of_people
from outreach_desktop.exchange.own.columns import keys_of as keys_of_people
from outreach_desktop.exchange.own.places import hung_rows, paths
from outreach_desktop.exchange.own.places.columns import (
    COLUMNS,
    KEYS,
    keys_of,
    keys_of_sheet,
    sheet_columns,
)
from outreach_desktop.exchange.own.places.hung_rows import KINDS

HEADINGS = [column.heading for column in COLUMNS]


def test_every_column_is_known_again_by_its_heading() -> None:
    assert keys_of(HEADINGS) == list(KEYS)
    for kind in KINDS:
        columns = sheet_columns(kind)
        assert keys_of_sheet(kind, [one.heading for one in columns]) == [one.key for one in columns]


def test_they_are_known_in_german_too() -> None:
    told = (
        "from outreach_desktop.exchange.own.places.columns import COLUMNS, sheet_columns;"
        "from outreach_desktop.exchange.own.places.hung_rows import KINDS;"
        "[print(*[c.heading for c in cs], sep='\\t') for cs in (COLUMNS, *map(sheet_columns, KINDS))]"
    )
    ran = subprocess.run(
        [sys.executable, "-c", told],
        env={**os.environ, "OUTREACH_DESKTOP_LANGUAGE": "de", "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    whole, *sheets = (line.split("\t") for line in ran.stdout.splitlines())

    assert whole != HEADINGS
    assert keys_of(whole) == list(KEYS)
    for kind, header in zip(KINDS, sheets, strict=True):
        assert keys_of_sheet(kind, header) == [one.key for one in sheet_columns(kind)]


def test_no_other_list_is_taken_for_one_of_ours() -> None:
    assert keys_of(["Name", "Kind", "Town"]) == []
    assert keys_of(headings_of_people()) == []
    assert keys_of_people(HEADINGS) == []
    assert [keys_of_sheet(kind, HEADINGS) for kind in KINDS] == [[], [], []]


@pytest.mark.parametrize(
    "names",
    [
        (),
        ("Riverside NHS Trust", "Urology"),
        ("A > B", "C"),
        ('The "Old" House', "x\ny"),
        ("100 %", "a;b"),
    ],
)
def test_a_path_comes_back(names: tuple[str, ...]) -> None:
    assert paths.read(paths.written(names)) == names


def test_a_path_reads_as_people_write_one() -> None:
    assert paths.written(["Riverside NHS Trust", "Urology"]) == "Riverside NHS Trust > Urology"
    assert paths.read("Riverside NHS Trust>Urology ") == ("Riverside NHS Trust", "Urology")


def test_rows_come_back_from_a_cell_and_other_words_are_told() -> None:
    kind = next(one for one in KINDS if one.table == "needs")
    rows = ({"kind": "gap", "text": 'no "one";\nat night = never'}, {"text": "a lift"})

    cell = hung_rows.written(rows)

    assert cell.count("\n") == 1
    assert hung_rows.read(kind, cell) == (rows, "")
    assert hung_rows.read(kind, f"{cell}\nring Kay; colour=red") == (rows, "ring Kay; colour=red")
