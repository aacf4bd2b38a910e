"""Changes, and what the journal keeps of them."""

import json
from typing import Any

import pytest
from sqlite_utils.utils import sqlite3

from outreach_desktop.db.engine import rows
from outreach_desktop.db.history.journal import changing
from outreach_desktop.errors import OutreachError
from outreach_desktop.services.data_file import Data


def entries(db: Data) -> list[dict[str, Any]]:
    return list(db.query("SELECT * FROM journal ORDER BY number"))


def names(db: Data) -> list[str]:
    return [name for (name,) in db.execute("SELECT name FROM actions ORDER BY number")]


def test_a_change_without_a_name_is_refused(db: Data) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="needs a name"):
        rows.keep(db, "contacts", {"last_name": "Ng"})

    assert db.table("contacts").count == 0


def test_an_insert_keeps_the_key_alone(db: Data) -> None:
    with changing(db, "Add"):
        key = rows.keep(db, "contacts", {"last_name": "Ng", "email": "ng@example.org"})

    (entry,) = entries(db)
    assert (entry["tbl"], entry["row"], entry["person"]) == ("contacts", key, key)
    assert (entry["change"], entry["before"], entry["after"]) == ("insert", None, None)


def test_an_update_keeps_the_columns_it_changed(db: Data) -> None:
    with changing(db, "Add"):
        key = rows.keep(db, "contacts", {"last_name": "Ng", "town": "Leeds"})
    with changing(db, "Change"):
        rows.change(db, "contacts", key, {"last_name": "Ng", "town": "York"})

    before, after = (json.loads(entries(db)[-1][side]) for side in ("before", "after"))
    assert before.keys() == after.keys()
    assert after.keys() - {"updated_at"} == {"town"}
    assert (before["town"], after["town"]) == ("Leeds", "York")


def test_a_delete_keeps_the_whole_row(db: Data) -> None:
    with changing(db, "Add"):
        key = rows.keep(db, "tags", {"name": "Core", "folded": "core"})
    with changing(db, "Delete"):
        db.execute("DELETE FROM tags WHERE id = ?", [key])

    before = json.loads(entries(db)[-1]["before"])
    assert before["name"] == "Core"
    assert before.keys() == set(db.table("tags").columns_dict)


def test_what_hangs_on_a_person_is_noted_under_that_person(db: Data) -> None:
    with changing(db, "Add"):
        key = rows.keep(db, "contacts", {"last_name": "Ng"})
        rows.keep(db, "interactions", {"contact_id": key, "date": "2026-03-01", "summary": "Rang"})
        letter = {"name": "scan.pdf", "size": 1, "sha256": "x"}
        db.execute("INSERT INTO file_contents VALUES ('x', x'00')")
        rows.keep(db, "files", {"owner_id": key, **letter})
        rows.keep(db, "files", {"owner_id": "group", **letter})

    assert [entry["person"] for entry in entries(db)] == [key, key, key, None]


def test_everything_in_an_action_happens_or_nothing(db: Data) -> None:
    with pytest.raises(sqlite3.IntegrityError), changing(db, "Add two"):
        rows.keep_all(db, "contacts", [{"last_name": "Ng"}, {"last_name": ""}])

    assert db.table("contacts").count == 0
    assert names(db) == []
    with changing(db, "Go on"):
        rows.keep(db, "contacts", {"last_name": "Ng"})
    assert names(db) == ["Go on"]


def test_an_action_inside_another_belongs_to_the_outer_one(db: Data) -> None:
    with changing(db, "Import"), changing(db, "Add"):
        rows.keep(db, "contacts", {"last_name": "Ng"})

    assert names(db) == ["Import"]


def test_an_action_that_changes_nothing_leaves_no_trace(db: Data) -> None:
    with changing(db, "Add"):
        key = rows.keep(db, "contacts", {"last_name": "Ng"})
    with changing(db, "Change"):
        rows.change(db, "contacts", key, {"last_name": "Ng"})

    assert names(db) == ["Add"]


def test_a_row_carries_the_computer_and_the_time_of_its_change(db: Data) -> None:
    db.execute("UPDATE now_doing SET device = 'laptop'")
    with changing(db, "Add"):
        key = rows.keep(db, "contacts", {"last_name": "Ng"})
    db.execute("UPDATE now_doing SET device = 'desk'")
    with changing(db, "Change"):
        rows.change(db, "contacts", key, {"last_name": "Nguyen"})

    row = db.table("contacts").get(key)
    assert row["device"] == "desk"
    assert row["updated_at"] >= row["created_at"]


def test_a_full_disk_is_said_in_plain_words_and_loses_nothing(db: Data) -> None:
    with changing(db, "Add"):
        rows.keep(db, "contacts", {"last_name": "Ng"})
    pages = db.execute("PRAGMA page_count").fetchone()[0]
    db.execute(f"PRAGMA max_page_count = {pages}")

    with pytest.raises(OutreachError, match="disk is full"), changing(db, "Add many"):
        rows.keep_all(db, "contacts", [{"last_name": "Ng " * 50} for _ in range(200)])

    assert db.table("contacts").count == 1
    assert names(db) == ["Add"]
