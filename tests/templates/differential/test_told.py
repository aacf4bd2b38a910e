"""Everything that docs/engine-differences.md says is told is told, stays or goes as it says, and stops nothing."""

import pytest

from outreach_desktop.templates import WordTemplate
from outreach_desktop.templates.engine.compiling.remains import KINDS, PARTS
from tests.templates.differential.page import PAGE
from tests.templates.differential.told import TOLD, Told


@pytest.mark.parametrize("one", TOLD, ids=lambda one: one.name)
def test_what_is_not_filled_in_is_told_with_its_place_and_reason(one: Told) -> None:
    template = WordTemplate(one.made())

    checked = template.problems(sample=one.data, fields=["a", "name", "xs[]"])
    printed = template.leftovers(one.data)

    for told in (checked, printed):
        found = [problem for problem in told if one.why in problem.message]
        assert found, told
        assert all(problem.place.startswith(one.place) for problem in found)
        assert not any(problem.stops for problem in told)
    assert template.render(one.data)


@pytest.mark.parametrize("one", TOLD, ids=lambda one: one.name)
def test_each_kind_stands_in_the_list_of_differences(one: Told) -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert f"**{one.name}.** {one.why[0].upper()}{one.why[1:]}\n" in page


def test_no_kind_is_missing_from_the_list() -> None:
    listed = {one.why for one in TOLD}
    assert {why for _, why in (*KINDS.values(), *PARTS.values())} <= listed
