"""Going to anything."""

from datetime import date

from outreach_desktop.services import finding
from outreach_desktop.services.data_file import Data
from tests.builders import open_evening, organisation, person, role


def test_people_places_and_events_are_found_by_one_word(db: Data, today: date) -> None:
    general = organisation(db, "Lakeside General")
    urology = organisation(db, "Urology", parent_id=general.id)
    ann = person(db, "Lakeside")
    role(db, ann, urology, title="Consultant")
    evening = open_evening(db, today, "Lakeside evening", place="Hall 2")

    told = [
        (one.subject, one.id, one.name, one.about, one.day)
        for one in finding.found(db, "lakes", today=today)
    ]

    assert told == [
        ("contacts", ann.id, "Dr Ann Lakeside", "Consultant, Urology", None),
        ("organisations", general.id, "Lakeside General", "", None),
        ("events", evening.id, "Lakeside evening", "Hall 2", today),
    ]
    (place,) = finding.found(db, "urol", today=today, subjects=["organisations"])
    assert place.about == "Lakeside General"


def test_of_many_only_so_many_of_each_are_told(db: Data, today: date) -> None:
    for number in range(9):
        person(db, f"Marsh{number}")
        organisation(db, f"Marsh {number}")

    found = finding.found(db, "marsh", today=today, at_most=3)

    assert [one.subject for one in found] == ["contacts"] * 3 + ["organisations"] * 3


def test_words_that_fit_nothing_find_nothing(db: Data, today: date) -> None:
    assert finding.found(db, "& ?", today=today) == []
    assert finding.found(db, "nobody", today=today) == []
