"""Who was not contacted for years is listed; who stays is told apart, and the rest goes in one act that undo brings back."""

from datetime import date

import pytest

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.domain.contacts import Contact
from outreach_desktop.domain.interactions import InteractionDraft
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import contacts, events, timeline, undo
from outreach_desktop.services.knowing import quiet
from tests import builders

LATER = date(2031, 1, 15)
"""The tests of this file look from far ahead: all that is made now is old by then."""


def _call(db: Data, person: Contact, on: date) -> None:
    draft = InteractionDraft(contact_id=person.id, kind="call", date=on, summary="rang")
    timeline.log(db, draft)


def _stays(db: Data, today: date = LATER) -> dict[str, str]:
    return {one.name: one.stays for one in quiet.quiet(db, today=today).people}


def test_who_was_in_touch_or_just_entered_is_not_listed(db: Data) -> None:
    rung, silent = builders.person(db, "Rung"), builders.person(db, "Silent")
    _call(db, rung, date(2029, 5, 1))
    _call(db, silent, date(2027, 1, 1))

    assert _stays(db) == {silent.name: ""}
    assert _stays(db, date.today()) == {}


def test_who_stays_is_told_apart_with_the_reason(db: Data) -> None:
    builders.person(db, "Core", tier="core")
    builders.person(db, "Champion", champion="champion")
    builders.person(db, "Agreed", keep_until_on=date(2035, 1, 1), keep_why="trustee")
    builders.person(db, "Asked", do_not_contact=True)
    coming = builders.person(db, "Coming")
    evening = builders.open_evening(db, date(2031, 2, 1))
    events.add_participants(db, evening.id, [coming.id], role="guest")
    builders.person(db, "Nobody")

    told = _stays(db)

    assert told == {
        "Dr Ann Nobody": "",
        "Dr Ann Core": "one of your core people",
        "Dr Ann Champion": "a champion",
        "Dr Ann Agreed": "kept until 1 Jan 2035: trustee",
        "Dr Ann Asked": "asked not to be contacted, which must not be forgotten",
        "Dr Ann Coming": "comes to an event on 1 Feb 2031",
    }
    assert len(quiet.quiet(db, today=LATER).may_go) == 1


def test_a_day_to_keep_them_until_that_is_over_lists_them_whatever_was_since(db: Data) -> None:
    person = builders.person(db, keep_until_on=date(2030, 12, 31))
    _call(db, person, date(2031, 1, 10))

    (one,) = quiet.quiet(db, today=LATER).people

    assert (one.due, one.stays) == ("kept until 31 Dec 2030, which is over", "")


def test_the_years_can_be_changed_and_undone(db: Data) -> None:
    _call(db, builders.person(db), date(2027, 6, 1))
    quiet.set_years(db, 5)

    assert quiet.count(db, today=LATER) == (0, 5)
    undo.undo(db)
    assert quiet.count(db, today=LATER) == (1, 3)
    with pytest.raises(OutreachError, match="from 1 to 99"):
        quiet.set_years(db, 0)


def test_all_go_in_one_act_that_one_undo_brings_back(db: Data) -> None:
    for name in ("Ash", "Birch", "Cedar"):
        builders.person(db, name)
    ids = quiet.quiet(db, today=LATER).may_go

    contacts.remove(db, ids)
    assert (contacts.count(db), undo.next_undo(db)) == (0, "Remove 3 people")
    undo.undo(db)
    assert contacts.count(db) == 3
