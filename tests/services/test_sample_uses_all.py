"""Every field that people fill in is used by the sample group, and every word of the program that rules go by."""

import datetime as dt
from typing import Final

import pytest

from outreach_desktop.domain.lists.lists import LISTS
from outreach_desktop.domain.post.letter_look import LOOK_FIELDS
from outreach_desktop.domain.subjects import SUBJECTS
from outreach_desktop.services import contacts, files, organisations, sample
from outreach_desktop.services.data_file import Data

NOT_TYPED: Final = {
    ("interactions", "document_id"): "the program notes which letter it was",
    ("paragraphs", "document_id"): "the program notes in which document it was printed",
    ("letter_runs", "event_id"): "next year has another event",
    ("letter_runs", "sender_id"): "the usual sender signs",
    ("letter_runs", "whole_sheets"): "its group has A4 for everything",
    ("letter_runs", "enclosures"): "what goes with a letter differs from year to year",
    ("contacts", "country"): "everyone lives in one country, which letters leave out",
    ("organisations", "country"): "as of people",
    ("group_profile", "country"): "as of people",
    ("group_profile", "small_sheets"): "the sample shows letters as they come",
    ("group_profile", "letterhead_id"): "the sample shows letters as they come",
    **{
        ("group_profile", name): "the sample shows letters as they come"
        for name in LOOK_FIELDS
        if name != "large_points"
    },
}
"""Fields that the sample leaves empty, each with the reason."""
NOT_KEPT: Final = {"documents": "letters are made by whoever looks at the sample"}
"""Tables that it leaves empty."""
NOT_SAID: Final = {
    ("wishes", "channel", "all"): "is the tick Do not contact",
}
"""Words of fields that no list has, which it does not use."""
NAMES: Final = {("paragraphs", "document"): "the documents that come with the program"}
"""Fields whose words name things, so that no rule goes by them."""


@pytest.fixture
def filled(db: Data, today: dt.date) -> Data:
    sample.fill(db, today=today)
    return db


def used(db: Data, table: str, column: str) -> set[str]:
    """What stands in a column, a line each; nothing of what is empty, nobody's or unticked."""
    found = db.execute(f"SELECT DISTINCT {column} FROM {table}").fetchall()
    lines = {line for (value,) in found for line in str(value or "").splitlines()}
    return lines - {"0"}


def test_every_field_that_people_fill_in_is_used(filled: Data) -> None:
    lacks = []
    for table, subject in SUBJECTS.items():
        columns = {row[1] for row in filled.execute(f"PRAGMA table_info({table})").fetchall()}
        for name in subject.fields:
            known = table in NOT_KEPT or (table, name) in NOT_TYPED
            if name in columns and not known and not used(filled, table, name):
                lacks.append((table, name))
    assert lacks == []


def test_what_is_left_out_with_a_reason_is_left_out(filled: Data) -> None:
    """An exception that is none any more goes."""
    assert [one for one in NOT_TYPED if used(filled, *one)] == []
    assert [one for one in NOT_KEPT if used(filled, one, "id")] == []
    assert [one for one in NOT_SAID if one[2] in used(filled, one[0], one[1])] == []


def test_every_table_has_a_row(filled: Data) -> None:
    empty = [table for table in SUBJECTS if not used(filled, table, "id")]
    assert set(empty) == set(NOT_KEPT)
    assert used(filled, "not_duplicates", "id")


def test_every_word_that_rules_go_by_is_used(filled: Data) -> None:
    """What a list offers, a group may leave unused; what the program itself offers stands somewhere."""
    listed = {(table, about.column) for about in LISTS.values() for table in about.tables}
    lacks = []
    for table, subject in SUBJECTS.items():
        for name, field in subject.fields.items():
            named = (table, name) in listed or (table, name) in NAMES
            if not field.values or named or table in NOT_KEPT:
                continue
            words = {word for word, _ in field.values if word} - used(filled, table, name)
            lacks += [(table, name, one) for one in words if (table, name, one) not in NOT_SAID]
    assert sorted(lacks) == []


def test_lists_and_fields_of_its_own_were_changed_in_every_way(filled: Data) -> None:
    asked = "SELECT count(*) FROM list_items WHERE deleted_at IS NULL AND"
    for what in ("became <> ''", "is_hidden", "means <> ''", "became = '' AND NOT is_hidden"):
        assert filled.execute(f"{asked} {what}").fetchone()[0], what
    assert used(filled, "own_fields", "hidden_words") == {"no pork"}
    assert "Networking breakfast" in " ".join(used(filled, "events", "title"))


def test_what_hangs_together_does(filled: Data, today: dt.date) -> None:
    urology = organisations.named(filled, "Department of Urology")
    assert urology is not None
    routes = organisations.card(filled, urology.id, today=today).routes
    (form,) = [file for one in routes for file in one.files]
    assert form.name == "slip-r3.pdf"
    assert files.content(filled, form.id).startswith(b"%PDF-1.4")
    (gone,) = contacts.find(filled, "deceased:yes", today=today)
    assert contacts.get(filled, gone).deceased_on is not None
    wishes = filled.execute("SELECT channel, state, lifted_on IS NOT NULL FROM wishes").fetchall()
    assert ("visit", "unknown", 0) in wishes
    assert ("phone", "no", 1) in wishes
