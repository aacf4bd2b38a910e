"""A batch that stopped half-way is gone on with: nobody twice, nothing written over, the total exact."""

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from docx import Document as WordFile

from outreach_desktop import writing
from outreach_desktop.domain.contacts import Contact
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import contacts, timeline, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.making import letters
from outreach_desktop.services.making.letters import Batch, Outcome, Plan
from tests import builders
from tests.conftest import TODAY
from tests.services.letter_steps import NOW, note, planned
from tests.templates.word import part

NEXT_DAY = dt.date(2026, 3, 3)
GREETING = "Dear {{ contact.salutation }}, {{ reference }}"
MANY = 55  # more than are announced at once


@pytest.fixture
def people(db: Data) -> list[Contact]:
    return added(db, 6)


def added(db: Data, count: int) -> list[Contact]:
    return [builders.person(db, f"Person {number:02}") for number in range(count)]


def stopped(db: Data, plan: Plan, out: Path | None, after: int, **more: Any) -> Batch:
    """The batch of a run that is brought down once it has said so many times what came of a document."""
    run = letters.make(db, plan, out, now=NOW, **more)
    for _ in range(after):
        next(run)
    with pytest.raises(RuntimeError):
        run.throw(RuntimeError("the power went"))
    (batch,) = letters.unfinished(db)
    return batch


def gone_on(db: Data, batch: Batch, plan: Plan | None = None) -> list[Outcome]:
    plan = plan or letters.go_on(db, batch.id, today=NEXT_DAY)
    later = NOW + dt.timedelta(days=1)
    return list(letters.make(db, plan, batch.out, together=batch.together, now=later))


def references(db: Data, people: list[Contact]) -> list[str]:
    return [
        document.reference
        for one in people
        for document in contacts.card(db, one.id, today=NEXT_DAY).documents
    ]


def lines(path: Path) -> list[str]:
    return [paragraph.text for paragraph in WordFile(str(path)).paragraphs if paragraph.text]


def test_the_rest_is_made_into_the_same_folder_and_nobody_twice(
    db: Data, tmp_path: Path, out: Path
) -> None:
    people = added(db, MANY)
    batch = stopped(db, planned(db, people, note(tmp_path, GREETING)), out, after=52)
    before = {path: path.read_bytes() for path in out.iterdir()}

    rest = letters.go_on(db, batch.id, today=NEXT_DAY)
    outcomes = gone_on(db, batch, rest)

    assert (batch.documents, batch.made, batch.left, batch.out) == (MANY, 52, 3, out)
    assert rest.count == len(outcomes) == 3
    assert len(list(out.iterdir())) == MANY
    assert all(path.read_bytes() == content for path, content in before.items())
    assert len(set(references(db, people))) == MANY
    assert letters.unfinished(db) == []


def test_it_says_what_was_made_of_what_and_when(db: Data, people: list[Contact], out: Path) -> None:
    choice = letters.choice("thank-you")
    plan = planned(db, people, choice, thanks_for="coming to our open evening", missing="blank")

    assert letters.told(stopped(db, plan, out, after=1)) == (
        "1 of 6 thank-you notes was made on 2 Mar 2026, then the work was interrupted."
    )


def test_a_run_that_came_to_its_end_or_was_cancelled_is_not_asked_about(
    db: Data, people: list[Contact], tmp_path: Path, out: Path
) -> None:
    plan = planned(db, people, note(tmp_path, GREETING))
    list(letters.make(db, plan, out, now=NOW))
    run = letters.make(db, plan, out, now=NOW)
    next(run)
    run.close()

    assert letters.unfinished(db) == []


def test_a_disk_that_fails_leaves_the_rest_to_be_gone_on_with(
    db: Data, tmp_path: Path, out: Path
) -> None:
    people = added(db, MANY)
    run = letters.make(db, planned(db, people, note(tmp_path, GREETING)), out, now=NOW)
    for _ in range(50):
        next(run)
    out.rename(tmp_path / "unplugged")
    assert all(outcome.problem for outcome in run)

    (batch,) = letters.unfinished(db)
    with pytest.raises(OutreachError, match=r"is not there, so this batch.*Connect the disk"):
        letters.go_on(db, batch.id, today=NEXT_DAY)
    (tmp_path / "unplugged").rename(out)
    gone_on(db, batch)

    assert len(list(out.iterdir())) == MANY
    assert letters.unfinished(db) == []


