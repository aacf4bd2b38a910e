"""House rules, needs and ways to refer in a list of ours that somebody wrote in: nothing of them is lost without a word."""

from datetime import date
from pathlib import Path

import pytest

from outreach_desktop.domain.labour import outcome
from outreach_desktop.services import organisations
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.exporting import places
from outreach_desktop.services.importing import imports
from outreach_desktop.services.importing.imports import ImportPlan
from outreach_desktop.services.knowing import house_rules, referral_routes
from tests import builders
from tests.conftest import TODAY


def taken_in(db: Data, path: Path, was: str, becomes: str) -> ImportPlan:
    """The list of everything here with one line changed by hand."""
    ids = organisations.find(db, today=TODAY)
    outcome(places.write(db, path, ids))
    text = path.read_text("utf-8-sig")
    assert was in text
    path.write_text(text.replace(was, becomes), "utf-8")
    plan = imports.plan(db, path, today=TODAY)
    for _ in imports.apply(db, plan):
        pass
    return plan


@pytest.mark.parametrize("day", ["15/03/2019", "15 Mar 2019", "2019-03-15"])
def test_a_day_that_can_be_no_other_is_read(db: Data, tmp_path: Path, day: str) -> None:
    place = builders.organisation(db, "Mill")
    builders.house_rule(db, place, "no leaflets")
    taken_in(db, tmp_path / "list.csv", "rule=no leaflets", f"rule=no boxes; checked_on={day}")
    kept = {one.rule: one.checked_on for one in house_rules.of(db, place.id)}
    assert kept["no boxes"] == date(2019, 3, 15)


@pytest.mark.parametrize(
    ("beside", "field"), [("checked_on=03/04/2019", "rule"), ("review_on=soon", "rule")]
)
def test_a_rule_with_another_day_goes_to_the_notes_whole_and_that_is_told(
    db: Data, tmp_path: Path, beside: str, field: str
) -> None:
    place = builders.organisation(db, "Mill")
    builders.house_rule(db, place, "no leaflets")
    line = f"{field}=no boxes; {beside}"
    plan = taken_in(db, tmp_path / "list.csv", "rule=no leaflets", line)
    assert [one.rule for one in house_rules.of(db, place.id)] == ["no leaflets"]
    assert line in organisations.get(db, place.id).notes
    assert "could not be read" in plan.rows[0].reason


def test_so_does_a_way_to_refer_with_a_number_that_is_none(db: Data, tmp_path: Path) -> None:
    place = builders.organisation(db, "Mill")
    builders.route(db, place, "by letter")
    line = 'how="by fax"; turnaround_days=two'
    plan = taken_in(db, tmp_path / "list.csv", "how=by letter", line)
    assert [one.how for one in referral_routes.of(db, place.id)] == ["by letter"]
    assert "turnaround_days=two" in organisations.get(db, place.id).notes
    assert "could not be read" in plan.rows[0].reason
