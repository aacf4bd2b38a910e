"""People and their cards."""

from dataclasses import replace
from datetime import date

import pytest

from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.contacts import ContactDraft
from outreach_desktop.domain.group import GroupProfile
from outreach_desktop.domain.interactions import InteractionDraft
from outreach_desktop.domain.roles import RoleDraft
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import contacts, events, group, organisations, timeline, undo
from outreach_desktop.services.data_file import Data
from tests import builders
from tests.conftest import TODAY


def test_a_person_is_kept_as_typed(db: Data) -> None:
    draft = ContactDraft(
        title="Miss",
        first_name="Ngozi",
        last_name="Okafor",
        post_nominals="FRCS",
        profession="Urologist",
        email="n.okafor@example.org",
        address=Address(street="1 High Street\nFlat 2", town="Leeds", country="Wales"),
        large_print=True,
        do_not_contact=True,
        do_not_contact_reason="Asked on 3 March",
        tags=("core", "Newsletter"),
    )

    person = contacts.add(db, draft)

    assert contacts.get(db, person.id) == person
    assert {name: getattr(person, name) for name in draft.__dataclass_fields__} == {
        name: getattr(draft, name) for name in draft.__dataclass_fields__
    }
    assert contacts.count(db) == 1


def test_everything_that_stops_a_person_is_said_at_once(db: Data) -> None:
    with pytest.raises(OutreachError, match=r"Type a first name or a surname\. .*in one line"):
        contacts.add(db, ContactDraft(email="ann@example.org\nben@example.org"))

    assert contacts.count(db) == 0


def test_a_change_changes_what_it_names(db: Data) -> None:
    person = builders.person(db, tags=("core", "moved"))

    changed = contacts.change(db, replace(person, phone="01632 960001", tags=("Core", "new")))

    assert changed.phone == "01632 960001"
    assert changed.tags == ("core", "new")  # a tag is spelt as it was first
    assert undo.next_undo(db) == "Change person Dr Ann O'Neil"


def test_removed_people_are_gone_from_every_list_and_come_back(db: Data) -> None:
    person, other = builders.person(db), builders.person(db, "Ng")
    contacts.remove(db, [person.id])

    assert contacts.find(db, today=TODAY) == [other.id]
    assert contacts.rows(db, [person.id, other.id], today=TODAY)[0].id == other.id
    with pytest.raises(OutreachError, match="no longer there"):
        contacts.get(db, person.id)

    undo.undo(db)
    assert contacts.get(db, person.id) == person


def test_tags_are_put_on_and_taken_off_many_at_once(db: Data) -> None:
    people = [builders.person(db, name).id for name in ("Adams", "Brown", "Cole")]
    contacts.add_tag(db, people[:2], "Open  evening ")
    contacts.add_tag(db, people, "open evening")

    assert contacts.tags(db) == [("Open evening", 3)]
    assert undo.next_undo(db) == "Tag 3 people open evening"

    contacts.remove_tag(db, people[1:], "OPEN EVENING")
    assert contacts.tags(db) == [("Open evening", 1)]
    with pytest.raises(OutreachError, match="Type a tag"):
        contacts.add_tag(db, people, "  ")


def test_a_list_shows_the_main_role_of_today_and_the_last_contact(db: Data) -> None:
    person = builders.person(db, tags=("core",))
    old, new = builders.organisation(db, "Old Road"), builders.organisation(db, "New Road")
    builders.role(db, person, old, title="Lead", is_main=True, ends_on=date(2026, 1, 1))
    builders.role(db, person, new, title="Partner")
    builders.call(db, person, date(2026, 2, 1))

    (row,) = contacts.rows(db, [person.id], today=TODAY)

    assert (row.name, row.sort_name) == ("Dr Ann O'Neil", "O'Neil, Ann")
    assert (row.role, row.organisation, row.tags) == ("Partner", "New Road", ("core",))
    assert row.last_contact == date(2026, 2, 1)


def test_a_note_is_no_contact(db: Data) -> None:
    person = builders.person(db)
    builders.call(db, person, date(2026, 1, 5))
    timeline.log(
        db,
        InteractionDraft(contact_id=person.id, kind="note", date=TODAY, summary="Moving house"),
    )

    assert contacts.rows(db, [person.id], today=TODAY)[0].last_contact == date(2026, 1, 5)


def test_a_document_that_was_noted_by_hand_is_a_contact(db: Data) -> None:
    person = builders.person(db)
    draft = InteractionDraft(
        contact_id=person.id, kind="document", date=TODAY, summary="Handed over our packet"
    )
    timeline.log(db, draft)

    assert contacts.rows(db, [person.id], today=TODAY)[0].last_contact == TODAY


