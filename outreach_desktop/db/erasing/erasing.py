"""Takes a person out of the data file: rows, journal, drafts, settings and names of actions in one transaction, then every byte.

Killed before the end of the transaction, nothing has happened; killed after it, the next opening does the rest.
"""

import datetime as dt
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.erasing import people, rows, suppressions, texts, unfinished
from outreach_desktop.db.erasing.borne import by_others
from outreach_desktop.db.erasing.rows import Theirs
from outreach_desktop.db.erasing.texts import Texts
from outreach_desktop.db.history import since
from outreach_desktop.db.history.journal import note_for_good, off_the_record
from outreach_desktop.db.history.links import PEOPLE
from outreach_desktop.db.making import letter_runs
from outreach_desktop.db.subjects import batches
from outreach_desktop.domain.documents.documents import DocumentState
from outreach_desktop.domain.erasing.spellings import NamedBy, Naming, Says, Spelling, spellings
from outreach_desktop.domain.erasing.stages import Stage
from outreach_desktop.domain.erasing.traces import traces
from outreach_desktop.domain.fields import INSTEAD
from outreach_desktop.domain.incoming.phones import number_key
from outreach_desktop.domain.labour import Steps, outcome
from outreach_desktop.words import say

_PARTS_OF_A_NAME: Final = ("title", "first_name", "last_name")


def looked_through(db: Data, ids: Sequence[str]) -> Steps[Texts]:
    """What goes with these entries of one person, and which texts of others may name them, in steps; nothing is changed."""
    theirs = rows.found(db, ids)
    yield None
    known = people.at_all_times(db, ids, theirs.goes.get("roles", ()))
    every = spellings(known)
    others = by_others(db, ids, known, every)
    yield None
    return (yield from texts.looked_through(db, Texts(Naming(every, others.borne), others, theirs)))


def erase(
    db: Data, ids: Sequence[str], day: dt.date, name: str, decided: Mapping[str, bool]
) -> Steps[None]:
    """Take these entries of one person out for good, in steps; until the first that says so nothing is changed.

    `name` is what the history says instead, and names nobody; `decided` says of texts of others, by their keys, whether
    the name goes.
    """
    found = yield from looked_through(db, ids)
    yield Stage.TAKING_OUT, 0
    with db.atomic():
        found.theirs = rows.found(db, ids)
        texts.look_at_what_is_new(db, found)
        known = people.at_all_times(db, ids, found.theirs.goes.get("roles", ()))
        emails = [one.email.strip() for one in known] + [one.secure_email.strip() for one in known]
        mobiles = [one.mobile.strip() for one in known]
        shared = people.shared_by_others(db, ids, filter(None, [*emails, *mobiles]))
        folded = {one.casefold() for one in shared} | {number_key(one) for one in shared}
        every = [trace for one in known for trace in traces(one, folded)]
        suppressions.keep(db, ids, dict.fromkeys(every), day)
        _take_out(db, found, decided, name)
    yield from unfinished.finishing(db)


def erase_again(db: Data, name: str) -> int:
    """Erase whoever an older file still has though they were erased since; gives how many entries."""
    known = suppressions.known(db)
    if not known:
        return 0
    every = db.execute("SELECT id FROM contacts").fetchall()
    ids = [one for (one,) in every if known.was_erased(one)]
    if ids:
        found = outcome(looked_through(db, ids))
        with db.atomic():
            _take_out(db, found, {}, name)
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


def _take_out(db: Data, found: Texts, decided: Mapping[str, bool], name: str) -> None:
    theirs, naming = found.theirs, found.naming
    keys = json.dumps(sorted(theirs.keys()))
    db.execute("PRAGMA defer_foreign_keys = ON")
    with off_the_record(db):
        for table, column, row in theirs.loose:
            db.execute(f'UPDATE {table} SET "{column}" = NULL WHERE id = ?', [row])
        _forget_households(db, theirs)
        also = texts.actions_about(db, found, decided)
        _forget_history(db, theirs, keys, naming, also)
        texts.take_out(db, found, decided)
        _hand_letters_on(db, theirs)
        for one in theirs.goes.get(PEOPLE, {}):
            letter_runs.hand_copies_on(db, one, None)
        _forget_typing(db, theirs.keys(), naming)
        for table in theirs.goes:
            db.execute(
                f"DELETE FROM {table} WHERE id IN (SELECT value FROM json_each(?))",
                [json.dumps([*theirs.goes[table]])],
            )
        db.execute("DELETE FROM file_contents WHERE sha256 NOT IN (SELECT sha256 FROM files)")
    since.forget(db)
    unfinished.begin(db)
    note_for_good(db, name)


def _forget_households(db: Data, theirs: Theirs) -> None:
    """Who goes on living there is greeted by their own name: what somebody typed for both names both."""
    gone = json.dumps([*theirs.goes.get(PEOPLE, {})])
    left = (
        "SELECT household_id FROM contacts WHERE household_id IS NOT NULL"
        " AND id IN (SELECT value FROM json_each(?))"
    )
    db.execute(f"DELETE FROM journal WHERE tbl = 'households' AND row IN ({left})", [gone])
    db.execute(f"UPDATE households SET name = '', dear = '' WHERE id IN ({left})", [gone])


