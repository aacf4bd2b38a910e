"""Where our details appear: kept, looked at, checked again when the details of the group change."""

import datetime as dt
from dataclasses import replace

import pytest

from outreach_desktop.domain.group import GroupProfile, SenderDraft
from outreach_desktop.domain.knowing.our_listings import OurListingDraft, Standing
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import group, organisations, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.duplicates import merging
from outreach_desktop.services.knowing import our_listings
from outreach_desktop.services.knowing.our_listings import OurListingRow
from outreach_desktop.services.settings import lists
from tests import builders
from tests.conftest import TODAY

LONG_AGO = dt.date(2024, 1, 1)


def every(db: Data, words: str = "") -> list[OurListingRow]:
    return our_listings.rows(db, our_listings.find(db, words, today=TODAY), today=TODAY)


def told(db: Data, words: str = "") -> list[tuple[str, str]]:
    return [(one.listing.name, one.told) for one in every(db, words)]


def move(db: Data, phone: str) -> None:
    group.save_profile(db, replace(group.profile(db), phone=phone))


@pytest.fixture
def us(db: Data) -> Data:
    group.save_profile(db, GroupProfile(name="Wend Valley", phone="01632 960100"))
    return db


def test_what_is_most_urgent_stands_first(us: Data) -> None:
    builders.listing(us, "Fine", looked_at_on=TODAY, today=TODAY)
    builders.listing(us, "Old", looked_at_on=LONG_AGO, today=TODAY)
    builders.listing(us, "Older", looked_at_on=dt.date(2023, 1, 1), today=TODAY)
    builders.listing(us, "Never", today=TODAY)
    builders.listing(us, "Wrong", to_change="the number", today=TODAY)

    assert told(us) == [
        ("Wrong", "to be changed: the number"),
        ("Never", "never looked at"),
        ("Older", "not looked at for 3 years"),
        ("Old", "not looked at for 2 years"),
        ("Fine", "all right"),
    ]


def test_one_is_found_by_the_words_that_stand_in_it(us: Data) -> None:
    builders.listing(us, "Café noticeboard", address="by the lift", today=TODAY)
    builders.listing(us, "Website", notes="Desmond has the password", today=TODAY)

    assert [name for name, _ in told(us, "cafe lift")] == ["Café noticeboard"]
    assert [name for name, _ in told(us, "passw")] == ["Website"]
    assert told(us, "&") == told(us)


def test_when_the_details_change_those_that_were_looked_at_before_are_checked_again(
    us: Data,
) -> None:
    known = builders.listing(us, "Website", looked_at_on=TODAY, today=TODAY)
    builders.listing(us, "Library", today=TODAY)
    assert our_listings.outdated(us) == 0

    move(us, "01632 960199")
    assert our_listings.outdated(us) == 1
    assert told(us)[0] == ("Website", "check again, your details changed: Phone")
    (changed,) = our_listings.row(us, known.id, today=TODAY).changed
    assert (changed.before, changed.now) == ("01632 960100", "01632 960199")

    our_listings.looked_at(us, [known.id], today=TODAY)
    assert our_listings.outdated(us) == 0
    assert told(us)[-1] == ("Website", "all right")


def test_taking_back_the_change_of_the_details_takes_back_that_they_are_checked(us: Data) -> None:
    builders.listing(us, "Website", looked_at_on=LONG_AGO, today=TODAY)
    move(us, "01632 960199")

    undo.undo(us)
    assert our_listings.outdated(us) == 0


def test_a_day_that_is_typed_says_that_it_was_looked_at(us: Data) -> None:
    known = builders.listing(us, "Website", looked_at_on=LONG_AGO, today=TODAY)
    move(us, "01632 960199")
    same = our_listings.change(us, replace(known, notes="Ring first"), today=TODAY)
    assert our_listings.outdated(us) == 1

    never = our_listings.change(us, replace(same, looked_at_on=None), today=TODAY)
    assert (never.details_then, our_listings.outdated(us)) == ("", 0)

    our_listings.change(us, replace(never, looked_at_on=TODAY), today=TODAY)
    assert our_listings.outdated(us) == 0


