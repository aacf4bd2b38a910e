"""Undo and redo."""

import contextlib
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_desktop.db import search
from outreach_desktop.db.engine import rows
from outreach_desktop.db.history import journal_limits
from outreach_desktop.db.history.journal import carrying_on, changing, journalled
from outreach_desktop.db.subjects import contacts as kept
from outreach_desktop.domain.contacts import ContactDraft
from outreach_desktop.domain.group import Point, SenderDraft
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import (
    contacts,
    data_file,
    events,
    files,
    group,
    organisations,
    timeline,
    undo,
)
from outreach_desktop.services.data_file import Data
from tests import builders
from tests.conftest import TODAY
from tests.examples import few


def dump(db: Data) -> dict[str, list[tuple[object, ...]]]:
    """Every row that people made, and what search knows of it."""
    tables = {
        table: db.execute(f"SELECT * FROM {table} ORDER BY id").fetchall()
        for table in journalled(db)
    }
    search = "SELECT subject, row, words FROM search_rows ORDER BY subject, row"
    return {**tables, "search": db.execute(search).fetchall()}


def assert_sound(db: Data) -> None:
    """Nothing refers to what is gone, and search knows just what is there."""
    assert db.execute("PRAGMA foreign_key_check").fetchone() is None
    known = dump(db)["search"]
    search.rebuild(db)
    assert dump(db)["search"] == known


def age(db: Data) -> None:
    """Each action is two years older than the next."""
    db.execute(
        "UPDATE actions SET made_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now',"
        " format('-%d years', 2 * ((SELECT max(number) FROM actions) - number)))"
    )


def pick(db: Data, table: str, number: int) -> str:
    """The key of one of the rows that are there; OutreachError where there are none."""
    live = db.execute(f"SELECT id FROM {table} WHERE deleted_at IS NULL ORDER BY created_at, id")
    keys: list[str] = [key for (key,) in live]
    if not keys:
        raise OutreachError("Nothing there yet.")
    return keys[number % len(keys)]


def change_person(db: Data, n: int) -> object:
    person = contacts.get(db, pick(db, "contacts", n))
    return contacts.change(db, replace(person, last_name=f"O'Neil {n}", tags=(f"t{n % 3}",)))


def move(db: Data, n: int) -> object:
    place = organisations.get(db, pick(db, "organisations", n))
    parent = pick(db, "organisations", n + 1)
    return organisations.change(db, replace(place, parent_id=parent, notes=f"{n}"))


def change_event(db: Data, n: int) -> object:
    event = events.get(db, pick(db, "events", n))
    return events.change(db, replace(event, title=f"Talk {n}", organisation_id=None))


def invite(db: Data, n: int) -> object:
    people = {pick(db, "contacts", n), pick(db, "contacts", n + 1)}
    return events.add_participants(db, pick(db, "events", n), list(people))


def rewrite_profile(db: Data, n: int) -> None:
    points = tuple(Point(kind="help", heading=f"Point {i}", text=f"{n}") for i in range(n % 4))
    profile = replace(group.profile(db), name=f"Group {n}", points=points)
    group.save_profile(db, profile)


def sign(db: Data, n: int) -> None:
    picture = builders.PNG + bytes([n]) if n % 3 else None
    group.set_signature(db, pick(db, "senders", n), "name.png", picture)


ACTIONS: dict[str, Callable[[Data, int], object]] = {
    "add a person": lambda db, n: builders.person(db, f"Łuczak {n}", tags=("core", f"t{n % 2}")),
    "change a person": change_person,
    "remove people": lambda db, n: contacts.remove(db, [pick(db, "contacts", n)]),
    "tag people": lambda db, n: contacts.add_tag(db, [pick(db, "contacts", n)], f"t{n % 3}"),
    "untag people": lambda db, n: contacts.remove_tag(db, [pick(db, "contacts", n)], f"t{n % 3}"),
    "add an organisation": lambda db, n: builders.organisation(db, f"House {n}"),
    "move an organisation": move,
    "remove an organisation": lambda db, n: organisations.remove(
        db, [pick(db, "organisations", n)]
    ),
    "give a role": lambda db, n: builders.role(
        db,
        contacts.get(db, pick(db, "contacts", n)),
        organisations.get(db, pick(db, "organisations", n)),
        is_main=n % 2 == 0,
    ),
    "remove a role": lambda db, n: contacts.remove_role(db, pick(db, "roles", n)),
    "add an event": lambda db, n: builders.open_evening(db, TODAY + timedelta(n), f"Evening {n}"),
    "change an event": change_event,
    "remove an event": lambda db, n: events.remove(db, [pick(db, "events", n)]),
    "invite": invite,
    "uninvite": lambda db, n: events.remove_participants(db, [pick(db, "participants", n)]),
    "log a call": lambda db, n: builders.call(
        db, contacts.get(db, pick(db, "contacts", n)), TODAY, f"Rang {n}"
    ),
    "remove a call": lambda db, n: timeline.remove(db, [pick(db, "interactions", n)]),
    "rewrite the profile": rewrite_profile,
    "add a sender": lambda db, n: group.add_sender(
        db, SenderDraft(name=f"Signer {n}", is_default=n % 2 == 0)
    ),
    "sign": sign,
    "remove a sender": lambda db, n: group.remove_sender(db, pick(db, "senders", n)),
    "attach": lambda db, n: files.attach(db, pick(db, "contacts", n), f"{n}.txt", b"x" * (n + 1)),
    "detach": lambda db, n: files.remove(db, pick(db, "files", n)),
}
DEEDS = st.lists(st.tuples(st.sampled_from(sorted(ACTIONS)), st.integers(0, 9)), max_size=25)


