"""What to do when a data file is damaged, or was changed for the worse: compare it with a backup, restore that, save the rest.

The data file must be closed for all of this but comparing. It is never changed: what takes its place is proven first.
"""

from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from outreach_desktop import opened, writing
from outreach_desktop.db import search
from outreach_desktop.db.backups import backup as copying
from outreach_desktop.db.backups import compare as differences
from outreach_desktop.db.backups.aside import asked_aside
from outreach_desktop.db.beside import lock
from outreach_desktop.db.engine.connection import Data, connect
from outreach_desktop.db.file import at_rest, header, swap
from outreach_desktop.db.rescue import salvage as saving
from outreach_desktop.db.rescue import wish_carrying
from outreach_desktop.db.rescue.damaged_file import Wreck
from outreach_desktop.db.rescue.wish_carrying import Wished
from outreach_desktop.db.shape import migrations, soundness
from outreach_desktop.db.shape.shape import open_to_read
from outreach_desktop.domain.labour import Steps, apart
from outreach_desktop.domain.safety.backups import BEFORE_A_RESTORE
from outreach_desktop.domain.safety.recovery import (
    Comparison,
    Counts,
    Restored,
    Salvaged,
    named,
    rescued,
)
from outreach_desktop.domain.subjects import SUBJECTS, in_backups, stand_in
from outreach_desktop.domain.telling import Stopped, Told, nobody
from outreach_desktop.errors import OutreachError
from outreach_desktop.paths import at_home
from outreach_desktop.services.safety.backup_rows import backup_at, backups
from outreach_desktop.words import say

__all__ = [
    "Comparison",
    "Counts",
    "Restored",
    "Salvaged",
    "Stopped",
    "Told",
    "compare",
    "comparing",
    "restore",
    "salvage",
]

_READING_BACK = say("Checking all of it \u2026")


def compare(present: Path | Data, backup: Path, told: Told = nobody) -> Comparison:
    """What would be lost and gained if `backup` took the place of the `present` file; nothing is touched.

    A damaged present file is compared as far as it can be read.
    """
    with _stoppable(), closing(_opened(backup)) as theirs:
        if isinstance(present, Data):
            return _compared(present, theirs, told)
        found, is_whole = at_rest.read(present, lambda mine: _compared(mine, theirs, told))
    return found if is_whole else replace(found, unread=True)


def comparing(db: Data, backup: Path, told: Told = nobody) -> Steps[Comparison]:
    """As `compare`, of the open file and in steps: what takes long is done apart, in a copy of it."""
    yield from apart(lambda: _opened(backup).close())  # else there is nothing to compare with
    return (yield from asked_aside(db, lambda mine: compare(mine, backup, told)))


def restore(path: Path, backup: Path, *, now: datetime, told: Told = nobody) -> Restored:
    """Put `backup` in the place of the data file at `path`, which goes, whole, into a folder beside it.

    What takes its place is a copy in the newest shape that was read whole. Until then nothing is changed; killed
    after that, the next start finishes it. Raises OutreachError, and the data file is as it was then; so too where
    `told` stops it, which is asked for the last time before the data file is touched.
    """
    path, backup = header.real(path), at_home(backup)
    if header.real(backup) == path or (path.exists() and backup.exists() and backup.samefile(path)):
        raise OutreachError(
            say("\u201c{name}\u201d is the data file itself.", name=path.name),
            hint=say("Choose one of its backups."),
        )
    held = lock.take(path)
    try:
        swap.finish(path)
        with _stoppable():
            kept = _proven(path, backup, now, told)
        folder = swap.exchange(path, backup=backup, now=now)
    finally:
        swap.clear_up(path)
        lock.give_up(held, path)
    return Restored(path=path, set_aside=folder, kept=kept)


def salvage(path: Path, *, now: datetime, told: Told = nobody) -> Salvaged:
    """A new data file beside the damaged one at `path`, with every row that can still be read; that one is not touched.

    Raises OutreachError where nothing could be read, or where `told` stops it, and leaves nothing then.
    """
    path = header.real(path)
    if not path.is_file():
        raise OutreachError(
            say("There is no data file \u201c{path}\u201d.", path=path),
            hint=say("Restore a backup of it."),
        )
    opened.see_that_it_is_another(path)
    held = lock.take(path)
    try:
        name = f"{path.stem} (salvaged {now:%Y-%m-%d %H.%M}){path.suffix}"
        out = writing.free_name(path.parent, name)
        with (
            at_rest.still(path) as file,
            at_rest.wrecked(file) as wreck,
            _stoppable(),
            copying.only_whole(out, needs=path.stat().st_size) as part,
        ):
            writing.begin_private(part)
            known = saving.known_ids(file)
            done, kept = _filled(part, wreck, known, _wishes_unread(path, wreck), now, told)
            if not done.read.total():
                raise OutreachError(
                    say("Nothing in \u201c{name}\u201d could be read.", name=path.name),
                    hint=say("Keep it as it is, and restore a backup."),
                )
            writing.put_in_place(part, out)
    except OSError as error:
        raise writing.trouble(error, path) from error
    finally:
        lock.give_up(held, path)
    return Salvaged(
        path=out,
        read=done.read.total(),
        lost=done.lost.total(),
        sentences=(*rescued(done.read, done.lost, done.made, done.loosened), *kept),
    )


@contextmanager
def _stoppable() -> Iterator[None]:
    try:
        yield
    except Stopped:
        raise OutreachError(say("Stopped, as you asked. The data file is as it was.")) from None


