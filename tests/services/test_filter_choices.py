"""What the filters of a list of people offer, and when it is worked out again."""

from dataclasses import replace

import pytest

from outreach_desktop.services import contacts, undo
from outreach_desktop.services.choosing import filters
from outreach_desktop.services.data_file import Data
from tests.builders import person


def test_professions_and_tags_are_counted_without_people_in_the_bin(db: Data) -> None:
    person(db, "Adams", profession="nurse", tags=("core", "new"))
    gone = person(db, "Brown", profession="nurse", tags=("core",))
    alone = person(db, "Clark", profession="GP", tags=("old",))
    assert filters.choices(db).professions == (("GP", 1), ("nurse", 2))
    assert filters.choices(db).tags == (("core", 2), ("new", 1), ("old", 1))

    contacts.remove(db, [gone.id, alone.id])

    assert filters.choices(db).professions == (("nurse", 1),)
    assert filters.choices(db).tags == (("core", 1), ("new", 1))


def test_a_change_of_something_else_is_no_reason_to_count_again(db: Data) -> None:
    ann = person(db, "Adams", profession="nurse")
    known = filters.choices(db)

    contacts.change(db, replace(ann, phone="01632 960123"))

    assert filters.choices(db, known) is known


@pytest.mark.parametrize("what", ["profession", "tag", "new", "removed", "undone"])
def test_what_changes_the_choices_is_counted(db: Data, what: str) -> None:
    ann = person(db, "Adams", profession="nurse", tags=("core",))
    known = filters.choices(db)
    if what == "profession":
        contacts.change(db, replace(ann, profession="GP"))
    elif what == "tag":
        contacts.add_tag(db, [ann.id], "new")
    elif what == "new":
        person(db, "Brown", profession="GP")
    elif what == "removed":
        contacts.remove(db, [ann.id])
    else:
        undo.undo(db)

    assert filters.choices(db, known) == filters.choices(db)
    assert filters.choices(db, known) is not known
