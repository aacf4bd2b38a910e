"""Data files that went through other hands for good reasons: they open as before, by every door."""

import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from outreach_desktop.db.engine import connection
from outreach_desktop.db.shape import migrations, shape, soundness
from outreach_desktop.services import contacts, data_file
from tests import released
from tests.hostile import plants
from tests.hostile.test_schema_plants import DOORS, TODAY

SHAPES = range(1, migrations.NEWEST + 1)


def _with_utils(db: Any) -> None:
    """As somebody does who looks at a file with that library, and lets it tidy."""
    Database(db).analyze()
    Database(db).vacuum()


HANDS: dict[str, Callable[[Any], object]] = {
    "nobody's": lambda db: None,
    "written anew": plants.does("VACUUM"),
    "written anew with other pages": plants.does("PRAGMA page_size = 8192", "VACUUM"),
    "looked through for searching well": plants.does("ANALYZE"),
    "the same, by a newer habit": plants.does("PRAGMA optimize = 0x10002"),
    "indexes made anew": plants.does("REINDEX"),
    "search made anew": plants.does("INSERT INTO search (search) VALUES ('optimize')"),
    "a table renamed there and back": plants.does(
        "ALTER TABLE senders RENAME TO signers", "ALTER TABLE signers RENAME TO senders"
    ),
    "a column renamed there and back": plants.does(
        "ALTER TABLE senders RENAME COLUMN role TO job", "ALTER TABLE senders RENAME COLUMN job TO role"
    ),
    "a table added and dropped": plants.does("CREATE TABLE more (a)", "DROP TABLE more"),
    "names in marks": plants.instead("settings", "CREATE TABLE settings (\n    name TEXT", 'CREATE TABLE [settings] (\n "name"  TEXT'),
    "made where it was not": plants.instead("settings", "CREATE TABLE settings", "CREATE TABLE IF NOT EXISTS settings"),
    "in capitals, with remarks": plants.instead(
        "contacts_by_email", "CREATE INDEX contacts_by_email ON", "create index /* by mail */ contacts_by_email\ton -- quick\n"
    ),
    "by sqlite-utils": _with_utils,
}  # fmt: skip


@pytest.mark.parametrize("hands", HANDS)
@pytest.mark.parametrize("shape_number", [1, migrations.NEWEST])
def test_a_file_of_the_oldest_or_newest_shape_is_ours_after_others_had_it(
    shape_number: int, hands: str, tmp_path: Path
) -> None:
    path = released.unpacked(shape_number, tmp_path)
    plants.plant(path, HANDS[hands])

    with closing(shape.open_to_read(path)) as db:
        assert shape.strangers(db) == []
        assert soundness.faults(db) == []


@pytest.mark.parametrize("hands", ["nobody's", "names in marks", "by sqlite-utils"])
def test_every_door_lets_it_in(hands: str, tmp_path: Path) -> None:
    path = tmp_path / "From elsewhere.outreach"
    shutil.move(released.unpacked(migrations.NEWEST, tmp_path), path)
    plants.plant(path, HANDS[hands])

    for door in DOORS:
        door(path)
    with closing(data_file.look_at(path)) as db:
        assert len(contacts.find(db, today=TODAY)) == 97


@pytest.mark.parametrize("shape_number", SHAPES)
def test_the_library_that_python_brings_makes_the_same(shape_number: int, tmp_path: Path) -> None:
    """Which is an older one than ours on most computers, or a newer one."""
    import sqlite3 as of_python

    path = released.unpacked(shape_number, tmp_path)
    anew = tmp_path / "anew.outreach"
    with closing(of_python.connect(path)) as old:
        old.execute("VACUUM INTO ?", [str(anew)])
    with closing(shape.open_to_read(anew)) as db:
        assert shape.strangers(db) == []


@pytest.mark.parametrize("shape_number", SHAPES)
def test_what_is_known_at_once_is_what_the_migrations_make(
    shape_number: int, tmp_path: Path
) -> None:
    with closing(connection.connect_in_memory()) as made:
        migrations.build(made, shape_number)
        assert shape.digest(made) == shape.KNOWN[shape_number], "put it into db/shape/shape.py"
    with closing(shape.open_to_read(released.unpacked(shape_number, tmp_path))) as db:
        assert shape.digest(db) == shape.KNOWN[shape_number]


@pytest.mark.parametrize("first", SHAPES)
def test_every_way_of_updates_leads_to_the_same_shape(first: int, tmp_path: Path) -> None:
    with closing(connection.connect(released.unpacked(first, tmp_path))) as db:
        migrations.migrate(db)
        assert shape.strangers(db) == []
