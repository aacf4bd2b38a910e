"""The core network: who is in it, in which order, and when somebody has just become part of it."""

from datetime import date, timedelta

import pytest

from outreach_desktop.domain.group import SenderDraft
from outreach_desktop.domain.lists.meanings import CORE
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import contacts, group, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.knowing import core
from outreach_desktop.services.settings import lists
from tests import builders


def surnames(db: Data, today: date) -> list[str]:
    return [one.contact.last_name for one in core.board(db, today=today).people]


def test_who_was_longest_not_in_touch_comes_first_and_others_are_not_there(
    db: Data, today: date
) -> None:
    recent = builders.person(db, "Recent", tier="core")
    builders.call(db, recent, today - timedelta(days=2))
    long_ago = builders.person(db, "Long", tier="Core")
    builders.call(db, long_ago, today - timedelta(days=200))
    builders.person(db, "Never", tier="core")
    builders.person(db, "Active", tier="active")
    builders.person(db, "Plain")
    gone = builders.person(db, "Gone", tier="core")
    contacts.remove(db, [gone.id])

    assert surnames(db, today) == ["Never", "Long", "Recent"]


def test_a_card_says_what_is_to_be_seen_at_a_glance(db: Data, today: date) -> None:
    desmond = group.add_sender(db, SenderDraft(name="Desmond"))
    one = builders.person(
        db, tier="core", lead_id=desmond.id, fit="goes both ways\nshared values", aim="an evening"
    )
    builders.role(db, one, builders.organisation(db, "Lakeside"), title="Matron")
    (card,) = core.board(db, today=today).people

    assert (card.role, card.organisation, card.lead, card.fit) == (
        "Matron",
        "Lakeside",
        "Desmond",
        2,
    )
    assert card.last_contact is None


def test_which_priorities_are_core_is_said_in_the_list(db: Data, today: date) -> None:
    builders.person(db, "Inner", tier="inner ring")
    builders.person(db, "Core", tier="core")
    lists.add(db, "tier", "inner ring", CORE)
    assert set(surnames(db, today)) == {"Inner", "Core"}

    lists.count_as(db, "tier", "core", "")
    assert surnames(db, today) == ["Inner"]
    others = dict(core.board(db, today=today).others)
    assert "core" in others
    assert "inner ring" not in others

    lists.reword(db, "tier", "inner ring", "heart")
    assert surnames(db, today) == ["Inner"]


def test_only_one_of_the_core_people_is_asked_about(db: Data) -> None:
    ann = builders.person(db, tier="core")
    beth = builders.person(db, "Beth", tier="active")

    made = core.of_one(db, ann.id)
    assert made is not None
    assert (made.people, made.count, made.most) == ((ann,), 1, 12)
    assert core.of_one(db, beth.id) is None


def test_each_change_is_one_action_that_is_taken_back(db: Data, today: date) -> None:
    ann = builders.person(db, tier="core")
    core.keep_fit(db, ann.id, "goes both ways", "met twice")
    core.move(db, ann.id, "dormant")
    core.set_most(db, 5)

    kept = contacts.get(db, ann.id)
    assert (kept.fit, kept.fit_note, kept.tier) == ("goes both ways", "met twice", "dormant")
    assert core.board(db, today=today).most == 5
    for _ in range(3):
        undo.undo(db)
    assert contacts.get(db, ann.id) == ann
    assert core.board(db, today=today).most == 12


@pytest.mark.parametrize("most", [0, -1, 1000])
def test_a_size_that_makes_no_sense_is_refused(db: Data, most: int) -> None:
    with pytest.raises(OutreachError, match="Type a number from 1 to 999"):
        core.set_most(db, most)