def test_who_must_not_be_contacted_by_now_is_left_out_of_the_rest_and_of_the_print(
    db: Data, people: list[Contact], tmp_path: Path, out: Path
) -> None:
    plan = planned(db, people, note(tmp_path, "Dear {{ contact.last_name }}"))
    batch = stopped(db, plan, out, after=2, together=tmp_path / "all.docx")
    for one in (people[0], people[4]):
        contacts.change(db, replace(one, do_not_contact=True))

    rest = letters.go_on(db, batch.id, today=NEXT_DAY)
    found = [finding.contact_id for finding in letters.check(rest) if finding.stops]
    outcomes = gone_on(db, batch, rest)

    assert found == [people[4].id]
    left_out = {outcome.contact_id for outcome in outcomes if outcome.problem}
    assert left_out == {people[0].id, people[4].id}
    printed = [f"Dear Person 0{number}" for number in (1, 2, 3, 5)]
    assert lines(tmp_path / "all.docx") == printed


def test_a_printable_file_holds_everybody_with_the_date_reference_and_thanks_they_had(
    db: Data, people: list[Contact], tmp_path: Path, out: Path
) -> None:
    for one in people[:4]:
        builders.call(db, one, TODAY, thanks_for=f"helping {one.last_name}")
    choice = note(tmp_path, "{{ today | date }}, {{ reference }}: {{ thanks.reason }}")
    plan = planned(db, people[:4], choice)
    batch = stopped(db, plan, out, after=2, together=tmp_path / "all.docx")

    gone_on(db, batch)

    separate = [line for path in sorted(out.iterdir()) for line in lines(path)]
    assert sorted(lines(tmp_path / "all.docx")) == sorted(separate)
    assert lines(tmp_path / "all.docx")[0] == "2\u00a0March 2026, NO-2026-0001: helping Person 00"
    assert lines(tmp_path / "all.docx")[3] == "3\u00a0March 2026, NO-2026-0006: helping Person 03"


def test_each_person_begins_on_a_new_sheet_in_the_rest_too_where_that_was_asked_for(
    db: Data, people: list[Contact], tmp_path: Path, out: Path
) -> None:
    plan = planned(db, people[:3], note(tmp_path, GREETING))
    batch = stopped(db, plan, out, after=1, together=tmp_path / "all.docx", new_sheets=True)

    gone_on(db, batch)

    assert batch.new_sheets
    whole = part((tmp_path / "all.docx").read_bytes())
    assert whole.count('<w:type w:val="oddPage"/>') == 3


def test_what_lies_in_the_place_of_the_printable_file_is_not_written_over(
    db: Data, people: list[Contact], tmp_path: Path, out: Path
) -> None:
    plan = planned(db, people[:3], note(tmp_path, GREETING))
    batch = stopped(db, plan, out, after=1, together=tmp_path / "all.docx")
    (tmp_path / "all.docx").write_bytes(b"mine")

    assert gone_on(db, batch)[-1].path == tmp_path / "all (2).docx"
    assert (tmp_path / "all.docx").read_bytes() == b"mine"


def test_of_several_kinds_a_person_gets_just_those_that_are_missing(
    db: Data, people: list[Contact], tmp_path: Path, out: Path
) -> None:
    kinds = note(tmp_path, GREETING), note(tmp_path, "Bye", name="farewell")
    batch = stopped(db, planned(db, people[:3], *kinds), out, after=3)

    rest = letters.go_on(db, batch.id, today=NEXT_DAY)
    titles = [(outcome.name, outcome.template) for outcome in gone_on(db, batch, rest)]

    assert titles == [
        (people[1].name, "Farewell"),
        (people[2].name, "Note"),
        (people[2].name, "Farewell"),
    ]
    assert len(list(out.iterdir())) == 6


def test_a_batch_and_its_rest_are_one_action_while_nothing_was_done_in_between(
    db: Data, people: list[Contact], tmp_path: Path, out: Path
) -> None:
    gone_on(db, stopped(db, planned(db, people, note(tmp_path, GREETING)), out, after=4))

    undo.undo(db)

    assert references(db, people) == []
    assert timeline.of(db, people[0].id) == []


