"""Takes an organisation that lies in the bin out of the data file, with all that cannot be without it."""

import json
from collections.abc import Iterable
from typing import Final

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.erasing import unfinished
from outreach_desktop.db.erasing.rows import Theirs, hanging_on
from outreach_desktop.db.history import since
from outreach_desktop.db.history.journal import note_for_good, off_the_record
from outreach_desktop.domain.fields import folded
from outreach_desktop.domain.labour import Steps
from outreach_desktop.words import say

_ITS_OWN: Final = {
    "interactions": "contact_id IS NULL",
    "needs": "contact_id IS NULL",
    "referral_routes": "1",
}
"""What is about the organisation alone, and what would be about nothing without it."""


def found(db: Data, place_id: str) -> Theirs:
    """All that goes with it, and what only refers to it."""
    its_own = {
        table: [
            row
            for (row,) in db.execute(
                f"SELECT id FROM {table} WHERE organisation_id = ? AND {alone}", [place_id]
            ).fetchall()
        ]
        for table, alone in _ITS_OWN.items()
    }
    return hanging_on(db, {"organisations": [place_id], **its_own})


def take_out(db: Data, place_id: str, name: str) -> Steps[None]:
    """Do it in one transaction, then leave no trace of it in the file, in steps. The history says `name`."""
    theirs = found(db, place_id)
    keys = json.dumps(sorted(theirs.keys()))
    with db.atomic():
        db.execute("PRAGMA defer_foreign_keys = ON")
        about_it = _actions(db, keys)
        asked = "SELECT name FROM organisations WHERE id = ?"
        called = folded(db.execute(asked, [place_id]).fetchone()[0])
        with off_the_record(db):
            for table, column, row in theirs.loose:
                db.execute(f'UPDATE {table} SET "{column}" = NULL WHERE id = ?', [row])
            for table, column in (("journal", "row"), ("drafts", "subject_id")):
                db.execute(
                    f"DELETE FROM {table} WHERE {column} IN (SELECT value FROM json_each(?))",
                    [keys],
                )
            for table, gone in theirs.goes.items():
                db.execute(
                    f"DELETE FROM {table} WHERE id IN (SELECT value FROM json_each(?))",
                    [json.dumps([*gone])],
                )
            db.execute("DELETE FROM file_contents WHERE sha256 NOT IN (SELECT sha256 FROM files)")
            _forget_its_name(db, about_it, called)
            # What has nothing left to take back is not offered.
            db.execute(
                "UPDATE actions SET undoable = 0, state = iif(state = 'undone', 'over', state)"
                " WHERE number NOT IN (SELECT action FROM journal)"
            )
        since.forget(db)
        unfinished.begin(db)
        note_for_good(db, name)
    yield from unfinished.finishing(db)


def _actions(db: Data, keys: str) -> list[tuple[int, str]]:
    """Number and name of what was done with these rows, or named by what was done with others."""
    return db.execute(
        "SELECT number, name FROM actions WHERE number IN"
        " (SELECT action FROM journal WHERE row IN (SELECT value FROM json_each(?)))",
        [keys],
    ).fetchall()


def _forget_its_name(db: Data, about_it: Iterable[tuple[int, str]], called: str) -> None:
    """Of what was done with it, and has nothing left or names it, the history says only that something was."""
    left = {number for (number,) in db.execute("SELECT DISTINCT action FROM journal").fetchall()}
    renamed = [n for n, name in about_it if n not in left or called in folded(name)]
    db.execute(
        "UPDATE actions SET name = ? WHERE number IN (SELECT value FROM json_each(?))",
        [say("Something about an organisation that was removed for good"), json.dumps(renamed)],
    )
