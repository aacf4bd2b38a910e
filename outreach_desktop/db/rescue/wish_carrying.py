"""Wishes about hearing from us, carried from one data file into another: nobody loses theirs when a file is exchanged."""

import contextlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from sqlite_utils.utils import sqlite3

from outreach_desktop.db.engine import rows
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.erasing import erasing, suppressions
from outreach_desktop.db.erasing.suppressions import Suppressed
from outreach_desktop.db.history.journal import changing, journalled
from outreach_desktop.db.history.row_names import name_in
from outreach_desktop.db.rescue.damaged_file import Row, Wreck
from outreach_desktop.db.subjects.wishes import STANDS, TABLE
from outreach_desktop.domain.subjects import stand_in
from outreach_desktop.words import say

_PEOPLE: Final = "contacts"
_LATCHES: Final = ("do_not_contact", "deceased")
_NEEDED: Final = ("id", "first_name", "last_name", "do_not_contact", "do_not_contact_reason")


@dataclass(frozen=True, slots=True)
class Wished:
    """The entries of all who said something about hearing from us, of those in the bin too, and their wishes that stand."""

    people: list[Row] = field(default_factory=list)
    wishes: list[Row] = field(default_factory=list)
    withdrawn: list[Row] = field(default_factory=list)
    """What they had agreed to and do no more."""
    erased: list[Row] = field(default_factory=list)
    """Hashes of who was erased."""

    def unread_in(self, wreck: Wreck) -> "Wished":
        """Those that cannot be read in a damaged file."""
        read = {row["id"] for row in wreck.rows(_PEOPLE) if row.get("do_not_contact") in (0, 1)}
        kept = {row["id"] for row in wreck.rows(TABLE)}
        wishes = [row for row in self.wishes if row["id"] not in kept]
        about = {row["contact_id"] for row in wishes}
        people = [row for row in self.people if row["id"] not in read or row["id"] in about]
        return Wished(people, wishes, self.withdrawn, self.erased)


def of(source: Data | Wreck) -> Wished:
    """What a file knows of such wishes; one of an older shape knows those about everything alone."""
    wishes = [row for row in _rows(source, TABLE, STANDS) if _stands(row)]
    about = {row["contact_id"] for row in wishes}
    people = [
        row
        for row in _rows(source, _PEOPLE)
        if row["id"] in about or any(row.get(latch) == 1 for latch in _LATCHES)
    ]
    withdrawn = [row for row in _rows(source, TABLE) if _is_withdrawn(row)]
    return Wished(people, wishes, withdrawn, list(_rows(source, suppressions.TABLE)))


def _rows(source: Data | Wreck, table: str, where: str = "true") -> Iterable[Row]:
    if isinstance(source, Wreck):
        return source.rows(table)
    if not source.table(table).exists():
        return ()
    return source.query(f"SELECT * FROM {table} WHERE {where}")


def _stands(row: Row) -> bool:
    is_open = row.get("lifted_on") is None and row.get("deleted_at") is None
    return row.get("state") == "no" and is_open


def _is_withdrawn(row: Row) -> bool:
    return row.get("state") == "yes" and row.get("lifted_on") is not None


def carry(db: Data, wished: Iterable[Wished]) -> list[str]:
    """See that each of them holds in `db` too; who is unknown there is added. Gives the names of those it concerned."""
    every = list(wished)
    for each in every:
        suppressions.carry(db, each.erased)
    erased = suppressions.known(db)
    with changing(db, say("Keep wishes not to be contacted"), undoable=False):
        names = [name for each in every for name in _carried(db, _but(each, erased))]
    erasing.erase_again(db, say("Erase again who was erased before"))
    return list(dict.fromkeys(names))


def _but(wished: Wished, erased: Suppressed) -> Wished:
    """Without those who were erased: they do not come back for what they wished."""
    if not erased:
        return wished
    return replace(
        wished,
        people=[row for row in wished.people if not erased.was_erased(row["id"])],
        wishes=[row for row in wished.wishes if not erased.was_erased(row["contact_id"])],
        withdrawn=[row for row in wished.withdrawn if not erased.was_erased(row["contact_id"])],
    )


def _carried(db: Data, wished: Wished) -> Iterator[str]:
    names = {row["id"]: name_in(_PEOPLE, row) for row in wished.people}
    for row in wished.people:
        if _hold(db, row):
            yield names[row["id"]]
    for wish in wished.wishes:
        if _keep(db, wish):
            yield names.get(wish["contact_id"], stand_in(_PEOPLE))
    for wish in wished.withdrawn:
        _withdraw(db, wish)


def _hold(db: Data, person: Row) -> bool:
    """Whether the entry had to be added, or made to say that its person is not to be contacted."""
    found = db.execute(
        f"SELECT do_not_contact, deceased FROM {_PEOPLE} WHERE id = ?", [person["id"]]
    ).fetchone()
    if not found:
        _add(db, person)
        return True
    columns: Row = {}
    if person.get("do_not_contact") == 1 and found[0] != 1:
        columns = {"do_not_contact": 1, "do_not_contact_reason": person["do_not_contact_reason"]}
    if person.get("deceased") == 1 and found[1] != 1:
        columns["deceased"] = 1
    if columns:
        rows.change(db, _PEOPLE, str(person["id"]), columns)
    return bool(columns)


def _add(db: Data, person: Row) -> None:
    """The whole entry where it makes sense here, else name and wish alone."""
    known = journalled(db)[_PEOPLE]
    whole = {name: value for name, value in person.items() if name in known}
    with contextlib.suppress(sqlite3.IntegrityError):
        db.table(_PEOPLE).insert(whole)
        return
    db.table(_PEOPLE).insert({name: person[name] for name in _NEEDED})


def _keep(db: Data, wish: Row) -> bool:
    """Whether a wish was not there yet, or did not stand."""
    asked = f"SELECT {STANDS} AND channel = ?, until FROM {TABLE} WHERE id = ?"
    found = db.execute(asked, [wish["channel"], wish["id"]]).fetchone()
    until = wish.get("until")
    if found and found[0] == 1 and not _ends_earlier(found[1], until):
        return False
    if found:
        stands = {"state": "no", "lifted_on": None, "deleted_at": None}
        values = {**stands, "channel": wish["channel"], "until": until}
        rows.change(db, TABLE, str(wish["id"]), values)
    else:
        whose = {"id": wish["contact_id"], "last_name": stand_in(_PEOPLE)}
        db.table(_PEOPLE).insert(whose, ignore=True)  # whose own entry could not be read anywhere
        known = journalled(db)[TABLE]
        db.table(TABLE).insert({name: value for name, value in wish.items() if name in known})
    return True


def _ends_earlier(until: object, other: object) -> bool:
    """Whether a wish ends on a day, and another on none or a later one."""
    return until is not None and (other is None or str(other) > str(until))


def _withdraw(db: Data, wish: Row) -> None:
    """See that nobody agrees again by itself to what they no longer agree to."""
    asked = f"SELECT 1 FROM {TABLE} WHERE id = ? AND state = 'yes' AND lifted_on IS NULL"
    if db.execute(asked, [wish["id"]]).fetchone():
        rows.change(db, TABLE, str(wish["id"]), {"lifted_on": wish["lifted_on"]})
