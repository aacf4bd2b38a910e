"""Words are found alike whether the search index is asked or what is kept of it in memory, before and after every kind of change."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_desktop.db import kept_texts
from outreach_desktop.db import segment_card_texts as card_texts
from outreach_desktop.services import contacts, memberships, organisations, undo
from outreach_desktop.services.data_file import Data, open_in_memory
from tests import builders
from tests.conftest import TODAY
from tests.examples import few

KEPT = (card_texts.PEOPLE, card_texts.PLACES, card_texts.AT_PLACES)
ASKED = (
    "o", "m", "ob", "obrien", "o'brien", "brien", "łukasz", "lukasz", "ann ma", "ann-ma", "marie", "zurich", "straße", "strasse",
    "last", "first_last", "first.last", "960", "01632960", "01632 96", "lead", "porter", "chair", "baus", "lakeside", "ward", "w", "referral",
    "letter", "leaflets", "bleep", "佐藤", "佐", "藤", "प्रिया", "speaker", "gone", "clinic 2", "linic", "rien",
)  # fmt: skip
Answers = dict[str, tuple[list[str], list[str]]]


def answers(db: Data) -> Answers:
    return {
        word: (contacts.find(db, word, today=TODAY), organisations.find(db, word, today=TODAY))
        for word in ASKED
    }


def of_the_index(db: Data) -> Answers:
    for one in KEPT:
        one.forget(db)
    return answers(db)


def read_ahead(db: Data) -> None:
    for one in KEPT:
        for _ in one.read_ahead(db, TODAY):
            pass
        assert one.known(db, TODAY) is not None


@pytest.fixture
def group(db: Data) -> Data:
    """People with names of many kinds, who work at two places, did once, or will."""
    lakeside = builders.organisation(db, "Lakeside Clinic 2")
    ward = builders.organisation(db, "Ward 7", parent_id=lakeside.id)
    builders.route(db, ward, "by letter")
    builders.need(db, lakeside, "leaflets")
    builders.house_rule(db, ward, "bleep first")
    obrien = builders.person(db, "O'Brien", first_name="Ann-Marie", phone="01632 960 001")
    lukasz = builders.person(db, "Łukasz", email="first_last@zurich.example.org", tags=("speaker",))
    builders.person(db, "佐藤", first_name="प्रिया", notes="lives in Zürich, Straße 9")
    builders.role(db, obrien, ward, title="Lead")
    builders.role(db, lukasz, lakeside, title="Porter", ends_on=TODAY - timedelta(days=1))
    builders.role(db, lukasz, ward, title="Chair", starts_on=TODAY + timedelta(days=9))
    builders.membership(db, obrien, "BAUS")
    gone = builders.person(db, "Gone")
    contacts.remove(db, [gone.id])
    return db


def test_each_word_finds_the_same(group: Data) -> None:
    before = answers(group)
    read_ahead(group)
    assert answers(group) == before
    assert sum(bool(people) for people, _ in before.values()) > 20
    assert before["gone"] == before["linic"] == before["rien"] == ([], [])


@few(40)
@given(texts=st.lists(st.text(max_size=12), min_size=1, max_size=3), asked=st.text(max_size=6))
def test_any_text_is_found_the_same_by_what_its_words_begin_with(
    texts: list[str], asked: str
) -> None:
    db = open_in_memory()
    for number, text in enumerate(texts):
        builders.person(db, f"N{number}", notes=text)
    words = [asked, *(text[at : at + 3] for text in texts for at in range(0, len(text), 3))]
    words = [one for one in words if one.isprintable() and one.isascii()]
    before = {one: card_words(db, one) for one in words}
    read_ahead(db)
    assert {one: card_words(db, one) for one in words} == before
    db.close()


def card_words(db: Data, word: str) -> list[str]:
    quoted = '"' + word.replace('"', "") + '"'
    return contacts.find(db, quoted, today=TODAY)


CHANGES: dict[str, Callable[[Data], object]] = {
    "someone comes": lambda db: builders.person(db, "Obi"),
    "someone goes": lambda db: contacts.remove(db, [the(db, "lukasz")]),
    "someone is called otherwise": lambda db: contacts.change(
        db, replace(contacts.get(db, the(db, "lukasz")), last_name="Obrien-Last")
    ),
    "a role": lambda db: builders.role(
        db, contacts.get(db, the(db, "lukasz")), organisations.get(db, place(db)), title="Leading"
    ),
    "a membership": lambda db: builders.membership(db, contacts.get(db, the(db, "lukasz")), "BAUS"),
    "no membership": lambda db: memberships.remove(
        db, db.execute("SELECT id FROM memberships").fetchone()[0]
    ),
    "a place is called otherwise": lambda db: organisations.change(
        db, replace(organisations.get(db, place(db)), name="Marie Clinic")
    ),
    "a place goes": lambda db: organisations.remove(db, [place(db)]),
    "a need": lambda db: builders.need(db, organisations.get(db, place(db)), "a porter"),
}


def the(db: Data, word: str) -> str:
    [found] = contacts.find(db, word, today=TODAY)
    return found


def place(db: Data) -> str:
    return organisations.find(db, "ward", today=TODAY)[-1]


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_found_keeps_up_with_changes_undo_and_redo(group: Data, change: str) -> None:
    before = answers(group)
    read_ahead(group)
    CHANGES[change](group)
    after = answers(group)
    assert after != before
    undo.undo(group)
    assert answers(group) == before
    undo.redo(group)
    assert answers(group) == after == of_the_index(group)


def test_what_is_new_and_taken_back_for_good_is_not_found(group: Data) -> None:
    read_ahead(group)
    before = answers(group)
    CHANGES["a role"](group)
    assert answers(group) != before
    undo.undo(group)
    builders.person(
        group, "Zed"
    )  # from now on it cannot be done again, and nothing tells whose the role was
    assert answers(group) == before == of_the_index(group)


def test_what_is_read_ahead_keeps_up_with_what_is_typed_meanwhile(group: Data) -> None:
    steps = [one.read_ahead(group, TODAY) for one in KEPT]
    for one in steps:
        next(one)
    CHANGES["someone goes"](group)
    for one in steps:
        for _ in one:
            pass
    assert all(one.known(group, TODAY) is not None for one in KEPT)
    assert answers(group) == of_the_index(group)


def test_another_day_has_other_roles(group: Data) -> None:
    read_ahead(group)
    then = TODAY + timedelta(days=10)
    assert card_texts.PEOPLE.known(group, then) is None
    assert contacts.find(group, "chair", today=then) == contacts.find(group, "lukasz", today=TODAY)


def test_more_changes_than_are_worth_following_are_left_to_the_index(
    group: Data, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_ahead(group)
    monkeypatch.setattr(kept_texts, "MANY", 3)
    for number in range(5):
        builders.person(group, f"New{number}")
    assert card_texts.PEOPLE.known(group, TODAY) is None
    assert len(contacts.find(group, "new", today=TODAY)) == 5