def test_the_rest_is_an_action_of_its_own_after_other_work(
    db: Data, people: list[Contact], tmp_path: Path, out: Path
) -> None:
    batch = stopped(db, planned(db, people, note(tmp_path, GREETING)), out, after=4)
    builders.person(db, "Newcomer")
    gone_on(db, batch)

    assert undo.next_undo(db) == "Make Note for 2 people"
    undo.undo(db)

    assert len(references(db, people)) == 4


def test_a_batch_that_was_taken_back_is_not_asked_about_until_it_is_brought_again(
    db: Data, people: list[Contact], tmp_path: Path, out: Path
) -> None:
    stopped(db, planned(db, people, note(tmp_path, GREETING)), out, after=2)

    undo.undo(db)
    assert letters.unfinished(db) == []
    undo.redo(db)
    assert len(letters.unfinished(db)) == 1


def test_the_rest_of_a_batch_can_be_left(
    db: Data, people: list[Contact], tmp_path: Path, out: Path
) -> None:
    batch = stopped(db, planned(db, people, note(tmp_path, GREETING)), out, after=2)

    letters.leave(db, batch.id)

    assert letters.unfinished(db) == []
    with pytest.raises(OutreachError, match="This batch is over"):
        letters.go_on(db, batch.id, today=NEXT_DAY)


def test_a_template_that_was_changed_is_said_and_one_that_is_gone_stops(
    db: Data, people: list[Contact], tmp_path: Path, out: Path
) -> None:
    choice = note(tmp_path, GREETING)
    batch = stopped(db, planned(db, people, choice), out, after=2)

    note(tmp_path, "Good morning")
    (told,) = letters.check(letters.go_on(db, batch.id, today=NEXT_DAY))
    assert (told.contact_id, told.stops, told.template) == (None, False, "Note")
    assert "has changed since the first 2 were made" in told.message

    choice.path.unlink()
    with pytest.raises(OutreachError, match="is not there any more, so the other 4 cannot"):
        letters.go_on(db, batch.id, today=NEXT_DAY)


def test_what_a_crash_left_beside_the_printable_file_is_cleared_away(
    db: Data, people: list[Contact], tmp_path: Path, out: Path
) -> None:
    plan = planned(db, people[:3], note(tmp_path, GREETING))
    stopped(db, plan, out, after=1, together=tmp_path / "all.docx")
    writing.part_of(tmp_path / "all.docx").write_bytes(b"half")

    letters.settle(db)

    assert not writing.part_of(tmp_path / "all.docx").exists()
    assert len(letters.unfinished(db)) == 1


def test_a_batch_killed_after_its_last_file_is_over(
    db: Data, people: list[Contact], tmp_path: Path, out: Path
) -> None:
    stopped(db, planned(db, people[:3], note(tmp_path, GREETING)), out, after=3)

    letters.settle(db)

    assert letters.unfinished(db) == []


def test_a_reference_is_never_given_twice_though_somebody_was_left_out(
    db: Data, people: list[Contact], tmp_path: Path, out: Path
) -> None:
    choice = note(tmp_path, GREETING)
    contacts.change(db, replace(people[0], do_not_contact=True))
    list(letters.make(db, planned(db, people[:3], choice), out, now=NOW))
    list(letters.make(db, planned(db, people[:3], choice), out, now=NOW))

    assert len(set(references(db, people[:3]))) == 4


def test_who_is_left_of_a_household_gets_their_letter_where_the_other_has_died_since(
    db: Data, tmp_path: Path, out: Path
) -> None:
    ann, john, mary, jo = (
        builders.person(db, "Smith", first_name=name, title="")
        for name in ("Ann", "John", "Mary", "Jo")
    )
    builders.household(db, john, mary)
    kinds = note(tmp_path, GREETING)
    batch = stopped(db, planned(db, [ann, john, mary, jo], kinds), out, after=1)
    contacts.change(db, replace(contacts.get(db, john.id), deceased=True))

    outcomes = gone_on(db, batch)

    made = [one.name for one in outcomes if one.path is not None]
    assert made == ["Mary Smith", "Jo Smith"]
