"""A group's colours: what is printed in them can be read, and what was not chosen stays as it was drawn."""

from hypothesis import given
from hypothesis import strategies as st

from outreach_desktop.domain.documents.colours import (
    GroupColours,
    _contrast_to_white,
    _parts,
    mixed_with_white,
    readable,
)


@given(st.from_regex(r"\A[0-9A-F]{6}\Z"))
def test_whatever_colour_a_group_has_its_headings_can_be_read(colour: str) -> None:
    assert _contrast_to_white(_parts(readable(colour))) >= 4.5
    tint = mixed_with_white(readable(colour), 0.91)
    assert min(_parts(tint)) >= 0.9


def test_a_colour_that_can_be_read_stays_as_it_is() -> None:
    assert readable("14525A") == "14525A"
    assert readable("FFFF00") != "FFFF00"


def test_one_of_two_colours_leaves_the_other_as_it_was_drawn() -> None:
    assert GroupColours(second="2980b9").by_name() == {"accent2": "2980B9"}
    assert "accent2" not in GroupColours(main="C0392B").by_name()
