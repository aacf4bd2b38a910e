"""A group may call each word of each list what it likes: every rule gives what it gave before."""

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from outreach_desktop.db.segment_organisation_orders import in_order
from outreach_desktop.domain.lists.lists import LISTS
from outreach_desktop.domain.lists.meanings import BACKGROUND, NOT_APPROACHED
from outreach_desktop.domain.segments import term
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import contacts, events, organisations
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.duplicates import merging
from outreach_desktop.services.importing import imports
from outreach_desktop.services.knowing import core
from outreach_desktop.services.knowing.gaps import gaps
from outreach_desktop.services.making import letter_context, letter_rules
from outreach_desktop.services.maps import maps
from outreach_desktop.services.settings import lists
from outreach_desktop.services.settings.now_called import NowCalled
from tests import builders
from tests.conftest import TODAY

RENAMED = [key for key, about in LISTS.items() if about.words]
_CHANNELS = ("post", "email", "phone", "visit", "text")


def kept(key: str) -> list[str]:
    return [word for word, _ in LISTS[key].words]


@pytest.fixture
def group(db: Data) -> Data:
    """Someone, something or somewhere of each word that a rule reads."""
    trust = builders.organisation(db, "Trust", kind="hospital")
    for number, kind in enumerate(kept("organisation_kind")):
        place = builders.organisation(db, f"Place {number}", kind=kind, parent_id=trust.id)
        builders.role(db, builders.person(db, f"Of {kind}"), place)
    for number, stage in enumerate(kept("stage")):
        builders.person(db, f"At {number}", target="A", stage=stage)
    builders.person(db, "At none", target="B")
    evening = builders.open_evening(db, TODAY - dt.timedelta(days=3))
    for number, part in enumerate(kept("event_role")):
        one = builders.person(db, f"Part {number}")
        events.add_participants(db, evening.id, [one.id], role=part, rsvp="accepted")
    for number, way in enumerate(kept("channel")):
        builders.person(db, f"By {number}", preferred_channel=way)
    for number, tier in enumerate(kept("tier")):
        builders.person(db, f"Tier {number}", tier=tier)
    for number, decision in enumerate(kept("decision")):
        builders.role(db, builders.person(db, f"Part {number}"), trust, decision=decision)
    for number, kind in enumerate(kept("need_kind")):
        builders.need(db, trust, f"need {number}", kind=kind)
        builders.need(db, builders.person(db, f"Need {number}"), f"need {number}", kind=kind)
    for number, topic in enumerate(kept("house_rule_topic")):
        builders.house_rule(db, trust, f"rule {number}", topic=topic)
    for number, kind in enumerate(kept("interaction_kind")):
        one = builders.person(db, f"Touch {number}")
        builders.call(db, one, TODAY - dt.timedelta(days=9), kind=kind)
    return db


def given(db: Data) -> dict[str, Any]:
    """What the rules that read words give."""
    ids = contacts.find(db, today=TODAY)
    evening = events.get(db, events.past(db, today=TODAY)[0].event.id)
    people = list(letter_context.recipients(db, ids, today=TODAY, event=evening))
    contexts = letter_context.Contexts(db, today=TODAY, event=evening, sender=None)
    made = [contexts.of(one) for one in people]
    (trust,) = organisations.find(db, "trust", today=TODAY)[:1]
    seen = {row.id: row.last_contact for row in contacts.rows(db, ids, today=TODAY)}
    return {
        "core": {one.contact.id for one in core.board(db, today=TODAY).people},
        "gaps": [(one.all.count, one.elsewhere) for one in gaps(db, today=TODAY)],
        "thanks": [one.thanks and one.thanks.reason for one in people],
        "named": [one["contact"]["organisation"] for one in made],
        "needs": [(one["contact"]["needs"], one["organisation"].get("needs")) for one in made],
        "rules": [
            [line.rpartition(": ")[2] for line in found.message.split("; ")]
            for event in (True, False)
            for asked in ((), ("thanks.reason",))
            for found in letter_rules.told_of_rules(db, people, asked, today=TODAY, event=event)
        ],
        "map": [(box.key, box.x, box.y) for box in maps.decisions(db, trust, today=TODAY).boxes],
        "wants": [contacts.find(db, f"wants:{one}", today=TODAY) for one in _CHANNELS],
        "touch": seen,
        "not approached": contacts.find(db, 'stage:"not approached"', today=TODAY),
    }


