"""Letters: from people and templates to files that the timeline knows of."""

import datetime as dt
import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from docx import Document as WordFile

from outreach_desktop import paths, writing
from outreach_desktop.db import documents, interactions
from outreach_desktop.db.journal import changing
from outreach_desktop.db.rows import new_id
from outreach_desktop.domain.contacts import Contact
from outreach_desktop.domain.documents import Document, State
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import contacts, data_file, letters, timeline, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.letters import Outcome, Plan, TemplateChoice
from tests import builders

TODAY = dt.date(2026, 3, 2)
NOW = dt.datetime(2026, 3, 2, 10)
GREETING = "Dear {{ contact.salutation }},"
THANKS = "Thank you for {{ thanks.reason }}."


@pytest.fixture
def people(db: Data) -> list[Contact]:
    """Ann and Ben; Ann has done something."""
    ann, ben = builders.person(db), builders.person(db, "Fox", first_name="Ben")
    builders.call(db, ann, dt.date(2026, 2, 5), thanks_for="lending us the gym")
    return [ann, ben]


def note(folder: Path, *paragraphs: str, name: str = "note") -> TemplateChoice:
    """A template of the user's own."""
    return letters.choice(str(builders.template(folder / f"{name}.docx", *paragraphs)))


def planned(db: Data, people: list[Contact], *choices: TemplateChoice, **more: Any) -> Plan:
    return letters.plan(db, [one.id for one in people], choices, today=TODAY, **more)


def made(db: Data, plan: Plan, out: Path | None, together: Path | None = None) -> list[Outcome]:
    return list(letters.make(db, plan, out, together=together, now=NOW))


def text(path: Path | None) -> list[str]:
    assert path is not None
    return [paragraph.text for paragraph in WordFile(str(path)).paragraphs]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def test_each_person_gets_a_file_named_for_the_day_and_the_person(
    db: Data, people: list[Contact], tmp_path: Path, out: Path
) -> None:
    first, second = made(db, planned(db, people, note(tmp_path, GREETING)), out)

    assert first.path == out / "2026-03-02 O'Neil, Ann - Note.docx"
    assert text(first.path) == ["Dear Dr O'Neil,"]
    assert text(second.path) == ["Dear Dr Fox,"]
    assert sorted(path.name for path in out.iterdir()) == [
        "2026-03-02 Fox, Ben - Note.docx",
        "2026-03-02 O'Neil, Ann - Note.docx",
    ]


def test_a_document_stands_on_the_timeline_with_its_reference(
    db: Data, people: list[Contact], tmp_path: Path, out: Path
) -> None:
    made(db, planned(db, people, note(tmp_path, GREETING)), out)

    entry = timeline.of(db, people[0].id)[0]
    assert (entry.kind, entry.summary, entry.date) == ("document", "Note", TODAY)
    assert entry.detail == "Our reference NO-2026-0001"
    (document,) = contacts.card(db, people[0].id, today=TODAY).documents
    assert document.id == entry.document_id
    assert document.sha256 == hashlib.sha256(Path(document.path).read_bytes()).hexdigest()


def test_making_thank_you_notes_is_one_action_that_undo_takes_back_whole(
    db: Data, people: list[Contact], tmp_path: Path, out: Path
) -> None:
    made(db, planned(db, people, note(tmp_path, GREETING), note(tmp_path, THANKS, name="x")), out)
    assert interactions.thanks_owed(db, [people[0].id]) == {}

    assert undo.next_undo(db) == "Make documents for 2 people"
    undo.undo(db)

    assert len(timeline.of(db, people[0].id)) == 1
    assert contacts.card(db, people[0].id, today=TODAY).documents == ()
    assert interactions.thanks_owed(db, [people[0].id]).keys() == {people[0].id}
    assert len(list(out.iterdir())) == 3  # undo leaves files alone


