"""What is missing is counted altogether and by area, and the words given find just those."""

from datetime import date

from outreach_desktop.services import contacts, organisations
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.knowing.gaps import gaps
from tests import builders


def test_gaps_are_counted_by_area_and_their_words_find_just_those(db: Data, today: date) -> None:
    north = builders.organisation(db, "North", area="The North", target="A")
    builders.organisation(db, "Ward", parent_id=north.id, target="B", stage="introduced")
    south = builders.organisation(db, "South", area="St Mary's (old) South", target="C")
    builders.organisation(db, "Lost", target="A", stage="not approached")
    builders.role(db, builders.person(db, champion="champion"), south)
    builders.role(db, builders.person(db, "Fox", target="A"), north)
    builders.person(db, "Gray", target="B")

    none, places, people = gaps(db, today=today)
    assert (none.all.count, [(one.area, one.count) for one in none.by_area]) == (
        3,
        [("The North", 2)],
    )
    assert none.elsewhere == 1
    assert places.all.count == 3
    assert sorted(one.area for one in places.by_area) == ["St Mary's (old) South", "The North"]
    assert (people.all.count, people.by_area[0].count, people.elsewhere) == (2, 1, 1)
    for gap in (none.all, *none.by_area, places.all, *places.by_area):
        assert len(organisations.find(db, gap.words, today=today)) == gap.count
    for gap in (people.all, *people.by_area):
        assert len(contacts.find(db, gap.words, today=today)) == gap.count


def test_it_is_known_where_one_is_counted_in_two_areas(db: Data, today: date) -> None:
    county = builders.organisation(db, "County", area="Wendshire")
    builders.organisation(db, "Far", area="Elsewhere")
    (none, *_) = gaps(db, today=today)
    assert not none.overlap

    builders.organisation(db, "Town", area="Marrowby", parent_id=county.id)
    (none, *_) = gaps(db, today=today)
    assert (none.all.count, sum(one.count for one in none.by_area), none.overlap) == (3, 4, True)


def test_nothing_is_asked_by_area_where_there_is_nothing(db: Data, today: date) -> None:
    assert [one.all.count for one in gaps(db, today=today)] == [0, 0, 0]
