"""How a data file came to its present shape: steps that are never edited once released.

A step may add columns and tables and fill them. One that rewrites or drops what people made says so: in
`DROPS`, and by making what was done before no longer undoable, because the journal speaks of the old rows.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from threading import Lock
from typing import Final

from sqlite_utils import Migrations

from outreach_desktop.db import search
from outreach_desktop.db.engine.connection import APPLICATION_ID, Data, connect_in_memory
from outreach_desktop.db.engine.trouble import in_plain_words
from outreach_desktop.db.history import journal
from outreach_desktop.db.shape import checks
from outreach_desktop.db.shape.migrations.m001_first_tables import m001_first_tables
from outreach_desktop.db.shape.migrations.m002_documents_keep_their_reference import (
    m002_documents_keep_their_reference,
)
from outreach_desktop.db.shape.migrations.m003_nothing_is_lost import m003_nothing_is_lost
from outreach_desktop.db.shape.migrations.m004_wishes import m004_wishes
from outreach_desktop.db.shape.migrations.m005_memberships import m005_memberships
from outreach_desktop.db.shape.migrations.m006_lists import m006_lists
from outreach_desktop.db.shape.migrations.m007_segments import m007_segments
from outreach_desktop.db.shape.migrations.m008_last_contacts import m008_last_contacts
from outreach_desktop.db.shape.migrations.m009_not_duplicates import m009_not_duplicates
from outreach_desktop.db.shape.migrations.m010_known_whole import m010_known_whole
from outreach_desktop.db.shape.migrations.m011_core_network import m011_core_network
from outreach_desktop.db.shape.migrations.m012_house_rules import m012_house_rules
from outreach_desktop.db.shape.migrations.m013_households import m013_households
from outreach_desktop.db.shape.migrations.m014_suppressions import m014_suppressions
from outreach_desktop.db.shape.migrations.m015_kept_until import m015_kept_until
from outreach_desktop.db.shape.migrations.m016_places_whole import m016_places_whole
from outreach_desktop.db.shape.migrations.m017_own_fields import m017_own_fields
from outreach_desktop.db.shape.migrations.m018_searches_for_places import m018_searches_for_places
from outreach_desktop.db.shape.migrations.m019_our_listings import m019_our_listings
from outreach_desktop.db.shape.migrations.m020_words_not_offered import m020_words_not_offered
from outreach_desktop.db.shape.migrations.m021_words_that_mean import m021_words_that_mean
from outreach_desktop.db.shape.migrations.m022_letter_look import m022_letter_look
from outreach_desktop.db.shape.migrations.m023_paragraphs import m023_paragraphs
from outreach_desktop.db.shape.migrations.m024_gone_out import m024_gone_out
from outreach_desktop.db.shape.migrations.m025_letterheads import m025_letterheads
from outreach_desktop.db.shape.migrations.m026_came_back import m026_came_back
from outreach_desktop.db.shape.migrations.m027_words_of_letters import m027_words_of_letters
from outreach_desktop.db.shape.migrations.m028_letter_runs import m028_letter_runs
from outreach_desktop.db.shape.migrations.m029_letters_to_places import m029_letters_to_places
from outreach_desktop.db.shape.migrations.m030_services_and_content import m030_services_and_content
from outreach_desktop.db.shape.migrations.m031_came_back_and_closed import m031_came_back_and_closed
from outreach_desktop.db.shape.migrations.m032_small_sheets import m032_small_sheets
from outreach_desktop.errors import OutreachError

STEPS = (
    m001_first_tables,
    m002_documents_keep_their_reference,
    m003_nothing_is_lost,
    m004_wishes,
    m005_memberships,
    m006_lists,
    m007_segments,
    m008_last_contacts,
    m009_not_duplicates,
    m010_known_whole,
    m011_core_network,
    m012_house_rules,
    m013_households,
    m014_suppressions,
    m015_kept_until,
    m016_places_whole,
    m017_own_fields,
    m018_searches_for_places,
    m019_our_listings,
    m020_words_not_offered,
    m021_words_that_mean,
    m022_letter_look,
    m023_paragraphs,
    m024_gone_out,
    m025_letterheads,
    m026_came_back,
    m027_words_of_letters,
    m028_letter_runs,
    m029_letters_to_places,
    m030_services_and_content,
    m031_came_back_and_closed,
    m032_small_sheets,
)
NEWEST = len(STEPS)

# Tables that lose rows on purpose, by the number of the step that means it.
DROPS: Final[Mapping[int, frozenset[str]]] = {}

_OURS: Final = "outreach"


def _steps(shape: int) -> Migrations:
    """The first so many of them, for the library that takes them."""
    steps = Migrations(_OURS)
    for step in STEPS[:shape]:
        # Every step is given the data file, which is more than the library asks of a step.
        steps()(step)  # type: ignore[type-var]
    return steps


_migrations = _steps(NEWEST)
_at_the_new_one = Lock()


def migrate(db: Data) -> None:
    """Bring `db` to the newest shape, all steps or none; triggers and search are made anew from it.

    OutreachError where a row would be lost or the file would not hold together; nothing has changed then.
    """
    old = version(db)
    if old == NEWEST:
        return
    if not db.execute("SELECT 1 FROM sqlite_schema").fetchone():
        _begin(db)
        return
    _take_steps(db, old)


def _begin(db: Data) -> None:
    """Make a new file out of `db`, in which there is nothing yet, as a copy: a fifth of the work of all steps."""
    with _at_the_new_one, in_plain_words(db.conn.called, db.conn.path):
        _new_one().conn.backup(db.conn)


@cache
def _new_one() -> Data:
    """A new file as the steps make it; never changed or closed, and copied by one thread at a time."""
    new = connect_in_memory(by_any_thread=True)
    _take_steps(new, old=0)
    return new


def _take_steps(db: Data, old: int) -> None:
    with without_references(db), _all_or_nothing(db):
        rows, columns = _rows(db), journal.journalled(db)
        drop_triggers(db)
        _migrations.apply(db)
        if not _only_added(columns, journal.journalled(db)):
            db.execute("UPDATE actions SET undoable = 0")
        journal.make_triggers(db)
        search.make_triggers(db)
        if old:
            search.rebuild(db)
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {NEWEST}")
        if old:
            _prove(db, rows, may_lose=_dropped_since(old))


def build(db: Data, shape: int) -> None:
    """Give `db`, in which there is nothing yet, an older shape, as a file of that age has it."""
    _steps(shape).apply(db)
    journal.make_triggers(db)
    search.make_triggers(db, shape)


def names(shape: int) -> list[tuple[str, str]]:
    """What a file of a shape says of the steps it has taken."""
    return [(_OURS, step.__name__) for step in STEPS[:shape]]


def version(db: Data) -> int:
    """How many steps `db` has taken; 0 is a file with nothing in it."""
    number: int = db.execute("PRAGMA user_version").fetchone()[0]
    return number


@contextmanager
def without_references(db: Data) -> Iterator[None]:
    """A step may make a table anew, which its references would forbid; they are checked at the end."""
    db.execute("PRAGMA foreign_keys = OFF")  # inside a transaction this would do nothing
    try:
        yield
    finally:
        db.execute("PRAGMA foreign_keys = ON")


@contextmanager
def _all_or_nothing(db: Data) -> Iterator[None]:
    """One transaction that lets no other program look on; each step is only a part of it."""
    db.execute("BEGIN EXCLUSIVE")
    try:
        yield
        db.commit()
    except BaseException:
        db.rollback()
        raise


def drop_triggers(db: Data) -> None:
    """A step is nobody's action, and may change the columns that triggers name."""
    for trigger in db.triggers:
        db.execute(f'DROP TRIGGER "{trigger.name}"')


def _only_added(before: dict[str, list[str]], after: dict[str, list[str]]) -> bool:
    """Whether all that the journal names is still there: then it can be read backwards as before."""
    return all(set(names) <= set(after.get(table, ())) for table, names in before.items())


def _rows(db: Data) -> dict[str, int]:
    """How many rows each table has, save for search, which is made anew."""
    tables = db.execute(
        "SELECT name FROM pragma_table_list WHERE type = 'table' AND strict AND schema = 'main'"
        " AND name <> 'search_rows'"
    ).fetchall()
    return {name: db.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for (name,) in tables}


def _dropped_since(old: int) -> frozenset[str]:
    return frozenset().union(*(tables for step, tables in DROPS.items() if step > old))


def _prove(db: Data, before: dict[str, int], may_lose: frozenset[str]) -> None:
    after = _rows(db)
    lost = {name for name, rows in before.items() if after.get(name, 0) < rows} - may_lose
    faults = checks.faults(db)
    if lost or faults:
        raise OutreachError(
            " ".join(["The data file could not be brought up to date.", *faults[:1]]),
            hint="Nothing in it was changed. Restore a backup, or save what can still be read.",
        )
