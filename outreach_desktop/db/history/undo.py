"""Taking actions back, and bringing them again: the journal read backwards and forwards."""

import json
from collections.abc import Callable, Container, Iterable, Iterator
from typing import Any, Final

from sqlite_utils.utils import sqlite3

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.history import row_names, setting_aside, undo_imports
from outreach_desktop.db.history.journal import is_newest, note, off_the_record
from outreach_desktop.db.history.setting_aside import MUST_STAY, PROTECTED, left_to
from outreach_desktop.domain.labour import Steps
from outreach_desktop.words import say, say_many

Row = dict[str, Any]

# Rows that are nothing but what people have said.
PROTECTED_TABLES: Final = frozenset({"wishes"})

_MARKS: Final = frozenset({"updated_at", "device"})
"""What changes with every change of a row."""
_STRETCH: Final = 50_000
"""Numbers of the journal: to look through them for what is not done yet takes some hundredths of a second."""


def next_undo(db: Data) -> Row | None:
    """The newest action that can be taken back."""
    return _first(
        db, "SELECT * FROM actions WHERE state = 'done' AND undoable ORDER BY number DESC"
    )


def next_redo(db: Data) -> Row | None:
    """The action taken back last, while nothing else was done since."""
    return _first(db, "SELECT * FROM actions WHERE state = 'undone' ORDER BY undone_as DESC")


def standing(db: Data, action_id: str) -> Row | None:
    """The action with this id, if it can be taken back and has not been."""
    return _first(
        db, "SELECT * FROM actions WHERE id = ? AND state = 'done' AND undoable", action_id
    )


def people_of(db: Data, action: Row, at_most: int) -> int:
    """How many people an action was about; no more than `at_most` are looked for, as it can be about a hundred thousand."""
    asked = (
        "SELECT count(*) FROM (SELECT DISTINCT person FROM journal"
        " WHERE action = ? AND person IS NOT NULL LIMIT ?)"
    )
    number: int = db.execute(asked, [action["number"], at_most]).fetchone()[0]
    return number


def changes_of(db: Data, action: Row) -> int:
    """How many changes an action made."""
    asked = "SELECT count(*) FROM journal WHERE action = ?"
    number: int = db.execute(asked, [action["number"]]).fetchone()[0]
    return number


def undo(db: Data, action: Row) -> Steps[tuple[str, ...]]:
    """Take an action back, its last change first; sentences say what was left, and why.

    An older one of which all was left stands as it did. It is one transaction: closed before its end, it has done nothing.
    Each step yields how many changes were gone through since the one before, none where all of them were only looked at.
    """
    kept: dict[str, None] = {}
    with off_the_record(db):
        changed, guarded, in_order = yield from _looked_at(db, action)
        if not in_order:
            yield from undo_imports.take_away(
                db, action["number"], changed, guarded, PROTECTED_TABLES
            )
        aside = 0
        refused = setting_aside.people_of(db, action["number"]) - {row for _, row in changed}
        refused = {person for person in refused if person in guarded}
        yield 0
        for some in _portions(db, action, newest_first=True):
            undo_imports.keep_for_redo(db, _made_in(some))
            for entry in some:
                if (entry["tbl"], entry["row"]) in changed:
                    kept[_changed(_called(db, entry))] = None
                elif entry["tbl"] in PROTECTED_TABLES and entry["person"] in refused:
                    continue  # a wish goes where its person goes
                elif entry["row"] in refused and not setting_aside.is_needed(db, entry["row"]):
                    setting_aside.put_aside(db, entry["number"], entry["row"])
                    aside += 1
                else:
                    kept |= dict.fromkeys(_take_back(db, entry, guarded))
            yield len(some)
        yield 0
        newest = next_undo(db)
        if kept and not taken_back(db, action) and action != newest:
            _keep_no_copies(db, action)
        else:
            # The newest is passed over even so: the one before it is next.
            db.execute(
                "UPDATE actions SET state = 'undone',"
                " undone_as = 1 + coalesce((SELECT max(undone_as) FROM actions WHERE state = 'undone'), 0)"
                " WHERE number = ?",
                [action["number"]],
            )
    note(db, action["number"])
    return (*kept, *([_stays_known(aside)] if aside else []))


def taken_back(db: Data, action: Row) -> int:
    """How many changes of it are taken back now."""
    asked = "SELECT count(*) FROM journal WHERE action = ? AND undone"
    number: int = db.execute(asked, [action["number"]]).fetchone()[0]
    return number


