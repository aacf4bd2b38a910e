"""Which pairs wait once one of them was judged."""

from outreach_desktop.domain.duplicates.pairs import Pair
from outreach_desktop.ui.duplicates.waiting import WaitingPairs


def waiting(*pairs: str) -> WaitingPairs:
    """Pairs of people who are called by one letter each."""
    return WaitingPairs(
        [Pair(one_id=two[0], other_id=two[1], points=0, reasons=()) for two in pairs]
    )


def left(pairs: WaitingPairs) -> list[str]:
    found = []
    for _ in range(len(pairs)):
        present = pairs.present
        assert present is not None
        found.append(present.one_id + present.other_id)
        pairs.go(1)
    return found


def test_who_is_not_one_of_two_is_not_offered_with_the_other_once_they_are_merged() -> None:
    pairs = waiting("bc", "ab", "ac", "de")
    pairs.keep_apart()
    pairs.merge("b", "a")
    assert (left(pairs), pairs.judged) == (["de"], 2)


def test_after_a_merge_the_next_pair_is_shown_though_pairs_before_it_became_one() -> None:
    pairs = waiting("ac", "bc", "ab", "de", "fg")
    pairs.go(2)
    pairs.merge("b", "a")
    assert left(pairs) == ["de", "fg", "ac"]


def test_what_is_passed_over_counts_as_nobody_s_judgement() -> None:
    pairs = waiting("ab")
    pairs.pass_over()
    assert (pairs.present, pairs.judged) == (None, 0)


def test_what_is_undone_waits_again_in_its_place_with_who_was_in_it() -> None:
    pairs = waiting("bc", "ab", "de")
    pairs.go(1)
    pairs.merge("b", "a")
    assert (left(pairs), pairs.judged_last) == (["de", "ac"], ("b", "a"))
    pairs.keep_apart()
    assert (left(pairs), pairs.judged) == (["ac"], 2)
    pairs.take_back()
    assert (left(pairs), pairs.judged_last) == (["de", "ac"], ("b", "a"))
    pairs.take_back()
    assert (left(pairs), pairs.judged_last) == (["ab", "de", "bc"], None)
