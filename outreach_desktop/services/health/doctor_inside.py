"""What the doctor sees in the data file itself: whether it holds together, its search, its history."""

from collections.abc import Iterator
from typing import Any

from outreach_desktop.db import search
from outreach_desktop.db.backups.aside import asked_aside
from outreach_desktop.db.backups.backup_state import counts
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.history import history as kept
from outreach_desktop.db.history import journal
from outreach_desktop.db.shape.soundness import BEGUN, SEARCH, faults
from outreach_desktop.db.subjects import group
from outreach_desktop.domain.remarks import Remark, fine, wrong
from outreach_desktop.domain.subjects import SUBJECTS, counted
from outreach_desktop.words import say, say_many

_RESTORE = say(
    "You can go on looking without losing anything. Make a copy of the file first, then restore "
    "the newest backup that is good, or save what can still be read."
)


def file(db: Data) -> Iterator[Remark]:
    """Whether every page, row and reference is as it should be."""
    found = [said for said in faults(db) if said not in (SEARCH, BEGUN)]
    yield from (wrong("file", said, _RESTORE) for said in found)
    if not found:
        yield fine("file", say("The file is in order: {counted}.", counted=_counted(db)))
    if group.profile(db).is_sample:
        yield Remark(
            about="file",
            message=say("This is the sample group: everyone in it is invented."),
            hint=say("Begin a file of your own with File > New file."),
        )


def _counted(db: Data) -> str:
    named = {table: how_many for table, how_many in counts(db).items() if SUBJECTS[table].is_named}
    return ", ".join(counted(table, how_many) for table, how_many in named.items())


def search_index(db: Data) -> Iterator[Remark]:
    """Whether everything can be found."""
    if _is_found(db):
        yield fine("search", say("Everything can be found by searching."))
    else:
        yield wrong(
            "search",
            say("The search index is out of date: some entries may not be found."),
            say("It can be rebuilt here; nothing else is changed."),
            mend="search",
        )


def _is_found(db: Data) -> bool:
    return search.is_sound(db) and search.is_as_made_anew(db)


def mend_search(db: Data) -> Iterator[Any]:
    """Index everything anew, where that is needed."""
    if not (yield from asked_aside(db, _is_found)):
        search.rebuild(db)
        yield say("The search index was rebuilt.")


def history(db: Data) -> Iterator[Remark]:
    """Whether what was done can be looked up and taken back."""
    if journal.doing(db) is not None:
        yield wrong(
            "history",
            BEGUN,
            say("It can be closed here; what was saved stays saved."),
            mend="history",
        )
        return
    actions, entries = kept.size(db)
    yield fine(
        "history",
        say_many(
            "The history is in order: {count} action is kept, with {details} details.",
            "The history is in order: {count} actions are kept, with {details} details.",
            actions,
            details=entries,
        )
        if actions
        else say("The history is in order: nothing has been done yet."),
    )


def mend_history(db: Data) -> Iterator[str]:
    """End what is under way and is nobody's."""
    if journal.doing(db) is not None:
        journal.end_what_is_under_way(db)
        yield say("What was started and not finished has been closed.")
