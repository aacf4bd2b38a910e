"""Two who live together get one letter that names both, and neither is left with half of it."""

import datetime as dt
from pathlib import Path
from typing import Any

from outreach_desktop.db.engine.rows import new_id
from outreach_desktop.db.history.journal import carrying_on
from outreach_desktop.db.subjects import batches, documents
from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.contacts import Contact
from outreach_desktop.domain.documents.documents import Document, DocumentState
from outreach_desktop.domain.wishes.wishes import WishDraft
from outreach_desktop.services import contacts, timeline, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.making import letters
from outreach_desktop.services.making.letter_batches import asked_for
from outreach_desktop.services.making.letter_settle import hash_of
from tests import builders
from tests.conftest import TODAY
from tests.services.letter_steps import GREETING, NOW, THANKS, made, note, planned, text

HOUSE = Address(street="1 Low Lane", town="Marrowby", postcode="QX1 2AB")
NAME, LINES = "{{ contact.name }}", "{{ contact.address_lines | lines }}"
PARTS = "{{ contact.title }} {{ contact.first_name }} {{ contact.last_name }}"


def smiths(db: Data, **about_mary: Any) -> tuple[Contact, Contact]:
    john = builders.person(db, "Smith", first_name="John", title="Mr", address=HOUSE)
    mary = builders.person(db, "Smith", first_name="Mary", title="Mrs", **about_mary)
    builders.household(db, john, mary)
    return contacts.get(db, john.id), contacts.get(db, mary.id)


def told(db: Data, people: list[Contact], folder: Path) -> list[str]:
    return [one.message for one in letters.check(planned(db, people, note(folder, GREETING)))]


def test_both_get_one_letter_at_home_that_names_and_greets_both(
    db: Data, tmp_path: Path, out: Path
) -> None:
    john, mary = smiths(db)
    choice = note(tmp_path, NAME, LINES, PARTS, GREETING, "{{ contact.household | join(' + ') }}")
    (outcome,) = made(db, planned(db, [mary, john], choice), out)

    assert text(outcome.path) == [
        "Mr John and Mrs Mary Smith",
        "1 Low Lane\nMarrowby\nQX1 2AB",
        "Mr and Mrs John and Mary Smith",
        "Dear Mr and Mrs Smith,",
        "Mr John Smith + Mrs Mary Smith",
    ]
    assert outcome.path is not None
    assert outcome.path.name == "2026-03-02 Smith, John and Mary - Note.docx"
    assert outcome.name == "Mr John and Mrs Mary Smith"


def test_it_stands_on_the_timeline_of_both_and_is_undone_once(
    db: Data, tmp_path: Path, out: Path
) -> None:
    people = list(smiths(db))
    made(db, planned(db, people, note(tmp_path, GREETING)), out)

    for one in people:
        assert [entry.summary for entry in timeline.of(db, one.id)] == ["Note"]
        assert len(contacts.card(db, one.id, today=TODAY).documents) == 1
    assert undo.undo(db).name == "Make Note for Mr John and Mrs Mary Smith"
    assert [timeline.of(db, one.id) for one in people] == [[], []]


def test_who_chooses_one_of_them_is_told_that_it_goes_to_both(db: Data, tmp_path: Path) -> None:
    john, mary = smiths(db)

    assert told(db, [mary], tmp_path) == [
        "The letter goes to Mr John and Mrs Mary Smith, who live together, though not all of them were chosen."
    ]
    assert told(db, [john, mary], tmp_path) == [
        "Mr John and Mrs Mary Smith live together and get one letter."
    ]


def test_the_other_gets_a_letter_of_their_own_where_one_refused_post_or_has_died(
    db: Data, tmp_path: Path
) -> None:
    no_post = WishDraft(channel="post", state="no", asked_on=dt.date(2026, 1, 1))
    said: list[dict[str, Any]] = [
        {"deceased": True},
        {"do_not_contact": True},
        {"wishes": (no_post,)},
    ]
    for number, wish in enumerate(said):
        john, mary = smiths(db, **wish)
        plan = planned(db, [john, mary], note(tmp_path, NAME, GREETING))
        first, second = made(db, plan, tmp_path / f"out-{number}")

        assert text(first.path) == ["Mr John Smith", "Dear Mr Smith,"]
        assert second.path is None
        assert second.problem.startswith("Leave Mrs Mary Smith out:")


def test_whose_wish_against_post_has_ended_gets_the_letter_of_both_again(
    db: Data, tmp_path: Path, out: Path
) -> None:
    over = WishDraft(
        channel="post", state="no", asked_on=dt.date(2026, 1, 1), until=TODAY - dt.timedelta(days=1)
    )
    people = list(smiths(db, wishes=(over,)))
    (both,) = made(db, planned(db, people, note(tmp_path, NAME)), out)

    assert text(both.path) == ["Mr John and Mrs Mary Smith"]
    home = contacts.card(db, people[0].id, today=TODAY).ties.home
    assert home is not None
    assert home.dear == "Mr and Mrs Smith"  # as the card and an export say, too


