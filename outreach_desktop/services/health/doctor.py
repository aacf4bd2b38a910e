"""The doctor: looks at everything there is, says what it found, and mends what is safe to mend."""

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

from outreach_desktop.db.backups.aside import CopyAside
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.domain.remarks import SUBJECTS, Remark, RemarkKind, fine, wrong
from outreach_desktop.domain.subjects import counted
from outreach_desktop.errors import OutreachError
from outreach_desktop.services.health import doctor_around, doctor_inside, doctor_papers
from outreach_desktop.services.safety import backup
from outreach_desktop.words import local, say

__all__ = ["SUBJECTS", "Remark", "RemarkKind", "examine", "examining", "mend", "mending", "shut"]


def examine(db: Data, *, now: datetime) -> Iterator[Remark]:
    """Every subject in the order of `SUBJECTS`, at least one remark about each; nothing is changed.

    What cannot be looked into is a remark too.
    """
    return (found for found in examining(db, now=now) if isinstance(found, Remark))


def examining(db: Data, *, now: datetime) -> Iterator[Any]:
    """As `examine`, with steps between the remarks. What takes long is done apart: the file is read in a copy of its own."""
    with closing(CopyAside(db)) as aside:
        yield from _looked(
            (SUBJECTS[0], _inside(aside, doctor_inside.file, is_first=True)),
            (SUBJECTS[1], _inside(aside, doctor_inside.search_index)),
            (SUBJECTS[2], _inside(aside, doctor_inside.history)),
        )
    looks = (
        doctor_around.backups(db, now),
        doctor_papers.templates(db),
        doctor_papers.documents_made(db),
        doctor_around.folders(db, now),
    )
    yield from _looked(*zip(SUBJECTS[3:], looks, strict=True))


def _looked(*looks: tuple[str, Iterator[Any]]) -> Iterator[Any]:
    for about, look in looks:
        try:
            yield from look
        except OutreachError as error:
            yield wrong(about, error.message, error.hint)


def _inside(
    aside: CopyAside, look: Callable[[Data], Iterator[Remark]], *, is_first: bool = False
) -> Iterator[Any]:
    if is_first:
        yield from aside.copying()
    yield from (yield from aside.ask(lambda db: list(look(db))))


def mend(db: Data, *, now: datetime) -> Iterator[str]:
    """A sentence for each thing that was mended: an index made anew, our own leftovers cleared away.

    Nothing that people made is touched.
    """
    return (said for said in mending(db, now=now) if isinstance(said, str))


def mending(db: Data, *, now: datetime) -> Iterator[Any]:
    """As `mend`, with steps between the sentences; what only looks is done apart."""
    yield from doctor_inside.mend_search(db)
    yield from doctor_inside.mend_history(db)
    yield from doctor_papers.mend_templates()
    yield from doctor_papers.mend_documents(db)
    yield from doctor_around.mend_folders(db, now)


def shut(path: Path, error: OutreachError) -> Iterator[Remark]:
    """What is known of a data file that does not open: why not, and which backups there are."""
    yield wrong("file", error.message, error.hint)
    try:
        found = backup.backups(path)
    except OutreachError as trouble:
        yield wrong("backups", trouble.message, trouble.hint)
        return
    if not found:
        yield Remark(
            about="backups", message=say("There is no backup of it in the folder beside it.")
        )
    for row in found:
        when = f"{local.short_date(row.made_at.date())} {row.made_at:%H:%M}"
        what = say("locked with a passphrase") if row.locked else counted("contacts", row.contacts)
        if row.problem:
            yield wrong(
                "backups",
                say(
                    "The backup of {when} ({what}): {problem}",
                    when=when,
                    what=what,
                    problem=row.problem,
                ),
            )
        else:
            yield fine(
                "backups",
                say(
                    "There is a backup of {when} ({what}): \u201c{name}\u201d.",
                    when=when,
                    what=what,
                    name=row.path.name,
                ),
            )
