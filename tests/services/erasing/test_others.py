"""What is erased is what is about the one: of others, what surely names them goes, what may be another's is asked about."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest

from outreach_desktop.db.history.journal import changing
from outreach_desktop.domain.addresses import Address
from outreach_desktop.domain.choosing.saved import FIELDS as SAVED_FIELDS
from outreach_desktop.domain.choosing.saved import SavedSearch
from outreach_desktop.domain.contacts import Contact, ContactDraft
from outreach_desktop.domain.drafts import Typed, Typing
from outreach_desktop.domain.erasing.erasure import ErasedMention
from outreach_desktop.domain.labour import outcome
from outreach_desktop.services import contacts, drafts, undo
from outreach_desktop.services.choosing import saved
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.erasing import erasing
from tests import builders

TODAY = dt.date(2026, 3, 2)
NOW = dt.datetime(2026, 3, 2, 10, 30, tzinfo=dt.UTC)
ANN = ContactDraft(
    title="Dr",
    first_name="Ann",
    last_name="Quillow",
    email="ann@quillow.example",
    phone="01632 960111",
    mobile="07700 900111",
    address=Address(street="12 Mill Lane", town="Ashby", postcode="QX41 7ZZ"),
)
GOES, ASKED, STAYS = "goes", "asked", "stays"


@dataclass(frozen=True)
class Case:
    """Someone, what else there is, a note about Bo Ames, and what becomes of it."""

    note: str
    fate: str
    who: ContactDraft = ANN
    besides: Callable[[Data], object] = lambda _: None
    left: str = ""


def person(**fields: Any) -> Callable[[Data], object]:
    """Somebody else in the file."""
    return lambda db: contacts.add(db, ContactDraft(**fields))


def place(name: str, **fields: Any) -> Callable[[Data], object]:
    """An organisation in the file."""
    return lambda db: builders.organisation(db, name, **fields)


MAY = ContactDraft(last_name="May")
WILL = ContactDraft(first_name="Will", last_name="Street")
ROSE = ContactDraft(first_name="Rose", last_name="Hill")
CASES = {
    "whole name": Case("knows Ann Quillow well", GOES, left="knows […] well"),
    "surname first": Case("see Quillow, Ann", GOES, left="see […]"),
    "title and surname": Case("asked Dr Quillow", GOES, left="asked […]"),
    "in capitals": Case("ANN QUILLOW rang", GOES, left="[…] rang"),
    "without capitals": Case("ann quillow rang", ASKED),
    "over two lines": Case("with Ann\nQuillow today", GOES, left="with […] today"),
    "surname alone": Case("the Quillow file", ASKED),
    "surname alone, of a sister too": Case(
        "the Quillow file", STAYS, besides=person(first_name="Eve", last_name="Quillow")
    ),
    "surname that is a word": Case(
        "in the village Hall", STAYS, who=ContactDraft(first_name="Ann", last_name="Hall")
    ),
    "surname that is a word, with a title": Case(
        "asked Mrs Hall", ASKED, who=ContactDraft(first_name="Ann", last_name="Hall")
    ),
    "title with a full stop": Case("asked Dr. Quillow", GOES, left="asked […]"),
    "title that was kept with one": Case(
        "asked Dr Quillow", GOES, who=replace(ANN, title="Dr."), left="asked […]"
    ),
    "another title": Case("asked Ms Quillow", ASKED),
    "initial and surname": Case("A. Quillow rang", GOES, left="[…] rang"),
    "surname and initial": Case("Quillow, A. rang", GOES, left="[…] rang"),
    "another initial": Case("B. Quillow rang", ASKED),
    "initial and surname of a sister": Case(
        "A Quillow rang", ASKED, besides=person(first_name="Eve", last_name="Quillow")
    ),
    "with a letter in between": Case("Ann J. Quillow rang", GOES, left="[…] rang"),
    "first name alone": Case("Ann rang", STAYS),
    "longer surname": Case("Ann Quillowson rang", STAYS),
    "longer first name": Case("JoAnn Quillow rang", ASKED),
    "email": Case("write to ann@quillow.example.", GOES, left="write to […]."),
    "email in capitals": Case("Ann@Quillow.Example", GOES, left="[…]"),
    "email that ends in it": Case("joann@quillow.example", STAYS),
    "email with a dot before": Case("mary.ann@quillow.example", STAYS),
    "email that goes on": Case("ann@quillow.example.com", STAYS),
    "email that others use": Case(
        "write to ann@quillow.example",
        ASKED,
        besides=person(last_name="Ames", email="Ann@quillow.example"),
    ),
    "email of a practice": Case(
        "write to ann@quillow.example",
        ASKED,
        besides=place("Quay Surgery", email="ann@quillow.example"),
    ),
    "phone": Case("ring 01632 960111", GOES, left="ring […]"),
    "phone without its space": Case("ring 01632960111", GOES, left="ring […]"),
    "phone in brackets": Case("ring (01632) 960111", GOES, left="ring […]"),
    "phone with hyphens": Case("text 07700-900-111", GOES, left="text […]"),
    "phone grouped otherwise": Case("text 0770 090 0111", GOES, left="text […]"),
    "phone in pairs": Case(
        "ring 01 99 00 12 34", GOES, who=replace(ANN, phone="0199001234"), left="ring […]"
    ),
    "phone from abroad": Case("ring +44 (0)1632 960 111", GOES, left="ring […]"),
    "phone from abroad, with zeros": Case("ring 0044 1632 960111", GOES, left="ring […]"),
    "phone kept as from abroad": Case(
        "ring 01632 960111", GOES, who=replace(ANN, phone="+44 1632 960111"), left="ring […]"
    ),
    "phone of a partner, from abroad": Case(
        "ring 01632 960111", ASKED, besides=person(last_name="Ames", phone="+441632960111")
    ),
    "phone that goes on": Case("ring 01632 9601112", STAYS),
    "phone of a partner": Case(
        "ring 01632 960111", ASKED, besides=person(last_name="Ames", phone="01632960111")
    ),
    "mobile": Case("text 07700 900111", GOES, left="text […]"),
    "mobile of a partner": Case(
        "text 07700 900111", ASKED, besides=person(last_name="Ames", phone="07700 900111")
    ),
    "house and street": Case("lives at 12 Mill Lane", GOES, left="lives at […]"),
    "the next house": Case("lives at 112 Mill Lane", STAYS),
    "street alone": Case("the clinic in Mill Lane", STAYS),
    "house of a partner": Case(
        "lives at 12 Mill Lane",
        ASKED,
        besides=person(last_name="Ames", address=Address(street="12 mill lane")),
    ),
    "house of a surgery": Case(
        "meet at 12 Mill Lane",
        ASKED,
        besides=place("Quay Surgery", address=Address(street="12 Mill Lane")),
    ),
    "street without a number": Case(
        "the clinic in Mill Lane", ASKED, who=replace(ANN, address=Address(street="Mill Lane"))
    ),
    "a namesake": Case(
        "knows Ann Quillow", ASKED, besides=person(first_name="Ann", last_name="Quillow")
    ),
    "a namesake with an accent": Case(
        "knows Ann Quillow", ASKED, besides=person(first_name="Ánn", last_name="Quillow")
    ),
    "a sister": Case(
        "asked Dr Quillow", ASKED, besides=person(first_name="Eve", last_name="Quillow")
    ),
    "a sister, by whole name": Case(
        "knows Ann Quillow",
        GOES,
        besides=person(first_name="Eve", last_name="Quillow"),
        left="knows […]",
    ),
    "a company of that name": Case("rang Ann Quillow Ltd", ASKED, besides=place("Ann Quillow Ltd")),
    "a street of that name": Case(
        "meet at Rose Hill",
        ASKED,
        who=ROSE,
        besides=place("The Surgery", address=Address(street="5 Rose Hill")),
    ),
    "a name that is a word, as a word": Case("She may come", STAYS, who=MAY),
    "a name that is a month": Case("comes in May", ASKED, who=MAY),
    "two words that are a name": Case("we will street by street", ASKED, who=WILL),
    "two words that are a name, as a name": Case("met Will Street", GOES, who=WILL, left="met […]"),
    "first name only": Case("Wendelbrieg rang", ASKED, who=ContactDraft(first_name="Wendelbrieg")),
    "letters of other languages": Case(
        "zna ŁUKASZ ŻÓŁĆ",
        GOES,
        who=ContactDraft(first_name="Łukasz", last_name="Żółć"),
        left="zna […]",
    ),
    "other letters": Case(
        "пришла Ольга Шукшина",
        GOES,
        who=ContactDraft(first_name="Ольга", last_name="Шукшина"),
        left="пришла […]",
    ),
    "an apostrophe": Case(
        'said "Ann O\'Neil"',
        GOES,
        who=ContactDraft(first_name="Ann", last_name="O'Neil"),
        left='said "[…]"',
    ),
}


def mentions(db: Data, who: Contact) -> dict[str, ErasedMention]:
    """Of Bo's texts those that may name them, by the field."""
    found = outcome(erasing.preview(db, who.id, now=NOW))
    return {one.label: one for one in found.mentions}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_what_becomes_of_a_note_about_someone_else(db: Data, case: Case) -> None:
    who = contacts.add(db, case.who)
    case.besides(db)
    bo = builders.person(db, "Ames", first_name="Bo", notes="before")
    contacts.change(db, replace(bo, notes=case.note))
    contacts.change(db, replace(contacts.get(db, bo.id), notes=f"{case.note} too"))

    told = mentions(db, who).get("Notes")
    erasing.erase(db, who.id, today=TODAY)

    assert (told and (GOES if told.is_sure else ASKED)) == (
        None if case.fate is STAYS else case.fate
    )
    left = case.left if case.fate is GOES else case.note
    assert contacts.get(db, bo.id).notes == f"{left} too"
    undo.undo(db)
    assert contacts.get(db, bo.id).notes == left
    undo.undo(db)
    assert contacts.get(db, bo.id).notes == "before"