def test_somebody_with_nothing_to_be_thanked_for_is_left_out_and_told_why(
    db: Data, people: list[Contact], tmp_path: Path, out: Path
) -> None:
    ann, ben = made(db, planned(db, people, note(tmp_path, THANKS)), out)

    assert ann.path is not None
    assert ben.path is None
    assert ben.problem.startswith("Say what to thank Dr Ben Fox for")


def test_many_are_thanked_for_the_same_thing_and_are_still_owed_thanks_for_their_own(
    db: Data, people: list[Contact], tmp_path: Path, out: Path
) -> None:
    plan = planned(db, people, note(tmp_path, THANKS), thanks_for="speaking at our open evening")

    assert [finding for finding in letters.check(plan) if finding.stops] == []
    for outcome in made(db, plan, out):
        assert text(outcome.path) == ["Thank you for speaking at our open evening."]
    assert interactions.thanks_owed(db, [people[0].id]).keys() == {people[0].id}


def test_thanks_left_blank_still_make_a_sentence(
    db: Data, people: list[Contact], tmp_path: Path, out: Path
) -> None:
    ann, ben = made(db, planned(db, people, note(tmp_path, THANKS), missing="blank"), out)

    assert text(ann.path) == ["Thank you for lending us the gym."]
    assert text(ben.path) == ["Thank you for your support."]


def test_do_not_contact_is_respected_whatever_the_rule_for_missing_fields(
    db: Data, people: list[Contact], tmp_path: Path, out: Path
) -> None:
    hal = builders.person(db, "Hal", do_not_contact=True)
    plan = planned(db, [hal, *people], note(tmp_path, GREETING), missing="blank")

    assert [finding.name for finding in letters.check(plan) if finding.stops] == [hal.name]
    assert [outcome.path is None for outcome in made(db, plan, out)] == [True, False, False]


def test_a_wish_not_to_be_contacted_is_kept_even_after_the_check(
    db: Data, people: list[Contact], tmp_path: Path, out: Path
) -> None:
    plan = planned(db, people, note(tmp_path, GREETING))
    contacts.change(db, replace(people[0], do_not_contact=True))
    contacts.remove(db, [people[1].id])

    ann, ben = made(db, plan, out)

    assert "do not contact" in ann.problem
    assert ben.problem == "Removed since this was checked."
    assert list(out.iterdir()) == []


def test_a_wish_taken_down_while_others_are_written_to_is_kept_too(
    db: Data, tmp_path: Path, out: Path
) -> None:
    people = [builders.person(db, f"Number {number}") for number in range(52)]
    added = undo.history(db)[0]
    run = letters.make(db, planned(db, people, note(tmp_path, GREETING)), out, now=NOW)
    first = next(run)

    contacts.change(db, replace(people[50], do_not_contact=True))
    undo.undo(db, added.id)

    *_, refused, removed = run
    assert first.path is not None
    assert "do not contact" in refused.problem
    assert removed.problem == "Removed since this was checked."


def test_a_field_that_somebody_lacks_stops_that_person_only(
    db: Data, people: list[Contact], tmp_path: Path, out: Path
) -> None:
    cy = builders.person(db, "Cy", phone="01632 960001")
    plan = planned(db, [*people, cy], note(tmp_path, "We rang {{ contact.phone }}."))

    found = letters.check(plan)
    outcomes = made(db, plan, out)

    assert [finding.contact_id for finding in found] == [one.id for one in people]
    assert all(finding.field == "contact.phone" and finding.stops for finding in found)
    assert [outcome.path is not None for outcome in outcomes] == [False, False, True]
    assert outcomes[0].problem == (
        "Fill in, for Dr Ann O'Neil: phone (telephone, of the role if it has one). \u201cNote\u201d "
        "prints it: Paragraph 1. Or have what is missing left blank or marked."
    )


def test_what_the_group_lacks_is_said_once_and_not_once_for_each_person(
    db: Data, people: list[Contact], tmp_path: Path
) -> None:
    found = letters.check(planned(db, people, note(tmp_path, "{{ group.name }}")))

    assert [(finding.contact_id, finding.field) for finding in found] == [(None, "group.name")]


