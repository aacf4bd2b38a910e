"""The order of letters on a line, as the Unicode standard has it; Hebrew stands here for all that runs leftwards."""

import pytest

from outreach_desktop.domain.documents.directions import levels, order, runs_leftwards

# Capitals stand for Hebrew letters, as in the standard's own examples.
_HEBREW = {chr(ord("A") + place): chr(0x5D0 + place) for place in range(26)}
_ARABIC = {"\u0627": "&"}


def seen(text: str, base: int, leftward: bool = False) -> str:
    """The letters from left to right; brackets are not mirrored."""
    written = "".join(_HEBREW.get(letter, letter) for letter in text)
    found = levels(written, base, [leftward] * len(text))
    return "".join(text[place] for place in order(found))


@pytest.mark.parametrize(
    ("text", "base", "shown"),
    [
        ("car means CAR.", 0, "car means RAC."),
        ("car MEANS CAR.", 0, "car RAC SNAEM."),
        ("CAR means car.", 1, ".means car RAC"),
        ("AT 19:30 (FLOOR 2)", 1, ")2 ROOLF( 19:30 TA"),
        ("PRICE 1,250.50 NIS", 1, "SIN 1,250.50 ECIRP"),
        ("PHONE 052-2231525", 1, "052-2231525 ENOHP"),
        ("DISCOUNT 20%!", 1, "!20% TNUOCSID"),
        ("IN ward nine.", 1, ".ward nine NI"),
        ("one ABC 123 DEF two", 0, "one FED 123 CBA two"),
        ("ABC  ", 1, "  CBA"),
        ("ABC  ", 0, "CBA  "),
        ("abc", 1, "abc"),
        ("A\tB", 1, "B\tA"),
        ("", 1, ""),
    ],
)
def test_letters_are_seen_in_the_order_of_the_standard(text: str, base: int, shown: str) -> None:
    assert seen(text, base) == shown


def test_a_sign_at_the_end_of_a_run_goes_with_the_run() -> None:
    assert seen("ABC!", 0) == "CBA!"
    assert seen("ABC!", 0, leftward=True) == "!CBA"


def test_numbers_after_arabic_letters_are_read_as_one() -> None:
    text = "\u0627 1,5 \u0627"
    assert [text[place] for place in order(levels(text, 1))] == list("\u0627 1,5 \u0627")


def test_marks_stand_on_their_letters() -> None:
    text = "\u05e9\u05c1\u05b8"
    assert levels(text, 0) == [1, 1, 1]


@pytest.mark.parametrize(
    ("text", "does"),
    [("Dear Ann", False), ("caf\u00e9", False), ("a \u05d0", True), ("\u0645", True)],
)
def test_what_runs_leftwards_is_known(text: str, does: bool) -> None:
    assert runs_leftwards(text) is does


def test_a_long_line_is_quick_work() -> None:
    text = "\u05d0 1 a, " * 500
    found = levels(text, 1)
    assert sorted(order(found)) == list(range(len(text)))