@pytest.mark.parametrize("key", RENAMED)
def test_each_word_may_be_renamed_and_every_rule_gives_what_it_gave(group: Data, key: str) -> None:
    before = given(group)
    for word in kept(key):
        if word not in LISTS[key].fixed:
            lists.reword(group, key, word, f"Zz {word}")
            lists.reword(group, key, f"Zz {word}", f"Our {word}")
    assert given(group) == before


@pytest.mark.parametrize(
    ("key", "word"),
    [
        ("tier", "core"),
        ("decision", "decides"),
        ("organisation_kind", "hospice"),
        ("channel", "letter"),
        ("stage", "meeting"),
        ("source", kept("source")[0]),
        ("interaction_kind", "meeting"),
    ],
)
def test_what_the_program_calls_it_still_finds_those_who_have_it(
    group: Data, key: str, word: str
) -> None:
    (asked, *_) = LISTS[key].keys
    builders.person(group, "Met", source=kept("source")[0])
    before = contacts.find(group, term(asked, word), today=TODAY)
    assert before

    lists.reword(group, key, word, "Our own word")

    assert contacts.find(group, term(asked, word), today=TODAY) == before
    assert contacts.find(group, term(asked, "Our own word"), today=TODAY) == before


def test_the_words_of_a_gap_are_the_group_s_own(group: Data) -> None:
    lists.reword(group, "stage", "not approached", "cold")
    (_, places, people) = gaps(group, today=TODAY)
    assert people.all.words == places.all.words == "target:yes stage:cold"
    assert len(contacts.find(group, people.all.words, today=TODAY)) == people.all.count == 2


def test_a_word_of_the_group_s_own_can_mean_what_a_rule_reads(group: Data) -> None:
    lists.add(group, "stage", "on the list", NOT_APPROACHED)
    lists.add(group, "need_kind", "their figures", BACKGROUND)
    ann = builders.person(group, "Ann", target="A", stage="on the list")
    place = builders.organisation(group, "Mill")
    builders.need(group, place, "12 men a year", kind="their figures")
    ben = builders.person(group, "Ben")
    builders.role(group, ben, place)

    assert ann.id in contacts.find(group, 'stage:"on the list"', today=TODAY)
    (one,) = letter_context.recipients(group, [ben.id], today=TODAY, event=None)
    made = letter_context.Contexts(group, today=TODAY, event=None, sender=None).of(one)
    assert made["organisation"]["needs"] == []


def test_a_way_of_the_group_s_own_is_wanted_as_what_it_counts_as(db: Data) -> None:
    lists.add(db, "channel", "WhatsApp", "text")
    lists.add(db, "channel", "pigeon")
    ann = builders.person(db, "Ann", preferred_channel="WhatsApp")
    ben = builders.person(db, "Ben", preferred_channel="pigeon")

    assert contacts.find(db, "wants:text", today=TODAY) == [ann.id]
    assert contacts.find(db, "wants:whatsapp", today=TODAY) == [ann.id]
    assert contacts.find(db, "wants:pigeon", today=TODAY) == [ben.id]
    assert contacts.find(db, "channel:WhatsApp", today=TODAY) == [ann.id]


LIST = """First name,Last name,Tier,Prefers,Profession,Organisation,Role
Ann,Orpen,core,letter,GP,Mill Surgery,Practice manager
"""


def test_a_list_brings_the_words_of_the_program_and_they_become_the_group_s(
    db: Data, tmp_path: Path
) -> None:
    for key, word in (("tier", "core"), ("channel", "letter"), ("profession", "GP")):
        lists.reword(db, key, word, f"our {word}")
    lists.reword(db, "job_title", "practice manager", "head of office")
    path = tmp_path / "list.csv"
    path.write_text(LIST, "utf-8")
    for _ in imports.apply(db, imports.plan(db, path, chosen={"Tier": "tier"}, today=TODAY)):
        pass

    (ann,) = contacts.get_all(db, contacts.find(db, today=TODAY))
    assert (ann.tier, ann.preferred_channel, ann.profession) == (
        "our core",
        "our letter",
        "our GP",
    )
    assert contacts.card(db, ann.id, today=TODAY).roles[0].role.title == "head of office"
    assert imports.plan(db, path, chosen={"Tier": "tier"}, today=TODAY).unchanged == 1


