"""Whatever is done, undone, closed, backed up and restored, the file is what a plain model says it must be."""

import datetime as dt
import functools
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

import hypothesis
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from outreach_desktop.domain.contacts import ContactDraft
from outreach_desktop.domain.roles import RoleDraft
from outreach_desktop.services import (
    contacts,
    data_file,
    events,
    group,
    organisations,
    timeline,
    undo,
)
from outreach_desktop.services.safety import backup, recovery
from tests import builders
from tests.opening import open_data
from tests.reliability.counts import Counted, Share, proof
from tests.reliability.model import Key, Model, Values, rows_of

TODAY = dt.date(2026, 3, 2)
NUMBER = st.integers(0, 30)
IN_MEMORY = Path("/dev/shm")
"""A disk that syncs at once, where there is one."""
STEPS = 40


@functools.cache
def empty_file() -> bytes:
    """A new data file, made once."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "mine.outreach"
        data_file.close(open_data(path, remember=False))
        return path.read_bytes()


class Desk(RuleBasedStateMachine):
    """Somebody at work. Each rule does one thing to the file and to the model."""

    counted: Counted

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(dir=IN_MEMORY if IN_MEMORY.is_dir() else None))
        self.path = self.folder / "mine.outreach"
        self.path.write_bytes(empty_file())
        self.db = open_data(self.path, remember=False)
        self.model = Model(rows_of(self.db))
        self.backups: list[tuple[Path, Model]] = []
        self.now = dt.datetime(2026, 3, 2, 9).astimezone()
        self.number = 0

    def teardown(self) -> None:
        assert self.db.execute("PRAGMA foreign_key_check").fetchone() is None
        assert self.db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        self.db.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
        assert set(contacts.find(self.db, today=TODAY)) == set(self.model.alive("contacts"))
        data_file.close(self.db)
        shutil.rmtree(self.folder)

    @invariant()
    def the_file_is_what_the_model_says(self) -> None:
        self.counted(steps=1)
        assert rows_of(self.db) == self.model.rows
        assert bool(undo.next_undo(self.db)) == bool(self.model.done)
        assert bool(undo.next_redo(self.db)) == bool(self.model.undone)

    def new(self, word: str) -> str:
        """A name that nothing has yet, so that every change is one."""
        self.number += 1
        return f"{word} {self.number}"

    def pick(self, table: str, number: int) -> str:
        """One of the rows that are there."""
        there = self.model.alive(table)
        return there[number % len(there)]

    def has(self, *tables: str) -> bool:
        return all(self.model.alive(table) for table in tables)

    def calls_on_cards(self) -> list[str]:
        """Those of people who are there themselves."""
        people = set(self.model.alive("contacts"))
        calls = self.model.alive("interactions")
        return [call for call in calls if self.model.rows["interactions", call][0] in people]

    # People

    @initialize()
    def begin_with_somebody(self) -> None:
        self._add_somebody()

    @rule()
    def add_somebody(self) -> None:
        self._add_somebody()

    def _add_somebody(self) -> None:
        name, place = self.new("Person"), self.new("Place")
        made = contacts.add(
            self.db,
            ContactDraft(last_name=name, tags=("new",)),
            role=RoleDraft(contact_id="", organisation_id=""),
            place=place,
        )
        role = contacts.card(self.db, made.id, today=TODAY).roles[0]
        self.model.act(
            {
                ("contacts", made.id): (name, "", 0, 0),
                ("organisations", role.organisation.id): (place, None, 0),
                ("roles", role.role.id): (made.id, role.organisation.id, 0),
                ("contact_tags", f"{made.id} new"): (0,),
            }
        )

    @precondition(lambda self: self.has("contacts"))
    @rule(number=NUMBER)
    def change_somebody(self, number: int) -> None:
        person = contacts.get(self.db, self.pick("contacts", number))
        name, phone = self.new("Person"), self.new("01632")
        contacts.change(self.db, replace(person, last_name=name, phone=phone))
        key = ("contacts", person.id)
        self.model.act({key: (name, phone, *self.model.rows[key][2:])})

    @precondition(lambda self: self.has("contacts"))
    @rule(number=NUMBER)
    def note_a_wish_not_to_be_contacted(self, number: int) -> None:
        person = contacts.get(self.db, self.pick("contacts", number))
        contacts.change(self.db, replace(person, do_not_contact=True))
        key = ("contacts", person.id)
        name, phone, _, binned = self.model.rows[key]
        self.model.act({key: (name, phone, 1, binned)})
        self.model.refused |= {person.id}

    @precondition(lambda self: self.has("contacts"))
    @rule(first=NUMBER, second=NUMBER)
    def remove_people(self, first: int, second: int) -> None:
        people = {self.pick("contacts", first), self.pick("contacts", second)}
        contacts.remove(self.db, list(people))
        self.model.act(self._binned("contacts", people))

    @precondition(lambda self: self.has("contacts"))
    @rule(first=NUMBER, second=NUMBER, tag=st.sampled_from(("new", "core", "vip")))
    def tag_people(self, first: int, second: int, tag: str) -> None:
        people = {self.pick("contacts", first), self.pick("contacts", second)}
        contacts.add_tag(self.db, list(people), tag)
        self.model.act({("contact_tags", f"{person} {tag}"): (0,) for person in people})

    @precondition(lambda self: self.has("contacts"))
    @rule(first=NUMBER, tag=st.sampled_from(("new", "core", "vip")))
    def untag_people(self, first: int, tag: str) -> None:
        person = self.pick("contacts", first)
        contacts.remove_tag(self.db, [person], tag)
        self.model.act({("contact_tags", f"{person} {tag}"): None})

    # Places and roles

    @precondition(lambda self: self.has("organisations"))
    @rule(number=NUMBER)
    def add_a_place_below(self, number: int) -> None:
        parent, name = self.pick("organisations", number), self.new("Ward")
        made = builders.organisation(self.db, name, parent_id=parent)
        self.model.act({("organisations", made.id): (name, parent, 0)})

    @precondition(lambda self: self.has("organisations"))
    @rule(number=NUMBER)
    def remove_a_place(self, number: int) -> None:
        place = self.pick("organisations", number)
        organisations.remove(self.db, [place])
        below = self.model.rows["organisations", place][1]
        changed = self._binned("organisations", [place])
        for child in self.model.alive("organisations"):
            name, parent, binned = self.model.rows["organisations", child]
            if parent == place:
                changed["organisations", child] = (name, below, binned)
        people = set(self.model.alive("contacts"))
        held = [
            role
            for role in self.model.alive("roles")
            if self.model.rows["roles", role][1] == place
            and self.model.rows["roles", role][0] in people
        ]
        self.model.act({**changed, **self._binned("roles", held)})

    @precondition(lambda self: self.has("contacts", "organisations"))
    @rule(who=NUMBER, where=NUMBER)
    def give_a_role(self, who: int, where: int) -> None:
        person, place = self.pick("contacts", who), self.pick("organisations", where)
        made = contacts.add_role(self.db, RoleDraft(contact_id=person, organisation_id=place))
        self.model.act({("roles", made.id): (person, place, 0)})

    # Events and what passed

    @rule()
    def add_an_event(self) -> None:
        title = self.new("Evening")
        made = builders.open_evening(self.db, TODAY, title)
        self.model.act({("events", made.id): (title, 0)})

    @precondition(lambda self: self.has("events"))
    @rule(number=NUMBER)
    def remove_an_event(self, number: int) -> None:
        event = self.pick("events", number)
        events.remove(self.db, [event])
        self.model.act(self._binned("events", [event]))

    @precondition(lambda self: self.has("contacts", "events"))
    @rule(who=NUMBER, which=NUMBER)
    def invite(self, who: int, which: int) -> None:
        person, event = self.pick("contacts", who), self.pick("events", which)
        listed = {
            place
            for place in self.model.alive("participants")
            if self.model.rows["participants", place][:2] == (event, person)
        }
        assert events.add_participants(self.db, event, [person]) == (not listed)
        for row in events.participants(self.db, event, today=TODAY):
            if row.participant.contact_id == person and not listed:
                made = ("participants", row.participant.id)
                self.model.act({made: (event, person, "invited", 0)})

    @precondition(lambda self: self.has("contacts"))
    @rule(number=NUMBER)
    def log_a_call(self, number: int) -> None:
        person, summary = contacts.get(self.db, self.pick("contacts", number)), self.new("Rang")
        made = builders.call(self.db, person, TODAY, summary)
        self.model.act({("interactions", made.id): (person.id, summary, 0)})

    @precondition(lambda self: self.calls_on_cards())
    @rule(number=NUMBER)
    def remove_a_call(self, number: int) -> None:
        calls = self.calls_on_cards()
        call = calls[number % len(calls)]
        timeline.remove(self.db, [call])
        self.model.act(self._binned("interactions", [call]))

    @rule()
    def rename_the_group(self) -> None:
        name = self.new("Group")
        group.save_profile(self.db, replace(group.profile(self.db), name=name))
        self.model.act({("group_profile", "group"): (name,)})

    # The file as a whole

    @precondition(lambda self: self.model.done)
    @rule(times=st.integers(1, 12))
    def undo_the_newest(self, times: int) -> None:
        for _ in self.model.done[-times:]:
            undo.undo(self.db)
            self.model.undo()

    @precondition(lambda self: self.model.undone)
    @rule(times=st.integers(1, 12))
    def redo(self, times: int) -> None:
        for _ in self.model.undone[-times:]:
            undo.redo(self.db)
            self.model.redo()

    @rule()
    def close_and_open_again(self) -> None:
        data_file.close(self.db)
        self.db = open_data(self.path, remember=False)

    @precondition(lambda self: len(self.backups) < 3)
    @rule()
    def back_up(self) -> None:
        self.now += dt.timedelta(minutes=1)
        self.backups.append((backup.back_up(self.db, now=self.now), self.model.as_it_is()))

    @precondition(lambda self: self.backups)
    @rule(which=NUMBER)
    def restore(self, which: int) -> None:
        self.now += dt.timedelta(minutes=1)
        path, then = self.backups[which % len(self.backups)]
        data_file.close(self.db)
        recovery.restore(self.path, path, now=self.now)
        self.db = open_data(self.path, remember=False)
        self.model = self.model.restored(then)
        self.counted(restores=1)

    def _binned(self, table: str, ids: "set[str] | list[str]") -> dict[Key, Values | None]:
        return {(table, key): (*self.model.rows[table, key][:-1], 1) for key in ids}


@proof("R14", "random work, against a plain model", quick=8, full=20_000, shares=40)
def test_the_file_is_what_a_plain_model_says(count: int, share: Share, counted: Counted) -> None:
    desk = type("Desk", (Desk,), {"counted": staticmethod(counted)})
    asked = settings(max_examples=count, stateful_step_count=STEPS, deadline=None, database=None)

    run_state_machine_as_test(hypothesis.seed(share.number)(desk), settings=asked)

    counted(sequences=count)
