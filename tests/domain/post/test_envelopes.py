"""An address stands where the window shows it, wherever the sheet lies in its envelope and however it was folded."""

import itertools

import pytest

from outreach_desktop.domain.post.envelopes import (
    C5,
    DL,
    DL_DIN,
    ENVELOPES,
    NUMBER_10,
    PITCH,
    AddressZone,
    Envelope,
    zone,
)

A4 = (210.0, 297.0)
LETTER = (215.9, 279.4)
CASES = [(one, sheet) for one in ENVELOPES.values() for sheet in (A4, LETTER)]


def placed(envelope: Envelope, sheet: tuple[float, float]) -> AddressZone:
    found = zone(envelope, sheet, margin=25)
    assert found is not None
    return found


def panels(envelope: Envelope, sheet: tuple[float, float], marks: tuple[float, ...]) -> set[float]:
    """How high the folded sheet is: at the marks, and in equal parts."""
    parts = next(count for count in range(1, 9) if sheet[1] / count <= envelope.height)
    return {marks[0] if marks else sheet[1], sheet[1] / parts}


def window(envelope: Envelope, slid: float) -> tuple[float, float]:
    """What is seen of a sheet that begins `slid` below the top of the envelope."""
    foot = envelope.height - envelope.from_foot - slid
    return foot - envelope.window_height, foot


@pytest.mark.parametrize(("envelope", "sheet"), CASES)
def test_the_last_line_is_seen_however_the_sheet_was_folded_and_wherever_it_lies(
    envelope: Envelope, sheet: tuple[float, float]
) -> None:
    there = placed(envelope, sheet)
    for panel in panels(envelope, sheet, there.folds):
        most = envelope.height - panel
        for tenth in range(11):
            first, last = window(envelope, most * tenth / 10)
            assert first + envelope.clear <= there.foot - PITCH + 0.05
            assert there.foot <= last - envelope.clear + 0.05


@pytest.mark.parametrize("envelope", [DL, DL_DIN, C5])
def test_no_line_of_an_address_on_a4_slides_out_of_sight(envelope: Envelope) -> None:
    there = placed(envelope, A4)
    for panel in panels(envelope, A4, there.folds):
        for slid in (0.0, envelope.height - panel):
            first, last = window(envelope, slid)
            assert first <= there.top + 0.05
            assert there.foot <= last + 0.05


def test_an_american_address_is_seen_whole_on_a_sheet_that_stands_on_the_foot() -> None:
    there = placed(NUMBER_10, LETTER)
    slid = NUMBER_10.height - there.folds[0]
    first, last = window(NUMBER_10, slid)
    assert first + NUMBER_10.clear <= there.top + 0.05
    assert there.foot + NUMBER_10.clear <= last + 0.05


def test_six_lines_fit_a_british_window_and_five_an_american_one() -> None:
    assert (placed(DL, A4).lines, placed(NUMBER_10, LETTER).lines) == (6, 5)
    assert placed(DL, A4).foot - placed(DL, A4).top == pytest.approx(6 * PITCH)


@pytest.mark.parametrize(("envelope", "sheet"), CASES)
def test_a_line_ends_where_the_window_does_wherever_the_sheet_lies_across(
    envelope: Envelope, sheet: tuple[float, float]
) -> None:
    there, width = placed(envelope, sheet), sheet[0]
    for slid in (0.0, max(envelope.width - width, 0)):
        first = envelope.from_left - slid
        assert first + envelope.clear <= there.left + 0.05
        assert there.left + there.width <= first + envelope.window_width - envelope.clear + 0.05


def test_the_marks_make_a_sheet_that_goes_in_and_leave_no_sliver() -> None:
    for envelope, sheet in CASES:
        marks = placed(envelope, sheet).folds
        edges = (0.0, *marks, sheet[1])
        parts = [after - before for before, after in itertools.pairwise(edges)]
        assert all(20 < part <= envelope.height for part in parts), (envelope.name, parts)


def test_a_sheet_that_is_not_folded_needs_no_marks() -> None:
    c4 = Envelope(
        name="C4", width=229, height=324, from_left=20, from_foot=220, window_width=100, window_height=45
    )  # fmt: skip
    there = placed(c4, A4)
    assert there.folds == ()
    assert there.lines >= 3


def test_a_window_in_which_no_address_can_be_seen_is_told() -> None:
    slit = Envelope(
        name="slit", width=220, height=110, from_left=20, from_foot=18, window_width=90, window_height=9
    )  # fmt: skip
    aside = Envelope(
        name="aside", width=220, height=110, from_left=1, from_foot=18, window_width=30, window_height=35
    )  # fmt: skip
    assert zone(slit, A4, margin=25) is None
    assert zone(aside, A4, margin=25) is None