def do(db: Data, deeds: list[tuple[str, int]]) -> None:
    for name, number in deeds:
        with contextlib.suppress(OutreachError):
            ACTIONS[name](db, number)


@given(DEEDS)
@few(20)
def test_undoing_everything_and_redoing_it_loses_nothing(deeds: list[tuple[str, int]]) -> None:
    with contextlib.closing(data_file.open_in_memory()) as db:
        do(db, [("add a person", 1), ("add an organisation", 1), ("add an event", 1)])
        states = [dump(db)]
        for deed in deeds:
            before = undo.next_undo(db), len(undo.history(db))
            do(db, [deed])
            if (undo.next_undo(db), len(undo.history(db))) != before:
                states.append(dump(db))
        last = states.pop()
        for state in reversed(states):
            assert undo.undo(db).kept == ()
            assert dump(db) == state
        while undo.next_redo(db):
            assert undo.redo(db).kept == ()
        assert dump(db) == last


@given(DEEDS, st.integers(0, 30))
@few(20)
def test_undoing_any_older_action_and_redoing_it_loses_nothing(
    deeds: list[tuple[str, int]], which: int
) -> None:
    with contextlib.closing(data_file.open_in_memory()) as db:
        do(db, [("add a person", 1), *deeds])
        before = dump(db)
        actions = undo.history(db)
        undone = undo.undo(db, actions[which % len(actions)].id)
        assert db.execute("PRAGMA foreign_key_check").fetchone() is None

        assert undone.nothing or undo.redo(db).name == undone.name
        assert dump(db) == before


def test_undo_and_redo_say_what_they_would_do(db: Data) -> None:
    assert undo.next_undo(db) is None
    person = builders.person(db)
    contacts.remove(db, [person.id])

    assert undo.next_undo(db) == "Remove Dr Ann O'Neil"
    assert undo.undo(db).name == "Remove Dr Ann O'Neil"
    assert undo.next_undo(db) == "Add person Dr Ann O'Neil"
    assert undo.next_redo(db) == "Remove Dr Ann O'Neil"


def test_nothing_to_undo_or_redo_is_said(db: Data) -> None:
    with pytest.raises(OutreachError, match="nothing to undo"):
        undo.undo(db)
    with pytest.raises(OutreachError, match="nothing to redo"):
        undo.redo(db)


def test_a_new_action_ends_redo(db: Data) -> None:
    builders.person(db)
    undo.undo(db)
    builders.person(db, "Ng")

    assert undo.next_redo(db) is None


def test_an_older_action_leaves_what_was_changed_since_and_lists_it(db: Data) -> None:
    first, second = builders.person(db, "Adams"), builders.person(db, "Brown")
    contacts.remove(db, [first.id, second.id])
    action = undo.history(db)[0]
    with changing(db, "Correct"):
        rows.change(db, "contacts", second.id, {"town": "York"})

    undone = undo.undo(db, action.id)

    assert undone.kept == ("\u201cDr Ann Brown\u201d was changed since, so it was kept as it is.",)
    assert not undone.nothing
    assert contacts.find(db, today=TODAY) == [first.id]
    assert undo.called(db, action.id).state == "partly undone"


def test_an_older_action_that_is_left_as_it_was_still_stands_and_can_be_undone_later(
    db: Data,
) -> None:
    person = builders.person(db, "Adams")
    contacts.change(db, replace(person, phone="1"))
    action = undo.history(db)[0]
    contacts.change(db, replace(person, phone="2"))

    undone = undo.undo(db, action.id)

    assert undone.nothing
    assert len(undone.kept) == 1
    assert undo.called(db, action.id).state == "done"
    assert undo.next_redo(db) is None
    undo.undo(db)
    assert not undo.undo(db, action.id).nothing
    assert contacts.get(db, person.id).phone == person.phone


