"""Two entries made one: everything moves, nothing is there twice, no wish is weakened, and undo brings both back."""

import datetime as dt
from dataclasses import replace

import pytest

from outreach_desktop.db.history.journal import journalled
from outreach_desktop.db.subjects import duplicates, links
from outreach_desktop.domain.contacts import Contact
from outreach_desktop.domain.duplicates.merging import Side
from outreach_desktop.domain.duplicates.pairs import ORGANISATIONS, PEOPLE
from outreach_desktop.domain.own_fields.own_fields import OwnKind
from outreach_desktop.domain.wishes.wishes import WishDraft, stops
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import contacts, events, files, organisations, undo
from outreach_desktop.services.data_file import Data
from outreach_desktop.services.duplicates import merging, scanning
from outreach_desktop.services.own_fields import own_fields
from tests import builders


def everything(db: Data) -> dict[str, list[object]]:
    """All that people made, but when it was changed."""
    found: dict[str, list[object]] = {}
    for table in journalled(db):
        rows = [dict(row) for row in db.query(f"SELECT * FROM {table} ORDER BY id")]
        found[table] = [{k: v for k, v in row.items() if k not in ("updated_at", "device")} for row in rows]  # fmt: skip
    return found


@pytest.fixture
def two(db: Data, today: dt.date) -> tuple[Contact, Contact]:
    """One person twice, with something of everything on both."""
    lakeside = builders.organisation(db)
    evening = builders.open_evening(db, today)
    one = builders.person(db, email="ann@x.example", notes="Met at the fair", tags=("speaker",))
    other = builders.person(
        db, first_name="A", phone="01632 960001", mobile="07700 900001", notes="Likes tea", tags=("Speaker", "press")
    )  # fmt: skip
    builders.role(db, one, lakeside, title="Urologist", is_main=True)
    builders.role(db, other, lakeside, title="urologist", department="Urology", is_main=True)
    builders.role(db, other, builders.organisation(db, "Hilltop"), title="Chair")
    builders.membership(db, one, "EAU")
    builders.membership(db, other, "eau", since=dt.date(2015, 1, 1))
    builders.call(db, one, today, "Rang one")
    builders.call(db, other, today, "Rang the other")
    events.add_participants(db, evening.id, [one.id, other.id])
    files.attach(db, other.id, "card.txt", b"Dr A O'Neil")
    return contacts.get(db, one.id), contacts.get(db, other.id)


def test_everything_moves_and_what_cannot_be_there_twice_is_one(
    db: Data, two: tuple[Contact, Contact], today: dt.date
) -> None:
    one, other = two
    merging.merge(db, PEOPLE, one.id, other.id)
    card = contacts.card(db, one.id, today=today)

    assert (card.contact.phone, card.contact.mobile, card.contact.email) == (
        "01632 960001", "07700 900001", "ann@x.example",
    )  # fmt: skip
    assert card.contact.notes == "Met at the fair\nLikes tea"
    assert card.contact.tags == ("press", "speaker")
    roles = [(each.role.title, each.role.department, each.organisation.name, each.role.is_main) for each in card.roles]  # fmt: skip
    assert roles == [
        ("Urologist", "Urology", "Lakeside General", True),
        ("Chair", "", "Hilltop", False),
    ]
    assert [(each.body, each.since) for each in card.memberships] == [("EAU", dt.date(2015, 1, 1))]
    assert {each.summary for each in card.timeline} == {"Rang one", "Rang the other"}
    assert len(card.events) == 1
    assert [each.name for each in files.attached(db, one.id)] == ["card.txt"]
    assert contacts.gone(db, [one.id, other.id]) == {other.id}
    assert links.counts(db, PEOPLE, other.id) == {}


def test_it_is_one_action_and_undo_brings_all_of_it_back(
    db: Data, two: tuple[Contact, Contact]
) -> None:
    one, other = two
    before = everything(db)
    merging.merge(db, PEOPLE, one.id, other.id)
    after = everything(db)
    assert undo.next_undo(db) == "Merge Dr A O'Neil into Dr Ann O'Neil"
    assert undo.undo(db).kept == ()
    assert everything(db) == before
    undo.redo(db)
    assert everything(db) == after


@pytest.mark.parametrize("table", [PEOPLE, ORGANISATIONS])
def test_any_two_of_the_sample_group_become_one_and_two_again(
    db: Data, table: str, today: dt.date
) -> None:
    """With documents, house rules, thanks, parts and places on lists: nothing refers to who went, and undo is whole."""
    builders.sample_group(db, today)
    ids = duplicates.ids(db, table)
    before = everything(db)
    for kept_id, away_id in zip(ids[:6], ids[6:12], strict=True):
        merging.merge(db, table, kept_id, away_id)
        after = everything(db)
        assert links.counts(db, table, away_id) == {}
        assert undo.undo(db).kept == ()
        assert everything(db) == before
        undo.redo(db)
        assert everything(db) == after
        undo.undo(db)


