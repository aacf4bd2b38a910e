"""Looking at a data file without opening it: a copy in memory, whatever its age, its folder or its reader may do."""

from contextlib import closing
from pathlib import Path

from outreach_desktop.db import search
from outreach_desktop.db.beside import seal
from outreach_desktop.db.engine.connection import (
    APPLICATION_ID,
    Data,
    connect_in_memory,
    connect_to_read,
)
from outreach_desktop.db.engine.refusals import DamagedError
from outreach_desktop.db.engine.trouble import RESTORE, in_plain_words
from outreach_desktop.db.file import at_rest, header
from outreach_desktop.db.shape import checks, migrations, shape
from outreach_desktop.domain.safety.seals import SealState
from outreach_desktop.errors import OutreachError
from outreach_desktop.words import say

_TRIES = 3  # a file that is being written to may be copied in the middle of it


def look_at(path: Path) -> Data:
    """A copy of the data file at `path` that can be read and not changed; the file itself is not touched.

    Raises OutreachError where it is no data file, NewerError, and DamagedError where it cannot be read whole.
    """
    path = header.itself(path)
    if not header.is_there(path):
        raise OutreachError(
            say("There is no data file \u201c{path}\u201d.", path=path), hint=header.CHOOSE
        )
    for _ in range(_TRIES):
        db = _copied(path)
        faults = checks.faults(db)
        damage = next((said for said in faults if said != checks.SEARCH), "")
        if not damage:
            break
        db.close()
    else:
        raise DamagedError(
            path,
            say(
                "\u201c{name}\u201d is damaged, or is being changed just now. {damage}",
                name=path.name,
                damage=damage,
            ),
            hint=say("Try again in a minute. If it is damaged, look at a backup of it instead."),
        )
    migrations.migrate(db)
    if faults or not search.is_as_made_anew(db):
        search.rebuild(db)
    db.execute("PRAGMA query_only = ON")
    db.is_to_look_at = True
    db.news = tuple(_what_may_be_missing(path))
    return db


def _copied(path: Path) -> Data:
    with at_rest.still(path) as file:
        shape.see_that_its_list_is_short(file)
        return _copied_from(file, path)


def _copied_from(file: Path, path: Path) -> Data:
    name = f"\u201c{path.name}\u201d"
    with closing(connect_to_read(file)) as source:
        source.conn.path, source.conn.called = path, name
        _see_that_it_is_ours(source, path)
        shape.see_that_it_is_ours(source, path)
        if heavy := next(checks.see_sizes(source), ""):
            raise DamagedError(
                path, say("{name} is damaged. {fault}", name=name, fault=heavy), hint=RESTORE
            )
        db = connect_in_memory()
        db.conn.path, db.conn.called = path, name
        try:
            with in_plain_words(name, path):
                source.conn.backup(db.conn)
        except BaseException:
            db.close()
            raise
    return db


def _see_that_it_is_ours(source: Data, path: Path) -> None:
    if source.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise OutreachError(say("\u201c{name}\u201d was made by another program.", name=path.name))
    if migrations.version(source) > migrations.NEWEST:
        raise header.newer(path)


def _what_may_be_missing(path: Path) -> list[str]:
    known = seal.read(path)
    if known is None or known.state is not SealState.OPEN:
        return []
    said = say(
        "\u201c{name}\u201d is open somewhere else, or was not closed properly:"
        " what was done in the last minute may be missing here.",
        name=path.name,
    )
    return [said]
