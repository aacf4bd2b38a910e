"""The shape of a new data file."""

import re
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest
from sqlite_utils import Migrations
from sqlite_utils.utils import sqlite3

from outreach_desktop.db.engine import connection
from outreach_desktop.db.history import journal
from outreach_desktop.db.shape import migrations
from outreach_desktop.db.subjects import documents
from outreach_desktop.services import data_file
from outreach_desktop.services.data_file import Data
from tests import builders

# Kept by SQLite or sqlite-utils, and changed by nobody else.
OTHERS = re.compile(r"sqlite_.*|_sqlite_migrations|search(_.*)?")


def test_a_new_file_says_whose_it_is_and_how_new(db: Data) -> None:
    assert db.execute("PRAGMA application_id").fetchone() == (connection.APPLICATION_ID,)
    assert migrations.version(db) == migrations.NEWEST


def test_new_files_share_nothing_and_threads_may_make_them_at_once() -> None:
    with ThreadPoolExecutor(4) as threads:
        made = list(threads.map(_made_and_written_to, "abcdefgh"))

    assert made == [[(name,)] for name in "abcdefgh"]


def _made_and_written_to(name: str) -> list[tuple[str]]:
    with closing(data_file.open_in_memory()) as new:
        builders.person(new, name)
        return list(new.execute("SELECT last_name FROM contacts"))


def test_every_table_is_strict(db: Data) -> None:
    lax = db.execute("SELECT name FROM pragma_table_list WHERE type = 'table' AND NOT strict")

    assert [name for (name,) in lax if not OTHERS.fullmatch(name)] == []


def test_every_reference_has_an_index_so_that_removing_is_quick(db: Data) -> None:
    missing = []
    for table in db.tables:
        led = {index.columns[0] for index in table.indexes} | set(table.pks)
        missing += [
            f"{key.table}.{key.column}"
            for key in table.foreign_keys
            # A logo and some signatures are few.
            if key.column not in led and key.other_table != "files"
        ]

    assert missing == []


def test_every_table_with_a_bin_has_its_three_triggers(db: Data) -> None:
    triggers = {trigger.name for trigger in db.triggers}

    for table in journal.journalled(db):
        for change in ("insert", "update", "delete"):
            assert f"journal_of_{table}_{change}" in triggers


def test_taking_the_steps_again_changes_nothing(db: Data) -> None:
    before = db.schema
    migrations.migrate(db)

    assert db.schema == before


def test_a_file_of_the_first_shape_keeps_its_documents_and_gives_them_no_reference() -> None:
    old = connection.connect_in_memory()
    first = Migrations("outreach")
    first()(migrations.STEPS[0])  # type: ignore[type-var]
    first.apply(old)
    old.execute("INSERT INTO contacts (id, last_name) VALUES ('a', 'Ng')")
    old.execute(
        "INSERT INTO documents (id, contact_id, template, template_sha256, path, sha256, state, made_at)"
        " VALUES ('d', 'a', 'Note', '', '/note.docx', '', 'made', '2026-03-02T10:00:00')"
    )
    old.execute("PRAGMA user_version = 1")
    migrations.migrate(old)

    (document,) = documents.of(old, "a")
    assert (document.path, document.reference) == ("/note.docx", "")
    old.close()


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO contacts (id, first_name, last_name) VALUES ('a', ' ', '')",
        "INSERT INTO organisations (id, name) VALUES ('a', '')",
        "INSERT INTO organisations (id, name, parent_id) VALUES ('a', 'Ward', 'a')",
        "INSERT INTO organisations (id, name, parent_id) VALUES ('a', 'Ward', 'nowhere')",
        "INSERT INTO events (id, title, date) VALUES ('a', 'Talk', '2026-02-30')",
        "INSERT INTO events (id, title, date, starts_at) VALUES ('a', 'Talk', '2026-03-01', '7pm')",
        "INSERT INTO contacts (id, last_name, large_print) VALUES ('a', 'Ng', 2)",
        "INSERT INTO contacts (id, last_name, large_print) VALUES ('a', 'Ng', 'yes')",
        "INSERT INTO points (id, kind, position) VALUES ('a', 'help', 'first')",
        "INSERT INTO group_profile (id) VALUES ('second')",
    ],
)
def test_the_tables_refuse_what_makes_no_sense(db: Data, statement: str) -> None:
    with (
        pytest.raises(sqlite3.IntegrityError, match=r"constraint|cannot store"),
        journal.changing(db, "Try"),
    ):
        db.execute(statement)
