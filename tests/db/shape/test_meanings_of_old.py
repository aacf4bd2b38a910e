"""Words that were moved, hidden or renamed before words had meanings get the meaning they had for the rules."""

import pytest

from outreach_desktop.db.engine import connection
from outreach_desktop.db.shape import migrations
from outreach_desktop.db.subjects import list_items

_BEFORE = 20


def meanings(key: str, *kept: tuple[str, str]) -> dict[str, str]:
    """What the words of a list mean after the step, of a file that kept these: the word, and what it became."""
    old = connection.connect_in_memory()
    migrations.build(old, _BEFORE)
    old.execute(f"PRAGMA user_version = {_BEFORE}")
    migrations.drop_triggers(old)  # the change is nobody's action; the step makes them anew
    with old.conn:
        for number, (word, became) in enumerate(kept):
            old.execute(
                "INSERT INTO list_items (id, list, word, became, position) VALUES (?, ?, ?, ?, ?)",
                [str(number), key, word, became, number],
            )
    migrations.migrate(old)
    found = list_items.listed(old, key).meanings()
    old.close()
    return found


@pytest.mark.parametrize(
    ("key", "word", "means"),
    [
        ("stage", "Not approached", "not approached"),
        ("need_kind", "population", "background"),
        ("house_rule_topic", "gifts", "thanks"),
        ("house_rule_topic", "visits", "events"),
        ("event_role", "attendee", "guest"),
        ("stage", "introduced", ""),
    ],
)
def test_a_word_that_was_moved_means_what_it_meant(key: str, word: str, means: str) -> None:
    assert meanings(key, (word, ""))[word.casefold()] == means


def test_a_word_that_was_renamed_hands_its_meaning_on() -> None:
    found = meanings("event_role", ("presenter", ""), ("speaker", "presenter"))
    assert found["presenter"] == "speaker"
    assert "speaker" not in found


def test_a_word_that_became_another_of_the_program_leaves_that_as_it_is() -> None:
    assert (
        meanings("stage", ("not approached", "introduced"), ("introduced", ""))["introduced"] == ""
    )
    found = meanings("event_role", ("speaker", "host"), ("host", ""))
    assert found["host"] == "host"


def test_a_list_that_was_left_alone_needs_no_row() -> None:
    assert meanings("house_rule_topic")["data"] == "elsewhere"