def test_what_a_register_calls_a_kind_is_what_the_group_calls_it(db: Data) -> None:
    lists.reword(db, "organisation_kind", "GP practice", "surgery")
    lists.reword(db, "organisation_kind", "surgery", "doctors' surgery")
    lists.reword(db, "condition", "prostate cancer", "cancer of the prostate")
    place = builders.organisation(
        db, "Mill", kind="GP practice", conditions="lungs\nProstate cancer"
    )

    now = NowCalled(db).place(place)
    assert now == replace(
        place, kind="doctors' surgery", conditions="lungs\ncancer of the prostate"
    )


@pytest.mark.parametrize("name", ["tier", "stage", "preferred_channel"])
def test_a_list_is_sorted_by_the_group_s_own_order_and_words(db: Data, name: str) -> None:
    key = {"preferred_channel": "channel"}.get(name, name)
    first, second, third, *_ = kept(key)
    for number, word in enumerate((third, second, first)):
        builders.person(db, f"P{number}", **{name: word})

    def names() -> list[str]:
        ids = contacts.find(db, today=TODAY, order=name)
        return [one.last_name for one in contacts.get_all(db, ids)]

    assert names() == ["P2", "P1", "P0"]
    lists.reword(db, key, first, "Zz first")
    assert names() == ["P2", "P1", "P0"]
    lists.move(db, key, third, 0)
    assert names() == ["P0", "P2", "P1"]


def test_organisations_are_sorted_by_the_group_s_own_order(db: Data) -> None:
    first, second, *_ = kept("stage")
    ids = [
        builders.organisation(db, name, stage=word).id
        for name, word in (("B", second), ("A", first))
    ]
    assert in_order(db, ids, "stage", today=TODAY) == ids[::-1]
    lists.reword(db, "stage", first, "Zz first")
    assert in_order(db, ids, "stage", today=TODAY) == ids[::-1]


def test_of_two_who_are_one_the_closer_priority_stands_whatever_it_is_called(db: Data) -> None:
    lists.reword(db, "tier", "core", "inner circle")
    one, other = (
        builders.person(db, "Ng", tier="wider"),
        builders.person(db, "Ng", tier="inner circle"),
    )
    merging.merge(db, "contacts", one.id, other.id)
    assert contacts.get(db, one.id).tier == "inner circle"


def test_the_last_word_for_the_core_network_goes_by_no_way(db: Data) -> None:
    builders.person(db, "Ng", tier="core")
    for change in (
        lambda: lists.reword(db, "tier", "core", "active"),
        lambda: lists.reword(db, "tier", "core", "inner circle", means=""),
        lambda: lists.count_as(db, "tier", "core", ""),
    ):
        with pytest.raises(OutreachError, match="No priority would count as core network") as no:
            change()
        assert no.value.hint == "Let another priority count as core network first."

    lists.add(db, "tier", "VIP", "core")
    lists.reword(db, "tier", "core", "active")
    assert len(core.board(db, today=TODAY).people) == 0
    with pytest.raises(OutreachError, match="No priority would count"):
        lists.hide(db, "tier", "VIP")  # no one has it, so it would be gone
    lists.count_as(db, "tier", "active", "core")
    lists.hide(db, "tier", "VIP")
    assert len(core.board(db, today=TODAY).people) == 1


def test_a_priority_that_is_renamed_and_goes_on_to_mean_core_stops_no_one(db: Data) -> None:
    builders.person(db, "Ng", tier="core")
    lists.reword(db, "tier", "core", "inner circle")
    lists.hide(db, "tier", "inner circle")  # those who have it are core still
    assert len(core.board(db, today=TODAY).people) == 1
