"""What was done to the rows people made: triggers write it down, grouped by the action that did it."""

import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.domain.labour import Steps

OFF_THE_RECORD = 0

_PREFIX = "journal_of_"
_COUNTED_AT_ONCE = 5000
"""Entries that are counted in one step."""


@contextmanager
def changing(db: Data, name: str, *, undoable: bool = True) -> Iterator[None]:
    """Everything inside happens or nothing does, and undo knows it as `name`: "Add contact Dr Ann O'Neil".

    Inside another action the outer name stands. An action that changes nothing leaves no trace.
    """
    if doing(db) is not None:
        with db.atomic():
            yield
        return
    with db.atomic():
        number = _begin(db, name, undoable)
        yield
        _end(db, number)
        # A list of what was done shows it; of an import, counting takes a second, so that does it in steps.
        db.execute(
            "UPDATE actions SET touched = (SELECT count(DISTINCT row) FROM journal WHERE action = :number)"
            " WHERE number = :number AND touched IS NULL",
            {"number": number},
        )


def count_in_steps(db: Data) -> Steps[None]:
    """Count the rows that the action under way has touched, when it will touch no others; else its end counts them in one go."""
    number = doing(db)
    first, last = db.execute(
        "SELECT (SELECT min(number) FROM journal WHERE action = :number),"
        " (SELECT max(number) FROM journal WHERE action = :number)",
        {"number": number},
    ).fetchone()
    if first is None:
        return
    touched = 0
    for begin in range(first, last + 1, _COUNTED_AT_ONCE):
        touched += db.execute(
            "SELECT count(*) FROM journal j WHERE number >= :begin AND number < :end AND action = :number"
            " AND NOT EXISTS (SELECT 1 FROM journal WHERE row = j.row AND number < j.number AND action = :number)",
            {"number": number, "begin": begin, "end": begin + _COUNTED_AT_ONCE},
        ).fetchone()[0]
        yield touched
    db.execute("UPDATE actions SET touched = ? WHERE number = ?", [touched, number])


@contextmanager
def carrying_on(db: Data, name: str, number: int | None) -> Iterator[int]:
    """One action done in several transactions: what one yields is given to the next.

    Where it has been taken back in between, a new action begins.
    """
    with db.atomic():
        row = db.execute("SELECT 1 FROM actions WHERE number = ? AND state = 'done'", [number])
        if number is None or not row.fetchone():
            number = _begin(db, name, undoable=True)
        _set_doing(db, number)
        yield number
        _end(db, number)


def rename(db: Data, number: int, name: str) -> None:
    """What was done turned out otherwise than it began: undo knows it by this name."""
    db.execute("UPDATE actions SET name = ? WHERE number = ?", [name, number])


def newest_action(db: Data) -> int:
    """The number of the newest thing that was done, also of one that was taken back."""
    number: int = db.execute("SELECT coalesce(max(number), 0) FROM actions").fetchone()[0]
    return number


def begun_by(db: Data, row_id: str) -> int | None:
    """The number of the action that made a row."""
    made = "SELECT action FROM journal WHERE row = ? AND change = 'insert' ORDER BY number DESC"
    row = db.execute(made, [row_id]).fetchone()
    return row[0] if row else None


@contextmanager
def off_the_record(db: Data) -> Iterator[None]:
    """For changes that put earlier ones back; the journal must not take them for new ones."""
    with db.atomic():
        before = doing(db)
        _set_doing(db, OFF_THE_RECORD)
        yield
        _set_doing(db, before)


def doing(db: Data) -> int | None:
    """The number of the action under way."""
    number: int | None = db.execute("SELECT action FROM now_doing").fetchone()[0]
    return number


def end_what_is_under_way(db: Data) -> None:
    """For a file that says so though nothing is: everything later would be taken for a part of that action."""
    with db.atomic():
        _set_doing(db, None)


def _set_doing(db: Data, number: int | None) -> None:
    db.execute("UPDATE now_doing SET action = ?", [number])


def _begin(db: Data, name: str, undoable: bool) -> int:
    db.execute(
        "INSERT INTO actions (id, name, undoable, device)"
        " VALUES (?, ?, ?, (SELECT device FROM now_doing))",
        [str(uuid.uuid4()), name, undoable],
    )
    number: int = db.execute("SELECT last_insert_rowid()").fetchone()[0]
    _set_doing(db, number)
    return number


