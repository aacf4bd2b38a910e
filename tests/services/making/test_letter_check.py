"""What is wrong with letters is known before anything is written, and a wish not to be contacted goes before all else."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from outreach_desktop.domain.contacts import Contact
from outreach_desktop.domain.events import EventDraft
from outreach_desktop.services import contacts, events, group, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.making import letters
from tests import builders
from tests.conftest import TODAY
from tests.services.letter_steps import GREETING, NOW, made, note, planned, text


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
        "Fill in, for Dr Ann O'Neil: phone (phone, of the role if it has one). \u201cNote\u201d "
        "prints it: Paragraph 1. Or choose to leave what is missing blank or marked."
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
    assert "\u201cPhone\u201d under Our group" in finding.message
    assert text(made(db, plan, out)[0].path) == ["Write"]


def test_what_a_document_cannot_do_without_is_told_once(
    db: Data, people: list[Contact], tmp_path: Path
) -> None:
    (finding,) = letters.check(planned(db, people, note(tmp_path, "{{ group.phone }}")))

    assert finding.stops
    assert finding.message.startswith("Fill in \u201cPhone\u201d under Our group: ")


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


def test_a_mistake_in_a_template_is_said_once_and_stops_everybody(
    db: Data, people: list[Contact], tmp_path: Path
) -> None:
    plan = planned(db, people, note(tmp_path, "{% if member %}Dear {{ contact.name | odd }}"))

    found = letters.check(plan)

    assert {finding.contact_id for finding in found} == {None}
    assert len({finding.message for finding in found}) == len(found)
    assert letters.left_out(found, plan) == len(people)


def test_what_is_said_of_several_is_said_once_with_who_they_are(
    db: Data, people: list[Contact], tmp_path: Path
) -> None:
    odd = [builders.person(db, name, profession="Nurse\u0001") for name in ("Cy", "Di", "Eve")]
    plan = planned(db, [*people, *odd], note(tmp_path, "{{ contact.profession or 'nobody' }}"))

    (finding,) = letters.check(plan)

    assert finding.about == tuple(one.id for one in odd)
    assert finding.where == f"Note for {odd[0].name}, {odd[1].name} and {odd[2].name}"
    assert not finding.in_template
    assert letters.left_out([replace(finding, stops=True)], plan) == len(odd)


def test_what_is_said_of_everybody_names_nobody_and_of_many_only_some(
    db: Data, tmp_path: Path
) -> None:
    odd = [builders.person(db, f"Number{n}", profession="Nurse\u0001") for n in range(9)]
    choice = note(tmp_path, "{{ contact.profession }}")

    (of_all,) = letters.check(planned(db, odd, choice))
    others = [builders.person(db, "Fay", profession="Nurse")]
    (of_most,) = letters.check(planned(db, [*odd, *others], choice))

    assert (of_all.where, of_all.about) == ("Note", tuple(one.id for one in odd))
    assert of_most.where.endswith("Number2 and 6 others")


def test_an_empty_place_for_words_of_one_s_own_is_told_and_stops_nothing(
    db: Data, people: list[Contact], tmp_path: Path
) -> None:
    plan = planned(db, people, note(tmp_path, "{{ letter.personal }}"))
    (choice,) = plan.personal

    (found,) = letters.check(plan)
    worded = plan.worded(people[0].id, choice, "You rang me back on a Sunday.")
    (rest,) = letters.after_typing([found], worded)

    assert (found.message, found.stops) == ("Your own words are still empty.", False)
    assert found.about == tuple(one.id for one in people)
    assert rest.about == tuple(one.id for one in people[1:])
    assert next(worded.letters()).personal == "You rang me back on a Sunday."


def test_who_gets_no_letter_needs_no_words_of_one_s_own(
    db: Data, people: list[Contact], tmp_path: Path
) -> None:
    asked = builders.person(db, "Quiet", do_not_contact=True)
    plan = planned(db, [*people, asked], note(tmp_path, "{{ letter.personal }}"))

    found = [one for one in letters.check(plan) if one.field == "letter.personal"]

    assert [one.about for one in found] == [tuple(one.id for one in people)]


def test_a_document_that_would_have_a_hole_is_not_made_until_our_group_has_said_it(
    db: Data, people: list[Contact], tmp_path: Path
) -> None:
    profile = group.profile(db)
    group.save_profile(db, replace(profile, name="Lakeside", points=()))
    plan = planned(db, people, letters.choice("who-we-are"))
    found = letters.check(plan)
    told = [one for one in found if "has little to say yet" in one.message]
    assert [(one.contact_id, one.stops) for one in told] == [(None, True)]
    assert "Missing under Our group: What we do." in told[0].message
    assert letters.left_out(found, plan) == plan.count == len(people)
    outcomes = list(letters.make(db, plan, tmp_path, now=NOW))
    assert {one.path for one in outcomes} == {None}
    assert all("What we do" in one.problem for one in outcomes)


def test_who_chose_to_print_nothing_there_has_it_all_the_same(
    db: Data, people: list[Contact]
) -> None:
    group.save_profile(db, replace(group.profile(db), name="Lakeside", points=()))
    plan = planned(db, people, letters.choice("who-we-are"), missing="blank")
    told = [one for one in letters.check(plan) if "has little to say yet" in one.message]
    assert [one.stops for one in told] == [False]
    assert "blank or marked" not in told[0].message


def told_of_event(db: Data, people: list[Contact], name: str, day: dt.date) -> list[str]:
    """What is told of a document and an event on this day, whose title is Open evening."""
    event = events.add(db, EventDraft(title="Open evening", date=day))
    plan = planned(db, people[:1], letters.choice(name), event_id=event.id)
    found = (one for one in letters.check(plan) if one.contact_id is None)
    return [one.message for one in found if "Open evening" in one.message]


@pytest.mark.parametrize(
    ("name", "days", "words"),
    [
        ("after-event", 7, "speaks of “Open evening” as over, but it is on"),
        ("attendance-certificate", 1, "speaks of “Open evening” as over, but it is on"),
        ("event-invitation", -1, "invites to “Open evening”, but that was on"),
        ("speaker-invitation", -30, "invites to “Open evening”, but that was on"),
    ],
)
def test_what_speaks_of_an_event_at_the_wrong_time_is_told(
    db: Data, people: list[Contact], name: str, days: int, words: str
) -> None:
    (told,) = told_of_event(db, people, name, TODAY + dt.timedelta(days=days))
    assert words in told


@pytest.mark.parametrize(
    ("name", "days"),
    [("after-event", -1), ("after-event", 0), ("event-invitation", 0), ("event-invitation", 9), ("talk-handout", 9), ("talk-handout", -9)],
)  # fmt: skip
def test_what_is_true_of_an_event_is_not_told(
    db: Data, people: list[Contact], name: str, days: int
) -> None:
    assert told_of_event(db, people, name, TODAY + dt.timedelta(days=days)) == []


def test_a_certificate_is_told_of_for_whom_nobody_noted_as_having_come(
    db: Data, people: list[Contact]
) -> None:
    event = events.add(db, EventDraft(title="Open evening", date=TODAY))
    events.add_participants(db, event.id, [one.id for one in people])
    (came, _) = [row.participant for row in events.participants(db, event.id, today=TODAY)]
    events.change_participant(db, replace(came, attendance="attended"))
    plan = planned(db, people, letters.choice("attendance-certificate"), event_id=event.id)

    told = [one for one in letters.check(plan) if "not noted" in one.message]
    assert {one.contact_id for one in told} == {one.id for one in people} - {came.contact_id}
    assert not any(one.stops for one in told)
    other = planned(db, people, letters.choice("after-event"), event_id=event.id)
    assert not [one for one in letters.check(other) if "not noted" in one.message]