def _filled(
    part: Path,
    wreck: Wreck,
    known: dict[str, set[str]],
    wished: Wished,
    now: datetime,
    told: Told,
) -> tuple[saving.Rescued, tuple[str, ...]]:
    with closing(connect(part)) as db:
        migrations.migrate(db)
        done = saving.fill(db, wreck, known, told, now=now)
        names = wish_carrying.carry(db, [wished])
        told(_READING_BACK)
        faults = soundness.faults(db)
    if faults:
        raise OutreachError(
            say("What could be read is damaged. {fault}", fault=faults[0]),
            hint=say("Keep the damaged file as it is, and restore a backup."),
        )
    return done, tuple(
        say("{name}: the wish not to be contacted was kept, from the newest backup.", name=name)
        for name in named(names, "contacts")
    ) + tuple(
        say(
            "{name}: whether they wish not to be contacted could not be read, so no one will write to them until you say otherwise.",
            name=name,
        )
        for name in named(
            [name or stand_in("contacts") for name in wreck.doubted.values()], "contacts"
        )
    )


def _wishes_unread(path: Path, wreck: Wreck) -> Wished:
    """What the newest backup knows of wishes not to be contacted, of those that cannot be read here."""
    try:
        sound = [row.path for row in backups(path) if not (row.locked or row.problem)]
    except OutreachError:  # their folder may not be read, which is no reason to save less
        return Wished()
    found = at_rest.read(sound[0], wish_carrying.of)[0] if sound else Wished()
    return found.unread_in(wreck)


def _opened(backup: Path) -> Data:
    row = backup_at(backup)
    if row.locked:
        raise OutreachError(
            say("\u201c{name}\u201d is locked with a passphrase.", name=backup.name),
            hint=say("Unlock it first, then restore the unlocked file."),
        )
    if row.problem:
        raise OutreachError(
            say(
                "\u201c{name}\u201d cannot be restored. {problem}",
                name=backup.name,
                problem=row.problem,
            ),
            hint=say("Choose another backup. Nothing was changed."),
        )
    return open_to_read(backup)


def _compared(mine: Data | Wreck, theirs: Data, told: Told) -> Comparison:
    found = {}
    for table in SUBJECTS:
        told(say("Comparing it with the present file \u2026"))
        found[table] = differences.difference(mine, theirs, table)

    def names(kind: str) -> tuple[str, ...]:
        return tuple(
            name for table, each in found.items() for name in named(getattr(each, kind), table)
        )

    def number(kind: str) -> int:
        return sum(len(getattr(each, kind)) for each in found.values())

    return Comparison(
        lost=names("lost"),
        gained=names("gained"),
        changed=names("changed"),
        numbers=(number("lost"), number("gained"), number("changed")),
        present=_counts(mine),
        backup=_counts(theirs),
    )


def _counts(source: Data | Wreck) -> Counts:
    rows = {table: differences.count(source, table) for table in in_backups()}
    name, made_at = differences.newest_action(source) or ("", "")
    return Counts(rows=rows, last_action=name, last_change=_moment(made_at))


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:  # none was kept, or it is damaged
        return None


def _until(source: Data, backup: Path) -> datetime:
    """How far a backup goes. The time that a copy of it bears may be that of the copying."""
    last_change, made_at = _counts(source).last_change, backup_at(backup).made_at
    return min(last_change, made_at) if last_change else made_at


def _wishes(path: Path, *, since: datetime) -> list[Wished]:
    """What people said about not being contacted: in the present file, and in every backup made `since`."""
    found = [at_rest.read(path, wish_carrying.of)[0]]
    newer = (row for row in backups(path) if row.made_at > since)
    sound = [row.path for row in newer if not (row.locked or row.problem)]
    return [*found, *(at_rest.read(each, wish_carrying.of)[0] for each in sound)]


def _proven(path: Path, backup: Path, now: datetime, told: Told) -> tuple[str, ...]:
    """All that is done before the data file is touched; gives what there is to tell of wishes that were carried over."""
    told(say("Copying the backup \u2026"))
    with closing(_opened(backup)) as source:
        kept = _prepare(path, source, _wishes(path, since=_until(source, backup)), told)
    told(say("Adding the present file to the backups \u2026"))
    _keep_present(path, now)
    told(say("Putting it in place \u2026"))
    return kept


def _prepare(path: Path, source: Data, found: Iterable[Wished], told: Told) -> tuple[str, ...]:
    """A proven copy in the newest shape, with every wish in it, waiting beside; gives what there is to tell of them."""
    swap.clear_up(path)
    new = swap.waiting(path)
    copying.copy(source, new)
    with closing(connect(new)) as db:
        told(say("Bringing the copy up to date \u2026"))
        migrations.migrate(db)
        search.rebuild(db)
        names = wish_carrying.carry(db, found)
        told(_READING_BACK)
        faults = soundness.faults(db)
    if faults:
        raise OutreachError(
            say("The copy of the backup is damaged. {fault}", fault=faults[0]),
            hint=say(
                "Choose another backup, or restore to another disk. The data file is as it was."
            ),
        )
    people = named(names, "contacts")
    return tuple(
        say(
            "{name}: the wish not to be contacted, which the backup did not have, was kept.",
            name=name,
        )
        for name in people
    )


def _keep_present(path: Path, now: datetime) -> None:
    """A backup of the file as it is, to be found among the others, where one can be made: it is set aside besides."""

    def keep(present: Data | Wreck) -> None:
        if isinstance(present, Data) and not soundness.faults(present):
            copying.make(present, path, now=now, why=BEFORE_A_RESTORE)

    if path.exists():
        at_rest.read(path, keep)
