"""Everything held about one person: whatever table it lies in, with what it said before, and only what is theirs."""

import datetime as dt
import json
from dataclasses import replace

import pytest

from outreach_desktop.db.engine.connection import Data, connect_in_memory
from outreach_desktop.db.history.journal import journalled
from outreach_desktop.db.holding import rows
from outreach_desktop.db.shape import migrations
from outreach_desktop.domain.contacts import Contact
from outreach_desktop.domain.documents.papers import PaperTable
from outreach_desktop.domain.drafts import Typing
from outreach_desktop.domain.holding.held import HeldOn, to_look_through
from outreach_desktop.domain.interactions import InteractionDraft
from outreach_desktop.domain.labour import outcome
from outreach_desktop.domain.wishes.wishes import WishDraft
from outreach_desktop.services import contacts, drafts, events, files, timeline
from outreach_desktop.services.duplicates import merging
from outreach_desktop.services.holding import telling
from outreach_desktop.services.holding.collecting import collected
from tests import builders

TODAY = dt.date(2026, 11, 30)
_INDEXES = ("search", "journal", "actions", "now_doing")
"""Tables that say nothing of their own."""


def held(db: Data, person: Contact) -> HeldOn:
    return outcome(collected(db, person.id, today=TODAY))


@pytest.fixture
def known(db: Data) -> Contact:
    """Somebody of whom each table has something."""
    builders.sample_group(db, TODAY)
    place = builders.organisation(db, "Weirside Clinic")
    ann = builders.person(
        db,
        email="ann@weirside.example",
        wishes=(WishDraft(channel="phone", reason="only by post"),),
        tags=("newsletter",),
        notes="Knows the board",
    )
    builders.role(db, ann, place, title="Consultant")
    builders.membership(db, ann)
    timeline.log(
        db,
        InteractionDraft(contact_id=ann.id, kind="call", date=TODAY, summary="Asked for leaflets"),
    )
    return ann


def test_a_row_of_any_table_that_holds_the_persons_id_is_told(db: Data) -> None:
    """Each value of the file is looked at: whatever a later table calls its column, the row must be found."""
    builders.sample_group(db, TODAY)
    drafts.keep(
        db,
        Typing(id="1", form="contacts.edit", subject_id="x", title="t", typed={}, before={}),
    )
    tables = [
        table
        for (table,) in db.execute(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
        ).fetchall()
        if not table.startswith((*_INDEXES, "sqlite_", "_sqlite"))
    ]
    assert set(journalled(db)) <= set(tables)
    people = contacts.find(db, today=TODAY)[:40]
    for person_id in people:
        told = {(each.table, json.dumps(each.row.get("id"))) for each in rows.found(db, person_id)}
        for table in tables:
            for row in db.query(f"SELECT * FROM {table}"):
                if person_id in map(str, row.values()):
                    assert (table, json.dumps(row.get("id"))) in told, table


def test_a_table_that_comes_later_is_in_it_by_itself() -> None:
    def gifts(db: Data) -> None:
        db.execute(
            "CREATE TABLE gifts (id TEXT NOT NULL PRIMARY KEY, giver TEXT REFERENCES contacts (id),"
            " what TEXT NOT NULL DEFAULT '', created_at TEXT NOT NULL DEFAULT '', deleted_at TEXT) STRICT"
        )

    def ribbons(db: Data) -> None:
        db.execute(
            "CREATE TABLE ribbons (id TEXT NOT NULL PRIMARY KEY, gift_id TEXT REFERENCES gifts (id),"
            " colour TEXT NOT NULL DEFAULT '', created_at TEXT NOT NULL DEFAULT '', deleted_at TEXT) STRICT"
        )

    db = connect_in_memory()
    migrations.build(db, migrations.NEWEST)
    gifts(db)
    ribbons(db)
    person = builders.person(db)
    db.execute("INSERT INTO gifts (id, giver, what) VALUES ('g', ?, 'flowers')", [person.id])
    db.execute("INSERT INTO ribbons (id, gift_id, colour) VALUES ('r', 'g', 'blue')")

    told = {table.table: table for table in held(db, person).tables}

    assert [fact.shown for fact in told["gifts"].rows[0].facts if fact.name == "what"] == [
        "flowers"
    ]
    assert [fact.shown for fact in told["ribbons"].rows[0].facts if fact.name == "colour"] == [
        "blue"
    ]
    db.close()


def test_roles_entries_tags_memberships_and_wishes_are_told_in_words(
    db: Data, known: Contact
) -> None:
    told = held(db, known)

    def shown(table: str) -> list[str]:
        return [fact.shown for row in told.rows(table) for fact in row.facts]

    assert {"Consultant", "Weirside Clinic"} <= set(shown("roles"))
    assert "Asked for leaflets" in shown("interactions")
    assert "newsletter" in shown("contact_tags")
    assert "BAUS" in shown("memberships")
    assert "only by post" in shown("wishes")
    assert "Knows the board" in shown("contacts")


def test_what_it_said_before_is_told_even_where_it_is_long(db: Data, known: Contact) -> None:
    before = "Was told in confidence. " * 20
    changed = contacts.change(db, _with(known, notes=before))
    contacts.change(db, _with(changed, notes="short"))

    last = [one for one in held(db, known).history if one.label == "Notes"][-1]

    assert (last.before, last.after) == (before.strip(), "short")


