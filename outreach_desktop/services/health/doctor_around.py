"""What the doctor sees around the data file: its backups, and the folders the program works in."""

import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from outreach_desktop import paths, writing
from outreach_desktop.db.backups.backup import folder_of
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.file.data_file import path_of
from outreach_desktop.db.subjects import documents, group
from outreach_desktop.domain.labour import apart
from outreach_desktop.domain.remarks import Remark, fine, wrong
from outreach_desktop.services import file_place
from outreach_desktop.services.making import letters
from outreach_desktop.services.safety import backup
from outreach_desktop.words import local, say, say_many

_OLD = timedelta(days=7)
_LEFT_ALONE = timedelta(hours=1)  # another program may be writing what is younger
_ROOM = 200_000_000  # bytes: a few thousand letters, or a backup of a large file
_TIMES = 3  # the data file's size: for itself, a backup, and what an import may add


def backups(db: Data, now: datetime) -> Iterator[Any]:
    """Whether there is a backup of now, whether each can be read, and whether one is on another disk."""
    path = path_of(db)
    if path is None:
        yield Remark(
            about="backups",
            message=say("This file is not kept on a disk, so there are no backups."),
        )
        return
    sound, tested = 0, backup.test(path)
    while (row := (yield from apart(partial(next, tested, None)))) is not None:
        if row.problem:
            yield wrong(
                "backups",
                say(
                    "The backup \u201c{name}\u201d: {problem}",
                    name=row.path.name,
                    problem=row.problem,
                ),
                say("Make a new one with File > Back up now."),
            )
        else:
            sound += 1
    if sound:
        yield fine(
            "backups",
            say_many(
                "{count} backup can be opened and read completely.",
                "{count} backups can be opened and read completely.",
                sound,
            ),
        )
    yield from _age(backup.last_backup(db), now)
    yield from _on_another_disk(db, now)


def _age(last: datetime | None, now: datetime) -> Iterator[Remark]:
    if last is None:
        message, hint = say("There is no backup yet."), say("Make one with File > Back up now.")
        yield Remark(about="backups", message=message, hint=hint)
    elif now - last > _OLD:
        days = (now - last).days
        yield fine(
            "backups",
            say(
                (
                    "The newest is {days} days old; a new one is made half an hour after something "
                    "is changed."
                ),
                days=days,
            ),
        )


def _on_another_disk(db: Data, now: datetime) -> Iterator[Remark]:
    copy = backup.elsewhere(db, now=now)
    if copy.due and not group.profile(db).is_sample:
        yield Remark(
            about="backups",
            message=(
                say(
                    "No copy was put on another disk for {days} days.",
                    days=(now - copy.made_at).days,
                )
                if copy.made_at
                else say("No copy was put on another disk yet.")
            ),
            hint=say(
                "Put one on a USB stick with File > Backups > Copy to another disk: if this computer is "
                "lost, that copy is all you have."
            ),
        )
    elif copy.made_at:
        day = local.short_date(copy.made_at.date())
        yield fine(
            "backups",
            say(
                "The last copy on another disk was made on {day}, in \u201c{folder}\u201d.",
                day=day,
                folder=copy.folder,
            ),
        )


def folders(db: Data, now: datetime) -> Iterator[Any]:
    """Whether the program can write where it works, and whether anything of a crash lies about."""
    found = [*_unwritable(db), *_full(db)]
    yield from found
    if not found:
        yield fine("folders", say("Every folder can be written to, and has room."))
    yield from _place(db)
    left = len((yield from apart(partial(_leftovers, _everywhere(db), now))))
    if left:
        yield Remark(
            about="folders",
            message=say_many(
                "{count} unfinished file is left from a crash.",
                "{count} unfinished files are left from a crash.",
                left,
            ),
            hint=say("They can be removed here: every finished file has its own name already."),
            mend="folders",
        )


def _ours(db: Data) -> dict[str, Path]:
    """The folders the program writes to, by what they are for."""
    path = path_of(db)
    beside = {say("the data file"): path.parent, say("backups"): folder_of(path)} if path else {}
    return {
        **beside,
        say("settings"): paths.settings_folder(),
        say("the log"): paths.log_folder(),
        say("tested templates"): paths.tried_templates(),
    }


def _unwritable(db: Data) -> Iterator[Remark]:
    for what, folder in _ours(db).items():
        if folder.exists() and not writing.may_be_written(folder):
            yield wrong(
                "folders",
                say(
                    "Nothing can be written in the folder for {what}, \u201c{folder}\u201d.",
                    what=what,
                    folder=folder,
                ),
                say(
                    "Check that the disk is connected and not full, or ask the person who looks "
                    "after the folder to let you write there."
                ),
            )


def _place(db: Data) -> Iterator[Remark]:
    """Whether the data file is where another computer may change it, and whether one has."""
    path = path_of(db)
    if path is None:
        return
    if advice := file_place.advice(path):
        yield Remark(about="folders", message=advice)
    for copy in file_place.conflict_copies(path):
        yield wrong(
            "folders",
            say(
                "Beside the data file is \u201c{name}\u201d: a sync program made it when two computers had changed the file.",
                name=copy.name,
            ),
            say(
                "Open it and compare: what is only in that file is missing here. Then move it to "
                "another folder."
            ),
        )


def _full(db: Data) -> Iterator[Remark]:
    """One remark for each disk, though it may hold several of the folders."""
    path = path_of(db)
    wanted = max(_ROOM, _TIMES * path.stat().st_size) if path else _ROOM
    told = set()
    for folder in _ours(db).values():
        if not folder.is_dir() or folder.stat().st_dev in told:
            continue
        told.add(folder.stat().st_dev)
        free = shutil.disk_usage(folder).free
        if free < wanted:
            message = say(
                "The disk of \u201c{folder}\u201d has only {size} left.",
                folder=folder,
                size=local.size(free),
            )
            hint = say(
                "Free some space: {size} are enough for a backup and a batch of letters.",
                size=local.size(wanted),
            )
            yield Remark(about="folders", message=message, hint=hint)


def _everywhere(db: Data) -> set[Path]:
    """Every folder that the program has written to."""
    made = {Path(path).parent for path, _ in documents.files(db)}
    own = letters.templates_folder(db)
    return {*_ours(db).values(), *made, *([own] if own else [])}


def _leftovers(everywhere: set[Path], now: datetime) -> list[Path]:
    before = (now - _LEFT_ALONE).timestamp()
    return [
        path
        for folder in sorted(everywhere)
        if folder.is_dir()
        for path in writing.leftovers(folder, before=before)
    ]


def mend_folders(db: Data, now: datetime) -> Iterator[str]:
    """Clear away what a crash left half-written."""
    cleared = 0
    for path in _leftovers(_everywhere(db), now):
        path.unlink(missing_ok=True)
        cleared += 1
    if cleared:
        yield say_many(
            "{count} unfinished file from a crash removed.",
            "{count} unfinished files from a crash removed.",
            cleared,
        )
