"""Target, stage, lead and condition find people and organisations alike."""

import pytest

from outreach_desktop.domain.group import SenderDraft
from outreach_desktop.services import contacts, group, organisations
from outreach_desktop.services.choosing import completing
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.settings import lists
from tests import builders
from tests.conftest import TODAY


@pytest.fixture
def known(db: Data) -> Data:
    """Three people and three organisations of which something is known, and one of each of which nothing is."""
    desmond = group.add_sender(db, SenderDraft(name="Desmond Ashe"))
    facts: dict[str, dict[str, str | None]] = {
        "Adams": {"target": "A", "stage": "introduced", "lead_id": desmond.id},
        "Brown": {"target": "B", "conditions": "Prostate cancer\nbladder cancer"},
        "Cole": {"stage": "not approached", "conditions": "Rein (Niere)"},
        "Drew": {},
    }
    for name, about in facts.items():
        builders.person(db, name, first_name="", title="", **about)
        builders.organisation(db, name, **about)
    return db


CASES = [
    ("target:A", "Adams"),
    ("target:b", "Brown"),
    ("target:yes", "Adams Brown"),
    ("target:no", "Cole Drew"),
    ("target:D", ""),
    ("stage:introduced", "Adams"),
    ('stage:"not approached"', "Brown Cole Drew"),
    ("stage:meeting", ""),
    ("target:yes stage:not", "Brown"),
    ("lead:yes", "Adams"),
    ("lead:no", "Brown Cole Drew"),
    ("lead:ashe", "Adams"),
    ("lead:margaret", ""),
    ("condition:cancer", "Brown"),
    ('condition:"bladder cancer"', "Brown"),
    ("condition:niere -target:yes", "Cole"),
    ("condition:lung", ""),
]


@pytest.mark.parametrize(("words", "names"), CASES)
def test_what_is_known_finds_people(known: Data, words: str, names: str) -> None:
    ids = contacts.find(known, words, today=TODAY)
    assert [contacts.get(known, one).last_name for one in ids] == names.split()


@pytest.mark.parametrize(("words", "names"), CASES)
def test_what_is_known_finds_organisations(known: Data, words: str, names: str) -> None:
    ids = organisations.find(known, words, today=TODAY)
    assert [organisations.get(known, one).name for one in ids] == names.split()


def test_a_condition_is_found_after_it_was_renamed_among_others(known: Data) -> None:
    assert lists.reword(known, "condition", "prostate cancer", "cancer of the prostate") == 2

    assert len(contacts.find(known, 'condition:"cancer of the prostate"', today=TODAY)) == 1
    brown = contacts.get(known, contacts.find(known, "brown", today=TODAY)[0])
    assert brown.conditions == "cancer of the prostate\nbladder cancer"
    place = organisations.get(known, organisations.find(known, "brown", today=TODAY)[0])
    assert place.conditions == "cancer of the prostate\nbladder cancer"


def test_two_conditions_that_become_one_stand_once(known: Data) -> None:
    lists.reword(known, "condition", "bladder cancer", "Prostate Cancer")

    brown = contacts.get(known, contacts.find(known, "brown", today=TODAY)[0])
    assert brown.conditions.casefold() == "prostate cancer"


@pytest.mark.parametrize(
    ("key", "begun", "words"),
    [
        ("condition", "rein", ["Rein (Niere)"]),
        ("lead", "des", ["Desmond Ashe"]),
        ("target", "A", ["A"]),
        ("stage", "not", ["not approached"]),
    ],
)
@pytest.mark.parametrize("subject", ["contacts", "organisations"])
def test_what_is_known_completes(
    known: Data, key: str, begun: str, words: list[str], subject: str
) -> None:
    offered = completing.offered(known, key, begun, today=TODAY, at_most=5, subject=subject)

    assert offered[0].value == words[0]
