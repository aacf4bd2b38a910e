"""Takes a person out of the data file: rows, journal, drafts, settings and names of actions in one transaction, then every byte.

Killed before the end of the transaction, nothing has happened; killed after it, the next opening writes the file anew.
"""

import datetime as dt
import json
import re
import uuid
from collections.abc import Iterable, Sequence
from typing import Any

from outreach_desktop.db import search
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.erasing import people, rows, suppressions, unfinished
from outreach_desktop.db.erasing.rows import Theirs
from outreach_desktop.db.history.journal import doing, note, off_the_record
from outreach_desktop.db.history.links import PEOPLE
from outreach_desktop.domain.erasing.traces import pattern_of, traces, words_of
from outreach_desktop.domain.incoming.phones import number_key
from outreach_desktop.words import say


def words_about(db: Data, ids: Sequence[str], theirs: Theirs) -> tuple[str, ...]:
    """How texts name the person now and earlier, but for what others are reached by too."""
    words = words_of(people.at_all_times(db, ids, theirs.goes.get("roles", ())))
    shared = people.shared_by_others(db, ids, words)
    return tuple(word for word in words if word not in shared)


def erase(db: Data, ids: Sequence[str], since: dt.date, name: str) -> None:
    """Take these entries of one person out for good. `name` is what the history says instead, and names nobody."""
    with db.atomic():
        theirs = rows.found(db, ids)
        known = people.at_all_times(db, ids, theirs.goes.get("roles", ()))
        words = words_about(db, ids, theirs)
        emails = [one.email.strip() for one in known] + [one.secure_email.strip() for one in known]
        mobiles = [one.mobile.strip() for one in known]
        shared = people.shared_by_others(db, ids, filter(None, [*emails, *mobiles]))
        folded = {one.casefold() for one in shared} | {number_key(one) for one in shared}
        every = [trace for one in known for trace in traces(one, folded)]
        suppressions.keep(db, ids, dict.fromkeys(every), since)
        _take_out(db, theirs, pattern_of(words), name)
    unfinished.finish(db)


def erase_again(db: Data, name: str) -> int:
    """Erase whoever an older file still has though they were erased since; gives how many entries."""
    known = suppressions.known(db)
    if not known:
        return 0
    every = db.execute("SELECT id FROM contacts").fetchall()
    ids = [one for (one,) in every if known.was_erased(one)]
    if ids:
        with db.atomic():
            theirs = rows.found(db, ids)
            _take_out(db, theirs, pattern_of(words_about(db, ids, theirs)), name)
        unfinished.finish(db)
    return len(ids)


def steps_about(db: Data, theirs: Theirs) -> int:
    """How many actions the history has about these rows."""
    asked = (
        "SELECT count(DISTINCT action) FROM journal WHERE row IN (SELECT value FROM json_each(?))"
    )
    count: int = db.execute(asked, [json.dumps(sorted(theirs.keys()))]).fetchone()[0]
    return count


def copies_elsewhere(db: Data) -> list[str]:
    """Where copies of the file were put on other disks."""
    asked = "SELECT DISTINCT path FROM copies WHERE elsewhere ORDER BY path"
    return [path for (path,) in db.execute(asked).fetchall()]


def _take_out(db: Data, theirs: Theirs, named: re.Pattern[str] | None, name: str) -> None:
    keys = json.dumps(sorted(theirs.keys()))
    db.execute("PRAGMA defer_foreign_keys = ON")
    with off_the_record(db):
        for table, column, row in theirs.loose:
            db.execute(f'UPDATE {table} SET "{column}" = NULL WHERE id = ?', [row])
        _forget_households(db, theirs)
        _forget_history(db, theirs, keys, named)
        _forget_typing(db, theirs.keys(), named)
        for table in theirs.goes:
            db.execute(
                f"DELETE FROM {table} WHERE id IN (SELECT value FROM json_each(?))",
                [json.dumps([*theirs.goes[table]])],
            )
        db.execute("DELETE FROM file_contents WHERE sha256 NOT IN (SELECT sha256 FROM files)")
        search.rebuild(db)
    unfinished.begin(db)
    _note_it(db, name)


def _forget_households(db: Data, theirs: Theirs) -> None:
    """Who goes on living there is greeted by their own name: what somebody typed for both names both."""
    gone = json.dumps([*theirs.goes.get(PEOPLE, {})])
    left = (
        "SELECT household_id FROM contacts WHERE household_id IS NOT NULL"
        " AND id IN (SELECT value FROM json_each(?))"
    )
    db.execute(f"DELETE FROM journal WHERE tbl = 'households' AND row IN ({left})", [gone])
    db.execute(f"UPDATE households SET name = '', dear = '' WHERE id IN ({left})", [gone])


