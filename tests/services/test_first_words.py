"""A new data file: its group has a name and something to say, and nobody did that."""

import datetime as dt
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from outreach_desktop.domain.group import problems
from outreach_desktop.domain.post.point_kinds import POINT_KINDS
from outreach_desktop.paths import resource
from outreach_desktop.services import data_file, group, sample, undo
from outreach_desktop.services.data_file import Data

# The four measures a group is asked for, with their targets.
MEASURES = {
    "Referral volume": "+15% in 6 months",
    "Timeliness": "2 days",
    "Patient satisfaction": "Above 8",
    "Staff satisfaction": "Above 9",
}


@pytest.fixture
def new(tmp_path: Path) -> Iterator[Data]:
    db = data_file.open_data(tmp_path / "Lakeside Carers.outreach")
    yield db
    data_file.close(db)


def test_a_new_group_is_called_as_its_file_is(new: Data) -> None:
    assert group.profile(new).name == "Lakeside Carers"


def test_a_new_group_has_something_to_say_of_every_kind(new: Data) -> None:
    profile = group.profile(new)

    assert {point.kind for point in profile.points} == set(POINT_KINDS)
    assert problems(profile) == ()
    assert profile.privacy_line
    for point in profile.points:
        columns = (point.heading, point.text, point.more)
        filled = len(POINT_KINDS[point.kind].columns)
        assert all(columns[:filled]), point
        assert not any(columns[filled:]), point


def test_the_measures_are_the_four_that_are_asked_for(new: Data) -> None:
    points = group.profile(new).points

    assert {one.heading: one.more for one in points if one.kind == "measure"} == MEASURES


def test_the_first_words_name_nobody_and_promise_no_telephone(new: Data) -> None:
    words = resource("first-words.toml").read_text(encoding="utf-8")
    said = " ".join(str(point) for point in tomllib.loads(words)["points"])

    assert "@" not in said
    assert not any(sample_word in said for sample_word in ("01632", "Wend", "prostate"))


def test_there_is_nothing_to_undo_in_a_new_file(new: Data) -> None:
    assert undo.next_undo(new) is None
    assert undo.history(new) == []


def test_a_change_of_the_first_words_is_undone_to_them(new: Data) -> None:
    before = group.profile(new)
    group.save_profile(new, replace(before, points=before.points[:3]))

    undo.undo(new)

    assert group.profile(new) == before


def test_a_file_that_is_there_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "Lakeside.outreach"
    db = data_file.open_data(path)
    group.save_profile(db, replace(group.profile(db), name="Lakeside Support", points=()))
    data_file.close(db)

    db = data_file.open_data(path)

    assert (group.profile(db).name, group.profile(db).points) == ("Lakeside Support", ())
    data_file.close(db)


def test_the_sample_group_has_its_own_words_and_no_others(tmp_path: Path) -> None:
    path = tmp_path / "Sample group.outreach"
    sample.write_sample(path, today=dt.date(2026, 3, 2))

    db = data_file.open_data(path)

    points = group.profile(db).points
    assert len(points) == db.execute("SELECT count(*) FROM points").fetchone()[0]
    assert not MEASURES.keys() & {point.heading for point in points}
    data_file.close(db)


def test_a_file_whose_first_words_could_not_be_written_is_not_there(tmp_path: Path) -> None:
    def fail(_: Data) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        data_file.open_data(tmp_path / "mine.outreach", begin=fail)

    assert [path.name for path in tmp_path.iterdir() if ".lock" not in path.suffixes] == []