def test_a_saved_search_that_names_them_goes_whole_and_no_other(db: Data) -> None:
    ann = contacts.add(db, ANN)
    searches = {
        "Ann": "Ann Quillow",
        "Her email": "email:ann@quillow.example place:leeds",
        "About Ann Quillow": "tag:speaker",
        "Leeds": "place:leeds",
    }
    for name, words in searches.items():
        saved.save(db, SavedSearch(name=name, words=words), today=TODAY)
    erasing.erase(db, ann.id, today=TODAY)
    assert [one.name for one in saved.every(db)] == ["Leeds"]
    told = " ".join(name for (name,) in db.execute("SELECT name FROM actions"))
    assert "Quillow" not in told
    every = " ".join(f"{a} {b}" for a, b in db.execute("SELECT before, after FROM journal"))
    assert not any(one in every for one in ("Quillow", "quillow"))


def test_a_saved_search_by_surname_alone_is_asked_about(db: Data) -> None:
    ann = contacts.add(db, ANN)
    saved.save(db, SavedSearch(name="All Quillow", words="quillow"), today=TODAY)
    found = outcome(erasing.preview(db, ann.id, now=NOW)).mentions
    (one,) = [one for one in found if one.label == SAVED_FIELDS["name"].label]
    assert (one.may_go, one.is_sure) == (True, False)
    erasing.erase(db, ann.id, today=TODAY, decided={one.key: True})
    assert saved.every(db) == []
    assert not any("Quillow" in name for (name,) in db.execute("SELECT name FROM actions"))


