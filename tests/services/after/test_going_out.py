"""What was printed and what was sent: one act each, and only what was sent is a contact."""

import datetime as dt
from pathlib import Path

import pytest

from outreach_desktop.db.subjects import documents, interactions
from outreach_desktop.domain.contacts import Contact
from outreach_desktop.domain.documents import posted
from outreach_desktop.domain.documents.documents import DocumentStage
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import contacts, timeline, undo
from outreach_desktop.services.after import going_out
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.making import letters
from outreach_desktop.services.settings import lists
from tests.conftest import TODAY
from tests.services.letter_steps import GREETING, NOW, THANKS, made, note, planned

MADE = NOW.date()
LATER = MADE + dt.timedelta(days=2)


@pytest.fixture
def both(db: Data, people: list[Contact], tmp_path: Path, out: Path) -> list[str]:
    """The ids of a note for Ann and one for Ben."""
    outcomes = made(db, planned(db, people, note(tmp_path, GREETING)), out)
    return [one.id for one in going_out.of_files(db, [one.path for one in outcomes if one.path])]


def last_contact(db: Data, person: Contact) -> dt.date | None:
    return contacts.rows(db, [person.id], today=LATER)[0].last_contact


def stages(db: Data, ids: list[str]) -> list[DocumentStage]:
    return [one.stage for one in going_out.of_ids(db, ids)]


def test_what_was_posted_is_a_contact_on_that_day_and_one_undo_takes_it_all_back(
    db: Data, people: list[Contact], both: list[str]
) -> None:
    before = [last_contact(db, one) for one in people]

    going_out.posted(db, both, LATER, today=LATER)

    assert [last_contact(db, one) for one in people] == [LATER, LATER]
    entry = timeline.of(db, people[1].id)[0]
    assert (entry.kind, entry.date, entry.document_id) == ("letter", LATER, both[1])
    assert stages(db, both) == [DocumentStage.SENT, DocumentStage.SENT]
    assert undo.next_undo(db) == "Note that 2 documents were sent on 4 Mar 2026"
    undo.undo(db)
    assert [last_contact(db, one) for one in people] == before
    assert stages(db, both) == [DocumentStage.DRAFTED, DocumentStage.DRAFTED]


def test_what_was_printed_is_no_contact(db: Data, people: list[Contact], both: list[str]) -> None:
    before = last_contact(db, people[1])
    paths = [Path(one.path) for one in documents.of_ids(db, both)]

    assert going_out.printed(db, paths, LATER) == 2

    assert stages(db, both) == [DocumentStage.PRINTED, DocumentStage.PRINTED]
    assert last_contact(db, people[1]) == before
    done = len(undo.find(db))
    assert going_out.printed(db, paths, LATER) == 0  # and leaves nothing to undo
    assert going_out.printed(db, [Path("/nowhere/brief.docx")], LATER) == 0
    assert len(undo.find(db)) == done


def test_thanks_are_owed_until_the_note_is_posted(
    db: Data, people: list[Contact], tmp_path: Path, out: Path
) -> None:
    ann = people[0]
    (outcome,) = made(db, planned(db, [ann], note(tmp_path, THANKS)), out)
    assert interactions.thanks_owed(db, [ann.id]).keys() == {ann.id}
    assert outcome.path is not None
    (one,) = going_out.of_files(db, [outcome.path])

    going_out.posted(db, [one.id], LATER, today=LATER)

    assert interactions.thanks_owed(db, [ann.id]) == {}
    assert {entry.thanked_on for entry in timeline.of(db, ann.id)} == {None, LATER}
    assert undo.next_undo(db) == "Note that Note for Dr Ann O'Neil was sent"
    undo.undo(db)
    assert interactions.thanks_owed(db, [ann.id]).keys() == {ann.id}


def test_a_second_note_for_the_same_thanks_is_told_until_the_first_is_sent(
    db: Data, people: list[Contact], tmp_path: Path, out: Path
) -> None:
    ann = people[0]
    template = note(tmp_path, THANKS)

    def told() -> list[str]:
        return [one.message for one in letters.check(planned(db, [ann], template))]

    assert told() == []
    (outcome,) = made(db, planned(db, [ann], template), out)
    assert told() == [
        (
            "A note that thanks Dr Ann O'Neil for this was made on 2 Mar 2026."
            " If it was sent, note that first."
        )
    ]
    assert outcome.path is not None
    (one,) = going_out.of_files(db, [outcome.path])
    going_out.posted(db, [one.id], LATER, today=LATER)
    assert not any("was made on" in words for words in told())