def test_a_card_has_everything_about_a_person(db: Data) -> None:
    person = builders.person(db)
    trust = builders.organisation(db, "Border Trust", policy="No gifts.")
    hospital = builders.organisation(
        db,
        "Royal Infirmary",
        kind="hospital",
        parent_id=trust.id,
        address=Address(street="1 Hill Road", town="Leeds", postcode="LS1 1AA"),
        policy="Leaflets go to the library.",
    )
    ward = builders.organisation(db, "Urology", kind="department", parent_id=hospital.id)
    left = builders.organisation(db, "Left Long Ago", policy="Ring first.")
    builders.role(db, person, left, ends_on=date(2020, 1, 1))
    role = builders.role(db, person, ward, title="Consultant")
    older = builders.call(db, person, date(2026, 1, 1))
    newer = builders.call(db, person, date(2026, 2, 1))
    evening = builders.open_evening(db, date(2026, 4, 1))
    events.add_participants(db, evening.id, [person.id], role="speaker")

    card = contacts.card(db, person.id, today=TODAY)

    assert card.contact == person
    assert card.salutation == "Dr O'Neil"
    assert card.main is not None
    assert (card.main.role, card.main.organisation) == (role, ward)
    assert len(card.roles) == 2
    assert card.address_lines == (
        "Urology",
        "Royal Infirmary",
        "1 Hill Road",
        "Leeds",
        "LS1 1AA",
    )
    assert card.policies == (
        ("Border Trust", "No gifts."),
        ("Royal Infirmary", "Leaflets go to the library."),
    )
    assert card.timeline == (newer, older)
    assert [(event, place.role) for event, place in card.events] == [(evening, "speaker")]
    assert card.documents == ()


def test_an_envelope_does_not_name_our_own_country(db: Data) -> None:
    group.save_profile(db, GroupProfile(name="Us", address=Address(town="Leeds", country="Wales")))
    person = builders.person(db, address=Address(town="Cardiff", country="wales"))

    assert contacts.card(db, person.id, today=TODAY).address_lines == ("Cardiff",)


def test_professions_are_counted(db: Data) -> None:
    for profession in ("GP", "Urologist", "GP", ""):
        builders.person(db, profession=profession)

    assert contacts.professions(db) == [("GP", 2), ("Urologist", 1)]


def test_a_role_is_given_changed_and_taken_away(db: Data) -> None:
    person, hospital = builders.person(db), builders.organisation(db)
    role = contacts.add_role(
        db, RoleDraft(contact_id=person.id, organisation_id=hospital.id, title="Lead")
    )
    assert undo.next_undo(db) == "Add role of Dr Ann O'Neil"

    assert contacts.change_role(db, replace(role, title="Chair")).title == "Chair"
    contacts.remove_role(db, role.id)
    assert contacts.card(db, person.id, today=TODAY).roles == ()
    with pytest.raises(OutreachError, match="Choose an organisation"):
        contacts.add_role(db, RoleDraft(contact_id=person.id, organisation_id=""))


def test_nobody_is_given_a_role_where_an_organisation_was_removed(db: Data) -> None:
    ann, hospital = builders.person(db), builders.organisation(db)
    organisations.remove(db, [hospital.id])
    draft = RoleDraft(contact_id=ann.id, organisation_id=hospital.id)

    with pytest.raises(OutreachError, match="organisation is no longer there"):
        contacts.add_role(db, draft)
    with pytest.raises(OutreachError, match="organisation is no longer there"):
        contacts.add(db, ContactDraft(last_name="Marsh"), role=draft)
    assert contacts.count(db) == 1


def test_who_works_on_a_ward_is_in_the_town_of_its_hospital(db: Data) -> None:
    hospital = builders.organisation(db, address=Address(town="Leeds"))
    ward = builders.organisation(db, "Ward 7", parent_id=hospital.id)
    ann = builders.person(db)
    builders.role(db, ann, ward)

    (row,) = contacts.rows(db, [ann.id], today=TODAY)

    assert (row.organisation, row.town) == ("Ward 7", "Leeds")


def test_however_many_live_abroad_our_own_country_is_asked_for_once(db: Data) -> None:
    asked: list[str] = []
    abroad = Address(street="1 High Street", town="Cardiff", country="Wales")
    few = [builders.person(db, address=abroad).id]
    many = [*few, *(builders.person(db, f"Hill{n}", address=abroad).id for n in range(20))]
    counts = []
    for ids in (few, many):
        asked.clear()
        db.conn.set_trace_callback(asked.append)
        assert len(contacts.whole(db, ids, today=TODAY)) == len(ids)
        db.conn.set_trace_callback(None)
        counts.append(len(asked))

    assert counts[0] == counts[1]
