"""A phone list has who may be rung, by surname under letters; who is left out is told with the reason."""

from datetime import date

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.domain.documents.papers import PaperTable
from outreach_desktop.domain.labour import outcome
from outreach_desktop.domain.wishes.wishes import WishDraft
from outreach_desktop.services import contacts
from outreach_desktop.services.exporting import phone_list
from outreach_desktop.services.exporting.phone_list import PhoneList
from tests import builders

TODAY = date(2026, 11, 30)


def made(db: Data) -> PhoneList:
    return outcome(phone_list.collected(db, contacts.find(db, today=TODAY), today=TODAY))


def test_it_is_by_surname_under_letters_without_their_accents(db: Data) -> None:
    for name in ("Zed", "\u00d8stby", "Abel", "O'Neil", "Onslow"):
        builders.person(db, name, phone="01632 960001")

    pages = phone_list.paper(made(db), today=TODAY, large=False, size="A4")

    assert [part.heading for part in pages.parts] == ["A", "O", "Z"]
    (table,) = pages.parts[1].blocks
    assert isinstance(table, PaperTable)
    assert [row[0] for row in table.rows] == ["Dr Ann O'Neil", "Dr Ann Onslow", "Dr Ann \u00d8stby"]


def test_the_number_of_the_role_goes_before_ones_own(db: Data) -> None:
    person = builders.person(db, phone="01632 960001", mobile="07700 900321")
    place = builders.organisation(db, "Lakeside General")
    builders.role(db, person, place, title="Consultant", phone="01632 960555")

    (entry,) = made(db).entries

    assert (entry.role, entry.organisation, entry.phone, entry.mobile) == (
        "Consultant",
        "Lakeside General",
        "01632 960555",
        "07700 900321",
    )


def test_who_is_not_to_be_rung_is_left_out_with_the_reason(db: Data) -> None:
    builders.person(db, "Asked", phone="1", do_not_contact=True)
    builders.person(db, "Dead", phone="1", deceased=True)
    builders.person(db, "Quiet", phone="1", wishes=(WishDraft(channel="phone"),))
    over = WishDraft(channel="phone", asked_on=date(2026, 1, 1), until=date(2026, 2, 1))
    builders.person(db, "Again", phone="1", wishes=(over,))
    builders.person(db, "Unknown")
    builders.person(db, "Known", mobile="07700 900321")

    found = made(db)

    assert [one.name for one in found.entries] == ["Dr Ann Again", "Dr Ann Known"]
    assert dict(found.left_out) == {
        "Dr Ann Asked": "do not contact",
        "Dr Ann Dead": "has died",
        "Dr Ann Quiet": "no phone calls",
        "Dr Ann Unknown": "no number known",
    }
    assert phone_list.left_out_words(found).startswith("4 people are left out: ")


def test_large_print_is_larger_and_says_the_day_on_every_page(db: Data) -> None:
    builders.person(db, phone="01632 960001")
    usual, large = (
        phone_list.paper(made(db), today=TODAY, large=one, size="Letter") for one in (False, True)
    )

    assert (usual.points, large.points, large.paper) == (10.5, 16.0, "Letter")
    assert "30 November 2026" in large.foot
