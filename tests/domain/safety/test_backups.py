"""Which backups stay, what they are called, and when one is due."""

import random
from datetime import datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_desktop.domain.safety.backups import (
    Backup,
    before_what,
    compared_with,
    group_of,
    has_fallen,
    is_bulk,
    is_due,
    is_due_elsewhere,
    name_of,
    series_in,
    to_keep,
    understood,
)

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 11, 22, 10, 30, tzinfo=LONDON)

moments = st.integers(-400 * 24 * 60, 400 * 24 * 60).map(lambda m: NOW + timedelta(minutes=m))
reasons = st.sampled_from(["", "", "", "an import", "an update", "a restore"])
some = st.sets(st.builds(Backup, made_at=moments, why=reasons), max_size=60)


def daily(days: int, *, at: datetime = NOW) -> set[Backup]:
    return {Backup(made_at=at - timedelta(days=day)) for day in range(days)}


@given(some)
def test_what_stays_stays_when_it_is_thinned_again(backups: set[Backup]) -> None:
    kept = to_keep(backups, NOW)

    assert kept <= backups
    assert to_keep(kept, NOW) == kept


@given(some)
def test_the_newest_always_stays_and_what_is_from_the_future_does_not_stand_for_it(
    backups: set[Backup],
) -> None:
    kept = to_keep(backups, NOW)
    past = {backup for backup in backups if backup.made_at <= NOW}

    assert backups - past <= kept
    assert not past or max(past) in kept
    assert kept - (backups - past) == to_keep(past, NOW)


@given(some)
def test_all_of_two_days_stays_and_after_that_one_a_day_a_week_a_month(
    backups: set[Backup],
) -> None:
    kept = to_keep(backups, NOW)
    asked = {one for one in backups if one.why in ("an update", "a restore")}

    assert {
        one for one in backups if timedelta(0) <= NOW - one.made_at <= timedelta(days=2)
    } <= kept
    assert {one for one in asked if NOW - one.made_at <= timedelta(days=90)} <= kept
    older = {one for one in kept if NOW - one.made_at > timedelta(days=2)}
    ordinary = {one for one in older if one not in asked or NOW - one.made_at > timedelta(days=90)}
    assert len(ordinary) <= 12 + 8 + 3
    assert len({one.made_at.date() for one in ordinary}) == len(ordinary)


@given(some, st.integers(-500, 500))
def test_no_jump_of_the_clock_takes_the_last_one(backups: set[Backup], days: int) -> None:
    jumped = NOW + timedelta(days=days)
    made = Backup(made_at=jumped)

    kept = to_keep(backups | {made}, jumped)

    assert made in kept
    assert len(kept) >= min(len({one.made_at.date() for one in backups}), 12)


def test_daily_backups_of_two_years_leave_twelve_days_eight_weeks_and_three_months() -> None:
    kept: set[Backup] = set()
    for day in range(730):
        now = NOW - timedelta(days=729 - day)
        kept = to_keep(kept | {Backup(made_at=now)}, now)

    ages = sorted((NOW - one.made_at).days for one in kept)
    assert ages[:15] == list(range(15))
    weeks = ages[15:-3]
    assert len(weeks) == 8
    assert {later - earlier for earlier, later in pairwise(weeks)} == {7}
    assert 130 <= ages[-1] <= 185


def test_hourly_backups_at_any_time_of_the_year_never_leave_a_gap() -> None:
    chance = random.Random(1)
    kept: set[Backup] = set()
    now = NOW - timedelta(days=300)
    while now < NOW:
        now += timedelta(minutes=chance.randint(30, 600))
        kept = to_keep(kept | {Backup(made_at=now)}, now)

    for age, room in ((5, 1), (13, 1), (30, 8), (60, 8), (100, 32), (140, 32)):
        wanted = now - timedelta(days=age)
        nearest = min(abs(one.made_at - wanted) for one in kept)
        assert nearest <= timedelta(days=room), age
    assert len(kept) < 2 * 48 + 24


def test_a_year_ahead_for_an_hour_makes_no_backup_old() -> None:
    before = to_keep(daily(200), NOW)
    ahead = NOW + timedelta(days=365)
    during = to_keep(before | {Backup(made_at=ahead)}, ahead)
    after = to_keep(during | {Backup(made_at=NOW + timedelta(hours=1))}, NOW + timedelta(hours=1))

    assert len(before - during) <= 3  # of two days, a day each stays
    assert Backup(made_at=ahead) in after
    assert during <= after


