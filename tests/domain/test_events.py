"""Events: what is wrong with a draft."""

from datetime import date, time

import pytest

from outreach_desktop.domain.events import (
    EventDraft,
    ParticipantDraft,
    participant_problems,
    problems,
)
from outreach_desktop.domain.problems import Problem

DAY = date(2026, 3, 4)


def test_what_is_wrong_with_an_event_is_said_in_reading_order() -> None:
    draft = EventDraft(title=" ", starts_at=time(19), ends_at=time(18))

    assert problems(draft) == (
        Problem("title", "Type a title."),
        Problem("date", "Choose a date."),
        Problem("ends_at", "Choose an end that is after the start."),
    )


@pytest.mark.parametrize(
    ("starts_at", "ends_at"),
    [(None, None), (time(18), None), (None, time(20)), (time(18), time(18, 1))],
)
def test_an_event_may_leave_its_times_open(starts_at: time | None, ends_at: time | None) -> None:
    draft = EventDraft(title="Open evening", date=DAY, starts_at=starts_at, ends_at=ends_at)

    assert problems(draft) == ()


def test_an_event_that_ends_as_it_starts_is_refused() -> None:
    draft = EventDraft(title="Open evening", date=DAY, starts_at=time(18), ends_at=time(18))

    assert problems(draft) == (Problem("ends_at", "Choose an end that is after the start."),)


def test_information_packets_list_an_event_unless_told_otherwise() -> None:
    assert EventDraft().in_packets


def test_a_reply_or_attendance_nobody_knows_is_refused() -> None:
    draft = ParticipantDraft(event_id="e1", contact_id="c1", rsvp="perhaps", attendance="late")

    assert participant_problems(draft) == (
        Problem("rsvp", "Choose an RSVP: not invited, invited, accepted, declined."),
        Problem("attendance", "Choose attended, no-show, or leave the attendance open."),
    )
    assert participant_problems(ParticipantDraft(event_id="e1", contact_id="c1")) == ()
