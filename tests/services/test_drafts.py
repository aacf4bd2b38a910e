"""What is being typed outlives a crash, and is gone once it is saved."""

from pathlib import Path

import pytest

from outreach_desktop.domain.contacts import Contact, ContactDraft
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import contacts, data_file, drafts, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.drafts import Typing

NEW = Typing(id="one", form="contacts.new", title="New person", typed={"last_name": "O\u2019Neil"})


def test_what_is_typed_is_kept_once_for_each_opening_of_a_form(db: Data) -> None:
    drafts.keep(db, NEW)
    drafts.keep(db, Typing(id="one", form="contacts.new", typed={"last_name": "O\u2019Neill"}))
    drafts.keep(db, Typing(id="two", form="contacts.new", typed={"last_name": "Patel"}))

    kept = {draft.id: draft.typed["last_name"] for draft in drafts.left(db)}
    assert kept == {"one": "O\u2019Neill", "two": "Patel"}


def test_a_draft_comes_back_as_it_was_typed(db: Data) -> None:
    typed: dict[str, object] = {
        "notes": " two\n lines ",
        "large_print": True,
        "points": [["a", "b"], ["\U0001f33b", ""]],
    }
    drafts.keep(db, Typing(id="one", form="group.points", subject_id="helps", typed=typed))

    found = drafts.of(db, "group.points", "helps")
    assert found is not None
    assert (found.typed, found.before) == (typed, {})
    assert found.kept_at.tzinfo is not None
    assert drafts.of(db, "group.points", "offers") is None


def test_typing_is_nothing_to_undo(db: Data) -> None:
    drafts.keep(db, NEW)
    assert undo.next_undo(db) is None


def test_what_is_saved_is_forgotten_in_the_same_breath(db: Data) -> None:
    drafts.keep(db, NEW)
    made = drafts.saving(db, "one", lambda db: contacts.add(db, ContactDraft(last_name="O'Neil")))
    assert drafts.left(db) == []
    assert contacts.get(db, made.id).last_name == "O'Neil"
    assert undo.next_undo(db) == "Add person O'Neil"


def test_what_cannot_be_saved_stays_a_draft(db: Data) -> None:
    drafts.keep(db, NEW)

    def change(db: Data) -> Contact:
        contacts.add(db, ContactDraft(last_name="O'Neil"))
        raise OutreachError("The disk is full.")

    with pytest.raises(OutreachError):
        drafts.saving(db, "one", change)
    assert [draft.id for draft in drafts.left(db)] == ["one"]
    assert contacts.count(db) == 0


def test_a_draft_is_there_when_the_file_is_opened_again(tmp_path: Path) -> None:
    db = data_file.open_data(tmp_path / "group.outreach")
    drafts.keep(db, NEW)
    data_file.close(db)

    db = data_file.open_data(tmp_path / "group.outreach")
    assert drafts.of(db, "contacts.new", "") is not None
    data_file.close(db)
