"""Of a day as much is kept as is known, and a year is not its first day."""

import datetime as dt
import pickle

import pytest

from outreach_desktop.domain import contacts, memberships, roles
from outreach_desktop.domain.fields import FieldKind
from outreach_desktop.domain.knowing.part_dates import KNOWN_IN_PART, PartDate, day, ends_before
from outreach_desktop.domain.roles import RoleDraft, is_current
from outreach_desktop.domain.safety.moments import may_stand_in
from outreach_desktop.words.local import long_date, short_date

YEAR, MONTH = PartDate(2019), PartDate(2019, 3)
FIRST = dt.date(2019, 1, 1)


def test_it_is_written_as_far_as_it_is_known_and_read_again() -> None:
    for one in (YEAR, MONTH, dt.date(2019, 3, 4)):
        assert day(one.isoformat()) == one
        assert type(day(one.isoformat())) is type(one)
        assert pickle.loads(pickle.dumps(one)) == one
    assert (str(YEAR), str(MONTH)) == ("2019", "2019-03")


@pytest.mark.parametrize(
    "text", ["", "19", "2019-13", "2019-00", "0000", "2019-02-30", "now", "2019-3"]
)
def test_what_is_no_day_month_or_year_is_none(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        day(text)


def test_a_year_is_neither_its_first_month_nor_its_first_day() -> None:
    assert len({YEAR, PartDate(2019, 1), FIRST}) == 3
    assert YEAR != FIRST
    assert FIRST != YEAR
    assert PartDate(2019) == YEAR


def test_it_is_compared_as_its_first_day() -> None:
    assert dt.date(2018, 12, 31) < YEAR < MONTH < dt.date(2019, 3, 2)
    assert max(YEAR, dt.date(2019, 5, 1)) == dt.date(2019, 5, 1)


def test_it_reads_as_far_as_it_is_known() -> None:
    assert (short_date(YEAR), short_date(MONTH)) == ("2019", "Mar 2019")
    assert (long_date(YEAR), long_date(MONTH)) == ("2019", "March 2019")
    assert long_date(MONTH, "de") == "M\u00e4rz 2019"


@pytest.mark.parametrize(
    ("start", "end", "is_wrong"),
    [
        (MONTH, YEAR, False),
        (MONTH, MONTH, False),
        (MONTH, PartDate(2018), True),
        (MONTH, PartDate(2019, 2), True),
        (dt.date(2019, 3, 4), MONTH, False),
        (dt.date(2019, 3, 4), dt.date(2019, 3, 3), True),
        (YEAR, dt.date(2019, 1, 1), False),
    ],
)
def test_an_end_is_before_the_start_only_where_that_is_known(
    start: dt.date, end: dt.date, *, is_wrong: bool
) -> None:
    assert ends_before(start, end) == is_wrong
    draft = RoleDraft(contact_id="a", organisation_id="b", starts_on=start, ends_on=end)
    assert bool(roles.problems(draft)) == is_wrong


def test_a_role_is_held_from_the_month_on_in_which_it_began() -> None:
    role = RoleDraft(contact_id="a", organisation_id="b", starts_on=MONTH)
    assert is_current(role, dt.date(2019, 3, 1))
    assert not is_current(role, dt.date(2019, 2, 28))


def test_a_role_is_held_to_the_end_of_the_month_or_year_in_which_it_ends() -> None:
    for end in (PartDate(2026), PartDate(2026, 11)):
        role = RoleDraft(contact_id="a", organisation_id="b", ends_on=end)
        assert is_current(role, dt.date(2026, 11, 30))
    assert not is_current(role, dt.date(2026, 12, 1))


def test_only_the_days_that_are_named_may_be_known_in_part() -> None:
    described = {
        "contacts": contacts.FIELDS,
        "memberships": memberships.FIELDS,
        "roles": roles.FIELDS,
    }
    for table, name in KNOWN_IN_PART:
        assert described[table][name].kind is FieldKind.DATE
        assert may_stand_in(table, name, "2019-03")
        assert not may_stand_in(table, name, "2019-13")
    assert not may_stand_in("contacts", "checked_on", "2019")
