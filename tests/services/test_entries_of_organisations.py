"""What passed with an organisation as such: logged, corrected, undone, counted as its last contact, moved by a merge."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlite_utils.utils import sqlite3

from outreach_desktop.domain.duplicates.pairs import ORGANISATIONS
from outreach_desktop.domain.interactions import Interaction, InteractionDraft
from outreach_desktop.domain.organisations import Organisation
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import contacts, events, files, organisations, timeline, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.duplicates import merging
from tests import builders


def entry(db: Data, of: Organisation, on: date, **fields: Any) -> Interaction:
    facts: dict[str, Any] = {"kind": "phone", "summary": "Rang the front desk", **fields}
    return timeline.log(db, InteractionDraft(organisation_id=of.id, date=on, **facts))


def last_contacts(db: Data, today: date) -> dict[str, date | None]:
    ids = organisations.find(db, today=today)
    rows = organisations.listed(db, ids, today=today)
    return {one.organisation.name: one.last_contact for one in rows}


def test_an_entry_of_an_organisation_is_on_its_card_alone(db: Data, today: date) -> None:
    place, ann = builders.organisation(db), builders.person(db)
    builders.role(db, ann, place)
    kept = entry(db, place, today)
    assert organisations.card(db, place.id, today=today).timeline == (kept,)
    assert contacts.card(db, ann.id, today=today).timeline == ()
    assert timeline.of_organisation(db, place.id) == [kept]

    timeline.change(db, replace(kept, detail="They will ring back"))
    timeline.remove(db, [kept.id])
    assert timeline.of_organisation(db, place.id) == []
    undo.undo(db)
    undo.undo(db)
    assert timeline.of_organisation(db, place.id) == [kept]


def test_its_actions_are_named_after_the_organisation(db: Data, today: date) -> None:
    place = builders.organisation(db, "Mill Surgery")
    timeline.remove(db, [entry(db, place, today).id])
    names = [one.name for one in undo.history(db, 2)]
    assert names == ["Remove call with Mill Surgery", "Log call with Mill Surgery"]


def test_it_counts_for_the_last_contact_of_the_organisation_and_of_what_it_belongs_to(
    db: Data, today: date
) -> None:
    trust = builders.organisation(db, "Trust")
    ward = builders.organisation(db, "Ward 7", parent_id=trust.id)
    builders.organisation(db, "Mill Surgery")
    day = today - timedelta(days=10)
    entry(db, ward, day)
    entry(db, ward, today, kind="note")

    assert last_contacts(db, today) == {"Trust": day, "Ward 7": day, "Mill Surgery": None}
    for words, names in {
        "last:<30d": ["Trust", "Ward 7"],
        "last:<5d": [],
        "last:>5d": ["Mill Surgery", "Trust", "Ward 7"],
        "last:>30d": ["Mill Surgery"],
        "never:phone": ["Mill Surgery"],
        "never:visit": ["Mill Surgery", "Trust", "Ward 7"],
    }.items():
        found = organisations.find(db, words, today=today)
        assert sorted(organisations.get(db, one).name for one in found) == names, words
    newest = organisations.outline(db, today=today, order="last_contact", descending=True)
    assert {one.name for one in newest[:2]} == {"Trust", "Ward 7"}


def test_people_are_found_as_before_beside_entries_of_nobody(db: Data, today: date) -> None:
    place, ann = builders.organisation(db), builders.person(db)
    entry(db, place, today)
    assert contacts.find(db, "last:<30d", today=today) == []
    assert contacts.find(db, "never:phone", today=today) == [ann.id]
    assert contacts.find(db, "last:>30d", today=today) == [ann.id]


def test_an_entry_is_of_someone_or_of_an_organisation(db: Data, today: date) -> None:
    with pytest.raises(OutreachError, match="no longer there"):
        timeline.log(db, InteractionDraft(kind="phone", date=today, summary="Rang"))
    with pytest.raises(sqlite3.IntegrityError):
        db.execute("INSERT INTO interactions (id, date, summary) VALUES ('a', '2026-01-01', 'b')")


def test_entries_go_with_the_organisation_and_move_with_a_merge(db: Data, today: date) -> None:
    one, other = builders.organisation(db, "Mill Surgery"), builders.organisation(db, "The Mill")
    kept = entry(db, other, today)
    files.attach(db, other.id, "map.txt", b"left, then right")
    organisations.remove(db, [other.id])
    assert timeline.of_organisation(db, other.id) == []
    undo.undo(db)
    merging.merge(db, ORGANISATIONS, one.id, other.id)
    assert [entry.id for entry in timeline.of_organisation(db, one.id)] == [kept.id]
    assert [file.name for file in files.attached(db, one.id)] == ["map.txt"]


def test_thanks_for_an_event_are_of_people_alone(db: Data, today: date) -> None:
    place = builders.organisation(db)
    evening = builders.open_evening(db, today)
    kept = entry(db, place, today, thanks_for="the room")
    assert events.get(db, evening.id) == evening
    assert timeline.get(db, kept.id).thanks_for == "the room"