@pytest.mark.parametrize("hour", [0, 1, 2, 3])
@pytest.mark.parametrize("night", [datetime(2026, 3, 29), datetime(2026, 10, 25)])
def test_the_hour_that_is_there_twice_or_not_at_all_loses_nothing(
    night: datetime, hour: int
) -> None:
    now = night.replace(hour=hour, minute=30, tzinfo=LONDON)
    lately = {Backup(made_at=now - timedelta(minutes=20 * each)) for each in range(100)}

    assert to_keep(lately, now) == lately


@given(st.text(min_size=1, max_size=80).filter(lambda name: "/" not in name), moments, reasons)
def test_a_name_is_understood_as_it_was_meant(group: str, made_at: datetime, why: str) -> None:
    local = made_at.astimezone().replace(microsecond=0)
    for backup in (
        Backup(made_at=local, why=why),
        Backup(made_at=local, why=why, number=12),
        Backup(made_at=local, why="removing 1200 people", locked=True),
    ):
        name = name_of(group, backup)
        assert understood(name, group) == backup
        assert understood(name, series_in(name)) == backup
        assert len(name.encode()) <= 130


def test_names_read_well_and_those_of_other_groups_are_not_taken_for_ours() -> None:
    made_at = datetime(2026, 11, 22, 10, 30).astimezone()
    backup = Backup(made_at=made_at, why="an import", number=2)

    assert name_of("My group", backup) == (
        "My group 2026-11-22 10.30.00 before an import (2).outreach"
    )
    for other in (
        "My group of old 2026-11-22 10.30.00.outreach",
        "My group in summer 2027.outreach",
        "My group 2026-02-30 10.30.00.outreach",
        "My group 2026-11-22 10.30.00.docx",
        "My group 2026-11-22 10.30.00 by hand.outreach",
    ):
        assert understood(other, "My group") is None
    long = "The prostate cancer support group of the three valleys and the coast"
    assert name_of(long, backup) != name_of(f"{long} (new)", backup)


def test_only_the_ending_of_data_files_is_no_part_of_a_group() -> None:
    assert group_of("My group.outreach") == group_of("My group.OUTREACH") == "My group"
    assert group_of("My group.old") == "My group.old"
    assert group_of("Friends of St. Mary.outreach") == "Friends of St. Mary"


def test_people_that_vanish_are_held_against_fourteen_days_of_work_and_the_future() -> None:
    newest = Backup(made_at=NOW)
    long_ago = Backup(made_at=NOW - timedelta(days=61))
    same_day = Backup(made_at=NOW - timedelta(minutes=40))
    ahead = Backup(made_at=NOW + timedelta(days=365))
    locked = Backup(made_at=NOW - timedelta(days=1), locked=True)

    some = {newest, long_ago, same_day, ahead, locked}
    assert compared_with(some, newest) == {long_ago, same_day, ahead}
    assert compared_with(daily(20), newest) == daily(15) - {newest}
    assert has_fallen(49, [10, 99])
    assert not has_fallen(50, [100])
    assert not has_fallen(0, [0])


def test_a_backup_is_due_after_half_an_hour_and_after_one_from_the_future() -> None:
    assert is_due(None, NOW)
    assert not is_due(NOW - timedelta(minutes=29), NOW)
    assert is_due(NOW - timedelta(minutes=30), NOW)
    assert is_due(NOW + timedelta(days=365), NOW)


def test_a_copy_elsewhere_is_due_after_a_fortnight_whichever_way_the_clock_went() -> None:
    assert not is_due_elsewhere(None, NOW, 19)
    assert is_due_elsewhere(None, NOW, 20)
    assert not is_due_elsewhere(NOW - timedelta(days=14), NOW, 20)
    assert is_due_elsewhere(NOW - timedelta(days=15), NOW, 1)
    assert is_due_elsewhere(NOW + timedelta(days=365), NOW, 1)


def test_twenty_five_people_are_many() -> None:
    assert is_bulk(25)
    assert not is_bulk(24)


@pytest.mark.parametrize(
    ("why", "said"),
    [
        ("an import", "Before an import"),
        ("removing 40 people", "Before removing 40 people"),
        ("tagging 1200 people", "Before tagging 1,200 people"),
        ("changing 1200 organisations", "Before changing 1,200 organisations"),
        ("counting sheep", "Before counting sheep"),
    ],
)
def test_what_a_backup_was_made_before_is_said_in_the_readers_words(why: str, said: str) -> None:
    assert before_what(why) == said
