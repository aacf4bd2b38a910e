"""The content bank: what is to be done first, read through in one press, and what erasing does to it."""

import datetime as dt

import pytest

from outreach_desktop.errors import OutreachError
from outreach_desktop.services import undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.erasing import erasing
from outreach_desktop.services.offering import content
from tests import builders
from tests.conftest import TODAY

LONG_AGO = dt.date(2024, 1, 1)


def listed(db: Data, **asked: object) -> list[tuple[str, str]]:
    ids = content.find(db, today=TODAY, **asked)  # type: ignore[arg-type]
    return [(one.content.name, one.told) for one in content.rows(db, ids, today=TODAY)]


def test_what_is_to_be_done_stands_first(db: Data) -> None:
    builders.text(db, "Fine", today=TODAY)
    builders.text(db, "Ours alone", may_hand_out=False, today=TODAY)
    builders.text(db, "Old answer", kind="question", reviewed_on=LONG_AGO, today=TODAY)
    builders.text(db, "Swim", kind="story", today=TODAY)

    assert listed(db) == [
        ("Swim", "no permission"),
        ("Old answer", "to be read through again"),
        ("Ours alone", "not handed out"),
        ("Fine", "may be printed"),
    ]
    assert content.due(db, today=TODAY) == 2
    by_name = listed(db, order="heading", descending=True)
    assert [name for name, _ in by_name] == ["Swim", "Ours alone", "Old answer", "Fine"]


def test_reading_it_through_settles_a_review_that_was_due(db: Data) -> None:
    old = builders.text(db, "Old", reviewed_on=LONG_AGO, review_on=LONG_AGO, today=TODAY)
    ahead = builders.text(db, "Ahead", review_on=dt.date(2030, 1, 1), today=TODAY)
    content.reviewed(db, [old.id, ahead.id], today=TODAY)

    assert content.due(db, today=TODAY) == 0
    assert content.get(db, old.id).review_on is None
    assert content.get(db, ahead.id).review_on == dt.date(2030, 1, 1)
    assert undo.next_undo(db) == "Read through 2 texts"
    undo.undo(db)
    assert content.due(db, today=TODAY) == 1


def test_one_is_found_by_its_words_its_topic_and_its_source(db: Data) -> None:
    one = builders.text(
        db, "Waiting", topic="Caf\u00e9", text="in rooms", source="Gazette", today=TODAY
    )
    builders.text(db, "Other", today=TODAY)
    for words in ("cafe", "rooms", "gazette wait"):
        assert content.find(db, words, today=TODAY) == [one.id]


def test_a_story_whose_person_is_erased_is_no_longer_printed(db: Data) -> None:
    ann = builders.person(db, "Quellow", first_name="Anneliese")
    story = builders.text(
        db,
        "The first swim",
        kind="story",
        text="Anneliese Quellow went swimming on a Tuesday.",
        permission="Anneliese Quellow, in writing",
        today=TODAY,
    )
    erasing.erase(db, ann.id, today=TODAY)

    (row,) = content.rows(db, [story.id], today=TODAY)
    assert "Quellow" not in row.content.text + row.content.permission
    assert row.told == "a name was taken out of it"


def test_one_that_says_nothing_is_refused(db: Data) -> None:
    with pytest.raises(OutreachError, match="Type a heading or a text"):
        builders.text(db, " ", today=TODAY)
