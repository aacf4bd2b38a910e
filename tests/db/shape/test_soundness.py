"""What is wrong with a file is told in sentences, whatever is wrong with it."""

from pathlib import Path

import pytest

from outreach_desktop.db import search
from outreach_desktop.db.engine import connection, rows
from outreach_desktop.db.engine.connection import Data
from outreach_desktop.db.history.journal import changing, off_the_record
from outreach_desktop.db.shape import migrations, soundness
from outreach_desktop.services import files
from tests import builders
from tests.conftest import TODAY


def test_a_sound_file_has_no_faults(db: Data) -> None:
    person = builders.person(db)
    files.attach(db, person.id, "leaflet.txt", b"Come!")

    assert soundness.faults(db) == []


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        (
            "UPDATE file_contents SET content = x'00'",
            "One attached file was changed after it was attached.",
        ),
        ("UPDATE contacts SET created_at = 'then'", "Some of the people have no date"),
        (
            "UPDATE journal SET after = '{' WHERE after IS NOT NULL",
            "Some of the history cannot",
        ),
        ("UPDATE now_doing SET action = 7", soundness.BEGUN),
        ("UPDATE contacts SET notes = CAST(x'80' AS TEXT)", "Some of the people cannot be read."),
        ("DELETE FROM search_data WHERE id > 10", soundness.SEARCH),
    ],
)
def test_rows_that_make_no_sense_are_told(db: Data, statement: str, said: str) -> None:
    person = builders.person(db)
    files.attach(db, person.id, "leaflet.txt", b"Come!")
    with changing(db, "Change"):
        rows.change(db, "contacts", person.id, {"town": "Hereford"})
    with off_the_record(db):
        db.execute(statement)
    if "now_doing" in statement:
        db.execute(statement)

    found = soundness.faults(db)
    assert any(one.startswith(said) for one in found)
    db.execute("UPDATE now_doing SET action = NULL")


def test_strays_are_counted(db: Data) -> None:
    person = builders.person(db)
    builders.call(db, person, TODAY)
    db.execute("PRAGMA foreign_keys = OFF")
    with off_the_record(db):
        db.execute("UPDATE interactions SET contact_id = 'nobody'")

    assert soundness.faults(db) == ["One entry refers to something that is not in the file."]


def test_a_search_index_that_is_behind_is_told_and_can_be_made_anew(db: Data) -> None:
    builders.person(db)
    db.execute("INSERT INTO search (search) VALUES ('delete-all')")
    assert soundness.faults(db) == [soundness.SEARCH]

    search.rebuild(db)
    assert soundness.faults(db) == []


@pytest.mark.parametrize("part", range(8))
def test_damage_anywhere_is_told_and_never_raised(tmp_path: Path, part: int) -> None:
    path = tmp_path / "mine.outreach"
    made = connection.connect(path)
    migrations.migrate(made)
    builders.person(made)
    made.close()
    db = connection.connect(path)
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(size * part // 8 + 100)
        file.write(b"\xaa" * (size // 8 - 100))
    db.execute("PRAGMA shrink_memory")  # what was read before is forgotten

    assert soundness.faults(db)
    db.close()
