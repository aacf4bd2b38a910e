"""What a word may become while it is typed."""

import pytest

from outreach_desktop.domain.choosing.completing import (
    Completion,
    Offered,
    OpenWord,
    keys_for,
    open_word,
    values_for,
)
from outreach_desktop.domain.choosing.values import KEPT
from outreach_desktop.domain.segments import KEYS, parse, term


def at_the_end(text: str) -> OpenWord | None:
    return open_word(text, len(text))


def keys(text: str) -> list[str]:
    word = at_the_end(text)
    return [one.text for one in keys_for(word)] if word else []


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("ti", ["tier:"]),
        ("TI", ["tier:"]),
        ("smith ti", ["tier:"]),
        ("-ti", ["-tier:"]),
        ("prio", ["tier:"]),  # what it is called where one chooses
        ("ch", ["champion:", "channel:"]),
        ("tier", ["tier:"]),
        ("sav", ["saved:"]),
        ("segm", ["saved:"]),  # its older name
        ("t", []),  # half the names would do
        ("smith", []),
        ("tier core", []),
        ("tier:", []),
        ('"ti', []),
        ("", []),
        ("ti ", []),
    ],
)
def test_a_word_that_begins_a_key_may_become_it(text: str, offered: list[str]) -> None:
    assert keys(text) == offered


def test_a_dash_alone_may_become_any_key_to_leave_people_out() -> None:
    assert keys("-") == [f"-{key}:" for key in KEYS]
    word = at_the_end("-ta")
    assert word is not None
    assert keys_for(word)[0].about == "leave out: tag"


def test_only_the_word_that_ends_at_the_cursor_is_open() -> None:
    text = "tag:core tier:ac smith"
    assert open_word(text, 16) == OpenWord(start=9, end=16, negated=False, key="tier", begun="ac")
    assert open_word(text, 14) is None
    assert open_word('place:"Little M', 15) == OpenWord(
        start=0, end=15, negated=False, key="place", begun="little m"
    )
    assert open_word('place:"Little Mere"', 19) is None
    assert open_word("tire:co", 7) is None


def test_a_value_is_typed_whole_and_one_that_stands_there_is_not_offered_again() -> None:
    word = at_the_end('-channel:"in')
    assert word is not None
    offered = [Offered("in person", "in person", 1), Offered("in", "in"), Offered("x", "inside")]
    assert values_for(word, offered) == [
        Completion(text='-channel:"in person" ', words="in person", about="1 person"),
        Completion(text="-channel:x ", words="inside", about="x"),
    ]


@pytest.mark.parametrize("key", KEPT)
def test_every_value_that_is_offered_means_something(key: str) -> None:
    for one in KEPT[key]:
        (read,) = parse(term(key, one.value))
        assert (read.key, read.value) == (key, one.value)
