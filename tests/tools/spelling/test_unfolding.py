"""Unfolding a dictionary: stems with every ending and beginning that they may have."""

from tools.spelling.unfolding import unfolded

AFF = """SET UTF-8
PFX U Y 1
PFX U   0     un         .
SFX N N 1
SFX N   e     ion        e
SFX S Y 2
SFX S   y     ies        [^aeiou]y
SFX S   0     s          [^y]
"""


def test_endings_and_beginnings_go_together_where_both_may() -> None:
    assert unfolded("1\nlock/US", AFF) == {"lock", "locks", "unlock", "unlocks"}
    assert unfolded("1\nrelate/UN", AFF) == {"relate", "relation", "unrelate"}


def test_an_ending_stands_where_its_condition_holds() -> None:
    assert unfolded("2\ncity/S\nboy/S", AFF) == {"city", "cities", "boy"}


def test_figures_and_parts_of_compounds_are_no_words() -> None:
    assert unfolded("3\n1st/p\nth/c\nfirst", AFF) == {"first"}