def test_a_merge_keeps_the_note_and_the_answer_of_both_on_an_event_s_list(
    db: Data, today: dt.date
) -> None:
    one, other = builders.person(db), builders.person(db, first_name="A")
    evening = builders.open_evening(db, today)
    events.add_participants(db, evening.id, [one.id, other.id])
    for person, rsvp, note in (
        (one, "invited", "Brings cake"),
        (other, "accepted", "Needs a ramp"),
    ):
        [place] = [each.participant for each in events.participants(db, evening.id, today=today) if each.contact.id == person.id]  # fmt: skip
        events.change_participant(db, replace(place, rsvp=rsvp, note=note))
    merging.merge(db, PEOPLE, one.id, other.id)
    [place] = [each.participant for each in events.participants(db, evening.id, today=today)]
    assert (place.contact_id, place.rsvp, place.note) == (one.id, "accepted", "Brings cake; Needs a ramp")  # fmt: skip


def test_each_field_is_as_it_was_chosen_and_the_other_number_is_noted(
    db: Data, two: tuple[Contact, Contact]
) -> None:
    one, other = two
    contacts.change(db, replace(one, mobile="07700 900002"))
    merging.merge(
        db, PEOPLE, one.id, other.id, chosen={"first_name": Side.OTHER, "notes": Side.ONE}
    )
    kept = contacts.get(db, one.id)
    assert (kept.first_name, kept.mobile) == ("A", "07700 900002")
    assert kept.notes == "Met at the fair\nOther mobile: 07700 900001"


@pytest.mark.parametrize("kept_first", [True, False])
def test_the_stricter_wish_wins_whichever_entry_is_kept(db: Data, kept_first: bool) -> None:
    free = builders.person(db, wishes=(WishDraft(channel="post", state="yes", reason="told us"),))
    strict = builders.person(
        db, first_name="Anne", do_not_contact=True, do_not_contact_reason="Asked us", deceased=True,
        wishes=(WishDraft(channel="post", reason="no letters"), WishDraft(channel="email", lifted_on=dt.date(2020, 1, 1))),
    )  # fmt: skip
    kept, away = (free, strict) if kept_first else (strict, free)
    merging.merge(db, PEOPLE, kept.id, away.id)
    found = contacts.get(db, kept.id)
    assert (found.do_not_contact, found.do_not_contact_reason, found.deceased) == (True, "Asked us", True)  # fmt: skip
    assert stops(found.wishes, "post", None) is not None
    assert stops(found.wishes, "email", None) is None


def test_a_wish_that_one_lifted_stands_where_the_other_did_not(db: Data) -> None:
    said = WishDraft(channel="post", reason="no letters")
    one = builders.person(db, wishes=(replace(said, lifted_on=dt.date(2020, 1, 1)),))
    other = builders.person(db, wishes=(said,))
    merging.merge(db, PEOPLE, one.id, other.id)
    assert stops(contacts.get(db, one.id).wishes, "post", None) is not None


def test_undo_gives_a_wish_back_to_whose_it_was_and_leaves_it_with_both_if_it_was_spoken_of_since(
    db: Data,
) -> None:
    one = builders.person(db)
    other = builders.person(db, do_not_contact=True, wishes=(WishDraft(channel="phone"),))
    merging.merge(db, PEOPLE, one.id, other.id)
    merge_id = undo.history(db)[0].id
    undo.undo(db)
    assert not contacts.get(db, one.id).do_not_contact
    assert contacts.get(db, one.id).wishes == ()
    assert contacts.get(db, other.id).do_not_contact
    assert stops(contacts.get(db, other.id).wishes, "phone", None) is not None

    undo.redo(db)
    kept = contacts.get(db, one.id)
    contacts.change(db, replace(kept, do_not_contact_reason="Said it again"))
    undo.undo(db, merge_id)
    assert contacts.get(db, one.id).do_not_contact
    assert contacts.get(db, other.id).do_not_contact