def test_what_the_household_says_of_its_name_and_greeting_stands_while_it_is_of_both(
    db: Data, tmp_path: Path, out: Path
) -> None:
    john = builders.person(db, "Smith", first_name="John", title="Mr", address=HOUSE)
    mary = builders.person(db, "Smith", first_name="Mary", title="Mrs")
    builders.household(db, john, mary, name="The Smiths", dear="John and Mary")
    choice = note(tmp_path, NAME, GREETING)
    (both,) = made(db, planned(db, [john, mary], choice), out)
    assert text(both.path) == ["The Smiths", "Dear John and Mary,"]

    widow = contacts.get(db, mary.id)
    contacts.change(db, builders.changed(contacts.get(db, john.id), deceased=True))
    (alone,) = made(db, planned(db, [widow], choice), out)
    assert text(alone.path) == ["Mrs Mary Smith", "Dear Mrs Smith,"]


def test_without_the_tick_each_gets_a_letter(db: Data, tmp_path: Path) -> None:
    john = builders.person(db, "Smith", first_name="John", title="Mr", address=HOUSE)
    mary = builders.person(db, "Smith", first_name="Mary", title="Mrs")
    builders.household(db, john, mary, one_letter=False)

    assert planned(db, [john, mary], note(tmp_path, GREETING)).count == 2


def test_two_of_different_surnames_who_work_at_one_place_get_one_letter_there(
    db: Data, tmp_path: Path, out: Path
) -> None:
    surgery = builders.organisation(db, "Mill Surgery", address=HOUSE)
    ann = builders.person(db, "Lee", first_name="Ann", title="Dr")
    bo = builders.person(db, "Chen", first_name="Bo", title="Mr")
    for one, title in ((ann, "GP"), (bo, "practice manager")):
        builders.role(db, one, surgery, title=title)
    builders.household(db, ann, bo)
    choice = note(tmp_path, NAME, "{{ contact.organisation }}", GREETING)
    (both,) = made(db, planned(db, [ann, bo], choice), out)

    assert text(both.path) == [
        "Dr Ann Lee and Mr Bo Chen",
        "Mill Surgery",
        "Dear Dr Lee and Mr Chen,",
    ]


def test_two_who_work_at_two_places_and_have_no_home_get_a_letter_each(
    db: Data, tmp_path: Path
) -> None:
    ann = builders.person(db, "Lee", first_name="Ann", title="Dr")
    bo = builders.person(db, "Chen", first_name="Bo", title="Mr")
    for one, place in ((ann, "Mill Surgery"), (bo, "Lakeside")):
        builders.role(db, one, builders.organisation(db, place, address=HOUSE))
    builders.household(db, ann, bo)

    assert planned(db, [ann, bo], note(tmp_path, GREETING)).count == 2
    assert told(db, [ann, bo], tmp_path) == [
        "Dr Ann Lee and Mr Bo Chen live together, but get a letter each: no home address is known."
    ]


def test_two_who_each_did_something_of_their_own_are_thanked_each(db: Data, tmp_path: Path) -> None:
    john, mary = smiths(db)
    builders.call(db, john, TODAY, thanks_for="speaking")
    assert planned(db, [john, mary], note(tmp_path, THANKS)).count == 1
    builders.call(db, mary, TODAY, thanks_for="the cakes")

    assert planned(db, [john, mary], note(tmp_path, THANKS)).count == 2


def test_no_letter_to_both_is_made_once_one_of_them_refused_after_the_check(
    db: Data, tmp_path: Path, out: Path
) -> None:
    john, mary = smiths(db)
    plan = planned(db, [john], note(tmp_path, GREETING))
    contacts.change(db, builders.changed(mary, do_not_contact=True))

    (outcome,) = made(db, plan, out)
    assert outcome.path is None
    assert "Mrs Mary Smith" in outcome.problem


def test_after_a_crash_the_letter_stands_on_the_timeline_of_both(
    db: Data, tmp_path: Path, out: Path
) -> None:
    people = smiths(db)
    plan = planned(db, [people[0]], note(tmp_path, GREETING))
    path = tmp_path / "letter.docx"
    path.write_bytes(b"a letter")
    with carrying_on(db, "Make Note", None) as action:
        asked = asked_for(plan, tmp_path, None, new_sheets=False)
        batches.begin(db, "b", name="Note", asked=asked, documents=1, begun_at=NOW, action=action)
        documents.announce(
            db,
            [
                Document(
                    id=new_id(),
                    contact_id=people[0].id,
                    event_id=None,
                    template="Note",
                    template_sha256="",
                    path=str(path),
                    sha256=hash_of(b"a letter"),
                    state=DocumentState.WRITING,
                    made_at=NOW,
                    batch_id="b",
                )
            ],
        )

    letters.settle(db)

    assert [[one.summary for one in timeline.of(db, each.id)] for each in people] == [["Note"]] * 2
