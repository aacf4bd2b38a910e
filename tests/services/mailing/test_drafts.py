"""Letters as emails: the words of the same letter, to those who may get email, kept as files and noted once they were sent."""

import datetime as dt
from dataclasses import replace
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from outreach_desktop.db.subjects import interactions
from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.contacts import Contact
from outreach_desktop.domain.wishes.wishes import WishDraft
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import contacts, timeline, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.mailing import drafts
from outreach_desktop.services.making import letters
from tests import builders
from tests.conftest import TODAY
from tests.services.letter_steps import GREETING, THANKS, note, planned


@pytest.fixture
def reached(db: Data, people: list[Contact]) -> list[Contact]:
    """Ann and Ben, who have email."""
    for one, email in zip(people, ("ann@x.example", "ben@x.example"), strict=True):
        contacts.change(db, replace(contacts.get(db, one.id), email=email))
    return [contacts.get(db, one.id) for one in people]


def test_each_gets_their_own_words_to_their_own_address(
    db: Data, reached: list[Contact], tmp_path: Path
) -> None:
    ann, ben = drafts.written(planned(db, reached, note(tmp_path, GREETING, "Come.")))

    assert [one.email for one in ann.to] == ["ann@x.example"]
    assert ann.text == "Dear Dr O'Neil,\n\nCome."
    assert ben.text == "Dear Dr Fox,\n\nCome."
    assert ann.subject == "Note"
    assert ann.problem == ""


def test_who_wants_no_email_has_none_or_lacks_something_is_left_out_with_the_reason(
    db: Data, reached: list[Contact], tmp_path: Path
) -> None:
    ann, ben = reached
    cy = builders.person(db, "Cox", first_name="Cy")
    contacts.change(db, replace(ann, wishes=(WishDraft(channel="email", reason="no time"),)))
    contacts.change(db, replace(ben, wishes=(WishDraft(channel="post"),)))

    plan = planned(db, [ann, ben, cy], note(tmp_path, GREETING))
    problems = [one.problem for one in drafts.written(plan)]
    assert problems == ["no email", "", "no email address known"]  # a wish about post stops none

    (lacking,) = drafts.written(planned(db, [ben], note(tmp_path, "{{ contact.mobile }}")))
    assert lacking.problem.startswith("Fill in, for Dr Ben Fox: mobile")
    (thankless,) = drafts.written(planned(db, [ben], note(tmp_path, THANKS)))
    assert thankless.problem.startswith("Say what to thank Dr Ben Fox for")
    assert thankless.to == ()


def test_a_starter_has_no_paper_in_it(db: Data, reached: list[Contact]) -> None:
    home = Address(street="4 Mill Lane", town="Ashby", postcode="AX1 2BC")
    contacts.change(db, replace(reached[0], address=home))

    kinds = [letters.choice("introduction")]
    plan = letters.plan(db, [reached[0].id], kinds, today=TODAY, missing="blank")
    (one,) = drafts.written(plan)

    assert one.subject
    assert one.text.startswith("Dear Dr O'Neil,")
    assert "Mill Lane" not in one.text
    assert "2 March 2026" not in one.text


def test_drafts_are_files_that_are_never_written_over(
    db: Data, reached: list[Contact], tmp_path: Path
) -> None:
    made = list(drafts.written(planned(db, reached, note(tmp_path, GREETING))))
    folder = tmp_path / "Emails" / "today"

    first = list(drafts.keep(made, folder, None))
    again = list(drafts.keep(made, folder, None))

    assert [path.name for path in first] == [
        "2026-03-02 O'Neil, Ann - Note.eml",
        "2026-03-02 Fox, Ben - Note.eml",
    ]
    assert len(set(first) | set(again)) == 4
    message = message_from_bytes(first[0].read_bytes(), policy=default)
    assert message["To"] == "Dr Ann O'Neil <ann@x.example>"


def test_who_gets_a_copy_of_the_letter_gets_one_of_the_email(
    db: Data, reached: list[Contact], tmp_path: Path
) -> None:
    cy = builders.person(db, "Cox", first_name="Cy")  # has no email
    plan = planned(db, reached, note(tmp_path, GREETING), copies=[reached[1].id, cy.id])
    ann, ben = drafts.written(plan)

    assert [one.email for one in ann.cc] == ["ben@x.example"]
    assert ben.cc == ()
    message = message_from_bytes(drafts.content(ann, None), policy=default)
    assert message["Cc"] == "Dr Ben Fox <ben@x.example>"


def test_a_folder_that_cannot_be_made_is_told(
    db: Data, reached: list[Contact], tmp_path: Path
) -> None:
    made = list(drafts.written(planned(db, reached, note(tmp_path, GREETING))))
    (tmp_path / "Emails").write_text("a file")
    with pytest.raises(OutreachError):
        list(drafts.keep(made, tmp_path / "Emails" / "today", None))


def test_what_was_sent_is_a_contact_and_thanks_are_said_and_undo_takes_it_back(
    db: Data, reached: list[Contact], tmp_path: Path
) -> None:
    ann = reached[0]
    made = list(drafts.written(planned(db, [ann], note(tmp_path, THANKS))))

    assert drafts.note_sent(db, made, TODAY, today=TODAY) == 1

    entry = timeline.of(db, ann.id)[0]
    assert (entry.kind, entry.date, entry.summary) == ("email", TODAY, "Note")
    assert contacts.rows(db, [ann.id], today=TODAY)[0].last_contact == TODAY
    assert interactions.thanks_owed(db, [ann.id]) == {}
    assert undo.next_undo(db) == "Note that 1 email was sent"
    undo.undo(db)
    assert interactions.thanks_owed(db, [ann.id]).keys() == {ann.id}
    with pytest.raises(OutreachError, match="Choose today or a day before"):
        drafts.note_sent(db, made, TODAY + dt.timedelta(days=1), today=TODAY)
    assert drafts.note_sent(db, [], TODAY, today=TODAY) == 0