def _note_it(db: Data, name: str) -> None:
    """In the history, as something that cannot be taken back; it says of nobody who it was."""
    if doing(db) is not None:
        return
    db.execute(
        "INSERT INTO actions (id, name, undoable, touched, device)"
        " VALUES (?, ?, 0, 1, (SELECT device FROM now_doing))",
        [str(uuid.uuid4()), name],
    )
    note(db, db.execute("SELECT max(number) FROM actions").fetchone()[0])


def _forget_history(db: Data, theirs: Theirs, keys: str, named: re.Pattern[str] | None) -> None:
    """What the journal has of these rows, or says with their words; and the names of actions that name them."""
    mine = "(person IN (SELECT value FROM json_each(:people)) OR row IN (SELECT value FROM json_each(:keys)))"
    values = {"people": json.dumps([*theirs.goes.get(PEOPLE, ())]), "keys": keys}
    about_them = {
        number
        for (number,) in db.execute(
            f"SELECT action FROM journal GROUP BY action HAVING min({mine})", values
        ).fetchall()
    }
    db.execute(f"DELETE FROM journal WHERE {mine}", values)
    if named is not None:
        _forget_words(db, named)
    renamed = [
        number
        for number, name in db.execute("SELECT number, name FROM actions").fetchall()
        if number in about_them or (named is not None and named.search(name))
    ]
    gone = say("Something about someone who was erased")
    db.execute(
        "UPDATE actions SET name = ? WHERE number IN (SELECT value FROM json_each(?))",
        [gone, json.dumps(renamed)],
    )
    # What has nothing left to take back is not offered, and what was taken back and lost a part does not come again.
    db.execute(
        "UPDATE actions SET undoable = 0, state = iif(state = 'undone', 'over', state)"
        " WHERE number NOT IN (SELECT action FROM journal) OR number IN (SELECT value FROM json_each(?))",
        [json.dumps(renamed)],
    )


def _forget_words(db: Data, named: re.Pattern[str]) -> None:
    """Of other rows, what they said before with these words: what stands in them now is for people to judge."""
    numbers, actions = [], set()
    for number, action, *texts in db.execute(
        "SELECT number, action, before, after FROM journal"
    ).fetchall():
        if any(text and named.search(_plain(text)) for text in texts):
            numbers.append(number)
            actions.add(action)
    if numbers:
        db.execute(
            "DELETE FROM journal WHERE number IN (SELECT value FROM json_each(?))",
            [json.dumps(numbers)],
        )
        db.execute(
            "UPDATE actions SET undoable = 0 WHERE number IN (SELECT value FROM json_each(?))",
            [json.dumps(sorted(actions))],
        )


def _forget_typing(db: Data, keys: Iterable[str], named: re.Pattern[str] | None) -> None:
    """What is typed and not saved about them, what was asked for in batches, what is remembered of searches."""
    gone = set(keys)
    for one, subject, *texts in db.execute(
        "SELECT id, subject_id, title, typed, before FROM drafts"
    ).fetchall():
        told = " ".join(map(_plain, texts))
        if subject in gone or any(key in told for key in gone) or (named and named.search(told)):
            db.execute("DELETE FROM drafts WHERE id = ?", [one])
    for table, key, column in (
        ("batches", "id", "name"),
        ("batches", "id", "asked"),
        ("settings", "name", "value"),
    ):
        for one, text in db.execute(f"SELECT {key}, {column} FROM {table}").fetchall():
            new = scrubbed(text, gone, named)
            if new != text:
                db.execute(f"UPDATE {table} SET {column} = ? WHERE {key} = ?", [new, one])


def scrubbed(text: str, gone: set[str], named: re.Pattern[str] | None) -> str:
    """A text without them: of a list, the parts that name them are left out; what else names them is empty."""
    try:
        value = json.loads(text)
    except ValueError:
        value = text
    new = _without(value, gone, named)
    if new == value:
        return text
    return new if isinstance(value, str) and isinstance(new, str) else json.dumps(new)


def _without(value: Any, gone: set[str], named: re.Pattern[str] | None) -> Any:
    match value:
        case str():
            return "" if value in gone or (named and named.search(value)) else value
        case list():
            new = [_without(one, gone, named) for one in value]
            return [one for one, was in zip(new, value, strict=True) if one != "" or was == ""]
        case dict():
            return {name: _without(one, gone, named) for name, one in value.items()}
        case _:
            return value


def _plain(text: str) -> str:
    """JSON as its words stand in it, whatever letters it spells with signs."""
    try:
        return json.dumps(json.loads(text), ensure_ascii=False)
    except ValueError:
        return text
