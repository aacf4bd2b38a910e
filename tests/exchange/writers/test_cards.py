"""Lines of a card are as long as the standard allows, and never broken within a character."""

from hypothesis import given
from hypothesis import strategies as st

from outreach_desktop.exchange.own.cards import escaped
from outreach_desktop.exchange.readers.vcard_lines import lines_of
from outreach_desktop.exchange.writers.cards import folded


@given(st.text(alphabet=st.sampled_from("a \u00e9\u4e2d\U0001f600;,\\:="), max_size=400))
def test_a_long_line_is_broken_between_characters(text: str) -> None:
    line = f"NOTE:{text}x"
    data = folded(line)

    assert data.endswith("\r\n")
    physical = data.removesuffix("\r\n").split("\r\n")
    assert all(len(one.encode()) <= 75 for one in physical)
    assert all(one.startswith(" ") for one in physical[1:])
    assert [whole for _, whole in lines_of(data)] == [line]


def test_what_means_something_is_marked() -> None:
    assert escaped("a;b,c\\d\r\ne\rf") == "a\\;b\\,c\\\\d\\ne\\nf"


def test_half_a_character_does_not_stop_the_file() -> None:
    assert folded("NOTE:\ud83d") == "NOTE:?\r\n"
