"""Which values a key is offered with."""

import pytest

from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.choosing.values import KEPT
from outreach_desktop.domain.segments import KEYS, term
from outreach_desktop.services import contacts, undo
from outreach_desktop.services.choosing.completing import offered
from outreach_desktop.services.data_file import Data
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


def test_what_was_given_or_taken_back_meanwhile_is_offered_or_not(marked: Data) -> None:
    assert "newsletter" not in values(marked, "tag")
    contacts.add_tag(marked, contacts.find(marked, "adams", today=TODAY), "newsletter")
    assert "newsletter" in values(marked, "tag")
    undo.undo(marked)
    assert "newsletter" not in values(marked, "tag")


@pytest.mark.parametrize("key", KEYS)
def test_every_word_of_the_sample_group_that_is_offered_finds_someone(db: Data, key: str) -> None:
    builders.sample_group(db, TODAY)
    known = {one.value for one in KEPT.get(key, ())}
    own = [one for one in values(db, key, at_most=_MANY) if one not in known]
    for value in own:
        assert contacts.find(db, term(key, value), today=TODAY), value
    assert own or known
