"""What refers to whom is read from the tables, and what that means for who is erased is said once."""

from outreach_desktop.db.history.links import PEOPLE, LinkColumn, link_columns, shared_by_people
from outreach_desktop.services.data_file import Data


def link(db: Data, table: str, column: str) -> LinkColumn:
    (found,) = [one for one in link_columns(db) if (one.table, one.column) == (table, column)]
    return found


def test_a_way_to_refer_stays_without_its_liaison(db: Data) -> None:
    liaison = link(db, "referral_routes", "liaison_id")

    assert liaison.may_refer_to(PEOPLE)
    assert not liaison.may_refer_to("organisations")
    assert not liaison.goes_with


def test_what_is_a_persons_goes_with_them(db: Data) -> None:
    for table, column in (("roles", "contact_id"), ("needs", "contact_id")):
        assert link(db, table, column).goes_with, table


def test_an_id_of_nothing_in_particular_may_be_anybodys(db: Data) -> None:
    whose = link(db, "files", "owner_id")

    assert whose.may_refer_to(PEOPLE)
    assert whose.may_refer_to("organisations")
    assert whose.goes_with


def test_people_share_nothing_but_a_household(db: Data) -> None:
    shared = shared_by_people(link_columns(db))

    assert [(one.column, one.target) for one in shared] == [("household_id", "households")]