def test_an_organisation_takes_people_parts_events_and_files_of_the_other(
    db: Data, today: dt.date
) -> None:
    one, other = builders.organisation(db), builders.organisation(db, "Lakeside Gen. Hosp.", audience="men")  # fmt: skip
    builders.route(db, other)
    builders.need(db, other, "Leaflets")
    builders.need(db, one, "leaflets", evidence="asked twice")
    ward = builders.organisation(db, "Ward 4", parent_id=other.id)
    ann, ben = builders.person(db), builders.person(db, "Marsh", first_name="Ben")
    builders.role(db, ann, one, title="Nurse")
    builders.role(db, ann, other, title="nurse", phone="01632 960009")
    builders.role(db, ben, other)
    builders.open_evening(db, today, organisation_id=other.id)
    before = everything(db)
    merging.merge(db, ORGANISATIONS, one.id, other.id, chosen={"name": Side.ONE})
    card = organisations.card(db, one.id, today=today)
    assert (card.organisation.name, card.organisation.audience) == ("Lakeside General", "men")
    assert [(each.need.text, each.need.evidence) for each in card.needs] == [
        ("leaflets", "asked twice")
    ]
    assert [each.route.how for each in card.routes] == ["by letter"]
    assert [each.name for each in card.children] == [ward.name]
    assert [(row.name, role.phone) for row, role in card.people] == [("Ben Marsh", ""), ("Dr Ann O'Neil", "01632 960009")] or len(card.people) == 2  # fmt: skip
    assert len(card.events) == 1
    undo.undo(db)
    assert everything(db) == before


def test_no_circle_is_made_where_one_is_a_part_of_the_other(db: Data) -> None:
    trust = builders.organisation(db, "Trust")
    top = builders.organisation(db, "Lakeside", parent_id=trust.id)
    middle = builders.organisation(db, "Surgery", parent_id=top.id)
    low = builders.organisation(db, "Lakeside Hospital", parent_id=middle.id)
    merging.merge(db, ORGANISATIONS, low.id, top.id)
    assert organisations.get(db, low.id).parent_id == trust.id
    assert organisations.get(db, middle.id).parent_id == low.id
    undo.undo(db)
    merging.merge(db, ORGANISATIONS, top.id, low.id, chosen={"parent_id": Side.OTHER})
    assert organisations.get(db, top.id).parent_id == trust.id
    assert organisations.get(db, middle.id).parent_id == top.id


def test_what_is_not_a_duplicate_is_not_offered_again_until_that_is_undone(db: Data) -> None:
    one, other = builders.person(db), builders.person(db)
    assert len(scanning.found(db, PEOPLE)) == 1
    merging.keep_apart(db, PEOPLE, other.id, one.id)
    merging.keep_apart(db, PEOPLE, one.id, other.id)
    assert scanning.found(db, PEOPLE) == ()
    undo.undo(db)
    assert len(scanning.found(db, PEOPLE)) == 1


def test_who_was_not_the_one_is_not_the_other_either_once_they_are_merged(db: Data) -> None:
    one, two, three = (builders.person(db) for _ in range(3))
    merging.keep_apart(db, PEOPLE, two.id, three.id)
    merging.merge(db, PEOPLE, one.id, two.id)
    assert scanning.found(db, PEOPLE) == ()


def test_one_entry_cannot_be_merged_with_itself_and_one_that_is_gone_is_told(db: Data) -> None:
    one, other = builders.person(db), builders.person(db)
    with pytest.raises(OutreachError, match="two different"):
        merging.merge(db, PEOPLE, one.id, one.id)
    contacts.remove(db, [other.id])
    with pytest.raises(OutreachError, match="no longer there"):
        merging.merge(db, PEOPLE, one.id, other.id)


def test_the_entry_that_more_hangs_on_is_kept(db: Data, two: tuple[Contact, Contact]) -> None:
    one, other = two
    sides = merging.side_by_side(db, PEOPLE, one.id, other.id)
    assert (sides.kept.id, sides.away.id) == (other.id, one.id)
    assert sides.kept.works == ("urologist, Urology, Lakeside General", "Chair, Hilltop")
    assert "1 attached file" in sides.kept.beside
    chosen = {each.name: each.chosen for each in sides.fields}
    assert (chosen["first_name"], chosen["notes"], chosen["email"]) == (Side.OTHER, Side.BOTH, Side.OTHER)  # fmt: skip


def test_two_who_were_introduced_by_each_other_are_not_introduced_by_themselves(db: Data) -> None:
    one = builders.person(db)
    other = builders.person(db, introduced_by_id=one.id)
    one = contacts.change(db, replace(one, introduced_by_id=other.id))
    third = builders.person(db, "Marsh", introduced_by_id=other.id)
    before = everything(db)
    merging.merge(db, PEOPLE, one.id, other.id)
    assert contacts.get(db, one.id).introduced_by_id is None
    assert contacts.get(db, third.id).introduced_by_id == one.id
    undo.undo(db)
    assert everything(db) == before


def test_who_introduced_one_of_them_stays_where_the_other_would_be_themselves(db: Data) -> None:
    ben = builders.person(db, "Marsh")
    one = builders.person(db, introduced_by_id=ben.id)
    other = builders.person(db, introduced_by_id=one.id)
    merging.merge(db, PEOPLE, one.id, other.id, chosen={"introduced_by_id": Side.OTHER})
    assert contacts.get(db, one.id).introduced_by_id == ben.id


