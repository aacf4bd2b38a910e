"""Which values a key is offered with."""

import pytest

from outreach_desktop.db import segment_values
from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.lists.meanings import NO_CONTACT
from outreach_desktop.domain.segments import KEYS, term
from outreach_desktop.services import contacts, undo
from outreach_desktop.services.choosing.completing import offered
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.settings import lists
from tests import builders
from tests.conftest import TODAY

_MANY = 1_000


def values(db: Data, key: str, begun: str = "", *, at_most: int = 8) -> list[str]:
    return [one.value for one in offered(db, key, begun, today=TODAY, at_most=at_most)]


@pytest.fixture
def marked(db: Data) -> Data:
    """Three people with tags and towns."""
    builders.person(db, "Adams", tags=("speaker", "Łódź friends"), address=Address(town="Selby"))
    builders.person(db, "Brown", tags=("speaker",), address=Address(town="Ashby"))
    builders.person(db, "Cole", tags=("moved",), address=Address(town="Ashby"))
    return db


def test_words_in_use_come_by_how_many_have_them(marked: Data) -> None:
    found = offered(marked, "tag", today=TODAY, at_most=8)
    assert [(one.value, one.count) for one in found] == [
        ("speaker", 2),
        ("moved", 1),
        ("Łódź friends", 1),
    ]
    assert values(marked, "place") == ["Ashby", "Selby"]


def test_a_value_is_found_by_its_beginning_and_then_by_a_word_within(marked: Data) -> None:
    builders.person(marked, "Dean", tags=("friends of the ward",))
    assert values(marked, "tag", "FRIENDS") == ["friends of the ward", "Łódź friends"]
    assert values(marked, "tag", "lodz") == ["Łódź friends"]
    assert values(marked, "tag", "riends") == []
    assert values(marked, "tag", at_most=2) == ["speaker", "friends of the ward"]


def test_kept_words_come_first_in_their_order_whether_anyone_has_them_or_not(db: Data) -> None:
    builders.person(db, "Adams", tier="platinum")
    assert values(db, "tier") == ["core", "active", "wider", "dormant", "platinum"]
    assert values(db, "tier", "wider c") == ["wider"]
    assert values(db, "champion") == ["yes", "no", "prospect", "lapsed"]


def test_the_words_of_a_list_of_the_groups_own_are_offered_as_it_has_them(db: Data) -> None:
    lists.hide(db, "tier", "dormant")
    lists.add(db, "tier", "platinum")
    lists.count_as(db, "interaction_kind", "letter", NO_CONTACT)
    assert values(db, "tier") == ["core", "active", "wider", "platinum"]
    assert "letter" not in values(db, "never")
    assert {"phone", "visit"} <= set(values(db, "never"))


def test_what_was_given_or_taken_back_meanwhile_is_offered_or_not(marked: Data) -> None:
    assert "newsletter" not in values(marked, "tag")
    contacts.add_tag(marked, contacts.find(marked, "adams", today=TODAY), "newsletter")
    assert "newsletter" in values(marked, "tag")
    undo.undo(marked)
    assert "newsletter" not in values(marked, "tag")


@pytest.mark.parametrize("key", KEYS)
def test_every_word_of_the_sample_group_that_is_offered_finds_someone(db: Data, key: str) -> None:
    builders.sample_group(db, TODAY)
    used = [one.word for one in segment_values.in_use(db, key, TODAY)]
    for value in (
        used if key != "told" else ()
    ):  # a service of which no one was told is looked for, too
        assert contacts.find(db, term(key, value), today=TODAY), value
    assert set(used) <= set(values(db, key, at_most=_MANY))
    assert values(db, key)


def test_a_kind_of_entry_that_the_list_has_and_no_one_had_yet_is_everyones_never(db: Data) -> None:
    builders.person(db, "Adams")
    lists.add(db, "interaction_kind", "Carrier pigeon")
    assert len(contacts.find(db, 'never:"carrier pigeon"', today=TODAY)) == 1
    assert contacts.find(db, "never:telepathy", today=TODAY) == []