def test_attached_files_letters_and_what_is_in_the_bin_are_told(db: Data, known: Contact) -> None:
    files.attach(db, known.id, "cv.pdf", b"%PDF-1.4")
    role = builders.role(db, known, builders.organisation(db, "Left Clinic"), title="Locum")
    contacts.remove_role(db, role.id)

    told = held(db, known)

    assert next(fact.shown for fact in told.rows("files")[0].facts) == "cv.pdf"
    gone = [row for row in told.rows("roles") if row.binned]
    assert len(gone) == 1


def test_of_someone_else_only_the_name_is_told(db: Data, known: Contact) -> None:
    other = builders.person(db, "Marsh", introduced_by_id=known.id, notes="secret of Marsh")

    told = held(db, known)

    (row,) = [row for row in told.rows("contacts") if row.of_other]
    assert (row.of_other, len(row.facts)) == (other.name, 1)
    assert "secret of Marsh" not in json.dumps(telling.as_json(told))
    assert other.name in told.others
    (part,) = [one for one in telling.paper(told).parts if one.heading.startswith("Entries of")]
    (table,) = part.blocks
    assert isinstance(table, PaperTable)
    assert table.header == ("Entry of", "You are named as")  # all of them are entries of people
    assert table.rows == ((other.name, "Introduced by"),)


def test_where_else_they_are_named_is_told(db: Data, known: Contact) -> None:
    other = builders.person(db, "Marsh", notes="Came with Ann O'Neil")
    builders.person(db, "Smith", notes="Knows another O'Neil")

    told = held(db, known)

    assert [(one.entry, one.text) for one in told.mentions] == [
        (other.name, "Came with Ann O'Neil")
    ]
    assert any("about someone else names them" in sentence for sentence in to_look_through(told))


def test_what_is_typed_and_not_saved_is_told(db: Data, known: Contact) -> None:
    typing = Typing(
        id="1",
        form="contacts.edit",
        subject_id=known.id,
        title="t",
        typed={"notes": "new"},
        before={},
    )
    drafts.keep(db, typing)

    (row,) = held(db, known).rows("drafts")

    assert "notes: new" in [fact.shown for fact in row.facts]


def test_two_who_are_no_duplicates_name_each_other(db: Data, known: Contact) -> None:
    other = builders.person(db, "Oneil")
    merging.keep_apart(db, "contacts", known.id, other.id)

    told = held(db, known)

    assert other.name in [fact.shown for row in told.rows("not_duplicates") for fact in row.facts]


def test_nothing_is_changed_by_looking(db: Data, known: Contact) -> None:
    before = db.conn.total_changes
    held(db, known)

    assert db.conn.total_changes == before


def _with(person: Contact, **fields: object) -> Contact:
    from dataclasses import replace

    return replace(person, **fields)  # type: ignore[arg-type]


def test_what_stands_in_fields_of_the_groups_own_is_said_by_the_group(db: Data) -> None:
    builders.sample_group(db, TODAY)
    (ann,) = contacts.find(db, "O'Neil", today=TODAY)

    (own,) = [one for one in held(db, contacts.get(db, ann)).tables if one.table == "own_values"]

    assert own.heading == "Entries in fields of our own"
    shown = {fact.shown for row in own.rows for fact in row.facts}
    assert {"18 Nov 2026", "yes", "no nuts"} <= shown


def test_who_refers_is_said_by_the_group(db: Data, known: Contact) -> None:
    place = builders.organisation(db, "Quay Hospital")
    builders.route(db, place, liaison_id=known.id)
    (told,) = [table for table in held(db, known).tables if table.table == "referral_routes"]
    facts = {fact.name: fact.shown for fact in told.rows[0].facts}
    assert facts["direction"] == "they refer to us"


def test_no_column_is_narrower_than_the_longest_word_of_its_heading(
    db: Data, known: Contact
) -> None:
    evening = builders.open_evening(db, TODAY)
    lunch = builders.open_evening(db, TODAY, title="Lunch " + "with everybody " * 8)
    for one in (evening, lunch):
        events.add_participants(db, one.id, [known.id], role="guest")
        (row,) = events.participants(db, one.id, today=TODAY)
        there = replace(
            row.participant, attendance="attended", note="Brought a colleague along " * 3
        )
        events.change_participant(db, there)

    tables = [
        block
        for part in telling.paper(held(db, known)).parts
        for block in part.blocks
        if isinstance(block, PaperTable) and block.shares and "Entered" in block.header
    ]

    assert tables
    for table in tables:
        letters = 88 / max(sum(table.shares), 1)  # of the page, for each share
        for heading, share in zip(table.header, table.shares, strict=True):
            assert share * letters >= max(map(len, heading.split())) + 2, heading  # it is bold


def test_a_note_about_them_is_told_though_its_row_refers_to_them_too(db: Data) -> None:
    ann = builders.person(db, "Quillow", first_name="Ann", mobile="07700 900111")
    builders.person(db, "Ames", introduced_by_id=ann.id, notes="Ann Quillow is hard to please")
    builders.person(db, "Bell", notes="text 07700-900-111")
    builders.person(db, "Cole", notes="Dr. Quillow and A Quillow")
    builders.person(db, "Dove", notes="nothing to see here")
    texts = {one.text for one in held(db, ann).mentions}
    assert texts == {
        "Ann Quillow is hard to please",
        "text 07700-900-111",
        "Dr. Quillow and A Quillow",
    }
