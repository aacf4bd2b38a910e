"""What each key of the language means for organisations."""

from dataclasses import replace
from datetime import timedelta

import pytest

from outreach_desktop.db import segment_organisations, segment_people
from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.choosing.organisations import ORGANISATIONS
from outreach_desktop.domain.choosing.saved import SavedSearch
from outreach_desktop.domain.contacts import CHAMPION
from outreach_desktop.domain.group import SenderDraft
from outreach_desktop.domain.segments import KEYS, SAVED
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import contacts, group, organisations, undo
from outreach_desktop.services.choosing import completing, saved
from outreach_desktop.services.data_file import Data
from tests import builders
from tests.conftest import TODAY


def found(db: Data, words: str) -> str:
    """First words of their names, in the order of the tree."""
    every = [organisations.get(db, one) for one in organisations.find(db, words, today=TODAY)]
    return " ".join(one.name.split()[0] for one in every)


@pytest.fixture
def network(db: Data) -> Data:
    """A hospital with a ward, a surgery without an address, a hospice where no one is known, and three people."""
    sender = group.add_sender(db, SenderDraft(name="Beth Marsh"))
    hospital = builders.organisation(
        db,
        "Royal Infirmary",
        kind="hospital",
        area="Marches",
        address=Address(street="1 High Street", town="Selby"),
        email="info@royal.example.org",
        code="RXQ01",
        target="A",
        stage="introduced",
        conditions="prostate cancer\nbladder cancer",
        lead_id=sender.id,
        source="Hospital directory",
        preferred_channel="letter",
    )
    ward = builders.organisation(db, "Ward 7", kind="department", parent_id=hospital.id)
    surgery = builders.organisation(db, "Mill Surgery", kind="GP practice", phone="01632 960 001")
    builders.organisation(db, "Dales Hospice", kind="hospice", area="Dales")
    adams = builders.person(
        db,
        "Adams",
        profession="urologist",
        specialty="Stoma care",
        tier="core",
        champion=CHAMPION,
        tags=("speaker",),
    )
    builders.role(db, adams, ward, title="Clinical lead", decision="decides")
    builders.call(db, adams, TODAY - timedelta(days=90))
    brown = builders.person(db, "Brown", profession="nurse", champion="prospect")
    builders.role(db, brown, surgery, title="Practice manager")
    cole = builders.person(db, "Cole", champion=CHAMPION)
    builders.role(db, cole, surgery, title="Porter", ends_on=TODAY - timedelta(days=1))
    return db


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("", "Dales Mill Royal Ward"),
        ("infirm", "Royal"),
        ("-infirm", "Dales Mill Ward"),
        ('"royal infirm"', "Royal"),
        ("hospice dales", "Dales"),
        ("&", "Dales Mill Royal Ward"),
        ("source:directory", ""),
        ("source:hospital", "Royal"),
        ("source:no", "Dales Mill Ward"),
        ("kind:hospital", "Royal"),
        ('kind:"gp practice"', "Mill"),
        ('kind:"gp practice" champion:no', "Mill"),  # the champion there has left
        ("place:royal", "Royal Ward"),
        ("place:selby", "Royal Ward"),
        ("area:marches", "Royal Ward"),
        ("champion:yes", "Royal Ward"),  # on its ward
        ("champion:no", "Dales Mill"),
        ("champion:prospect", "Mill"),
        ("tier:core", "Royal Ward"),
        ("tier:wider", ""),
        ("profession:nurse", "Mill"),
        ("role:manager", "Mill"),
        ("role:porter", ""),
        ("decision:decides", "Royal Ward"),
        ("-decision:decides", "Dales Mill"),
        ("tag:speaker", "Royal Ward"),
        ("last:<91d", "Royal Ward"),
        ("last:>89d", "Dales Mill Royal Ward"),
        ("last:>90d", "Dales Mill"),
        ("never:phone", "Dales Mill"),
        ("never:visit", "Dales Mill Royal Ward"),
        ("never:pigeon", ""),
        ("email:yes", "Royal"),
        ("email:no", "Dales Mill Ward"),
        ("email:@ROYAL", "Royal"),
        ("phone:no", "Dales Royal Ward"),
        ("phone:01632960", "Mill"),
        ("phone:maybe", ""),
        ("address:yes", "Royal Ward"),  # the post of a ward goes to the hospital
        ("address:no", "Dales Mill"),
        ('address:"high street"', "Royal Ward"),
        ("kind:nowhere", ""),
        ("code:rxq", "Royal"),
        ("code:no", "Dales Mill Ward"),
        ("target:a", "Royal"),
        ("target:b", ""),
        ("target:yes -stage:introduced", ""),
        ("target:no", "Dales Mill Ward"),
        ("stage:introduced", "Royal"),
        ("lead:marsh", "Royal"),
        ("lead:orpen", ""),
        ("lead:no", "Dales Mill Ward"),
        ("condition:bladder", "Royal Ward"),
        ("specialty:stoma", "Royal Ward"),  # of the ward's clinical lead
        ("specialty:urologist", ""),
        ("channel:letter", "Royal"),
        ("-channel:letter", "Dales Mill Ward"),
        ("channel:phone", ""),
        ("added:<30d", "Dales Mill Royal Ward"),
        ("added:..2020", ""),
    ],
)
def test_each_key_finds_the_organisations_it_speaks_of(
    network: Data, words: str, names: str
) -> None:
    assert found(network, words) == names


