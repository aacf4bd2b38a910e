"""Dates and numbers stay in one line, and the words beside them do not."""

import datetime as dt

import pytest

from outreach_desktop.words import local, unbroken

DAY = dt.date(2026, 3, 4)


@pytest.mark.parametrize(
    ("language", "long", "weekday"),
    [
        ("en-GB", "4~March 2026", "Wednesday 4~March 2026"),
        ("en-US", "March~4, 2026", "Wednesday, March~4, 2026"),
        ("de", "4.~M\u00e4rz 2026", "Mittwoch, 4.~M\u00e4rz 2026"),
        ("fr", "4~mars 2026", "mercredi 4~mars 2026"),
    ],
)
def test_day_and_month_stay_together(language: str, long: str, weekday: str) -> None:
    made = unbroken.date(local.long_date(DAY, language))
    assert made.replace("\u00a0", "~") == long
    made = unbroken.date(local.weekday_date(DAY, language))
    assert made.replace("\u00a0", "~") == weekday


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("01632 960202, ask for Mary", "01632~960202, ask for Mary"),
        ("+44 (0)1632 960 101", "+44~(0)1632~960~101"),
        ("(415) 555-0157 ext. 12", "(415)~555-0157 ext. 12"),
        ("Room 12 or 14", "Room 12 or 14"),
        ("", ""),
    ],
)
def test_the_figures_of_a_number_stay_together(typed: str, kept: str) -> None:
    assert unbroken.number(typed).replace("\u00a0", "~") == kept


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("The Old Corn Store, 14 Weir Lane, Marrowby QX1 4BD", "The Old Corn Store, 14 Weir Lane, Marrowby QX1~4BD"),
        ("EC1A 1BB, W1A 0AX", "EC1A~1BB, W1A~0AX"),
        ("1017 AB Amsterdam", "1017~AB Amsterdam"),
        ("Ottawa ON K1A 0B1", "Ottawa ON K1A~0B1"),
        ("Room B12 3rd floor, M1 2nd left", "Room B12 3rd floor, M1 2nd left"),
        ("10115 Berlin", "10115 Berlin"),
        ("", ""),
    ],
)  # fmt: skip
def test_a_postcode_stays_together(typed: str, kept: str) -> None:
    assert unbroken.postcodes(typed).replace("\u00a0", "~") == kept
