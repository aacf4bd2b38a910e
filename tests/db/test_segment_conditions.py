"""What each key of the language for choosing people means."""

from datetime import timedelta

import pytest

from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.choosing.saved import SavedSearch
from outreach_desktop.domain.contacts import CHAMPION
from outreach_desktop.domain.group import SenderDraft
from outreach_desktop.domain.segments import KEYS
from outreach_desktop.domain.wishes.wishes import WishDraft
from outreach_desktop.services import contacts, group, organisations, undo
from outreach_desktop.services.choosing import saved
from outreach_desktop.services.data_file import Data
from tests import builders
from tests.added import added_on
from tests.conftest import TODAY


def found(db: Data, segment: str) -> str:
    """Surnames, in their order."""
    people = contacts.get_all(db, contacts.find(db, segment, today=TODAY))
    return " ".join(person.last_name for person in people)


def said(channel: str, state: str) -> WishDraft:
    return WishDraft(channel=channel, state=state)


@pytest.fixture
def network(db: Data) -> Data:
    """A hospital with a ward, a surgery without an address, and five people of whom one thing and another is known."""
    sender = group.add_sender(db, SenderDraft(name="Beth Marsh"))
    hospital = builders.organisation(
        db,
        "Royal Infirmary",
        kind="hospital",
        area="Marches",
        address=Address(town="Selby"),
        conditions="prostate cancer\nbladder cancer",
    )
    ward = builders.organisation(db, "Ward 7", kind="department", parent_id=hospital.id)
    surgery = builders.organisation(db, "Mill Surgery", kind="GP practice")
    adams = builders.person(
        db,
        "Adams",
        specialty="Prostate cancer",
        tier="core",
        champion=CHAMPION,
        preferred_channel="letter",
        source="Met at an event",
    )
    builders.role(db, adams, ward, title="Clinical lead", decision="decides")
    builders.call(db, adams, TODAY - timedelta(days=90))
    brown = builders.person(
        db,
        "Brown",
        tier="wider",
        champion="prospect",
        preferred_channel="in person",
        phone="01632 960001",
        target="B",
        stage="regular",
        code="G9012345",
        lead_id=sender.id,
        source="Met on a train",
        wishes=(said("visit", "yes"), said("post", "no")),
    )
    builders.role(db, brown, surgery, title="Practice manager", email="brown@mill.example.org")
    builders.call(db, brown, TODAY - timedelta(days=91))
    cole = builders.person(
        db, "Cole", email="cole@example.org", wishes=(said("post", "yes"), said("all", "no"))
    )
    builders.role(db, cole, hospital, title="Porter", ends_on=TODAY - timedelta(days=1))
    builders.person(
        db, "Dean", wishes=(said("all", "yes"),), address=Address(region="Marches", town="Ludlow")
    )
    builders.person(
        db, "Evans", deceased=True, conditions="bladder cancer", wishes=(said("post", "yes"),)
    )
    for person, days in ((adams, 0), (brown, 30), (cole, 400)):
        added_on(db, person, TODAY - timedelta(days=days))
    return db


