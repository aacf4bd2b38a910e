"""A copy for others: the letter says so, one is made for each, and no one who must not be written to gets one."""

from dataclasses import replace
from pathlib import Path

import pytest

from outreach_desktop.db.making import written
from outreach_desktop.domain.contacts import Contact
from outreach_desktop.services import contacts, timeline, undo
from outreach_desktop.services.after import going_out
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.making import letters
from tests import builders
from tests.conftest import TODAY
from tests.services.letter_steps import GREETING, NOW, THANKS, made, note, planned, text

CC = "cc: {{ letter.copies | join('; ') }}"


@pytest.fixture
def jo(db: Data) -> Contact:
    """Works at a practice."""
    one = builders.person(db, "Dale", title="Mrs", first_name="Jo")
    builders.role(db, one, builders.organisation(db, "Priory Surgery"), title="Manager")
    return one


def test_each_letter_names_who_gets_a_copy_and_one_is_made_for_each(
    db: Data, people: list[Contact], jo: Contact, tmp_path: Path, out: Path
) -> None:
    plan = planned(db, people, note(tmp_path, GREETING, CC), copies=[jo.id])
    assert (plan.count, plan.files) == (2, 4)

    outcomes = made(db, plan, out)

    assert [one.name for one in outcomes] == [
        "Dr Ann O'Neil",
        "Mrs Jo Dale (copy)",
        "Dr Ben Fox",
        "Mrs Jo Dale (copy)",
    ]
    words = [text(one.path) for one in outcomes]
    assert words[0] == words[1] == ["Dear Dr O'Neil,", "cc: Mrs Jo Dale, Manager, Priory Surgery"]
    assert [one.path.name for one in outcomes if one.path][1] == (
        "2026-03-02 O'Neil, Ann - Note, copy for Dale, Jo.docx"
    )
    assert {entry.detail for entry in timeline.of(db, jo.id)} == {
        "Our reference NO-2026-0002 (copy)",
        "Our reference NO-2026-0001 (copy)",
    }
    assert written.got(db, [jo.id, people[0].id], ["Note"]) == {people[0].id}
    assert undo.next_undo(db) == "Make Note for 2 people"
    known = going_out.of_files(db, [one.path for one in outcomes if one.path])
    going_out.posted(db, [one.id for one in known], TODAY, today=TODAY)
    assert contacts.rows(db, [jo.id], today=TODAY)[0].last_contact == TODAY


def test_without_copies_nothing_is_said_and_no_one_gets_a_copy_of_their_own_letter(
    db: Data, people: list[Contact], tmp_path: Path, out: Path
) -> None:
    lines = (GREETING, "{% if letter.copies %}", CC, "{% endif %}")
    plan = planned(db, people, note(tmp_path, *lines), copies=[people[0].id])

    outcomes = made(db, plan, out)

    assert [text(one.path) for one in outcomes] == [
        ["Dear Dr O'Neil,"],
        ["Dear Dr Fox,", "cc: Dr Ann O'Neil"],
        ["Dear Dr Fox,", "cc: Dr Ann O'Neil"],
    ]


def test_who_must_not_be_written_to_gets_none_and_is_not_named(
    db: Data, people: list[Contact], jo: Contact, tmp_path: Path, out: Path
) -> None:
    contacts.change(db, replace(contacts.get(db, jo.id), do_not_contact=True))
    plan = planned(db, people, note(tmp_path, GREETING), copies=[jo.id])

    messages = [one.message for one in letters.check(plan)]
    assert "No copy goes to Mrs Jo Dale: they are marked \u201cdo not contact\u201d." in messages
    assert len(made(db, plan, out)) == 2


def test_who_says_so_between_check_and_make_gets_none_either(
    db: Data, people: list[Contact], jo: Contact, tmp_path: Path, out: Path
) -> None:
    plan = planned(db, people, note(tmp_path, GREETING), copies=[jo.id])
    contacts.change(db, replace(contacts.get(db, jo.id), do_not_contact=True))

    outcomes = made(db, plan, out)

    assert [bool(one.problem) for one in outcomes] == [False, True, False, True]
    assert outcomes[1].contact_id == ""  # a copy is nobody's letter, to be tried again
    assert timeline.of(db, jo.id) == []


def test_a_document_that_does_not_name_them_is_told(
    db: Data, people: list[Contact], jo: Contact, tmp_path: Path
) -> None:
    found = letters.check(planned(db, people, note(tmp_path, GREETING), copies=[jo.id]))
    assert "\u201cNote\u201d does not say who gets a copy. The copies are still made." in [
        one.message for one in found
    ]


def test_the_printable_file_has_each_copy_behind_its_letter_and_thanks_are_said_once(
    db: Data, people: list[Contact], jo: Contact, tmp_path: Path, out: Path
) -> None:
    out.mkdir()
    plan = planned(db, people[:1], note(tmp_path, GREETING, THANKS), copies=[jo.id])

    outcomes = made(db, plan, None, out / "All.docx")

    assert [bool(one.path) for one in outcomes] == [True, True, True]
    assert text(out / "All.docx").count("Dear Dr O'Neil,") == 2
    whose = {
        one.contact_id: one.thanks_id for one in contacts.card(db, jo.id, today=TODAY).documents
    }
    assert whose == {jo.id: None}


def test_the_rest_of_a_batch_has_its_copies_and_who_got_one_still_gets_a_letter(
    db: Data, people: list[Contact], tmp_path: Path, out: Path
) -> None:
    ann, ben = people
    plan = planned(db, [ann, ben], note(tmp_path, GREETING), copies=[ben.id, ann.id])
    run = letters.make(db, plan, out, now=NOW)
    for _ in range(2):  # Ann's letter, and Ben's copy of it
        next(run)
    with pytest.raises(RuntimeError):
        run.throw(RuntimeError("the power went"))
    (batch,) = letters.unfinished(db)
    assert (batch.made, batch.left) == (2, 2)

    rest = list(letters.make(db, letters.go_on(db, batch.id, today=TODAY), out, now=NOW))

    assert [one.name for one in rest] == ["Dr Ben Fox", "Dr Ann O'Neil (copy)"]
    assert letters.unfinished(db) == []
