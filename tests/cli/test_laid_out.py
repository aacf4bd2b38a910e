"""JSON that commands print is laid out as Python lays it out."""

import json
from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_desktop.cli.printing import laid_out
from outreach_desktop.domain.addresses import Address

_PLAIN = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
_JSON = st.recursive(
    _PLAIN,
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner) | st.tuples(inner),
    max_leaves=20,
)


@given(_JSON)
def test_it_is_the_same_to_the_last_blank(value: object) -> None:
    assert laid_out(value) == json.dumps(value, ensure_ascii=False, indent=2)


def test_days_times_paths_and_values_are_said_in_words_of_json() -> None:
    value = [date(2026, 3, 2), time(9, 5), Path("a"), Address(town="Mere")]
    day, clock, path, address = json.loads(laid_out(value))

    assert (day, clock, path) == ("2026-03-02", "09:05:00", "a")
    assert address["town"] == "Mere"


@pytest.mark.parametrize("value", [{1: "one"}, {"one": {1}}, object()])
def test_what_has_no_place_in_json_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        laid_out(value)