def test_what_others_need_now_is_left_and_listed(db: Data) -> None:
    hospital = builders.organisation(db)
    action = undo.history(db)[0]
    builders.role(db, builders.person(db), hospital)

    undone = undo.undo(db, action.id)

    assert undone.kept == (
        "\u201cLakeside General\u201d was kept, because other entries need it now.",
    )
    assert organisations.get(db, hospital.id) == hospital


def test_history_is_newest_first_with_what_was_touched(db: Data) -> None:
    people = [builders.person(db, name).id for name in ("Adams", "Brown", "Clark")]
    contacts.remove(db, people)
    undo.undo(db)

    newest, *_, oldest = undo.history(db)

    assert (newest.name, newest.rows, newest.undone) == ("Remove 3 people", 3, True)
    assert (oldest.name, oldest.rows, oldest.undone) == ("Add person Dr Ann Adams", 1, False)
    assert newest.made_at.tzinfo is not None


def test_what_the_program_does_by_itself_is_not_offered_for_undo(db: Data) -> None:
    builders.person(db)
    with changing(db, "Settle", undoable=False):
        rows.keep(db, "contacts", {"last_name": "Ng"})

    assert undo.next_undo(db) == "Add person Dr Ann O'Neil"
    with pytest.raises(OutreachError, match="nothing to undo"):
        undo.undo(db, undo.history(db)[0].id)


def test_of_an_import_only_what_others_need_is_left(db: Data, today: date) -> None:
    with changing(db, "Import 3 people"):
        people = kept.keep_all(db, [ContactDraft(last_name=name, tags=("new",)) for name in "ABC"])
        hospital = builders.organisation(db)
        builders.role(db, contacts.get(db, people[0]), hospital)
    evening = builders.open_evening(db, today)
    events.add_participants(db, evening.id, [people[1]])
    imported = undo.history(db)[-1]

    left = undo.undo(db, imported.id).kept

    assert left == ("\u201cB\u201d was kept, because other entries need it now.",)
    assert contacts.find(db, today=today) == [people[1]]
    assert organisations.tree(db, today=today) == []
    undo.redo(db)
    assert [one.tags for one in contacts.get_all(db, people)] == [("new",)] * 3
    assert contacts.find(db, "lakeside", today=today) == [people[0]]


def test_what_an_action_made_and_took_away_again_is_no_trouble_for_redo(db: Data) -> None:
    ann = builders.person(db)
    with changing(db, "Tag and think better of it"):
        contacts.add_tag(db, [ann.id], "vip")
        contacts.remove_tag(db, [ann.id], "vip")

    for _ in range(2):
        assert undo.undo(db).kept == undo.redo(db).kept == ()
    assert contacts.get(db, ann.id).tags == ()


@given(
    st.lists(st.tuples(st.sampled_from(sorted(ACTIONS)), st.integers(0, 9)), max_size=12), st.data()
)
@few(20)
def test_deeds_among_undone_and_forgotten_ones_leave_the_file_sound(
    deeds: list[tuple[str, int]], data: st.DataObject
) -> None:
    with contextlib.closing(data_file.open_in_memory()) as db:
        do(db, [("add a person", 1), ("add an organisation", 1), ("add an event", 1)])
        for deed in deeds:
            do(db, [deed])
            some = [row for row in undo.history(db) if row.can_undo]
            undoes, forgets = data.draw(st.booleans()), data.draw(st.booleans())
            if some and undoes:
                older = data.draw(st.sampled_from(some))
                before = dump(db)
                undone = undo.undo(db, older.id)
                assert_sound(db)
                assert undone.nothing or undo.redo(db).name == older.name
                assert dump(db) == before
                if not undone.nothing:  # else it stays undone, with nothing taken back by it
                    undo.undo(db, older.id)
            if forgets:
                age(db)
                journal_limits.tidy(db, newest=data.draw(st.integers(1, 4)))
        while undo.next_undo(db):
            undo.undo(db)
            assert_sound(db)


def test_undo_next_to_what_is_forgotten_sees_everything_done_since(db: Data) -> None:
    ann = builders.person(db, phone="1")
    with carrying_on(db, "Work in two parts", None) as number:
        rows.change(db, "contacts", ann.id, {"phone": "2"})
    contacts.change(db, replace(contacts.get(db, ann.id), phone="3"))
    with carrying_on(db, "Work in two parts", number):
        rows.change(db, "contacts", ann.id, {"town": "York"})
    contacts.change(db, replace(contacts.get(db, ann.id), notes="Rang"))
    age(db)

    assert (
        journal_limits.tidy(db, newest=2) == 1
    )  # the work reaches behind the change in its middle

    in_parts = undo.history(db)[2]
    assert "was changed since" in undo.undo(db, in_parts.id).kept[0]
    assert contacts.get(db, ann.id).phone == "3"