def test_what_a_document_can_do_without_is_no_reason_to_stop(
    db: Data, people: list[Contact], tmp_path: Path, out: Path
) -> None:
    can_do_without = "{% if group.phone %}Ring {{ group.phone }}{% else %}Write{% endif %}"
    plan = planned(db, people[:1], note(tmp_path, can_do_without))

    (finding,) = letters.check(plan)

    assert (finding.contact_id, finding.stops) == (None, False)
    assert "\u201cTelephone\u201d under Our group" in finding.message
    assert text(made(db, plan, out)[0].path) == ["Write"]


def test_what_a_document_cannot_do_without_is_told_once(
    db: Data, people: list[Contact], tmp_path: Path
) -> None:
    (finding,) = letters.check(planned(db, people, note(tmp_path, "{{ group.phone }}")))

    assert finding.stops
    assert finding.message.startswith("Fill in \u201cTelephone\u201d under Our group: ")


def test_a_template_about_an_event_asks_for_one(
    db: Data, people: list[Contact], tmp_path: Path
) -> None:
    invitation = note(tmp_path, "Come to {{ event.title }}.")
    found = letters.check(planned(db, people, invitation))

    assert invitation.needs_event
    assert [finding.contact_id for finding in found] == [None]
    assert "Choose an event" in found[0].message


def test_somebody_without_an_address_is_a_caution_and_still_gets_a_letter(
    db: Data, people: list[Contact], tmp_path: Path, out: Path
) -> None:
    block = ("{% for line in contact.address_lines %}", "{{ line }}", "{% endfor %}", GREETING)
    plan = planned(db, people[:1], note(tmp_path, *block))

    (finding,) = letters.check(plan)
    assert not finding.stops
    assert finding.field == "contact.address_lines"
    assert text(made(db, plan, out)[0].path) == ["Dear Dr O'Neil,"]


def test_checking_writes_nothing(db: Data, people: list[Contact], tmp_path: Path) -> None:
    before = db.execute("SELECT count(*) FROM documents").fetchone()
    letters.check(planned(db, people, note(tmp_path, GREETING)))

    assert db.execute("SELECT count(*) FROM documents").fetchone() == before
    assert [path.name for path in tmp_path.iterdir()] == ["note.docx"]


def test_a_template_changed_after_the_check_changes_nothing(
    db: Data, people: list[Contact], tmp_path: Path, out: Path
) -> None:
    plan = planned(db, people, note(tmp_path, GREETING))
    (tmp_path / "note.docx").unlink()

    assert text(made(db, plan, out)[0].path) == ["Dear Dr O'Neil,"]


def test_a_file_that_is_there_is_never_written_over(
    db: Data, people: list[Contact], tmp_path: Path, out: Path
) -> None:
    plan = planned(db, people[:1], note(tmp_path, GREETING))
    made(db, plan, out)
    before = (out / "2026-03-02 O'Neil, Ann - Note.docx").read_bytes()

    (again,) = made(db, plan, out)

    assert again.path == out / "2026-03-02 O'Neil, Ann - Note (2).docx"
    assert (out / "2026-03-02 O'Neil, Ann - Note.docx").read_bytes() == before


def test_stopping_keeps_what_is_written_and_only_that(
    db: Data, people: list[Contact], tmp_path: Path, out: Path
) -> None:
    run = letters.make(db, planned(db, people, note(tmp_path, GREETING)), out, now=NOW)
    assert isinstance(run, Iterator)
    next(run)
    run.close()

    assert len(list(out.iterdir())) == 1
    assert documents.writing(db) == []
    assert [len(documents.of(db, one.id)) for one in people] == [1, 0]


