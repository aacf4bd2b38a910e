"""What a letter lacks of a person is filled in from where it is found missing."""

import pytest

from outreach_desktop.errors import OutreachError
from outreach_desktop.services import contacts, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.making.people import filling_in
from tests import builders


@pytest.mark.parametrize(
    ("field", "can"),
    [
        ("contact.phone", True),
        ("contact.last_name", True),
        ("contact.large_print", False),
        ("contact.role", False),
        ("contact.own.meal", False),
        ("organisation.name", False),
        ("group.phone", False),
    ],
)
def test_lines_of_a_person_s_own_can_be_filled_in(field: str, *, can: bool) -> None:
    assert filling_in.can_fill_in(field) is can


def test_it_is_kept_with_the_person_and_undone_by_one_undo(db: Data) -> None:
    ann = builders.person(db)
    filling_in.fill_in(db, ann.id, "contact.phone", " 01632 960001 ")
    assert contacts.get(db, ann.id).phone == "01632 960001"

    undo.undo(db)
    assert contacts.get(db, ann.id).phone == ""


def test_nobody_is_brought_back_by_it(db: Data) -> None:
    ann = builders.person(db)
    contacts.remove(db, [ann.id])
    with pytest.raises(OutreachError, match="no longer there"):
        filling_in.fill_in(db, ann.id, "contact.phone", "01632 960001")
