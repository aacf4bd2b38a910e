"""What a proof may ask for: how many cases it has to try, a chance, and a place for its numbers."""

from random import Random

import pytest

from tests.reliability.counts import Counted, Share, entry_of


@pytest.fixture
def count(share: Share) -> int:
    """How many cases this test has to try."""
    return share.count


@pytest.fixture
def chance(share: Share, request: pytest.FixtureRequest) -> Random:
    """The same from run to run, another for every share."""
    return Random(f"{request.node.originalname} {share.number}")


@pytest.fixture
def counted(request: pytest.FixtureRequest, share: Share) -> Counted:
    """Notes what was tried and what came of it: `counted(flips=200, found=200)`."""
    entry = entry_of(request.node.user_properties)
    assert entry is not None, "only a proof counts: see tests/reliability/counts.py"
    numbers: dict[str, int] = entry["numbers"]

    def note(**more: int) -> None:
        for name, number in more.items():
            numbers[name] = numbers.get(name, 0) + number

    return note
