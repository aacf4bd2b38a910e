"""The small Markdown of long texts: what is bold, what is a list, and that nothing is lost."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_desktop.templates.engine.filling.markdown import (
    BULLET,
    NUMBER,
    Block,
    Words,
    blocks,
    plain,
)


def words(text: str) -> list[Words]:
    return list(blocks(text)[0].words)


@pytest.mark.parametrize(
    ("typed", "look"),
    [
        ("**so**", Words("so", bold=True)),
        ("*so*", Words("so", italic=True)),
        ("_so_", Words("so", italic=True)),
        ("***so***", Words("so", bold=True, italic=True)),
        ("[so](https://example.org)", Words("so", address="https://example.org")),
    ],
)
def test_marks_change_the_look_of_the_words_between_them(typed: str, look: Words) -> None:
    assert words(f"a {typed} b") == [Words("a "), look, Words(" b")]


@pytest.mark.parametrize(
    "typed", ["2 * 3 * 4", "**so", "file_name_here", "[so] (far)", "a * b", "5 < 6 & 7"]
)
def test_a_mark_without_a_partner_is_printed_as_it_was_typed(typed: str) -> None:
    assert plain(typed) == typed


def test_a_backslash_keeps_a_mark() -> None:
    assert plain(r"\*so\*") == "*so*"


def test_an_empty_line_begins_a_paragraph_and_another_line_end_stays() -> None:
    assert [block.words for block in blocks("a\nb\n\n\nc")] == [(Words("a\nb"),), (Words("c"),)]


def test_points_and_numbers_begin_items_and_spaces_make_them_belong_to_the_one_above() -> None:
    found = blocks("- a\n  - b\n1. c\n2) d\n   more")

    assert [(one.kind, one.level, one.number) for one in found] == [
        (BULLET, 0, 0), (BULLET, 1, 0), (NUMBER, 0, 1), (NUMBER, 0, 2),
    ]  # fmt: skip
    assert found[3].words == (Words("d\nmore"),)


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [("1. a\n1. b\n1. c", [1, 2, 3]), ("3. March\n10. April", [3, 10]), ("1. a\n\n2. b", [1, 2])],
)
def test_a_number_that_does_not_go_on_is_kept_as_it_was_typed(
    typed: str, numbers: list[int]
) -> None:
    assert [block.number for block in blocks(typed)] == numbers


def test_without_looks_a_text_keeps_its_points_and_numbers() -> None:
    assert plain("**Ask**\n\n- a\n- b\n1. c") == "Ask\n\n• a\n• b\n1. c"


def _letters(text: str) -> list[str]:
    return re.findall(r"[a-z]", text)


@given(st.text(alphabet="ab*_ \n-1.[]()\\:", max_size=60))
def test_no_letter_is_ever_lost(text: str) -> None:
    found: list[Block] = blocks(text)

    printed = "".join(one.text + one.address for block in found for one in block.words)
    assert sorted(_letters(printed)) == sorted(_letters(text))
