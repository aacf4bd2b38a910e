"""What was done, found by words and by person, and told in sentences."""

from dataclasses import replace
from datetime import date

import pytest

from outreach_desktop.db.engine import rows
from outreach_desktop.db.history.journal import changing
from outreach_desktop.domain.roles import RoleDraft
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import contacts, events, organisations, timeline, undo
from outreach_desktop.services.data_file import Data
from tests import builders


def told(db: Data, place: int = 0) -> tuple[str, ...]:
    """The sentences of an action, counted from the newest."""
    return undo.details(db, undo.find(db)[place]).sentences


def names(db: Data, words: str) -> list[str]:
    return [row.name for row in undo.history(db, words=words)]


def test_a_change_is_told_field_by_field(db: Data, today: date) -> None:
    ann = builders.person(db, phone="01632 960001")
    contacts.change(db, replace(ann, phone="01632 960002", large_print=True))
    assert told(db) == (
        "Dr Ann O'Neil: phone 01632 960001 \u2192 01632 960002",
        "Dr Ann O'Neil: large print no \u2192 yes",
    )
    call = builders.call(db, ann, today)
    timeline.change(db, replace(call, date=date(2026, 3, 4)))
    assert told(db) == ("\u201cRang\u201d, Dr Ann O'Neil: date 2 Mar 2026 \u2192 4 Mar 2026",)


def test_places_and_events_are_told_by_name(db: Data, today: date) -> None:
    ann, hospital = builders.person(db), builders.organisation(db)
    contacts.add_role(
        db, RoleDraft(contact_id=ann.id, organisation_id=hospital.id, title="Consultant")
    )
    assert told(db) == (
        "A role of Dr Ann O'Neil: added (organisation Lakeside General; job title Consultant)",
    )
    ward = builders.organisation(db, "Ward 4")
    organisations.change(db, replace(ward, parent_id=hospital.id))
    assert told(db) == ("\u201cWard 4\u201d: belongs to Lakeside General (was empty)",)
    contacts.add_tag(db, [ann.id], "core")
    assert told(db)[-1] == "A tag of Dr Ann O'Neil: added (tag core)"
    contacts.remove_tag(db, [ann.id], "core")
    assert told(db) == ("A tag of Dr Ann O'Neil: taken away (tag core)",)


def test_what_was_added_is_told_as_it_was_then(db: Data) -> None:
    ann = builders.person(db, phone="1", email="ann@example.org")
    contacts.change(db, replace(ann, phone="2", email=""))
    contacts.remove(db, [ann.id])

    assert told(db, 0) == ("Dr Ann O'Neil: removed",)
    assert told(db, 2) == ("Dr Ann O'Neil: added (email ann@example.org; phone 1)",)


def test_what_was_undone_is_still_told(db: Data) -> None:
    builders.person(db, phone="1")
    before = told(db)
    undo.undo(db)
    assert told(db) == before
    undo.redo(db)
    assert told(db) == before


def test_of_many_changes_the_first_are_told_and_the_others_counted(db: Data) -> None:
    with changing(db, "Import"):
        rows.keep_all(db, "contacts", [{"last_name": f"Ng {n}"} for n in range(250)])
    details = undo.details(db, undo.find(db)[0])

    assert (len(details.sentences), details.more, details.beside) == (100, 150, 0)
    assert details.action.rows == 250


def test_a_person_has_what_was_done_about_them_alone(db: Data, today: date) -> None:
    ann, ben = builders.person(db), builders.person(db, "Fox")
    evening = builders.open_evening(db, today)
    events.add_participants(db, evening.id, [ann.id, ben.id])
    builders.call(db, ben, today)

    found = undo.find(db, contact_id=ann.id)

    assert [row.name for row in undo.rows(db, found)] == [
        "Add 2 people to Open evening",
        "Add person Dr Ann O'Neil",
    ]
    details = undo.details(db, found[0], contact_id=ann.id)
    assert (len(details.sentences), details.more, details.beside) == (1, 0, 1)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("oneil", True),
        ("o'neil", True),
        ("O\u2019NEIL", True),
        ("ann add", True),
        ("contact lukasz", False),
        ("%", False),
        ("_", False),
        ("", True),
    ],
)
def test_words_find_names_whatever_their_capitals_and_marks(
    db: Data, words: str, found: bool
) -> None:
    builders.person(db)
    assert bool(names(db, words)) is found


@pytest.mark.parametrize("words", ["lukasz", "\u0141ukasz", "LUKASZ strasse", "stra\u00dfe"])
def test_words_find_names_with_foreign_letters(db: Data, words: str) -> None:
    builders.person(db, "Stra\u00dfe", first_name="\u0141ukasz")
    builders.person(db)
    assert names(db, words) == ["Add person Dr \u0141ukasz Stra\u00dfe"]


def test_an_action_is_called_by_its_number_too(db: Data) -> None:
    builders.person(db)
    [row] = undo.history(db)
    assert undo.called(db, str(row.number)) == undo.called(db, row.id) == row
    with pytest.raises(OutreachError, match="has the number"):
        undo.called(db, "0")
