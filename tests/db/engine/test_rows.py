"""What the rows of every subject have in common."""

import pytest
from sqlite_utils.utils import sqlite3

from outreach_desktop.db.engine import rows
from outreach_desktop.db.engine.values import Row
from outreach_desktop.db.history.journal import changing
from outreach_desktop.errors import OutreachError
from outreach_desktop.services import undo
from outreach_desktop.services.data_file import Data


@pytest.fixture
def kept(db: Data) -> str:
    with changing(db, "Add"):
        row_id = rows.keep(db, "organisations", {"name": "Lakeside General", "town": "Lakeside"})
        # As if it had been kept long ago.
        db.execute("UPDATE organisations SET updated_at = '2020-01-01T00:00:00.000Z'")
    return row_id


def stored(db: Data, row_id: str) -> Row:
    return dict(db.table("organisations").get(row_id))


def test_a_change_leaves_the_other_columns_and_notes_the_time(db: Data, kept: str) -> None:
    with changing(db, "Change"):
        rows.change(db, "organisations", kept, {"name": "Lakeside Infirmary"})

    row = stored(db, kept)
    assert (row["name"], row["town"]) == ("Lakeside Infirmary", "Lakeside")
    assert row["updated_at"] > "2020"


def test_values_a_row_has_already_are_no_change(db: Data, kept: str) -> None:
    with changing(db, "Change nothing"):
        rows.change(db, "organisations", kept, {"name": "Lakeside General", "parent_id": None})

    assert stored(db, kept)["updated_at"].startswith("2020")
    assert undo.next_undo(db) == "Add"


def test_a_row_goes_into_the_bin_once(db: Data, kept: str) -> None:
    with changing(db, "Remove"):
        rows.put_in_bin(db, "organisations", [kept])
    first = stored(db, kept)["deleted_at"]

    with changing(db, "Remove again"):
        rows.put_in_bin(db, "organisations", [kept])

    assert first > "2020"
    assert stored(db, kept)["deleted_at"] == first


def test_a_row_in_the_bin_or_never_kept_is_gone_with_a_sentence(db: Data, kept: str) -> None:
    with changing(db, "Remove"):
        rows.put_in_bin(db, "organisations", [kept])

    for row_id in (kept, "never"):
        with pytest.raises(OutreachError, match="This organisation is no longer there") as caught:
            rows.one(db, "organisations", row_id)
        assert "Look at the list again" in caught.value.hint


def test_many_rows_keep_their_order_and_have_ids_of_their_own(db: Data) -> None:
    with changing(db, "Add"):
        ids = rows.keep_all(db, "organisations", ({"name": f"Ward {n}"} for n in range(250)))

    assert len(set(ids)) == 250
    assert [stored(db, row_id)["name"] for row_id in (ids[0], ids[-1])] == ["Ward 0", "Ward 249"]


def test_no_rows_at_all_are_fine(db: Data) -> None:
    with changing(db, "Add nobody"):
        assert rows.keep_all(db, "organisations", []) == []
        rows.put_in_bin(db, "organisations", [])


def test_rows_that_one_cannot_be_kept_of_are_not_kept_at_all(db: Data) -> None:
    new = [{"name": "Ward 1"}, {"name": "Ward 2", "id": "one"}, {"name": "Ward 3", "id": "one"}]
    with changing(db, "Add some"), pytest.raises(sqlite3.IntegrityError):
        rows.keep_all(db, "organisations", [{"id": "first", **row} for row in new])
    assert db.execute("SELECT count(*) FROM organisations").fetchone() == (0,)
    assert not db.conn.in_transaction


def test_rows_are_kept_by_who_named_what_is_done_and_by_no_one_else(db: Data) -> None:
    with pytest.raises(sqlite3.DatabaseError):
        rows.keep_all(db, "organisations", [{"name": "Ward 1"}])
    assert not db.conn.in_transaction
    assert db.execute("SELECT count(*) FROM organisations").fetchone() == (0,)