def _changed(called: str) -> str:
    return say("{called} was changed since, so it was kept as it is.", called=called)


def _stays_known(people: int) -> str:
    return say_many(
        "The wish of {count} person not to be contacted is kept, in case they are added again.",
        "The wish of {count} people not to be contacted is kept, in case they are added again.",
        people,
    )


def redo(db: Data, action: Row) -> Steps[tuple[str, ...]]:
    """Bring an action again, its first change first: just those changes that undo took back. In steps, as `undo`."""
    kept: dict[str, None] = {}
    with off_the_record(db):
        setting_aside.fetch(db, action["number"])
        yield 0
        _, guarded, in_order = yield from _looked_at(db, action)
        if not in_order:
            yield from undo_imports.bring_again(db, action["number"])
        for some in _portions(db, action, newest_first=False):
            for entry in some:
                if not _try(db, entry, _forward, guarded, undone=False):
                    kept[
                        say(
                            "{called} cannot come back: something it needs is gone.",
                            called=_called(db, entry),
                        )
                    ] = None
            yield len(some)
        yield 0
        db.execute("UPDATE actions SET state = 'done' WHERE number = ?", [action["number"]])
    note(db, action["number"])
    return tuple(kept)


def _looked_at(
    db: Data, action: Row
) -> Steps[tuple[set[tuple[str, str]], Container[object], bool]]:
    """What has to be known before: which rows were changed since, whose wishes are left, whether its changes depend on their order."""
    changed = _changed_since(db, action)
    yield 0
    guarded = left_to(db, action["number"], action["name"], changed)
    yield 0
    in_order = _deleted_any(db, action)
    yield 0
    return changed, guarded, in_order


def _changed_since(db: Data, action: Row) -> set[tuple[str, str]]:
    """Table and key of the rows that later actions, which still stand, have touched again.

    A later change of nothing but a wish not to be contacted is none: undo leaves the wish anyhow.
    """
    if is_newest(db, action["number"]):
        return set()
    found = db.execute(
        "SELECT DISTINCT mine.tbl, mine.row FROM journal mine"
        " JOIN journal later ON later.row = mine.row AND later.number > mine.number"
        " WHERE mine.action = :number AND later.tbl = mine.tbl"
        " AND later.action <> :number AND NOT later.undone"
        " AND (later.change <> 'update' OR EXISTS (SELECT 1 FROM json_each(later.before)"
        " WHERE key NOT IN (SELECT value FROM json_each(:beside))))",
        {"number": action["number"], "beside": json.dumps([*PROTECTED, *_MARKS])},
    )
    return set(found.fetchall())


def _deleted_any(db: Data, action: Row) -> bool:
    """Whether the action deleted rows, perhaps its own: then its changes depend on their order."""
    asked = "SELECT 1 FROM journal WHERE action = ? AND change = 'delete' LIMIT 1"
    return db.execute(asked, [action["number"]]).fetchone() is not None


def _take_back(db: Data, entry: Row, guarded: Container[object]) -> list[str]:
    """Sentences about what was left of this one change."""
    left = []
    if entry["person"] in guarded and _protects(db, entry):
        left.append(
            say(
                "{called}: the wish not to be contacted was kept.",
                called=_called(db, entry),
            )
        )
        if entry["change"] == "insert" or entry["tbl"] in PROTECTED_TABLES or _is_all_said(entry):
            return left
    # A tag that others have got since is nothing to tell anybody about.
    if not _try(db, entry, _back, guarded, undone=True) and entry["tbl"] != "tags":
        left.append(
            say("{called} was kept, because other entries need it now.", called=_called(db, entry))
        )
    return left


def _protects(db: Data, entry: Row) -> bool:
    """Whether taking this change back would lose a wish not to be contacted."""
    if entry["tbl"] in PROTECTED_TABLES:
        return setting_aside.would_weaken(db, entry["row"], entry["change"], entry["before"])
    if entry["change"] == "update":
        return bool(PROTECTED & json.loads(entry["before"]).keys())
    if entry["change"] == "insert" and entry["tbl"] == "contacts":
        return bool(db.execute(f"SELECT ? IN ({MUST_STAY})", [entry["row"]]).fetchone()[0])
    return False


def _is_all_said(entry: Row) -> bool:
    """Whether a change of a row is of nothing but what somebody said about being contacted."""
    return set(json.loads(entry["before"])) <= PROTECTED | _MARKS