def test_another_day_or_way_takes_the_place_of_the_first(
    db: Data, people: list[Contact], both: list[str]
) -> None:
    going_out.posted(db, both, MADE, today=LATER)

    going_out.posted(db, both[1:], LATER, today=LATER, way="visit")

    assert [timeline.of(db, one.id)[0].kind for one in people] == ["letter", "visit"]
    assert [one.sent_on for one in going_out.of_ids(db, both)] == [MADE, LATER]


def test_a_day_on_which_it_was_not_made_yet_or_that_is_to_come_is_refused(
    db: Data, both: list[str]
) -> None:
    with pytest.raises(OutreachError, match="Choose 2 Mar 2026 or a day after it"):
        going_out.posted(db, both, MADE - dt.timedelta(days=1), today=LATER)
    with pytest.raises(OutreachError, match="Choose today or a day before"):
        going_out.posted(db, both, LATER, today=MADE)
    with pytest.raises(OutreachError, match="no longer there"):
        going_out.posted(db, ["gone"], MADE, today=MADE)
    assert stages(db, both) == [DocumentStage.DRAFTED, DocumentStage.DRAFTED]


def test_an_entry_that_is_changed_by_hand_changes_the_document_too(
    db: Data, people: list[Contact], tmp_path: Path, out: Path
) -> None:
    from dataclasses import replace

    ann = people[0]
    made(db, planned(db, [ann], note(tmp_path, THANKS)), out)
    entry = next(one for one in timeline.of(db, ann.id) if one.document_id)

    timeline.change(db, replace(entry, kind="visit", date=LATER))

    (document,) = contacts.card(db, ann.id, today=LATER).documents
    assert (document.sent_on, document.stage) == (LATER, DocumentStage.SENT)
    assert interactions.thanks_owed(db, [ann.id]) == {}
    timeline.change(db, replace(entry, detail="Still on the desk"))
    (document,) = contacts.card(db, ann.id, today=LATER).documents
    assert document.sent_on is None
    assert interactions.thanks_owed(db, [ann.id]).keys() == {ann.id}
    timeline.change(db, replace(entry, kind="note"))  # about them, not to them
    assert contacts.card(db, ann.id, today=LATER).documents[0].sent_on is None


def test_a_group_that_calls_a_letter_otherwise_gets_its_own_word(
    db: Data, people: list[Contact], both: list[str]
) -> None:
    lists.reword(db, "interaction_kind", "letter", "post")

    going_out.posted(db, both, MADE, today=MADE)
    assert timeline.of(db, people[1].id)[0].kind == "post"

    going_out.posted(db, both, LATER, today=LATER)
    assert timeline.of(db, people[1].id)[0].date == LATER


def test_batches_say_how_much_of_them_went_out(db: Data, both: list[str]) -> None:
    (batch,) = going_out.every_batch(db)
    assert (batch.made, batch.sent) == (2, 0)

    going_out.posted(db, both[:1], MADE, today=MADE)

    (batch,) = going_out.every_batch(db)
    assert (batch.made, batch.sent) == (2, 1)
    assert [one.sent_on for one in going_out.of_batch(db, batch.id)] == [MADE, None]


def test_who_did_not_get_theirs_is_told(db: Data, both: list[str]) -> None:
    path = Path(documents.of_ids(db, both[1:])[0].path)
    going_out.printed(db, [path], MADE)

    words = posted.told(going_out.of_ids(db, both), both[:1], "today", ["Cy", "Dee"])

    assert words == (
        "1 document sent on today. It counts as a contact now. Printed and not sent: Dr Ben Fox."
        " Left out when these were made: Cy, Dee."
    )
    assert posted.told(going_out.of_ids(db, both), both, "today").endswith("contacts now.")


def test_many_that_were_left_out_are_counted() -> None:
    words = posted.told([], ["1"], TODAY.isoformat(), ["A", "B", "C", "D", "E", "F"])
    assert words.endswith("A, B, C and 3 more.")
