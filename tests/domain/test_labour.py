"""Long labour goes in short steps, and nothing of it is done before somebody asks for it."""

from outreach_desktop.domain.labour import AT_ONCE, for_each, made_of, outcome


def test_many_things_are_done_in_steps_of_as_many_as_are_quickly_done() -> None:
    done: list[int] = []
    steps = for_each(done.append, range(2 * AT_ONCE + 1))

    assert [len(done) for _ in steps] == [AT_ONCE, 2 * AT_ONCE]
    assert done == [*range(2 * AT_ONCE + 1)]


def test_no_more_than_are_quickly_done_are_no_step() -> None:
    assert [*for_each(print, ())] == []
    assert [*made_of(str, range(AT_ONCE))] == []


def test_what_comes_of_each_is_given_in_their_order() -> None:
    assert outcome(made_of(str, range(AT_ONCE + 2))) == [str(one) for one in range(AT_ONCE + 2)]
