"""What the table of proofs says is what was tried."""

import re
from datetime import date
from pathlib import Path

import pytest

from tests.reliability.counts import _shares
from tests.reliability.page import BEGIN, END, Row, lines, with_rows

PROMISED = {
    *(f"R{number}" for number in range(1, 16)),
    "S1",
    "S2",
    "S3",
    "S4",
    "S5",
    "S6",
    "S7",
    "S8",
    "S9",
    "S10",
    "S12",
    "S13",
    "S14",
    "S15",
    "S16",
    "S17",
}
_ON = date(2026, 3, 2)
_EMPTY = f"Prose.\n\n{BEGIN}\n{END}\n\nMore prose.\n"


def row(name: str = "R6", what: str = "bits flipped", **numbers: int) -> Row:
    return Row(name, what, tests=1, in_full=True, seen=1, seconds=2.4, numbers=numbers)


@pytest.mark.parametrize(("full", "shares"), [(2000, 8), (2001, 8), (5, 8), (1, 8), (7, 3)])
def test_all_cases_are_dealt_out_and_none_twice(full: int, shares: int) -> None:
    dealt = _shares(in_full=True, quick=1, full=full, shares=shares)

    assert sum(share.count for share in dealt) == full
    assert len({share.number for share in dealt}) == len(dealt) <= shares


def test_a_line_at_the_end_of_a_run_has_all_that_a_proof_counted() -> None:
    rows = [row(flips=2000, found=2000), row(what="cut short", cuts=20, found=20)]

    assert lines(rows) == ["R6   2,000 flips, 2,000 found; 20 cuts, 20 found"]


def test_rows_stand_in_the_order_of_their_numbers_and_the_prose_stays() -> None:
    page = with_rows(_EMPTY, [row("S9"), row("R10"), row("R2", cuts=3)], _ON)

    found = [line.split(" | ")[0] for line in page.splitlines() if line.startswith(("| R", "| S"))]
    assert found == ["| R2", "| R10", "| S9"]
    assert "| R2 | bits flipped | in full | 3 cuts | holds | 2 | 2026-03-02 |" in page
    assert page.startswith("Prose.")
    assert page.endswith("More prose.\n")


def test_proving_some_leaves_the_rows_of_the_others() -> None:
    before = with_rows(_EMPTY, [row("R6", flips=200), row("R8", drills=20)], _ON)

    after = with_rows(before, [row("R6", what="in other words", flips=2000)], _ON)

    assert "| R8 | bits flipped | in full | 20 drills" in after
    assert "200 flips" not in after.replace("2,000 flips", "")
    assert "in other words" in after


def test_a_proof_that_failed_or_could_not_be_tried_says_so_in_its_row() -> None:
    failed, skipped = row("R1"), row("R4")
    failed.failed, failed.tests = 1, 8
    skipped.skipped = "needs a small disk"

    page = with_rows(_EMPTY, [failed, skipped], _ON)

    assert "**1 of 8 parts failed**" in page
    assert "not tried: needs a small disk" in page


def test_a_run_that_was_stopped_proves_nothing() -> None:
    assert not Row("R1", "kills", tests=8, in_full=True, seen=7).is_whole


def test_a_trial_with_few_cases_is_told_as_one() -> None:
    trial = row("R1", kills=60)
    trial.in_full = False

    assert "| few | 60 kills |" in with_rows(_EMPTY, [trial], _ON)


def test_a_trial_leaves_the_row_of_a_full_run_unless_it_fails() -> None:
    before = with_rows(_EMPTY, [row("R1", kills=500)], _ON)
    trial = row("R1", kills=15)
    trial.in_full = False

    assert "| 500 kills |" in with_rows(before, [trial], _ON)
    trial.failed = 1
    assert "| few | 15 kills | **1 of 1" in with_rows(before, [trial], _ON)


def test_every_promise_has_its_proof() -> None:
    rooms = (Path(__file__).parent, Path(__file__).parents[1] / "hostile")
    paths = [path for room in rooms for path in room.rglob("test_*.py")]
    tests = [path.read_text(encoding="utf-8") for path in paths]
    marks = re.compile(r"^@proof\(\s*\"([RS]\d+)\"", re.MULTILINE)

    assert {name for text in tests for name in marks.findall(text)} == PROMISED
