"""Erasing a person for good: what would go with them, what stays, and doing it."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.erasing import erasing, rows, unfinished
from outreach_desktop.db.erasing.rows import Theirs
from outreach_desktop.db.erasing.texts import TextFound
from outreach_desktop.db.file import data_file as files
from outreach_desktop.db.history import row_names
from outreach_desktop.db.history.links import PEOPLE
from outreach_desktop.db.subjects import contacts
from outreach_desktop.domain.erasing.erasure import BackupLeft, ErasedMention, Erasure, go_on
from outreach_desktop.domain.erasing.mentions import Fate
from outreach_desktop.domain.erasing.stages import Stage
from outreach_desktop.domain.labour import Steps, outcome
from outreach_desktop.domain.subjects import SUBJECTS
from outreach_desktop.errors import OutreachError
from outreach_desktop.services.registers import taking
from outreach_desktop.services.safety import backup_rows
from outreach_desktop.words import say

_BESIDE: Final = ("*(salvaged *", "*(rescued *", "Set aside *")


def preview(db: Data, contact_id: str, *, now: dt.datetime) -> Steps[Erasure]:
    """All that would go, stay, and be left to do by hand, in steps; nothing is changed."""
    called = _called(db, contact_id)
    ids = rows.merged_into(db, contact_id)
    found = yield from erasing.looked_through(db, ids)
    theirs, counts = found.theirs, found.theirs.counts()
    path = files.path_of(db)
    return Erasure(
        person_id=contact_id,
        name=called,
        goes=tuple(
            (table, counts[table]) for table in SUBJECTS if table in counts and table != PEOPLE
        ),
        same=tuple(row_names.name_in(PEOPLE, theirs.goes[PEOPLE][one]) for one in ids[1:]),
        loosened=len({(table, row) for table, _, row in theirs.loose}),
        history=erasing.steps_about(db, theirs),
        mentions=tuple(_mention(db, one) for one in found.found.values() if _is_seen(one)),
        papers=_papers(theirs),
        backups=_backups(path, now),
        elsewhere=_elsewhere(db, path),
    )


def _called(db: Data, contact_id: str) -> str:
    """The name of a person, in the bin too. OutreachError where they are gone."""
    return rows.called(db, contact_id) or contacts.get(db, contact_id).name


def now_on(today: dt.date) -> dt.datetime:
    """Noon of a day, in the time of this computer: backups are counted in days."""
    return dt.datetime.combine(today, dt.time(12)).astimezone()


def erase(
    db: Data, contact_id: str, *, today: dt.date, decided: Mapping[str, bool] | None = None
) -> str:
    """Erase a person for good here and now; as `erasing_of`."""
    return outcome(erasing_of(db, contact_id, today=today, decided=decided))


def erasing_of(
    db: Data, contact_id: str, *, today: dt.date, decided: Mapping[str, bool] | None = None
) -> Steps[str]:
    """Erase a person for good in steps, each with its `Stage`, and give the name they had. It cannot be taken back.

    `decided` says of texts of others, by their keys, whether the name goes; where it says nothing, it goes where it surely
    means them. Left in the first stage, nothing was done; later, the next opening of the file does the rest. OutreachError
    where the file may not or cannot be written.
    """
    called = _called(db, contact_id)
    ids = rows.merged_into(db, contact_id)
    name = say("Erase someone for good")
    try:
        for step in erasing.erase(db, ids, today, name, decided or {}):
            yield step if step is not None else (Stage.LOOKING, 0)
    except OutreachError as error:
        if not unfinished.is_to_finish(db):  # then nothing was done
            raise
        _forget_in_registers(db, ids)
        raise OutreachError(
            say(
                "{name} was erased, but the file could not be written again, so traces may be left in it. {why}",
                name=called,
                why=error.message,
            ),
            hint=say(
                "Make room on the disk, then close the file and open it again: that does the rest."
            ),
        ) from error
    _forget_in_registers(db, ids)
    return called


def _forget_in_registers(db: Data, ids: Sequence[str]) -> None:
    path = files.path_of(db)
    if path is not None:
        with suppress(OutreachError):  # of a directory that may not be written to nothing depends
            taking.forget(path.parent, ids)


def _is_seen(found: TextFound) -> bool:
    """Of what stands where no one sees it there is nothing to decide."""
    return found.column in SUBJECTS[found.table].fields


def _mention(db: Data, found: TextFound) -> ErasedMention:
    return ErasedMention(
        key=found.key,
        entry=row_names.called(db, found.table, found.row, found.person),
        label=SUBJECTS[found.table].fields[found.column].label,
        text=found.text,
        may_go=found.fate is not Fate.TOLD,
        is_sure=found.fate is Fate.GOES,
        is_past=found.is_past,
    )


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
        BackupLeft(
            name=there[one].name,
            made_on=one.made_at.date(),
            until=None if one.locked else days.get(one),
        )
        for one in sorted(there, reverse=True)
    )


def _elsewhere(db: Data, path: Path | None) -> tuple[str, ...]:
    copies = erasing.copies_elsewhere(db)
    return (*copies, *_beside(path)) if path else tuple(copies)


def _beside(path: Path) -> Iterator[str]:
    for pattern in _BESIDE:
        with suppress(OSError):
            yield from map(str, sorted(path.parent.glob(pattern)))
