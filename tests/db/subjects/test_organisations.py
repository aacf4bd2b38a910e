"""Organisations as they are kept: the line above one, even where undo has made a circle."""

from dataclasses import replace
from datetime import date

from outreach_desktop.db.subjects import organisations as kept
from outreach_desktop.services import organisations, undo
from outreach_desktop.services.data_file import Data
from tests.builders import organisation


def test_the_line_above_is_named_from_the_outermost_in(db: Data) -> None:
    trust = organisation(db, "Trust")
    general = organisation(db, "General", parent_id=trust.id)
    ward = organisation(db, "Ward", parent_id=general.id)

    assert kept.above(db, ward.id) == [trust, general]
    assert kept.above(db, trust.id) == []


def test_an_old_move_undone_may_close_a_circle_and_nobody_is_lost(db: Data, today: date) -> None:
    general = organisation(db, "General")
    ward = organisation(db, "Ward", parent_id=general.id)
    moved = organisations.change(db, replace(ward, parent_id=None))
    move = undo.history(db)[0]
    organisations.change(db, replace(general, parent_id=moved.id))

    undo.undo(db, move.id)

    assert organisations.get(db, ward.id).parent_id == general.id
    assert [one.name for one in kept.above(db, ward.id)] == ["General"]
    tree = organisations.tree(db, today=today)
    assert [(row.organisation.name, row.depth) for row in tree] == [("General", 0), ("Ward", 1)]


def test_those_in_the_bin_are_on_no_list(db: Data) -> None:
    trust, gone = organisation(db, "Trust"), organisation(db, "Gone")
    organisations.remove(db, [gone.id])

    assert kept.every(db) == [trust]
    assert kept.some(db, [trust.id, gone.id, "never"]) == {trust.id: trust}
    assert organisations.find(db, "gone", today=date(2026, 3, 2)) == []
    assert organisations.find(db, "tru", today=date(2026, 3, 2)) == [trust.id]
