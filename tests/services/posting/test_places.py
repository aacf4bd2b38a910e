"""Labels for organisations: a department with its house, and who has no address named."""

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.labour import outcome
from outreach_desktop.services.posting.places import collected
from tests import builders
from tests.conftest import TODAY


def test_a_department_stands_above_its_house_and_has_its_address(db: Data) -> None:
    address = Address(street="Priory Road", town="Marrowby", postcode="QX1 2AB")
    house = builders.organisation(db, "Marrowby General", kind="hospital", address=address)
    urology = builders.organisation(db, "Urology", kind="department", parent_id=house.id)
    nowhere = builders.organisation(db, "Wend Network")

    of = outcome(collected(db, [urology.id, nowhere.id, house.id, "gone"], today=TODAY))

    assert [(one.name, one.organisation, one.address) for one in of.entries] == [
        ("Urology", "Marrowby General", address),
        ("Marrowby General", "Marrowby General", address),
    ]
    assert of.left_out == (("Wend Network", "no address is known"),)
    assert of.gone == 1
