"""First names that may be one person's."""

import pytest

from outreach_desktop.domain.duplicates.nicknames import are_one_name, names_behind


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("bill", "william"),
        ("liam", "will"),
        ("kate", "katherine"),
        ("kathy", "cathy"),
        ("peggy", "margaret"),
        ("alex", "alexandra"),
        ("alex", "alexander"),
        ("steven", "stephen"),
        ("zygmunt", "zygmunt"),
    ],
)
def test_a_short_name_and_its_whole_one_are_one(one: str, other: str) -> None:
    assert are_one_name(one, other)
    assert are_one_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [("joan", "john"), ("ann", "jane"), ("alexander", "alexandra"), ("paul", "paula")]
)  # fmt: skip
def test_two_names_are_two(one: str, other: str) -> None:
    assert not are_one_name(one, other)


def test_a_name_that_nobody_listed_stands_for_itself() -> None:
    assert names_behind("zygmunt") == {"zygmunt"}