def test_what_must_be_changed_is_kept_until_it_is_all_right(us: Data) -> None:
    known = builders.listing(us, today=TODAY)

    our_listings.must_change(us, known.id, "the old number", today=TODAY)
    assert told(us) == [("Library noticeboard", "to be changed: the old number")]
    assert our_listings.get(us, known.id).looked_at_on == TODAY
    assert undo.next_undo(us) == "Note what must be changed: Library noticeboard"

    our_listings.looked_at(us, [known.id], today=TODAY)
    assert told(us) == [("Library noticeboard", "all right")]
    undo.undo(us)
    assert told(us) == [("Library noticeboard", "to be changed: the old number")]


def test_several_are_looked_at_in_one_press_that_is_taken_back_whole(us: Data) -> None:
    ids = [builders.listing(us, name, today=TODAY).id for name in ("Library", "Website")]

    our_listings.looked_at(us, ids, today=TODAY)
    assert undo.next_undo(us) == "Look at 2 listings"
    undo.undo(us)
    assert {one.standing for one in every(us)} == {Standing.NEVER}


def test_what_is_wrong_is_said_and_nothing_is_kept(us: Data) -> None:
    known = builders.listing(us, today=TODAY)

    with pytest.raises(OutreachError, match="Type what must be changed there"):
        our_listings.must_change(us, known.id, " ", today=TODAY)
    with pytest.raises(OutreachError, match="Type where you are listed"):
        our_listings.add(us, OurListingDraft(), today=TODAY)
    assert told(us) == [("Library noticeboard", "never looked at")]


def test_it_says_whose_it_is_and_who_looks_after_it(us: Data) -> None:
    surgery = builders.organisation(us, "Priory Surgery")
    margaret = group.add_sender(us, SenderDraft(name="Margaret"))
    known = builders.listing(us, organisation_id=surgery.id, lead_id=margaret.id, today=TODAY)

    row = our_listings.row(us, known.id, today=TODAY)
    assert (row.organisation, row.lead) == ("Priory Surgery", "Margaret")


def test_it_moves_along_when_two_organisations_are_merged(us: Data) -> None:
    kept = builders.organisation(us, "Priory Surgery")
    other = builders.organisation(us, "Priory Street Surgery")
    for place in (kept, other):
        builders.listing(us, organisation_id=place.id, today=TODAY)
    builders.listing(us, "Leaflet", organisation_id=other.id, today=TODAY)

    merging.merge(us, "organisations", kept.id, other.id)
    rows = every(us)
    assert [(one.listing.name, one.organisation) for one in rows] == [
        ("Leaflet", "Priory Surgery"),
        ("Library noticeboard", "Priory Surgery"),
    ]


def test_it_stays_when_the_organisation_is_removed(us: Data) -> None:
    surgery = builders.organisation(us, "Priory Surgery")
    known = builders.listing(us, organisation_id=surgery.id, today=TODAY)

    said = organisations.removal(us, [surgery.id])
    assert said == ["1 listing of your group will no longer name it."]
    organisations.remove(us, [surgery.id])
    assert our_listings.get(us, known.id).organisation_id is None
    undo.undo(us)
    assert our_listings.get(us, known.id).organisation_id == surgery.id


def test_a_kind_that_is_renamed_is_renamed_everywhere(us: Data) -> None:
    known = builders.listing(us, kind="noticeboard", today=TODAY)

    lists.reword(us, "listing_kind", "noticeboard", "pin board")
    assert our_listings.get(us, known.id).kind == "pin board"


def test_what_is_removed_is_in_the_bin(us: Data) -> None:
    ids = [builders.listing(us, name, today=TODAY).id for name in ("Library", "Website")]

    our_listings.remove(us, ids)
    assert told(us) == []
    assert undo.next_undo(us) == "Remove 2 listings"
    undo.undo(us)
    assert len(told(us)) == 2
