"""What was done, in words; and how long its details stay."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_desktop.domain.history import (
    AT_MOST,
    MONTH,
    NEWEST,
    USUAL,
    YEAR,
    Change,
    Span,
    beyond,
    in_words,
    stays,
)

DAY = timedelta(days=1)
ONE = (1, 1)


def told(kind: str, table: str = "contacts", **sides: dict[str, object]) -> list[str]:
    change = Change(
        table=table,
        kind=kind,
        called="Ann",
        before=sides.get("before", {}),
        after=sides.get("after", {}),
    )
    return in_words(change, lambda day: f"{day.day} {day:%b %Y}")


def test_a_changed_field_has_a_sentence_of_its_own() -> None:
    sentences = told(
        "update",
        before={"phone": "1", "town": "", "notes": "old", "updated_at": "then"},
        after={"phone": "2", "town": "York", "notes": None, "updated_at": "now"},
    )
    assert sentences == [
        "Ann: phone 1 \u2192 2",
        "Ann: town York (was empty)",
        "Ann: notes emptied (was old)",
    ]


def test_days_and_yes_or_no_are_said_as_people_say_them() -> None:
    assert told("update", before={"large_print": 0}, after={"large_print": 1}) == [
        "Ann: large print no \u2192 yes"
    ]
    day = {"thanked_on": "2026-03-04"}
    assert told("update", "interactions", before={"thanked_on": None}, after={**day}) == [
        "Ann: thanked on 4 Mar 2026 (was empty)"
    ]


def test_the_bin_is_said_as_removed_and_brought_back() -> None:
    assert told("update", before={"deleted_at": None}, after={"deleted_at": "x"}) == [
        "Ann: removed"
    ]
    assert told("update", before={"deleted_at": "x"}, after={"deleted_at": None}) == [
        "Ann: brought back"
    ]


def test_what_is_new_or_gone_says_what_it_held() -> None:
    row: dict[str, object] = {"id": "k", "phone": "1", "town": "", "large_print": 0, "device": "d"}
    assert told("insert", after=row) == ["Ann: added (phone 1)"]
    assert told("delete", before=row) == ["Ann: taken away (phone 1)"]
    assert told("insert", after={"town": ""}) == ["Ann: added"]


def test_words_of_the_program_are_said_as_people_say_them() -> None:
    call: dict[str, object] = {"kind": "phone", "direction": "in", "summary": "Rang"}
    assert told("insert", "interactions", after=call) == [
        "Ann: added (kind call; they contacted us; summary Rang)"
    ]
    before: dict[str, object] = {"direction": "out"}
    assert told("update", "interactions", before=before, after={"direction": "in"}) == [
        "Ann: we contacted them \u2192 they contacted us"
    ]
    assert told("update", "documents", before={"state": "writing"}, after={"state": "made"}) == [
        "Ann: state being written \u2192 written"
    ]
    assert told("insert", "documents", after={"state": "writing", "reference": "TY-1"}) == [
        "Ann: added (reference TY-1)"
    ]
    assert told("insert", "documents", after={"path": "/home/ann/Note.docx"}) == [
        "Ann: added (file /home/ann/Note.docx)"
    ]


def test_what_is_no_longer_kept_is_told_by_the_name_of_its_column() -> None:
    assert told("insert", "pigeons", after={"ring_number": "7", "device": "d"}) == [
        "Ann: added (ring number 7)"
    ]


def test_a_long_text_is_cut_and_put_on_one_line() -> None:
    [sentence] = told("update", before={"notes": ""}, after={"notes": "a\nb " + "c" * 200})
    assert "\n" not in sentence
    assert len(sentence) < 120
    assert "c\u2026" in sentence


@pytest.mark.parametrize(
    ("place", "age", "entries", "letters", "expected"),
    [
        (1, 9 * YEAR, 9_000_000, 9_000_000_000, True),  # the newest, whatever it takes
        (NEWEST, 9 * YEAR, *ONE, True),
        (NEWEST + 1, YEAR, *ONE, True),
        (NEWEST + 1, YEAR + DAY, *ONE, False),
        (NEWEST + 1, MONTH + DAY, USUAL.entries, USUAL.letters, True),
        (NEWEST + 1, MONTH + DAY, USUAL.entries + 1, 1, False),
        (NEWEST + 1, MONTH + DAY, 1, USUAL.letters + 1, False),
        (NEWEST + 1, MONTH, USUAL.entries + 1, USUAL.letters + 1, True),
        (NEWEST, 9 * YEAR, USUAL.entries + 1, 1, True),
        (2, DAY, AT_MOST.entries, AT_MOST.letters, True),
        (2, DAY, AT_MOST.entries + 1, 1, False),
        (2, DAY, 1, AT_MOST.letters + 1, False),
    ],
)
def test_details_stay_for_what_is_new_and_while_there_is_room(
    place: int, age: timedelta, entries: int, letters: int, expected: bool
) -> None:
    assert stays(place, age, entries, letters) is expected


def span(action: int, first: int, last: int, **more: bool) -> Span:
    """So large that only the newest stays by itself."""
    return Span(
        action=action,
        made_at=datetime(2026, 1, 1) + action * DAY,
        first=first,
        last=last,
        entries=AT_MOST.entries,
        letters=0,
        can_undo=more.get("can_undo", True),
        waits_for_redo=more.get("waits_for_redo", False),
    )


def test_what_has_no_room_goes_oldest_first() -> None:
    assert beyond([span(1, 1, 5), span(2, 6, 9), span(3, 10, 12)]) == [2, 1]


def test_what_was_done_between_the_parts_of_another_stays_with_it() -> None:
    # 3 stays. 1 reaches behind its beginning, and 2 lies between the parts of 1.
    assert beyond([span(1, 4, 11), span(2, 6, 9), span(3, 10, 12), span(0, 1, 3)]) == [0]


def test_what_cannot_be_undone_anyway_holds_nothing_back() -> None:
    assert beyond([span(1, 4, 11, can_undo=False), span(2, 6, 9), span(3, 10, 12)]) == [2]


def test_what_waits_for_redo_stays_with_everything_after_it() -> None:
    assert beyond([span(1, 1, 2), span(2, 3, 4, waits_for_redo=True), span(3, 5, 6)]) == [1]


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 15), st.booleans()), max_size=12))
def test_nothing_that_undo_might_ask_for_goes(parts: list[tuple[int, int, bool]]) -> None:
    spans = [
        span(number, first, first + length, can_undo=can_undo)
        for number, (first, length, can_undo) in enumerate(parts)
    ]
    gone = set(beyond(spans))
    going = [one for one in spans if one.action in gone]
    staying = [one for one in spans if one.action not in gone]
    assert not spans or staying
    for undoable in (one for one in staying if one.can_undo):
        assert all(one.last < undoable.first for one in going)