@pytest.mark.parametrize(
    ("segment", "people"),
    [
        ('source:"met at an event"', "Adams"),
        ("source:met", "Adams Brown"),
        ("source:yes", "Adams Brown"),
        ("source:no", "Cole Dean Evans"),
        ("source:nowhere", ""),
        ("-added:2026.. -added:..2025", ""),
        ("added:<31d added:..2026-03-02", "Adams Brown"),
        ("added:<30d added:..2026-03-02", "Adams"),
        ("added:>29d", "Brown Cole"),
        ("added:>1y", "Cole"),
        ("added:2026-03 added:..2026-03-02", "Adams"),
        ("added:2026-1-31", "Brown"),
        ("added:2025-01-01..2026-01", "Brown Cole"),
        ("added:..2025", "Cole"),
        ("specialty:prostate", "Adams"),
        ("specialty:lead", ""),
        ("role:lead", "Adams"),
        ('role:"practice manager"', "Brown"),
        ("role:porter", ""),  # they have left
        ("decision:decides", "Adams"),
        ("-decision:decides", "Brown Cole Dean Evans"),
        ("area:marches", "Adams Dean"),
        ("kind:hospital", "Adams"),  # on its ward
        ("condition:bladder", "Adams Evans"),  # what the hospital works with counts for its ward
        ("target:b", "Brown"),
        ("target:yes", "Brown"),
        ("target:no", "Adams Cole Dean Evans"),
        ("target:z", ""),
        ("stage:regular", "Brown"),
        ('stage:"refers regularly"', "Brown"),
        ("lead:beth", "Brown"),
        ("lead:no", "Adams Cole Dean Evans"),
        ("code:G90", "Brown"),
        ("code:yes", "Brown"),
        ("kind:department", "Adams"),
        ("kind:gp", "Brown"),
        ("kind:hospice", ""),
        ("tier:core", "Adams"),
        ("tier:wider", "Brown"),
        ('tier:"Wider circle"', "Brown"),
        ("tier:platinum", ""),
        ("champion:yes", "Adams"),
        ("champion:no", "Brown Cole Dean Evans"),
        ("-champion:yes", "Brown Cole Dean Evans"),
        ("champion:prospect", "Brown"),
        ("champion:perhaps", ""),
        ("channel:letter", "Adams"),
        ('channel:"in person"', "Brown"),
        ("last:>90d", "Brown Cole Dean Evans"),
        ("last:<90d", ""),
        ("last:<91d", "Adams"),
        ("last:91d", "Adams"),
        ("last:<1y", "Adams Brown"),
        ("last:>9999y", "Cole Dean Evans"),
        ("-last:>3m", "Adams"),
        ("never:phone", "Cole Dean Evans"),
        ("never:call", "Cole Dean Evans"),
        ("never:email", "Adams Brown Cole Dean Evans"),
        ("-never:phone", "Adams Brown"),
        ("never:pigeon", ""),
        ("email:yes", "Brown Cole"),
        ("email:no", "Adams Dean Evans"),
        ("phone:yes", "Brown"),
        ("phone:NO", "Adams Cole Dean Evans"),
        ("address:yes", "Adams Dean"),
        ("address:no", "Brown Cole Evans"),
        ("email:perhaps", ""),
        ("email:COLE@", "Cole"),
        ("email:mill.example", "Brown"),
        ("phone:01632-960", "Brown"),
        ('phone:"(01632) 960 001"', "Brown"),
        ("phone:+441632", "Brown"),
        ("phone:+44-1632-960001", "Brown"),
        ('phone:"+44 (0)1632 960"', "Brown"),
        ("phone:00441632", "Brown"),
        ("phone:+491632", "Brown"),
        ("phone:+441633", ""),
        ("phone:+44960", ""),
        ("phone:none", ""),
        ("address:ludlow", "Dean"),
        ("address:selby", "Adams"),  # of the hospital
        ("-address:selby", "Brown Cole Dean Evans"),
        ("wants:post", "Adams Dean"),
        ("wants:letter", "Adams Dean"),
        ("wants:visit", "Brown Dean"),
        ("wants:email", "Dean"),
        ("wants:telepathy", ""),
        ('tier:core -champion:no last:>30d kind:"hospital"', "Adams"),
    ],
)
def test_a_key_finds_just_those_it_says(network: Data, segment: str, people: str) -> None:
    assert found(network, segment) == people


@pytest.mark.parametrize("key", KEYS)
def test_the_example_of_every_key_can_be_looked_for_and_a_dash_finds_all_others(
    network: Data, key: str
) -> None:
    saved.save(network, SavedSearch(name=KEYS["saved"].example, words="champion:yes"), today=TODAY)
    segment = f"{key}:{KEYS[key].example}"
    fit, others = (found(network, text).split() for text in (segment, f"-{segment}"))
    assert sorted([*fit, *others]) == ["Adams", "Brown", "Cole", "Dean", "Evans"]


def test_who_is_in_the_bin_or_whose_call_was_undone_is_found_by_what_is_left(network: Data) -> None:
    adams = contacts.find(network, "tier:core", today=TODAY)
    builders.call(network, contacts.get(network, adams[0]), TODAY)
    assert found(network, "last:<30d") == "Adams"

    undo.undo(network)
    assert found(network, "last:<30d") == ""

    contacts.remove(network, adams)
    assert found(network, "champion:yes") == ""
    assert "Adams" not in found(network, "never:email")


@pytest.mark.parametrize(
    ("kept", "asked", "is_found"),
    [
        ("+44 1632 960001", "01632", True),
        ("+44 (0)1632 960001", "01632960", True),
        ("+44 (0)1632 960001", "+441632", True),
        ("0044 1632 960001", "+44-1632", True),
        ("+44 1632 960001", "+49-1632", False),
        ("+1 415 555 0100", "415555", True),
        ("(415) 555-0100", "+1415555", True),
        ("+353 1 555 0100", "015550", True),
        ("01632 960001", "960001", True),
        ("01632 960001", "+44", False),
        ("+44 1632 960001", "+44", True),
        ("+44 1632 960001", "+4", True),
    ],
)
def test_a_number_is_found_with_and_without_the_code_of_its_country(
    db: Data, kept: str, asked: str, is_found: bool
) -> None:
    person = builders.person(db, mobile=kept)
    place = builders.organisation(db, phone=kept)

    found = contacts.find(db, f"phone:{asked}", today=TODAY)
    there = organisations.find(db, f"phone:{asked}", today=TODAY)
    assert (found, there) == (([person.id], [place.id]) if is_found else ([], []))
