"""What a seal says of a file that is sound, and not byte for byte as it was closed."""

import datetime as dt
from dataclasses import replace

import pytest

from outreach_desktop.domain.safety.seals import (
    Closing,
    Content,
    Holder,
    Kind,
    Seal,
    SealState,
    difference,
)

HERE = Holder(device="a", computer="KITCHEN", pid=1)
CLOSED = Seal(
    state=SealState.CLOSED,
    holder=HERE,
    since=dt.datetime(2026, 3, 2, tzinfo=dt.UTC),
    closing=Closing(
        sha256="",
        size=1,
        closed_at=dt.datetime(2026, 3, 2, tzinfo=dt.UTC),
        computer="KITCHEN",
        content=Content(action=10, action_id="x", people=3),
    ),
)
STOPPED = replace(CLOSED, state=SealState.OPEN)


@pytest.mark.parametrize(
    ("seal", "action", "knows_closing", "kind"),
    [
        (CLOSED, 10, True, "altered"),
        (CLOSED, 12, True, None),
        (CLOSED, 8, False, "older"),
        (CLOSED, 10, False, "parted"),
        (CLOSED, 12, False, "parted"),
        (STOPPED, 10, True, None),
        (STOPPED, 11, True, None),
        (STOPPED, 9, False, "older"),
        (None, 9, False, None),
        (replace(STOPPED, closing=None), 9, False, None),
    ],
)
def test_something_is_missing_where_the_newest_action_at_closing_is(
    seal: Seal | None, action: int, knows_closing: bool, kind: Kind | None
) -> None:
    now = Content(action=action, action_id="y", people=3)

    assert difference(seal, now, knows_closing=knows_closing) == kind


def test_a_computer_is_known_by_its_mark_or_by_its_name() -> None:
    renamed = Holder(device="a", computer="STUDY", pid=2)
    another_user = Holder(device="b", computer="KITCHEN", pid=2)
    another = Holder(device="b", computer="STUDY", pid=1)

    assert not STOPPED.is_held_elsewhere(renamed)
    assert not STOPPED.is_held_elsewhere(another_user)
    assert STOPPED.is_held_elsewhere(another)
    assert not CLOSED.is_held_elsewhere(another)
