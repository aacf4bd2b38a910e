"""Erasing a person for good: what would go with them, what stays, and doing it."""

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.erasing import erasing, rows, unfinished
from outreach_desktop.db.erasing.rows import Theirs
from outreach_desktop.db.file import data_file as files
from outreach_desktop.db.history import row_names
from outreach_desktop.db.history.journal import journalled
from outreach_desktop.db.history.links import PEOPLE
from outreach_desktop.db.holding.rows import naming
from outreach_desktop.db.subjects import contacts
from outreach_desktop.domain.erasing.erasure import BackupLeft, ErasedMention, Erasure, go_on
from outreach_desktop.domain.erasing.traces import pattern_of
from outreach_desktop.domain.fields import FieldKind
from outreach_desktop.domain.labour import Steps
from outreach_desktop.domain.subjects import SUBJECTS
from outreach_desktop.errors import OutreachError
from outreach_desktop.services.registers import taking
from outreach_desktop.services.safety import backup_rows
from outreach_desktop.words import say

_BESIDE: Final = ("*(salvaged *", "*(rescued *", "Set aside *")


def preview(db: Data, contact_id: str, *, now: dt.datetime) -> Steps[Erasure]:
    """All that would go, stay, and be left to do by hand, in steps; nothing is changed."""
    person = contacts.get(db, contact_id)
    ids = rows.merged_into(db, contact_id)
    theirs = rows.found(db, ids)
    yield 0
    words = erasing.words_about(db, ids, theirs)
    mentions = yield from _mentions(db, theirs, words)
    path = files.path_of(db)
    return Erasure(
        person_id=contact_id,
        name=person.name,
        goes=tuple(
            (table, len(theirs.goes[table]))
            for table in SUBJECTS
            if theirs.goes.get(table) and table != PEOPLE
        ),
        same=tuple(row_names.name_in(PEOPLE, theirs.goes[PEOPLE][one]) for one in ids[1:]),
        loosened=len({(table, row) for table, _, row in theirs.loose}),
        history=erasing.steps_about(db, theirs),
        mentions=mentions,
        papers=_papers(theirs),
        backups=_backups(path, now),
        elsewhere=_elsewhere(db, path),
    )


def now_on(today: dt.date) -> dt.datetime:
    """Noon of a day, in the time of this computer: backups are counted in days."""
    return dt.datetime.combine(today, dt.time(12)).astimezone()


def erase(db: Data, contact_id: str, *, today: dt.date) -> str:
    """Erase a person for good, and give the name they had. It cannot be taken back.

    All of it is done or nothing. OutreachError where the file may not or cannot be written.
    """
    person = contacts.get(db, contact_id)
    ids = rows.merged_into(db, contact_id)
    try:
        erasing.erase(db, ids, today, say("Erase someone for good"))
    except OutreachError as error:
        if not unfinished.is_to_finish(db):  # then nothing was done
            raise
        _forget_in_registers(db, ids)
        raise OutreachError(
            say(
                "{name} was erased, but the file could not be written again, so traces may be left in it. {why}",
                name=person.name,
                why=error.message,
            ),
            hint=say(
                "Make room on the disk, then close the file and open it again: that does the rest."
            ),
        ) from error
    _forget_in_registers(db, ids)
    return person.name


def _forget_in_registers(db: Data, ids: Sequence[str]) -> None:
    path = files.path_of(db)
    if path is not None:
        with suppress(OutreachError):  # of a directory that may not be written to nothing depends
            taking.forget(path.parent, ids)


def _mentions(db: Data, theirs: Theirs, words: tuple[str, ...]) -> Steps[tuple[ErasedMention, ...]]:
    named = pattern_of(words)
    columns = {
        table: [
            one.name
            for one in SUBJECTS[table].fields.values()
            if one.kind in (FieldKind.TEXT, FieldKind.LINES)
        ]
        for table in journalled(db)
        if table in SUBJECTS
    }
    found: list[ErasedMention] = []
    for each in naming(db, columns, words):
        if each is None:
            yield len(found)
            continue
        if named is None or each.row["id"] in theirs.goes.get(each.table, {}):
            continue
        whose = row_names.called(db, each.table, each.row["id"], each.row.get("contact_id"))
        for column in columns[each.table]:
            text = str(each.row[column] or "")
            if named.search(text):
                label = SUBJECTS[each.table].fields[column].label
                found.append(ErasedMention(entry=whose, label=label, text=text))
    return tuple(found)


def _papers(theirs: Theirs) -> tuple[str, ...]:
    every = theirs.goes.get("documents", {}).values()
    return tuple(dict.fromkeys(row["path"] for row in every if row["path"]))


def _backups(path: Path | None, now: dt.datetime) -> tuple[BackupLeft, ...]:
    """Every backup there is, for all of them may hold the person: what is in a locked one nobody knows."""
    if path is None:
        return ()
    there = backup_rows.there(path)
    days = go_on(there, now)
    return tuple(
        BackupLeft(name=there[one].name, until=None if one.locked else days.get(one))
        for one in sorted(there, reverse=True)
    )


def _elsewhere(db: Data, path: Path | None) -> tuple[str, ...]:
    copies = erasing.copies_elsewhere(db)
    return (*copies, *_beside(path)) if path else tuple(copies)


def _beside(path: Path) -> Iterator[str]:
    for pattern in _BESIDE:
        with suppress(OSError):
            yield from map(str, sorted(path.parent.glob(pattern)))
