"""Whatever a person can do is one named action: closed, opened and undone, closed, opened and redone."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

import pytest

from outreach_desktop.db.history.journal import changing
from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.choosing.saved import SavedSearch
from outreach_desktop.domain.contacts import Contact, ContactDraft
from outreach_desktop.domain.documents.letter_runs import LetterRun
from outreach_desktop.domain.documents.posted import DocumentStanding
from outreach_desktop.domain.duplicates.pairs import PEOPLE
from outreach_desktop.domain.events import Event, EventDraft, Participant
from outreach_desktop.domain.group import Point, Sender, SenderDraft
from outreach_desktop.domain.interactions import Interaction, InteractionDraft
from outreach_desktop.domain.knowing.house_rules import HouseRule, HouseRuleDraft
from outreach_desktop.domain.knowing.households import Household, HouseholdDraft
from outreach_desktop.domain.knowing.needs import Need, NeedDraft
from outreach_desktop.domain.knowing.our_listings import OurListing, OurListingDraft
from outreach_desktop.domain.knowing.referral_routes import ReferralRoute, ReferralRouteDraft
from outreach_desktop.domain.labour import outcome
from outreach_desktop.domain.lists.meanings import PART
from outreach_desktop.domain.lists.own_words import key_of
from outreach_desktop.domain.mail.drafts import Mailbox
from outreach_desktop.domain.memberships import Membership, MembershipDraft
from outreach_desktop.domain.offering.content import ContentDraft, ContentText
from outreach_desktop.domain.offering.our_services import OurService, OurServiceDraft
from outreach_desktop.domain.organisations import Organisation, OrganisationDraft
from outreach_desktop.domain.own_fields.own_fields import OwnField, OwnFieldDraft, OwnKind
from outreach_desktop.domain.registers.changes import AsKept, Differs, RegisterChange
from outreach_desktop.domain.registers.entries import RegisterEntry
from outreach_desktop.domain.roles import Role, RoleDraft
from outreach_desktop.domain.wishes.wishes import Wish, WishDraft
from outreach_desktop.services import (
    contacts,
    data_file,
    events,
    files,
    group,
    group_file,
    memberships,
    organisations,
    timeline,
    undo,
)
from outreach_desktop.services.after import coming_back, going_out
from outreach_desktop.services.choosing import saved
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.duplicates import merging
from outreach_desktop.services.importing import imports
from outreach_desktop.services.knowing import (
    core,
    house_rules,
    households,
    needs,
    our_listings,
    quiet,
    referral_routes,
    wishes,
)
from outreach_desktop.services.living import joining
from outreach_desktop.services.mailing import drafts
from outreach_desktop.services.mailing.drafts import EmailDraft
from outreach_desktop.services.making import letter_look, letters
from outreach_desktop.services.making.facts import enclosed
from outreach_desktop.services.making.people import filling_in, letter_paragraphs, letter_runs
from outreach_desktop.services.many import changes as many
from outreach_desktop.services.many.changes import ManyChange, Way
from outreach_desktop.services.offering import content, our_services, tables
from outreach_desktop.services.own_fields import own_fields
from outreach_desktop.services.own_fields import words as own_words
from outreach_desktop.services.registers import changes as register_changes
from outreach_desktop.services.registers import finding, taking
from outreach_desktop.services.safety import bin as binned
from outreach_desktop.services.settings import lists
from tests import builders
from tests.conftest import TODAY
from tests.register_files import practice, practices
from tests.services.changes import changing_functions
from tests.services.test_undo import dump

NOW = datetime(2026, 3, 2, 10)
CSV = Path(__file__).parent.parent / "data" / "google.csv"
MILL_LANE = Address(street="4 Mill Lane", town="Ashby")
PICTURE = ("name.png", builders.PNG)

# What undo does not take back, and why.
REASONS = {
    "data_file.open_data": "what is in a new file is nobody's action",
    "erasing.erasing_of": "is `erase` in steps",
    "bin.removing_for_good": "is meant for good: nothing of the organisation is kept that could be brought back",
    "erasing.erase": "is meant for good: nothing of the person is kept that could be brought back",
    "demo.demo": "works in a data file of its own, which is thrown away",
    "first_words.write": "what is in a new file is nobody's action",
    "letter_settle.settle": "belongs to the action that announced the documents",
    "reading.read_in": "is nobody's action: what is kept follows from the files, like the index of the search",
    "recovery.restore": "the file as it was is set aside whole, and can be restored in its turn",
    "recovery.salvage": "the damaged file stays as it is; what could be read is in a new one",
    "sample.fill": "what is in a new file is nobody's action",
    "sample.write_sample": "what is in a new file is nobody's action",
    "undo.redo": "is taken back by undo",
    "undo.redo_in_steps": "is taken back by undo",
    "undo.undo": "is taken back by redo",
    "undo.undo_in_steps": "is taken back by redo",
}


@dataclass(frozen=True, kw_only=True)
class Things:
    """One of each, so that there is something to change; and a folder for files."""

    ann: Contact
    ben: Contact
    hospital: Organisation
    ward: Organisation
    role: Role
    membership: Membership
    agreed: Wish
    house_rule: HouseRule
    route: ReferralRoute
    need: Need
    listing: OurListing
    service: OurService
    other_service: OurService
    text: ContentText
    run: LetterRun
    own_field: OwnField
    other_field: OwnField
    diet: OwnField
    home: Household
    event: Event
    guest: Participant
    call: Interaction
    sender: Sender
    file_id: str
    letter: DocumentStanding
    """Made for Ben."""
    returned: Contact
    moved: Contact
    """Mail for them came back."""
    closed: Organisation
    """In the bin, with a role and what stood below it moved up."""
    folder: Path


def things(db: Data, folder: Path) -> Things:
    ann = builders.person(db, phone="01632 960001", tags=("core",))
    diet = builders.own_field(db, "Diet", kind=OwnKind.LIST, words="vegan\nhalal")
    ben = builders.person(db, "Fox", first_name="Ben", own=((diet.id, "vegan"),))
    hospital = builders.organisation(db)
    ward = builders.organisation(db, "Ward 4", parent_id=hospital.id)
    role = builders.role(db, ann, hospital, title="Consultant", is_main=True)
    event = builders.open_evening(db, date(2026, 4, 1), organisation_id=hospital.id)
    events.add_participants(db, event.id, [ann.id])
    sender = group.add_sender(db, SenderDraft(name="Jo", is_default=True))
    closed = builders.organisation(db, "Old Clinic", parent_id=hospital.id)
    builders.organisation(db, "Old Ward", parent_id=closed.id)
    builders.role(db, ben, closed)
    builders.need(db, closed)
    organisations.remove(db, [closed.id])
    group.set_signature(db, sender.id, *PICTURE)
    group.set_logo(db, *PICTURE)
    saved.save(db, SavedSearch(name="Speakers", words="tag:speaker"), today=TODAY)
    return Things(
        ann=ann,
        ben=ben,
        hospital=hospital,
        ward=ward,
        role=role,
        membership=builders.membership(db, ann),
        agreed=wishes.add(db, ann.id, WishDraft(channel="post", state="yes"), today=TODAY),
        house_rule=builders.house_rule(db, hospital),
        route=builders.route(db, hospital),
        need=builders.need(db, hospital),
        run=letter_runs.save(db, LetterRun(name="Wards", people="ward", documents="Note = note")),
        listing=builders.listing(db, organisation_id=hospital.id, today=TODAY),
        service=builders.service(db, today=TODAY),
        other_service=builders.service(db, "Helpline", today=TODAY),
        text=builders.text(db, today=TODAY),
        own_field=builders.own_field(db),
        diet=diet,
        other_field=builders.own_field(db, "Permit until", kind=OwnKind.DATE),
        home=builders.household(
            db,
            builders.person(db, "Hart", first_name="Cy"),
            builders.person(db, "Hart", first_name="Di"),
        ),
        event=event,
        guest=events.participants(db, event.id, today=TODAY)[0].participant,
        call=builders.call(db, ann, TODAY, thanks_for="speaking"),
        sender=group.senders(db)[0],
        file_id=files.attach(db, ann.id, "cv.pdf", b"%PDF").id,
        letter=letter_for(db, ben, folder),
        returned=builders.person(db, "Reid", address=MILL_LANE),
        moved=moved_away(db),
        closed=closed,
        folder=folder,
    )


def moved_away(db: Data) -> Contact:
    moved = builders.person(db, "Stone", address=MILL_LANE)
    coming_back.note(db, moved.id, TODAY, "moved away", today=TODAY)
    return moved


def email_for(person: Contact) -> EmailDraft:
    to = (Mailbox(name=person.name, email="ben@x.example"),)
    return EmailDraft(
        contact_ids=(person.id,), name=person.name, template="N", title="N", subject="Hello", to=to
    )


def letter_for(db: Data, person: Contact, folder: Path) -> DocumentStanding:
    note = letters.choice(str(builders.template(folder / "early.docx", "{{ contact.name }}")))
    plan = letters.plan(db, [person.id], [note], today=TODAY)
    (made,) = letters.make(db, plan, folder / "early", now=NOW)
    assert made.path is not None
    (letter,) = going_out.of_files(db, [made.path])
    return letter


def make(db: Data, t: Things) -> None:
    note = letters.choice(str(builders.template(t.folder / "note.docx", "{{ contact.name }}")))
    plan = letters.plan(db, [t.ann.id, t.ben.id], [note], today=TODAY)
    made = list(letters.make(db, plan, t.folder / "out", together=None, now=NOW))
    assert all(outcome.path for outcome in made)


def take_in(db: Data, t: Things) -> None:
    t.folder.joinpath("logo.png").write_bytes(builders.PNG + b"other")
    facts = {"strapline": "New", "logo": "logo.png", "senders": [{"name": "Jo", "role": "Chair"}]}
    group_file.take_in(db, facts, t.folder)


def attach_from(db: Data, t: Things) -> None:
    t.folder.joinpath("form.txt").write_text("Signed", encoding="utf-8")
    files.attach_from(db, t.ben.id, t.folder / "form.txt")


def attach_enclosure(db: Data, t: Things) -> None:
    t.folder.joinpath("leaflet.pdf").write_bytes(b"%PDF-1.7")
    enclosed.attach(db, t.folder / "leaflet.pdf")


def densham(t: Things) -> RegisterEntry:
    """A practice of a register that lies in the folder of the test."""
    practices(t.folder / "Registers", practice(), practice("00K", "NORTH TEES"))
    found = finding.get(t.folder / "Registers", "A81001")
    assert found is not None
    return found


def take_place(db: Data, t: Things) -> None:
    taken = taking.place(db, t.folder / "Registers", densham(t))
    assert taken.above is not None
    taking.add_place(db, taken, taken.draft)


def take_person(db: Data, t: Things) -> None:
    taken = taking.person(db, t.folder / "Registers", replace(densham(t), is_person=True))
    role = RoleDraft(contact_id="", organisation_id="")
    taking.add_person(db, taken, replace(taken.draft, last_name="Ng"), role, taken.place)


def take_over(db: Data, t: Things) -> None:
    entry = densham(t)
    kept = AsKept(id=t.hospital.id, code="A81001", is_person=False, name="Lakeside General", address=Address())  # fmt: skip
    change = RegisterChange(kept=kept, entry=entry, what=Differs.ADDRESS, before="", after="")
    register_changes.take_over(db, t.folder / "Registers", [change], today=TODAY)


def place_of_register(db: Data, t: Things) -> None:
    with changing(db, "Add what it belongs to"):
        taking.place_of_register(db, t.folder / "Registers", densham(t).parent, "")


def enclose_once_more(db: Data, t: Things) -> None:
    t.folder.joinpath("form.pdf").write_bytes(b"%PDF-1.7 form")
    enclosed.kept(db, t.folder / "form.pdf")


def services_from_a_table(db: Data, t: Things) -> None:
    table = t.folder / "services.csv"
    table.write_text(f"Service,When\n{t.service.name},Mondays\nChoir,Fridays\n", "utf-8")
    tables.take_in(db, tables.SERVICES, table, today=TODAY)


DEEDS: dict[str, Callable[[Data, Things], object]] = {
    "taking.add_place": take_place,
    "taking.add_person": take_person,
    "taking.place_of_register": place_of_register,
    "changes.take_over": take_over,
    "bin.bring_back": lambda db, t: binned.bring_back(db, [t.closed.id]),
    "contacts.add": lambda db, t: contacts.add(
        db,
        ContactDraft(last_name="Ng", tags=("core", "new")),
        role=RoleDraft(contact_id="", organisation_id="", title="GP"),
        place="Mere Surgery",
    ),
    "contacts.add_role": lambda db, t: contacts.add_role(
        db, RoleDraft(contact_id=t.ben.id, organisation_id="", is_main=True), place="Mere Surgery"
    ),
    "changes.change": lambda db, t: outcome(
        many.change(db, [t.ann.id, t.ben.id], ManyChange("contacts", "stage", Way.SET, "regular"))
    ),
    "contacts.add_tag": lambda db, t: contacts.add_tag(db, [t.ann.id, t.ben.id], "new"),
    "contacts.change": lambda db, t: contacts.change(
        db, replace(t.ann, phone="01632 960002", tags=("new",))
    ),
    "contacts.change_role": lambda db, t: contacts.change_role(
        db, replace(t.role, organisation_id="", title="Head"), place="Mere Surgery"
    ),
    "contacts.remove": lambda db, t: contacts.remove(db, [t.ann.id, t.ben.id]),
    "contacts.remove_role": lambda db, t: contacts.remove_role(db, t.role.id),
    "contacts.remove_tag": lambda db, t: contacts.remove_tag(db, [t.ann.id], "core"),
    "enclosed.attach": attach_enclosure,
    "enclosed.kept": enclose_once_more,
    "tables.take_in": services_from_a_table,
    "events.add": lambda db, t: events.add(db, EventDraft(title="Talk", date=TODAY)),
    "events.add_participants": lambda db, t: events.add_participants(db, t.event.id, [t.ben.id]),
    "events.change": lambda db, t: events.change(db, replace(t.event, title="Talk")),
    "events.change_participant": lambda db, t: events.change_participant(
        db, replace(t.guest, rsvp="accepted")
    ),
    "events.change_participants": lambda db, t: events.change_participants(
        db, [replace(t.guest, attendance="attended")]
    ),
    "events.remove": lambda db, t: events.remove(db, [t.event.id]),
    "events.remove_participants": lambda db, t: events.remove_participants(db, [t.guest.id]),
    "files.attach": lambda db, t: files.attach(db, t.ben.id, "note.txt", b"note"),
    "files.attach_from": attach_from,
    "files.remove": lambda db, t: files.remove(db, t.file_id),
    "group.add_sender": lambda db, t: group.add_sender(db, SenderDraft(name="Al", is_default=True)),
    "group.change_sender": lambda db, t: group.change_sender(db, replace(t.sender, role="Chair")),
    "group.remove_sender": lambda db, t: group.remove_sender(db, t.sender.id),
    "group.save_profile": lambda db, t: group.save_profile(
        db, replace(group.profile(db), name="Other", points=(Point(kind="help", heading="New"),))
    ),
    "group.set_logo": lambda db, t: group.set_logo(db, "new.png", builders.PNG + b"new"),
    "group.set_letterhead": lambda db, t: group.set_letterhead(
        db, "ours.docx", letter_look.to_change()
    ),
    "letter_look.keep": lambda db, t: letter_look.keep(
        db, {"paper": "Letter", "colour": "C0392B"}, ("ours.docx", letter_look.to_change())
    ),
    "group.set_signature": lambda db, t: group.set_signature(db, t.sender.id, "", None),
    "group_file.take_in": take_in,
    "imports.apply": lambda db, t: list(imports.apply(db, imports.plan(db, CSV, today=TODAY))),
    "letter_run.make": make,
    "core.keep_fit": lambda db, t: core.keep_fit(db, t.ann.id, "goes both ways", "met twice"),
    "core.move": lambda db, t: core.move(db, t.ann.id, "dormant"),
    "quiet.set_years": lambda db, t: quiet.set_years(db, 5),
    "core.set_most": lambda db, t: core.set_most(db, 20),
    "house_rules.add": lambda db, t: house_rules.add(
        db, HouseRuleDraft(organisation_id=t.ward.id, topic="gifts", rule="none")
    ),
    "house_rules.change": lambda db, t: house_rules.change(
        db, replace(t.house_rule, topic="visits", rule="ring first")
    ),
    "needs.add": lambda db, t: needs.add(db, NeedDraft(contact_id=t.ann.id, text="a page")),
    "needs.change": lambda db, t: needs.change(db, replace(t.need, answer="a helpline")),
    "needs.remove": lambda db, t: needs.remove(db, t.need.id),
    "filling_in.fill_in": lambda db, t: filling_in.fill_in(
        db, t.ben.id, "contact.phone", "01632 960009"
    ),
    "letter_runs.save": lambda db, t: letter_runs.save(
        db, LetterRun(name="Again", people="neil", documents="Note = note")
    ),
    "letter_runs.remove": lambda db, t: letter_runs.remove(db, t.run.name),
    "letter_paragraphs.keep": lambda db, t: letter_paragraphs.keep(
        db, t.ann.id, "Thank-you note", "You rang me back."
    ),
    "our_services.add": lambda db, t: our_services.add(
        db, OurServiceDraft(name="Walks", places_free=3), today=TODAY
    ),
    "our_services.change": lambda db, t: our_services.change(
        db, replace(t.service, cost="free"), today=TODAY
    ),
    "our_services.checked": lambda db, t: our_services.checked(db, [t.service.id], today=TODAY),
    "our_services.move": lambda db, t: our_services.move(
        db, t.other_service.id, t.service.id, after=False
    ),
    "our_services.remove": lambda db, t: our_services.remove(db, [t.service.id]),
    "content.add": lambda db, t: content.add(
        db, ContentDraft(kind="question", heading="Who?", text="We."), today=TODAY
    ),
    "content.change": lambda db, t: content.change(
        db, replace(t.text, text="On Tuesday", may_hand_out=False), today=TODAY
    ),
    "content.reviewed": lambda db, t: content.reviewed(db, [t.text.id], today=TODAY),
    "content.remove": lambda db, t: content.remove(db, [t.text.id]),
    "our_listings.add": lambda db, t: our_listings.add(
        db, OurListingDraft(name="Clinic website", looked_at_on=TODAY), today=TODAY
    ),
    "our_listings.change": lambda db, t: our_listings.change(
        db, replace(t.listing, kind="noticeboard", looked_at_on=TODAY), today=TODAY
    ),
    "our_listings.looked_at": lambda db, t: our_listings.looked_at(db, [t.listing.id], today=TODAY),
    "our_listings.must_change": lambda db, t: our_listings.must_change(
        db, t.listing.id, "the old number", today=TODAY
    ),
    "our_listings.remove": lambda db, t: our_listings.remove(db, [t.listing.id]),
    "referral_routes.add": lambda db, t: referral_routes.add(
        db, ReferralRouteDraft(organisation_id=t.ward.id, method="form")
    ),
    "referral_routes.change": lambda db, t: referral_routes.change(
        db, replace(t.route, liaison_id=t.ann.id, turnaround_days=3)
    ),
    "referral_routes.remove": lambda db, t: referral_routes.remove(db, t.route.id),
    "households.put_together": lambda db, t: households.put_together(
        db, t.ann.id, t.ben.id, HouseholdDraft(dear="both"), first_id=t.ben.id
    ),
    "joining.add_living_with": lambda db, t: joining.add_living_with(
        db, t.ann.id, ContactDraft(last_name="Hart"), HouseholdDraft(dear="both")
    ),
    "households.change": lambda db, t: households.change(db, replace(t.home, dear="Cy and Di")),
    "households.part": lambda db, t: households.part(
        db, contacts.find(db, "Di Hart", today=TODAY)[0]
    ),
    "house_rules.remove": lambda db, t: house_rules.remove(db, t.house_rule.id),
    "lists.add": lambda db, t: lists.add(db, "profession", "herbalist"),
    "lists.count_as": lambda db, t: lists.count_as(db, "organisation_kind", "clinic", PART),
    "lists.hide": lambda db, t: lists.hide(db, "profession", "GP"),
    "lists.move": lambda db, t: lists.move(db, "event_kind", "talk", 0),
    "lists.remove": lambda db, t: lists.remove(db, key_of(t.diet), "vegan"),
    "lists.reword": lambda db, t: lists.reword(db, "job_title", "Consultant", "Senior consultant"),
    "memberships.add": lambda db, t: memberships.add(
        db, MembershipDraft(contact_id=t.ben.id, body="BAUS")
    ),
    "memberships.change": lambda db, t: memberships.change(
        db, replace(t.membership, since=date(2020, 1, 1))
    ),
    "memberships.remove": lambda db, t: memberships.remove(db, t.membership.id),
    "words.add": lambda db, t: own_words.add(db, t.diet.id, "fish"),
    "words.hide": lambda db, t: own_words.hide(db, t.diet.id, "vegan"),
    "words.move": lambda db, t: own_words.move(db, t.diet.id, "halal", 0),
    "words.remove": lambda db, t: own_words.remove(db, t.diet.id, "vegan"),
    "words.reword": lambda db, t: own_words.reword(db, t.diet.id, "vegan", "plants"),
    "own_fields.add": lambda db, t: own_fields.add(
        db, OwnFieldDraft(about=PEOPLE, name="Permit", kind=OwnKind.TICK)
    ),
    "own_fields.change": lambda db, t: own_fields.change(
        db, replace(t.own_field, name="Food", kind=OwnKind.LIST, words="fish")
    ),
    "own_fields.fill": lambda db, t: own_fields.fill(db, t.ann.id, t.own_field.id, "fish"),
    "own_fields.hide": lambda db, t: own_fields.hide(db, t.own_field.id),
    "own_fields.move": lambda db, t: own_fields.move(db, t.other_field.id, 0),
    "own_fields.remove": lambda db, t: own_fields.remove(db, t.own_field.id),
    "organisations.add": lambda db, t: organisations.add(
        db, OrganisationDraft(name="Mere Surgery", parent_id=t.hospital.id)
    ),
    "merging.keep_apart": lambda db, t: merging.keep_apart(db, PEOPLE, t.ann.id, t.ben.id),
    "merging.merge": lambda db, t: merging.merge(db, PEOPLE, t.ben.id, t.ann.id),
    "organisations.change": lambda db, t: organisations.change(
        db,
        replace(
            t.ward, parent_id=None, no_letters=True, closed_on=TODAY, successor_id=t.hospital.id
        ),
    ),
    "organisations.remove": lambda db, t: organisations.remove(db, [t.hospital.id]),
    "wishes.add": lambda db, t: wishes.add(
        db, t.ben.id, WishDraft(channel="phone", state="yes"), today=TODAY
    ),
    "wishes.change": lambda db, t: wishes.change(
        db, replace(t.agreed, reason="by email too"), today=TODAY
    ),
    "wishes.lift": lambda db, t: wishes.lift(db, t.agreed.id, today=TODAY),
    "saved.remove": lambda db, t: saved.remove(db, "Speakers"),
    "saved.save": lambda db, t: saved.save(
        db, SavedSearch(name="Champions", words="champion:yes"), today=TODAY, instead_of="Speakers"
    ),
    "going_out.posted": lambda db, t: going_out.posted(db, [t.letter.id], TODAY, today=TODAY),
    "going_out.printed": lambda db, t: going_out.printed(
        db, [t.folder / "early" / one.name for one in (t.folder / "early").iterdir()], TODAY
    ),
    "coming_back.note": lambda db, t: coming_back.note(
        db, t.returned.id, TODAY, "refused", today=TODAY
    ),
    "coming_back.right": lambda db, t: coming_back.right(db, t.moved.id),
    "drafts.note_sent": lambda db, t: drafts.note_sent(db, [email_for(t.ben)], TODAY, today=TODAY),
    "timeline.change": lambda db, t: timeline.change(db, replace(t.call, thanked_on=TODAY)),
    "timeline.log": lambda db, t: timeline.log(
        db, InteractionDraft(contact_id=t.ben.id, kind="visit", date=TODAY, summary="Called in")
    ),
    "timeline.remove": lambda db, t: timeline.remove(db, [t.call.id]),
}


@pytest.fixture(scope="module")
def group_of_things(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Things]:
    """A data file that each test leaves as it was."""
    folder = tmp_path_factory.mktemp("undo")
    path = folder / "group.outreach"
    db = data_file.open_data(path, remember=False)
    found = things(db, folder)
    data_file.close(db)
    return path, found


@contextmanager
def opened(path: Path) -> Iterator[Data]:
    db = data_file.open_data(path, create=False, remember=False)
    try:
        yield db
    finally:
        data_file.close(db)


def test_every_function_that_changes_something_is_undone_here_or_has_a_reason() -> None:
    assert changing_functions() == DEEDS.keys() | REASONS.keys()
    assert not DEEDS.keys() & REASONS.keys()


@pytest.mark.parametrize("deed", DEEDS)
def test_it_is_one_action_that_undo_and_redo_bring_back_to_the_letter(
    group_of_things: tuple[Path, Things], deed: str
) -> None:
    path, there = group_of_things
    with opened(path) as db:
        before, done = dump(db), len(undo.find(db))
        DEEDS[deed](db, there)
        after = dump(db)
        assert len(undo.find(db)) == done + 1
    with opened(path) as db:
        name = undo.next_undo(db)
        assert dump(db) == after != before
        assert undo.undo(db) == undo.Undone(name=str(name), kept=())
    with opened(path) as db:
        assert dump(db) == before
        assert undo.redo(db).kept == ()
    with opened(path) as db:
        assert dump(db) == after
        assert undo.undo(db).kept == ()
        assert dump(db) == before
        assert db.execute("PRAGMA foreign_key_check").fetchone() is None
