"""Days as people write them are read where they can be no other, and only there."""

from datetime import date

import pytest

from outreach_desktop.domain.knowing import written_days
from outreach_desktop.domain.knowing.part_dates import PartDate


@pytest.mark.parametrize(
    "text",
    [
        "2019-03-15",
        "2019/3/15",
        "2019-03-15 00:00:00",
        "15/03/2019",
        "03/15/2019",
        "15.03.2019",
        "15. 3. 2019",
        "15 Mar 2019",
        "15-Mar-2019",
        "15th march 2019",
        "March 15, 2019",
        "15. M\u00e4rz 2019",
        "15. Mrz. 2019",
    ],
)
def test_a_day_that_can_be_no_other_is_read(text: str) -> None:
    assert written_days.read(text) == date(2019, 3, 15)
    assert written_days.read(text, in_part=True) == date(2019, 3, 15)


@pytest.mark.parametrize(
    "text",
    [
        *("", "03/04/2019", "03.04.2019", "15/03/19", "15-Mar-19", "Mar-19", "31/02/2019", "30 Feb 2019"),
        *("15 Maybe 2019", "15 Ma 2019", "Maybe 2019", "0/2019", "13/2019", "43539", "spring 2019", "0000", "0001-01-01", "15 Mar 1019"),
    ],
)  # fmt: skip
def test_what_may_be_two_days_or_is_none_is_not_read(text: str) -> None:
    assert written_days.read(text) is None
    assert written_days.read(text, in_part=True) is None


def test_the_same_day_and_month_can_only_be_one_day() -> None:
    assert written_days.read("05/05/2019") == date(2019, 5, 5)


@pytest.mark.parametrize(
    "text",
    [
        "2019-03",
        "Mrz 2019",
        "M\u00e4r. 2019",
        "Mrz. 2019",
        "Mar 2019",
        "Mar-2019",
        "M\u00e4rz 2019",
        "march, 2019",
        "03/2019",
    ],
)
def test_a_month_is_read_only_where_a_part_may_be_known(text: str) -> None:
    assert written_days.read(text, in_part=True) == PartDate(2019, 3)
    assert written_days.read(text) is None


def test_a_year_is_read_only_where_a_part_may_be_known() -> None:
    assert written_days.read("2019", in_part=True) == PartDate(2019)
    assert written_days.read("2019") is None
