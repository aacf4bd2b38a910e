"""Wishes not to be contacted, carried from one data file into another: nobody loses theirs when a file is exchanged."""

import contextlib
from collections.abc import Iterable, Iterator

from sqlite_utils.utils import sqlite3

from outreach_desktop.db import rows
from outreach_desktop.db.connection import Data
from outreach_desktop.db.journal import changing, journalled
from outreach_desktop.db.naming import name_in
from outreach_desktop.db.wreck import Row, Wreck

_TABLE = "contacts"
_NEEDED = ("id", "first_name", "last_name", "do_not_contact", "do_not_contact_reason")


def of(source: Data | Wreck) -> list[Row]:
    """The entries of everybody who does not want to hear from us, of those in the bin too."""
    if isinstance(source, Wreck):
        return [row for row in source.rows(_TABLE) if row.get("do_not_contact") == 1]
    return list(source.query(f"SELECT * FROM {_TABLE} WHERE do_not_contact"))


def carry(db: Data, wishes: Iterable[Row]) -> list[str]:
    """See that each of them holds in `db` too; who is unknown there is added. Gives the names of those it concerned."""
    with changing(db, "Keep wishes not to be contacted", undoable=False):
        return list(_carried(db, wishes))


def _carried(db: Data, wishes: Iterable[Row]) -> Iterator[str]:
    for wish in wishes:
        has = db.execute(f"SELECT do_not_contact FROM {_TABLE} WHERE id = ?", [wish["id"]])
        found = has.fetchone()
        if found == (1,):
            continue
        if found:
            reason = wish["do_not_contact_reason"]
            columns = {"do_not_contact": 1, "do_not_contact_reason": reason}
            rows.change(db, _TABLE, str(wish["id"]), columns)
        else:
            _add(db, wish)
        yield name_in(_TABLE, wish)


def _add(db: Data, wish: Row) -> None:
    """The whole entry where it makes sense here, else name and wish alone."""
    known = journalled(db)[_TABLE]
    whole = {name: value for name, value in wish.items() if name in known}
    with contextlib.suppress(sqlite3.IntegrityError):
        db.table(_TABLE).insert(whole)
        return
    db.table(_TABLE).insert({name: wish[name] for name in _NEEDED})