@pytest.mark.parametrize("form", ["contacts.new", "contacts.partner"])
def test_a_form_filled_in_with_their_name_goes_however_its_fields_part_it(
    db: Data, form: str
) -> None:
    ann = contacts.add(db, ANN)
    typed: Typed = {"first_name": "Ann", "last_name": "Quillow", "notes": "rang"}
    drafts.keep(db, Typing(id="a", form=form, typed=typed))
    drafts.keep(
        db, Typing(id="b", form=form, typed={**typed, "first_name": "Bo", "last_name": "Ames"})
    )
    erasing.erase(db, ann.id, today=TODAY)
    left = db.execute("SELECT id, typed FROM drafts").fetchall()
    assert [one for one, _ in left] == ["b"]


def test_what_an_older_program_left_in_columns_that_no_one_sees_goes_too(db: Data) -> None:
    ann = contacts.add(db, ANN)
    place = builders.organisation(db, "Weirside Clinic")
    with changing(db, "As an older program did"):
        db.execute(
            "UPDATE organisations SET referral_route = 'ring Ann Quillow', needs = 'Quillow' WHERE id = ?",
            [place.id],
        )
    erasing.erase(db, ann.id, today=TODAY)
    kept = db.execute("SELECT referral_route, needs FROM organisations").fetchall()
    assert kept == [("ring […]", "[…]")]
    every = " ".join(f"{a} {b}" for a, b in db.execute("SELECT before, after FROM journal"))
    assert "Quillow" not in every