def test_a_table_that_is_added_later_moves_too(db: Data) -> None:
    """Found by what the schema says, and by what is called an id: nobody has to list it."""
    db.execute(
        "CREATE TABLE later (id TEXT NOT NULL PRIMARY KEY, person_id TEXT REFERENCES contacts (id), about_id TEXT,"
        " word TEXT, created_at TEXT, updated_at TEXT, device TEXT, deleted_at TEXT, UNIQUE (person_id, word)) STRICT"
    )
    one, other, third = (builders.person(db) for _ in range(3))
    for number, (person, about, word) in enumerate([(other.id, third.id, "a"), (third.id, other.id, "b"), (one.id, other.id, "c"), (one.id, None, "d"), (other.id, None, "d")]):  # fmt: skip
        db.execute("INSERT INTO later VALUES (?, ?, ?, ?, '', '', '', NULL)", [str(number), person, about, word])  # fmt: skip
    merging.merge(db, PEOPLE, one.id, other.id)
    found = db.execute("SELECT id, person_id, about_id FROM later WHERE deleted_at IS NULL ORDER BY id")  # fmt: skip
    assert found.fetchall() == [("0", one.id, third.id), ("1", third.id, one.id), ("3", one.id, None)]  # fmt: skip
    db.execute("DROP TABLE later")


def test_with_whom_the_other_lived_is_noted_where_each_lives_with_someone(db: Data) -> None:
    one, other = builders.person(db, "Ash"), builders.person(db, "Ash")
    birch = builders.person(db, "Birch", title="Mr")
    builders.household(db, one, birch)
    builders.household(db, other, builders.person(db, "Cedar", title="Mrs"))
    merging.merge(db, PEOPLE, one.id, other.id)
    kept = contacts.get(db, one.id)
    assert kept.household_id == contacts.get(db, birch.id).household_id
    assert kept.notes == "Lives with: Mrs Ann Cedar"


@pytest.mark.parametrize("table", [PEOPLE, ORGANISATIONS])
def test_fields_of_your_own_are_chosen_like_any_other(db: Data, table: str) -> None:
    number = builders.own_field(db, "Member no", about=table)
    meal = builders.own_field(db, "Meal", about=table, kind=OwnKind.LIST, words="fish\nsoup")
    until = builders.own_field(db, "Until", about=table, kind=OwnKind.DATE)
    permit = builders.own_field(db, "Permit", about=table, kind=OwnKind.TICK)
    make = builders.person if table == PEOPLE else builders.organisation
    one, other = (
        make(db, own=((number.id, "A 1"), (meal.id, "fish"), (permit.id, "no"))),
        make(
            db,
            "Hilltop",
            own=(
                (number.id, "B 2"),
                (meal.id, "soup"),
                (until.id, "2026-03-04"),
                (permit.id, "no"),
            ),
        ),
    )
    before = everything(db)
    both = merging.side_by_side(db, table, one.id, other.id)
    shown = {field.label: field for field in both.fields if field.name.startswith("own.")}
    first = both.kept.id == one.id
    at = {
        False: lambda field: (field.other, field.one),
        True: lambda field: (field.one, field.other),
    }

    assert [*shown] == ["Member no", "Meal", "Until", "Permit"]
    assert both.kept.beside == both.away.beside == ()
    assert at[first](shown["Member no"]) == ("A 1", "B 2")
    assert at[first](shown["Until"]) == ("", "4 Mar 2026")
    assert not shown["Permit"].differs

    merging.merge(
        db,
        table,
        one.id,
        other.id,
        chosen={f"own.{meal.id}": Side.OTHER, f"own.{until.id}": Side.ONE},
    )
    kept = merging._get(db, table, one.id)
    assert dict(kept.own) == {number.id: "A 1", meal.id: "soup", permit.id: "no"}
    assert "Member no: B 2" in kept.notes
    assert "fish" not in kept.notes
    assert own_fields.used(db, table)[until.id] == 0

    undo.undo(db)
    assert everything(db) == before


def test_what_stands_in_a_removed_field_moves_and_comes_back_with_the_field(db: Data) -> None:
    number = builders.own_field(db, "Member no")
    one = builders.person(db)
    other = builders.person(db, own=((number.id, "B 2"),))
    own_fields.remove(db, number.id)

    merging.merge(db, PEOPLE, one.id, other.id)
    assert contacts.get(db, one.id).own == ()
    undo.undo(db)
    undo.undo(db)

    assert contacts.get(db, other.id).own == ((number.id, "B 2"),)
