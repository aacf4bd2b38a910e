"""A data file as a plain Python dictionary, with undo: what the real one must be equal to at every step."""

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass, field, replace

from outreach_desktop.services.data_file import Data

Key = tuple[str, str]
Values = tuple[object, ...]

# What is compared of each table; the last column but for tags says whether the row is in the bin.
TABLES = {
    "contacts": "id, last_name, phone, do_not_contact, deleted_at IS NOT NULL",
    "organisations": "id, name, parent_id, deleted_at IS NOT NULL",
    "roles": "id, contact_id, organisation_id, deleted_at IS NOT NULL",
    "events": "id, title, deleted_at IS NOT NULL",
    "participants": "id, event_id, contact_id, rsvp, deleted_at IS NOT NULL",
    "interactions": "id, contact_id, summary, deleted_at IS NOT NULL",
    "group_profile": "id, name",
    "contact_tags": (
        "contact_id || ' ' || (SELECT folded FROM tags WHERE tags.id = contact_tags.tag_id), 0"
    ),
}


def rows_of(db: Data) -> dict[Key, Values]:
    """The same dictionary, read from the real file."""
    return {
        (table, row[0]): row[1:]
        for table, columns in TABLES.items()
        for row in db.execute(f"SELECT {columns} FROM {table}").fetchall()
    }


@dataclass(frozen=True, slots=True)
class Action:
    """What one action did to each row; None for a row that is not there."""

    was: dict[Key, Values | None]
    became: dict[Key, Values | None]


@dataclass
class Model:
    """Everything in a file, and what undo and redo would do; equal to none but itself, so it may be copied."""

    rows: dict[Key, Values] = field(default_factory=dict)
    done: list[Action] = field(default_factory=list)
    undone: list[Action] = field(default_factory=list)
    refused: frozenset[str] = frozenset()

    def as_it_is(self) -> "Model":
        """A copy that later changes leave alone."""
        return replace(self, rows=copy(self.rows), done=self.done[:], undone=self.undone[:])

    def alive(self, table: str) -> list[str]:
        """The ids of the rows that are not in the bin, in the order in which they were made."""
        return [
            key for (where, key), values in self.rows.items() if where == table and not values[-1]
        ]

    def act(self, became: Mapping[Key, Values | None]) -> None:
        """One action; a row of None is gone."""
        changed = {key: new for key, new in became.items() if self.rows.get(key) != new}
        if not changed:
            return
        was = {key: self.rows.get(key) for key in changed}
        self.done.append(Action(was, changed))
        self.undone.clear()
        self._put(changed)

    def undo(self) -> None:
        """Take the newest action back; who has refused goes no further than the bin, and has refused still."""
        action = self.done.pop()
        was = {key: self._refusing(key, old) for key, old in action.was.items()}
        was |= {
            key: (*self.rows[key][:-1], 1)
            for key, old in was.items()
            if old is None and self._has_refused(key)
        }
        became = {key: self._refusing(key, action.became[key]) for key in was}
        self.undone.append(Action(was, became))
        self._put(was)

    def redo(self) -> None:
        action = self.undone.pop()
        self.done.append(action)
        self._put(action.became)

    def restored(self, backup: "Model") -> "Model":
        """What a backup becomes when it is restored over this: who refused since is not forgotten."""
        new = backup.as_it_is()
        new.refused = self.refused
        for person in self.refused:
            key = ("contacts", person)
            name, phone, _, binned = new.rows.get(key, self.rows[key])
            if new.rows.get(key) != (name, phone, 1, binned):
                new.rows[key] = (name, phone, 1, binned)
                new.undone.clear()
        return new

    def _has_refused(self, key: Key) -> bool:
        return key[0] == "contacts" and key[1] in self.refused

    def _refusing(self, key: Key, values: Values | None) -> Values | None:
        if values is None or not self._has_refused(key):
            return values
        name, phone, _, binned = values
        return name, phone, 1, binned

    def _put(self, rows: Mapping[Key, Values | None]) -> None:
        for key, values in rows.items():
            if values is None:
                self.rows.pop(key, None)
            else:
                self.rows[key] = values
