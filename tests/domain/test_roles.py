"""Roles: which of them is held, and which a letter uses."""

from datetime import date, timedelta

import pytest

from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.organisations import Organisation
from outreach_desktop.domain.problems import Problem
from outreach_desktop.domain.roles import (
    Role,
    RoleDraft,
    address_lines,
    is_current,
    main_role,
    problems,
)

TODAY = date(2026, 3, 4)
DAY = timedelta(days=1)


def role(
    key: str = "r1",
    *,
    is_main: bool = False,
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> Role:
    return Role(
        id=key,
        contact_id="c1",
        organisation_id="o1",
        is_main=is_main,
        starts_on=starts_on,
        ends_on=ends_on,
    )


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "held"),
    [
        (None, None, True),
        (TODAY, None, True),
        (None, TODAY, True),
        (TODAY, TODAY, True),
        (TODAY + DAY, None, False),
        (None, TODAY - DAY, False),
    ],
)
def test_the_first_and_the_last_day_of_a_role_count(
    starts_on: date | None, ends_on: date | None, held: bool
) -> None:
    assert is_current(role(starts_on=starts_on, ends_on=ends_on), TODAY) is held


def test_the_role_marked_main_is_the_one_a_letter_uses() -> None:
    newer = role("newer", starts_on=TODAY - DAY)
    main = role("main", is_main=True, starts_on=TODAY - 100 * DAY)

    assert main_role([newer, main], TODAY) == main


def test_a_main_role_that_has_ended_gives_way_to_a_current_one() -> None:
    ended = role("ended", is_main=True, ends_on=TODAY - DAY)
    current = role("current")

    assert main_role([ended, current], TODAY) == current


def test_without_a_mark_the_role_begun_last_is_used() -> None:
    older, newer = role("a", starts_on=TODAY - 9 * DAY), role("b", starts_on=TODAY - DAY)

    assert main_role([newer, older], TODAY) == newer


def test_the_choice_between_equal_roles_does_not_depend_on_their_order() -> None:
    one, two = role("1"), role("2")

    assert main_role([one, two], TODAY) == main_role([two, one], TODAY)


def test_somebody_who_has_left_everywhere_has_no_main_role() -> None:
    assert main_role([role(ends_on=TODAY - DAY)], TODAY) is None
    assert main_role([], TODAY) is None


def test_what_is_wrong_with_a_role_is_said_in_reading_order() -> None:
    draft = RoleDraft(
        contact_id="c1", organisation_id="", email="a\nb", starts_on=TODAY, ends_on=TODAY - DAY
    )

    assert problems(draft) == (
        Problem("organisation_id", "Choose an organisation."),
        Problem("email", "Type it in one line."),
        Problem("ends_on", "Choose an end that is not before the start."),
    )


def test_a_role_of_one_day_is_fine() -> None:
    assert problems(role(starts_on=TODAY, ends_on=TODAY)) == ()


BRITAIN = frozenset({"united kingdom"})
QUAY = Address(street="2 Quay Street", town="Lakeside", country="United Kingdom")
HOME = Address(town="Eastgate")
GENERAL = Organisation(id="o1", name="Lakeside General", kind="hospital", address=QUAY)
UROLOGY = Organisation(id="o2", name="Urology", kind="department")


def test_an_envelope_goes_to_where_somebody_works() -> None:
    lines = address_lines(role(), [GENERAL], HOME, home_country=BRITAIN)

    assert lines == ("Lakeside General", "2 Quay Street", "Lakeside")


def test_a_department_stands_above_its_hospital() -> None:
    lines = address_lines(role(), [GENERAL, UROLOGY], HOME, home_country=BRITAIN)

    assert lines == ("Urology", "Lakeside General", "2 Quay Street", "Lakeside")


def test_who_works_nowhere_with_an_address_gets_post_at_home() -> None:
    assert address_lines(None, [], HOME) == ("Eastgate",)
    assert address_lines(role(), [UROLOGY], HOME) == ("Eastgate",)
    assert address_lines(role(), [UROLOGY], Address(country="United Kingdom")) == ()