def test_a_run_that_is_undone_half_way_goes_on_as_an_action_of_its_own(
    db: Data, tmp_path: Path, out: Path
) -> None:
    many = [builders.person(db, f"Person {number}") for number in range(60)]
    run = letters.make(db, planned(db, many, note(tmp_path, GREETING)), out, now=NOW)
    next(run)
    undo.undo(db)
    rest = list(run)

    assert all(outcome.path and outcome.path.exists() for outcome in rest)
    assert [len(documents.of(db, one.id)) for one in many] == [0] * 50 + [1] * 10
    undo.undo(db)
    assert [len(timeline.of(db, one.id)) for one in many] == [0] * 60


def test_a_folder_that_goes_away_ends_the_run_and_the_timeline_knows_nothing_of_it(
    db: Data, tmp_path: Path, out: Path
) -> None:
    many = [builders.person(db, f"Person {number}") for number in range(60)]
    run = letters.make(db, planned(db, many, note(tmp_path, GREETING)), out, now=NOW)
    next(run)
    for path in out.iterdir():
        path.unlink()
    out.rmdir()
    rest = list(run)

    assert len(rest) == 59
    assert all(outcome.path is None and "no folder" in outcome.problem for outcome in rest)
    assert len({outcome.problem for outcome in rest}) == 1
    assert documents.writing(db) == []
    assert len(documents.of(db, many[1].id)) == 0


def test_a_folder_that_cannot_be_made_stops_everything_with_a_sentence(
    db: Data, people: list[Contact], tmp_path: Path
) -> None:
    plan = planned(db, people, note(tmp_path, GREETING))
    with pytest.raises(OutreachError, match="There is no folder"):
        made(db, plan, tmp_path / "not" / "there")


def test_together_is_one_more_file_with_a_section_for_each_person(
    db: Data, people: list[Contact], tmp_path: Path, out: Path
) -> None:
    outcomes = made(db, planned(db, people, note(tmp_path, GREETING)), out, tmp_path / "all.docx")

    assert [outcome.contact_id for outcome in outcomes] == [people[0].id, people[1].id, ""]
    assert outcomes[-1].path == tmp_path / "all.docx"
    greetings = [line for line in text(tmp_path / "all.docx") if line]
    assert greetings == ["Dear Dr O'Neil,", "Dear Dr Fox,"]


def test_together_alone_is_on_every_timeline_as_the_same_file(
    db: Data, people: list[Contact], tmp_path: Path
) -> None:
    outcomes = made(db, planned(db, people, note(tmp_path, GREETING)), None, tmp_path / "all.docx")

    assert {outcome.path for outcome in outcomes} == {tmp_path / "all.docx"}
    assert documents.of(db, people[1].id)[0].path == str(tmp_path / "all.docx")


def test_the_printable_file_may_stand_in_the_new_folder_itself(
    db: Data, people: list[Contact], tmp_path: Path, out: Path
) -> None:
    outcomes = made(db, planned(db, people, note(tmp_path, GREETING)), out, out / "all.docx")

    assert outcomes[-1].path == out / "all.docx"


def test_several_kinds_together_are_a_file_for_each_kind(
    db: Data, people: list[Contact], tmp_path: Path, out: Path
) -> None:
    kinds = (note(tmp_path, GREETING), note(tmp_path, "Bye", name="farewell"))
    made(db, planned(db, people, *kinds), out, tmp_path / "all.docx")

    assert (tmp_path / "all - Note.docx").exists()
    assert (tmp_path / "all - Farewell.docx").exists()


def test_a_printable_file_that_is_there_stops_before_anything_is_made(
    db: Data, people: list[Contact], tmp_path: Path, out: Path
) -> None:
    (tmp_path / "all.docx").write_bytes(b"mine")
    with pytest.raises(OutreachError, match="left as it is"):
        made(db, planned(db, people, note(tmp_path, GREETING)), out, tmp_path / "all.docx")

    assert not out.exists()
    assert (tmp_path / "all.docx").read_bytes() == b"mine"