def test_what_is_ticked_goes_and_what_is_not_stays(db: Data) -> None:
    ann = contacts.add(db, ANN)
    contacts.add(db, ContactDraft(first_name="Ann", last_name="Quillow"))
    bo = builders.person(db, "Ames", notes="knows Ann Quillow", aim="write to ann@quillow.example")
    told = mentions(db, ann)
    decided = {told["Notes"].key: True, told["Aim for this year"].key: False}

    erasing.erase(db, ann.id, today=TODAY, decided=decided)

    left = contacts.get(db, bo.id)
    assert (left.notes, left.aim) == ("knows […]", "write to ann@quillow.example")


def test_the_history_of_a_namesake_stays_whole(db: Data) -> None:
    ann = contacts.add(db, ANN)
    other = contacts.add(db, ContactDraft(first_name="Ann", last_name="Quillow", notes="x"))
    contacts.change(db, replace(other, notes="Ann Quillow rang", profession="GP"))
    contacts.add_tag(db, [other.id], "speaker")
    names = [one.name for one in undo.history(db) if "Quillow" in one.name]

    assert mentions(db, ann) == {}
    erasing.erase(db, ann.id, today=TODAY)

    assert contacts.get(db, other.id).notes == "Ann Quillow rang"
    assert len([one for one in undo.history(db) if one.name in names]) == len(names) - 1
    undo.undo(db)
    undo.undo(db)
    assert contacts.get(db, other.id).notes == "x"


def test_what_a_partner_was_called_and_where_they_lived_stays_theirs(db: Data) -> None:
    ann = contacts.add(db, ANN)
    bo = contacts.add(db, replace(ANN, first_name="Bo", email="bo@quillow.example"))
    contacts.change(db, replace(bo, phone="", mobile="", address=Address(street="3 Elm Road")))

    told = mentions(db, ann)
    erasing.erase(db, ann.id, today=TODAY)
    undo.undo(db)

    assert not told["Street"].is_sure
    left = contacts.get(db, bo.id)
    assert left.address.street == "12 Mill Lane"


def test_an_email_typed_into_the_wrong_entry_and_put_right_goes(db: Data) -> None:
    ann = contacts.add(db, ANN)
    bo = builders.person(db, "Ames", email=ANN.email)
    contacts.change(db, replace(bo, email="bo@ames.example"))

    erasing.erase(db, ann.id, today=TODAY)

    told = db.execute("SELECT before, after FROM journal").fetchall()
    assert not any("ann@quillow" in str(row) for row in told)


def test_what_something_is_called_is_told_and_stays(db: Data) -> None:
    ann = contacts.add(db, ANN)
    contacts.add_tag(db, [builders.person(db, "Ames").id], "friends of ann@quillow.example")

    (told,) = outcome(erasing.preview(db, ann.id, now=NOW)).mentions
    erasing.erase(db, ann.id, today=TODAY)

    assert not told.may_go
    assert contacts.tags(db)[0][0] == "friends of ann@quillow.example"


def test_undo_of_what_named_an_erased_person_names_no_one(db: Data) -> None:
    ann = contacts.add(db, ANN)
    bo = builders.person(db, "Ames", introduced_by_id=ann.id)
    eve = builders.person(db, "Elm")
    contacts.change(db, replace(bo, introduced_by_id=eve.id))
    erasing.erase(db, ann.id, today=TODAY)

    assert undo.undo(db).kept == ()
    assert contacts.get(db, bo.id).introduced_by_id is None
    told = db.execute("SELECT before, after FROM journal").fetchall()
    assert not any(ann.id in str(row) for row in told)


def test_an_action_on_several_keeps_its_name_and_can_be_taken_back(db: Data) -> None:
    ann, bo = contacts.add(db, ANN), builders.person(db, "Ames")
    contacts.add_tag(db, [ann.id, bo.id], "speaker")
    named = undo.history(db)[0].name
    erasing.erase(db, ann.id, today=TODAY)

    assert undo.history(db)[1].name == named
    undo.undo(db)
    assert contacts.get(db, bo.id).tags == ()


def test_what_is_typed_about_others_stays_without_the_name(db: Data) -> None:
    from outreach_desktop.domain.drafts import Typing
    from outreach_desktop.services import drafts

    ann, bo = contacts.add(db, ANN), builders.person(db, "Ames")
    typed = Typing(
        id="0b4f9a1e-0000-4000-8000-000000000003",
        form="contacts.edit",
        subject_id=bo.id,
        title="Edit",
        typed={"notes": "a friend of Ann Quillow, rings in May"},
        before={},
    )
    drafts.keep(db, typed)
    erasing.erase(db, ann.id, today=TODAY)

    assert [one.typed for one in drafts.left(db)] == [{"notes": "a friend of […], rings in May"}]
