"""Conditions as rows: read and written without a loss."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_desktop.domain.choosing.conditions import Condition, read, written
from outreach_desktop.domain.segments import KEYS, parse, term


def test_words_and_conditions_are_told_apart() -> None:
    assert read('smith -tag:moved place:"Little Mere" "royal inf" -jones') == (
        'smith "royal inf" -jones',
        [
            Condition(key="tag", value="moved", negated=True),
            Condition(key="place", value="Little Mere"),
        ],
    )


def test_what_is_not_understood_stays_as_it_is_typed() -> None:
    assert read("tire:core last:soon tag:") == ("tire:core last:soon", [Condition(key="tag")])


def test_a_span_in_words_is_read_as_its_field_shows_it() -> None:
    assert read("last:over 90 days") == ("", [Condition(key="last", value=">90d")])


@pytest.mark.parametrize(
    ("words", "conditions", "text"),
    [
        ("", [], ""),
        ("smith ", [Condition(key="tier", value="core")], "smith tier:core"),
        ('"royal', [Condition(key="tag", value="a b", negated=True)], '"royal" -tag:"a b"'),
        ("", [Condition(key="tag"), Condition(key="tag", value=' "" ')], ""),
    ],
)
def test_they_are_written_as_people_type_them(
    words: str, conditions: list[Condition], text: str
) -> None:
    assert written(words, conditions) == text


_VALUES = st.text(st.characters(exclude_categories=["C"]), max_size=12)
_TERMS = st.builds(
    term,
    st.sampled_from([key for key in KEYS if key not in ("last", "added")]),
    _VALUES.filter(lambda value: value.replace('"', "").strip() not in ("", "-")),
    negated=st.booleans(),
)


@given(st.lists(_TERMS, max_size=4))
def test_a_text_read_and_written_means_the_same(terms: list[str]) -> None:
    text = " ".join(terms)
    assert parse(written(*read(text))) == parse(text)
