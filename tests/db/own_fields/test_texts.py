"""A plain word finds whose own fields it stands in, before and after every kind of change, and as if it had never been asked."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from outreach_desktop.db import kept_texts
from outreach_desktop.db import segment_card_texts as card_texts
from outreach_desktop.db.own_fields.texts import OWN_TEXTS
from outreach_desktop.db.segment_people import people
from outreach_desktop.domain.contacts import Contact
from outreach_desktop.domain.own_fields.own_fields import ORGANISATIONS, OwnField, OwnKind
from outreach_desktop.services import contacts, organisations, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.own_fields import own_fields
from outreach_desktop.services.settings import lists
from tests import builders
from tests.conftest import TODAY

ASKED = ("vegan", "ab 12", "ab-12", "straße", "zurich", "yes", "2026", "soup", "corner")


def answers(db: Data) -> dict[str, tuple[list[str], list[str]]]:
    return {
        word: (contacts.find(db, word, today=TODAY), organisations.find(db, word, today=TODAY))
        for word in ASKED
    }


def as_if_never_asked(db: Data) -> dict[str, tuple[list[str], list[str]]]:
    for words in (*OWN_TEXTS.values(), card_texts.PEOPLE, card_texts.PLACES):
        words.forget(db)
    return answers(db)


@pytest.fixture
def number(db: Data) -> OwnField:
    return builders.own_field(db, "Member number")


@pytest.fixture
def diet(db: Data) -> OwnField:
    return builders.own_field(db, "Diet", kind=OwnKind.LIST, words="vegan\nsoup")


@pytest.fixture
def ann(db: Data, number: OwnField, diet: OwnField) -> Contact:
    return builders.person(db, own=((number.id, "AB-1234"), (diet.id, "vegan")))


@pytest.mark.parametrize(
    ("value", "word"),
    [
        ("AB-1234", "ab-12"),
        ("AB-1234", "1234"),
        ("Zürich Straße", "zurich"),
        ("Zürich Straße", "strasse"),
        ("O'Brien's list", "obriens"),
        ("near the corner", "corn"),
    ],
)
def test_a_person_is_found_by_the_beginning_of_any_word(
    db: Data, number: OwnField, value: str, word: str
) -> None:
    ann = builders.person(db, own=((number.id, value),))
    builders.person(db, "Other", own=((number.id, "x"),))

    assert contacts.find(db, word, today=TODAY) == [ann.id]


@pytest.mark.parametrize("word", ["234", "orner", "vegan2", "&", "4 vegan"])
def test_what_begins_no_word_or_goes_over_two_fields_finds_no_one(
    db: Data, ann: Contact, word: str
) -> None:
    assert OWN_TEXTS["contacts"].read(db, TODAY).chosen(word) == 0


def test_each_word_may_stand_in_another_field_or_on_the_card(db: Data, ann: Contact) -> None:
    assert contacts.find(db, "vegan ab-1 o'neil", today=TODAY) == [ann.id]
    assert contacts.find(db, "-vegan", today=TODAY) == []


def test_days_and_ticks_are_no_words(db: Data) -> None:
    tick = builders.own_field(db, "Permit", kind=OwnKind.TICK)
    day = builders.own_field(db, "Until", kind=OwnKind.DATE)
    builders.person(db, own=((tick.id, "yes"), (day.id, "2026-03-04")))

    assert contacts.find(db, "yes", today=TODAY) == contacts.find(db, "2026", today=TODAY) == []


def test_organisations_are_found_and_who_works_there(db: Data) -> None:
    board = builders.own_field(db, "Notice board", about=ORGANISATIONS)
    place = builders.organisation(db, own=((board.id, "round the corner"),))
    ann = builders.person(db)
    builders.role(db, ann, place)

    assert organisations.find(db, "corner", today=TODAY) == [place.id]
    assert contacts.find(db, "corner", today=TODAY) == [ann.id]


CHANGES: dict[str, Callable[[Data, Contact, OwnField, OwnField], object]] = {
    "filled in": lambda db, ann, number, diet: own_fields.fill(db, ann.id, diet.id, "soup"),
    "emptied": lambda db, ann, number, diet: contacts.change(db, replace(ann, own=())),
    "removed": lambda db, ann, number, diet: contacts.remove(db, [ann.id]),
    "someone more": lambda db, ann, number, diet: builders.person(
        db, "Adams", own=((number.id, "corner"),)
    ),
    "field removed": lambda db, ann, number, diet: own_fields.remove(db, number.id),
    "other kind": lambda db, ann, number, diet: own_fields.change(
        db, replace(diet, kind=OwnKind.TEXT)
    ),
    "word renamed": lambda db, ann, number, diet: lists.reword(
        db, f"own.{diet.id}", "vegan", "corner soup"
    ),
    "merged": lambda db, ann, number, diet: contacts.change(db, replace(ann, last_name="Zed")),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_found_keeps_up_with_changes_undo_and_redo(
    db: Data, ann: Contact, number: OwnField, diet: OwnField, change: str
) -> None:
    before = answers(db)
    CHANGES[change](db, ann, number, diet)
    after = answers(db)
    assert after == as_if_never_asked(db)
    undo.undo(db)
    assert answers(db) == before
    undo.redo(db)
    assert answers(db) == after
    undo.undo(db)
    assert as_if_never_asked(db) == before


def test_what_is_read_ahead_keeps_up_with_what_is_typed_meanwhile(
    db: Data, ann: Contact, diet: OwnField
) -> None:
    steps = OWN_TEXTS["contacts"].read_ahead(db, TODAY)
    next(steps)
    own_fields.fill(db, ann.id, diet.id, "soup")
    for _ in steps:
        pass

    known = OWN_TEXTS["contacts"].known(db, TODAY)
    assert known is not None
    assert people(db).by_name(known.chosen("soup")) == [ann.id]
    assert contacts.find(db, "soup", today=TODAY) == [ann.id]
    assert answers(db) == as_if_never_asked(db)


def test_one_changed_value_reads_no_other_again(
    db: Data, ann: Contact, diet: OwnField, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(20):
        builders.person(db, f"Name{number}", own=((diet.id, "vegan"),))
    assert len(contacts.find(db, "vegan", today=TODAY)) == 21
    monkeypatch.setattr(kept_texts, "_read", None)
    own_fields.fill(db, ann.id, diet.id, "soup")
    assert contacts.find(db, "soup", today=TODAY) == [ann.id]
    undo.undo(db)
    assert len(contacts.find(db, "vegan", today=TODAY)) == 21


def test_what_was_filled_in_for_the_first_time_and_undone_is_not_found(
    db: Data, number: OwnField
) -> None:
    ann = builders.person(db)
    assert contacts.find(db, "corner", today=TODAY) == []
    own_fields.fill(db, ann.id, number.id, "corner")
    assert contacts.find(db, "corner", today=TODAY) == [ann.id]
    undo.undo(db)
    assert contacts.find(db, "corner", today=TODAY) == []
    undo.redo(db)
    assert contacts.find(db, "corner", today=TODAY) == [ann.id]