def _forget_history(db: Data, theirs: Theirs, keys: str, naming: Naming, also: set[int]) -> None:
    """What the journal has of these rows; and the names of actions that name them, surely those in `also`."""
    mine = "(person IN (SELECT value FROM json_each(:people)) OR row IN (SELECT value FROM json_each(:keys)))"
    values = {"people": json.dumps([*theirs.goes.get(PEOPLE, ())]), "keys": keys}
    asked = f"SELECT DISTINCT action FROM journal WHERE {mine}"
    about_them = {number for (number,) in db.execute(asked, values).fetchall()}
    db.execute(f"DELETE FROM journal WHERE {mine}", values)
    told = {
        number
        for (number,) in db.execute(
            "SELECT number FROM actions WHERE number IN (SELECT action FROM journal)"
        ).fetchall()
    }
    called = Naming([*naming.every, *_single(naming.every)], naming.borne)
    renamed = [
        number
        for number, name in db.execute("SELECT number, name FROM actions").fetchall()
        if (number in about_them and (number not in told or called.says(name) is not Says.NOTHING))
        or (number not in told and naming.says(name) is not Says.NOTHING)
        or naming.says(name) is Says.SURELY
        or (number in also and called.says(name) is not Says.NOTHING)
    ]
    gone = say("Something about someone who was erased")
    db.execute(
        "UPDATE actions SET name = ? WHERE number IN (SELECT value FROM json_each(?))",
        [gone, json.dumps(renamed)],
    )
    # What has nothing left to take back is not offered, and what was taken back and lost a part does not come again.
    db.execute(
        "UPDATE actions SET undoable = 0, state = iif(state = 'undone', 'over', state)"
        " WHERE number NOT IN (SELECT action FROM journal) OR (state = 'undone'"
        " AND number IN (SELECT value FROM json_each(?)))",
        [json.dumps(sorted(about_them))],
    )


def _single(every: Iterable[Spelling]) -> list[Spelling]:
    """Each word of a name: what was done to them and to others is called by their name, however it is written."""
    return [
        Spelling(NamedBy.WORD, word)
        for one in every
        if one.way is NamedBy.NAME
        for word in one.text.replace(",", "").split()
        if len(word) > 2
    ]


def _hand_letters_on(db: Data, theirs: Theirs) -> None:
    """A letter to a household that is still to be made is for those who are left of it."""
    gone = theirs.goes.get(PEOPLE, {})
    letters = theirs.goes.get("documents", {}).values()
    for batch, asked in db.execute("SELECT id, asked FROM batches").fetchall():
        try:
            told = json.loads(asked)
        except ValueError:  # of a file from elsewhere: its words are gone through below
            continue
        mine = [one for one in letters if one["batch_id"] == batch]
        served = {one["contact_id"] for one in mine if one["state"] == DocumentState.MADE}
        if isinstance(told, dict) and any(one in asked for one in gone):
            new = json.dumps(batches.handed_on(told, gone, served))
            db.execute("UPDATE batches SET asked = ? WHERE id = ?", [new, batch])


def _forget_typing(db: Data, keys: Iterable[str], naming: Naming) -> None:
    """What is typed and not saved about them, what was asked for in batches, what is remembered of searches.

    What is typed about others stays, without their name.
    """
    gone = set(keys)
    for one, subject, *told in db.execute(
        "SELECT id, subject_id, title, typed, before FROM drafts"
    ).fetchall():
        is_theirs = any(_is_about(text, naming) for text in told)
        if subject in gone or is_theirs or any(key in " ".join(told) for key in gone):
            db.execute("DELETE FROM drafts WHERE id = ?", [one])
            continue
        new = [
            scrubbed(text, gone, lambda text: naming.without_sure(text, INSTEAD)) for text in told
        ]
        if new != told:
            db.execute(
                "UPDATE drafts SET title = ?, typed = ?, before = ? WHERE id = ?", [*new, one]
            )

    def emptied(text: str) -> str:
        return "" if naming.says(text) is Says.SURELY else text

    for table, key, column in (
        ("batches", "id", "name"),
        ("batches", "id", "asked"),
        ("settings", "name", "value"),
    ):
        for one, text in db.execute(f"SELECT {key}, {column} FROM {table}").fetchall():
            left = scrubbed(text, gone, emptied)
            if left != text:
                db.execute(f"UPDATE {table} SET {column} = ? WHERE {key} = ?", [left, one])


def _is_about(text: str, naming: Naming) -> bool:
    """Whether a form that was filled in is about them: it has a field for each part of a name."""
    try:
        value = json.loads(text)
    except ValueError:
        return False
    return any(
        naming.says(" ".join(str(part.get(name) or "") for name in _PARTS_OF_A_NAME)) is Says.SURELY
        for part in _parts_of(value)
    )


def _parts_of(value: Any) -> Iterator[dict[str, Any]]:
    """Every form in a draft, also of those that stand in another."""
    if isinstance(value, dict):
        yield value
    if isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _parts_of(one)


def scrubbed(text: str, gone: set[str], rewritten: Callable[[str], str]) -> str:
    """A text without them, in which JSON is read; of a list, the parts of which nothing is left are left out."""
    try:
        value = json.loads(text)
    except ValueError:
        value = text
    new = _without(value, gone, rewritten)
    if new == value:
        return text
    return new if isinstance(value, str) and isinstance(new, str) else json.dumps(new)


def _without(value: Any, gone: set[str], rewritten: Callable[[str], str]) -> Any:
    match value:
        case str():
            return "" if value in gone else rewritten(value)
        case list():
            new = [_without(one, gone, rewritten) for one in value]
            return [one for one, was in zip(new, value, strict=True) if one != "" or was == ""]
        case dict():
            return {name: _without(one, gone, rewritten) for name, one in value.items()}
        case _:
            return value