def test_two_roles_are_not_mixed_up(network: Data) -> None:
    """Who is a manager in one place and a porter in another makes no manager of the other."""
    (adams,) = contacts.find(network, "adams", today=TODAY)
    hospice = organisations.named(network, "Dales Hospice")
    assert hospice is not None
    builders.role(network, contacts.get(network, adams), hospice, title="Trustee")
    assert found(network, "role:trustee") == "Dales"
    assert found(network, "role:lead") == "Royal Ward"
    assert found(network, "champion:no") == "Mill"


def test_a_saved_search_of_people_finds_where_they_work(network: Data) -> None:
    saved.save(network, SavedSearch(name="Leads", words="role:lead"), today=TODAY)
    assert found(network, "segment:leads") == "Royal Ward"
    with pytest.raises(OutreachError, match="no saved search"):
        found(network, "segment:nobody")


def test_what_was_changed_is_asked_for_again(network: Data) -> None:
    def asked() -> list[str]:
        return [found(network, f"{key}:{about.example}") for key, about in ORGANISATIONS.keys.items()
                if key != SAVED]  # fmt: skip

    asked()
    (adams,) = contacts.find(network, "adams", today=TODAY)
    contacts.change(network, replace(contacts.get(network, adams), champion="lapsed"))
    assert found(network, "champion:no") == "Dales Mill Royal Ward"
    hospice = organisations.named(network, "Dales Hospice")
    assert hospice is not None
    organisations.change(network, replace(hospice, name="Peaks Hospice", email="a@b.example"))
    assert found(network, "email:yes") == "Peaks Royal"
    kept = asked()
    segment_people._people.pop(network, None)
    segment_people._organisations.pop(network, None)
    assert asked() == kept
    undo.undo(network)
    assert found(network, "email:yes") == "Royal"


def test_a_key_that_there_is_not_is_refused_with_the_nearest(db: Data) -> None:
    with pytest.raises(OutreachError) as error:
        organisations.find(db, "kinds:hospital", today=TODAY)
    assert "kind:" in str(error.value)
    with pytest.raises(OutreachError, match="organisations can be chosen by") as error:
        organisations.find(db, "nothing:post", today=TODAY)
    assert "area:" in error.value.hint


def test_what_only_people_have_says_what_to_type_instead(db: Data) -> None:
    for words, hint in (("wants:post", "channel: finds"), ("deceased:yes", "saved:name")):
        with pytest.raises(OutreachError, match="organisations can be chosen by") as error:
            organisations.find(db, words, today=TODAY)
        assert hint in error.value.hint
    assert {*KEYS} - {*ORGANISATIONS.keys} == {*ORGANISATIONS.instead}


def test_a_day_of_entering_is_that_of_the_organisation(network: Data) -> None:
    network.execute(
        "UPDATE now_doing SET action = 0"
    )  # as if the hospice had been entered long ago
    network.execute(
        "UPDATE organisations SET created_at = '2019-04-01T10:00:00Z' WHERE name = 'Dales Hospice'"
    )
    network.execute("UPDATE now_doing SET action = NULL")
    segment_people._organisations.pop(network, None)
    assert found(network, "added:2019") == "Dales"
    assert found(network, "added:2019-04-01..2019-04-30") == "Dales"
    assert found(network, "-added:2019") == "Mill Royal Ward"


def test_every_key_has_a_condition_and_means_something_of_people_too() -> None:
    assert {*segment_organisations._CONDITIONS, SAVED} == set(ORGANISATIONS.keys)
    assert set(ORGANISATIONS.keys) <= set(KEYS)


def test_places_are_completed_with_what_organisations_have(network: Data) -> None:
    def offered(key: str, subject: str) -> list[str]:
        found = completing.offered(network, key, today=TODAY, at_most=20, subject=subject)
        return [one.value for one in found]

    builders.person(network, "Dean", address=Address(town="Ludlow"))
    assert "Ludlow" in offered("place", "contacts")
    assert offered("place", "organisations") == [
        "Dales Hospice",
        "Mill Surgery",
        "Royal Infirmary",
        "Selby",
        "Ward 7",
    ]
    assert offered("area", "organisations") == ["Dales", "Marches"]
    assert offered("channel", "organisations")[0] == "letter"
    assert offered("specialty", "organisations") == ["Stoma care"]
    assert offered("added", "organisations")[0] == "<30d"
