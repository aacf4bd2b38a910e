"""The settings of the connection."""

import sqlite3 as python_sqlite
from pathlib import Path

import pytest
from sqlite_utils.utils import sqlite3

from outreach_desktop.db.engine import connection
from outreach_desktop.db.engine.refusals import ReadOnlyError
from outreach_desktop.db.shape import migrations
from outreach_desktop.errors import OutreachError
from outreach_desktop.services.data_file import Data


def setting(db: Data, name: str) -> object:
    return db.execute(f"PRAGMA {name}").fetchone()[0]


def test_every_setting_holds(tmp_path: Path) -> None:
    db = connection.connect(tmp_path / "a.outreach")

    assert setting(db, "journal_mode") == "truncate"
    assert setting(db, "locking_mode") == "exclusive"
    assert setting(db, "synchronous") == 2  # FULL
    assert setting(db, "foreign_keys") == 1
    assert setting(db, "trusted_schema") == 0
    assert setting(db, "cell_size_check") == 1
    assert setting(db, "secure_delete") == 1
    db.close()


def test_a_write_outside_a_transaction_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.outreach"
    db = connection.connect(path)
    db.execute("CREATE TABLE t (a TEXT) STRICT")
    db.execute("INSERT INTO t VALUES ('one')")
    list(db.query("INSERT INTO t VALUES ('two') RETURNING a"))
    db.table("t").insert({"a": "three"})
    db.close()

    db = connection.connect(path)
    assert db.execute("SELECT count(*) FROM t").fetchone() == (3,)
    db.close()


def test_the_sqlite_in_use_lets_triggers_keep_the_search_index() -> None:
    assert connection.can_keep_search(sqlite3)


def test_an_sqlite_that_distrusts_such_triggers_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    if connection.can_keep_search(python_sqlite):
        pytest.skip("the SQLite of this Python is new enough")
    monkeypatch.setattr(connection, "sqlite3", python_sqlite)

    with pytest.raises(OutreachError, match="too old"):
        connection.connect_in_memory()


def test_closing_twice_is_closing() -> None:
    db = connection.connect_in_memory()
    db.close()
    db.close()

    with pytest.raises(sqlite3.ProgrammingError):
        db.execute("SELECT 1")


def test_a_file_is_read_without_a_trace_beside_it_and_without_a_way_to_change_it(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a file's #1 name?.outreach"
    made = connection.connect(path)
    migrations.migrate(made)
    made.close()
    before = path.read_bytes()
    path.chmod(0o400)

    db = connection.connect_to_read(path)
    assert migrations.version(db) == migrations.NEWEST
    with pytest.raises(ReadOnlyError):
        db.execute("UPDATE now_doing SET device = 'x'")
    db.close()
    assert [each.name for each in tmp_path.iterdir()] == [path.name]
    assert path.read_bytes() == before