def announced(
    db: Data, person: Contact, path: Path, content: bytes, thanks_id: str | None = None
) -> Document:
    document = Document(
        id=new_id(),
        contact_id=person.id,
        event_id=None,
        template="Note",
        template_sha256="",
        path=str(path),
        sha256=hashlib.sha256(content).hexdigest(),
        state=State.WRITING,
        made_at=NOW,
        thanks_id=thanks_id,
        reference="NO-2026-0007",
    )
    with changing(db, "Make Note"):
        documents.announce(db, [document])
    return document


def test_after_a_crash_whole_files_are_on_the_timeline_and_halves_are_gone(
    db: Data, people: list[Contact], tmp_path: Path
) -> None:
    whole, half = tmp_path / "whole.docx", tmp_path / "half.docx"
    whole.write_bytes(b"a letter")
    writing.part_of(half).write_bytes(b"a let")
    owed = interactions.thanks_owed(db, [people[0].id])[people[0].id]
    announced(db, people[0], whole, b"a letter", owed.id)
    announced(db, people[1], half, b"a letter")

    letters.settle(db)

    entry = timeline.of(db, people[0].id)[0]
    assert (entry.summary, entry.detail) == ("Note", "Our reference NO-2026-0007")
    assert interactions.thanks_owed(db, [people[0].id]) == {}
    assert timeline.of(db, people[1].id) == []
    assert [len(documents.of(db, one.id)) for one in people] == [1, 0]
    assert [path.name for path in tmp_path.iterdir()] == ["whole.docx"]
    undo.undo(db)
    undo.undo(db)
    assert len(timeline.of(db, people[0].id)) == 1


def test_a_folder_that_is_not_plugged_in_is_asked_about_again(
    db: Data, people: list[Contact], tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    announced(db, people[0], stick / "letter.docx", b"a letter")

    letters.settle(db)
    assert len(documents.writing(db)) == 1

    stick.mkdir()
    (stick / "letter.docx").write_bytes(b"a letter")
    letters.settle(db)
    assert len(documents.of(db, people[0].id)) == 1


def test_somebody_else_s_file_of_that_name_is_not_taken_for_ours(
    db: Data, people: list[Contact], tmp_path: Path
) -> None:
    path = tmp_path / "letter.docx"
    path.write_bytes(b"theirs")
    announced(db, people[1], path, b"ours")

    letters.settle(db)

    assert documents.of(db, people[1].id) == []
    assert path.read_bytes() == b"theirs"


def test_the_starters_come_first_and_are_found_by_name_or_title() -> None:
    assert [one.name for one in letters.choices()] == [
        "information-packet",
        "thank-you",
        "proposal",
    ]
    assert letters.choice("Thank-You Note") == letters.choice("thank-you")


def test_templates_beside_the_data_file_are_offered_after_the_starters(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "settings_folder", lambda: tmp_path / "settings")
    db = data_file.open_data(tmp_path / "group.outreach")
    folder = letters.templates_folder(db)
    assert folder == tmp_path / "Templates"
    folder.mkdir()
    builders.template(folder / "visit-request.docx", "{{ event.title }}")
    (folder / "~$visit-request.docx").write_bytes(b"Word has it open")
    (folder / "broken.docx").write_bytes(b"no zip")

    broken, visit = letters.choices(db)[3:]

    assert (visit.name, visit.title, visit.needs_event) == ("visit-request", "Visit request", True)
    assert "not" in broken.note
    assert letters.choice("visit request", db) == visit
    data_file.close(db)


def test_an_unknown_document_names_the_likest() -> None:
    with pytest.raises(OutreachError, match="Did you mean proposal"):
        letters.choice("propsal")


def test_looking_shows_what_is_missing_where_making_would_stop(
    db: Data, people: list[Contact], tmp_path: Path
) -> None:
    choice = note(tmp_path, "We rang {{ contact.phone }}.")

    look = letters.look(planned(db, people, choice), people[0].id, choice)

    assert "We rang [phone?]." in look.text