def _end(db: Data, number: int) -> None:
    _set_doing(db, None)
    if not db.execute("SELECT 1 FROM journal WHERE action = ?", [number]).fetchone():
        db.execute("DELETE FROM actions WHERE number = ?", [number])
        return
    note(db, number)
    db.execute("UPDATE actions SET state = 'over' WHERE state = 'undone'")


def is_newest(db: Data, number: int) -> bool:
    """Whether all changes of an action stand together at the end of the journal: then nothing of it was changed since."""
    asked = (
        "SELECT max(number) IS (SELECT max(number) FROM journal) AND max(number) - min(number) + 1 = count(*)"
        " FROM journal WHERE action = ?"
    )
    return bool(db.execute(asked, [number]).fetchone()[0])


def note(db: Data, number: int) -> None:
    """An action changed rows, or was taken back, or brought again: tell whoever asks."""
    if db.acted is not None:
        db.acted.append(number)


def note_for_good(db: Data, name: str) -> None:
    """In the history, as something that cannot be taken back; it says of no one who it was."""
    if doing(db) is not None:
        return
    db.execute(
        "INSERT INTO actions (id, name, undoable, touched, device)"
        " VALUES (?, ?, 0, 1, (SELECT device FROM now_doing))",
        [str(uuid.uuid4()), name],
    )
    note(db, db.execute("SELECT max(number) FROM actions").fetchone()[0])


def tables_of(db: Data, numbers: Iterable[int]) -> frozenset[str]:
    """The tables in which these actions changed something."""
    asked = "SELECT DISTINCT tbl FROM journal WHERE action = ?"
    return frozenset(
        table for number in set(numbers) for (table,) in db.execute(asked, [number]).fetchall()
    )


def journalled(db: Data) -> dict[str, list[str]]:
    """The tables whose rows people made, each with its columns: those that have a bin."""
    columns: dict[str, list[str]] = {}
    for table, column in db.execute(
        "SELECT m.name, c.name FROM sqlite_schema m, pragma_table_info(m.name) c"
        " WHERE m.type = 'table' ORDER BY m.name, c.cid"
    ):
        columns.setdefault(table, []).append(column)
    return {table: names for table, names in columns.items() if "deleted_at" in names}


def make_triggers(db: Data) -> None:
    """After a migration: three for each table, made from the columns it has now."""
    for table, columns in journalled(db).items():
        for statement in _triggers(table, columns):
            db.execute(statement)


def _triggers(table: str, columns: list[str]) -> Iterator[str]:
    """An insert keeps the key alone, an update the columns it changed, a delete the whole row."""
    whole = ", ".join(f"'{name}', OLD.\"{name}\"" for name in columns)
    pairs = " UNION ALL ".join(
        f'SELECT \'{name}\' AS name, OLD."{name}" AS was, NEW."{name}" AS is_now'
        for name in columns
    )
    yield _trigger(
        table, "INSERT", f"VALUES ({_head(table, columns, 'NEW')}, 'insert', NULL, NULL)"
    )
    yield _trigger(
        table,
        "UPDATE",
        f"SELECT {_head(table, columns, 'NEW')}, 'update',"
        f" json_group_object(name, was), json_group_object(name, is_now)"
        f" FROM ({pairs}) WHERE was IS NOT is_now HAVING count(*) > 0",
    )
    yield _trigger(
        table,
        "DELETE",
        f"VALUES ({_head(table, columns, 'OLD')}, 'delete', json_object({whole}), NULL)",
    )


def _head(table: str, columns: list[str], row: str) -> str:
    person = f"{row}.id" if table == "contacts" else "NULL"
    if "contact_id" in columns:
        person = f"{row}.contact_id"
    elif "owner_id" in columns:
        person = f"(SELECT id FROM contacts WHERE id = {row}.owner_id)"
    return f"(SELECT action FROM now_doing), '{table}', {row}.id, {person}"


def _trigger(table: str, change: str, values: str) -> str:
    return (
        f"CREATE TRIGGER {_PREFIX}{table}_{change.lower()} AFTER {change} ON {table}"
        f" WHEN (SELECT action FROM now_doing) IS NOT {OFF_THE_RECORD} BEGIN"
        " SELECT RAISE(ABORT, 'a change needs a name: use changing()')"
        " WHERE (SELECT action FROM now_doing) IS NULL;"
        " INSERT INTO journal (action, tbl, row, person, change, before, after)"
        f" {values}; END"
    )
