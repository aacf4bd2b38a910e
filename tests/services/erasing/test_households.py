"""Who lived with somebody that was erased stays, and nothing that names both stays with them."""

import datetime as dt

from outreach_desktop.services import contacts
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.erasing import erasing
from outreach_desktop.services.knowing import households
from tests import builders

TODAY = dt.date(2026, 3, 2)


def test_what_names_both_of_a_household_goes_with_the_one_who_is_erased(db: Data) -> None:
    john = builders.person(db, "Smith", first_name="John", title="Mr")
    mary = builders.person(db, "Smith", first_name="Mary", title="Mrs")
    home = builders.household(db, mary, john, name="The Quellows", dear="Wendelbrieg and Mary")
    households.change(db, home)

    erasing.erase(db, john.id, today=TODAY)

    assert db.execute("SELECT name, dear FROM households").fetchall() == [("", "")]
    journal = db.execute("SELECT before, after FROM journal").fetchall()
    assert not any("Wendelbrieg" in str(row) for row in journal)
    assert households.of(db, contacts.get(db, mary.id)) is None
