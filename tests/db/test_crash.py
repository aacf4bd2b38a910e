"""A program that is killed while it saves: what it said was saved is there, and nothing is half there."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from outreach_desktop.db import data_file

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no kill -9")

# Each deed has several rows; its name is printed only after it was saved.
_WORK = """
import sys
from datetime import date
from pathlib import Path
from dataclasses import replace
from outreach_desktop.domain.contacts import ContactDraft
from outreach_desktop.domain.interactions import InteractionDraft
from outreach_desktop.db import contacts as kept
from outreach_desktop.db.journal import changing
from outreach_desktop.services import contacts, data_file, timeline, undo
db = data_file.open_data(Path(sys.argv[1]))
today = date(2026, 3, 2)
for number in range(100_000):
    with changing(db, "Add somebody and five calls"):
        person = contacts.add(db, ContactDraft(last_name=f"n{sys.argv[2]}x{number}", tags=("new",)))
        for call in range(5):
            draft = InteractionDraft(contact_id=person.id, date=today, summary=f"call {call}")
            timeline.log(db, draft)
    print("add", person.id, flush=True)
    contacts.change(db, replace(person, notes="met"))
    print("change", person.id, flush=True)
    with changing(db, "Import"):
        kept.keep_all(db, [ContactDraft(last_name="Import", tags=("i",)) for _ in range(20)])
    if number % 2:
        undo.undo(db)
    else:
        contacts.remove(db, [person.id])
        print("remove", person.id, flush=True)
"""


def said_before_it_was_killed(path: Path, round_: int, after: float) -> list[list[str]]:
    with subprocess.Popen(
        [sys.executable, "-c", _WORK, str(path), str(round_)], stdout=subprocess.PIPE, text=True
    ) as worker:
        assert worker.stdout is not None
        first = worker.stdout.readline()
        time.sleep(after)
        worker.kill()
        said = [line.split() for line in (first + worker.stdout.read()).splitlines()]
    return [words for words in said if len(words) == 2]


def check(path: Path, said: list[list[str]]) -> None:
    db = data_file.open_file(path, create=False)
    assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert db.execute("PRAGMA foreign_key_check").fetchone() is None
    assert db.execute("SELECT action FROM now_doing").fetchone() == (None,)
    db.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
    people = {row["id"]: row for row in db.query("SELECT * FROM contacts")}
    for deed, key in said:
        assert key in people
        if deed == "change":
            assert people[key]["notes"] == "met"
        if deed == "remove":
            assert people[key]["deleted_at"]
    calls = db.execute(
        "SELECT count(i.id) FROM contacts c LEFT JOIN interactions i ON i.contact_id = c.id"
        " WHERE c.last_name LIKE 'n%x%' GROUP BY c.id"
    )
    assert {number for (number,) in calls} == {5}
    imported = "SELECT count(*) FROM contacts WHERE last_name = 'Import'"
    assert db.execute(imported).fetchone()[0] % 20 == 0
    db.close()


@pytest.mark.parametrize("rounds", [5, pytest.param(120, marks=pytest.mark.slow)])
def test_what_was_saved_before_a_kill_is_there_and_whole(tmp_path: Path, rounds: int) -> None:
    path = tmp_path / "mine.outreach"
    chance = random.Random(3)
    acknowledged: list[list[str]] = []
    for round_ in range(rounds):
        acknowledged += said_before_it_was_killed(path, round_, chance.uniform(0, 0.2))
        check(path, acknowledged)
    assert len(acknowledged) > rounds