def _try(
    db: Data,
    entry: Row,
    step: Callable[[Data, Row, Container[object]], None],
    guarded: Container[object],
    *,
    undone: bool,
) -> bool:
    """Take one step, unless another row stands in its way: it refers to this one, or has its place.

    A step is one statement, and SQLite itself takes back one that fails.
    """
    try:
        step(db, entry, guarded)
    except sqlite3.IntegrityError:
        return False
    db.execute(
        # A row that is there again needs no copy in the journal.
        "UPDATE journal SET undone = :undone, after = iif(:undone OR change <> 'insert', after, NULL)"
        " WHERE number = :number",
        {"undone": undone, "number": entry["number"]},
    )
    return True


def _back(db: Data, entry: Row, guarded: Container[object]) -> None:
    match entry["change"]:
        case "insert":
            _delete(db, entry)
        case "update":
            _put(db, entry, entry["before"], guarded)
        case _:
            _insert(db, entry, entry["before"])


def _forward(db: Data, entry: Row, guarded: Container[object]) -> None:
    match entry["change"]:
        case "insert":
            _insert(db, entry, entry["after"])
        case "update":
            _put(db, entry, entry["after"], guarded)
        case _:
            _delete(db, entry)


def _keep_no_copies(db: Data, action: Row) -> None:
    """All of its rows are there still."""
    asked = "UPDATE journal SET after = NULL WHERE action = ? AND change = 'insert'"
    db.execute(asked, [action["number"]])


def _delete(db: Data, entry: Row) -> None:
    db.execute(f"DELETE FROM {entry['tbl']} WHERE id = ?", [entry["row"]])


def _put(db: Data, entry: Row, columns: str, guarded: Container[object]) -> None:
    left = PROTECTED if entry["person"] in guarded else ()
    values = {name: new for name, new in json.loads(columns).items() if name not in left}
    sets = ", ".join(f'"{name}" = ?' for name in values)
    if sets:
        keyed = [*values.values(), entry["row"]]
        db.execute(f"UPDATE {entry['tbl']} SET {sets} WHERE id = ?", keyed)


def _insert(db: Data, entry: Row, columns: str | None) -> None:
    if columns is None:  # made and deleted by the same action
        return
    values = json.loads(columns)
    names = ", ".join(f'"{name}"' for name in values)
    marks = ", ".join("?" * len(values))
    db.execute(f"INSERT INTO {entry['tbl']} ({names}) VALUES ({marks})", list(values.values()))


def _called(db: Data, entry: Row) -> str:
    return row_names.called(db, entry["tbl"], entry["row"], entry["person"])


def _portions(db: Data, action: Row, *, newest_first: bool) -> Iterator[list[Row]]:
    """The changes of an action that are to be taken back, the newest first, or those to be brought again, the first first.

    Where none of very many is left to do, a portion is empty now and then: so others get their turn.
    """
    order, sign = ("DESC", "<") if newest_first else ("ASC", ">")
    for first, last in _stretches(db, action, newest_first=newest_first):
        place = last + 1 if newest_first else first - 1
        while some := list(
            db.query(
                "SELECT * FROM journal WHERE action = ? AND number BETWEEN ? AND ? AND undone = ?"
                f" AND number {sign} ? ORDER BY number {order} LIMIT ?",
                [action["number"], first, last, not newest_first, place, undo_imports.AT_ONCE],
            )
        ):
            place = some[-1]["number"]
            yield some
        yield []


def _stretches(db: Data, action: Row, *, newest_first: bool) -> list[tuple[int, int]]:
    """From which number to which the changes of an action lie in the journal, in stretches that are quick to look through."""
    asked = "SELECT (SELECT min(number) FROM journal WHERE action = :number), (SELECT max(number) FROM journal WHERE action = :number)"
    lowest, highest = db.execute(asked, {"number": action["number"]}).fetchone()
    if lowest is None:
        return []
    found = [
        (first, min(first + _STRETCH, highest + 1) - 1)
        for first in range(lowest, highest + 1, _STRETCH)
    ]
    return found[::-1] if newest_first else found


def _made_in(entries: Iterable[Row]) -> dict[str, list[int]]:
    """By table, the numbers of the changes that made a row."""
    made: dict[str, list[int]] = {}
    for entry in entries:
        if entry["change"] == "insert":
            made.setdefault(entry["tbl"], []).append(entry["number"])
    return made


def _first(db: Data, sql: str, *values: str) -> Row | None:
    return next(iter(db.query(f"{sql} LIMIT 1", values)), None)
