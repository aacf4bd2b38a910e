"""What a column is of is told by its cells, as people write them."""

import pytest

from outreach_desktop.exchange import contents


@pytest.mark.parametrize(
    "cells",
    [
        ["Ann Orpen", "Bo Tarn"],
        ["Dr. Ann Orpen", "Mr. Bo Tarn"],
        ["Ann M. Orpen", "J. Robert Tarn"],
        ["Dr. & Mrs. Ian Orpen", "Mr. Bo Tarn & Ms. Joy Hall", "Mr and Mrs Fennick"],
        ["John & Mary Fennick", "Ann Orpen"],
    ],
)
def test_titles_initials_and_two_people_are_names(cells: list[str]) -> None:
    assert contents.are_names(cells)


@pytest.mark.parametrize(
    "cells",
    [
        ["Smith & Jones Solicitors", "Marsh & Sons", "Hall & Reed"],
        ["Tea & Cake", "Books & Art Club"],
        ["Came on Monday. Wants a letter.", "Rang. No answer."],
    ],
)
def test_firms_things_and_sentences_are_no_names(cells: list[str]) -> None:
    assert not contents.are_names(cells)


@pytest.mark.parametrize(
    "cell", ["ann@example.org", "Ann <ann@example.org>", "01632 960001", "QX1 2AB", "3/4/2025"]
)
def test_a_row_with_one_of_these_holds_data(cell: str) -> None:
    assert contents.holds_data(["Ann", "Mere Surgery", cell])


@pytest.mark.parametrize("cell", ["Email", "E01000010", "0.25000001", f"{'long ' * 30}a@b.org"])
def test_a_row_of_names_of_columns_codes_and_sentences_holds_none(cell: str) -> None:
    assert not contents.holds_data(["First name", cell])
