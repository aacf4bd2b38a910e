"""Households: what was typed for all holds for all, and nobody is left alone by a merge."""

from outreach_desktop.domain.duplicates.pairs import PEOPLE
from outreach_desktop.services import contacts, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.duplicates import merging
from outreach_desktop.services.knowing import households
from outreach_desktop.services.knowing.households import Home
from tests import builders


def home_of(db: Data, contact_id: str) -> Home | None:
    return households.of(db, contacts.get(db, contact_id))


def test_typed_names_of_three_do_not_name_one_who_lies_in_the_bin(db: Data) -> None:
    john, mary, tim = (
        builders.person(db, "Smith", first_name=one) for one in ("John", "Mary", "Tim")
    )
    home = builders.household(db, john, mary, name="The three Smiths", dear="all three")
    households.put_together(db, john.id, tim.id, home)
    whole = home_of(db, john.id)
    assert whole is not None
    assert (whole.envelope, whole.dear) == ("The three Smiths", "all three")

    contacts.remove(db, [tim.id])

    left = home_of(db, john.id)
    assert left is not None
    assert left.envelope == "Dr John and Dr Mary Smith"
    assert left.dear == "Dr John and Dr Mary Smith"
    undo.undo(db)
    again = home_of(db, john.id)
    assert again is not None
    assert again.dear == "all three"


def test_who_lived_with_the_other_of_two_merged_is_not_left_alone_and_that_is_said(
    db: Data,
) -> None:
    ann, twin = builders.person(db, "Ash"), builders.person(db, "Ash")
    bo, eve = builders.person(db, "Birch"), builders.person(db, "Cedar", first_name="Eve")
    builders.household(db, ann, bo)
    builders.household(db, twin, eve)
    told = merging.side_by_side(db, PEOPLE, ann.id, twin.id).stays
    assert told == (
        "Dr Eve Cedar lives with no one then, because Dr Ann Ash lives with someone else; the notes say so.",
    )

    merging.merge(db, PEOPLE, ann.id, twin.id)

    assert contacts.get(db, eve.id).household_id is None
    assert len(households.called(db, today=None)) == 1
    undo.undo(db)
    home = home_of(db, eve.id)
    assert home is not None
    assert {one.id for one in home.people} == {eve.id, twin.id}


def test_the_same_partner_under_two_entries_comes_along(db: Data) -> None:
    ann, twin = builders.person(db, "Ash"), builders.person(db, "Ash")
    bo, bos = (builders.person(db, "Birch", first_name="Bo") for _ in range(2))
    builders.household(db, ann, bo)
    builders.household(db, twin, bos)
    (told,) = merging.side_by_side(db, PEOPLE, ann.id, twin.id).stays
    assert told == "Dr Bo Birch comes to live with Dr Ann Ash."

    merging.merge(db, PEOPLE, ann.id, twin.id)
    home = home_of(db, ann.id)
    assert home is not None
    assert {one.id for one in home.people} == {ann.id, bo.id, bos.id}
    assert contacts.get(db, ann.id).notes == ""

    merging.merge(db, PEOPLE, bo.id, bos.id)
    home = home_of(db, ann.id)
    assert home is not None
    assert {one.id for one in home.people} == {ann.id, bo.id}


def test_two_of_one_household_merged_leave_typed_names_to_those_who_live_there(db: Data) -> None:
    ann, bo, bos = (builders.person(db, one) for one in ("Ash", "Birch", "Birch"))
    home = builders.household(db, ann, bo, dear="Ann and Bo")
    households.put_together(db, ann.id, bos.id, home)
    merging.merge(db, PEOPLE, bo.id, bos.id)
    left = home_of(db, ann.id)
    assert left is not None
    assert left.dear == "Ann and Bo"
