"""Opening a data file: what may stand in its way, each with its own sentence, the file left as it is."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock

from outreach_desktop import opened, writing
from outreach_desktop.db.backups.backup import remove_part
from outreach_desktop.db.beside import foreign_files, lock, seal
from outreach_desktop.db.engine.connection import Data, connect
from outreach_desktop.db.engine.refusals import AlreadyOpenError, ReadOnlyError
from outreach_desktop.db.file import header, swap
from outreach_desktop.db.file.opening_checks import Verdict
from outreach_desktop.db.file.updating import bring_up_to_date
from outreach_desktop.db.file.watch import Watch
from outreach_desktop.db.shape import migrations, shape
from outreach_desktop.domain.safety.seals import Holder
from outreach_desktop.domain.telling import Told, nobody
from outreach_desktop.errors import OutreachError
from outreach_desktop.paths import at_home
from outreach_desktop.words import say


def open_file(
    path: Path,
    *,
    create: bool,
    begin: Callable[[Data], None] | None = None,
    accept: bool = False,
    device: str = "",
    secret: bytes = b"",
    told: Told = nobody,
    later: bool = False,
) -> Data:
    """The data file at `path` in its newest shape, locked until it is closed.

    What `begin` writes is in a new file before it gets its name. `accept` takes what was changed outside, or
    what another computer seems to hold, as it is. `secret` marks the seals of this computer. With `later` a large
    one may be read before all of it was hashed, and is not changed before: see `Watch`. Raises OutreachError
    for everything a person can mend, and has changed nothing then.
    """
    named, path = at_home(path), header.itself(path)
    finished = _finish_restoring(path)
    here = seal.holder(device)
    is_there = header.is_there(path)
    if not is_there:
        header.see_that_it_is_no_link(named)
        _see_that_it_may_be_made(path, create=create, accept=accept)
    with _locked(path, is_there=is_there) as held:
        if is_there:
            opened.see_that_it_is_another(path)
            header.look_inside(path)
            shape.see_that_its_list_is_short(path)
        else:
            _make(path, begin, device)
        verdict = Verdict(path, told, secret, accept=accept, later=later)
        db = _opened(path, held, here, told, verdict)
    db.device = device
    db.news = (*finished, *db.news)
    return db


def path_of(db: Data) -> Path | None:
    """Where the data file is; None for one in memory."""
    name: str = db.execute("SELECT file FROM pragma_database_list WHERE name = 'main'").fetchone()[
        0
    ]
    return Path(name) if name else None


def _finish_restoring(path: Path) -> list[str]:
    """A backup that was on its way into this place when the program stopped gets there first."""
    if not swap.is_begun(path):
        return []
    held = lock.take(path)
    try:
        said = swap.finish(path)
    finally:
        held.release()
    return [said] if said else []


def _see_that_it_may_be_made(path: Path, *, create: bool, accept: bool) -> None:
    if not (create and accept):
        header.see_that_none_was_lost(path)
    if not create:
        raise OutreachError(
            say("There is no data file \u201c{path}\u201d.", path=path), hint=header.CHOOSE
        )


@contextmanager
def _locked(path: Path, *, is_there: bool) -> Iterator[FileLock]:
    """The lock, held until the data file is closed; let go where it is not opened."""
    try:
        held = lock.take(path)
    except AlreadyOpenError:
        raise
    except OutreachError as error:
        if is_there:
            raise ReadOnlyError(path, error.message, hint=header.LOOK) from error
        raise
    try:
        yield held
    except BaseException:
        lock.give_up(held, path)
        raise


def _make(path: Path, begin: Callable[[Data], None] | None, device: str) -> None:
    """A new file under its name only when it is whole: a crash leaves nothing that looks like data."""
    if left := [*foreign_files.journals(path), *foreign_files.logs(path)]:
        foreign_files.set_aside(path, left)
    part = writing.part_of(path)
    try:
        writing.begin_private(part)
    except OSError as error:
        raise writing.trouble(error, path) from error
    try:
        new = connect(part, f"\u201c{path.name}\u201d")
        try:
            new.device = device
            migrations.migrate(new)
            if begin is not None:
                begin(new)
        finally:
            new.close()
        writing.put_in_place(part, path)
    finally:
        remove_part(part)


def _opened(path: Path, held: FileLock, here: Holder, told: Told, verdict: Verdict) -> Data:
    """Connected once everything outside speaks for it, watched over once everything inside does."""
    verdict.from_outside(here)
    try:
        return _connected(path, held, here, told, verdict)
    except BaseException:
        if verdict.hashing:
            verdict.hashing.close()
        raise


def _connected(path: Path, held: FileLock, here: Holder, told: Told, verdict: Verdict) -> Data:
    db = connect(path)
    try:
        db.held = opened.hold(path)
        _keep_others_out(db)
        shape.see_that_it_is_ours(db, path)
        verdict.from_inside(db)
        db.watch = Watch(
            db,
            path,
            held,
            here,
            verdict.known,
            verdict.secret,
            closing=verdict.closing,
            hashing=verdict.hashing,
        )
        db.news = tuple(verdict.news)
        bring_up_to_date(db, path, told)
        db.watch.note(db)
    except BaseException:
        db.close()
        raise
    return db


def _keep_others_out(db: Data) -> None:
    """The locking mode keeps what this takes: from here on, no other program gets in."""
    db.execute("BEGIN EXCLUSIVE")
    db.execute("COMMIT")
